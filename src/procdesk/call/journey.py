"""Dates of a journey: when each step is done at the earliest and at the latest."""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta, tzinfo
from typing import TYPE_CHECKING, Final

from procdesk.model import Duration, Step, Unit

if TYPE_CHECKING:
    from procdesk.call.schedule import Schedule


SchedulesOf = Callable[[str], "Sequence[Schedule]"]
"""Gives the working patterns of those whom a step names as its department, none of somebody unknown."""


def add_elapsed(moment: datetime, by: timedelta, zone: tzinfo | None) -> datetime:
    """The local time `by` after `moment`, without a zone as `moment` is; zone None is the computer's own."""
    return (_aware(moment, zone).astimezone(UTC) + by).astimezone(zone).replace(tzinfo=None)


def elapsed_between(start: datetime, end: datetime, zone: tzinfo | None) -> timedelta:
    """The time that really passes from `start` to `end`, both local and without a zone."""
    return _aware(end, zone).astimezone(UTC) - _aware(start, zone).astimezone(UTC)


def _aware(moment: datetime, zone: tzinfo | None) -> datetime:
    return moment.replace(tzinfo=zone) if zone else moment


_DAY: Final = timedelta(days=1)
_LAST_MINUTE: Final = time(23, 59)
# Departments that hardly ever work, and absurd numbers: nobody promises a date that is further away.
_FURTHEST: Final = 5 * 366
_CALENDAR_DAYS: Final = {Unit.DAYS: 1, Unit.WEEKS: 7}
_MINUTES: Final = {Unit.MINUTES: 1, Unit.HOURS: 60, Unit.WORKING_HOURS: 60}


@dataclass(frozen=True, slots=True)
class StepDate:
    """A day, and the time of it where the step is counted in minutes or hours; local time of the company."""

    day: date
    time: time | None = None

    def reached(self, now: datetime) -> bool:
        """Whether it has come at `now`; a day has come when it begins."""
        return now >= datetime.combine(self.day, self.time or time())

    def passed(self, now: datetime) -> bool:
        """Whether it is over at `now`; a day is over when it ends."""
        return self.reached(now) if self.time is not None else now.date() > self.day


@dataclass(frozen=True, slots=True)
class DatedStep:
    """One step with the span in which it is done; both ends are None where they would rest on a guess.

    `departments` are the slugs of the departments that do it, none for somebody outside the company or unknown.
    """

    step: Step
    departments: tuple[str, ...]
    earliest: StepDate | None
    latest: StepDate | None

    def still_ahead(self, now: datetime) -> tuple[StepDate, StepDate] | None:
        """The span in which it is still to be done at `now`, from today on; None where it is over or not known."""
        if self.earliest is None or self.latest is None or self.latest.passed(now):
            return None
        begun = self.earliest.day < now.date()
        return (StepDate(now.date()) if begun else self.earliest), self.latest

    def passed(self, now: datetime) -> bool:
        """Whether it should be done at `now`."""
        return self.latest is not None and self.latest.passed(now)


@dataclass(frozen=True, slots=True)
class DatedJourney:
    """The steps of a request that was filed at `filed`; from the first step without dates on, none has any."""

    filed: datetime
    steps: tuple[DatedStep, ...]

    @property
    def end(self) -> DatedStep | None:
        """The last step, where the whole journey has dates; None else."""
        return self.steps[-1] if self.steps and self.steps[-1].latest else None

    def late(self, now: datetime) -> bool:
        """Whether all of it should be done at `now`."""
        return self.end is not None and self.end.passed(now)

    def holder(self, now: datetime) -> DatedStep | None:
        """The step of this company at which the request should be at `now`, at least; None where there is none."""
        at = step_at(self, now)
        begun = self.steps[: at.index + 1] if at else ()
        return next((one for one in reversed(begun) if one.departments), None)


def undated_journey(steps: Sequence[Step], filed: datetime, schedules_of: SchedulesOf) -> DatedJourney:
    """The steps of a journey of which no date may be promised."""
    return DatedJourney(filed, tuple(DatedStep(one, _slugs(schedules_of(one.department)), None, None) for one in steps))


@dataclass(frozen=True, slots=True)
class ExpectedStep:
    """Where a request should be: with step `index` at least, with step `furthest` at most, both counted from 0.

    `may_be_done` is true where that step may be done already, `overdue` where even the last should be done.
    """

    index: int
    furthest: int
    may_be_done: bool
    overdue: bool


# A span within which a step ends: two moments, or two days ("some time on that day").
_Span = tuple[StepDate, StepDate]


class _Unknown(Exception):  # noqa: N818
    """A date that would rest on a guess, or lies too far ahead."""


def date_journey(
    steps: Sequence[Step],
    filed: datetime | date,
    schedules_of: SchedulesOf,
    zone: tzinfo | None = None,
) -> DatedJourney:
    """The dates of a request filed at `filed`, a local time without a zone; docs/journey.md tells the rules.

    Of a filing that is a `date` only the day is known. `schedules_of` gives the working patterns of those whom a step
    names as its department, none where it names somebody unknown. `zone` is the zone of the local time, None for the
    computer's own.
    """
    span: _Span | None = _filed(filed)
    dated: list[DatedStep] = []
    for step in steps:
        schedules = schedules_of(step.department)
        span = _after_any(span, step.duration, schedules, zone) if span and step.duration else None
        dated.append(DatedStep(step, _slugs(schedules), *(span or (None, None))))
    return DatedJourney(_begin(_filed(filed)[0]), tuple(dated))


def _slugs(schedules: Sequence[Schedule]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(schedule.slug for schedule in schedules if schedule.slug))


