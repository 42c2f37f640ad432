"""The arithmetic of ranking: BM25 over counts, and scores made comparable."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from procdesk.search.postings import Floats

# Below this spread all scores are the same but for rounding.
_LEVEL = 1e-12

Scores = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Curve:
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


def rarity(holders: float, documents: int) -> float:
    """ln(1 + (P - df + 0.5) / (df + 0.5)): what a word tells that `holders` of `documents` processes hold."""
    return float(np.log1p((documents - holders + 0.5) / (holders + 0.5)))


def standardised(scores: Scores, alive: NDArray[np.bool_]) -> Scores:
    """Columns of scores in standard deviations from their mean over the living; noughts where all are equal.

    `scores`: float64 (documents, columns); so is the result.
    """
    living = scores if alive.all() else scores[alive]
    if not len(living):
        return np.zeros_like(scores)
    mean = living.mean(axis=0)
    centred = living - mean
    spread = np.sqrt(np.einsum("ij,ij->j", centred, centred) / len(living))
    result: Scores = (scores - mean) / np.where(spread > _LEVEL, spread, np.inf)
    return result
