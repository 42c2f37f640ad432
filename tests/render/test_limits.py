"""Rendering always comes back, and never with more than Qt can lay out."""

from __future__ import annotations

import pytest

from procdesk.render.limits import PageRenderer, render
from procdesk.render.markdown import can_be_laid_out
from tests.render.safe import faults

PAGE = "a/b.md"
TABLE = "<table><tr><td>"
BOMBS = {
    "brackets": "[" * 50_000,
    "brackets and a reference": "[" * 50_000 + "\n\n[a]: b.md",
    "open tags": "<a " * 20_000,
    "open links": "[a](" * 8_000,
    "abbreviations": "*[a]: b\n" * 3_000,
    "deep list": "\n".join("    " * depth + "- a" for depth in range(300)),
    "list in one line": "- " * 5_000 + "a",
    "deep quotation": ">" * 5_000 + " a",
    "nested tables": TABLE * 20 + "a" + "</td></tr></table>" * 20,
    "one long line": "a" * 2_000_000,
    "long line of words": "aa " * 700_000,
    "tildes": "~" * 60_000,
    "pictures": "![a](a.png)\n" * 20_000,
    "data sections": "<![CDATA[" * 8_000,
    "deep tags": "<b>" * 20_000,
    "definitions": "a\n: b\n" * 5_000,
    "cells": "|" + "a|" * 4_000 + "\n|" + "-|" * 4_000,
    "notes": "!!! a\n" * 5_000,
    "open code": "`a" * 20_000,
}
PLAIN = ("deep list", "list in one line", "nested tables", "one long line", "long line of words", "pictures")


@pytest.mark.parametrize("name", BOMBS)
def test_a_bomb_comes_back_as_something_safe_to_lay_out(name: str) -> None:
    rendered = render(BOMBS[name], PAGE, time_limit_s=1.0)
    assert faults(rendered.html) == []
    assert can_be_laid_out(rendered.html)


@pytest.mark.parametrize("name", PLAIN)
def test_what_cannot_be_laid_out_is_shown_as_plain_text(name: str) -> None:
    rendered = render(BOMBS[name], PAGE, time_limit_s=1.0)
    assert rendered.plain
    assert rendered.html.startswith("<p>")
    assert len(rendered.html) < 130_000


@pytest.mark.parametrize("text", ["[" * 50_000 + "]:", "<a " * 20_000, "[a](" * 8_000])
def test_a_child_that_takes_too_long_is_ended(text: str) -> None:
    assert render(text, PAGE, time_limit_s=0.3).plain


def test_a_long_ordinary_text_is_rendered_by_the_child() -> None:
    rendered = render("A *word* and [a link](c.md).\n\n" * 2_500, PAGE, time_limit_s=60)
    assert not rendered.plain
    assert rendered.html.startswith('<p>A <em>word</em> and <a href="procdesk:a/c">a link</a>.</p>')


def test_all_parts_of_a_page_share_one_time_limit() -> None:
    renderer = PageRenderer(PAGE, time_limit_s=0.3)
    assert renderer.render("[a](" * 8_000).plain
    assert renderer.render("A *word* and [a link](c.md).\n\n" * 2_500).plain
    assert not renderer.render("A *word*.").plain


def test_a_text_without_time_for_a_child_is_plain() -> None:
    assert render("[" * 1_000, PAGE, time_limit_s=0).plain


@pytest.mark.parametrize(("depth", "plain"), [(1, False), (3, False), (4, True), (20, True)])
def test_tables_deeper_than_three_never_reach_the_window(depth: int, plain: bool) -> None:
    assert render(TABLE * depth + "a" + "</td></tr></table>" * depth, PAGE).plain is plain


def test_tables_that_are_never_closed_are_counted_too() -> None:
    assert render(TABLE * 4, PAGE).plain


def test_three_hundred_levels_are_shown_letter_by_letter() -> None:
    rendered = render(BOMBS["deep list"], PAGE)
    assert rendered.html.startswith("<p>- a<br>    - a<br>        - a")


def test_plain_text_is_cut_and_says_so() -> None:
    assert render("a" * 2_000_000, PAGE).html.endswith(" …</p>")
