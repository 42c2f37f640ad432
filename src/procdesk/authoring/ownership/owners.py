"""Pages that go to another owner: which they are, and the change of their files, one by one."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from procdesk.authoring.front_matter_edits import EditRefused, set_key
from procdesk.authoring.ownership.worklist import OwnedPage, is_owned
from procdesk.authoring.page_file import read_page_file, save_page_file
from procdesk.authoring.page_file_error import PageFileError

Complaint = tuple[str, tuple[tuple[str, str], ...]]
"""Why something was not done, as a code and its facts."""


@dataclass(frozen=True, slots=True)
class Assignment:
    """A page that was to go to another owner; `complaint` says why it did not (None: it did)."""

    page: OwnedPage
    complaint: Complaint | None = None


def pages_of(pages: Iterable[OwnedPage], owner: str) -> tuple[OwnedPage, ...]:
    """The pages that an owner answers for; capitals, accents and blanks do not matter."""
    return tuple(page for page in pages if is_owned(page, (owner,)))


def assign(root: Path, page: OwnedPage, owner: str) -> Assignment:
    """Writes another owner into a page of the folder `root`; nothing else of its file changes."""
    try:
        file = read_page_file(root / page.path, root)
        save_page_file(file, set_key(file.text, "owner", owner))
    except (PageFileError, EditRefused) as error:
        return Assignment(page, complaint_of(error))
    return Assignment(page)


def complaint_of(error: PageFileError | EditRefused) -> Complaint:
    """Why a page could not be changed, as a code and its facts."""
    return error.code, tuple(dict(error.facts).items())
