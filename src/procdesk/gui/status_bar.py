"""The status bar of the window: how the content stands, short messages, and the keys one needs most."""

from __future__ import annotations

from PySide6.QtCore import QSize, QTimer
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QWidget

from procdesk.gui.actions import Actions
from procdesk.gui.tasks import TaskFailure
from procdesk.gui.widgets.arrow_group import ArrowGroup
from procdesk.gui.widgets.basic import ElidedLabel, action_button, label
from procdesk.gui.widgets.buttons import key_text

MESSAGE_MS, COMPLAINT_MS = 4_000, 15_000


class StatusBar(QWidget):
    """Shows the standing of the content, and over it for a while what there is to say."""

    def __init__(self, actions: Actions, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._status = ""
        self._before = ""
        self._count = ""
        self._chip: QWidget | None = None
        self._compact = False
        self._words = ElidedLabel("quiet")
        self._words.setAccessibleName(self.tr("State"))
        self._problems = action_button(actions["problems"])
        self._problems.hide()
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self._show_standing)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(14)
        row.addWidget(self._words, 1)
        row.addWidget(self._problems)
        self._row = row
        ArrowGroup(self, lambda: [one for one in (self._problems, self._chip) if one is not None])
        hints = (
            self.tr("↑ ↓ move"),
            self.tr("Enter open"),
            self.tr("{0} copy the answer").format(key_text(actions["copy"].shortcut())),
            self.tr("{0} all keys").format(key_text(actions["keys"].shortcut())),
        )
        self._hints = [label("quiet", words) for words in hints]
        self._way_back = ElidedLabel("quiet")
        self._way_back.setText(self.tr("{0} large window").format(key_text(actions["compact"].shortcut())))
        # With large text it gives way to the sign of a call.
        self._way_back.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Preferred)
        self._way_back.setMinimumWidth(1)
        self._way_back.hide()
        for hint in (*self._hints, self._way_back):
            row.addWidget(hint)

    @property
    def words(self) -> str:
        """What stands there now."""
        return self._words.text()

    def add_chip(self, chip: QWidget) -> None:
        """Puts the sign of a call that is under way beside the words."""
        self._row.insertWidget(self._row.indexOf(self._problems) + 1, chip)
        self._chip = chip
        self.updateGeometry()

    def sizeHint(self) -> QSize:
        return self._with_chip(super().sizeHint())

    def minimumSizeHint(self) -> QSize:
        return self._with_chip(super().minimumSizeHint())

    def _with_chip(self, size: QSize) -> QSize:
        """As high as with the chip: the page must not jump when a call begins."""
        return size.expandedTo(QSize(0, self._chip.sizeHint().height())) if self._chip else size

    def say(self, words: str, milliseconds: int = MESSAGE_MS) -> None:
        """Shows a message for a while."""
        self._words.setText(words)
        self._timer.start(milliseconds)

    def show_failure(self, failure: TaskFailure) -> None:
        """Says for a while which background task went wrong, and why."""
        self.say(self.tr("Something went wrong ({0}): {1}").format(failure.name, failure.reason))

    def show_standing(self, words: str) -> None:
        """Shows how the content stands, once no message is in its place."""
        self._status = words
        if not self._timer.isActive():
            self._show_standing()

    def show_count(self, words: str) -> None:
        """Shows how many hits there are, in the small window, whose search box has no place for it."""
        self._count = words
        if self._compact and not self._timer.isActive():
            self._show_standing()

    def shorten(self, compact: bool, on_top: bool) -> None:
        """Leaves out all hints but the way back in the small window, and says there that it stays on top if it does."""
        self._compact = compact
        self._before = self.tr("always on top") if compact and on_top else ""
        for hint in self._hints:
            hint.setVisible(not compact)
        self._way_back.setVisible(compact)
        if not self._timer.isActive():
            self._show_standing()

    def show_problems(self, words: str) -> None:
        """Shows how many problems there are, on the button that lists them ("": no button)."""
        self._problems.setText(words)
        self._problems.setVisible(bool(words))

    def _show_standing(self) -> None:
        words = (self._count if self._compact else "") or self._status
        self._words.setText(" · ".join(part for part in (self._before, words) if part))
