"""Actions of the window with their keys, and the menus made from them."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from functools import partial

from PySide6.QtCore import QObject, QPoint, Signal
from PySide6.QtGui import QAction, QActionGroup, QKeySequence
from PySide6.QtWidgets import QMenu, QWidget, QWidgetAction

from procdesk.gui.formatting import Formatter
from procdesk.gui.widgets.basic import label
from procdesk.gui.widgets.buttons import tool_tip
from procdesk.library import Overview
from procdesk.text import fold_name

# These keys belong to the pane that has the cursor; the actions only stand in the list of keys.
KEYS_OF_PANES = ("next", "previous", "open", "next_pane")


class Actions(QObject):
    """The actions by name; controllers say what they do, panes show them."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._by_name: dict[str, QAction] = {}
        self._groups: list[tuple[str, list[str]]] = []
        self._make(
            self.tr("Search"),
            ("search", self.tr("Start a new search"), ("Ctrl+K",)),
            ("clear", self.tr("Clear the search, go back to the start"), ("Esc",)),
            ("next", self.tr("Next result"), ("Down",)),
            ("previous", self.tr("Previous result"), ("Up",)),
            ("open", self.tr("Open the chosen result"), ("Return",)),
            ("department", self.tr("Choose a department"), ("Ctrl+E",)),
            ("own_department", self.tr("My department…"), ("Ctrl+Shift+E",)),
            ("report_gap", self.tr("No page answers this: copy a report"), ("Ctrl+Shift+G",)),
        )
        self._make(
            self.tr("Answer"),
            ("copy", self.tr("Copy the answer"), ("Ctrl+C",)),
            ("other_language", self.tr("Show and copy in the other language"), ("Ctrl+L",)),
            ("filed", self.tr("If it was raised on another day"), ("F7",)),
            ("copy_link", self.tr("Copy a link to the page"), ("Ctrl+Shift+L",)),
            ("pin", self.tr("Pin or unpin"), ("Ctrl+D",)),
        )
        self._make(
            self.tr("Call"),
            ("guide", self.tr("Guide, step by step"), ("F2",)),
            ("hand_over", self.tr("Pass it on"), ("F3",)),
            ("copy_message", self.tr("Copy the message for your colleague"), ("Ctrl+Shift+C",)),
            ("mail_message", self.tr("Open the message as an e-mail"), ("Ctrl+Shift+M",)),
            ("complaint", self.tr("Complaint"), ("F4",)),
            ("note", self.tr("Call note"), ("F6",)),
            ("copy_note", self.tr("Copy the note"), ("Ctrl+Return",)),
            ("note_to_crm", self.tr("Open the CRM with the note"), ("Ctrl+Shift+Return",)),
            ("call", self.tr("Start or end the call"), ("F9",)),
            ("same_customer", self.tr("Same customer: back to the previous call"), ("Shift+F9",)),
        )
        self._make(
            self.tr("Page"),
            ("page_down", self.tr("Scroll down"), ("PgDown",)),
            ("page_up", self.tr("Scroll up"), ("PgUp",)),
            ("find", self.tr("Find in the page"), ("Ctrl+F",)),
            ("outline", self.tr("Headings on the page"), ("Ctrl+O",)),
            ("page_problems", self.tr("Problems of the page, for its owner"), ("Ctrl+Shift+I",)),
            ("edit_page", self.tr("Edit this page"), ("Ctrl+I",)),
            ("still_true", self.tr("Still true: verified today"), ("Ctrl+Shift+V",)),
            ("new_page", self.tr("New write-up…"), ("Ctrl+N",)),
            ("open_drafts", self.tr("Open the text that was not saved"), ("Ctrl+Shift+U",)),
            ("import", self.tr("Bring documents in…"), ("Ctrl+Shift+N",)),
            ("move", self.tr("Move or rename…"), ("Ctrl+Shift+R",)),
            ("back", self.tr("Back to the previous page"), ("Alt+Left",)),
            ("forward", self.tr("Forward to the next page"), ("Alt+Right",)),
            ("next_pane", self.tr("Move from the search to the page"), ("Tab",)),
        )
        self._make(
            self.tr("Window"),
            ("larger", self.tr("Larger text"), ("Ctrl++", "Ctrl+=")),
            ("smaller", self.tr("Smaller text"), ("Ctrl+-",)),
            ("normal", self.tr("Normal text size"), ("Ctrl+0",)),
            ("language", self.tr("Languages"), ("Ctrl+G",)),
            ("theme", self.tr("Light or dark colours"), ("Ctrl+T",)),
            ("folder", self.tr("Choose the content folder"), ("Ctrl+Shift+O",)),
            ("refresh", self.tr("Check for changes now"), ("F5",)),
            ("compact", self.tr("Small window beside the CRM"), ("F8",)),
            ("print", self.tr("Print the page"), ("Ctrl+P",)),
            ("pdf", self.tr("Save the page as PDF"), ("Ctrl+Shift+S",)),
            ("binder", self.tr("Binder to print"), ("Ctrl+Shift+B",)),
            ("problems", self.tr("Problems in the content"), ("Ctrl+Shift+P",)),
            ("my_pages", self.tr("My pages, for their owner"), ("Ctrl+M",)),
            ("menu", self.tr("All actions"), ("F10", "Ctrl+Shift+A")),
            ("keys", self.tr("All keys"), ("F1",)),
            ("quit", self.tr("Quit"), ("Ctrl+Q",)),
        )

        # At the start there is nothing to go back to.
        for name in (*KEYS_OF_PANES, "back", "forward"):
            self._by_name[name].setEnabled(False)

    def __getitem__(self, name: str) -> QAction:
        return self._by_name[name]

    def bind(self, handlers: Mapping[str, Callable[[], object]]) -> None:
        """Lets each of these actions do something when it is triggered."""
        for name, handler in handlers.items():
            # Without `_checked` the signal would put whether it is ticked in the place of the first argument.
            self._by_name[name].triggered.connect(lambda _checked=False, handler=handler: handler())

    def all(self) -> list[QAction]:
        """All actions, whose keys are heard once they belong to a window."""
        return list(self._by_name.values())

    def groups(self) -> Iterator[tuple[str, list[QAction]]]:
        """The actions as the list of keys shows them: a heading and what stands below it."""
        for heading, names in self._groups:
            yield heading, [self._by_name[name] for name in names]

    def _make(self, heading: str, *lines: tuple[str, str, tuple[str, ...]]) -> None:
        for name, text, keys in lines:
            action = QAction(text, self)
            action.setObjectName(name)
            action.setShortcuts([QKeySequence(key) for key in keys])
            action.setToolTip(tool_tip(text, action.shortcut()))
            self._by_name[name] = action
        self._groups.append((heading, [name for name, _, _ in lines]))


