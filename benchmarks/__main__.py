"""`python -m benchmarks`: makes the content folders, runs every measurement, prints the table."""

from __future__ import annotations

import argparse
import json
import os
import platform
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from datetime import date
from pathlib import Path

from benchmarks.corpus import Document, Shape, copy_corpus, count_processes, make_corpus, save_documents
from benchmarks.measurement import MeasurementFailed, Setup, run
from benchmarks.questions import golden_questions, made_questions, typed_letter_by_letter
from benchmarks.ratios import markdown
from benchmarks.report import ENGINE_NAMES, NOTES, Results, rows, table
from benchmarks.timing import Facts
from procdesk.resources import sample_content

_ENGINES = tuple(ENGINE_NAMES)
_MODULES = {
    "index": "bench_index",
    "search": "bench_search",
    "cold": "bench_cold_start",
    "start": "bench_start",
    "saved": "bench_save",
    "window": "bench_window",
}
_OF_ENGINES, _OF_PROCDESK = ("search", "cold"), ("start", "saved", "window")
_WHOOSH_MOST = 1_000
# Beyond this only searching is promised anything.
_WINDOW_MOST = 10_000


def main() -> int:
    """Runs what the command line asks for; 1 where a measurement failed."""
    options = _options()
    seed = options.content.resolve()
    results: dict[int, dict[str, Facts]] = {}
    failed = False
    began = time.monotonic()
    print(_heading(options, seed), flush=True)
    with tempfile.TemporaryDirectory(prefix="procdesk-bench-") as place:
        for size in [count_processes(seed)] if options.as_is else options.sizes:
            setup, documents = _prepare(Path(place) / str(size), size, seed, options)
            results[size] = {"documents": documents}
            for name, engine in _measurements(options, size):
                _tell(f"{size:,}: {name} {engine}")
                try:
                    results[size][f"{name} {engine}"] = run(_MODULES[name], setup, engine)
                except MeasurementFailed as error:
                    failed = True
                    _tell(f"{size:,}: {name} {engine} failed:\n{error}\n")
                _keep(options.json, results)
    _tell("")
    print(f"{table(results)}\n\n{NOTES}\n\n{markdown(results)}\n")
    print(f"The whole run took {time.monotonic() - began:.0f} s.")
    return int(failed)


def _keep(path: Path | None, results: Results) -> None:
    """Writes the figures so far, so that a run that is broken off is not lost."""
    if path:
        path.write_text(json.dumps({"rows": rows(results), "facts": results}, indent=1), encoding="utf-8")


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m benchmarks", description=__doc__)
    parser.add_argument("--sizes", type=_sizes, metavar="N,N", help="default: 1000,10000,50000")
    parser.add_argument("--content", type=Path, default=sample_content(), metavar="DIR", help="seed of the documents")
    parser.add_argument(
        "--as-is", action="store_true", help="measure the content folder itself, with its own processes"
    )
    parser.add_argument("--phrases", type=_count, default=10, metavar="N", help="of a write-up (10); 0: as the seed's")
    parser.add_argument("--languages", type=int, default=1, choices=(1, 2), help="of a process (1: they take turns)")
    parser.add_argument("--words", type=_count, default=325, metavar="N", help="of a page (325); 0: as the seed's")
    parser.add_argument("--only", choices=_MODULES, action="append", metavar="NAME", help=", ".join(_MODULES))
    parser.add_argument("--engines", type=_names, default=_ENGINES, metavar="NAME,NAME", help=", ".join(_ENGINES))
    parser.add_argument("--whoosh", action="store_true", help="Whoosh at every size, not only up to 1,000")
    parser.add_argument("--questions", type=int, default=200, metavar="N", help="at most so many, evenly spread")
    parser.add_argument("--seed", type=int, default=1, help="another seed gives other documents")
    parser.add_argument("--json", type=Path, metavar="FILE", help="the figures for programs")
    options = parser.parse_args()
    if options.as_is and options.sizes:
        parser.error("a folder as it is has the size that it has: leave out --sizes or --as-is")
    if not options.content.is_dir() or not count_processes(options.content):
        parser.error(f"{options.content} holds no process")
    options.sizes = options.sizes or [1_000, 10_000, 50_000]
    return options


