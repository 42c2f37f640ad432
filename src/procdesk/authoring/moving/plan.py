"""A move before it is made: which files get which names, which lines change in which pages, and what to think of."""

from __future__ import annotations

import posixpath
import re
import unicodedata
import uuid
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Final

from procdesk.authoring.moving.department_names import RenamedDepartment
from procdesk.authoring.moving.link_rewriting import Layout, MovedFiles
from procdesk.authoring.moving.page_changes import FileChange, MoveWarning, PageEditor
from procdesk.authoring.moving.scope import MoveKind, MoveRefused, MoveScope, page_id
from procdesk.authoring.moving.transaction import FileStep, Transaction
from procdesk.content.scan.copies import first_original, may_be_copy
from procdesk.content.scan.paths import parse_page_path, split_path, without_ending
from procdesk.content.scan.scanner import is_page
from procdesk.content.site_layout.site import site_of
from procdesk.text import fold_case, slugify

_FORBIDDEN: Final = re.compile(r"[<>:\"|?*\\\x00-\x1f\x7f]|[. ]$|^ ")
_DEVICE: Final = re.compile(r"(?:con|prn|aux|nul|com\d|lpt\d)(?:\.|$)", re.IGNORECASE)
_IGNORED: Final = re.compile(
    r"[.#~]|.*(?:~|\.sw[po]|\.tmp|\.part|\.crdownload)$|node_modules$|__pycache__$", re.IGNORECASE
)
# In bytes, as a disk counts them: what it takes at most is 255, and the ending is still to come.
_LONGEST_NAME: Final = 200


@dataclass(frozen=True, slots=True)
class MovePlan:
    """A move that is ready to be made: `old` and `new` are ids, or slugs of departments; `ids` old to new."""

    kind: MoveKind
    old: str
    new: str
    ids: Mapping[str, str]
    files: tuple[FileChange, ...]
    warnings: tuple[MoveWarning, ...]
    transaction: Transaction

    @property
    def lines(self) -> int:
        """How many lines change."""
        return sum(len(one.lines) for one in self.files)

    @property
    def changed(self) -> int:
        """In how many files lines change."""
        return sum(bool(one.lines) for one in self.files)

    @property
    def new_department(self) -> str:
        """The slug that a department has after the move, "" where it is a process that is moved."""
        return self.new if self.kind is MoveKind.DEPARTMENT else ""

    @property
    def moved(self) -> tuple[FileChange, ...]:
        """The files that get another name."""
        return tuple(one for one in self.files if one.before != one.after)


def plan(scope: MoveScope, new: str, names: Mapping[str, str]) -> MovePlan:
    """What moving a process to the id `new`, or a department to the folder `new`, changes.

    `names` are new titles of the process, or new names of the department, by language. Raises MoveRefused.
    """
    department = scope.department
    target = _target(scope, new)
    moved = _moved_files(scope, target)
    if moved.path_pairs:
        _check_free(scope, moved)
    elif not any(names.get(lang, name) != name for lang, name in scope.current_names):
        raise MoveRefused("move-same", name=new)
    slug = slugify(target.rpartition("/")[2]) if department else ""
    renamed = RenamedDepartment(department, slug, names) if department else None
    editor = PageEditor(scope, moved.moved, renamed, names)
    changes = editor.changes()
    changed = {one.step.before for one in changes}
    steps = [one.step for one in changes if one.step.content is not None or one.step.before != one.step.after]
    plain = [(old, after) for old, after in moved.path_pairs if old not in changed]
    steps.extend(FileStep(old, after) for old, after in plain)
    files = [one.change for one in changes if one.step in steps]
    files.extend(FileChange(old, after) for old, after in plain)
    facts = {"old": scope.old, "new": target if not department else slug, "token": uuid.uuid4().hex}
    return MovePlan(
        kind=scope.kind,
        old=scope.old,
        new=facts["new"],
        ids={old: id_ for old, id_ in moved.moved.pages.items() if old in scope.catalog.entries and old != id_},
        files=tuple(sorted(files, key=lambda one: (one.before == one.after, one.before))),
        warnings=(*_warnings(scope, target, moved), *editor.warnings),
        transaction=Transaction(tuple(steps), facts),
    )


