"""Queries as they are typed: lists, and golden queries with a space missing, too many or another sign in its place."""

from __future__ import annotations

import random
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import NamedTuple

_DATA = Path(__file__).with_name("data")
_GOLDEN = Path(__file__).resolve().parents[1] / "golden"
NUMBERS_CONTENT = _DATA / "numbers" / "content"
_SHORTEST_CUT = 5


class TypedQuery(NamedTuple):
    """A query and what is expected of it: ids, or the question as it should be read."""

    text: str
    expected: str

    @property
    def ids(self) -> frozenset[str]:
        """The ids that may come first; empty where a reading is expected."""
        return frozenset(self.expected.split(",")) if "/" in self.expected else frozenset()


def read(path: Path) -> list[TypedQuery]:
    """The rows of a list."""
    lines = path.read_text("utf-8").split("\n")
    return [TypedQuery(*line.split("\t")) for line in lines if line]


def typed_lists() -> dict[str, list[TypedQuery]]:
    """The lists over the sample by name, which ends with the language."""
    return {path.stem: read(path) for path in sorted((_DATA / "typed").glob("*.tsv"))}


def number_queries() -> list[TypedQuery]:
    """Telephone numbers, prices, units and codes, put to the pages of `NUMBERS_CONTENT`."""
    return read(_DATA / "numbers" / "queries.es.tsv")


def golden(lang: str) -> list[TypedQuery]:
    """The golden queries of a language."""
    return read(_GOLDEN / f"{lang}.tsv")


def every_space_missing(text: str) -> list[str]:
    """The query once for each of its spaces, without it."""
    words = text.split()
    return [" ".join([*words[:at], words[at] + words[at + 1], *words[at + 2 :]]) for at in range(len(words) - 1)]


def _cut_word(text: str, joint: str) -> str:
    """The query with one of its longer words cut in two."""
    rng = random.Random(text)
    words = text.split()
    longer = [at for at, word in enumerate(words) if len(word) >= _SHORTEST_CUT and word.isalpha()]
    if not longer:
        return text
    at = rng.choice(longer)
    middle = rng.randrange(2, len(words[at]) - 1)
    words[at] = words[at][:middle] + joint + words[at][middle:]
    return " ".join(words)


def _instead_of_a_space(text: str, joint: str) -> str:
    places = [at for at, letter in enumerate(text) if letter == " "]
    if not places:
        return text
    at = random.Random(text).choice(places)
    return text[:at] + joint + text[at + 1 :]


VARIANTS: dict[str, Callable[[str], list[str]]] = {
    "a space missing": every_space_missing,
    "a space too many": lambda text: [_cut_word(text, " ")],
    "a hyphen for a space": lambda text: [_instead_of_a_space(text, "-")],
    "a hyphen in a word": lambda text: [_cut_word(text, "-")],
    "two spaces missing": lambda text: [_instead_of_a_space(_instead_of_a_space(text, ""), "")],
}


def varied(lang: str) -> Iterator[tuple[str, list[TypedQuery]]]:
    """By kind the golden queries of a language as they come out of it."""
    for kind, make in VARIANTS.items():
        yield kind, [TypedQuery(text, one.expected) for one in golden(lang) for text in make(one.text)]
