"""Search over one snapshot of the index: query to hits, best first, in an order that is always the same."""

from __future__ import annotations

import json
import logging
import time
from bisect import bisect_right
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import partial, reduce
from operator import or_

import numpy as np
from numpy.typing import NDArray

from procdesk.model import Answer, Evidence, Hit, Query, Span, Why
from procdesk.search.analyzer import Analyzer, Token, is_code_like
from procdesk.search.cache import LruCache
from procdesk.search.encoding.encoder import Encoder
from procdesk.search.encoding.vectors import Vectors, unpack_vectors
from procdesk.search.hits import FoundDocuments, HitBuilder, hit_of
from procdesk.search.index.document import (
    ASIDE,
    TITLE,
    id_term,
    normal_code,
    unpack_sources,
    whole_term,
)
from procdesk.search.index.reader import IndexLayout, Ints, PostingsReader, open_reader, read_layout
from procdesk.search.index.snapshots import Snapshot
from procdesk.search.index.stored_fields import (
    StoredProcess,
    StoredUnits,
    read_stored_process,
)
from procdesk.search.index.writer import ABOUT
from procdesk.search.query import MOST_CHARACTERS, MOST_WORDS, Correction, IndexedWords, QueryParser, codes_in
from procdesk.search.ranker.model import MeaningSearch, ModelBroken, Nearness, load_model
from procdesk.search.scorer import (
    WITH_PHRASES,
    WITHOUT_PHRASES,
    QueryTerm,
    Scorer,
    Scores,
    inverse_document_frequency,
)
from procdesk.search.snippets import AnalyzedTextCache
from procdesk.search.spelling import read_dictionary

# Scores that agree in so many decimals are a tie, for sums differ with the order of their terms.
_DECIMALS = 5
_TIE = 10**-_DECIMALS
# Beyond so many ties freshness alone decides who is looked at.
_MOST_TIES = 60


def best_first(
    docs: Ints, scores: Scores, layout: IndexLayout, limit: int, name_of: Callable[[int], tuple[str, str]]
) -> list[int]:
    """The best `limit` of `docs` by score, then freshness, then `name_of` (title and id).

    `scores` has one entry per document of the index, `docs` are document numbers.
    """
    if limit < 1 or not len(docs):
        return []
    values = scores[docs]
    if len(docs) > limit:
        least = np.partition(values, len(docs) - limit)[len(docs) - limit]
        kept = np.flatnonzero(values >= least - _TIE)
        docs, values = docs[kept], values[kept]
    worse, older = -np.round(values, _DECIMALS), -layout.facts[docs, -1]
    order = np.lexsort((docs, older, worse))[: limit + _MOST_TIES]
    keys = list(zip(worse[order].tolist(), older[order].tolist(), strict=True))
    # Who is worse than the last of the best takes no part in its ties.
    keys = keys[: bisect_right(keys, keys[:limit][-1])]
    times = Counter(keys)
    # Names are looked up for ties only: each costs a read.
    rows = [
        (*key, *(name_of(number) if times[key] > 1 else ("", "")), number)
        for key, number in zip(keys, docs[order].tolist(), strict=False)
    ]
    return [row[-1] for row in sorted(rows)[:limit]]


_CACHED_CARDS = 2_000
# A title is what a single word asks for, most of all where very many processes hold it.
_IN_TITLE, _ABOUT_IT, _FEW_WORDS = 2, 10, 2
_FEW_NUMBERS = 3
# No other score comes near.
_CODE, _WORD_FOR_WORD = 1_000, 500
# What is set aside stands below all else, however well it fits.
_ASIDE = 10_000
# So many processes are compared text by text: the best by their words and by the classifier.
_COMPARED = 20
# A process without a word of the query is a hit from this closeness on.
_NEAR = 0.2
_log = logging.getLogger(__name__)


class IndexBroken(Exception):  # noqa: N818
    """The index can not be read, though its files are as they were sealed; build it afresh."""


