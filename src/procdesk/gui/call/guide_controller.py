"""The guide that is run: takes the turns, asks for other processes through the task runner, tells what was decided."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from procdesk.call.guide import GuideAnswer, GuideChoice, GuideSession, TargetKind, anchor_in, begin_guide
from procdesk.call.outcome import ReachedOutcome
from procdesk.call.session import DecidedEntry
from procdesk.gui.call.ended_calls import GuideState
from procdesk.gui.call.guide_header import GuideRemark, GuideScreen
from procdesk.gui.tasks import TaskFailure, TaskRunner
from procdesk.library import Library
from procdesk.model import Change, WriteUp

if TYPE_CHECKING:
    from procdesk.render.guide import GuidePage

_ENTER, _AGAIN = "guide", "guide-again"


class GuideController(QObject):
    """`changed` carries a GuideScreen that a turn brought, `renewed` one that stands in the place of the same one.

    `entered` carries the id of the process whose guide is run from now on, `page_wanted` that of one without a guide,
    `ended` why: "left", "missing" (no such process), "none" (it has no guide) or "failed".

    `record_lang` gives the language in which the way through the guide is recorded.
    """

    changed = Signal(object)
    renewed = Signal(object)
    entered = Signal(str)
    page_wanted = Signal(str)
    ended = Signal(str)

    def __init__(
        self, library: Library, runner: TaskRunner, record_lang: Callable[[], str], parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._library = library
        self._runner = runner
        self._record_lang = record_lang
        self._lang = ""
        self._pages: dict[str, GuidePage] = {}
        self._run: GuideSession | None = None
        self._renamed: dict[str, str] = {}

    @property
    def run(self) -> GuideSession | None:
        """Where the guide stands; None while none is run."""
        return self._run

    def reached(self, id_: str) -> ReachedOutcome | None:
        """The outcome that the guide of a process has come to; None where it has not."""
        run = self._run
        if run is None or self._renamed.get(run.id, run.id) != id_ or not run.is_outcome or run.question is None:
            return None
        return ReachedOutcome(run.write_up.lang, run.question.anchor)

    def decisions(self) -> tuple[DecidedEntry, ...]:
        """The way through the guide in the language of records; where it ended is an entry without a choice."""
        run = self._run
        if run is None:
            return ()
        made = [self._recorded(turn) for turn in run.path]
        if run.is_outcome and run.question is not None:
            record = self._record_of(run.id)
            ends = record.question(anchor_in(run.question.anchor, run.write_up, record)) or run.question
            made.append(DecidedEntry(ends.heading, "", run.id))
        return tuple(made)

    def decided_for(self, id_: str) -> tuple[tuple[str, str], ...]:
        """The way through the guide as pairs of question and answer, where it leads through this process."""
        made = self.decisions()
        run = self._run
        through = run is not None and (run.first == id_ or any(one.process == id_ for one in made))
        return tuple((one.question, one.choice) for one in made) if through else ()

    @property
    def state(self) -> GuideState | None:
        """What `resume` needs to go on from here; None while none is run."""
        return GuideState(self._run, dict(self._pages), self._lang) if self._run is not None else None

    def resume(self, state: GuideState) -> None:
        """Goes on with a guide that was left, at the question at which it stood."""
        self._runner.forget(_ENTER)
        self._runner.forget(_AGAIN)
        self._run, self._pages, self._lang = state.run, dict(state.pages), state.lang
        self._tell()

    def begin(self, id_: str, lang: str) -> None:
        """Runs the guide of a process from its first question, in that language where it is written in it."""
        self._lang = lang
        self._ask(id_, self._begun)

    def choose(self, number: int) -> None:
        """Takes a choice, counted from 0; one that leads nowhere, or is not there, is not taken."""
        run = self._run
        if run is None or not 0 <= number < len(run.ways):
            return
        self._runner.forget(_ENTER)
        if self._ways(run)[number].leads is TargetKind.PROCESS:
            target = run.ways[number].target
            self._ask(target, partial(self._jumped, number, target))
        elif (after := run.choose(number)) is not run:
            self._take(after)

    def back(self) -> None:
        """Takes the last turn back; at the beginning nothing happens."""
        self._go_to(self._run.back() if self._run else None)

    def come_back(self) -> None:
        """Returns to the question from which this process was jumped to."""
        self._go_to(self._run.come_back() if self._run else None)

    def start_again(self) -> None:
        """Begins with the first question of the first process once more."""
        self._go_to(self._run.start_again() if self._run else None)

    def leave(self) -> None:
        """Ends the run, or the wait for one."""
        self._end("left")

    def content_changed(self, change: Change) -> None:
        """Processes were changed or deleted: the guides of the path are read once more if they are among them.

        One that was only renamed goes on as it was read.
        """
        self._renamed.update(change.renamed)
        ids = change.ids - change.renamed.keys()
        if self._run is not None and not ids.isdisjoint(one.id for one in self._run.write_ups):
            self._read_again()

    def page_shown(self, id_: str, lang: str) -> None:
        """The page of a process is read in a language: its guide goes on in it, at the same question."""
        run = self._run
        if run is not None and run.id == id_ and lang != self._lang:
            self._lang = lang
            self._read_again()

    def _read_again(self) -> None:
        if self._run is None:
            return
        library, lang = self._library, self._lang
        ids, record = tuple(one.id for one in self._run.write_ups), self._record_lang()
        now_called = {id_: self._renamed.get(id_, id_) for id_ in ids}
        self._runner.latest(
            _AGAIN,
            lambda: [(id_, _known_as(id_, library.guide(now, lang, record))) for id_, now in now_called.items()],
            self._renewed,
        )

    def _ask(self, id_: str, then: Callable[[GuidePage | None], None]) -> None:
        library, lang, record = self._library, self._lang, self._record_lang()
        self._runner.latest(_ENTER, lambda: library.guide(id_, lang, record), then, self._enter_failed)

    def _begun(self, page: GuidePage | None) -> None:
        if page is None or not page.write_up.guide:
            self._end("none" if page else "missing")
            return
        self._runner.forget(_AGAIN)
        self._pages = {page.write_up.id: page}
        self._run = begin_guide(page.write_up)
        self.entered.emit(page.write_up.id)
        self._tell()

    def _jumped(self, number: int, target: str, page: GuidePage | None) -> None:
        run = self._run
        if run is None or [way.target for way in run.ways[number : number + 1]] != [target]:
            return
        if page is None:
            self._tell(GuideRemark.MISSING)
            return
        self._pages[page.write_up.id] = page
        self._take(run.jump(number, page.write_up))

    def _take(self, after: GuideSession) -> None:
        before, self._run = self._run, after
        self._tell_where(before)
        self._tell()

    def _go_to(self, after: GuideSession | None) -> None:
        self._runner.forget(_ENTER)
        before = self._run
        if before is None or after is None or after == before:
            return
        self._run = after
        self._tell_where(before)
        self._tell()

    def _renewed(self, pages: list[tuple[str, GuidePage | None]]) -> None:
        before, word = self._run, GuideRemark.NOTHING
        if before is None:
            return
        run = before
        for id_, page in pages:
            if id_ not in {one.id for one in run.write_ups}:
                continue
            if page is None or (self._pages[id_].write_up.guide and not page.write_up.guide):
                # In the middle of a call the guide stays as it was read; another language may never have had one.
                gone = page is None or page.write_up.lang == self._pages[id_].write_up.lang
                word = GuideRemark.GONE if gone and id_ == run.id else word
                continue
            self._pages[id_] = page
            run, kept = run.renewed(page.write_up)
            word = word if kept else GuideRemark.BEGUN_ANEW
        self._run = run
        self.renewed.emit(self._screen(run, word))

    def _tell_where(self, before: GuideSession | None) -> None:
        if self._run is not None and (before is None or before.id != self._run.id):
            (self.entered if self._run.question else self.page_wanted).emit(self._run.id)

    def _tell(self, word: GuideRemark = GuideRemark.NOTHING) -> None:
        if self._run is not None:
            self.changed.emit(self._screen(self._run, word))

    def _screen(self, run: GuideSession, word: GuideRemark) -> GuideScreen:
        question = run.question
        text = self._pages[run.id].texts.get(question.anchor, "") if question else ""
        return GuideScreen(run, self._ways(run), text, word)

    def _record_of(self, id_: str) -> WriteUp:
        return self._pages[id_].record

    def _recorded(self, turn: GuideAnswer) -> DecidedEntry:
        """A turn in the language of records; where that has no such question, in the words it was made in."""
        record = self._record_of(turn.process)
        question = record.question(anchor_in(turn.anchor, self._pages[turn.process].write_up, record))
        if question is None or turn.number >= len(question.choices):
            return DecidedEntry(turn.question, turn.label, turn.process)
        return DecidedEntry(question.heading, question.choices[turn.number].label, turn.process)

    def _ways(self, run: GuideSession) -> tuple[GuideChoice, ...]:
        """The choices with the titles of the processes they lead to; one that is not there leads nowhere."""
        return tuple(_named(way, self._pages[run.id].titles) for way in run.ways)

    def _end(self, why: str) -> None:
        self._runner.forget(_ENTER)
        self._runner.forget(_AGAIN)
        self._run = None
        self._pages = {}
        self.ended.emit(why)

    def _enter_failed(self, _failure: TaskFailure) -> None:
        if self._run is None:
            self._end("failed")
        else:
            self._tell(GuideRemark.FAILED)


def _known_as(id_: str, page: GuidePage | None) -> GuidePage | None:
    """The page under the id that its process had when the guide was begun."""
    return replace(page, write_up=replace(page.write_up, id=id_)) if page else None


def _named(way: GuideChoice, titles: Mapping[str, str]) -> GuideChoice:
    if way.leads is not TargetKind.PROCESS:
        return way
    title = titles.get(way.target)
    return GuideChoice(way.label, TargetKind.NOWHERE) if title is None else replace(way, target=title)
