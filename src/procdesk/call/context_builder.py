"""Builds the call context of a page: dates, opening hours and contacts of one company at one moment."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date, datetime, time
from functools import partial

from procdesk.call.answer import answer_at
from procdesk.call.availability import Availability
from procdesk.call.context import CallContext
from procdesk.call.directory import DepartmentDirectory
from procdesk.call.hand_over import Contact, HandOverTarget, contacts, hand_over_targets, order_targets
from procdesk.call.journey import DatedJourney, date_journey, step_at, undated_journey
from procdesk.call.opening_hours import DepartmentHours
from procdesk.call.outcome import names_who_takes_it, promises, with_outcome
from procdesk.call.placeholders import fill
from procdesk.call.schedule import Schedules
from procdesk.model import Company, Department, Hit, Process, Question, WriteUp

_NO_DATES = DatedJourney(datetime.min, ())


class CallContextBuilder:
    """Lasts as long as the catalog it was made from: calendars and opening hours are read once.

    `directory` finds the departments of that catalog by their names. `own` is the user's own department, by name or
    slug, "" for none.
    """

    def __init__(self, company: Company, departments: Sequence[Department], own: str = "") -> None:
        self.directory = DepartmentDirectory(company, departments)
        self._own = frozenset(self.directory.slugs(own))
        self._schedules = Schedules(company, self.directory)
        self._told: dict[tuple[str, str], str] = {}
        self._told_in = _minute(None)

    def call_context(
        self, write_up: WriteUp, moment: datetime, filed: datetime | None = None, outcome: Question | None = None
    ) -> CallContext:
        """What stands beside a write-up at `moment`, local time without a zone; dates count from `filed` or from it.

        A filing at midnight means that only its day is known. `outcome` is where the guide of the page has ended.
        """
        availability_of = self._availability_at(moment)

        def contacts_of(text: str) -> tuple[Contact, ...]:
            return contacts(self.directory.resolve(text), write_up.lang, availability_of)

        ruled, schedules_of = with_outcome(write_up, outcome, self.directory), self._schedules.schedules_of
        since = _since(filed) or moment
        journey = (
            date_journey(ruled.journey, since, schedules_of)
            if promises(outcome)
            else undated_journey(ruled.journey, filed or moment, schedules_of)
        )
        targets = hand_over_targets(ruled, contacts_of)
        if names_who_takes_it(outcome):
            targets = tuple(one for one in targets if one.hand_over)
        elif journey.late(moment):
            # What the cards tell the customer was written for a request that is new.
            targets = tuple(map(_telling_nothing, targets))
        targets = order_targets(targets, self._own, _due(journey, moment))
        return CallContext(write_up.id, write_up.lang, moment, journey, targets, outcome)

    def told(self, hit: Hit, moment: datetime | None) -> Hit:
        """A hit out of the index as its page says it at `moment`; None says what is said where no date is known."""
        if "{" not in hit.say:
            return hit
        if (minute := _minute(moment)) != self._told_in:
            # Each keystroke brings mostly the hits of the one before.
            self._told_in, self._told = minute, {}
        key = (hit.id, hit.lang)
        if key not in self._told:
            journey = _NO_DATES if moment is None else date_journey(hit.journey, moment, self._schedules.schedules_of)
            self._told[key] = answer_at(hit.say, journey, hit.lang, moment or datetime.min, self.directory)
        return replace(hit, say=self._told[key], journey=())

    def dated(self, process: Process, call_context: CallContext) -> Process:
        """The process as it is said at the moment of `call_context`, in the write-up that this is about."""
        write_ups = tuple(
            self._undated_guide(self._said(one, call_context)) if one.lang == call_context.lang else one
            for one in process.write_ups
        )
        return replace(process, write_ups=write_ups)

    def undated(self, process: Process) -> Process:
        """The process with what its author wrote for when the dates are not known, in all its languages."""
        write_ups = tuple(
            _answered(self._undated_guide(one), partial(_without_dates, one=one, directory=self.directory))
            for one in process.write_ups
        )
        return replace(process, write_ups=write_ups)

    def _undated_guide(self, one: WriteUp) -> WriteUp:
        """The write-up whose guide, read as a text, says what holds without dates: each outcome has its own."""
        sections = tuple(
            replace(section, markdown=_without_dates(section.markdown, one, self.directory))
            if section.key == "guide" and "{" in section.markdown
            else section
            for section in one.sections
        )
        guide = tuple(
            replace(question, written=_without_dates(question.written, one, self.directory))
            if "{" in question.written
            else question
            for question in one.guide
        )
        return replace(one, sections=sections, guide=guide)

    def _said(self, one: WriteUp, beside: CallContext) -> WriteUp:
        ruled = with_outcome(one, beside.outcome, self.directory)
        own = beside.outcome is not None and beside.outcome.rules.say is not None
        late = beside.journey.late(beside.moment) and not own
        if not late and not _has_places(ruled):
            return ruled

        def said(text: str) -> str:
            return answer_at(text, beside.journey, one.lang, beside.moment, self.directory)

        return _answered(ruled, said)

    def _availability_at(self, moment: datetime) -> Callable[[str], Availability | None]:
        def availability_of(text: str) -> Availability | None:
            hours = self._schedules.hours_of(text)
            return hours.availability(moment) if isinstance(hours, DepartmentHours) else None

        return availability_of


def _due(journey: DatedJourney, moment: datetime) -> tuple[str, ...]:
    """The slugs of the departments of the steps that are still to be done, the next one first."""
    expected = step_at(journey, moment)
    return tuple(slug for one in journey.steps[expected.index :] for slug in one.departments) if expected else ()


def _telling_nothing(target: HandOverTarget) -> HandOverTarget:
    return replace(target, hand_over=replace(target.hand_over, tell="")) if target.hand_over else target


def _has_places(one: WriteUp) -> bool:
    return "{" in one.say or any("{" in section.markdown for section in one.sections if section.key == "say")


def _answered(one: WriteUp, said: Callable[[str], str]) -> WriteUp:
    """The write-up with its answer as it is `said`."""
    sections = tuple(
        replace(section, markdown=said(section.markdown)) if section.key == "say" else section
        for section in one.sections
    )
    return replace(one, say=said(one.say), sections=sections)


def _without_dates(text: str, one: WriteUp, directory: DepartmentDirectory) -> str:
    return fill(text, _NO_DATES, one.lang, datetime.min, directory)


def _minute(moment: datetime | None) -> tuple[datetime, bool]:
    """Within what a moment is told the same: its minute, whose very beginning is the last of an hour that has ended."""
    if moment is None:
        return datetime.min, False
    begins = moment.replace(second=0, microsecond=0)
    return begins, moment > begins


def _since(filed: datetime | None) -> datetime | date | None:
    return filed.date() if filed and filed.time() == time() else filed
