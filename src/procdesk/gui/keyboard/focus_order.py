"""Tab goes through the window in the order of the eye, and arrows go through what belongs together."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from itertools import chain
from typing import TypeVar

from PySide6.QtCore import QObject, QPoint, QRect, QSize, Qt
from PySide6.QtWidgets import QApplication, QScrollArea, QWidget

from procdesk.gui.widgets.arrow_group import ArrowGroup, place_in_window, takes_tab

ARROWS = frozenset({Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_Left, Qt.Key.Key_Right})
# What has the cursor keeps so many pixels to the edge.
_EDGE = 10
_Item = TypeVar("_Item")


class FocusOrder(QObject):
    """`panes` gives the parts of the window in the order in which Tab goes through them, those that are hidden too.

    In each of them it goes from the top to the bottom and from the left to the right, as things stand there now; an
    `ArrowGroup` is one stop.
    """

    def __init__(self, window: QWidget, panes: Callable[[], Sequence[QWidget]], parent: QObject) -> None:
        super().__init__(parent)
        self._window = window
        self._panes = panes

    def step(self, by: int) -> bool:
        """Puts the cursor into the next (+1) or the previous (-1) stop, and scrolls to it; the last leads to the first.

        A widget with the cursor that is no stop of its own counts as one where it stands. False where the cursor is in
        something that lies over the panes.
        """
        focus = QApplication.focusWidget()
        panes = self._panes()
        if focus not in (None, self._window) and not any(one is focus or one.isAncestorOf(focus) for one in panes):
            return False
        groups = self._groups()
        here = _stop_of(focus, groups) if focus is not None else None
        stops = self._stops(here, groups)
        if not stops:
            return False
        place = stops.index(here) if here in stops else len(stops) - 1 if by > 0 else 0
        goal = stops[(place + by) % len(stops)]
        _enter(goal, Qt.FocusReason.TabFocusReason if by > 0 else Qt.FocusReason.BacktabFocusReason)
        return True

    def follow_arrow(self, widget: QWidget, key: Qt.Key) -> bool:
        """Puts the cursor into the next widget of the group in that direction, and tells whether there is one."""
        group = self._groups().get(widget)
        goal = group.next_one(widget, key) if group else None
        if goal is None:
            return False
        _enter(goal, Qt.FocusReason.TabFocusReason)
        return True

    def _groups(self) -> dict[QWidget, ArrowGroup]:
        """The group of each widget that is in one."""
        return {one: group for group in self._window.findChildren(ArrowGroup) for one in group.shown}

    def _stops(self, here: QWidget | None, groups: dict[QWidget, ArrowGroup]) -> list[QWidget]:
        found: list[QWidget] = []
        for pane in self._panes():
            if not pane.isVisible():
                continue
            widgets = [one for one in (pane, *pane.findChildren(QWidget)) if takes_tab(one) or one is here]
            places: dict[QWidget, QRect] = {}
            for one in widgets:
                stop, group = _stop_of(one, groups), groups.get(one)
                places[stop] = group.place if group else place_in_window(one)
            for outer in places:
                # One that holds others comes before them.
                if any(outer is not inner and outer.isAncestorOf(inner) for inner in places):
                    places[outer] = QRect(places[outer].topLeft(), QSize(1, 1))
            found += _from_top(places, pane)
        return found


def _stop_of(widget: QWidget, groups: dict[QWidget, ArrowGroup]) -> QWidget:
    group = groups.get(widget)
    return (group.entry if group else None) or widget


def _from_top(places: dict[QWidget, QRect], container: QWidget) -> list[QWidget]:
    """The stops of a container in the order of the eye; what can be scrolled is where its scroll area is."""
    parts: dict[QWidget, dict[QWidget, QRect]] = {}
    for widget, place in places.items():
        area = _outermost_area(widget, container)
        parts.setdefault(area or widget, {})[widget] = place
    seen = [
        (place_in_window(part) if isinstance(part, QScrollArea) else inside[part], part)
        for part, inside in parts.items()
    ]
    ordered: list[QWidget] = []
    for part in eye_order(seen):
        ordered += _from_top(parts[part], part) if isinstance(part, QScrollArea) else [part]
    return ordered


def _outermost_area(widget: QWidget, container: QWidget) -> QScrollArea | None:
    found = None
    above = widget.parentWidget()
    while above is not None and above is not container:
        if isinstance(above, QScrollArea):
            found = above
        above = above.parentWidget()
    return found


def eye_order(items: Sequence[tuple[QRect, _Item]]) -> list[_Item]:
    """Things in the order of the eye: row after row, and in a row from the left to the right.

    What overlaps from above to below is a row; where its parts stand side by side, each is read whole.
    """
    for begin, end in ((QRect.top, QRect.bottom), (QRect.left, QRect.right)):
        bands = _bands(items, begin, end)
        if len(bands) > 1:
            return list(chain.from_iterable(eye_order(band) for band in bands))
    return [one for _, one in sorted(items, key=lambda item: (item[0].top(), item[0].left()))]


def _bands(
    items: Iterable[tuple[QRect, _Item]], begin: Callable[[QRect], int], end: Callable[[QRect], int]
) -> list[list[tuple[QRect, _Item]]]:
    """Cuts things apart wherever a line can be drawn between them."""
    bands: list[list[tuple[QRect, _Item]]] = []
    last = 0
    for place, one in sorted(items, key=lambda item: begin(item[0])):
        if not bands or begin(place) > last:
            bands.append([])
            last = end(place)
        bands[-1].append((place, one))
        last = max(last, end(place))
    return bands


def _enter(widget: QWidget, reason: Qt.FocusReason) -> None:
    """Puts the cursor into a widget and scrolls it into sight, one that is higher than the pane from its top."""
    widget.setFocus(reason)
    above = widget.parentWidget()
    while above is not None:
        if isinstance(above, QScrollArea):
            # Qt itself would only show the line of a text in which its cursor is.
            bar, room = above.verticalScrollBar(), above.viewport().height()
            top = widget.mapTo(above.viewport(), QPoint()).y() + bar.value() - _EDGE
            height = widget.height() + 2 * _EDGE
            if top < bar.value() or height > room:
                bar.setValue(top)
            elif top + height > bar.value() + room:
                bar.setValue(top + height - room)
        above = above.parentWidget()
