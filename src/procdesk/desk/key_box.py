"""A key as a small outlined box, to stand before the words of a button."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QFontMetricsF, QIcon, QPainter, QPen, QPixmap

from procdesk.desk.theme import Theme

_POINTS = 8.5
_SIDE, _ABOVE = 7.0, 2.0
_RADIUS = 4.0


def key_size(theme: Theme, key: str) -> QSize:
    """How much room the box of a key takes, in pixels that do not depend on the screen's scale."""
    metrics = QFontMetricsF(theme.font(_POINTS))
    wide = max(metrics.horizontalAdvance(key) + 2 * _SIDE, metrics.height() + 2 * _ABOVE)
    return QSize(round(wide), round(metrics.height() + 2 * _ABOVE))


def key_icon(theme: Theme, key: str, scale: float) -> QIcon:
    """The box of a key in the theme's colours, sharp on a screen of that scale."""
    size = key_size(theme, key)
    pixmap = QPixmap(size * scale)
    pixmap.setDevicePixelRatio(scale)
    pixmap.fill(Qt.GlobalColor.transparent)
    painter = QPainter(pixmap)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    box = QRectF(0.5, 0.5, size.width() - 1, size.height() - 1)
    painter.setPen(QPen(theme.colour("line"), 1))
    painter.setBrush(theme.colour("background"))
    painter.drawRoundedRect(box, _RADIUS, _RADIUS)
    painter.setPen(theme.colour("quiet"))
    painter.setFont(theme.font(_POINTS))
    painter.drawText(box, Qt.AlignmentFlag.AlignCenter, key)
    painter.end()
    return QIcon(pixmap)
