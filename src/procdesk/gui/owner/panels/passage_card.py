"""A passage of the other language beside a page, with what has changed in it."""

from __future__ import annotations

from html import escape

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout

from procdesk.authoring.text_difference import Mark, difference
from procdesk.gui.theme import Colours
from procdesk.gui.widgets.basic import label, set_tone, show_text, wrapped_label

_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class PassageCard(QFrame):
    """One passage of the other text; `chosen` carries the line of its counterpart in the page that is edited."""

    chosen = Signal(int)

    def __init__(self) -> None:
        super().__init__()
        self.lines = range(0)
        self.setProperty("role", "card")
        self.setProperty("tone", "")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._heading = label("capitals")
        self._mark = label("badge")
        self._text = wrapped_label("body")
        self._text.setMinimumWidth(1)
        top = QHBoxLayout()
        top.addWidget(self._heading)
        top.addStretch()
        top.addWidget(self._mark)
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 8, 12, 9)
        column.setSpacing(4)
        column.addLayout(top)
        column.addWidget(self._text)

    @property
    def mark(self) -> str:
        """What the passage is marked with, "" where it has not drifted."""
        return self._mark.text()

    @property
    def heading(self) -> str:
        """The passage's heading in the other text."""
        return self._heading.text()

    def fill(self, heading: str, text: str, mark: str, tone: str, lines: range) -> None:
        """Shows a passage; `lines` are those of its counterpart in the page that is edited."""
        self.lines = lines
        self._heading.setText(heading)
        self._text.setTextFormat(Qt.TextFormat.PlainText)
        self._text.setText(text)
        self._text.setVisible(bool(text))
        show_text(self._mark, mark)
        set_tone(self._mark, tone)
        self.setAccessibleName(f"{heading}: {mark}" if mark else heading)
        self.setAccessibleDescription(text)

    def show_difference(self, html: str) -> None:
        """Shows the text with what has changed in it, as safe HTML."""
        self._text.setTextFormat(Qt.TextFormat.RichText)
        self._text.setText(html)

    def mean(self, meant: bool) -> None:
        """Marks the passage that the cursor of the text is in."""
        set_tone(self, "meant" if meant else "")

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in _ENTER:
            self._tell()
        elif event.key() in (Qt.Key.Key_Down, Qt.Key.Key_Up):
            self.focusNextPrevChild(event.key() == Qt.Key.Key_Down)
        else:
            super().keyPressEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        super().mouseReleaseEvent(event)
        if event.button() == Qt.MouseButton.LeftButton and self.rect().contains(event.position().toPoint()):
            self._tell()

    def _tell(self) -> None:
        if self.lines:
            self.chosen.emit(self.lines.start)


def difference_html(old: str, new: str, colours: Colours) -> str:
    """Both versions of a text as one: new words on a ground, old ones struck through."""
    looks = {
        Mark.SAME: "{0}",
        Mark.ADDED: f'<span style="color:{colours.good};background-color:{colours.good_soft}">{{0}}</span>',
        Mark.REMOVED: f'<s style="color:{colours.red}">{{0}}</s>',
    }
    lines = (
        ("• " if one.paragraph.is_item else "")
        + "".join(looks[words.mark].format(escape(words.text)) for words in one.words)
        for one in difference(old, new)
    )
    return "<br>".join(lines)
