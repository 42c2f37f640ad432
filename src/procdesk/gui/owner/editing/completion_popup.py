"""What is offered at the cursor while one writes: a short list below the line."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, QPoint, Qt
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent, QKeyEvent, QTextCursor
from PySide6.QtWidgets import QFrame, QListWidget, QListWidgetItem

from procdesk.authoring.completion import Completion, Suggestion
from procdesk.gui.owner.editing.edited_page import utf16_length
from procdesk.gui.owner.editing.text_edit import PageTextEdit

_ROWS, _WIDEST, _EDGE = 8, 420, 8
_TEXT = int(Qt.ItemDataRole.UserRole)
Complete = Callable[[str, int], Completion | None]
"""Gives how a text may go on at a position in it."""


class CompletionPopup(QListWidget):
    """Belongs to a text: Up and Down choose, Enter or Tab take the chosen one, Escape closes.

    It comes up by itself while one types, and for `open` also where nothing was typed yet.
    """

    def __init__(self, text: PageTextEdit, complete: Complete) -> None:
        super().__init__(text)
        self._text = text
        self._complete = complete
        self._start = 0
        self.setObjectName("outline")
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setAutoFillBackground(True)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setAccessibleName(self.tr("How it may go on"))
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.itemClicked.connect(lambda _item: self._take())
        text.installEventFilter(self)
        text.left_alone.connect(self.hide)
        text.verticalScrollBar().valueChanged.connect(lambda _value: self.hide())
        self.hide()

    def open(self) -> bool:
        """Shows what can stand at the cursor, and tells whether there is anything."""
        cursor = self._text.textCursor()
        whole = self._text.toPlainText()
        units = cursor.position()
        position = units if whole.isascii() else len(whole.encode("utf-16-le")[: 2 * units].decode("utf-16-le"))
        found = self._complete(whole, position)
        if found is None or cursor.hasSelection():
            self.hide()
            return False
        self._start = utf16_length(whole[: found.start])
        self._show(found.suggestions)
        return True

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is not self._text or not isinstance(event, QKeyEvent):
            return super().eventFilter(watched, event)
        if event.type() == QEvent.Type.ShortcutOverride and self.isVisible() and event.key() == Qt.Key.Key_Escape:
            event.accept()
            return True
        if event.type() == QEvent.Type.KeyPress and self.isVisible() and self._answers(event):
            return True
        if event.type() == QEvent.Type.KeyRelease:
            return False
        if event.type() == QEvent.Type.KeyPress and (event.text().isprintable() and event.text()):
            # The text gets its letter first.
            self._text.keyPressEvent(event)
            self.open()
            return True
        if event.type() == QEvent.Type.KeyPress and self.isVisible() and event.key() == Qt.Key.Key_Backspace:
            self._text.keyPressEvent(event)
            self.open()
            return True
        if event.type() == QEvent.Type.KeyPress and event.key() not in _MODIFIERS:
            self.hide()
        return False

    def _answers(self, event: QKeyEvent) -> bool:
        """Does what a key means while the list is open, and tells whether it means anything."""
        if event.modifiers() not in (Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.KeypadModifier):
            return False
        key = event.key()
        if key in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            by = 1 if key == Qt.Key.Key_Down else -1
            self._choose((self.currentRow() + by) % self.count())
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Tab):
            self._take()
        elif key == Qt.Key.Key_Escape:
            self.hide()
        else:
            return False
        return True

    def _show(self, suggestions: tuple[Suggestion, ...]) -> None:
        self.clear()
        for one in suggestions:
            item = QListWidgetItem(one.words.strip())
            item.setData(_TEXT, one.text)
            self.addItem(item)
        self._place()
        self.show()
        self.raise_()
        self._choose(0)

    def _choose(self, row: int) -> None:
        self.setCurrentRow(row)
        item = self.currentItem()
        if item is not None:
            QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self._text, item.text()))

    def _take(self) -> None:
        item = self.currentItem()
        self.hide()
        if item is None:
            return
        cursor = self._text.textCursor()
        end = cursor.position()
        cursor.setPosition(min(self._start, end))
        cursor.setPosition(end, QTextCursor.MoveMode.KeepAnchor)
        cursor.insertText(item.data(_TEXT))
        self._text.setTextCursor(cursor)

    def _place(self) -> None:
        """Below the line of the cursor, above it where there is more room."""
        rows = min(self.count(), _ROWS)
        height = rows * max(self.sizeHintForRow(0), 1) + 14
        width = min(_WIDEST, max(self.sizeHintForColumn(0) + 40, 180), self._text.width() - 2 * _EDGE)
        line = self._text.cursorRect()
        place = self._text.viewport().mapTo(self._text, line.bottomLeft()) + QPoint(0, 4)
        if place.y() + height > self._text.height():
            place.setY(max(0, place.y() - line.height() - height - 8))
        left = max(_EDGE, min(place.x(), self._text.width() - width - _EDGE))
        self.setGeometry(left, place.y(), width, height)


_MODIFIERS = (Qt.Key.Key_Shift, Qt.Key.Key_Control, Qt.Key.Key_Alt, Qt.Key.Key_AltGr, Qt.Key.Key_Meta)
