"""How long a printed page may be relied on: paper cannot learn that its page has changed."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from procdesk.model import WriteUp

_UNKNOWN_DAYS = 30


@dataclass(frozen=True, slots=True)
class Validity:
    """`until` is the last day on which the paper may be used; it is in the past where the page has expired.

    `overdue` is true where its owner should have confirmed it again, `early` where it is not valid yet.
    """

    until: date
    overdue: bool = False
    expired: bool = False
    early: bool = False

    @property
    def doubtful(self) -> bool:
        """Whether something must be confirmed before it is promised."""
        return self.overdue or self.expired or self.early


def validity(one: WriteUp, today: date) -> Validity:
    """What may be said of a page printed `today`; 30 days where nobody wrote how long it holds."""
    due = one.verified + timedelta(days=one.verify_days) if one.verified and one.verify_days else None
    if one.valid_until and one.valid_until < today:
        return Validity(one.valid_until, expired=True)
    known = [day for day in (one.valid_until, due) if day and day >= today]
    return Validity(
        until=min(known, default=today + timedelta(days=_UNKNOWN_DAYS)),
        overdue=bool(due and due < today),
        early=bool(one.valid_from and one.valid_from > today),
    )
