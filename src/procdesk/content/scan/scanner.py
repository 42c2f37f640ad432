"""Scanning a content folder: which pages there are, how big, how old. Imports nothing heavy: start-up needs it."""

from __future__ import annotations

import os
import re
from collections.abc import Generator, Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from enum import Enum, auto
from pathlib import Path
from typing import Final, Literal, NamedTuple

from procdesk.content.problems import problem
from procdesk.content.scan.copies import first_original, may_be_copy, original_folder
from procdesk.content.scan.paths import PAGE_ENDINGS
from procdesk.model import Problem
from procdesk.text import fold_case

COMPANY_FILE: Final = "procdesk.yaml"
_COMPANY_FILES: Final = (COMPANY_FILE, "procdesk.yml")
_TEMPORARY_ENDINGS: Final = ("~", ".swp", ".swo", ".tmp", ".part", ".crdownload")
# A file of these names is a page or the company's file once its name is put right.
_WRONG_ENDINGS: Final = (
    *(f"{page}{wrong}" for page in (*PAGE_ENDINGS, *_COMPANY_FILES) for wrong in (".txt", ".rtf", ".docx", ".doc")),
    ".mdx",
)
# A text of another program, which may be a process that nobody finds, or only a document that a page links to.
_OTHER_TEXTS: Final = (".txt", ".docx", ".doc", ".odt", ".rtf", ".pages")
# What is left of a file, by whatever program.
_REMAINS: Final = (".bak", ".old", ".orig", ".backup", ".save", ".copy", ".copia", ".viejo", ".mine", ".yaml", ".yml")
_OTHERS: Final = frozenset({"4913", "node_modules", "__pycache__"})
_SIDEBAR = re.compile(r"(?:[\w.-]*-)?sidebars?\.(?:json|[cm]?[jt]s)$", re.IGNORECASE)
_FEW_FILES: Final = 10
MOST_FILES: Final = 50_000

Reason = Literal["missing", "not-a-folder", "denied"]


class ContentUnreachable(Exception):  # noqa: N818 - it is a state of the disk, and reads as one
    """The content folder itself cannot be looked into; `reason` says why."""

    def __init__(self, reason: Reason) -> None:
        super().__init__(reason)
        self.reason: Reason = reason


class NavigationKind(Enum):
    """Which generator of sites a file of navigation belongs to, and so how it is written."""

    MKDOCS = auto()
    SIDEBAR = auto()
    CATEGORY = auto()
    SUMMARY = auto()
    TABLE = auto()


_NAVIGATION: Final = {
    "mkdocs.yml": NavigationKind.MKDOCS,
    "mkdocs.yaml": NavigationKind.MKDOCS,
    "_category_.json": NavigationKind.CATEGORY,
    "_category_.yml": NavigationKind.CATEGORY,
    "_category_.yaml": NavigationKind.CATEGORY,
    "SUMMARY.md": NavigationKind.SUMMARY,
    "TOC.md": NavigationKind.SUMMARY,
    "toc.yml": NavigationKind.TABLE,
    "toc.yaml": NavigationKind.TABLE,
}


def navigation_kind(path: str) -> NavigationKind | None:
    """What a file says of how pages are called and grouped, None for any other; a change of it concerns the folder."""
    name = path.rpartition("/")[2]
    # A page may well be called "summary"; the generators write theirs in capitals.
    known = _NAVIGATION.get(name) or _NAVIGATION.get(name.lower())
    return known or (NavigationKind.SIDEBAR if _SIDEBAR.match(name) else None)


def is_page(path: str) -> bool:
    """Whether a file that was found is a page, and not the settings or the navigation of the folder."""
    return path.lower().endswith(PAGE_ENDINGS)


class FileStamp(NamedTuple):
    """What tells that a file is still the same: its size in bytes and when it was last written, in nanoseconds."""

    size: int
    mtime_ns: int


UNREADABLE: Final = FileStamp(-1, 0)
"""Stands for a file that is there, as far as is known, and cannot be looked at."""


@dataclass(frozen=True, slots=True)
class Scan:
    """The pages of a folder by relative path with forward slashes, in path order, and what was wrong on the way.

    `copies` are the files that were left out as copies, and of which file each of them is one ("": it is not there).
    `documents` are texts of other programs that lie where pages do. `closed` are the folders below it that could not be
    looked into.
    """

    files: dict[str, FileStamp]
    problems: tuple[Problem, ...]
    copies: tuple[tuple[str, str], ...] = ()
    documents: tuple[str, ...] = ()
    closed: tuple[str, ...] = ()

    @property
    def company_path(self) -> str:
        """The company's file, "" where there is none."""
        return next((path for path in self.files if is_company_file(path)), "")

    def with_unseen(self, known: Iterable[str]) -> Scan:
        """The scan with those of the `known` paths that lie in closed folders, as `UNREADABLE`: they are not gone."""
        if not self.closed:
            return self
        inside = tuple(f"{folder}/" for folder in self.closed)
        unseen = {path: UNREADABLE for path in known if path.startswith(inside) and path not in self.files}
        return replace(self, files=dict(sorted({**self.files, **unseen}.items())))


