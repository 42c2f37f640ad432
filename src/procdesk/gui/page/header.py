"""The head of a page: its title, what marks it, where it belongs, and the small buttons that concern all of it."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QLabel, QSizePolicy, QToolButton, QVBoxLayout, QWidget

from procdesk.gui.actions import Actions
from procdesk.gui.theme import Theme
from procdesk.gui.widgets.arrow_group import ArrowGroup
from procdesk.gui.widgets.basic import action_button, label, set_tone, wrapped_label
from procdesk.gui.widgets.flow_layout import FlowLayout

_BUTTONS = {"pin": "pin", "copy_link": "link", "outline": "outline", "find": "find"}


class PageHeader(QWidget):
    """`outline_button` is where the list of headings opens."""

    def __init__(self, theme: Theme, actions: Actions) -> None:
        super().__init__()
        self._theme = theme
        self._actions = actions
        self._narrow = self._has_problems = False
        self._title = wrapped_label("title")
        self._title.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self._badges = FlowLayout(6, 4)
        self._labels: list[QLabel] = []
        self._problems = action_button(actions["page_problems"], "mark")
        self._problems.hide()
        self._facts = label("quiet")
        self._facts.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self._tools = QWidget()
        self._top = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._top.setSpacing(8)
        self._top.addWidget(self._title, 1)
        self._top.addLayout(self._badges)
        self._top.setAlignment(self._badges, Qt.AlignmentFlag.AlignVCenter)
        self._top.addWidget(self._tools, 0, Qt.AlignmentFlag.AlignVCenter)
        row = QHBoxLayout(self._tools)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(4)
        buttons: list[QToolButton] = []
        for name in _BUTTONS:
            button = self._button(actions, name)
            row.addWidget(button)
            buttons.append(button)
            if name == "outline":
                self.outline_button = button
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(self._top)
        below = QHBoxLayout()
        below.setSpacing(8)
        below.addWidget(self._facts, 1)
        below.addWidget(self._problems)
        column.addLayout(below)
        ArrowGroup(self, lambda: [*buttons, self._problems])
        theme.changed.connect(self._restyle)
        self._restyle()

    def fill(self, title: str, facts: str, badges: tuple[tuple[str, str], ...]) -> None:
        """Shows another page's head; a badge is its words and its tone."""
        self._title.setText(title)
        self._facts.setText(facts)
        self._facts.setToolTip(facts)
        while len(self._labels) < len(badges):
            self._labels.append(label("badge"))
            self._badges.addWidget(self._labels[-1])
        for badge, (words, tone) in zip(self._labels, badges, strict=False):
            badge.setText(words)
            set_tone(badge, tone)
        for number, badge in enumerate(self._labels):
            badge.setVisible(number < len(badges))

    def show_problems(self, words: str) -> None:
        """Shows how many problems its owner should look at ("": none)."""
        self._problems.setText(words)
        self._has_problems = bool(words)
        self._problems.setVisible(self._has_problems and not self._narrow)

    def take_shape(self, *, narrow: bool) -> None:
        """In a narrow window the badges go below the title, and what is needed less often is left out."""
        down, across = QBoxLayout.Direction.TopToBottom, QBoxLayout.Direction.LeftToRight
        self._top.setDirection(down if narrow else across)
        self._narrow = narrow
        for part in (self._facts, self._tools):
            part.setVisible(not narrow)
        self._problems.setVisible(self._has_problems and not narrow)
        set_tone(self._title, "narrow" if narrow else "")

    def _restyle(self) -> None:
        """The icons belong to the actions, so that a menu shows them too."""
        for name, picture in _BUTTONS.items():
            self._actions[name].setIcon(self._theme.icon(picture))

    @staticmethod
    def _button(actions: Actions, name: str) -> QToolButton:
        button = action_button(actions[name])
        button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonIconOnly)
        return button
