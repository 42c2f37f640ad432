"""Pages and lost phrases as rows of JSON, for a child process that tells the window of a whole folder."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import astuple
from datetime import date
from typing import Any

from procdesk.authoring.ownership.worklist import OwnedPage
from procdesk.model import LostPhrase

Row = Sequence[Any]


def page_rows(pages: Iterable[OwnedPage]) -> list[Row]:
    """The pages as JSON can hold them."""
    return [[cell.isoformat() if isinstance(cell, date) else cell for cell in astuple(page)] for page in pages]


def pages_from(rows: Iterable[Row]) -> tuple[OwnedPage, ...]:
    """The pages that `page_rows` was given."""
    return tuple(_page(*row) for row in rows)


def phrase_rows(phrases: Iterable[LostPhrase]) -> list[Row]:
    """The phrases as JSON can hold them."""
    return [astuple(phrase) for phrase in phrases]


def phrases_from(rows: Iterable[Row]) -> tuple[LostPhrase, ...]:
    """The phrases that `phrase_rows` was given."""
    return tuple(LostPhrase(*row) for row in rows)


def _page(
    id_: str,
    lang: str,
    path: str,
    title: str,
    department: str,
    owner: str,
    verified: str | None,
    verified_by: str,
    verify_days: int | None,
    valid_from: str | None,
    valid_until: str | None,
) -> OwnedPage:
    day, since, until = map(_day, (verified, valid_from, valid_until))
    return OwnedPage(id_, lang, path, title, department, owner, day, verified_by, verify_days, since, until)


def _day(written: str | None) -> date | None:
    return date.fromisoformat(written) if written else None
