"""A text of any length: laid out in portions, so that each takes well less than a frame."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from procdesk.desk.text_block import HtmlBlock, ReadPicture
from procdesk.desk.theme import Theme

_LARGEST = 6_000
_EMPTY = frozenset({"br", "hr", "img"})
_TAG = re.compile(r"<(/?)([a-z][a-z0-9]*)[^>]*>")


class HtmlView(QVBoxLayout):
    """Shows safe HTML in as many blocks as it needs, nearly always one; `linked` as in `HtmlBlock`.

    A layout and no widget of its own: that would let every new height take three rounds more to reach the page.
    """

    linked = Signal(str)

    def __init__(self, theme: Theme, read_picture: ReadPicture) -> None:
        super().__init__()
        self._make_block = partial(HtmlBlock, theme, read_picture)
        self.setSpacing(0)
        self.blocks: list[HtmlBlock] = []
        self._name = ""
        self._fill(0, "")

    def steps(self, html: str, name: str) -> list[Callable[[], None]]:
        """What is to be done, in this order, to show a text that screen readers call `name`."""
        self._name = name
        parts = portions(html) or [""]
        fill = [partial(self._fill, number, part) for number, part in enumerate(parts)]
        return [partial(self._empty, len(parts)), *fill]

    def place_of_anchor(self, anchor: str) -> int | None:
        """How many pixels below the top of the page the heading with that anchor is, or None where there is none."""
        places = ((block, block.place_of_anchor(anchor)) for block in self.blocks)
        return next((block.y() + place for block, place in places if place is not None), None)

    def _fill(self, number: int, html: str) -> None:
        if number == len(self.blocks):
            block = self._make_block()
            block.linked.connect(self.linked)
            self.addWidget(block)
            if self.blocks:
                QWidget.setTabOrder(self.blocks[-1], block)
            self.blocks.append(block)
        self.blocks[number].show_html(html)
        self.blocks[number].setAccessibleName(self._name)
        if self.parentWidget() is not None:
            # On its own it would come up as a window, and take the cursor away from who types.
            self.blocks[number].show()

    def _empty(self, kept: int) -> None:
        """Blocks that a shorter text does not need are kept, empty, for the next long one."""
        for block in self.blocks[kept:]:
            block.show_html("")
            block.hide()


def portions(html: str, largest: int = _LARGEST) -> list[str]:
    """Safe HTML cut between its outermost elements into portions of some `largest` characters, none for "".

    One element that is larger than that stays whole; put together the portions are `html` again.
    """
    found, begin, end, depth = [], 0, 0, 0
    for tag in _TAG.finditer(html):
        if tag[2] in _EMPTY:
            continue
        depth += -1 if tag[1] else 1
        if depth == 0:
            if end > begin and tag.end() - begin > largest:
                found.append(html[begin:end])
                begin = end
            end = tag.end()
    return [*found, html[begin:]] if html else []
