"""The sign that a call is under way, with the time that it has lasted and the key of its note."""

from __future__ import annotations

from PySide6.QtGui import QAction

from procdesk.call.note import clock
from procdesk.desk.calling import CallTimer
from procdesk.desk.key_button import KeyButton


class CallChip(KeyButton):
    """Seen only during a call; pressing it does what `note` does."""

    def __init__(self, calling: CallTimer, note: QAction) -> None:
        super().__init__("", note.shortcut(), "chip")
        self._calling = calling
        self.setAccessibleDescription(note.text())
        self.setToolTip(note.text())
        self.clicked.connect(note.trigger)
        for passed in (calling.began, calling.ended, calling.second):
            passed.connect(self._show_time)
        self._show_time()

    def _show_time(self) -> None:
        facts = self._calling.facts()
        if facts is not None:
            self.show_words(self.tr("● Call {0}").format(clock(int(facts.lasted.total_seconds()))))
        self.setVisible(facts is not None)
