"""Further processes of this program that share its work; without any, all is done in this one."""

from __future__ import annotations

import contextlib
import logging
import os
import pickle
import queue
import subprocess
import sys
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass
from types import TracebackType
from typing import Any, Self

# More would be quicker still, and take the memory of a call centre's desktop.
MOST = 3
FEW_FILES = 400
# So many jobs wait at each worker, so that it has something to do while this process does its own.
_AHEAD = 2

_log = logging.getLogger(__name__)


class _WorkerGone(Exception):  # noqa: N818
    """A worker ended in the middle of a job."""


class _Worker:
    """One process that does one job at a time."""

    def __init__(self) -> None:
        self._process = subprocess.Popen(
            [sys.executable, "-m", "procdesk.worker"],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            creationflags=getattr(subprocess, "CREATE_NO_WINDOW", 0),
        )

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
class _Waiting:
    """A job that was given to a worker, or has been done."""

    job: Callable[..., Any]
    given: tuple[Any, ...]
    future: Future[Any]

    def done(self) -> bool:
        return self.future.done()

    def result(self) -> Any:
        try:
            return self.future.result()
        except _WorkerGone:
            _log.warning("a worker ended while it was at %s; its work is done here", self.job.__name__)
            return self.job(*self.given)


def _done(result: Any) -> Future[Any]:
    future: Future[Any] = Future()
    future.set_result(result)
    return future


class Workers:
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
        waiting: deque[_Waiting] = deque()
        for given in inputs:
            if sum(not one.done() for one in waiting) < _AHEAD * len(self._all):
                waiting.append(_Waiting(job, given, self._threads.submit(self._do, job, given)))
            else:
                waiting.append(_Waiting(job, given, _done(job(*given))))
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


def suited_to(files: int) -> int:
    """How many workers pay beside this process: none for a few files, since one starts as long as it takes for 150."""
    return 0 if files < FEW_FILES else min(_cores() - 1, MOST)


def _cores() -> int:
    """The processors that this process may use."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1
