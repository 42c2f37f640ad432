"""What a reader makes of a source: its text as Markdown, the files that it needs, and what was not understood."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass
from typing import Any, Final

FILE: Final = "import-file:"
"""Begins the address of a picture or document that goes with a page; behind it the number in `files`."""

PAGE: Final = "import-page:"
"""Begins the address of another source; behind it its name, quoted as in addresses."""

PICTURE_KINDS: Final[dict[str, tuple[bytes, ...]]] = {
    "png": (b"\x89PNG\r\n\x1a\n",),
    "jpg": (b"\xff\xd8\xff",),
    "gif": (b"GIF87a", b"GIF89a"),
    "bmp": (b"BM",),
    "webp": (b"RIFF",),
}
"""Ending of a picture that pages can show -> how its bytes begin."""


class SourceRefused(Exception):  # noqa: N818 - it is no error of the program
    """A source cannot be read as a whole: `code` with `facts` says why."""

    def __init__(self, code: str, **facts: str) -> None:
        super().__init__(code)
        self.code = code
        self.facts = facts


@dataclass(frozen=True, slots=True)
class Remark:
    """Something of a source that was left out, changed or guessed; the words for it are made by whoever shows it."""

    code: str
    facts: tuple[tuple[str, str], ...] = ()


def remark(code: str, /, **facts: str) -> Remark:
    """A remark with its facts, in their order."""
    return Remark(code, tuple(facts.items()))


@dataclass(frozen=True, slots=True)
class CarriedFile:
    """A file that goes with a page: what it was called, where its bytes wait, and the source it is ("" for none)."""

    name: str
    staged: str
    is_picture: bool
    source: str = ""


@dataclass(frozen=True, slots=True)
class ImportedDocument:
    """One page to be: `source` names the file it comes from, and `aliases` are other names that links know it by.

    `body` is Markdown, with `FILE` and `PAGE` addresses. `owner` and `department` are as the source says, "" where it
    does not. `whole` holds of a page that is a write-up already, front matter and all.
    """

    source: str
    title: str
    body: str
    phrases: tuple[str, ...] = ()
    codes: tuple[str, ...] = ()
    owner: str = ""
    department: str = ""
    files: tuple[CarriedFile, ...] = ()
    remarks: tuple[Remark, ...] = ()
    aliases: tuple[str, ...] = ()
    whole: bool = False


@dataclass(frozen=True, slots=True)
class ReadSource:
    """What reading one source gave: its documents, or in `refused` why there are none.

    `remarks` tell what else was found in a source of which no page comes.
    """

    source: str
    documents: tuple[ImportedDocument, ...] = ()
    refused: Remark | None = None
    remarks: tuple[Remark, ...] = ()


def as_facts(read: ReadSource) -> dict[str, Any]:
    """A read source as JSON can hold it."""
    return asdict(read)


def read_source(facts: Mapping[str, Any]) -> ReadSource:
    """The source of `as_facts`."""
    refused = facts["refused"]
    return ReadSource(
        facts["source"],
        tuple(_document(one) for one in facts["documents"]),
        None if refused is None else _remark(refused),
        _remarks(facts["remarks"]),
    )


def _document(facts: Mapping[str, Any]) -> ImportedDocument:
    lists = {name: tuple(facts[name]) for name in ("phrases", "codes", "aliases")}
    files = tuple(CarriedFile(**one) for one in facts["files"])
    return ImportedDocument(**{**facts, **lists, "files": files, "remarks": _remarks(facts["remarks"])})


def _remarks(facts: Iterable[Mapping[str, Any]]) -> tuple[Remark, ...]:
    return tuple(map(_remark, facts))


def _remark(facts: Mapping[str, Any]) -> Remark:
    return Remark(facts["code"], tuple((name, fact) for name, fact in facts["facts"]))


def picture_kind(content: bytes) -> str:
    """The ending of a picture that a page can show, "" for any other file."""
    kind = next((kind for kind, starts in PICTURE_KINDS.items() if content.startswith(starts)), "")
    return "" if kind == "webp" and content[8:12] != b"WEBP" else kind
