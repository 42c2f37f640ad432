"""The bar below the search box that tells of a call that has ended, or asks whose question it is."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QFrame, QMessageBox, QWidget

from procdesk.gui.actions import Actions
from procdesk.gui.theme import Theme
from procdesk.gui.widgets.arrow_group import ArrowGroup
from procdesk.gui.widgets.basic import set_tone, wrapped_label
from procdesk.gui.widgets.buttons import KeyButton
from procdesk.gui.widgets.flow_layout import FlowLayout

# In pixels at 100 per cent text size: below this width the buttons stand under the words.
_NARROW = 900


class CallNotice(QFrame):
    """Stays until it is hidden, and never takes the cursor; its buttons do what their keys do.

    `copy_wanted`, `back_wanted`, `other_wanted` and `dismissed` tell which button was pressed.
    """

    copy_wanted = Signal()
    back_wanted = Signal()
    other_wanted = Signal()
    dismissed = Signal()

    def __init__(self, theme: Theme, actions: Actions) -> None:
        super().__init__()
        self._theme = theme
        self.setProperty("role", "card")
        self.setProperty("tone", "amber")
        self.setAccessibleName(self.tr("About the call"))
        self._words = wrapped_label("")
        self._words.setAccessibleName(self.tr("About the call"))
        same, call = actions["same_customer"].shortcut(), actions["call"].shortcut()
        self._copy = KeyButton(self.tr("Copy the note"), actions["copy_note"].shortcut(), "main")
        self._undo = KeyButton(self.tr("Undo"), same)
        self._other = KeyButton(self.tr("Yes, a new customer"), call, "main")
        self._same = KeyButton(self.tr("No, the same customer"), same)
        self._close = KeyButton(self.tr("Hide"), QKeySequence())
        row = FlowLayout(8, 6)
        for button, wanted in (
            (self._copy, self.copy_wanted),
            (self._undo, self.back_wanted),
            (self._other, self.other_wanted),
            (self._same, self.back_wanted),
            (self._close, self.dismissed),
        ):
            button.clicked.connect(wanted)
            row.addWidget(button)
        self._box = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._box.setContentsMargins(14, 5, 8, 5)
        self._box.setSpacing(8)
        self._box.addWidget(self._words, 1, Qt.AlignmentFlag.AlignVCenter)
        self._box.addLayout(row)
        ArrowGroup(self, lambda: self.in_order)
        theme.changed.connect(self._arrange)
        self.hide()

    @property
    def in_order(self) -> tuple[QWidget, ...]:
        """What the keyboard reaches, one after the other."""
        return (self._copy, self._undo, self._other, self._same, self._close)

    @property
    def words(self) -> str:
        """What it says, "" while it is hidden."""
        return "" if self.isHidden() else self._words.text()

    def tell_ended(self, copied: bool) -> None:
        """Says that the call has ended, and whether its note was `copied`; it can be undone."""
        said = self.tr("Call ended. The note was copied.")
        if not copied:
            said = self.tr("Call ended. The note was not copied: you will find it under {0}.").format("F6")
        set_tone(self, "good" if copied else "amber")
        self._show(said, self._undo, self._close, *(() if copied else (self._copy,)))

    def ask_who(self) -> None:
        """Asks whether the question that is typed is another customer's."""
        set_tone(self, "amber")
        self._show(self.tr("Another customer? This search goes into a new note."), self._other, self._same)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()

    def _show(self, said: str, *buttons: KeyButton) -> None:
        self._words.setText(said)
        for button in self.in_order:
            button.setVisible(button in buttons)
        self.show()

    def _arrange(self) -> None:
        narrow = self.width() < _NARROW * self._theme.percent / 100
        self._box.setDirection(QBoxLayout.Direction.TopToBottom if narrow else QBoxLayout.Direction.LeftToRight)


class UncopiedNotesDialog(QMessageBox):
    """Asks before the window is closed while notes were not copied; `notes_wanted` and `close_wanted` tell the answer.

    Escape answers nothing: the window stays as it is.
    """

    notes_wanted = Signal()
    close_wanted = Signal()

    def __init__(self, count: int, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setIcon(QMessageBox.Icon.Question)
        self.setWindowTitle(self.tr("Close procdesk?"))
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setText(self.tr("%n note(s) not copied", "", count))
        self.setInformativeText(self.tr("Notes are not saved: if you close procdesk, you lose them."))
        self._notes = self.addButton(self.tr("Show the notes"), QMessageBox.ButtonRole.AcceptRole)
        self._close = self.addButton(self.tr("Close without copying"), QMessageBox.ButtonRole.DestructiveRole)
        self._stay = self.addButton(self.tr("Stay here"), QMessageBox.ButtonRole.RejectRole)
        self.setDefaultButton(self._notes)
        self.setEscapeButton(self._stay)
        self.buttonClicked.connect(self._chosen)

    def _chosen(self, button: object) -> None:
        if button is self._notes:
            self.notes_wanted.emit()
        elif button is self._close:
            self.close_wanted.emit()
