"""The guide as it is run: one question on the screen, its choices on number keys, the path above it."""

from __future__ import annotations

from itertools import pairwise

from PySide6.QtCore import QEvent, QObject, Qt, Signal, SignalInstance
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent, QAction, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import (
    QApplication,
    QBoxLayout,
    QFrame,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from procdesk.call.guide import Leads, Way
from procdesk.desk.actions import Actions
from procdesk.desk.choice_row import ChoiceRow
from procdesk.desk.flow import Flow
from procdesk.desk.guiding import Screen, Word
from procdesk.desk.key_button import KeyButton
from procdesk.desk.parts import ElidedLabel, label, set_tone, wrapped_label
from procdesk.desk.side_card import Notice
from procdesk.desk.text_block import ReadPicture, TextBlock
from procdesk.desk.theme import Theme
from procdesk.desk.trail import Trail

_NUMBER_KEYS = "1234567890"
_SIDE = 24
_MOST_ROWS = 40
_MOST_LETTERS = 300
_STRONG = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier | Qt.KeyboardModifier.MetaModifier
_KEYPAD = Qt.KeyboardModifier.KeypadModifier
_ENTER_KEYS = frozenset({Qt.Key.Key_Return, Qt.Key.Key_Enter})
_OWN_KEYS = _ENTER_KEYS | frozenset(
    {
        Qt.Key.Key_Backspace,
        Qt.Key.Key_Home,
        Qt.Key.Key_Escape,
        Qt.Key.Key_Up,
        Qt.Key.Key_Down,
        Qt.Key.Key_PageUp,
        Qt.Key.Key_PageDown,
    }
)


class _Scroll(QScrollArea):
    """A scroll area that leaves all keys to the guide."""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        event.ignore()


class GuideView(QFrame):
    """Shows a Screen of `Guiding`. `chosen` counts from 0, `typed` carries letters that are meant for the search,
    `linked` the address of a link in the text.
    """

    chosen = Signal(int)
    went_back = Signal()
    started_again = Signal()
    returned = Signal()
    left = Signal()
    typed = Signal(str)
    linked = Signal(str)

    def __init__(
        self, theme: Theme, actions: Actions, read_picture: ReadPicture, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setObjectName("guide")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._theme = theme
        self._now: Screen | None = None
        self._rows: list[ChoiceRow] = []
        self._shown: list[ChoiceRow] = []
        self._name = ElidedLabel("capitals")
        home, back, again = self.tr("Home"), self.tr("back"), self.tr("start again")
        self._back = _small_button("⌫", back, self.went_back)
        self._again = _small_button(home, again, self.started_again)
        self._leave = _small_button(self.tr("Esc"), self.tr("leave"), self.left)
        self._return = _small_button("", "", self.returned)
        self._below = (
            _action_button(actions["hand_over"]),
            _action_button(actions["note"]),
            _large_button(home, self.tr("Start again"), self.started_again),
            _large_button("⌫", self.tr("Back"), self.went_back),
        )
        self._trail = Trail()
        self._notice = Notice()
        self._card_name = label("capitals", tone="good")
        self._heading = wrapped_label("question")
        # One long word must not widen the guide.
        self._heading.setMinimumWidth(1)
        self._text = TextBlock(theme, read_picture, tone="guide")
        self._text.linked.connect(self._linked)
        self._text.installEventFilter(self)
        self._lead = wrapped_label("quiet")
        self._more = wrapped_label("quiet")
        self._foot = wrapped_label("quiet", self.tr("What is chosen here goes into the note of the call."))
        self._current = 0
        self._scroll = _Scroll()
        self._lay_out()
        theme.changed.connect(self._restyle)

    @property
    def now(self) -> Screen | None:
        """What is shown now."""
        return self._now

    def show_screen(self, screen: Screen) -> None:
        """Shows a question or an outcome; where the cursor was in the guide, it goes on in it."""
        had_focus = self._has_cursor()
        before, self._now = self._now, screen
        same = before is not None and (before.run.id, before.run.anchor) == (screen.run.id, screen.run.anchor)
        current = self._current_row() if same else screen.run.marked
        if had_focus:
            # A row that is hidden would give the cursor away.
            self.setFocus()
        self.setUpdatesEnabled(False)
        self._fill_head(screen)
        self._fill_card(screen)
        self._fill_rows(screen.ways)
        self._set_tab_order()
        if not same:
            self._scroll.verticalScrollBar().setValue(0)
        self.setUpdatesEnabled(True)
        self._current = current
        if had_focus:
            self.take_focus()
        self._announce()

    def take_focus(self) -> None:
        """Puts the cursor on the choice that was taken here before, else on the first that leads on."""
        able = [row for row in self._shown if row.isEnabled()]
        wanted = self._shown[self._current : self._current + 1]
        target: QWidget = wanted[0] if wanted and wanted[0].isEnabled() else able[0] if able else self
        target.setFocus(Qt.FocusReason.TabFocusReason)
        if target is not self:
            self._scroll.ensureWidgetVisible(target)

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent) and _is_own(event):
            event.accept()
            return True
        return super().event(event)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """The text would take some of the guide's keys for its own cursor; Enter stays with its links."""
        pressed = event if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent) else None
        if watched is self._text and pressed and _is_own(pressed) and pressed.key() not in _ENTER_KEYS:
            return self._does(pressed)
        return super().eventFilter(watched, event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.modifiers() & _STRONG or not self._does(event):
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit_head()

    def _does(self, event: QKeyEvent) -> bool:
        """Does what a key stands for, and tells whether it stands for anything."""
        key, text = event.key(), event.text()
        if key in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            self._step(-1 if key == Qt.Key.Key_Up else 1)
        elif key in (Qt.Key.Key_PageUp, Qt.Key.Key_PageDown):
            self._scroll_by(-1 if key == Qt.Key.Key_PageUp else 1, self._scroll.viewport().height())
        elif event.isAutoRepeat():
            # A key that is held too long answers one question, not those that follow.
            return _is_own(event)
        elif key in _OWN_KEYS:
            self._do_key(key, event.modifiers())
        elif text and text in _NUMBER_KEYS:
            self._choose(_NUMBER_KEYS.index(text))
        elif text.strip() and text.isprintable():
            self.typed.emit(text)
        else:
            return False
        return True

    def _do_key(self, key: int, modifiers: Qt.KeyboardModifier) -> None:
        focus = QApplication.focusWidget()
        if key == Qt.Key.Key_Escape:
            self.left.emit()
        elif key == Qt.Key.Key_Backspace:
            returns = modifiers & Qt.KeyboardModifier.ShiftModifier and self._return.isVisibleTo(self)
            (self.returned if returns else self.went_back).emit()
        elif key == Qt.Key.Key_Home and not modifiers & _KEYPAD:
            # On the keypad this is the 7 of somebody who does not know that the numbers are off.
            self.started_again.emit()
        elif key in _ENTER_KEYS and isinstance(focus, QPushButton):
            focus.click()

    def _choose(self, number: int) -> None:
        if number < len(self._shown) and self._shown[number].isEnabled():
            self.chosen.emit(number)

    def _step(self, by: int) -> None:
        able = [row for row in self._shown if row.isEnabled()]
        focus = QApplication.focusWidget()
        if not able:
            self._scroll_by(by, 3 * self.fontMetrics().lineSpacing())
            return
        here = able.index(focus) if focus in able else (-1 if by > 0 else len(able))
        target = able[max(0, min(len(able) - 1, here + by))]
        target.setFocus(Qt.FocusReason.TabFocusReason)
        self._scroll.ensureWidgetVisible(target)

    def _scroll_by(self, direction: int, pixels: int) -> None:
        bar = self._scroll.verticalScrollBar()
        bar.setValue(bar.value() + direction * pixels)

    def _current_row(self) -> int:
        focus = QApplication.focusWidget()
        return self._shown.index(focus) if focus in self._shown else self._current

    def _has_cursor(self) -> bool:
        focus = QApplication.focusWidget()
        return focus is not None and (focus is self or self.isAncestorOf(focus))

    def _fill_head(self, screen: Screen) -> None:
        run = screen.run
        self._name.setText(f"{self.tr('Guide').upper()} · {run.write_up.title}")
        ends = run.question is None or run.is_outcome
        for button in (self._back, self._again):
            button.setVisible(bool(run.path) and not ends)
        for button in self._below[2:]:
            button.setVisible(bool(run.path))
        self._trail.show_path(run.path)
        self._trail.setVisible(bool(run.path))
        came_from = run.came_from
        if came_from:
            self._return.setAccessibleName(self.tr("return to “{title}”").format(title=came_from.title))
        self._return.setVisible(came_from is not None)
        self._fit_head()
        words = self._remark(screen)
        if words:
            self._notice.fill(words, self._theme)
        self._notice.setVisible(bool(words))

    def _remark(self, screen: Screen) -> str:
        """What is to be said above the question, in words."""
        if not screen.word and screen.ways and all(way.leads is Leads.NOWHERE for way in screen.ways):
            return self.tr("None of these answers leads on: tell whoever keeps this page.")
        return {
            Word.NOTHING: "",
            Word.BEGUN_ANEW: self.tr("This guide has just been changed: it begins again."),
            Word.MISSING: self.tr("That page is not there any more."),
            Word.FAILED: self.tr("That page could not be read. Try once more."),
            Word.GONE: self.tr("This guide has just been removed or is being changed: here it is as it was."),
        }[screen.word]

    def _fill_card(self, screen: Screen) -> None:
        question = screen.run.question
        ends = question is None or screen.run.is_outcome
        set_tone(self._card, "say" if question is None else "good" if ends else "bare")
        set_tone(self._card_name, "accent" if question is None else "good")
        margins = (18, 12, 16, 12) if ends else (0, 0, 0, 0)
        self._card_column.setContentsMargins(*margins)
        name = self.tr("This is what to do") if question else self.tr("This goes on in another page")
        self._card_name.setText(name.upper())
        self._card_name.setVisible(ends)
        heading = (question.heading if question else "") or screen.run.write_up.title
        self._heading.setText(_cut(heading))
        self._text.show_html(screen.text)
        self._text.setVisible(bool(screen.text))
        self._text.setAccessibleName(heading)
        links = Qt.FocusPolicy.StrongFocus if "<a href" in screen.text else Qt.FocusPolicy.NoFocus
        self._text.setFocusPolicy(links)
        self._lead.setText(self.tr("It has no guide: read what its page says.") if question is None else "")
        self._lead.setVisible(question is None)
        self._next.setVisible(ends)

    def _fill_rows(self, ways: tuple[Way, ...]) -> None:
        seen = ways[:_MOST_ROWS]
        while len(self._rows) < len(seen):
            self._add_row()
        for number, (row, way) in enumerate(zip(self._rows, seen, strict=False)):
            key = _NUMBER_KEYS[number] if number < len(_NUMBER_KEYS) else ""
            row.fill(key, _cut(way.label), _cut(self._hint(way)), way.leads is not Leads.NOWHERE)
            row.show()
        for row in self._rows[len(seen) :]:
            row.hide()
        self._shown = self._rows[: len(seen)]
        more = len(ways) - len(seen)
        self._more.setText(self.tr("and {count} more, on the page").format(count=more))
        self._more.setVisible(bool(more))

    def _hint(self, way: Way) -> str:
        if way.leads is Leads.NOWHERE:
            return self.tr("leads nowhere: tell whoever keeps this page")
        return self.tr("goes on in “{title}”").format(title=way.target) if way.leads is Leads.PROCESS else way.target

    def _announce(self) -> None:
        """Says to screen readers what is on the screen now."""
        question = self._heading.text()
        count = len(self._shown)
        words = self.tr("{question} Answers: {count}").format(question=question, count=count) if count else question
        if self._card_name.isVisibleTo(self):
            words = f"{self._card_name.text().capitalize()}: {question}"
        self.setAccessibleName(words)
        self.setAccessibleDescription(self._text.toPlainText())
        if self.isVisible():
            QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, words))

    def _linked(self, address: str) -> None:
        if not address.startswith("#"):
            self.linked.emit(address)

    def _restyle(self) -> None:
        self._text.restyle()
        if self._now is not None:
            self._fill_head(self._now)
            self._fill_rows(self._now.ways)

    def _lay_out(self) -> None:
        keys = Flow(8, 8)
        for button in (self._back, self._again, self._leave):
            keys.addWidget(button)
        self._keys = QWidget()
        self._keys.setLayout(keys)
        self._head = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._head.setSpacing(8)
        self._head.addWidget(self._name, 1)
        self._head.addWidget(self._keys)
        self._card = QFrame()
        self._card.setProperty("role", "card")
        self._card.setProperty("tone", "bare")
        self._card_column = QVBoxLayout(self._card)
        self._card_column.setSpacing(6)
        for part in (self._card_name, self._heading, self._text, self._lead):
            self._card_column.addWidget(part)
        steps = Flow(8, 8)
        for step in self._below:
            steps.addWidget(step)
        self._next = QWidget()
        self._next.setLayout(steps)
        self._choices = QVBoxLayout()
        self._choices.setSpacing(10)
        content = QWidget()
        content.setObjectName("pageBody")
        column = QVBoxLayout(content)
        column.setContentsMargins(_SIDE, 4, _SIDE, 12)
        column.setSpacing(12)
        column.addWidget(self._notice)
        column.addWidget(self._card)
        column.addWidget(self._next)
        column.addLayout(self._choices)
        column.addWidget(self._more)
        column.addStretch(1)
        column.addWidget(self._foot)
        self._scroll.setWidgetResizable(True)
        self._scroll.setFrameShape(QFrame.Shape.NoFrame)
        self._scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._scroll.setWidget(content)
        top = QVBoxLayout()
        top.setContentsMargins(_SIDE, 16, _SIDE, 0)
        top.setSpacing(8)
        top.addLayout(self._head)
        top.addWidget(self._return, 0, Qt.AlignmentFlag.AlignLeft)
        top.addWidget(self._trail)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(1, 0, 1, 6)
        outer.setSpacing(8)
        outer.addLayout(top)
        outer.addWidget(self._scroll, 1)

    def _fit_head(self) -> None:
        """The keys beside the name where both have room, else below it."""
        room = self.width() - 2 * _SIDE - 2
        needed = self._keys.sizeHint().width() + 14 * self._name.fontMetrics().averageCharWidth()
        direction = QBoxLayout.Direction
        self._head.setDirection(direction.LeftToRight if needed <= room else direction.TopToBottom)
        words = f"⇧ ⌫  {self._return.accessibleName()}"
        fitting = self._return.fontMetrics().elidedText(words, Qt.TextElideMode.ElideRight, max(80, room - 20))
        self._return.setText(fitting)

    def _add_row(self) -> None:
        row = ChoiceRow()
        number = len(self._rows)
        row.clicked.connect(lambda _checked=False: self.chosen.emit(number))
        self._rows.append(row)
        self._choices.addWidget(row)

    def _set_tab_order(self) -> None:
        order = [self, *self._rows, self._text, *self._below, self._back, self._again, self._leave, self._return]
        for before, after in pairwise(order):
            QWidget.setTabOrder(before, after)


def _small_button(key: str, words: str, fact: SignalInstance) -> QPushButton:
    button = QPushButton(f"{key}  {words}")
    button.setProperty("role", "key")
    button.setAccessibleName(words)
    button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
    button.clicked.connect(lambda _checked=False: fact.emit())
    return button


def _large_button(key: str, words: str, fact: SignalInstance) -> KeyButton:
    button = KeyButton(words, key)
    button.clicked.connect(lambda _checked=False: fact.emit())
    return button


def _action_button(action: QAction) -> KeyButton:
    button = KeyButton(action.text(), action.shortcut())
    button.setEnabled(action.isEnabled())
    action.enabledChanged.connect(button.setEnabled)
    button.clicked.connect(action.trigger)
    return button


def _cut(text: str) -> str:
    return text if len(text) <= _MOST_LETTERS else f"{text[:_MOST_LETTERS]}…"


def _is_own(event: QKeyEvent) -> bool:
    """Whether a key is one of the guide's, so that no shortcut of the window takes it."""
    if event.modifiers() & _STRONG:
        return False
    return event.key() in _OWN_KEYS or (event.text() != "" and event.text() in _NUMBER_KEYS)
