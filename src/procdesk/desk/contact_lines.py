"""Who somebody is and how they are reached."""

from __future__ import annotations

from PySide6.QtCore import QLocale
from PySide6.QtWidgets import QVBoxLayout, QWidget

from procdesk.call.hand_over import Contact
from procdesk.desk.parts import label, selectable, show_text, wrapped_label
from procdesk.desk.standing_words import AvailabilityFormatter


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
        return contact.name or self.tr("Somebody else")

    def _hours_words(self, contact: Contact) -> str:
        """The hours in words where they could be read, else as written."""
        if not contact.hours:
            return ""
        known = contact.standing is not None and contact.standing.open is not None
        return self._words.hours(contact.hours) if known else self.tr("Hours: {0}").format(contact.hours)
