"""Several files of a content folder changed and moved as one: all of them or none, also where the program is killed.

What is to be done is first written beside the pages, in the folder `JOURNAL` that no scan looks into: the new and the
old text of every file that changes, then a list of steps, then a mark. Up to the mark nothing has happened, and what
was written is thrown away; from the mark on whoever looks next finishes the steps. Each may be done again.
"""

from __future__ import annotations

import hashlib
import json
import os
import shutil
import stat
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from enum import StrEnum
from pathlib import Path, PurePosixPath
from typing import Final

from procdesk.files import FileLock, rename_file, sync_folder

JOURNAL: Final = ".procdesk-move"
"""The folder, in the content folder, of what is being done; the scanner ignores it for its dot."""

_LIST, _OLD, _NEW, _LOCK = "steps.json", "old", "new", "lock"
# The mark is one small file: renaming it is the one moment at which everything changes.
_COMMITTED, _ROLLING_BACK, _DONE = "committed", "rolling-back", "done"
_PATIENCE_S: Final = 2.5


class TransactionError(Exception):
    """Nothing was changed, or it was put back; `code` and `facts` say why.

    Only with `move-unfinished` the folder is not as it was: the next look finishes what could not be put back.
    """

    def __init__(self, code: str, **facts: str) -> None:
        super().__init__(code)
        self.code = code
        self.facts = facts


class Recovery(StrEnum):
    """What became of a transaction that was interrupted."""

    NONE = "none"
    FINISHED = "finished"
    UNDONE = "undone"
    BUSY = "busy"
    BROKEN = "broken"


@dataclass(frozen=True, slots=True)
class FileStep:
    """One file: `before` and `after` are its paths below the folder, `content` its new bytes (None: they stay).

    `digest` is that of the bytes for which it was planned ("": whatever they are).
    """

    before: str
    after: str
    content: bytes | None = None
    digest: str = ""


@dataclass(frozen=True, slots=True)
class Transaction:
    """Steps that belong together; `facts` are kept with them for whoever lists what was done."""

    steps: tuple[FileStep, ...]
    facts: Mapping[str, str] = field(default_factory=dict)


def digest_of(raw: bytes) -> str:
    """What tells that two files hold the same."""
    return hashlib.blake2b(raw, digest_size=16).hexdigest()


