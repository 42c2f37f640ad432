"""The card of a journey: chart, end of the journey, and the date on which a request was filed."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta
from html import escape

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QLineEdit, QToolButton, QVBoxLayout, QWidget

from procdesk.call.date_format import bare_clock, bare_day, day, span
from procdesk.call.filing_date import FilingDateError, parse_filing_date
from procdesk.call.journey import DatedJourney, DatedStep, ExpectedStep, step_at
from procdesk.gui.actions import Actions
from procdesk.gui.page.journey_chart import ExpectedRange, JourneyChart
from procdesk.gui.page.journey_layout import chart_layout, days_only
from procdesk.gui.theme import Theme
from procdesk.gui.widgets.arrow_group import ArrowGroup
from procdesk.gui.widgets.basic import action_button, label, set_tone, wrapped_label
from procdesk.gui.widgets.buttons import key_text
from procdesk.i18n import messages

# The line for the day shows so many letters, or stands below its name.
_LETTERS = 30
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
        self.line.setAccessibleName(self.tr("Day it was raised"))
        self._echo = wrapped_label("echo")
        self._parts = (
            label("quiet", self.tr("Raised on")),
            label("key", self.tr("Enter")),
            label("key", self.tr("Esc today")),
        )
        top = self._top = QGridLayout()
        top.setHorizontalSpacing(8)
        top.setVerticalSpacing(4)
        self._narrow: bool | None = None
        self._place()
        column = QVBoxLayout(self)
        column.setContentsMargins(10, 7, 10, 7)
        column.setSpacing(4)
        column.addLayout(top)
        column.addWidget(self._echo)
        self.line.textChanged.connect(self._repeat)
        self.line.installEventFilter(self)
        self.hide()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._place()

    def _place(self) -> None:
        """All in one row, or the line below its name where it would be too narrow to be read in."""
        wanted = sum(part.sizeHint().width() for part in self._parts) + self.fontMetrics().averageCharWidth() * _LETTERS
        narrow = 0 < self.width() < wanted
        if narrow == self._narrow:
            return
        self._narrow = narrow
        name, enter, escape_ = self._parts
        self._top.setColumnStretch(1, 1)
        self._top.addWidget(name, 0, 0)
        self._top.addWidget(enter, 0, 2)
        self._top.addWidget(escape_, 0, 3)
        if narrow:
            self._top.addWidget(self.line, 1, 0, 1, 4)
        else:
            self._top.addWidget(self.line, 0, 1)

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
            return self.tr("That day is too long ago.")
        if why is FilingDateError.OTHER_WEEKDAY:
            return self.tr("That date falls on another day of the week.")
        return self.tr("Type a day, such as 12/11, 12 nov, -3, yesterday or last monday.")


# What was filed within this time counts as filed now.
_SAME = timedelta(minutes=1)
# Below this width, in pixels at 100 per cent text size, the key stands without its words.
_NARROW = 420


class JourneyCard(QFrame):
    """Shows what happens to a request that is filed now, or was filed on another day.

    `step_chosen` carries the place of a step in the journey, counted from 0; `filed_chosen` the moment of filing that
    the user wants (a `datetime`, at midnight where only the day was told), or None for now; `date_asked` says that the
    line for it was opened; `copy_wanted` tells that `dates` are to be copied. `own_lang` is the language of the
    window; the card speaks that of the page, which comes with the journey.
    """

    step_chosen = Signal(int)
    filed_chosen = Signal(object)
    copy_wanted = Signal()
    date_asked = Signal()

    def __init__(self, theme: Theme, actions: Actions, own_lang: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._own_lang = own_lang
        self._earlier = False
        self._span = ""
        self.setProperty("role", "card")
        self.setProperty("tone", "")
        self._heading = label("capitals")
        # It is cut off rather than to widen the page.
        self._heading.setMinimumWidth(1)
        self._filed = label("quiet")
        self._other_day = action_button(actions["filed"])
        self._other_day.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextOnly)
        self._action = actions["filed"]
        self._ways_out = actions["hand_over"], actions["complaint"]
        self._messages = messages(own_lang)
        self._narrow: bool | None = None
        self._row = FilingDateRow(self._own_lang)
        self._standing = wrapped_label("standing")
        self.chart = JourneyChart(theme)
        self._end = label("end")
        self._end.setTextFormat(Qt.TextFormat.RichText)
        self._end.setWordWrap(True)
        self._end.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self._copy = QToolButton()
        self._copy.setProperty("role", "quiet")
        self._copy.setToolTip(self.tr("Copy these dates"))
        self._copy.setAccessibleName(self.tr("Copy these dates"))
        ArrowGroup(self, lambda: (self._other_day, self.chart, self._copy), self.chart)
        self._lay_out()
        self.chart.chosen.connect(self.step_chosen)
        self._row.chosen.connect(self._choose)
        self._row.left.connect(self._leave)
        self._copy.clicked.connect(self._tell_span)
        theme.changed.connect(self._restyle)
        self._restyle()
        self.hide()

    def show_journey(self, journey: DatedJourney, lang: str, today: date, now: datetime | None = None) -> None:
        """Shows a journey in the page's language `lang`; one without steps hides the card.

        `now` is the company's local time, which tells where a request that was filed earlier should be.
        """
        self.setVisible(bool(journey.steps))
        self._earlier = journey.filed.date() < today or (now is not None and journey.filed < now - _SAME)
        if not journey.steps:
            return
        self._messages = messages(lang)
        heading = self._messages.page("journey")
        self._heading.setText(heading.upper())
        self._filed.setText(self._messages.page("filed-today"))
        journey = days_only(journey) if journey.filed.time() == time() else journey
        moment = now or datetime.combine(today, time())
        self._row.set_now(moment)
        mark = self._show_filing(journey, lang, today, now)
        self.chart.show_layout(chart_layout(journey, lang, today), mark, heading)
        self._show_end(journey, lang, moment)

    @property
    def dates(self) -> str:
        """The words that say when all is done, "" where no date is still to come."""
        return self._span

    def ask_filed(self) -> None:
        """Opens the line for the day of filing, with the cursor in it."""
        if not self.isHidden():
            self._row.open()
            self.date_asked.emit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        """In a narrow card the key stands without its words, and what does not fit beside it is left out."""
        narrow = self.width() < self._theme.points(_NARROW)
        if narrow != self._narrow:
            self._narrow = narrow
            key, words = key_text(self._action.shortcut()), self.tr("another day")
            self._action.setIconText(key if narrow else f"{key}  {words}")
        parts = (self._heading, self._filed, self._other_day)
        wanted = sum(one.sizeHint().width() + self._head.spacing() for one in parts)
        self._filed.setVisible(not self._earlier and wanted <= self._head.geometry().width())

    def _lay_out(self) -> None:
        head = self._head = QHBoxLayout()
        head.setContentsMargins(6, 0, 0, 0)
        head.setSpacing(8)
        head.addWidget(self._heading)
        head.addStretch()
        head.addWidget(self._filed)
        head.addWidget(self._other_day)
        end = QHBoxLayout()
        end.setContentsMargins(6, 0, 0, 0)
        end.setSpacing(8)
        end.addWidget(self._end, 1)
        end.addWidget(self._copy, 0, Qt.AlignmentFlag.AlignVCenter)
        column = QVBoxLayout(self)
        column.setContentsMargins(9, 6, 9, 5)
        column.setSpacing(2)
        column.addLayout(head)
        column.addWidget(self._row)
        column.addWidget(self._standing)
        column.addWidget(self.chart)
        column.addLayout(end)

    def _show_filing(self, journey: DatedJourney, lang: str, today: date, now: datetime | None) -> ExpectedRange | None:
        """Says from when the dates are counted and, for an earlier day, which step it should be at: gives its mark."""
        self._standing.setVisible(self._earlier)
        self._fit()
        if not self._earlier:
            return None
        words = day(journey.filed.date(), lang, today)
        clock = f", {bare_clock(journey.filed.time())}" if journey.filed.time() != time() else ""
        filed = self._messages.page("filed-on", day=words + clock)
        where = step_at(journey, now) if now is not None and journey.steps[0].latest else None
        tone = "red" if where and where.overdue else "amber"
        self._standing.setText(f"{filed}: {self._where(journey, where, lang, now)}" if where and now else filed)
        set_tone(self._standing, tone)
        return ExpectedRange(where.index, where.furthest, tone) if where else None

    def _where(self, journey: DatedJourney, where: ExpectedStep, lang: str, now: datetime) -> str:
        step, words = journey.steps[where.index], self._messages
        if where.overdue and step.latest:
            return self._late(journey, day(step.latest.day, lang, now.date()), now)
        last = journey.steps[where.furthest]
        name, furthest = step.step.department, last.step.department
        if not name or not furthest:
            return words.page("at-step", number=str(where.index + 1))
        if name == furthest or (step.departments and step.departments == last.departments):
            return words.page("now", place=self._place(last, where.furthest))
        return words.page("now-either", place=self._place(step, where.index), other=self._place(last, where.furthest))

    def _place(self, step: DatedStep, index: int) -> str:
        """Where a request is during a step: others than a department of the company have no name that fits a sentence.

        It is "in Billing", but "at step 4 (customer's bank)".
        """
        department, key = step.step.department, "in-department" if step.departments else "in-step"
        return self._messages.page(key, number=str(index + 1), department=department)

    def _late(self, journey: DatedJourney, since: str, now: datetime) -> str:
        """Since when it is late, who should have it, and the keys that help the customer now."""
        words, holder = self._messages, journey.holder(now)
        if holder:
            told = words.page("should-be-done-by", day=since, department=holder.step.department)
        else:
            told = words.page("should-be-done", day=since)
        hand_over, complaint = (key_text(action.shortcut()) for action in self._ways_out)
        return words.page("late", words=told, hand_over=hand_over, complaint=complaint)

    def _show_end(self, journey: DatedJourney, lang: str, now: datetime) -> None:
        ahead = journey.end.still_ahead(now) if journey.end else None
        self._span = span(*ahead, lang, now.date()) if ahead else ""
        self._end.setVisible(bool(self._span))
        self._copy.setVisible(bool(self._span))
        self._write_end()

    def _write_end(self) -> None:
        dates = f'<b style="color:{self._theme.colours.accent}">{escape(self._span)}</b>'
        self._end.setText(escape(self._messages.page("all-done", dates="{0}")).format(dates))

    def _choose(self, moment: datetime | None) -> None:
        self._close_row()
        self.filed_chosen.emit(moment)

    def _leave(self) -> None:
        """Escape: back to a request that is filed today."""
        self._close_row()
        if self._earlier:
            self.filed_chosen.emit(None)

    def _close_row(self) -> None:
        self._row.hide()
        self.chart.setFocus(Qt.FocusReason.OtherFocusReason)

    def _tell_span(self) -> None:
        self.copy_wanted.emit()

    def _restyle(self) -> None:
        self._copy.setIcon(self._theme.icon("copy"))
        self._fit()
        self._write_end()
