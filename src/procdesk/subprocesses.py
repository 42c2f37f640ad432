"""Child processes of this program: one task with progress, result and time limit, and a pool that shares work.

Every child is this Python, started blind to the working directory and to PYTHON* variables: the working directory may
be a content folder, and a `numpy.py` in there must not run. multiprocessing cannot be used: it starts its processes
with `python -c`, which looks for modules in the working directory first.
"""

from __future__ import annotations

import contextlib
import gc
import json
import logging
import os
import pickle
import queue
import signal
import site
import subprocess
import sys
import threading
import time
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass
from enum import Enum, auto
from types import TracebackType
from typing import IO, Any, BinaryIO, Self

from procdesk.model import Progress

# More would be quicker still, and take the memory of a call centre's desktop.
MOST_WORKERS = 3
FEW_FILES = 400
# So many jobs wait at each worker, so that it has something to do while this process does its own.
_AHEAD = 2
_ERROR_CHARACTERS = 2_000
_NICER, _NICEST = 10, 19
_READ_BYTES = 65_536
# A child that has ended says nothing more; what it has started itself may still hold its streams open.
_LAST_LINES_S = 1.0

_log = logging.getLogger(__name__)


class Priority(Enum):
    """Whether a child competes with this process, or works when nobody else wants to."""

    NORMAL = auto()
    LOW = auto()


class ChildState(Enum):
    """How far a child is, or how it ended."""

    RUNNING = auto()
    SUCCEEDED = auto()
    FAILED = auto()
    STOPPED = auto()
    TIMED_OUT = auto()


def interpreter() -> list[str]:
    """The beginning of a command that runs this Python isolated from the working directory and PYTHON* variables.

    Where packages may come from the user's own folder (`pip install --user`) it is still read: `-I` would leave it out,
    and the child would not find this program. Nobody but the user writes there.
    """
    isolated = ["-P", "-E"] if site.ENABLE_USER_SITE else ["-I"]
    return [sys.executable, *isolated]


@dataclass(frozen=True, slots=True)
class _Result:
    """What a child has reported."""

    value: Any


class ChildTask:
    """A module run by a child process; never raises: a child that cannot be started is one that has failed.

    The child is given lines on its standard input, which ends when it is to stop. On its standard output it writes
    lines of JSON by `report_progress` and `report_result`; other lines are left out. Used by one thread.
    """

    def __init__(
        self,
        module: str,
        arguments: Sequence[str] = (),
        given: str = "",
        priority: Priority = Priority.NORMAL,
        time_limit_s: float | None = None,
    ) -> None:
        self.progress = Progress(0, 0)
        self.results: list[Any] = []
        self.error = ""
        self._state = ChildState.RUNNING
        self._said: queue.SimpleQueue[Progress | _Result] = queue.SimpleQueue()
        self._no_more_input = threading.Event()
        self._deadline = None if time_limit_s is None else time.monotonic() + time_limit_s
        self._late = ChildState.TIMED_OUT
        self._threads: list[threading.Thread] = []
        self._process: subprocess.Popen[bytes] | None = None
        try:
            self._process = _start(module, arguments, subprocess.PIPE, priority)
        except OSError as error:
            self._state = ChildState.FAILED
            self.error = str(error)
            return
        work = ((self._write, given.encode()), (self._read_lines,), (self._read_error,))
        self._threads = [threading.Thread(target=do, args=args, daemon=True) for do, *args in work]
        for thread in self._threads:
            thread.start()

    @property
    def result(self) -> Any:
        """What the child has reported last, None before that; `results` has all of it, in its order."""
        return self.results[-1] if self.results else None

    @property
    def pid(self) -> int | None:
        """The number of the process; None where none could be started."""
        return self._process.pid if self._process else None

    @property
    def exit_code(self) -> int | None:
        """The exit code of a child that has been found ended; below 0 the signal that ended it."""
        return self._process.returncode if self._process else None

    def poll(self) -> ChildState:
        """Takes in what the child has said meanwhile, without waiting; ends a child whose time is over."""
        if self._process is None or self._state is not ChildState.RUNNING:
            return self._state
        self._take_lines()
        if self._process.poll() is not None:
            self._close(ChildState.SUCCEEDED if self._process.returncode == 0 else ChildState.FAILED)
        elif self._deadline is not None and time.monotonic() >= self._deadline:
            self._kill()
        return self._state

    def wait(self) -> ChildState:
        """Waits until the child has ended, or its time is over."""
        while self.poll() is ChildState.RUNNING:
            # The output ends with the child: no need to ask again and again.
            _, lines, _ = self._threads
            if lines.is_alive():
                lines.join(self._time_left())
            elif self._process is not None:
                with contextlib.suppress(subprocess.TimeoutExpired):
                    self._process.wait(self._time_left())
        return self._state

    def ask_to_stop(self, patience_s: float) -> None:
        """Tells the child to end by itself; one that still runs after `patience_s` is ended by a later `poll`."""
        if self._state is ChildState.RUNNING:
            self._late = ChildState.STOPPED
            self._deadline = time.monotonic() + patience_s
            self._no_more_input.set()

    def stop(self, patience_s: float = 0.0) -> None:
        """Ends the child, which may do so by itself for `patience_s`, and returns once it has ended."""
        self.ask_to_stop(patience_s)
        self.wait()

    def _time_left(self) -> float | None:
        return None if self._deadline is None else max(0.0, self._deadline - time.monotonic())

    def _kill(self) -> None:
        assert self._process is not None
        self._process.kill()
        self._process.wait()
        self._close(self._late)

    def _close(self, state: ChildState) -> None:
        self._no_more_input.set()
        for thread in self._threads:
            thread.join(_LAST_LINES_S)
        self._take_lines()
        self._state = ChildState.STOPPED if self._late is ChildState.STOPPED else state

    def _take_lines(self) -> None:
        while not self._said.empty():
            said = self._said.get()
            if isinstance(said, _Result):
                self.results.append(said.value)
            else:
                self.progress = said

    def _write(self, given: bytes) -> None:
        with contextlib.suppress(OSError):
            self._pipe("stdin").write(given)
            self._pipe("stdin").flush()
        self._no_more_input.wait()
        with contextlib.suppress(OSError):
            self._pipe("stdin").close()

    def _read_lines(self) -> None:
        with self._pipe("stdout") as lines:
            for line in lines:
                # Whatever else is printed, by a library or for a person, is neither progress nor result.
                with contextlib.suppress(ValueError, KeyError, TypeError):
                    self._said.put(_parsed(line))

    def _read_error(self) -> None:
        said = b""
        with self._pipe("stderr") as pipe:
            while more := os.read(pipe.fileno(), _READ_BYTES):
                # A letter takes up to four bytes.
                said = (said + more)[-4 * _ERROR_CHARACTERS :]
        self.error = said.decode("utf-8", "replace")[-_ERROR_CHARACTERS:].strip()

    def _pipe(self, name: str) -> IO[bytes]:
        pipe: IO[bytes] | None = getattr(self._process, name)
        assert pipe is not None
        return pipe


