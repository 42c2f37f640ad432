"""Station: the real window, offscreen: keys to painted lists, frames while an index is built, memory."""

from __future__ import annotations

import time
from collections.abc import Callable
from itertools import cycle

from PySide6.QtCore import QCoreApplication, QEvent, QEventLoop, QObject, QSize, Qt, QTimer
from PySide6.QtGui import QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from benchmarks.station import Setup
from benchmarks.timing import Facts, memory_mb, present, spread
from procdesk.desk.app import App, Start
from procdesk.desk.instance import Request
from procdesk.desk.searching import Found
from procdesk.desk.window import Window
from procdesk.settings import open_memory, open_settings
from procdesk.upkeep import State

_SIZE = QSize(1366, 768)
_TICK_MS = 5
# Long enough that the page of the best hit is shown as well.
_REST_MS = 220
_BETWEEN_KEYS_MS = 120
_SHORT, _MORE_QUESTIONS = 12, 2
_EVERY = 2
_PAINT_PATIENCE_S, _PATIENCE_S = 1.0, 900


def measure(setup: Setup, _engine: str) -> Facts:
    """Times of keys in ms, the longest gaps of a 5 ms timer in ms at rest and during a build, memory in MB."""
    application = QApplication([])
    application.setStyle("Fusion")
    app = App(application, Start(setup.content, "es", Request(), open_settings(), open_memory()))
    window = app.window
    window.setWindowState(Qt.WindowState.WindowNoState)
    window.resize(_SIZE)
    window.show()
    window.activateWindow()
    _wait(lambda: window.overview is not None and window.overview.state is State.READY)
    _rest(500)
    typist = _Typist(window)
    typist.question(setup.questions()[-1])
    calm = _Frames()
    strokes = [taken for question in setup.typed()[::_EVERY] for taken in typist.question(question)]
    facts = spread("key", strokes) | present(calm_gap_ms=calm.stop(), memory_mb=memory_mb())
    facts |= _while_building(setup, window, typist)
    facts |= present(peak_mb=memory_mb(most=True))
    app.shut_down()
    window.close()
    return facts


def _while_building(setup: Setup, window: Window, typist: _Typist) -> Facts:
    """Types at a human pace from the start of a whole build to a moment after the new index is in force."""
    company = setup.content / "procdesk.yaml"
    company.write_text(company.read_text("utf-8") + "\n# touched\n", encoding="utf-8")
    frames = _Frames()
    strokes: list[float] = []
    began = time.monotonic()
    building, after = False, 0
    questions = cycle(setup.typed())
    while time.monotonic() - began < _PATIENCE_S and after < _MORE_QUESTIONS:
        question = next(questions)
        strokes += typist.question(question[:_SHORT], _BETWEEN_KEYS_MS)
        now = window.overview is not None and window.overview.state is State.INDEXING
        after += building and not now
        building = building or now
    return {"build_gap_ms": frames.stop(), "build_frames_late": frames.late} | spread("build_key", strokes)


class _Typist(QObject):
    """Types one key at a time and waits until its answer is painted."""

    def __init__(self, window: Window) -> None:
        super().__init__(window)
        self._window = window
        self._line = window.search_box.focusProxy() or window.search_box
        self._text = ""
        self._answered = self._painted = False
        window.answered.connect(self._take)
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
        self._until(lambda: self._answered, _PATIENCE_S)
        self._until(lambda: self._painted, _PAINT_PATIENCE_S)
        taken = (time.perf_counter() - began) * 1000
        if pause_ms:
            _rest(pause_ms)
        return taken

    def _until(self, ready: Callable[[], bool], patience_s: float) -> None:
        deadline = time.monotonic() + patience_s
        while not ready() and time.monotonic() < deadline:
            QCoreApplication.processEvents(QEventLoop.ProcessEventsFlag.WaitForMoreEvents)

    def _take(self, found: Found) -> None:
        if found.text == self._text:
            self._answered, self._painted = True, False


class _Frames(QObject):
    """A timer of 5 ms in the window's thread: the longest gap between two ticks is the longest frame."""

    def __init__(self) -> None:
        super().__init__()
        self.late = 0
        self._longest = 0.0
        self._last = time.perf_counter()
        self._timer = QTimer(self)
        self._timer.setTimerType(Qt.TimerType.PreciseTimer)
        self._timer.timeout.connect(self._tick)
        self._timer.start(_TICK_MS)

    def stop(self) -> float:
        """The longest gap in ms."""
        self._timer.stop()
        return self._longest

    def _tick(self) -> None:
        now = time.perf_counter()
        gap = (now - self._last) * 1000
        self._longest = max(self._longest, gap)
        self.late += gap > 50
        self._last = now


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


def _wait(ready: Callable[[], bool]) -> None:
    deadline = time.monotonic() + _PATIENCE_S
    while not ready():
        if time.monotonic() > deadline:
            raise TimeoutError("the window was never ready")
        _rest(20)
