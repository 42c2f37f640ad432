"""How well and how fast an engine answers a list of questions whose answers are known."""

from __future__ import annotations

import time
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Protocol

from procdesk.evaluation.noise import Noise
from procdesk.model import Answer, Hit, Query

DEPTH = 10
QUIET = Noise()
_TYPED_QUERIES = 30
# Nobody types more than this during a call before looking up.
_TYPED_CHARACTERS = 60


class QueryFileError(ValueError):
    """A line of a query file that is none: `line` counts from 1, 0 stands for the whole file."""

    def __init__(self, line: int, reason: str) -> None:
        super().__init__(f"line {line}: {reason}")
        self.line = line
        self.reason = reason


class Searches(Protocol):
    """Whatever answers queries."""

    def search(self, query: Query) -> Answer:
        """The hits for a query."""


@dataclass(frozen=True, slots=True)
class Expected:
    """A question in the customer's words and the ids that answer it."""

    text: str
    ids: frozenset[str]


@dataclass(frozen=True, slots=True)
class Timing:
    """Median and 95th percentile in milliseconds."""

    p50: float
    p95: float


@dataclass(frozen=True, slots=True)
class Outcome:
    """What a question came to: the words as they were `asked`, and the hits, best first, ten at most."""

    expected: Expected
    asked: str
    hits: tuple[Hit, ...]
    took_ms: float

    @property
    def first(self) -> Hit | None:
        """What won, None where nothing was found."""
        return self.hits[0] if self.hits else None

    @property
    def place(self) -> int | None:
        """The best place of an expected id, from 1; None where none is among the hits."""
        return min((place for place in self.places.values() if place), default=None)

    @property
    def places(self) -> dict[str, int | None]:
        """The place of every expected id, the best first; None for those that are not among the hits."""
        found = {hit.id: place for place, hit in enumerate(self.hits, 1)}
        return {
            id_: found.get(id_) for id_ in sorted(self.expected.ids, key=lambda id_: (found.get(id_, DEPTH + 1), id_))
        }


@dataclass(frozen=True, slots=True)
class Quality:
    """How good some outcomes are: `accuracy` at 1, 3 and 5 in per cent, `mrr` at 10 as a ratio."""

    accuracy: dict[int, float]
    mrr: float


@dataclass(frozen=True, slots=True)
class EvaluationReport:
    """What a run gave: `queries` asked, accuracies in per cent, `mrr` at 10 as a ratio, wall times.

    `misses` are the outcomes whose first hit is not expected. `clean` is the quality without the noise that was asked
    for (None: none was). `keystroke_ms` is None where nothing was typed.
    """

    queries: int
    accuracy: dict[int, float]
    mrr: float
    search_ms: Timing
    keystroke_ms: Timing | None = None
    misses: tuple[Outcome, ...] = ()
    clean: Quality | None = None


def read_queries(path: Path) -> list[Expected]:
    """The questions of a file: one per line, the words, a tab, and the ids separated by commas.

    Empty lines are passed over. Raises `QueryFileError` with reason encoding, tab, words or ids, and OSError.
    """
    try:
        lines = path.read_text("utf-8-sig").split("\n")
    except UnicodeDecodeError as error:
        raise QueryFileError(0, "encoding") from error
    return [_expected(number, line) for number, line in enumerate(lines, 1) if line.strip()]


def evaluate(engine: Searches, queries: Sequence[Expected], lang: str = "es", noise: Noise = QUIET) -> EvaluationReport:
    """Asks all `queries`, with noise and without it, and types 30 of them, evenly spread, 60 letters of each."""
    outcomes = ask_all(engine, queries, lang, noise)
    clean = ask_all(engine, queries, lang) if noise.kinds else None
    return replace(report_of(outcomes, clean), keystroke_ms=_timing(_typed(engine, outcomes, lang)))


def ask_all(engine: Searches, queries: Iterable[Expected], lang: str, noise: Noise = QUIET) -> list[Outcome]:
    """Asks every query as a finished one, or as one that is still being typed where the noise breaks it off."""
    outcomes = []
    for one in queries:
        text = noise.of(one.text)
        answer, elapsed = _timed(engine, Query(text, lang, limit=DEPTH, typing=noise.unfinished))
        outcomes.append(Outcome(one, text, answer.hits, elapsed))
    return outcomes


def report_of(outcomes: Sequence[Outcome], clean: Sequence[Outcome] | None = None) -> EvaluationReport:
    """Counts outcomes; `clean` are those of the same queries without noise."""
    found = _quality(outcomes)
    return EvaluationReport(
        queries=len(outcomes),
        accuracy=found.accuracy,
        mrr=found.mrr,
        search_ms=_timing(one.took_ms for one in outcomes),
        misses=tuple(one for one in outcomes if one.place != 1),
        clean=None if clean is None else _quality(clean),
    )


def _quality(outcomes: Sequence[Outcome]) -> Quality:
    places = [one.place for one in outcomes]
    return Quality(
        accuracy={most: _percent(place is not None and place <= most for place in places) for most in (1, 3, 5)},
        mrr=round(sum(1 / place for place in places if place) / max(len(places), 1), 4),
    )


def _typed(engine: Searches, outcomes: Sequence[Outcome], lang: str) -> list[float]:
    step = max(1, len(outcomes) // _TYPED_QUERIES)
    texts = [one.asked for one in outcomes[::step][:_TYPED_QUERIES]]
    keys = [text[:end] for text in texts for end in range(1, min(len(text), _TYPED_CHARACTERS) + 1)]
    return [_timed(engine, Query(key, lang))[1] for key in keys]


def _timed(engine: Searches, query: Query) -> tuple[Answer, float]:
    began = time.perf_counter()
    answer = engine.search(query)
    return answer, (time.perf_counter() - began) * 1000


def _timing(times: Iterable[float]) -> Timing:
    ordered = sorted(times)
    if not ordered:
        return Timing(0.0, 0.0)
    return Timing(*(round(ordered[min(int(len(ordered) * share), len(ordered) - 1)], 3) for share in (0.5, 0.95)))


def _percent(hits: Iterable[bool]) -> float:
    found = list(hits)
    return round(100 * sum(found) / len(found), 2) if found else 0.0


def _expected(number: int, line: str) -> Expected:
    words, tab, answers = line.rstrip("\r").rpartition("\t")
    ids = frozenset(one.strip() for one in answers.split(",") if one.strip())
    if not tab:
        raise QueryFileError(number, "tab")
    if not words.strip():
        raise QueryFileError(number, "words")
    if not ids:
        raise QueryFileError(number, "ids")
    return Expected(words, ids)
