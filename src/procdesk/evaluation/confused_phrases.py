"""Phrases that find another page first: which ten matter most, and what would tell the two pages apart."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence, Set
from dataclasses import dataclass
from enum import StrEnum
from itertools import chain, islice
from math import log
from pathlib import Path
from typing import Final

from procdesk.content.limits import PAGE_BYTES
from procdesk.content.scan.decoding import decode
from procdesk.evaluation.metrics import DEPTH, Outcome
from procdesk.model import Evidence, Process, WriteUp
from procdesk.search.analyzer import Analyzer
from procdesk.text import fold_phrase

MOST: Final = 10
_MOST_WORDS: Final = 5
# Of one page the list names so many phrases at most, as long as other pages have any.
_OF_ONE_PAGE: Final = 2
# Two pages of which so great a share of the phrases find the other one may be one process.
_ONE_PROCESS: Final = 0.5
_FEWEST_MISTAKES: Final = 3
# The share of the words of two phrases that are the same where they say the same.
_SAME_WORDS: Final = 0.8
_FEWEST_WORDS: Final = 2


class Advice(StrEnum):
    """What an owner is advised to do about a phrase that finds another page first."""

    MAKE_LONGER = "make-longer"
    CHOOSE_PAGE = "choose-page"
    MERGE_PAGES = "merge-pages"
    MOVE_OR_ADD = "move-or-add"
    ADD_PHRASES = "add-phrases"
    MAKE_SPECIFIC = "make-specific"


@dataclass(frozen=True, slots=True)
class TextPlace:
    """Where a text stands: the process, its title, and path and line of the file (line 0: not known)."""

    id: str
    title: str
    path: str
    line: int


@dataclass(frozen=True, slots=True)
class Attraction:
    """The text of the other page that was found, and in which part of the page it stands."""

    kind: Evidence
    text: str


@dataclass(frozen=True, slots=True)
class ConfusedPhrase:
    """A phrase that found another page before its own, and what would tell the two apart.

    `own` is where the phrase stands, `other` where the text stands that was found instead. `place` is that of the own
    page among the hits, None where it is not among the first ten. `times` is how often the two pages are confused, in
    either direction. Of the words, as they are written: `shared` are those of the phrase that the other page has,
    `unknown` those that no other phrase of the own page has, and `telling` those of the own page's other phrases that
    neither this phrase nor the other page has. A page's title counts as one of its phrases.
    """

    phrase: str
    own: TextPlace
    other: TextPlace
    attraction: Attraction | None
    place: int | None
    times: int
    shared: tuple[str, ...]
    unknown: tuple[str, ...]
    telling: tuple[str, ...]
    advice: Advice


def worst_confused(outcomes: Iterable[Outcome], most: int = MOST) -> tuple[Outcome, ...]:
    """The outcomes that do most harm, worst first: those whose page is furthest down, of the pairs confused most often.

    One for each pair of pages and two for each page, then the rest, until there are `most`.
    """
    missed = [one for one in outcomes if one.first is not None and one.place != 1]
    times = pair_counts(missed)
    ordered = sorted(missed, key=lambda one: (-(one.place or DEPTH + 1), -times[_pair(one)], one.expected.text))
    chosen: list[Outcome] = []
    pairs: set[frozenset[str]] = set()
    pages: Counter[str] = Counter()
    for one in ordered:
        if _pair(one) not in pairs and pages[_own(one)] < _OF_ONE_PAGE:
            chosen.append(one)
            pairs.add(_pair(one))
            pages[_own(one)] += 1
    rest = (one for one in ordered if one not in chosen)
    return tuple(islice(chain(chosen, rest), most))


def pair_counts(missed: Iterable[Outcome]) -> Counter[frozenset[str]]:
    """How often two pages, by their ids, are confused, in either direction."""
    return Counter(_pair(one) for one in missed)


def explain(
    root: Path, processes: Sequence[Process], outcomes: Sequence[Outcome], languages: Iterable[str]
) -> tuple[ConfusedPhrase, ...]:
    """The phrases that do most harm, each with its two pages and what would tell them apart.

    The lines are looked up in the files below `root`; a file that cannot be read any more has none.
    """
    worst = worst_confused(outcomes)
    if not worst:
        return ()
    comparison = _Comparison(root, processes, outcomes, Analyzer(languages))
    return tuple(map(comparison.explained, worst))


class _Comparison:
    """Compares the two pages of an outcome by their words, without those that every question has."""

    def __init__(
        self, root: Path, processes: Sequence[Process], outcomes: Sequence[Outcome], analyzer: Analyzer
    ) -> None:
        missed = [one for one in outcomes if one.first is not None and one.place != 1]
        self._root = root
        self._analyzer = analyzer
        self._by_id = {process.id: process for process in processes}
        self._times = pair_counts(missed)
        self._mistakes = Counter((_own(one), _other(one)) for one in missed)
        self._asked = Counter(_own(one) for one in outcomes)
        write_ups = [one for process in processes for one in process.write_ups]
        self._pages = len(write_ups)
        self._pages_with = Counter(key for one in write_ups for key in self._words(*_texts(one)))

    def explained(self, outcome: Outcome) -> ConfusedPhrase:
        """The phrase of an outcome with its two pages."""
        phrase = outcome.expected.text
        own = _write_up_with(self._by_id[_own(outcome)], phrase)
        attraction = _attraction(outcome)
        attracting = attraction.text if attraction else ""
        other = _write_up_with(self._by_id[_other(outcome)], attracting, own.lang)
        said, others = self._words(phrase), self._words(*_texts(other))
        remaining = [one for one in _texts(own) if fold_phrase(one) != fold_phrase(phrase)]
        owns = self._words(*remaining)
        everywhere = self._words(*(section.markdown for section in other.sections)).keys() | others.keys()
        telling = self._telling(remaining, said.keys() | everywhere)
        return ConfusedPhrase(
            phrase=phrase,
            own=self._place(own, phrase),
            other=self._place(other, attracting),
            attraction=attraction,
            place=outcome.place,
            times=self._times[_pair(outcome)],
            shared=tuple(text for key, text in said.items() if key in others),
            unknown=tuple(text for key, text in said.items() if key not in owns),
            telling=tuple(owns[key] for key in telling),
            advice=self._advice(outcome, attraction, said.keys(), others.keys(), owns.keys(), bool(telling)),
        )

    def _advice(
        self,
        outcome: Outcome,
        attraction: Attraction | None,
        said: Set[str],
        others: Set[str],
        owns: Set[str],
        can_be_told: bool,
    ) -> Advice:
        """What helps most; the words are those of the phrase, of the other page and of the rest of its own."""
        if len(said) < _FEWEST_WORDS:
            return Advice.MAKE_LONGER
        if attraction and attraction.kind is Evidence.PHRASE and self._same(said, attraction.text):
            return Advice.CHOOSE_PAGE
        if self._one_process(_own(outcome), _other(outcome)):
            return Advice.MERGE_PAGES
        if said & others and not said & owns:
            return Advice.MOVE_OR_ADD
        return Advice.MAKE_SPECIFIC if said & others and can_be_told else Advice.ADD_PHRASES

    def _one_process(self, one: str, other: str) -> bool:
        """Whether most phrases of either page find the other one."""
        shares = (
            self._mistakes[here, there] / max(_FEWEST_MISTAKES, self._asked[here])
            for here, there in ((one, other), (other, one))
        )
        return min(shares) >= _ONE_PROCESS

    def _same(self, said: Set[str], text: str) -> bool:
        words = self._words(text).keys()
        return len(said & words) >= _SAME_WORDS * len(said | words)

    def _telling(self, texts: Sequence[str], known: Set[str]) -> list[str]:
        """The words that tell a page of these texts from all others best, none of the known; as they are looked up.

        What several texts say comes before a word, such as a name, that stands in one alone.
        """
        counts = Counter(key for text in texts for key in self._words(text) if key not in known)
        weights = {key: count * log(self._pages / self._pages_with[key]) for key, count in counts.items()}
        return sorted(weights, key=lambda key: (counts[key] == 1, -weights[key], key))[:_MOST_WORDS]

    def _words(self, *texts: str) -> dict[str, str]:
        """The words of some texts: how each is looked up -> as it is written first."""
        found: dict[str, str] = {}
        for text in texts:
            for token in self._analyzer.tokens(text):
                if not token.stop and token.key:
                    found.setdefault(token.key, text[token.start : token.end].lower())
        return found

    def _place(self, write_up: WriteUp, text: str) -> TextPlace:
        line = _line_of(self._root / write_up.path, text)
        return TextPlace(write_up.id, write_up.title, write_up.path, line)


def _own(outcome: Outcome) -> str:
    """The id of the page that should have come first: of several, the one that came furthest up."""
    return next(iter(outcome.places))


def _other(outcome: Outcome) -> str:
    """The id of the page that came first."""
    return outcome.first.id if outcome.first else ""


def _pair(outcome: Outcome) -> frozenset[str]:
    return frozenset((_own(outcome), _other(outcome)))


def _attraction(outcome: Outcome) -> Attraction | None:
    why = outcome.first.why if outcome.first else ()
    return Attraction(why[0].kind, why[0].text) if why else None


def _texts(write_up: WriteUp) -> tuple[str, ...]:
    """What a page is found by above all: its title and its phrases."""
    return (write_up.title, *write_up.phrases)


def _write_up_with(process: Process, text: str, lang: str = "") -> WriteUp:
    """The write-up that has the text among its phrases or as its title, else that in `lang`, else the first."""
    key = fold_phrase(text)
    found = (one for one in process.write_ups if any(fold_phrase(own) == key for own in _texts(one)))
    return next(found, None) or process.in_language(lang)


def _line_of(path: Path, text: str) -> int:
    """The line of a file that holds the text, from 1; 0 where none does, or the file cannot be read."""
    key = fold_phrase(text)
    if not key:
        return 0
    try:
        with path.open("rb") as file:
            lines = decode(file.read(PAGE_BYTES + 1)).text.split("\n")
    except OSError:
        # Whoever has moved the file in this moment knows where it is.
        return 0
    return next((number for number, line in enumerate(lines, 1) if key in fold_phrase(line)), 0)
