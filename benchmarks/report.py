"""The table: what was measured at each size, the budget beside it, and how it grew."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from math import isnan, nan

from benchmarks.timing import Facts

Results = Mapping[int, Mapping[str, Facts]]
"""By size, then by "measurement engine", the facts"""

ENGINE_NAMES = {
    "procdesk": "procdesk",
    "fuzzy": "tantivy, same work",
    "tantivy": "tantivy, bare",
    "fts5": "SQLite FTS5",
    "whoosh": "Whoosh, manual",
}
_NONE = nan


@dataclass(frozen=True, slots=True)
class Row:
    """One line: `fact` of `source` ("measurement engine"), over the same of `over` where that is given.

    `budgets` are (largest size, most) in the row's own unit; `at_least` turns them round.
    """

    group: str
    label: str
    source: str
    fact: str
    budgets: tuple[tuple[int, float], ...] = ()
    over: str = ""
    at_least: bool = False

    def value(self, facts: Mapping[str, Facts]) -> float | None:
        """What was measured at one size, or None."""
        own = facts.get(self.source, {}).get(self.fact)
        if not self.over:
            return own
        other = facts.get(self.over, {}).get(self.fact)
        return own / other if own is not None and other else None

    def budget(self, size: int) -> float | None:
        """What is promised for a size: that of the next larger size with a promise."""
        found = next((most for largest, most in self.budgets if size <= largest), _NONE)
        return None if isnan(found) else found


_AGAINST = "keystroke p95 of CPU against peers, times"
_INDEXED = "of that `procdesk index` takes, s"
_SAVED = "one saved file, s"
_FRAME = ((50_000, 50.0),)
_KEY = ((1_000, 8.0), (10_000, 16.0), (50_000, 40.0))


def _engines(group: str, measurement: str, fact: str, budgets: tuple[tuple[int, float], ...] = ()) -> list[Row]:
    """A row for each engine; the budget is procdesk's."""
    return [
        Row(group, label, f"{measurement} {engine}", fact, budgets if engine == "procdesk" else ())
        for engine, label in ENGINE_NAMES.items()
    ]


