"""The arithmetic of dates against a plain walk over days and minutes, over eleven years and several countries.

The walk knows nothing of the code: holidays come from the library of holidays, hours from a table of the test's own.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import holidays
from hypothesis import given, settings
from hypothesis import strategies as st

from procdesk.call.calendar import WorkCalendar
from procdesk.call.journey import StepDate, date_journey
from procdesk.call.opening_hours import parse_hours
from procdesk.call.schedule import Schedule
from procdesk.model import Duration, Step, Unit

DAY, MINUTE = timedelta(days=1), timedelta(minutes=1)
NAMES = ("Mo", "Tu", "We", "Th", "Fr", "Sa", "Su")
PLACES = [("ES", "MD"), ("ES", "CT"), ("GB", "ENG"), ("US", "CA"), ("SA", ""), ("IL", ""), ("DE", "BY")]
COUNTRY_WEEKENDS = {"ES": {5, 6}, "GB": {5, 6}, "US": {5, 6}, "SA": {4, 5}, "IL": {4, 5}, "DE": {5, 6}}
HOLIDAYS = {
    place: set(holidays.country_holidays(place[0], subdiv=place[1] or None, years=range(2019, 2036)))
    for place in PLACES
}
CALENDARS = {place: WorkCalendar(*place) for place in PLACES}
ZONES = [ZoneInfo(name) for name in ("Europe/Madrid", "America/New_York", "Asia/Riyadh", "Australia/Lord_Howe")]
# Minutes of the day; the clocks change between one and four o'clock, where nobody's hours begin or end.
SPANS = [(480, 1200), (540, 840), (960, 1140), (0, 1440), (510, 515), (1320, 1800), (1380, 1440), (600, 1500)]


@dataclass(frozen=True)
class Department:
    """A working pattern as the test sees it: by weekday the spans in minutes; no table means no hours."""

    place: tuple[str, str]
    table: dict[int, tuple[tuple[int, int], ...]] | None
    off_on_holidays: bool = False
    weekend: frozenset[int] | None = None
    cut_off: int | None = None
    extra: frozenset[date] = field(default_factory=frozenset)

    def is_holiday(self, day: date) -> bool:
        return day in HOLIDAYS[self.place] or day in self.extra

    def own_spans(self, day: date) -> tuple[tuple[int, int], ...]:
        assert self.table is not None
        return () if self.off_on_holidays and self.is_holiday(day) else self.table.get(day.weekday(), ())

    def works(self, day: date) -> bool:
        if self.weekend is not None and day.weekday() in self.weekend:
            return False
        if self.table is None:
            free = self.weekend if self.weekend is not None else COUNTRY_WEEKENDS[self.place[0]]
            return day.weekday() not in free and not self.is_holiday(day)
        if self.is_holiday(day) and self.off_on_holidays:
            return False
        if self.weekend is not None and day.weekday() not in self.table:
            return not self.is_holiday(day)
        return bool(self.own_spans(day))

    def late(self, moment: datetime) -> bool:
        limit = self.cut_off
        if limit is None and self.table is not None:
            limit = max((end for _, end in self.own_spans(moment.date())), default=1440)
        return limit is not None and moment.hour * 60 + moment.minute > limit

    def at_work(self, moment: datetime) -> bool:
        day, minute = moment.date(), moment.hour * 60 + moment.minute
        if self.table is None:
            return self.works(day)
        if self.weekend is not None and day.weekday() in self.weekend:
            return False
        return any(start <= minute < end for start, end in self.own_spans(day)) or any(
            minute < end - 1440 for _, end in self.own_spans(day - DAY)
        )

    def schedule(self) -> Schedule:
        calendar = WorkCalendar(*self.place, self.extra) if self.extra else CALENDARS[self.place]
        text = ""
        if self.table is not None:
            rules = [
                f"{NAMES[day]} " + ",".join(f"{a // 60:02}:{a % 60:02}-{b // 60:02}:{b % 60:02}" for a, b in spans)
                for day, spans in self.table.items()
            ]
            text = ", ".join(rules) + ("; PH off" if self.off_on_holidays else "")
        cut_off = None if self.cut_off is None else time(self.cut_off // 60, self.cut_off % 60)
        return Schedule("x", calendar, parse_hours(text, calendar) if text else None, self.weekend, cut_off)


TABLES = st.dictionaries(
    st.integers(0, 6), st.lists(st.sampled_from(SPANS), min_size=1, max_size=2, unique=True).map(tuple), min_size=1
)
WEEKENDS = st.sampled_from([None, frozenset({5, 6}), frozenset({4, 5}), frozenset({6}), frozenset[int]()])
DEPARTMENTS = st.builds(
    Department,
    st.sampled_from(PLACES),
    st.none() | TABLES,
    st.booleans(),
    WEEKENDS,
    st.none() | st.integers(0, 1439),
    st.frozensets(st.dates(date(2020, 1, 1), date(2031, 12, 31)), max_size=1),
)
FILED = st.datetimes(datetime(2020, 1, 1), datetime(2031, 12, 31)).map(lambda one: one.replace(second=0, microsecond=0))
# Around the change of the years, and of the clocks in most of the zones.
EDGES = st.builds(
    lambda year, month, day, minute: datetime(year, *month) + day * DAY + minute * MINUTE,
    st.integers(2020, 2030),
    st.sampled_from([(12, 22), (3, 26), (10, 23), (3, 7), (11, 1), (4, 1)]),
    st.integers(0, 9),
    st.integers(0, 1439),
)
MOMENTS = FILED | EDGES


def spans_of(limit: int) -> st.SearchStrategy[tuple[int, int]]:
    return st.tuples(st.integers(0, limit), st.integers(0, limit)).map(lambda two: (min(two), max(two)))


def run(filed: datetime, *steps: tuple[Schedule | None, Duration | None], zone: ZoneInfo | None = None) -> list[tuple]:
    found = {str(number): (schedule,) if schedule else () for number, (schedule, _) in enumerate(steps)}
    journey = date_journey(
        [Step(str(number), "", lasts, 1) for number, (_, lasts) in enumerate(steps)], filed, found.__getitem__, zone
    )
    return [(one.earliest, one.latest) for one in journey.steps]


def nth_working_day(works: Callable[[date], bool], day: date, late: bool, count: int) -> date:
    while late or not works(day):
        day, late = day + DAY, False
    while count:
        day += DAY
        count -= works(day)
    return day


def ever_works(department: Department) -> bool:
    """Whether a walk would end soon: some weekday is worked on some day of the years in question."""
    week = [date(2024, 6, 3) + number * DAY for number in range(28)]
    return any(department.works(day) for day in week)


@settings(max_examples=80, deadline=None)
@given(DEPARTMENTS.filter(ever_works), MOMENTS, spans_of(15))
def test_working_days(department: Department, filed: datetime, lasts: tuple[int, int]) -> None:
    [(earliest, latest)] = run(filed, (department.schedule(), Duration(*lasts, Unit.WORKING_DAYS)))
    if not lasts[1]:
        assert (earliest, latest) == (StepDate(filed.date(), filed.time()),) * 2
        return
    late = department.works(filed.date()) and department.late(filed)
    wanted = [nth_working_day(department.works, filed.date(), late, count) for count in lasts]
    assert (earliest, latest) == (StepDate(wanted[0]), StepDate(wanted[1]))
    assert all(department.works(day) for day in wanted)


@settings(max_examples=40, deadline=None)
@given(st.lists(st.tuples(DEPARTMENTS.filter(ever_works), spans_of(4)), min_size=2, max_size=4), MOMENTS)
def test_a_chain_begins_each_step_where_the_one_before_ended(
    chain: list[tuple[Department, tuple[int, int]]], filed: datetime
) -> None:
    chain = [(department, (least, max(most, 1))) for department, (least, most) in chain]
    found = run(filed, *((one.schedule(), Duration(*lasts, Unit.WORKING_DAYS)) for one, lasts in chain))
    for end in (0, 1):
        day, late = filed.date(), chain[0][0].works(filed.date()) and chain[0][0].late(filed)
        for (department, lasts), dated in zip(chain, found, strict=True):
            day = nth_working_day(department.works, day, late, lasts[end])
            late = False
            assert dated[end] == StepDate(day)


def minute_walk(department: Department, start: datetime, needed: int, zone: ZoneInfo) -> datetime | None:
    """When `needed` minutes of work are done, walking minute by minute of real time; None after ten days."""
    real = start.replace(tzinfo=zone).astimezone(UTC)
    for _ in range(10 * 24 * 60):
        if department.at_work(real.astimezone(zone).replace(tzinfo=None)):
            if not needed:
                return real.astimezone(zone).replace(tzinfo=None)
            needed -= 1
            real += MINUTE
            if not needed:
                return real.astimezone(zone).replace(tzinfo=None)
        else:
            real += MINUTE
    return None


@settings(max_examples=30, deadline=None)
@given(DEPARTMENTS.filter(lambda one: one.table is not None), MOMENTS, spans_of(700), st.sampled_from(ZONES))
def test_minutes_of_work(department: Department, filed: datetime, lasts: tuple[int, int], zone: ZoneInfo) -> None:
    filed = filed.replace(tzinfo=zone).astimezone(UTC).astimezone(zone).replace(tzinfo=None)
    least, most = lasts[0], max(lasts[1], 1)
    [found] = run(filed, (department.schedule(), Duration(least, most, Unit.MINUTES)), zone=zone)
    for end, needed in zip(found, (least, most), strict=True):
        wanted = minute_walk(department, filed, needed, zone)
        if wanted:
            assert end == StepDate(wanted.date(), wanted.time())


@settings(max_examples=20, deadline=None)
@given(DEPARTMENTS.filter(lambda one: one.table is not None), MOMENTS, spans_of(300), st.sampled_from(ZONES))
def test_minutes_after_a_day_begin_in_that_day_at_the_earliest_and_after_it_at_the_latest(
    department: Department, filed: datetime, lasts: tuple[int, int], zone: ZoneInfo
) -> None:
    schedule, lasts = department.schedule(), (lasts[0], max(lasts[1], 1))
    one_day = (schedule, Duration(1, 1, Unit.DAYS))
    found = run(filed, one_day, (schedule, Duration(*lasts, Unit.MINUTES)), zone=zone)[1]
    begin = datetime.combine(filed.date() + DAY, time())
    for end, needed, start in zip(found, lasts, (begin, begin + DAY), strict=True):
        wanted = minute_walk(department, start, needed, zone)
        if wanted:
            assert end == StepDate(wanted.date(), wanted.time())


@settings(max_examples=80, deadline=None)
@given(DEPARTMENTS, MOMENTS, spans_of(900), st.sampled_from([(Unit.DAYS, 1), (Unit.WEEKS, 7)]))
def test_days_and_weeks_run_on_every_day(
    department: Department, filed: datetime, lasts: tuple[int, int], unit: tuple[Unit, int]
) -> None:
    [found] = run(filed, (department.schedule(), Duration(lasts[0], max(lasts[1], 1), unit[0])))
    wanted = [date.fromordinal(filed.toordinal() + count * unit[1]) for count in (lasts[0], max(lasts[1], 1))]
    assert found == (StepDate(wanted[0]), StepDate(wanted[1]))


@settings(max_examples=80, deadline=None)
@given(DEPARTMENTS, MOMENTS, st.integers(0, 24), st.integers(24, 200), st.sampled_from(ZONES))
def test_hours_from_a_day_on_are_real_time(
    department: Department, filed: datetime, least: int, most: int, zone: ZoneInfo
) -> None:
    filed = filed.replace(tzinfo=zone).astimezone(UTC).astimezone(zone).replace(tzinfo=None)
    [found] = run(filed, (department.schedule(), Duration(least, most, Unit.HOURS)), zone=zone)
    for end, count in zip(found, (least, most), strict=True):
        passed = datetime.combine(end.day, end.time, zone).timestamp() - filed.replace(tzinfo=zone).timestamp()
        assert passed == count * 3600


UNITS = st.sampled_from(list(Unit))
DURATIONS = st.builds(lambda lasts, unit: Duration(*lasts, unit), spans_of(30), UNITS)


def key(moment: StepDate) -> tuple[date, time]:
    return moment.day, moment.time or time()


@settings(max_examples=100, deadline=None)
@given(st.lists(st.tuples(DEPARTMENTS, DURATIONS), min_size=1, max_size=5), MOMENTS, st.integers(1, 4000))
def test_no_date_is_before_the_filing_out_of_order_or_earlier_for_a_later_request(
    chain: list[tuple[Department, Duration]], filed: datetime, after: int
) -> None:
    zone = ZoneInfo("Asia/Riyadh")
    steps = [(one.schedule(), lasts) for one, lasts in chain]
    first, second = run(filed, *steps, zone=zone), run(filed + after * MINUTE, *steps, zone=zone)
    before = (filed.date(), time())
    for number, (earliest, latest) in enumerate(first):
        assert (earliest is None) == (latest is None)
        if earliest is None or latest is None:
            assert all(one == (None, None) for one in first[number:])
            break
        assert (earliest.time is None) == (latest.time is None)
        assert before[0] <= earliest.day
        assert key(earliest) <= key(latest)
        before = key(earliest)
        later = second[number]
        # Without hours, minutes that had to wait are told as a day, and what follows begins at its end at the latest.
        precise = all(one.table is not None for one, _ in chain)
        assert later[0] is None or (earliest.day <= later[0].day and (not precise or latest.day <= later[1].day))


@settings(max_examples=100, deadline=None)
@given(DEPARTMENTS, MOMENTS)
def test_the_pattern_of_every_day_is_as_walked(department: Department, filed: datetime) -> None:
    schedule = department.schedule()
    for number in range(40):
        day = filed.date() + number * DAY
        assert schedule.works_on(day) == department.works(day)


def test_the_walk_itself_knows_a_week_by_heart() -> None:
    office = Department(("ES", "MD"), dict.fromkeys(range(5), ((480, 1200),)), off_on_holidays=True)
    week = [date(2026, 12, 5) + number * DAY for number in range(7)]
    assert [office.works(day) for day in week] == [False, False, False, False, True, True, True]
    assert replace(office, off_on_holidays=False).works(date(2026, 12, 8))
    assert nth_working_day(office.works, date(2026, 12, 4), True, 1) == date(2026, 12, 10)
