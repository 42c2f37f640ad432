"""The guide and the hand-over card side by side, in the place of the page; one at a time where there is no room."""

from __future__ import annotations

from PySide6.QtCore import QLocale, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from procdesk.gui.actions import Actions
from procdesk.gui.call.guide_view import GuideView
from procdesk.gui.call.hand_over_card import HandOverCard
from procdesk.gui.theme import Theme
from procdesk.gui.widgets.html_view import ReadPicture

# In pixels at 100 per cent text size.
_BOTH, _CARD = 760, 350


class CallPane(QWidget):
    """`guide` and `hand_over` are filled from outside; here it is only decided which of them are seen.

    `arranged` tells that this may have changed, or whether there is anybody to pass the matter to.
    """

    arranged = Signal()

    def __init__(self, theme: Theme, actions: Actions, locale: QLocale, read_picture: ReadPicture) -> None:
        super().__init__()
        self._theme = theme
        self.guide = GuideView(theme, actions, read_picture)
        self.hand_over = HandOverCard(theme, actions, locale)
        self._has_guide = self._has_hand_over = False
        self._first: QWidget = self.guide
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(16)
        row.addWidget(self.guide, 1)
        row.addWidget(self.hand_over)
        theme.changed.connect(self._arrange)

    @property
    def has_hand_over(self) -> bool:
        """Whether there is anybody to pass the matter to."""
        return self._has_hand_over

    def show_guide(self, *, hand_over: bool) -> None:
        """Puts the guide first, with the card beside it where there is one and room for it."""
        self._show(self.guide, True, hand_over)
        self.guide.take_focus()

    def offer_hand_over(self, there: bool) -> None:
        """Says whether there is anybody to pass the matter to now: the guide may have come to where there is not."""
        self._has_hand_over = there
        self.guide.offer_hand_over(there)
        self._arrange()

    def show_hand_over(self, *, guide: bool) -> None:
        """Puts the hand-over card first, with a guide that is under way beside it."""
        self._show(self.hand_over, guide, True)
        self.hand_over.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()

    def _show(self, first: QWidget, guide: bool, hand_over: bool) -> None:
        self._first, self._has_guide, self._has_hand_over = first, guide, hand_over
        self._arrange()

    def _arrange(self) -> None:
        scale = self._theme.percent / 100
        both = self.width() >= _BOTH * scale and self._has_guide and self._has_hand_over
        self.guide.setVisible(both or self._first is self.guide)
        self.hand_over.setVisible(both or self._first is self.hand_over)
        self.hand_over.setMaximumWidth(round(_CARD * scale) if both else 16_777_215)
        self.hand_over.setMinimumWidth(round(_CARD * scale) if both else 0)
        self.arranged.emit()
