"""A whole folder as the rules look at it."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from typing import Final

from procdesk.call.directory import DepartmentDirectory
from procdesk.content.folder import Folder
from procdesk.model import WriteUp
from procdesk.text import closest_path

# Comparing thousands of dead links with thousands of ids would take minutes, and nobody reads so many hints.
_SUGGESTIONS: Final = 500


@dataclass(frozen=True, slots=True)
class ValidationContext:
    """A folder as the rules look at it: `today` decides what is overdue."""

    folder: Folder
    today: date
    write_ups: tuple[WriteUp, ...]
    ids: frozenset[str]
    directory: DepartmentDirectory
    suggested: dict[str, str] = field(default_factory=dict)

    def line(self, write_up: WriteUp, key: str) -> int:
        """The line of a front-matter key, 0 where the page does not have it."""
        result = self.folder.results.get(write_up.path)
        return result.lines.get(key, 0) if result else 0

    def nearest_id(self, wanted: str) -> str:
        """The id that was probably meant, "" where none resembles it or where very many were asked for already."""
        if wanted not in self.suggested and len(self.suggested) < _SUGGESTIONS:
            self.suggested[wanted] = closest_path(wanted, self.ids)
        return self.suggested.get(wanted, "")
