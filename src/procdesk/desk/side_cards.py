"""The three short sections beside the answer: what one may decide, what to ask first, what not to promise."""

from __future__ import annotations

from collections.abc import Set as AbstractSet
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QBoxLayout, QWidget

from procdesk.desk.side_card import SideCard
from procdesk.desk.text_block import HtmlBlock, ReadPicture
from procdesk.desk.theme import Theme
from procdesk.desk.tick_card import CheckListCard
from procdesk.desk.ticks import CheckRow

if TYPE_CHECKING:
    from procdesk.render.page import SectionCard


class SideCardRow(QWidget):
    """Side by side, or one below the other; `linked` carries the address of a link, `ask` is the card to tick off."""

    linked = Signal(str)

    def __init__(self, theme: Theme, read_picture: ReadPicture) -> None:
        super().__init__()
        self.decide = SideCard(theme, read_picture, "good")
        self.ask = CheckListCard(theme, read_picture, "")
        self.avoid = SideCard(theme, read_picture, "red")
        self._shown: list[str] = []
        self._ticks: AbstractSet[str] = frozenset()
        self._row = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(12)
        # Boxes to tick take room, and their card is mostly the tallest.
        for card, share in ((self.decide, 6), (self.ask, 7), (self.avoid, 6)):
            self._row.addWidget(card, share)
        for told in (self.decide.block, self.ask, self.avoid.block):
            told.linked.connect(self.linked)

    @property
    def texts(self) -> list[HtmlBlock | CheckRow]:
        """What is shown and can be searched, in the order in which it is read."""
        return [
            *([self.decide.block] if "decide" in self._shown else []),
            *(self.ask.texts if "ask" in self._shown else []),
            *([self.avoid.block] if "avoid" in self._shown else []),
        ]

    def show_cards(self, cards: tuple[SectionCard, ...]) -> None:
        """Shows the sections that there are."""
        self._shown = [one.key for one in cards]
        for one in cards:
            if one.key == "ask":
                self.ask.fill(one.heading, one.html, one.items)
                self.ask.show_ticks(self._ticks)
            else:
                (self.decide if one.key == "decide" else self.avoid).fill(one.heading, one.html)
        for key, card in (("decide", self.decide), ("ask", self.ask), ("avoid", self.avoid)):
            card.setVisible(key in self._shown)
        self.setVisible(bool(cards))

    def show_ticks(self, ticked: AbstractSet[str]) -> None:
        """Ticks just those lines whose words are among these, also those of a page that is still to be shown."""
        self._ticks = ticked
        self.ask.show_ticks(ticked)

    @property
    def order(self) -> list[QWidget]:
        """What the keyboard goes through, shown or not."""
        return [self.decide.block, *self.ask.order, self.avoid.block]

    def take_shape(self, *, narrow: bool) -> None:
        """One below the other where there is little room."""
        down, across = QBoxLayout.Direction.TopToBottom, QBoxLayout.Direction.LeftToRight
        self._row.setDirection(down if narrow else across)
