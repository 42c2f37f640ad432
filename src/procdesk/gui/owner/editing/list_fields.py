"""Lists in the details of a page: phrases that are written, and other pages that are searched."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractItemView, QFrame, QLineEdit, QListWidget, QListWidgetItem, QVBoxLayout, QWidget

_VALUE = int(Qt.ItemDataRole.UserRole)
_MOST_ROWS = 8
_PAUSE_MS = 200


class PhraseField(QWidget):
    """The phrases of a page: `added`, `removed` and `changed` (old, new) carry what the user did to one."""

    added = Signal(str)
    removed = Signal(str)
    changed = Signal(str, str)

    def __init__(self, name: str) -> None:
        super().__init__()
        self._line = _line(self.tr("Another phrase: Enter adds it"), name)
        self._list = _EditableRows(name)
        self._list.setAccessibleDescription(self.tr("F2 changes the phrase, Delete takes it out"))
        self._list.setToolTip(self.tr("F2 changes the phrase, Delete takes it out"))
        self._list.removed.connect(self.removed)
        self._list.changed.connect(self.changed)
        self._line.returnPressed.connect(self._add)
        _stack(self, self._list, self._line)
        self.setFocusProxy(self._line)

    @property
    def phrases(self) -> list[str]:
        """What is shown, top first."""
        return self._list.values

    def show_phrases(self, phrases: Sequence[str]) -> None:
        """Shows these phrases; the row that is chosen stays so."""
        self._list.show_values([(one, one) for one in phrases], editable=True)

    def _add(self) -> None:
        words = self._line.text().strip()
        self._line.clear()
        if words:
            self.added.emit(words)


class RelatedField(QWidget):
    """Other pages: `asked` carries words to search for, `added` and `removed` an id."""

    asked = Signal(str)
    added = Signal(str)
    removed = Signal(str)

    def __init__(self, name: str) -> None:
        super().__init__()
        self._list = _EditableRows(name)
        self._list.setAccessibleDescription(self.tr("Delete takes the page out"))
        self._list.setToolTip(self.tr("Delete takes the page out"))
        self._list.removed.connect(self.removed)
        self._line = _line(self.tr("Find another page by its words"), name)
        self._found = QListWidget()
        self._found.setObjectName("outline")
        self._found.setFrameShape(QFrame.Shape.NoFrame)
        self._found.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._found.setAccessibleName(self.tr("Pages found"))
        self._found.itemClicked.connect(lambda _item: self._take())
        self._found.hide()
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(_PAUSE_MS)
        self._pause.timeout.connect(lambda: self.asked.emit(self._line.text().strip()))
        self._line.textEdited.connect(lambda _text: self._pause.start())
        self._line.installEventFilter(self)
        _stack(self, self._list, self._line, self._found)
        self.setFocusProxy(self._line)

    def show_related(self, pages: Sequence[tuple[str, str]]) -> None:
        """Shows pages as (id, words)."""
        self._list.show_values(pages, editable=False)

    def show_found(self, pages: Sequence[tuple[str, str]]) -> None:
        """Shows what a search has found, as (id, words)."""
        self._found.clear()
        for id_, words in pages if self._line.text().strip() else ():
            item = QListWidgetItem(words)
            item.setData(_VALUE, id_)
            self._found.addItem(item)
        self._found.setCurrentRow(0)
        self._found.setVisible(self._found.count() > 0)
        _fit(self._found)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress and self._found.isVisible():
            step = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}.get(Qt.Key(event.key()))
            if step is not None:
                self._found.setCurrentRow((self._found.currentRow() + step) % self._found.count())
                return True
            if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
                self._take()
                return True
            if event.key() == Qt.Key.Key_Escape:
                self._found.hide()
                return True
        return super().eventFilter(watched, event)

    def _take(self) -> None:
        item = self._found.currentItem()
        self._line.clear()
        self._found.hide()
        if item is not None:
            self.added.emit(item.data(_VALUE))


class _EditableRows(QListWidget):
    """`removed` carries the value of a row whose removal was asked for, `changed` (old, new) of one written anew."""

    removed = Signal(str)
    changed = Signal(str, str)

    def __init__(self, name: str) -> None:
        super().__init__()
        self.setObjectName("outline")
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setAccessibleName(name)
        self.setWordWrap(True)
        self.setTextElideMode(Qt.TextElideMode.ElideNone)
        self.setResizeMode(QListWidget.ResizeMode.Adjust)
        self.setTabKeyNavigation(False)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        # One that comes and goes would leave lines less room than they were measured for.
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
        self.setEditTriggers(QAbstractItemView.EditTrigger.DoubleClicked | QAbstractItemView.EditTrigger.EditKeyPressed)
        self.itemChanged.connect(self._written)

    @property
    def values(self) -> list[str]:
        return [self.item(row).data(_VALUE) for row in range(self.count())]

    def show_values(self, rows: Sequence[tuple[str, str]], *, editable: bool) -> None:
        if [(self.item(at).data(_VALUE), self.item(at).text()) for at in range(self.count())] == list(rows):
            return
        here = self.currentRow()
        self.blockSignals(True)
        self.clear()
        for value, words in rows:
            item = QListWidgetItem(words)
            item.setData(_VALUE, value)
            if editable:
                item.setFlags(item.flags() | Qt.ItemFlag.ItemIsEditable)
            self.addItem(item)
        self.setCurrentRow(min(max(here, 0), self.count() - 1))
        self.blockSignals(False)
        self.setVisible(self.count() > 0)
        _fit(self)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        item = self.currentItem()
        if event.key() in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace) and item is not None:
            self.removed.emit(item.data(_VALUE))
        else:
            super().keyPressEvent(event)

    def _written(self, item: QListWidgetItem) -> None:
        old, new = item.data(_VALUE), item.text().strip()
        if new and new != old:
            self.changed.emit(old, new)
        elif not new:
            self.removed.emit(old)


def _line(words: str, name: str) -> QLineEdit:
    made = QLineEdit()
    made.setProperty("role", "line")
    made.setPlaceholderText(words)
    made.setAccessibleName(f"{name}: {words}")
    return made


def _stack(widget: QWidget, *parts: QWidget) -> None:
    column = QVBoxLayout(widget)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(4)
    for part in parts:
        column.addWidget(part)


def _fit(rows: QListWidget) -> None:
    """As high as its rows, up to some."""
    height = sum(rows.sizeHintForRow(row) for row in range(min(rows.count(), _MOST_ROWS)))
    rows.setFixedHeight(height + 16)
