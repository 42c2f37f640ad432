"""Index snapshots on disk, each complete, verified by its manifest and immutable; one writer at a time."""

from __future__ import annotations

import contextlib
import hashlib
import json
import os
import secrets
import shutil
import stat
import sys
import time
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from procdesk.files import TEMPORARY, FileLock, atomic_write, sync_folder


class IndexBusy(Exception):  # noqa: N818
    """Another process is writing; try again later."""


# To be raised whenever analysis, fields or files change: an index of another format is built afresh.
FORMAT = 11
POINTER = "current"
MANIFEST = "manifest.json"
PREFIX = "gen-"
_SCRATCH = "scratch-"
EXTRAS = "extra-"
_PATIENCE_S = 2.5


class IndexUnwritable(Exception):  # noqa: N818
    """The folder of the index can not be written; the message is the system's reason."""


# A file, wherever it is linked (device, inode, time of its last change in ns), and its sha256.
_Proof = tuple[int, int, int, str]


@dataclass(frozen=True, slots=True)
class Snapshot:
    """One sealed index: its folder, the facts that its maker left with it (JSON values), its files (bytes, sha256).

    `proven` are the sums that were found right, each with the place on the disk where its file was.
    """

    folder: Path
    facts: Mapping[str, Any]
    files: Mapping[str, tuple[int, str]] = field(default_factory=dict)
    proven: frozenset[_Proof] = field(default=frozenset(), compare=False)

    def extra(self, name: str) -> bytes:
        """A file that the maker left, by name; KeyError where there is none."""
        path = self.folder / (EXTRAS + name)
        if not path.is_file():
            raise KeyError(name)
        return path.read_bytes()

    def extra_sum(self, name: str) -> str:
        """The sha256 of a file that the maker left, by name; "" where there is none."""
        return self.files.get(EXTRAS + name, (0, ""))[1]


@dataclass(frozen=True, slots=True)
class OpenedSnapshot:
    """What was found: a snapshot, or None and why.

    `reason` is "" or one of: absent, foreign, pointer, manifest, format, missing, size, checksum.
    """

    snapshot: Snapshot | None
    reason: str = ""


class SnapshotWriter:
    """A snapshot that is being made: fill `folder`, then `publish`. Left without that, it is removed."""

    def __init__(self, root: Path, folder: Path) -> None:
        self.folder = folder
        self._root = root
        self._sums: dict[str, str] = {}

    def adopt(self, other: Snapshot, names: Iterable[str]) -> None:
        """Link files of another snapshot, which never change, into this one. Raises `IndexUnwritable`."""
        try:
            for name in names:
                link(other.folder / name, self.folder / name)
                self._sums[name] = other.files[name][1]
        except OSError as error:
            raise IndexUnwritable(str(error)) from error

    def publish(self, facts: Mapping[str, Any], extras: Mapping[str, bytes] | None = None) -> Snapshot:
        """Seal the draft and make it the current snapshot.

        `facts` are JSON values kept in the manifest, `extras` files kept beside the index. Raises `IndexUnwritable`.
        """
        try:
            for name, content in (extras or {}).items():
                (self.folder / (EXTRAS + name)).write_bytes(content)
            for path in sorted(self.folder.glob("*LOCK")):
                path.unlink()
            files = {
                path.name: (path.stat().st_size, self._sums.get(path.name) or _sum_to_disk(path))
                for path in sorted(self.folder.iterdir())
            }
            manifest = {"format": FORMAT, "facts": dict(facts), "files": files}
            atomic_write(self.folder / MANIFEST, json.dumps(manifest, ensure_ascii=False))
            sync_folder(self.folder)
            _point(self._root, self.folder.name)
            return Snapshot(self.folder, dict(facts), files, _proofs(self.folder, files))
        except OSError as error:
            raise IndexUnwritable(str(error)) from error


