"""What an import will write: pages with their paths and texts, links between them, and names that are taken."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from enum import StrEnum
from pathlib import Path, PurePosixPath
from typing import Final
from urllib.parse import quote, unquote

from procdesk.authoring.importing.document import (
    FILE,
    PAGE,
    CarriedFile,
    ImportedDocument,
    ReadSource,
    Remark,
    remark,
)
from procdesk.authoring.importing.write_up import language_of, write_up_text
from procdesk.authoring.templates import department_folder, file_name
from procdesk.call.directory import find_department
from procdesk.content.limits import PAGE_BYTES
from procdesk.content.scan.decoding import decode
from procdesk.content.scan.paths import split_path
from procdesk.content.vocabulary import KEYS
from procdesk.model import Department
from procdesk.text import fold_key, slugify

_IMPORTED = re.compile(r"(!?)\[((?:[^\[\]\\]|\\.|\[[^\[\]]*\])*)\]\((import-(?:file|page):[^()\s]*)\)")
_TITLE_LINE = re.compile(r"^([\w .-]{1,40}):[ \t]*(.+)$", re.MULTILINE)
PICTURES: Final[dict[str, str]] = {"es": "_imagenes", "en": "_images"}
"""Language -> the folder beside the pages of a department that holds their pictures and documents."""


class PageState(StrEnum):
    """What becomes of a planned page: it is new, is there already with the same or another text, or cannot be."""

    NEW = "new"
    SAME = "same"
    TAKEN = "taken"
    NO_DEPARTMENT = "no-department"
    TOO_LONG = "too-long"
    BAD_TITLE = "bad-title"


@dataclass(frozen=True, slots=True)
class PlannedFile:
    """A picture or document beside a page: its path in the content folder, and where its bytes wait."""

    path: str
    staged: str


@dataclass(frozen=True, slots=True)
class PlannedPage:
    """A page to write: `path` is relative to the content folder, "" where there can be none; `text` is all of it.

    `recognised` are (heading in the source, PRODUCT's key). `new_department` is the name of one that is to be made.
    """

    source: str
    title: str
    path: str
    lang: str
    text: str
    state: PageState
    recognised: tuple[tuple[str, str], ...] = ()
    files: tuple[PlannedFile, ...] = ()
    remarks: tuple[Remark, ...] = ()
    new_department: str = ""


@dataclass(frozen=True, slots=True)
class ImportPlan:
    """All pages of an import, and the sources that cannot be read."""

    pages: tuple[PlannedPage, ...]
    refused: tuple[ReadSource, ...]


@dataclass(frozen=True, slots=True)
class ContentPlaces:
    """What an import has to know of the content folder; of the languages the first is the default."""

    root: Path
    departments: tuple[Department, ...]
    paths: tuple[str, ...]
    languages: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ImportChoices:
    """What whoever imports has chosen: the department by name or folder and the language ("": as each document says).

    `names` are other names for pages, by the source of their document.
    """

    department: str = ""
    lang: str = ""
    names: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class _Placed:
    """A document and where its page goes; `path` is "" where it cannot be written."""

    document: ImportedDocument
    lang: str
    folder: str
    path: str
    state: PageState
    new_department: str


def plan_import(read: Iterable[ReadSource], places: ContentPlaces, choices: ImportChoices) -> ImportPlan:
    """The plan for some read sources; writes nothing, and reads only pages of the content folder of the same name."""
    results = list(read)
    documents = [document for one in results for document in one.documents]
    used: set[str] = set()
    placed = [_placed(document, places, choices, used) for document in documents]
    pages = _addresses(placed)
    return ImportPlan(
        tuple(_page(one, pages, places) for one in placed), tuple(one for one in results if one.refused is not None)
    )


def _placed(document: ImportedDocument, places: ContentPlaces, choices: ImportChoices, used: set[str]) -> _Placed:
    lang = choices.lang or language_of(document, places.languages[0])
    named = choices.department or document.department
    if document.department and slugify(document.department) != slugify(named):
        told = remark("import-other-department", name=document.department)
        document = replace(document, remarks=(*document.remarks, told))
    if not named:
        return _Placed(document, lang, "", "", PageState.NO_DEPARTMENT, "")
    slug = find_department(places.departments, named) or find_department(places.departments, slugify(named))
    folder = _relative(department_folder(places.root, slug or slugify(named), places.paths), places.root)
    new_department = "" if slug else named
    name = choices.names.get(document.source, "") or page_title(document)
    try:
        stem = file_name(name)
    except ValueError:
        return _Placed(document, lang, folder, "", PageState.BAD_TITLE, new_department)
    number, free = 1, stem
    while f"{folder}/{free}.{lang}".casefold() in used:
        # Two documents of one import may have the same title.
        number += 1
        free = f"{stem}-{number}"
    used.add(f"{folder}/{free}.{lang}".casefold())
    return _Placed(document, lang, folder, f"{folder}/{free}.{lang}.md", PageState.NEW, new_department)


def page_title(document: ImportedDocument) -> str:
    """The title of a document; of a page that has its own details, the one in them, else its file's name."""
    if not document.whole:
        return document.title
    titles = (
        found[2].strip("\"' ")
        for found in _TITLE_LINE.finditer(document.body)
        if KEYS.get(fold_key(found[1])) == "title"
    )
    return next(titles, "") or PurePosixPath(document.source).name.partition(".")[0]


def _addresses(placed: Sequence[_Placed]) -> dict[str, str]:
    """The names by which links may know a source -> the path of its page."""
    pages: dict[str, str] = {}
    for one in placed:
        if one.path:
            for name in (one.document.source, *one.document.aliases):
                pages.setdefault(name, one.path)
                pages.setdefault(name.casefold(), one.path)
    return pages


def _page(placed: _Placed, pages: Mapping[str, str], places: ContentPlaces) -> PlannedPage:
    document = placed.document
    written = write_up_text(document, placed.lang)
    files = _planned_files(placed, places.root)
    lost: list[Remark] = []
    text = _IMPORTED.sub(_resolved(placed, pages, files, lost), written.text)
    used = tuple(one for one in files if quote(_from(placed.path, one.path)) in text)
    state = placed.state
    if state is PageState.NEW:
        state = PageState.TOO_LONG if len(text.encode()) > PAGE_BYTES else _state(placed, text, places)
    return PlannedPage(
        document.source,
        page_title(document),
        placed.path,
        placed.lang,
        text,
        state,
        written.recognised,
        used,
        (*document.remarks, *written.remarks, *lost),
        placed.new_department,
    )


def _planned_files(placed: _Placed, root: Path) -> tuple[PlannedFile, ...]:
    """Where the pictures and documents of a page go: names that are taken by other files are left alone."""
    if not placed.path:
        return ()
    folder = f"{placed.folder}/{PICTURES.get(placed.lang, PICTURES['en'])}"
    stem = PurePosixPath(placed.path).name.split(".")[0]
    planned: list[PlannedFile] = []
    names: set[str] = set()
    for number, one in enumerate(placed.document.files, 1):
        wanted = f"{stem}-{number}{PurePosixPath(one.name).suffix}" if one.is_picture else one.name
        name = _free_name(root / folder, wanted, one, names)
        names.add(name.casefold())
        planned.append(PlannedFile(f"{folder}/{name}", one.staged))
    return tuple(planned)


def _free_name(folder: Path, wanted: str, file: CarriedFile, names: set[str]) -> str:
    path = PurePosixPath(wanted)
    number, name = 1, wanted
    while name.casefold() in names or ((folder / name).exists() and not _same_bytes(folder / name, Path(file.staged))):
        number += 1
        name = f"{path.stem}-{number}{path.suffix}"
    return name


def _same_bytes(one: Path, other: Path) -> bool:
    try:
        return one.stat().st_size == other.stat().st_size and one.read_bytes() == other.read_bytes()
    except OSError:
        return False


def _resolved(
    placed: _Placed, pages: Mapping[str, str], files: Sequence[PlannedFile], lost: list[Remark]
) -> Callable[[re.Match[str]], str]:
    """What a link or picture of an imported document becomes on its page."""
    carried = placed.document.files

    def replaced(found: re.Match[str]) -> str:
        mark, words, address = found.groups()
        if address.startswith(FILE):
            written = address.removeprefix(FILE)
            number = int(written) if written.isascii() and written.isdigit() else len(files)
            if number >= len(files):
                return words
            page = "" if carried[number].is_picture else pages.get(carried[number].source, "")
            target = page or files[number].path
            return f"{mark}[{words}]({quote(_from(placed.path, target))})" if target else words
        name = unquote(address.removeprefix(PAGE).partition("#")[0])
        page = pages.get(name) or pages.get(name.casefold(), "")
        if page:
            return f"[{words}]({quote(_from(placed.path, page))})"
        lost.append(remark("import-link-dropped", words=words, address=name.removeprefix("confluence:")))
        return words

    return replaced


def _from(page: str, target: str) -> str:
    return posixpath.relpath(target, posixpath.dirname(page) or ".")


def _state(placed: _Placed, text: str, places: ContentPlaces) -> PageState:
    """Whether the name of a page is free, and if not, whether the page there says the same."""
    wanted = split_path(placed.path, places.languages)
    there = [path for path in places.paths if _is_same(split_path(path, places.languages), wanted, places.languages)]
    if (places.root / placed.path).exists() and placed.path not in there:
        there.append(placed.path)
    if not there:
        return PageState.NEW
    try:
        same = any(decode((places.root / path).read_bytes()).text.rstrip() == text.rstrip() for path in there)
    except OSError:
        same = False
    return PageState.SAME if same else PageState.TAKEN


def _is_same(one: tuple[str, str], other: tuple[str, str], languages: Sequence[str]) -> bool:
    """Whether two pages would be the same process in the same language."""
    return one[0].casefold() == other[0].casefold() and (one[1] or languages[0]) == (other[1] or languages[0])


def _relative(folder: Path, root: Path) -> str:
    return folder.relative_to(root).as_posix()


def offered_name(page: PlannedPage, places: ContentPlaces) -> str:
    """A name for a page whose own is taken: the same with a number behind it that is free."""
    stem = PurePosixPath(page.path).name.partition(".")[0]
    folder = posixpath.dirname(page.path)
    number = 2
    while _is_there(f"{folder}/{stem}-{number}.{page.lang}.md", places):
        number += 1
    return f"{stem}-{number}"


def _is_there(path: str, places: ContentPlaces) -> bool:
    wanted = split_path(path, places.languages)
    return (places.root / path).exists() or any(
        _is_same(split_path(one, places.languages), wanted, places.languages) for one in places.paths
    )


def state_remark(page: PlannedPage) -> Remark | None:
    """Why a planned page cannot be written, None where it can or is there already."""
    if page.state is PageState.TAKEN:
        return remark("import-state-taken", path=page.path)
    if page.state is PageState.TOO_LONG:
        return remark("import-state-too-long", limit=str(PAGE_BYTES // 1024))
    if page.state in (PageState.NO_DEPARTMENT, PageState.BAD_TITLE):
        return remark(f"import-state-{page.state}")
    return None