def _parsed(line: bytes) -> Progress | _Result:
    """What a child says in a line. Raises ValueError, KeyError or TypeError for any other line."""
    found = json.loads(line)
    return _Result(found["result"]) if "result" in found else Progress(int(found["done"]), int(found["total"]))


def report_progress(progress: Progress) -> None:
    """Tells the parent of this child how far it is."""
    _report({"done": progress.done, "total": progress.total})


def report_result(result: object) -> None:
    """Gives the parent of this child its result, or one part of it after the other; JSON can hold it."""
    _report({"result": result})


def when_input_ends(do: Callable[[], object], standard_input: int = 0) -> None:
    """Calls `do` on a thread once the standard input ends: whoever started this child is gone, or wants it to stop."""

    def wait() -> None:
        # The bare file: a thread that waits in Python's own buffer would be in the way of the program's end.
        while os.read(standard_input, _READ_BYTES):
            pass
        do()

    threading.Thread(target=wait, daemon=True).start()


def end_with_input() -> None:
    """Lets this child end at once, without cleaning up, when its standard input does."""
    when_input_ends(lambda: os._exit(1))


def _report(facts: dict[str, object]) -> None:
    sys.stdout.write(json.dumps(facts) + "\n")
    sys.stdout.flush()


def _start(
    module: str, arguments: Sequence[str], stderr: int | None, priority: Priority = Priority.NORMAL
) -> subprocess.Popen[bytes]:
    """The one place where a child is started. Raises OSError where that cannot be done."""
    quietly = getattr(subprocess, "CREATE_NO_WINDOW", 0)
    if priority is Priority.LOW:
        quietly |= getattr(subprocess, "BELOW_NORMAL_PRIORITY_CLASS", 0)
    # What PYTHON* variables may have told this process, the child does not hear.
    kept = ("-X", f"utf8={sys.flags.utf8_mode}", *(["-B"] if sys.dont_write_bytecode else []))
    process = subprocess.Popen(
        [*interpreter(), *kept, "-m", module, *arguments],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=stderr,
        creationflags=quietly,
    )
    if priority is Priority.LOW:
        _lower_priority(process.pid)
    return process


def _lower_priority(process: int) -> None:
    """Lets a process, and those it will start, run when nobody else wants to: whoever types comes first."""
    if sys.platform != "win32":
        # It may have ended already.
        with contextlib.suppress(OSError):
            ours = os.getpriority(os.PRIO_PROCESS, 0)
            os.setpriority(os.PRIO_PROCESS, process, min(ours + _NICER, _NICEST))


