"""The choices of a question, one row each, and which of them the cursor is on."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget

from procdesk.call.guide import GuideChoice, TargetKind
from procdesk.desk.choice_row import ChoiceRow
from procdesk.desk.parts import shortened, wrapped_label

NUMBER_KEYS = "1234567890"
_MOST_ROWS = 40


class ChoiceList(QVBoxLayout):
    """Shows the choices; `chosen` carries the place of one, counted from 0."""

    chosen = Signal(int)

    def __init__(self) -> None:
        super().__init__()
        self.setSpacing(10)
        self.rows: list[ChoiceRow] = []
        self._shown: list[ChoiceRow] = []
        self._more = wrapped_label("quiet")
        self.addWidget(self._more)

    def fill(self, ways: tuple[GuideChoice, ...]) -> None:
        """Shows these choices in place of the others."""
        seen = ways[:_MOST_ROWS]
        while len(self.rows) < len(seen):
            self._add_row()
        for number, (row, way) in enumerate(zip(self.rows, seen, strict=False)):
            key = NUMBER_KEYS[number] if number < len(NUMBER_KEYS) else ""
            row.fill(key, shortened(way.label), shortened(self._hint(way)), way.leads is not TargetKind.NOWHERE)
            row.show()
        for row in self.rows[len(seen) :]:
            row.hide()
        self._shown = self.rows[: len(seen)]
        self._more.setText(self.tr("and {count} more, on the page").format(count=len(ways) - len(seen)))
        self._more.setVisible(len(ways) > len(seen))

    def choose(self, number: int) -> None:
        """Chooses one, where it is there and leads on."""
        if number < len(self._shown) and self._shown[number].isEnabled():
            self.chosen.emit(number)

    def current(self) -> int | None:
        """The place of the row that has the cursor."""
        focus = QApplication.focusWidget()
        return self._shown.index(focus) if focus in self._shown else None

    def nearest(self, number: int) -> QWidget | None:
        """The row in that place, or else the first that leads on; None where none does."""
        wanted = self._shown[number : number + 1]
        return wanted[0] if wanted and wanted[0].isEnabled() else next(iter(self._able()), None)

    def beside(self, by: int) -> QWidget | None:
        """The next row that leads on, down (+1) or up (-1) from the cursor; at either end the last one there."""
        able, focus = self._able(), QApplication.focusWidget()
        if not able:
            return None
        here = able.index(focus) if focus in able else (-1 if by > 0 else len(able))
        return able[max(0, min(len(able) - 1, here + by))]

    def _able(self) -> list[ChoiceRow]:
        return [row for row in self._shown if row.isEnabled()]

    def _hint(self, way: GuideChoice) -> str:
        if way.leads is TargetKind.NOWHERE:
            return self.tr("leads nowhere: tell whoever keeps this page")
        return (
            self.tr("goes on in “{title}”").format(title=way.target) if way.leads is TargetKind.PROCESS else way.target
        )

    def _add_row(self) -> None:
        row = ChoiceRow()
        number = len(self.rows)
        row.clicked.connect(lambda _checked=False: self.chosen.emit(number))
        row.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.rows.append(row)
        self.insertWidget(number, row)
