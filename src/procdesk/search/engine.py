"""Searching one generation of the index: the door through which every query goes."""

from __future__ import annotations

import json
import time
from collections import OrderedDict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

import numpy as np
from whoosh.reading import IndexReader

from procdesk.model import Answer, Evidence, Hit, Query, Span, Why
from procdesk.search.analysis import Analyzer, Token
from procdesk.search.asking import MOST_CHARACTERS, Reader, codes_in
from procdesk.search.cards import Card, Face, Pieces, read_card
from procdesk.search.dictionary import read_dictionary
from procdesk.search.fields import id_term, normal_code, unpack_sources
from procdesk.search.index import ABOUT
from procdesk.search.mapped import open_reader
from procdesk.search.picking import best_first
from procdesk.search.postings import Ints, Postings, read_layout
from procdesk.search.ranking import Asked, Ranker
from procdesk.search.scoring import Scores, rarity
from procdesk.search.store import Generation
from procdesk.search.why import Marker, Matches, Texts

_CACHED_CARDS = 2_000
_CACHED_PIECES = 200
_SURE = 0.5


class IndexBroken(Exception):  # noqa: N818
    """The index can not be read, though its files are as they were sealed; build it afresh."""


@dataclass(frozen=True, slots=True)
class _Found:
    """What a query comes to: documents best first with their scores, the words, and who holds a code of the query.

    `complete` are the documents that hold every word of the matter.
    """

    docs: list[int]
    scores: Scores
    words: Sequence[Asked]
    codes: frozenset[str]
    coded: frozenset[int]
    complete: frozenset[int]


