"""A list of things to tick off while the customer is on the line."""

from __future__ import annotations

from collections.abc import Sequence
from collections.abc import Set as AbstractSet
from math import ceil

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QAbstractTextDocumentLayout,
    QColor,
    QEnterEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPalette,
    QPen,
    QPolygonF,
    QTextCharFormat,
    QTextCursor,
    QTextDocument,
)
from PySide6.QtWidgets import QCheckBox, QSizePolicy, QVBoxLayout, QWidget

from procdesk.gui.theme import BODY_POINTS, Colours, Theme, document_style, vars_of
from procdesk.gui.widgets.arrow_group import ArrowGroup
from procdesk.gui.widgets.html_view import spoken_links, without_keys

_PAD_X, _PAD_Y, _GAP = 5.0, 3.0, 8.0
_CHECK = ((0.24, 0.52), (0.43, 0.71), (0.77, 0.31))


class CheckRow(QCheckBox):
    """One thing as safe HTML of any length beside a box; Space or a click ticks it, Enter opens the first link in it.

    `ticked` carries its words and whether it is ticked now, each time the user does so, `linked` the address of a link
    that was chosen. Its text can be searched as that of a `HtmlBlock`.
    """

    ticked = Signal(str, bool)
    linked = Signal(str)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._html = ""
        self._look: tuple[Colours, int] | None = None
        self._heights: dict[int, int] = {}
        self._widest = 0.0
        self._marks: list[QAbstractTextDocumentLayout.Selection] = []
        self._document = QTextDocument(self)
        self._document.setDocumentMargin(0)
        self._document.setUndoRedoEnabled(False)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)
        self.clicked.connect(self._tell)
        theme.changed.connect(self.restyle)

    @property
    def words(self) -> str:
        """What the row says, as plain text: the name under which a tick is remembered."""
        return without_keys(self._document.toPlainText()).strip()

    def fill(self, html: str) -> None:
        """Shows another thing, not ticked; `html` is safe HTML."""
        self._html = html
        self.setChecked(False)
        self.restyle()
        self.setAccessibleName(self.words)
        self.setAccessibleDescription("; ".join(spoken_links(self._document)))

    @property
    def selected(self) -> str:
        """Nothing: the row is a box to tick, and its words cannot be selected."""
        return ""

    def restyle(self) -> None:
        """Shows the same text in the theme that is in force now."""
        look = (self._theme.colours, self._theme.percent)
        if look != self._look:
            self._look = look
            self._document.setDefaultFont(self._theme.font(BODY_POINTS))
            self._document.setDefaultStyleSheet(document_style(vars_of(self._theme.colours), self._theme.points))
        # Laid out in as few lines as it has: wherever there is so much room it is as high as now.
        self._document.setTextWidth(-1)
        self._document.setHtml(self._html)
        self._widest = self._document.idealWidth()
        self._heights.clear()
        self._marks = []
        self.updateGeometry()
        self.update()

    def mark(self, needle: str) -> list[QTextCursor]:
        """Marks every place where `needle` stands, whatever its case, and gives them in order ("": none)."""
        found: list[QTextCursor] = []
        cursor = self._document.find(needle) if needle else QTextCursor()
        while not cursor.isNull():
            found.append(QTextCursor(cursor))
            cursor = self._document.find(needle, cursor)
        self.paint_marks(found, None)
        return found

    def paint_marks(self, found: list[QTextCursor], current: QTextCursor | None) -> None:
        """Paints the places of a search, the current one in the accent's colours."""
        self._marks = [self._mark(cursor, current is not None and cursor == current) for cursor in found]
        self.update()

    def place_of(self, cursor: QTextCursor) -> int:
        """How many pixels below this row's top that place is."""
        self._lay_out(self.width())
        block = self._document.documentLayout().blockBoundingRect(cursor.block())
        line = cursor.block().layout().lineForTextPosition(cursor.positionInBlock())
        return round(_PAD_Y + block.top() + (line.y() if line.isValid() else 0))

    def sizeHint(self) -> QSize:
        # Whoever lays it out asks for its height at a width: one line does here, and text need not be laid out for it.
        return QSize(200, self.minimumSizeHint().height())

    def minimumSizeHint(self) -> QSize:
        return QSize(60, round(2 * _PAD_Y + self._line_height()))

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        # Qt asks for many widths while a page is laid out.
        width = min(width, self._widest_wanted())
        if width not in self._heights:
            self._lay_out(width)
            self._heights[width] = ceil(self._document.size().height() + 2 * _PAD_Y)
        return self._heights[width]

    def hitButton(self, position: object) -> bool:  # noqa: ARG002
        return True

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and (address := self._first_link()):
            self.linked.emit(address)
        else:
            super().keyPressEvent(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        super().mouseMoveEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if address := self._link_at(event.position()):
            self.setDown(False)
            self.linked.emit(address)
        else:
            super().mouseReleaseEvent(event)

    def enterEvent(self, event: QEnterEvent) -> None:
        super().enterEvent(event)
        self.update()

    def leaveEvent(self, event: QEvent) -> None:
        super().leaveEvent(event)
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._paint_ground(painter)
        self._paint_box(painter)
        self._lay_out(self.width())
        context = QAbstractTextDocumentLayout.PaintContext()
        context.palette.setColor(QPalette.ColorRole.Text, self._colour("quiet" if self.isChecked() else "text"))
        context.selections = self._marks
        painter.translate(self._text_left(), _PAD_Y)
        self._document.documentLayout().draw(painter, context)

    def _paint_ground(self, painter: QPainter) -> None:
        area = QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5)
        painter.setPen(QPen(self._colour("accent"), 1) if self.hasFocus() else Qt.PenStyle.NoPen)
        painter.setBrush(self._colour("selection") if self.underMouse() else Qt.BrushStyle.NoBrush)
        painter.drawRoundedRect(area, 6, 6)

    def _paint_box(self, painter: QPainter) -> None:
        side = self._side()
        box = QRectF(_PAD_X, round(_PAD_Y + (self._line_height() - side) / 2), side, side).translated(0.5, 0.5)
        ticked = self.isChecked()
        painter.setPen(QPen(self._colour("accent" if ticked else "quiet"), 1.3))
        painter.setBrush(self._colour("accent") if ticked else Qt.BrushStyle.NoBrush)
        painter.drawRoundedRect(box, side / 4, side / 4)
        if ticked:
            pen = QPen(self._colour("pane"), side / 8)
            pen.setCapStyle(Qt.PenCapStyle.RoundCap)
            pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
            painter.setPen(pen)
            points = [QPointF(box.left() + x * side, box.top() + y * side) for x, y in _CHECK]
            painter.drawPolyline(QPolygonF(points))

    def _tell(self, now: bool) -> None:
        self.ticked.emit(self.words, now)

    def _mark(self, cursor: QTextCursor, here: bool) -> QAbstractTextDocumentLayout.Selection:
        mark = QAbstractTextDocumentLayout.Selection()
        form = QTextCharFormat()
        form.setBackground(self._colour("accent" if here else "match"))
        form.setForeground(self._colour("pane" if here else "text"))
        mark.cursor, mark.format = cursor, form
        return mark

    def _widest_wanted(self) -> int:
        """The width in pixels from which on no line is broken."""
        return ceil(self._widest + self._text_left() + _PAD_X) + 1

    def _lay_out(self, width: int) -> None:
        self._document.setTextWidth(max(40.0, width - self._text_left() - _PAD_X))

    def _line_height(self) -> float:
        return self.fontMetrics().height()

    def _side(self) -> int:
        return round(self._line_height() * 0.86)

    def _text_left(self) -> float:
        return _PAD_X + self._side() + _GAP

    def _colour(self, name: str) -> QColor:
        return self._theme.colour(name)

    def _link_at(self, place: QPointF) -> str:
        self._lay_out(self.width())
        return self._document.documentLayout().anchorAt(place - QPointF(self._text_left(), _PAD_Y))

    def _first_link(self) -> str:
        for form in self._document.allFormats():
            if form.isCharFormat() and form.toCharFormat().isAnchor():
                return form.toCharFormat().anchorHref()
        return ""


