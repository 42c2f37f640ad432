"""A text as the features that are learned from: its stems, and its pairs of neighbours.

A feature is known by a 64-bit hash alone, so that no list of names is kept; among a million features two meet with a
chance of one in thirty million.
"""

from __future__ import annotations

import hashlib
import itertools
from collections.abc import Callable, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from procdesk.search.fields import EDGE, pair_term

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