class ScratchFolder:
    """A folder beside the snapshots, for an index that never comes into force; it is removed when it is closed."""

    def __init__(self, folder: Path, lock: FileLock, lock_path: Path) -> None:
        self.folder = folder
        self._lock = lock
        self._lock_path = lock_path

    def close(self) -> None:
        """Removes the folder; what cannot be removed now is so by the next one that is made."""
        shutil.rmtree(self.folder, ignore_errors=True)
        self._lock.close()
        if not self.folder.exists():
            with contextlib.suppress(OSError):
                self._lock_path.unlink()


class SnapshotStore:
    """The folder of all snapshots of one content folder's index."""

    def __init__(self, root: Path) -> None:
        self._root = root

    def current_name(self) -> str:
        """The name of the current snapshot's folder, "" where there is none: another process may have replaced it."""
        return self._pointed()

    def open_current(self, in_use: Snapshot | None = None) -> OpenedSnapshot:
        """The current snapshot, if every byte of it is as it was sealed.

        Files that it shares with the one `in_use`, which is held open, are not read once more.
        """
        proven = in_use.proven if in_use else frozenset()
        while True:
            name = self._pointed()
            opening = self._open(name, proven)
            # Another process may have published, and removed this one, in between.
            if opening.snapshot or name == self._pointed():
                return opening

    def _open(self, name: str, proven: frozenset[_Proof]) -> OpenedSnapshot:
        if not self._root.is_dir() or not (self._root / POINTER).exists():
            return OpenedSnapshot(None, "absent")
        if not _is_ours(self._root):
            return OpenedSnapshot(None, "foreign")
        folder = self._root / name
        if not _is_name(name) or folder.is_symlink() or not folder.is_dir() or not _is_ours(folder):
            return OpenedSnapshot(None, "pointer")
        return _verified(folder, proven)

    @contextlib.contextmanager
    def writing(self) -> Iterator[SnapshotWriter]:
        """A draft of the next snapshot, while no other process can make one.

        Raises `IndexBusy` while another writes, and `IndexUnwritable`. Whatever is left over from drafts that were
        never published, or is no longer current, is removed at the end where nobody holds it.
        """
        with self._lock():
            folder = self._root / f"{PREFIX}{time.time_ns():x}-{secrets.token_hex(4)}"
            try:
                folder.mkdir()
            except OSError as error:
                raise IndexUnwritable(str(error)) from error
            try:
                yield SnapshotWriter(self._root, folder)
            finally:
                self._clean(keep=frozenset())

    def scratch(self) -> ScratchFolder:
        """A new scratch folder, which no other process touches; those of processes that are gone are removed.

        Raises `IndexUnwritable`.
        """
        try:
            self._root.mkdir(mode=0o700, parents=True, exist_ok=True)
            for path in self._root.glob(f"{_SCRATCH}*.lock"):
                self._remove_scratch(path)
            folder = self._root / f"{_SCRATCH}{secrets.token_hex(4)}"
            # The lock is there before the folder is: whoever tidies up never takes it for one that was left behind.
            lock_path = folder.with_suffix(".lock")
            lock = FileLock(lock_path)
            lock.acquire()
            folder.mkdir(mode=0o700)
        except OSError as error:
            raise IndexUnwritable(str(error)) from error
        return ScratchFolder(folder, lock, lock_path)

    def _remove_scratch(self, lock_path: Path) -> None:
        lock = FileLock(lock_path)
        try:
            lock.acquire()
        except OSError:
            # Somebody works with it.
            return
        ScratchFolder(lock_path.with_suffix(""), lock, lock_path).close()

    def clean(self, in_use: Snapshot | None = None) -> None:
        """Remove the snapshots that are neither current nor `in_use`; files that are held open stay for next time."""
        with self._lock():
            self._clean(keep=frozenset({in_use.folder.name} if in_use else ()))

    @contextlib.contextmanager
    def _lock(self) -> Iterator[None]:
        try:
            self._root.mkdir(mode=0o700, parents=True, exist_ok=True)
            if not _is_ours(self._root):
                raise IndexUnwritable(f"{self._root} belongs to somebody else")
            lock = FileLock(self._root / "lock")
            lock.acquire()
        except BlockingIOError as error:
            raise IndexBusy(str(self._root)) from error
        except OSError as error:
            raise IndexUnwritable(str(error)) from error
        with contextlib.closing(lock):
            yield

    def _clean(self, keep: frozenset[str]) -> None:
        current = self._pointed()
        for path in self._root.iterdir():
            if _is_name(path.name) and path.name != current and path.name not in keep and not path.is_symlink():
                shutil.rmtree(path, ignore_errors=True)
        for path in self._root.glob(TEMPORARY):
            with contextlib.suppress(OSError):
                path.unlink()

    def _pointed(self) -> str:
        try:
            return (self._root / POINTER).read_text("ascii")
        except (OSError, ValueError):
            return ""


