"""How well and how fast an engine answers a list of questions whose answers are known."""

from __future__ import annotations

import time
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

from procdesk.model import Answer, Query

_DEPTH = 10
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
class Report:
    """What a run gave: `queries` asked, `accuracy` at 1, 3 and 5 in per cent, `mrr` at 10 as a ratio, wall times."""

    queries: int
    accuracy: dict[int, float]
    mrr: float
    search_ms: Timing
    keystroke_ms: Timing


def read_queries(path: Path) -> list[Expected]:
    """The questions of a file: one per line, the words, a tab, and the ids separated by commas.

    Empty lines are passed over. Raises `QueryFileError` with reason encoding, tab, words or ids, and OSError.
    """
    try:
        lines = path.read_text("utf-8-sig").split("\n")
    except UnicodeDecodeError as error:
        raise QueryFileError(0, "encoding") from error
    return [_expected(number, line) for number, line in enumerate(lines, 1) if line.strip()]


def evaluate(engine: Searches, queries: Sequence[Expected], lang: str = "es") -> Report:
    """Asks all `queries` as finished ones, and types 30 of them letter by letter, evenly spread, 60 keys each."""
    ranks: list[int] = []
    times: list[float] = []
    for one in queries:
        answer, elapsed = _timed(engine, Query(one.text, lang, limit=_DEPTH, typing=False))
        times.append(elapsed)
        ranks.append(next((place for place, hit in enumerate(answer.hits, 1) if hit.id in one.ids), 0))
    return Report(
        queries=len(queries),
        accuracy={most: _percent(1 <= rank <= most for rank in ranks) for most in (1, 3, 5)},
        mrr=round(sum(1 / rank for rank in ranks if rank) / max(len(ranks), 1), 4),
        search_ms=_timing(times),
        keystroke_ms=_timing(_typed(engine, queries, lang)),
    )


def _typed(engine: Searches, queries: Sequence[Expected], lang: str) -> list[float]:
    step = max(1, len(queries) // _TYPED_QUERIES)
    texts = [one.text for one in queries[::step][:_TYPED_QUERIES]]
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
