"""Who changed a page when, where its folder is in a git repository: objects and references are read, nothing is run.

Neither the git program nor the repository's settings, hooks and filters are used, so that a repository from anywhere
does no harm; what cannot be read ends the history, and is told.
"""

from __future__ import annotations

import heapq
import logging
import os
import time
import unicodedata
from collections.abc import Generator, Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta, timezone
from enum import StrEnum
from pathlib import Path
from typing import Final

from dulwich.diff_tree import RenameDetector
from dulwich.object_store import DiskObjectStore
from dulwich.objects import Blob, Commit, ObjectID, Tree
from dulwich.refs import HEADREF, DiskRefsContainer

from procdesk.content.scan.decoding import decode

_log = logging.getLogger(__name__)
MOST_ENTRIES: Final = 200
_MOST_COMMITS: Final = 50_000
_SECONDS: Final = 8.0
_AT_A_TIME: Final = 200
_MOST_BYTES: Final = 16 * 1024 * 1024
_SMALL_FILE: Final = 4096
_RENAMED_FROM: Final = 60


class HistoryEnd(StrEnum):
    """Why a history goes back no further: its beginning, a limit, a clone that is cut off, or what cannot be read."""

    BEGINNING = "beginning"
    LIMIT = "limit"
    SHALLOW = "shallow"
    BROKEN = "broken"


@dataclass(frozen=True, slots=True)
class PageVersion:
    """A version of a page: who saved it, when in their own time zone, with which message, and under which path.

    The path is that in the repository. `commit` is "" for what stands in the file and is in no commit yet: then nobody
    and no message is known. Nor are they where a clone is cut off: then `moment` is only a time at which it said this.
    """

    commit: str
    author: str
    moment: datetime
    message: str
    path: str
    text: str


@dataclass(frozen=True, slots=True)
class PageHistory:
    """The versions of a page, newest first, and why there are no earlier ones."""

    versions: tuple[PageVersion, ...]
    end: HistoryEnd = HistoryEnd.BEGINNING


def in_repository(page: Path) -> bool:
    """Whether a file is in a git repository."""
    return _repository_of(page) is not None


def history_of(page: Path) -> PageHistory | None:
    """The history of a file, None where it is in no git repository."""
    reading = read_history(page)
    while True:
        try:
            next(reading)
        except StopIteration as end:
            found: PageHistory | None = end.value
            return found


def read_history(
    page: Path, most: int = MOST_ENTRIES, seconds: float = _SECONDS
) -> Generator[None, None, PageHistory | None]:
    """As `history_of`, with a pause every few hundred commits: whoever waits can be served in between.

    At most `most` versions are looked for, and no longer than `seconds`.
    """
    place = _repository_of(page)
    if place is None:
        return None
    walk = _Walk(place, most, time.monotonic() + seconds)
    end = HistoryEnd.BROKEN
    try:
        end = yield from walk.run()
    except Exception as error:  # dulwich raises what its parsers happen to raise
        _log.warning("the history of %s cannot be read to its end: %s: %s", page, type(error).__name__, error)
    finally:
        walk.close()
    return PageHistory(tuple(_with_unsaved(page, walk.versions, place.name)), end)


@dataclass(frozen=True, slots=True)
class _Repository:
    """Where the parts of a repository lie, and what a page is called in it.

    `own` is the folder of the work tree's own head, `common` that of the objects, which several work trees share.
    """

    own: Path
    common: Path
    name: str


def _repository_of(page: Path) -> _Repository | None:
    real = Path(os.path.realpath(page))
    for folder in real.parents:
        marker = folder / ".git"
        if not os.path.lexists(marker):
            continue
        own = marker if marker.is_dir() else _linked(marker)
        if own is None:
            return None
        common = own / (_first_line(own / "commondir") or ".")
        if os.path.isdir(common / "objects"):  # noqa: PTH112
            return _Repository(own, common, real.relative_to(folder).as_posix())
        return None
    return None


def _linked(marker: Path) -> Path | None:
    """The folder of a repository that a file names, as in work trees and submodules."""
    line = _first_line(marker)
    if not line.startswith("gitdir:"):
        return None
    found = marker.parent / line.removeprefix("gitdir:").strip()
    # Unlike Path.is_dir, this raises nothing for a name that no disk can hold.
    return found if os.path.isdir(found) else None  # noqa: PTH112


def _first_line(path: Path) -> str:
    try:
        with path.open("rb") as file:
            return os.fsdecode(file.read(_SMALL_FILE)).split("\n", 1)[0].strip()
    except (OSError, ValueError):
        return ""


@dataclass(frozen=True, slots=True)
class _Queued:
    """A commit to look at, and the path of the page in it; newer ones come first."""

    order: tuple[int, int]
    commit: Commit
    path: bytes

    def __lt__(self, other: _Queued) -> bool:
        return self.order < other.order