def step_at(journey: DatedJourney, now: datetime) -> ExpectedStep | None:
    """Where the request should be at `now`; None for a journey without steps."""
    steps = journey.steps
    if not steps:
        return None
    due = sum(1 for one in steps if one.latest and one.latest.passed(now))
    begun = sum(1 for one in steps if one.earliest and one.earliest.reached(now))
    last = len(steps) - 1
    index, furthest = min(due, last), min(begun, last)
    return ExpectedStep(index, max(index, furthest), begun > index, due > last)


def _after_any(span: _Span, duration: Duration, schedules: Sequence[Schedule], zone: tzinfo | None) -> _Span | None:
    """The span in which a step ends whichever of the schedules it follows; None where that cannot be told of one."""
    spans = [_after(span, duration, schedule, zone) for schedule in schedules]
    known = [one for one in spans if one is not None]
    if len(known) < len(spans) or not known:
        return None
    ends = [end for one in known for end in one]
    if any(end.time is None for end in ends):
        # Where one works by the day and another by the hour, only the day is known.
        days = [end.day for end in ends]
        return StepDate(min(days)), StepDate(max(days))
    return min((first for first, _ in known), key=_begin), max((last for _, last in known), key=_begin)


def _after(span: _Span, duration: Duration, schedule: Schedule, zone: tzinfo | None) -> _Span | None:
    """The span in which a step ends that begins within `span`; None where it cannot be told."""
    if not schedule.readable:
        return None
    if duration.most == 0:
        return span
    try:
        if duration.unit in _CALENDAR_DAYS:
            length = _CALENDAR_DAYS[duration.unit]
            return _later_day(span[0], duration.least * length), _later_day(span[1], duration.most * length)
        if duration.unit is Unit.MONTHS:
            return _later_month(span[0], duration.least), _later_month(span[1], duration.most)
        if duration.unit is Unit.WORKING_DAYS:
            return (
                _working_day(span[0], duration.least, schedule),
                _working_day(span[1], duration.most, schedule),
            )
        unit = _MINUTES[duration.unit]
        least, most = timedelta(minutes=duration.least * unit), timedelta(minutes=duration.most * unit)
        if duration.unit is not Unit.WORKING_HOURS and most >= _DAY:
            return _elapsed(span, least, most, zone)
        return _worked(span, least, most, schedule, zone)
    except (_Unknown, OverflowError, OSError, ValueError):
        return None


def _filed(filed: datetime | date) -> _Span:
    """When a request was filed; of a day alone it may have been its first minute or one after its hours."""
    if isinstance(filed, datetime):
        return _at(filed), _at(filed)
    return StepDate(filed, time()), StepDate(filed, _LAST_MINUTE)


def _at(moment: datetime) -> StepDate:
    return StepDate(moment.date(), moment.time())


def _later_day(start: StepDate, days: int) -> StepDate:
    return StepDate(start.day + days * _DAY)


def _later_month(start: StepDate, months: int) -> StepDate:
    """The same day of a later month, the last of a month that has no such day: 31 January and one is 28 February."""
    year, month = divmod(start.day.year * 12 + start.day.month - 1 + months, 12)
    return StepDate(date(year, month + 1, min(start.day.day, monthrange(year, month + 1)[1])))


def _working_day(start: StepDate, count: int, schedule: Schedule) -> StepDate:
    """The `count`-th working day after the one on which the request counts as received."""
    late = start.time is not None and schedule.is_late(datetime.combine(start.day, start.time))
    left = count + 1
    for number in range(_FURTHEST):
        day = start.day + number * _DAY
        works = schedule.works_on(day)
        if works is None:
            raise _Unknown
        left -= works and not (number == 0 and late)
        if left == 0:
            return StepDate(day)
    raise _Unknown


def _elapsed(span: _Span, least: timedelta, most: timedelta, zone: tzinfo | None) -> _Span:
    """Hours that run day and night; from a day on they are told in days, for nobody knows the hour."""
    first = add_elapsed(_begin(span[0]), least, zone)
    if span[0].time is None:
        last = add_elapsed(_begin(span[1]) + _DAY - timedelta.resolution, most, zone)
        return StepDate(first.date()), StepDate(last.date())
    return _at(first), _at(add_elapsed(_begin(span[1]), most, zone))


def _worked(span: _Span, least: timedelta, most: timedelta, schedule: Schedule, zone: tzinfo | None) -> _Span:
    """Minutes that pass only while the department works; after a day they begin within that day."""
    of_day = span[0].time is None
    first = _work(_begin(span[0]), least, schedule, zone)
    last = _work(_begin(span[1]) + (_DAY if of_day else timedelta()), most, schedule, zone)
    if schedule.has_hours or (not of_day and (first.date(), last.date()) == (span[0].day, span[1].day)):
        return _at(first), _at(last)
    # Without hours the hour at which work begins is not known, only the day.
    return StepDate(_day_of_end(first) if least else first.date()), StepDate(_day_of_end(last))


def _work(start: datetime, needed: timedelta, schedule: Schedule, zone: tzinfo | None) -> datetime:
    """When `needed` of work is done that begins at `start` or at the next opening."""
    for number in range(_FURTHEST):
        stretches = schedule.stretches(start.date() + number * _DAY)
        if stretches is None:
            raise _Unknown
        for opens, closes in stretches:
            begin = max(opens, start)
            if begin >= closes:
                continue
            done = elapsed_between(begin, closes, zone)
            if needed <= done:
                return add_elapsed(begin, needed, zone)
            needed -= done
    raise _Unknown


def _day_of_end(end: datetime) -> date:
    """The day that ends at midnight, where something ends just then."""
    return end.date() if end.time() != time() else end.date() - _DAY


def _begin(moment: StepDate) -> datetime:
    return datetime.combine(moment.day, moment.time or time())
