"""What stands around the answer and is filled anew for each page: a card beside it, a notice above it.

Both are made once: giving new widgets the look of the style sheet takes longer than showing the page.
"""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QVBoxLayout

from procdesk.desk.parts import label, wrapped_label
from procdesk.desk.text_block import HtmlBlock, ReadPicture
from procdesk.desk.theme import Theme

# Little: the card is narrow.
_INDENT = 12


class SideCard(QFrame):
    """A short section beside the answer; `block` holds its text."""

    def __init__(self, theme: Theme, read_picture: ReadPicture, tone: str) -> None:
        super().__init__()
        self.setProperty("role", "card")
        self.setProperty("tone", "")
        self._heading = label("capitals", tone=tone)
        self.block = HtmlBlock(theme, read_picture, indent=_INDENT)
        column = QVBoxLayout(self)
        column.setContentsMargins(14, 9, 14, 8)
        column.setSpacing(5)
        column.addWidget(self._heading)
        column.addWidget(self.block)
        column.addStretch(1)

    @property
    def texts(self) -> list[HtmlBlock]:
        """What is shown and can be searched."""
        return [self.block]

    def fill(self, heading: str, html: str) -> None:
        """Shows a section; `html` is safe HTML."""
        self._heading.setText(heading.upper())
        self.block.show_html(html)
        self.block.setAccessibleName(heading)


class Notice(QFrame):
    """A warning above the answer."""

    def __init__(self, margins: tuple[int, int, int, int] = (12, 8, 12, 8)) -> None:
        super().__init__()
        self.setProperty("role", "notice")
        self._picture = QLabel()
        self._words = wrapped_label("")
        row = QHBoxLayout(self)
        row.setContentsMargins(*margins)
        row.addWidget(self._picture, 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(self._words, 1)

    def fill(self, words: str, theme: Theme) -> None:
        """Shows a warning in the theme's colours."""
        self._words.setText(words)
        self._picture.setPixmap(theme.icon("warning", "amber").pixmap(18, 18))
