"""The moved clocks: each is what its name says, and a machine that cannot move its clock says so."""

from __future__ import annotations

import sys
from datetime import UTC, datetime, timedelta
from pathlib import Path

import holidays
import pytest

from tests import clocks

MOMENTS = {clock.name: clock.moment for clock in clocks.CLOCKS}


def hour_later(moment: datetime) -> timedelta:
    """How much later it is, on a wall clock, one hour after the moment."""
    later = (moment.astimezone(UTC) + timedelta(hours=1)).astimezone(moment.tzinfo)
    return later.replace(tzinfo=None) - moment.replace(tzinfo=None)


def test_each_clock_is_what_it_is_called() -> None:
    assert (MOMENTS["31-december"].month, MOMENTS["31-december"].day) == (12, 31)
    assert (MOMENTS["29-february"].month, MOMENTS["29-february"].day) == (2, 29)
    assert MOMENTS["sunday"].isoweekday() == 7
    assert MOMENTS["holiday"].date() in holidays.country_holidays("ES", years=MOMENTS["holiday"].year)
    assert f"{MOMENTS['23-59']:%H-%M}" == "23-59"
    assert hour_later(MOMENTS["clocks-forward"]) == timedelta(hours=2)
    assert hour_later(MOMENTS["clocks-back"]) == timedelta(0)
    assert len({clock.zone for clock in clocks.CLOCKS}) > 3


def test_a_machine_without_faketime_fails_with_a_sentence(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    assert clocks.main([]) == 2
    said = capsys.readouterr().err
    assert "faketime is not installed" in said
    assert "apt-get install faketime" in said


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="a script in place of faketime")
def test_a_clock_that_does_not_move_is_noticed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    idle = tmp_path / "faketime"
    idle.write_text("#!/bin/sh\necho ''\necho x\n", "utf-8")
    idle.chmod(0o755)
    monkeypatch.setenv("PATH", str(tmp_path))
    assert clocks.main([]) == 2
    assert "does not move the clock" in capsys.readouterr().err


def test_the_paths_of_the_quick_part_exist() -> None:
    assert [path for path in (*clocks.QUICK, *clocks.ONLY_GIVEN_DAYS) if not (clocks.ROOT / path).exists()] == []
