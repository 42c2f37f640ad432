"""Filler words: time words, politeness and hesitation, which speak for no process in particular."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Sequence

from procdesk.search.lexicon import Lexicon
from procdesk.search.spelling import Dictionary

_MEMO_SIZE = 4_096


class FillerFinder:
    """Finds the fillers of a query, misspelt and unfinished ones too. For one thread."""

    def __init__(
        self,
        lexicon: Lexicon,
        dictionary: Dictionary,
        is_known: Callable[[str], bool],
    ) -> None:
        """`is_known` tells whether a folded word is known."""
        self._at_edges = lexicon.edge_fillers
        self._dictionary = dictionary
        self._is_known = is_known
        self._by_first: dict[str, list[tuple[str, ...]]] = defaultdict(list)
        for words in sorted((tuple(filler.split()) for filler in lexicon.fillers), key=len, reverse=True):
            self._by_first[words[0]].append(words)
        every = [word for filler in lexicon.fillers for word in filler.split()]
        self._words = frozenset(every)
        self._spelling = Dictionary(Counter(every), lexicon.sounds)
        self._memo: dict[str, str] = {}

    def found(self, words: Sequence[str], *, unfinished: bool) -> frozenset[int]:
        """The places, from 0, of those folded words that belong to a filler.

        An `unfinished` last word does where it may still become one.
        """
        meant = [self._memo.get(word) or self._meant(word) for word in words]
        if unfinished and meant[-1] != words[-1] and self._may_become(words[-1:]):
            # What may still become a filler is not misspelt yet.
            meant[-1] = words[-1]
        places: set[int] = set()
        at = 0
        while at < len(meant):
            length = self._length(meant, at, unfinished=unfinished)
            places.update(range(at, at + length))
            at += max(length, 1)
        return frozenset(places)

    def _length(self, words: Sequence[str], at: int, *, unfinished: bool) -> int:
        left = len(words) - at
        for filler in self._by_first.get(words[at], ()):
            is_edge = not at or len(filler) == left
            if tuple(words[at : at + len(filler)]) == filler and (is_edge or " ".join(filler) not in self._at_edges):
                return len(filler)
        return left if unfinished and self._may_become(words[at:]) else 0

    def _may_become(self, words: Sequence[str]) -> bool:
        *before, last = words
        firsts = [first for first in self._by_first if first.startswith(last)] if not before else [words[0]]
        count = len(before)
        return any(
            len(filler) > count and filler[:count] == tuple(before) and filler[count].startswith(last)
            for first in firsts
            for filler in self._by_first.get(first, ())
        )

    def _meant(self, word: str) -> str:
        if len(self._memo) >= _MEMO_SIZE:
            self._memo.clear()
        result = word
        if word not in self._words and not self._is_known(word) and (near := self._spelling.nearest(word)):
            other = self._dictionary.nearest(word)
            if not other or self._spelling.cost_of_mistakes(word, near) <= self._dictionary.cost_of_mistakes(
                word, other
            ):
                result = near
        self._memo[word] = result
        return result
