"""The status bar of the window: how the content stands, short messages, and the keys one needs most."""

from __future__ import annotations

import logging

from PySide6.QtCore import QEvent, QSize, QTimer
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QWidget

from procdesk.gui.actions import Actions
from procdesk.gui.keyboard.key_hints import HintPlace, HintRow, HintState, KeyHints
from procdesk.gui.tasks import TaskFailure
from procdesk.gui.widgets.arrow_group import ArrowGroup
from procdesk.gui.widgets.basic import ElidedLabel, action_button
from procdesk.gui.widgets.buttons import KeyButton, key_text

_log = logging.getLogger(__name__)
MESSAGE_MS, COMPLAINT_MS = 4_000, 15_000
_SPACING = 14
# So much of the bar's width the words may have before hints give way to them no longer.
_SHARE_OF_WORDS = 0.7


class StatusBar(QWidget):
    """Shows the standing of the content, and over it for a while what there is to say."""

    def __init__(self, actions: Actions, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._status = ""
        self._before = ""
        self._count = ""
        # It is as high as the sign of a call before there is one: the page must not jump when it comes.
        self._chip: QWidget = KeyButton("", actions["note"].shortcut(), "chip")
        self._chip.setParent(self)
        self._chip.hide()
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
        row.setSpacing(_SPACING)
        row.addWidget(self._words, 1)
        row.addWidget(self._problems)
        self._row = row
        ArrowGroup(self, lambda: [one for one in (self._problems, self._chip) if one is not None])
        self._hints = HintRow()
        self._hints.show_hints(KeyHints(actions).at(HintState(HintPlace.START)))
        self._way_back = ElidedLabel("quiet")
        self._way_back.setText(self.tr("{0} large window").format(key_text(actions["compact"].shortcut())))
        # With large text it gives way to the sign of a call.
        self._way_back.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Preferred)
        self._way_back.setMinimumWidth(1)
        self._way_back.hide()
        row.addWidget(self._hints)
        row.addWidget(self._way_back)

    @property
    def words(self) -> str:
        """What stands there now."""
        return self._words.text()

    @property
    def hints(self) -> tuple[str, ...]:
        """The hints that are seen now."""
        return self._hints.shown

    def show_hints(self, hints: tuple[str, ...]) -> None:
        """Shows the keys of where the user is, the ones needed most first, as many as there is room for."""
        self._hints.show_hints(hints)

    def add_chip(self, chip: QWidget) -> None:
        """Puts the sign of a call that is under way beside the words."""
        self._row.insertWidget(self._row.indexOf(self._problems) + 1, chip)
        self._chip.deleteLater()
        self._chip = chip
        self.updateGeometry()

    def event(self, event: QEvent) -> bool:
        handled = super().event(event)
        if event.type() in (QEvent.Type.LayoutRequest, QEvent.Type.StyleChange):
            # The words, the problems or the sign of a call have changed, or the size of the text.
            self._fit()
        return handled

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def sizeHint(self) -> QSize:
        return self._with_chip(super().sizeHint())

    def minimumSizeHint(self) -> QSize:
        return self._with_chip(super().minimumSizeHint())

    def _with_chip(self, size: QSize) -> QSize:
        """As high as with the chip: the page must not jump when a call begins."""
        return size.expandedTo(QSize(0, self._chip.sizeHint().height()))

    def say(self, words: str, milliseconds: int = MESSAGE_MS) -> None:
        """Shows a message for a while."""
        _log.info("said: %s", words)
        self._words.setText(words)
        self._fit()
        self._timer.start(milliseconds)

    def show_failure(self, failure: TaskFailure) -> None:
        """Says for a while which background task went wrong, and why."""
        self.say(self.tr("Something went wrong ({0}): {1}").format(failure.name, failure.reason))

    def show_standing(self, words: str) -> None:
        """Shows how the content stands, once no message is in its place."""
        if words != self._status:
            _log.info("content: %s", words)
        self._status = words
        if not self._timer.isActive():
            self._show_standing()

    def show_count(self, words: str) -> None:
        """Shows how many hits there are, in the small window, whose search box has no place for it."""
        self._count = words
        if self._compact and not self._timer.isActive():
            self._show_standing()

    def shorten(self, compact: bool, on_top: bool) -> None:
        """Shows the way back in the small window, and says there that it stays on top if it does."""
        self._compact = compact
        self._before = self.tr("always on top") if compact and on_top else ""
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
        self._fit()

    def _fit(self) -> None:
        """Gives the hints what is left by the words, where these are not too long, and by all the others."""
        words = self._words.fontMetrics().horizontalAdvance(self._words.text())
        others = [
            one.sizeHint().width() + _SPACING
            for one in (self._problems, self._chip, self._way_back)
            if not one.isHidden()
        ]
        taken = min(words, round(self.width() * _SHARE_OF_WORDS)) + sum(others) + _SPACING
        self._hints.give_room(max(0, self.width() - taken))
