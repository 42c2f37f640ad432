"""Writing a file so that whoever reads it sees the old content or the new one, never half of it; comparing folders."""

from __future__ import annotations

import os
import tempfile
import time
from pathlib import Path

TEMPORARY = ".*.tmp"
"""The pattern of the names that half-written files have: a process that was killed may leave one behind."""

# Windows: access denied, sharing violation, lock violation.
_IN_USE = frozenset({5, 32, 33})
_PAUSE_S = 0.05


def atomic_write(path: Path, content: str | bytes, mode: int | None = None, patience_s: float = 0.0) -> None:
    r"""Writes `content`, text as UTF-8 with `\n` line ends, making the folders it needs.

    `mode` are the file's permissions; without it those of the file that is there, or what the umask gives. Windows
    refuses to replace a file that another program reads: that is tried again for `patience_s`. OSError where the disk
    refuses, UnicodeEncodeError where the text is none.
    """
    data = content.encode() if isinstance(content, str) else content
    path.parent.mkdir(parents=True, exist_ok=True)
    # The ending keeps a scan in this very moment from taking the half-written file for a page.
    handle, name = tempfile.mkstemp(dir=path.parent, prefix=".", suffix=".tmp")
    temporary = Path(name)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        temporary.chmod(_mode(path) if mode is None else mode)
        _replace(temporary, path, time.monotonic() + patience_s)
    except BaseException:
        temporary.unlink(missing_ok=True)
        raise


def same_folder(one: Path, other: Path) -> bool:
    """Whether two paths, however they are spelt, lead to the same folder; it need not be there."""
    if os.path.normcase(os.path.realpath(one)) == os.path.normcase(os.path.realpath(other)):
        return True
    try:
        # A folder that is mounted twice, or whose disk takes no notice of case.
        return os.path.samefile(one, other)  # noqa: PTH121
    except (OSError, ValueError):
        return False


def sync_folder(folder: Path) -> None:
    """Brings the names of a folder's files to the disk, where the system can do so. OSError where it refuses."""
    if os.name == "nt":
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def _replace(temporary: Path, path: Path, deadline: float) -> None:
    while True:
        try:
            temporary.replace(path)
        except OSError as error:
            # A virus scanner or an indexer may hold the old file for a moment.
            if getattr(error, "winerror", 0) not in _IN_USE or time.monotonic() > deadline:
                raise
        else:
            return
        time.sleep(_PAUSE_S)


def _mode(path: Path) -> int:
    return path.stat().st_mode & 0o777 if path.exists() else 0o666 & ~_umask()


def _umask() -> int:
    mask = os.umask(0o022)
    os.umask(mask)
    return mask
