"""The real window, offscreen: painted lists and pages, frames while an index is made and a ranker trained."""

from __future__ import annotations

import time
from collections.abc import Callable, Sequence
from itertools import cycle
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QEvent, QEventLoop, QObject, QSize, Qt, QTimer
from PySide6.QtGui import QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from benchmarks.corpus import load_documents
from benchmarks.measurement import Setup
from benchmarks.timing import Facts, memory_mb, present, spread, waited_ms
from procdesk.content.scan.scanner import COMPANY_FILE
from procdesk.gui.app import App, StartOptions
from procdesk.gui.search.controller import SearchResult
from procdesk.gui.single_instance import StartRequest
from procdesk.gui.window_session import WindowSession
from procdesk.indexing.manager import State
from procdesk.search.index.snapshots import POINTER
from procdesk.settings import index_folder, open_settings, open_window_state

_SIZE = QSize(1366, 768)
_TICK_MS, _LATE_MS = 5, 50
# Long enough that the page of the best hit is shown as well.
_REST_MS = 220
_BETWEEN_KEYS_MS = 120
_SHORT, _MORE_QUESTIONS = 12, 2
_EVERY = 2
_PAGES = 100
_PAINT_PATIENCE_S, _ANSWER_PATIENCE_S = 1.0, 60
_OPEN_PATIENCE_S = 900
_BUILDING, _TRAINING = "build", "train"


def measure(setup: Setup, _engine: str) -> Facts:
    """Times of keys in ms, the longest gaps of a 5 ms timer in ms at rest and during work behind, memory in MB."""
    application = QApplication([])
    application.setStyle("Fusion")
    app = App(application, StartOptions(setup.content, "es", StartRequest(), open_settings(), open_window_state()))
    session, window = app.session, app.window
    window.setWindowState(Qt.WindowState.WindowNoState)
    window.resize(_SIZE)
    window.show()
    window.activateWindow()
    _wait(lambda: _ready(session), _OPEN_PATIENCE_S)
    _rest(500)
    typist = _Typist(session)
    typist.question(setup.questions()[-1])
    calm = _Frames("calm")
    strokes = [taken for question in setup.typed()[::_EVERY] for taken in typist.question(question)]
    facts = spread("key", strokes) | present(calm_gap_ms=calm.stop()["calm"], memory_mb=memory_mb())
    facts |= spread("open", _Reader(session).times(_ids(setup)))
    facts |= _while_building(setup, session, typist)
    facts |= present(peak_mb=memory_mb(most=True))
    app.shut_down()
    window.close()
    return facts


def _while_building(setup: Setup, session: WindowSession, typist: _Typist) -> Facts:
    """Types at a human pace from the start of a whole build to a moment after all background work is over.

    What comes after the new index is in force, the training of its ranker, is told apart.
    """
    pointer = index_folder(setup.content) / POINTER
    old = _text(pointer)
    company = setup.content / COMPANY_FILE
    given = company.read_text("utf-8") if company.exists() else ""
    company.write_text(given + "\n# touched\n", encoding="utf-8")
    frames = _Frames(_BUILDING)
    strokes: dict[str, list[float]] = {_BUILDING: [], _TRAINING: []}
    began = time.monotonic()
    in_force = began
    calm = 0
    questions = cycle(setup.typed())
    while time.monotonic() - began < setup.patience_s and calm < _MORE_QUESTIONS:
        if frames.phase == _BUILDING and _text(pointer) != old:
            in_force = time.monotonic()
            frames.begin(_TRAINING)
        strokes[frames.phase] += typist.question(next(questions)[:_SHORT], _BETWEEN_KEYS_MS)
        calm = calm + 1 if frames.phase == _TRAINING and _ready(session) and not _has_child() else 0
    longest = frames.stop()
    facts = {f"{phase}_gap_ms": gap for phase, gap in longest.items()}
    facts |= {"background_gap_ms": max(longest.values()), "background_frames_late": float(frames.late)}
    facts |= {"after_index_s": time.monotonic() - in_force}
    facts |= frames.own()
    return facts | spread("build_key", strokes[_BUILDING]) | spread("train_key", strokes[_TRAINING])


def _ready(session: WindowSession) -> bool:
    overview = session.overview.current
    return overview is not None and overview.state is State.READY


