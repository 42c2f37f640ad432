"""A row that goes on below where there is no room."""

from __future__ import annotations

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtWidgets import QLayout, QLayoutItem


class FlowLayout(QLayout):
    """Places widgets one after the other like words; what is hidden takes no room.

    `last` is where the last one stands if there is room left: beside the others, or at the right.
    """

    def __init__(self, across: int, down: int, last: Qt.AlignmentFlag = Qt.AlignmentFlag.AlignLeft) -> None:
        super().__init__()
        self._last = last
        self._justified = False
        self._across = across
        self._down = down
        self._items: list[QLayoutItem] = []
        # Qt asks for the same few widths again and again while a page is laid out.
        self._heights: dict[int, int] = {}
        self.setContentsMargins(0, 0, 0, 0)

    def addItem(self, item: QLayoutItem) -> None:
        self._items.append(item)

    def count(self) -> int:
        return len(self._items)

    def itemAt(self, index: int) -> QLayoutItem | None:
        return self._items[index] if 0 <= index < len(self._items) else None

    def takeAt(self, index: int) -> QLayoutItem | None:
        return self._items.pop(index) if 0 <= index < len(self._items) else None

    def justify(self, justified: bool) -> None:
        """Widens all that stands in a line until it fills the line, or no longer."""
        self._justified = justified
        self.invalidate()

    def expandingDirections(self) -> Qt.Orientation:
        return Qt.Orientation(0)

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        if width not in self._heights:
            self._heights[width] = max((place.bottom() + 1 for _, place in self._places(width)), default=0)
        return self._heights[width]

    def invalidate(self) -> None:
        self._heights.clear()
        super().invalidate()

    def sizeHint(self) -> QSize:
        sizes = [item.sizeHint() for item in self._items if not item.isEmpty()]
        width = sum(size.width() + self._across for size in sizes) - self._across
        return QSize(max(0, width), max((size.height() for size in sizes), default=0))

    def minimumSize(self) -> QSize:
        # What is wider than the row is cut off, and never widens all that stands above and below it.
        return QSize(0, max((item.sizeHint().height() for item in self._items if not item.isEmpty()), default=0))

    def setGeometry(self, area: QRect) -> None:
        super().setGeometry(area)
        for item, place in self._places(area.width()):
            item.setGeometry(place.translated(area.topLeft()))

    def _places(self, width: int) -> list[tuple[QLayoutItem, QRect]]:
        """Where each item lies; those of one line stand on the same middle."""
        places: list[tuple[QLayoutItem, QRect]] = []
        line: list[tuple[QLayoutItem, QRect]] = []
        left = top = 0
        for item in self._items:
            if item.isEmpty():
                continue
            size = item.sizeHint()
            if line and left + size.width() > width:
                top += _level(line) + self._down
                places += self._widened(line, width)
                line, left = [], 0
            line.append((item, QRect(left, top, min(size.width(), width), size.height())))
            left += size.width() + self._across
        if line:
            _level(line)
        if len(line) > 1 and self._last == Qt.AlignmentFlag.AlignRight:
            line[-1][1].moveRight(width - 1)
        return places + self._widened(line, width)

    def _widened(self, line: list[tuple[QLayoutItem, QRect]], width: int) -> list[tuple[QLayoutItem, QRect]]:
        spare = width - line[-1][1].right() - 1 if line else 0
        if not self._justified or spare <= 0:
            return line
        ends = [round(spare * number / len(line)) for number in range(len(line) + 1)]
        return [
            (item, place.adjusted(before, 0, after, 0))
            for (item, place), before, after in zip(line, ends, ends[1:], strict=False)
        ]


def _level(line: list[tuple[QLayoutItem, QRect]]) -> int:
    """Moves the items of a line to its middle and gives its height."""
    height = max(place.height() for _, place in line)
    for _, place in line:
        place.translate(0, (height - place.height()) // 2)
    return height
