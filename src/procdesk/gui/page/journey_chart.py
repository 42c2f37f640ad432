"""Swimlane chart of a journey: widget and painter."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise
from math import ceil

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QFocusEvent,
    QFont,
    QHelpEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPainterPath,
    QPaintEvent,
    QPen,
)
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget

from procdesk.gui.page.journey_layout import ChartLayout, ChartRow
from procdesk.gui.theme import Theme
from procdesk.gui.widgets.text_layout import LaidOutLine, TextLayoutCache, font_metrics

_PAD_X, _PAD_Y, _GAP, _RADIUS = 6.0, 3.5, 12.0, 7.0
_NARROW = 560
_NAME_SHARE, _TEXT_SHARE, _TRACK_LEAST = 0.24, 0.46, 0.14
_DOT, _BAR, _TURN = 4.5, 6.0, 5.0


class _ChartFonts:
    """The fonts of the picture at the text size in force."""

    def __init__(self, theme: Theme) -> None:
        self.name = font_metrics(theme.font(10, QFont.Weight.DemiBold))
        self.text = font_metrics(theme.font(9.5))
        self.when = font_metrics(theme.font(10, QFont.Weight.Bold))
        self.time = font_metrics(theme.font(9.5))
        self.number = font_metrics(theme.font(8, QFont.Weight.Bold))


@dataclass(frozen=True, slots=True)
class ExpectedRange:
    """The steps that a request should be at now, from `index` to `furthest`, both counted from 0.

    `tone` is "amber", or "red" where even the last one should be done.
    """

    index: int
    furthest: int
    tone: str

    def tone_of(self, index: int) -> str:
        """The tone of a step, "" where it is not among them."""
        return self.tone if self.index <= index <= self.furthest else ""


@dataclass(frozen=True, slots=True)
class PlacedRow:
    """A row with its lines and where they stand; `track` holds the places of its bar."""

    row: ChartRow
    area: QRectF
    lines: tuple[tuple[LaidOutLine, QPointF, str], ...]
    number: LaidOutLine
    circle: QPointF
    bar: tuple[float, float] | None


@dataclass(frozen=True, slots=True)
class ChartDrawing:
    """A whole picture for one width: `track` is where the days lie, empty in a list without one."""

    placed: tuple[PlacedRow, ...]
    track: QRectF
    ticks: tuple[float, ...]
    today: float | None
    height: float


class ChartPainter:
    """For one theme at one text size."""

    def __init__(self, theme: Theme) -> None:
        self._theme = theme
        self._types = _ChartFonts(theme)
        self._text_layouts = TextLayoutCache(theme.colour("text"))
        self._side = self._types.name.line * 0.96

    def is_narrow(self, width: float) -> bool:
        """Whether there is no room for a track."""
        return width < self._theme.points(_NARROW)

    def draw(self, lanes: ChartLayout, width: float) -> ChartDrawing:
        """The picture of a journey in `width` pixels: lanes with a track, or a list where nothing can lie on one."""
        if not lanes.dated or self.is_narrow(width):
            return self._list(lanes, width)
        return self._lanes(lanes, width)

    def paint(
        self, painter: QPainter, drawing: ChartDrawing, current: int, hovered: int, mark: ExpectedRange | None
    ) -> None:
        """Paints a picture; `current` and `hovered` are places among its rows, -1 for none."""
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        for number, placed in enumerate(drawing.placed):
            self._paint_ground(painter, placed, number == hovered, mark)
        self._paint_track(painter, drawing)
        self._paint_lanes(painter, drawing)
        self._paint_ways(painter, drawing)
        for placed in drawing.placed:
            self._paint_row(painter, placed, mark)
        if 0 <= current < len(drawing.placed):
            painter.setPen(QPen(self._colour("accent"), 1.5))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(drawing.placed[current].area.adjusted(0.75, 0.75, -0.75, -0.75), _RADIUS, _RADIUS)

    def _lanes(self, lanes: ChartLayout, width: float) -> ChartDrawing:
        types, rows = self._types, lanes.rows
        left = _PAD_X + self._side + 9
        right = width - _PAD_X
        name = min(self._widest([row.department for row in rows], 0), width * _NAME_SHARE)
        when = max(self._when(row, width * 0.3).width for row in rows)
        text_left = left + name + _GAP
        room = right - when - _GAP - text_left
        wanted = max(types.text.metrics.horizontalAdvance(row.text) for row in rows) + 1
        text = min(wanted, max(width * _TEXT_SHARE, room * 0.4), room - _GAP - width * _TRACK_LEAST)
        track_left = text_left + text + _GAP
        track = QRectF(track_left, 0, right - when - _GAP - track_left, 0)
        placed, top = [], 0.0
        for row in rows:
            made = self._lane_row(row, top, width, (left, name), (text_left, text), track)
            placed.append(made)
            top = made.area.bottom()
        track.setHeight(top)
        ticks = tuple(track.left() + one * track.width() for one in lanes.ticks)
        today = None if lanes.today is None else track.left() + lanes.today * track.width()
        return ChartDrawing(tuple(placed), track, ticks, today, top)

    def _lane_row(
        self,
        row: ChartRow,
        top: float,
        width: float,
        name: tuple[float, float],
        text: tuple[float, float],
        track: QRectF,
    ) -> PlacedRow:
        types = self._types
        words = self._text_layouts.paragraph(row.text, types.text, text[1], 2)
        height = max(types.name.line, len(words) * types.text.line) + 2 * _PAD_Y
        middle = top + height / 2
        lines = [(one, QPointF(text[0], y), "quiet") for one, y in self._stacked(words, middle)]
        if row.first and row.department:
            line = self._text_layouts.line(row.department, types.name, name[1])
            lines.append((line, QPointF(name[0], middle - types.name.line / 2), "text"))
        when = self._when(row, width * 0.3)
        lines.append((when, QPointF(width - _PAD_X - when.width, middle - when.type.line / 2), self._tone(row)))
        bar = None
        if row.place:
            bar = track.left() + row.place[0] * track.width(), track.left() + row.place[1] * track.width()
        return self._placed(row, QRectF(0, top, width, height), lines, middle, bar)

    def _list(self, lanes: ChartLayout, width: float) -> ChartDrawing:
        placed, top = [], 0.0
        for row in lanes.in_order:
            made = self._list_row(row, top, width)
            placed.append(made)
            top = made.area.bottom()
        return ChartDrawing(tuple(placed), QRectF(), (), None, top)

    def _list_row(self, row: ChartRow, top: float, width: float) -> PlacedRow:
        types = self._types
        left, right = _PAD_X + self._side + 8, width - _PAD_X
        when = self._when(row, width * 0.55)
        room = right - left
        width_left = room - (when.width + 10 if when.width else 0)
        name = self._text_layouts.line(row.department, types.name, width_left)
        first = top + _PAD_Y
        middle = first + types.name.line / 2
        lines = [(name, QPointF(left, first), "text")]
        lines.append((when, QPointF(right - when.width, middle - when.type.line / 2), self._tone(row)))
        text_left = left + name.width + (7 if row.department else 0)
        height = types.name.line
        if types.text.metrics.horizontalAdvance(row.text) <= left + width_left - text_left:
            whole = self._text_layouts.line(row.text, types.text)
            lines.append((whole, QPointF(text_left, middle - types.text.line / 2), "quiet"))
        elif row.department:
            words = self._text_layouts.paragraph(row.text, types.text, room, 2)
            below = first + types.name.line
            lines += [(one, QPointF(left, below + n * types.text.line), "quiet") for n, one in enumerate(words)]
            height += len(words) * types.text.line
        else:
            words = self._text_layouts.paragraph(row.text, types.text, width_left, 3)
            lines += [(one, QPointF(left, first + n * types.text.line), "quiet") for n, one in enumerate(words)]
            height = max(height, len(words) * types.text.line)
        return self._placed(row, QRectF(0, top, width, height + 2 * _PAD_Y), lines, middle, None)

    def _placed(
        self,
        row: ChartRow,
        area: QRectF,
        lines: list[tuple[LaidOutLine, QPointF, str]],
        middle: float,
        bar: tuple[float, float] | None,
    ) -> PlacedRow:
        number = self._text_layouts.line(str(row.index + 1), self._types.number)
        return PlacedRow(row, area, tuple(lines), number, QPointF(_PAD_X + self._side / 2, middle), bar)

    def _stacked(self, words: list[LaidOutLine], middle: float) -> list[tuple[LaidOutLine, float]]:
        height = self._types.text.line
        top = middle - len(words) * height / 2
        return [(one, top + number * height) for number, one in enumerate(words)]

    def _when(self, row: ChartRow, most: float) -> LaidOutLine:
        return self._text_layouts.line(row.when, self._types.when if row.place else self._types.time, most)

    def _widest(self, words: list[str], least: float) -> float:
        return max([least, *(self._types.name.metrics.horizontalAdvance(one) + 1 for one in words)])

    def _tone(self, row: ChartRow) -> str:
        return "accent" if row.place else "quiet"

    def _paint_ground(self, painter: QPainter, placed: PlacedRow, hovered: bool, mark: ExpectedRange | None) -> None:
        tone = mark.tone_of(placed.row.index) if mark else ""
        if tone or hovered:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(self._colour(f"{tone}_soft" if tone else "selection"))
            painter.drawRoundedRect(placed.area, _RADIUS, _RADIUS)

    def _paint_track(self, painter: QPainter, drawing: ChartDrawing) -> None:
        if drawing.track.isEmpty():
            return
        painter.setPen(QPen(self._colour("line"), 1))
        top, bottom = drawing.track.top() + 2, drawing.track.bottom() - 2
        for tick in drawing.ticks:
            x = round(tick) + 0.5
            painter.drawLine(QPointF(x, top), QPointF(x, bottom))
        if drawing.today is not None:
            painter.setPen(QPen(self._colour("amber"), 1.5, Qt.PenStyle.DashLine))
            painter.drawLine(QPointF(drawing.today, top), QPointF(drawing.today, bottom))

    def _paint_lanes(self, painter: QPainter, drawing: ChartDrawing) -> None:
        """The numbers of one lane hang together."""
        painter.setPen(QPen(self._colour("line"), 1.5))
        for before, after in pairwise(drawing.placed):
            if not after.row.first and not drawing.track.isEmpty():
                painter.drawLine(before.circle, after.circle)

    def _paint_ways(self, painter: QPainter, drawing: ChartDrawing) -> None:
        """From each step to the next: down from its dot, then along to where the next one begins."""
        steps = sorted((one for one in drawing.placed if one.bar), key=lambda one: one.row.index)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(self._faint("accent", 110), 1.4))
        for before, after in pairwise(steps):
            if before.bar and after.bar:
                painter.drawPath(_way(before.bar[0], before.circle.y(), after.bar[0], after.circle.y()))

    def _paint_row(self, painter: QPainter, placed: PlacedRow, mark: ExpectedRange | None) -> None:
        marked = mark.tone_of(placed.row.index) if mark else ""
        passed = mark is not None and placed.row.index < mark.index
        if placed.bar:
            self._paint_bar(painter, placed, marked or "accent")
        self._paint_number(painter, placed, marked, passed)
        for line, place, tone in placed.lines:
            tone = marked if marked and tone == "accent" else tone
            line.paint(painter, place.x(), place.y(), self._colour(tone))

    def _paint_bar(self, painter: QPainter, placed: PlacedRow, tone: str) -> None:
        start, end = placed.bar or (0, 0)
        y = placed.circle.y()
        painter.setPen(Qt.PenStyle.NoPen)
        if end > start:
            painter.setBrush(self._faint(tone, 95))
            painter.drawRoundedRect(QRectF(start, y - _BAR / 2, end - start + _BAR / 2, _BAR), _BAR / 2, _BAR / 2)
        painter.setBrush(self._colour(tone))
        painter.drawEllipse(QPointF(start, y), _DOT, _DOT)

    def _paint_number(self, painter: QPainter, placed: PlacedRow, marked: str, passed: bool) -> None:
        radius = self._side / 2
        dated = bool(placed.row.place)
        ground = marked or ("accent" if passed else "accent_soft" if dated else "")
        ink = "pane" if marked or passed else "accent" if dated else "quiet"
        painter.setPen(Qt.PenStyle.NoPen if ground else QPen(self._colour("line"), 1.2))
        painter.setBrush(self._colour(ground) if ground else Qt.BrushStyle.NoBrush)
        painter.drawEllipse(placed.circle, radius, radius)
        top = placed.circle.y() - self._types.number.line / 2
        placed.number.paint(painter, placed.circle.x() - placed.number.width / 2, top, self._colour(ink))

    def _faint(self, name: str, alpha: int) -> QColor:
        colour = QColor(self._colour(name))
        colour.setAlpha(alpha)
        return colour

    def _colour(self, name: str) -> QColor:
        return self._theme.colour(name)


def _way(left: float, top: float, right: float, bottom: float) -> QPainterPath:
    path = QPainterPath(QPointF(left, top))
    turn = min(_TURN, abs(right - left), abs(bottom - top))
    sign_x, sign_y = (1 if right >= left else -1), (1 if bottom >= top else -1)
    path.lineTo(left, bottom - sign_y * turn)
    path.quadTo(QPointF(left, bottom), QPointF(left + sign_x * turn, bottom))
    path.lineTo(right, bottom)
    return path


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