def _ids(setup: Setup) -> list[str]:
    """Some processes from all over the folder."""
    ids = [document.id for document in load_documents(setup.documents)]
    return ids[:: max(1, len(ids) // _PAGES)]


def _has_child() -> bool:
    """Whether a child of this process is at work; where the system does not tell (no Linux), the state has to do."""
    lists = Path("/proc/self/task").glob("*/children")
    return any(_text(path).strip() for path in lists)


def _text(path: Path) -> str:
    try:
        return path.read_text("ascii")
    except OSError:
        return ""


class _Typist(QObject):
    """Types one key at a time and waits until its answer is painted."""

    def __init__(self, session: WindowSession) -> None:
        window = session.window
        super().__init__(window)
        self._session = session
        self._window = window
        self._line = window.search_box.focusProxy() or window.search_box
        self._text = ""
        self._shown: SearchResult | None = None
        self._answered = self._painted = False
        session.search_controller.answered.connect(self._take)
        window.hits.viewport().installEventFilter(self)

    def question(self, text: str, pause_ms: int = 0) -> list[float]:
        """The milliseconds of each key, from the press to the painted list; then the box is emptied."""
        times = [self._key(letter, pause_ms) for letter in text]
        _rest(_REST_MS)
        self._window.keys["clear"].trigger()
        _rest(50)
        return times

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802
        """Sees the list's viewport being painted."""
        if event.type() == QEvent.Type.Paint and self._answered:
            self._painted = True
        return super().eventFilter(watched, event)

    def _key(self, letter: str, pause_ms: int) -> float:
        self._answered = self._painted = False
        self._text = self._window.search_box.text + letter
        began = time.perf_counter()
        _press(self._line, letter)
        self._until(lambda: self._answered, _ANSWER_PATIENCE_S)
        self._until(lambda: self._painted, _PAINT_PATIENCE_S)
        taken = (time.perf_counter() - began) * 1000
        if pause_ms:
            _rest(pause_ms)
        return taken

    def _until(self, ready: Callable[[], bool], patience_s: float) -> None:
        deadline = time.monotonic() + patience_s
        while not ready() and time.monotonic() < deadline:
            QCoreApplication.processEvents(QEventLoop.ProcessEventsFlag.WaitForMoreEvents)

    def _take(self, found: SearchResult) -> None:
        shown, self._shown = self._shown, found
        if found.text == self._text:
            # The same question with a space behind it changes nothing, and nothing is painted.
            same = shown is not None and shown.text.strip() == found.text.strip() and shown.rows == found.rows
            self._answered, self._painted = True, same


class _Reader(QObject):
    """Opens one page after the other and waits until each is painted whole, journey and all."""

    def __init__(self, session: WindowSession) -> None:
        window = session.window
        super().__init__(window)
        self._session = session
        self._window = window
        self._whole = self._painted = False
        window.page_view.shown.connect(self._take)
        window.page_view.installEventFilter(self)

    def times(self, ids: Sequence[str]) -> list[float]:
        """The milliseconds of each page, from its choice to its picture; the first one, which imports, is left out."""
        taken = [self._open(id_) for id_ in ids]
        self._window.keys["clear"].trigger()
        _rest(50)
        return taken[1:]

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802
        """Sees the page being painted."""
        if event.type() == QEvent.Type.Paint and self._whole:
            self._painted = True
        return super().eventFilter(watched, event)

    def _open(self, id_: str) -> float:
        self._whole = self._painted = False
        began = time.perf_counter()
        self._session.page_controller.open(id_)
        deadline = time.monotonic() + _ANSWER_PATIENCE_S
        while not self._painted and time.monotonic() < deadline:
            QCoreApplication.processEvents(QEventLoop.ProcessEventsFlag.WaitForMoreEvents)
        return (time.perf_counter() - began) * 1000

    def _take(self) -> None:
        self._whole = True
        self._window.page_view.update()


class _Frames(QObject):
    """A timer of 5 ms in the window's thread: the longest gap between two ticks is the longest frame of a phase."""

    def __init__(self, phase: str) -> None:
        super().__init__()
        self.late = 0
        self._waited = waited_ms()
        self._own: list[float] = []
        self.phase = phase
        self._longest = {phase: 0.0}
        self._last = time.perf_counter()
        self._timer = QTimer(self)
        self._timer.setTimerType(Qt.TimerType.PreciseTimer)
        self._timer.timeout.connect(self._tick)
        self._timer.start(_TICK_MS)

    def begin(self, phase: str) -> None:
        """From now on the frames belong to another phase."""
        self.phase = phase
        self._longest[phase] = 0.0

    def stop(self) -> dict[str, float]:
        """The longest gap in ms, by phase."""
        self._timer.stop()
        return self._longest

    def own(self) -> Facts:
        """Of all phases, without the time in which the thread waited for a processor; none where nothing tells that."""
        late = float(sum(one > _LATE_MS for one in self._own))
        return {"own_gap_ms": max(self._own), "own_frames_late": late} if self._own else {}

    def _tick(self) -> None:
        now = time.perf_counter()
        gap = (now - self._last) * 1000
        self._longest[self.phase] = max(self._longest[self.phase], gap)
        self.late += gap > _LATE_MS
        self._last = now
        before, self._waited = self._waited, waited_ms()
        if before is not None and self._waited is not None:
            self._own.append(gap - (self._waited - before))


def _press(line: QWidget, letter: str) -> None:
    """Types a letter; QTest knows the keys of ASCII only."""
    if letter.isascii():
        QTest.keyClicks(line, letter)
    else:
        for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
            QCoreApplication.sendEvent(line, QKeyEvent(kind, 0, Qt.KeyboardModifier.NoModifier, letter))


def _rest(milliseconds: int) -> None:
    """Lets the window's events flow for a while."""
    loop = QEventLoop()
    QTimer.singleShot(milliseconds, loop.quit)
    loop.exec()


def _wait(ready: Callable[[], bool], patience_s: float) -> None:
    deadline = time.monotonic() + patience_s
    while not ready():
        if time.monotonic() > deadline:
            raise TimeoutError("the window was never ready")
        _rest(20)