def _target(scope: MoveScope, written: str) -> str:
    """The new id, or the new folder of a department beside the old one. Raises MoveRefused for a name that none takes.

    A name without a slash stays in its folder; "name/" is a folder to move into; "/name" is at the top.
    """
    new = unicodedata.normalize("NFC", " ".join(written.split()))
    if scope.kind is MoveKind.DEPARTMENT:
        new = new.strip("/")
        if "/" in new:
            raise MoveRefused("move-department-path", name=written)
        return _checked(new)
    folder, _, name = scope.old.rpartition("/")
    new = without_ending(new) if not new.endswith("/") else f"{new}{name}"
    languages = scope.languages
    if new.rpartition("/")[2] != name:
        new = split_path(f"{new}.md", languages)[0]
    if "/" not in new and folder:
        new = f"{folder}/{new}"
    return _checked(new.strip("/"))


def _checked(path: str) -> str:
    for name in path.split("/"):
        bad = _FORBIDDEN.search(name) or _DEVICE.match(name) or _IGNORED.match(name) or not name.isprintable()
        if not name or bad or len(name.encode()) > _LONGEST_NAME or not slugify(name):
            raise MoveRefused("move-bad-name", name=name, suggestion=slugify(name))
    if path.rpartition("/")[2].lower() == "_index":
        raise MoveRefused("move-bad-name", name="_index", suggestion="")
    return path


@dataclass(frozen=True, slots=True)
class _Moves:
    """The files that get another path, and the same as links need it."""

    path_pairs: tuple[tuple[str, str], ...]
    moved: MovedFiles


def _moved_files(scope: MoveScope, target: str) -> _Moves:
    folders: dict[str, str] = {}
    files: dict[str, str] = {}
    if scope.kind is MoveKind.DEPARTMENT:
        folders = {one: posixpath.join(posixpath.dirname(one), target) for one in scope.folders}
        folders = {old: new for old, new in folders.items() if old != new}
        for old, new in folders.items():
            files.update((path, new + path[len(old) :]) for path in scope.files if path.startswith(f"{old}/"))
    elif target != scope.old:
        files = {path: target + _tail(path, scope.old) for path in scope.files}
        files.update(_copies(scope, target))
        files.update(_pictures(scope, target))
    catalog = scope.catalog
    paths = {path: files.get(path, path) for path in catalog.files if is_page(path)}
    pages = {page_id(catalog, old): _new_id(page_id(catalog, old), old, new) for old, new in paths.items()}
    moved_pages = {old: new for old, new in pages.items() if old != new}
    root = site_of(paths.values(), {}, {}).root
    former = {old: pages.get(id_, id_) for old, id_ in catalog.former.items()}
    after = Layout(frozenset(pages.values()), former, root)
    moved = MovedFiles(moved_pages, files, folders, scope.layout, after, scope.is_file)
    return _Moves(tuple(sorted(files.items())), moved)


def _new_id(id_: str, old: str, new: str) -> str:
    """The id of the page in a file that gets another path: what stood behind the id still does."""
    if old == new:
        return id_
    tail = _tail(old, id_)
    return unicodedata.normalize("NFC", new).removesuffix(tail)


def _tail(path: str, id_: str) -> str:
    """What the path of a page has behind its id: its language and ending."""
    return unicodedata.normalize("NFC", path)[len(id_) :]


