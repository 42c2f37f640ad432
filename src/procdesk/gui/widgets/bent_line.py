"""A line that goes down and then to the side, with a round corner."""

from __future__ import annotations

from PySide6.QtCore import QPointF
from PySide6.QtGui import QPainterPath

_TURN = 5.0


def bent_line(left: float, top: float, right: float, bottom: float) -> QPainterPath:
    """The line from one point to another, in pixels."""
    path = QPainterPath(QPointF(left, top))
    turn = min(_TURN, abs(right - left), abs(bottom - top))
    sign_x, sign_y = (1 if right >= left else -1), (1 if bottom >= top else -1)
    path.lineTo(left, bottom - sign_y * turn)
    path.quadTo(QPointF(left, bottom), QPointF(left + sign_x * turn, bottom))
    path.lineTo(right, bottom)
    return path
