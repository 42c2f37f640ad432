"""The guide run step by step: where it stands, the path that led there, and every move that is possible."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from enum import StrEnum

from procdesk.model import Choice, Question, WriteUp

MOST_TURNS = 100
"""A guide may lead in circles: the oldest turns of a longer path are given up."""


class TargetKind(StrEnum):
    """What a choice leads to."""

    QUESTION = "question"
    OUTCOME = "outcome"
    PROCESS = "process"
    NOWHERE = "nowhere"


@dataclass(frozen=True, slots=True)
class GuideChoice:
    """One choice as it can be taken: `target` is the heading it leads to, or the id of another process."""

    label: str
    leads: TargetKind
    target: str = ""


@dataclass(frozen=True, slots=True)
class GuideAnswer:
    """One answer of the path: where it was given, to what question, and which choice it was, counted from 0.

    `jump` is true where it led to another process, or to the beginning of this one.
    """

    process: str
    title: str
    anchor: str
    question: str
    number: int
    label: str
    jump: bool = False


@dataclass(frozen=True, slots=True)
class GuideSession:
    """A guide while it is run; every move gives a new one, and a move that is not possible gives the same.

    `first` is the id of the process it began with, `id` the one it stands in now. `write_ups` are those of all
    processes on the path. `marked` is the choice that was taken here before, counted from 0.
    """

    first: str
    id: str
    anchor: str
    write_ups: tuple[WriteUp, ...]
    path: tuple[GuideAnswer, ...] = ()
    marked: int = field(default=0, compare=False)

    @property
    def write_up(self) -> WriteUp:
        """The write-up whose guide is run now."""
        return self._of(self.id)

    @property
    def question(self) -> Question | None:
        """What stands on the screen; None where the write-up has no guide and is read as a page instead."""
        return _at(self.write_up, self.anchor)

    @property
    def ways(self) -> tuple[GuideChoice, ...]:
        """The choices of the question, in its order; some may lead nowhere."""
        question = self.question
        return tuple(_way(self.write_up, choice) for choice in question.choices) if question else ()

    @property
    def is_outcome(self) -> bool:
        """Whether the end of the guide is reached: there is nothing left to choose."""
        return self.question is not None and not self.question.choices

    @property
    def came_from(self) -> GuideAnswer | None:
        """The turn that led from another process to this one, and that can be returned to; None where there is none."""
        return next((turn for turn in reversed(self.path) if turn.jump), None)

    def choose(self, number: int) -> GuideSession:
        """Follows a choice, counted from 0, to the next question; one that leads to a process is taken by `jump`."""
        way, question = self._way(number), self.question
        if way is None or question is None or way.leads not in (TargetKind.QUESTION, TargetKind.OUTCOME):
            return self
        return self._moved(question, number, replace(self, anchor=question.choices[number].anchor), jump=False)

    def jump(self, number: int, write_up: WriteUp) -> GuideSession:
        """Follows a choice to another process, which goes on at the beginning of its own guide."""
        way, question = self._way(number), self.question
        if way is None or question is None or way.leads is not TargetKind.PROCESS:
            return self
        others = tuple(one for one in self.write_ups if one.id != write_up.id)
        entered = replace(self, id=write_up.id, anchor=_start(write_up), write_ups=(*others, write_up))
        return self._moved(question, number, entered, jump=True)

    def back(self) -> GuideSession:
        """Takes the last turn back."""
        return self._cut_before(len(self.path) - 1) if self.path else self

    def come_back(self) -> GuideSession:
        """Returns to the question from which this process was jumped to; without a jump nothing happens."""
        jumps = [place for place, turn in enumerate(self.path) if turn.jump]
        return self._cut_before(jumps[-1]) if jumps else self

    def start_again(self) -> GuideSession:
        """The first question of the process that the run began with."""
        return begin_guide(self._of(self.first))

    def renewed(self, write_up: WriteUp) -> tuple[GuideSession, bool]:
        """The run after a write-up on its path was changed or translated, and whether its place is still there.

        Where the question of now is gone, the guide it was in begins anew. A translation with the same questions and
        choices in the same order keeps its place. A write-up that lost its whole guide is not taken.
        """
        old = next((one for one in self.write_ups if one.id == write_up.id), None)
        if old is None or (old.guide and not write_up.guide):
            return self, old is None
        anchors = _followed(old, write_up)
        path = tuple(_retold(turn, anchors, write_up) if turn.process == old.id else turn for turn in self.path)
        write_ups = tuple(write_up if one.id == old.id else one for one in self.write_ups)
        run = replace(self, write_ups=write_ups, path=path)
        if self.id != old.id:
            return run, True
        if self.anchor in anchors or not old.guide:
            return replace(run, anchor=anchors.get(self.anchor, _start(write_up))), True
        jumps = [place for place, turn in enumerate(path) if turn.jump]
        return replace(run, anchor=_start(write_up), path=path[: jumps[-1] + 1] if jumps else (), marked=0), False

    def _way(self, number: int) -> GuideChoice | None:
        ways = self.ways
        return ways[number] if 0 <= number < len(ways) else None

    def _of(self, id_: str) -> WriteUp:
        return next(one for one in self.write_ups if one.id == id_)

    def _moved(self, question: Question, number: int, to: GuideSession, jump: bool) -> GuideSession:
        label = question.choices[number].label
        turn = GuideAnswer(self.id, self.write_up.title, question.anchor, question.heading, number, label, jump)
        return _pruned(replace(to, path=(*self.path, turn)[-MOST_TURNS:], marked=0))

    def _cut_before(self, place: int) -> GuideSession:
        turn = self.path[place]
        write_up = self._of(turn.process)
        found = _at(write_up, turn.anchor)
        anchor = found.anchor if found else _start(write_up)
        return _pruned(replace(self, id=turn.process, anchor=anchor, path=self.path[:place], marked=turn.number))


def begin_guide(write_up: WriteUp) -> GuideSession:
    """A run at the first question of a write-up's guide."""
    return GuideSession(write_up.id, write_up.id, _start(write_up), (write_up,))


