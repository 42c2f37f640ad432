"""Copies a text and says so, or says that it could not be copied."""

from __future__ import annotations

from PySide6.QtCore import QObject
from PySide6.QtGui import QGuiApplication

from procdesk.desk.bottom_line import StatusBar
from procdesk.desk.post import put_on_clipboard


class ClipboardCopier(QObject):
    """Speaks in the bottom line, to which it belongs."""

    def __init__(self, bottom_line: StatusBar) -> None:
        super().__init__(bottom_line)
        self._bottom_line = bottom_line

    def copy(self, text: str, done: str) -> bool:
        """Whether the clipboard took the text; `done` are the words for that."""
        copied = put_on_clipboard(text, QGuiApplication.clipboard())
        self._bottom_line.say(done if copied else self.tr("The clipboard cannot be used now: try again"))
        return copied
