from __future__ import annotations

import logging
import operator
import os
import signal
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from procdesk import subprocesses
from procdesk.model import Progress
from procdesk.subprocesses import ChildState, ChildTask, Priority, WorkerPool, interpreter, workers_for

UNIX = pytest.mark.skipif(sys.platform == "win32", reason="signals of Unix")
SAY_ALL = """
from procdesk.model import Progress
from procdesk.subprocesses import report_progress, report_result
print("a library says something")
report_progress(Progress(3, 4))
report_result(["ñ", 1])
"""
HANG = "import time; print(flush=True); time.sleep(600)"


def child(code: str, **more: Any) -> ChildTask:
    """A child that runs some lines of Python."""
    return ChildTask("timeit", ("-n1", "-r1", "--", code), **more)


def test_a_child_tells_how_far_it_is_and_gives_its_result() -> None:
    task = child(SAY_ALL)
    assert task.wait() is ChildState.SUCCEEDED
    assert (task.progress, task.result, task.error, task.exit_code) == (Progress(3, 4), ["ñ", 1], "", 0)


def test_a_child_may_report_its_result_part_by_part() -> None:
    task = child("from procdesk.subprocesses import report_result\nreport_result([1])\nreport_result([2, 3])")
    assert task.wait() is ChildState.SUCCEEDED
    assert (task.results, task.result) == ([[1], [2, 3]], [2, 3])


def test_progress_is_known_while_the_child_runs() -> None:
    task = child(SAY_ALL + "import sys; sys.stdin.read()")
    while task.result is None:
        assert task.poll() is ChildState.RUNNING
    assert task.progress == Progress(3, 4)
    task.ask_to_stop(60)
    assert task.wait() is ChildState.STOPPED
    assert task.exit_code == 0


def test_a_child_that_says_nothing_succeeds_without_a_result() -> None:
    task = child("pass")
    assert task.wait() is ChildState.SUCCEEDED
    assert (task.progress, task.result) == (Progress(0, 0), None)


def test_a_child_that_fails_gives_its_last_words() -> None:
    task = child("import os; os.write(2, ('x' * 9_999 + '\\nañada memoria\\n').encode()); os._exit(3)")
    assert task.wait() is ChildState.FAILED
    assert task.exit_code == 3
    assert task.error.endswith("x\nañada memoria")
    assert len(task.error) < 2_001


def test_lines_that_are_no_json_object_are_left_out() -> None:
    task = child("print('[1]'); print('{\"done\": \"x\", \"total\": 1}'); print('{'); print('null'); print(chr(233))")
    assert task.wait() is ChildState.SUCCEEDED
    assert (task.progress, task.result) == (Progress(0, 0), None)


def test_a_child_is_given_more_than_a_pipe_holds() -> None:
    given = "ñ" * 500_000 + "\n"
    code = "import sys\nfrom procdesk.subprocesses import report_result\n"
    task = child(code + "report_result(len(sys.stdin.buffer.readline()))", given=given)
    assert task.wait() is ChildState.SUCCEEDED
    assert task.result == len(given.encode())


def test_a_child_that_hangs_is_ended_when_its_time_is_over() -> None:
    task = child(HANG, time_limit_s=0.5)
    assert task.wait() is ChildState.TIMED_OUT
    assert task.poll() is ChildState.TIMED_OUT
    assert task.exit_code


def test_a_child_that_never_reads_what_it_is_given_is_ended_all_the_same() -> None:
    assert child(HANG, given="x" * 1_000_000, time_limit_s=0.5).wait() is ChildState.TIMED_OUT


def test_a_child_that_does_not_stop_when_asked_is_ended_by_the_next_look() -> None:
    task = child(HANG)
    assert task.poll() is ChildState.RUNNING
    task.ask_to_stop(0)
    assert task.poll() is ChildState.STOPPED


def test_a_child_is_stopped_at_once_and_a_second_stop_does_nothing() -> None:
    task = child(HANG)
    task.stop()
    task.stop()
    assert task.poll() is ChildState.STOPPED
    assert task.exit_code


@UNIX
def test_a_killed_child_has_failed() -> None:
    task = child(HANG)
    assert task.pid is not None
    os.kill(task.pid, signal.SIGKILL)
    assert task.wait() is ChildState.FAILED
    assert task.exit_code == -signal.SIGKILL


