"""How long a step takes is read as people write it, and a suggestion changes neither number nor unit."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from procdesk.content.journey import parse_journey, parse_time
from procdesk.model import Duration, Unit


@pytest.mark.parametrize(
    ("words", "least", "most", "unit"),
    [
        ("5 minutos", 5, 5, Unit.MINUTES),
        ("24-48 h", 24, 48, Unit.HOURS),
        ("48h", 48, 48, Unit.HOURS),
        ("24/48 h", 24, 48, Unit.HOURS),
        ("24-48h", 24, 48, Unit.HOURS),
        ("24h/48h", 24, 48, Unit.HOURS),
        ("2 días - 3 días", 2, 3, Unit.DAYS),
        ("1 hour", 1, 1, Unit.HOURS),
        ("2 a 3 días", 2, 3, Unit.DAYS),
        ("de 2 a 3 días hábiles", 2, 3, Unit.WORKING_DAYS),
        ("~2 days", 2, 2, Unit.DAYS),
        ("2–3 business days", 2, 3, Unit.WORKING_DAYS),
        ("between 1 and 2 weeks", 1, 2, Unit.WEEKS),
        ("hasta 5 días", 0, 5, Unit.DAYS),
        ("up to 24 hours", 0, 24, Unit.HOURS),
        ("una semana", 1, 1, Unit.WEEKS),
        ("two to three days", 2, 3, Unit.DAYS),
        ("al momento", 0, 0, Unit.MINUTES),
        ("a day", 1, 1, Unit.DAYS),
        ("1-4 semanas", 1, 4, Unit.WEEKS),
        ("30 DÍAS NATURALES", 30, 30, Unit.DAYS),
        ("entre 1 y 2 horas", 1, 2, Unit.HOURS),
        ("72 horas hábiles", 72, 72, Unit.WORKING_HOURS),
        ("4 working hours", 4, 4, Unit.WORKING_HOURS),
        ("2-4 horas laborables", 2, 4, Unit.WORKING_HOURS),
        ("up to 8 business hours", 0, 8, Unit.WORKING_HOURS),
        ("1 mes", 1, 1, Unit.MONTHS),
        ("2 meses", 2, 2, Unit.MONTHS),
        ("de 1 a 3 meses", 1, 3, Unit.MONTHS),
        ("a month", 1, 1, Unit.MONTHS),
        ("six months", 6, 6, Unit.MONTHS),
    ],
)
def test_times_are_read_in_both_languages(words: str, least: int, most: int, unit: Unit) -> None:
    assert parse_time(words) == Duration(least, most, unit)


@pytest.mark.parametrize(
    ("words", "minutes"),
    [
        ("media hora", 30),
        ("1/2 hora", 30),
        ("½ hora", 30),
        ("half an hour", 30),
        ("about half an hour", 30),
        ("un cuarto de hora", 15),
        ("tres cuartos de hora", 45),
        ("una hora y media", 90),
        ("hora y media", 90),
        ("2 horas y media", 150),
        ("an hour and a half", 90),
        ("one and a half hours", 90),
        ("1,5 horas", 90),
        ("1.5 h", 90),
        ("1 h 20 min", 80),
        ("1 hora y 30 minutos", 90),
    ],
)
def test_parts_of_an_hour_are_minutes(words: str, minutes: int) -> None:
    assert parse_time(words) == Duration(minutes, minutes, Unit.MINUTES)


def test_a_part_of_an_hour_may_be_the_most_it_takes_and_minutes_may_lead_to_hours() -> None:
    assert parse_time("hasta media hora") == Duration(0, 30, Unit.MINUTES)
    assert parse_time("30 minutos a 2 horas") == Duration(30, 120, Unit.MINUTES)
    assert parse_time("día y medio") == Duration(36, 36, Unit.HOURS)


@pytest.mark.parametrize(
    ("words", "code"),
    [
        ("3 moons", "unknown-unit"),
        ("3-2 days", "range-reversed"),
        ("2 quincenas", "unknown-unit"),
        ("99999999999 days", "bad-time"),
        ("media jornada", "bad-time"),
        ("1 hora - 30 minutos", "bad-time"),
        ("2 días - 3 semanas", "bad-time"),
        ("1 h 75 min", "bad-time"),
    ],
)
def test_a_time_that_cannot_be_counted_is_told(words: str, code: str) -> None:
    assert parse_time(words) == code
    (step,), _ = parse_journey(f"1. **A** does it. ({words})", "x.md", 1)
    assert step.duration is None


@pytest.mark.parametrize(
    ("words", "suggestion"),
    [
        ("3 dais laborables", "3 días laborables"),
        ("de 2 a 3 dias laborable", "de 2 a 3 días laborables"),
        ("2-3 workin days", "2-3 working days"),
        ("4 horras", "4 horas"),
        ("2 messes", "2 meses"),
        ("72 horas habilles", "72 horas hábiles"),
        ("4 workin hours", "4 working hours"),
        ("2 horas naturales", ""),
        ("2 quincenas", ""),
        ("3 fortnights", ""),
        ("3-2 days", "2-3 days"),
        ("de 10 a 5 días", "de 5 a 10 días"),
        ("cinco a 2 días", ""),
    ],
)
def test_a_suggestion_spells_the_unit_right_and_is_never_another(words: str, suggestion: str) -> None:
    (found,) = parse_journey(f"1. **A** does it. ({words})", "x.md", 1)[1]
    assert dict(found.facts) == {"time": words, "suggestion": suggestion}


@given(st.text())
def test_no_text_raises(text: str) -> None:
    parse_time(text)
