"""A department works when its card says so, else when its hours do, else when the country does."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta

import pytest

from procdesk.call.calendar import WorkCalendar
from procdesk.call.opening_hours import parse_hours
from procdesk.call.schedule import Schedule

MADRID = WorkCalendar("ES", "MD", [date(2026, 12, 24)])
MONDAY = date(2026, 11, 23)
WEEK = [MONDAY + timedelta(days=number) for number in range(7)]
HOLIDAY = date(2026, 12, 7)


def schedule(hours: str = "", weekend: tuple[int, ...] | None = None, cut_off: time | None = None) -> Schedule:
    return Schedule("x", MADRID, parse_hours(hours, MADRID) if hours else None, weekend, cut_off)


def free_days(one: Schedule) -> list[int]:
    return [day.weekday() for day in WEEK if not one.works_on(day)]


@pytest.mark.parametrize(
    ("hours", "weekend", "free"),
    [
        ("", None, [5, 6]),
        ("", (4, 5), [4, 5]),
        ("", (), []),
        ("Mo-Sa 09:00-14:00; PH off", None, [6]),
        ("Mo-Sa 09:00-14:00; PH off", (5, 6), [5, 6]),
        ("Mo-Fr 09:00-14:00; PH off", (), []),
        ("Fr 22:00-06:00", None, [0, 1, 2, 3, 5, 6]),
        ("24/7", None, []),
    ],
)
def test_the_weekend_is_the_cards_else_that_of_the_hours_else_the_countrys(
    hours: str, weekend: tuple[int, ...] | None, free: list[int]
) -> None:
    assert free_days(schedule(hours, weekend)) == free


@pytest.mark.parametrize(
    ("hours", "works"),
    [
        ("", False),
        ("Mo-Fr 09:00-14:00; PH off", False),
        ("Mo-Fr 09:00-14:00; PH 10:00-12:00", False),
        ("Mo-Su 08:00-22:00", True),
        ("24/7", True),
        ("Tu-Fr 08:00-22:00", False),
    ],
)
def test_holidays_are_worked_by_hours_that_are_open_and_never_mention_them(hours: str, works: bool) -> None:
    assert schedule(hours).works_on(HOLIDAY) is works


def test_a_closing_day_of_the_company_is_a_holiday() -> None:
    assert schedule("Mo-Fr 09:00-14:00; PH off").works_on(date(2026, 12, 24)) is False


def test_a_department_that_is_closed_for_a_season_does_not_work_in_it() -> None:
    for weekend in (None, (5, 6)):
        one = schedule("Mo-Fr 09:00-14:00; Aug off", weekend)
        assert (one.works_on(date(2026, 7, 31)), one.works_on(date(2026, 8, 3))) == (True, False)


@pytest.mark.parametrize(
    ("hours", "cut_off", "last"),
    [
        ("Mo-Fr 09:00-14:00,16:00-19:00", None, time(19)),
        ("Mo-Fr 09:00-14:00,16:00-19:00", time(12), time(12)),
        ("", time(12), time(12)),
        ("", None, time(23, 59)),
        ("Mo-Fr 09:00-24:00", None, time(23, 59)),
        ("24/7", None, time(23, 59)),
        ("Mo-Fr 22:00-06:00", None, time(23, 59)),
    ],
)
def test_a_request_is_late_after_the_cut_off_else_after_closing_else_never(
    hours: str, cut_off: time | None, last: time
) -> None:
    one, moment = schedule(hours, None, cut_off), datetime.combine(MONDAY, last)
    assert not one.is_late(moment)
    assert one.is_late(moment + timedelta(minutes=1)) is (last != time(23, 59))


def test_work_happens_in_the_open_hours_and_without_hours_on_whole_working_days() -> None:
    night = schedule("Fr 22:00-06:00")
    friday, saturday = WEEK[4], WEEK[5]
    assert night.stretches(saturday) == ((datetime.combine(saturday, time()), datetime.combine(saturday, time(6))),)
    whole = (datetime.combine(friday, time()), datetime.combine(saturday, time()))
    assert (schedule().stretches(friday), schedule().stretches(saturday)) == ((whole,), ())
    assert schedule("Mo-Su 09:00-14:00", (5, 6)).stretches(saturday) == ()


@pytest.mark.parametrize(
    "one",
    [
        Schedule("x", WorkCalendar()),
        Schedule("x", WorkCalendar("ES", "XX")),
        Schedule("x", WorkCalendar(), parse_hours("24/7", WorkCalendar())),
        schedule("Mo-Fr 09:00-14:00; SH off"),
        schedule("ask the boss"),
        schedule("Mo-Su unknown"),
    ],
)
def test_what_is_not_known_is_not_told(one: Schedule) -> None:
    assert one.works_on(MONDAY) is None
    assert one.stretches(MONDAY) is None


def test_a_day_with_a_perhaps_in_it_has_no_stretches() -> None:
    assert schedule("Mo-Fr 09:00-12:00; Mo 14:00-16:00 unknown").stretches(MONDAY) is None
