"""Background tasks in order on one thread, and work of the window's thread in small pieces."""

from __future__ import annotations

import logging
import queue
import threading
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from itertools import count
from typing import Any, TypeVar

from PySide6.QtCore import QObject, Qt, QTimer, Signal, Slot

T = TypeVar("T")
_log = logging.getLogger(__name__)
FIRST, LATER = 0, 1
_STOP = 99


@dataclass(order=True)
class _Ticket:
    urgency: int
    number: int
    name: str = field(compare=False)
    work: Callable[[], Any] | None = field(compare=False)


@dataclass(frozen=True, slots=True)
class TaskFailure:
    """What became of a job that raised: `name` is the job's, `reason` the exception's type and text."""

    name: str
    reason: str


@dataclass(frozen=True, slots=True)
class _Receivers:
    then: Callable[[Any], None]
    failed: Callable[[TaskFailure], None]


@dataclass(frozen=True, slots=True)
class _Outcome:
    number: int
    value: Any
    failure: TaskFailure | None


class TaskRunner(QObject):
    """Runs jobs on its thread and answers in the window's: the value goes to `then`, a failure to `failed`.

    Both are methods of a QObject that whoever asks keeps alive. `unheard` carries the `TaskFailure` of a job without a
    `failed`. A job that was superseded or forgotten answers to nobody, and its failure only goes to the log.
    """

    unheard = Signal(object)
    _done = Signal(object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._jobs: queue.PriorityQueue[_Ticket] = queue.PriorityQueue()
        self._numbers = count(1)
        self._newest: dict[str, int] = {}
        self._receivers: dict[int, _Receivers] = {}
        self._done.connect(self._deliver, Qt.ConnectionType.QueuedConnection)
        self._thread = threading.Thread(target=self._work, name="procdesk-runner", daemon=True)
        self._thread.start()

    def latest(
        self,
        name: str,
        work: Callable[[], T],
        then: Callable[[T], None],
        failed: Callable[[TaskFailure], None] | None = None,
        urgency: int = FIRST,
    ) -> None:
        """Runs `work` on the thread and answers, unless a newer job of that name was asked for."""
        number = next(self._numbers)
        self._receivers.pop(self._newest.get(name, 0), None)
        self._newest[name] = number
        self._receivers[number] = _Receivers(then, failed or self.unheard.emit)
        self._jobs.put(_Ticket(urgency, number, name, work))

    def forget(self, name: str) -> None:
        """Drops the job of that name: a waiting one is skipped, the answer of a running one is not delivered."""
        self._receivers.pop(self._newest.pop(name, 0), None)

    def forget_all(self) -> None:
        """Drops every job: whoever asked is about to be gone."""
        self._newest.clear()
        self._receivers.clear()

    def stop(self, last: Callable[[], None]) -> None:
        """Skips what waits, runs `last` on the thread, and returns when the thread has ended."""
        self.forget_all()
        self._jobs.put(_Ticket(FIRST, 0, "last", last))
        self._jobs.put(_Ticket(_STOP, 0, "stop", None))
        self._thread.join(timeout=5)

    def _work(self) -> None:
        while True:
            ticket = self._jobs.get()
            if ticket.work is None:
                return
            if ticket.name != "last" and self._newest.get(ticket.name) != ticket.number:
                continue
            outcome = _run(ticket)
            try:
                self._done.emit(outcome)
            except RuntimeError:
                # The window is gone: nobody is left to answer to.
                return

    @Slot(object)
    def _deliver(self, outcome: _Outcome) -> None:
        receivers = self._receivers.pop(outcome.number, None)
        if receivers is None:
            return
        if outcome.failure is not None:
            receivers.failed(outcome.failure)
        else:
            receivers.then(outcome.value)


def _run(ticket: _Ticket) -> _Outcome:
    """The outcome of a job; whatever it raises is logged with its name and travels back as a fact."""
    assert ticket.work is not None
    try:
        return _Outcome(ticket.number, ticket.work(), None)
    except Exception as error:
        _log.exception("job %s failed", ticket.name)
        return _Outcome(ticket.number, None, TaskFailure(ticket.name, f"{type(error).__name__}: {error}"))


class IdleQueue(QObject):
    """Does one piece at each turn of the event loop: what was typed, and what must be painted, comes in between."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._left: list[Callable[[], None]] = []
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self._do_one)

    @property
    def waiting(self) -> bool:
        """Whether anything is left to be done."""
        return bool(self._left)

    def start(self, pieces: Iterable[Callable[[], None]]) -> None:
        """Does these pieces in order, the first one now; what is left of earlier ones is dropped."""
        self._left = list(pieces)
        self._do_one()

    def finish(self) -> None:
        """Does all that is left at once, for those who need it now."""
        while self._left:
            self._do_one()
        self._timer.stop()

    def _do_one(self) -> None:
        piece = self._left.pop(0)
        if self._left:
            # Before the piece is done: one that fails must not keep the last one, which tidies up, from its turn.
            self._timer.start(0)
        piece()
