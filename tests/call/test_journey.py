"""A journey is dated by the rules of docs/journey.md."""

from __future__ import annotations

from datetime import date, datetime, time

import pytest

from procdesk.call.calendar import WorkCalendar
from procdesk.call.journey import DatedJourney, ExpectedStep, StepDate, date_journey, step_at
from procdesk.call.opening_hours import parse_hours
from procdesk.call.schedule import Schedule
from procdesk.model import Duration, Step, Unit

MADRID = WorkCalendar("ES", "MD")
OFFICE = Schedule("office", MADRID, parse_hours("Mo-Fr 08:00-20:00; PH off", MADRID))
SCHEDULES = {
    "Office": OFFICE,
    "Shop": Schedule("shop", MADRID, parse_hours("Mo-Su 09:00-21:00", MADRID)),
    "Bank": Schedule("", MADRID),
    "Odd": Schedule("odd", MADRID, parse_hours("ask the boss", MADRID)),
    "Never": Schedule("never", MADRID, parse_hours("off", MADRID)),
    "Seldom": Schedule("seldom", MADRID, parse_hours("Mo 10:00-10:01", MADRID)),
    "Anywhere": Schedule("anywhere", WorkCalendar()),
}
ONE_DAY = Duration(1, 1, Unit.WORKING_DAYS)


def schedules_of(name: str) -> tuple[Schedule, ...]:
    """The schedules of "Office" or "Office or Bank", none where one of them is unknown."""
    names = name.split(" or ")
    return tuple(SCHEDULES[one] for one in names) if all(one in SCHEDULES for one in names) else ()


def dated(filed: datetime, *steps: tuple[str, Duration | None]) -> DatedJourney:
    return date_journey([Step(name, "", lasts, 1) for name, lasts in steps], filed, schedules_of)


def ends(journey: DatedJourney) -> list[tuple[StepDate | None, StepDate | None]]:
    return [(one.earliest, one.latest) for one in journey.steps]


def test_working_days_count_from_the_next_one_and_each_step_from_the_end_of_the_one_before() -> None:
    one, some, few = (Duration(*span, Unit.WORKING_DAYS) for span in ((1, 1), (2, 3), (1, 2)))
    journey = dated(datetime(2026, 11, 22, 10), ("Office", one), ("Office", some), ("Bank", few))
    assert ends(journey) == [
        (StepDate(date(2026, 11, 24)), StepDate(date(2026, 11, 24))),
        (StepDate(date(2026, 11, 26)), StepDate(date(2026, 11, 27))),
        (StepDate(date(2026, 11, 27)), StepDate(date(2026, 12, 1))),
    ]
    assert [one.departments for one in journey.steps] == [("office",), ("office",), ()]


def test_minutes_wait_for_the_opening_and_stop_at_the_closing() -> None:
    journey = dated(datetime(2026, 11, 20, 19, 50), ("Office", Duration(5, 30, Unit.MINUTES)))
    assert ends(journey) == [(StepDate(date(2026, 11, 20), time(19, 55)), StepDate(date(2026, 11, 23), time(8, 20)))]


def test_at_once_ends_where_it_begins_whoever_is_closed() -> None:
    filed = datetime(2026, 11, 22, 3)
    journey = dated(filed, ("Office", Duration(0, 0, Unit.MINUTES)))
    assert ends(journey) == [(StepDate(date(2026, 11, 22), time(3)),) * 2]


@pytest.mark.parametrize(("hour", "day"), [(time(20), 24), (time(20, 0, 1), 25), (time(0), 24)])
def test_what_comes_after_closing_counts_as_of_the_next_working_day(hour: time, day: int) -> None:
    filed = datetime.combine(date(2026, 11, 23), hour)
    assert ends(dated(filed, ("Office", ONE_DAY))) == [(StepDate(date(2026, 11, day)),) * 2]


