"""The arithmetic of ranking: BM25 over counts, and scores made comparable."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from procdesk.search.postings import Floats

# Below this spread all scores are the same but for rounding.
_LEVEL = 1e-5

Scores = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Bm25Curve:
    """How BM25 bends: `k1` how soon repetition stops to count, `b` how much length is held against a text."""

    k1: float
    b: float

    def norms(self, lengths: Floats, alive: NDArray[np.bool_]) -> Floats:
        """k1 (1 - b + b length / average) for each document, the average being that of the living ones."""
        average = float(lengths[alive].mean()) if alive.any() else 0.0
        relative = lengths / average if average > 0 else np.ones_like(lengths)
        result: Floats = (self.k1 * (1 - self.b + self.b * relative)).astype(np.float32)
        return result

    def gains(self, counts: Floats, norms: Floats) -> Floats:
        """tf (k1 + 1) / (tf + norm), the part of BM25 that knows the document (Robertson and Zaragoza 2009)."""
        result: Floats = counts * np.float32(self.k1 + 1) / (counts + norms)
        return result


def inverse_document_frequency(holders: float, documents: int) -> float:
    """ln(1 + (P - df + 0.5) / (df + 0.5)): what a word tells that `holders` of `documents` processes hold."""
    return float(np.log1p((documents - holders + 0.5) / (holders + 0.5)))


def combine_z_scores(totals: Floats, documents: int, weights: NDArray[np.float64]) -> Scores:
    """The weighted sum of the rows of `totals`, each in standard deviations from its mean over the living documents.

    `totals`: float32 (views, all documents), noughts for those that are deleted; `documents`: how many are not. A row
    in which all are equal counts nothing.
    """
    if not documents:
        return np.zeros(totals.shape[1])
    means = totals.sum(axis=1, dtype=np.float64) / documents
    squares = np.array([float(row @ row) for row in totals]) / documents
    spreads = np.sqrt(np.maximum(squares - means * means, 0))
    shares = np.divide(weights, spreads, out=np.zeros_like(weights), where=spreads > _LEVEL)
    result: Scores = (shares.astype(np.float32) @ totals).astype(np.float64)
    result -= float(shares @ means)
    return result