def anchor_in(anchor: str, old: WriteUp, new: WriteUp) -> str:
    """The anchor in the guide of `new` of what `anchor` is in `old`, two write-ups of one process; "" where it is gone.

    A translation with the same questions and choices in the same order has the same places.
    """
    return _followed(old, new).get(anchor, "")


def _pruned(run: GuideSession) -> GuideSession:
    """Without the write-ups that the path has left behind."""
    needed = {run.first, run.id, *(turn.process for turn in run.path)}
    return replace(run, write_ups=tuple(one for one in run.write_ups if one.id in needed))


def _start(write_up: WriteUp) -> str:
    return write_up.guide[0].anchor if write_up.guide else ""


def _at(write_up: WriteUp, anchor: str) -> Question | None:
    """The question with that anchor, else the first of the guide."""
    return write_up.question(anchor) or next(iter(write_up.guide), None)


def _way(write_up: WriteUp, choice: Choice) -> GuideChoice:
    if choice.process:
        return GuideChoice(choice.label, TargetKind.PROCESS, choice.process)
    target = write_up.question(choice.anchor)
    if target is None:
        return GuideChoice(choice.label, TargetKind.NOWHERE)
    return GuideChoice(choice.label, TargetKind.QUESTION if target.choices else TargetKind.OUTCOME, target.heading)


def _followed(old: WriteUp, new: WriteUp) -> dict[str, str]:
    """Where each anchor of the old guide is found in the new one; those that are gone are left out."""
    if old.lang != new.lang and _shape(old) == _shape(new):
        # Reversed, since of two equal anchors the first is the one that is led to.
        return {one.anchor: two.anchor for one, two in reversed(list(zip(old.guide, new.guide, strict=True)))}
    there = {question.anchor for question in new.guide}
    return {question.anchor: question.anchor for question in old.guide if question.anchor in there}


def _shape(write_up: WriteUp) -> list[int]:
    return [len(question.choices) for question in write_up.guide]


def _retold(turn: GuideAnswer, anchors: dict[str, str], write_up: WriteUp) -> GuideAnswer:
    """A turn of the path in the words of the new write-up; where its question is gone, in those it was given in."""
    question = _at(write_up, anchors[turn.anchor]) if turn.anchor in anchors else None
    if question is None or turn.number >= len(question.choices):
        return replace(turn, title=write_up.title)
    label = question.choices[turn.number].label
    return replace(turn, title=write_up.title, anchor=question.anchor, question=question.heading, label=label)