def test_of_a_filing_whose_hour_nobody_knows_the_latest_counts_as_after_the_cut_off() -> None:
    journey = date_journey([Step("Office", "", ONE_DAY, 1)], date(2026, 11, 23), schedules_of)
    assert ends(journey) == [(StepDate(date(2026, 11, 24)), StepDate(date(2026, 11, 25)))]


def test_holidays_and_the_end_of_the_year_are_jumped_over() -> None:
    journey = dated(datetime(2026, 12, 30, 9), ("Bank", Duration(2, 5, Unit.WORKING_DAYS)))
    assert ends(journey) == [(StepDate(date(2027, 1, 4)), StepDate(date(2027, 1, 8)))]


def test_a_step_of_two_ends_between_the_earliest_of_whoever_is_first_and_the_latest_of_whoever_is_last() -> None:
    # A Saturday: the shop works, the office not.
    filed = datetime(2026, 11, 21, 10)
    journey = dated(filed, ("Office or Shop", ONE_DAY), ("Office", ONE_DAY))
    assert ends(journey) == [
        (StepDate(date(2026, 11, 22)), StepDate(date(2026, 11, 24))),
        (StepDate(date(2026, 11, 24)), StepDate(date(2026, 11, 25))),
    ]
    assert journey.steps[0].departments == ("office", "shop")


def test_minutes_of_two_are_told_in_minutes_where_both_have_hours() -> None:
    journey = dated(datetime(2026, 11, 21, 10), ("Office or Shop", Duration(5, 30, Unit.MINUTES)))
    assert ends(journey) == [(StepDate(date(2026, 11, 21), time(10, 5)), StepDate(date(2026, 11, 23), time(8, 30)))]


def test_minutes_of_two_are_told_in_days_where_one_works_without_hours() -> None:
    journey = dated(datetime(2026, 11, 21, 10), ("Shop or Bank", Duration(5, 30, Unit.MINUTES)))
    assert ends(journey) == [(StepDate(date(2026, 11, 21)), StepDate(date(2026, 11, 23)))]


def test_a_step_of_two_at_once_ends_where_it_begins() -> None:
    filed = datetime(2026, 11, 22, 3)
    journey = dated(filed, ("Office or Bank", Duration(0, 0, Unit.MINUTES)))
    assert ends(journey) == [(StepDate(date(2026, 11, 22), time(3)),) * 2]


@pytest.mark.parametrize("name", ["Office or whoever is there", "Office or Odd", "Office or Anywhere"])
def test_a_step_of_two_has_no_dates_where_one_of_them_would_be_a_guess(name: str) -> None:
    assert ends(dated(datetime(2026, 11, 23, 10), (name, ONE_DAY))) == [(None, None)]


def test_calendar_time_runs_at_the_weekend() -> None:
    filed = datetime(2026, 11, 20, 18)
    journey = dated(filed, ("Office", Duration(1, 2, Unit.DAYS)), ("Bank", Duration(1, 1, Unit.WEEKS)))
    assert ends(journey) == [
        (StepDate(date(2026, 11, 21)), StepDate(date(2026, 11, 22))),
        (StepDate(date(2026, 11, 28)), StepDate(date(2026, 11, 29))),
    ]


def test_hours_from_a_day_on_never_stop_and_after_a_day_are_told_in_days() -> None:
    two_days = Duration(24, 48, Unit.HOURS)
    filed = datetime(2026, 11, 20, 18)
    assert ends(dated(filed, ("Office", two_days))) == [
        (StepDate(date(2026, 11, 21), time(18)), StepDate(date(2026, 11, 22), time(18)))
    ]
    assert ends(dated(filed, ("Office", ONE_DAY), ("Bank", two_days)))[1] == (
        StepDate(date(2026, 11, 24)),
        StepDate(date(2026, 11, 25)),
    )


def test_the_hour_of_work_is_not_told_where_nobody_knows_when_it_begins() -> None:
    minutes = Duration(5, 30, Unit.MINUTES)
    assert ends(dated(datetime(2026, 11, 22, 3), ("Bank", minutes))) == [(StepDate(date(2026, 11, 23)),) * 2]
    assert ends(dated(datetime(2026, 11, 23, 10), ("Bank", minutes))) == [
        (StepDate(date(2026, 11, 23), time(10, 5)), StepDate(date(2026, 11, 23), time(10, 30)))
    ]


