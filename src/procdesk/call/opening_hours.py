"""Opening hours in the OpenStreetMap syntax, holidays of the company included, and availability at a moment."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from itertools import pairwise
from typing import Final

from opening_hours import OpeningHours, State, validate

from procdesk.call.availability import Availability
from procdesk.call.calendar import WorkCalendar
from procdesk.call.opening_hours_text import UnknownCondition, Variants, corrected_hours, day_variants

_DAY: Final = timedelta(days=1)
# Hours that never close, or never open, would be followed for ever.
_HORIZON: Final = 400
_YEARS: Final = range(1901, 9999)


@dataclass(frozen=True, slots=True)
class OpeningHoursError:
    """Opening hours that could not be read, and what was probably meant ("" where nothing simple is wrong)."""

    text: str
    suggestion: str = ""


@dataclass(frozen=True, slots=True)
class OpenInterval:
    """A stretch of time, of one day at most, in which a department is open, or may be (`sure` is false)."""

    start: datetime
    end: datetime
    sure: bool
    comment: str = ""


class DepartmentHours:
    """Opening hours that could be read; all times are local and without a zone.

    Where they name public holidays, those of the company count; where they do not, holidays are like other days.
    `tells` is false where they hang on what nobody here knows: holidays without a calendar, school holidays, the
    sun, an open end, a fallback. Nothing is guessed then.
    """

    def __init__(self, found: Variants | None, calendar: WorkCalendar) -> None:
        self.mentions_holidays = found is not None and found.mentions_holidays
        self.tells = found is not None and (calendar.known or not found.mentions_holidays)
        self._calendar = calendar
        self._own = _pair(found.ordinary, found.holiday) if found else None
        self._night = (
            _pair(found.ordinary_night or "off", found.holiday_night or "off") if found and _late(found) else None
        )
        self._always = found is not None and found.ordinary == "24/7" == found.holiday
        self._pieces: dict[date, tuple[OpenInterval, ...] | None] = {}

    def pieces(self, day: date) -> tuple[OpenInterval, ...] | None:
        """The stretches of a day in which the department is or may be open, in order; None where nothing is told."""
        if day not in self._pieces:
            self._pieces[day] = self._compute(day)
        return self._pieces[day]

    def open_on(self, day: date) -> bool | None:
        """Whether it opens on that day, not counting the night before; None where that is not told."""
        if not self._tells(day) or self._own is None:
            return None
        found = list(_asked(self._own, day, self._is_holiday(day)))
        return any(piece.sure for piece in found) or (None if found else False)

    def closes_on(self, day: date) -> time | None:
        """The time at which that day's work ends; None where it does not end on that day."""
        if not self.open_on(day) or self._own is None:
            return None
        end = max(piece.end for piece in _asked(self._own, day, self._is_holiday(day)) if piece.sure)
        return end.time() if end.date() == day else None

    def availability(self, moment: datetime) -> Availability:
        """Whether somebody answers at `moment`."""
        pieces = self.pieces(moment.date())
        if pieces is None:
            return Availability(None)
        now = next((piece for piece in pieces if piece.start <= moment < piece.end), None)
        if now is None:
            return self._closed(moment)
        return (
            Availability(True, self._until(now), comment=now.comment)
            if now.sure
            else Availability(None, comment=now.comment)
        )

    def _until(self, now: OpenInterval) -> datetime | None:
        if self._always:
            return None
        end = now.end
        for piece in self._ahead(now.start):
            if piece.start > end or (piece.start == end and not piece.sure):
                return end
            end = max(end, piece.end) if piece.sure else end
        return None if end >= datetime.combine(now.start.date() + _HORIZON * _DAY, time()) else end

    def _closed(self, moment: datetime) -> Availability:
        doubtful = False
        for piece in self._ahead(moment):
            if piece.start > moment and piece.sure:
                return Availability(False, opens=piece.start)
            doubtful = doubtful or piece.start > moment
        return Availability(None) if doubtful else Availability(False)

    def _ahead(self, moment: datetime) -> Iterator[OpenInterval]:
        """The pieces from the day of `moment` on, as far as is looked."""
        for number in range(_HORIZON):
            day = moment.date() + number * _DAY
            yield from (piece for piece in self.pieces(day) or () if piece.end > moment)

    def _tells(self, day: date) -> bool:
        return self.tells and day.year in _YEARS and (not self.mentions_holidays or self._calendar.tells(day))

    def _is_holiday(self, day: date) -> bool:
        return self.mentions_holidays and self._calendar.is_holiday(day)

    def _compute(self, day: date) -> tuple[OpenInterval, ...] | None:
        if not self._tells(day) or self._own is None:
            return None
        found = list(_asked(self._own, day, self._is_holiday(day)))
        if self._night:
            eve = day - _DAY
            found += (_moved(piece) for piece in _asked(self._night, eve, self._is_holiday(eve)))
        return _flat(found)


def parse_hours(text: str, calendar: WorkCalendar) -> DepartmentHours | OpeningHoursError:
    """The hours that `text` says; holidays in them are those of `calendar`."""
    hours = _read(text, calendar)
    if hours:
        return hours
    better = corrected_hours(text)
    return OpeningHoursError(text, better if better != text and _read(better, calendar) else "")


def _read(text: str, calendar: WorkCalendar) -> DepartmentHours | None:
    try:
        return DepartmentHours(day_variants(text), calendar)
    except UnknownCondition:
        return DepartmentHours(None, calendar) if validate(text) else None
    except ValueError:
        return None


def _late(found: Variants) -> bool:
    return bool(found.ordinary_night or found.holiday_night)


def _pair(ordinary: str, holiday: str) -> tuple[OpeningHours, OpeningHours]:
    """The rules of ordinary days and of holidays. Raises ValueError where they cannot be read."""
    return _rules(ordinary), _rules(holiday)


def _rules(text: str) -> OpeningHours:
    if not validate(text):
        raise ValueError(text)
    return OpeningHours(text, auto_country=False, auto_timezone=False)


def _asked(pair: tuple[OpeningHours, OpeningHours], day: date, holiday: bool) -> Iterator[OpenInterval]:
    begin = datetime.combine(day, time())
    for start, end, state, comment in pair[holiday].intervals(begin, begin + _DAY):
        if state != State.CLOSED:
            yield OpenInterval(start, min(end or begin + _DAY, begin + _DAY), state == State.OPEN, comment)


def _moved(piece: OpenInterval) -> OpenInterval:
    return OpenInterval(piece.start + _DAY, piece.end + _DAY, piece.sure, piece.comment)


def _flat(pieces: list[OpenInterval]) -> tuple[OpenInterval, ...]:
    """The pieces in order and without overlaps: what is sure wins, and neighbours that say the same are one."""
    edges = sorted({edge for piece in pieces for edge in (piece.start, piece.end)})
    made: list[OpenInterval] = []
    for start, end in pairwise(edges):
        over = [piece for piece in pieces if piece.start <= start and piece.end >= end]
        if not over:
            continue
        best = max(over, key=lambda piece: piece.sure)
        last = made[-1] if made else None
        if last and (last.end, last.sure, last.comment) == (start, best.sure, best.comment):
            made[-1] = OpenInterval(last.start, end, last.sure, last.comment)
        else:
            made.append(OpenInterval(start, end, best.sure, best.comment))
    return tuple(made)
