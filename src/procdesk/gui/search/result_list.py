"""The list on the left: rows that can be chosen, with the chosen one kept by its key while the rows change."""

from __future__ import annotations

from PySide6.QtCore import QItemSelectionModel, QModelIndex, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QFrame, QListView, QWidget

from procdesk.gui.search.result_delegate import ResultDelegate
from procdesk.gui.search.result_model import ROW_ROLE, ResultModel, ResultRow, RowKind
from procdesk.gui.theme import Theme

SETTLED_MS = 150
# So many rows are seen at once in the small window: of hits, and of the start page, where there is nothing to read.
_NO_LIMIT, _BORDER = 16_777_215, 2
_MOST_HITS, _MOST_AT_START = 3, 9
_LEAST_ROWS, _MOST_SHARE = 2, 0.3


class ResultList(QListView):
    """`settled` carries the row that stayed chosen for a moment, `opened` one asked for with Enter or a click.

    `fitted` tells how high the list wants to be in the small window, in pixels.
    """

    settled = Signal(object)
    opened = Signal(object)
    fitted = Signal(int)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("hits")
        self.setAccessibleName(self.tr("Results"))
        self._model = ResultModel(self)
        self.setModel(self._model)
        self._painter = ResultDelegate(theme, self)
        self._compact = False
        self.setItemDelegate(self._painter)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setResizeMode(QListView.ResizeMode.Adjust)
        self.setMinimumWidth(280)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self._tell_settled)
        self.selectionModel().currentChanged.connect(self._current_changed)
        self.activated.connect(self._tell_opened)
        self.clicked.connect(self._tell_opened)
        theme.changed.connect(self._restyle)

    @property
    def rows(self) -> tuple[ResultRow, ...]:
        """What is shown now, top first."""
        return self._model.rows

    @property
    def current(self) -> ResultRow | None:
        """The chosen row."""
        index = self.currentIndex()
        row: ResultRow | None = index.data(ROW_ROLE) if index.isValid() else None
        return row

    def show_rows(self, rows: tuple[ResultRow, ...], choose_first: bool = True, keep: str = "") -> None:
        """Replaces the rows; chosen is the one with the key `keep`, else the first, so that the best hit is read.

        With the chosen row kept, the list stays scrolled to where it was, as far as that row is seen.
        """
        settling, place = self._timer.isActive(), self.verticalScrollBar().value()
        self._model.show(rows)
        self._fit()
        self.scrollToTop()
        kept = self._with_key(keep)
        if kept is not None:
            self._choose(kept)
            self.verticalScrollBar().setValue(place)
            self.scrollTo(self.currentIndex())
        elif choose_first:
            self._choose(self._next_from(-1, 1))
        if (kept is not None and not settling) or self.current is None:
            # A row that was chosen before is no news: whoever read on from it by a link stays where they are.
            self._timer.stop()

    def show_again(self, rows: tuple[ResultRow, ...], key: str) -> None:
        """Replaces the rows by earlier ones with the row chosen that was chosen then, which is no news."""
        self.forget_choice()
        self.show_rows(rows, choose_first=False, keep=key)
        self.forget_choice()

    def forget_choice(self) -> None:
        """Tells no more of the chosen row, if that is still to be told."""
        self._timer.stop()

    def settle_now(self) -> None:
        """Tells of the chosen row at once, if that is still to be told."""
        if self._timer.isActive():
            self._timer.stop()
            self._tell_settled()

    def choose(self, key: str) -> None:
        """Chooses the row of a process or department, where there is one."""
        self._choose(self._with_key(key))

    def step(self, by: int) -> None:
        """Chooses the next (+1) or the previous (-1) row, passing over headings."""
        start = self.currentIndex().row() if self.currentIndex().isValid() else (-1 if by > 0 else len(self.rows))
        found = self._next_from(start, by)
        if found is not None:
            self._choose(found)

    def open_current(self) -> None:
        """Opens the chosen row at once."""
        if self.currentIndex().isValid():
            self._tell_opened(self.currentIndex())

    def use_one_line(self, compact: bool) -> None:
        """Shows rows of one line and is as high as a few of them, or shows whole cards as high as there is room."""
        self._compact = compact
        self._painter.use_one_line(compact)
        self.setMinimumHeight(0)
        self.setMaximumHeight(_NO_LIMIT)
        self.setVisible(True)
        self._fit()
        self.scheduleDelayedItemsLayout()
        if self.currentIndex().isValid():
            self.scrollTo(self.currentIndex())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.scheduleDelayedItemsLayout()

    def sizeHint(self) -> QSize:
        return QSize(414, 400)

    def _fit(self) -> None:
        """In the small window: as high as the first rows, and not there at all without any."""
        if not self._compact:
            return
        most = _MOST_AT_START if any(row.kind is RowKind.HEADING for row in self.rows) else _MOST_HITS
        heights = [self._painter.row_height(row) for row in self.rows[:most]]
        # With large text fewer rows are seen, so that most of the window is left for the page.
        while len(heights) > _LEAST_ROWS and sum(heights) > self.window().height() * _MOST_SHARE:
            heights.pop()
        height = sum(heights) + _BORDER
        self.setVisible(bool(self.rows))
        if self.rows and height != self.maximumHeight():
            self.setFixedHeight(height)
            self.fitted.emit(height)

    def _with_key(self, key: str) -> int | None:
        found = (n for n, row in enumerate(self.rows) if key and row.key == key and row.kind is not RowKind.HEADING)
        return next(found, None)

    def _next_from(self, start: int, by: int) -> int | None:
        number = start + by
        while 0 <= number < len(self.rows):
            if self.rows[number].kind is not RowKind.HEADING:
                return number
            number += by
        return None

    def _choose(self, number: int | None) -> None:
        if number is None:
            return
        index = self._model.index(number)
        self.selectionModel().setCurrentIndex(index, QItemSelectionModel.SelectionFlag.ClearAndSelect)
        self.scrollTo(index)

    def _current_changed(self, current: QModelIndex, _previous: QModelIndex) -> None:
        if current.isValid():
            self._timer.start(SETTLED_MS)
        else:
            self._timer.stop()

    def _tell_settled(self) -> None:
        if (row := self.current) is not None:
            self.settled.emit(row)

    def _tell_opened(self, index: QModelIndex) -> None:
        self._timer.stop()
        row: ResultRow | None = index.data(ROW_ROLE)
        if row is not None and row.kind is not RowKind.HEADING:
            self.opened.emit(row)

    def _restyle(self) -> None:
        self._fit()
        self.scheduleDelayedItemsLayout()
        self.viewport().update()
