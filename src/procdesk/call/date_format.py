"""Dates and durations in words: Spanish and English, and ISO dates in any other language."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, time, timedelta
from functools import cache
from typing import Final

from procdesk.call.journey import StepDate
from procdesk.content.vocabulary import MONTH_NAMES, SHORT_NAME, WEEKDAY_NAMES
from procdesk.i18n import LANGUAGES, messages
from procdesk.model import Duration, Unit

# Nobody takes "14 January" for last year's in December: near dates are clear without their year.
_CLEAR: Final = timedelta(days=92)


@dataclass(frozen=True, slots=True)
class _LanguageForms:
    """The words of one language; the patterns are filled with `str.format`.

    `this_month` stands for `month` where all that is said lies in today's month, `at_one` for `at` from 1:00 to 1:59.
    """

    weekdays: tuple[str, ...]
    months: tuple[str, ...]
    today: str
    tomorrow: str
    month: str
    this_month: str
    year: str
    on: str
    the: str
    between: str
    before: str
    at: str
    at_one: str


@cache
def _long(lang: str) -> _LanguageForms | None:
    """The words of a language; None where there is no catalog for it."""
    if lang not in LANGUAGES:
        return None
    words = messages(lang)
    return _LanguageForms(
        weekdays=WEEKDAY_NAMES[lang],
        months=MONTH_NAMES[lang],
        today=words.date("today"),
        tomorrow=words.date("tomorrow"),
        month=words.date("month"),
        this_month=words.date("this_month"),
        year=words.date("year"),
        on=words.date("on"),
        the=words.date("the"),
        between=words.date("between"),
        before=words.date("before"),
        at=words.date("at"),
        at_one=words.date("at_one"),
    )


def _shortened(forms: _LanguageForms) -> _LanguageForms:
    return replace(
        forms,
        weekdays=tuple(name[:SHORT_NAME] for name in forms.weekdays),
        months=tuple(name[:SHORT_NAME] for name in forms.months),
        month=" {month}",
        this_month="",
        year=" {year}",
        on="{day}",
        the="{day}",
        between="{earliest} – {latest}",
        before="{day} {time}",
        at="{time}",
        at_one="{time}",
    )


@cache
def _short(lang: str) -> _LanguageForms | None:
    forms = _long(lang)
    return _shortened(forms) if forms else None


def span(earliest: StepDate, latest: StepDate, lang: str, today: date) -> str:
    """When something happens, with its preposition: "between Thursday 26 and Monday 30 November".

    `earliest` is not after `latest`. A time is said where both are on one day and `latest` has one: "by 14:30
    today". A year is said where it is not this year and the day is not within some three months of `today`.
    """
    return _span(earliest, latest, _long(lang), today)


def short_span(earliest: StepDate, latest: StepDate, lang: str, today: date) -> str:
    """The same for a narrow place: "jue 26", "lun 30 nov – mar 1 dic", "hoy 14:30".

    The month is left out where all of it lies in today's.
    """
    return _span(earliest, latest, _short(lang), today)


def day(when: date, lang: str, today: date) -> str:
    """One day with its preposition: "el lunes 30 de noviembre", "on Monday 30 November", "hoy", "tomorrow"."""
    forms = _long(lang)
    return _one(when, forms, today) if forms else when.isoformat()


def bare_day(when: date, lang: str, today: date) -> str:
    """One day without its preposition, never "today": "lunes 30 de noviembre", "Monday 30 November"."""
    forms = _long(lang)
    return _dated(when, forms, forms.month, _year(when, forms, today)) if forms else when.isoformat()


def full_day(when: date, lang: str) -> str:
    """A day with its year and without its weekday: "30 de noviembre de 2026", "30 November 2026"."""
    forms = _long(lang)
    if forms is None:
        return when.isoformat()
    month, year = forms.month.format(month=forms.months[when.month - 1]), forms.year.format(year=when.year)
    return f"{when.day}{month}{year}"


def weekday(when: date, lang: str) -> str:
    """The day of the week: "lunes", "Monday"; in English for an unknown `lang`."""
    return WEEKDAY_NAMES.get(lang, WEEKDAY_NAMES["en"])[when.weekday()]


def clock(when: time, lang: str) -> str:
    """A time to the minute, with its article where the language has one: "las 14:30", "la 1:30", "14:30"."""
    forms = _long(lang)
    return _clock(when, forms) if forms else bare_clock(when)


def bare_clock(when: time) -> str:
    """A time to the minute on its own: "14:30", "9:05"."""
    return f"{when.hour}:{when.minute:02}"


def _span(earliest: StepDate, latest: StepDate, forms: _LanguageForms | None, today: date) -> str:
    if forms is None:
        return _iso_span(earliest, latest)
    if earliest.day != latest.day:
        return _two(earliest.day, latest.day, forms, today)
    said = _one(latest.day, forms, today)
    return forms.before.format(day=said, time=_clock(latest.time, forms)) if latest.time else said


def _one(when: date, forms: _LanguageForms, today: date) -> str:
    month = forms.this_month if _same_month(when, today) else forms.month
    said = _dated(when, forms, month, _year(when, forms, today))
    return _near(when, forms, today) or forms.on.format(day=said)


def _two(first: date, last: date, forms: _LanguageForms, today: date) -> str:
    """Two days; a month or year that they share is said once, with the later."""
    near_first, near_last = _near(first, forms, today), _near(last, forms, today)
    together = _same_month(first, last)
    month = forms.this_month if together and _same_month(last, today) else forms.month
    years = _year(first, forms, today), _year(last, forms, today)
    if first.year == last.year:
        years = "", years[0] or years[1]
    one = _dated(first, forms, "" if together and not near_last else month, years[0])
    two = _dated(last, forms, month, years[1])
    return forms.between.format(
        earliest=near_first or forms.the.format(day=one), latest=near_last or forms.the.format(day=two)
    )


def _near(when: date, forms: _LanguageForms, today: date) -> str:
    if when == today:
        return forms.today
    return forms.tomorrow if when - today == timedelta(days=1) else ""


def _dated(when: date, forms: _LanguageForms, month: str, year: str) -> str:
    return f"{forms.weekdays[when.weekday()]} {when.day}{month.format(month=forms.months[when.month - 1])}{year}"


def _year(when: date, forms: _LanguageForms, today: date) -> str:
    clear = when.year == today.year or abs(when - today) <= _CLEAR
    return "" if clear else forms.year.format(year=when.year)


def _clock(when: time, forms: _LanguageForms) -> str:
    return (forms.at_one if when.hour == 1 else forms.at).format(time=bare_clock(when))


def _same_month(one: date, other: date) -> bool:
    return (one.year, one.month) == (other.year, other.month)


def _iso_span(earliest: StepDate, latest: StepDate) -> str:
    if earliest.day != latest.day:
        return f"{earliest.day.isoformat()} – {latest.day.isoformat()}"
    return f"{latest.day.isoformat()} {latest.time:%H:%M}" if latest.time else latest.day.isoformat()


_UNITS: Final = {
    Unit.MINUTES: "minutes",
    Unit.HOURS: "hours",
    Unit.WORKING_HOURS: "working-hours",
    Unit.DAYS: "days",
    Unit.WORKING_DAYS: "working-days",
    Unit.WEEKS: "weeks",
    Unit.MONTHS: "months",
}


def duration_text(duration: Duration, lang: str) -> str:
    """A duration in words: "2-3 días laborables", "up to 24 hours", "al momento"; in English for an unknown `lang`."""
    words = messages(lang)
    if duration.most == 0:
        return words.say("at-once")
    unit = words.unit(_UNITS[duration.unit], duration.most)
    if duration.least == duration.most:
        return f"{duration.most} {unit}"
    if duration.least == 0:
        return words.say("up-to", duration=f"{duration.most} {unit}")
    return f"{duration.least}-{duration.most} {unit}"
