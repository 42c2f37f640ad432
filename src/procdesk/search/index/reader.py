"""Reader of the index: memory-mapped files, and Whoosh's posting blocks as numpy arrays over all segments."""

from __future__ import annotations

import itertools
import mmap
import os
import pickle
import struct
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import reduce
from io import BytesIO
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray
from whoosh.codec.whoosh3 import WHOOSH3_HEADER_MAGIC
from whoosh.filedb.filestore import FileStorage
from whoosh.filedb.structfile import BufferFile
from whoosh.reading import IndexReader, TermNotFound

from procdesk.search.cache import LruCache
from procdesk.search.index.document import FACTS, ZONES, pair_term, schema

# Numbers of documents are as wide as numpy's own indexes: any others it converts each time.
Ints = NDArray[np.intp]
Floats = NDArray[np.float32]
# Cached postings, of words and of what is made of them: a million of them are 12 and 24 MB.
CACHED_POSTINGS = 1_000_000
_SIZE = struct.Struct("!i")
_LONGEST_HEAD = 96


@dataclass(frozen=True, slots=True)
class TermCounts:
    """In which documents some terms stand: `docs` ascending, `counts` float32 (len(docs), ZONES), how often by zone."""

    docs: Ints
    counts: Floats


@dataclass(frozen=True, slots=True)
class IndexLayout:
    """The index as numbers, one row per document number (deleted ones too).

    `facts`: int64 (n, 9), see `document.DocumentFacts`; `alive`: bool (n,); `sizes`: how many documents each segment
    holds.
    """

    facts: NDArray[np.int64]
    alive: NDArray[np.bool_]
    sizes: tuple[int, ...]

    @property
    def count(self) -> int:
        """How many documents are not deleted."""
        return int(self.alive.sum())


