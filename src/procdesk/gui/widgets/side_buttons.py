"""The side buttons of the mouse, heard wherever in a window they are pressed."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QMouseEvent, QWindow

_PRESSED = QEvent.Type.MouseButtonPress
_REST_OF_CLICK = (QEvent.Type.MouseButtonRelease, QEvent.Type.MouseButtonDblClick)


class SideButtons(QObject):
    """`back` and `forward` tell that one of the two was pressed; no widget hears of them.

    Lists and text fields would otherwise take them for a click.
    """

    back = Signal()
    forward = Signal()

    def listen(self, window: QWindow) -> None:
        """Hears the buttons in a window from now on; once more for the same window changes nothing."""
        window.removeEventFilter(self)
        window.installEventFilter(self)

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        if event.type() != _PRESSED and event.type() not in _REST_OF_CLICK:
            return False
        if not isinstance(event, QMouseEvent):
            return False
        told = {Qt.MouseButton.BackButton: self.back, Qt.MouseButton.ForwardButton: self.forward}.get(event.button())
        if told is not None and event.type() == _PRESSED:
            told.emit()
        return told is not None
