from __future__ import annotations

from procdesk.authoring.completion import KnownPage
from procdesk.authoring.known_words import joined, known_words
from procdesk.content.catalog import catalog_of
from tests.conftest import ReadFolder

PAGES = {
    "procdesk.yaml": "languages: [es, en]\n",
    "facturacion/_index.es.md": "---\nname: Facturación\n---\n",
    "facturacion/_index.en.md": "---\nname: Billing\n---\n",
    "facturacion/cobro.es.md": (
        "---\ntitulo: Cobro\nresponsable: 'Ana (turno)'\ncodigos: [FAC-1, \"FAC-2\"] # dos\n---\n"
    ),
    "facturacion/cobro.en.md": (
        "---\r\ntitle: Charge\r\nowner: ana@norvia.example\r\ncodes:\r\n  - FAC-3\r\n  - FAC-4\r\n---\r\n"
    ),
    "facturacion/otra.es.md": "---\ntitulo: Otra\nresponsable:\ncodigos:\n---\nEl responsable: nadie\n",
}


def test_what_the_pages_name_is_collected_in_the_language_of_the_reader(read: ReadFolder) -> None:
    folder = read(PAGES)
    catalog = catalog_of(folder)

    def sources(id_: str) -> dict[str, bytes]:
        return {path: text.encode() for path, text in PAGES.items() if path.startswith(f"{id_}.")}

    parts = [known_words(catalog, sources, [id_], "en") for id_ in [*sorted(catalog.entries), "unknown/id"]]
    words = joined(parts)
    assert words.departments == ("Billing",)
    assert words.pages == (
        KnownPage("facturacion/cobro", "Charge", "facturacion/cobro.en.md"),
        KnownPage("facturacion/otra", "Otra", "facturacion/otra.es.md"),
    )
    assert words.codes == ("FAC-1", "FAC-2", "FAC-3", "FAC-4")
    assert words.owners == ("Ana (turno)", "ana@norvia.example")
