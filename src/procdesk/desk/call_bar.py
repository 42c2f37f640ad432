"""The row of what a call needs next: guide, hand-over, complaint and note, each with its key."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from PySide6.QtCore import QSize
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QWidget

from procdesk.desk.actions import Actions
from procdesk.desk.key_button import KeyButton
from procdesk.desk.theme import Theme

NAMES = ("guide", "hand_over", "complaint", "note")
_SHORTENED = ("note", "guide", "hand_over", "complaint")
_SPACING = 8


class CallBar(QWidget):
    """Each button says as much as there is room for: its words are given from the longest to the shortest."""

    def __init__(self, theme: Theme, actions: Actions, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._words: dict[str, tuple[str, ...]] = dict.fromkeys(NAMES, ())
        self._buttons: dict[str, KeyButton] = {}
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(_SPACING)
        for name in NAMES:
            button = KeyButton("", actions[name].shortcut(), "main" if name == "guide" else "")
            button.setToolTip(actions[name].text())
            button.clicked.connect(actions[name].trigger)
            self._buttons[name] = button
            row.addWidget(button)
        row.addStretch(1)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
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
        left = {name: list(words) for name, words in self._words.items() if words}
        for name in _SHORTENED:
            while self._width(left) > self.width() and len(left.get(name, ())) > 1:
                left[name].pop(0)
        for name, words in left.items():
            if self._buttons[name].accessibleName() != words[0]:
                self._buttons[name].show_words(words[0])

    def _width(self, words: Mapping[str, Sequence[str]]) -> int:
        widths = [self._buttons[name].width_of(said[0]) for name, said in words.items()]
        return sum(widths) + _SPACING * (len(widths) - 1)

    def minimumSizeHint(self) -> QSize:
        return QSize(0, super().minimumSizeHint().height())
