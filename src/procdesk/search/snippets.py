"""Why a process was found: the pieces of its text that hold the query's words, and where."""

from __future__ import annotations

import itertools
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from procdesk.model import Evidence, Span, Why
from procdesk.search.analyzer import Analyzer
from procdesk.search.cache import LruCache
from procdesk.search.index.stored_fields import KINDS, StoredUnit, StoredUnits

# A piece in the reader's language is preferred while it says nearly as much as the best.
_NEARLY = 0.7
_WEIGHT = {
    Evidence.TITLE: 1.0,
    Evidence.PHRASE: 1.4,
    Evidence.CODE: 1.5,
    Evidence.PASSAGE: 0.9,
    Evidence.DEPARTMENT: 0.5,
}
_WEIGHTS = [_WEIGHT[kind] for kind in KINDS]
_SHORT = [KINDS.index(kind) for kind in (Evidence.PHRASE, Evidence.TITLE)]
_NEVER = (1.0, -1)
_KNOWN_TEXTS = 4_000
_REMEMBERED = 20

_Held = tuple[tuple[int, int, float], ...]
"""The terms of a query that stand in a process: the number there, and which word it stands for and how rare that is."""


@dataclass(frozen=True, slots=True)
class TermWeights:
    """What the words of a query say for a text that holds them.

    `sums` has one entry per term, see `cards.sums_of`; `words` tells by entry which word the term stands for, and
    `rare` by word how much it says.
    """

    sums: NDArray[np.uint32]
    words: list[int]
    rare: list[float]


def term_weights(words: Iterable[tuple[Sequence[int], float]]) -> TermWeights:
    """The sums of some words' terms, and how rare each word is, as they are looked for in the texts."""
    sums: list[int] = []
    numbers: list[int] = []
    rare: list[float] = []
    for number, (some, how_rare) in enumerate(words):
        sums += some
        numbers += [number] * len(some)
        rare.append(how_rare)
    return TermWeights(np.array(sums, np.uint32), numbers, rare)


class Explainer:
    """Tells why one process was found.

    Remembers what it told for the same words, for the next key mostly adds none that stand here. For one thread.
    """

    def __init__(self, pieces: StoredUnits) -> None:
        self.pieces = pieces
        self._told: LruCache[tuple[str, _Held], list[int]] = LruCache(_REMEMBERED)

    def told(self, worth: TermWeights, lang: str, marker: Marker) -> tuple[Why, ...]:
        """The best piece, told in `lang` where that says nearly as much; behind a title also the next best."""
        pieces = self.pieces
        words, rare = worth.words, worth.rare
        held = tuple((term, word := words[place], rare[word]) for place, term in pieces.held(worth.sums))
        numbers = self._told.get((lang, held), self._best) if held else _read(pieces, lang, marker)
        return tuple(marker.why(pieces[number]) for number in numbers)

    def _best(self, asked: tuple[str, _Held]) -> list[int]:
        lang, held = asked
        pieces = self.pieces
        is_own = pieces.are_in(lang)
        # By kind the best of all, and the best in the reader's language.
        best: dict[int, tuple[float, int]] = {}
        own: dict[int, tuple[float, int]] = {}
        for entry in _ranked(pieces, held):
            kind = pieces.kinds[entry[1]]
            if entry < best.get(kind, _NEVER):
                best[kind] = entry
            if entry < own.get(kind, _NEVER) and is_own(entry[1]):
                own[kind] = entry
        told = [own[kind] if own.get(kind, _NEVER)[0] <= _NEARLY * entry[0] else entry for kind, entry in best.items()]
        best_first = [number for _, number in sorted(told)]
        # A title is marked where it stands and says no more: the next reason is told with it.
        return best_first[: 2 if pieces.kind(best_first[0]) is Evidence.TITLE else 1]