@dataclass(frozen=True, slots=True)
class Difference:
    """What happened between two scans, as sorted relative paths."""

    added: tuple[str, ...] = ()
    changed: tuple[str, ...] = ()
    removed: tuple[str, ...] = ()

    def __bool__(self) -> bool:
        return bool(self.added or self.changed or self.removed)


@dataclass(slots=True)
class _ScanState:
    """What one walk has found so far; `root` is the real path, with links resolved."""

    root: str
    limit: int
    files: dict[str, FileStamp] = field(default_factory=dict)
    folders: list[str] = field(default_factory=list)
    closed: list[str] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)
    copies: list[tuple[str, str]] = field(default_factory=list)
    documents: list[str] = field(default_factory=list)


class _Folder(NamedTuple):
    """A folder still to be looked into: its path, its relative path and the real paths of it and its ancestors.

    `names` are the files seen in it, `inside` the folders.
    """

    path: str
    relative: str
    chain: tuple[str, ...]
    names: list[str]
    inside: list[_Folder]

    def path_of(self, name: str) -> str:
        """The relative path of a file of the folder."""
        return f"{self.relative}/{name}" if self.relative else name


def scan(root: Path, *, limit: int = MOST_FILES) -> Scan:
    """Every page (`.md`) below `root`, without copies of others, its `procdesk.yaml` and the files of its navigation.

    There are at most `limit` files.

    Raises ContentUnreachable where the folder itself is missing, is none or is closed to us.
    """
    scanning = scan_in_portions(root, limit=limit)
    while True:
        try:
            next(scanning)
        except StopIteration as end:
            found: Scan = end.value
            return found


def scan_in_portions(root: Path, *, limit: int = MOST_FILES, at_a_time: int = 1_000) -> Generator[None, None, Scan]:
    """As `scan`, with a pause whenever it has looked at `at_a_time` entries: whoever waits can be served in between.

    A folder with fewer is scanned in one go.
    """
    # Unlike Path.resolve, this raises nothing for a link that leads to itself: looking into it tells.
    real = os.path.realpath(root)
    walk = _ScanState(real, limit)
    waiting = [_Folder(real, "", (real,), [], [])]
    looked_at = 0
    while waiting and len(walk.files) < limit:
        folder = waiting.pop()
        try:
            with os.scandir(folder.path) as entries:
                for entry in entries:
                    _look(entry, folder, walk)
                    looked_at += 1
                    if looked_at % at_a_time == 0:
                        yield
        except OSError as error:
            if not folder.relative:
                raise ContentUnreachable(_reason(error)) from error
            walk.closed.append(folder.relative)
            walk.problems.append(problem("folder-unreadable", folder.relative, 0, reason=_words(error)))
        _leave_out_copies(folder, walk)
        waiting.extend(_without_copies(folder.inside, walk))
    if looked_at >= at_a_time:
        yield
    if len(walk.files) >= limit:
        walk.problems.append(problem("too-many-files", "", 0, limit=str(limit)))
    _leave_out_second_company_files(walk)
    walk.problems.extend(_clashes(sorted([*walk.files, *walk.folders])))
    problems = tuple(sorted(walk.problems, key=lambda one: (one.path, one.code)))
    files = dict(sorted(walk.files.items()))
    closed = tuple(sorted(walk.closed))
    return Scan(files, problems, tuple(sorted(walk.copies)), tuple(sorted(walk.documents)), closed)


def is_company_file(path: str) -> bool:
    """Whether a relative path is that of the company's file, `procdesk.yaml` or `procdesk.yml`, in whatever case."""
    return path.lower() in _COMPANY_FILES


def compare(old: Mapping[str, FileStamp], new: Mapping[str, FileStamp]) -> Difference:
    """What was added, changed and removed from `old` to `new`."""
    if old == new:
        return Difference()
    return Difference(
        added=tuple(sorted(new.keys() - old.keys())),
        changed=tuple(sorted(path for path, stamp in new.items() if path in old and old[path] != stamp)),
        removed=tuple(sorted(old.keys() - new.keys())),
    )


def looks_unreachable(old_count: int, difference: Difference) -> bool:
    """Whether so many files vanished at once that a share went away in part: more than a fifth of at least ten files.

    A file that has come counts for one that has gone: files that are renamed or moved are not lost.
    """
    lost = len(difference.removed) - len(difference.added)
    return old_count >= _FEW_FILES and lost * 5 > old_count


def _look(entry: os.DirEntry[str], folder: _Folder, walk: _ScanState) -> None:
    """Notes a page, or a folder to look into."""
    name = entry.name
    if _ignored(name):
        return
    relative = folder.path_of(name)
    try:
        if entry.is_dir():
            _enter(entry, relative, folder, walk)
            return
        folder.names.append(name)
        if _wanted(name, relative) and _well_named(relative, walk) and _inside(entry, relative, walk):
            status = entry.stat()
            walk.files[relative] = FileStamp(status.st_size, status.st_mtime_ns)
    except OSError as error:
        if _wanted(name, relative):
            walk.files[relative] = UNREADABLE
            walk.problems.append(problem("file-unreadable", relative, 0, reason=_words(error)))


