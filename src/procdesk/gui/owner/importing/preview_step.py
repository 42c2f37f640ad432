"""Second step of bringing documents in: each page as it will be, and what of its document was not understood."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QProgressBar,
    QPushButton,
    QScrollArea,
    QSplitter,
    QVBoxLayout,
    QWidget,
)

from procdesk.gui.theme import Theme
from procdesk.gui.widgets.basic import label, show_text, wrapped_label
from procdesk.gui.widgets.html_view import HtmlBlock


@dataclass(frozen=True, slots=True)
class PreviewRow:
    """A document in words: `state` says what becomes of it, `can_come` whether that is a page.

    `told` is what was recognised and what was not; `name` is offered where the page's own is taken ("": it is not).
    """

    source: str
    title: str
    path: str
    state: str
    can_come: bool
    told: tuple[str, ...] = ()
    name: str = ""


class PreviewStep(QWidget):
    """`chosen` carries the number of the document that is looked at, `renamed` its source and another name.

    `back` and `write` say where to go on; `stopped` that reading is to end.
    """

    chosen = Signal(int)
    renamed = Signal(str, str)
    back = Signal()
    write = Signal()
    stopped = Signal()

    def __init__(self, theme: Theme, read_picture: Callable[[str], bytes | None]) -> None:
        super().__init__()
        self._rows: Sequence[PreviewRow] = ()
        self._progress = QProgressBar()
        self._progress.setTextVisible(False)
        self._progress.setAccessibleName(self.tr("Reading"))
        self._state = wrapped_label("quiet")
        self._list = QListWidget()
        self._list.setObjectName("outline")
        self._list.setWordWrap(True)
        self._list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._list.setAccessibleName(self.tr("Documents"))
        self._list.currentRowChanged.connect(self._row_changed)
        self._page = HtmlBlock(theme, read_picture)
        self._page.setAccessibleName(self.tr("The page as it will be"))
        outer = QVBoxLayout(self)
        outer.setContentsMargins(24, 20, 24, 20)
        outer.setSpacing(8)
        outer.addWidget(label("title", self.tr("What will come")))
        outer.addWidget(self._state)
        outer.addWidget(self._progress)
        splitter = QSplitter()
        splitter.setChildrenCollapsible(False)
        splitter.addWidget(self._list)
        splitter.addWidget(self._right())
        splitter.setSizes([340, 660])
        outer.addWidget(splitter, 1)
        outer.addLayout(self._buttons())

    @property
    def rows(self) -> tuple[PreviewRow, ...]:
        """The documents that are shown."""
        return tuple(self._rows)

    @property
    def said(self) -> str:
        """What is said above the documents."""
        return self._state.text()

    @property
    def told(self) -> str:
        """What is told of the document that is looked at."""
        return self._told.text()

    @property
    def page_text(self) -> str:
        """The words of the page that is shown."""
        return self._page.toPlainText()

    def show_progress(self, done: int, total: int, name: str) -> None:
        """Shows that documents are being read, and which one."""
        self._progress.setVisible(True)
        self._progress.setRange(0, total)
        self._progress.setValue(done)
        if total:
            words = self.tr("Reading {0} of {1}: {2}").format(min(done + 1, total), total, name)
        else:
            words = self.tr("Looking for documents…")
        show_text(self._state, words)
        self._stop.setVisible(True)
        self._write.setVisible(False)
        self._scroll.setVisible(False)

    def say(self, words: str) -> None:
        """Says a sentence above the documents."""
        show_text(self._state, words)

    def show_rows(self, rows: Sequence[PreviewRow], words: str) -> None:
        """Shows what was read, with a sentence about all of it; the document that was looked at stays so."""
        before = self._rows[self._list.currentRow()].source if 0 <= self._list.currentRow() < len(self._rows) else ""
        self._rows = rows
        self._progress.setVisible(False)
        self._stop.setVisible(False)
        self._write.setVisible(True)
        self._scroll.setVisible(bool(rows))
        show_text(self._state, words)
        self._list.blockSignals(True)
        self._list.clear()
        for row in rows:
            self._list.addItem(_item(row))
        self._list.blockSignals(False)
        coming = sum(row.can_come for row in rows)
        self._write.setText(self.tr("Bring in %n page(s)", "", coming) + " (Alt+B)")
        self._write.setShortcut(QKeySequence("Alt+B"))
        self._write.setEnabled(bool(coming))
        if rows:
            self._list.setCurrentRow(next((n for n, row in enumerate(rows) if row.source == before), 0))
        else:
            self._row_changed(-1)
        self._list.setFocus()

    def show_page(self, html: str) -> None:
        """Shows the page of the document that is looked at, as safe HTML."""
        self._page.show_html(html)
        self._scroll.verticalScrollBar().setValue(0)

    def _right(self) -> QWidget:
        self._told = wrapped_label("")
        self._trouble = wrapped_label("standing", "", "amber")
        self._name = QLineEdit()
        self._name.setProperty("role", "line")
        self._name.setAccessibleName(self.tr("Another name for the page's file"))
        self._name.returnPressed.connect(self._rename)
        self._rename_button = QPushButton(self.tr("Take this name") + " (Alt+N)")
        self._rename_button.setShortcut(QKeySequence("Alt+N"))
        self._rename_button.setAutoDefault(False)
        self._rename_button.clicked.connect(self._rename)
        self._naming = QWidget()
        naming = QHBoxLayout(self._naming)
        naming.setContentsMargins(0, 0, 0, 0)
        naming.addWidget(label("", self.tr("Another name:")))
        naming.addWidget(self._name, 1)
        naming.addWidget(self._rename_button)
        column = QVBoxLayout()
        column.setContentsMargins(16, 12, 16, 12)
        column.setSpacing(8)
        for one in (self._trouble, self._naming, self._told):
            column.addWidget(one)
        line = QFrame()
        line.setFrameShape(QFrame.Shape.HLine)
        column.addWidget(line)
        column.addWidget(self._page)
        column.addStretch(1)
        inside = QWidget()
        inside.setObjectName("pageBody")
        inside.setLayout(column)
        self._scroll = QScrollArea()
        self._scroll.setWidgetResizable(True)
        self._scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._scroll.setAccessibleName(self.tr("The page as it will be"))
        self._scroll.setWidget(inside)
        return self._scroll

    def _buttons(self) -> QHBoxLayout:
        back = QPushButton(self.tr("Back") + " (Alt+←)")
        back.setShortcut(QKeySequence("Alt+Left"))
        back.setAutoDefault(False)
        back.clicked.connect(self.back)
        self._stop = QPushButton(self.tr("Stop reading") + " (Alt+S)")
        self._stop.setShortcut(QKeySequence("Alt+S"))
        self._stop.setAutoDefault(False)
        self._stop.clicked.connect(self.stopped)
        self._write = QPushButton()
        self._write.setProperty("role", "main")
        self._write.setDefault(True)
        self._write.clicked.connect(self.write)
        row = QHBoxLayout()
        row.addWidget(back)
        row.addStretch(1)
        row.addWidget(self._stop)
        row.addWidget(self._write)
        return row

    def _row_changed(self, number: int) -> None:
        row = self._rows[number] if 0 <= number < len(self._rows) else None
        show_text(self._told, "\n".join(f"• {one}" for one in row.told) if row else "")
        show_text(self._trouble, row.state if row and not row.can_come else "")
        self._naming.setVisible(bool(row and row.name))
        self._name.setText(row.name if row else "")
        self._page.show_html("")
        if row is not None:
            self.chosen.emit(number)

    def _rename(self) -> None:
        number = self._list.currentRow()
        if 0 <= number < len(self._rows) and self._name.text().strip():
            self.renamed.emit(self._rows[number].source, self._name.text().strip())


def _item(row: PreviewRow) -> QListWidgetItem:
    sign = "✓" if row.can_come else "✗"
    item = QListWidgetItem(f"{sign}  {row.title}\n{row.path or row.source}")
    item.setToolTip(row.source)
    item.setData(Qt.ItemDataRole.AccessibleTextRole, f"{row.title}: {row.state}")
    return item