def test_without_a_time_or_a_schedule_that_step_and_all_after_it_have_no_dates() -> None:
    filed = datetime(2026, 11, 23, 10)
    for broken in (("Office", None), ("Nobody", ONE_DAY), ("Odd", ONE_DAY), ("Odd", Duration(1, 1, Unit.DAYS))):
        journey = dated(filed, ("Office", ONE_DAY), broken, ("Office", ONE_DAY))
        assert ends(journey) == [(StepDate(date(2026, 11, 24)),) * 2, (None, None), (None, None)]
        assert journey.end is None
        assert journey.steps[2].departments == ("office",)


def test_without_a_calendar_only_calendar_time_is_dated() -> None:
    filed = datetime(2026, 11, 23, 10)
    for unit, told in ((Unit.DAYS, True), (Unit.WEEKS, True), (Unit.WORKING_DAYS, False), (Unit.MINUTES, False)):
        [(earliest, latest)] = ends(dated(filed, ("Anywhere", Duration(1, 2, unit))))
        assert (earliest is not None, latest is not None) == (told, told)


@pytest.mark.parametrize(
    ("name", "lasts"),
    [
        ("Office", Duration(1, 10**9, Unit.WORKING_DAYS)),
        ("Office", Duration(1, 10**9, Unit.WEEKS)),
        ("Office", Duration(1, 10**15, Unit.HOURS)),
        ("Never", Duration(1, 1, Unit.WORKING_DAYS)),
        ("Never", Duration(1, 1, Unit.MINUTES)),
        ("Seldom", Duration(1000, 1000, Unit.WORKING_DAYS)),
        ("Seldom", Duration(23, 23, Unit.HOURS)),
    ],
)
def test_what_lies_too_far_ahead_has_no_date(name: str, lasts: Duration) -> None:
    assert ends(dated(datetime(2026, 11, 23, 10), (name, lasts))) == [(None, None)]


def test_the_end_of_the_calendar_and_of_time_have_no_dates() -> None:
    for filed in (datetime(2100, 12, 31, 10), datetime(9999, 12, 31, 10), datetime(1, 1, 1)):
        assert ends(dated(filed, ("Office", Duration(1, 9, Unit.WORKING_DAYS)))) == [(None, None)]
    for unit in (Unit.DAYS, Unit.HOURS):
        assert ends(dated(datetime(9999, 12, 31, 10), ("Office", Duration(30, 30, unit)))) == [(None, None)]


class TestWhereARequestIs:
    journey = dated(
        datetime(2026, 11, 23, 10),
        ("Office", Duration(5, 5, Unit.MINUTES)),
        ("Office", Duration(1, 1, Unit.WORKING_DAYS)),
        ("Bank", Duration(2, 4, Unit.WORKING_DAYS)),
    )

    @pytest.mark.parametrize(
        ("now", "where"),
        [
            (datetime(2026, 11, 23, 9), ExpectedStep(0, 0, may_be_done=False, overdue=False)),
            (datetime(2026, 11, 23, 10, 4), ExpectedStep(0, 0, may_be_done=False, overdue=False)),
            (datetime(2026, 11, 23, 10, 5), ExpectedStep(1, 1, may_be_done=False, overdue=False)),
            (datetime(2026, 11, 24, 9), ExpectedStep(1, 2, may_be_done=True, overdue=False)),
            (datetime(2026, 11, 25, 9), ExpectedStep(2, 2, may_be_done=False, overdue=False)),
            (datetime(2026, 11, 27, 9), ExpectedStep(2, 2, may_be_done=True, overdue=False)),
            (datetime(2026, 11, 30, 23), ExpectedStep(2, 2, may_be_done=True, overdue=False)),
            (datetime(2026, 12, 1, 0), ExpectedStep(2, 2, may_be_done=True, overdue=True)),
        ],
    )
    def test_it_is_with_the_first_step_that_may_not_be_done(self, now: datetime, where: ExpectedStep) -> None:
        assert step_at(self.journey, now) == where

    def test_nothing_is_said_of_steps_without_dates(self) -> None:
        journey = dated(datetime(2026, 11, 23, 10), ("Office", ONE_DAY), ("Nobody", ONE_DAY), ("Office", ONE_DAY))
        late = step_at(journey, datetime(2030, 1, 1))
        assert late == ExpectedStep(1, 1, may_be_done=False, overdue=False)

    def test_a_journey_without_steps_is_nowhere(self) -> None:
        assert step_at(dated(datetime(2026, 11, 23, 10)), datetime(2030, 1, 1)) is None


