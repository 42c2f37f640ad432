"""What a move concerns, whatever the new name: the files that are moved, and the pages that say something of them."""

from __future__ import annotations

import os
import re
import unicodedata
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from enum import Enum, auto
from pathlib import Path
from typing import Final
from urllib.parse import unquote

from procdesk.authoring.moving.link_rewriting import Layout, file_of, page_of
from procdesk.authoring.page_file import PageFile, read_page_file
from procdesk.authoring.page_file_error import PageFileError
from procdesk.content.catalog import Catalog
from procdesk.content.markup.written_links import WrittenLink, written_links
from procdesk.content.scan.decoding import decode
from procdesk.content.scan.paths import parse_page_path, split_path
from procdesk.content.scan.scanner import is_page, scan
from procdesk.model import Department
from procdesk.text import fold, fold_name, slugify

_FOR_A_FOLDER: Final = frozenset({"index", "readme", "_index"})
_WORD: Final = re.compile(r"[a-z0-9]+")


class MoveKind(Enum):
    """What is moved: a process with its write-ups in all languages, or a department with all that is in its folder."""

    PROCESS = auto()
    DEPARTMENT = auto()


class MoveRefused(Exception):  # noqa: N818 - it is an answer to the user
    """A move that cannot be made: `code` is that of the sentence that says why, which `facts` fill."""

    def __init__(self, code: str, **facts: str) -> None:
        super().__init__(code, facts)
        self.code = code
        self.facts = facts


@dataclass(frozen=True, slots=True)
class ScopedPage:
    """A page that is moved, or that may say something of what is moved; `links` are all that stand in it."""

    path: str
    file: PageFile
    links: tuple[WrittenLink, ...] = ()


@dataclass(frozen=True, slots=True)
class MoveScope:
    """What a move of `old`, the id of a process or the slug of a department, concerns; paths are below `root`.

    `pages` are those to look at, moved ones among them, `files` what is moved (pages, pictures, everything in the
    folders of a department), `folders` those of a department. `copies` are pairs of a left-out copy and its original.
    `pictures` are those that only the moved pages show. `unreadable` are the files that could not be looked at.
    """

    root: Path
    kind: MoveKind
    old: str
    catalog: Catalog
    layout: Layout
    pages: Mapping[str, ScopedPage]
    files: tuple[str, ...]
    folders: tuple[str, ...] = ()
    pictures: tuple[str, ...] = ()
    copies: tuple[tuple[str, str], ...] = ()
    unreadable: tuple[str, ...] = ()

    @property
    def languages(self) -> tuple[str, ...]:
        """The languages of the company."""
        return self.catalog.company.languages if self.catalog.company else ()

    @property
    def current_name(self) -> str:
        """The id of the process, or the name of the department's folder."""
        return self.folders[0].rpartition("/")[2] if self.folders else self.old

    @property
    def department(self) -> Department | None:
        """The department that is moved, None for a process."""
        known = self.catalog.departments if self.kind is MoveKind.DEPARTMENT else ()
        return next((one for one in known if one.slug == self.old), None)

    @property
    def current_names(self) -> tuple[tuple[str, str], ...]:
        """The titles of the process, or the names of the department, each behind its language."""
        if department := self.department:
            return tuple((card.lang, card.name) for card in department.cards)
        return tuple(self.catalog.entries[self.old].titles.items())

    def is_file(self, path: str) -> bool:
        """Whether there is a file or folder with a path."""
        return os.path.lexists(self.root / path)


def scope_of_process(root: Path, catalog: Catalog, id_: str) -> MoveScope:
    """What moving a process concerns. Raises MoveRefused where there is none with that id, ContentUnreachable."""
    if id_ not in catalog.entries:
        raise MoveRefused("move-unknown-process", id=id_)
    paths = tuple(sorted(catalog.paths_of({id_})))
    copies = tuple((copy, of) for copy, of in scan(root).copies if of in paths)
    folder, _, name = id_.rpartition("/")
    is_for_folder = name.lower() in _FOR_A_FOLDER
    # Pages below it may lead to it by "../", and pages beside one that stands for its folder by "./".
    near = (f"{id_}/", f"{folder}/") if is_for_folder else (f"{id_}/",)
    moved = read_pages(root, paths)
    layout = _layout(catalog)
    shown = {file for page in moved.pages.values() for file in _pictures_of(page, layout, root)}
    named = (folder.rpartition("/")[2] if is_for_folder else name, *(one.rpartition("/")[2] for one in shown))
    needles = {_needle(one) for one in named}
    others = read_pages(root, _candidates(catalog, near, set(paths), lambda path: _holds(root / path, needles)))
    shared = {file for page in others.pages.values() for file in _pictures_of(page, layout, root)}
    own = tuple(sorted(shown - shared))
    return MoveScope(
        root=root,
        kind=MoveKind.PROCESS,
        old=id_,
        catalog=catalog,
        layout=layout,
        pages={**others.pages, **moved.pages},
        files=paths,
        pictures=own,
        copies=copies,
        unreadable=(*moved.unreadable, *others.unreadable),
    )


