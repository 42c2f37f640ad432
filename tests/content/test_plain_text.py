from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from procdesk.content.limits import SAY_CHARACTERS
from procdesk.content.plain_text import heading_words, sayable, to_plain


@pytest.mark.parametrize(
    ("markdown", "plain"),
    [
        *(
            ("**Bold** and *italic* and ***both***", "Bold and italic and both"),
            ("__a__ _b_ snake_case_name", "a b snake_case_name"),
        ),
        ('[a link](x.md "t") ![image](x.png) [ref][1]', "a link ref"),
        ("[[page|shown]] [[page]]", "shown page"),
        ("`code` and ``more``", "code and more"),
        ("<b>tag</b><br>x &amp; y", "tagx & y"),
        ("\\*not\\*", "*not*"),
        ("> quoted\n> text", "quoted text"),
        ("- one\n- two\n1. three", "one two three"),
        ("2 * 3 * 4", "2 * 3 * 4"),
        ("a <!-- hidden --> b", "a b"),
        ("<!-- never ends", ""),
        ("{% include x %}text{{ y }}", "text"),
        *(
            ("**outer *inner* end**", "outer inner end"),
            ("<https://a.example>", "https://a.example"),
            ("- [ ] task", "task"),
        ),
        ("text[^1]", "text"),
        ("~~old~~ ==new==", "old new"),
        ("<style>td {x: y}</style>text", "text"),
        ("", ""),
    ],
)
def test_markup_is_taken_away(markdown: str, plain: str) -> None:
    assert to_plain(markdown) == plain


def test_what_is_said_ends_with_a_sentence() -> None:
    long = "This is one sentence. " * 60
    said = sayable(long)
    assert len(said) <= SAY_CHARACTERS
    assert said.endswith("sentence.")
    assert sayable("word " * 400).endswith("word…")
    assert sayable("Short. **Two**.") == "Short. Two."


@pytest.mark.parametrize(
    ("heading", "words"),
    [
        ("[PR-1]: [Control de herramientas]", "PR-1: Control de herramientas"),
        ("!!! Corte de luz", "Corte de luz"),
        ("??? Sin línea", "Sin línea"),
        ("::: Avisos", "Avisos"),
        ("| Pagos |", "Pagos"),
        ('<a name="x"></a>Título', "Título"),
        ("[Bajas](bajas.md) y **altas** &amp; `x`", "Bajas y altas & x"),
        ("> Reclamaciones", "Reclamaciones"),
        ("🏢 Sucursales", "🏢 Sucursales"),
        ("lista[0] de C#", "lista[0] de C#"),
    ],
)
def test_a_heading_is_its_words_whatever_it_begins_with(heading: str, words: str) -> None:
    assert heading_words(heading) == words


@pytest.mark.parametrize(
    "piece", ["*", "_", "[", "[a](", "<a ", "`", "~", "**a", "_a ", "![", "{%", "<!--", "[[", "#\n", "- ", "="]
)
def test_hostile_repetition_costs_no_time(piece: str) -> None:
    begun = time.perf_counter()
    to_plain(piece * 100_000)
    heading_words(piece * 10_000)
    assert time.perf_counter() - begun < 3


@given(st.text(alphabet="*_[]()<>`~!#-|{}%\\ \nab.é&;:=^1", max_size=200))
def test_no_text_raises_and_the_result_is_one_line(text: str) -> None:
    assert "\n" not in to_plain(text)
    assert "\n" not in heading_words(text)
