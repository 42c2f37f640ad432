"""What can be done in the editor, with its keys: the menus, the tool bar and the palette are made of it."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping

from PySide6.QtCore import QObject
from PySide6.QtGui import QAction, QKeySequence

from procdesk.gui.widgets.buttons import tool_tip


class EditorActions(QObject):
    """The actions by name, in groups as the menus show them."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._by_name: dict[str, QAction] = {}
        self._groups: list[tuple[str, list[str]]] = []
        self._make(
            self.tr("File"),
            ("save", self.tr("Save"), ("Ctrl+S",)),
            ("save_copy", self.tr("Save as a copy…"), ("Ctrl+Shift+S",)),
            ("earlier", self.tr("Back to an earlier state…"), ("Ctrl+Shift+H",)),
            ("open_outside", self.tr("Open in my editor"), ("Ctrl+E",)),
            ("show_in_folder", self.tr("Show in folder"), ("Ctrl+Shift+E",)),
            ("close", self.tr("Close"), ("Ctrl+W",)),
        )
        self._make(
            self.tr("Edit"),
            ("undo", self.tr("Undo"), ("Ctrl+Z",)),
            ("redo", self.tr("Redo"), ("Ctrl+Y", "Ctrl+Shift+Z")),
            ("find", self.tr("Find"), ("Ctrl+F",)),
            ("replace", self.tr("Find and replace"), ("Ctrl+H",)),
            ("complete", self.tr("Suggest how it goes on"), ("Ctrl+Space",)),
            ("still_true", self.tr("Still true: verified today"), ("Ctrl+Shift+V",)),
        )
        self._make(
            self.tr("Problems"),
            ("next_problem", self.tr("Next problem"), ("F8",)),
            ("previous_problem", self.tr("Previous problem"), ("Shift+F8",)),
            ("mend", self.tr("Put it right"), ("Ctrl+.",)),
            ("list_problems", self.tr("List of problems"), ("F7",)),
        )
        self._make(
            self.tr("Insert"),
            ("palette", self.tr("Insert, or anything else…"), ("Ctrl+Shift+A", "F10")),
            ("insert_phrase", self.tr("A phrase of customers"), ("Alt+P",)),
            ("insert_section", self.tr("A section"), ("Alt+S",)),
            ("insert_step", self.tr("A step of the journey"), ("Alt+J",)),
            ("insert_question", self.tr("A question of the guide"), ("Alt+G",)),
            ("insert_choice", self.tr("A choice of the guide"), ("Alt+C",)),
            ("insert_hand_over", self.tr("A hand-over"), ("Alt+H",)),
            ("insert_link", self.tr("A link to another page"), ("Ctrl+K",)),
            ("insert_picture", self.tr("A picture from a file"), ("Alt+I",)),
            ("insert_date", self.tr("A date of the journey"), ("Alt+D",)),
        )
        self._make(
            self.tr("View"),
            ("beside", self.tr("Between the text and what stands beside it"), ("F6",)),
            ("next_tab", self.tr("Next tab"), ("Ctrl+PgDown",)),
            ("previous_tab", self.tr("Previous tab"), ("Ctrl+PgUp",)),
        )

    def __getitem__(self, name: str) -> QAction:
        return self._by_name[name]

    def all(self) -> list[QAction]:
        """All actions, whose keys are heard once they belong to a window."""
        return list(self._by_name.values())

    def groups(self) -> Iterator[tuple[str, list[QAction]]]:
        """The actions with the heading that they stand under."""
        for heading, names in self._groups:
            yield heading, [self._by_name[name] for name in names]

    def bind(self, handlers: Mapping[str, Callable[[], object]]) -> None:
        """Lets each of these actions do something when it is triggered."""
        for name, handler in handlers.items():
            # Without `_checked` the signal would put whether it is ticked in the place of the first argument.
            self._by_name[name].triggered.connect(lambda _checked=False, handler=handler: handler())

    def _make(self, heading: str, *lines: tuple[str, str, tuple[str, ...]]) -> None:
        for name, text, keys in lines:
            action = QAction(text, self)
            action.setObjectName(name)
            action.setShortcuts([QKeySequence(key) for key in keys])
            action.setToolTip(tool_tip(text, action.shortcut()))
            self._by_name[name] = action
        self._groups.append((heading, [name for name, _, _ in lines]))
