"""The top bar: back and forward, search box, department, languages and menu."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QAction, QIcon, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QToolButton, QWidget

from procdesk.gui.actions import Actions
from procdesk.gui.search.search_bar import SearchBar
from procdesk.gui.theme import Theme
from procdesk.gui.widgets.arrow_group import ArrowGroup
from procdesk.gui.widgets.basic import action_button

# Below this width, in pixels at 100 per cent text size, the search box needs the place of the department's name.
_TIGHT = 880
# The picture of an arrow that leads nowhere, in pixels: sharp enough at 200 per cent.
_FAINT = QSize(48, 48)


class TopBar(QWidget):
    """In the small window it is shorter: the department is a picture, which is only seen where one is chosen.

    With large text it is a picture too.

    Back and forward are for the mouse: they leave the cursor where it is, and keys do the same.
    """

    def __init__(self, search_box: SearchBar, theme: Theme, actions: Actions) -> None:
        super().__init__()
        self._moves = [(actions[name], _move_button(actions[name])) for name in ("back", "forward")]
        self._search_box = search_box
        self._theme = theme
        self._compact = False
        self._tight = False
        self._name = ""
        self._department_tip = actions["department"].toolTip()
        self.department_button = QPushButton()
        self.language_button = QPushButton()
        self.menu_button = QPushButton()
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(10)
        moves = QHBoxLayout()
        moves.setSpacing(2)
        for _, move in self._moves:
            moves.addWidget(move)
        row.addLayout(moves)
        row.addWidget(search_box, 1)
        for button, name, action in (
            (self.department_button, self.tr("Department"), actions["department"]),
            (self.language_button, self.tr("Languages"), actions["language"]),
            (self.menu_button, self.tr("All actions"), actions["menu"]),
        ):
            button.setProperty("role", "bar")
            # A click leaves the cursor in the search box.
            button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
            button.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
            button.setAccessibleName(name)
            button.setToolTip(action.toolTip())
            row.addWidget(button)
        ArrowGroup(self, lambda: self.in_order[1:])
        theme.changed.connect(self._restyle)
        theme.changed.connect(self._fit)
        self._restyle()

    @property
    def in_order(self) -> tuple[QWidget, ...]:
        """What the keyboard reaches, one after the other."""
        return (self._search_box, self.department_button, self.language_button, self.menu_button)

    def show_choice(self, department: str, lang: str) -> None:
        """The name of the department ("": all) and the language in force; a text that stays the same costs nothing."""
        self._name = department
        self._show_department()
        self.language_button.setText(lang.upper())

    def shorten(self, compact: bool) -> None:
        """Leaves out what has no place in the small window."""
        self._compact = compact
        self._search_box.shorten(compact)
        for one in (self.language_button, *(button for _, button in self._moves)):
            one.setVisible(not compact)
        self._show_department()
        self._restyle()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        tight = self.width() < self._theme.points(_TIGHT)
        if tight != self._tight:
            self._tight = tight
            self._show_department()
            self._restyle()

    def _show_department(self) -> None:
        button, compact = self.department_button, self._compact
        button.setText("" if compact or self._tight else self._name or self.tr("All departments"))
        button.setToolTip(f"{self._name} · {self._department_tip}" if self._name else self._department_tip)
        button.setVisible(bool(self._name) or not compact)

    def _department_icon(self) -> QIcon:
        if self._compact or self._tight:
            return self._theme.icon("department", "accent" if self._name else "quiet")
        return self._theme.icon("chevron")

    def _restyle(self) -> None:
        """The icons; one that is set anew costs a layout, so only where the look changes."""
        theme = self._theme
        self.department_button.setIcon(self._department_icon())
        self.language_button.setIcon(theme.icon("chevron"))
        self.menu_button.setIcon(theme.icon("menu", "text"))
        for action, _ in self._moves:
            icon = QIcon(theme.icon(action.objectName(), "text"))
            icon.addPixmap(theme.icon(action.objectName(), "line").pixmap(_FAINT), QIcon.Mode.Disabled)
            action.setIcon(icon)


def _move_button(action: QAction) -> QToolButton:
    """A button that shows only a picture, and its words with their key in the tool tip."""
    button = action_button(action)
    button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonIconOnly)
    button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    button.setAccessibleName(action.text())
    return button
