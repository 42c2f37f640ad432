"""The list of problems in a small window: by file, errors first, each with its line and what to do about it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFont, QKeyEvent
from PySide6.QtWidgets import QDialog, QFrame, QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from procdesk.gui.widgets.basic import label, show_text, wrapped_label

_PLACE = int(Qt.ItemDataRole.UserRole)


@dataclass(frozen=True, slots=True)
class ListedProblem:
    """One problem in words; `line` counts from 1 (0: the whole file)."""

    words: str
    line: int = 0


@dataclass(frozen=True, slots=True)
class ProblemGroup:
    """The problems below one heading; `path` is that of the file that can be opened ("": none)."""

    heading: str
    path: str
    problems: tuple[ListedProblem, ...]


class ProblemsDialog(QDialog):
    """`open_wanted` carries the path of a file, relative to the content folder, and the line of the chosen problem."""

    open_wanted = Signal(str, int)

    def __init__(self, title: str, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(title)
        self._state = wrapped_label("quiet")
        self._rows = _ProblemRows()
        self._rows.setAccessibleName(title)
        self._rows.wanted.connect(self._open)
        self._hint = wrapped_label("quiet", self.tr("Enter opens the file at that line."))
        outer = QVBoxLayout(self)
        outer.setContentsMargins(24, 20, 24, 20)
        outer.setSpacing(8)
        outer.addWidget(label("title", title))
        outer.addWidget(self._state)
        outer.addWidget(self._rows, 1)
        outer.addWidget(self._hint)
        self._rows.setFocus()

    @property
    def lines(self) -> tuple[str, ...]:
        """What the rows say, top first."""
        return tuple(self._rows.item(row).text() for row in range(self._rows.count()))

    @property
    def state(self) -> str:
        """What is said above the list."""
        return self._state.text()

    def show_groups(self, groups: Sequence[ProblemGroup], state: str) -> None:
        """Shows these problems, with a sentence about the list as a whole; the row that is chosen stays so."""
        show_text(self._state, state)
        self._hint.setVisible(any(group.path for group in groups))
        chosen = self._rows.currentItem()
        before = chosen.text() if chosen else ""
        self._rows.clear()
        for group in groups:
            self._rows.addItem(_heading(group))
            for problem in group.problems:
                row = QListWidgetItem(problem.words)
                row.setData(_PLACE, (group.path, problem.line))
                self._rows.addItem(row)
        self._choose(before)

    def _choose(self, words: str) -> None:
        rows = [self._rows.item(number) for number in range(self._rows.count())]
        own = [row for row in rows if row.flags() & Qt.ItemFlag.ItemIsSelectable]
        again = next((row for row in own if row.text() == words), own[0] if own else None)
        if again is not None:
            self._rows.setCurrentItem(again)
            if again is own[0]:
                self._rows.scrollToTop()

    def _open(self, place: tuple[str, int]) -> None:
        path, line = place
        if path:
            self.open_wanted.emit(path, line)


def _heading(group: ProblemGroup) -> QListWidgetItem:
    made = QListWidgetItem(group.heading)
    made.setFlags(Qt.ItemFlag.ItemIsEnabled)
    font = QFont()
    font.setBold(True)
    made.setFont(font)
    return made


class _ProblemRows(QListWidget):
    """`wanted` carries (path, line) of the row that was double-clicked or asked for with Enter."""

    wanted = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("outline")
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWordWrap(True)
        self.setResizeMode(QListWidget.ResizeMode.Adjust)
        self.setVerticalScrollMode(QListWidget.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.itemDoubleClicked.connect(self._tell)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        current = self.currentItem()
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and current is not None:
            self._tell(current)
        else:
            super().keyPressEvent(event)

    def _tell(self, item: QListWidgetItem) -> None:
        place = item.data(_PLACE)
        if place is not None:
            self.wanted.emit(place)
