"""First step of bringing documents in: which files and folders, for which department, in which language."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import (
    QAbstractItemView,
    QComboBox,
    QFileDialog,
    QGridLayout,
    QHBoxLayout,
    QListWidget,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from procdesk.gui.widgets.basic import label, wrapped_label

_FILES = "*.docx *.docm *.html *.htm *.xhtml *.txt *.md *.csv *.tsv *.xlsx *.xlsm *.pdf *.zip *.xml"


@dataclass(frozen=True, slots=True)
class ImportOrder:
    """What to read: files and folders, the department by name or folder, and the language ("": as each says)."""

    sources: tuple[Path, ...]
    department: str
    lang: str


class SourceStep(QWidget):
    """`ordered` carries what was chosen, `cancelled` that nothing is wanted.

    `departments` and `languages` are (what it is known by, name).
    """

    ordered = Signal(ImportOrder)
    cancelled = Signal()

    def __init__(self, departments: Sequence[tuple[str, str]], languages: Sequence[tuple[str, str]]) -> None:
        super().__init__()
        self._sources: list[Path] = []
        self._list = QListWidget()
        self._list.setObjectName("outline")
        self._list.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self._list.setAccessibleName(self.tr("Files and folders to bring in"))
        self._department = QComboBox()
        self._department.setEditable(True)
        self._department.setAccessibleName(self.tr("Department"))
        self._department.addItem(self.tr("As each sub-folder or list says"), "")
        for key, name in departments:
            self._department.addItem(name, key)
        self._lang = QComboBox()
        self._lang.setAccessibleName(self.tr("Language"))
        self._lang.addItem(self.tr("As each document says"), "")
        for key, name in languages:
            self._lang.addItem(name, key)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(24, 20, 24, 20)
        outer.setSpacing(8)
        outer.addWidget(label("title", self.tr("Bring documents in")))
        words = self.tr(
            "Word, HTML, text, lists in Excel or CSV, exports of Confluence and PDF become pages of this folder. "
            "Before anything is written you see each page; nothing that is there already is changed."
        )
        outer.addWidget(wrapped_label("quiet", words))
        outer.addSpacing(6)
        outer.addWidget(label("capitals", self.tr("Files and folders").upper(), "accent"))
        outer.addWidget(self._list, 1)
        outer.addLayout(self._source_buttons())
        outer.addSpacing(6)
        outer.addLayout(self._choices())
        outer.addSpacing(6)
        outer.addLayout(self._buttons())
        self._check()

    @property
    def sources(self) -> tuple[Path, ...]:
        """The files and folders that are chosen."""
        return tuple(self._sources)

    def add(self, paths: Iterable[Path]) -> None:
        """Adds files and folders to those that are chosen."""
        for path in paths:
            if path not in self._sources:
                self._sources.append(path)
                self._list.addItem(str(path))
        self._check()

    def take_focus(self) -> None:
        """Puts the cursor where one goes on."""
        (self._read if self._sources else self._files).setFocus()

    def choose_department(self, named: str) -> None:
        """Takes the department that is known by a name or its folder, or a new one."""
        known = self._department.findData(named)
        if known >= 0:
            self._department.setCurrentIndex(known)
        else:
            self._department.setEditText(named)

    def _source_buttons(self) -> QHBoxLayout:
        self._files = self._button(self.tr("Add files…"), "Alt+A", self._ask_files)
        self._folder = self._button(self.tr("Add a folder…"), "Alt+F", self._ask_folder)
        self._remove = self._button(self.tr("Take out"), "Del", self._take_out)
        row = QHBoxLayout()
        for one in (self._files, self._folder, self._remove):
            row.addWidget(one)
        row.addStretch(1)
        return row

    def _button(self, text: str, key: str, do: object) -> QPushButton:
        made = QPushButton(f"{text} ({key})")
        made.setShortcut(QKeySequence(key))
        made.clicked.connect(do)
        return made

    def _choices(self) -> QGridLayout:
        grid = QGridLayout()
        grid.setHorizontalSpacing(16)
        grid.setVerticalSpacing(4)
        grid.addWidget(label("capitals", self.tr("Department").upper(), "accent"), 0, 0)
        grid.addWidget(label("capitals", self.tr("Language").upper(), "accent"), 0, 1)
        grid.addWidget(self._department, 1, 0)
        grid.addWidget(self._lang, 1, 1)
        hint = self.tr("A name that is not in the list makes a new department.")
        grid.addWidget(wrapped_label("quiet", hint), 2, 0, 1, 2)
        grid.setColumnStretch(0, 1)
        grid.setColumnStretch(1, 1)
        return grid

    def _buttons(self) -> QHBoxLayout:
        cancel = QPushButton(self.tr("Cancel") + " (Esc)")
        cancel.setAutoDefault(False)
        cancel.clicked.connect(self.cancelled)
        self._read = QPushButton(self.tr("Read them") + " (Alt+R)")
        self._read.setProperty("role", "main")
        self._read.setShortcut(QKeySequence("Alt+R"))
        self._read.setDefault(True)
        self._read.clicked.connect(self._order)
        row = QHBoxLayout()
        row.addStretch(1)
        row.addWidget(cancel)
        row.addWidget(self._read)
        return row

    def _ask_files(self) -> None:
        names = f"{self.tr('Documents')} ({_FILES})"
        chosen, _ = QFileDialog.getOpenFileNames(self, self.tr("Add files"), "", names)
        self._added(chosen)

    def _ask_folder(self) -> None:
        chosen = QFileDialog.getExistingDirectory(self, self.tr("Add a folder"))
        self._added([chosen] if chosen else [])

    def _added(self, chosen: Sequence[str]) -> None:
        self.add(map(Path, chosen))
        if chosen:
            self._read.setFocus()

    def _take_out(self) -> None:
        for item in self._list.selectedItems():
            row = self._list.row(item)
            self._list.takeItem(row)
            del self._sources[row]
        self._check()

    def _check(self) -> None:
        self._read.setEnabled(bool(self._sources))
        self._remove.setEnabled(bool(self._sources))
        if self._sources and self._list.currentRow() < 0:
            self._list.setCurrentRow(0)

    def _order(self) -> None:
        at, text = self._department.currentIndex(), self._department.currentText().strip()
        department = str(self._department.itemData(at)) if text == self._department.itemText(at) else text
        lang = str(self._lang.currentData(Qt.ItemDataRole.UserRole))
        self.ordered.emit(ImportOrder(tuple(self._sources), department, lang))