@pytest.mark.parametrize(
    ("filed", "months", "first", "last"),
    [
        (datetime(2027, 1, 31, 10), (1, 1), date(2027, 2, 28), date(2027, 2, 28)),
        (datetime(2028, 1, 31, 10), (1, 1), date(2028, 2, 29), date(2028, 2, 29)),
        (datetime(2026, 11, 30, 23, 59), (1, 3), date(2026, 12, 30), date(2027, 2, 28)),
        (datetime(2026, 11, 22, 10), (0, 2), date(2026, 11, 22), date(2027, 1, 22)),
        (datetime(2026, 12, 31, 20, 30), (12, 12), date(2027, 12, 31), date(2027, 12, 31)),
    ],
)
def test_months_are_months_of_the_calendar(filed: datetime, months: tuple[int, int], first: date, last: date) -> None:
    journey = dated(filed, ("Office", Duration(*months, Unit.MONTHS)))
    assert ends(journey) == [(StepDate(first), StepDate(last))]


def test_working_hours_run_only_while_the_department_is_open_however_many_they_are() -> None:
    # Friday at 18:00; twelve hours a day: two on Friday, twelve on Monday to Thursday, the rest on the Friday after.
    journey = dated(datetime(2026, 11, 20, 18), ("Office", Duration(4, 72, Unit.WORKING_HOURS)))
    assert ends(journey) == [(StepDate(date(2026, 11, 23), time(10)), StepDate(date(2026, 11, 30), time(18)))]


def test_working_hours_of_whoever_has_no_hours_are_those_of_whole_working_days() -> None:
    journey = dated(datetime(2026, 11, 20, 10), ("Bank", Duration(72, 72, Unit.WORKING_HOURS)))
    assert ends(journey) == [(StepDate(date(2026, 11, 25)),) * 2]


def test_working_hours_begin_with_the_next_opening_and_know_no_cut_off() -> None:
    office = Schedule("office", MADRID, parse_hours("Mo-Fr 08:00-20:00; PH off", MADRID), cut_off=time(12))
    step = Step("Office", "", Duration(2, 2, Unit.WORKING_HOURS), 1)
    filed = datetime(2026, 12, 6, 13)
    journey = date_journey([step], filed, lambda _: (office,))
    # Monday 7 December 2026 is a holiday in Madrid, Tuesday 8 one in all of Spain.
    assert ends(journey) == [(StepDate(date(2026, 12, 9), time(10)),) * 2]


def test_working_hours_need_a_calendar_and_have_passed_when_their_hour_has() -> None:
    four = Duration(4, 4, Unit.WORKING_HOURS)
    assert ends(dated(datetime(2026, 11, 20, 9), ("Anywhere", four))) == [(None, None)]
    journey = dated(datetime(2026, 11, 20, 9), ("Office", four))
    assert not journey.late(datetime(2026, 11, 20, 12, 59))
    assert journey.late(datetime(2026, 11, 20, 13))


def test_a_month_has_passed_when_its_day_is_over() -> None:
    journey = dated(datetime(2027, 1, 31, 9), ("Bank", Duration(1, 1, Unit.MONTHS)))
    assert not journey.late(datetime(2027, 2, 28, 23, 59))
    assert journey.late(datetime(2027, 3, 1))
