"""The opening hours of a department are read as they are meant, or told with what was meant."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from procdesk.call.calendar import WorkCalendar
from procdesk.model import Problem
from procdesk.validation.department_checks import hours_problems

MADRID = WorkCalendar("ES", "MD")
TODAY = date(2026, 11, 22)


def problems_of(hours: str) -> list[Problem]:
    return list(hours_problems(hours, "a/_index.md", 3, MADRID, TODAY))


def told(problems: Iterable[Problem]) -> list[tuple[str, int, str]]:
    return [(one.code, one.line, dict(one.facts).get("suggestion", "")) for one in problems]


@pytest.mark.parametrize(
    "hours",
    ["Mo-Fr 08:00-20:00; Sa 09:00-14:00; PH off", "24/7", "Mo-Fr 22:00-02:00", "Mo-Su 08:00-20:00; PH 10:00-14:00"],
)
def test_hours_that_can_be_read_have_no_faults(hours: str) -> None:
    assert told(problems_of(hours)) == []


@pytest.mark.parametrize(
    ("hours", "suggestion"),
    [
        ("L-V 8:00-20:00", "Mo-Fr 08:00-20:00"),
        ("lunes a viernes de 9 a 18h", "Mo-Fr 09:00-18:00"),
        ("cuando haya alguien", ""),
    ],
)
def test_hours_that_cannot_be_read_are_told_with_what_was_meant(hours: str, suggestion: str) -> None:
    assert told(problems_of(hours)) == [("bad-hours", 3, suggestion)]


def test_hours_that_hang_on_the_sun_are_told() -> None:
    assert told(problems_of("sunrise-sunset")) == [("vague-hours", 3, "")]


@pytest.mark.parametrize(
    ("hours", "suggestion"),
    [
        ("PH off; Mo-Fr 08:00-20:00", "Mo-Fr 08:00-20:00; PH off"),
        ("PH closed; Mo-Su 09:00-21:00", "Mo-Su 09:00-21:00; PH closed"),
        ("Sa 09:00-14:00; PH off; Mo-Fr 08:00-20:00", "Sa 09:00-14:00; Mo-Fr 08:00-20:00; PH off"),
    ],
)
def test_a_department_that_is_open_at_christmas_by_mistake_is_told(hours: str, suggestion: str) -> None:
    assert told(problems_of(hours)) == [("open-on-holidays", 3, suggestion)]
    assert told(problems_of(suggestion)) == []


@pytest.mark.parametrize(
    ("hours", "value", "ends"),
    [
        ("Mo-Fr 20:00-08:00; PH off", "20:00-08:00", "08:00"),
        ("Mo-Fr 18:00-09:00", "18:00-09:00", "09:00"),
        ("Mo-Fr 08:00-26:00", "08:00-26:00", ""),
        ("Mo-Fr 08:00-14:00,16:00-25:30", "16:00-25:30", ""),
    ],
)
def test_hours_that_run_far_past_midnight_are_told(hours: str, value: str, ends: str) -> None:
    (found,) = problems_of(hours)
    assert (found.code, dict(found.facts)) == ("hours-past-midnight", {"value": value, "ends": ends})


@given(st.text())
def test_no_text_raises(hours: str) -> None:
    problems_of(hours)