def _sizes(text: str) -> list[int]:
    sizes = sorted({int(size) for size in text.split(",")})
    if sizes[0] < 1:
        raise argparse.ArgumentTypeError("numbers of processes, from 1")
    return sizes


def _count(text: str) -> int:
    if int(text) < 0:
        raise argparse.ArgumentTypeError("0 or more")
    return int(text)


def _names(text: str) -> tuple[str, ...]:
    names = tuple(text.split(","))
    if not set(names) <= set(_ENGINES):
        raise argparse.ArgumentTypeError(f"one or more of {', '.join(_ENGINES)}")
    return names


def _prepare(work: Path, size: int, seed: Path, options: argparse.Namespace) -> tuple[Setup, Facts]:
    """The folder of one size, content, documents and questions, and what the documents are like."""
    _tell(f"{size:,}: writing the processes")
    work.mkdir()
    setup = Setup(work, size)
    if options.as_is:
        documents = copy_corpus(seed, setup.content)
    else:
        shape = Shape(size, options.phrases, options.languages, options.words)
        documents = make_corpus(seed, setup.content, shape, options.seed)
    save_documents(documents, setup.documents)
    golden = golden_questions() if seed == sample_content().resolve() else []
    questions = golden or made_questions(documents, options.seed)
    questions = questions[:: max(1, len(questions) // options.questions)][: options.questions]
    setup.ask(questions, typed_letter_by_letter(questions))
    return setup, _means(documents, setup.content)


def _means(documents: Sequence[Document], content: Path) -> Facts:
    files = sum(not path.name.startswith("_") for path in content.rglob("*.md"))
    return {
        "words": sum(len(one.body.split()) for one in documents) / len(documents),
        "phrases": sum(len(one.phrases.splitlines()) for one in documents) / len(documents),
        "files": files / len(documents),
    }


def _measurements(options: argparse.Namespace, size: int) -> Iterator[tuple[str, str]]:
    """(measurement, engine) in the order of the work: whatever searches needs an index first."""
    wanted = options.only or [name for name in _MODULES if size <= _WINDOW_MOST or name not in _OF_PROCDESK]
    engines = [name for name in options.engines if name != "whoosh" or options.whoosh or size <= _WHOOSH_MOST]
    if not set(wanted) - set(_OF_PROCDESK):
        engines = []
    if "procdesk" not in engines and set(wanted) & set(_OF_PROCDESK):
        engines.insert(0, "procdesk")
    for engine in engines:
        yield "index", engine
        yield from ((name, engine) for name in _OF_ENGINES if name in wanted)
    yield from ((name, "procdesk") for name in _OF_PROCDESK if name in wanted)


def _heading(options: argparse.Namespace, seed: Path) -> str:
    load = f", load {os.getloadavg()[0]:.1f} at the start" if hasattr(os, "getloadavg") else ""
    machine = f"{os.cpu_count()} cores, {platform.system()}, Python {platform.python_version()}{load}"
    return f"procdesk benchmarks, {date.today()}, {machine}\n{_documents(options, seed)}\n"


def _documents(options: argparse.Namespace, seed: Path) -> str:
    """What is measured, in words."""
    if options.as_is:
        return f"the folder {seed} as it is"
    languages = "both languages" if options.languages == 2 else "one language, taking turns"
    phrases = f"{options.phrases} phrases a page" if options.phrases else "phrases as the seed has"
    words = f"some {options.words} words a page" if options.words else "whole pages"
    return f"documents recombined from {seed}, seed {options.seed}: each process in {languages}; {phrases}; {words}"


def _tell(words: str) -> None:
    """How far it is, on one line of a terminal, on lines of their own elsewhere."""
    if sys.stderr.isatty():
        print(f"\r\033[K{words}", end="", file=sys.stderr, flush=True)
    elif words:
        print(words, file=sys.stderr, flush=True)


if __name__ == "__main__":
    sys.exit(main())
