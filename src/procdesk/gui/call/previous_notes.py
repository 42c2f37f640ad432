"""The notes of the calls that have ended: a list to choose from, and the one that was chosen, to be taken elsewhere."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import QFrame, QHBoxLayout, QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from procdesk.call.note import NoteForm, crm_address
from procdesk.gui.actions import Actions
from procdesk.gui.call.ended_calls import EndedCall, EndedCalls
from procdesk.gui.call.note_editor import NoteEditor
from procdesk.gui.widgets.arrow_group import ArrowGroup
from procdesk.gui.widgets.basic import label, set_tone, shortened, wrapped_label
from procdesk.gui.widgets.buttons import KeyButton
from procdesk.gui.widgets.flow_layout import FlowLayout

_MOST_ROWS = 3


class PreviousNotesList(QWidget):
    """Time, state and first question of each call that has ended, newest first.

    `chosen` carries the `EndedCall` of the row that was clicked, or asked for with Enter or Space.
    """

    chosen = Signal(object)

    def __init__(self, ended_calls: EndedCalls) -> None:
        super().__init__()
        self._ended_calls = ended_calls
        self._shown: list[EndedCall] = []
        self._rows = _Rows()
        self._rows.setAccessibleName(self.tr("Previous notes"))
        self._rows.setObjectName("outline")
        self._rows.wanted.connect(self._choose)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addWidget(label("capitals", self.tr("Previous notes").upper()))
        column.addWidget(self._rows)
        self.refresh()

    @property
    def lines(self) -> list[str]:
        """What the rows say, top first."""
        return [self._rows.item(row).text() for row in range(self._rows.count())]

    def refresh(self) -> None:
        """Shows the calls as they are now."""
        calls = list(self._ended_calls)
        if calls != self._shown:
            self._shown = calls
            self._rows.clear()
            self._rows.addItems([""] * len(calls))
        for row, call in enumerate(calls):
            self._rows.item(row).setText(self._line(call))
        self._rows.updateGeometry()

    def open_row(self, number: int) -> None:
        """Chooses a row, counted from 0, as a click on it does."""
        self._rows.setCurrentRow(number)
        self._choose(number)

    def _line(self, call: EndedCall) -> str:
        state = self.tr("copied") if call.copied else self.tr("not copied")
        question = " ".join(shortened(call.question).split())
        return " · ".join(part for part in (f"{call.began:%H:%M}", state, question) if part)

    def _choose(self, number: int) -> None:
        if 0 <= number < len(self._shown):
            self.chosen.emit(self._shown[number])


class _Rows(QListWidget):
    """`wanted` carries the number of the row that was clicked or asked for with a key."""

    wanted = Signal(int)

    def __init__(self) -> None:
        super().__init__()
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QListWidget.ScrollMode.ScrollPerPixel)
        self.itemClicked.connect(self._tell)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space) and self.currentRow() >= 0:
            self.wanted.emit(self.currentRow())
        else:
            super().keyPressEvent(event)

    def sizeHint(self) -> QSize:
        rows = min(self.count(), _MOST_ROWS)
        return QSize(200, rows * max(self.sizeHintForRow(0), 0) + 16)

    def minimumSizeHint(self) -> QSize:
        return QSize(80, self.sizeHint().height())

    def _tell(self, item: QListWidgetItem) -> None:
        self.wanted.emit(self.row(item))


class PreviousNoteView(QWidget):
    """The note of a call that has ended; what is written in it is kept.

    `copy_wanted` and `save_wanted` carry its text, `crm_wanted` the address to open. `left` leads back to the note of
    the call under way, and so does Escape.
    """

    copy_wanted = Signal(str)
    crm_wanted = Signal(str)
    save_wanted = Signal(str)
    left = Signal()
    changed = Signal()

    def __init__(self, actions: Actions, form: Callable[[], NoteForm]) -> None:
        super().__init__()
        self._form = form
        self._call: EndedCall | None = None
        self._heading = wrapped_label("title")
        self._state = label("badge")
        self._box = NoteEditor()
        self._box.setAccessibleName(self.tr("Note from an earlier call"))
        self._box.textChanged.connect(self._write)
        self._box.left.connect(self.left)
        self.setFocusProxy(self._box)
        top = QHBoxLayout()
        top.addWidget(self._heading, 1)
        top.addWidget(self._state, 0, Qt.AlignmentFlag.AlignVCenter)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(10)
        column.addLayout(top)
        column.addWidget(self._box, 1)
        column.addLayout(self._make_buttons(actions))

    @property
    def call(self) -> EndedCall | None:
        """The call whose note is shown."""
        return self._call

    @property
    def text(self) -> str:
        """The note as it stands in the box."""
        return self._box.toPlainText()

    def show_call(self, call: EndedCall) -> None:
        """Shows the note of a call."""
        self._call = call
        self._heading.setText(self.tr("Note {0}–{1}").format(f"{call.began:%H:%M}", f"{call.until:%H:%M}"))
        self._box.show_note(call.text)
        self._crm.setVisible(crm_address(self._form().crm_url, "", {}) is not None)
        self._show_copied()

    def took(self) -> None:
        """The note, as it stands there, is now somewhere else too."""
        if self._call is not None:
            self._call.copied = True
            self._show_copied()

    def copy(self) -> None:
        """Asks for the note to be copied."""
        self.copy_wanted.emit(self.text)

    def to_crm(self) -> None:
        """Asks for the CRM to be opened with the note, where the company has an address for it."""
        address = crm_address(self._form().crm_url, self.text, self._call.draft.fields if self._call else {})
        if address is not None:
            self.crm_wanted.emit(address)

    def save(self) -> None:
        """Asks for the note to be saved."""
        self.save_wanted.emit(self.text)

    def _make_buttons(self, actions: Actions) -> FlowLayout:
        copy = KeyButton(self.tr("Copy the note"), actions["copy_note"].shortcut(), "main")
        self._crm = KeyButton(self.tr("Open the CRM"), actions["note_to_crm"].shortcut())
        save = KeyButton(self.tr("Save…"), QKeySequence())
        back = KeyButton(self.tr("Back"), QKeySequence("Esc"))
        row = FlowLayout(8, 8)
        for button, do in ((copy, self.copy), (self._crm, self.to_crm), (save, self.save), (back, self.left.emit)):
            button.clicked.connect(lambda _checked=False, do=do: do())
            row.addWidget(button)
        ArrowGroup(self, lambda: (copy, self._crm, save, back))
        return row

    def _write(self) -> None:
        if self._call is not None:
            self._call.write(self.text)
            self._show_copied()

    def _show_copied(self) -> None:
        copied = self._call is not None and self._call.copied
        self._state.setText(self.tr("copied") if copied else self.tr("not copied"))
        set_tone(self._state, "good" if copied else "amber")
        self.changed.emit()
