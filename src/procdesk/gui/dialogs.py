"""The small windows: the list of keys, and the question before something opens outside."""

from __future__ import annotations

import os
from collections.abc import Sequence
from itertools import pairwise
from pathlib import Path

from PySide6.QtCore import QSize, Qt, QUrl
from PySide6.QtGui import QAction, QDesktopServices, QGuiApplication
from PySide6.QtWidgets import (
    QDialog,
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QMessageBox,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from procdesk.gui.actions import Actions
from procdesk.gui.widgets.basic import label
from procdesk.gui.widgets.buttons import key_text

# What the frame and the margins of the sheet of keys take, and what stays free of the screen around it.
_EDGES, _AROUND = 80, QSize(24, 60)


class KeysDialog(QDialog):
    """All keys on one sheet, which scrolls down where the screen is too low for it."""

    def __init__(self, actions: Actions, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(self.tr("All keys"))
        self.setAccessibleName(self.tr("All keys"))
        groups = list(actions.groups())
        free = parent.screen().availableGeometry().size() - _AROUND
        # As many columns as the screen has room for, at any size of the text.
        made = (_key_columns(groups, starts) for starts in ((0, 2, 3), (0, 3), (0,)))
        content = next((one for one in made if one.sizeHint().width() + _EDGES <= free.width()), None)
        if content is None:
            content = _key_columns(groups, (0,))
        scroll = QScrollArea()
        scroll.setWidgetResizable(True)
        scroll.setFrameShape(QFrame.Shape.NoFrame)
        scroll.setAccessibleName(self.tr("All keys"))
        scroll.setWidget(content)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(24, 20, 24, 20)
        outer.addWidget(label("title", self.tr("All keys")))
        outer.addSpacing(8)
        outer.addWidget(scroll)
        scroll.setFocus()
        wanted = QSize(
            content.sizeHint().width() + _EDGES, content.sizeHint().height() + _EDGES + self.sizeHint().height()
        )
        self.resize(wanted.boundedTo(free))


def _key_columns(groups: Sequence[tuple[str, list[QAction]]], starts: Sequence[int]) -> QWidget:
    """The groups side by side: `starts` are the numbers of those that begin a column."""
    columns = QHBoxLayout()
    columns.setSpacing(36)
    for start, end in pairwise((*starts, len(groups))):
        grid = QGridLayout()
        grid.setHorizontalSpacing(18)
        grid.setVerticalSpacing(7)
        for heading, lines in groups[start:end]:
            if grid.count():
                grid.setRowMinimumHeight(grid.rowCount(), 10)
            grid.addWidget(label("capitals", heading.upper(), "accent"), grid.rowCount(), 0, 1, 2)
            for action in lines:
                row = grid.rowCount()
                grid.addWidget(label("", action.text()), row, 0)
                keys = QHBoxLayout()
                keys.addStretch(1)
                for key in action.shortcuts():
                    keys.addWidget(label("key", key_text(key)))
                grid.addLayout(keys, row, 1)
        grid.setRowStretch(grid.rowCount(), 1)
        columns.addLayout(grid)
    content = QWidget()
    content.setObjectName("pageBody")
    content.setLayout(columns)
    return content


class OutsideDialog(QMessageBox):
    """Asks before an address opens outside procdesk, and shows the whole of it."""

    def __init__(self, address: str, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._address = address
        self.setIcon(QMessageBox.Icon.Question)
        self.setWindowTitle(self.tr("Open outside procdesk?"))
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setText(self.tr("This leads outside procdesk:"))
        self.setInformativeText(address)
        self._open = self.addButton(self.tr("Open"), QMessageBox.ButtonRole.AcceptRole)
        self._copy = self.addButton(self.tr("Copy the address"), QMessageBox.ButtonRole.ActionRole)
        self.addButton(self.tr("Stay here"), QMessageBox.ButtonRole.RejectRole)
        self.buttonClicked.connect(self._chosen)

    def _chosen(self, button: object) -> None:
        if button is self._open:
            QDesktopServices.openUrl(QUrl(self._address))
        elif button is self._copy:
            QGuiApplication.clipboard().setText(self._address)


class SwitchFolderDialog(QMessageBox):
    """Asks whether the window goes to the content folder that a later start was given; `accepted` says that it does."""

    def __init__(self, folder: Path, asked: Path, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setIcon(QMessageBox.Icon.Question)
        self.setWindowTitle(self.tr("Switch to another folder?"))
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setText(self.tr("procdesk is open with this content folder:") + f"\n{_breakable(folder)}")
        self.setInformativeText(self.tr("Switch to this one?") + f"\n{_breakable(asked)}")
        switch = self.addButton(self.tr("Switch"), QMessageBox.ButtonRole.AcceptRole)
        stay = self.addButton(self.tr("Stay"), QMessageBox.ButtonRole.RejectRole)
        # Whoever types on, in the middle of a call, stays.
        self.setDefaultButton(stay)
        self.setEscapeButton(stay)
        switch.setAutoDefault(False)


def _breakable(path: Path) -> str:
    """A path as the system writes it, which a line may break behind any of its folders."""
    return str(path).replace(os.sep, f"{os.sep}\u200b")
