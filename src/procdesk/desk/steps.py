"""Work of the window's thread in pieces, so that a key or a frame never waits for all of it."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from PySide6.QtCore import QObject, QTimer


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
