"""The call context of a page: what depends on the moment of the call, as data."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from procdesk.call.hand_over import HandOverTarget
from procdesk.call.journey import DatedJourney
from procdesk.model import Question


@dataclass(frozen=True, slots=True)
class CallContext:
    """What was computed at `moment` for one process in one language.

    `journey` has no steps where the write-up has none. `targets` are the hand-overs of the section, then the
    departments of the journey's steps that are not among them, the next step's first; without the user's own.
    `outcome` is where the guide of the page ended, None where it did not.
    """

    id: str
    lang: str
    moment: datetime
    journey: DatedJourney
    targets: tuple[HandOverTarget, ...]
    outcome: Question | None = None
