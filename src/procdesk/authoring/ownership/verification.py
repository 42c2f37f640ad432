"""Confirming that a page still holds: its day and who did it, written by this alone and never by mere editing."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from procdesk.authoring.front_matter_edits import set_key
from procdesk.authoring.ownership.worklist import owner_names
from procdesk.authoring.page_file import PageFile, read_page_file, save_page_file
from procdesk.model import Level, Problem


@dataclass(frozen=True, slots=True)
class Confirmation:
    """A page that was confirmed: its file `before` and `after`."""

    before: PageFile
    after: PageFile


def in_the_way(problems: Iterable[Problem], path: str) -> tuple[Problem, ...]:
    """The errors of a page, which are to be mended, or passed over knowingly, before it is confirmed."""
    return tuple(one for one in problems if one.path == path and one.level is Level.ERROR)


def confirm(root: Path, path: str, today: date, who: str) -> Confirmation:
    """Writes into a page of the folder `root` that it still holds today, and who says so ("": nobody in particular).

    Raises PageFileError, EditRefused where its details cannot be changed safely, and FileChanged where somebody else
    saves it in this very moment.
    """
    before = read_page_file(root / path, root)
    return Confirmation(before, save_page_file(before, confirmed_text(before.text, today, who)))


def confirmed_text(text: str, today: date, who: str) -> str:
    """The page with today as the day on which it was confirmed, by `who`; without a name an earlier one does not stay.

    Raises EditRefused.
    """
    return set_key(set_key(text, "verified", today.isoformat()), "verified_by", who or None)


def take_back(confirmation: Confirmation) -> None:
    """Restores the page as it was before it was confirmed.

    Raises PageFileError, and FileChanged where it was saved again meanwhile.
    """
    save_page_file(confirmation.after, confirmation.before.text)


def signed_by(owner: str, agent: str) -> str:
    """Who confirms a page, of the settings `owner` and `agent`: the first name as an owner, else that of the calls."""
    return next(iter(owner_names(owner)), "") or agent.strip()
