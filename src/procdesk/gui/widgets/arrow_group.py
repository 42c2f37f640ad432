"""Widgets that belong together are one stop of the Tab key; the arrow keys go from one to the next."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from PySide6.QtCore import QObject, QPoint, QRect, Qt
from PySide6.QtWidgets import QWidget

_AHEAD = {Qt.Key.Key_Right: (1, 0), Qt.Key.Key_Left: (-1, 0), Qt.Key.Key_Down: (0, 1), Qt.Key.Key_Up: (0, -1)}
# One that stands straight ahead is nearer than one to the side.
_ASIDE = 4


def takes_tab(widget: QWidget) -> bool:
    """Whether the Tab key may put the cursor into a widget now."""
    policy = widget.focusPolicy()
    return bool(
        policy & Qt.FocusPolicy.TabFocus and widget.isVisible() and widget.isEnabled() and widget.focusProxy() is None
    )


def place_in_window(widget: QWidget) -> QRect:
    """Where a widget is in its window, in pixels."""
    return QRect(widget.mapTo(widget.window(), QPoint()), widget.size())


class ArrowGroup(QObject):
    """Belongs to `parent`, in which whoever handles the keys of the window finds it.

    `members` gives the widgets of the group, those that are hidden too; `entry` is the one that Tab goes to while it is
    seen, else the first.
    """

    def __init__(self, parent: QWidget, members: Callable[[], Iterable[QWidget]], entry: QWidget | None = None) -> None:
        super().__init__(parent)
        self._members = members
        self._entry = entry

    @property
    def shown(self) -> list[QWidget]:
        """The widgets that can have the cursor now."""
        return [one for one in self._members() if takes_tab(one)]

    @property
    def entry(self) -> QWidget | None:
        """The widget to which Tab goes, None while none can have the cursor."""
        shown = self.shown
        return self._entry if self._entry in shown else next(iter(shown), None)

    @property
    def place(self) -> QRect:
        """Where the group is in the window: all of it, or the one widget that Tab is to go to."""
        if self._entry is not None and takes_tab(self._entry):
            return place_in_window(self._entry)
        area = QRect()
        for one in self.shown:
            area = area.united(place_in_window(one))
        return area

    def next_one(self, widget: QWidget, key: Qt.Key) -> QWidget | None:
        """The nearest widget of the group in the direction of an arrow key; None where there is none."""
        across, down = _AHEAD[key]
        here = place_in_window(widget)
        found: list[tuple[int, QWidget]] = []
        for other in self.shown:
            way = place_in_window(other).center() - here.center()
            ahead, aside = way.x() * across + way.y() * down, way.x() * down + way.y() * across
            there = place_in_window(other)
            apart = there.left() > here.right() or there.right() < here.left()
            beside = apart if across else there.top() > here.bottom() or there.bottom() < here.top()
            if other is not widget and ahead > 0 and beside:
                found.append((ahead + _ASIDE * abs(aside), other))
        return min(found, key=lambda one: one[0])[1] if found else None
