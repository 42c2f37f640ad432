"""The promises that hold on any machine: procdesk beside its peers of the same run, and how each engine grows."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from benchmarks.report import ENGINE_NAMES, Results

_KEY, _QUESTION, _INDEX = ("search", "keystroke_cpu_p95"), ("search", "question_cpu_p95"), ("index", "cpu_s")
_SIZE, _COLD = ("index", "disk_mb"), ("cold", "cold_s")


@dataclass(frozen=True, slots=True)
class _Ratio:
    """One line: a (measurement, fact) of one engine over that of another."""

    label: str
    fact: tuple[str, str]
    engine: str
    over: str


_RATIOS = (
    _Ratio("a keystroke, procdesk to tantivy at the same work (at most 1.5)", _KEY, "procdesk", "fuzzy"),
    _Ratio("a keystroke, procdesk to bare tantivy", _KEY, "procdesk", "tantivy"),
    _Ratio("a keystroke, SQLite FTS5 to procdesk (promised at 10,000: at least 10)", _KEY, "fts5", "procdesk"),
    _Ratio("a keystroke, Whoosh as in its manual to procdesk", _KEY, "whoosh", "procdesk"),
    _Ratio("a whole question, procdesk to tantivy at the same work", _QUESTION, "procdesk", "fuzzy"),
    _Ratio("a whole question, procdesk to bare tantivy", _QUESTION, "procdesk", "tantivy"),
    _Ratio("a whole question, SQLite FTS5 to procdesk", _QUESTION, "fts5", "procdesk"),
    _Ratio("a whole question, Whoosh as in its manual to procdesk", _QUESTION, "whoosh", "procdesk"),
    _Ratio("whole index, procdesk to tantivy", _INDEX, "procdesk", "tantivy"),
    _Ratio("whole index, procdesk to SQLite FTS5", _INDEX, "procdesk", "fts5"),
    _Ratio("whole index, Whoosh as in its manual to procdesk", _INDEX, "whoosh", "procdesk"),
)
_GROWTHS = (
    ("a keystroke", _KEY),
    ("a whole question", _QUESTION),
    ("whole index", _INDEX),
    ("index on disk", _SIZE),
    ("first hits after a cold start", _COLD),
)


def markdown(results: Results) -> str:
    """Both tables as Markdown, ready for docs/performance.md; lines that nothing was measured for are left out."""
    sizes = sorted(results)
    tables = [_table("CPU, p95", [f"{size:,}" for size in sizes], _ratio_lines(results, sizes))]
    if len(sizes) > 1:
        steps = [f"{small:,} to {large:,}" for small, large in pairwise(sizes)]
        tables.append(_table("growth, times", steps, _growth_lines(results, sizes)))
    return "\n\n".join(tables)


def _table(head: str, columns: Sequence[str], lines: Iterator[tuple[str, list[float | None]]]) -> str:
    rows = [[head, *columns], ["---"] * (1 + len(columns))]
    rows += [[label, *map(_shown, values)] for label, values in lines if any(values)]
    return "\n".join(f"| {' | '.join(row)} |" for row in rows)


def _ratio_lines(results: Results, sizes: Sequence[int]) -> Iterator[tuple[str, list[float | None]]]:
    for one in _RATIOS:
        own = [_value(results, size, one.fact, one.engine) for size in sizes]
        other = [_value(results, size, one.fact, one.over) for size in sizes]
        yield one.label, [_over(first, second) for first, second in zip(own, other, strict=True)]


def _growth_lines(results: Results, sizes: Sequence[int]) -> Iterator[tuple[str, list[float | None]]]:
    for label, fact in _GROWTHS:
        for engine, name in ENGINE_NAMES.items():
            values = [_value(results, size, fact, engine) for size in sizes]
            yield f"{label}: {name}", [_over(large, small) for small, large in pairwise(values)]


def _value(results: Results, size: int, fact: tuple[str, str], engine: str) -> float | None:
    measurement, name = fact
    return results[size].get(f"{measurement} {engine}", {}).get(name)


def _over(value: float | None, other: float | None) -> float | None:
    return value / other if value is not None and other else None


def _shown(value: float | None) -> str:
    if value is None:
        return ""
    return f"{value:,.{0 if value >= 100 else 1 if value >= 3 else 2}f}"
