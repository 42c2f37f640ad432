"""A row of numbered choices, one of which is made."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QToolButton, QWidget

from procdesk.desk.flow import FlowLayout

_MOST_NUMBERED = 9


class ChipBar(QWidget):
    """`chosen` carries the number of the chip that was pressed, from 0; a choice of one is not shown."""

    chosen = Signal(int)

    def __init__(self) -> None:
        super().__init__()
        self._made: list[QToolButton] = []
        self._count = 0
        self._row = FlowLayout(6, 6)
        self.setLayout(self._row)

    @property
    def shown(self) -> list[QToolButton]:
        """The chips in order, none where there is nothing to choose."""
        return self._made[: self._count] if self._count > 1 else []

    def fill(self, names: Sequence[str], current: int) -> None:
        """Shows these names, the one with the number `current` as the choice."""
        self._count = len(names)
        while len(self._made) < len(names):
            self._add()
        for number, chip in enumerate(self._made):
            chip.setVisible(number < len(names))
            chip.setChecked(number == current)
        for number, (chip, name) in enumerate(zip(self._made, names, strict=False), 1):
            chip.setText(f"{number}  {name}" if number <= _MOST_NUMBERED else name)
            chip.setAccessibleName(name)
            chip.setToolTip(name)
        self.setVisible(len(names) > 1)

    def _add(self) -> None:
        chip = QToolButton()
        chip.setProperty("role", "chip")
        chip.setCheckable(True)
        chip.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        chip.clicked.connect(partial(self._choose, len(self._made)))
        self._row.addWidget(chip)
        self._made.append(chip)

    def _choose(self, number: int) -> None:
        # Pressed again, the chip of the choice stays pressed.
        self._made[number].setChecked(True)
        self.chosen.emit(number)
