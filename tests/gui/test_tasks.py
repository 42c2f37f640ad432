"""The task runner answers in order, in the window's thread, and only for the newest of one name."""

from __future__ import annotations

import logging
import sys
import threading
from collections.abc import Callable, Iterator

import pytest
from PySide6.QtCore import QObject, Signal
from pytestqt.qtbot import QtBot

from procdesk.gui.tasks import LATER, TaskFailure, TaskRunner


@pytest.fixture
def runner(qtbot: QtBot) -> Iterator[TaskRunner]:
    made = TaskRunner()
    yield made
    made.stop(lambda: None)
    made.deleteLater()


def test_the_answer_comes_from_another_thread_and_arrives_in_this_one(runner: TaskRunner, qtbot: QtBot) -> None:
    answers: list[tuple[threading.Thread, threading.Thread]] = []
    runner.latest("job", threading.current_thread, lambda there: answers.append((there, threading.current_thread())))
    qtbot.waitUntil(lambda: bool(answers))
    there, here = answers[0]
    assert there.name == "procdesk-runner"
    assert here is threading.main_thread()


def test_only_the_newest_of_one_name_answers_and_those_that_waited_are_skipped(
    runner: TaskRunner, qtbot: QtBot
) -> None:
    gate, begun = threading.Event(), threading.Event()
    done: list[int] = []
    answers: list[int] = []

    def first() -> int:
        begun.set()
        gate.wait(10)
        return work(0)

    def work(number: int) -> int:
        done.append(number)
        return number

    runner.latest("search", first, answers.append)
    assert begun.wait(10)
    for number in range(1, 50):
        runner.latest("search", lambda number=number: work(number), answers.append)
    gate.set()
    qtbot.waitUntil(lambda: bool(answers))
    assert answers == [49]
    assert done == [0, 49]


def test_jobs_of_different_names_answer_in_the_order_they_were_asked(runner: TaskRunner, qtbot: QtBot) -> None:
    answers: list[int] = []
    for number in range(100):
        runner.latest(f"job {number}", lambda number=number: number, answers.append)
    qtbot.waitUntil(lambda: len(answers) == 100)
    assert answers == list(range(100))


def test_a_job_that_can_wait_lets_the_urgent_ones_pass(runner: TaskRunner, qtbot: QtBot) -> None:
    gate = threading.Event()
    answers: list[str] = []
    runner.latest("gate", lambda: gate.wait(10), lambda _: None)
    runner.latest("look", lambda: "look", answers.append, urgency=LATER)
    runner.latest("search", lambda: "search", answers.append)
    gate.set()
    qtbot.waitUntil(lambda: len(answers) == 2)
    assert answers == ["search", "look"]


def test_a_job_that_raises_is_logged_and_told_to_whoever_asked_and_the_thread_lives_on(
    runner: TaskRunner, qtbot: QtBot, caplog: pytest.LogCaptureFixture
) -> None:
    answers: list[int] = []
    failures: list[TaskFailure] = []
    others: list[TaskFailure] = []
    runner.unheard.connect(others.append)
    with caplog.at_level(logging.ERROR):
        runner.latest("search", lambda: 1 // 0, answers.append, failures.append)
        runner.latest("page", lambda: 7, answers.append, others.append)
        qtbot.waitUntil(lambda: answers == [7])
    assert failures == [TaskFailure("search", "ZeroDivisionError: integer division or modulo by zero")]
    assert others == []
    assert "job search failed" in caplog.text


def test_a_failure_that_nobody_asked_to_hear_of_is_told_to_all(runner: TaskRunner, qtbot: QtBot) -> None:
    answers: list[int] = []
    with qtbot.waitSignal(runner.unheard) as told:
        runner.latest("problems", lambda: 1 // 0, answers.append)
    assert told.args == [TaskFailure("problems", "ZeroDivisionError: integer division or modulo by zero")]
    assert answers == []


@pytest.mark.parametrize("newer", [lambda: 7, lambda: [][1]])
def test_the_failure_of_a_superseded_job_only_goes_to_the_log(
    runner: TaskRunner, qtbot: QtBot, caplog: pytest.LogCaptureFixture, newer: Callable[[], int]
) -> None:
    gate, begun = threading.Event(), threading.Event()
    heard: list[object] = []
    runner.unheard.connect(heard.append)

    def older() -> int:
        begun.set()
        gate.wait(10)
        return 1 // 0

    with caplog.at_level(logging.ERROR):
        runner.latest("search", older, heard.append, heard.append)
        assert begun.wait(10)
        runner.latest("search", newer, heard.append, heard.append)
        gate.set()
        qtbot.waitUntil(lambda: bool(heard))
    assert heard in ([7], [TaskFailure("search", "IndexError: list index out of range")])
    assert "ZeroDivisionError" in caplog.text


def test_the_failure_of_a_forgotten_job_only_goes_to_the_log(
    runner: TaskRunner, qtbot: QtBot, caplog: pytest.LogCaptureFixture
) -> None:
    gate, begun = threading.Event(), threading.Event()
    heard: list[object] = []
    runner.unheard.connect(heard.append)

    def slow() -> int:
        begun.set()
        gate.wait(10)
        return 1 // 0

    with caplog.at_level(logging.ERROR):
        runner.latest("page", slow, heard.append)
        assert begun.wait(10)
        runner.forget("page")
        gate.set()
        runner.latest("after", lambda: "after", heard.append)
        qtbot.waitUntil(lambda: bool(heard))
    assert heard == ["after"]
    assert "job page failed" in caplog.text


def test_a_forgotten_job_does_not_answer(runner: TaskRunner, qtbot: QtBot) -> None:
    gate, begun = threading.Event(), threading.Event()
    answers: list[str] = []

    def slow() -> str:
        begun.set()
        gate.wait(10)
        return "slow"

    runner.latest("page", slow, answers.append)
    assert begun.wait(10)
    runner.forget("page")
    gate.set()
    runner.latest("after", lambda: "after", answers.append)
    qtbot.waitUntil(lambda: "after" in answers)
    assert answers == ["after"]


def test_stopping_skips_what_waits_does_the_last_thing_and_ends_the_thread(qtbot: QtBot) -> None:
    runner = TaskRunner()
    gate, begun = threading.Event(), threading.Event()
    done: list[str] = []

    def slow() -> None:
        begun.set()
        gate.wait(10)

    runner.latest("slow", slow, lambda _: done.append("answered"))
    assert begun.wait(10)
    runner.latest("waiting", lambda: done.append("waited"), lambda _: None)
    gate.set()
    runner.stop(lambda: done.append("last"))
    assert done == ["last"]
    assert "procdesk-runner" not in [thread.name for thread in threading.enumerate()]
    runner.deleteLater()


def test_emitting_takes_no_reference_of_true() -> None:
    # PySide6 6.12.0 dropped one with every emit, until Python ended with "bool_dealloc": see pyproject.toml.
    class Bell(QObject):
        rung = Signal(bool)

    bell = Bell()
    bell.rung.connect(lambda _on: None)
    before = sys.getrefcount(True)
    for _ in range(60):
        bell.rung.emit(True)
    assert abs(sys.getrefcount(True) - before) < 30
