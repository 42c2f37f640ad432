"""The hand-over card: contact, availability, what to say, have ready and send; and its two-line summary."""

from __future__ import annotations

from collections.abc import Sequence
from collections.abc import Set as AbstractSet
from datetime import datetime
from html import escape
from itertools import pairwise

from PySide6.QtCore import QEvent, QLocale, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QShowEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from procdesk.call.hand_over import Contact, HandOverTarget
from procdesk.call.message import recipients
from procdesk.gui.actions import Actions
from procdesk.gui.formatting import AvailabilityFormatter
from procdesk.gui.theme import Theme
from procdesk.gui.widgets.arrow_group import ArrowGroup
from procdesk.gui.widgets.basic import (
    ElidedLabel,
    card,
    label,
    scroll_area,
    selectable,
    set_tone,
    show_text,
    wrapped_label,
)
from procdesk.gui.widgets.buttons import ChipBar, WideKeyButton, close_button, key_text
from procdesk.gui.widgets.check_list import CheckList
from procdesk.gui.widgets.flow_layout import FlowLayout
from procdesk.i18n import messages
from procdesk.model import HandOver


class ContactLines(QWidget):
    """A name, large, and below it the telephone, what else is written, and the hours; all can be selected."""

    def __init__(self, locale: QLocale) -> None:
        super().__init__()
        self._words = AvailabilityFormatter(locale, self)
        self._name = selectable(wrapped_label("title"))
        self._phone = selectable(label("phone"))
        self._facts = selectable(wrapped_label("quiet"))
        self._hours = selectable(wrapped_label("quiet"))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(3)
        for words in (self._name, self._phone, self._facts, self._hours):
            column.addWidget(words)

    def show_contact(self, contact: Contact) -> None:
        """Shows somebody; lines without content take no room."""
        self._name.setText(self.called(contact))
        show_text(self._phone, self._words.phone(contact.phone))
        show_text(self._facts, " · ".join(filter(None, (contact.detail, contact.email))))
        show_text(self._hours, self._hours_words(contact))

    def called(self, contact: Contact) -> str:
        """The name of somebody, or a word for whoever has none."""
        return contact.name or self.tr("Someone else")

    def _hours_words(self, contact: Contact) -> str:
        """The hours in words where they could be read, else as written."""
        if not contact.hours:
            return ""
        known = contact.availability is not None and contact.availability.open is not None
        return self._words.hours(contact.hours) if known else self.tr("Hours: {0}").format(contact.hours)


_MOST_NUMBERED = 9
_SCROLLING = {Qt.Key.Key_PageUp: -1, Qt.Key.Key_PageDown: 1}


