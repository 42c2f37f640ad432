from __future__ import annotations

import pytest

from procdesk.model import WriteUp
from procdesk.printing.binder import IndexLine, by_letter, index_letter_html, index_lines, letter


def lines(*texts: str) -> list[IndexLine]:
    return [IndexLine(text, "T", "a/b") for text in texts]


def found(lang: str, *texts: str) -> list[tuple[str, list[str]]]:
    return [(one.name, [line.text for line in one.lines]) for one in by_letter(lines(*texts), lang)]


def test_accents_capitals_and_quotation_marks_do_not_count() -> None:
    assert found("es", "abre", "Ábaco", "«abeja»", "¿abono?") == [("A", ["Ábaco", "«abeja»", "¿abono?", "abre"])]


def test_the_spanish_letter_that_comes_after_n_has_its_own_heading() -> None:
    assert found("es", "ñu", "nube", "oso") == [("N", ["nube"]), ("Ñ", ["ñu"]), ("O", ["oso"])]
    assert letter("ñu", "en") == "N"


@pytest.mark.parametrize("text", ["42 euros", "…", "€", ""])
def test_what_begins_with_no_letter_has_one_heading(text: str) -> None:
    assert letter(text, "es") == "0–9"


def test_each_letter_stands_once() -> None:
    names = [name for name, _ in found("es", "a", "«b", "(a) c", "1", "…", "b", "2")]
    assert len(names) == len(set(names))


def test_a_page_adds_its_title_its_phrases_and_its_codes() -> None:
    one = WriteUp("a/b", "es", "", "Título", "a", phrases=("dos veces", " "), codes=("FAC-1",))
    assert list(index_lines(one)) == [
        IndexLine("Título", "", "a/b"),
        IndexLine("dos veces", "Título", "a/b"),
        IndexLine("FAC-1", "Título", "a/b", code=True),
    ]


def test_a_line_leads_to_its_page() -> None:
    only = by_letter([IndexLine("dos <veces>", "Título", "a/b")], "es")[0]
    assert "<p>dos &lt;veces&gt; – <i>Título</i>, <b>7</b></p>" in index_letter_html(only, {"a/b": 7})