@dataclass(slots=True)
class _Walk:
    """A walk from the head back through everything that has changed a page."""

    place: _Repository
    most: int
    deadline: float
    versions: list[PageVersion] = field(default_factory=list)
    _store: DiskObjectStore = field(init=False)
    _shallow: frozenset[bytes] = field(init=False)
    _entries: dict[tuple[bytes, bytes], bytes | None] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self._store = DiskObjectStore(self.place.common / "objects", loose_object_size_limit=_MOST_BYTES)
        self._shallow = frozenset(_lines(self.place.common / "shallow"))

    def close(self) -> None:
        """Lets all files of the repository go."""
        self._store.close()

    def run(self) -> Generator[None, None, HistoryEnd]:
        """Finds the versions. Raises whatever a broken repository makes dulwich raise."""
        head = DiskRefsContainer(self.place.common, self.place.own)[HEADREF]
        start = self._commit(head)
        queue = [_Queued((-start.commit_time, 0), start, self._name_in(start))]
        seen = {(start.id, queue[0].path)}
        looked_at = 0
        is_cut = False
        while queue:
            looked_at += 1
            if len(self.versions) >= self.most or looked_at > _MOST_COMMITS or time.monotonic() > self.deadline:
                return HistoryEnd.LIMIT
            if looked_at % _AT_A_TIME == 0:
                yield
            one = heapq.heappop(queue)
            is_cut = is_cut or one.commit.id in self._shallow
            for parent, path in self._followed(one.commit, one.path):
                if (parent.id, path) not in seen:
                    seen.add((parent.id, path))
                    heapq.heappush(queue, _Queued((-parent.commit_time, looked_at), parent, path))
        return HistoryEnd.SHALLOW if is_cut else HistoryEnd.BEGINNING

    def _name_in(self, start: Commit) -> bytes:
        """The name of the page as the repository spells it."""
        names = dict.fromkeys((self.place.name, unicodedata.normalize("NFC", self.place.name)))
        known = (os.fsencode(one) for one in names if self._entry(start, os.fsencode(one)) is not None)
        return next(known, os.fsencode(self.place.name))

    def _followed(self, commit: Commit, path: bytes) -> Iterator[tuple[Commit, bytes]]:
        """The parents in which the page goes on, each with its path there; notes a version where it is another one."""
        own = self._entry(commit, path)
        parents = [] if commit.id in self._shallow else [self._commit(one) for one in commit.parents]
        for parent in parents:
            if self._entry(parent, path) == own:
                # What a merge has taken over from one side has been written there.
                return iter(((parent, path),))
        if own is None:
            # Deleted here, or in none of the parents either.
            return iter([(parent, path) for parent in parents])
        self._note(commit, path, own)
        return iter([(parent, self._path_before(parent, commit, path)) for parent in parents])

    def _path_before(self, parent: Commit, commit: Commit, path: bytes) -> bytes:
        """The path of the page in a parent, another one where it was renamed."""
        if self._entry(parent, path) is not None:
            return path
        detector = RenameDetector(self._store, rename_threshold=_RENAMED_FROM)
        for change in detector.changes_with_renames(parent.tree, commit.tree):
            if change.new is not None and change.new.path == path and change.old is not None and change.old.path:
                return bytes(change.old.path)
        return path

    def _note(self, commit: Commit, path: bytes, blob: bytes) -> None:
        found = self._store[ObjectID(blob)]
        raw = found.as_raw_string() if isinstance(found, Blob) else b""
        # A clone that is cut off here does not know who wrote what it begins with.
        is_first = commit.id in self._shallow
        self.versions.append(
            PageVersion(
                commit=commit.id.decode("ascii"),
                author="" if is_first else _name(commit.author),
                moment=_moment(commit.author_time, commit.author_timezone),
                message="" if is_first else commit.message.decode("utf-8", "replace").strip(),
                path=os.fsdecode(path),
                text=decode(raw[:_MOST_BYTES]).text,
            )
        )

    def _entry(self, commit: Commit, path: bytes) -> bytes | None:
        """The id of what a commit has under a path, None for nothing; folders that are the same are read once."""
        found: bytes | None = commit.tree
        rest = path
        asked: list[tuple[bytes, bytes]] = []
        while found is not None and rest:
            asked.append((found, rest))
            if asked[-1] in self._entries:
                found = self._entries[asked[-1]]
                break
            name, _, rest = rest.partition(b"/")
            tree = self._store[ObjectID(found)]
            found = tree[name][1] if isinstance(tree, Tree) and name in tree else None
        self._entries.update(dict.fromkeys(asked, found))
        return found

    def _commit(self, id_: bytes) -> Commit:
        found = self._store[ObjectID(id_)]
        if not isinstance(found, Commit):
            raise TypeError(f"{id_!r} is no commit")
        return found


def _lines(path: Path) -> Iterator[bytes]:
    try:
        yield from path.read_bytes().split()
    except OSError:
        return


def _name(author: bytes) -> str:
    """A person's name without the address; that alone where there is no name."""
    name, _, address = author.decode("utf-8", "replace").partition("<")
    return " ".join(name.split()) or address.rstrip("> ")


def _moment(seconds: int, offset: int) -> datetime:
    """A time as its author's clock showed it; what no calendar holds is the beginning of time."""
    try:
        return datetime.fromtimestamp(seconds, timezone(timedelta(seconds=offset)))
    except (ValueError, OverflowError, OSError):
        return datetime.fromtimestamp(0, UTC)


def _with_unsaved(page: Path, versions: list[PageVersion], name: str) -> list[PageVersion]:
    """The versions, and before them what stands in the file where that is none of the newest one's text."""
    try:
        text = decode(page.read_bytes()[:_MOST_BYTES]).text
        changed = datetime.fromtimestamp(page.stat().st_mtime).astimezone()
    except OSError:
        return versions
    if versions and versions[0].text == text:
        return versions
    return [PageVersion("", "", changed, "", name, text), *versions]
