from __future__ import annotations

from datetime import date

import pytest

from procdesk.authoring.completion import KnownPage, KnownWords, complete

WORDS = KnownWords(
    departments=("Facturación", "Tesorería"),
    pages=(
        KnownPage("facturacion/cobro-duplicado", "Cobro duplicado", "facturacion/cobro-duplicado.es.md"),
        KnownPage("averias/sin-internet", "Sin internet", "averias/sin-internet.es.md"),
    ),
    codes=("FAC-021", "FAC-022"),
    owners=("calidad@norvia.example", "jefe de turno"),
)
TODAY = date(2026, 11, 22)
GUIDE = "## Guía\n### ¿Es el mismo importe?\n- [Sí](#abonar)\n### Abonar\nHecho.\n"


def offered(text: str, lang: str = "es") -> list[str]:
    """What is offered where `|` stands, as the text that would come to stand there."""
    position = text.index("|")
    found = complete(text.replace("|", "", 1), position, "facturacion/nueva.es.md", lang, WORDS, TODAY)
    return [one.text for one in found.suggestions] if found else []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("---\ntitulo: x\nresp|\n---\n", ["responsable: "]),
        ("---\ntitle: x\nown|\n---\n", ["owner: "]),
        ("---\ntitulo: x\ndepartamento: tes|\n---\n", ["Tesorería"]),
        ("---\ntitle: x\nowner: cal|\n---\n", ["calidad@norvia.example"]),
        ("---\ntitulo: x\nprimer_contacto: |\n---\n", ["resolver", "resolver-y-pasar", "pasar"]),
        ("---\ntitle: x\nfirst_contact: ha|\n---\n", ["hand-over"]),
        ("---\ntitle: x\nverified: |\n---\n", ["2026-11-22"]),
        ("---\ntitle: x\ncodes: [FAC-021, FAC-02|]\n---\n", ["FAC-021", "FAC-022"]),
        ("---\ntitle: x\nrelated:\n  - sin|\n---\n", ["averias/sin-internet"]),
        ("---\ntitle: x\n---\n1. **Fac|", ["Facturación** "]),
        ("---\ntitle: x\n---\n## Si hay que pasarlo\n- A: te|", ["Tesorería"]),
        ("---\ntitle: x\n---\n## Si hay que pasarlo\n  Ten|", ["Ten a mano: "]),
        (f"---\ntitle: x\n---\n{GUIDE}- [No](#ab|", ["#abonar"]),
        ("---\ntitle: x\n---\nMira [esto](sin|", ["../averias/sin-internet.es.md"]),
        ("---\ntitle: x\n---\nMira [esto](cobro|", ["cobro-duplicado.es.md"]),
        ("---\ntitle: x\n---\n## Qué dec|", ["Qué decir"]),
        ("---\ntitle: x\n---\n## Qué decir\n\nEn {fe|", ["{fechas|en unos días}"]),
        ("---\ntitle: x\n---\n## Qué decir\n\nNada |", []),
        ("sin detalles|", []),
    ],
)
def test_the_cursor_is_offered_what_can_stand_there(text: str, expected: list[str]) -> None:
    assert offered(text) == expected


def test_a_detail_and_a_section_that_a_page_has_are_not_offered_again() -> None:
    assert "title: " not in offered("---\ntitle: x\nt|\n---\n")
    assert "Say this" not in offered("---\ntitle: x\n---\n## Say this\n\nHello.\n\n## |", "en")


def test_what_is_typed_whole_is_not_offered_alone() -> None:
    assert offered("---\ntitle: x\ncodes: FAC-021|\n---\n") == []


@pytest.mark.parametrize("text", ["", "---", "---\n", "---\ntitle", "+++\ntitle = 1", "- [", "](", "{", "## ", "**"])
def test_no_beginning_of_a_page_is_too_short(text: str) -> None:
    for position in range(len(text) + 1):
        complete(text, position, "x.es.md", "es", WORDS, TODAY)
