"""Files that several programs use: written whole or not at all, and locked; whether two paths are one folder."""

from __future__ import annotations

import os
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

if sys.platform == "win32":
    import msvcrt
else:
    import fcntl

TEMPORARY = ".*.tmp"
"""The pattern of the names that half-written files have: a process that was killed may leave one behind."""

# Windows: access denied, sharing violation, lock violation.
_IN_USE = frozenset({5, 32, 33})
_PAUSE_S = 0.05
_REPLACING = ".procdesk-"
# Where no lock tells that a half-written file is still being written, its age does.
_OLD_S = 600.0


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
        _replace(temporary, path, time.monotonic() + patience_s, _no_check)
    except BaseException:
        temporary.unlink(missing_ok=True)
        raise


def replace_file(path: Path, data: bytes, check: Callable[[], None], patience_s: float = 0.0) -> None:
    """Writes a file in a folder that is there, whole or not at all, and clears away what was left half-written before.

    `check` is called once the data are on the disk, right before they take the file's place: what it raises leaves the
    file as it was. Between the two no other program replaces the file so, save on Windows. Permissions and
    `patience_s` as in `atomic_write`. No folder is made, for that of a share which went away would be made on this
    disk. OSError where the disk refuses.
    """
    folder = path.parent
    _clear_half_written(folder)
    handle, temporary = _half_written(folder)
    try:
        try:
            _write_out(handle, data)
            temporary.chmod(_mode(path))
            if sys.platform != "win32":
                # The lock that tells others to leave the file alone ends with the handle.
                with _held(path, time.monotonic() + patience_s):
                    _replace(temporary, path, time.monotonic() + patience_s, check)
        finally:
            os.close(handle)
        if sys.platform == "win32":
            _replace(temporary, path, time.monotonic() + patience_s, check)
    except BaseException:
        with suppress(OSError):
            temporary.unlink(missing_ok=True)
        raise
    with suppress(OSError):
        # The file is whole; only its new name might not survive a power cut yet.
        sync_folder(folder)


def _write_out(handle: int, data: bytes) -> None:
    rest = memoryview(data)
    while rest:
        rest = rest[os.write(handle, rest) :]
    os.fsync(handle)


def _half_written(folder: Path) -> tuple[int, Path]:
    """A new file for what is being written, locked so that another program does not clear it away."""
    while True:
        handle, name = tempfile.mkstemp(dir=folder, prefix=_REPLACING, suffix=".tmp")
        if sys.platform == "win32" or _locked(handle):
            return handle, Path(name)
        # Another program was about to clear it away.
        os.close(handle)
        Path(name).unlink(missing_ok=True)


def _locked(handle: int) -> bool:
    """Whether a new file could be locked before anybody cleared it away; also where files cannot be locked at all."""
    try:
        _lock(handle)
    except BlockingIOError:
        return False
    except OSError:
        # Some shares know no locks.
        return True
    return os.fstat(handle).st_nlink > 0


@contextmanager
def _held(path: Path, deadline: float) -> Iterator[None]:
    """Keeps other programs from replacing a file, if there is one. BlockingIOError where one holds it too long."""
    while True:
        try:
            handle = os.open(path, os.O_RDWR | getattr(os, "O_NOFOLLOW", 0))
        except FileNotFoundError:
            yield
            return
        try:
            _lock_until(handle, deadline)
            if os.path.samestat(os.fstat(handle), path.stat()):
                yield
                return
            # Replaced while it was waited for: the lock is that of a file which has gone.
        finally:
            os.close(handle)


def _lock_until(handle: int, deadline: float) -> None:
    while True:
        try:
            _lock(handle)
        except BlockingIOError:
            if time.monotonic() > deadline:
                raise
        except OSError:
            # Some shares know no locks.
            return
        else:
            return
        time.sleep(_PAUSE_S)


def _clear_half_written(folder: Path) -> None:
    """Deletes what programs that were killed have left of their writing."""
    for left in folder.glob(f"{_REPLACING}*.tmp"):
        with suppress(OSError):
            if time.time() - left.stat().st_mtime > _OLD_S:
                left.unlink()
            elif sys.platform != "win32":
                _clear_unlocked(left)


def _clear_unlocked(left: Path) -> None:
    """Deletes a file unless somebody has locked it. OSError where that cannot be told."""
    handle = os.open(left, os.O_RDWR | getattr(os, "O_NOFOLLOW", 0))
    try:
        _lock(handle)
        left.unlink()
    finally:
        os.close(handle)


def atomic_create(path: Path, content: str | bytes) -> None:
    r"""Writes `content` as `atomic_write` does, but only where no file of that name is there: FileExistsError."""
    data = content.encode() if isinstance(content, str) else content
    path.parent.mkdir(parents=True, exist_ok=True)
    handle, name = tempfile.mkstemp(dir=path.parent, prefix=".", suffix=".tmp")
    temporary = Path(name)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        temporary.chmod(0o666 & ~_umask())
        _put(temporary, path)
    finally:
        temporary.unlink(missing_ok=True)


def _put(temporary: Path, path: Path) -> None:
    """Gives a file its name in one step that fails where the name is taken."""
    if os.name == "nt":
        # Here a rename never replaces a file.
        temporary.rename(path)
        return
    try:
        path.hardlink_to(temporary)
    except FileExistsError:
        raise
    except OSError:
        # A disk that knows no second names: of two programs at the same moment the later one could win.
        if path.exists():
            raise FileExistsError(path) from None
        temporary.replace(path)


def same_folder(one: Path, other: Path) -> bool:
    """Whether two paths, however they are spelt, lead to the same folder; it need not be there."""
    if os.path.normcase(os.path.realpath(one)) == os.path.normcase(os.path.realpath(other)):
        return True
    try:
        # A folder that is mounted twice, or whose disk takes no notice of case.
        return os.path.samefile(one, other)  # noqa: PTH121
    except (OSError, ValueError):
        return False


def rename_file(source: Path, target: Path, patience_s: float = 0.0) -> None:
    """Gives a file another name on the same disk, in place of whatever has that; `patience_s` as in `atomic_write`."""
    _replace(source, target, time.monotonic() + patience_s, _no_check)


def sync_folder(folder: Path) -> None:
    """Brings the names of a folder's files to the disk, where the system can do so. OSError where it refuses."""
    if os.name == "nt":
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def _no_check() -> None:
    """Nothing is asked before a file is replaced."""


def _replace(temporary: Path, path: Path, deadline: float, check: Callable[[], None]) -> None:
    while True:
        check()
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


class FileLock:
    """An exclusive lock on a file, which stays behind empty; the system frees it when the process ends."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._handle: int | None = None

    def acquire(self) -> None:
        """Takes the lock at once. Raises BlockingIOError where it is taken, OSError where the file cannot be made."""
        handle = os.open(self._path, os.O_RDWR | os.O_CREAT | getattr(os, "O_NOFOLLOW", 0), 0o600)
        try:
            _lock(handle)
        except (BlockingIOError, PermissionError) as error:
            os.close(handle)
            raise BlockingIOError(str(self._path)) from error
        self._handle = handle

    def close(self) -> None:
        """Frees the lock; harmless where it is not held."""
        if self._handle is not None:
            os.close(self._handle)
            self._handle = None


def _lock(handle: int) -> None:
    if sys.platform == "win32":
        msvcrt.locking(handle, msvcrt.LK_NBLCK, 1)
    else:
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
