"""The picture of a journey as a widget: painted, with the arrows from step to step, Enter or a click to choose one."""

from __future__ import annotations

from math import ceil

from PySide6.QtCore import QEvent, QPointF, QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QHelpEvent, QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget

from procdesk.desk.lane_painter import ChartDrawing, ChartPainter, ExpectedRange
from procdesk.desk.lanes import ChartLayout
from procdesk.desk.theme import Theme

_MOVES = {Qt.Key.Key_Down: 1, Qt.Key.Key_Right: 1, Qt.Key.Key_Up: -1, Qt.Key.Key_Left: -1}


class JourneyChart(QWidget):
    """`chosen` carries the place of a step in the journey, counted from 0."""

    chosen = Signal(int)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._painter = ChartPainter(theme)
        self._lanes = ChartLayout()
        self._mark: ExpectedRange | None = None
        self._drawings: dict[int, ChartDrawing] = {}
        self._current = 0
        self._hovered = -1
        self._name = ""
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)
        theme.changed.connect(self._restyle)

    def show_lanes(self, lanes: ChartLayout, mark: ExpectedRange | None, name: str) -> None:
        """Shows a journey; `mark` is the step that it should be at now, `name` what screen readers call the picture."""
        self._lanes, self._mark, self._name = lanes, mark, name
        self._current, self._hovered = 0, -1
        self._forget()
        self.setAccessibleName(name)
        self.setAccessibleDescription("\n".join(row.said for row in lanes.in_order))

    def sizeHint(self) -> QSize:
        return QSize(400, self.heightForWidth(400))

    def minimumSizeHint(self) -> QSize:
        return QSize(120, 0)

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        return ceil(self._drawing(width).height)

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            place = self._row_at(QPointF(event.pos()))
            said = self._drawing(self.width()).placed[place].row.said if place >= 0 else ""
            QToolTip.showText(event.globalPos(), said, self)
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        placed = self._drawing(self.width()).placed
        key = Qt.Key(event.key())
        if key in _MOVES and 0 <= self._current + _MOVES[key] < len(placed):
            self._go(self._current + _MOVES[key])
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space) and placed:
            self.chosen.emit(placed[self._current].row.index)
        else:
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self._go(self._current)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.setAccessibleName(self._name)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        self._hover(self._row_at(event.position()))

    def leaveEvent(self, event: QEvent) -> None:
        super().leaveEvent(event)
        self._hover(-1)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        place = self._row_at(event.position())
        if place >= 0:
            self._go(place)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        place = self._row_at(event.position())
        if place >= 0 and place == self._current and event.button() == Qt.MouseButton.LeftButton:
            self.chosen.emit(self._drawing(self.width()).placed[place].row.index)

    def paintEvent(self, _event: QPaintEvent) -> None:
        current = self._current if self.hasFocus() else -1
        self._painter.paint(QPainter(self), self._drawing(self.width()), current, self._hovered, self._mark)

    def _drawing(self, width: int) -> ChartDrawing:
        if width not in self._drawings:
            self._drawings[width] = self._painter.draw(self._lanes, width)
        return self._drawings[width]

    def _go(self, place: int) -> None:
        """Makes a row the current one, and its words what a screen reader says."""
        placed = self._drawing(self.width()).placed
        if place < len(placed):
            self._current = place
            self.setAccessibleName(placed[place].row.said)
            self.update()

    def _hover(self, place: int) -> None:
        if place != self._hovered:
            self._hovered = place
            shape = Qt.CursorShape.PointingHandCursor if place >= 0 else Qt.CursorShape.ArrowCursor
            self.setCursor(shape)
            self.update()

    def _row_at(self, place: QPointF) -> int:
        placed = self._drawing(self.width()).placed
        return next((number for number, one in enumerate(placed) if one.area.contains(place)), -1)

    def _restyle(self) -> None:
        self._painter = ChartPainter(self._theme)
        self._forget()

    def _forget(self) -> None:
        self._drawings.clear()
        self.updateGeometry()
        self.update()
