"""The buttons of the next steps of a call, and the indicator of a running call."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from PySide6.QtCore import QSize
from PySide6.QtGui import QAction, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from procdesk.call.note import clock
from procdesk.gui.actions import Actions
from procdesk.gui.call.session import CallTimer
from procdesk.gui.theme import Theme
from procdesk.gui.widgets.arrow_group import ArrowGroup
from procdesk.gui.widgets.buttons import KeyButton
from procdesk.gui.widgets.flow_layout import FlowLayout

NAMES = ("guide", "hand_over", "complaint", "note")
_SHORTENED = ("note", "guide", "hand_over", "complaint")
_SPACING = 8


class CallBar(QWidget):
    """Each button says as much as there is room for: its words are given from the longest to the shortest.

    Where even the shortest do not fit in a row, the keys stand above the words.
    """

    def __init__(self, theme: Theme, actions: Actions, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._words: dict[str, tuple[str, ...]] = dict.fromkeys(NAMES, ())
        self._buttons: dict[str, KeyButton] = {}
        self._stacked = False
        row = self._row = FlowLayout(_SPACING, _SPACING)
        self.setLayout(row)
        for name in NAMES:
            button = KeyButton("", actions[name].shortcut(), "main" if name == "guide" else "")
            button.explain(actions[name].toolTip())
            button.clicked.connect(actions[name].trigger)
            self._buttons[name] = button
            row.addWidget(button)
        policy = QSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        ArrowGroup(self, self._buttons.values)
        theme.changed.connect(self._fit)

    def show_words(self, words: Mapping[str, tuple[str, ...]]) -> None:
        """Shows the buttons that have words, each with the longest that fit; one without any is not there."""
        self._words = {name: words.get(name, ()) for name in NAMES}
        for name, button in self._buttons.items():
            button.setVisible(bool(self._words[name]))
        self._fit()

    def text_of(self, name: str) -> str:
        """What the button of an action says now, "" where it is not there."""
        return self._buttons[name].accessibleName() if self._words[name] else ""

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        """Shortens what can best be done without, until all of them fit."""
        left, stacked = self._fitting(stacked=False), False
        if self._width(left, stacked=False) > self.width():
            left, stacked = self._fitting(stacked=True), True
        for name, words in left.items():
            if self._buttons[name].accessibleName() != words[0]:
                self._buttons[name].show_words(words[0])
        if stacked != self._stacked:
            self._stacked = stacked
            self._row.justify(stacked)
            for button in self._buttons.values():
                button.stack(stacked)
            self.updateGeometry()

    def _fitting(self, *, stacked: bool) -> dict[str, list[str]]:
        left = {name: list(words) for name, words in self._words.items() if words}
        for name in _SHORTENED:
            while self._width(left, stacked=stacked) > self.width() and len(left.get(name, ())) > 1:
                left[name].pop(0)
        return left

    def _width(self, words: Mapping[str, Sequence[str]], *, stacked: bool) -> int:
        widths = [self._buttons[name].width_of(said[0], stacked=stacked) for name, said in words.items()]
        return sum(widths) + _SPACING * (len(widths) - 1)

    def minimumSizeHint(self) -> QSize:
        return QSize(0, super().minimumSizeHint().height())


class CallChip(KeyButton):
    """Seen only during a call; pressing it does what `note` does."""

    def __init__(self, call_timer: CallTimer, note: QAction) -> None:
        super().__init__("", note.shortcut(), "chip")
        self._call_timer = call_timer
        self.setAccessibleDescription(note.text())
        self.explain(note.toolTip())
        self.clicked.connect(note.trigger)
        for passed in (call_timer.began, call_timer.ended, call_timer.second):
            passed.connect(self._show_time)
        self._show_time()

    def _show_time(self) -> None:
        facts = self._call_timer.facts()
        if facts is not None:
            self.show_words(self.tr("● Call {0}").format(clock(int(facts.lasted.total_seconds()))))
        self.setVisible(facts is not None)
