"""Which lines of a text stand in another one too: what was changed, added and taken out between the two."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher
from typing import Final, NamedTuple

# Beyond so many pairs of lines, those that stand everywhere are no longer looked for.
_MOST_PAIRS: Final = 250_000


class LineRun(NamedTuple):
    """Neighbouring lines of one text, and those of the other that are the same or stand in their place.

    Lines count from 0, ends are not included. `same` tells that the lines of both are equal.
    """

    same: bool
    old_start: int
    old_end: int
    new_start: int
    new_end: int


def line_runs(old: Sequence[str], new: Sequence[str]) -> list[LineRun]:
    """Both texts from beginning to end, in runs of lines that are the same and of lines that are not.

    Lines that stand once in both hold their place first (the patience algorithm), so that also 20,000 lines with
    thousands of changes take a fraction of a second.
    """
    runs: list[LineRun] = []
    done_old = done_new = 0
    for at_old, at_new in [*_pairs(old, new), (len(old), len(new))]:
        if at_old > done_old or at_new > done_new:
            runs.append(LineRun(False, done_old, at_old, done_new, at_new))
        last = runs[-1] if runs else None
        if at_old < len(old) and at_new < len(new):
            if last and last.same:
                runs[-1] = last._replace(old_end=at_old + 1, new_end=at_new + 1)
            else:
                runs.append(LineRun(True, at_old, at_old + 1, at_new, at_new + 1))
        done_old, done_new = at_old + 1, at_new + 1
    return runs


def _pairs(old: Sequence[str], new: Sequence[str]) -> Iterator[tuple[int, int]]:
    """The numbers of equal lines, in order: the common ends, what stands once in both, and what lies between."""
    head = _common(old, new)
    tail = _common(old[head:][::-1], new[head:][::-1])
    yield from ((at, at) for at in range(head))
    old_end, new_end = len(old) - tail, len(new) - tail
    done_old = done_new = head
    for at_old, at_new in [*_anchors(old, new, head, (old_end, new_end)), (old_end, new_end)]:
        for below_old, below_new in _between(old[done_old:at_old], new[done_new:at_new]):
            yield done_old + below_old, done_new + below_new
        if at_old < old_end:
            yield at_old, at_new
        done_old, done_new = at_old + 1, at_new + 1
    yield from ((old_end + at, new_end + at) for at in range(tail))


def _common(one: Sequence[str], other: Sequence[str]) -> int:
    """How many lines at the beginning are the same."""
    count = 0
    for first, second in zip(one, other, strict=False):
        if first != second:
            return count
        count += 1
    return count


def _anchors(old: Sequence[str], new: Sequence[str], start: int, ends: tuple[int, int]) -> list[tuple[int, int]]:
    """Most of the lines between `start` and the ends that stand once in both texts there, in the same order in both."""
    times_old, times_new = Counter(old[start : ends[0]]), Counter(new[start : ends[1]])
    place = {line: at for at, line in enumerate(new[start : ends[1]], start) if times_new[line] == 1}
    found = [
        (at, place[line])
        for at, line in enumerate(old[start : ends[0]], start)
        if times_old[line] == 1 and line in place
    ]
    return _longest_rising(found)


def _longest_rising(pairs: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """As many pairs as possible whose second numbers rise as the first do."""
    ends: list[int] = []
    last_at: list[int] = []
    before: list[int] = []
    for number, (_, value) in enumerate(pairs):
        length = bisect_left(ends, value)
        before.append(last_at[length - 1] if length else -1)
        ends[length : length + 1] = [value]
        last_at[length : length + 1] = [number]
    rising = []
    at = last_at[-1] if last_at else -1
    while at >= 0:
        rising.append(pairs[at])
        at = before[at]
    return rising[::-1]


def _between(old: Sequence[str], new: Sequence[str]) -> Iterator[tuple[int, int]]:
    """The equal lines of two stretches between anchors."""
    if not old or not new:
        return
    if len(old) == len(new):
        same = [(at, at) for at, line in enumerate(old) if line == new[at]]
        if 2 * len(same) >= len(old):
            # A word replaced everywhere: thousands of short runs, which a search for the longest finds one by one.
            yield from same
            return
    matcher = SequenceMatcher(None, old, new, autojunk=len(old) * len(new) > _MOST_PAIRS)
    for block in matcher.get_matching_blocks():
        yield from ((block.a + at, block.b + at) for at in range(block.size))
