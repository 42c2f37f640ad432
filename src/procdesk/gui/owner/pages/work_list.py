"""The list of pages that need their owner: its rows are painted, and a key does each thing to the chosen one."""

from __future__ import annotations

from PySide6.QtCore import QItemSelectionModel, QModelIndex, QObject, QPersistentModelIndex, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFont, QKeyEvent, QPainter
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from procdesk.gui.owner.pages.work_model import WORK_ROLE, WorkModel, WorkRow
from procdesk.gui.theme import Theme
from procdesk.gui.widgets.text_layout import TextLayoutCache, font_metrics

AnyIndex = QModelIndex | QPersistentModelIndex
_PAD_X, _PAD_Y, _GAP = 12.0, 6.0, 2.0


class WorkDelegate(QStyledItemDelegate):
    """Paints a row of two lines: title and date, then what is wrong, or where it belongs."""

    def __init__(self, theme: Theme, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._restyle()
        theme.changed.connect(self._restyle)

    def sizeHint(self, option: QStyleOptionViewItem, _index: AnyIndex) -> QSize:
        return QSize(option.rect.width(), round(2 * _PAD_Y + self._title.line + _GAP + self._small.line))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: AnyIndex) -> None:
        row: WorkRow = index.data(WORK_ROLE)
        area = QRectF(option.rect)
        painter.save()
        if row.item is None:
            words = self._layouts.line(row.title, self._heading, max(1, area.width() - 2 * _PAD_X))
            colour = self._theme.colour("accent")
            words.paint(painter, area.left() + _PAD_X, area.bottom() - _PAD_Y - self._heading.line, colour)
        else:
            self._paint_page(painter, area, row, option.state)
        painter.restore()

    def _paint_page(self, painter: QPainter, area: QRectF, row: WorkRow, state: QStyle.StateFlag) -> None:
        if state & QStyle.StateFlag.State_Selected:
            painter.fillRect(area, self._theme.colour("selection"))
            painter.fillRect(QRectF(area.left(), area.top(), 4, area.height()), self._theme.colour("accent"))
        inside = area.adjusted(_PAD_X, _PAD_Y, -_PAD_X, -_PAD_Y)
        note = self._layouts.line(row.note, self._note)
        note.paint(painter, inside.right() - note.width, inside.top() + 1, self._theme.colour(row.tone))
        room = max(1, inside.width() - note.width - 16)
        title = self._layouts.line(row.title, self._title, room)
        title.paint(painter, inside.left(), inside.top(), self._theme.colour("text"))
        top = inside.top() + self._title.line + _GAP
        below = f"{row.detail}  {row.facts}" if row.detail else row.facts
        words = self._layouts.line(below, self._small, max(1, inside.width()))
        words.paint(painter, inside.left(), top, self._theme.colour("quiet"))

    def _restyle(self) -> None:
        self._title = font_metrics(self._theme.font(10.5, QFont.Weight.DemiBold))
        self._heading = font_metrics(self._theme.font(10.5, QFont.Weight.Bold))
        self._note = font_metrics(self._theme.font(9, QFont.Weight.Bold))
        self._small = font_metrics(self._theme.font(9))
        self._layouts = TextLayoutCache(self._theme.colour("text"))


class WorkList(QListView):
    """`chosen` carries the row on which the cursor stands, None without one, `opened` one to be opened."""

    chosen = Signal(object)
    opened = Signal(object)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("work")
        self.setAccessibleName(self.tr("Pages to look after"))
        self._model = WorkModel(self)
        self.setModel(self._model)
        self.setItemDelegate(WorkDelegate(theme, self))
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setUniformItemSizes(True)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setResizeMode(QListView.ResizeMode.Adjust)
        self.selectionModel().currentChanged.connect(self._tell_chosen)
        self.doubleClicked.connect(self._tell_opened)
        theme.changed.connect(self.scheduleDelayedItemsLayout)

    @property
    def rows(self) -> tuple[WorkRow, ...]:
        """What is shown now, top first."""
        return self._model.rows

    @property
    def current(self) -> WorkRow | None:
        """The chosen row."""
        index = self.currentIndex()
        row: WorkRow | None = index.data(WORK_ROLE) if index.isValid() else None
        return row

    def show_rows(self, rows: tuple[WorkRow, ...]) -> None:
        """Replaces the rows; the chosen one stays so, or the one that takes its place is chosen."""
        before, number, place = self.current, self.currentIndex().row(), self.verticalScrollBar().value()
        self._model.show(rows)
        same = next((at for at, row in enumerate(rows) if before and row.item and row.key == before.key), None)
        self.choose_near(same if same is not None else max(number, 0))
        if before is not None:
            self.verticalScrollBar().setValue(place)
            self.scrollTo(self.currentIndex())
        if self.current is None:
            self.chosen.emit(None)

    def choose_near(self, number: int) -> None:
        """Chooses the row of that number; of a heading, or behind the end, the nearest page."""
        pages = [at for at, row in enumerate(self.rows) if row.item is not None]
        if pages:
            index = self._model.index(min(pages, key=lambda at: (abs(at - number), at < number)))
            self.selectionModel().setCurrentIndex(index, QItemSelectionModel.SelectionFlag.ClearAndSelect)
            self.scrollTo(index)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._tell_opened(self.currentIndex())
        else:
            super().keyPressEvent(event)

    def keyboardSearch(self, search: str) -> None:
        """Letters are keys of this list: they do not look for a title."""

    def _tell_chosen(self, current: QModelIndex, _previous: QModelIndex) -> None:
        self.chosen.emit(current.data(WORK_ROLE) if current.isValid() else None)

    def _tell_opened(self, index: QModelIndex) -> None:
        row: WorkRow | None = index.data(WORK_ROLE) if index.isValid() else None
        if row is not None and row.item is not None:
            self.opened.emit(row)