class Disk:
    """Every way in which a transaction changes the disk: tests stop the program at each of them."""

    def write(self, path: Path, data: bytes, mode: int) -> None:
        """Writes a new file and brings it to the disk."""
        with path.open("xb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        path.chmod(mode)

    def replace(self, source: Path, target: Path) -> None:
        """Gives a file another name, in place of whatever has that."""
        rename_file(source, target, _PATIENCE_S)

    def remove(self, path: Path) -> None:
        """Removes a file."""
        path.unlink()

    def make_folder(self, path: Path) -> None:
        """Makes a folder in one that is there."""
        path.mkdir(exist_ok=True)

    def remove_folder(self, path: Path) -> None:
        """Removes a folder that holds nothing."""
        path.rmdir()


DISK: Final = Disk()
Note = Callable[[Path], None]
"""Is called with the folder of a journal whose steps are all done, before it is removed; maybe more than once."""


@dataclass(frozen=True, slots=True)
class RecordedStep:
    """A step as a journal lists it: `number` names its texts (None: the bytes stay as they are).

    `digest` and `digest_after` are those of the old and the new bytes.
    """

    before: str
    after: str
    number: int | None
    digest: str
    digest_after: str


class _Journal:
    """A transaction on the disk: its steps can be written, carried out, put back and forgotten."""

    def __init__(self, root: Path, disk: Disk) -> None:
        self._root = root
        self._disk = disk
        self.folder = root / JOURNAL

    def write(self, transaction: Transaction) -> None:
        """Writes everything but the mark. Raises TransactionError where a file is not as it was planned."""
        self._disk.make_folder(self.folder / _OLD)
        self._disk.make_folder(self.folder / _NEW)
        placed = [self._placed(number, step) for number, step in enumerate(transaction.steps)]
        listed = {
            "format": 1,
            "facts": dict(transaction.facts),
            "steps": [[one.before, one.after, one.number, one.digest, one.digest_after] for one in placed],
        }
        self._disk.write(self.folder / _LIST, json.dumps(listed).encode(), 0o600)
        for folder in (_OLD, _NEW, ""):
            sync_folder(self.folder / folder)

    def _placed(self, number: int, step: FileStep) -> RecordedStep:
        source = self._root / step.before
        if step.after != step.before and self._is_taken(step):
            raise TransactionError("move-target-exists", path=step.after)
        if step.content is None:
            if not os.path.lexists(source):
                raise TransactionError("move-file-changed", path=step.before)
            return RecordedStep(step.before, step.after, None, "", "")
        raw = source.read_bytes() if source.is_file() else None
        if raw is None or (step.digest and digest_of(raw) != step.digest):
            raise TransactionError("move-file-changed", path=step.before)
        status = source.stat()
        if not status.st_mode & stat.S_IWRITE:
            raise TransactionError("move-file-read-only", path=step.before)
        mode = stat.S_IMODE(status.st_mode)
        self._disk.write(self.folder / _OLD / str(number), raw, mode)
        self._disk.write(self.folder / _NEW / str(number), step.content, mode)
        return RecordedStep(step.before, step.after, number, digest_of(raw), digest_of(step.content))

    def _is_taken(self, step: FileStep) -> bool:
        """Whether another file has the new name; on some disks it is the same file that has it in other capitals."""
        source, target = self._root / step.before, self._root / step.after
        return os.path.lexists(target) and not _same_file(source, target)

    def mark(self, mark: str) -> None:
        """Puts the first mark, or another in its place."""
        there = next((one for one in (_COMMITTED, _ROLLING_BACK) if (self.folder / one).exists()), "")
        if not there:
            self._disk.write(self.folder / "mark", b"", 0o600)
        self._disk.replace(self.folder / (there or "mark"), self.folder / mark)
        sync_folder(self.folder)

    def finish(self) -> None:
        """Carries out what is left to be done of the steps."""
        steps = self.steps()
        folders = {folder for step in steps for folder in _folders_above(step.after)}
        for folder in sorted(folders):
            self._make(folder)
        for step in steps:
            self._carry_out(step)
        self._remove_empty({folder for step in steps for folder in _folders_above(step.before)} - folders)
        self._sync(step.after for step in steps)

    def _carry_out(self, step: RecordedStep) -> None:
        source, target = self._root / step.before, self._root / step.after
        moves = step.before != step.after
        if step.number is None:
            if os.path.lexists(source) and (not os.path.lexists(target) or _same_file(source, target)):
                self._disk.replace(source, target)
            return
        staged = self.folder / _NEW / str(step.number)
        found = _digest_at(source)
        if moves and _same_file(source, target) and not _has_name(target):
            self._disk.replace(source, target)
            found = _digest_at(target)
        elif moves and found not in ("", step.digest):
            # Somebody has worked on it since: nothing of that is lost, and what leads to the old id still arrives.
            if not os.path.lexists(target):
                self._disk.replace(source, target)
            return
        if staged.exists() and (_digest_at(target) in ("", step.digest)):
            self._disk.replace(staged, target)
        if moves and found == step.digest and _digest_at(target) == step.digest_after and _has_name(source):
            self._disk.remove(source)

    def put_back(self) -> None:
        """Undoes what was carried out of the steps."""
        steps = self.steps()
        folders = {folder for step in steps for folder in _folders_above(step.before)}
        for folder in sorted(folders):
            self._make(folder)
        for step in reversed(steps):
            self._put_back(step)
        self._remove_empty({folder for step in steps for folder in _folders_above(step.after)} - folders)
        self._sync(step.before for step in steps)

    def _put_back(self, step: RecordedStep) -> None:
        source, target = self._root / step.before, self._root / step.after
        if step.number is None:
            if os.path.lexists(target) and (not os.path.lexists(source) or _same_file(source, target)):
                self._disk.replace(target, source)
            return
        kept = self.folder / _OLD / str(step.number)
        if step.before != step.after and _digest_at(target) == step.digest_after and not _same_file(source, target):
            self._disk.remove(target)
        if kept.exists() and _digest_at(source) in ("", step.digest_after):
            self._disk.replace(kept, source)

    def steps(self) -> tuple[RecordedStep, ...]:
        """The steps as they were written. Raises ValueError where they are none, or lead out of the folder."""
        return recorded(self.folder, self._root).steps

    def forget(self) -> None:
        """Removes the journal; half of it is none."""
        shutil.rmtree(self.folder, ignore_errors=True)

    def _make(self, folder: str) -> None:
        place = self._root / folder
        if not place.is_dir():
            self._disk.make_folder(place)

    def _remove_empty(self, folders: Iterable[str]) -> None:
        """Removes those of the folders that hold nothing any more, the innermost first."""
        for folder in sorted(folders, key=len, reverse=True):
            place = self._root / folder
            # One that still holds something stays, and one that a disk keeps to itself is only empty.
            with suppress(OSError):
                self._disk.remove_folder(place)

    def _sync(self, paths: Iterable[str]) -> None:
        for folder in {(self._root / path).parent for path in paths}:
            with suppress(OSError):
                sync_folder(folder)


def run(root: Path, transaction: Transaction, note: Note, disk: Disk = DISK) -> None:
    """Carries out a transaction in the content folder `root`, all of it or nothing. Raises TransactionError."""
    left = recover(root, note, disk)
    if left in (Recovery.BUSY, Recovery.BROKEN):
        raise TransactionError(f"move-journal-{left}", path=str(root / JOURNAL))
    with _locked(root, disk) as journal:
        try:
            journal.write(transaction)
            journal.mark(_COMMITTED)
        except OSError as error:
            journal.forget()
            raise _disk_error(error, root) from error
        except TransactionError:
            journal.forget()
            raise
        try:
            journal.finish()
        except OSError as error:
            _put_back(journal)
            raise _disk_error(error, root) from error
        _end(journal, note)


def _put_back(journal: _Journal) -> None:
    try:
        journal.mark(_ROLLING_BACK)
        journal.put_back()
        journal.mark(_DONE)
    except OSError as error:
        raise TransactionError("move-unfinished", reason=error.strerror or type(error).__name__) from error
    journal.forget()


def _end(journal: _Journal, note: Note) -> None:
    note(journal.folder)
    # Whatever cannot be removed now is removed by the next look.
    with suppress(OSError):
        journal.mark(_DONE)
        journal.forget()


def is_interrupted(root: Path) -> bool:
    """Whether there is something left of a transaction in a content folder."""
    return os.path.lexists(root / JOURNAL)


def recover(root: Path, note: Note, disk: Disk = DISK) -> Recovery:
    """Finishes a transaction that was interrupted, or throws away what was only prepared.

    Raises TransactionError where the disk refuses.
    """
    if not is_interrupted(root):
        return Recovery.NONE
    try:
        with _locked(root, disk) as journal:
            return _recovered(journal, note)
    except TransactionError as error:
        codes = {f"move-journal-{one}": one for one in (Recovery.BUSY, Recovery.BROKEN)}
        if error.code not in codes:
            raise
        return codes[error.code]
    except OSError as error:
        raise TransactionError("move-unfinished", reason=error.strerror or type(error).__name__) from error


def _recovered(journal: _Journal, note: Note) -> Recovery:
    marks = [one for one in (_COMMITTED, _ROLLING_BACK) if (journal.folder / one).exists()]
    if not marks:
        journal.forget()
        return Recovery.NONE
    try:
        journal.steps()
    except (ValueError, OSError) as error:
        raise TransactionError("move-journal-broken", path=str(journal.folder)) from error
    if marks == [_ROLLING_BACK]:
        journal.put_back()
        journal.mark(_DONE)
        journal.forget()
        return Recovery.UNDONE
    journal.finish()
    _end(journal, note)
    return Recovery.FINISHED


@contextmanager
def _locked(root: Path, disk: Disk) -> Iterator[_Journal]:
    """The journal of a folder, which no other program works with meanwhile. Raises TransactionError."""
    journal = _Journal(root, disk)
    lock = FileLock(journal.folder / _LOCK)
    if journal.folder.is_symlink() or (journal.folder.exists() and not journal.folder.is_dir()):
        raise TransactionError("move-journal-broken", path=str(journal.folder))
    try:
        disk.make_folder(journal.folder)
        lock.acquire()
    except BlockingIOError as error:
        raise TransactionError("move-journal-busy", path=str(journal.folder)) from error
    except OSError as error:
        raise _disk_error(error, root) from error
    try:
        yield journal
    finally:
        lock.close()
        if os.name == "nt" and not (journal.folder / _LIST).exists():
            # Windows removes no file that is open, and the lock was.
            journal.forget()


@dataclass(frozen=True, slots=True)
class RecordedTransaction:
    """A transaction as a journal holds it."""

    steps: tuple[RecordedStep, ...]
    facts: Mapping[str, str]


def recorded(journal: Path, root: Path) -> RecordedTransaction:
    """What the folder of a journal, or a copy of it, says. Raises ValueError where it is none, OSError."""
    listed = json.loads((journal / _LIST).read_bytes())
    match listed:
        case {"format": 1, "steps": [*steps], "facts": {**facts}}:
            told = {str(key): str(value) for key, value in facts.items()}
            return RecordedTransaction(tuple(_recorded_step(one, root) for one in steps), told)
    raise ValueError("no list of steps")


def old_bytes(journal: Path, step: RecordedStep) -> bytes:
    """What a file held before a step, out of the folder of a journal or a copy of it. Raises OSError."""
    return (journal / _OLD / str(step.number)).read_bytes()


def _disk_error(error: OSError, root: Path) -> TransactionError:
    path = str(error.filename or root)
    return TransactionError("move-disk", path=path, reason=error.strerror or type(error).__name__)


def _recorded_step(listed: object, root: Path) -> RecordedStep:
    """A step out of a list that may come from anywhere: no path of it leads out of the content folder."""
    match listed:
        case [str() as before, str() as after, int() | None as number, str() as digest, str() as digest_after]:
            for path in (before, after):
                _check_inside(path, root)
            return RecordedStep(before, after, number, digest, digest_after)
    raise ValueError("no step")


def _check_inside(path: str, root: Path) -> None:
    parts = PurePosixPath(path)
    bad = parts.is_absolute() or ".." in parts.parts or "\\" in path or ":" in path or parts.parts[:1] == (JOURNAL,)
    real_root = os.path.realpath(root)
    folder = os.path.realpath((root / path).parent)
    if bad or not parts.parts or not (folder == real_root or folder.startswith(real_root.rstrip(os.sep) + os.sep)):
        raise ValueError(path)


def _folders_above(path: str) -> Iterator[str]:
    return (str(folder) for folder in PurePosixPath(path).parents if str(folder) != ".")


def _digest_at(path: Path) -> str:
    """The digest of a file, "" where there is none."""
    try:
        return digest_of(path.read_bytes())
    except (FileNotFoundError, NotADirectoryError):
        return ""


def _same_file(one: Path, other: Path) -> bool:
    try:
        return os.path.samefile(one, other)  # noqa: PTH121 - on a disk that ignores capitals
    except OSError:
        return False


def _has_name(path: Path) -> bool:
    """Whether a file has exactly this name, in these capitals."""
    try:
        return path.name in os.listdir(path.parent)  # noqa: PTH208
    except OSError:
        return False
