"""The calendar knows the holidays of the company, and says what it cannot know."""

from __future__ import annotations

from datetime import date, timedelta

import holidays
import pytest

from procdesk.call.calendar import UnknownPlace, WorkCalendar

PLACES = [("ES", "MD"), ("ES", "CT"), ("ES", ""), ("GB", "SCT"), ("US", "CA"), ("DE", "BY"), ("AE", ""), ("MX", "")]


@pytest.mark.parametrize(("country", "region"), PLACES)
def test_every_day_of_eleven_years_is_what_the_library_says(country: str, region: str) -> None:
    calendar = WorkCalendar(country, region)
    wanted = holidays.country_holidays(country, subdiv=region or None, years=range(2020, 2031))
    days = [date(2020, 1, 1) + timedelta(days=number) for number in range(4018)]
    assert [day for day in days if calendar.is_holiday(day)] == sorted(wanted)
    assert calendar.weekend == wanted.weekend
    assert calendar.fault is None


def test_a_holiday_of_the_region_is_one_in_that_region_alone() -> None:
    day = date(2026, 12, 7)
    assert [WorkCalendar("ES", region).is_holiday(day) for region in ("MD", "CT", "")] == [True, False, False]


def test_closing_days_count_as_holidays_even_without_a_country() -> None:
    for calendar in (WorkCalendar("ES", "MD", [date(2026, 12, 24)]), WorkCalendar(closing_days=[date(2026, 12, 24)])):
        assert [calendar.is_holiday(date(2026, 12, number)) for number in (23, 24)] == [False, True]


@pytest.mark.parametrize(
    ("country", "region"),
    [("es", "md"), ("ESP", "Madrid"), ("Spain", "MADRID"), ("España", "ES-MD"), (" es ", " md "), ("ES", "es-md")],
)
def test_a_place_is_found_by_code_or_name_in_any_case(country: str, region: str) -> None:
    calendar = WorkCalendar(country, region)
    assert calendar.known
    assert calendar.is_holiday(date(2026, 5, 2))


@pytest.mark.parametrize(
    ("country", "region", "fault"),
    [
        ("XX", "", UnknownPlace("country", "XX")),
        ("Germny", "", UnknownPlace("country", "Germny", "DE")),
        ("ES", "XX", UnknownPlace("region", "XX")),
        ("ES", "Andalucia del Sur", UnknownPlace("region", "Andalucia del Sur", "AN")),
        ("ES", "Galizia", UnknownPlace("region", "Galizia", "GA")),
    ],
)
def test_an_unknown_place_is_told_with_the_nearest_name(country: str, region: str, fault: UnknownPlace) -> None:
    calendar = WorkCalendar(country, region)
    assert not calendar.known
    assert calendar.fault == fault
    assert not calendar.is_holiday(date(2026, 12, 25))


def test_a_company_without_a_country_has_no_calendar_and_no_fault() -> None:
    calendar = WorkCalendar("", "MD")
    assert (calendar.known, calendar.fault, calendar.tells(date(2026, 1, 1))) == (False, None, False)


def test_years_that_the_library_does_not_cover_are_not_told() -> None:
    calendar = WorkCalendar("ES", "MD")
    assert [calendar.tells(date(year, 1, 1)) for year in (2007, 2008, 2100, 2101)] == [False, True, True, False]
    assert not calendar.is_holiday(date(2101, 12, 25))
