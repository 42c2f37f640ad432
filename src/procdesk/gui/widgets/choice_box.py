"""A box with choices, whose arrow is drawn in the colour of its text: a style sheet knows only pictures for it."""

from __future__ import annotations

from PySide6.QtCore import QPointF
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QComboBox

_RIGHT, _HALF, _DEEP = 14, 4, 4


class ChoiceBox(QComboBox):
    """A combo box that shows where it opens."""

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(self.palette().color(self.foregroundRole()), 1.5))
        x, y = self.width() - _RIGHT, self.height() / 2 - _DEEP / 2
        painter.drawPolyline([QPointF(x - _HALF, y), QPointF(x, y + _DEEP), QPointF(x + _HALF, y)])
