"""The window with the pages that owners have to look after: filters on top, the list, and what each key does."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from typing import Generic, TypeVar

from PySide6.QtCore import QSignalBlocker, QSize, Qt, Signal, SignalInstance
from PySide6.QtGui import QKeyEvent, QKeySequence, QPaintEvent, QShortcut
from PySide6.QtWidgets import (
    QComboBox,
    QDialog,
    QHBoxLayout,
    QLineEdit,
    QStyle,
    QStyleOptionComboBox,
    QStylePainter,
    QVBoxLayout,
    QWidget,
)

from procdesk.authoring.ownership.worklist import WorkScope
from procdesk.gui.owner.pages.work_list import WorkList
from procdesk.gui.owner.pages.work_model import WorkRow
from procdesk.gui.theme import Theme
from procdesk.gui.widgets.basic import ElidedLabel, label, wrapped_label
from procdesk.gui.widgets.buttons import KeyButton
from procdesk.gui.widgets.flow_layout import FlowLayout
from procdesk.model import WorkState

_SIZE = QSize(960, 620)
_DETAIL_LINES = 3
_ARROW_EDGE, _ARROW_ROOM = 10, 44


T = TypeVar("T")


class _FilterBox(QComboBox, Generic[T]):
    """A choice of one of several values; `chosen` tells that it is another one."""

    chosen = Signal()

    def __init__(self, name: str, nothing: T) -> None:
        super().__init__()
        self._nothing = nothing
        self._offered: list[tuple[str, T]] = []
        self.setProperty("role", "filter")
        self.setAccessibleName(name)
        self.setToolTip(name)
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.setMinimumContentsLength(12)
        self.currentIndexChanged.connect(self.chosen)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Ends a text that is too long in "…", which a style sheet cuts off, and draws the arrow that it takes away."""
        painter = QStylePainter(self)
        option = QStyleOptionComboBox()
        self.initStyleOption(option)
        room = self.width() - _ARROW_ROOM
        option.currentText = self.fontMetrics().elidedText(self.currentText(), Qt.TextElideMode.ElideRight, room)
        painter.drawComplexControl(QStyle.ComplexControl.CC_ComboBox, option)
        painter.drawControl(QStyle.ControlElement.CE_ComboBoxLabel, option)
        painter.setPen(self.palette().color(self.foregroundRole()))
        place = self.rect().adjusted(0, 0, -_ARROW_EDGE, 0)
        painter.drawText(place, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, "▾")

    @property
    def value(self) -> T:
        """What is chosen."""
        at = self.currentIndex()
        return self._offered[at][1] if 0 <= at < len(self._offered) else self._nothing

    def offer(self, offered: Sequence[tuple[str, T]]) -> None:
        """Offers other values in words; the chosen one stays so where it is among them, else the first is."""
        if self._offered == list(offered):
            return
        # At first nothing is chosen: what is offered first is meant.
        before = self.value if self._offered else None
        with QSignalBlocker(self):
            self.clear()
            self._offered = list(offered)
            self.addItems([words for words, _ in offered])
            self.setCurrentIndex(next((at for at, (_, value) in enumerate(offered) if value == before), 0))


