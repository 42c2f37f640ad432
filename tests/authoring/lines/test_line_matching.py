"""Lines that stand in two texts are found, also in long ones."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from procdesk.authoring.lines.line_matching import line_runs

LINES = st.lists(st.sampled_from(["", "a", "b", "c", "d", "e"]), max_size=30)


@given(old=LINES, new=LINES)
def test_runs_cover_both_texts_and_those_that_are_the_same_are_equal(old: list[str], new: list[str]) -> None:
    at_old = at_new = 0
    for run in line_runs(old, new):
        assert (run.old_start, run.new_start) == (at_old, at_new)
        assert run.same == (old[run.old_start : run.old_end] == new[run.new_start : run.new_end])
        at_old, at_new = run.old_end, run.new_end
    assert (at_old, at_new) == (len(old), len(new))


@given(lines=LINES, at=st.integers(0, 30))
def test_a_line_more_is_the_only_difference(lines: list[str], at: int) -> None:
    new = [*lines[:at], "new", *lines[at:]]
    different = [run for run in line_runs(lines, new) if not run.same]
    assert [new[run.new_start : run.new_end] for run in different] == [["new"]]


def kept(old: list[str], new: list[str]) -> int:
    return sum(run.old_end - run.old_start for run in line_runs(old, new) if run.same)


def test_in_twenty_thousand_lines_every_line_that_stayed_is_found() -> None:
    old = [f"line {number}" for number in range(20_000)]
    without = [line for number, line in enumerate(old) if number % 7]
    assert kept(old, without) == len(without)
    assert kept(old, [line.replace("7", "seven") for line in old]) == sum("7" not in line for line in old)


def test_twenty_thousand_lines_of_which_many_are_alike_keep_all_but_those_that_changed() -> None:
    old = ["", "- a", "", "- b"] * 5_000
    new = [*old[:100], "x", *old[101:]]
    assert kept(old, new) == len(old) - 1
