"""Rules about what this room only carries: what is wrong is told by the judges, where it stands is known here."""

from __future__ import annotations

from collections.abc import Iterator

from procdesk.content.problems import problem
from procdesk.content.scanner import COMPANY_FILE
from procdesk.content.view import ValidationContext
from procdesk.model import Flaw, Problem, Unit


def placeholders_can_be_filled(view: ValidationContext) -> Iterator[Problem]:
    """The placeholders of "Say this" are known, and the journey has dates for them."""
    for one in view.write_ups:
        said = one.section("say")
        if said and not one.plain:
            line = view.folder.results[one.path].say_line
            yield from (_told(flaw, one.path, line + flaw.line) for flaw in view.judges.say(said.markdown, one.journey))


def hours_are_understood(view: ValidationContext) -> Iterator[Problem]:
    """The opening hours of the departments can be read."""
    for result in view.folder.results.values():
        if result.card and result.card[1].hours:
            line = result.lines.get("hours", 0)
            for flaw in view.judges.hours(result.card[1].hours, view.folder.company):
                yield _told(flaw, result.path, line)


def company_is_understood(view: ValidationContext) -> Iterator[Problem]:
    """What `procdesk.yaml` says of the calendar, the note and the CRM can be used."""
    file = view.folder.company_file
    for key, judge in view.judges.company.items() if file else ():
        line = file.lines.get(key, 0) if file else 0
        yield from (_told(flaw, COMPANY_FILE, line + flaw.line) for flaw in judge(view.folder.company))


def working_days_have_a_calendar(view: ValidationContext) -> Iterator[Problem]:
    """A folder whose journeys count working days says whose holidays count; told once."""
    counted = (step.duration for one in view.write_ups for step in one.journey)
    if view.folder.company.country or not any(one and one.unit is Unit.WORKING_DAYS for one in counted):
        return
    file = view.folder.company_file
    yield problem("no-calendar", COMPANY_FILE, file.lines.get("calendar", 0) if file else 0)


def _told(flaw: Flaw, path: str, line: int) -> Problem:
    return problem(flaw.code, path, line, **dict(flaw.facts))
