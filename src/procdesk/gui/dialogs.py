"""The small windows: the list of keys, the list of problems, and the question before something opens outside."""

from __future__ import annotations

from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import QDesktopServices, QGuiApplication
from PySide6.QtWidgets import (
    QDialog,
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QMessageBox,
    QPlainTextEdit,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from procdesk.gui.actions import Actions
from procdesk.gui.widgets.basic import label
from procdesk.gui.widgets.buttons import key_text


class KeysDialog(QDialog):
    """All keys on one sheet."""

    def __init__(self, actions: Actions, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(self.tr("All keys"))
        self.setAccessibleName(self.tr("All keys"))
        columns = QHBoxLayout()
        columns.setSpacing(36)
        groups = list(actions.groups())
        for half in (groups[:2], groups[2:3], groups[3:]):
            grid = QGridLayout()
            grid.setHorizontalSpacing(18)
            grid.setVerticalSpacing(7)
            for heading, lines in half:
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
        self.resize(content.sizeHint().width() + 80, min(640, content.sizeHint().height() + 110))


class ProblemsDialog(QDialog):
    """What is wrong with the content, a line each, as `procdesk check` says it."""

    def __init__(self, lines: list[str], parent: QWidget) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(self.tr("Problems in the content"))
        text = QPlainTextEdit("\n\n".join(lines) if lines else self.tr("No problems found."))
        text.setReadOnly(True)
        text.setAccessibleName(self.tr("Problems in the content"))
        outer = QVBoxLayout(self)
        outer.setContentsMargins(24, 20, 24, 20)
        outer.addWidget(label("title", self.tr("Problems in the content")))
        outer.addSpacing(8)
        outer.addWidget(text)
        self.resize(820, 520)


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
