"""Why a process was found: the pieces of its text that hold the query's words, and where."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

from procdesk.model import Evidence, Span, Why
from procdesk.search.analysis import Analyzer, Token
from procdesk.search.cards import Card, Piece
from procdesk.search.postings import Layout, Places

# A piece in the reader's language is preferred while it says nearly as much as the best.
_NEARLY = 0.7
_WEIGHT = {
    Evidence.TITLE: 1.0,
    Evidence.PHRASE: 1.4,
    Evidence.CODE: 1.5,
    Evidence.PASSAGE: 0.9,
    Evidence.DEPARTMENT: 0.5,
}
_MOST = 2
_NEVER = (1.0, -1)
_KNOWN_TEXTS = 4_000

Worth = Sequence[tuple[Places, float]]
"""Where some words stand, and how rare each is."""


class Matches:
    """In which pieces of one process the words of a query stand."""

    def __init__(self, card: Card, document: int, layout: Layout, found: Sequence[Worth]) -> None:
        """`found` are the words of the matter, then those of the question, which speak only where the former do not."""
        self._card = card
        span = layout.bases[document], layout.bases[document + 1]
        self._worth: dict[int, float] = {}
        for worth in found:
            self._worth = self._worth or _weighed(card, span, worth)

    def why(self, lang: str, marker: Marker) -> tuple[Why, ...]:
        """The best pieces, best first: at most one of a kind, told in `lang` where that says nearly as much."""
        pieces = self._card.pieces
        ranked = [(-worth * _WEIGHT[pieces[index].kind], index) for index, worth in self._worth.items()]
        # By kind the best of all, and the best in the reader's language.
        best: dict[Evidence, tuple[float, int]] = {}
        own: dict[Evidence, tuple[float, int]] = {}
        for entry in ranked:
            piece = pieces[entry[1]]
            best[piece.kind] = min(entry, best.get(piece.kind, entry))
            if piece.lang == lang:
                own[piece.kind] = min(entry, own.get(piece.kind, entry))
        told = [own[kind] if own.get(kind, _NEVER)[0] <= _NEARLY * entry[0] else entry for kind, entry in best.items()]
        return tuple(marker.why(pieces[index]) for _, index in sorted(told)[:_MOST])


def _weighed(card: Card, span: tuple[int, int], found: Worth) -> dict[int, float]:
    """What each piece of a process says: the rarity of the different words that stand in it."""
    worth: dict[int, float] = defaultdict(float)
    for places, rare in found:
        begin, end = places.at.searchsorted(span)
        if begin < end:
            inside = (places.at[begin:end] - span[0]).tolist()
            for piece in {card.piece_at(position) for position in inside}:
                worth[piece] += rare
    return worth


class Texts:
    """The words of the texts that were shown last: the next key mostly shows the same ones. For one thread."""

    def __init__(self, analyzer: Analyzer) -> None:
        self._analyzer = analyzer
        self._known: dict[str, list[Token]] = {}

    def tokens(self, text: str) -> list[Token]:
        """The words of a text."""
        tokens = self._known.get(text)
        if tokens is None:
            if len(self._known) >= _KNOWN_TEXTS:
                self._known.clear()
            tokens = self._known[text] = self._analyzer.tokens(text)
        return tokens


class Marker:
    """Marks in a text the words that a query asks for: those of the matter, or else those of the question."""

    def __init__(self, matter: frozenset[str], question: frozenset[str], texts: Texts) -> None:
        self._wanted = (matter, question)
        self._known: dict[str, tuple[Span, ...]] = {}
        self._texts = texts

    def why(self, piece: Piece) -> Why:
        """A piece as evidence."""
        return Why(piece.kind, piece.text, self.spans(piece.text), piece.lang)

    def spans(self, text: str) -> tuple[Span, ...]:
        """Where the words stand in `text`, in order and without overlap."""
        if text not in self._known:
            self._known[text] = self._find(text)
        return self._known[text]

    def _find(self, text: str) -> tuple[Span, ...]:
        tokens = self._texts.tokens(text)
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
