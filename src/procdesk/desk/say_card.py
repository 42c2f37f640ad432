"""The card with the words to say: who may say them, the keys that copy them, and what stands against promising them."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QToolButton, QVBoxLayout, QWidget

from procdesk.desk.actions import Actions
from procdesk.desk.flow import FlowLayout
from procdesk.desk.keys import key_text
from procdesk.desk.page_words import AnswerLabels
from procdesk.desk.parts import action_button, label, set_tone
from procdesk.desk.side_card import Notice
from procdesk.desk.text_block import HtmlBlock, ReadPicture
from procdesk.desk.theme import Theme

# Below this width, in pixels at 100 per cent text size, the keys stand without their words.
_NARROW = 480


class AnswerCard(QFrame):
    """Shows the answer; `block` holds its text."""

    def __init__(self, theme: Theme, actions: Actions, read_picture: ReadPicture) -> None:
        super().__init__()
        self._theme = theme
        self._actions = actions
        self._narrow: bool | None = None
        self._words = AnswerLabels("")
        self.setProperty("role", "card")
        self.setProperty("tone", "say")
        self._heading = label("capitals", tone="accent")
        self._who: QLabel = label("badge")
        self.block = HtmlBlock(theme, read_picture, tone="say")
        # It lies on the card's own amber.
        self._warning = Notice((0, 5, 0, 3))
        self._keys = {"copy": self.tr("copy"), "other_language": self.tr("other language")}
        buttons = QWidget()
        row = QHBoxLayout(buttons)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        for name in self._keys:
            row.addWidget(self._key_button(name))
        top = FlowLayout(8, 4, last=Qt.AlignmentFlag.AlignRight)
        for part in (self._heading, self._who, buttons):
            top.addWidget(part)
        column = QVBoxLayout(self)
        column.setContentsMargins(18, 7, 14, 8)
        column.setSpacing(2)
        column.addLayout(top)
        column.addWidget(self.block)
        column.addWidget(self._warning)
        self._take_shape()
        theme.changed.connect(self._restyle)

    def fill(self, html: str, words: AnswerLabels) -> None:
        """Shows an answer, which is safe HTML; one with a warning is amber all around."""
        self._words = words
        self._heading.setText(words.heading.upper())
        self.block.show_html(html)
        self.block.setAccessibleName(words.heading)
        self.block.setAccessibleDescription(words.warning)
        self._who.setVisible(words.who is not None)
        if words.who:
            self._who.setText(words.who[0])
            set_tone(self._who, words.who[1])
        self._warning.setVisible(bool(words.warning))
        self._warning.fill(words.warning, self._theme)
        set_tone(self._heading, "amber" if words.warning else "accent")
        set_tone(self, "confirm" if words.warning else "say")

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._take_shape()

    def _key_button(self, name: str) -> QToolButton:
        button = action_button(self._actions[name])
        button.setAccessibleName(self._actions[name].text())
        return button

    def _take_shape(self) -> None:
        narrow = self.width() < self._theme.points(_NARROW)
        if narrow != self._narrow:
            self._narrow = narrow
            for name, words in self._keys.items():
                key = key_text(self._actions[name].shortcut())
                self._actions[name].setIconText(key if narrow else f"{key}  {words}")

    def _restyle(self) -> None:
        self._warning.fill(self._words.warning, self._theme)
        self._take_shape()
