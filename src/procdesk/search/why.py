"""Why a process was found: the pieces of its text that hold the query's words, and where."""

from __future__ import annotations

import itertools
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from procdesk.model import Evidence, Span, Why
from procdesk.search.analysis import Analyzer
from procdesk.search.cards import KINDS, Piece, Pieces, sums_of

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
_SHORT = (Evidence.PHRASE, Evidence.TITLE)
_NEVER = (1.0, -1)
_KNOWN_TEXTS = 4_000

@dataclass(frozen=True, slots=True)
class Worth:
    """What the words of a query say for a text that holds them.

    `sums` has one entry per term, see `cards.sums_of`; `words` tells by entry which word the term stands for, and
    `rare` by word how much it says.
    """

    sums: NDArray[np.uint32]
    words: list[int]
    rare: list[float]


def worth_of(words: Iterable[tuple[Sequence[str], float]]) -> Worth:
    """The terms of some words, and how rare each word is, as they are looked for in the texts."""
    terms: list[str] = []
    numbers: list[int] = []
    rare: list[float] = []
    for number, (some, how_rare) in enumerate(words):
        terms += some
        numbers += [number] * len(some)
        rare.append(how_rare)
    return Worth(np.array(sums_of(terms), np.uint32), numbers, rare)


def reasons(pieces: Pieces, worth: Worth, lang: str, marker: Marker) -> tuple[Why, ...]:
    """The best piece, told in `lang` where that says nearly as much; behind a title also the next best."""
    ranked = _ranked(pieces, worth) or _read(pieces, lang, marker)
    is_own = pieces.are_in(lang)
    # By kind the best of all, and the best in the reader's language.
    best: dict[int, tuple[float, int]] = {}
    own: dict[int, tuple[float, int]] = {}
    for entry in ranked:
        kind = pieces.kinds[entry[1]]
        if entry < best.get(kind, _NEVER):
            best[kind] = entry
        if entry < own.get(kind, _NEVER) and is_own(entry[1]):
            own[kind] = entry
    told = [own[kind] if own.get(kind, _NEVER)[0] <= _NEARLY * entry[0] else entry for kind, entry in best.items()]
    best_first = [number for _, number in sorted(told)]
    # A title is marked where it stands and says no more: the next reason is told with it.
    most = 2 if best_first and pieces.kind(best_first[0]) is Evidence.TITLE else 1
    return tuple(marker.why(pieces[number]) for number in best_first[:most])


_Ranked = list[tuple[float, int]]
"""What each piece says, the less the better, with its number."""


def _ranked(pieces: Pieces, worth: Worth) -> _Ranked:
    """The pieces that hold words of the matter."""
    said: dict[int, float] = {}
    # The terms of a word come one after the other: it counts once in a text, whichever of them stand there.
    counted: dict[int, int] = {}
    for place, numbers in pieces.where(worth.sums):
        word = worth.words[place]
        for number in numbers:
            if counted.get(number) != word:
                counted[number] = word
                said[number] = said.get(number, 0.0) - worth.rare[word]
    kinds = pieces.kinds
    return [(so_much * _WEIGHTS[kinds[number]], number) for number, so_much in said.items()]


def _read(pieces: Pieces, lang: str, marker: Marker) -> _Ranked:
    """The first piece in which words are found by reading: where words of the question stand nobody has counted."""
    everything = range(len(pieces))
    short = sorted(
        (number for number in everything if pieces.kind(number) in _SHORT),
        key=lambda number: (pieces.lang(number) != lang, _SHORT.index(pieces.kind(number)), number),
    )
    found = (number for number in (*short, *everything) if marker.holds(pieces.text(number)))
    return [(-1.0, number) for number in itertools.islice(found, 1)]


class Read:
    """A text as its words: `terms` are all that they are looked up by."""

    def __init__(self, places: Sequence[tuple[int, int, tuple[str, ...]]]) -> None:
        """`places` are the words: (start, end, terms)."""
        self.terms: frozenset[str] = frozenset().union(*(terms for _, _, terms in places))
        self._places = places
        self._marked: dict[frozenset[str], tuple[Span, ...]] = {}

    def spans(self, found: frozenset[str]) -> tuple[Span, ...]:
        """Where the words with some of the text's terms stand, in order and without overlap."""
        spans = self._marked.get(found)
        if spans is None:
            marked = [(begin, end) for begin, end, terms in self._places if not found.isdisjoint(terms)]
            spans = self._marked[found] = _united(marked)
        return spans


class Texts:
    """The words of the texts that were shown last: the next key mostly shows the same ones. For one thread."""

    def __init__(self, analyzer: Analyzer) -> None:
        self._analyzer = analyzer
        self._known: dict[str, Read] = {}

    def read(self, text: str) -> Read:
        """A text as its words."""
        known = self._known.get(text)
        if known is None:
            if len(self._known) >= _KNOWN_TEXTS:
                self._known.clear()
            known = self._known[text] = Read(self._analyzer.places(text))
        return known


class Marker:
    """Marks in a text the words that a query asks for: those of the matter, or else those of the question."""

    def __init__(self, matter: frozenset[str], question: frozenset[str], texts: Texts) -> None:
        self._wanted = (matter, question)
        self._texts = texts

    def why(self, piece: Piece) -> Why:
        """A piece as evidence."""
        return Why(piece.kind, piece.text, self.spans(piece.text), piece.lang)

    def holds(self, text: str) -> bool:
        """Whether anything is to be marked in `text`."""
        terms = self._texts.read(text).terms
        return not all(wanted.isdisjoint(terms) for wanted in self._wanted)

    def spans(self, text: str) -> tuple[Span, ...]:
        """Where the words stand in `text`, in order and without overlap."""
        read = self._texts.read(text)
        for wanted in self._wanted:
            if found := wanted & read.terms:
                return read.spans(found)
        return ()


def _united(found: list[tuple[int, int]]) -> tuple[Span, ...]:
    """Places as spans in order and without overlap."""
    spans: list[Span] = []
    for begin, end in sorted(found):
        if spans and begin <= spans[-1].end:
            spans[-1] = Span(spans[-1].start, max(end, spans[-1].end))
        else:
            spans.append(Span(begin, end))
    return tuple(spans)
