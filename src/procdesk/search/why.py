"""Why a process was found: the pieces of its text that hold the query's words, and where."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence

from procdesk.model import Evidence, Span, Why
from procdesk.search.analysis import Analyzer, Token
from procdesk.search.cards import Piece, Pieces

# A piece in the reader's language is preferred while it says nearly as much as the best.
_NEARLY = 0.7
_WEIGHT = {
    Evidence.TITLE: 1.0,
    Evidence.PHRASE: 1.4,
    Evidence.CODE: 1.5,
    Evidence.PASSAGE: 0.9,
    Evidence.DEPARTMENT: 0.5,
}
_SHORT = (Evidence.PHRASE, Evidence.TITLE)
_NEVER = (1.0, -1)
_KNOWN_TEXTS = 4_000

Worth = Sequence[tuple[tuple[str, ...], float]]
"""The terms of some words, and how rare each word is."""


class Matches:
    """In which pieces of one process the words of a query stand."""

    def __init__(self, pieces: Pieces, found: Worth) -> None:
        self._pieces = pieces
        self._worth: dict[int, float] = defaultdict(float)
        for terms, rare in found:
            for number in {number for term in terms for number in pieces.where(term)}:
                self._worth[number] += rare

    def why(self, lang: str, marker: Marker) -> tuple[Why, ...]:
        """The best piece, told in `lang` where that says nearly as much; behind a title also the next best."""
        pieces = self._pieces
        ranked = [(-worth * _WEIGHT[pieces.kind(number)], number) for number, worth in self._worth.items()]
        if not ranked:
            # Only words of the question were asked for; nobody has counted where these stand.
            short = sorted(
                (number for number in range(len(pieces)) if pieces.kind(number) in _SHORT),
                key=lambda number: (pieces.lang(number) != lang, _SHORT.index(pieces.kind(number)), number),
            )
            ranked = self._read(short, marker) or self._read(range(len(pieces)), marker)
        # By kind the best of all, and the best in the reader's language.
        best: dict[Evidence, tuple[float, int]] = {}
        own: dict[Evidence, tuple[float, int]] = {}
        for entry in ranked:
            kind = pieces.kind(entry[1])
            best[kind] = min(entry, best.get(kind, entry))
            if pieces.lang(entry[1]) == lang:
                own[kind] = min(entry, own.get(kind, entry))
        told = [own[kind] if own.get(kind, _NEVER)[0] <= _NEARLY * entry[0] else entry for kind, entry in best.items()]
        best_first = [number for _, number in sorted(told)]
        # A title is marked where it stands and says no more: the next reason is told with it.
        most = 2 if best_first and pieces.kind(best_first[0]) is Evidence.TITLE else 1
        return tuple(marker.why(pieces[number]) for number in best_first[:most])

    def _read(self, numbers: Iterable[int], marker: Marker) -> list[tuple[float, int]]:
        """The first piece in which the words of the query are found by reading it."""
        return next(([(-1.0, number)] for number in numbers if marker.spans(self._pieces[number].text)), [])


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
