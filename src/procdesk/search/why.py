"""Why a process was found: the pieces of its text that hold the query's words, and where."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

import numpy as np

from procdesk.model import Evidence, Span, Why
from procdesk.search.analysis import Analyzer
from procdesk.search.cards import Card, Piece
from procdesk.search.postings import Layout, Places

# A piece in the reader's language is preferred while it says nearly as much as the best.
_NEARLY = 0.7
_WEIGHT = {
    Evidence.TITLE: 1.0,
    Evidence.PHRASE: 1.1,
    Evidence.CODE: 1.2,
    Evidence.PASSAGE: 0.9,
    Evidence.DEPARTMENT: 0.5,
}
_MOST = 2


class Matches:
    """In which pieces of one process the words of a query stand."""

    def __init__(self, card: Card, document: int, layout: Layout, found: Sequence[tuple[Places, float]]) -> None:
        self._card = card
        self._worth: dict[int, float] = defaultdict(float)
        first, last = layout.bases[document], layout.bases[document + 1]
        for places, rare in found:
            begin, end = np.searchsorted(places.at, (first, last))
            pieces = {card.piece_at(position) for position in (places.at[begin:end] - first).tolist()}
            for piece in pieces:
                self._worth[piece] += rare

    def why(self, lang: str, marker: Marker) -> tuple[Why, ...]:
        """The best pieces, best first: at most one of a kind, told in `lang` where that says nearly as much."""
        chosen: dict[Evidence, int] = {}
        for index in sorted(self._worth, key=self._order):
            piece = self._card.pieces[index]
            best = chosen.setdefault(piece.kind, index)
            foreign = self._card.pieces[best].lang != lang
            if foreign and piece.lang == lang and self._value(index) >= _NEARLY * self._value(best):
                chosen[piece.kind] = index
        best_first = sorted(chosen.values(), key=self._order)[:_MOST]
        return tuple(marker.why(self._card.pieces[index]) for index in best_first)

    def _order(self, index: int) -> tuple[float, int]:
        return -self._value(index), index

    def _value(self, index: int) -> float:
        return self._worth[index] * _WEIGHT[self._card.pieces[index].kind]


class Marker:
    """Marks in a text the words that a query asks for: those of the matter, or else those of the question."""

    def __init__(self, matter: frozenset[str], question: frozenset[str], analyzer: Analyzer) -> None:
        self._wanted = (matter, question)
        self._known: dict[str, tuple[Span, ...]] = {}
        self._analyzer = analyzer

    def why(self, piece: Piece) -> Why:
        """A piece as evidence."""
        return Why(piece.kind, piece.text, self.spans(piece.text), piece.lang)

    def spans(self, text: str) -> tuple[Span, ...]:
        """Where the words stand in `text`, in order and without overlap."""
        if text not in self._known:
            self._known[text] = self._find(text)
        return self._known[text]

    def _find(self, text: str) -> tuple[Span, ...]:
        tokens = self._analyzer.tokens(text)
        for terms in self._wanted:
            marked = sorted(Span(one.start, one.end) for one in tokens if not terms.isdisjoint(one.terms))
            if marked:
                return tuple(_united(marked))
        return ()


def _united(spans: list[Span]) -> list[Span]:
    """Spans in order as spans without overlap."""
    result: list[Span] = []
    for start, end in spans:
        if result and start <= result[-1].end:
            result[-1] = Span(result[-1].start, max(end, result[-1].end))
        else:
            result.append(Span(start, end))
    return result
