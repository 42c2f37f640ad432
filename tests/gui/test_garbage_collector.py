"""Garbage is collected a little at a time, on the window's thread, and what came in one go is left alone."""

from __future__ import annotations

import gc
import linecache
import sys
import weakref
from collections.abc import Iterator

import pytest
from pytestqt.qtbot import QtBot

from procdesk.gui.app import MOST_AT_ONCE, GarbageCollector
from tests.gui.conftest import OFFSCREEN, Program

pytestmark = OFFSCREEN


class Knot:
    """Something that only a collection can take away."""

    def __init__(self) -> None:
        self.itself = self


@pytest.fixture
def collector(qtbot: QtBot) -> Iterator[GarbageCollector]:
    made = GarbageCollector()
    yield made
    made.stop()


def test_python_collects_nothing_by_itself_until_the_window_is_gone(collector: GarbageCollector) -> None:
    assert not gc.isenabled()
    collector.stop()
    assert gc.isenabled()


def test_what_was_knotted_is_gone_after_a_round(collector: GarbageCollector) -> None:
    collector.collect()
    knot = weakref.ref(Knot())
    assert knot() is not None
    collector.collect()
    assert knot() is None


def test_what_came_in_one_go_is_not_looked_through(collector: GarbageCollector) -> None:
    collector.collect()
    before = gc.get_freeze_count()
    came = [[number] for number in range(2 * MOST_AT_ONCE)]
    collector.collect()
    assert gc.get_freeze_count() >= before + len(came)
    assert gc.get_count()[0] < MOST_AT_ONCE


def test_lines_of_source_are_not_kept(collector: GarbageCollector) -> None:
    assert linecache.getlines(__file__)
    collector.collect()
    assert not linecache.cache


def test_the_thread_that_searches_gives_way_before_a_frame_is_due(program: Program) -> None:
    assert program.window.isVisible()
    assert sys.getswitchinterval() <= 0.001
