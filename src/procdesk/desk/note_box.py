"""The note as a text that one may write in: what the user wrote is theirs and is never replaced."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtGui import QKeyEvent, Qt, QTextCursor
from PySide6.QtWidgets import QPlainTextEdit


class NoteBox(QPlainTextEdit):
    """`left` tells that Escape was pressed."""

    left = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("role", "note")
        self.setTabChangesFocus(True)
        self._made = ""

    @property
    def edited(self) -> bool:
        """Whether the user has changed what was put here."""
        return self.toPlainText() != self._made

    def show_note(self, text: str) -> None:
        """Shows a text that was made, in place of the one before; the cursor stays where it was, or at the end."""
        if text == self._made and not self.edited:
            return
        cursor = self.textCursor()
        position, at_end = cursor.position(), cursor.atEnd()
        self.setPlainText(text)
        # As the box has it: it takes some signs, such as a tab or a line separator, for others.
        self._made = self.toPlainText()
        cursor = self.textCursor()
        cursor.setPosition(len(self._made) if at_end else min(position, len(self._made)))
        self.setTextCursor(cursor)

    def add(self, lines: str) -> None:
        """Adds lines at the end, as one step that can be undone; cursor and selection stay where they are."""
        cursor = QTextCursor(self.document())
        cursor.movePosition(QTextCursor.MoveOperation.End)
        cursor.beginEditBlock()
        if cursor.block().text().strip():
            cursor.insertBlock()
        cursor.insertText(lines)
        cursor.endEditBlock()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)
