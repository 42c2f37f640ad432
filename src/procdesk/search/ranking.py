"""All processes scored against the words of a query: every view, standardised and summed."""

from __future__ import annotations

import itertools
import math
from collections import Counter, OrderedDict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import Enum, auto
from typing import NamedTuple

import numpy as np

from procdesk.search.fields import EDGE, grams_of
from procdesk.search.postings import Floats, Ints, Layout, Postings
from procdesk.search.scoring import Scores, combined
from procdesk.search.views import VIEWS, norms_of

# A word asked for n times counts as the root of n: a pasted text repeats itself. Pieces of words count twice at most.
_MOST_REPEATS, _MOST_GRAMS = 6, 2
_CACHED_GAINS = 4_000_000

Terms = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Asked:
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


class _Kind(Enum):
    """What a part of a query is."""

    WORD = auto()
    PAIR = auto()
    GRAM = auto()


class _Part(NamedTuple):
    """One word, pair of neighbours or piece of a word of a query, and how much it counts."""

    kind: _Kind
    key: Terms
    share: np.float32
    stop: bool


@dataclass(frozen=True, slots=True)
class _Gains:
    """What a part adds in each view that it speaks in: float32 (views, documents) for the documents `docs`."""

    docs: Ints
    values: Floats


class Ranker:
    """Scores queries over one index and remembers what each part gave. For one thread."""

    def __init__(self, postings: Postings, layout: Layout) -> None:
        self._postings = postings
        self._layout = layout
        self._norms = norms_of(layout)
        self._weights = np.array([view.weight if self._norms.has_phrases else view.bare for view in VIEWS])
        self._question = np.array([view.question for view in VIEWS], np.float32)
        self._cache: OrderedDict[tuple[_Kind, Terms], _Gains] = OrderedDict()
        self._cached = 0
        self._settled: tuple[list[_Part], Floats] | None = None

    def scores(self, words: Sequence[Asked]) -> Scores:
        """One score per document of the index: the weighted sum of the standardised views."""
        settled, last = _parts(words)
        if self._settled is None or self._settled[0] != settled:
            self._settled = settled, self._add(np.zeros((len(VIEWS), len(self._layout.alive)), np.float32), settled)
        # While somebody types, only the last word changes.
        totals = self._add(self._settled[1].copy(), last)
        return combined(totals, self._norms.documents, self._weights)

    def _add(self, totals: Floats, parts: Iterable[_Part]) -> Floats:
        for part in parts:
            gains = self._gains(part.kind, part.key)
            if len(gains.docs):
                # One view after the other lies together in memory: three times as quick as all at once.
                for view, values in zip(_VIEWS_OF[part.kind], gains.values, strict=True):
                    share = part.share * self._question[view] if part.stop else part.share
                    totals[view][gains.docs] += values * share
        return totals

    def _gains(self, kind: _Kind, key: Terms) -> _Gains:
        gains = self._cache.get((kind, key))
        if gains is None:
            gains = self._cache[kind, key] = self._found(kind, key)
            self._cached += gains.values.size + 1
            while self._cached > _CACHED_GAINS and len(self._cache) > 1:
                self._cached -= self._cache.popitem(last=False)[1].values.size + 1
        else:
            self._cache.move_to_end((kind, key))
        return gains

    def _found(self, kind: _Kind, key: Terms) -> _Gains:
        if kind is _Kind.WORD:
            found = self._postings.counts(key)
        else:
            found = self._postings.pair(*key) if kind is _Kind.PAIR else self._postings.gram(*key)
        return _Gains(found.docs, np.array([gain(found, self._norms) for gain in _GAINS[kind] if gain]))


_GAINS = {
    _Kind.WORD: [view.word for view in VIEWS],
    _Kind.PAIR: [view.pair for view in VIEWS],
    _Kind.GRAM: [view.gram for view in VIEWS],
}


_VIEWS_OF = {kind: [number for number, gain in enumerate(gains) if gain] for kind, gains in _GAINS.items()}


def _parts(words: Sequence[Asked]) -> tuple[list[_Part], list[_Part]]:
    """What a query adds up from: first what does not change with its last word, then the rest."""
    end = max((word.position for word in words), default=0)
    repeats = Counter(word.terms for word in words)
    moving = {word.terms for word in words if word.position == end}
    settled: list[_Part] = []
    last: list[_Part] = []
    for word in {word.terms: word for word in words}.values():
        share = np.float32(math.sqrt(min(repeats[word.terms], _MOST_REPEATS)) * word.trust)
        (last if word.terms in moving else settled).append(_Part(_Kind.WORD, word.terms, share, word.stop))
    chain: dict[int, str] = {}
    for word in words:
        # A whole code shares its position with its first part, which comes first.
        chain.setdefault(word.position, word.key)
    line = [EDGE, *chain.values(), EDGE]
    late = set(itertools.pairwise(line[-3:]))
    for pair in dict.fromkeys(itertools.pairwise(line)):
        if all(pair):
            (last if pair in late else settled).append(_Part(_Kind.PAIR, pair, np.float32(1), stop=False))
    settled += _grams(word for word in words if word.position != end)
    return settled, last + _grams(word for word in words if word.position == end)


def _grams(words: Iterable[Asked]) -> list[_Part]:
    counts: Counter[str] = Counter()
    trust: dict[str, float] = {}
    for word in words:
        if word.word:
            for gram in grams_of(word.word, unfinished=word.unfinished):
                counts[gram] += 1
                trust[gram] = max(word.trust, trust.get(gram, 0))
    return [
        _Part(_Kind.GRAM, (gram,), np.float32(min(count, _MOST_GRAMS) * trust[gram]), stop=False)
        for gram, count in counts.items()
    ]
