"""A whole folder as the rules look at it, and who judges what this room does not understand itself."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Final

from procdesk.content.folder import Folder
from procdesk.model import Company, Flaw, Step, WriteUp
from procdesk.text import closest

# Comparing thousands of dead links with thousands of ids would take minutes, and nobody reads so many hints.
_SUGGESTIONS: Final = 500


def _nothing(_text: str, _with: object) -> Iterable[Flaw]:
    return ()


@dataclass(frozen=True, slots=True)
class TextCheckers:
    """What others know about texts of the folder: each gives what is wrong with one, its lines counted from 0.

    `say` is asked about the Markdown of "Say this" and the steps of its journey, `hours` about the hours of a
    department of a company, `company` about one key of `procdesk.yaml` each.
    """

    say: Callable[[str, tuple[Step, ...]], Iterable[Flaw]] = _nothing
    hours: Callable[[str, Company], Iterable[Flaw]] = _nothing
    company: Mapping[str, Callable[[Company], Iterable[Flaw]]] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class ValidationContext:
    """A folder as the rules look at it: `today` decides what is overdue."""

    folder: Folder
    today: date
    write_ups: tuple[WriteUp, ...]
    ids: frozenset[str]
    judges: TextCheckers = field(default_factory=TextCheckers)
    suggested: dict[str, str] = field(default_factory=dict)

    def line(self, write_up: WriteUp, key: str) -> int:
        """The line of a front-matter key, 0 where the page does not have it."""
        result = self.folder.results.get(write_up.path)
        return result.lines.get(key, 0) if result else 0

    def nearest_id(self, wanted: str) -> str:
        """The id that was probably meant, "" where none resembles it or where very many were asked for already."""
        if wanted not in self.suggested and len(self.suggested) < _SUGGESTIONS:
            self.suggested[wanted] = closest(wanted, self.ids)
        return self.suggested.get(wanted, "")
