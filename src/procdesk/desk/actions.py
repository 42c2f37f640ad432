"""Every action of the window with its keys: one table, from which menus, buttons and the list of keys are made."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtCore import QObject
from PySide6.QtGui import QAction, QKeySequence


class Actions(QObject):
    """The actions by name; the window connects them, panes show them."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._by_name: dict[str, QAction] = {}
        self._groups: list[tuple[str, list[str]]] = []
        self._make(
            self.tr("Search"),
            ("search", self.tr("Type a new question"), ("Ctrl+K",)),
            ("clear", self.tr("Clear the search, go back to the start"), ("Esc",)),
            ("next", self.tr("Next result"), ("Down",)),
            ("previous", self.tr("Previous result"), ("Up",)),
            ("open", self.tr("Open the chosen result"), ("Return",)),
            ("department", self.tr("Choose a department"), ("Ctrl+E",)),
        )
        self._make(
            self.tr("Answer"),
            ("copy", self.tr("Copy the answer"), ("Ctrl+C",)),
            ("other_language", self.tr("Show and copy in the other language"), ("Ctrl+L",)),
            ("filed", self.tr("If it was filed on another day"), ("F7",)),
            ("copy_link", self.tr("Copy a link"), ("Ctrl+Shift+L",)),
            ("pin", self.tr("Pin or unpin"), ("Ctrl+D",)),
        )
        self._make(
            self.tr("Call"),
            ("guide", self.tr("Guide, step by step"), ("F2",)),
            ("hand_over", self.tr("Pass it on"), ("F3",)),
            ("copy_message", self.tr("Copy the message for the colleague"), ("Ctrl+Shift+C",)),
            ("mail_message", self.tr("Open the message in the mail program"), ("Ctrl+Shift+M",)),
            ("complaint", self.tr("Complaint"), ("F4",)),
            ("note", self.tr("Note of the call"), ("F6",)),
            ("copy_note", self.tr("Copy the note"), ("Ctrl+Return",)),
            ("note_to_crm", self.tr("Open the CRM with the note"), ("Ctrl+Shift+Return",)),
            ("call", self.tr("Start or end the call"), ("F9",)),
        )
        self._make(
            self.tr("Page"),
            ("page_down", self.tr("Scroll down"), ("PgDown",)),
            ("page_up", self.tr("Scroll up"), ("PgUp",)),
            ("find", self.tr("Find in the page"), ("Ctrl+F",)),
            ("outline", self.tr("Headings of the page"), ("Ctrl+O",)),
            ("back", self.tr("Back to the page before"), ("Alt+Left",)),
            ("forward", self.tr("Forward again"), ("Alt+Right",)),
            ("next_pane", self.tr("From the search to the page and on"), ("Tab",)),
        )
        self._make(
            self.tr("Window"),
            ("larger", self.tr("Larger text"), ("Ctrl++", "Ctrl+=")),
            ("smaller", self.tr("Smaller text"), ("Ctrl+-",)),
            ("normal", self.tr("Text as it was"), ("Ctrl+0",)),
            ("language", self.tr("Languages"), ("Ctrl+G",)),
            ("theme", self.tr("Light or dark"), ("Ctrl+T",)),
            ("folder", self.tr("Choose the content folder"), ("Ctrl+Shift+O",)),
            ("refresh", self.tr("Look for changes now"), ("F5",)),
            ("compact", self.tr("Small window beside the CRM"), ("F8",)),
            ("print", self.tr("Print the page"), ("Ctrl+P",)),
            ("pdf", self.tr("Save the page as PDF"), ("Ctrl+Shift+S",)),
            ("binder", self.tr("Binder of many pages"), ("Ctrl+Shift+B",)),
            ("problems", self.tr("Problems in the content"), ("Ctrl+Shift+P",)),
            ("menu", self.tr("Menu"), ("F10",)),
            ("keys", self.tr("All keys"), ("F1",)),
            ("quit", self.tr("Quit"), ("Ctrl+Q",)),
        )

    def __getitem__(self, name: str) -> QAction:
        return self._by_name[name]

    def groups(self) -> Iterator[tuple[str, list[QAction]]]:
        """The actions as the list of keys shows them: a heading and what stands below it."""
        for heading, names in self._groups:
            yield heading, [self._by_name[name] for name in names]

    def _make(self, heading: str, *lines: tuple[str, str, tuple[str, ...]]) -> None:
        for name, text, keys in lines:
            action = QAction(text, self)
            action.setObjectName(name)
            action.setShortcuts([QKeySequence(key) for key in keys])
            self._by_name[name] = action
        self._groups.append((heading, [name for name, _, _ in lines]))
