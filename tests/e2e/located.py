"""Runs the real window, and tells on request where one of its buttons is seen, so that a mouse can be led there.

For each line on standard input, accessible names with bars between them, it writes the middle of that widget on the
screen to standard output as "x y", or "none" while it is not seen. For "row N" it is the middle of row N of the list,
from 0.
"""

from __future__ import annotations

import sys
import threading

from PySide6.QtCore import QObject, QPoint, Signal
from PySide6.QtWidgets import QAbstractButton, QApplication, QListView, QWidget

from procdesk.cli import main


class Questions(QObject):
    """`came` carries what was asked, from the thread that reads to the one of the window."""

    came = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self.came.connect(self._tell)

    def read(self) -> None:
        """Takes questions until there are no more."""
        for line in sys.stdin:
            self.came.emit(line.strip())

    def _tell(self, asked: str) -> None:
        place = self._place(asked)
        print("none" if place is None else f"{place.x()} {place.y()}", flush=True)  # noqa: T201

    def _place(self, asked: str) -> QPoint | None:
        shown = [one for one in QApplication.allWidgets() if one.isVisible() and not one.visibleRegion().isEmpty()]
        if asked.startswith("row "):
            rows = next(one for one in shown if isinstance(one, QListView) and one.objectName() == "hits")
            area = rows.visualRect(rows.model().index(int(asked.removeprefix("row ")), 0))
            return rows.viewport().mapToGlobal(area.center()) if area.isValid() else None
        found = [one for one in shown if _name(one) in asked.split("|")]
        return found[0].mapToGlobal(found[0].rect().center()) if found else None


def _name(widget: QWidget) -> str:
    words = widget.text().replace("&", "") if isinstance(widget, QAbstractButton) else ""
    return widget.accessibleName() or words


if __name__ == "__main__":
    questions = Questions()
    threading.Thread(target=questions.read, daemon=True).start()
    main()
