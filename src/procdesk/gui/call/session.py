"""The life of a call: it begins with the first key or by F9, keeps what happens, and ends by F9 or a new question."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta

from PySide6.QtCore import QObject, QTimer, Signal

from procdesk.call.session import CallSession, CallSummary, CheckListKind, DecidedEntry
from procdesk.text import fold_phrase

REST_MS, SECOND_MS = 2_000, 1_000
_DAY = 24 * 60
# So many first letters tell a question that is put right from another one, as in the record itself.
_SAME_QUESTION = 4
# So long one is asked whether it is another customer; whoever has not answered by then works on a note of its own.
ASKING_S = 60


@dataclass(frozen=True, slots=True)
class TimedRecord:
    """What is kept of one call, with the moment from which its time is counted.

    `began` is the local time when the steady clock stood at `seconds`: however the computer's clock is set during the
    call, what happens in it stays in order and its length stays right.
    """

    record: CallSession
    began: datetime
    seconds: float

    def at(self, seconds: float) -> datetime:
        """The local time when the steady clock stands at `seconds`."""
        return self.began + timedelta(seconds=seconds - self.seconds)


class CallTimer(QObject):
    """`began` and `ended` tell the bounds of a call, `changed` that something happened in it, `second` passes time.

    `ending` comes before `ended`, while `facts`, `question` and the screen are still those of the call. `parted` tells
    that a call ended and the next one began because of a new question, without a key.

    Everything is kept in memory, and nothing of it is written or logged. `now` gives the local time with its zone,
    `seconds` counts steadily, and `pause` gives the minutes without activity after which a new question is taken for
    that of another customer (0: only the key begins and ends a call). The first letter that is typed while no call is
    under way begins one, and so does whatever is used of a page; a page that is only looked at does not. `end` also
    stops both timers.
    """

    began = Signal()
    ending = Signal()
    ended = Signal()
    parted = Signal()
    changed = Signal()
    second = Signal()

    def __init__(
        self,
        now: Callable[[], datetime],
        seconds: Callable[[], float],
        pause: Callable[[], int],
        parent: QObject | None = None,
        rest_ms: int = REST_MS,
    ) -> None:
        super().__init__(parent)
        self._now = now
        self._seconds = seconds
        self._pause = pause
        self._current = self._new_record()
        # The call before this one, which is told everything too until it is certain that the customer is another.
        self._before: TimedRecord | None = None
        self._running = self._taken = self._written = self._asks = False
        self._last = seconds()
        self._until: float | None = None
        self._typed = ""
        self._unsettled = False
        self._rest = QTimer(self)
        self._rest.setSingleShot(True)
        self._rest.setInterval(rest_ms)
        self._rest.timeout.connect(self.rested)
        self._clock = QTimer(self)
        self._clock.setInterval(SECOND_MS)
        self._clock.timeout.connect(self.second)

    @property
    def running(self) -> bool:
        """Whether a call is under way."""
        return self._running

    @property
    def begins_by_itself(self) -> bool:
        """Whether a question begins a call."""
        return self._pause() > 0

    @property
    def question(self) -> str:
        """What is typed now, as far as the call was told."""
        return self._typed

    @property
    def has_content(self) -> bool:
        """Whether a call is under way with something in its note: asked, done, ticked, or written by the user."""
        facts = self.facts()
        return facts is not None and (self._written or not facts.empty or bool(facts.ticked))

    @property
    def asks_who(self) -> bool:
        """Whether it is open if the question that began this call is that of another customer.

        So it is until something was done for it, or for a minute.
        """
        return self._running and self._asks and self._seconds() - self._current.seconds < ASKING_S

    @property
    def expects_another(self) -> bool:
        """Whether a new question would be taken for another customer's: the note was taken, or there was a pause."""
        paused = self._seconds() - self._last >= 60 * min(self._pause(), _DAY)
        return self._running and self.begins_by_itself and (self._taken or paused)

    @property
    def can_go_on(self) -> bool:
        """Whether there is a call before this one to which `go_on` leads back."""
        return self._before is not None

    def facts(self) -> CallSummary | None:
        """What happened in the call until now; None where there is none."""
        if not self._running:
            return None
        current = self._current
        return current.record.facts(current.at(self._seconds() if self._until is None else self._until))

    def toggle(self) -> None:
        """The key: begins a call, or ends the one that is under way."""
        if self._running:
            self.end()
        else:
            self._begin_with_screen()

    def end(self) -> None:
        """Ends the call, with what is typed as its last question, and begins to collect for the next one."""
        self._settle()
        self._finish()

    def other_customer(self) -> None:
        """The call under way is that of another customer than the one before, for certain."""
        self._before = None
        self._asks = False

    def go_on(self) -> None:
        """It is still the customer of the call before: its record goes on, with all that was done since."""
        if self._before is None:
            return
        self._current, self._before = self._before, None
        self._taken = self._asks = False
        self._written = True
        self._run()

    def note_taken(self) -> None:
        """The note was copied, sent or saved: the next question is probably that of somebody else."""
        if self._running:
            self._taken = True
            self.other_customer()
            self.touch()

    def wrote(self) -> None:
        """The user wrote in the note."""
        self._written = True
        self.touch()

    def touch(self) -> None:
        """The user does something that belongs to the call: there is no pause."""
        self._last = self._seconds()

    def asked(self, text: str) -> None:
        """The search box holds this now; it counts once it rests or is answered by a choice."""
        text = text.strip()
        if text == self._typed:
            return
        if text and not _same_question(self._typed, text):
            self._another_question()
        self._typed, self._unsettled = text, bool(text)
        self._tell_records(lambda record, at: record.typed(at, text))
        self.touch()
        if text:
            self._rest.start()
        else:
            self._rest.stop()

    def found(self, text: str, corrected: str, phrases: tuple[tuple[str, str], ...]) -> None:
        """What is typed was answered: `corrected` has its typing errors put right.

        `phrases` are pairs of a process and the phrase of it that was matched.
        """
        if self._unsettled and text.strip() == self._typed:
            self._tell_records(lambda record, at: record.typed(at, corrected.strip() or text, phrases))

    def rested(self) -> None:
        """What is typed has been left as it is for a while."""
        if self._unsettled:
            self._do(lambda _record, _at: None)

    def shown(self, id_: str, title: str, department: str) -> None:
        """A page stands there because the selection rests on it; it counts once it was used, or read for a while."""
        self._tell_records(lambda record, at: record.shown(at, id_, title, department))

    def opened(self, id_: str, title: str, department: str) -> None:
        """A page was chosen: it answers what is typed."""
        self._do(lambda record, at: record.opened(at, id_, title, department))

    def said(self, text: str, heard_in: str = "") -> None:
        """A part of the page was copied, in these words; `heard_in` as for `answered`."""
        self._use(lambda record, at: record.said(at, text, heard_in))

    def answered(self, text: str, promise: str, heard_in: str = "") -> None:
        """The answer of the page was copied; `promise` are the dates in it, "" where it promises none.

        `heard_in` is the language in which the customer heard it, "" for that of the record.
        """
        self._use(lambda record, at: record.answered(at, text, promise, heard_in))

    def decided(self, run: str, entries: tuple[DecidedEntry, ...]) -> None:
        """The way through the guide that began with the process `run`, in place of what was told of it before."""
        self._use(lambda record, at: record.decided(at, run, entries))

    def ruled(self, process: str, answer: str, *, promise: bool) -> None:
        """The guide of a process has come to an outcome with that answer; without `promise` dates are withdrawn."""
        self._tell_what_is_shown(lambda record, _at: record.ruled(process, answer, promise=promise))

    def delayed(self, process: str, words: str) -> None:
        """The request of a process is late, in these words; "" where it is not."""
        self._tell_what_is_shown(lambda record, _at: record.delayed(process, words))

    def promised(self, words: str) -> None:
        """The customer was told dates, in these words."""
        self._use(lambda record, at: record.promised(at, words))

    def handed_over(self, to: str, words: str = "") -> None:
        """The matter was passed on to somebody."""
        self._use(lambda record, at: record.handed_over(at, to, words))

    def tick(self, process: str, kind: CheckListKind, text: str, on: bool) -> None:
        """A box was ticked or cleared; it stays so until the call ends."""
        if not self._running and not self.begins_by_itself:
            self._tell_records(lambda record, at: record.tick(at, process, kind, text, on))
        else:
            self._use(lambda record, at: record.tick(at, process, kind, text, on))

    def ticks(self, process: str, kind: CheckListKind) -> frozenset[str]:
        """The texts of the boxes that are ticked in one list."""
        return self._current.record.ticks(process, kind)

    def _use(self, note: Callable[[CallSession, datetime], None]) -> None:
        """Notes what was done for a customer, which begins a call where none is under way."""
        if not self._running and self.begins_by_itself:
            self._begin_with_screen()
        self._asks = False
        self._do(note)

    def _do(self, note: Callable[[CallSession, datetime], None]) -> None:
        """Notes what happened; without a call it is not kept."""
        self._settle()
        if self._running:
            self._tell_records(note)
            self.touch()
            self.changed.emit()

    def _tell_what_is_shown(self, note: Callable[[CallSession, datetime], None]) -> None:
        """Notes what the page tells by itself: the user has done nothing."""
        self._tell_records(note)
        if self._running:
            self.changed.emit()

    def _settle(self) -> None:
        """What is typed is a question now."""
        if self._running and self._unsettled:
            self._tell_records(lambda record, at: record.rested(at))
        self._unsettled = False
        self._rest.stop()

    def _tell_records(self, note: Callable[[CallSession, datetime], None]) -> None:
        seconds = self._seconds()
        for one in (self._current, self._before):
            if one is not None:
                note(one.record, one.at(seconds))

    def _another_question(self) -> None:
        """Begins a call where none is under way, and one of its own where the one before is probably over."""
        if not self.begins_by_itself:
            return
        if not self._running:
            self._current = self._new_record()
            self._run()
        elif self.expects_another:
            self._until = self._last
            self._finish()
            self._run()
            self._asks = self.can_go_on
            self.parted.emit()

    def _begin_with_screen(self) -> None:
        """Begins a call with what is typed and ticked, and with the page that stands there, as yet unread."""
        self._current = TimedRecord(self._current.record, self._now(), self._seconds())
        self._current.record.begins(self._current.began)
        self._run()

    def _run(self) -> None:
        self._running = True
        self.touch()
        self._clock.start()
        self.began.emit()

    def _finish(self) -> None:
        was_running = self._running
        if was_running:
            self.ending.emit()
        if self.has_content:
            # One without anything in it leaves nothing behind: the call before it can still be gone back to.
            self._before = self._current
        self._running = self._taken = self._written = self._asks = self._unsettled = False
        self._until = None
        self._typed = ""
        self._rest.stop()
        self._clock.stop()
        self.touch()
        self._current = self._new_record()
        if was_running:
            self.ended.emit()

    def _new_record(self) -> TimedRecord:
        now = self._now()
        return TimedRecord(CallSession(now), now, self._seconds())


def _same_question(before: str, text: str) -> bool:
    """Whether a text is the question before, written further or put right, and not another one."""
    return bool(before) and fold_phrase(text).startswith(fold_phrase(before)[:_SAME_QUESTION])
