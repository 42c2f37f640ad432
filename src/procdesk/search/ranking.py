"""All processes scored against the words of a query: every view, standardised and summed."""

from __future__ import annotations

import itertools
from collections import Counter, OrderedDict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import NamedTuple

import numpy as np

from procdesk.search.fields import EDGE
from procdesk.search.postings import Floats, Ints, Layout, Postings
from procdesk.search.scoring import Scores, standardised
from procdesk.search.views import VIEWS, norms_of

# A word asked for more than twice counts as twice.
_MOST_REPEATS = 2
_CACHED_GAINS = 2_000_000

Terms = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Asked:
    """One word of the query as it is searched: the terms that stand for it, and its place in the query.

    `stop` says that it belongs to the question and not to the matter; `typed` is the word as it was typed and
    `shown` the word searched in its place ("" where that is the same); `trust` is what it counts against a word
    searched as it was typed; `key` is what it is as a neighbour ("": nobody's, because it stands for many words).
    """

    position: int
    terms: Terms
    stop: bool
    typed: str
    shown: str = ""
    trust: float = 1.0
    key: str = ""


@dataclass(frozen=True, slots=True)
class _Gains:
    """What one word or pair adds: float32 (documents, views) for the documents `docs`."""

    docs: Ints
    values: Floats


class _Part(NamedTuple):
    """One word or pair of a query, and how much it counts."""

    key: tuple[Terms, ...]
    share: np.float32
    stop: bool


class Ranker:
    """Scores queries over one index and remembers what each word gave. For one thread."""

    def __init__(self, postings: Postings, layout: Layout) -> None:
        self._postings = postings
        self._layout = layout
        self._norms = norms_of(layout)
        self._weights = np.array([view.weight if self._norms.has_phrases else view.bare for view in VIEWS])
        self._question = np.array([view.question for view in VIEWS], np.float32)
        self._cache: OrderedDict[tuple[Terms, ...], _Gains] = OrderedDict()
        self._cached = 0
        self._settled: tuple[list[_Part], Scores] | None = None

    def scores(self, words: Sequence[Asked]) -> Scores:
        """One score per document of the index: the weighted sum of the standardised views."""
        settled, last = _parts(words)
        if self._settled is None or self._settled[0] != settled:
            self._settled = settled, self._add(np.zeros((len(self._layout.alive), len(VIEWS))), settled)
        # While somebody types, only the last word changes.
        totals = self._add(self._settled[1].copy(), last)
        result: Scores = standardised(totals, self._layout.alive) @ self._weights
        return result

    def _add(self, totals: Scores, parts: Iterable[_Part]) -> Scores:
        for part in parts:
            gains = self._gains(part.key)
            if len(gains.docs):
                totals[gains.docs] += gains.values * (part.share * self._question if part.stop else part.share)
        return totals

    def _gains(self, key: tuple[Terms, ...]) -> _Gains:
        gains = self._cache.get(key)
        if gains is None:
            gains = self._cache[key] = self._pair(*key) if len(key) > 1 else self._word(*key)
            self._cached += gains.values.size + 1
            while self._cached > _CACHED_GAINS and len(self._cache) > 1:
                self._cached -= self._cache.popitem(last=False)[1].values.size + 1
        else:
            self._cache.move_to_end(key)
        return gains

    def _word(self, terms: Terms) -> _Gains:
        found = self._postings.counts(terms)
        return _Gains(found.docs, np.stack([view.word(found, self._norms) for view in VIEWS], axis=1))

    def _pair(self, first: Terms, second: Terms) -> _Gains:
        found = self._postings.pair(first[0], second[0])
        nothing = np.zeros(len(found.docs), np.float32)
        rows = [view.pair(found, self._norms) if view.pair else nothing for view in VIEWS]
        return _Gains(found.docs, np.stack(rows, axis=1))


def _parts(words: Sequence[Asked]) -> tuple[list[_Part], list[_Part]]:
    """What a query adds up from: first what does not change with its last word, then the rest."""
    end = max((word.position for word in words), default=0)
    repeats = Counter(word.terms for word in words)
    moving = {word.terms for word in words if word.position == end}
    chain: dict[int, str] = {}
    for word in words:
        # A whole code shares its position with its first part, which comes first.
        chain.setdefault(word.position, word.key)
    line = [EDGE, *chain.values(), EDGE]
    single = {
        word.terms: _Part((word.terms,), np.float32(min(repeats[word.terms], _MOST_REPEATS) * word.trust), word.stop)
        for word in words
    }
    pairs = {
        (first, second): _Part(((first,), (second,)), np.float32(1), stop=False)
        for first, second in itertools.pairwise(line)
        if first and second
    }
    late = set(itertools.pairwise(line[-3:]))
    settled = [part for terms, part in single.items() if terms not in moving]
    settled += [part for pair, part in pairs.items() if pair not in late]
    last = [part for terms, part in single.items() if terms in moving]
    return settled, last + [part for pair, part in pairs.items() if pair in late]
