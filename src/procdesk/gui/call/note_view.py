"""The note pane: the note so far, editable, and what is shown while no call is under way."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QAction, QHideEvent, QKeyEvent, QKeySequence, QResizeEvent, QShowEvent
from PySide6.QtWidgets import (
    QBoxLayout,
    QFrame,
    QLabel,
    QPushButton,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from procdesk.call.note import (
    Fields,
    NoteForm,
    clock,
    crm_address,
    fields_of,
    note_addition,
    renewed_lines,
    unknown_places,
    write_note,
)
from procdesk.call.session import CallSummary
from procdesk.gui.actions import Actions
from procdesk.gui.call.ended_calls import EndedCall, EndedCalls, NoteDraft
from procdesk.gui.call.note_editor import NoteEditor
from procdesk.gui.call.previous_notes import PreviousNotesList, PreviousNoteView
from procdesk.gui.call.session import CallTimer
from procdesk.gui.theme import Theme
from procdesk.gui.widgets.arrow_group import ArrowGroup
from procdesk.gui.widgets.basic import label, scroll_area, wrapped_label
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
        self.setObjectName("noCall")
        # A plain widget has no border without it.
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
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
                "It starts with the key, or when you type what the customer says. "
                "What you search for, open, say and decide then appears here, ready to copy."
            )
        return self.tr("Once it starts, what you search for, open, say and decide appears here, ready to copy.")

    def _restyle(self) -> None:
        self._picture.setPixmap(self._theme.icon("phone", "accent").pixmap(40, 40))


# In pixels, the second one at 100 per cent text size.
_NARROWEST, _LOWEST = 320, 480
_MARGIN = 24
# Below this width, in pixels at 100 per cent text size, the time of the call stands below the title.
_TITLE = 320


class NoteView(QFrame):
    """The note of the call under way, with those of the calls before it to choose from.

    `copy_wanted` and `save_wanted` carry the note that is shown, `crm_wanted` the address to open, all as the user left
    it. `taken` tells that the note of the call under way is now somewhere else too, `notes_changed` that one of those
    before it is no longer as it was. `form` gives what the note is written on. Nothing of the note goes anywhere but
    through these signals; whoever has taken it somewhere says so (`took`).
    """

    copy_wanted = Signal(str)
    crm_wanted = Signal(str)
    save_wanted = Signal(str)
    begin_wanted = Signal()
    end_wanted = Signal()
    taken = Signal()
    notes_changed = Signal()
    left = Signal()

    def __init__(
        self,
        theme: Theme,
        actions: Actions,
        call_timer: CallTimer,
        ended_calls: EndedCalls,
        form: Callable[[], NoteForm],
    ) -> None:
        super().__init__()
        self.setObjectName("page")
        self._theme = theme
        self._call_timer = call_timer
        self._form = form
        self._fields: Fields = {}
        self._taken: Fields | None = None
        self._previous_list = PreviousNotesList(ended_calls)
        self._lay_out(actions)
        call_timer.changed.connect(self._changed)
        call_timer.began.connect(self._changed)
        call_timer.ended.connect(self._forget)
        call_timer.second.connect(self._second)
        self._show_state(None)
        self._show_list()

    @property
    def text(self) -> str:
        """The note as it stands in the box."""
        return self._box.toPlainText()

    @property
    def shown_text(self) -> str:
        """The note that is shown: that of the call under way, or of one that has ended."""
        return self._previous.text if self.shows_previous else self.text

    @property
    def is_taken(self) -> bool:
        """Whether all that the note holds was copied, sent or saved; what only tells the time does not count."""
        facts, form = self._call_timer.facts(), self._form()
        fields = self._fields if facts is None else fields_of(facts, form)
        return self._taken is not None and not note_addition(form, self._taken, fields)

    @property
    def own_words(self) -> str:
        """The note where the user has changed it, "" where it is as it was made."""
        return self.text if self._box.edited else ""

    @property
    def shows_previous(self) -> bool:
        """Whether the note of a call that has ended is shown."""
        return self._stack.currentWidget() is self._previous

    @property
    def has_crm(self) -> bool:
        """Whether the company has an address to which a note can be sent."""
        return crm_address(self._form().crm_url, "", {}) is not None

    def took(self, text: str) -> None:
        """The note that is shown, as it was then, is now somewhere else too."""
        if self.shows_previous:
            self._previous.took()
        elif text == self.text:
            self._taken = self._fields
            self.taken.emit()

    def crm_address_of(self, call: EndedCall) -> str | None:
        """Opens the CRM with the note of a call that has ended; None where the company has no address for it."""
        return crm_address(self._form().crm_url, call.text, call.draft.fields)

    def took_previous(self, call: EndedCall) -> None:
        """The note of a call that has ended is now somewhere else too."""
        call.copied = True
        self._previous_changed()

    def show_previous(self, call: EndedCall) -> None:
        """Shows the note of a call that has ended."""
        self._previous.show_call(call)
        self._stack.setCurrentWidget(self._previous)
        self.setFocusProxy(self._previous)
        self.setFocus()
        self._show_list()

    def draft(self) -> NoteDraft:
        """The note as it is now, as a view in another language needs it, or whoever keeps it."""
        self._bring_up_to_date()
        return NoteDraft(self._box.made, self.text, self._fields, self._taken)

    def resume(self, draft: NoteDraft) -> None:
        """Goes on with a note that was kept; what it was made of stands where nothing was changed."""
        self._box.resume(draft.made, draft.text)
        self._fields, self._taken = draft.fields, draft.taken

    def take_over(self, call: EndedCall, words: str) -> None:
        """Goes on with the note of a call that had ended; `words` is the note that the user has written since."""
        text = f"{call.text}\n{words}" if words else call.text
        self.resume(replace(call.draft, text=text, taken=call.draft.taken if call.copied else None))
        facts = self._call_timer.facts()
        if words and facts is not None:
            # What has happened since stands in these words already.
            self._fields = fields_of(facts, self._form())
        self._show_list()
        self._changed()

    def copy(self) -> bool:
        """Asks for the note that is shown to be copied; False where no call is under way."""
        if self.shows_previous:
            self._previous.copy()
            return True
        if not self._complete():
            return False
        self.copy_wanted.emit(self.text)
        return True

    def to_crm(self) -> None:
        """Asks for the CRM to be opened with the note, where the company has an address for it."""
        if self.shows_previous:
            self._previous.to_crm()
        elif self._complete():
            address = crm_address(self._form().crm_url, self.text, self._fields)
            if address is not None:
                self.crm_wanted.emit(address)

    def save(self) -> None:
        """Asks for the note of the call to be saved."""
        if self._complete():
            self.save_wanted.emit(self.text)

    def showEvent(self, event: QShowEvent) -> None:
        self._refresh()
        self._show_list()
        super().showEvent(event)

    def hideEvent(self, event: QHideEvent) -> None:
        self._say("")
        self._show_state(self._call_timer.facts())
        super().hideEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()
        self._show_list()

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
        self._previous = self._make_previous(actions)
        self._stack.addWidget(self._previous)
        self._previous_list.chosen.connect(self.show_previous)
        content = QWidget()
        content.setObjectName("pageBody")
        column = QVBoxLayout(content)
        column.setContentsMargins(_MARGIN, 12, _MARGIN, 12)
        column.setSpacing(12)
        column.addWidget(self._stack, 1)
        column.addWidget(self._previous_list)
        # With large text in a small window it is higher than there is room for.
        scroll = scroll_area(content)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(1, 6, 1, 6)
        outer.addWidget(scroll)
        self.setFocusProxy(self._stack)

    def _close_button(self) -> QPushButton:
        made = close_button(self.tr("close"))
        made.clicked.connect(self.left)
        return made

    def _make_previous(self, actions: Actions) -> PreviousNoteView:
        previous = PreviousNoteView(actions, self._form)
        previous.copy_wanted.connect(self.copy_wanted)
        previous.crm_wanted.connect(self.crm_wanted)
        previous.save_wanted.connect(self.save_wanted)
        previous.changed.connect(self._previous_changed)
        previous.left.connect(self._leave_previous)
        return previous

    def _previous_changed(self) -> None:
        self._show_list()
        self.notes_changed.emit()

    def _leave_previous(self) -> None:
        self._show_state(self._call_timer.facts())
        self._show_list()
        self.setFocus()

    def _show_list(self) -> None:
        """Shows which notes there are of calls that have ended; in a low pane it gives way to the one that is read."""
        self._previous_list.refresh()
        low = self.height() < _LOWEST * self._theme.percent / 100
        self._previous_list.setVisible(bool(self._previous_list.lines) and not (low and self.shows_previous))

    def _call(self, actions: Actions) -> QWidget:
        self._time = label("badge", tone="good")
        self._since = label("quiet")
        self._news = wrapped_label("quiet")
        self._nothing_yet = self.tr("Nothing yet: what you search for, copy and decide is added automatically.")
        self._box = NoteEditor()
        self._box.setObjectName("note")
        self._box.setAccessibleName(self.tr("Call note"))
        self._box.left.connect(self.left)
        self._box.textChanged.connect(self._written)
        promise = wrapped_label("quiet", self.tr("None of this is saved or sent automatically."))
        top = self._top = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        top.setSpacing(10)
        top.addWidget(wrapped_label("title", self.tr("Call note")), 1)
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
        ArrowGroup(self, lambda: (self._copy, self._crm, self._save, self._end))
        return self._buttons

    def _arrange(self) -> None:
        """The buttons in a row, or below each other where a row is too narrow for them."""
        few = (self._save, self._end)
        across, down = QBoxLayout.Direction.LeftToRight, QBoxLayout.Direction.TopToBottom
        self._top.setDirection(down if self._room < self._theme.points(_TITLE) else across)
        self._since.setVisible(self._fits(self._copy, self._crm, *few))
        for box, buttons in ((self._buttons, (self._copy, self._crm, *few)), (self._less, few)):
            row = self._fits(*buttons)
            box.setDirection(across if row else down)

        for button in (self._copy, self._crm, *few):
            # The widest of all would widen the pane.
            button.stack(button.width_of(button.accessibleName()) > self._room)

    def _fits(self, *buttons: KeyButton) -> bool:
        wanted = sum(one.width_of(one.accessibleName()) + self._less.spacing() for one in buttons)
        return wanted <= self._room

    @property
    def _room(self) -> int:
        return self.width() - 2 * _MARGIN - 2

    def _written(self) -> None:
        """The user wrote in the note: it is no longer what was copied."""
        self._taken = None
        self._call_timer.wrote()

    def _changed(self) -> None:
        if self.isVisible():
            self._refresh()

    def _complete(self) -> bool:
        """Brings the note up to date before it is taken, with what is typed, and tells whether there is one."""
        self._call_timer.rested()
        return self._refresh()

    def _refresh(self) -> bool:
        """Shows the note as it is now, unless that of an earlier call is shown, and tells whether there is one."""
        if not self.shows_previous:
            self._show_state(self._call_timer.facts())
        return self._bring_up_to_date()

    def _bring_up_to_date(self) -> bool:
        """Adds to the note what has happened, and tells whether there is one; what the user wrote stays as it is."""
        facts = self._call_timer.facts()
        if facts is None:
            return False
        form = self._form()
        fields = fields_of(facts, form)
        if self._box.edited:
            self._go_on(form, fields)
        else:
            self._box.show_note(write_note(form, fields))
            self._say(self._nothing_yet if facts.empty else self._unknown(form))
        self._fields = fields
        return True

    def _unknown(self, form: NoteForm) -> str:
        """That the company's template has words in braces which nothing can be written for."""
        unknown = ", ".join(unknown_places(form))
        return self.tr("The note template has a placeholder that is not known: {0}").format(unknown) if unknown else ""

    def _go_on(self, form: NoteForm, fields: Fields) -> None:
        """What has happened since the user changed the note: at its end, and in the lines that frame it."""
        for old, new in renewed_lines(form, self._fields, fields):
            self._box.renew(old, new)
        if lines := note_addition(form, self._fields, fields):
            self._box.add(lines)
            self._say(self.tr("What happens from now on is added at the end."))

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
        if facts is not None and self.isVisible() and not self.shows_previous:
            self._show_time(facts)
            if not (self._box.edited or self._box.textCursor().hasSelection()):
                self._refresh()

    def _show_time(self, facts: CallSummary) -> None:
        self._time.setText(self.tr("● Call {0}").format(clock(int(facts.lasted.total_seconds()))))

    def _forget(self) -> None:
        self._fields, self._taken = {}, None
        self._say("")
        self._box.show_note("")
        self._show_state(None)
        self._show_list()
