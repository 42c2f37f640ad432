"""Scores of all processes for a query: BM25 by view, standardised and summed (docs/ranking.md)."""

from __future__ import annotations

import itertools
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from enum import Enum, auto
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from procdesk.search.cache import LruCache
from procdesk.search.index.document import EDGE, LEAD, PHRASES, REST, TITLE, grams_of
from procdesk.search.index.reader import Floats, IndexLayout, Ints, PostingsReader, TermCounts

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

    `totals`: float32 (views, all documents), zeros for those that are deleted; `documents`: how many are not. A row
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


FIELDS = Bm25Curve(k1=1.2, b=0.75)
PAIRS = Bm25Curve(k1=2.0, b=0.5)
GRAMS = Bm25Curve(k1=2.0, b=0.5)
# How much a title, a customer's phrase and the whole page count in the view of the fields.
_FIELD_WEIGHTS = ((2.0, (TITLE,)), (3.0, (PHRASES,)), (1.0, (LEAD, REST)))
# Where only pages speak, a title says no more than its words, and rare words tell more: long pages hold all others.
_FIELD_WEIGHTS_BARE = ((1.0, (TITLE,)), (1.0, (PHRASES,)), (1.0, (LEAD, REST)))
_RARITY_POWER_BARE = 1.3
# Title, phrase, lead; the rest of the page takes no part in pairs.
_UNIT_WEIGHTS = (0.7, 1.0, 0.5, 0.0)
_UNIT_WEIGHTS_BARE = (1.0, 1.0, 1.0, 0.0)