def _enter(entry: os.DirEntry[str], relative: str, parent: _Folder, walk: _ScanState) -> None:
    if not _well_named(relative, walk):
        return
    real = os.path.realpath(entry.path) if entry.is_symlink() else f"{parent.chain[-1]}{os.sep}{entry.name}"
    if real in parent.chain:
        walk.problems.append(problem("link-loop", relative, 0, target=_shown(real)))
    elif _inside(entry, relative, walk):
        walk.folders.append(relative)
        parent.inside.append(_Folder(entry.path, relative, (*parent.chain, real), [], []))


def _inside(entry: os.DirEntry[str], relative: str, walk: _ScanState) -> bool:
    """Whether an entry stays in the content folder: a link out of it could show any file of this computer."""
    if not entry.is_symlink():
        return True
    real = os.path.realpath(entry.path)
    if real.startswith(walk.root.rstrip(os.sep) + os.sep):
        return True
    walk.problems.append(problem("link-outside", relative, 0, target=_shown(real)))
    return False


def _ignored(name: str) -> bool:
    return name[0] in ".#" or name.startswith("~$") or name.endswith(_TEMPORARY_ENDINGS) or name in _OTHERS


def _wanted(name: str, relative: str) -> bool:
    return is_page(name) or is_company_file(relative) or navigation_kind(name) is not None


def _leave_out_copies(folder: _Folder, walk: _ScanState) -> None:
    """Takes the copies among the pages of a folder out again, and notes the files that are not read for their names."""
    known = {fold_case(name): name for name in folder.names} if may_be_copy(*folder.names) else {}
    for name in folder.names:
        path = folder.path_of(name)
        is_page = path in walk.files
        original = first_original(name, known) if known else None
        if original is not None and (is_page or _is_remains(name, original, folder)):
            walk.files.pop(path, None)
            _note_copy(path, folder.path_of(original) if original else "", walk)
        elif not is_page:
            _note_other(name, path, walk)


def _without_copies(folders: list[_Folder], walk: _ScanState) -> Iterator[_Folder]:
    """The folders that are no copies of another one beside them."""
    known = {fold_case(folder.path): folder.relative for folder in folders}
    for folder in folders:
        original = original_folder(folder.path, known)
        if original is None:
            yield folder
        else:
            walk.folders.remove(folder.relative)
            _note_copy(folder.relative, original, walk)


def _note_copy(path: str, original: str, walk: _ScanState) -> None:
    walk.copies.append((path, original))
    walk.problems.append(problem("copy-left-out", _shown(path), 0, original=_shown(original)))


def _is_remains(name: str, original: str, folder: _Folder) -> bool:
    """Whether a file that is no page is what is left of one, or of the company's file."""
    if not name.lower().endswith(_REMAINS) and not name[-1:].isdigit():
        return False
    if original.lower().endswith(PAGE_ENDINGS):
        return True
    return not folder.relative and (original or name).lower().startswith("procdesk")


def _note_other(name: str, path: str, walk: _ScanState) -> None:
    """Notes a file that would be a page under another name, or that may hold one."""
    lower = name.lower()
    if lower.endswith(_WRONG_ENDINGS) and _well_named(path, walk):
        stem, _, ending = name.rpartition(".")
        right = f"{stem}.md" if ending.lower() == "mdx" else stem
        walk.problems.append(problem("wrong-ending", path, 0, ending=f".{ending}", right_name=right))
    elif lower.endswith(_OTHER_TEXTS) and path.count("/") == 1 and path.isprintable():
        walk.documents.append(path)


def _leave_out_second_company_files(walk: _ScanState) -> None:
    found = sorted(filter(is_company_file, walk.files), key=lambda path: (path != COMPANY_FILE, path.lower(), path))
    for path in found[1:]:
        del walk.files[path]
        walk.problems.append(problem("second-company-file", path, 0, other=found[0]))


def _well_named(relative: str, walk: _ScanState) -> bool:
    """Whether a path can be shown and stored: no stray bytes of another encoding, no control characters."""
    if relative.isprintable():
        return True
    shown = _shown(relative)
    walk.problems.append(problem("bad-name", shown, 0, name=shown.rpartition("/")[2]))
    return False


def _shown(path: str) -> str:
    """A path as text that every screen and file can take."""
    return path if path.isprintable() else "".join(c if c.isprintable() else ascii(c)[1:-1] for c in path)


def _clashes(paths: list[str]) -> Iterator[Problem]:
    """Paths that are one on a disk that ignores case or Unicode form."""
    seen: dict[str, str] = {}
    for path in paths:
        key = fold_case(path)
        other = seen.setdefault(key, path)
        if other != path:
            yield problem("names-clash", path, 0, other=other)


def _reason(error: OSError) -> Reason:
    if isinstance(error, PermissionError):
        return "denied"
    return "not-a-folder" if isinstance(error, NotADirectoryError) else "missing"


def _words(error: OSError) -> str:
    return error.strerror or type(error).__name__
