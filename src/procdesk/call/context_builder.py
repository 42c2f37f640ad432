"""Builds the call context of a page: dates, opening hours and contacts of one company at one moment."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date, datetime, time

from procdesk.call.availability import Availability
from procdesk.call.context import CallContext
from procdesk.call.directory import DepartmentDirectory
from procdesk.call.hand_over import Contact, contacts, hand_over_targets
from procdesk.call.journey import DatedJourney, date_journey
from procdesk.call.opening_hours import DepartmentHours
from procdesk.call.placeholders import fill
from procdesk.call.schedule import Schedules
from procdesk.model import Company, Department, Process, WriteUp

_NO_DATES = DatedJourney(datetime.min, ())


class CallContextBuilder:
    """Lasts as long as the catalog it was made from: calendars and opening hours are read once.

    `directory` finds the departments of that catalog by their names.
    """

    def __init__(self, company: Company, departments: Sequence[Department]) -> None:
        self.directory = DepartmentDirectory(company, departments)
        self._schedules = Schedules(company, self.directory)

    def call_context(self, write_up: WriteUp, moment: datetime, filed: datetime | None = None) -> CallContext:
        """What stands beside a write-up at `moment`, local time without a zone; dates count from `filed` or from it.

        A filing at midnight means that only its day is known.
        """
        availability_of = self._availability_at(moment)

        def contacts_of(text: str) -> tuple[Contact, ...]:
            return contacts(self.directory.resolve(text), write_up.lang, availability_of)

        return CallContext(
            id=write_up.id,
            lang=write_up.lang,
            moment=moment,
            journey=date_journey(write_up.journey, _since(filed) or moment, self._schedules.schedules_of),
            targets=hand_over_targets(write_up, contacts_of),
        )

    def dated(self, process: Process, call_context: CallContext) -> Process:
        """The process with the dates of its journey in what is said, in the write-up that `call_context` is about."""
        day = call_context.moment.date()
        write_ups = tuple(
            self._said(one, call_context.journey, day) if one.lang == call_context.lang else one
            for one in process.write_ups
        )
        return replace(process, write_ups=write_ups)

    def undated(self, process: Process) -> Process:
        """The process with what its author wrote for when the dates are not known, in all its languages."""
        return replace(process, write_ups=tuple(self._said(one, _NO_DATES, date.min) for one in process.write_ups))

    def _said(self, one: WriteUp, journey: DatedJourney, today: date) -> WriteUp:
        if "{" not in one.say and not any("{" in section.markdown for section in one.sections if section.key == "say"):
            return one

        def filled(text: str) -> str:
            return fill(text, journey, one.lang, today, self.directory)

        sections = tuple(
            replace(section, markdown=filled(section.markdown)) if section.key == "say" else section
            for section in one.sections
        )
        return replace(one, say=filled(one.say), sections=sections)

    def _availability_at(self, moment: datetime) -> Callable[[str], Availability | None]:
        def availability_of(text: str) -> Availability | None:
            hours = self._schedules.hours_of(text)
            return hours.availability(moment) if isinstance(hours, DepartmentHours) else None

        return availability_of


def _since(filed: datetime | None) -> datetime | date | None:
    return filed.date() if filed and filed.time() == time() else filed
