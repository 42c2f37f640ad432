"""What stands in the place of the note while no call is under way: how one begins."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAction, QShowEvent
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from procdesk.desk.calling import CallTimer
from procdesk.desk.key_button import KeyButton
from procdesk.desk.parts import wrapped_label
from procdesk.desk.theme import Theme


class NoCallView(QWidget):
    """`begin_wanted` tells that the button was pressed."""

    begin_wanted = Signal()

    def __init__(self, theme: Theme, call: QAction, calling: CallTimer) -> None:
        super().__init__()
        self._theme = theme
        self._calling = calling
        self._picture = QLabel()
        self._how = wrapped_label("lead")
        heading = wrapped_label("title", self.tr("No call is under way"))
        button = KeyButton(self.tr("Start the call"), call.shortcut(), "main")
        button.clicked.connect(self.begin_wanted)
        self.setFocusProxy(button)
        column = QVBoxLayout(self)
        column.setSpacing(12)
        column.addStretch(2)
        column.addWidget(self._picture, 0, Qt.AlignmentFlag.AlignHCenter)
        for words in (heading, self._how):
            words.setAlignment(Qt.AlignmentFlag.AlignHCenter)
            column.addWidget(words)
        column.addSpacing(6)
        column.addWidget(button, 0, Qt.AlignmentFlag.AlignHCenter)
        column.addStretch(3)
        theme.changed.connect(self._restyle)
        self._restyle()

    def showEvent(self, event: QShowEvent) -> None:
        self._how.setText(self._beginning())
        super().showEvent(event)

    def _beginning(self) -> str:
        if self._calling.begins_by_itself:
            return self.tr(
                "It begins with the key, or with your first search after a while. "
                "What you ask, open, say and decide then stands here, ready to copy."
            )
        return self.tr("Once it begins, what you ask, open, say and decide stands here, ready to copy.")

    def _restyle(self) -> None:
        self._picture.setPixmap(self._theme.icon("phone", "accent").pixmap(40, 40))
