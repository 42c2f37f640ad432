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

from procdesk.search.fields import FACTS

Ints = NDArray[np.int32]
Floats = NDArray[np.float32]

# Cached positions: 4 million of them are 32 MB.
CACHED_POSITIONS = 4_000_000
# Deleted documents take part in nothing; their facts are read as zeros.
ZONES = 4


@dataclass(frozen=True, slots=True)
class Places:
    """Where some terms stand.

    `at`: ascending numbers of the places in the whole index; `owners`: the document of each place; `docs`: the
    distinct documents, ascending; `counts`: float32 (len(docs), ZONES), how often in each zone of each document.
    """

    at: Ints
    owners: Ints
    docs: Ints
    counts: Floats


@dataclass(frozen=True, slots=True)
class Layout:
    """The index as numbers, one row per document number (deleted ones too).

    `facts`: int64 (n, 8), see `fields.Facts`; `ends`: int32 (3, n), where title, phrases and lead end;
    `bases`: int32 (n + 1,), the first place of each document;
    `alive`: bool (n,); `sizes`: how many documents each segment holds.
    """

    facts: NDArray[np.int64]
    ends: Ints
    bases: Ints
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
    bases = np.concatenate([[0], np.cumsum(facts[:, 3])]).astype(np.int32)
    ends = np.ascontiguousarray(facts[:, :3].T, dtype=np.int32)
    return Layout(facts, ends, bases, np.array(alive, dtype=bool), tuple(leaf.doc_count_all() for leaf in leaves))


class Postings:
    """Finds where terms stand, and remembers it, so that one key's work serves the next. For one thread."""

    def __init__(self, leaves: Sequence[IndexReader], layout: Layout) -> None:
        self._leaves = leaves
        self._layout = layout
        self._cache: OrderedDict[tuple[str, ...], Places] = OrderedDict()
        self._cached = 0

    def places(self, terms: tuple[str, ...]) -> Places:
        """The places at which any of `terms` stands, each once."""
        found = self._cache.get(terms)
        if found is None:
            found = self._read(terms)
            self._cache[terms] = found
            self._cached += len(found.at) + 1
            while self._cached > CACHED_POSITIONS and len(self._cache) > 1:
                self._cached -= len(self._cache.popitem(last=False)[1].at) + 1
        else:
            self._cache.move_to_end(terms)
        return found

    def documents(self, field: str, term: str) -> Ints:
        """The living documents that hold `term` in a field without positions, ascending."""
        chunks = [ids for ids, _ in self._blocks(field, term)]
        return np.sort(np.concatenate(chunks)) if chunks else np.empty(0, np.int32)

    def _read(self, terms: tuple[str, ...]) -> Places:
        if len(terms) != 1:
            # Completions of one prefix are mostly those of the prefix before it.
            at = np.concatenate([np.empty(0, np.int32), *(self.places((term,)).at for term in terms)])
            at.sort()
            # `np.unique` hashes, which takes several times as long.
            return places_from(at[np.concatenate([[True], at[1:] != at[:-1]])] if len(at) else at, self._layout)
        found = [self._layout.bases[docs] + positions for docs, positions in self._blocks("words", terms[0])]
        return places_from(np.concatenate([np.empty(0, np.int32), *found]), self._layout)

    def _blocks(self, field: str, term: str) -> Iterator[tuple[Ints, Ints]]:
        """Per block (documents, positions), one entry per position; without positions one per document."""
        base = 0
        for leaf in self._leaves:
            for docs, positions in _leaf_blocks(leaf, field, term):
                numbers = docs + np.int32(base)
                if leaf.has_deletions():
                    kept = self._layout.alive[numbers]
                    numbers, positions = numbers[kept], positions[kept] if len(positions) else positions
                yield numbers, positions
            base += leaf.doc_count_all()


def _leaf_blocks(leaf: IndexReader, field: str, term: str) -> Iterator[tuple[Ints, Ints]]:
    form = leaf.schema[field].format
    try:
        # `leaf.postings` would wrap the matcher to pass over deleted documents, one posting at a time.
        matcher = leaf._terms.matcher(field, term.encode("utf-8", "replace"), form)  # noqa: SLF001
    except TermNotFound:
        return
    for ids, weights, values in _raw_blocks(matcher):
        docs = np.cumsum(np.array(ids, dtype=np.int32), dtype=np.int32)
        positions = np.frombuffer(values, dtype="<u2").astype(np.int32)
        if weights is not None and len(positions):
            repeats = np.array(weights) if isinstance(weights, tuple) else np.full(len(docs), weights)
            docs = np.repeat(docs, repeats.astype(np.int32))
        yield docs, positions


def _raw_blocks(matcher: Matcher) -> Iterator[tuple[Any, Any, bytes]]:
    """Each block as Whoosh 2.7.4 keeps it: document numbers as differences, weights (None: all 1), joined values.

    Stepping a matcher costs three times as much as taking the block as it lies there; these two functions
    alone look behind Whoosh's public face, and the tests compare them with the public way.
    """
    while True:
        if matcher._data is None:  # noqa: SLF001
            matcher._read_data()  # noqa: SLF001
        ids, weights, values = matcher._data  # noqa: SLF001
        yield ids, weights, values or b""
        matcher._next_block()  # noqa: SLF001
        if matcher._atend:  # noqa: SLF001
            return


def places_from(at: Ints, layout: Layout) -> Places:
    """Ascending places with their documents, counted by document and zone."""
    owners = (np.searchsorted(layout.bases, at, side="right") - 1).astype(np.int32)
    if not len(at):
        return Places(at, owners, owners, np.zeros((0, ZONES), np.float32))
    # Owners ascend with their places: where they change, the next document begins.
    begins = np.concatenate([[True], owners[1:] != owners[:-1]])
    rank = np.cumsum(begins) - 1
    docs = owners[begins]
    local = at - layout.bases[owners]
    zone = rank * ZONES
    for end in layout.ends:
        zone += local >= end[owners]
    counts = np.bincount(zone, minlength=len(docs) * ZONES).reshape(-1, ZONES)
    return Places(at, owners, docs, counts.astype(np.float32))
