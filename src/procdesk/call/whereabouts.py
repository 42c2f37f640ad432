"""Where a request that was filed earlier should be by now."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from procdesk.call.journey import DatedJourney, Moment


@dataclass(frozen=True, slots=True)
class Whereabouts:
    """The step that is under way, counted from 0; `overdue` where even the last one should be done."""

    index: int
    overdue: bool


def whereabouts(journey: DatedJourney, now: datetime) -> Whereabouts | None:
    """The first step that need not be done at `now` (local time of the company), None where no step has dates."""
    for index, step in enumerate(journey.steps):
        if step.latest is None:
            return Whereabouts(index, overdue=False) if index else None
        if not _is_past(step.latest, now):
            return Whereabouts(index, overdue=False)
    return Whereabouts(len(journey.steps) - 1, overdue=True) if journey.steps else None


def _is_past(moment: Moment, now: datetime) -> bool:
    if moment.day != now.date() or moment.time is None:
        return moment.day < now.date()
    return moment.time < now.time()
