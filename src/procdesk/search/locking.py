"""One writer at a time, across processes: a lock that dies with its holder."""

from __future__ import annotations

import os
import sys
from pathlib import Path

if sys.platform == "win32":
    import msvcrt
else:
    import fcntl


class IndexBusy(Exception):  # noqa: N818
    """Another process is writing; try again later."""


class WriterLock:
    """An exclusive lock on a file, which stays behind empty; the system frees it when the process ends."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._handle: int | None = None

    def acquire(self) -> None:
        """Take the lock at once. Raises `IndexBusy` where it is taken, OSError where the file can not be made."""
        handle = os.open(self._path, os.O_RDWR | os.O_CREAT | getattr(os, "O_NOFOLLOW", 0), 0o600)
        try:
            _take(handle)
        except (BlockingIOError, PermissionError) as error:
            os.close(handle)
            raise IndexBusy(str(self._path)) from error
        self._handle = handle

    def close(self) -> None:
        """Free the lock; harmless where it is not held."""
        if self._handle is not None:
            os.close(self._handle)
            self._handle = None


def _take(handle: int) -> None:
    if sys.platform == "win32":
        msvcrt.locking(handle, msvcrt.LK_NBLCK, 1)
    else:
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
