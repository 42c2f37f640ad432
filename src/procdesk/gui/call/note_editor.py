"""The note as a text that one may write in: what the user wrote is theirs and is never replaced."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QSignalBlocker, Qt, Signal
from PySide6.QtGui import QKeyEvent, QTextCursor
from PySide6.QtWidgets import QPlainTextEdit

_SCROLLING = (Qt.Key.Key_PageUp, Qt.Key.Key_PageDown)


class NoteEditor(QPlainTextEdit):
    """`left` tells that Escape was pressed, `textChanged` only what the user changed."""

    left = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("role", "note")
        self.setTabChangesFocus(True)
        self._made = ""

    @property
    def made(self) -> str:
        """What was put here last."""
        return self._made

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
        with QSignalBlocker(self):
            self.setPlainText(text)
        # As the box has it: it takes some signs, such as a tab or a line separator, for others.
        self._made = self.toPlainText()
        cursor = self.textCursor()
        cursor.movePosition(QTextCursor.MoveOperation.End)
        if not at_end:
            cursor.setPosition(min(position, cursor.position()))
        self.setTextCursor(cursor)

    def resume(self, made: str, text: str) -> None:
        """Goes on with a text that was made and what the user has changed it into."""
        self.show_note(made)
        if text != made:
            cursor = QTextCursor(self.document())
            cursor.select(QTextCursor.SelectionType.Document)
            cursor.insertText(text)
            self.moveCursor(QTextCursor.MoveOperation.End)

    def add(self, lines: str) -> None:
        """Adds lines at the end, as one step that can be undone; cursor and selection stay where they are."""
        mine = self.textCursor()
        anchor, position = mine.anchor(), mine.position()
        with QSignalBlocker(self):
            cursor = QTextCursor(self.document())
            cursor.movePosition(QTextCursor.MoveOperation.End)
            cursor.beginEditBlock()
            if cursor.block().text().strip():
                cursor.insertBlock()
            cursor.insertText(lines)
            cursor.endEditBlock()
        # Whoever is writing at the end goes on there, before what was added.
        mine.setPosition(anchor)
        mine.setPosition(position, QTextCursor.MoveMode.KeepAnchor)
        self.setTextCursor(mine)

    def renew(self, old: str, new: str) -> None:
        """Puts lines that were made right, where they still stand as they were and the cursor is not in them."""
        lines, wanted = self.toPlainText().split("\n"), old.split("\n")
        first = next((n for n in range(len(lines)) if lines[n : n + len(wanted)] == wanted), None)
        if first is None or self.textCursor().blockNumber() in range(first, first + len(wanted)):
            return
        cursor = QTextCursor(self.document().findBlockByNumber(first))
        last = self.document().findBlockByNumber(first + len(wanted) - 1)
        # One step with what the user wrote last: undoing is theirs, and this is not.
        with QSignalBlocker(self):
            cursor.joinPreviousEditBlock()
            cursor.setPosition(last.position() + last.length() - 1, QTextCursor.MoveMode.KeepAnchor)
            cursor.insertText(new)
            cursor.endEditBlock()

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent) and event.key() in _SCROLLING:
            # The window would scroll the page, which nobody sees while the note is there.
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)