ROWS = (
    Row("documents, of one process", "words of its pages", "documents", "words"),
    Row("documents, of one process", "phrases", "documents", "phrases"),
    Row("documents, of one process", "files", "documents", "files"),
    *_engines("search alone, a keystroke, p50 ms", "search", "keystroke_p50"),
    *_engines("search alone, a keystroke, p95 ms", "search", "keystroke_p95", _KEY),
    *_engines("search alone, a keystroke, p95 ms of CPU", "search", "keystroke_cpu_p95"),
    Row(
        _AGAINST,
        "procdesk / tantivy, same work",
        "search procdesk",
        "keystroke_cpu_p95",
        ((10_000, 1.5),),
        over="search fuzzy",
    ),
    Row(_AGAINST, "procdesk / tantivy, bare", "search procdesk", "keystroke_cpu_p95", over="search tantivy"),
    Row(
        _AGAINST,
        "SQLite FTS5 / procdesk, at least",
        "search fts5",
        "keystroke_cpu_p95",
        ((9_999, _NONE), (10_000, 10.0)),
        over="search procdesk",
        at_least=True,
    ),
    *_engines("search alone, a whole question, p50 ms", "search", "question_p50"),
    *_engines("search alone, a whole question, p95 ms", "search", "question_p95"),
    *_engines("search alone, a whole question, p95 ms of CPU", "search", "question_cpu_p95"),
    *_engines("first hits of a new process, index in the cache, s", "cold", "warm_s"),
    *_engines("first hits after a cold start, s", "cold", "cold_s"),
    *_engines("read from the disk for them, MB", "cold", "cold_read_mb"),
    *_engines("memory of a searching process, MB", "search", "memory_mb"),
    *_engines("titles that find their own process first, %", "search", "titles"),
    *_engines("whole index from nothing, s", "index", "seconds", ((1_000, 12.0), (10_000, 120.0))),
    *_engines("whole index from nothing, s of CPU on all cores", "index", "cpu_s"),
    Row(_INDEXED, "until its first index is in force", "index procdesk", "searchable_s"),
    Row(_INDEXED, "from then to the end", "index procdesk", "after_s"),
    Row(_INDEXED, "from then to the end, of CPU", "index procdesk", "after_cpu_s"),
    *_engines("index on disk, MB", "index", "disk_mb"),
    Row("while indexing, MB", "most memory of `procdesk index`", "index procdesk", "peak_mb"),
    Row(_SAVED, "saved to searchable", "saved procdesk", "saved_s", ((1_000, 1.5), (10_000, 2.0))),
    Row(_SAVED, "a new process found by its words", "saved procdesk", "new_words_s", ((10_000, 0.5),)),
    Row(_SAVED, "a new process found by its meaning", "saved procdesk", "new_meaning_s", ((10_000, 1.5),)),
    Row(_SAVED, "a look that finds nothing new", "saved procdesk", "look_s"),
    Row("program start, s", "to a painted window", "start procdesk", "painted_s", ((1_000, 0.8), (10_000, 1.0))),
    Row("program start, s", "from there to the first result", "start procdesk", "result_s"),
    Row("key to painted list in the window, ms", "p50", "window procdesk", "key_p50"),
    Row("key to painted list in the window, ms", "p95", "window procdesk", "key_p95", ((1_000, 16.0), (10_000, 25.0))),
    Row("key to painted list in the window, ms", "p95 while an index is built", "window procdesk", "build_key_p95"),
    Row("key to painted list in the window, ms", "p95 from then to the end", "window procdesk", "train_key_p95"),
    Row("opening a page, ms", "p50", "window procdesk", "open_p50"),
    Row("opening a page, ms", "p95", "window procdesk", "open_p95", ((10_000, 40.0),)),
    Row("longest frame of the window, ms", "while typing at rest", "window procdesk", "calm_gap_ms"),
    Row("longest frame of the window, ms", "while an index is built", "window procdesk", "build_gap_ms", _FRAME),
    Row("longest frame of the window, ms", "from then to the end", "window procdesk", "train_gap_ms", _FRAME),
    Row("longest frame of the window, ms", "frames over 50 ms (number)", "window procdesk", "background_frames_late"),
    Row("longest frame of the window, ms", "of both, without waiting", "window procdesk", "own_gap_ms", _FRAME),
    Row("longest frame of the window, ms", "frames over 50 ms, so (number)", "window procdesk", "own_frames_late"),
    Row("from the new index to the end, s", "a ranker trained, and typing on", "window procdesk", "after_index_s"),
    Row("memory of the window, MB", "after its first result", "start procdesk", "start_memory_mb"),
    Row("memory of the window, MB", "after typing", "window procdesk", "memory_mb", ((1_000, 220.0), (10_000, 350.0))),
    Row("memory of the window, MB", "at most, with a new index", "window procdesk", "peak_mb"),
)

