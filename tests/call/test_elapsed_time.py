"""Hours are real hours where the clocks change, in a given zone and in the computer's own."""

from __future__ import annotations

import time as clock
from collections.abc import Iterator
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from procdesk.call.journey import add_elapsed, elapsed_between

MADRID = ZoneInfo("Europe/Madrid")
CHANGES = [
    (datetime(2026, 3, 28, 12), datetime(2026, 3, 29, 13)),
    (datetime(2026, 10, 24, 12), datetime(2026, 10, 25, 11)),
]


@pytest.fixture
def in_madrid(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    if not hasattr(clock, "tzset"):
        pytest.skip("this system has no tzset")
    with monkeypatch.context() as patch:
        patch.setenv("TZ", "CET-1CEST,M3.5.0,M10.5.0/3")
        clock.tzset()
        yield
    clock.tzset()


@pytest.mark.parametrize(("start", "end"), CHANGES)
def test_a_day_of_real_hours_ends_at_another_time_when_the_clocks_change(start: datetime, end: datetime) -> None:
    assert add_elapsed(start, timedelta(hours=24), MADRID) == end
    assert elapsed_between(start, end, MADRID) == timedelta(hours=24)


@pytest.mark.usefixtures("in_madrid")
@pytest.mark.parametrize(("start", "end"), CHANGES)
def test_the_computers_own_zone_is_taken_where_none_is_given(start: datetime, end: datetime) -> None:
    assert add_elapsed(start, timedelta(hours=24), None) == end
    assert elapsed_between(start, end, None) == timedelta(hours=24)
    assert end.tzinfo is None
