"""Files that other programs have made: what is recognised, what is told, and that no word of them is lost."""

from __future__ import annotations

from pathlib import Path

import pytest

from procdesk.authoring.importing.document import ReadSource
from procdesk.content.parser import read_source
from tests.authoring.importing.lost_words import lost_words
from tests.authoring.importing.reading import DATA, codes, page_of, planned

SPANISH = {"say", "ask", "decide", "avoid", "journey"}
ENGLISH = {"say", "ask", "avoid", "applies"}
DOCUMENTS = {
    "pandoc-es.docx": (SPANISH, set()),
    "pandoc-es.html": (SPANISH, set()),
    "pandoc-en.docx": (ENGLISH, set()),
    "pandoc-en.html": (ENGLISH, set()),
    "libreoffice-es.docx": (SPANISH, {"import-margin", "import-unknown-styles"}),
    "libreoffice-es.html": (SPANISH, {"import-margin"}),
    "libreoffice-es.xhtml": (SPANISH, {"import-margin"}),
    "libreoffice-en.docx": (ENGLISH, {"import-margin"}),
    "libreoffice-en.pdf": (ENGLISH, {"import-pdf-layout"}),
    "libreoffice-en.txt": (ENGLISH, set()),
    "libreoffice-bold.docx": ({"say", "ask"}, {"import-link-dropped", "import-merged-cells"}),
    "libreoffice-form.docx": ({"say", "ask"}, {"import-form-table"}),
    "libreoffice-tracked.docx": (
        {"say", "avoid"},
        {"import-deleted-text", "import-text-box", "import-margin", "import-comment"},
    ),
    "word-filtered.htm": ({"say", "ask", "journey"}, {"import-link-dropped", "import-merged-cells"}),
    "google-docs.html": ({"say", "ask", "avoid"}, {"import-comment", "import-remote-picture"}),
}
LISTS = {"lista-1252.csv": 3, "libreoffice-list.xlsx": 3, "list-utf16.tsv": 2, "libreoffice-dates.xlsx": 1}


@pytest.mark.parametrize("name", DOCUMENTS)
def test_the_sections_of_a_document_are_recognised_and_the_rest_is_told(name: str, tmp_path: Path) -> None:
    sections, told = DOCUMENTS[name]
    page = page_of(DATA / name, tmp_path)
    assert {key for _, key in page.recognised} == sections
    assert codes(page) - {"import-section-guessed"} == told
    written = read_source(page.path, page.text.encode(), None).write_up
    assert written is not None
    assert {one.key for one in written.sections} >= sections


@pytest.mark.parametrize("name", [*DOCUMENTS, *LISTS])
def test_no_word_is_lost(name: str, tmp_path: Path) -> None:
    assert lost_words(DATA / name, planned([DATA / name], tmp_path).pages) == ()


@pytest.mark.parametrize("name", LISTS)
def test_a_list_gives_a_page_for_each_answer(name: str, tmp_path: Path) -> None:
    pages = planned([DATA / name], tmp_path).pages
    assert len(pages) == LISTS[name]
    assert all("say" in {key for _, key in page.recognised} for page in pages)


@pytest.mark.parametrize(
    ("name", "save_as"),
    [
        ("libreoffice-es.doc", ".docx"),
        ("libreoffice-es.rtf", ".docx"),
        ("libreoffice-en.odt", ".docx"),
        ("libreoffice-dates.xls", ".xlsx"),
    ],
)
def test_other_formats_are_told_with_the_one_to_save_them_in(name: str, save_as: str, tmp_path: Path) -> None:
    (refused,) = planned([DATA / name], tmp_path).refused
    assert refused == ReadSource(name, refused=refused.refused)
    assert refused.refused is not None
    assert dict(refused.refused.facts)["save_as"] == save_as


@pytest.mark.parametrize(
    "name", ["pandoc-es.docx", "pandoc-es.html", "libreoffice-es.docx", "libreoffice-es.html", "libreoffice-es.xhtml"]
)
def test_the_same_document_in_five_formats_becomes_the_same_page(name: str, tmp_path: Path) -> None:
    text = page_of(DATA / name, tmp_path).text
    for piece in (
        "titulo: Cobro duplicado en la factura",
        "la tendrá en seis días.[^1]",
        "- ¿Qué importe ve en el banco?\n  - ¿Es exactamente el mismo?\n  - ¿En qué fecha?\n- ¿Pagó con tarjeta",
        "| Importe | Quién decide | Plazo |\n| --- | --- | --- |\n| hasta 30 € | tú mismo | hoy |",
        "1. **Facturación** comprueba el cargo. (1 día laborable)",
        "](_imagenes/cobro-duplicado-en-la-factura-1.png)",
        "[la página del banco](https://banco.example/ayuda)",
        "[^1]: El plazo lo fija el banco del cliente.",
    ):
        assert piece in text


def test_an_html_export_of_confluence_keeps_its_pictures_links_and_departments(tmp_path: Path) -> None:
    plan = planned([DATA / "confluence"], tmp_path, department="")
    pages = {page.title: page for page in plan.pages}
    assert set(pages) == {"Factura más alta", "Facturación", "Prorrateo"}
    page = pages["Factura más alta"]
    assert page.path == "facturacion/factura-mas-alta.es.md"
    assert "[el prorrateo](prorrateo.es.md)" in page.text
    assert "[la tarifa](_imagenes/202.pdf)" in page.text
    assert "![Detalle](_imagenes/factura-mas-alta-1.png)" in page.text
    assert "> No leer el DNI en voz alta." in page.text
    assert "- ☒ Mes de la factura\n- ☐ Importe" in page.text
    assert lost_words(DATA / "confluence" / "Factura-alta_101.html", [page]) == ()
    (refused,) = plan.refused
    assert refused.refused is not None
    assert refused.refused.code == "import-list-of-pages"


def test_an_xml_export_of_confluence_is_read_in_its_newest_version(tmp_path: Path) -> None:
    plan = planned([DATA / "confluence-xml"], tmp_path, department="")
    pages = {page.title: page for page in plan.pages}
    assert set(pages) == {"Inicio", "Cobros", "Recibo devuelto", "Aplazar un pago"}
    page = pages["Recibo devuelto"]
    assert page.path == "cobros/recibo-devuelto.es.md"
    assert "[el aplazamiento](aplazar-un-pago.es.md)" in page.text
    assert "![Pantalla](_imagenes/recibo-devuelto-1.png)" in page.text
    assert "if a < b; then x" in page.text
    assert "import-macro" in codes(page)
