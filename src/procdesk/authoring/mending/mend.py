"""What a remedy is, and what is known where one is looked for."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from typing import Final

from procdesk.content.front_matter.fences import find_block, visible
from procdesk.content.scan.paths import guess_language
from procdesk.content.scan.scanner import is_company_file
from procdesk.content.vocabulary import KEY_NAMES, KEYS
from procdesk.model import Problem
from procdesk.text import fold_key

_SHOWN: Final = 80


@dataclass(frozen=True, slots=True)
class Remedy:
    """One way to put a problem right: `code` and `facts` say which, in words, and `text` is the page's whole new text.

    `line` is where the change is, in the new text.
    """

    code: str
    facts: tuple[tuple[str, str], ...]
    text: str
    line: int


@dataclass(frozen=True, slots=True)
class RemedyContext:
    """What remedies need to know beside the page: the day, who may be its owner, and the departments by name.

    `owners` and `departments` are offered in this order. `country` is that of telephones (ISO 3166). `files` are the
    paths of pictures and documents, relative to the content folder, with forward slashes.
    """

    today: date
    owners: tuple[str, ...] = ()
    departments: tuple[str, ...] = ()
    country: str = "ES"
    files: tuple[str, ...] = ()


# Not frozen and without slots: what several remedies ask for is computed once.
@dataclass
class Mend:
    """A problem of a text for which remedies are looked for."""

    problem: Problem
    text: str
    context: RemedyContext
    facts: dict[str, str] = field(init=False)

    def __post_init__(self) -> None:
        self.facts = dict(self.problem.facts)

    @cached_property
    def lines(self) -> list[str]:
        """The lines of the text."""
        return self.text.split("\n")

    @property
    def at(self) -> int:
        """The number of the problem's line, from 0."""
        return min(max(self.problem.line, 1), len(self.lines)) - 1

    @property
    def line(self) -> str:
        """The problem's line."""
        return self.lines[self.at]

    @cached_property
    def lang(self) -> str:
        """Whether the words of the format are in Spanish or English here: those of the keys, else of the text."""
        block = find_block(self.text, "")
        folded = [fold_key(line.partition(":")[0]) for line in block.lines if ":" in line] if block else []
        spanish = set(KEY_NAMES["es"].values())
        found = ["es" if one in spanish else "en" for one in folded if one in KEYS and one != "lang"]
        return max(found, key=found.count, default="en" if guess_language(self.text) == "en" else "es")

    @property
    def in_company_file(self) -> bool:
        """Whether the text is that of `procdesk.yaml`."""
        return is_company_file(self.problem.path)

    def with_line(self, code: str, new: str, /, **facts: str) -> Remedy:
        """The remedy that writes the problem's line anew."""
        return self.with_lines(code, self.at, 1, [new], **facts)

    def with_lines(self, code: str, start: int, count: int, new: list[str], /, **facts: str) -> Remedy:
        """The remedy that puts some lines in the place of `count` from `start`, from 0."""
        lines = [*self.lines[:start], *new, *self.lines[start + count :]]
        return self.with_text(code, "\n".join(lines), start + 1, **facts)

    def with_text(self, code: str, text: str, line: int, /, **facts: str) -> Remedy:
        """The remedy that writes the text anew; what is long in its facts is cut."""
        shown = tuple((name, _shown(fact)) for name, fact in facts.items())
        return Remedy(code, shown, text, line)

    def rewritten(self, old: str, new: str) -> Iterator[Remedy]:
        """The remedy that writes `new` for `old` in the problem's line, of several the first; none without `old`."""
        if old and old != new and old in self.line:
            yield self.with_line("remedy-write", self.line.replace(old, new, 1), old=old, new=new)

    def inserted(self, new: str, at: int) -> Remedy:
        """The remedy that inserts lines above the one with the number `at`, from 0."""
        return self.with_lines("remedy-insert", at, 0, new.split("\n"), new=new.strip("\n").split("\n")[0])

    def deleted(self, start: int, count: int = 1) -> Remedy:
        """The remedy that deletes lines."""
        old = self.lines[start]
        return self.with_lines("remedy-delete", start, count, [], old=old.strip())


Mender = Callable[[Mend], Iterator[Remedy]]
"""Finds the remedies of one kind of problem, best first."""


def _shown(text: str) -> str:
    words = " ".join(visible(text).split())
    return words if len(words) <= _SHOWN else f"{words[: _SHOWN - 1]}…"
