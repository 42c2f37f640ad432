"""The menu of all actions: a field to type in, and the actions that hold the words, with their keys."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Protocol

from PySide6.QtCore import QEvent, QObject, QSize, Qt, Signal
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent, QAction, QColor, QKeyEvent
from PySide6.QtWidgets import (
    QApplication,
    QFrame,
    QHeaderView,
    QLineEdit,
    QTreeWidget,
    QTreeWidgetItem,
    QVBoxLayout,
    QWidget,
)

from procdesk.gui.theme import Theme
from procdesk.gui.widgets.basic import label
from procdesk.gui.widgets.buttons import key_text
from procdesk.text import fold

_WIDTH, _ROWS, _EDGE = 660, 12, 12
_NARROW = 520
# The actions that open the menu itself, in the main window and in the editor.
_OPEN_IT = ("menu", "palette")
_WORDS, _GROUP, _KEY = range(3)


class ActionGroups(Protocol):
    """The actions of a window, in groups with a heading."""

    def groups(self) -> Iterable[tuple[str, list[QAction]]]:
        """The headings and the actions that stand below each."""


@dataclass(frozen=True, slots=True)
class PaletteEntry:
    """An action as it is found: its words and the heading it stands under, folded and joined with its keys."""

    action: QAction
    group: str
    keys: str
    folded: str

    def place(self, words: list[str]) -> int | None:
        """How well the words fit, 0 best: the action begins with them, its words do, or they are in it; else None."""
        own = fold(self.action.text())
        if own.startswith(" ".join(words)):
            return 0
        if all(f" {word}" in f" {own}" for word in words):
            return 1
        return 2 if all(word in self.folded for word in words) else None


class ActionPalette(QFrame):
    """Lies over the window until an action is chosen, Escape is pressed or the cursor goes elsewhere.

    `left` tells that it was closed without a choice while nothing else has the cursor.
    """

    left = Signal()

    def __init__(self, actions: ActionGroups, theme: Theme, window: QWidget) -> None:
        super().__init__(window)
        self._window = window
        self._actions = actions
        self._theme = theme
        self._entries: list[PaletteEntry] = []
        self._before: QWidget | None = None
        self.setObjectName("palette")
        self.setAutoFillBackground(True)
        self._line = QLineEdit()
        self._line.setProperty("role", "line")
        self._line.setPlaceholderText(self.tr("What do you want to do?"))
        self._line.setAccessibleName(self.tr("Find an action"))
        self._line.setAccessibleDescription(
            self.tr("Type any word of it; choose with the arrows, Enter does it, Esc closes")
        )
        self._line.textChanged.connect(self._show_matching)
        self._line.installEventFilter(self)
        self._list = QTreeWidget()
        self._list.setAccessibleName(self.tr("Actions"))
        self._list.setColumnCount(3)
        self._list.setHeaderHidden(True)
        self._list.setRootIsDecorated(False)
        self._list.setUniformRowHeights(True)
        self._list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._list.setFrameShape(QFrame.Shape.NoFrame)
        self._list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._list.setAllColumnsShowFocus(True)
        self._list.itemClicked.connect(lambda item, _column: self._do(item))
        header = self._list.header()
        header.setStretchLastSection(False)
        header.setMinimumSectionSize(1)
        header.setSectionResizeMode(_WORDS, QHeaderView.ResizeMode.Stretch)
        for column in (_GROUP, _KEY):
            header.setSectionResizeMode(column, QHeaderView.ResizeMode.ResizeToContents)
        self._nothing = label("quiet", self.tr("No action with these words"))
        lines = QVBoxLayout(self)
        lines.setContentsMargins(10, 10, 10, 8)
        lines.setSpacing(6)
        lines.addWidget(self._line)
        lines.addWidget(self._list)
        lines.addWidget(self._nothing)
        window.installEventFilter(self)
        application = QApplication.instance()
        if isinstance(application, QApplication):
            application.focusChanged.connect(self._focus_moved)
        self.hide()

    def open(self) -> None:
        """Shows all actions with the cursor in the field; a second time closes it again."""
        if self.isVisible():
            self._leave()
            return
        self._before = QApplication.focusWidget()
        self._entries = list(self._offered())
        self._line.clear()
        self._show_matching("")
        self._place()
        self.show()
        self.raise_()
        self._line.setFocus(Qt.FocusReason.PopupFocusReason)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self._line and isinstance(event, QKeyEvent):
            if event.type() == QEvent.Type.ShortcutOverride and event.key() in self._own_keys:
                event.accept()
                return True
            if event.type() == QEvent.Type.KeyPress and (does := self._own_keys.get(Qt.Key(event.key()))):
                does()
                return True
        elif watched is self._window and event.type() == QEvent.Type.Resize and self.isVisible():
            self._place()
        return super().eventFilter(watched, event)

    @property
    def _own_keys(self) -> dict[Qt.Key, Callable[[], None]]:
        return {
            Qt.Key.Key_Escape: self._leave,
            Qt.Key.Key_Return: self._do_current,
            Qt.Key.Key_Enter: self._do_current,
            Qt.Key.Key_Up: lambda: self._step(-1),
            Qt.Key.Key_Down: lambda: self._step(1),
            Qt.Key.Key_PageUp: lambda: self._step(-_ROWS + 1),
            Qt.Key.Key_PageDown: lambda: self._step(_ROWS - 1),
            Qt.Key.Key_Tab: lambda: self._step(1),
            Qt.Key.Key_Backtab: lambda: self._step(-1),
        }

    def _offered(self) -> list[PaletteEntry]:
        """What can be done here; keys that only move the cursor of a pane are no actions."""
        return [
            _entry(action, group)
            for group, actions in self._actions.groups()
            for action in actions
            if action.isVisible() and action.isEnabled() and action.objectName() not in _OPEN_IT
        ]

    def _show_matching(self, text: str) -> None:
        words = fold(text).split()
        placed = [(place, one) for one in self._entries if (place := one.place(words)) is not None]
        self._list.clear()
        for _, entry in sorted(placed, key=lambda pair: pair[0]):
            self._list.addTopLevelItem(self._item(entry))
        self._list.setVisible(bool(placed))
        self._nothing.setVisible(not placed)
        self._choose(0)

    def _item(self, entry: PaletteEntry) -> QTreeWidgetItem:
        item = QTreeWidgetItem([entry.action.text(), entry.group, entry.keys])
        item.setData(_WORDS, Qt.ItemDataRole.UserRole, entry.action)
        item.setData(_WORDS, Qt.ItemDataRole.AccessibleTextRole, f"{entry.action.text()}, {entry.keys}")
        item.setTextAlignment(_KEY, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        for column in (_GROUP, _KEY):
            item.setForeground(column, QColor(self._theme.colours.quiet))
        return item

    def _step(self, by: int) -> None:
        count = self._list.topLevelItemCount()
        if not count:
            return
        here = self._list.currentIndex().row()
        # One step goes round; a page stops at the ends.
        number = (here + by) % count if abs(by) == 1 else max(0, min(count - 1, here + by))
        self._choose(number)

    def _choose(self, number: int) -> None:
        item = self._list.topLevelItem(number)
        if item is not None:
            self._list.setCurrentItem(item)
            self._announce()

    def _announce(self) -> None:
        """The cursor stays in the field: screen readers are told what is chosen below it."""
        item = self._list.currentItem()
        if self.isVisible() and item is not None:
            words = item.data(_WORDS, Qt.ItemDataRole.AccessibleTextRole)
            QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self._line, words))

    def _do_current(self) -> None:
        item = self._list.currentItem()
        if item is not None:
            self._do(item)

    def _do(self, item: QTreeWidgetItem) -> None:
        action: QAction = item.data(_WORDS, Qt.ItemDataRole.UserRole)
        # Back to where the cursor was before: what some actions do depends on it.
        self._leave()
        action.trigger()

    def _leave(self) -> None:
        before, self._before = self._before, None
        self.hide()
        if before is not None and before.isVisible() and before.window().isActiveWindow():
            before.setFocus(Qt.FocusReason.PopupFocusReason)
        else:
            self.left.emit()

    def _focus_moved(self, _old: QWidget | None, now: QWidget | None) -> None:
        """Whoever goes on elsewhere in the window has no more use for it."""
        if self.isVisible() and now is not None and now is not self._line and not self.isAncestorOf(now):
            self._before = None
            self.hide()

    def _place(self) -> None:
        """At the top in the middle, as wide as it may be."""
        window = self._window
        scale = self._theme.percent / 100
        width = min(round(_WIDTH * scale), window.width() - 2 * _EDGE)
        self._list.setColumnHidden(_GROUP, width < _NARROW * scale)
        row = self._list.sizeHintForRow(0) if self._list.topLevelItemCount() else 0
        most = window.height() - 2 * _EDGE
        self._list.setFixedHeight(min(_ROWS * max(row, 1) + 4, most - self._line.sizeHint().height() - 24))
        size = QSize(width, min(self.sizeHint().height(), most))
        self.setGeometry((window.width() - width) // 2, _EDGE, size.width(), size.height())


def _entry(action: QAction, group: str) -> PaletteEntry:
    keys = "  ".join(key_text(key) for key in action.shortcuts())
    return PaletteEntry(action, group, keys, fold(f"{action.text()} {group} {keys} {keys.replace(' ', '+')}"))
