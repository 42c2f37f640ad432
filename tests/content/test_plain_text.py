from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from procdesk.content.limits import SAY_CHARACTERS
from procdesk.content.parser import read_source
from procdesk.content.plain_text import first_paragraph, sayable, to_plain


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


@pytest.mark.parametrize(
    "before",
    [
        *(
            "<!-- a comment -->\n\n",
            "![picture](x.png)\n\n",
            "# Heading\n",
            "Heading\n=======\n\n",
            "{% include 'x' %}\n\n",
        ),
        *(
            "!!! note\n\n",
            ":::tip\n\n",
            "> [!NOTE]\n\n",
            "| a | b |\n|---|---|\n| 1 | 2 |\n\n",
            "---\n\n",
            "[TOC]: x\n\n",
        ),
        *(
            "```\ncode\n```\n\n",
            "<div>\n\n",
            "import X from 'y'\n\n",
            "[Back to the list](../)\n\n",
            "***\n\n",
            "[x]: http://a\n\n",
        ),
    ],
)
def test_the_first_real_paragraph_is_found(before: str) -> None:
    assert first_paragraph(f"{before}The answer\nin two lines.\n\nMore.") == "The answer in two lines."


def test_a_page_of_links_alone_gives_the_first() -> None:
    assert first_paragraph("[Next step](a.md)\n\n[Back](b.md)") == "Next step"
    assert first_paragraph("# Only a heading") == ""


def test_what_is_said_ends_with_a_sentence() -> None:
    long = "This is one sentence. " * 60
    said = sayable(long)
    assert len(said) <= SAY_CHARACTERS
    assert said.endswith("sentence.")
    assert sayable("word " * 400).endswith("word…")
    assert sayable("Short. **Two**.") == "Short. Two."


@pytest.mark.parametrize(
    "piece", ["*", "_", "[", "[a](", "<a ", "`", "~", "**a", "_a ", "![", "{%", "<!--", "[[", "#\n", "- ", "="]
)
def test_hostile_repetition_costs_no_time(piece: str) -> None:
    begun = time.perf_counter()
    to_plain(piece * 100_000)
    first_paragraph("x\n" + piece * 100_000)
    assert time.perf_counter() - begun < 3


@given(st.text(alphabet="*_[]()<>`~!#-|{}%\\ \nab.é&;:=^1", max_size=200))
def test_no_text_raises_and_the_result_is_one_line(text: str) -> None:
    assert "\n" not in to_plain(text)
    assert len(first_paragraph(text)) <= SAY_CHARACTERS


def test_a_page_that_begins_with_navigation_is_answered_by_its_first_telling_paragraph() -> None:
    page = b"# Travel\n\n[Next to packing >](packing.md)\n\n## Overview\n\nBook at least ten days ahead.\n"
    write_up = read_source("travel.md", page, None).write_up
    assert write_up is not None
    assert write_up.say == "Book at least ten days ahead."
