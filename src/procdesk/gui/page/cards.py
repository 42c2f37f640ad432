"""Cards of the page: the answer, the side cards beside it, check lists and notices."""

from __future__ import annotations

from collections.abc import Sequence
from collections.abc import Set as AbstractSet
from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QAction, QResizeEvent
from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QLabel, QToolButton, QVBoxLayout, QWidget

from procdesk.gui.actions import Actions
from procdesk.gui.formatting import AnswerLabels
from procdesk.gui.theme import Theme
from procdesk.gui.widgets.arrow_group import ArrowGroup
from procdesk.gui.widgets.basic import label, set_tone, wrapped_label
from procdesk.gui.widgets.buttons import key_text
from procdesk.gui.widgets.check_list import CheckList, CheckRow
from procdesk.gui.widgets.flow_layout import FlowLayout
from procdesk.gui.widgets.html_view import HtmlBlock, ReadPicture

if TYPE_CHECKING:
    from procdesk.render.page import SectionCard

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
        """Shows a warning in the theme's colours; an address may be broken, which is longer than a narrow page."""
        self._words.setText(words.replace("@", "@\u200b"))
        side = round(theme.points(18))
        self._picture.setPixmap(theme.icon("warning", "amber").pixmap(side, side))


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
        self._buttons = {name: self._key_button(name) for name in self._keys}
        for name, button in self._buttons.items():
            row.addWidget(button)
            self._follow(button, actions[name])
        top = FlowLayout(8, 4, last=Qt.AlignmentFlag.AlignRight)
        for part in (self._heading, self._who, buttons):
            top.addWidget(part)
        column = QVBoxLayout(self)
        column.setContentsMargins(18, 7, 14, 8)
        column.setSpacing(2)
        column.addLayout(top)
        column.addWidget(self.block)
        column.addWidget(self._warning)
        ArrowGroup(self, self._buttons.values)
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
        """A button with words of its own: another card of the same action may have room for others."""
        action, button = self._actions[name], QToolButton()
        button.setProperty("role", "quiet")
        button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        button.setAccessibleName(action.text())
        button.setToolTip(action.toolTip())
        button.clicked.connect(action.trigger)
        return button

    @staticmethod
    def _follow(button: QToolButton, action: QAction) -> None:
        """The button is there while its action is."""
        button.setVisible(action.isVisible())
        action.changed.connect(lambda: button.setVisible(action.isVisible()))

    def _take_shape(self) -> None:
        narrow = self.width() < self._theme.points(_NARROW)
        if narrow != self._narrow:
            self._narrow = narrow
            for name, words in self._keys.items():
                key = key_text(self._actions[name].shortcut())
                self._buttons[name].setText(key if narrow else f"{key}  {words}")

    def _restyle(self) -> None:
        self._warning.fill(self._words.warning, self._theme)
        self._take_shape()


_MOST_KEYS = 9


class CheckListCard(QFrame):
    """As a `SideCard`, with a box for each line of a plain list; any other section is shown as its text in `block`.

    `ticked` and `linked` as in `CheckList`.
    """

    ticked = Signal(str, bool)
    linked = Signal(str)

    def __init__(self, theme: Theme, read_picture: ReadPicture, tone: str) -> None:
        super().__init__()
        self.setProperty("role", "card")
        self.setProperty("tone", "")
        self._heading = label("capitals", tone=tone)
        self._keys = label("quiet")
        self._list = CheckList(theme)
        self.block = HtmlBlock(theme, read_picture)
        head = QHBoxLayout()
        head.setContentsMargins(5, 0, 5, 0)
        head.addWidget(self._heading, 1, Qt.AlignmentFlag.AlignTop)
        head.addWidget(self._keys)
        column = QVBoxLayout(self)
        # The ground of a line that is focused or pointed at is wider than its words.
        column.setContentsMargins(9, 9, 9, 6)
        column.setSpacing(2)
        column.addLayout(head)
        column.addWidget(self._list)
        column.addWidget(self.block)
        column.addStretch(1)
        self._list.ticked.connect(self.ticked)
        self._list.linked.connect(self.linked)
        self.block.linked.connect(self.linked)

    @property
    def texts(self) -> list[CheckRow] | list[HtmlBlock]:
        """What is shown and can be searched, in order: the rows of the list, or the one text."""
        return self._list.rows or [self.block]

    def fill(self, heading: str, html: str, items: Sequence[str]) -> None:
        """Shows a section with nothing ticked; `items` is the safe HTML of each line, none where it is no list."""
        self._heading.setText(heading.upper())
        self._list.fill(items)
        self._list.setVisible(bool(items))
        self.block.show_html("" if items else html)
        self.block.setAccessibleName(heading)
        self.block.setVisible(not items)
        most = min(len(items), _MOST_KEYS)
        self._keys.setText(self.tr("Alt {0}").format("1" if most == 1 else f"1–{most}"))
        self._keys.setVisible(most > 0)

    def sizeHint(self) -> QSize:
        # Whoever lays it out asks for its height at a width; the height at a made-up width would cost as much again.
        return self.minimumSizeHint()

    def show_ticks(self, ticked: AbstractSet[str]) -> None:
        """Ticks just those lines whose words are among these; tells nobody."""
        self._list.show_ticks(ticked)

    def toggle(self, number: int) -> None:
        """Ticks or unticks the line with that number (from 1); too high a number does nothing."""
        self._list.toggle(number)


# Boxes to tick take room, and their card is mostly the tallest.
_SHARES = {"decide": 6, "ask": 7, "avoid": 6}


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
        self._cards: dict[str, SideCard | CheckListCard] = {"decide": self.decide, "ask": self.ask, "avoid": self.avoid}
        self._wide: list[str] = []
        self._narrow = False
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(12)
        self._grid.setVerticalSpacing(8)
        for card in self._cards.values():
            self._grid.addWidget(card)
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

    def sizeHint(self) -> QSize:
        # Whoever lays it out asks for its height at a width; the height at a made-up width would cost as much again.
        return self.minimumSizeHint()

    def show_cards(self, cards: tuple[SectionCard, ...]) -> None:
        """Shows the sections that there are."""
        self._shown = [one.key for one in cards]
        # A table has too little room in a third of the page.
        self._wide = [one.key for one in cards if "<table" in one.html]
        for one in cards:
            if one.key == "ask":
                self.ask.fill(one.heading, one.html, one.items)
                self.ask.show_ticks(self._ticks)
            else:
                (self.decide if one.key == "decide" else self.avoid).fill(one.heading, one.html)
        for key, card in self._cards.items():
            card.setVisible(key in self._shown)
        self.setVisible(bool(cards))
        self._place()

    def show_ticks(self, ticked: AbstractSet[str]) -> None:
        """Ticks just those lines whose words are among these, also those of a page that is still to be shown."""
        self._ticks = ticked
        self.ask.show_ticks(ticked)

    def take_shape(self, *, narrow: bool) -> None:
        """One below the other where there is little room."""
        self._narrow = narrow
        self._place()

    def _place(self) -> None:
        """Side by side, and below that what takes the whole width; a card that is not shown takes no column."""
        beside = [] if self._narrow else [key for key in _SHARES if key in self._shown and key not in self._wide]
        below = [key for key in _SHARES if key not in beside]
        for column in range(len(_SHARES)):
            self._grid.setColumnStretch(column, _SHARES[beside[column]] if column < len(beside) else 0)
        for column, key in enumerate(beside):
            self._grid.addWidget(self._cards[key], 0, column)
        for row, key in enumerate(below, 1):
            self._grid.addWidget(self._cards[key], row, 0, 1, max(1, len(beside)))
