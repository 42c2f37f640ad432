"""The right side while nothing is asked: what to do, the departments to browse, and what is wrong if anything is."""

from __future__ import annotations

from functools import partial
from math import ceil

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import (
    QFrame,
    QGridLayout,
    QProgressBar,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from procdesk.gui.actions import Actions
from procdesk.gui.formatting import DepartmentTile, HomeMessage
from procdesk.gui.search.first_steps import FirstSteps
from procdesk.gui.tasks import IdleQueue
from procdesk.gui.theme import Theme
from procdesk.gui.widgets.arrow_group import ArrowGroup
from procdesk.gui.widgets.basic import ElidedLabel, clear, label, scroll_area, wrapped_label

_COLUMNS, _NARROW_COLUMNS = 3, 2
# Below this width, in pixels at 100 per cent text size, the departments have fewer columns.
_NARROW = 560


class HomePage(QFrame):
    """`chosen` carries the slug of a department that was chosen; `first_steps` is what a first start teaches."""

    chosen = Signal(str)

    def __init__(self, theme: Theme, actions: Actions, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("welcome")
        self._theme = theme
        self._title = wrapped_label("title")
        self._text = wrapped_label("lead")
        self._progress = QProgressBar()
        self._progress.setTextVisible(False)
        self._progress.hide()
        self._heading = label("capitals", self.tr("Departments").upper())
        self._heading.hide()
        self._tiles = QWidget()
        self._columns = _COLUMNS
        self._grid = QGridLayout(self._tiles)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setSpacing(12)
        ArrowGroup(self._tiles, lambda: self._tiles.findChildren(_TileButton))
        self._stretch()
        self._steps = IdleQueue(self)
        self._has_departments = False
        self._department_tiles: tuple[DepartmentTile, ...] = ()
        self.first_steps = FirstSteps(actions)
        # Whether they are wanted is known once the content is: the first frame shows nothing that goes away again.
        self.first_steps.hide()
        content = QWidget()
        content.setObjectName("pageBody")
        column = QVBoxLayout(content)
        column.setContentsMargins(26, 22, 26, 22)
        column.setSpacing(10)
        column.addWidget(self._title)
        column.addWidget(self._text)
        column.addWidget(self._progress)
        column.addSpacing(8)
        column.addWidget(self._heading)
        column.addWidget(self._tiles)
        column.addWidget(self.first_steps)
        column.addStretch(1)
        scroll = scroll_area(content)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(1, 6, 1, 6)
        outer.addWidget(scroll)
        theme.changed.connect(self._fit)

    def show_message(self, message: HomeMessage) -> None:
        """Shows a state in words."""
        self._title.setText(message.title)
        self._text.setText(message.text)
        self._text.setVisible(bool(message.text))
        self._progress.setVisible(message.working)
        self._progress.setRange(0, message.total)
        self._progress.setValue(message.done)

    def teach(self, first_steps: bool) -> None:
        """Shows the first steps in place of the departments, while the list beside it shows these."""
        self.first_steps.setVisible(first_steps)
        self._tiles.setVisible(not first_steps)
        self._heading.setVisible(not first_steps and self._has_departments)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        columns = _NARROW_COLUMNS if self.width() < self._theme.points(_NARROW) else _COLUMNS
        if columns != self._columns:
            self._columns = columns
            self.first_steps.use_columns(narrow=columns < _COLUMNS)
            self._stretch()
            self.show_departments(self._department_tiles)

    def _stretch(self) -> None:
        """Columns of one width; one that is not used has none."""
        for number in range(_COLUMNS):
            self._grid.setColumnStretch(number, int(number < self._columns))

    def show_departments(self, tiles: tuple[DepartmentTile, ...]) -> None:
        """Shows the departments to browse, a row of them at each turn of the event loop."""
        self._has_departments, self._department_tiles = bool(tiles), tiles
        self._heading.setVisible(bool(tiles) and not self._tiles.isHidden())
        self._tiles.setUpdatesEnabled(False)
        rows = [partial(self._add_row, row, tiles) for row in range(ceil(len(tiles) / self._columns))]
        self._steps.start((partial(clear, self._grid), *rows, partial(self._tiles.setUpdatesEnabled, True)))

    def _add_row(self, row: int, tiles: tuple[DepartmentTile, ...]) -> None:
        for column, tile in enumerate(tiles[row * self._columns : (row + 1) * self._columns]):
            button = _TileButton(tile)
            button.clicked.connect(lambda _checked=False, slug=tile.slug: self.chosen.emit(slug))
            self._grid.addWidget(button, row, column)


class _TileButton(QPushButton):
    """A button of two lines, the name, and quietly the facts, as high as these at the text size in force."""

    def __init__(self, tile: DepartmentTile) -> None:
        super().__init__()
        self.setProperty("role", "department")
        self.setAccessibleName(f"{tile.name}, {tile.facts}")
        self.setToolTip(f"{tile.name} · {tile.facts}")
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self._lines = QVBoxLayout(self)
        self._lines.setContentsMargins(14, 9, 14, 9)
        self._lines.setSpacing(2)
        for role, text in (("name", tile.name), ("quiet", tile.facts)):
            line = ElidedLabel(role)
            line.setText(text)
            line.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
            self._lines.addWidget(line)

    def sizeHint(self) -> QSize:
        return self._lines.sizeHint()

    def minimumSizeHint(self) -> QSize:
        return self._lines.minimumSize()
