"""A text in which what was added and what was taken out is marked: by colour, and by a line below or through it."""

from __future__ import annotations

from collections.abc import Iterable
from html import escape

from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QTextBrowser

from procdesk.gui.theme import Theme, document_style, vars_of

ADDED, REMOVED, SAME = "added", "removed", "same"


class MarkedTextView(QTextBrowser):
    """Shows HTML that the functions below have made, in the colours of the theme in force."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._html = ""
        self.setProperty("role", "text")
        self.setOpenLinks(False)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setTabChangesFocus(True)
        theme.changed.connect(self._restyle)

    def show_html(self, html: str) -> None:
        """Replaces the text, and shows its beginning."""
        self._html = html
        colours = self._theme.colours
        marks = (
            f".added {{ color: {colours.good}; background-color: {colours.good_soft}; text-decoration: underline; }}"
            f".removed {{ color: {colours.red}; background-color: {colours.red_soft};"
            f" text-decoration: line-through; }}"
            f".quiet {{ color: {colours.quiet}; }} .name {{ font-weight: 600; }}"
        )
        self.document().setDefaultStyleSheet(document_style(vars_of(self._theme.colours), self._theme.points) + marks)
        self.setHtml(html)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        super().keyPressEvent(event)
        # What the text has no use for, such as Enter and Escape, is for the window that it is in.
        if not event.text() or event.text() in "\r\n\x1b":
            event.ignore()

    def _restyle(self) -> None:
        place = self.verticalScrollBar().value()
        self.show_html(self._html)
        self.verticalScrollBar().setValue(place)


def marked(words: Iterable[tuple[str, str]]) -> str:
    """Words with their marks as HTML: pairs of `ADDED`, `REMOVED` or `SAME` and a text."""
    parts = (escape(text) if mark == SAME else f'<span class="{mark}">{escape(text)}</span>' for mark, text in words)
    return "".join(parts)


def marked_line(before: str, after: str) -> str:
    """A line of a file as HTML: the part that changes as it was and as it will be, between what stays."""
    head = 0
    while head < min(len(before), len(after)) and before[head] == after[head]:
        head += 1
    tail = 0
    while tail < min(len(before), len(after)) - head and before[-1 - tail] == after[-1 - tail]:
        tail += 1
    # Whole names are marked, not the letters in which they differ.
    while head and (before[head - 1].isalnum() or before[head - 1] in "-_"):
        head -= 1
    while tail and (before[-tail].isalnum() or before[-tail] in "-_"):
        tail -= 1
    old, new = before[head : len(before) - tail], after[head : len(after) - tail]
    changed = [(REMOVED, old), (ADDED, new)]
    parts = [(SAME, before[:head]), *(one for one in changed if one[1]), (SAME, before[len(before) - tail :])]
    return marked(parts)
