"""The day on which a page is to be confirmed again: spread before its deadline, so that no two thousand fall on one."""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final

from procdesk.call.validity import Dated, due_day, validity
from procdesk.model import Company

# The last quarter of the time between two confirmations is what the planned days are spread over.
_SHARE: Final = 4
_WEEKEND: Final = frozenset({5, 6})
_DAY: Final = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class DueDates:
    """When a page is to be read again: on the `planned` day, and on its `deadline` at the latest.

    `planned` is None where the page never falls due. `deadline` is None too where nobody has ever confirmed it.
    """

    planned: date | None = None
    deadline: date | None = None


NEVER_DUE: Final = DueDates()


class VerificationPlan:
    """Plans confirmations on working days, which `works_on` tells; the same page always falls on the same day.

    A page that was confirmed is planned within the last quarter of its interval, one that never was within the quarter
    that `today` lies in or the next. Which of these days, is drawn from its id: all languages of a process share it.
    """

    def __init__(self, works_on: Callable[[date], bool], today: date) -> None:
        self._works_on = works_on
        self._today = today
        # Pages that were confirmed on one day share their working days.
        self._stretches: dict[tuple[date, date], tuple[date, ...]] = {}

    def due(self, id_: str, page: Dated) -> DueDates:
        """The days of the process `id_`, from the dates of one of its write-ups."""
        if not page.verify_days:
            return NEVER_DUE
        days = max(1, page.verify_days // _SHARE)
        deadline = due_day(page) if validity(page, self._today).confirmed else None
        if deadline is None:
            return DueDates(self._without_deadline(id_, days))
        return DueDates(self._drawn(id_, _back(deadline, days - 1), deadline), deadline)

    def next_working_day(self, day: date) -> date:
        """That day, or the first working day behind it."""
        following = (day + n * _DAY for n in range(min(31, (date.max - day).days + 1)))
        return next((one for one in following if self._works_on(one)), day)

    def _without_deadline(self, id_: str, days: int) -> date:
        """A day of the stretch that today lies in; once that is past, one of the next stretch."""
        first = date.fromordinal(max(1, self._today.toordinal() // days * days))
        for start in (first, _later(first, days)):
            planned = self._drawn(id_, start, _later(start, days - 1))
            if planned >= self._today:
                return planned
        return self.next_working_day(self._today)

    def _drawn(self, id_: str, first: date, last: date) -> date:
        """One of the working days from `first` to `last`; where there is none, the last one before them."""
        if (first, last) not in self._stretches:
            self._stretches[first, last] = self._working_days(first, last)
        days = self._stretches[first, last]
        return days[int(_share_of(id_) * len(days))]

    def _working_days(self, first: date, last: date) -> tuple[date, ...]:
        every = (first + n * _DAY for n in range((last - first).days + 1))
        earlier = (_back(first, n) for n in range(1, 31))
        working = tuple(filter(self._works_on, every))
        return working or (next(filter(self._works_on, earlier), last),)


def working_days(company: Company) -> Callable[[date], bool]:
    """Tells the company's working days by its calendar: Monday to Friday where it says nothing of one."""
    # 70 ms of importing, for which the window's thread does not wait.
    from procdesk.call.calendar import WorkCalendar

    calendar = WorkCalendar(company.country, company.region, company.closing_days)
    weekend = calendar.weekend if calendar.known else _WEEKEND
    return lambda day: day.weekday() not in weekend and not calendar.is_holiday(day)


def _later(day: date, days: int) -> date:
    """`days` after `day`; the calendar ends with the year 9999."""
    return day + timedelta(days=min(days, (date.max - day).days))


def _back(day: date, days: int) -> date:
    """`days` before `day`; the calendar begins with the year 1."""
    return day - timedelta(days=min(days, (day - date.min).days))


def _share_of(id_: str) -> float:
    """A number from 0 up to, not including, 1 that is always the same for an id, and as likely as any other."""
    return int.from_bytes(hashlib.sha256(id_.encode()).digest()[:6]) / 2**48
