"""When Python lets memory go: cyclic garbage on the window's thread only, and never for longer than a frame."""

from __future__ import annotations

import gc
import linecache

from PySide6.QtCore import QObject, Qt, QTimer
from PySide6.QtGui import QGuiApplication

_PAUSE_MS = 2_000
# So many new objects take some 5 ms to look through; typing makes a third of it between two rounds.
_MOST_AT_ONCE = 15_000


class GarbageCollector(QObject):
    """Takes over from Python, which would collect on the Runner's thread too, where cycles could take widgets along."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._timer = QTimer(self)
        self._timer.timeout.connect(self.collect)
        self._timer.start(_PAUSE_MS)
        application = QGuiApplication.instance()
        if isinstance(application, QGuiApplication):
            application.applicationStateChanged.connect(self._state_changed)
        gc.disable()

    def stop(self) -> None:
        """Leaves it to Python again."""
        self._timer.stop()
        gc.enable()

    def collect(self) -> None:
        """Looks through what is new since the last round.

        What came in one go, such as modules or a new index, is there to stay: to look through it took 40 ms.
        """
        if gc.get_count()[0] > _MOST_AT_ONCE:
            gc.freeze()
        else:
            gc.collect(1)
        # PySide reads the source of every module that is imported, and 16 MB of lines would stay.
        linecache.clearcache()

    def _state_changed(self, state: Qt.ApplicationState) -> None:
        """Nobody types into a window that is not in front: the time to look through all the rest."""
        if state != Qt.ApplicationState.ApplicationActive:
            gc.collect()
