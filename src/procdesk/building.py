"""A whole index built, or learned from, in a child process: the window never shares its interpreter with the work."""

from __future__ import annotations

import contextlib
import json
import os
import queue
import subprocess
import sys
import threading
from enum import Enum, StrEnum, auto
from pathlib import Path

from procdesk.model import Progress

_LAST_WORDS = 2_000
_NICER, _NICEST = 10, 19
# On Windows: without a console, and after everybody else.
_QUIETLY = getattr(subprocess, "CREATE_NO_WINDOW", 0) | getattr(subprocess, "BELOW_NORMAL_PRIORITY_CLASS", 0)


class Ended(Enum):
    """How a child ended."""

    WELL = auto()
    BADLY = auto()


class Task(StrEnum):
    """What a child does: builds the whole index, or learns from the one in force."""

    BUILD = "build"
    TRAIN = "train"


class Child:
    """A running `procdesk index`; `news` tells how far it is without ever waiting."""

    def __init__(self, task: Task, root: Path, index_root: Path) -> None:
        self.complaint = ""
        self._progress = Progress(0, 0)
        self._lines: queue.SimpleQueue[str] = queue.SimpleQueue()
        self._child = subprocess.Popen(
            [
                *(sys.executable, "-m", "procdesk", "index", "--content", str(root), "--index", str(index_root)),
                *("--only", task, "--lines"),
            ],
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
            encoding="utf-8",
            creationflags=_QUIETLY,
        )
        _give_way(self._child.pid)
        self._readers = [
            threading.Thread(target=self._read_lines, daemon=True),
            threading.Thread(target=self._read_complaint, daemon=True),
        ]
        for reader in self._readers:
            reader.start()

    def news(self) -> Progress | Ended:
        """How far the child is, or how it ended."""
        while not self._lines.empty():
            self._progress = _progress(self._lines.get()) or self._progress
        code = self._child.poll()
        if code is None:
            return self._progress
        for reader in self._readers:
            reader.join(timeout=1)
        return Ended.WELL if code == 0 else Ended.BADLY

    def stop(self) -> None:
        """Ends the child; what it has made so far is no index and is cleaned away by the next."""
        self._child.terminate()
        try:
            self._child.wait(timeout=2)
        except subprocess.TimeoutExpired:
            self._child.kill()
            self._child.wait()
        for reader in self._readers:
            reader.join(timeout=1)

    def _read_lines(self) -> None:
        assert self._child.stdout is not None
        with self._child.stdout as lines:
            for line in lines:
                self._lines.put(line)

    def _read_complaint(self) -> None:
        assert self._child.stderr is not None
        with self._child.stderr as text:
            self.complaint = text.read()[-_LAST_WORDS:].strip()


def _give_way(process: int) -> None:
    """Lets a process, and those it will start, run when nobody else wants to: whoever types comes first."""
    if sys.platform != "win32":
        # It may have ended already.
        with contextlib.suppress(OSError):
            ours = os.getpriority(os.PRIO_PROCESS, 0)
            os.setpriority(os.PRIO_PROCESS, process, min(ours + _NICER, _NICEST))


def _progress(line: str) -> Progress | None:
    try:
        found = json.loads(line)
        return Progress(int(found["done"]), int(found["total"]))
    except (ValueError, KeyError, TypeError):
        # The child's last line is its result, and whatever else a library prints is not progress.
        return None
