"""Two people's changes of one page are put together, and what both have changed is told."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from procdesk.authoring.merging import merge

TEXT = st.lists(st.sampled_from(["a", "b", "c", ""]), max_size=12).map("\n".join)


def test_changes_in_different_places_are_both_in_the_merged_text() -> None:
    merged = merge("uno\ndos\ntres\ncuatro", "UNO\ndos\ntres\ncuatro", "uno\ndos\ntres\nCUATRO\ncinco")
    assert merged.text == "UNO\ndos\ntres\nCUATRO\ncinco"
    assert not merged.conflicts


def test_lines_that_both_have_changed_are_told_with_their_line() -> None:
    merged = merge("uno\ndos\ntres", "uno\nmío\nmás\ntres", "cero\nuno\nsuyo\ntres")
    (conflict,) = merged.conflicts
    assert (conflict.base, conflict.mine, conflict.theirs) == (("dos",), ("mío", "más"), ("suyo",))
    assert merged.text == "cero\nuno\nmío\nmás\ntres"
    assert merged.text.split("\n")[conflict.line - 1] == "mío"


def test_lines_that_one_has_changed_and_the_other_taken_out_conflict() -> None:
    assert merge("a\nb\nc", "a\nB\nc", "a\nc").conflicts


def test_the_same_change_of_both_is_no_conflict() -> None:
    merged = merge("a\nb", "a\nB\nx", "a\nB\nx")
    assert (merged.text, merged.conflicts) == ("a\nB\nx", ())


@given(base=TEXT, other=TEXT)
def test_a_change_of_one_alone_is_taken_as_it_is(base: str, other: str) -> None:
    for merged in (merge(base, other, base), merge(base, base, other), merge(base, other, other)):
        assert merged.text == other
        assert not merged.conflicts


@given(base=TEXT, mine=TEXT, theirs=TEXT)
def test_the_parts_hold_every_line_of_all_three_texts(base: str, mine: str, theirs: str) -> None:
    parts = merge(base, mine, theirs).parts
    assert "\n".join(line for part in parts for line in part.base) == base
    assert "\n".join(line for part in parts for line in part.mine) == mine
    assert "\n".join(line for part in parts for line in part.theirs) == theirs


@given(base=TEXT, mine=TEXT, theirs=TEXT)
def test_no_change_of_the_other_is_lost_without_a_word(base: str, mine: str, theirs: str) -> None:
    merged = merge(base, mine, theirs)
    if not merged.conflicts:
        assert merge(base, theirs, mine).text == merged.text
