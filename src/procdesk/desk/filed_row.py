"""The line in which one tells on what day a request was filed, with the day repeated while one types."""

from __future__ import annotations

from datetime import datetime, time

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from procdesk.call.date_format import bare_clock, bare_day
from procdesk.call.filing_date import FilingDateError, parse_filing_date
from procdesk.desk.parts import label, set_tone, wrapped_label

_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class FilingDateRow(QFrame):
    """`chosen` carries the moment of filing that was told, or None for now; `left` that Escape was pressed."""

    chosen = Signal(object)
    left = Signal()

    def __init__(self, own_lang: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._own_lang = own_lang
        self._now = datetime.combine(datetime.min.date(), time())
        self.setProperty("role", "field")
        self.line = QLineEdit()
        self.line.setPlaceholderText(self.tr("12/11 · yesterday · monday · -3"))
        self.line.setAccessibleName(self.tr("Day on which it was filed"))
        self._echo = wrapped_label("echo")
        top = QHBoxLayout()
        top.setSpacing(8)
        top.addWidget(label("quiet", self.tr("Filed on")))
        top.addWidget(self.line, 1)
        top.addWidget(label("key", self.tr("Enter")))
        top.addWidget(label("key", self.tr("Esc today")))
        column = QVBoxLayout(self)
        column.setContentsMargins(10, 7, 10, 7)
        column.setSpacing(4)
        column.addLayout(top)
        column.addWidget(self._echo)
        self.line.textChanged.connect(self._repeat)
        self.line.installEventFilter(self)
        self.hide()

    def set_now(self, now: datetime) -> None:
        """Tells what "today" is."""
        self._now = now

    def open(self) -> None:
        """Shows the line with the cursor in it."""
        self.show()
        self.line.clear()
        self._repeat("")
        self.line.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self.line and isinstance(event, QKeyEvent) and event.key() in (*_ENTER, Qt.Key.Key_Escape):
            if event.type() == QEvent.Type.ShortcutOverride:
                # The window has its own use for these keys.
                event.accept()
                return True
            if event.type() == QEvent.Type.KeyPress:
                self._finish(event.key() in _ENTER)
                return True
        return super().eventFilter(watched, event)

    def _finish(self, told: bool) -> None:
        if not told:
            self.left.emit()
            return
        moment = parse_filing_date(self.line.text(), self._now)
        if not isinstance(moment, FilingDateError):
            self.chosen.emit(moment)

    def _repeat(self, text: str) -> None:
        """Says what was understood, or why it was not."""
        moment = parse_filing_date(text, self._now)
        if isinstance(moment, FilingDateError):
            self._say(self._refused(moment), "red")
        elif moment is None:
            self._say(self.tr("today, now"), "good" if text.strip() else "")
        else:
            clock = f", {bare_clock(moment.time())}" if moment.time() != time() else ""
            self._say(bare_day(moment.date(), self._own_lang, self._now.date()) + clock, "good")

    def _say(self, words: str, tone: str) -> None:
        self._echo.setText(words)
        set_tone(self._echo, tone)

    def _refused(self, why: FilingDateError) -> str:
        if why is FilingDateError.FUTURE:
            return self.tr("That day is still to come.")
        if why is FilingDateError.LONG_AGO:
            return self.tr("That is too long ago to be counted.")
        if why is FilingDateError.OTHER_WEEKDAY:
            return self.tr("That day is another day of the week.")
        return self.tr("Write a day, such as 12/11, 12 nov, -3, yesterday or last monday.")
