from __future__ import annotations

from datetime import datetime, timedelta
from pathlib import Path

import pytest

from procdesk.authoring.saved_states import KEPT, keep_state, states_of

NOON = datetime(2026, 11, 22, 12)


def test_the_states_of_a_page_are_kept_newest_first_and_none_twice_in_a_row(tmp_path: Path) -> None:
    page = tmp_path / "content/a.es.md"
    for minute, text in enumerate(("uno\n", "dos\r\n", "dos\r\n", "uno\n")):
        keep_state(tmp_path / "states", page, text, NOON + timedelta(minutes=minute))
    found = states_of(tmp_path / "states", page)
    assert [one.text() for one in found] == ["uno\n", "dos\r\n", "uno\n"]
    assert found[0].saved == NOON + timedelta(minutes=3)
    assert states_of(tmp_path / "states", tmp_path / "content/b.es.md") == ()


def test_the_oldest_states_go(tmp_path: Path) -> None:
    for number in range(KEPT + 5):
        keep_state(tmp_path, Path("a.md"), f"{number}", NOON + timedelta(seconds=number))
    assert [one.text() for one in states_of(tmp_path, Path("a.md"))] == [str(n) for n in range(KEPT + 4, 4, -1)]


def test_a_folder_that_cannot_be_written_is_an_error_and_one_that_cannot_be_read_holds_nothing(tmp_path: Path) -> None:
    blocked = tmp_path / "states"
    blocked.write_text("a file")
    with pytest.raises(NotADirectoryError):
        keep_state(blocked, Path("a.md"), "text", NOON)
    assert states_of(blocked, Path("a.md")) == ()
