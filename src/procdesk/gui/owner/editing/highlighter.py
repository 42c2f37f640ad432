"""Quiet colours in the text of a page: headings, keys of the details, links, code, placeholders."""

from __future__ import annotations

import re

from PySide6.QtGui import QColor, QFont, QSyntaxHighlighter, QTextCharFormat, QTextDocument

from procdesk.gui.theme import Theme

_DASHES = re.compile(r"\s*(?:-{3,}|[–—]{2,}|\+{3})\s*$")
_FENCE = re.compile(r"[ >]*(?:`{3,}|~{3,})")
_HEADING = re.compile(r" {0,3}#{1,6}(?:\s|$)")
_KEY = re.compile(r"\s*[^\s:#-][^:#]*:(?=\s|$)")
_PARTS = (
    (re.compile(r"!?\[[^\]\n]*\]\([^)\n]*\)|\[\[[^\]\n]+\]\]"), "accent"),
    (re.compile(r"\{[^{}\n]*\}"), "good"),
    (re.compile(r"`[^`\n]+`"), "quiet"),
)
_BOLD = re.compile(r"\*\*[^*\n]+\*\*")
_BODY, _DETAILS, _CODE = 0, 1, 2


class PageHighlighter(QSyntaxHighlighter):
    """Colours the text in the theme's colours, line by line."""

    def __init__(self, document: QTextDocument, theme: Theme) -> None:
        super().__init__(document)
        self._theme = theme
        theme.changed.connect(self.rehighlight)

    def highlightBlock(self, text: str) -> None:
        state = self.previousBlockState()
        if state == -1:
            self._first_line(text)
        elif state == _DETAILS:
            self._details(text)
        else:
            self._body(text, in_code=state == _CODE)

    def _first_line(self, text: str) -> None:
        if _DASHES.match(text):
            self.setFormat(0, len(text), self._format("quiet"))
            self.setCurrentBlockState(_DETAILS)
        elif text.strip():
            self._body(text, in_code=False)

    def _details(self, text: str) -> None:
        closing = bool(_DASHES.match(text))
        self.setCurrentBlockState(_BODY if closing else _DETAILS)
        if closing or text.lstrip().startswith("#"):
            self.setFormat(0, len(text), self._format("quiet"))
        elif (found := _KEY.match(text)) and not text.lstrip().startswith("- "):
            self.setFormat(0, found.end(), self._format("accent", QFont.Weight.DemiBold))

    def _body(self, text: str, *, in_code: bool) -> None:
        fence = bool(_FENCE.match(text))
        self.setCurrentBlockState(_CODE if fence != in_code else _BODY)
        if fence or in_code:
            self.setFormat(0, len(text), self._format("quiet"))
        elif _HEADING.match(text):
            self.setFormat(0, len(text), self._format("text", QFont.Weight.Bold))
        else:
            for found in _BOLD.finditer(text):
                self.setFormat(found.start(), len(found[0]), self._format("text", QFont.Weight.DemiBold))
            for pattern, colour in _PARTS:
                for found in pattern.finditer(text):
                    self.setFormat(found.start(), len(found[0]), self._format(colour))

    def _format(self, colour: str, weight: QFont.Weight = QFont.Weight.Normal) -> QTextCharFormat:
        made = QTextCharFormat()
        made.setForeground(QColor(self._theme.colour(colour)))
        made.setFontWeight(weight)
        return made
