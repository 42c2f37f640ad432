"""The day of filing is understood as it is typed with one hand, in Spanish and English, or refused with a reason."""

from __future__ import annotations

from datetime import date, datetime, time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from procdesk.call.filing_date import FilingDateError, parse_filing_date

NOW = datetime(2026, 11, 23, 10, 12)  # a Monday


def day(*parts: int) -> datetime:
    return datetime.combine(date(*parts), time())


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("ayer", day(2026, 11, 22)),
        ("Yesterday", day(2026, 11, 22)),
        ("anteayer", day(2026, 11, 21)),
        ("-3", day(2026, 11, 20)),
        ("hace 3 días", day(2026, 11, 20)),
        ("3 days ago", day(2026, 11, 20)),
        ("hace una semana", day(2026, 11, 16)),
        ("2 weeks ago", day(2026, 11, 9)),
        ("hace un mes", day(2026, 10, 23)),
        ("12", day(2026, 11, 12)),
        ("el 30", day(2026, 10, 30)),
        ("12/11", day(2026, 11, 12)),
        ("12-11-26", day(2026, 11, 12)),
        ("12.11.2026", day(2026, 11, 12)),
        ("2026-11-12", day(2026, 11, 12)),
        ("12 nov", day(2026, 11, 12)),
        ("12 de noviembre de 2025", day(2025, 11, 12)),
        ("November 12th", day(2026, 11, 12)),
        ("jueves 12", day(2026, 11, 12)),
        ("jueves, 12 de noviembre", day(2026, 11, 12)),
        ("Thu 12 Nov", day(2026, 11, 12)),
        ("mar 17", day(2026, 11, 17)),
        ("mar 24 2026", day(2026, 3, 24)),
        ("lunes pasado", day(2026, 11, 16)),
        ("last monday", day(2026, 11, 16)),
        ("viernes", day(2026, 11, 20)),
        ("12/11 9:30", datetime(2026, 11, 12, 9, 30)),
        ("ayer a las 16", datetime(2026, 11, 22, 16)),
        ("yesterday 4pm", datetime(2026, 11, 22, 16)),
        ("ayer 16h", datetime(2026, 11, 22, 16)),
        ("9:30", datetime(2026, 11, 23, 9, 30)),
        ("20/12/2025", day(2025, 12, 20)),
    ],
)
def test_a_day_is_understood(text: str, expected: datetime) -> None:
    assert parse_filing_date(text, NOW) == expected


@pytest.mark.parametrize("text", ["", "  ", "hoy", "today", "Ahora", "23/11"])
def test_today_without_an_hour_is_now(text: str) -> None:
    assert parse_filing_date(text, NOW) is None


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("mañana", FilingDateError.UNKNOWN),
        ("31/2", FilingDateError.UNKNOWN),
        ("11/25", FilingDateError.UNKNOWN),
        ("hace mucho", FilingDateError.UNKNOWN),
        ("99", FilingDateError.UNKNOWN),
        ("ayer 25:00", FilingDateError.UNKNOWN),
        ("24/11", FilingDateError.FUTURE),
        ("12:00", FilingDateError.FUTURE),
        ("12/11/2019", FilingDateError.LONG_AGO),
        ("viernes 12 de noviembre", FilingDateError.OTHER_WEEKDAY),
    ],
)
def test_what_tells_no_day_is_refused(text: str, why: FilingDateError) -> None:
    assert parse_filing_date(text, NOW) is why


def test_a_day_without_its_year_is_the_closest_one_that_has_been() -> None:
    assert parse_filing_date("12/12", datetime(2027, 1, 4, 9)) == day(2026, 12, 12)
    assert parse_filing_date("12/12", NOW) is FilingDateError.FUTURE


@given(st.text(max_size=30) | st.text("0123456789/-. :ahdelpms", max_size=20))
def test_no_text_makes_it_stumble_and_no_day_is_in_the_future(text: str) -> None:
    found = parse_filing_date(text, NOW)
    assert found is None or isinstance(found, FilingDateError) or found <= NOW


@given(st.dates(date(2024, 1, 1), date(2026, 11, 22)))
def test_every_day_written_in_full_is_that_day(when: date) -> None:
    for text in (when.isoformat(), f"{when:%d/%m/%Y}", f"{when:%d/%m/%y}"):
        assert parse_filing_date(text, NOW) == datetime.combine(when, time())
