"""The hand-over in two lines, for a narrow window: whom, whether they answer, and what they need."""

from __future__ import annotations

from datetime import datetime

from PySide6.QtCore import QLocale, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout

from procdesk.call.hand_over import HandOverTarget
from procdesk.desk.parts import ElidedLabel, label, set_tone, wrapped_label
from procdesk.desk.standing_words import AvailabilityFormatter


class HandOverSummary(QFrame):
    """`opened` says that the whole card is wanted: by a click, or by Enter with the cursor on it."""

    opened = Signal()

    def __init__(self, locale: QLocale) -> None:
        super().__init__()
        self.setProperty("role", "card")
        self.setProperty("tone", "")
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
        state, tone = self._words.badge(contact.standing, moment)
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