class _WorkerGone(Exception):  # noqa: N818
    """A worker ended in the middle of a job."""


class _Worker:
    """One process that does one job at a time."""

    def __init__(self) -> None:
        # Its errors are those of this process.
        self._process = _start("procdesk.subprocesses", (), None)

    def do(self, job: Callable[..., Any], given: tuple[Any, ...]) -> Any:
        """The result of a job. Raises _WorkerGone where the process did not bring it to its end."""
        assert self._process.stdin is not None
        assert self._process.stdout is not None
        try:
            pickle.dump((job, given), self._process.stdin, pickle.HIGHEST_PROTOCOL)
            self._process.stdin.flush()
            # Only our own child writes here.
            return pickle.load(self._process.stdout)  # noqa: S301
        except (OSError, EOFError, ValueError, pickle.UnpicklingError) as error:
            raise _WorkerGone from error

    def kill(self) -> None:
        """Ends the process, whatever it does."""
        self._process.kill()
        self._process.wait()

    def close(self) -> None:
        """Lets the pipes go, once nobody waits at them."""
        for pipe in (self._process.stdin, self._process.stdout):
            assert pipe is not None
            # What a killed worker was still to be told cannot be told any more.
            with contextlib.suppress(OSError):
                pipe.close()


@dataclass(frozen=True, slots=True)
class _Job:
    """A job that was given to a worker, or has been done."""

    function: Callable[..., Any]
    given: tuple[Any, ...]
    future: Future[Any]

    def done(self) -> bool:
        return self.future.done()

    def result(self) -> Any:
        try:
            return self.future.result()
        except _WorkerGone:
            _log.warning("a worker ended while it was at %s; its work is done here", self.function.__name__)
            return self.function(*self.given)


def _done(result: Any) -> Future[Any]:
    future: Future[Any] = Future()
    future.set_result(result)
    return future


class WorkerPool:
    """Some processes, as many as asked for and as there are; ended by leaving the `with` block."""

    def __init__(self, wanted: int) -> None:
        self._idle: queue.SimpleQueue[_Worker] = queue.SimpleQueue()
        self._all: list[_Worker] = []
        try:
            for _ in range(wanted):
                self._all.append(_Worker())
        except OSError as error:
            _log.warning("%d of %d workers started: %s", len(self._all), wanted, error)
        for worker in self._all:
            self._idle.put(worker)
        self._threads = ThreadPoolExecutor(max(1, len(self._all)), "worker")

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, value: BaseException | None, at: TracebackType | None) -> None:
        for worker in self._all:
            worker.kill()
        self._threads.shutdown(cancel_futures=True)
        for worker in self._all:
            worker.close()

    def map(self, job: Callable[..., Any], inputs: Iterable[tuple[Any, ...]]) -> Iterator[Any]:
        """The results of a module's function for each tuple of arguments, in their order.

        While the workers are busy this process does its share. What a worker cannot do, because it was killed or the
        job fails, is done here too, where an error is the caller's.
        """
        waiting: deque[_Job] = deque()
        for given in inputs:
            if sum(not one.done() for one in waiting) < _AHEAD * len(self._all):
                waiting.append(_Job(job, given, self._threads.submit(self._do, job, given)))
            else:
                waiting.append(_Job(job, given, _done(job(*given))))
            while waiting and waiting[0].done():
                yield waiting.popleft().result()
        while waiting:
            yield waiting.popleft().result()

    def _do(self, job: Callable[..., Any], given: tuple[Any, ...]) -> Any:
        worker = self._idle.get()
        try:
            return worker.do(job, given)
        finally:
            self._idle.put(worker)


def workers_for(files: int) -> int:
    """How many workers pay beside this process: none for a few files, since one starts as long as it takes for 150."""
    return 0 if files < FEW_FILES else min(_cores() - 1, MOST_WORKERS)


def _cores() -> int:
    """The processors that this process may use."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


def _work(jobs: BinaryIO, results: BinaryIO) -> None:
    """What a worker does: pickled (function, arguments), one after the other, until there are no more."""
    while True:
        try:
            # Only our own parent writes here.
            function, given = pickle.load(jobs)  # noqa: S301
        except EOFError:
            return
        pickle.dump(function(*given), results, pickle.HIGHEST_PROTOCOL)
        results.flush()


def _be_a_worker() -> None:
    """Serves the process that started this one, and ends when the input does: a killed parent leaves none behind."""
    # Ctrl-C reaches the whole group; the parent ends its workers itself.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    gc.disable()
    results = os.fdopen(os.dup(1), "wb")
    # Whatever a library prints must not stand among the results.
    os.dup2(2, 1)
    with contextlib.suppress(BrokenPipeError):
        _work(sys.stdin.buffer, results)


if __name__ == "__main__":
    _be_a_worker()
