"""Whoosh's postings as numpy arrays: whole blocks at a time, over all segments, without what is deleted."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray
from whoosh.matching import Matcher
from whoosh.reading import IndexReader, TermNotFound

from procdesk.search.fields import FACTS, ZONES, pair_term

Ints = NDArray[np.int32]
Floats = NDArray[np.float32]

# Cached postings: 2 million of them are 40 MB.
CACHED_POSTINGS = 2_000_000


@dataclass(frozen=True, slots=True)
class Counts:
    """In which documents some terms stand: `docs` ascending, `counts` float32 (len(docs), ZONES), how often by zone."""

    docs: Ints
    counts: Floats


@dataclass(frozen=True, slots=True)
class Layout:
    """The index as numbers, one row per document number (deleted ones too).

    `facts`: int64 (n, 8), see `fields.Facts`; `alive`: bool (n,); `sizes`: how many documents each segment holds.
    """

    facts: NDArray[np.int64]
    alive: NDArray[np.bool_]
    sizes: tuple[int, ...]

    @property
    def count(self) -> int:
        """How many documents are not deleted."""
        return int(self.alive.sum())


def read_layout(leaves: Sequence[IndexReader]) -> Layout:
    """The layout of an index from its segments."""
    rows: list[bytes] = []
    alive: list[bool] = []
    for leaf in leaves:
        column = leaf.column_reader("facts")
        for number in range(leaf.doc_count_all()):
            rows.append(column[number])
            alive.append(not leaf.is_deleted(number))
    facts = np.frombuffer(b"".join(rows), dtype="<u4").reshape(-1, FACTS.size // 4).astype(np.int64)
    return Layout(facts, np.array(alive, dtype=bool), tuple(leaf.doc_count_all() for leaf in leaves))


class Postings:
    """Finds where terms stand, and remembers it, so that one key's work serves the next. For one thread."""

    def __init__(self, leaves: Sequence[IndexReader], layout: Layout) -> None:
        self._leaves = leaves
        self._layout = layout
        self._cache: OrderedDict[tuple[str, ...], Counts] = OrderedDict()
        self._cached = 0

    def counts(self, terms: tuple[str, ...]) -> Counts:
        """How often any of `terms` stands where: of several that stand together the most frequent counts."""
        found = self._cache.get(terms)
        if found is None:
            found = self._read("words", terms[0]) if len(terms) == 1 else self._united(terms)
            self._cache[terms] = found
            self._cached += len(found.docs) + 1
            while self._cached > CACHED_POSTINGS and len(self._cache) > 1:
                self._cached -= len(self._cache.popitem(last=False)[1].docs) + 1
        else:
            self._cache.move_to_end(terms)
        return found

    def pair(self, first: str, second: str) -> Counts:
        """How often two keys are neighbours where; an edge is `fields.EDGE`."""
        return self._read("pairs", pair_term(first, second))

    def gram(self, gram: str) -> Counts:
        """How often a piece of a word stands where."""
        return self._read("grams", gram)

    def documents(self, field: str, term: str) -> Ints:
        """The living documents that hold `term` in a field without counts, ascending."""
        return np.concatenate([np.empty(0, np.int32), *(docs for docs, _ in self._blocks(field, term))])

    def _united(self, terms: tuple[str, ...]) -> Counts:
        parts = [part for term in terms if len((part := self.counts((term,))).docs)]
        if len(parts) < 2:
            return parts[0] if parts else Counts(np.empty(0, np.int32), np.zeros((0, ZONES), np.float32))
        # A table of all documents is quicker than merging sorted lists.
        most = np.zeros((len(self._layout.alive), ZONES), np.float32)
        for part in parts:
            most[part.docs] = np.maximum(most[part.docs], part.counts)
        docs = np.flatnonzero(most.any(axis=1)).astype(np.int32)
        return Counts(docs, most[docs])

    def _read(self, field: str, term: str) -> Counts:
        blocks = list(self._blocks(field, term))
        docs = np.concatenate([np.empty(0, np.int32), *(docs for docs, _ in blocks)])
        return Counts(docs, np.concatenate([np.zeros((0, ZONES), np.float32), *(counts for _, counts in blocks)]))

    def _blocks(self, field: str, term: str) -> Iterator[tuple[Ints, Floats]]:
        """Per block the documents, and how often the term stands in each of their zones (no rows without counts)."""
        base = 0
        for leaf in self._leaves:
            for docs, counts in _leaf_blocks(leaf, field, term):
                numbers = docs + np.int32(base)
                if leaf.has_deletions():
                    kept = self._layout.alive[numbers]
                    numbers, counts = numbers[kept], counts[kept] if len(counts) else counts
                yield numbers, counts
            base += leaf.doc_count_all()


def _leaf_blocks(leaf: IndexReader, field: str, term: str) -> Iterator[tuple[Ints, Floats]]:
    form = leaf.schema[field].format
    try:
        # `leaf.postings` would wrap the matcher to pass over deleted documents, one posting at a time.
        matcher = leaf._terms.matcher(field, term.encode("utf-8", "replace"), form)  # noqa: SLF001
    except TermNotFound:
        return
    for ids, values in _raw_blocks(matcher):
        docs = np.cumsum(np.array(ids, dtype=np.int32), dtype=np.int32)
        yield docs, np.frombuffer(values, dtype=np.uint8).reshape(-1, ZONES).astype(np.float32)


def _raw_blocks(matcher: Matcher) -> Iterator[tuple[Any, bytes]]:
    """Each block as Whoosh 2.7.4 keeps it: document numbers as differences, and the values joined.

    Stepping a matcher costs three times as much as taking the block as it lies there; these two functions
    alone look behind Whoosh's public face, and the tests compare them with the public way.
    """
    while True:
        if matcher._data is None:  # noqa: SLF001
            matcher._read_data()  # noqa: SLF001
        ids, _, values = matcher._data  # noqa: SLF001
        yield ids, values or b""
        matcher._next_block()  # noqa: SLF001
        if matcher._atend:  # noqa: SLF001
            return
