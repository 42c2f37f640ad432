"""The menus of the top line: departments, languages, and everything else with its key."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QObject, QPoint, Signal
from PySide6.QtGui import QAction, QActionGroup
from PySide6.QtWidgets import QMenu, QWidget

from procdesk.desk.actions import Actions
from procdesk.desk.wording import Formatter
from procdesk.library import Overview

_MAIN = (
    ("copy", "other_language", "filed", "pin", "copy_link"),
    ("guide", "hand_over", "complaint", "note", "call"),
    ("find", "outline", "back", "forward"),
    ("compact", "larger", "smaller", "normal", "theme"),
    ("department", "language"),
    ("print", "pdf", "binder"),
    ("problems", "folder", "refresh"),
    ("keys", "quit"),
)
_TOP = QPoint(12, 60)


class Menus(QObject):
    """Signals say what was chosen: a department's slug, a language to read in, a language of the window."""

    department_chosen = Signal(str)
    reading_language_chosen = Signal(str)
    interface_language_chosen = Signal(str)
    heading_chosen = Signal(int)

    def __init__(self, actions: Actions, wording: Formatter, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._actions = actions
        self._wording = wording

    def departments(self, overview: Overview, lang: str, current: str, parent: QWidget) -> QMenu:
        """All departments that own a process, the current one ticked."""
        menu = QMenu(parent)
        group = QActionGroup(menu)
        self._tick(menu, group, self.tr("All departments"), not current, partial(self.department_chosen.emit, ""))
        menu.addSeparator()
        names = [(one.department.card(lang).name, one.department.slug) for one in overview.departments if one.processes]
        for name, slug in sorted(names, key=lambda pair: pair[0].casefold()):
            self._tick(menu, group, name, slug == current, partial(self.department_chosen.emit, slug))
        return menu

    def languages(self, overview: Overview, reading: str, interface: str, parent: QWidget) -> QMenu:
        """The language of the write-ups and that of the window."""
        menu = QMenu(parent)
        reading_group, interface_group = QActionGroup(menu), QActionGroup(menu)
        menu.addSection(self.tr("Read write-ups in"))
        for lang in overview.languages:
            self._tick(
                menu,
                reading_group,
                self._wording.language_name(lang),
                lang == reading,
                partial(self.reading_language_chosen.emit, lang),
            )
        menu.addSection(self.tr("Language of the window"))
        for lang in ("es", "en"):
            self._tick(
                menu,
                interface_group,
                self._wording.language_name(lang),
                lang == interface,
                partial(self.interface_language_chosen.emit, lang),
            )
        return menu

    def main(self, parent: QWidget) -> QMenu:
        """Every action that is not typing, with its key."""
        menu = QMenu(parent)
        for names in _MAIN:
            for name in names:
                menu.addAction(self._actions[name])
            menu.addSeparator()
        return menu

    def outline(self, entries: list[tuple[int, str]], parent: QWidget) -> QMenu:
        """The headings of a page; `heading_chosen` carries the number of the one that was picked."""
        menu = QMenu(parent)
        for number, (level, text) in enumerate(entries):
            action = menu.addAction("    " * max(0, level - 2) + text.replace("&", "&&"))
            action.triggered.connect(lambda _checked=False, number=number: self.heading_chosen.emit(number))
        return menu

    @staticmethod
    def below(menu: QMenu, button: QWidget) -> None:
        """Opens a menu below the button it belongs to, with its first line chosen; once closed it is gone.

        Where the small window leaves that button out, the menu opens at the window's top.
        """
        menu.aboutToHide.connect(menu.deleteLater)
        below = button.mapToGlobal(QPoint(0, button.height() + 4))
        menu.popup(below if button.isVisible() else button.window().mapToGlobal(_TOP))
        first = next((action for action in menu.actions() if action.isEnabled() and not action.isSeparator()), None)
        if first is not None:
            menu.setActiveAction(first)

    def _tick(self, menu: QMenu, group: QActionGroup, text: str, ticked: bool, then: Callable[[], None]) -> None:
        action = QAction(text.replace("&", "&&"), menu)
        action.setCheckable(True)
        action.setChecked(ticked)
        # Without `_checked` the signal would put whether it is ticked in the place of the first argument.
        action.triggered.connect(lambda _checked=False: then())
        group.addAction(action)
        menu.addAction(action)
