"""Last step of bringing documents in: which pages were written, and where one goes on with them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QGuiApplication, QKeySequence
from PySide6.QtWidgets import QHBoxLayout, QListWidget, QListWidgetItem, QPushButton, QVBoxLayout, QWidget

from procdesk.gui.widgets.basic import label, show_text, wrapped_label


@dataclass(frozen=True, slots=True)
class ReportRow:
    """What became of a document, in words; `path` is that of its page ("": there is none)."""

    words: str
    path: str = ""


class ReportStep(QWidget):
    """`edit_wanted` carries the path of a page, relative to the content folder; `closed` that all is done."""

    edit_wanted = Signal(str)
    closed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._report = ""
        self._state = wrapped_label("lead")
        self._list = QListWidget()
        self._list.setObjectName("outline")
        self._list.setWordWrap(True)
        self._list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._list.setAccessibleName(self.tr("Report"))
        self._list.itemActivated.connect(self._edit)
        self._list.currentRowChanged.connect(self._row_changed)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(24, 20, 24, 20)
        outer.setSpacing(8)
        outer.addWidget(label("title", self.tr("What was brought in")))
        outer.addWidget(self._state)
        outer.addWidget(self._list, 1)
        outer.addLayout(self._buttons())

    @property
    def rows(self) -> tuple[str, ...]:
        """What the rows say, top first."""
        return tuple(self._list.item(row).text() for row in range(self._list.count()))

    @property
    def said(self) -> str:
        """What is said above the rows."""
        return self._state.text()

    def show_rows(self, rows: Sequence[ReportRow], words: str, report: str) -> None:
        """Shows what was written, with a sentence about all of it; `report` is the whole of it, to be copied."""
        self._report = report
        show_text(self._state, words)
        self._list.clear()
        for row in rows:
            item = QListWidgetItem(row.words)
            item.setData(Qt.ItemDataRole.UserRole, row.path)
            self._list.addItem(item)
        self._list.setCurrentRow(0)
        self._list.setFocus()

    def _buttons(self) -> QHBoxLayout:
        copy = QPushButton(self.tr("Copy the report") + " (Alt+C)")
        copy.setShortcut(QKeySequence("Alt+C"))
        copy.setAutoDefault(False)
        copy.clicked.connect(lambda: QGuiApplication.clipboard().setText(self._report))
        self._open = QPushButton(self.tr("Open in the editor") + " (Alt+E)")
        self._open.setShortcut(QKeySequence("Alt+E"))
        self._open.setAutoDefault(False)
        self._open.clicked.connect(lambda: self._edit(self._list.currentItem()))
        close = QPushButton(self.tr("Close") + " (Esc)")
        close.setProperty("role", "main")
        close.setAutoDefault(False)
        close.clicked.connect(self.closed)
        row = QHBoxLayout()
        row.addWidget(copy)
        row.addStretch(1)
        row.addWidget(self._open)
        row.addWidget(close)
        return row

    def _row_changed(self, number: int) -> None:
        item = self._list.item(number)
        self._open.setEnabled(bool(item is not None and item.data(Qt.ItemDataRole.UserRole)))

    def _edit(self, item: QListWidgetItem | None) -> None:
        if item is not None and item.data(Qt.ItemDataRole.UserRole):
            self.edit_wanted.emit(item.data(Qt.ItemDataRole.UserRole))
