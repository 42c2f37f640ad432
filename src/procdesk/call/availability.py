"""Availability of a department at a moment; without the libraries that compute it, since the window imports it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True, slots=True)
class Availability:
    """Whether somebody answers at a moment; `open` is None where the hours do not tell.

    `until` is when an open department closes (None: never), `opens` when a closed one opens again (None: never);
    never means not within a year. `comment` is what the hours say beside it.
    """

    open: bool | None
    until: datetime | None = None
    opens: datetime | None = None
    comment: str = ""
