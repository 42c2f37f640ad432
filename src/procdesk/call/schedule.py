"""Working pattern of a department: working days, cut-off hour, open hours; all schedules of a company by name."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date, datetime, time, timedelta
from typing import Final

from procdesk.call.calendar import WorkCalendar
from procdesk.call.directory import DepartmentDirectory
from procdesk.call.opening_hours import DepartmentHours, OpeningHoursError, parse_hours
from procdesk.model import Company, Department

_DAY: Final = timedelta(days=1)
Stretch = tuple[datetime, datetime]


class Schedule:
    """The working pattern of the department `slug` ("" for somebody outside the company).

    `weekend` (Monday is 0) and `cut_off` are what its card says, None where it says nothing. A working day is neither
    in the weekend nor a holiday. Without a weekend on the card it is the days on which the hours never open, and
    without hours the country's. Holidays are worked only by hours that are open on them and never mention `PH`.
    All times are local and without a zone.
    """

    def __init__(
        self,
        slug: str,
        calendar: WorkCalendar,
        hours: DepartmentHours | OpeningHoursError | None = None,
        weekend: Iterable[int] | None = None,
        cut_off: time | None = None,
    ) -> None:
        self.slug = slug
        self.readable = not isinstance(hours, OpeningHoursError)
        self._calendar = calendar
        self._hours = hours if isinstance(hours, DepartmentHours) else None
        self._weekend = None if weekend is None else frozenset(weekend)
        self._cut_off = cut_off
        self._works: dict[date, bool | None] = {}
        self._usual: dict[tuple[int, int], bool] = {}

    @property
    def has_hours(self) -> bool:
        """Whether opening hours tell when it works within a day."""
        return self._hours is not None

    def works_on(self, day: date) -> bool | None:
        """Whether it is a working day; None where that cannot be told."""
        if day not in self._works:
            self._works[day] = self._decide(day)
        return self._works[day]

    def is_late(self, moment: datetime) -> bool:
        """Whether a request that comes at `moment` of a working day counts as of the next."""
        limit = self._cut_off
        if limit is None and self._hours:
            limit = self._hours.closes_on(moment.date())
        return limit is not None and moment.time() > limit

    def stretches(self, day: date) -> tuple[Stretch, ...] | None:
        """When it works on that day, in order; without hours the whole of each working day. None: cannot be told."""
        works = self.works_on(day)
        if works is None:
            return None
        if self._hours is None:
            begin = datetime.combine(day, time())
            return ((begin, begin + _DAY),) if works else ()
        if self._weekend is not None and day.weekday() in self._weekend:
            return ()
        pieces = self._hours.pieces(day)
        if pieces is None or not all(piece.sure for piece in pieces):
            return None
        return tuple((piece.start, piece.end) for piece in pieces)

    def _decide(self, day: date) -> bool | None:
        if not (self.readable and self._calendar.tells(day)):
            return None
        if self._weekend is not None and day.weekday() in self._weekend:
            return False
        holiday = self._calendar.is_holiday(day)
        if self._hours is None:
            return not holiday and (self._weekend is not None or day.weekday() not in self._calendar.weekend)
        if holiday and self._hours.mentions_holidays:
            return False
        opened = self._hours.open_on(day)
        if opened is False and not holiday and self._weekend is not None:
            # The card says that it works on this weekday though its hours never open on it.
            return not self._usually_open(day)
        return opened

    def _usually_open(self, day: date) -> bool:
        key = (day.year, day.weekday())
        if key not in self._usual:
            hours = self._hours
            self._usual[key] = hours is not None and any(hours.open_on(one) is not False for one in _same_weekday(day))
        return self._usual[key]


def _same_weekday(day: date) -> Iterator[date]:
    """All days of the year that have the weekday of `day`."""
    first = date(day.year, 1, 1)
    first += (day.weekday() - first.weekday()) % 7 * _DAY
    while first.year == day.year:
        yield first
        first += 7 * _DAY


class Schedules:
    """The schedules of the departments and of those outside the company, made when they are first asked for.

    It lasts as long as the catalog that the directory was made from.
    """

    def __init__(self, company: Company, directory: DepartmentDirectory) -> None:
        self.calendar = WorkCalendar(company.country, company.region, company.closing_days)
        self._directory = directory
        self._hours: dict[str, DepartmentHours | OpeningHoursError] = {}
        self._schedules: dict[str, Schedule] = {}

    def schedules_of(self, text: str) -> tuple[Schedule, ...]:
        """When everybody whom `text` names works; () where it names somebody whom nobody knows."""
        parties = self._directory.resolve(text)
        return tuple(self._of(party.department) for party in parties) if all(one.known for one in parties) else ()

    def hours_of(self, text: str) -> DepartmentHours | OpeningHoursError:
        """Opening hours as a card says them, read once."""
        if text not in self._hours:
            self._hours[text] = parse_hours(text, self.calendar)
        return self._hours[text]

    def _of(self, department: Department | None) -> Schedule:
        slug = department.slug if department else ""
        if slug not in self._schedules:
            self._schedules[slug] = self._made(department) if department else Schedule("", self.calendar)
        return self._schedules[slug]

    def _made(self, department: Department) -> Schedule:
        """The schedule that the cards of a department give: of each value the first that a card has."""
        cards = department.cards
        text = next((card.hours for card in cards if card.hours), "")
        weekend = next((card.weekend for card in cards if card.weekend is not None), None)
        cut_off = next((card.cut_off for card in cards if card.cut_off is not None), None)
        return Schedule(department.slug, self.calendar, self.hours_of(text) if text else None, weekend, cut_off)
