"""The day on which a request was filed, as a customer tells it and an employee types it with one hand."""

from __future__ import annotations

import calendar
import re
from datetime import date, datetime, time, timedelta
from enum import StrEnum
from typing import Final

from procdesk.content.vocabulary import MONTHS, WEEKDAYS
from procdesk.text import fold_name


class FilingDateError(StrEnum):
    """Why a text tells no moment at which something can have been filed."""

    UNKNOWN = "unknown"
    FUTURE = "future"
    LONG_AGO = "long-ago"
    OTHER_WEEKDAY = "other-weekday"


# A day told without its year is of this year or, where it is closer, of the last one.
_CLOSER: Final = timedelta(days=183)
_OLDEST: Final = timedelta(days=5 * 365)
_TODAY: Final = frozenset({"", "hoy", "ahora", "today", "now"})
_AGO: Final = {
    **dict.fromkeys(("ayer", "yesterday"), 1),
    **dict.fromkeys(("anteayer", "antes de ayer", "day before yesterday", "the day before yesterday"), 2),
}
_FILLERS: Final = frozenset(["el", "la", "on", "the", "de", "of", "del", "dia", "day", "pasado", "pasada", "last"])
_ONE: Final = {"un": 1, "una": 1, "a": 1, "one": 1, "dos": 2, "two": 2, "tres": 3, "three": 3}
_TIME: Final = re.compile(
    r"(?:^|[\s,])(?P<at>(?:a las?|at) )?(?P<hour>\d{1,2})(?P<minutes>[:h]\d\d)?(?P<h> ?h)? ?(?P<half>am|pm)?$"
)
_NUMBER_AGO: Final = re.compile(
    r"(?:hace )?(?P<count>\d{1,3}|[a-z]+) (?P<unit>dias?|days?|semanas?|weeks?|mes|meses|months?)(?: ago)?"
)
_ISO: Final = re.compile(r"(\d{4})-(\d\d?)-(\d\d?)")
_TOKEN: Final = re.compile(r"[a-z]+|\d+")


def parse_filing_date(text: str, now: datetime) -> datetime | FilingDateError | None:
    """The moment that `text` tells in Spanish or English: `12/11`, `12 nov 10:30`, `-3`, `ayer`, `last monday`.

    At midnight where only the day is told, None where it is today without an hour, that is to say now. Days stand
    before months. `now` is the company's local time.
    """
    words = _folded(text)
    clock, rest = _time_of(words)
    if isinstance(clock, FilingDateError):
        return clock
    day = _day_of(rest, now.date())
    if isinstance(day, FilingDateError):
        return day
    if day == now.date() and clock is None:
        return None
    moment = datetime.combine(day, clock or time())
    if moment > now.replace(tzinfo=None):
        return FilingDateError.FUTURE
    return FilingDateError.LONG_AGO if now.date() - day > _OLDEST else moment


def _folded(text: str) -> str:
    return fold_name(text).strip(" .,")


def _time_of(words: str) -> tuple[time | FilingDateError | None, str]:
    """The hour at the end of a text, and the text before it."""
    found = _TIME.search(words)
    if found is None or not any(found[part] for part in ("at", "minutes", "h", "half")):
        return None, words
    hour, minutes = int(found["hour"]), int((found["minutes"] or "00")[-2:])
    if found["half"]:
        hour = hour % 12 + (12 if found["half"] == "pm" else 0)
    if hour > 23 or minutes > 59:
        return FilingDateError.UNKNOWN, words
    return time(hour, minutes), words[: found.start()].strip(" ,")


def _day_of(words: str, today: date) -> date | FilingDateError:
    if words in _TODAY:
        return today
    if words in _AGO:
        return today - timedelta(days=_AGO[words])
    if re.fullmatch(r"-\d{1,4}", words):
        return today + timedelta(days=int(words))
    if found := _NUMBER_AGO.fullmatch(words):
        return _ago(found["count"], found["unit"], today)
    if found := _ISO.fullmatch(words):
        return _date(int(found[1]), int(found[2]), int(found[3]))
    tokens = [one for one in _TOKEN.findall(re.sub(r"(\d)(?:st|nd|rd|th)\b", r"\1", words)) if one not in _FILLERS]
    return _named_day(tokens, today) if tokens else FilingDateError.UNKNOWN


def _ago(count: str, unit: str, today: date) -> date | FilingDateError:
    number = int(count) if count.isdecimal() else _ONE.get(count)
    if number is None:
        return FilingDateError.UNKNOWN
    if unit.startswith("m"):
        months = today.year * 12 + today.month - 1 - number
        year, month = divmod(months, 12)
        return date(year, month + 1, min(today.day, calendar.monthrange(year, month + 1)[1]))
    return today - timedelta(days=number * (7 if unit.startswith(("s", "w")) else 1))


def _named_day(tokens: list[str], today: date) -> date | FilingDateError:
    """A day by its weekday, its number, or both; "mar 24" is Tuesday or, where that does not fit, March."""
    if tokens[0] not in WEEKDAYS:
        return _numbered_day(tokens, today)
    weekday, rest = WEEKDAYS[tokens[0]], tokens[1:]
    if not rest:
        return today - timedelta(days=(today.weekday() - weekday - 1) % 7 + 1)
    day = _numbered_day(rest, today)
    if isinstance(day, date) and day.weekday() == weekday:
        return day
    if tokens[0] in MONTHS:
        return _numbered_day(tokens, today)
    return FilingDateError.OTHER_WEEKDAY if isinstance(day, date) else day


def _numbered_day(tokens: list[str], today: date) -> date | FilingDateError:
    if len(tokens) > 1 and tokens[0] in MONTHS:
        tokens = [tokens[1], tokens[0], *tokens[2:]]
    month = MONTHS[tokens[1]] + 1 if len(tokens) > 1 and tokens[1] in MONTHS else None
    numbers = [int(one) for one in (tokens if month is None else [tokens[0], *tokens[2:]]) if one.isdecimal()]
    if len(numbers) + (month is not None) != len(tokens) or len(tokens) > 3:
        return FilingDateError.UNKNOWN
    if len(tokens) == 1:
        return _last_of_number(numbers[0], today)
    if month is None:
        month = numbers.pop(1)
    if len(numbers) == 2:
        return _date(numbers[1] + (2000 if numbers[1] < 100 else 0), month, numbers[0])
    return _without_year(numbers[0], month, today)


def _last_of_number(number: int, today: date) -> date | FilingDateError:
    """The last day with that number in its month."""
    for back in range(3):
        year, month = divmod(today.year * 12 + today.month - 1 - back, 12)
        day = _date(year, month + 1, number)
        if isinstance(day, date) and day <= today:
            return day
    return FilingDateError.UNKNOWN


def _without_year(number: int, month: int, today: date) -> date | FilingDateError:
    this, last = _date(today.year, month, number), _date(today.year - 1, month, number)
    if isinstance(last, date) and today - last < _CLOSER and not (isinstance(this, date) and this <= today):
        return last
    return this


def _date(year: int, month: int, number: int) -> date | FilingDateError:
    try:
        return date(year, month, number)
    except (ValueError, OverflowError):
        return FilingDateError.UNKNOWN
