"""A journey is dated by the rules of docs/journey.md."""

from __future__ import annotations

from datetime import date, datetime, time

from procdesk.call.calendar import Calendar
from procdesk.call.hours import parse_hours
from procdesk.call.journey import DatedJourney, Moment, date_journey
from procdesk.call.schedule import Schedule
from procdesk.model import Duration, Step, Unit

MADRID = Calendar("ES", "MD")
OFFICE = Schedule("office", MADRID, parse_hours("Mo-Fr 08:00-20:00; PH off", MADRID))
SCHEDULES = {"Office": OFFICE, "Bank": Schedule("", MADRID)}


def dated(filed: datetime, *steps: tuple[str, Duration | None]) -> DatedJourney:
    return date_journey([Step(name, "", lasts, 1) for name, lasts in steps], filed, SCHEDULES.get)


def ends(journey: DatedJourney) -> list[tuple[Moment | None, Moment | None]]:
    return [(one.earliest, one.latest) for one in journey.steps]


def test_working_days_count_from_the_next_one_and_each_step_from_the_end_of_the_one_before() -> None:
    one, some, few = (Duration(*span, Unit.WORKING_DAYS) for span in ((1, 1), (2, 3), (1, 2)))
    journey = dated(datetime(2026, 11, 22, 10), ("Office", one), ("Office", some), ("Bank", few))
    assert ends(journey) == [
        (Moment(date(2026, 11, 24)), Moment(date(2026, 11, 24))),
        (Moment(date(2026, 11, 26)), Moment(date(2026, 11, 27))),
        (Moment(date(2026, 11, 27)), Moment(date(2026, 12, 1))),
    ]
    assert [one.department for one in journey.steps] == ["office", "office", ""]


def test_minutes_wait_for_the_opening_and_stop_at_the_closing() -> None:
    journey = dated(datetime(2026, 11, 20, 19, 50), ("Office", Duration(5, 30, Unit.MINUTES)))
    assert ends(journey) == [(Moment(date(2026, 11, 20), time(19, 55)), Moment(date(2026, 11, 23), time(8, 20)))]