def test_a_child_that_cannot_be_started_has_failed(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr("procdesk.subprocesses.sys.executable", str(tmp_path / "no-python"))
    task = child("pass")
    assert task.wait() is ChildState.FAILED
    assert "no-python" in task.error
    assert (task.pid, task.exit_code) == (None, None)
    task.stop()


@UNIX
@pytest.mark.parametrize(("priority", "nicer"), [(Priority.NORMAL, 0), (Priority.LOW, 10)])
def test_a_child_of_low_priority_gives_way(priority: Priority, nicer: int) -> None:
    task = child(HANG, priority=priority)
    assert task.pid is not None
    given = os.getpriority(os.PRIO_PROCESS, task.pid)
    task.stop()
    assert given == min(os.getpriority(os.PRIO_PROCESS, 0) + nicer, 19)


@UNIX
def test_a_child_that_ends_with_its_input_does_not_outlive_its_parent(tmp_path: Path) -> None:
    program = tmp_path / "parent.py"
    hang = f"from procdesk.subprocesses import end_with_input; end_with_input(); {HANG}"
    program.write_text(
        "import os, subprocess, sys\n"
        "from procdesk.subprocesses import interpreter\n"
        f"code = {hang!r}\n"
        "with subprocess.Popen([*interpreter(), '-c', code], stdin=subprocess.PIPE, stdout=subprocess.PIPE) as child:\n"
        "    child.stdout.readline()\n"
        "    print('started', flush=True)\n"
        "    sys.stdin.read()\n"
    )
    pipe = subprocess.PIPE
    with subprocess.Popen([sys.executable, program], stdin=pipe, stdout=pipe, stderr=pipe) as parent:
        assert parent.stdout is not None
        assert parent.stderr is not None
        assert parent.stdout.readline() == b"started\n"
        parent.kill()
        # The child has the same error stream: it ends when the child does.
        assert parent.stderr.read() == b""


@pytest.mark.parametrize(("users_packages", "flags"), [(False, ["-I"]), (None, ["-I"]), (True, ["-P", "-E"])])
def test_packages_of_the_user_are_read_where_this_process_reads_them(
    users_packages: bool | None, flags: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("procdesk.subprocesses.site.ENABLE_USER_SITE", users_packages)
    assert interpreter() == [sys.executable, *flags]


def test_results_come_in_the_order_of_what_was_given() -> None:
    with WorkerPool(2) as some:
        assert list(some.map(operator.mul, ((number, "ñ") for number in range(50)))) == ["ñ" * n for n in range(50)]


def test_the_work_is_done_elsewhere() -> None:
    with WorkerPool(2) as some:
        done_by = set(some.map(os.getpid, [()] * 20))
    assert done_by - {os.getpid()}


def test_large_arguments_and_results_do_not_block() -> None:
    large = b"x" * 3_000_000
    with WorkerPool(2) as some:
        assert all(found == large * 2 for found in some.map(operator.mul, [(large, 2)] * 8))


def test_no_workers_do_the_same_here() -> None:
    with WorkerPool(0) as none:
        assert list(none.map(operator.mul, [(2, 3), (4, 5)])) == [6, 20]
        assert list(none.map(os.getpid, [()])) == [os.getpid()]


def test_where_no_process_can_be_started_all_is_done_here(
    monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    def refuse(*_: object, **__: object) -> None:
        raise BlockingIOError("no more processes")

    monkeypatch.setattr(subprocesses.subprocess, "Popen", refuse)
    with caplog.at_level(logging.WARNING), WorkerPool(2) as some:
        assert list(some.map(os.getpid, [(), ()])) == [os.getpid()] * 2
    assert "0 of 2 workers" in caplog.text


@UNIX
def test_what_a_killed_worker_leaves_is_done_here(caplog: pytest.LogCaptureFixture) -> None:
    with caplog.at_level(logging.WARNING), WorkerPool(1) as some:
        worker = next(some.map(os.getpid, [()]))
        os.kill(worker, signal.SIGKILL)
        assert list(some.map(operator.mul, [(2, 3), (4, 5)])) == [6, 20]
    assert "mul" in caplog.text


def test_an_error_in_a_job_is_the_callers(caplog: pytest.LogCaptureFixture, capfd: pytest.CaptureFixture[str]) -> None:
    with WorkerPool(1) as some, pytest.raises(ZeroDivisionError):
        list(some.map(operator.floordiv, [(1, 0)]))
    assert "ZeroDivisionError" in capfd.readouterr().err


def test_what_a_job_prints_is_no_result() -> None:
    with WorkerPool(1) as some:
        assert list(some.map(print, [("x",), ("y",)])) == [None, None]


@UNIX
def test_leaving_in_the_middle_ends_the_workers() -> None:
    with WorkerPool(2) as some:
        found = some.map(os.getpid, [()] * 40)
        pids = {next(found) for _ in range(20)} - {os.getpid()}
    assert pids
    assert not any(alive(pid) for pid in pids)


@UNIX
def test_workers_end_when_their_parent_is_killed(tmp_path: Path) -> None:
    program = tmp_path / "parent.py"
    program.write_text(
        "import os, sys\n"
        "from procdesk.subprocesses import WorkerPool\n"
        "with WorkerPool(2) as some:\n"
        "    list(some.map(os.getpid, [()] * 20))\n"
        "    print('started', flush=True)\n"
        "    sys.stdin.read()\n"
    )
    pipe = subprocess.PIPE
    with subprocess.Popen([sys.executable, program], stdin=pipe, stdout=pipe, stderr=pipe) as parent:
        assert parent.stdout is not None
        assert parent.stderr is not None
        parent.stdout.readline()
        parent.kill()
        # The workers have the same error stream: it ends when the last of them does.
        assert parent.stderr.read() == b""


def alive(pid: int) -> bool:
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    return True


@pytest.mark.parametrize(("files", "cores", "wanted"), [(20, 8, 0), (5_000, 1, 0), (5_000, 2, 1), (5_000, 64, 3)])
def test_workers_suit_the_work_and_the_computer(
    files: int, cores: int, wanted: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(os, "sched_getaffinity", lambda process: set(range(cores)), raising=False)
    assert workers_for(files) == wanted
