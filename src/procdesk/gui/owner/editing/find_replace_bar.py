"""Find and replace in the text of a page."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QRegularExpression, Qt
from PySide6.QtGui import QKeyEvent, QTextCursor, QTextDocument
from PySide6.QtWidgets import QCheckBox, QFrame, QGridLayout, QHBoxLayout, QLineEdit, QPushButton, QWidget

from procdesk.gui.owner.editing.text_edit import PageTextEdit
from procdesk.gui.widgets.basic import label

_MOST_MARKED = 1_000


class FindReplaceBar(QFrame):
    """A bar above the text: Enter goes to the next place, Shift+Enter to the one before, Escape closes.

    `sought` and `new` are its lines, `case` and `whole` its boxes.
    """

    def __init__(self, text: PageTextEdit, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("findBar")
        self._text = text
        self.sought = self._line(self.tr("Find"))
        self.new = self._line(self.tr("Replace with"))
        self.case = QCheckBox(self.tr("Match case"))
        self.whole = QCheckBox(self.tr("Whole words"))
        self._count = label("quiet")
        self._replace = QPushButton(self.tr("Replace"))
        self._replace_all = QPushButton(self.tr("Replace all"))
        self._lay_out()
        self.sought.textChanged.connect(lambda _text: self._look())
        self.case.toggled.connect(lambda _on: self._look())
        self.whole.toggled.connect(lambda _on: self._look())
        self._replace.clicked.connect(self.replace_here)
        self._replace_all.clicked.connect(self.replace_all)
        text.document().contentsChanged.connect(self._look)
        self.hide()

    @property
    def count(self) -> str:
        """Which place of how many is the one of the cursor, in words."""
        return self._count.text()

    def open(self, *, replacing: bool) -> None:
        """Shows the bar with what is selected in the text as what is sought."""
        for part in (self.new, self._replace, self._replace_all):
            part.setVisible(replacing)
        self.show()
        selected = self._text.textCursor().selectedText()
        if selected and "\u2029" not in selected:
            self.sought.setText(selected)
        self.sought.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.sought.selectAll()
        self._look()

    def close_bar(self) -> None:
        """Hides the bar and its marks, with the cursor in the text."""
        self.hide()
        self._text.show_found([])
        self._text.setFocus()

    def step(self, by: int) -> None:
        """Selects the next place (+1) or the one before (-1), and goes round at the end."""
        found = self._places()
        if not found:
            return
        cursor = self._text.textCursor()
        if by > 0:
            chosen = next((one for one in found if one.selectionStart() >= cursor.selectionEnd()), found[0])
        else:
            before = [one for one in found if one.selectionEnd() <= cursor.selectionStart()]
            chosen = before[-1] if before else found[-1]
        self._text.setTextCursor(chosen)
        self._look()

    def replace_here(self) -> None:
        """Replaces the place that is selected and goes to the next one."""
        cursor = self._text.textCursor()
        here = (cursor.selectionStart(), cursor.selectionEnd())
        if any((one.selectionStart(), one.selectionEnd()) == here for one in self._places()):
            cursor.insertText(self.new.text())
            self._text.setTextCursor(cursor)
        self.step(1)

    def replace_all(self) -> None:
        """Replaces every place, as one step of undo."""
        found = self._places()
        cursor = QTextCursor(self._text.document())
        cursor.beginEditBlock()
        for one in reversed(found):
            cursor.setPosition(one.selectionStart())
            cursor.setPosition(one.selectionEnd(), QTextCursor.MoveMode.KeepAnchor)
            cursor.insertText(self.new.text())
        cursor.endEditBlock()
        self._count.setText(self.tr("%n place(s) replaced", "", len(found)))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched in (self.sought, self.new) and isinstance(event, QKeyEvent):
            if event.type() == QEvent.Type.KeyPress and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
                self._enter(watched, back=bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier))
                return True
            if event.type() == QEvent.Type.KeyPress and event.key() == Qt.Key.Key_Escape:
                self.close_bar()
                return True
        return super().eventFilter(watched, event)

    def _enter(self, line: QObject, *, back: bool) -> None:
        if line is self.new:
            self.replace_here()
        else:
            self.step(-1 if back else 1)

    def _line(self, words: str) -> QLineEdit:
        made = QLineEdit()
        made.setPlaceholderText(words)
        made.setAccessibleName(words)
        made.installEventFilter(self)
        return made

    def _lay_out(self) -> None:
        grid = QGridLayout(self)
        grid.setContentsMargins(12, 6, 10, 6)
        grid.setVerticalSpacing(4)
        top, below = QHBoxLayout(), QHBoxLayout()
        for part in (self.case, self.whole, self._count):
            top.addWidget(part)
        for button in (self._replace, self._replace_all):
            button.setProperty("role", "quiet")
            below.addWidget(button)
        below.addStretch(1)
        grid.addWidget(self.sought, 0, 0)
        grid.addLayout(top, 0, 1)
        grid.addWidget(self.new, 1, 0)
        grid.addLayout(below, 1, 1)
        grid.setColumnStretch(0, 1)

    def _look(self) -> None:
        if self.isHidden():
            return
        found = self._places()
        self._text.show_found(found[:_MOST_MARKED])
        here = self._text.textCursor().selectionStart()
        number = sum(one.selectionStart() <= here for one in found)
        if not self.sought.text():
            self._count.setText("")
        elif found:
            self._count.setText(self.tr("{0} of {1}").format(max(1, number), len(found)))
        else:
            self._count.setText(self.tr("not in this text"))

    def _places(self) -> list[QTextCursor]:
        sought = self.sought.text()
        if not sought:
            return []
        written = QRegularExpression.escape(sought)
        pattern = QRegularExpression(rf"(?<!\w){written}(?!\w)" if self.whole.isChecked() else written)
        options = QRegularExpression.PatternOption.UseUnicodePropertiesOption
        if not self.case.isChecked():
            options |= QRegularExpression.PatternOption.CaseInsensitiveOption
        pattern.setPatternOptions(options)
        document: QTextDocument = self._text.document()
        found = []
        cursor = document.find(pattern)
        while not cursor.isNull():
            found.append(QTextCursor(cursor))
            cursor = document.find(pattern, cursor)
        return found