def read_layout(leaves: Sequence[IndexReader]) -> IndexLayout:
    """The layout of an index from its segments."""
    rows: list[bytes] = []
    alive: list[bool] = []
    for leaf in leaves:
        column = leaf.column_reader("facts")
        for number in range(leaf.doc_count_all()):
            rows.append(column[number])
            alive.append(not leaf.is_deleted(number))
    facts = np.frombuffer(b"".join(rows), dtype="<u4").reshape(-1, FACTS.size // 4).astype(np.int64)
    return IndexLayout(facts, np.array(alive, dtype=bool), tuple(leaf.doc_count_all() for leaf in leaves))


class _Raw(NamedTuple):
    """Postings as they are kept: documents ascending, and the bytes of their counts as one number each."""

    docs: Ints
    counts: NDArray[np.uint32]


class PostingsReader:
    """Finds where terms stand, and remembers it, so that one key's work serves the next. For one thread."""

    def __init__(self, leaves: Sequence[IndexReader], layout: IndexLayout) -> None:
        self._leaves = leaves
        self._layout = layout
        self._words: LruCache[str, _Raw] = LruCache(CACHED_POSTINGS, lambda raw: len(raw.docs) + 1)
        self._counts: LruCache[tuple[str, ...], TermCounts] = LruCache(
            CACHED_POSTINGS, lambda counts: len(counts.docs) + 1
        )

    def counts(self, terms: tuple[str, ...]) -> TermCounts:
        """How often any of `terms` stands where: of several that stand together the most frequent counts.

        A term may be a phrase, see `phrase_term`; it is not looked for in the depth of a page.
        """
        return self._counts.get(terms, self._counted)

    def pair(self, first: str, second: str) -> TermCounts:
        """How often two keys are neighbours where; an edge is `fields.EDGE`."""
        return _as_counts(self._read("pairs", pair_term(first, second)))

    def gram(self, gram: str) -> TermCounts:
        """How often a piece of a word stands where."""
        return _as_counts(self._read("grams", gram))

    def documents(self, field: str, term: str) -> Ints:
        """The living documents that hold `term` in a field without counts, ascending."""
        docs = _joined([docs for docs, _ in self._blocks(field, term)])
        return docs[self._layout.alive[docs]]

    def _counted(self, terms: tuple[str, ...]) -> TermCounts:
        found = [raw for term in terms if len((raw := self._words.get(term, self._word)).docs)]
        return _as_counts(found[0] if len(found) == 1 else self._united(found))

    def _united(self, parts: Sequence[_Raw]) -> _Raw:
        # Tables of all documents are quicker than merging sorted lists.
        held = np.zeros(len(self._layout.alive), bool)
        for docs, _ in parts:
            held[docs] = True
        united = np.flatnonzero(held)
        place = np.empty(len(held), np.intp)
        place[united] = np.arange(len(united))
        most = np.zeros(len(united), np.uint32)
        for docs, counts in parts:
            at = place[docs]
            most[at] = np.maximum(most[at].view(np.uint8), counts.view(np.uint8)).view(np.uint32)
        return _Raw(united, most)

    def _word(self, term: str) -> _Raw:
        keys = keys_of(term)
        if len(keys) == 1:
            return self._read("words", term)
        return reduce(_both, (self._read("pairs", pair_term(*two)) for two in itertools.pairwise(keys)))

    def _read(self, field: str, term: str) -> _Raw:
        blocks = list(self._blocks(field, term))
        values = b"".join(values for _, values in blocks)
        docs, counts = _joined([docs for docs, _ in blocks]), np.frombuffer(values, np.uint32)
        if any(leaf.has_deletions() for leaf in self._leaves):
            kept = self._layout.alive[docs]
            docs, counts = docs[kept], counts[kept]
        return _Raw(docs, counts)

    def _blocks(self, field: str, term: str) -> Iterator[tuple[Ints, bytes]]:
        """Per block the documents, deleted ones too, and the bytes of their counts, none in a field without counts."""
        base = 0
        for leaf, size in zip(self._leaves, self._layout.sizes, strict=True):
            for ids, values in _raw_blocks(leaf, field, term.encode("utf-8", "replace")):
                docs = np.array(ids, np.intp).cumsum()
                docs += base
                yield docs, values
            base += size


def phrase_term(keys: Sequence[str]) -> str:
    """The term under which words in a row are found, given their keys: of two words it is their pair."""
    return reduce(pair_term, keys)


def keys_of(term: str) -> list[str]:
    """The keys of a phrase's words; of any other term itself."""
    return term.split(pair_term("", ""))


def _both(one: _Raw, other: _Raw) -> _Raw:
    """Where both stand: as often as the rarer."""
    docs, at, at_other = np.intersect1d(one.docs, other.docs, assume_unique=True, return_indices=True)
    counts = one.counts[at].view(np.uint8), other.counts[at_other].view(np.uint8)
    return _Raw(docs, np.minimum(*counts).view(np.uint32))


def _as_counts(raw: _Raw) -> TermCounts:
    return TermCounts(raw.docs, raw.counts.view(np.uint8).reshape(-1, ZONES).astype(np.float32))


def _joined(parts: Sequence[Ints]) -> Ints:
    return parts[0] if len(parts) == 1 else np.concatenate([np.empty(0, np.intp), *parts])


def _raw_blocks(leaf: IndexReader, field: str, term: bytes) -> Iterator[tuple[Any, bytes]]:
    """Each block as Whoosh 2.7.4 keeps it: document numbers as differences, and the values joined.

    Stepping a matcher costs ten times as much as taking the block as it lies there. This function alone looks behind
    Whoosh's public face, and the tests compare it with the public way.
    """
    terms = leaf._terms  # noqa: SLF001
    try:
        begin, length = terms.term_info(field, term).extent()
    except TermNotFound:
        return
    # Whoosh gives the length as a tuple.
    data = terms._postfile.get(begin, *length)  # noqa: SLF001
    at, size = len(WHOOSH3_HEADER_MAGIC), 1
    # Of the last block the size is negative.
    while size > 0:
        (size,) = _SIZE.unpack_from(data, at)
        at += _SIZE.size
        head = BytesIO(data[at : at + _LONGEST_HEAD])
        # The index was made here and sealed, see `store`; Whoosh unpickles no less of it.
        pickle.load(head)  # noqa: S301
        ids, _, values = pickle.loads(memoryview(data)[at + head.tell() : at + abs(size)])  # noqa: S301
        yield ids, values or b""
        at += size


_SEGMENT = ".seg"


def open_reader(folder: Path) -> IndexReader:
    """A reader of the index in `folder`; raises what Whoosh, pickle and the system raise."""
    # With a schema of our own Whoosh does not unpickle the one on disk, which names classes as they were called then.
    return _MappedStorage(str(folder)).open_index(schema=schema()).reader()


class _MappedStorage(FileStorage):  # type: ignore[misc]
    def open_file(self, name: str, **kwargs: Any) -> Any:
        if not name.endswith(_SEGMENT):
            return super().open_file(name, **kwargs)
        with Path(self.folder, name).open("rb") as file:
            return _FileRange(memoryview(mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ)), name)


class _FileRange(BufferFile):  # type: ignore[misc]
    """A stretch of a mapped file, and the stretches of it that Whoosh opens as files of their own."""

    def __init__(self, mapped: memoryview, name: str | None = None) -> None:
        super().__init__(b"", name)
        self._buf = mapped
        self.file = FileCursor(mapped)

    def subset(self, position: int, length: int, name: str | None = None) -> _FileRange:
        return _FileRange(self._buf[position : position + length], name or self._name)


class FileCursor:
    """What Whoosh and pickle need of a file that is read from one place on."""

    def __init__(self, mapped: memoryview) -> None:
        self._mapped = mapped
        self._at = 0

    def read(self, size: int = -1) -> bytes:
        """Up to `size` bytes from here on, all that are left where it is negative."""
        begin = self._at
        found = bytes(self._mapped[begin:] if size < 0 else self._mapped[begin : begin + size])
        self._at = begin + len(found)
        return found

    def readline(self) -> bytes:
        """The bytes up to the end of the line, with it."""
        line = bytearray()
        while (one := self.read(1)) and one != b"\n":
            line += one
        return bytes(line + one)

    def seek(self, place: int, whence: int = os.SEEK_SET) -> int:
        """Goes to a place, as in `io.IOBase.seek`, and gives it."""
        self._at = place + {os.SEEK_SET: 0, os.SEEK_CUR: self._at, os.SEEK_END: len(self._mapped)}[whence]
        return self._at

    def tell(self) -> int:
        """How many bytes from the beginning the next one is."""
        return self._at
