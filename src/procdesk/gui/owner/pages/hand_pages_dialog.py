"""Asks to whom the pages of an owner go."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QCompleter, QDialog, QHBoxLayout, QLineEdit, QPushButton, QVBoxLayout, QWidget

from procdesk.gui.widgets.basic import label, wrapped_label


class HandPagesDialog(QDialog):
    """`ordered` carries the name of the new owner; `owners` are offered while it is typed."""

    ordered = Signal(str)

    def __init__(self, question: str, owners: Sequence[str], parent: QWidget) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(self.tr("Another owner"))
        self._line = QLineEdit()
        self._line.setProperty("role", "line")
        self._line.setAccessibleName(self.tr("E-mail address or role of the new owner"))
        self._line.setPlaceholderText(self.tr("E-mail address or role of the new owner"))
        completer = QCompleter(list(owners), self)
        completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        completer.setFilterMode(Qt.MatchFlag.MatchContains)
        self._line.setCompleter(completer)
        self._hand = QPushButton(self.tr("Hand them over"))
        self._hand.setProperty("role", "main")
        self._hand.setDefault(True)
        self._hand.setEnabled(False)
        cancel = QPushButton(self.tr("Cancel"))
        cancel.setAutoDefault(False)
        cancel.clicked.connect(self.reject)
        self._hand.clicked.connect(self._order)
        self._line.textChanged.connect(lambda text: self._hand.setEnabled(bool(text.strip())))
        buttons = QHBoxLayout()
        buttons.addStretch(1)
        buttons.addWidget(cancel)
        buttons.addWidget(self._hand)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 20, 24, 20)
        column.setSpacing(10)
        column.addWidget(label("title", self.tr("Another owner")))
        column.addWidget(wrapped_label("", question))
        column.addWidget(self._line)
        column.addLayout(buttons)
        self.setMinimumWidth(480)
        self._line.setFocus()

    def _order(self) -> None:
        name = self._line.text().strip()
        self.accept()
        self.ordered.emit(name)