def scope_of_department(root: Path, catalog: Catalog, slug: str) -> MoveScope:
    """What moving a department concerns. Raises MoveRefused where no folder is that of the department."""
    if slug not in {one.slug for one in catalog.departments}:
        raise MoveRefused("move-unknown-department", name=slug)
    folders = _folders_of(catalog, slug)
    if not folders:
        raise MoveRefused("move-no-folder", name=slug)
    inside = tuple(f"{folder}/" for folder in folders)
    files = tuple(path for folder in folders for path in _files_below(root, folder))
    paths = [path for path in catalog.files if path.startswith(inside)]
    department = next(one for one in catalog.departments if one.slug == slug)
    names = (*(folder.rpartition("/")[2] for folder in folders), slug, *(card.name for card in department.cards))
    moved = read_pages(root, paths)
    folded = tuple({fold_name(name) for name in names} | {fold_name(name.replace("-", " ")) for name in names})
    others = read_pages(root, _candidates(catalog, (), set(paths), lambda path: _names(root / path, folded)))
    return MoveScope(
        root=root,
        kind=MoveKind.DEPARTMENT,
        old=slug,
        catalog=catalog,
        layout=_layout(catalog),
        pages={**others.pages, **moved.pages},
        files=files,
        folders=folders,
        unreadable=(*moved.unreadable, *others.unreadable),
    )


def page_id(catalog: Catalog, path: str) -> str:
    """The id by which links lead to the page of a file, also where it is that of a department."""
    languages = catalog.company.languages if catalog.company else ()
    return catalog.files[path].id or split_path(path, languages)[0]


@dataclass(frozen=True, slots=True)
class ReadPages:
    """Pages that were read, by path, and the files that could not be."""

    pages: Mapping[str, ScopedPage]
    unreadable: tuple[str, ...]


def read_pages(root: Path, paths: Iterable[str]) -> ReadPages:
    """The pages in some files."""
    pages: dict[str, ScopedPage] = {}
    unreadable = []
    real = os.path.realpath(root)
    for path in paths:
        if os.path.realpath(root / path) != os.path.join(real, *path.split("/")):  # noqa: PTH118
            # A link on the disk: the file that it leads to is a page of the folder, too, and is changed there.
            continue
        try:
            file = read_page_file(root / path, root)
        except PageFileError:
            unreadable.append(path)
            continue
        pages[path] = ScopedPage(path, file, tuple(written_links(file.text)) if is_page(path) else ())
    return ReadPages(pages, tuple(unreadable))


def _layout(catalog: Catalog) -> Layout:
    pages = frozenset(page_id(catalog, path) for path in catalog.files if is_page(path))
    return Layout(pages, catalog.former, catalog.site.root)


def _candidates(
    catalog: Catalog, near: tuple[str, ...], moved: set[str], may_concern: Callable[[str], bool]
) -> Iterator[str]:
    """The files that are not moved and may say something of what is, and those of the folders `near`."""
    for path in catalog.files:
        if path not in moved and (path.startswith(near) or not is_page(path) or may_concern(path)):
            yield path


def _holds(path: Path, needles: set[bytes]) -> bool:
    """Whether one of the needles is in the bytes of a file; one that cannot be read is read again, which tells why."""
    try:
        raw = path.read_bytes().lower()
    except OSError:
        return True
    # Where letters take two bytes nothing can be looked for.
    return b"\0" in raw or any(needle in raw for needle in needles)


def _names(path: Path, names: tuple[str, ...]) -> bool:
    """Whether a file holds one of the folded names, whatever the accents with which it writes it."""
    try:
        text = decode(path.read_bytes()).text
    except OSError:
        return True
    folded = fold(text)
    return any(name in folded for name in names) or ("%" in text and any(name in fold(unquote(text)) for name in names))


def _needle(name: str) -> bytes:
    """The longest stretch of a name that is the same in every encoding and in addresses, b"" where there is none."""
    plain = unicodedata.normalize("NFC", name).lower()
    return max(_WORD.findall(plain), key=len, default="").encode()


def _pictures_of(page: ScopedPage, layout: Layout, root: Path) -> Iterator[str]:
    """The files that are no pages and that a page shows or links to."""
    for link in page.links:
        if "://" in link.written or (not link.is_picture and page_of(link, page.path, layout)):
            continue
        file = file_of(link, page.path)
        if file and not is_page(file) and (root / file).is_file():
            yield file


def _folders_of(catalog: Catalog, slug: str) -> tuple[str, ...]:
    """The folders that are the department's: one, or one for each language."""
    languages = catalog.company.languages if catalog.company else ()
    found: dict[str, None] = {}
    for path in catalog.files:
        if is_page(path) and parse_page_path(path, languages, catalog.site.root).folder == slug:
            parts = path.split("/")[:-1]
            at = next((number for number, name in enumerate(parts) if slugify(name) == slug), None)
            if at is not None:
                found["/".join(parts[: at + 1])] = None
    return tuple(found)


def _files_below(root: Path, folder: str) -> Iterator[str]:
    """Every file in a folder, whatever its kind, and links as what they are."""
    for place, names, files in os.walk(root / folder):
        if fold(".git") in map(fold, (*names, *files)):
            raise MoveRefused("move-repository", path=Path(place).relative_to(root).as_posix())
        links = [name for name in names if (Path(place) / name).is_symlink()]
        for name in sorted((*files, *links)):
            yield (Path(place) / name).relative_to(root).as_posix()