def _copies(scope: MoveScope, target: str) -> Iterator[tuple[str, str]]:
    """The copies of moved pages, which would be read as pages once their originals are gone."""
    stem = scope.old.rpartition("/")[2]
    for copy, _ in scope.copies:
        folder, _, name = copy.rpartition("/")
        if name.startswith(stem) and folder == scope.old.rpartition("/")[0]:
            yield copy, target + name[len(stem) :]


def _pictures(scope: MoveScope, target: str) -> Iterator[tuple[str, str]]:
    """The pictures that belong to the process alone and lie with it, where it gets another folder."""
    old, new = posixpath.dirname(scope.old), posixpath.dirname(target)
    inside = f"{old}/" if old else ""
    for path in scope.pictures if old != new else ():
        if path.startswith(inside):
            moved = posixpath.join(new, path[len(inside) :])
            if not scope.is_file(moved):
                yield path, moved


def _check_free(scope: MoveScope, moves: _Moves) -> None:
    """Raises MoveRefused where a new name is taken, or would not be read."""
    _check_department(scope, moves)
    leaving = {fold_case(old) for old, _ in moves.path_pairs}
    taken = {fold_case(path): path for path in scope.catalog.files}
    for _, new in moves.path_pairs:
        other = taken.get(fold_case(new), "")
        free = fold_case(new) in leaving or not (other or scope.is_file(new))
        if not free:
            raise MoveRefused("move-target-exists", path=other or new)
        _check_is_read(scope, new)
    for old, id_ in moves.moved.pages.items():
        owner = scope.catalog.former.get(id_, old)
        if owner != old:
            raise MoveRefused("move-former-id-taken", id=id_, other=owner)
        if id_ in scope.layout.pages and id_ not in moves.moved.pages:
            raise MoveRefused("move-target-exists", path=id_)


def _check_is_read(scope: MoveScope, path: str) -> None:
    name = path.rpartition("/")[2]
    if is_page(path) and may_be_copy(name):
        beside = {fold_case(one.rpartition("/")[2]): one.rpartition("/")[2] for one in scope.catalog.files}
        if first_original(name, beside) is not None:
            raise MoveRefused("move-bad-name", name=name, suggestion="")


def _check_department(scope: MoveScope, moves: _Moves) -> None:
    """Raises MoveRefused where another department has the new folder, or another folder the new slug."""
    for new in moves.moved.folders.values():
        slug = slugify(new.rpartition("/")[2])
        others = {one.slug for one in scope.catalog.departments} - {scope.old}
        there = scope.is_file(new) and fold_case(new) not in {fold_case(one) for one in scope.folders}
        if slug in others or there:
            raise MoveRefused("move-department-exists", name=new)


def _warnings(scope: MoveScope, target: str, moves: _Moves) -> Iterator[MoveWarning]:
    if any(fold_case(old) == fold_case(new) for old, new in moves.path_pairs):
        yield MoveWarning("move-case-only")
    for path in scope.unreadable:
        yield MoveWarning("move-unreadable", (("path", path),))
    copies = {copy for copy, _ in scope.copies} - {old for old, _ in moves.path_pairs}
    for path in sorted(copies) if moves.path_pairs else ():
        yield MoveWarning("move-copy-stays", (("path", path),))
    if scope.kind is MoveKind.PROCESS and moves.path_pairs:
        yield from _department_warnings(scope, target, moves)


def _department_warnings(scope: MoveScope, target: str, moves: _Moves) -> Iterator[MoveWarning]:
    """What becomes of the department of a process that gets into another folder."""
    slug = parse_page_path(f"{target}.md", scope.languages, moves.moved.after.root).folder
    known = {one.slug: one for one in scope.catalog.departments}
    old = scope.catalog.entries[scope.old].department
    folder = parse_page_path(f"{scope.old}.md", scope.languages, scope.layout.root).folder
    if slug != folder and slug not in known:
        yield MoveWarning("move-new-folder", (("name", slug or "/"),))
    elif slug not in (folder, old):
        yield MoveWarning("move-other-department", (("name", known[slug].cards[0].name),))
