"""The files of what somebody wants to import: single files, folders and archives, without links that lead elsewhere."""

from __future__ import annotations

import hashlib
import os
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from procdesk.authoring.importing.archive import Archive
from procdesk.authoring.importing.document import ReadSource, Remark, SourceRefused, remark
from procdesk.authoring.importing.limits import SOURCES

READABLE: Final = frozenset(
    {
        *("docx", "docm", "dotx", "html", "htm", "xhtml", "txt", "text", "md", "markdown"),
        *("csv", "tsv", "xlsx", "xlsm", "pdf"),
    }
)
"""Endings of files that can be imported."""

# What belongs to other files, or to the system.
_PARTS: Final = frozenset(
    {
        *("png", "jpg", "jpeg", "gif", "webp", "bmp", "svg", "ico", "tif", "tiff", "emf", "wmf", "heic"),
        *("css", "js", "json", "map", "woff", "woff2", "ttf", "thmx", "ini", "db", "lnk", "tmp", "properties"),
    }
)
_COMPANION_FOLDER = re.compile(r"(?:_files|_archivos|[-_.]dateien|\.fld|_fichiers)$", re.IGNORECASE)
_CONFLUENCE_PARTS: Final = frozenset({"attachments", "images", "styles", "download"})
_ENTITIES: Final = "entities.xml"


@dataclass(frozen=True, slots=True)
class Source:
    """A file to read: its name within what is imported, where it lies, and the name of its department ("": none)."""

    name: str
    path: Path
    root: Path
    department: str = ""

    @property
    def ending(self) -> str:
        """The ending of its name in lower case, without the dot."""
        return self.path.suffix.lstrip(".").lower()


def find_sources(given: Sequence[Path], unpacked: Path) -> tuple[tuple[Source, ...], tuple[ReadSource, ...]]:
    """The files of what is given, in the order of their names, and those that are no sources, with the reason.

    The first folder below one that is given names the department. Archives are unpacked below `unpacked`.
    """
    sources: list[Source] = []
    refused: list[ReadSource] = []
    for number, path in enumerate(given):
        # Of several folders each keeps its name, so that two files are never called the same.
        prefix = f"{path.name}/" if len(given) > 1 and path.is_dir() else ""
        for found in _found(path, prefix, unpacked / str(number)):
            if isinstance(found, ReadSource):
                refused.append(found)
            elif len(sources) < SOURCES:
                sources.append(found)
            else:
                refused.append(ReadSource(found.name, refused=remark("import-too-many-sources", limit=str(SOURCES))))
                return tuple(sources), tuple(refused)
    return tuple(sources), tuple(refused)


def _found(path: Path, prefix: str, unpacked: Path) -> Iterator[Source | ReadSource]:
    if path.is_dir():
        yield from _walk(path, prefix, unpacked, nested=False)
    elif path.suffix.lower() == ".zip":
        yield from _unpacked(path, f"{path.name}/", unpacked)
    elif not path.exists():
        yield _refused(str(path), remark("import-not-there"))
    else:
        yield _one(Source(path.name, path, path.parent))


def _one(source: Source) -> Source | ReadSource:
    if not source.path.is_file():
        # A pipe or a device would never come to its end.
        return _refused(source.name, remark("import-no-file"))
    if source.ending in READABLE or source.path.name == _ENTITIES:
        return source
    return _refused(source.name, other_format(source.ending))


def other_format(ending: str) -> Remark:
    """Why a file of another format is not read, with the format in which its program should save it."""
    texts = {
        "doc",
        "odt",
        "rtf",
        "pages",
        "wpd",
        "mht",
        "mhtml",
        "epub",
        "pptx",
        "ppt",
        "odp",
        "key",
        "one",
        "eml",
        "msg",
    }
    lists = {"xls", "ods", "numbers", "xlsb"}
    save_as = ".docx" if ending in texts else ".xlsx" if ending in lists else ""
    return remark("import-other-format", save_as=save_as, ending=ending)


def _unpacked(path: Path, prefix: str, folder: Path) -> Iterator[Source | ReadSource]:
    try:
        archive = Archive(path)
        try:
            left_out = archive.unpack(folder)
        finally:
            archive.close()
    except SourceRefused as refused:
        yield _refused(path.name, remark(refused.code, **refused.facts))
        return
    except OSError as error:
        yield _refused(path.name, remark("import-unreadable", reason=str(error.strerror or error)))
        return
    for name in left_out:
        yield _refused(f"{prefix}{name}", remark("import-bad-name"))
    yield from _walk(folder, prefix, folder / ".inner", nested=True)


def _walk(root: Path, prefix: str, unpacked: Path, *, nested: bool) -> Iterator[Source | ReadSource]:
    # A folder that holds nothing but one other, as archives often do, says nothing of departments.
    top = root
    while nested and (inner := _only_folder(top)) is not None:
        top = inner
    for folder, names, files in os.walk(top, followlinks=False):
        at = Path(folder)
        is_export = "index.html" in files and "attachments" in names
        for name in sorted(names):
            if (at / name).is_symlink():
                yield _refused(_name(at / name, top, prefix), remark("import-link"))
        names[:] = sorted(
            name
            for name in names
            if not (_is_left_out(name) or (at / name).is_symlink() or (is_export and name in _CONFLUENCE_PARTS))
        )
        if _ENTITIES in files:
            # The attachments of such an export have no names of their own.
            names[:] = []
        for name in sorted(files):
            yield from _file(at / name, top, prefix, unpacked)


def _file(path: Path, top: Path, prefix: str, unpacked: Path) -> Iterator[Source | ReadSource]:
    name = _name(path, top, prefix)
    if path.name.startswith((".", "~$", "~")) or path.suffix.lstrip(".").lower() in _PARTS:
        return
    if path.is_symlink():
        yield _refused(name, remark("import-link"))
    elif path.suffix.lower() == ".zip":
        inside = unpacked / hashlib.sha256(name.encode("utf-8", "replace")).hexdigest()[:16]
        yield from _unpacked(path, f"{name}/", inside) if ".inner" not in path.parts else ()
    else:
        parts = path.relative_to(top).parts
        yield _one(Source(name, path, top, parts[0] if len(parts) > 1 else ""))


def _is_left_out(name: str) -> bool:
    return name.startswith(".") or name in ("__MACOSX", "node_modules") or bool(_COMPANION_FOLDER.search(name))


def _only_folder(folder: Path) -> Path | None:
    try:
        inside = [one for one in folder.iterdir() if not one.name.startswith(".") and one.name != "__MACOSX"]
    except OSError:
        return None
    return inside[0] if len(inside) == 1 and inside[0].is_dir() and not inside[0].is_symlink() else None


def _name(path: Path, top: Path, prefix: str) -> str:
    return prefix + path.relative_to(top).as_posix()


def _refused(name: str, why: Remark) -> ReadSource:
    return ReadSource(name, refused=why)
