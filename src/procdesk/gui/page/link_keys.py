"""The links of a page get number keys, which are written beside them."""

from __future__ import annotations

import html
import re
from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtGui import QKeySequence

from procdesk.gui.widgets.buttons import key_text
from procdesk.gui.widgets.html_view import KEY_MARK

if TYPE_CHECKING:
    from procdesk.render.page import SectionCard

MOST_LINKS = 9
_LINK = re.compile(r'<a [^>]*?href="([^"#][^"]*)"[^>]*>.*?</a>', re.DOTALL)


def link_key(number: int) -> QKeySequence:
    """The key of the link with that number, from 1 to `MOST_LINKS`."""
    return QKeySequence(f"Ctrl+{number}")


class LinkKeys:
    """Numbers links in the order in which texts are given; two links to one place have one number."""

    def __init__(self) -> None:
        self._addresses: list[str] = []

    def address(self, number: int) -> str:
        """Where the link with that number leads, "" where there is none."""
        return self._addresses[number - 1] if 0 < number <= len(self._addresses) else ""

    def text(self, safe_html: str) -> str:
        """Safe HTML with its key beside each of its links that lead off the page, as long as there are keys."""
        return _LINK.sub(self._with_key, safe_html)

    def card(self, card: SectionCard) -> SectionCard:
        """A card with the keys of its links; where it is a list to tick off, in its lines."""
        if card.key == "ask" and card.items:
            return replace(card, items=tuple(self.text(item) for item in card.items))
        return replace(card, html=self.text(card.html))

    def _with_key(self, link: re.Match[str]) -> str:
        address = html.unescape(link[1])
        if address not in self._addresses:
            if len(self._addresses) == MOST_LINKS:
                return link[0]
            self._addresses.append(address)
        key = key_text(link_key(self._addresses.index(address) + 1)).replace(" ", "\N{NO-BREAK SPACE}")
        space = "\N{NO-BREAK SPACE}"
        return f'{link[0]}{KEY_MARK}{space}<span class="key">{space}{html.escape(key)}{space}</span>{KEY_MARK}'
