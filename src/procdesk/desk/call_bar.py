"""The row of what a call needs next: guide, hand-over, complaint and note, each with its key."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import QEvent, QSize, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QToolButton, QWidget

from procdesk.desk.actions import Actions
from procdesk.desk.key_box import key_icon, key_size
from procdesk.desk.keys import key_text
from procdesk.desk.theme import Theme

NAMES = ("guide", "hand_over", "complaint", "note")
_SPACING = 8
_FRAME = 30


class CallBar(QWidget):
    """Each button says as much as there is room for: its words are given from the longest to the shortest."""

    def __init__(self, theme: Theme, actions: Actions, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._keys = {name: key_text(actions[name].shortcut()) for name in NAMES}
        self._words: dict[str, tuple[str, ...]] = dict.fromkeys(NAMES, ())
        self._buttons: dict[str, QToolButton] = {}
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(_SPACING)
        for name in NAMES:
            button = QToolButton()
            button.setProperty("role", "call")
            button.setProperty("tone", "accent" if name == "guide" else "")
            button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
            button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
            button.setToolTip(actions[name].text())
            button.clicked.connect(actions[name].trigger)
            self._buttons[name] = button
            row.addWidget(button)
        row.addStretch(1)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        theme.changed.connect(self._restyle)
        self._restyle()

    def show_words(self, words: Mapping[str, tuple[str, ...]]) -> None:
        """Shows the buttons that have words, each with the longest that fit; one without any is not there."""
        self._words = {name: words.get(name, ()) for name in NAMES}
        for name, button in self._buttons.items():
            button.setVisible(bool(self._words[name]))
            button.setAccessibleName(next(iter(self._words[name]), ""))
        self._fit()

    def text_of(self, name: str) -> str:
        """What the button of an action says now, "" where it is not there."""
        return self._buttons[name].text() if self._words[name] else ""

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.DevicePixelRatioChange:
            self._restyle()

    def _fit(self) -> None:
        """Shortens the button that says most, until all of them fit."""
        left = {name: list(words) for name, words in self._words.items() if words}
        while sum(self._width(name, words[0]) for name, words in left.items()) > self.width():
            longest = max(left, key=lambda name: (len(left[name]) > 1, len(left[name][0])))
            if len(left[longest]) == 1:
                break
            left[longest].pop(0)
        for name, words in left.items():
            if self._buttons[name].text() != words[0]:
                self._buttons[name].setText(words[0])

    def _width(self, name: str, words: str) -> int:
        button = self._buttons[name]
        return button.fontMetrics().horizontalAdvance(words) + button.iconSize().width() + _FRAME + _SPACING

    def _restyle(self) -> None:
        for name, button in self._buttons.items():
            button.setIconSize(key_size(self._theme, self._keys[name]))
            button.setIcon(key_icon(self._theme, self._keys[name], self.devicePixelRatioF()))
        self._fit()

    def sizeHint(self) -> QSize:
        return QSize(300, super().sizeHint().height())