@dataclass(frozen=True, slots=True)
class IndexNorms:
    """What the views need of the index as a whole: BM25's length norms, the number of processes, unit weights.

    `rarity_power` is the power of a word's rarity in the view of the fields; `has_phrases` tells whether there is at
    least one customer's phrase per process on average.
    """

    fields: tuple[tuple[float, list[int], Floats], ...]
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

    `weight` counts where customers' phrases exist, `bare` where they do not; `word` and `pair` give what one word of
    the matter, and two neighbours at once, add to each of the documents that hold them: float32, one for each of
    `TermCounts.docs`. A view with neither is that of the pieces of words, see `gram_gain`.
    """

    name: str
    weight: float
    bare: float
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


def pair_gain(found: TermCounts, norms: IndexNorms) -> Floats:
    """BM25 on words and neighbours of title, phrases and lead, an edge of a text being a neighbour too."""
    return _weighted_gain(found, norms, norms.pairs, PAIRS)


def gram_gain(found: TermCounts, norms: IndexNorms) -> Floats:
    """BM25 on the pieces of words of title, phrases and lead."""
    return _weighted_gain(found, norms, norms.grams, GRAMS)


VIEWS = (
    RankingView("fields", weight=0.2, bare=1.0, word=field_gain),
    RankingView("pairs", weight=1.0, bare=0.0, word=pair_gain, pair=pair_gain),
    RankingView("grams", weight=1.0, bare=0.25),
)
GRAMS_VIEW = len(VIEWS) - 1


@dataclass(frozen=True, slots=True)
class MeaningWeights:
    """What counts beside each other where meaning is at hand.

    `words` is for the sum of the views, where the folder knows all words of the query; `classifier` for what was
    learned, in standard deviations; `nearest` for the mean cosine of the `texts` nearest texts of a process.
    """

    words: float
    classifier: float
    nearest: float
    texts: int


WITH_PHRASES = MeaningWeights(words=0.3, classifier=1.0, nearest=4.0, texts=3)
WITHOUT_PHRASES = MeaningWeights(words=1.0, classifier=0.3, nearest=5.0, texts=1)
"""Without phrases means stand in for what was learned, and one passage answers, not three."""


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


# 16 MB each, and the last words of which every beginning was typed.
_CACHED_GAINS = 4_000_000
_CACHED_WORDS = 60
Terms = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class QueryTerm:
    """One word of the query as it is searched: the terms that stand for it, and its place in the query.

    `stop` says that it belongs to the question and not to the matter; `typed` is the word as it was typed and
    `shown` the word searched in its place ("" where that is the same); `trust` is what it counts against a word
    searched as it was typed; `key` is what it is as a neighbour ("": nobody's, because it stands for many words).
    `word` is the folded word that is searched ("" for what it might become besides), `unfinished` that it may grow.
    `guess` is what it would be a mistake for, where it may well be right ("": nothing); `start` and `end` are the
    characters of the query that it stands for.
    """

    position: int
    terms: Terms
    stop: bool
    typed: str
    shown: str = ""
    trust: float = 1.0
    key: str = ""
    word: str = ""
    unfinished: bool = False
    guess: str = ""
    start: int = 0
    end: int = 0


class _PartKind(Enum):
    """What a part of a query is."""

    WORD = auto()
    PAIR = auto()


class _QueryPart(NamedTuple):
    """One word or pair of neighbours of a query, and how much it counts."""

    kind: _PartKind
    key: Terms
    share: np.float32


class _WordGrams(NamedTuple):
    """The pieces of one word of a query, in order, and how much they count."""

    grams: tuple[str, ...]
    share: np.float32


class _Query(NamedTuple):
    """What a query adds up from, or a part of it."""

    parts: list[_QueryPart]
    spelt: list[_WordGrams]


@dataclass(frozen=True, slots=True)
class _PartScores:
    """What a part adds in each view that it speaks in: float32 (views, documents) for the documents `docs`."""

    docs: Ints
    values: Floats


class Scorer:
    """Scores queries over one index and remembers what each part gave. For one thread."""

    def __init__(self, postings: PostingsReader, layout: IndexLayout) -> None:
        self._postings = postings
        self._norms = norms_of(layout)
        self._size = len(layout.alive)
        self._weights = np.array([view.weight if self._norms.has_phrases else view.bare for view in VIEWS])
        self._gains: LruCache[tuple[_PartKind, Terms], _PartScores] = LruCache(
            _CACHED_GAINS, lambda gains: gains.values.size + 1
        )
        self._grams: LruCache[str, _PartScores] = LruCache(_CACHED_GAINS, lambda gains: gains.values.size + 1)
        self._spelt: LruCache[tuple[str, ...], Floats] = LruCache(_CACHED_WORDS)
        self._settled: tuple[_Query, Floats] | None = None

    @property
    def has_phrases(self) -> bool:
        """Whether there is at least one customer's phrase per process on average."""
        return self._norms.has_phrases

    def scores(self, words: Sequence[QueryTerm]) -> Scores:
        """One score per document of the index: the weighted sum of the standardised views."""
        settled, last = _parts(words)
        if self._settled is None or self._settled[0] != settled:
            self._settled = settled, self._add(np.zeros((len(VIEWS), self._size), np.float32), settled)
        # While somebody types, only the last word changes.
        totals = self._add(self._settled[1].copy(), last)
        return combine_z_scores(totals, self._norms.documents, self._weights)

    def _add(self, totals: Floats, query: _Query) -> Floats:
        for part in query.parts:
            gains = self._gains.get((part.kind, part.key), self._found)
            if len(gains.docs):
                # One view after the other lies together in memory: three times as quick as all at once.
                for view, values in zip(_VIEWS_OF[part.kind], gains.values, strict=True):
                    totals[view][gains.docs] += values * part.share
        for spelt in query.spelt:
            totals[GRAMS_VIEW] += self._spelt.get(spelt.grams, self._sum) * spelt.share
        return totals

    def _found(self, asked: tuple[_PartKind, Terms]) -> _PartScores:
        kind, key = asked
        found = self._postings.counts(key) if kind is _PartKind.WORD else self._postings.pair(*key)
        return _PartScores(found.docs, np.array([gain(found, self._norms) for gain in _GAINS[kind] if gain]))

    def _sum(self, grams: tuple[str, ...]) -> Floats:
        """What some pieces of a word add for every document; a growing word has one piece more at every key."""
        total = self._spelt.get(grams[:-1], self._sum).copy() if len(grams) > 1 else np.zeros(self._size, np.float32)
        gains = self._grams.get(grams[-1], self._gram)
        total[gains.docs] += gains.values
        return total

    def _gram(self, gram: str) -> _PartScores:
        found = self._postings.gram(gram)
        return _PartScores(found.docs, gram_gain(found, self._norms))


_GAINS = {_PartKind.WORD: [view.word for view in VIEWS], _PartKind.PAIR: [view.pair for view in VIEWS]}
_VIEWS_OF = {kind: [number for number, gain in enumerate(gains) if gain] for kind, gains in _GAINS.items()}


def _parts(words: Sequence[QueryTerm]) -> tuple[_Query, _Query]:
    """What a query adds up from: first what does not change with its last word, then the rest."""
    end = max((word.position for word in words), default=0)
    moving = {word.terms for word in words if word.position == end}
    settled, last = _Query([], []), _Query([], [])
    for word in {word.terms: word for word in reversed(words) if not word.stop}.values():
        share = np.float32(word.trust)
        query = last if word.terms in moving else settled
        query.parts.append(_QueryPart(_PartKind.WORD, word.terms, share))
        grams = grams_of(word.word, unfinished=word.unfinished) if word.word else ()
        if grams:
            query.spelt.append(_WordGrams(grams, share))
    chain: dict[int, str] = {}
    for word in words:
        # A whole code shares its position with its first part, which comes first.
        chain.setdefault(word.position, word.key)
    line = [EDGE, *chain.values(), EDGE]
    late = set(itertools.pairwise(line[-3:]))
    for pair in dict.fromkeys(itertools.pairwise(line)):
        if all(pair):
            (last if pair in late else settled).parts.append(_QueryPart(_PartKind.PAIR, pair, np.float32(1)))
    return settled, last
