"""Opening hours with a simple mistake get the text that was meant."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from procdesk.call.calendar import WorkCalendar
from procdesk.call.opening_hours import OpeningHoursError, parse_hours

MADRID = WorkCalendar("ES", "MD", [date(2026, 12, 24)])


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("L-V 9:00-18:00", "Mo-Fr 09:00-18:00"),
        ("Mon-Fri 9-18", "Mo-Fr 09:00-18:00"),
        ("Mon to Fri 09:00-18:00; Sat 9-14", "Mo-Fr 09:00-18:00; Sa 09:00-14:00"),
        ("Lunes a viernes de 9h a 18h; festivos cerrado", "Mo-Fr 09:00-18:00; PH off"),
        ("Mo-Fr 09.00-18.00", "Mo-Fr 09:00-18:00"),
        ("Mo-Fr 09:00-18:00;", "Mo-Fr 09:00-18:00"),
        ("Mo-Fr 09:00-14:00 16:00-19:00", "Mo-Fr 09:00-14:00,16:00-19:00"),
        ("lunes y miércoles 10:00-12:00", "Mo,We 10:00-12:00"),
        ("24h", "24/7"),
        ("24 horas", "24/7"),
    ],
)
def test_a_simple_slip_is_put_right(text: str, meant: str) -> None:
    assert parse_hours(text, MADRID) == OpeningHoursError(text, meant)


@pytest.mark.parametrize(
    "text", ["", "  ", "ask the boss", "Mo-Fr 25:00-26:00", "Mo-Fr 10:75-11:00", "Mo-Fr 10:00-50:00", ";", "x" * 5000]
)
def test_what_is_not_simple_gets_no_suggestion(text: str) -> None:
    assert parse_hours(text, MADRID) == OpeningHoursError(text, "")


@settings(max_examples=60, deadline=None)
@given(st.text(alphabet='MoFrSaSuPH0129:-,; +/[]"|offL aV.h', max_size=40))
def test_any_text_is_read_or_a_fault_whose_suggestion_can_be_read(text: str) -> None:
    read = parse_hours(text, MADRID)
    assert (
        not isinstance(read, OpeningHoursError)
        or not read.suggestion
        or not isinstance(parse_hours(read.suggestion, MADRID), OpeningHoursError)
    )
