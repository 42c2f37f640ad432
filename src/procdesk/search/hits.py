"""The hits of a query: what a row shows of each process, and why it was found."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from procdesk.model import Evidence, Hit, Span, Why
from procdesk.search.cache import LruCache
from procdesk.search.index.document import normal_code
from procdesk.search.index.reader import PostingsReader, keys_of
from procdesk.search.index.stored_fields import LocalizedSummary, StoredProcess, StoredUnit, StoredUnits, sums_of
from procdesk.search.ranker.model import Nearness
from procdesk.search.scorer import QueryTerm, Scores, inverse_document_frequency
from procdesk.search.snippets import AnalyzedTextCache, Explainer, Marker, term_weights

_CACHED_PIECES = 200
_CACHED_WORDS = 1_000
_SURE = 0.5
# From this closeness on a text is said to be like the query: what is merely nearest is often about something else.
_ALIKE = 0.45


@dataclass(frozen=True, slots=True)
class FoundDocuments:
    """What a query comes to: documents best first with their scores, the words, and who holds a code of the query.

    `complete` are the documents that hold every word of the matter; `near` tells of those that were compared by meaning
    how near they come; `is_sure` whether any of them answers the query.
    """

    docs: list[int]
    scores: Scores
    words: Sequence[QueryTerm]
    codes: frozenset[str]
    coded: frozenset[int]
    complete: frozenset[int]
    near: Mapping[int, Nearness]
    is_sure: bool


class HitBuilder:
    """Makes hits of the documents that a query comes to. For one thread."""

    def __init__(
        self,
        postings: PostingsReader,
        documents: int,
        texts: AnalyzedTextCache,
        read_card: Callable[[int], StoredProcess],
        read_units: Callable[[int], StoredUnits],
    ) -> None:
        """`documents` is how many there are; `read_card` and `read_units` give what is kept of one, by number."""
        self._postings = postings
        self._documents = documents
        self._texts = texts
        self._stop_words = texts.stop_words
        self._read_card = read_card
        self._read_units = read_units
        self._explainers: LruCache[int, Explainer] = LruCache(_CACHED_PIECES)
        self._telling: LruCache[tuple[str, ...], tuple[list[int], float]] = LruCache(_CACHED_WORDS)

    def of(self, found: FoundDocuments, lang: str) -> tuple[Hit, ...]:
        """The hits in the order of the documents, told in `lang` where they are written in it."""
        matter, question = (_terms(found.words, self._stop_words, stop=stop) for stop in (False, True))
        marker = Marker(matter, question, self._texts)
        worth = term_weights(self._worth(found.words))
        hits = []
        for number in found.docs:
            card = self._read_card(number)
            face = card.face(lang)
            reasons = self._explainer(number)
            why = self._why(number, found, lang, reasons.told(worth, lang, marker), marker)
            if number in found.coded:
                why = (
                    *_code_evidence(reasons.pieces, found.codes),
                    *(one for one in why if one.kind is not Evidence.CODE),
                )
            score, relaxed = float(found.scores[number]), number not in found.complete
            hits.append(hit_of(card, face, score, why, marker.spans(face.title), relaxed=relaxed))
        return tuple(hits)

    def _why(
        self, number: int, found: FoundDocuments, lang: str, by_words: tuple[Why, ...], marker: Marker
    ) -> tuple[Why, ...]:
        """The text that says the query's words, or one like the query where no text says all of them.

        Where no text says any of them and none is like it, it is the nearest one, which nothing is claimed of.
        """
        near = found.near.get(number)
        if near is None or any(self._says_all(one.text, found.words) for one in by_words):
            return by_words
        unit, closeness = self._nearest_unit(number, near, lang)
        says_words = any(one.spans for one in by_words)
        if says_words and (closeness < _ALIKE or unit.text == by_words[0].text):
            return by_words
        return (marker.why(unit, is_meant=closeness >= _ALIKE),)

    def _says_all(self, text: str, words: Sequence[QueryTerm]) -> bool:
        """Whether a text holds every word of the matter."""
        held = self._texts.read(text).terms
        matter = [word for word in words if not word.stop]
        said = {word.position for word in matter if not held.isdisjoint(word.terms)}
        return said.issuperset(word.position for word in matter)

    def _nearest_unit(self, number: int, near: Nearness, lang: str) -> tuple[StoredUnit, float]:
        """The nearest text of a process with its closeness; one in `lang` unless only another is like the query."""
        pieces, closeness = self._explainer(number).pieces, near.closeness
        is_own = pieces.are_in(lang)
        nearest = int(closeness.argmax())
        own = [at for at, unit in enumerate(near.units.tolist()) if is_own(unit)]
        if own and (max(closeness[own]) >= _ALIKE or closeness[nearest] < _ALIKE):
            nearest = max(own, key=closeness.__getitem__)
        return pieces[int(near.units[nearest])], float(closeness[nearest])

    def _worth(self, words: Sequence[QueryTerm]) -> Iterator[tuple[Sequence[int], float]]:
        """What each different word of the matter says for a text that holds it."""
        matter = {word.terms: word.trust for word in words if not word.stop}
        # What an unfinished word may grow to is looked up only where nothing that is typed can speak.
        sure = {terms: trust for terms, trust in matter.items() if trust >= _SURE}
        for terms, trust in (sure or matter).items():
            sums, rare = self._telling.get(terms, self._tell)
            if sums:
                yield sums, rare * trust

    def _tell(self, terms: tuple[str, ...]) -> tuple[list[int], float]:
        """By which sums a word is known in the texts, and how rare it is; none of a word that stands nowhere."""
        holders = len(self._postings.counts(terms).docs)
        told = [self._rarest(term) for term in terms] if holders else []
        return sums_of(told), inverse_document_frequency(holders, self._documents)

    def _rarest(self, term: str) -> str:
        """What stands for a term in the texts: of a phrase its rarest word."""
        keys = keys_of(term)
        return term if len(keys) == 1 else min(keys, key=lambda key: len(self._postings.counts((key,)).docs))

    def _explainer(self, number: int) -> Explainer:
        return self._explainers.get(number, lambda asked: Explainer(self._read_units(asked)))


def _terms(words: Sequence[QueryTerm], stop_words: frozenset[str], *, stop: bool) -> frozenset[str]:
    # What a word might be a mistake for is not told, and so not marked.
    told = (word for word in words if word.stop is stop and not (word.guess and word.trust < 1))
    chosen = (term for word in told for term in word.terms)
    return frozenset(key for term in chosen for key in _marked(term, stop_words))


def _marked(term: str, stop_words: frozenset[str]) -> list[str]:
    """What is marked for a term in the texts: of a phrase its words of the matter."""
    keys = keys_of(term)
    return keys if len(keys) == 1 else [key for key in keys if key not in stop_words]


def _code_evidence(pieces: StoredUnits, codes: frozenset[str]) -> Iterator[Why]:
    for piece in (pieces[number] for number in range(len(pieces))):
        if piece.kind is Evidence.CODE and normal_code(piece.text) in codes:
            yield Why(Evidence.CODE, piece.text, (Span(0, len(piece.text)),), "")


def hit_of(
    card: StoredProcess,
    face: LocalizedSummary,
    score: float,
    why: tuple[Why, ...],
    spans: tuple[Span, ...] = (),
    *,
    relaxed: bool = False,
) -> Hit:
    """A process as a hit with the score and the reasons that it was found for."""
    return Hit(
        id=card.id,
        lang=face.lang,
        title=face.title,
        department=card.department,
        say=face.say,
        score=score,
        why=why,
        title_spans=spans,
        first_contact=face.first_contact,
        verified=face.verified,
        verify_days=face.verify_days,
        valid_from=face.valid_from,
        valid_until=face.valid_until,
        relaxed=relaxed,
        journey=face.journey,
    )
