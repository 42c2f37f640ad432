from __future__ import annotations

import pytest

from procdesk.content.limits import BLOCK_DEPTH, LINE_CHARACTERS, PLAIN_CHARACTERS, check_body, cut_text


def codes(body: str) -> list[tuple[str, int]]:
    return [(one.code, one.line) for one in check_body(body, "x.md", 10)]


def test_an_ordinary_page_breaks_no_limit() -> None:
    lists = "\n".join("  " * depth + "- item" for depth in range(8))
    assert codes(f"# Title\n\n{lists}\n\n> said\n> > again\n\n| a | b |\n|---|---|\n\n<div><table></table></div>") == []


def test_a_line_may_not_be_endless() -> None:
    assert codes("a\n" + "x" * LINE_CHARACTERS) == []
    assert codes("a\n" + "x" * (LINE_CHARACTERS + 1)) == [("line-too-long", 11)]


@pytest.mark.parametrize(
    "body",
    [
        "\n".join("  " * depth + "- x" for depth in range(BLOCK_DEPTH + 2)),
        "> " * (BLOCK_DEPTH + 1) + "x",
        "- " * (BLOCK_DEPTH + 1) + "x",
        "<div>" * (BLOCK_DEPTH + 1),
    ],
)
def test_blocks_may_not_nest_without_end(body: str) -> None:
    assert [code for code, _ in codes(body)] == ["blocks-too-deep"]


def test_a_rule_of_many_dashes_nests_nothing() -> None:
    assert codes("- " * 100) == []


def test_tables_in_tables_end_at_the_third() -> None:
    assert codes("<table>" * 3) == []
    assert codes("<table>\n" * 4) == [("tables-too-deep", 13)]
    assert codes("<table></table>\n" * 50) == []


def test_plain_text_is_cut() -> None:
    cut = cut_text("x" * LINE_CHARACTERS * 2 + "\n" + "y" * PLAIN_CHARACTERS)
    assert len(cut) <= PLAIN_CHARACTERS
    assert max(map(len, cut.split("\n"))) <= LINE_CHARACTERS
