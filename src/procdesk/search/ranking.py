"""All processes scored against the words of a query: every view, standardised and summed."""

from __future__ import annotations

import itertools
import math
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum, auto
from typing import NamedTuple

import numpy as np

from procdesk.search.fields import EDGE, grams_of
from procdesk.search.postings import Floats, IndexLayout, Ints, PostingsReader
from procdesk.search.recent import LruCache
from procdesk.search.scoring import Scores, combine_z_scores
from procdesk.search.views import GRAMS_VIEW, VIEWS, gram_gain, norms_of

# A word asked for n times counts as the root of n: a pasted text repeats itself.
_MOST_REPEATS = 6
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


class _PartKind(Enum):
    """What a part of a query is."""

    WORD = auto()
    PAIR = auto()


class _QueryPart(NamedTuple):
    """One word or pair of neighbours of a query, and how much it counts."""

    kind: _PartKind
    key: Terms
    share: np.float32
    stop: bool


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
        self._question = np.array([view.question for view in VIEWS], np.float32)
        self._gains: LruCache[tuple[_PartKind, Terms], _PartScores] = LruCache(
            _CACHED_GAINS, lambda gains: gains.values.size + 1
        )
        self._grams: LruCache[str, _PartScores] = LruCache(_CACHED_GAINS, lambda gains: gains.values.size + 1)
        self._spelt: LruCache[tuple[str, ...], Floats] = LruCache(_CACHED_WORDS)
        self._settled: tuple[_Query, Floats] | None = None

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
                    share = part.share * self._question[view] if part.stop else part.share
                    totals[view][gains.docs] += values * share
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
    repeats = Counter(word.terms for word in words)
    moving = {word.terms for word in words if word.position == end}
    settled, last = _Query([], []), _Query([], [])
    for word in {word.terms: word for word in reversed(words)}.values():
        share = np.float32(math.sqrt(min(repeats[word.terms], _MOST_REPEATS)) * word.trust)
        query = last if word.terms in moving else settled
        query.parts.append(_QueryPart(_PartKind.WORD, word.terms, share, word.stop))
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
            (last if pair in late else settled).parts.append(
                _QueryPart(_PartKind.PAIR, pair, np.float32(1), stop=False)
            )
    return settled, last
