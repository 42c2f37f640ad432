"""What the search knows of a language: words of the question, fillers and abbreviations, from `resources/search/`."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import cache, reduce

from procdesk.resources import resource
from procdesk.text import fold_code

_CLASS = re.compile(r"\{(\w+)\}")
_OPTIONAL = re.compile(r"\[([^\]]+)\] ?")


@dataclass(frozen=True, slots=True)
class Lexicon:
    """Words of some languages, folded as the search folds them.

    `stop_words` belong to the question and not to its matter; `fillers` speak for no process, of one word or several
    with one blank between, and `edge_fillers` of them at the edges of a question only; `abbreviations` give what
    each may be short for, as it is written; `sounds` are spellings and what is heard for them, so that words
    which are written by ear meet.
    """

    stop_words: frozenset[str] = frozenset()
    fillers: frozenset[str] = frozenset()
    edge_fillers: frozenset[str] = frozenset()
    abbreviations: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    sounds: tuple[tuple[str, str], ...] = ()

    def __or__(self, other: Lexicon) -> Lexicon:
        """What either knows."""
        return Lexicon(
            self.stop_words | other.stop_words,
            self.fillers | other.fillers,
            self.edge_fillers | other.edge_fillers,
            {
                short: self.abbreviations.get(short, ()) + other.abbreviations.get(short, ())
                for short in (*self.abbreviations, *other.abbreviations)
            },
            self.sounds + other.sounds,
        )


def read_lexicon(languages: Iterable[str]) -> Lexicon:
    """What is known of some languages together; nothing of those without a file."""
    return reduce(Lexicon.__or__, map(_of_language, dict.fromkeys(languages)), Lexicon())


@cache
def _of_language(code: str) -> Lexicon:
    path = resource("search", f"{code}.toml")
    if not path.is_file():
        return Lexicon()
    found = tomllib.loads(path.read_text("utf-8"))
    classes = {name: words.split() for name, words in found.get("classes", {}).items()}
    edge_fillers = _every(found.get("edge_fillers", ""), classes)
    return Lexicon(
        frozenset(found["stop_words"].split()),
        _every(found["fillers"], classes) | edge_fillers,
        edge_fillers,
        {fold_code(short): tuple(meant.split(", ")) for short, meant in found["abbreviations"].items()},
        tuple((written, heard) for written, heard in found.get("sounds", ())),
    )


def _every(text: str, classes: Mapping[str, list[str]]) -> frozenset[str]:
    lines = (line.strip() for line in text.replace("\n", " ").split(","))
    return frozenset(one for line in lines if line for one in _expanded(line, classes))


def _expanded(text: str, classes: Mapping[str, list[str]]) -> list[str]:
    """The fillers that one line stands for: {class} for each of its words, [word] for a word that may be missing."""
    if found := _OPTIONAL.search(text):
        start, end = text[: found.start()], text[found.end() :]
        return [one for middle in (f"{found.group(1)} ", "") for one in _expanded(start + middle + end, classes)]
    if found := _CLASS.search(text):
        start, end = text[: found.start()], text[found.end() :]
        return [one for word in classes[found.group(1)] for one in _expanded(start + word + end, classes)]
    return [" ".join(text.split())]