class CheckList(QWidget):
    """Things to tick off, one `CheckRow` each; the arrows go from one to the next.

    `ticked` carries the words of a thing and whether it is ticked now, each time the user does so; `linked` the
    address of a link in one. Rows are made once and filled again: `fill` with the next things is cheap.
    """

    ticked = Signal(str, bool)
    linked = Signal(str)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._made: list[CheckRow] = []
        self._shown = 0
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)
        ArrowGroup(self, lambda: self.rows)

    @property
    def rows(self) -> list[CheckRow]:
        """The rows that are shown, in order."""
        return self._made[: self._shown]

    def sizeHint(self) -> QSize:
        # Whoever lays it out asks for its height at a width; the height at a made-up width would cost as much again.
        return self.minimumSizeHint()

    def fill(self, items: Sequence[str]) -> None:
        """Shows these things, none of them ticked; each is safe HTML (`html.escape` what is plain text)."""
        while len(self._made) < len(items):
            self._add_row()
        self._shown = len(items)
        for row, item in zip(self._made, items, strict=False):
            row.fill(item)
        for number, row in enumerate(self._made):
            row.setVisible(number < self._shown)

    def show_ticks(self, ticked: AbstractSet[str]) -> None:
        """Ticks just those rows whose words are among these; tells nobody."""
        for row in self.rows:
            row.setChecked(row.words in ticked)

    def toggle(self, number: int) -> None:
        """Ticks or unticks the row with that number (from 1), as its key does; too high a number does nothing."""
        if 0 < number <= self._shown:
            self._made[number - 1].click()

    def _add_row(self) -> None:
        row = CheckRow(self._theme, self)
        row.ticked.connect(self.ticked)
        row.linked.connect(self.linked)
        QWidget.setTabOrder(self._made[-1] if self._made else self, row)
        self._made.append(row)
        self._column.addWidget(row)
