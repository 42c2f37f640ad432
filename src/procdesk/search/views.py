"""The views of a process in which a query is scored, as one table: a further view is a further row.

The figures and the formulas are those of SEARCH.md, "A recipe that measured well".
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np

from procdesk.search.passages import LEAD, PHRASES, REST, TITLE
from procdesk.search.postings import Floats, IndexLayout, TermCounts
from procdesk.search.scoring import Bm25Curve, inverse_document_frequency

FIELDS = Bm25Curve(k1=1.2, b=0.75)
STEMS = Bm25Curve(k1=2.0, b=0.75)
PAIRS = Bm25Curve(k1=2.0, b=0.5)
GRAMS = Bm25Curve(k1=2.0, b=0.5)

# How much a title, a customer's phrase and the whole page count in the view of the fields.
_FIELD_WEIGHTS = ((2.0, (TITLE,)), (3.0, (PHRASES,)), (1.0, (LEAD, REST)))
# Where only pages speak, a title says no more than its words, and rare words tell more: long pages hold all others.
_FIELD_WEIGHTS_BARE = ((1.0, (TITLE,)), (1.0, (PHRASES,)), (1.0, (LEAD, REST)))
_RARITY_POWER_BARE = 1.3
# Title, phrase, lead; the rest of the page takes no part in stems and pairs.
_UNIT_WEIGHTS = (0.7, 1.0, 0.5, 0.0)
_UNIT_WEIGHTS_BARE = (1.0, 1.0, 1.0, 0.0)


@dataclass(frozen=True, slots=True)
class IndexNorms:
    """What the views need of the index as a whole: BM25's length norms, the number of processes, unit weights.

    `rarity_power` is the power of a word's rarity in the view of the fields; `has_phrases` tells whether there is at
    least one customer's phrase per process on average.
    """

    fields: tuple[tuple[float, list[int], Floats], ...]
    stems: Floats
    pairs: Floats
    grams: Floats
    unit_weights: Floats
    rarity_power: float
    has_phrases: bool
    documents: int


Gain = Callable[[TermCounts, IndexNorms], Floats]


@dataclass(frozen=True, slots=True)
class RankingView:
    """One way to score a query.

    `weight` counts where customers' phrases exist, `bare` where they do not; `question` is what a word of the question
    (how, the, please) counts against a word of the matter; `word` and `pair` give what one word, and two neighbours
    at once, add to each of the documents that hold them: float32, one per `TermCounts.docs`. A view with neither is
    that of the pieces of words, see `gram_gain`.
    """

    name: str
    weight: float
    bare: float
    question: float
    word: Gain | None = None
    pair: Gain | None = None


def field_gain(found: TermCounts, norms: IndexNorms) -> Floats:
    """BM25 on titles, phrases and pages apart."""
    total = np.zeros(len(found.docs), np.float32)
    for weight, zones, lengths in norms.fields:
        counts = found.counts[:, zones].sum(axis=1)
        rare = inverse_document_frequency(int(np.count_nonzero(counts)), norms.documents) ** norms.rarity_power
        total += np.float32(weight * rare) * FIELDS.gains(counts, lengths[found.docs])
    return total


def stem_gain(found: TermCounts, norms: IndexNorms) -> Floats:
    """BM25 on title, phrases and lead together."""
    return _weighted_gain(found, norms, norms.stems, STEMS)


def pair_gain(found: TermCounts, norms: IndexNorms) -> Floats:
    """BM25 on words and neighbours of title, phrases and lead, an edge of a text being a neighbour too."""
    return _weighted_gain(found, norms, norms.pairs, PAIRS)


def gram_gain(found: TermCounts, norms: IndexNorms) -> Floats:
    """BM25 on the pieces of words of title, phrases and lead."""
    return _weighted_gain(found, norms, norms.grams, GRAMS)


VIEWS = (
    RankingView("fields", weight=0.6, bare=1.0, question=0.0, word=field_gain),
    RankingView("stems", weight=1.0, bare=0.0, question=1.0, word=stem_gain),
    RankingView("pairs", weight=1.0, bare=0.15, question=1.0, word=pair_gain, pair=pair_gain),
    RankingView("grams", weight=1.0, bare=0.5, question=1.0),
)
GRAMS_VIEW = len(VIEWS) - 1


def norms_of(layout: IndexLayout) -> IndexNorms:
    """The norms of an index."""
    alive = layout.alive
    facts = layout.facts
    units: Floats = facts[:, 4:7].astype(np.float32)
    words: Floats = facts[:, :4].astype(np.float32)
    has_phrases = bool(alive.any()) and float(units[alive, PHRASES].mean()) >= 1
    weights: Floats = np.array(_UNIT_WEIGHTS if has_phrases else _UNIT_WEIGHTS_BARE, np.float32)
    plain: Floats = words @ weights
    neighbours: Floats = np.add(words[:, :3], units) @ weights[:3]
    pairs: Floats = np.add(plain, neighbours)
    fields = tuple(
        (weight, list(zones), FIELDS.norms(words[:, list(zones)].sum(axis=1), alive))
        for weight, zones in (_FIELD_WEIGHTS if has_phrases else _FIELD_WEIGHTS_BARE)
    )
    return IndexNorms(
        fields,
        STEMS.norms(plain, alive),
        PAIRS.norms(pairs, alive),
        # A text has as many pieces of words as letters, and nearly as many letters for each word.
        GRAMS.norms(plain, alive),
        weights,
        1.0 if has_phrases else _RARITY_POWER_BARE,
        has_phrases,
        layout.count,
    )


def _weighted_gain(found: TermCounts, norms: IndexNorms, lengths: Floats, curve: Bm25Curve) -> Floats:
    counts = found.counts @ norms.unit_weights
    rare = inverse_document_frequency(int(np.count_nonzero(counts)), norms.documents)
    result: Floats = np.float32(rare) * curve.gains(counts, lengths[found.docs])
    return result
