"""The line above the list that says that no page answers the question, with the way to tell the owner."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent, QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QFrame, QSizePolicy, QWidget

from procdesk.gui.actions import Actions
from procdesk.gui.theme import Theme
from procdesk.gui.widgets.basic import wrapped_label
from procdesk.gui.widgets.buttons import KeyButton

# In pixels at 100 per cent text size: below this width everything is said in fewer words.
_NARROW = 560
_MARGINS = (14, 5, 8, 5)
_SPACING = 8


class GapNotice(QFrame):
    """Never takes the cursor; what it says is announced to screen readers once, when it comes up.

    `report_wanted` tells that its button was pressed.
    """

    report_wanted = Signal()

    def __init__(self, theme: Theme, actions: Actions) -> None:
        super().__init__()
        self._theme = theme
        self.setProperty("role", "card")
        self.setAccessibleName(self.tr("About the results"))
        self._words = wrapped_label("")
        self._words.setObjectName("words")
        self._said = ("", "")
        self._button = KeyButton("", actions["report_gap"].shortcut())
        self._button.explain(actions["report_gap"].toolTip())
        self._button.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        self._button.clicked.connect(self.report_wanted)
        self._box = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._box.setContentsMargins(*_MARGINS)
        self._box.setSpacing(_SPACING)
        self._box.addWidget(self._words, 1, Qt.AlignmentFlag.AlignVCenter)
        self._box.addWidget(self._button)
        theme.changed.connect(self._arrange)
        self.hide()

    @property
    def words(self) -> str:
        """What it says, "" while it is hidden."""
        return "" if self.isHidden() else self._said[0]

    @property
    def in_order(self) -> tuple[QWidget, ...]:
        """What the keyboard reaches."""
        return (self._button,)

    def tell(self, words: str, brief: str) -> None:
        """Says this until it is hidden, where there is little room the `brief` words."""
        if words == self.words:
            return
        self._said = (words, brief)
        self._arrange()
        self.show()
        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, words))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()

    def _arrange(self) -> None:
        """The button stands beside the words where both have room, else below them."""
        narrow = self.width() < self._theme.points(_NARROW)
        words, deed = self._said[narrow], self.tr("Report") if narrow else self.tr("Copy a report")
        self._words.setText(words)
        self._button.show_words(deed)
        left, _, right, _ = _MARGINS
        needed = self._words.fontMetrics().horizontalAdvance(words) + self._button.width_of(deed) + _SPACING
        below = needed > self.width() - left - right
        self._box.setDirection(QBoxLayout.Direction.TopToBottom if below else QBoxLayout.Direction.LeftToRight)
