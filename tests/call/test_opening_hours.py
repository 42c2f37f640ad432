"""Opening hours say who answers now, with the holidays of the company and nothing guessed."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from opening_hours import OpeningHours, State

from procdesk.call.availability import Availability
from procdesk.call.calendar import WorkCalendar
from procdesk.call.opening_hours import DepartmentHours, OpeningHoursError, parse_hours

MADRID = WorkCalendar("ES", "MD", [date(2026, 12, 24)])
NOWHERE = WorkCalendar()
WEEKDAYS = ("Mo", "Tu", "We", "Th", "Fr", "Sa", "Su")


def hours(text: str, calendar: WorkCalendar = MADRID) -> DepartmentHours:
    read = parse_hours(text, calendar)
    assert not isinstance(read, OpeningHoursError), text
    return read


def at(text: str) -> datetime:
    return datetime.fromisoformat(text)


def closed(opens: str) -> Availability:
    return Availability(False, opens=at(opens))


def opened(until: str) -> Availability:
    return Availability(True, until=at(until))


@pytest.mark.parametrize(
    ("text", "moment", "availability"),
    [
        ("Mo-Fr 08:00-20:00; PH off", "2026-12-04T19:59", opened("2026-12-04T20:00")),
        ("Mo-Fr 08:00-20:00; PH off", "2026-12-04T20:00", closed("2026-12-09T08:00")),
        ("Mo-Fr 08:00-20:00; PH off", "2026-12-24T10:00", closed("2026-12-28T08:00")),
        ("Mo-Fr 08:00-20:00", "2026-12-07T10:00", opened("2026-12-07T20:00")),
        ("Mo-Su 08:00-22:00", "2026-12-25T10:00", opened("2026-12-25T22:00")),
        ("Su,PH off; Mo-Sa 09:00-21:00", "2026-12-07T10:00", opened("2026-12-07T21:00")),
        ("Mo-Sa 09:00-21:00; su,ph off", "2026-12-05T21:00", closed("2026-12-09T09:00")),
        ("Mo-Fr 09:00-18:00; Sa,PH 10:00-14:00", "2026-12-07T11:00", opened("2026-12-07T14:00")),
        ("PH,Mo-Fr 09:00-18:00", "2026-12-06T11:00", closed("2026-12-07T09:00")),
        ("Mo-Fr,PH,Su 09:00-18:00", "2026-12-05T11:00", closed("2026-12-06T09:00")),
        ("Mo-Fr, PH 10:00-12:00", "2026-08-15T11:00", opened("2026-08-15T12:00")),
        ("Mo-Fr 10:00-12:00, PH 16:00-18:00", "2026-12-07T13:00", closed("2026-12-07T16:00")),
        ("Mo-Su 10:00-12:00; Dec PH off", "2026-12-07T11:00", closed("2026-12-09T10:00")),
        ("Mo-Su 10:00-12:00; Nov PH off", "2026-12-07T11:00", opened("2026-12-07T12:00")),
        ("Mo-Su 10:00-12:00; PH Sa off", "2026-08-15T11:00", closed("2026-08-16T10:00")),
        ("Mo-Su 10:00-12:00; PH Sa off", "2026-12-07T11:00", opened("2026-12-07T12:00")),
        ('Mo-Su 10:00-12:00; PH off "PH; off"', "2026-12-07T11:00", closed("2026-12-09T10:00")),
        ("Mo-Su 09:00-24:00", "2026-12-04T23:00", opened("2026-12-05T00:00")),
        ("Mo-Fr 22:00-06:00", "2026-12-04T23:00", opened("2026-12-05T06:00")),
        ("Mo-Fr 22:00-06:00", "2026-12-05T05:59", opened("2026-12-05T06:00")),
        ("Mo-Fr 22:00-30:00", "2026-12-05T06:00", closed("2026-12-07T22:00")),
        ("Mo-Su 22:00-06:00; PH off", "2026-12-07T03:00", opened("2026-12-07T06:00")),
        ("Mo-Su 22:00-06:00; PH off", "2026-12-09T03:00", closed("2026-12-09T22:00")),
        ("Su,PH 22:00-02:00", "2026-12-06T23:00", opened("2026-12-07T02:00")),
        ("Mo-Su 22:00-06:00; Fr 10:00-12:00", "2026-12-05T01:00", closed("2026-12-05T22:00")),
        ("Mo-Su 22:00-06:00; Fr 12:00-13:00 off", "2026-12-05T01:00", opened("2026-12-05T06:00")),
        ("24/7; PH off", "2026-12-04T10:00", opened("2026-12-07T00:00")),
        ("24/7; PH off", "2026-12-07T10:00", closed("2026-12-09T00:00")),
        ("24/7", "2026-12-07T10:00", Availability(True)),
        ("Mo-Su 00:00-24:00", "2026-12-07T10:00", Availability(True)),
        ("off", "2026-12-07T10:00", Availability(False)),
        ("Mo-Fr 09:00-12:00; Mo-Su off", "2026-12-07T10:00", Availability(False)),
        ("2026 Dec 07 10:00-12:00", "2026-12-07T11:00", opened("2026-12-07T12:00")),
        ("2026 Dec 07 10:00-12:00", "2026-12-08T11:00", Availability(False)),
    ],
)
def test_hours_say_whether_somebody_answers(text: str, moment: str, availability: Availability) -> None:
    assert hours(text).availability(at(moment)) == availability


def test_words_beside_the_hours_are_handed_on() -> None:
    asked = hours('Mo-Fr 09:00-12:00 "ext. 4"; Sa "by appointment"; Su 10:00-12:00 unknown')
    assert asked.availability(at("2026-12-04T10:00")) == Availability(True, at("2026-12-04T12:00"), comment="ext. 4")
    assert asked.availability(at("2026-12-05T10:00")) == Availability(None, comment="by appointment")
    assert asked.availability(at("2026-12-06T10:30")) == Availability(None)
    assert asked.availability(at("2026-12-06T13:00")) == closed("2026-12-07T09:00")


def test_where_nothing_but_a_perhaps_lies_ahead_nothing_is_said() -> None:
    assert hours("Sa unknown").availability(at("2026-12-04T10:00")) == Availability(None)


@pytest.mark.parametrize(
    "text",
    [
        "Mo-Fr 09:00-18:00; SH off",
        "Mo-Fr 09:00-18:00; PH +1 day off",
        "Mo-Fr 09:00-18:00; PH -1 day off",
        "sunrise-sunset",
        "Mo-Fr 10:00+",
        "Mo-Fr 10:00-16:00/01:30",
        'Mo-Fr 09:00-18:00 || "ask"',
    ],
)
def test_what_nobody_here_can_know_is_left_open(text: str) -> None:
    asked = hours(text)
    assert not asked.tells
    assert asked.availability(at("2026-12-04T10:00")) == Availability(None)
    assert asked.pieces(date(2026, 12, 4)) is None
    assert asked.open_on(date(2026, 12, 4)) is None


def test_holidays_without_a_calendar_are_left_open_and_hours_without_holidays_are_not() -> None:
    assert hours("Mo-Fr 09:00-18:00; PH off", NOWHERE).availability(at("2026-12-04T10:00")) == Availability(None)
    assert hours("Mo-Fr 09:00-18:00", NOWHERE).availability(at("2026-12-04T10:00")) == opened("2026-12-04T18:00")
    assert hours("Mo-Fr 09:00-18:00; PH off").availability(at("2120-12-04T10:00")) == Availability(None)


@pytest.mark.parametrize("year", [1, 1900, 9999])
def test_the_ends_of_time_are_no_trouble(year: int) -> None:
    assert hours("24/7").availability(datetime(year, 1, 1)).open is None
    assert hours("Mo-Fr 09:00-18:00").availability(datetime(year, 12, 31)).open is None


def test_a_day_is_open_if_its_own_hours_are_and_closes_with_them() -> None:
    asked = hours("Mo-Fr 09:00-14:00,16:00-19:00; Fr 22:00-06:00; PH off")
    days = [date(2026, 12, number) for number in (3, 4, 5, 7)]
    assert [asked.open_on(day) for day in days] == [True, True, False, False]
    assert [asked.closes_on(day) for day in days] == [time(19), None, None, None]


def test_the_clocks_change_and_the_hours_do_not() -> None:
    for day in ("2026-03-29", "2026-10-25"):
        assert hours("Su 01:00-04:00").availability(at(f"{day}T02:30")) == opened(f"{day}T04:00")


class TestExamplesOfTheLibrary:
    """What its own documentation says of each expression."""

    def test_state(self) -> None:
        now = at("2026-12-04T10:00")
        assert hours("24/7").availability(now).open is True
        assert hours("24/7 off").availability(now).open is False
        assert hours("24/7 unknown").availability(now).open is None

    def test_next_change(self) -> None:
        assert hours("24/7").availability(at("2026-12-04T10:00")).until is None
        year_ahead = hours("2099Mo-Su 12:30-17:00").availability(at("2098-12-04T10:00"))
        assert year_ahead == closed("2099-01-01T12:30")
        assert hours("2099Mo-Su 12:30-17:00").availability(at("2099-01-01T12:30")) == opened("2099-01-01T17:00")

    @pytest.mark.parametrize(
        ("text", "normalized"),
        [
            ("Mo-Su 00:00-24:00", "24/7"),
            ("24/7 ; Su closed", "Mo-Sa"),
            ("Mo-Su 10:00-12:00, Mo-Fr 14:00-18:00", "Mo-Fr 10:00-12:00,14:00-18:00; Sa-Su 10:00-12:00"),
            ("10:00-18:00; Jul-Aug 10:00-22:00", "Jan-Jun,Sep-Dec 10:00-18:00; Jul-Aug 10:00-22:00"),
            (
                "Mo-Fr,Su 10:00-18:00; Jul-Aug Su 10:00-22:00",
                "Mo-Fr 10:00-18:00; Jan-Jun,Sep-Dec Su 10:00-18:00; Jul-Aug Su 10:00-22:00",
            ),
        ],
    )
    def test_normalized_forms_mean_the_same(self, text: str, normalized: str) -> None:
        days = [date(2026, 1, 1) + timedelta(days=number) for number in range(365)]
        one, other = hours(text), hours(normalized)
        assert [one.pieces(day) for day in days] == [other.pieces(day) for day in days]

    def test_public_holidays_of_the_country(self) -> None:
        france = hours("10:00-18:00 ; PH off", WorkCalendar("FR"))
        assert france.availability(at("2024-07-14T15:00")) == closed("2024-07-15T10:00")


DAY_LISTS = st.lists(st.sampled_from([*WEEKDAYS, "Mo-Fr", "Sa-Su", "Fr-Mo"]), min_size=1, max_size=3, unique=True)
SPANS = st.sampled_from(["08:00-12:00", "09:00-14:00,16:00-19:00", "10:00-24:00", "off", "00:00-24:00", "open"])
RULES = st.builds(
    lambda days, holidays, spans: f"{','.join([*days, 'PH'] if holidays else days)} {spans}",
    DAY_LISTS,
    st.booleans(),
    SPANS,
) | st.builds(lambda spans: f"PH {spans}", SPANS)
TEXTS = st.builds(
    lambda rules, joint: joint.join(rules), st.lists(RULES, min_size=1, max_size=4), st.sampled_from(["; ", ", "])
)
NATIONAL = OpeningHours("PH", auto_country=False, auto_timezone=False, country="ES")
SPAIN = WorkCalendar("ES")


@settings(max_examples=60, deadline=None)
@given(text=TEXTS, first=st.dates(date(2020, 1, 1), date(2030, 12, 1)))
def test_hours_are_those_of_the_library_where_it_knows_the_holidays(text: str, first: date) -> None:
    asked = hours(text, SPAIN)
    library = OpeningHours(text, auto_country=False, auto_timezone=False, country="ES")
    for begin in (datetime.combine(first + timedelta(days=number), time()) for number in range(30)):
        if SPAIN.is_holiday(begin.date()) != NATIONAL.is_open(begin):
            continue
        wanted = [one[:2] for one in library.intervals(begin, begin + timedelta(days=1)) if one[2] == State.OPEN]
        assert [(piece.start, piece.end) for piece in asked.pieces(begin.date()) or ()] == wanted
