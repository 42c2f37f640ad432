"""A journey with dates: when each step may be done at the earliest, and when it is done at the latest."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, time

from procdesk.model import Step


@dataclass(frozen=True, slots=True)
class Moment:
    """A day, and the time of it where the step is counted in minutes or hours; local time of the company."""

    day: date
    time: time | None = None


@dataclass(frozen=True, slots=True)
class DatedStep:
    """One step with the span in which it is done; both ends are None where they would rest on a guess.

    `department` is the slug of the department that does it, "" for somebody outside the company.
    """

    step: Step
    department: str
    earliest: Moment | None
    latest: Moment | None


@dataclass(frozen=True, slots=True)
class DatedJourney:
    """The steps of a request that was filed at `filed`; from the first step without dates on, none has any."""

    filed: datetime
    steps: tuple[DatedStep, ...]

    @property
    def end(self) -> DatedStep | None:
        """The last step, where the whole journey has dates; None else."""
        return self.steps[-1] if self.steps and self.steps[-1].latest else None