class HandOverCard(QFrame):
    """Shows whom a matter can be passed to, one at a time; it is filled anew, never built anew.

    `chosen` carries the number of the passing that is shown now, from 0; `ticked` a thing to have ready and whether it
    is ready; `left` says that the user wants to go back, `filled` that another passing may be shown.
    """

    chosen = Signal(int)
    ticked = Signal(str, bool)
    copy_wanted = Signal()
    mail_wanted = Signal()
    left = Signal()
    came = Signal()
    filled = Signal()

    def __init__(self, theme: Theme, actions: Actions, locale: QLocale, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("handOver")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._words = AvailabilityFormatter(locale, self)
        self._actions = actions
        self._targets: tuple[HandOverTarget, ...] = ()
        self._ticked: AbstractSet[str] = frozenset()
        self._moment = datetime.min
        self._number = 0
        self._listed: dict[str, str] = {}
        self._closed = False
        self._order: tuple[QWidget, ...] = ()
        self._chips = ChipBar()
        self._chips.chosen.connect(self.choose)
        self._own_lang = locale.name()[:2]
        self._messages = messages(self._own_lang)
        self._heading = label("capitals")
        self._badge = label("badge")
        self._close = close_button(self.tr("close"))
        self._close.clicked.connect(self.left)
        self._contact = ContactLines(locale)
        self._tell_card, self._tell_heading, self._tell = _card("say", "accent", "sayable")
        self._does_card, self._does_heading, self._does = _card("plain", "", "")
        self._ready_heading = label("capitals")
        self._ready_keys = label("key")
        self._ready = CheckList(theme)
        self._ready.ticked.connect(self._tell_tick)
        self._nobody_card, self._nobody_heading, self._nobody = _card("plain", "", "")
        self._copy = WideKeyButton("main")
        self._copy.clicked.connect(self.copy_wanted)
        self._mail = WideKeyButton("")
        self._mail.clicked.connect(self.mail_wanted)
        self._no_mail = wrapped_label("quiet")
        ArrowGroup(self, lambda: (self._copy, self._mail))
        self._lay_out()

    @property
    def passing(self) -> HandOverTarget | None:
        """What is shown now, None where there is nobody to pass the matter to."""
        return self._targets[self._number] if self._targets else None

    @property
    def ready_count(self) -> int:
        """How many things are to be had ready, each with a box to tick."""
        return len(self._listed)

    @property
    def has_mail(self) -> bool:
        """Whether the one who is shown has an e-mail address here."""
        return not self._mail.isHidden()

    def show_passings(
        self, targets: Sequence[HandOverTarget], moment: datetime, ticked: AbstractSet[str], lang: str = ""
    ) -> None:
        """Shows the first of these from its top, as it is at `moment`; `ticked` are the things that are ready.

        `lang` is the language in which they are written, "" for that of the window.
        """
        self._messages = messages(lang or self._own_lang)
        self._targets, self._moment, self._ticked = tuple(targets), moment, ticked
        self._number = 0
        self._fill()
        self._scroll.verticalScrollBar().setValue(0)

    def refresh(self, targets: Sequence[HandOverTarget], moment: datetime) -> None:
        """Shows the same as it is at a later moment; the choice, the place and the cursor stay where they are."""
        before = self.passing
        self._targets, self._moment = tuple(targets), moment
        self._number = _place_of(before, self._targets, self._number)
        self._fill()

    def show_ticks(self, ticked: AbstractSet[str]) -> None:
        """Shows which things are ready; tells nobody."""
        self._ticked = ticked
        self._show_ticks()

    def choose(self, number: int) -> None:
        """Shows the passing with that number, from 0, and says so; a number too high does nothing."""
        if 0 <= number < len(self._targets):
            self._number = number
            self._fill()
            self._scroll.verticalScrollBar().setValue(0)
            self.chosen.emit(number)

    def toggle(self, number: int) -> None:
        """Ticks or unticks the box with that number (from 1); a number too high does nothing."""
        self._ready.toggle(number)

    def showEvent(self, event: QShowEvent) -> None:
        self.came.emit()
        super().showEvent(event)

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent) and self._claims(event):
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        number = event.key() - Qt.Key.Key_0 if Qt.Key.Key_1 <= event.key() <= Qt.Key.Key_9 else 0
        modifiers = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        elif number and modifiers == Qt.KeyboardModifier.AltModifier:
            self.toggle(number)
        elif named := self._named(event):
            self.choose(named - 1)
        elif event.key() in _SCROLLING:
            bar = self._scroll.verticalScrollBar()
            bar.setValue(bar.value() + _SCROLLING[Qt.Key(event.key())] * bar.pageStep())
        else:
            super().keyPressEvent(event)

    def _claims(self, event: QKeyEvent) -> bool:
        return bool(self._named(event)) or event.key() in _SCROLLING

    def _named(self, event: QKeyEvent) -> int:
        """The department that a number names, from 1, where there is a choice; 0 for all other keys."""
        number = event.key() - Qt.Key.Key_0
        plain = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier == Qt.KeyboardModifier.NoModifier
        return (
            number if plain and 0 < number <= min(len(self._targets), _MOST_NUMBERED) and len(self._targets) > 1 else 0
        )

    def _fill(self) -> None:
        passing = self.passing
        contact = passing.contact if passing else Contact(self.tr("This page does not say who to pass it to"))
        self._chips.fill([self._contact.called(one.contact) for one in self._targets], self._number)
        self._show_headings()
        self._show_contact(contact)
        self._show_hand_over(passing.hand_over if passing else None, contact)
        does = passing.does if passing and passing.hand_over is None else ()
        self._does.setText("\n".join(_sentence(step) for step in does))
        self._does_card.setVisible(bool(does))
        self._show_buttons(contact)
        self._foot.setVisible(passing is not None)
        self._set_tab_order()
        self.filled.emit()

    def _show_headings(self) -> None:
        """The headings are in the language of what stands below them."""
        for heading, key in (
            (self._heading, "pass-to"),
            (self._tell_heading, "tell"),
            (self._does_heading, "does"),
            (self._ready_heading, "have-ready"),
            (self._nobody_heading, "if-nobody"),
        ):
            heading.setText(self._messages.page(key).upper())

    def _set_tab_order(self) -> None:
        """From the top to the bottom; chips and ticks are made later than what stands below them."""
        order = (self._close, *self._chips.shown, *self._ready.rows, self._copy, self._mail)
        if order != self._order:
            self._order = order
            for before, after in pairwise((self, *order)):
                QWidget.setTabOrder(before, after)

    def _show_contact(self, contact: Contact) -> None:
        badge, tone = self._words.badge(contact.availability, self._moment)
        self.setAccessibleName(self.tr("Pass to"))
        self.setAccessibleDescription(" · ".join(filter(None, (self._contact.called(contact), badge, contact.phone))))
        show_text(self._badge, badge)
        set_tone(self._badge, tone)
        self._contact.show_contact(contact)

    def _show_hand_over(self, hand_over: HandOver | None, contact: Contact) -> None:
        tell = hand_over.tell if hand_over else ""
        self._tell.setText(self._quoted(tell))
        self._tell_card.setVisible(bool(tell))
        self._show_ready(hand_over.have_ready if hand_over else ())
        self._show_nobody(hand_over.if_nobody if hand_over else "", contact)

    def _show_ready(self, ready: tuple[str, ...]) -> None:
        if ready != tuple(self._listed.values()):
            self._ready.fill([escape(text) for text in ready])
            # A row may show a text with other spaces than it was written with.
            self._listed = dict(zip((row.words for row in self._ready.rows), ready, strict=True))
        self._show_ticks()
        keys = min(len(ready), _MOST_NUMBERED)
        self._ready_keys.setText("Alt 1" if keys == 1 else f"Alt 1–{keys}")
        for widget in (self._ready_heading, self._ready_keys, self._ready):
            widget.setVisible(bool(ready))

    def _show_ticks(self) -> None:
        self._ready.show_ticks({words for words, text in self._listed.items() if text in self._ticked})

    def _tell_tick(self, words: str, now: bool) -> None:
        self.ticked.emit(self._listed[words], now)

    def _show_nobody(self, words: str, contact: Contact) -> None:
        """What to do if nobody answers; where that is certain, it stands in colour before all else."""
        closed = contact.availability is not None and contact.availability.open is False
        self._nobody.setText(_sentence(words))
        self._nobody_card.setVisible(bool(words))
        set_tone(self._nobody_card, "amber" if closed else "plain")
        set_tone(self._nobody_heading, "amber" if closed else "")
        if closed != self._closed:
            self._closed = closed
            self._body.removeWidget(self._nobody_card)
            self._body.insertWidget(self._first_card if closed else self._body.count() - 1, self._nobody_card)

    def _show_buttons(self, contact: Contact) -> None:
        name = self._contact.called(contact)
        self._copy.fill(
            key_text(self._actions["copy_message"].shortcut()),
            self.tr("Copy the message for {0}").format(name),
            self.tr("Copy the message"),
            self.tr("Copy"),
        )
        self._mail.fill(
            key_text(self._actions["mail_message"].shortcut()),
            self.tr("Open it as an e-mail"),
            self.tr("Open as e-mail"),
            self.tr("E-mail"),
        )
        can_mail = bool(recipients(contact.email))
        self._mail.setVisible(can_mail)
        show_text(
            self._no_mail,
            "" if can_mail else self.tr("There is no e-mail address for {0}: copy the message").format(name),
        )

    def _quoted(self, text: str) -> str:
        """A text in the quotation marks of a typewriter gets those of print."""
        inside = text[1:-1]
        written_so = len(text) > 1 and text[0] == text[-1] == '"' and '"' not in inside
        return self.tr("“{0}”").format(inside) if written_so else text

    def _lay_out(self) -> None:
        top = FlowLayout(8, 6, last=Qt.AlignmentFlag.AlignRight)
        top.addWidget(self._heading)
        top.addWidget(self._badge)
        top.addWidget(self._close)
        ready = QHBoxLayout()
        ready.addWidget(self._ready_heading, 1)
        ready.addWidget(self._ready_keys)
        content = QWidget()
        content.setObjectName("pageBody")
        self._body = column = QVBoxLayout(content)
        column.setContentsMargins(20, 16, 20, 12)
        column.setSpacing(10)
        column.addLayout(top)
        column.addWidget(self._chips)
        column.addWidget(self._contact)
        self._first_card = column.count()
        column.addWidget(self._tell_card)
        column.addWidget(self._does_card)
        column.addLayout(ready)
        column.addWidget(self._ready)
        column.addWidget(self._nobody_card)
        column.addStretch(1)
        self._scroll = scroll_area(content)
        self._foot = QFrame()
        self._foot.setObjectName("handOverFoot")
        buttons = QVBoxLayout(self._foot)
        buttons.setContentsMargins(19, 12, 19, 16)
        buttons.setSpacing(8)
        buttons.addWidget(self._copy)
        buttons.addWidget(self._mail)
        buttons.addWidget(self._no_mail)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(1, 2, 1, 1)
        outer.setSpacing(0)
        outer.addWidget(self._scroll, 1)
        outer.addWidget(self._foot)