class Engine:
    """Answers queries from one snapshot. One thread owns it, from making to closing."""

    def __init__(self, snapshot: Snapshot, encoder: Callable[[], Encoder | None] = lambda: None) -> None:
        """Opens the index; `encoder` gives the sentence encoder once it is there. Raises `IndexBroken`."""
        try:
            about = json.loads((snapshot.folder / ABOUT).read_text("utf-8"))
            self._reader = open_reader(snapshot.folder)
            # An index without documents has one leaf that can do nothing.
            self._leaves = [leaf for leaf, _ in self._reader.leaf_readers() if leaf.doc_count_all()]
            self._layout = read_layout(self._leaves)
            # To make a reader of a column takes longer than to read from it.
            self._columns = {
                name: [leaf.column_reader(name) for leaf in self._leaves]
                for name in ("face", "pieces", "source", "vectors")
            }
            self._languages = tuple(about["languages"])
            self._analyzer = Analyzer(self._languages)
            dictionary = read_dictionary(snapshot.folder, self._analyzer.lexicon.sounds)
        except Exception as error:
            # Whoosh and pickle raise whatever they stumble over.
            raise IndexBroken(f"{snapshot.folder.name}: {error!r}") from error
        self._postings = PostingsReader(self._leaves, self._layout)
        self._encoder = encoder
        self._dictionary, self._synonyms = dictionary, about["synonyms"]
        self._understanding = self._new_parser()
        self._aside = np.flatnonzero(self._layout.facts[:, ASIDE])
        self._ranker = Scorer(self._postings, self._layout)
        self._weights = WITH_PHRASES if self._ranker.has_phrases else WITHOUT_PHRASES
        self._meaning = self._meaning_of(snapshot)
        self._documents = self._layout.count
        texts = AnalyzedTextCache(self._analyzer)
        self._hits = HitBuilder(self._postings, self._documents, texts, self._card, self._read_pieces)
        self._cards: LruCache[int, StoredProcess] = LruCache(_CACHED_CARDS)

    @property
    def count(self) -> int:
        """How many processes can be found."""
        return self._documents

    @property
    def segments(self) -> int:
        """How many pieces the index has; beyond `index.MOST_SEGMENTS` it should be built afresh."""
        return len(self._leaves)

    @property
    def languages(self) -> tuple[str, ...]:
        """The languages whose word forms the index knows."""
        return self._languages

    @property
    def knows_meaning(self) -> bool:
        """Whether queries are compared by their meaning, too."""
        return self._meaning is not None and self._encoder() is not None

    def relearn(self, snapshot: Snapshot) -> None:
        """Takes what was learned from another snapshot of the very same index; all that was read stays at hand."""
        self._meaning = self._meaning_of(snapshot)

    def take_encoder(self) -> None:
        """The encoder has come: words are read anew, for it knows which of them exist."""
        self._understanding = self._new_parser()

    def _new_parser(self) -> QueryParser:
        words = IndexedWords(self._stands, self._are_neighbours, self._is_real_word)
        return QueryParser(self._analyzer, self._dictionary, self._synonyms, words)

    def _meaning_of(self, snapshot: Snapshot) -> MeaningSearch | None:
        try:
            model = load_model(snapshot)
        except ModelBroken:
            _log.warning("the model is broken, pages are found by their words alone", exc_info=True)
            return None
        return MeaningSearch(model, self._layout, self.vectors, self._weights.texts) if model else None

    @property
    def nearest_texts(self) -> int:
        """How many texts of a process count in how near it comes to a query."""
        return self._weights.texts

    @property
    def has_phrases(self) -> bool:
        """Whether there is at least one customer's phrase per process on average."""
        return self._ranker.has_phrases

    def numbers(self) -> Ints:
        """The numbers of all processes in the index, ascending."""
        return np.flatnonzero(self._layout.alive).astype(np.int32)

    def vectors(self, number: int) -> Vectors:
        """The vectors of a process's texts, by its number."""
        return unpack_vectors(self._kept("vectors", number))

    def close(self) -> None:
        """Let go of the files and of all that was read; nothing can be asked any more."""
        self._reader.close()
        # The parts refer to each other: else they would wait for a cyclic collection, which the window puts off.
        vars(self).clear()

    def card(self, process_id: str) -> StoredProcess:
        """What is kept of a process; KeyError where there is none of that id."""
        return self._card(self._number(process_id))

    def cards(self) -> Iterator[StoredProcess]:
        """What is kept of every process, in the order of the index."""
        return (
            read_stored_process(self._kept("face", number)) for number in np.flatnonzero(self._layout.alive).tolist()
        )

    def hit(self, process_id: str, lang: str) -> Hit | None:
        """A process as a hit of nothing in particular, told in `lang`; None where there is none of that id."""
        try:
            card = self.card(process_id)
        except KeyError:
            return None
        return hit_of(card, card.face(lang), 0.0, ())

    def sources(self, process_id: str) -> dict[str, bytes]:
        """The raw files of a process by path, as they were when it was indexed; KeyError for an unknown id."""
        return unpack_sources(self._kept("source", self._number(process_id)))

    def ids_with_text(self, text: str) -> tuple[str, ...]:
        """The processes with a title or phrase of the same words as `text` and no others, word forms aside."""
        return self._ids(self._whole(self._analyzer.tokens(text)[:MOST_WORDS]))

    def ids_with_code(self, code: str) -> tuple[str, ...]:
        """The processes that list `code` among their codes, however it is written."""
        return self._ids(self._postings.documents("codes", normal_code(code)))

    def ids_with_words(self, text: str) -> tuple[str, ...]:
        """The processes in which all words of `text` stand, wherever."""
        tokens = [token for token in self._analyzer.tokens(text)[:MOST_WORDS] if token.key and not token.stop]
        holding = [set(self._postings.counts(token.terms).docs.tolist()) for token in tokens]
        found = sorted(set.intersection(*holding)) if holding else []
        return self._ids(np.array(found, np.intp))

    def _ids(self, documents: Ints) -> tuple[str, ...]:
        return tuple(sorted({self._card(number).id for number in documents.tolist() if self._layout.alive[number]}))

    def search(self, query: Query) -> Answer:
        """The hits for a query; never raises, whatever the text."""
        began = time.perf_counter()
        text = query.text[:MOST_CHARACTERS]
        tokens = self._analyzer.tokens(text)
        if len(tokens) == 1 and len(tokens[0].word) == 1 and tokens[0].word.isascii():
            hits, is_sure = self._by_initial(tokens[0].word, query), True
            shown: tuple[tuple[str, str], ...] = ()
        else:
            found = self._find(text, tokens, query)
            hits, is_sure = self._hits.of(found, query.lang), found.is_sure
            shown = tuple(dict.fromkeys((word.typed, word.shown) for word in found.words if word.shown))
        return Answer(query, hits, (time.perf_counter() - began) * 1000, shown, is_sure)

    def _find(self, text: str, tokens: list[Token], query: Query) -> FoundDocuments:
        end = len(text) if tokens and max(token.end for token in tokens) == len(text) else -1
        words = self._understanding.words(tokens, end, typing=query.typing)
        codes = frozenset(codes_in(tokens))
        coded = [docs for code in codes if len(docs := self._postings.documents("codes", code))]
        first = np.unique(np.concatenate(coded)) if coded else _nobody()
        allowed = self._layout.alive & self._in_department(query.department)
        whole = self._whole(tokens[:MOST_WORDS])
        held = self._touched(words, first)
        scores, near = self._scores(words, text, allowed, max(_COMPARED, query.limit))
        scores += self._title_gain(words)
        scores += self._number_gain(words) if near else 0
        # What is typed word for word stands before everybody else, and a code before that.
        scores[whole] += _WORD_FOR_WORD
        scores[first] += _CODE
        scores[self._aside] -= _ASIDE
        held[[number for number, one in near.items() if one.value >= _NEAR]] = True
        best = best_first(
            np.flatnonzero(held & allowed), scores, self._layout, query.limit, partial(self._name_in, query.lang)
        )
        with_code = frozenset(first.tolist())
        complete = with_code | self._complete(best, words)
        is_exact = len(whole) > 0 or len(first) > 0
        is_sure = not near or is_exact or (self._is_language(words) and self._answers(best, near))
        return FoundDocuments(best, scores, words, codes, with_code, complete, near, is_sure)

    def _is_language(self, words: Sequence[QueryTerm]) -> bool:
        """Whether any word of a query is one: letters at random have a vector too, which may lie anywhere."""
        # Of other scripts the vocabulary has signs in place of words.
        return any(
            not word.word.isascii() or self._is_real_word(word.word) or self._stands(word.terms)
            for word in words
            if word.word
        )

    def _answers(self, best: Sequence[int], near: Mapping[int, Nearness]) -> bool:
        """Whether any of the best comes as near as what the folder answers."""
        return any(near[number].value >= self._near_enough for number in best if number in near)

    @property
    def _near_enough(self) -> float:
        return self._meaning.near_enough if self._meaning else 0.0

    def _whole(self, tokens: Sequence[Token]) -> Ints:
        """Who has a title or a phrase of these words and no others."""
        # While a word is typed it stands nowhere, and that is known already.
        if all(token.stop or self._stands(token.terms) for token in tokens if token.key):
            return self._postings.documents("wholes", whole_term(tokens))
        return _nobody()

    def _title_gain(self, words: Sequence[QueryTerm]) -> Scores:
        """What a title gains a process that holds the only word of the matter, the more the less else stands in it.

        Nothing where there are more words of the matter, or a whole sentence.
        """
        gain = np.zeros(len(self._layout.alive))
        matter = [word for word in words if word.word and not word.stop and not word.unfinished]
        asked = {word.position for word in words}
        if len(asked) <= _FEW_WORDS and len({word.position for word in matter}) == 1:
            found = self._postings.counts(matter[0].terms)
            in_title = found.counts[:, TITLE]
            share = in_title / np.maximum(self._layout.facts[found.docs, TITLE], 1)
            gain[found.docs] = _IN_TITLE * (in_title > 0) + (_ABOUT_IT if len(asked) == 1 else 0) * share
        return gain

    def _number_gain(self, words: Sequence[QueryTerm]) -> Scores:
        """What the numbers and codes of a few words gain the processes that hold them: they hardly change a meaning."""
        gain = np.zeros(len(self._layout.alive))
        if len({word.position for word in words}) <= _FEW_NUMBERS:
            for terms in {word.terms for word in words if word.terms and is_code_like(word.terms[0])}:
                docs = self._postings.counts(terms).docs
                gain[docs] += inverse_document_frequency(len(docs), self._documents)
        return gain

    def _scores(
        self, words: Sequence[QueryTerm], text: str, allowed: NDArray[np.bool_], compared: int
    ) -> tuple[Scores, Mapping[int, Nearness]]:
        """One score per document; where meaning is at hand also how near the best come, so many as are `compared`."""
        plain = self._ranker.scores(words)
        encoder = self._encoder()
        # Signs alone have a vector as well, and mean nothing.
        if self._meaning is None or encoder is None or not any(map(str.isalnum, text)):
            return plain, {}
        correction = Correction(self._understanding.completion, encoder.is_better)
        asked = self._meaning.asked(encoder.query(correction.text(text, words)))
        # What the folder's words do not say of a query, only its meaning can.
        scores = self._weights.words * self._known_share(words) * plain
        scores += self._weights.classifier * self._meaning.scores(asked)
        near = self._meaning.near(asked, _greatest(scores, np.flatnonzero(allowed), compared))
        for number, one in near.items():
            scores[number] += self._weights.nearest * one.value
        return scores, near

    def _known_share(self, words: Sequence[QueryTerm]) -> float:
        """Which share of the words of the matter stand in the index as they were typed."""
        matter = [word for word in words if word.word and not word.stop]
        return sum(not word.shown and self._stands(word.terms) for word in matter) / max(len(matter), 1)

    def _touched(self, words: Sequence[QueryTerm], coded: Ints) -> NDArray[np.bool_]:
        """Whoever holds any word: where the matter is unknown, the words of the question still find most answers."""
        touched = np.zeros(len(self._layout.alive), bool)
        touched[coded] = True
        for terms in {word.terms for word in words}:
            touched[self._postings.counts(terms).docs] = True
        return touched

    def _complete(self, best: Sequence[int], words: Sequence[QueryTerm]) -> frozenset[int]:
        """Which of the best documents hold every word of the matter."""
        by_position: dict[int, list[Ints]] = {}
        for word in words:
            if not word.stop:
                by_position.setdefault(word.position, []).append(self._postings.counts(word.terms).docs)
        numbers = np.array(best, np.intp)
        for alternatives in by_position.values():
            held = [_are_in(docs, numbers) for docs in alternatives if len(docs)]
            numbers = numbers[reduce(or_, held)] if held else numbers[:0]
        return frozenset(numbers.tolist())

    def _in_department(self, department: str) -> NDArray[np.bool_]:
        """Which documents are of a department; "" is all."""
        if not department:
            return np.ones(len(self._layout.alive), bool)
        result = np.zeros(len(self._layout.alive), bool)
        result[self._postings.documents("departments", department)] = True
        return result

    def _by_initial(self, letter: str, query: Query) -> tuple[Hit, ...]:
        """One letter stands for titles and departments that have a word beginning with it."""
        docs = self._postings.documents("initials", letter)
        docs = docs[self._in_department(query.department)[docs]]
        level = np.zeros(len(self._layout.alive))
        hits = []
        for number in best_first(docs, level, self._layout, query.limit, partial(self._name_in, query.lang)):
            card = self._card(number)
            face = card.face(query.lang)
            tokens = self._analyzer.tokens(face.title)
            spans = tuple(Span(one.start, one.start + 1) for one in tokens if one.word.startswith(letter))
            kind, text = (Evidence.TITLE, face.title) if spans else (Evidence.DEPARTMENT, card.department)
            hits.append(hit_of(card, face, 0.0, (Why(kind, text, spans, face.lang if spans else ""),), spans))
        return tuple(hits)

    def _stands(self, terms: tuple[str, ...]) -> bool:
        return len(self._postings.counts(terms).docs) > 0

    def _are_neighbours(self, first: str, second: str) -> bool:
        return len(self._postings.pair(first, second).docs) > 0

    def _is_real_word(self, word: str) -> bool:
        encoder = self._encoder()
        return encoder is not None and encoder.knows(word)

    def _name_in(self, lang: str, number: int) -> tuple[str, str]:
        card = self._card(number)
        return card.face(lang).title, card.id

    def _number(self, process_id: str) -> int:
        found = self._postings.documents("ids", id_term(process_id))
        if not len(found):
            raise KeyError(process_id)
        return int(found[-1])

    def _card(self, number: int) -> StoredProcess:
        return self._cards.get(number, self._read_card)

    def _read_card(self, number: int) -> StoredProcess:
        return read_stored_process(self._kept("face", number))

    def _read_pieces(self, number: int) -> StoredUnits:
        return StoredUnits(self._kept("pieces", number))

    def _kept(self, field: str, number: int) -> bytes:
        for column, size in zip(self._columns[field], self._layout.sizes, strict=True):
            if number < size:
                kept: bytes = column[number]
                return kept
            number -= size
        raise IndexError(number)


def _greatest(scores: Scores, documents: Ints, most: int) -> Ints:
    """Those of the documents that have the greatest scores."""
    if len(documents) <= most:
        return documents
    return documents[np.argpartition(-scores[documents], most - 1)[:most]]


def _nobody() -> Ints:
    return np.empty(0, np.intp)


def _are_in(docs: Ints, numbers: Ints) -> NDArray[np.bool_]:
    """Which of `numbers` stand in the ascending `docs`, of which there are some."""
    result: NDArray[np.bool_] = docs.take(docs.searchsorted(numbers), mode="clip") == numbers
    return result
