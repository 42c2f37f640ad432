"""Whether a department answers, and its hours, in the interface's words."""

from __future__ import annotations

import re
from datetime import date, datetime, timedelta
from math import ceil

from PySide6.QtCore import QLocale, QObject

from procdesk.call import date_format
from procdesk.call.journey import StepDate
from procdesk.call.opening_hours import Availability

_NO_BREAK = "\u00a0"
_SOON = timedelta(hours=1)
_DAYS = ("Mo", "Tu", "We", "Th", "Fr", "Sa", "Su")
_DAY = f"(?:{'|'.join(_DAYS)})"
_WHEN = rf"(?:{_DAY}|PH)(?:-{_DAY})?"
_HOUR = r"\d{1,2}:\d{2}"
_RULE = re.compile(
    rf"(?P<days>{_WHEN}(?:,\s*{_WHEN})*)?\s*(?P<times>{_HOUR}-{_HOUR}(?:,\s*{_HOUR}-{_HOUR})*|off|closed)"
)
_LONGEST_EXTENSION = 5


class AvailabilityFormatter(QObject):
    """Speaks the interface's language, which `locale` is."""

    def __init__(self, locale: QLocale, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._locale = locale
        self._lang = locale.name()[:2]

    def badge(self, standing: Availability | None, moment: datetime) -> tuple[str, str]:
        """Whether somebody answers at `moment` and until when, with the tone of the badge; ("", "") where unknown."""
        if standing is None or standing.open is None:
            return "", ""
        if standing.open:
            return self._open(standing.until, moment)
        return self._closed(standing.opens, moment), "red"

    def phone(self, phone: str) -> str:
        """A telephone number; a short one is an extension."""
        digits = [letter for letter in phone.partition("/")[0] if letter.isdecimal()]
        if 0 < len(digits) <= _LONGEST_EXTENSION and phone[0].isdecimal():
            return self.tr("Ext. {0}").format(phone)
        return phone

    def hours(self, hours: str) -> str:
        """Simple hours as people read them; others, and those that say more than days and times, as written."""
        if hours.replace(" ", "") == "24/7":
            return self.tr("every day, 24 hours")
        rules = [_RULE.fullmatch(rule.strip()) for rule in hours.strip().strip(";").split(";")]
        if not all(rules):
            return hours
        said = (self._rule(rule["days"] or "", rule["times"]) for rule in rules if rule)
        # A line ends between two rules and never within one.
        return " · ".join(rule.replace(" ", _NO_BREAK) for rule in said)

    def _open(self, until: datetime | None, moment: datetime) -> tuple[str, str]:
        if until is None:
            return self.tr("Open · 24 hours"), "good"
        if until - moment <= _SOON:
            return self.tr("Open · closes in {0} min").format(_minutes(until - moment)), "amber"
        if (until.hour, until.minute) == (0, 0) and until.date() == moment.date() + timedelta(days=1):
            return self.tr("Open · closes at midnight"), "good"
        if until.date() == moment.date():
            return self.tr("Open · closes at {0}").format(self._clock(until)), "good"
        return self.tr("Open · closes {0} at {1}").format(
            self._day(until.date(), moment.date()), self._clock(until)
        ), "good"

    def _closed(self, opens: datetime | None, moment: datetime) -> str:
        if opens is None:
            return self.tr("Closed")
        if opens - moment <= _SOON:
            return self.tr("Closed · opens in {0} min").format(_minutes(opens - moment))
        if opens.date() == moment.date():
            return self.tr("Closed · opens at {0}").format(self._clock(opens))
        return self.tr("Closed · opens {0} at {1}").format(self._day(opens.date(), moment.date()), self._clock(opens))

    def _day(self, day: date, today: date) -> str:
        """A day after today as one says it, short where it is more than a week away."""
        if day == today + timedelta(days=1):
            return date_format.day(day, self._lang, today)
        if day <= today + timedelta(days=6):
            return self.tr("on {0}").format(self._locale.standaloneDayName(day.isoweekday()))
        return self.tr("on {0}").format(date_format.short_span(StepDate(day), StepDate(day), self._lang, today))

    def _clock(self, moment: datetime) -> str:
        return date_format.clock(moment.time(), self._lang)

    def _rule(self, days: str, times: str) -> str:
        when = self._days(days)
        if times in ("off", "closed"):
            return self.tr("{0} closed").format(when) if when else self.tr("closed")
        return " ".join(filter(None, (when, ", ".join(map(_span, times.split(","))))))

    def _days(self, days: str) -> str:
        if days == "Mo-Su":
            return self.tr("every day")
        parts = [part.strip() for part in days.split(",") if part.strip()]
        return ", ".join(self._days_between(*part.split("-")) for part in parts)

    def _days_between(self, first: str, last: str = "") -> str:
        if first == "PH":
            return self.tr("holidays")
        return "–".join(self._short(_DAYS.index(name)) for name in (first, last) if name)

    def _short(self, weekday: int) -> str:
        return self._locale.standaloneDayName(weekday + 1, QLocale.FormatType.ShortFormat).rstrip(".")


def _minutes(left: timedelta) -> int:
    return max(1, ceil(left.total_seconds() / 60))


def _span(times: str) -> str:
    """Hours without the nought that nobody says: 08:00-20:00 becomes 8:00–20:00."""
    return "–".join(part.strip().removeprefix("0") for part in times.split("-"))
