"""`python -m benchmarks`: makes the content folders, sends every station, prints the table."""

from __future__ import annotations

import argparse
import json
import os
import platform
import sys
import tempfile
import time
from collections.abc import Iterator
from datetime import date
from pathlib import Path

from benchmarks.corpus import make_corpus, save_documents
from benchmarks.questions import golden_questions, made_questions, typed_letter_by_letter
from benchmarks.report import NOTES, Results, rows, table
from benchmarks.station import Setup, StationFailed, run
from benchmarks.timing import Facts
from procdesk.resources import sample_content

_ENGINES = ("procdesk", "tantivy", "fts5", "whoosh")
_MODULES = {"index": "building", "search": "searching", "start": "starting", "saved": "saving", "window": "window"}
_WHOOSH_MOST = 1_000


def main() -> int:
    """Runs what the command line asks for; 1 where a station failed."""
    options = _options()
    seed = options.content.resolve()
    results: dict[int, dict[str, Facts]] = {}
    failed = False
    began = time.monotonic()
    print(_heading(options, seed), flush=True)
    with tempfile.TemporaryDirectory(prefix="procdesk-bench-") as place:
        for size in options.sizes:
            setup = _prepare(Path(place) / str(size), size, seed, options)
            results[size] = {}
            for name, engine in _stations(options, size):
                _tell(f"{size:,}: {name} {engine}")
                try:
                    results[size][f"{name} {engine}"] = run(_MODULES[name], setup, engine)
                except StationFailed as error:
                    failed = True
                    _tell(f"{size:,}: {name} {engine} failed:\n{error}\n")
                _keep(options.json, results)
    _tell("")
    print(f"{table(results)}\n\n{NOTES}\n\nThe whole run took {time.monotonic() - began:.0f} s.")
    return int(failed)


def _keep(path: Path | None, results: Results) -> None:
    """Writes the figures so far, so that a run that is broken off is not lost."""
    if path:
        path.write_text(json.dumps({"rows": rows(results), "facts": results}, indent=1), encoding="utf-8")


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m benchmarks", description=__doc__)
    parser.add_argument("--sizes", type=_sizes, default=[1_000, 10_000], metavar="N,N", help="default: 1000,10000")
    parser.add_argument("--content", type=Path, default=sample_content(), metavar="DIR", help="seed of the documents")
    parser.add_argument("--only", choices=_MODULES, action="append", metavar="NAME", help=", ".join(_MODULES))
    parser.add_argument("--engines", type=_names, default=_ENGINES, metavar="NAME,NAME", help=", ".join(_ENGINES))
    parser.add_argument("--whoosh", action="store_true", help="Whoosh at every size, not only up to 1,000")
    parser.add_argument("--questions", type=int, default=200, metavar="N", help="at most so many, evenly spread")
    parser.add_argument("--seed", type=int, default=1, help="another seed gives other documents")
    parser.add_argument("--json", type=Path, metavar="FILE", help="the figures for programs")
    return parser.parse_args()


def _sizes(text: str) -> list[int]:
    return sorted({int(size) for size in text.split(",")})


def _names(text: str) -> tuple[str, ...]:
    names = tuple(text.split(","))
    if not set(names) <= set(_ENGINES):
        raise argparse.ArgumentTypeError(f"one or more of {', '.join(_ENGINES)}")
    return names


def _prepare(work: Path, size: int, seed: Path, options: argparse.Namespace) -> Setup:
    """The folder of one size: content, documents and questions."""
    _tell(f"{size:,}: writing the processes")
    work.mkdir()
    setup = Setup(work, size)
    documents = make_corpus(seed, setup.content, size, options.seed)
    save_documents(documents, setup.documents)
    golden = golden_questions() if seed == sample_content().resolve() else []
    questions = golden or made_questions(documents, options.seed)
    questions = questions[:: max(1, len(questions) // options.questions)][: options.questions]
    setup.ask(questions, typed_letter_by_letter(questions))
    return setup


def _stations(options: argparse.Namespace, size: int) -> Iterator[tuple[str, str]]:
    """(station, engine) in the order of the work: whatever searches needs an index first."""
    wanted = options.only or list(_MODULES)
    engines = [name for name in options.engines if name != "whoosh" or options.whoosh or size <= _WHOOSH_MOST]
    if not set(wanted) & {"index", "search"}:
        engines = []
    if "procdesk" not in engines and set(wanted) - {"index", "search"}:
        engines.insert(0, "procdesk")
    for engine in engines:
        yield "index", engine
        if "search" in wanted:
            yield "search", engine
    for name in ("start", "saved", "window"):
        if name in wanted:
            yield name, "procdesk"


def _heading(options: argparse.Namespace, seed: Path) -> str:
    load = f", load {os.getloadavg()[0]:.1f} at the start" if hasattr(os, "getloadavg") else ""
    machine = f"{os.cpu_count()} cores, {platform.system()}, Python {platform.python_version()}{load}"
    return f"procdesk benchmarks, {date.today()}, {machine}\ndocuments recombined from {seed}, seed {options.seed}\n"


def _tell(words: str) -> None:
    """How far it is, on one line of a terminal, on lines of their own elsewhere."""
    if sys.stderr.isatty():
        print(f"\r\033[K{words}", end="", file=sys.stderr, flush=True)
    elif words:
        print(words, file=sys.stderr, flush=True)


if __name__ == "__main__":
    sys.exit(main())
