"""Whether a page may be relied on at a given day: valid, expired, not valid yet, due to be confirmed again."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Protocol

_UNKNOWN_DAYS = 30


class Dated(Protocol):
    """What has the dates of a page: a write-up, or a hit of the search."""

    @property
    def verified(self) -> date | None:
        """The day on which its owner last confirmed it."""

    @property
    def verify_days(self) -> int | None:
        """The time between two confirmations in days."""

    @property
    def valid_from(self) -> date | None:
        """The first day on which it holds."""

    @property
    def valid_until(self) -> date | None:
        """The last day on which it holds."""


@dataclass(frozen=True, slots=True)
class Validity:
    """`until` is the last day on which a printed copy may be used; it is in the past where the page has expired.

    `overdue` is true where its owner should have confirmed it again, `early` where it is not valid yet. `confirmed` is
    the day on which its owner last did; None for a day that is still to come, which is a slip.
    """

    until: date
    overdue: bool = False
    expired: bool = False
    early: bool = False
    confirmed: date | None = field(default=None, compare=False)

    @property
    def valid(self) -> bool:
        """Whether the page holds today, confirmed or not."""
        return not (self.expired or self.early)

    @property
    def doubtful(self) -> bool:
        """Whether something must be confirmed before it is promised."""
        return self.overdue or not self.valid


def due_day(page: Dated) -> date | None:
    """The last day before a page must be confirmed again, None where it never must or never was confirmed."""
    return _later(page.verified, page.verify_days) if page.verified and page.verify_days else None


def validity(page: Dated, today: date) -> Validity:
    """What may be said of a page `today`; a copy holds for 30 days where nobody wrote how long the page does."""
    confirmed = page.verified if page.verified and page.verified <= today else None
    due = due_day(page) if confirmed else None
    expired = bool(page.valid_until and page.valid_until < today)
    ends = [day for day in (page.valid_until, due) if day and day >= today]
    return Validity(
        until=page.valid_until if expired and page.valid_until else min(ends, default=_later(today, _UNKNOWN_DAYS)),
        overdue=bool(due and due < today),
        expired=expired,
        early=bool(page.valid_from and page.valid_from > today),
        confirmed=confirmed,
    )


def _later(day: date, days: int) -> date:
    """`day` and `days` more; the calendar ends with the year 9999."""
    return day + timedelta(days=min(days, (date.max - day).days))
