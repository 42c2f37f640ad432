"""Another page, found by its words, to be linked."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QEvent, QObject, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QDialog, QLineEdit, QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from procdesk.gui.context import AppContext
from procdesk.gui.widgets.basic import label, wrapped_label
from procdesk.model import Answer, Query

_ID, _TITLE = int(Qt.ItemDataRole.UserRole), int(Qt.ItemDataRole.UserRole) + 1
_PAUSE_MS = 150


class LinkDialog(QDialog):
    """`chosen` carries the id and the title of the page that was chosen."""

    chosen = Signal(str, str)

    def __init__(self, context: AppContext, lang: str, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(self.tr("Link to another page"))
        self.resize(QSize(560, 420))
        self._context = context
        self._lang = lang
        self._line = QLineEdit()
        self._line.setProperty("role", "line")
        self._line.setPlaceholderText(self.tr("Words of the other page"))
        self._line.setAccessibleName(self.tr("Words of the other page"))
        self._line.installEventFilter(self)
        self._list = QListWidget()
        self._list.setObjectName("outline")
        self._list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._list.setAccessibleName(self.tr("Pages found"))
        self._list.itemClicked.connect(lambda _item: self._take())
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(_PAUSE_MS)
        self._pause.timeout.connect(self._search)
        self._line.textEdited.connect(lambda _text: self._pause.start())
        outer = QVBoxLayout(self)
        outer.setContentsMargins(20, 16, 20, 16)
        outer.addWidget(label("title", self.tr("Link to another page")))
        outer.addWidget(wrapped_label("quiet", self.tr("Type its words, choose with the arrows, Enter links it.")))
        outer.addWidget(self._line)
        outer.addWidget(self._list, 1)
        self.finished.connect(lambda _result: context.runner.forget(self._job))

    @property
    def rows(self) -> list[str]:
        """What was found, best first."""
        return [self._list.item(row).text() for row in range(self._list.count())]

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress and self._list.count():
            step = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}.get(Qt.Key(event.key()))
            if step is not None:
                self._list.setCurrentRow((self._list.currentRow() + step) % self._list.count())
                return True
            if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
                self._take()
                return True
        return super().eventFilter(watched, event)

    @property
    def _job(self) -> str:
        return f"link {id(self)}"

    def _search(self) -> None:
        query = Query(self._line.text(), self._lang)
        self._context.runner.latest(self._job, partial(self._context.library.search, query), self._show)

    def _show(self, answer: Answer) -> None:
        self._list.clear()
        for hit in answer.hits:
            item = QListWidgetItem(f"{hit.title}\n{hit.id}")
            item.setData(_ID, hit.id)
            item.setData(_TITLE, hit.title)
            self._list.addItem(item)
        self._list.setCurrentRow(0)

    def _take(self) -> None:
        item = self._list.currentItem()
        if item is not None:
            self.chosen.emit(item.data(_ID), item.data(_TITLE))
            self.accept()
