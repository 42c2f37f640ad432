"""The line that says that unsaved text was kept, with the way to it."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QSizePolicy, QWidget

from procdesk.gui.actions import Actions
from procdesk.gui.widgets.basic import wrapped_label
from procdesk.gui.widgets.buttons import KeyButton


class DraftNotice(QFrame):
    """Never takes the cursor. `open_wanted` tells that the texts are to be opened, `left` that they stay kept."""

    open_wanted = Signal()
    left = Signal()

    def __init__(self, actions: Actions) -> None:
        super().__init__()
        self.setProperty("role", "card")
        self.setAccessibleName(self.tr("Unsaved text"))
        self._words = wrapped_label("")
        self._open = KeyButton(self.tr("Open"), actions["open_drafts"].shortcut())
        self._open.explain(actions["open_drafts"].toolTip())
        self._later = QPushButton(self.tr("Later"))
        row = QHBoxLayout(self)
        row.setContentsMargins(14, 5, 8, 5)
        row.addWidget(self._words, 1)
        for button, told in ((self._open, self.open_wanted), (self._later, self.left)):
            button.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
            button.clicked.connect(told)
            row.addWidget(button)
        self.open_wanted.connect(self.hide)
        self.left.connect(self.hide)
        self.hide()

    @property
    def words(self) -> str:
        """What it says, "" while it is hidden."""
        return "" if self.isHidden() else self._words.text()

    @property
    def in_order(self) -> tuple[QWidget, ...]:
        """What the keyboard reaches."""
        return (self._open, self._later)

    def tell(self, pages: int) -> None:
        """Says of how many pages there is unsaved text; of none it is hidden."""
        if not pages:
            self.hide()
            return
        words = self.tr("Unsaved text of %n page(s) is kept.", "", pages)
        self._words.setText(words)
        self.show()
        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, words))