def _ranked(pieces: StoredUnits, held: _Held) -> list[tuple[float, int]]:
    """What each piece says that holds words of the matter, the less the better, with its number."""
    said: dict[int, float] = {}
    # The terms of a word come one after the other: it counts once in a text, whichever of them stand there.
    counted: dict[int, int] = {}
    for term, word, rare in held:
        for number in pieces.holding(term):
            if counted.get(number) != word:
                counted[number] = word
                said[number] = said.get(number, 0.0) - rare
    kinds = pieces.kinds
    return [(so_much * _WEIGHTS[kinds[number]], number) for number, so_much in said.items()]


def _read(pieces: StoredUnits, lang: str, marker: Marker) -> list[int]:
    """The first piece in which words are found by reading: where words of the question stand nobody has counted."""
    found = (number for number in _in_order(pieces, lang) if marker.holds(pieces.text(number)))
    return list(itertools.islice(found, 1))


def _in_order(pieces: StoredUnits, lang: str) -> Iterator[int]:
    """What is quickly read first, and of that what is written in `lang`."""
    is_own = pieces.are_in(lang)
    for own, short in itertools.product((True, False), _SHORT):
        for number, kind in enumerate(pieces.kinds):
            if kind == short and is_own(number) is own:
                yield number
    yield from range(len(pieces))


class AnalyzedText:
    """A text as its words: `terms` are all that they are looked up by. For one thread."""

    def __init__(self, text: str, analyzer: Analyzer) -> None:
        self.terms = frozenset(itertools.chain.from_iterable(word.terms for word in analyzer.words(text)))
        self._text = text
        self._analyzer = analyzer
        self._marked: dict[frozenset[str], tuple[Span, ...]] = {}

    @cached_property
    def _places(self) -> list[tuple[int, int, tuple[str, ...]]]:
        # Most texts are only asked whether they hold anything.
        return self._analyzer.places(self._text)

    def spans(self, found: frozenset[str]) -> tuple[Span, ...]:
        """Where the words with some of the text's terms stand, in order and without overlap."""
        spans = self._marked.get(found)
        if spans is None:
            marked = [(begin, end) for begin, end, terms in self._places if not found.isdisjoint(terms)]
            spans = self._marked[found] = _united(marked)
        return spans


class AnalyzedTextCache:
    """The words of the texts that were shown last: the next key mostly shows the same ones. For one thread."""

    def __init__(self, analyzer: Analyzer) -> None:
        self.stop_words = analyzer.lexicon.stop_words
        self._analyzer = analyzer
        self._known: dict[str, AnalyzedText] = {}

    def read(self, text: str) -> AnalyzedText:
        """A text as its words."""
        known = self._known.get(text)
        if known is None:
            if len(self._known) >= _KNOWN_TEXTS:
                self._known.clear()
            known = self._known[text] = AnalyzedText(text, self._analyzer)
        return known


class Marker:
    """Marks in a text the words of the matter that a query asks for.

    Words of the question alone tell nothing of a text: they are never marked, and a text that holds no others is told
    as it stands.
    """

    def __init__(self, matter: frozenset[str], question: frozenset[str], texts: AnalyzedTextCache) -> None:
        self._matter = matter
        self._asked = matter | question
        self._texts = texts

    def why(self, piece: StoredUnit, *, is_meant: bool = False) -> Why:
        """A piece as evidence; `is_meant` where it is like the query in other words."""
        return Why(piece.kind, piece.text, self.spans(piece.text), piece.lang, is_meant)

    def holds(self, text: str) -> bool:
        """Whether `text` has any word of the query."""
        return not self._asked.isdisjoint(self._texts.read(text).terms)

    def spans(self, text: str) -> tuple[Span, ...]:
        """Where the words stand in `text`, in order and without overlap."""
        read = self._texts.read(text)
        found = self._matter & read.terms
        return read.spans(found) if found else ()


def _united(found: list[tuple[int, int]]) -> tuple[Span, ...]:
    """Places as spans in order and without overlap."""
    spans: list[Span] = []
    for begin, end in sorted(found):
        if spans and begin <= spans[-1].end:
            spans[-1] = Span(spans[-1].start, max(end, spans[-1].end))
        else:
            spans.append(Span(begin, end))
    return tuple(spans)