class Engine:
    """Answers queries from one generation. One thread owns it, from making to closing."""

    def __init__(self, generation: Generation) -> None:
        """Opens the index. Raises `IndexBroken`."""
        try:
            about = json.loads((generation.folder / ABOUT).read_text("utf-8"))
            self._reader: IndexReader = open_reader(generation.folder)
            # An index without documents has one leaf that can do nothing.
            self._leaves = [leaf for leaf, _ in self._reader.leaf_readers() if leaf.doc_count_all()]
            self._layout = read_layout(self._leaves)
            # To make a reader of a column takes longer than to read from it.
            self._columns = {
                name: [leaf.column_reader(name) for leaf in self._leaves] for name in ("face", "pieces", "source")
            }
            dictionary = read_dictionary(generation.folder)
        except Exception as error:
            # Whoosh and pickle raise whatever they stumble over.
            raise IndexBroken(f"{generation.folder.name}: {error!r}") from error
        self._analyzer = Analyzer(about["languages"])
        self._postings = Postings(self._leaves, self._layout)
        self._understanding = Reader(self._analyzer, dictionary, about["synonyms"], self._stands)
        self._texts = Texts(self._analyzer)
        self._ranker = Ranker(self._postings, self._layout)
        self._documents = self._layout.count
        self._cards: OrderedDict[int, Card] = OrderedDict()
        self._pieces: OrderedDict[int, Pieces] = OrderedDict()

    @property
    def count(self) -> int:
        """How many processes can be found."""
        return self._documents

    @property
    def segments(self) -> int:
        """How many pieces the index has; beyond `index.MOST_SEGMENTS` it should be built afresh."""
        return len(self._leaves)

    def close(self) -> None:
        """Let go of the files and of all that was read; nothing can be asked any more."""
        self._reader.close()
        # The parts refer to each other: else they would wait for a cyclic collection, which the window puts off.
        vars(self).clear()

    def card(self, process_id: str) -> Card:
        """What is kept of a process; KeyError where there is none of that id."""
        return self._card(self._number(process_id))

    def cards(self) -> Iterator[Card]:
        """What is kept of every process, in the order of the index."""
        return (read_card(self._kept("face", number)) for number in np.flatnonzero(self._layout.alive).tolist())

    def hit(self, process_id: str, lang: str) -> Hit | None:
        """A process as a hit of nothing in particular, told in `lang`; None where there is none of that id."""
        try:
            card = self.card(process_id)
        except KeyError:
            return None
        return _hit(card, card.face(lang), 0.0, ())

    def sources(self, process_id: str) -> dict[str, bytes]:
        """The raw files of a process by path, as they were when it was indexed; KeyError for an unknown id."""
        return unpack_sources(self._kept("source", self._number(process_id)))

    def search(self, query: Query) -> Answer:
        """The hits for a query; never raises, whatever the text."""
        began = time.perf_counter()
        text = query.text[:MOST_CHARACTERS]
        tokens = self._analyzer.tokens(text)
        if len(tokens) == 1 and len(tokens[0].word) == 1 and tokens[0].word.isascii():
            hits = self._by_initial(tokens[0].word, query)
            shown: tuple[tuple[str, str], ...] = ()
        else:
            found = self._find(text, tokens, query)
            hits = self._hits(found, query)
            shown = tuple(dict.fromkeys((word.typed, word.shown) for word in found.words if word.shown))
        return Answer(query, hits, (time.perf_counter() - began) * 1000, shown)

    def _find(self, text: str, tokens: list[Token], query: Query) -> _Found:
        unfinished = query.typing and bool(tokens) and max(token.end for token in tokens) == len(text)
        words = self._understanding.words(tokens, len(text) if unfinished else -1)
        held, wanted = self._coverage(words)
        codes = frozenset(codes_in(tokens))
        coded = [self._postings.documents("codes", code) for code in codes]
        first = np.unique(np.concatenate(coded)) if coded else np.empty(0, np.int32)
        scores = self._ranker.scores(words)
        # A code is exact: who holds it stands before everybody else.
        scores[first] += 1_000
        held[first] = np.maximum(held[first], wanted)
        docs = self._allowed(self._touched(held, words), query.department)
        best = best_first(docs, scores, self._layout, query.limit, lambda number: self._name(number, query.lang))
        complete = frozenset(number for number in best if held[number] >= wanted)
        return _Found(best, scores, words, codes, frozenset(first.tolist()), complete)

    def _coverage(self, words: Sequence[Asked]) -> tuple[Ints, int]:
        """How many different words of the matter each document holds, and how many there are."""
        held = np.zeros(len(self._layout.alive), np.int32)
        by_position: dict[int, tuple[tuple[str, ...], ...]] = {}
        for word in words:
            if not word.stop:
                by_position[word.position] = (*by_position.get(word.position, ()), word.terms)
        wanted = set(by_position.values())
        for alternatives in wanted:
            holds = np.zeros(len(held), bool)
            for terms in alternatives:
                holds[self._postings.counts(terms).docs] = True
            held += holds
        return held, len(wanted)

    def _touched(self, held: Ints, words: Sequence[Asked]) -> Ints:
        """Whoever holds any word: where the matter is unknown, the words of the question still find most answers."""
        touched = held > 0
        for word in words:
            touched[self._postings.counts(word.terms).docs] = True
        return np.flatnonzero(touched).astype(np.int32)

    def _allowed(self, docs: Ints, department: str) -> Ints:
        if not department:
            return docs
        return np.intersect1d(docs, self._postings.documents("departments", department), assume_unique=True)

    def _hits(self, found: _Found, query: Query) -> tuple[Hit, ...]:
        marker = Marker(_terms(found.words, stop=False), _terms(found.words, stop=True), self._texts)
        worth = list(self._worth(found.words))
        hits = []
        for number in found.docs:
            card = self._card(number)
            pieces = self._pieces_of(number)
            why = Matches(pieces, worth).why(query.lang, marker)
            if number in found.coded:
                why = (*_code_evidence(pieces, found.codes), *(one for one in why if one.kind is not Evidence.CODE))
            hit = _hit(card, card.face(query.lang), float(found.scores[number]), why)
            spans = marker.spans(hit.title)
            hits.append(replace(hit, title_spans=spans, relaxed=number not in found.complete))
        return tuple(hits)

    def _worth(self, words: Sequence[Asked]) -> Iterator[tuple[tuple[str, ...], float]]:
        """What each different word of the matter says for a text that holds it."""
        matter = {word.terms: word.trust for word in words if not word.stop}
        # What an unfinished word may grow to is looked up only where nothing that is typed can speak.
        sure = {terms: trust for terms, trust in matter.items() if trust >= _SURE}
        for terms, trust in (sure or matter).items():
            holders = len(self._postings.counts(terms).docs)
            if holders:
                yield terms, rarity(holders, self._documents) * trust

    def _by_initial(self, letter: str, query: Query) -> tuple[Hit, ...]:
        """One letter stands for titles and departments that have a word beginning with it."""
        docs = self._allowed(self._postings.documents("initials", letter), query.department)
        level = np.zeros(len(self._layout.alive))
        hits = []
        for number in best_first(docs, level, self._layout, query.limit, lambda one: self._name(one, query.lang)):
            card = self._card(number)
            hit = _hit(card, card.face(query.lang), 0.0, ())
            tokens = self._analyzer.tokens(hit.title)
            spans = tuple(Span(one.start, one.start + 1) for one in tokens if one.word.startswith(letter))
            kind, text = (Evidence.TITLE, hit.title) if spans else (Evidence.DEPARTMENT, card.department)
            hits.append(replace(hit, title_spans=spans, why=(Why(kind, text, spans, hit.lang if spans else ""),)))
        return tuple(hits)

    def _stands(self, terms: tuple[str, ...]) -> bool:
        return len(self._postings.counts(terms).docs) > 0

    def _name(self, number: int, lang: str) -> tuple[str, str]:
        card = self._card(number)
        return card.face(lang).title, card.id

    def _number(self, process_id: str) -> int:
        found = self._postings.documents("ids", id_term(process_id))
        if not len(found):
            raise KeyError(process_id)
        return int(found[-1])

    def _card(self, number: int) -> Card:
        card = self._cards.get(number)
        if card is None:
            card = self._cards[number] = read_card(self._kept("face", number))
            if len(self._cards) > _CACHED_CARDS:
                self._cards.popitem(last=False)
        else:
            self._cards.move_to_end(number)
        return card

    def _pieces_of(self, number: int) -> Pieces:
        pieces = self._pieces.get(number)
        if pieces is None:
            pieces = self._pieces[number] = Pieces(self._kept("pieces", number))
            if len(self._pieces) > _CACHED_PIECES:
                self._pieces.popitem(last=False)
        else:
            self._pieces.move_to_end(number)
        return pieces

    def _kept(self, field: str, number: int) -> bytes:
        for column, size in zip(self._columns[field], self._layout.sizes, strict=True):
            if number < size:
                kept: bytes = column[number]
                return kept
            number -= size
        raise IndexError(number)


def _terms(words: Sequence[Asked], *, stop: bool) -> frozenset[str]:
    return frozenset(term for word in words if word.stop is stop for term in word.terms)


def _code_evidence(pieces: Pieces, codes: frozenset[str]) -> Iterator[Why]:
    for piece in (pieces[number] for number in range(len(pieces))):
        if piece.kind is Evidence.CODE and normal_code(piece.text) in codes:
            yield Why(Evidence.CODE, piece.text, (Span(0, len(piece.text)),), "")


def _hit(card: Card, face: Face, score: float, why: tuple[Why, ...]) -> Hit:
    return Hit(
        id=card.id,
        lang=face.lang,
        title=face.title,
        department=card.department,
        say=face.say,
        score=score,
        why=why,
        first_contact=face.first_contact,
        verified=face.verified,
        verify_days=face.verify_days,
        valid_from=face.valid_from,
        valid_until=face.valid_until,
    )