def _is_name(name: str) -> bool:
    return name.startswith(PREFIX) and name.replace("-", "").isalnum() and name.isascii()


def _is_ours(folder: Path) -> bool:
    """Whether nobody else can have written there; Windows keeps the user's folders apart by itself."""
    if sys.platform == "win32":
        return True
    status = folder.stat()
    return status.st_uid == os.getuid() and not status.st_mode & stat.S_IWOTH


def _verified(folder: Path, proven: frozenset[_Proof]) -> OpenedSnapshot:
    """The sealed snapshot in `folder`, or the reason why it is none."""
    try:
        manifest = json.loads((folder / MANIFEST).read_bytes())
        files, facts, form = manifest["files"], manifest["facts"], manifest["format"]
        wanted = {str(name): (int(size), str(checksum)) for name, (size, checksum) in files.items()}
    except (OSError, ValueError, KeyError, TypeError, AttributeError, RecursionError):
        return OpenedSnapshot(None, "manifest")
    if form != FORMAT or not isinstance(facts, dict):
        return OpenedSnapshot(None, "format")
    for name, (size, checksum) in wanted.items():
        reason = _fault(folder / Path(name).name, size, checksum, proven)
        if reason:
            return OpenedSnapshot(None, reason)
    # Whoosh reads whatever lies in its folder, so that a file too many is as wrong as one too few.
    try:
        if {path.name for path in folder.iterdir()} - {MANIFEST} != set(wanted):
            return OpenedSnapshot(None, "missing")
        return OpenedSnapshot(Snapshot(folder, facts, wanted, _proofs(folder, wanted)))
    except OSError:
        # Another process removes it.
        return OpenedSnapshot(None, "missing")


def link(source: Path, target: Path) -> None:
    """The same file under a second name, or a copy where there are no links."""
    try:
        os.link(source, target)
    except OSError:
        # FAT disks and some shares know no links.
        shutil.copy2(source, target)


def _fault(path: Path, size: int, checksum: str, proven: frozenset[_Proof]) -> str:
    try:
        status = path.lstat()
        if not stat.S_ISREG(status.st_mode):
            return "missing"
        if status.st_size != size:
            return "size"
        # Some file systems number no files.
        if status.st_ino and _proof(path, checksum) in proven:
            return ""
        with path.open("rb") as file:
            return "" if hashlib.file_digest(file, "sha256").hexdigest() == checksum else "checksum"
    except OSError:
        return "missing"


def _proofs(folder: Path, files: Mapping[str, tuple[int, str]]) -> frozenset[_Proof]:
    """Of files whose sums are right."""
    return frozenset(_proof(folder / name, checksum) for name, (_, checksum) in files.items())


def _proof(path: Path, checksum: str) -> _Proof:
    status = path.lstat()
    return status.st_dev, status.st_ino, status.st_mtime_ns, checksum


def _sum_to_disk(path: Path) -> str:
    """The sha256 of a file, which is on the disk afterwards."""
    with path.open("r+b") as file:
        os.fsync(file.fileno())
        return hashlib.file_digest(file, "sha256").hexdigest()


def _point(root: Path, name: str) -> None:
    """Make `name` current: the switch is one replacement of one small file."""
    atomic_write(root / POINTER, name.encode("ascii"), patience_s=_PATIENCE_S)
    sync_folder(root)
