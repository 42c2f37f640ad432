"""When the folder is looked at: a hint of the file system is never lost in a scan that began before it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from procdesk.gui.content_controller import ContentWatcher
from procdesk.gui.tasks import TaskRunner
from procdesk.library import FolderUpdate, Library, Overview
from procdesk.model import Change, State
from tests.gui.conftest import NEVER_MS, OFFSCREEN

pytestmark = OFFSCREEN

OVERVIEW = Overview("x", State.READY, 1, None, (), ("es",), "es", "es", "", 0)


@pytest.fixture
def runner() -> Iterator[TaskRunner]:
    made = TaskRunner()
    yield made
    made.stop(lambda: None)
    made.deleteLater()


def watcher_of(
    pauses: list[int], runner: TaskRunner, monkeypatch: pytest.MonkeyPatch
) -> tuple[ContentWatcher, list[int]]:
    """A watcher whose looks come to these pauses, one after the other, and the pauses that it has been given."""
    given: list[int] = []
    library = Library(Path("x"), Path("y"))

    def look() -> FolderUpdate:
        given.append(pauses[len(given)])
        return FolderUpdate(OVERVIEW, Change(), given[-1])

    monkeypatch.setattr(library, "look", look)
    return ContentWatcher(library, runner, runner), given


def test_a_hint_during_a_scan_is_looked_at_once_that_scan_has_ended(
    qtbot: QtBot, runner: TaskRunner, monkeypatch: pytest.MonkeyPatch
) -> None:
    watcher, given = watcher_of([0, NEVER_MS, NEVER_MS], runner, monkeypatch)
    with qtbot.waitSignal(watcher.looked):
        watcher.start()
    watcher.hint()
    qtbot.waitUntil(lambda: len(given) == 3, timeout=5_000)
    watcher.stop()


def test_a_hint_between_two_scans_costs_one_look(
    qtbot: QtBot, runner: TaskRunner, monkeypatch: pytest.MonkeyPatch
) -> None:
    watcher, given = watcher_of([NEVER_MS, 0, NEVER_MS, NEVER_MS], runner, monkeypatch)
    with qtbot.waitSignal(watcher.looked):
        watcher.start()
    watcher.hint()
    qtbot.waitUntil(lambda: len(given) == 3, timeout=5_000)
    with qtbot.assertNotEmitted(watcher.looked, wait=200):
        pass
    watcher.stop()
