"""`python -m tests.search.typed_report`: how many queries of each list are answered or read as they should be."""

from __future__ import annotations

import sys
import tempfile
from collections.abc import Iterable
from pathlib import Path

from procdesk.library import Library
from procdesk.model import Query
from procdesk.resources import sample_content
from procdesk.text import replace_words
from tests.search.typed_variants import NUMBERS_CONTENT, TypedQuery, golden, number_queries, typed_lists, varied


def opened(content: Path, place: Path) -> Library:
    """The library over a content folder, with everything learned."""
    library = Library(content, place)
    for work in (library.catch_up, library.train):
        for _ in work():
            pass
    return library


def is_right(library: Library, one: TypedQuery, lang: str, *, typing: bool = False) -> bool:
    """Whether the first hit is expected, or the question is read as expected."""
    answer = library.search(Query(one.text, lang, limit=8, typing=typing))
    if one.ids:
        return bool(answer.hits) and answer.hits[0].id in one.ids
    return replace_words(one.text, answer.shown_for) == one.expected


def wrong(library: Library, queries: Iterable[TypedQuery], lang: str) -> list[str]:
    """The queries that are not answered as expected, and what came instead."""
    missed = []
    for one in queries:
        if not is_right(library, one, lang):
            answer = library.search(Query(one.text, lang, limit=8, typing=False))
            first = answer.hits[0].id if answer.hits and one.ids else ""
            missed.append(f"    {replace_words(one.text, answer.shown_for)!r} {first} not {one.expected}")
    return missed


def _write(name: str, queries: list[TypedQuery], missed: list[str], *, misses: bool) -> None:
    share = 100 * (1 - len(missed) / len(queries))
    sys.stdout.write(f"{name:28} {len(queries):5} {share:6.1f}\n")
    if misses:
        sys.stdout.write("".join(f"{line}\n" for line in missed))


def main() -> None:
    """Prints a line for each list: its name, how many queries, per cent right; `--misses` the others too."""
    misses = "--misses" in sys.argv
    with tempfile.TemporaryDirectory() as place:
        library = opened(sample_content(), Path(place, "sample"))
        for name, queries in typed_lists().items():
            _write(name, queries, wrong(library, queries, name[-2:]), misses=misses)
        for lang in ("es", "en"):
            asked = golden(lang)
            _write(f"golden {lang}", asked, wrong(library, asked, lang), misses=False)
            for kind, queries in varied(lang):
                _write(f"{kind} {lang}", queries, wrong(library, queries, lang), misses=False)
            changed = [
                one.text for one in asked if _first(library, one, lang, typing=True) != _first(library, one, lang)
            ]
            _write(f"window as terminal {lang}", asked, changed, misses=misses)
        library.close()
        library = opened(NUMBERS_CONTENT, Path(place, "numbers"))
        _write("numbers of a folder", number_queries(), wrong(library, number_queries(), "es"), misses=misses)
        library.close()


def _first(library: Library, one: TypedQuery, lang: str, *, typing: bool = False) -> str:
    hits = library.search(Query(one.text, lang, limit=8, typing=typing)).hits
    return hits[0].id if hits else ""


if __name__ == "__main__":
    main()
