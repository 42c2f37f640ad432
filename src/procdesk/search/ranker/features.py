"""Features of a text for the learned ranker (stems, pairs of neighbours), and sparse matrices in numpy."""

from __future__ import annotations

import hashlib
import itertools
from collections.abc import Callable, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from procdesk.search.index.document import EDGE, pair_term

Hashes = NDArray[np.uint64]
_MEMO_SIZE = 200_000


@dataclass(frozen=True, slots=True)
class WordFeatures:
    """One word of a text: folded, the terms it is looked up by, and what it is as a neighbour ("": nobody's)."""

    word: str
    terms: tuple[str, ...]
    key: str


@dataclass(frozen=True, slots=True)
class FeatureView:
    """The features of some texts in one view, each as often as it occurs: the number of its text, and its hash."""

    texts: NDArray[np.int64]
    hashes: Hashes


class FeatureExtractor:
    """Turns texts into features, and remembers those it has seen. For one thread."""

    def __init__(self) -> None:
        self._known: dict[str, int] = {}

    def views(self, texts: Sequence[Sequence[WordFeatures]]) -> list[FeatureView]:
        """The features of `texts` in each of the views."""
        return [self._view(texts, names_of) for names_of in NAMES]

    def _view(
        self, texts: Sequence[Sequence[WordFeatures]], names_of: Callable[[Sequence[WordFeatures]], list[str]]
    ) -> FeatureView:
        found = [[self._hash(name) for name in names_of(text)] for text in texts]
        owners = np.repeat(np.arange(len(found)), [len(one) for one in found])
        return FeatureView(owners, np.array([one for row in found for one in row], np.uint64))

    def _hash(self, name: str) -> int:
        known = self._known.get(name)
        if known is None:
            if len(self._known) >= _MEMO_SIZE:
                self._known.clear()
            known = self._known[name] = feature_hash(name)
        return known


def feature_hash(name: str) -> int:
    """The 64 bits by which a stem or a pair is known."""
    return int.from_bytes(hashlib.blake2b(name.encode("utf-8", "replace"), digest_size=8).digest(), "little")


def _stems(text: Sequence[WordFeatures]) -> list[str]:
    return [term for one in text for term in one.terms]


def _pairs(text: Sequence[WordFeatures]) -> list[str]:
    keys = [EDGE, *(one.key for one in text if one.key), EDGE]
    return [pair_term(first, second) for first, second in itertools.pairwise(keys)]


NAMES = (_stems, _pairs)
"""What a text has in each view, as often as it has it."""

Ints = NDArray[np.int32]
Longs = NDArray[np.int64]
Floats = NDArray[np.float32]


@dataclass(frozen=True, slots=True)
class SparseMatrix:
    """Compressed rows: those of row r lie from `starts[r]` to `starts[r + 1]`, columns ascending.

    `starts`: int64 (rows + 1,); `columns_at`: int32 (size,); `values`: float32 (size,); `columns`: how many there are.
    """

    starts: Longs
    columns_at: Ints
    values: Floats
    columns: int

    @property
    def rows(self) -> int:
        """How many rows there are."""
        return len(self.starts) - 1

    @property
    def size(self) -> int:
        """How many entries there are."""
        return len(self.columns_at)

    @property
    def lengths(self) -> Longs:
        """How many entries each row has."""
        return np.diff(self.starts)

    @property
    def longest(self) -> int:
        """The most entries a row has."""
        return int(self.lengths.max(initial=0))

    def row(self, number: int) -> Ints:
        """The columns of one row."""
        return self.columns_at[self.starts[number] : self.starts[number + 1]]


def from_pairs(rows: Longs, columns: Longs, values: Floats, shape: tuple[int, int]) -> SparseMatrix:
    """The matrix of some entries; those of one place are added up."""
    keys = rows * shape[1] + columns
    order = np.argsort(keys, kind="stable")
    keys = keys[order]
    first = np.flatnonzero(np.concatenate([[True], keys[1:] != keys[:-1]])) if len(keys) else np.empty(0, np.int64)
    summed = np.add.reduceat(values[order], first) if len(first) else np.empty(0, np.float32)
    keys = keys[first]
    starts = np.searchsorted(keys, np.arange(shape[0] + 1) * shape[1])
    return SparseMatrix(starts, (keys % shape[1]).astype(np.int32), summed.astype(np.float32), shape[1])


def transposed(matrix: SparseMatrix) -> tuple[SparseMatrix, Longs]:
    """The matrix with rows and columns exchanged, and for each of its entries where it was."""
    order = np.argsort(matrix.columns_at, kind="stable")
    rows = np.repeat(np.arange(matrix.rows, dtype=np.int32), matrix.lengths)
    counts = np.bincount(matrix.columns_at, minlength=matrix.columns)
    starts = np.concatenate([[0], np.cumsum(counts)]).astype(np.int64)
    return SparseMatrix(starts, rows[order], matrix.values[order], matrix.rows), order


def flat_ranges(starts: Longs, lengths: Longs) -> tuple[Longs, Longs, Longs]:
    """All numbers of some ranges, one after the other: (number, its place in its range, the number of its range)."""
    which = np.repeat(np.arange(len(lengths)), lengths)
    firsts = np.cumsum(lengths) - lengths
    places = np.arange(len(which)) - firsts[which]
    return starts[which] + places, places, which
