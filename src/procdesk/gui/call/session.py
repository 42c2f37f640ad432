"""The life of a call: it begins by a key or a search after a pause, keeps what happens, and ends with all forgotten."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime, timedelta

from PySide6.QtCore import QObject, QTimer, Signal

from procdesk.call.session import CallSession, CallSummary, CheckListKind, DecidedEntry

REST_MS, SECOND_MS = 2_000, 1_000
_DAY = 24 * 60


class CallTimer(QObject):
    """`began` and `ended` tell the bounds of a call, `changed` that something happened in it, `second` passes time.

    Everything is kept in memory, and nothing of it is written or logged. `now` gives the local time with its zone,
    `pause` the minutes without activity after which a search begins a call (0: never). What happens while no call is
    under way is not kept; only what is typed, shown and ticked at the moment goes into the call that begins by a key.
    `end` also stops both timers.
    """

    began = Signal()
    ended = Signal()
    changed = Signal()
    second = Signal()

    def __init__(
        self,
        now: Callable[[], datetime],
        pause: Callable[[], int],
        parent: QObject | None = None,
        rest_ms: int = REST_MS,
    ) -> None:
        super().__init__(parent)
        self._now = now
        self._pause = pause
        self._record = CallSession(now())
        self._running = False
        self._last: datetime | None = None
        self._typed = ""
        self._question: tuple[str, tuple[tuple[str, str], ...]] = ("", ())
        self._unsettled = False
        self._typed_since = now()
        self._shown: tuple[str, str, str] | None = None
        self._shown_since = now()
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
        """Whether a search after a pause begins a call."""
        return self._pause() > 0

    def facts(self) -> CallSummary | None:
        """What happened in the call until now; None where there is none."""
        return self._record.facts(self._now()) if self._running else None

    def toggle(self) -> None:
        """The key: begins a call, or ends the one that is under way."""
        if self._running:
            self.end()
        else:
            self._record.begins(self._now())
            self._run()

    def end(self) -> None:
        """Ends the call and forgets all of it; what still stands on the screen counts once it is used in the next."""
        was_running, self._running = self._running, False
        self._rest.stop()
        self._clock.stop()
        self._last = self._now()
        self._record = CallSession(self._last)
        if self._shown is not None:
            self._record.shown(self._last, *self._shown)
            self._record.begins(self._last)
        # What is typed is kept only to tell a new question from the same one that is asked again.
        self._unsettled = False
        if was_running:
            self.ended.emit()

    def touch(self) -> None:
        """The user does something that belongs to the call, as writing in its note: there is no pause."""
        self._last = self._now()

    def asked(self, text: str, corrected: str = "", phrases: tuple[tuple[str, str], ...] = ()) -> None:
        """The search box holds this now; it counts once it rests or is answered by a choice.

        `corrected` is the text with its typing errors put right, `phrases` are pairs of a process and its phrase.
        """
        text = text.strip()
        if text == self._typed:
            return
        if not self._unsettled:
            self._typed_since = self._now()
        self._typed, self._unsettled = text, bool(text)
        self._question = (corrected.strip() or text, phrases)
        self._record.typed(self._now(), *self._question)
        if text:
            self._rest.start()
        else:
            self._rest.stop()

    def rested(self) -> None:
        """What is typed has been left as it is for a while."""
        if self._unsettled:
            self._do(lambda record, at: record.rested(at))

    def shown(self, id_: str, title: str, department: str) -> None:
        """A page stands there because the selection rests on it; it counts once it was used, or read for a while."""
        self._shown, self._shown_since = (id_, title, department), self._now()
        self._record.shown(self._shown_since, *self._shown)

    def opened(self, id_: str, title: str, department: str) -> None:
        """A page was chosen: it answers what is typed."""
        self.shown(id_, title, department)
        self._do(lambda record, at: record.opened(at, id_, title, department))

    def said(self, text: str) -> None:
        """The answer was copied, or shown as read, in these words."""
        self._do(lambda record, at: record.said(at, text))

    def answered(self, text: str, promise: str) -> None:
        """The answer of the page was copied; `promise` are the dates in it, "" where it promises none."""
        self._do(lambda record, at: record.answered(at, text, promise))

    def decided(self, run: str, entries: tuple[DecidedEntry, ...]) -> None:
        """The way through the guide that began with the process `run`, in place of what was told of it before."""
        self._do(lambda record, at: record.decided(at, run, entries))

    def ruled(self, process: str, answer: str, *, promise: bool) -> None:
        """The guide of a process has come to an outcome with that answer; without `promise` dates are withdrawn."""
        self._do(lambda record, _at: record.ruled(process, answer, promise=promise))

    def delayed(self, process: str, words: str) -> None:
        """The request of a process is late, in these words; "" where it is not."""
        self._do(lambda record, _at: record.delayed(process, words))

    def promised(self, words: str) -> None:
        """The customer was told dates, in these words."""
        self._do(lambda record, at: record.promised(at, words))

    def handed_over(self, to: str, words: str = "") -> None:
        """The matter was passed on to somebody."""
        self._do(lambda record, at: record.handed_over(at, to, words))

    def tick(self, process: str, kind: CheckListKind, text: str, on: bool) -> None:
        """A box was ticked or cleared; it stays so until the call ends."""
        self._settle()
        self._record.tick(self._now(), process, kind, text, on)
        self._tell()

    def ticks(self, process: str, kind: CheckListKind) -> frozenset[str]:
        """The texts of the boxes that are ticked in one list."""
        return self._record.ticks(process, kind)

    def _do(self, note: Callable[[CallSession, datetime], None]) -> None:
        """Notes what happened; without a call it is not kept."""
        self._settle()
        if self._running:
            note(self._record, self._now())
        self._tell()

    def _settle(self) -> None:
        """What is typed is a question now: after a pause it begins a call."""
        if self._unsettled and self._after_pause():
            self.end()
            self._record.typed(self._typed_since, *self._question)
            if self._shown is not None and self._shown_since >= self._typed_since:
                self._record.shown(self._shown_since, *self._shown)
            self._run()
        self._unsettled = False
        self._rest.stop()

    def _after_pause(self) -> bool:
        if not self.begins_by_itself:
            return False
        return self._last is None or self._now() - self._last >= timedelta(minutes=min(self._pause(), _DAY))

    def _run(self) -> None:
        self._running = True
        self.touch()
        self._clock.start()
        self.began.emit()

    def _tell(self) -> None:
        if self._running:
            self.touch()
            self.changed.emit()
