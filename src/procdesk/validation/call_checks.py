"""Checks of texts that the call package interprets: opening hours, calendar, note, CRM address, placeholders."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from types import MappingProxyType
from typing import Final

from procdesk.call.calendar import WorkCalendar
from procdesk.call.note import ADDRESS_NAMES, NAMES, crm_address
from procdesk.call.opening_hours import OpeningHoursError, parse_hours
from procdesk.content.problems import problem
from procdesk.content.scanner import COMPANY_FILE
from procdesk.model import Company, Flaw, Problem, Unit
from procdesk.text import closest, fold_key
from procdesk.validation.context import ValidationContext


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


_BRACES = re.compile(r"\{([^{}\n]*)\}")


def in_hours(text: str, _company: Company) -> Iterator[Flaw]:
    """What is wrong with the opening hours of a department."""
    # Whether they can be read does not hang on any calendar, and to make one takes time.
    found = parse_hours(text, WorkCalendar())
    if isinstance(found, OpeningHoursError):
        yield Flaw("bad-hours", (("value", text), ("suggestion", found.suggestion)))
    elif not found.tells and not found.mentions_holidays:
        yield Flaw("vague-hours", (("value", text),))


def in_country(company: Company) -> Iterator[Flaw]:
    """A country that no calendar is known for."""
    fault = WorkCalendar(company.country, company.region).fault
    if fault and fault.key == "country":
        yield Flaw("unknown-country", (("value", fault.value), ("suggestion", fault.suggestion)))


def in_region(company: Company) -> Iterator[Flaw]:
    """A region that the country does not have."""
    fault = WorkCalendar(company.country, company.region).fault
    if fault and fault.key == "region":
        facts = (("value", fault.value), ("country", company.country), ("suggestion", fault.suggestion))
        yield Flaw("unknown-region", facts)


def in_note(company: Company) -> Iterator[Flaw]:
    """Placeholders of the note's template that nothing is known for."""
    # A template of several lines begins in the line below its key.
    first = 1 if "\n" in company.note_template else 0
    yield from _unknown(company.note_template, NAMES, first)


def in_crm_address(company: Company) -> Iterator[Flaw]:
    """An address of the CRM that cannot be opened, and its placeholders that nothing is known for."""
    if not company.crm_url:
        return
    if crm_address(company.crm_url, "", {}) is None:
        yield Flaw("bad-crm-url", (("value", company.crm_url),))
    yield from _unknown(company.crm_url, ADDRESS_NAMES, 0)


IN_COMPANY: Final[Mapping[str, Callable[[Company], Iterator[Flaw]]]] = MappingProxyType(
    {"country": in_country, "region": in_region, "note_template": in_note, "crm_url": in_crm_address}
)


"""Key of procdesk.yaml -> who judges it."""


def _unknown(text: str, names: Mapping[str, str], first_line: int) -> Iterator[Flaw]:
    for found in _BRACES.finditer(text):
        if fold_key(found[1]) not in names:
            best = closest(fold_key(found[1]), names)
            facts = (
                ("written", found[0]),
                ("suggestion", f"{{{best}}}" if best else ""),
                ("known", ", ".join(f"{{{name}}}" for name in dict.fromkeys(names.values()))),
            )
            yield Flaw("unknown-placeholder", facts, first_line + text.count("\n", 0, found.start()))