class MyPagesDialog(QDialog):
    """Signals say what is wanted of the chosen row (`WorkRow`), or of all pages (`undo_wanted`, and so on).

    `filtered` tells that other pages are wanted, and `chosen` carries the row on which the cursor stands.
    """

    filtered = Signal()
    chosen = Signal(object)
    open_wanted = Signal(object)
    edit_wanted = Signal(object)
    mend_wanted = Signal(object)
    verify_wanted = Signal(object)
    verify_all_wanted = Signal(object)
    undo_wanted = Signal()
    hand_over_wanted = Signal()
    calendar_wanted = Signal()

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("My pages"))
        self._owner: _FilterBox[tuple[str, ...]] = _FilterBox(self.tr("Owner"), ())
        self._department: _FilterBox[str] = _FilterBox(self.tr("Department"), "")
        self._state: _FilterBox[WorkState | None] = _FilterBox(self.tr("State"), None)
        for box in (self._owner, self._department, self._state):
            box.chosen.connect(self.filtered)
        self._line = QLineEdit()
        self._line.setProperty("role", "line")
        self._line.setPlaceholderText(self.tr("Find in the list (/)"))
        self._line.setAccessibleName(self.tr("Find in the list"))
        self._line.textChanged.connect(lambda _text: self.filtered.emit())
        self._list = WorkList(theme)
        self._list.chosen.connect(self.chosen)
        self._list.opened.connect(self.open_wanted)
        self._detail = wrapped_label("quiet")
        self._detail.setAlignment(Qt.AlignmentFlag.AlignTop)
        self._detail.setMinimumHeight(_DETAIL_LINES * self._detail.fontMetrics().lineSpacing())
        self._detail.setAccessibleName(self.tr("What there is to do"))
        self._status = ElidedLabel("quiet")
        self._status.setAccessibleName(self.tr("State"))
        filters = QHBoxLayout()
        filters.setSpacing(8)
        for one in (self._owner, self._department, self._state):
            filters.addWidget(one, 1)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(20, 16, 20, 14)
        outer.setSpacing(8)
        outer.addWidget(label("title", self.tr("My pages")))
        outer.addLayout(filters)
        outer.addWidget(self._line)
        outer.addWidget(self._list, 1)
        outer.addWidget(self._detail)
        outer.addLayout(self._buttons())
        outer.addWidget(self._status)
        self._keys()
        self.resize(_SIZE.boundedTo(parent.screen().availableSize()))
        self._list.setFocus()

    @property
    def rows(self) -> tuple[WorkRow, ...]:
        """What is listed now, top first."""
        return self._list.rows

    @property
    def current(self) -> WorkRow | None:
        """The row on which the cursor stands."""
        return self._list.current

    @property
    def status(self) -> str:
        """What is said below the list."""
        return self._status.text()

    @property
    def detail(self) -> str:
        """What is said of the chosen row."""
        return self._detail.text()

    @property
    def words(self) -> str:
        """What is looked for in the list."""
        return self._line.text()

    @property
    def scope(self) -> WorkScope:
        """Which pages are wanted."""
        return WorkScope(self._owner.value, self._department.value, self._state.value)

    def offer(
        self,
        owners: Sequence[tuple[str, tuple[str, ...]]],
        departments: Sequence[tuple[str, str]],
        states: Sequence[tuple[str, WorkState | None]],
    ) -> None:
        """Offers these to choose from, each as (words, what it stands for); what is chosen stays so, if it is there."""
        self._owner.offer(owners)
        self._department.offer(departments)
        self._state.offer(states)

    def show_rows(self, rows: tuple[WorkRow, ...]) -> None:
        """Lists these; the chosen row stays so."""
        self._list.show_rows(rows)

    def show_detail(self, words: str) -> None:
        """Says everything about the chosen row."""
        self._detail.setText("\n".join(words.split("\n")[:_DETAIL_LINES]))
        self._detail.setToolTip(words)

    def show_status(self, words: str) -> None:
        """Says how the list as a whole stands, or what came of a key."""
        self._status.setText(words)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Down) and self._line.hasFocus():
            self._list.setFocus()
            return
        super().keyPressEvent(event)

    def _buttons(self) -> FlowLayout:
        row = FlowLayout(8, 6)
        for words, key, tone, wanted in (
            (self.tr("Open"), "Return", "main", self.open_wanted),
            (self.tr("Edit"), "E", "", self.edit_wanted),
            (self.tr("Mend"), "F", "", self.mend_wanted),
            (self.tr("Still true"), "V", "", self.verify_wanted),
            (self.tr("In all languages"), "Shift+V", "", self.verify_all_wanted),
        ):
            row.addWidget(_button(words, key, tone, partial(self._want, wanted)))
        row.addWidget(_button(self.tr("Undo"), "Ctrl+Z", "", self.undo_wanted.emit))
        hand_over = self.tr("Hand these pages to another owner…")
        row.addWidget(_button(hand_over, "H", "", self.hand_over_wanted.emit))
        row.addWidget(_button(self.tr("Calendar file…"), "C", "", self.calendar_wanted.emit))
        return row

    def _keys(self) -> None:
        """Letters are keys only while the cursor is in the list."""
        of_list: dict[str, Callable[[], object]] = {
            "E": partial(self._want, self.edit_wanted),
            "F": partial(self._want, self.mend_wanted),
            "V": partial(self._want, self.verify_wanted),
            "Shift+V": partial(self._want, self.verify_all_wanted),
            "Ctrl+Z": self.undo_wanted.emit,
            "H": self.hand_over_wanted.emit,
            "C": self.calendar_wanted.emit,
            "/": self._line.setFocus,
        }
        of_window: dict[str, Callable[[], object]] = {
            "Ctrl+F": self._line.setFocus,
            "Ctrl+I": partial(self._want, self.edit_wanted),
            "Ctrl+M": self.close,
        }
        for key, does in of_list.items():
            shortcut = QShortcut(QKeySequence(key), self._list, context=Qt.ShortcutContext.WidgetShortcut)
            shortcut.activated.connect(does)
        for key, does in of_window.items():
            QShortcut(QKeySequence(key), self).activated.connect(does)

    def _want(self, signal: SignalInstance) -> None:
        """Emits one of the signals with the chosen row, where there is one."""
        if self.current is not None:
            signal.emit(self.current)


def _button(words: str, key: str, tone: str, does: Callable[[], object]) -> KeyButton:
    button = KeyButton(words, QKeySequence(key), tone)
    button.setAutoDefault(False)
    # Without `_checked` the signal would give whether it is ticked.
    button.clicked.connect(lambda _checked=False: does())
    return button