def _card(tone: str, heading_tone: str, role: str) -> tuple[QFrame, QLabel, QLabel]:
    frame = card(tone)
    capitals, words = label("capitals", "", heading_tone), selectable(wrapped_label(role))
    column = QVBoxLayout(frame)
    column.setContentsMargins(14, 10, 14, 11)
    column.setSpacing(5)
    column.addWidget(capitals)
    column.addWidget(words)
    return frame, capitals, words


def _sentence(words: str) -> str:
    """What was written behind a label or a name, as it begins on its own."""
    return words[:1].upper() + words[1:]


def _place_of(wanted: HandOverTarget | None, targets: Sequence[HandOverTarget], number: int) -> int:
    """Where what was shown stands now: the same hand-over, else the same department, else the first."""
    if wanted is None or not targets:
        return 0
    same = [place for place, one in enumerate(targets) if _key(one) == _key(wanted)]
    alike = [place for place, one in enumerate(targets) if one.contact.slug == wanted.contact.slug]
    found = same or alike
    return number if number in found else next(iter(found), 0)


def _key(passing: HandOverTarget) -> tuple[str, str, HandOver | None]:
    return passing.contact.slug, passing.contact.name, passing.hand_over


class HandOverSummary(QFrame):
    """`opened` says that the whole card is wanted: by a click, or by Enter with the cursor on it."""

    opened = Signal()

    def __init__(self, locale: QLocale) -> None:
        super().__init__()
        self.setProperty("role", "card")
        self.setProperty("tone", "")
        self.setObjectName("handOverSummary")
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self._words = AvailabilityFormatter(locale, self)
        self._heading = ElidedLabel("capitals")
        self._badge = label("badge")
        self._line = wrapped_label("")
        top = QHBoxLayout()
        top.addWidget(self._heading, 1)
        top.addWidget(self._badge)
        column = QVBoxLayout(self)
        column.setContentsMargins(14, 10, 14, 10)
        column.setSpacing(5)
        column.addLayout(top)
        column.addWidget(self._line)

    def show_passing(self, passing: HandOverTarget, moment: datetime) -> None:
        """Shows whom the matter is passed to and how they stand at `moment`."""
        contact = passing.contact
        state, tone = self._words.badge(contact.availability, moment)
        self._heading.setText(self.tr("Pass to {0}").format(contact.name).upper())
        self._badge.setText(state)
        self._badge.setVisible(bool(state))
        set_tone(self._badge, tone)
        needed = ", ".join(passing.hand_over.have_ready) if passing.hand_over else ""
        parts = [self._words.phone(contact.phone) or contact.email]
        if needed:
            parts.append(self.tr("have ready: {0}").format(needed))
        words = " · ".join(part for part in parts if part)
        self._line.setText(words)
        self._line.setVisible(bool(words))
        self.setAccessibleName(f"{self._heading.text()}. {state}. {words}")

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        super().mouseReleaseEvent(event)
        self.opened.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space):
            self.opened.emit()
        else:
            super().keyPressEvent(event)
