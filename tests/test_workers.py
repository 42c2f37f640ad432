from __future__ import annotations

import logging
import operator
import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from procdesk import workers
from procdesk.workers import Workers, suited_to

UNIX = pytest.mark.skipif(sys.platform == "win32", reason="signals of Unix")


def test_results_come_in_the_order_of_what_was_given() -> None:
    with Workers(2) as some:
        assert list(some.map(operator.mul, ((number, "ñ") for number in range(50)))) == ["ñ" * n for n in range(50)]


def test_the_work_is_done_elsewhere() -> None:
    with Workers(2) as some:
        done_by = set(some.map(os.getpid, [()] * 20))
    assert done_by - {os.getpid()}


def test_large_arguments_and_results_do_not_block() -> None:
    large = b"x" * 3_000_000
    with Workers(2) as some:
        assert all(found == large * 2 for found in some.map(operator.mul, [(large, 2)] * 8))


def test_no_workers_do_the_same_here() -> None:
    with Workers(0) as none:
        assert list(none.map(operator.mul, [(2, 3), (4, 5)])) == [6, 20]
        assert list(none.map(os.getpid, [()])) == [os.getpid()]


def test_where_no_process_can_be_started_all_is_done_here(
    monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    def refuse(*_: object, **__: object) -> None:
        raise BlockingIOError("no more processes")

    monkeypatch.setattr(workers.subprocess, "Popen", refuse)
    with caplog.at_level(logging.WARNING), Workers(2) as some:
        assert list(some.map(os.getpid, [(), ()])) == [os.getpid()] * 2
    assert "0 of 2 workers" in caplog.text


@UNIX
def test_what_a_killed_worker_leaves_is_done_here(caplog: pytest.LogCaptureFixture) -> None:
    with caplog.at_level(logging.WARNING), Workers(1) as some:
        worker = next(some.map(os.getpid, [()]))
        os.kill(worker, signal.SIGKILL)
        assert list(some.map(operator.mul, [(2, 3), (4, 5)])) == [6, 20]
    assert "mul" in caplog.text


def test_an_error_in_a_job_is_the_callers(caplog: pytest.LogCaptureFixture, capfd: pytest.CaptureFixture[str]) -> None:
    with Workers(1) as some, pytest.raises(ZeroDivisionError):
        list(some.map(operator.floordiv, [(1, 0)]))
    assert "ZeroDivisionError" in capfd.readouterr().err


def test_what_a_job_prints_is_no_result() -> None:
    with Workers(1) as some:
        assert list(some.map(print, [("x",), ("y",)])) == [None, None]


@UNIX
def test_leaving_in_the_middle_ends_the_workers() -> None:
    with Workers(2) as some:
        found = some.map(os.getpid, [()] * 40)
        pids = {next(found) for _ in range(20)} - {os.getpid()}
    assert pids
    assert not any(alive(pid) for pid in pids)


@UNIX
def test_workers_end_when_their_parent_is_killed(tmp_path: Path) -> None:
    program = tmp_path / "parent.py"
    program.write_text(
        "import os, sys\n"
        "from procdesk.workers import Workers\n"
        "with Workers(2) as some:\n"
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
    monkeypatch.setattr(workers, "_cores", lambda: cores)
    assert suited_to(files) == wanted
