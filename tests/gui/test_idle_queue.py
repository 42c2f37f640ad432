"""Work in pieces: in order, one at each turn of the event loop, and none of it after something newer began."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from pytestqt.qtbot import QtBot

from procdesk.gui.tasks import IdleQueue
from tests.gui.conftest import OFFSCREEN

pytestmark = OFFSCREEN


@pytest.fixture
def done() -> list[str]:
    return []


@pytest.fixture
def piece(done: list[str]) -> Callable[[str], Callable[[], None]]:
    return lambda name: lambda: done.append(name)


Piece = Callable[[str], Callable[[], None]]


def test_the_first_piece_is_done_at_once_and_the_others_in_order(qtbot: QtBot, done: list[str], piece: Piece) -> None:
    steps = IdleQueue()
    steps.start(piece(name) for name in "abc")
    assert done == ["a"]
    assert steps.waiting
    qtbot.waitUntil(lambda: not steps.waiting)
    assert done == ["a", "b", "c"]


def test_something_else_gets_its_turn_between_two_pieces(qtbot: QtBot, qapp: object, done: list[str]) -> None:
    steps = IdleQueue()
    seen: list[int] = []
    other = IdleQueue()
    steps.start([lambda number=number: done.append(str(number)) for number in range(6)])
    other.start([lambda: seen.append(len(done))] * 3)
    qtbot.waitUntil(lambda: not steps.waiting and not other.waiting)
    assert seen[-1] < 6


def test_a_new_start_drops_what_is_left(qtbot: QtBot, done: list[str], piece: Piece) -> None:
    steps = IdleQueue()
    steps.start([piece("a"), piece("b"), piece("c")])
    steps.start([piece("x"), piece("y")])
    qtbot.waitUntil(lambda: not steps.waiting)
    assert done == ["a", "x", "y"]


def test_whoever_needs_it_gets_all_of_it_now(done: list[str], piece: Piece) -> None:
    steps = IdleQueue()
    steps.start([piece("a"), piece("b"), piece("c")])
    steps.finish()
    assert done == ["a", "b", "c"]
    steps.finish()
    assert done == ["a", "b", "c"]


def test_a_piece_that_fails_keeps_none_of_the_others_from_its_turn(qtbot: QtBot, done: list[str], piece: Piece) -> None:
    def fail() -> None:
        raise ValueError("no")

    steps = IdleQueue()
    with qtbot.captureExceptions() as raised:
        steps.start([piece("a"), fail, piece("c")])
        qtbot.waitUntil(lambda: not steps.waiting)
    assert [str(error) for _, error, _ in raised] == ["no"]
    assert done == ["a", "c"]