NOTES = """\
All engines get the same processes, all languages of a process in one document, and the same questions, in order.
- keystroke: every prefix of 40 questions; whole question: all questions. Each engine runs in a process of its own;
  times are wall times, and where it says so CPU times of the thread that searches, which a busy machine blurs less.
- procdesk is `Library.search`: typing errors, word forms, synonyms, department names, the sayable answer, the reason of
  every hit with spans. Peers fetch title and answer; all but the first find words as they are written alone.
- tantivy, same work: default tokenizer, words OR-ed over title, phrases and body, each as it is written and as
  `fuzzy_term_query`, with one edit from four letters and two from eight, two letters that changed places being one; the
  last word with all that begins like it (`prefix`); `SnippetGenerator` over the three fields of the eight hits.
- tantivy, bare: words OR-ed; the last one as `phrase_prefix_query`, which looks at 50 completions at most. Both are
  native code, with the index in the page cache.
- SQLite FTS5: prefix='1 2 3', remove_diacritics 2, words OR-ed, the last one with `*`, ORDER BY rank (bm25), LIMIT 8.
- Whoosh 2.7.4 as in its manual: `MultifieldParser` with OR, `Searcher.search`; it types every fifth of the questions.
- index time: procdesk from the start of `procdesk index` to its end, with reading Markdown, checksums on disk and all
  that is encoded and learned; peers from ready texts to a commit. Disk: procdesk, FTS5 and the first tantivy keep the
  text of every page as well, the others do not.
- saved: from the end of the writing to the first look that finds it, a hint of the file system (50 ms) included. By
  its meaning: asked for with words that stand nowhere in it.
- first hits: from the start of a new process, interpreter and imports included. For a cold start the system has let go
  of the index's files beforehand (posix_fadvise DONTNEED); Python and its libraries stay in its cache, for dropping
  those takes root. What was read from the disk proves it.
- window: the real one, offscreen; half of the questions are typed, each key as soon as the last one is painted. Then
  the company's file is touched, and keys come 120 ms apart until all work behind the window is over: an index built,
  put in force, its ranker trained. Frames are the gaps of a 5 ms timer in its thread; "without waiting" leaves out the
  time in which that thread wanted a processor and others had it, where the system tells (Linux).
- opening a page: from its choice to its picture with the answer, journey with dates and call bar, 100 processes.
- budgets are those of PRODUCT.md and of the issues for that size; a smaller size has the budget of the next larger."""

_LABEL, _CELL = 36, 22


def table(results: Results) -> str:
    """All rows as plain text."""
    sizes = list(results)
    heads = [f"{size:,}".rjust(9) + "  " + "budget".ljust(_CELL - 11) for size in sizes]
    lines = [" " * _LABEL + "".join(heads) + ("growth" if len(sizes) > 1 else "")]
    group = ""
    for row in ROWS:
        if row.group != group:
            group = row.group
            lines += ["", group]
        values = [row.value(results[size]) for size in sizes]
        cells = [_cell(row, size, value) for size, value in zip(sizes, values, strict=True)]
        lines.append(("  " + row.label.ljust(_LABEL - 2) + "".join(cells) + _growth(values)).rstrip())
    return "\n".join(lines)


def rows(results: Results) -> list[dict[str, object]]:
    """All rows for programs: group, label, and by size the value, the budget and whether it holds."""
    return [
        {
            "group": row.group,
            "label": row.label,
            "values": {
                str(size): {"value": value, "budget": row.budget(size), "ok": _holds(row, size, value)}
                for size, value in ((size, row.value(results[size])) for size in results)
            },
        }
        for row in ROWS
    ]


def _holds(row: Row, size: int, value: float | None) -> bool | None:
    """Whether the budget is kept; None without a budget or without a value."""
    budget = row.budget(size)
    if budget is None or value is None:
        return None
    return value >= budget if row.at_least else value <= budget


def _cell(row: Row, size: int, value: float | None) -> str:
    if value is None:
        return "–".rjust(9) + " " * (_CELL - 9)
    kept, budget = _holds(row, size, value), row.budget(size)
    if kept is None or budget is None:
        return _number(value).rjust(9) + " " * (_CELL - 9)
    verdict = "ok" if kept else f"{value / budget - 1:+.0%}"
    return _number(value).rjust(9) + f"  {budget:g} {verdict}".ljust(_CELL - 9)


def _growth(values: Sequence[float | None]) -> str:
    known = [value for value in values if value]
    if len(values) < 2 or len(known) < len(values):
        return ""
    return " ".join(f"x{later / first:.1f}" for first, later in pairwise(known))


def _number(value: float) -> str:
    if value == 0:
        return "0"
    digits = 0 if value >= 100 else 1 if value >= 10 else 2
    return f"{value:,.{digits}f}"
