"""The guide pane: one question at a time, its choices on number keys."""

from __future__ import annotations

from functools import partial
from itertools import pairwise

from PySide6.QtCore import QEvent, QObject, QSize, Qt, Signal
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent, QAction, QKeyEvent
from PySide6.QtWidgets import (
    QApplication,
    QFrame,
    QHBoxLayout,
    QPushButton,
    QScrollArea,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from procdesk.call.guide import GuideChoice, TargetKind
from procdesk.gui.actions import Actions
from procdesk.gui.call.guide_header import GuideCard, GuideHeader, GuideRemark, GuideScreen
from procdesk.gui.formatting import AnswerLabels
from procdesk.gui.page.cards import AnswerCard, Notice
from procdesk.gui.theme import Theme
from procdesk.gui.widgets.arrow_group import ArrowGroup
from procdesk.gui.widgets.basic import label, shortened, wrapped_label
from procdesk.gui.widgets.buttons import KeyButton, tool_tip
from procdesk.gui.widgets.flow_layout import FlowLayout
from procdesk.gui.widgets.html_view import ReadPicture


class ChoiceRow(QPushButton):
    """A button of two lines as tall as its words; only the space bar is its own, all other keys are the guide's."""

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("role", "choice")
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self._key = label("number")
        self._key.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._words = wrapped_label("name")
        self._hint = wrapped_label("quiet")
        lines = QVBoxLayout()
        lines.setSpacing(2)
        lines.addWidget(self._words)
        lines.addWidget(self._hint)
        row = QHBoxLayout(self)
        row.setContentsMargins(14, 11, 14, 11)
        row.setSpacing(14)
        row.addWidget(self._key)
        row.addLayout(lines, 1)
        for part in (self._key, self._words, self._hint):
            part.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
            # One long word must not widen the guide.
            part.setMinimumWidth(1)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def fill(self, key: str, words: str, hint: str, leads_on: bool) -> None:
        """Shows a choice; `key` is "" where no key chooses it, and one that does not lead on cannot be taken."""
        self._key.setText(key)
        side = round(self._key.fontMetrics().height() * 1.6)
        self._key.setFixedSize(side, side)
        self._words.setText(words)
        self._hint.setText(hint)
        self._hint.setVisible(bool(hint))
        self.setEnabled(leads_on)
        self.setAccessibleName(f"{key}: {words}" if key else words)
        self.setAccessibleDescription(hint)
        self.setToolTip(tool_tip(words, key))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Space:
            super().keyPressEvent(event)
        else:
            event.ignore()

    def sizeHint(self) -> QSize:
        return self._layout_size(self.width())

    def minimumSizeHint(self) -> QSize:
        layout = self.layout()
        return layout.minimumSize() if layout else QSize()

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        layout = self.layout()
        return layout.totalHeightForWidth(width) if layout else -1

    def _layout_size(self, width: int) -> QSize:
        layout = self.layout()
        return QSize(layout.totalSizeHint().width(), self.heightForWidth(width)) if layout else QSize()


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

    def next_row(self, by: int) -> QWidget | None:
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
            return self.tr("leads nowhere: tell the page's owner")
        return (
            self.tr("continues in “{title}”").format(title=way.target)
            if way.leads is TargetKind.PROCESS
            else way.target
        )

    def _add_row(self) -> None:
        row = ChoiceRow()
        number = len(self.rows)
        row.clicked.connect(lambda _checked=False: self.chosen.emit(number))
        row.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.rows.append(row)
        self.insertWidget(number, row)


_SIDE = 24
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
    """Shows a `GuideScreen`. `chosen` counts from 0, `linked` carries the address of a link in the text.

    `filled` tells that another screen is shown.
    """

    chosen = Signal(int)
    went_back = Signal()
    started_again = Signal()
    returned = Signal()
    left = Signal()
    linked = Signal(str)
    filled = Signal()

    def __init__(
        self, theme: Theme, actions: Actions, read_picture: ReadPicture, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setObjectName("guide")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._theme = theme
        self._now: GuideScreen | None = None
        self._head = GuideHeader()
        self._notice = Notice()
        self._card = GuideCard(theme, read_picture)
        self._card.text.linked.connect(self._linked)
        self._card.text.installEventFilter(self)
        self._answer = AnswerCard(theme, actions, read_picture)
        self._answer.hide()
        again, back = KeyButton(self.tr("Start again"), self.tr("Home")), KeyButton(self.tr("Back"), "⌫")
        self._ways_back = (again, back)
        self._steps = (_action_button(actions["hand_over"]), _action_button(actions["note"]), again, back)
        self._choices = ChoiceList()
        self._choices.chosen.connect(self.chosen)
        for asked, fact in (
            (self._head.went_back, self.went_back),
            (self._head.started_again, self.started_again),
            (self._head.returned, self.returned),
            (self._head.left, self.left),
            (again.clicked, self.started_again),
            (back.clicked, self.went_back),
        ):
            asked.connect(fact)
        for group in (self._choices.rows, self._steps, self._head.buttons):
            ArrowGroup(self, partial(tuple, group))
        self._scroll = _Scroll()
        self._lay_out()
        theme.changed.connect(self._restyle)

    @property
    def now(self) -> GuideScreen | None:
        """What is shown now."""
        return self._now

    def show_screen(self, screen: GuideScreen) -> None:
        """Shows a question or an outcome; where the cursor was in the guide, it goes on in it."""
        had_focus = self._has_cursor()
        before, self._now = self._now, screen
        same = before is not None and (before.run.id, before.run.anchor) == (screen.run.id, screen.run.anchor)
        current = self._choices.current() if same else screen.run.marked
        if had_focus:
            # A row that is hidden would give the cursor away.
            self.setFocus()
        self.setUpdatesEnabled(False)
        self._fill(screen)
        if not same:
            self._answer.hide()
            self._scroll.verticalScrollBar().setValue(0)
        self.setUpdatesEnabled(True)
        if had_focus:
            self._focus_on(current or 0)
        self._announce(screen)
        self.filled.emit()

    def show_answer(self, html: str, words: AnswerLabels) -> None:
        """Shows below an outcome what is said to the customer, which is safe HTML; nothing where that is ""."""
        ends = self._now is not None and self._now.run.is_outcome
        self._answer.setVisible(ends and bool(html))
        self._answer.fill(html, words)

    def offer_hand_over(self, there: bool) -> None:
        """Shows the button for passing the matter on, or leaves it out."""
        self._steps[0].setVisible(there)

    def take_focus(self) -> None:
        """Puts the cursor on the choice that was taken here before, else on the first that leads on."""
        self._focus_on(self._now.run.marked if self._now else 0)

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent) and self._claims(event):
            event.accept()
            return True
        return super().event(event)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """The text would take some of the guide's keys for its own cursor; Enter stays with its links."""
        pressed = event if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent) else None
        if pressed and watched is self._card.text and _is_own(pressed) and pressed.key() not in _ENTER_KEYS:
            return self._does(pressed)
        return super().eventFilter(watched, event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.modifiers() & _STRONG or not self._does(event):
            super().keyPressEvent(event)

    def _claims(self, event: QKeyEvent) -> bool:
        """Whether a key is the guide's; where there is nothing to choose a number is the first of what is typed."""
        chooses = self._now is not None and bool(self._now.ways)
        return _is_own(event) and (chooses or event.text() == "" or event.text() not in NUMBER_KEYS)

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
        elif text and text in NUMBER_KEYS:
            self._choices.choose(NUMBER_KEYS.index(text))
        else:
            return False
        return True

    def _do_key(self, key: int, modifiers: Qt.KeyboardModifier) -> None:
        focus = QApplication.focusWidget()
        if key == Qt.Key.Key_Escape:
            self.left.emit()
        elif key == Qt.Key.Key_Backspace:
            returns = modifiers & Qt.KeyboardModifier.ShiftModifier and self._head.can_return
            (self.returned if returns else self.went_back).emit()
        elif key == Qt.Key.Key_Home and not modifiers & _KEYPAD:
            # On the keypad this is the 7 of somebody who does not know that the numbers are off.
            self.started_again.emit()
        elif key in _ENTER_KEYS and isinstance(focus, QPushButton):
            focus.click()

    def _step(self, by: int) -> None:
        row = self._choices.next_row(by)
        if row is None:
            self._scroll_by(by, 3 * self.fontMetrics().lineSpacing())
        else:
            self._put_cursor(row)

    def _focus_on(self, number: int) -> None:
        self._put_cursor(self._choices.nearest(number) or self)

    def _put_cursor(self, target: QWidget) -> None:
        target.setFocus(Qt.FocusReason.TabFocusReason)
        if target is not self:
            self._scroll.ensureWidgetVisible(target)

    def _scroll_by(self, direction: int, pixels: int) -> None:
        bar = self._scroll.verticalScrollBar()
        bar.setValue(bar.value() + direction * pixels)

    def _has_cursor(self) -> bool:
        focus = QApplication.focusWidget()
        return focus is not None and (focus is self or self.isAncestorOf(focus))

    def _fill(self, screen: GuideScreen) -> None:
        self._head.fill(screen.run)
        remark = self._remark(screen)
        if remark:
            self._notice.fill(remark, self._theme)
        self._notice.setVisible(bool(remark))
        self._card.fill(screen)
        self._next.setVisible(not screen.ways)
        for button in self._ways_back:
            button.setVisible(bool(screen.run.path))
        self._choices.fill(screen.ways)
        order = [self, *self._choices.rows, self._card.text, *self._steps, *self._head.buttons]
        for before, after in pairwise(order):
            QWidget.setTabOrder(before, after)

    def _remark(self, screen: GuideScreen) -> str:
        """What is to be said above the question, in words."""
        if not screen.word and screen.ways and all(way.leads is TargetKind.NOWHERE for way in screen.ways):
            return self.tr("None of these answers leads anywhere: tell the page's owner.")
        return {
            GuideRemark.NOTHING: "",
            GuideRemark.BEGUN_ANEW: self.tr("This guide has just changed: it starts again."),
            GuideRemark.MISSING: self.tr("That page no longer exists."),
            GuideRemark.FAILED: self.tr("That page could not be read. Try again."),
            GuideRemark.GONE: self.tr("This guide has just been removed or is being changed: this is how it was."),
        }[screen.word]

    def _announce(self, screen: GuideScreen) -> None:
        """Says to screen readers what is on the screen now."""
        words = self._card.spoken(screen)
        self.setAccessibleName(words)
        self.setAccessibleDescription(self._card.text.toPlainText())
        if self.isVisible():
            QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, words))

    def _linked(self, address: str) -> None:
        if not address.startswith("#"):
            self.linked.emit(address)

    def _restyle(self) -> None:
        if self._now is not None:
            self._fill(self._now)

    def _lay_out(self) -> None:
        steps = FlowLayout(8, 8)
        for step in self._steps:
            steps.addWidget(step)
        self._next = QWidget()
        self._next.setLayout(steps)
        content = QWidget()
        content.setObjectName("pageBody")
        column = QVBoxLayout(content)
        column.setContentsMargins(_SIDE, 4, _SIDE, 12)
        column.setSpacing(12)
        column.addWidget(self._notice)
        column.addWidget(self._card)
        column.addWidget(self._answer)
        column.addWidget(self._next)
        column.addLayout(self._choices)
        column.addStretch(1)
        column.addWidget(wrapped_label("quiet", self.tr("What you choose here goes into the call note.")))
        self._scroll.setWidgetResizable(True)
        self._scroll.setFrameShape(QFrame.Shape.NoFrame)
        self._scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._scroll.setWidget(content)
        top = QVBoxLayout()
        top.setContentsMargins(_SIDE, 16, _SIDE, 0)
        top.addWidget(self._head)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(1, 0, 1, 6)
        outer.setSpacing(8)
        outer.addLayout(top)
        outer.addWidget(self._scroll, 1)


def _action_button(action: QAction) -> KeyButton:
    button = KeyButton(action.text(), action.shortcut())
    button.setEnabled(action.isEnabled())
    action.enabledChanged.connect(button.setEnabled)
    button.clicked.connect(action.trigger)
    return button


def _is_own(event: QKeyEvent) -> bool:
    """Whether a key is one of the guide's, so that no shortcut of the window takes it."""
    if event.modifiers() & _STRONG:
        return False
    return event.key() in _OWN_KEYS or (event.text() != "" and event.text() in NUMBER_KEYS)
