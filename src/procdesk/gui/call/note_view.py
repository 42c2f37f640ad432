"""The note pane: the note so far, editable, and what is shown while no call is under way."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QAction, QHideEvent, QKeyEvent, QKeySequence, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QBoxLayout, QFrame, QHBoxLayout, QLabel, QPushButton, QStackedWidget, QVBoxLayout, QWidget

from procdesk.call.note import Fields, NoteForm, clock, crm_address, fields_of, note_addition, renewed_lines, write_note
from procdesk.call.session import CallSummary
from procdesk.gui.actions import Actions
from procdesk.gui.call.note_editor import NoteEditor
from procdesk.gui.call.session import CallTimer
from procdesk.gui.theme import Theme
from procdesk.gui.widgets.basic import label, wrapped_label
from procdesk.gui.widgets.buttons import KeyButton, close_button


class NoCallView(QWidget):
    """`begin_wanted` tells that the button was pressed."""

    begin_wanted = Signal()

    def __init__(self, theme: Theme, call: QAction, call_timer: CallTimer) -> None:
        super().__init__()
        self._theme = theme
        self._call_timer = call_timer
        self._picture = QLabel()
        self._how = wrapped_label("lead")
        heading = wrapped_label("title", self.tr("No call in progress"))
        button = KeyButton(self.tr("Start the call"), call.shortcut(), "main")
        button.clicked.connect(self.begin_wanted)
        # The cursor is here and not on the button: a space is not to begin a call.
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName(self.tr("No call in progress"))
        column = QVBoxLayout(self)
        column.setSpacing(12)
        column.addStretch(2)
        column.addWidget(self._picture, 0, Qt.AlignmentFlag.AlignHCenter)
        for words in (heading, self._how):
            words.setAlignment(Qt.AlignmentFlag.AlignHCenter)
            column.addWidget(words)
        column.addSpacing(6)
        column.addWidget(button, 0, Qt.AlignmentFlag.AlignHCenter)
        column.addStretch(3)
        theme.changed.connect(self._restyle)
        self._restyle()

    def add_top(self, button: QWidget) -> None:
        """Puts a button into the corner at the top."""
        layout = self.layout()
        if isinstance(layout, QVBoxLayout):
            layout.insertWidget(0, button, 0, Qt.AlignmentFlag.AlignRight)

    def showEvent(self, event: QShowEvent) -> None:
        self._how.setText(self._beginning())
        super().showEvent(event)

    def _beginning(self) -> str:
        if self._call_timer.begins_by_itself:
            return self.tr(
                "It starts with the key, or with your first search after a pause. "
                "What you ask, open, say and decide then appears here, ready to copy."
            )
        return self.tr("Once it starts, what you ask, open, say and decide appears here, ready to copy.")

    def _restyle(self) -> None:
        self._picture.setPixmap(self._theme.icon("phone", "accent").pixmap(40, 40))


_NARROWEST = 320


@dataclass(frozen=True, slots=True)
class NoteDraft:
    """A note under way: as it was made, as the user has it, as it was last taken, and the values it was made of."""

    made: str
    text: str
    taken: str
    fields: Fields


class NoteView(QFrame):
    """`copy_wanted` and `save_wanted` carry the note, `crm_wanted` the address to open, all as the user left it.

    `edited` tells that the user wrote in it. `form` gives what the note is written on. Nothing of the note goes
    anywhere but through these signals; whoever has taken it somewhere says so (`took`).
    """

    copy_wanted = Signal(str)
    crm_wanted = Signal(str)
    save_wanted = Signal(str)
    begin_wanted = Signal()
    end_wanted = Signal()
    edited = Signal()
    left = Signal()

    def __init__(self, theme: Theme, actions: Actions, call_timer: CallTimer, form: Callable[[], NoteForm]) -> None:
        super().__init__()
        self.setObjectName("page")
        self._theme = theme
        self._call_timer = call_timer
        self._form = form
        self._fields: Fields = {}
        self._taken = ""
        self._lay_out(actions)
        call_timer.changed.connect(self._changed)
        call_timer.began.connect(self._changed)
        call_timer.ended.connect(self._forget)
        call_timer.second.connect(self._second)
        self._show_state(None)

    @property
    def text(self) -> str:
        """The note as it stands in the box."""
        return self._box.toPlainText()

    @property
    def would_be_lost(self) -> bool:
        """Whether the user has written something that was not copied, sent or saved since."""
        return self._box.edited and self.text != self._taken

    @property
    def has_crm(self) -> bool:
        """Whether the company has an address to which a note can be sent."""
        return crm_address(self._form().crm_url, "", {}) is not None

    def took(self, text: str) -> None:
        """The note, as it was then, is now somewhere else too."""
        self._taken = text

    def draft(self) -> NoteDraft:
        """What a view made anew, in another language, needs to go on with the note."""
        return NoteDraft(self._box.made, self.text, self._taken, self._fields)

    def resume(self, draft: NoteDraft) -> None:
        """Goes on with a note that another view had; what it was made of stands where nothing was changed."""
        self._fields, self._taken = draft.fields, draft.taken
        self._box.resume(draft.made, draft.text)

    def copy(self) -> None:
        """Asks for the note to be copied; nothing where no call is under way."""
        if self._refresh():
            self.copy_wanted.emit(self.text)

    def to_crm(self) -> None:
        """Asks for the CRM to be opened with the note, where the company has an address for it."""
        if self._refresh():
            address = crm_address(self._form().crm_url, self.text, self._fields)
            if address is not None:
                self.crm_wanted.emit(address)

    def save(self) -> None:
        """Asks for the note to be saved."""
        if self._refresh():
            self.save_wanted.emit(self.text)

    def showEvent(self, event: QShowEvent) -> None:
        self._refresh()
        super().showEvent(event)

    def hideEvent(self, event: QHideEvent) -> None:
        self._say("")
        super().hideEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)

    def minimumSizeHint(self) -> QSize:
        # Less than a row of buttons: they go below each other where it gets narrow.
        return QSize(_NARROWEST, super().minimumSizeHint().height())

    def _lay_out(self, actions: Actions) -> None:
        self._stack = QStackedWidget()
        self._no_call = NoCallView(self._theme, actions["call"], self._call_timer)
        self._no_call.begin_wanted.connect(self.begin_wanted)
        self._no_call.add_top(self._close_button())
        self._stack.addWidget(self._no_call)
        self._stack.addWidget(self._call(actions))
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 18, 24, 18)
        column.addWidget(self._stack)
        self.setFocusProxy(self._stack)

    def _close_button(self) -> QPushButton:
        made = close_button(self.tr("close"))
        made.clicked.connect(self.left)
        return made

    def _call(self, actions: Actions) -> QWidget:
        self._time = label("badge", tone="good")
        self._since = label("quiet")
        self._news = wrapped_label("quiet")
        self._nothing_yet = self.tr("Nothing yet: what you ask, open, copy and decide is added automatically.")
        self._box = NoteEditor()
        self._box.setAccessibleName(self.tr("Note of the call"))
        self._box.left.connect(self.left)
        self._box.textChanged.connect(self._call_timer.touch)
        self._box.textChanged.connect(self.edited)
        promise = wrapped_label("quiet", self.tr("None of this is saved or sent automatically."))
        top = QHBoxLayout()
        top.setSpacing(10)
        top.addWidget(wrapped_label("title", self.tr("Note of the call")), 1)
        top.addWidget(self._time, 0, Qt.AlignmentFlag.AlignVCenter)
        top.addWidget(self._since)
        top.addWidget(self._close_button())
        page = QWidget()
        column = QVBoxLayout(page)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(10)
        column.addLayout(top)
        column.addWidget(self._box, 1)
        column.addWidget(self._news)
        column.addWidget(promise)
        column.addLayout(self._make_buttons(actions))
        return page

    def _make_buttons(self, actions: Actions) -> QBoxLayout:
        self._copy = KeyButton(self.tr("Copy the note"), actions["copy_note"].shortcut(), "main")
        self._crm = KeyButton(self.tr("Open the CRM"), actions["note_to_crm"].shortcut())
        self._save = KeyButton(self.tr("Save…"), QKeySequence())
        self._end = KeyButton(self.tr("End the call"), actions["call"].shortcut())
        for button, do in (
            (self._copy, self.copy),
            (self._crm, self.to_crm),
            (self._save, self.save),
            (self._end, self.end_wanted.emit),
        ):
            button.clicked.connect(lambda _checked=False, do=do: do())
        self._buttons = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._buttons.setSpacing(8)
        self._buttons.addWidget(self._copy)
        self._buttons.addWidget(self._crm)
        self._buttons.addStretch(1)
        self._less = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._less.setSpacing(8)
        self._less.addWidget(self._save)
        self._less.addWidget(self._end)
        self._buttons.addLayout(self._less)
        return self._buttons

    def _arrange(self) -> None:
        """The buttons in a row, or below each other where a row is too narrow for them."""
        few = (self._save, self._end)
        self._since.setVisible(self._fits(self._copy, self._crm, *few))
        for box, buttons in ((self._buttons, (self._copy, self._crm, *few)), (self._less, few)):
            row = self._fits(*buttons)
            box.setDirection(QBoxLayout.Direction.LeftToRight if row else QBoxLayout.Direction.TopToBottom)

    def _fits(self, *buttons: KeyButton) -> bool:
        wanted = sum(one.sizeHint().width() + self._less.spacing() for one in buttons)
        return wanted <= self._stack.width()

    def _changed(self) -> None:
        if self.isVisible():
            self._refresh()

    def _refresh(self) -> bool:
        """Brings the note up to date, and tells whether there is one; what the user wrote stays as it is."""
        facts = self._call_timer.facts()
        self._show_state(facts)
        if facts is None:
            return False
        form = self._form()
        fields = fields_of(facts, form)
        if self._box.edited:
            self._go_on(form, fields)
        else:
            self._box.show_note(write_note(form, fields))
            self._say(self._nothing_yet if facts.empty else "")
        self._fields = fields
        return True

    def _go_on(self, form: NoteForm, fields: Fields) -> None:
        """What has happened since the user changed the note: at its end, and in the lines that frame it."""
        was_taken = self.text == self._taken
        for old, new in renewed_lines(form, self._fields, fields):
            self._box.renew(old, new)
        if lines := note_addition(form, self._fields, fields):
            self._box.add(lines)
            self._say(self.tr("What has happened since is added at the end."))
        if was_taken:
            # The user's own words are still where they were taken to.
            self._taken = self.text

    def _say(self, words: str) -> None:
        self._news.setText(words)
        self._news.setVisible(bool(words))

    def _show_state(self, facts: CallSummary | None) -> None:
        focus = self.window().focusWidget()
        had_cursor = focus is not None and self.isAncestorOf(focus)
        page = 0 if facts is None else 1
        moved = page != self._stack.currentIndex()
        self._stack.setCurrentIndex(page)
        self.setFocusProxy(self._no_call if facts is None else self._box)
        if had_cursor and moved:
            self.setFocus()
        self._crm.setVisible(self.has_crm)
        if facts is not None:
            self._since.setText(self.tr("since {0}").format(f"{facts.began:%H:%M}"))
            self._show_time(facts)

    def _second(self) -> None:
        facts = self._call_timer.facts()
        if facts is not None and self.isVisible():
            self._show_time(facts)
            if not (self._box.edited or self._box.textCursor().hasSelection()):
                self._refresh()

    def _show_time(self, facts: CallSummary) -> None:
        self._time.setText(self.tr("● Call {0}").format(clock(int(facts.lasted.total_seconds()))))

    def _forget(self) -> None:
        self._fields, self._taken = {}, ""
        self._say("")
        self._box.show_note("")
        self._show_state(None)
