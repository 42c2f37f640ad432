"""The company that comes with procdesk: what its pages promise can be said on any day."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest

from procdesk.call import placeholders
from procdesk.call.directory import DepartmentDirectory
from procdesk.call.journey import date_journey
from procdesk.call.schedule import Schedules
from procdesk.content.folder import Folder, read_all
from procdesk.model import DepartmentCard, Level, Step, Unit
from procdesk.resources import sample_content
from procdesk.validation.checks import check
from tests.call.test_arithmetic import DAY, MINUTE, NAMES, Department, minute_walk, nth_working_day

MADRID = ZoneInfo("Europe/Madrid")
# As the sample's procdesk.yaml has them.
CLOSED = frozenset({date(2026, 12, 24), date(2026, 12, 31), date(2027, 12, 24), date(2027, 12, 31)})
OUTSIDE = Department(("ES", "MD"), None, extra=CLOSED)
BEGIN = datetime(2026, 11, 20, 7, 45)
MOMENTS = [BEGIN + timedelta(days=days, hours=5 * (days % 4)) for days in range(0, 400, 29)]


@pytest.fixture(scope="module")
def folder() -> Folder:
    return read_all(sample_content())


def test_the_sample_has_nothing_to_correct(folder: Folder) -> None:
    problems = check(folder, BEGIN.date())
    assert {one.code for one in problems} <= {"verification-overdue", "no-longer-valid"}
    assert not [one for one in problems if one.level is Level.ERROR]


def test_every_translation_names_the_text_that_it_translates(folder: Folder) -> None:
    for process in folder.processes:
        assert process.in_language("en").translates, process.id
        assert not process.in_language("es").translates, process.id


def test_what_is_said_has_its_dates_on_any_day_and_in_both_languages(folder: Folder) -> None:
    directory = DepartmentDirectory(folder.company, folder.departments)
    schedules = Schedules(folder.company, directory)
    told = [one for one in folder.processes if "{" in one.write_ups[0].say]
    assert len(told) >= 15
    assert "facturacion/cobro-duplicado" in {one.id for one in told}
    for process in told:
        for one in process.write_ups:
            for moment in MOMENTS:
                journey = date_journey(one.journey, moment, schedules.schedules_of)
                assert journey.end, (one.path, moment)
                said = placeholders.fill(one.say, journey, one.lang, moment, directory)
                assert "{" not in said, (one.path, moment)


def department_of(card: DepartmentCard) -> Department:
    """A department of the sample as the walk sees it, read with a parser for the few forms that the sample uses."""
    if card.hours == "24/7":
        return Department(("ES", "MD"), dict.fromkeys(range(7), ((0, 1440),)))
    table: dict[int, tuple[tuple[int, int], ...]] = {}
    for rule in card.hours.split("; "):
        days, times = rule.split(" ")
        if times != "off":
            first, _, last = days.partition("-")
            begin, end = (int(hour) * 60 + int(minute) for hour, minute in (one.split(":") for one in times.split("-")))
            for number in range(NAMES.index(first), NAMES.index(last or first) + 1):
                table[number] = ((begin, end),)
    return Department(("ES", "MD"), table, off_on_holidays="PH off" in card.hours, extra=CLOSED)


def walked(
    journey: tuple[Step, ...], filed: datetime, by_name: Mapping[str, Department]
) -> Iterator[tuple[date, date]]:
    """The days on which each step ends, walking from day to day and from minute to minute."""
    days, minutes = [filed.date(), filed.date()], [filed.hour * 60 + filed.minute] * 2
    timed = True
    for step in journey:
        department, lasts = by_name.get(step.department, OUTSIDE), step.duration
        assert lasts is not None
        before = list(days)
        for end, count in enumerate((lasts.least, lasts.most)):
            start = datetime.combine(days[end], time()) + minutes[end] * MINUTE
            if not timed and end:
                start = datetime.combine(days[end] + DAY, time())
            if lasts.most == 0:
                continue
            if lasts.unit is Unit.WORKING_DAYS:
                late = timed and department.works(days[end]) and department.late(start)
                days[end] = nth_working_day(department.works, days[end], late, count)
            elif lasts.unit in (Unit.DAYS, Unit.WEEKS):
                days[end] += count * (7 if lasts.unit is Unit.WEEKS else 1) * DAY
            else:
                needed = count * (60 if lasts.unit is Unit.HOURS else 1)
                whole = lasts.unit is Unit.HOURS and lasts.most >= 24
                done = start + needed * MINUTE if whole else minute_walk(department, start, needed, MADRID)
                assert done is not None
                if whole and not timed and end:
                    done -= MINUTE
                days[end], minutes[end] = done.date(), done.hour * 60 + done.minute
        if lasts.most:
            whole = lasts.unit is Unit.HOURS and lasts.most >= 24
            same_day = timed and days == before
            known = timed if whole else department.table is not None or same_day
            timed = lasts.unit in (Unit.MINUTES, Unit.HOURS) and known
        if not timed:
            minutes = [0, 0]
        yield days[0], days[1]


@pytest.mark.parametrize(
    "filed", [datetime(2026, 11, 23, 10, 40), datetime(2026, 12, 4, 20, 30), datetime(2026, 12, 23, 13, 5)]
)
def test_every_journey_of_the_sample_ends_on_the_days_that_a_plain_walk_finds(folder: Folder, filed: datetime) -> None:
    directory = DepartmentDirectory(folder.company, folder.departments)
    schedules = Schedules(folder.company, directory)
    by_name = {card.name: department_of(card) for one in folder.departments for card in one.cards}
    for process in folder.processes:
        for one in process.write_ups:
            dated = date_journey(one.journey, filed, schedules.schedules_of)
            found = [(step.earliest and step.earliest.day, step.latest and step.latest.day) for step in dated.steps]
            assert found == list(walked(one.journey, filed, by_name)), one.path