_TOP = QPoint(12, 60)


class Menus(QObject):
    """Signals say what was chosen: a department's slug to keep to, that of one's own department, a language to read in,
    a language of the window.
    """

    department_chosen = Signal(str)
    own_department_chosen = Signal(str)
    reading_language_chosen = Signal(str)
    interface_language_chosen = Signal(str)
    heading_chosen = Signal(int)

    def __init__(self, formatter: Formatter, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._formatter = formatter

    def departments(self, overview: Overview, lang: str, current: str, own: str, parent: QWidget) -> QMenu:
        """All departments that own a process, the current one ticked; at the bottom which one is the user's own.

        `current` is a slug, `own` a slug or a name in any language ("": none).
        """
        menu = QMenu(parent)
        group = QActionGroup(menu)
        self._tick(menu, group, self.tr("All departments"), not current, partial(self.department_chosen.emit, ""))
        menu.addSeparator()
        names = [(one.department.card(lang).name, one.department.slug) for one in overview.departments if one.processes]
        for name, slug in sorted(names, key=lambda pair: pair[0].casefold()):
            self._tick(menu, group, name, slug == current, partial(self.department_chosen.emit, slug))
        menu.addSeparator()
        menu.addMenu(self._own_department(overview, lang, fold_name(own), menu))
        return menu

    def own_department(self, overview: Overview, lang: str, own: str, parent: QWidget) -> QMenu:
        """All departments, the user's own one ticked; `own` is a slug or a name in any language ("": none)."""
        return self._own_department(overview, lang, fold_name(own), parent)

    def _own_department(self, overview: Overview, lang: str, own: str, parent: QWidget) -> QMenu:
        menu = QMenu(self.tr("My department"), parent)
        group = QActionGroup(menu)
        self._tick(menu, group, self.tr("None"), not own, partial(self.own_department_chosen.emit, ""))
        menu.addSeparator()
        departments = sorted((one.department for one in overview.departments), key=lambda one: one.card(lang).name)
        for one in departments:
            names = {fold_name(name) for name in (one.slug, *(card.name for card in one.cards))}
            chosen = partial(self.own_department_chosen.emit, one.slug)
            self._tick(menu, group, one.card(lang).name, own in names, chosen)
        return menu

    def languages(self, overview: Overview, reading: str, interface: str, parent: QWidget) -> QMenu:
        """The language of the write-ups and that of the window."""
        menu = QMenu(parent)
        reading_group, interface_group = QActionGroup(menu), QActionGroup(menu)
        self._name(menu, self.tr("Read the pages in"))
        for lang in overview.languages:
            self._tick(
                menu,
                reading_group,
                self._formatter.language_name(lang),
                lang == reading,
                partial(self.reading_language_chosen.emit, lang),
            )
        menu.addSeparator()
        self._name(menu, self.tr("Language of the window"))
        for lang in ("es", "en"):
            self._tick(
                menu,
                interface_group,
                self._formatter.language_name(lang),
                lang == interface,
                partial(self.interface_language_chosen.emit, lang),
            )
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

    @staticmethod
    def _name(menu: QMenu, words: str) -> None:
        """Names what follows: the style of the window draws no titles of sections."""
        heading = label("capitals", words.upper(), "accent")
        heading.setContentsMargins(22, 4, 26, 4)
        named = QWidgetAction(menu)
        named.setText(words)
        named.setDefaultWidget(heading)
        named.setEnabled(False)
        menu.addAction(named)

    def _tick(self, menu: QMenu, group: QActionGroup, text: str, ticked: bool, then: Callable[[], None]) -> None:
        action = QAction(text.replace("&", "&&"), menu)
        action.setCheckable(True)
        action.setChecked(ticked)
        # Without `_checked` the signal would put whether it is ticked in the place of the first argument.
        action.triggered.connect(lambda _checked=False: then())
        group.addAction(action)
        menu.addAction(action)
