"""Chart of a journey, a row for each step: widget and painter."""

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
    QPaintEvent,
    QPen,
    QTextCursor,
    QTextDocument,
)
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget

from procdesk.gui.page.journey_layout import ChartLayout, ChartRow
from procdesk.gui.theme import Theme
from procdesk.gui.widgets.bent_line import bent_line
from procdesk.gui.widgets.text_layout import FontMetrics, LaidOutLine, TextLayoutCache, font_metrics

_PAD_X, _PAD_Y, _GAP, _BESIDE, _RADIUS = 6.0, 3.5, 12.0, 7.0, 7.0
# Below this width, in pixels at 100 per cent text size, and where the words would have less, it is a list.
_NARROW, _TEXT_LEAST = 560, 150
_NAME_SHARE, _TEXT_SHARE, _TRACK_LEAST = 0.24, 0.46, 0.14
# A date is never cut; the words of a step are at this many lines.
_NAME_LINES, _TEXT_LINES, _WHEN_LINES = 2, 6, 9
_DOT, _BAR = 4.5, 6.0


class _ChartFonts:
    """The fonts of the picture at the text size in force."""

    def __init__(self, theme: Theme) -> None:
        self.name = font_metrics(theme.font(10, QFont.Weight.DemiBold))
        self.text = font_metrics(theme.font(9.5))
        self.when = font_metrics(theme.font(10, QFont.Weight.Bold))
        self.time = font_metrics(theme.font(9.5))
        self.number = font_metrics(theme.font(9, QFont.Weight.Bold))


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
class _Columns:
    """Left edge and width of departments and words, and the place of the track, whose height is still open."""

    name: tuple[float, float]
    text: tuple[float, float]
    track: QRectF


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

    def draw(self, layout: ChartLayout, width: float) -> ChartDrawing:
        """The picture of a journey in `width` pixels: a table with a track, or a list where there is no room for it."""
        columns = self._columns(layout, width) if layout.dated else None
        return self._table(layout, width, columns) if columns else self._list(layout, width)

    def paint(
        self, painter: QPainter, drawing: ChartDrawing, current: int, hovered: int, mark: ExpectedRange | None
    ) -> None:
        """Paints a picture; `current` and `hovered` are places among its rows, -1 for none."""
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        for number, placed in enumerate(drawing.placed):
            self._paint_ground(painter, placed, number == hovered, mark)
        self._paint_track(painter, drawing)
        self._paint_order(painter, drawing)
        self._paint_ways(painter, drawing)
        for placed in drawing.placed:
            self._paint_row(painter, placed, mark)
        if 0 <= current < len(drawing.placed):
            painter.setPen(QPen(self._colour("accent"), 1.5))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(drawing.placed[current].area.adjusted(0.75, 0.75, -0.75, -0.75), _RADIUS, _RADIUS)

    def _columns(self, layout: ChartLayout, width: float) -> _Columns | None:
        """Where the columns stand, None where a date, the words or the track would have too little room."""
        rows = layout.rows
        left, right = self._left(), width - _PAD_X
        name = min(self._widest([row.department for row in rows], self._types.name), width * _NAME_SHARE)
        text_left = left + name + _GAP
        track_right = right - max(self._when(row).width for row in rows) - _GAP
        most = track_right - _GAP - width * _TRACK_LEAST - text_left
        wanted = self._widest([row.text for row in rows], self._types.text)
        if width < self._theme.points(_NARROW) or most < min(wanted, self._theme.points(_TEXT_LEAST)):
            return None
        text = min(wanted, max(width * _TEXT_SHARE, (track_right - text_left) * 0.4), most)
        track = QRectF(text_left + text + _GAP, 0, track_right - text_left - text - _GAP, 0)
        return _Columns((left, name), (text_left, text), track)

    def _table(self, layout: ChartLayout, width: float, columns: _Columns) -> ChartDrawing:
        placed, top = [], 0.0
        for row in layout.rows:
            made = self._table_row(row, top, width, columns)
            placed.append(made)
            top = made.area.bottom()
        track = QRectF(columns.track.left(), 0, columns.track.width(), top)
        ticks = tuple(track.left() + one * track.width() for one in layout.ticks)
        today = None if layout.today is None else track.left() + layout.today * track.width()
        return ChartDrawing(tuple(placed), track, ticks, today, top)

    def _table_row(self, row: ChartRow, top: float, width: float, columns: _Columns) -> PlacedRow:
        types, track = self._types, columns.track
        names = self._text_layouts.paragraph(row.department, types.name, columns.name[1], _NAME_LINES)
        words = self._text_layouts.paragraph(row.text, types.text, columns.text[1], _TEXT_LINES)
        height = max(types.name.line * max(1, len(names)), types.text.line * len(words)) + 2 * _PAD_Y
        middle = top + height / 2
        lines = self._stacked(names, columns.name[0], middle - len(names) * types.name.line / 2, "text")
        lines += self._stacked(words, columns.text[0], middle - len(words) * types.text.line / 2, "quiet")
        when = self._when(row)
        lines.append((when, QPointF(width - _PAD_X - when.width, middle - when.type.line / 2), self._tone(row)))
        bar = None
        if row.place:
            bar = track.left() + row.place[0] * track.width(), track.left() + row.place[1] * track.width()
        return self._placed(row, QRectF(0, top, width, height), lines, middle, bar)

    def _list(self, layout: ChartLayout, width: float) -> ChartDrawing:
        room = width - _PAD_X - self._left()
        wanted = [
            self._widest([row.department], self._types.name) + _GAP + self._when(row).width for row in layout.rows
        ]
        beside = max(wanted, default=0) <= room
        in_one_line = beside and all(self._fits_in_one_line(row, room) for row in layout.rows)
        placed, top = [], 0.0
        for row in layout.rows:
            made = self._list_row(row, top, width, beside, in_one_line)
            placed.append(made)
            top = made.area.bottom()
        return ChartDrawing(tuple(placed), QRectF(), (), None, top)

    def _list_row(self, row: ChartRow, top: float, width: float, beside: bool, in_one_line: bool) -> PlacedRow:
        """The department, the words and the date; the date at the right, or, where one does not fit, below."""
        types = self._types
        left, right, first = self._left(), width - _PAD_X, top + _PAD_Y
        middle = first + types.name.line / 2
        when = self._when(row)
        room = right - left - (when.width + _GAP if beside and when.width else 0)
        names = self._text_layouts.paragraph(row.department, types.name, room, _NAME_LINES) if row.department else []
        lines = self._stacked(names, left, first, "text")
        below = first + len(names) * types.name.line
        if beside:
            lines.append((when, QPointF(right - when.width, middle - when.type.line / 2), self._tone(row)))
        elif row.when:
            parts = self._text_layouts.paragraph(row.when, when.type, right - left, _WHEN_LINES)
            lines += self._stacked(parts, left, below, self._tone(row))
            below += len(parts) * when.type.line
        if in_one_line:
            words = [self._text_layouts.line(row.text, types.text)]
            text_left = left + (names[0].width + _BESIDE if names else 0)
            lines += self._stacked(words, text_left, middle - types.text.line / 2, "quiet")
        else:
            words = self._text_layouts.paragraph(row.text, types.text, right - left if names else room, _TEXT_LINES)
            lines += self._stacked(words, left, below, "quiet")
            below += len(words) * types.text.line
        height = max(below - first, types.name.line) + 2 * _PAD_Y
        return self._placed(row, QRectF(0, top, width, height), lines, middle, None)

    def _fits_in_one_line(self, row: ChartRow, room: float) -> bool:
        """Whether department, words and date have room beside each other."""
        name = self._widest([row.department], self._types.name)
        words = self._widest([row.text], self._types.text)
        return name + _BESIDE + words + _GAP + self._when(row).width <= room

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

    @staticmethod
    def _stacked(
        words: list[LaidOutLine], left: float, top: float, tone: str
    ) -> list[tuple[LaidOutLine, QPointF, str]]:
        """Lines below one another, the first at `top`."""
        return [(one, QPointF(left, top + number * one.type.line), tone) for number, one in enumerate(words)]

    def _left(self) -> float:
        """Where the words begin, beside the number."""
        return _PAD_X + self._side + 9

    def _when(self, row: ChartRow) -> LaidOutLine:
        return self._text_layouts.line(row.when, self._types.when if row.place or row.tone else self._types.time)

    @staticmethod
    def _widest(words: list[str], type_: FontMetrics) -> float:
        return max((type_.metrics.horizontalAdvance(one) + 1 for one in words if one), default=0)

    def _tone(self, row: ChartRow) -> str:
        return row.tone or ("accent" if row.place else "quiet")

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

    def _paint_order(self, painter: QPainter, drawing: ChartDrawing) -> None:
        """A line from each number to the next."""
        painter.setPen(QPen(self._colour("line"), 1.5))
        side = QPointF(0, self._side / 2)
        for before, after in pairwise(drawing.placed):
            painter.drawLine(before.circle + side, after.circle - side)

    def _paint_ways(self, painter: QPainter, drawing: ChartDrawing) -> None:
        """From each step to the next: down from its dot, then along to where the next one begins."""
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(self._faint("accent", 110), 1.4))
        for before, after in pairwise(one for one in drawing.placed if one.bar):
            if before.bar and after.bar:
                painter.drawPath(bent_line(before.bar[0], before.circle.y(), after.bar[0], after.circle.y()))

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


