"""The two halves of building an index that can be done anywhere: pages read, and processes encoded.

Between them all pages are merged in one place, which needs little of each: what is long travels packed.
"""

from __future__ import annotations

import pickle
import zlib
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from pathlib import Path

from procdesk.content.parser import FileResult, read_bytes, read_source
from procdesk.model import Company, Process, WriteUp
from procdesk.search.analyzer import Analyzer
from procdesk.search.index.batch import DocumentBatch
from procdesk.search.index.document import SourceDocument, encode


@dataclass(frozen=True, slots=True)
class ReadPage:
    """A file as read: `result` without what only its own process needs, and the whole of it `packed` (b"" if none)."""

    result: FileResult
    packed: bytes


Packed = tuple[Process, tuple[bytes, ...]]
"""A process as it was merged, without its text, and the pages it is made of."""


def read_pages(root: Path, paths: Sequence[str], company: Company | None) -> list[ReadPage]:
    """Reads some files of the folder `root`."""
    return [_read(root, path, company) for path in paths]


def encode_processes(processes: Sequence[Packed], languages: tuple[str, ...]) -> DocumentBatch:
    """The processes as the index takes them, in their order."""
    return encode((_document(process, packed) for process, packed in processes), _analyzer(languages))


def _read(root: Path, path: str, company: Company | None) -> ReadPage:
    raw = read_bytes(root, path)
    if isinstance(raw, FileResult):
        return ReadPage(raw, b"")
    result = read_source(path, raw, company)
    if result.write_up is None:
        return ReadPage(result, b"")
    # The page and its source say the same twice; the lowest level halves the second already.
    packed = zlib.compress(pickle.dumps((result.write_up, raw), pickle.HIGHEST_PROTOCOL), 1)
    return ReadPage(replace(result, write_up=_short(result.write_up), lines={}, links=()), packed)


def _short(one: WriteUp) -> WriteUp:
    return replace(one, say="", phrases=(), sections=(), journey=(), guide=(), hand_overs=())


def _document(process: Process, packed: tuple[bytes, ...]) -> SourceDocument:
    write_ups = []
    sources = {}
    for short, whole in zip(process.write_ups, packed, strict=True):
        # `_read` packed it, in this process or in one of its own.
        write_up, sources[short.path] = pickle.loads(zlib.decompress(whole))  # noqa: S301
        write_ups.append(replace(write_up, lang=short.lang, department=short.department))
    return SourceDocument(Process(process.id, tuple(write_ups)), sources)


@lru_cache(maxsize=1)
def _analyzer(languages: tuple[str, ...]) -> Analyzer:
    """Kept from batch to batch, for it remembers the words it has seen."""
    return Analyzer(languages)
