"""Two changes of one text become one: line by line, and where both have changed the same lines, both are shown."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import NamedTuple

from procdesk.authoring.lines.line_matching import line_runs


@dataclass(frozen=True, slots=True)
class MergedPart:
    """Some lines of a merged text: `mine` and `theirs` as either says them, `base` as they were.

    `line` is their first line in the merged text, from 1, in which a conflict stands as `mine`.
    """

    base: tuple[str, ...]
    mine: tuple[str, ...]
    theirs: tuple[str, ...]
    line: int

    @property
    def conflicts(self) -> bool:
        """Whether both have changed these lines, and not alike."""
        return self.mine not in (self.base, self.theirs) and self.theirs != self.base

    @property
    def lines(self) -> tuple[str, ...]:
        """What the merged text says here: the change of whoever made one; in a conflict, mine."""
        return self.theirs if self.mine == self.base else self.mine


@dataclass(frozen=True, slots=True)
class MergedText:
    """Two changes of one text, put together from beginning to end."""

    parts: tuple[MergedPart, ...]

    @property
    def conflicts(self) -> tuple[MergedPart, ...]:
        """The parts that somebody has to decide; none where the merged text holds both changes as they are."""
        return tuple(part for part in self.parts if part.conflicts)

    @property
    def text(self) -> str:
        """The merged text, with mine where both conflict."""
        return "\n".join(line for part in self.parts for line in part.lines)


def merge(base: str, mine: str, theirs: str) -> MergedText:
    r"""What was changed from `base` to `mine` and to `theirs`, both of it; all with `\n` for the ends of lines.

    Lines that were changed side by side are one part, as in the merges of version control.
    """
    olds, ours, others = base.split("\n"), mine.split("\n"), theirs.split("\n")
    kept_ours, kept_others = _kept(olds, ours), _kept(olds, others)
    parts: list[MergedPart] = []
    line = 1
    for stretch in _stretches(olds, kept_ours, kept_others, (len(ours), len(others))):
        part = MergedPart(
            tuple(olds[slice(*stretch.base)]),
            tuple(ours[slice(*stretch.mine)]),
            tuple(others[slice(*stretch.theirs)]),
            line,
        )
        parts.append(part)
        line += len(part.lines)
    return MergedText(tuple(parts))


class _Stretch(NamedTuple):
    """Where neighbouring lines stand in the three texts, from and up to, not including."""

    base: tuple[int, int]
    mine: tuple[int, int]
    theirs: tuple[int, int]


def _kept(old: list[str], new: list[str]) -> dict[int, int]:
    """The lines of the old text that stand in the new one, with their numbers there."""
    runs = (run for run in line_runs(old, new) if run.same)
    return {run.old_start + at: run.new_start + at for run in runs for at in range(run.old_end - run.old_start)}


def _stretches(
    olds: list[str], mine: dict[int, int], theirs: dict[int, int], ends: tuple[int, int]
) -> Iterator[_Stretch]:
    """The texts in stretches that are the same in all three, and those between them."""
    at = (0, 0, 0)
    start: tuple[int, int, int] | None = None
    in_both = [(number, mine[number], theirs[number]) for number in range(len(olds)) if number in mine.keys() & theirs]
    for place in [*in_both, (len(olds), *ends)]:
        if place != at:
            if start is not None:
                yield _between(start, at)
                start = None
            yield _between(at, place)
        if start is None:
            start = place
        at = (place[0] + 1, place[1] + 1, place[2] + 1)
    if start is not None and start[0] < len(olds):
        yield _between(start, (len(olds), *ends))


def _between(start: tuple[int, int, int], end: tuple[int, int, int]) -> _Stretch:
    return _Stretch((start[0], end[0]), (start[1], end[1]), (start[2], end[2]))
