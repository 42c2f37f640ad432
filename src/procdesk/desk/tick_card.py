"""A card beside the answer whose lines are ticked off during the call."""

from __future__ import annotations

from collections.abc import Sequence
from collections.abc import Set as AbstractSet

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from procdesk.desk.parts import label
from procdesk.desk.text_block import HtmlBlock, ReadPicture
from procdesk.desk.theme import Theme
from procdesk.desk.ticks import CheckList, CheckRow

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
    def order(self) -> tuple[QWidget, QWidget]:
        """What Tab goes through, in order: the list, which leads on to its rows, and the text."""
        return self._list, self.block

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

    def show_ticks(self, ticked: AbstractSet[str]) -> None:
        """Ticks just those lines whose words are among these; tells nobody."""
        self._list.show_ticks(ticked)

    def toggle(self, number: int) -> None:
        """Ticks or unticks the line with that number (from 1); too high a number does nothing."""
        self._list.toggle(number)
