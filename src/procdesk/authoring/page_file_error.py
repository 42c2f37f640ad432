"""Why a page's file cannot be read or written, as a code and facts of which its owner is told in words."""

from __future__ import annotations

import errno
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Final

from procdesk.text import fold_case

# Windows: sharing violation, lock violation, the file is mapped by another program; access denied is looked into.
_IN_USE: Final = frozenset({32, 33, 1224})
_IN_USE_HERE: Final = frozenset({errno.EBUSY, errno.ETXTBSY, errno.EAGAIN, errno.EDEADLK})
_DENIED: Final = 5
_FULL: Final = frozenset({errno.ENOSPC, errno.EFBIG, errno.EDQUOT})
_FULL_ON_WINDOWS: Final = frozenset({39, 112, 1295})
_AWAY: Final = frozenset(
    {
        *(errno.EIO, errno.ENODEV, errno.ENXIO, errno.ENOTCONN, errno.ETIMEDOUT, errno.ECONNRESET, errno.ECONNABORTED),
        *(errno.ENETDOWN, errno.ENETUNREACH, errno.EHOSTDOWN, errno.EHOSTUNREACH, errno.ESTALE),
    }
)
# Network path or name not found, name deleted, device gone, semaphore timed out, no such logon server.
_AWAY_ON_WINDOWS: Final = frozenset({21, 51, 53, 54, 55, 59, 64, 65, 67, 121, 1167, 1231, 1232, 1311})


class PageFileError(OSError):
    """A page's file cannot be read or written: `code` is that of its sentence, which `facts` fill."""

    def __init__(self, code: str, **facts: str) -> None:
        super().__init__(code, facts)
        self.code = code
        self.facts = facts


def page_error(code: str, path: Path, **facts: str) -> PageFileError:
    """The trouble with a page that is told by the name of its file."""
    return PageFileError(code, path=path.name, **facts)


@contextmanager
def told_as(path: Path) -> Iterator[None]:
    """Whatever the system refuses of a page's file inside is raised as PageFileError."""
    try:
        yield
    except PageFileError:
        raise
    except OSError as error:
        raise _error(error, path) from error


def _error(error: OSError, path: Path) -> PageFileError:
    code = _code(error, path)
    if code == "file-renamed":
        return page_error(code, path, name=_other_spelling(path))
    if code == "file-not-saved":
        return page_error(code, path, reason=error.strerror or type(error).__name__)
    return page_error(code, path)


def _code(error: OSError, path: Path) -> str:
    on_windows = getattr(error, "winerror", None) or 0
    if on_windows in _AWAY_ON_WINDOWS or error.errno in _AWAY:
        return "file-out-of-reach"
    if on_windows in _FULL_ON_WINDOWS or error.errno in _FULL:
        return "file-disk-full"
    if on_windows in _IN_USE or error.errno in _IN_USE_HERE:
        return "file-in-use"
    if error.errno in (errno.ENOENT, errno.ENOTDIR):
        if not _is_folder(path.parent):
            return "folder-gone"
        return "file-renamed" if _other_spelling(path) else "file-gone"
    if error.errno in (errno.EISDIR, errno.ELOOP):
        return "file-not-a-file"
    if error.errno == errno.EROFS:
        return "folder-read-only"
    if error.errno in (errno.EACCES, errno.EPERM):
        # A program that has the file open is the usual cause there; what is read-only has been told before.
        return "file-in-use" if on_windows == _DENIED else "file-denied"
    return "file-not-saved"


def _is_folder(path: Path) -> bool:
    try:
        return path.is_dir()
    except OSError:
        return False


def _other_spelling(path: Path) -> str:
    """The name of a file beside a missing one that differs from it in the case of letters alone, "" without one."""
    try:
        names = sorted(one.name for one in path.parent.iterdir())
    except OSError:
        return ""
    return next((name for name in names if name != path.name and fold_case(name) == fold_case(path.name)), "")