_MOVES = {Qt.Key.Key_Down: 1, Qt.Key.Key_Right: 1, Qt.Key.Key_Up: -1, Qt.Key.Key_Left: -1}


class JourneyChart(QWidget):
    """`chosen` carries the place of a step in the journey, counted from 0.

    Its rows can be searched as the text of a `HtmlBlock`.
    """

    chosen = Signal(int)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._painter = ChartPainter(theme)
        self._layout = ChartLayout()
        self._mark: ExpectedRange | None = None
        self._drawings: dict[int, ChartDrawing] = {}
        self._current = 0
        self._hovered = self._pointed = -1
        # What the rows say, a paragraph each, to be searched.
        self._words = QTextDocument(self)
        self._found: dict[int, bool] = {}
        self._name = ""
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)
        theme.changed.connect(self._restyle)

    def show_layout(self, layout: ChartLayout, mark: ExpectedRange | None, name: str) -> None:
        """Shows a journey; `mark` is the step that it should be at now, `name` what screen readers call the picture."""
        self._layout, self._mark, self._name = layout, mark, name
        self._current, self._hovered = 0, -1
        self._found = {}
        self._words.setPlainText("\n".join(f"{one.department} {one.text} {one.when}" for one in layout.rows))
        self._forget()
        self.setAccessibleName(name)
        self.setAccessibleDescription("\n".join(row.said for row in layout.rows))

    def point_at(self, index: int) -> None:
        """Marks the row of a step that is meant elsewhere, by its place in the journey (-1: none)."""
        self._pointed = index
        self.update()

    @property
    def selected(self) -> str:
        """Nothing: the words of a row cannot be selected."""
        return ""

    def mark(self, needle: str) -> list[QTextCursor]:
        """Marks the rows in which `needle` stands, whatever its case, and gives its places in order ("": none)."""
        found: list[QTextCursor] = []
        cursor = self._words.find(needle) if needle else QTextCursor()
        while not cursor.isNull():
            found.append(QTextCursor(cursor))
            cursor = self._words.find(needle, cursor)
        self.paint_marks(found, None)
        return found

    def paint_marks(self, found: list[QTextCursor], current: QTextCursor | None) -> None:
        """Marks the rows of the places of a search, that of the current one with a frame."""
        self._found = {cursor.blockNumber(): False for cursor in found}
        if current is not None:
            self._found[current.blockNumber()] = True
        self.update()

    def place_of(self, cursor: QTextCursor) -> int:
        """How many pixels below the chart's top the row of that place is."""
        placed = self._drawing(self.width()).placed
        return round(placed[cursor.blockNumber()].area.top()) if cursor.blockNumber() < len(placed) else 0

    def sizeHint(self) -> QSize:
        return QSize(400, self.heightForWidth(400))

    def minimumSizeHint(self) -> QSize:
        return QSize(120, 0)

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        return ceil(self._drawing(width).height)

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent) and self._can_go(event):
            # Beyond the last step an arrow leaves the chart.
            event.accept()
            return True
        if event.type() == QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            place = self._row_at(QPointF(event.pos()))
            said = self._drawing(self.width()).placed[place].row.said if place >= 0 else ""
            QToolTip.showText(event.globalPos(), said, self)
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        placed = self._drawing(self.width()).placed
        key = Qt.Key(event.key())
        if self._can_go(event):
            self._go(self._current + _MOVES[key])
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space) and placed:
            self.chosen.emit(placed[self._current].row.index)
        else:
            super().keyPressEvent(event)

    def _can_go(self, event: QKeyEvent) -> bool:
        """Whether a key is an arrow that leads to another step."""
        by = _MOVES.get(Qt.Key(event.key()), 0)
        return by != 0 and 0 <= self._current + by < len(self._layout.rows)

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
        if (place := self._row_at(event.position())) >= 0:
            self._go(place)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        place = self._row_at(event.position())
        if place >= 0 and place == self._current and event.button() == Qt.MouseButton.LeftButton:
            self.chosen.emit(self._drawing(self.width()).placed[place].row.index)

    def paintEvent(self, _event: QPaintEvent) -> None:
        current = self._current if self.hasFocus() else -1
        painter, drawing = QPainter(self), self._drawing(self.width())
        for number, here in self._found.items():
            painter.setPen(QPen(self._theme.colour("accent"), 1.5) if here else Qt.PenStyle.NoPen)
            painter.setBrush(self._theme.colour("match"))
            painter.drawRoundedRect(drawing.placed[number].area.adjusted(0.75, 0.75, -0.75, -0.75), _RADIUS, _RADIUS)
        marked = self._pointed if self._hovered < 0 else self._hovered
        self._painter.paint(painter, drawing, current, marked, self._mark)

    def _drawing(self, width: int) -> ChartDrawing:
        if width not in self._drawings:
            self._drawings[width] = self._painter.draw(self._layout, width)
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
