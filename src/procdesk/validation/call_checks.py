"""Checks of texts that the call package interprets: opening hours, calendar, note, CRM address, placeholders."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace
from types import MappingProxyType
from typing import Final

from procdesk.call import placeholders
from procdesk.call.calendar import WorkCalendar
from procdesk.call.directory import DepartmentDirectory
from procdesk.call.note import ADDRESS_NAMES, NAMES, crm_address
from procdesk.call.opening_hours import OpeningHoursError, parse_hours
from procdesk.call.placeholders import Placeholder, names_in, step_index
from procdesk.content.problems import problem
from procdesk.content.scanner import COMPANY_FILE
from procdesk.model import Company, Problem, Step, Unit
from procdesk.text import closest, fold_key
from procdesk.validation.context import ValidationContext


def placeholders_can_be_filled(view: ValidationContext) -> Iterator[Problem]:
    """The placeholders of "Say this" are known, and the journey has dates for them."""
    for one in view.write_ups:
        said = one.section("say")
        if said and not one.plain:
            yield from placeholder_problems(said.markdown, one.journey, view.directory, one.path, said.first_line)


def hours_are_understood(view: ValidationContext) -> Iterator[Problem]:
    """The opening hours of the departments can be read."""
    for result in view.folder.results.values():
        if result.card and result.card[1].hours:
            yield from hours_problems(result.card[1].hours, result.path, result.lines.get("hours", 0))


def company_is_understood(view: ValidationContext) -> Iterator[Problem]:
    """What `procdesk.yaml` says of the calendar, the note and the CRM can be used."""
    file = view.folder.company_file
    for key, check in COMPANY_CHECKS.items() if file else ():
        yield from check(view.folder.company, file.lines.get(key, 0) if file else 0)


def working_days_have_a_calendar(view: ValidationContext) -> Iterator[Problem]:
    """A folder whose journeys count working days says whose holidays count; told once."""
    counted = (step.duration for one in view.write_ups for step in one.journey)
    if view.folder.company.country or not any(one and one.unit is Unit.WORKING_DAYS for one in counted):
        return
    file = view.folder.company_file
    yield problem("no-calendar", COMPANY_FILE, file.lines.get("calendar", 0) if file else 0)


_BRACES = re.compile(r"\{([^{}\n]*)\}")


def placeholder_problems(
    text: str, steps: Sequence[Step], directory: DepartmentDirectory, path: str, line: int
) -> Iterator[Problem]:
    """What keeps the placeholders of a text from ever being filled, given the steps of its journey.

    `line` is the line of the file `path` in which the text begins.
    """
    for one in names_in(text):
        here = line + text.count("\n", 0, one.start)
        if not one.kind:
            suggestion = closest(one.name, list(placeholders.NAMES))
            yield problem(
                "unknown-placeholder",
                path,
                here,
                written=one.written,
                suggestion=f"{{{suggestion}}}" if suggestion else "",
                known=", ".join(f"{{{name}}}" for name in placeholders.NAMES),
            )
        elif not steps:
            yield problem("placeholder-without-journey", path, here, written=one.written)
        else:
            yield from _step_problems(one, steps, directory, path, here)


def _step_problems(
    one: Placeholder, steps: Sequence[Step], directory: DepartmentDirectory, path: str, line: int
) -> Iterator[Problem]:
    index = step_index(one.step, [step.department for step in steps], directory)
    if index is None:
        departments = list(dict.fromkeys(step.department for step in steps if step.department))
        suggestion = str(len(steps)) if one.step.isdecimal() else closest(one.step, departments)
        yield problem("unknown-step", path, line, written=one.written, step=one.step, suggestion=suggestion)
        return
    # A step begins when the one before it is done: without its time nothing later can be dated.
    untimed = next((step for step in steps[: index + 1] if step.duration is None), None)
    if untimed:
        yield problem("placeholder-without-time", path, line, written=one.written, line=str(untimed.line))


def hours_problems(hours: str, path: str, line: int) -> Iterator[Problem]:
    """What is wrong with the opening hours of a department, which stand in that line."""
    # Whether they can be read does not hang on any calendar, and to make one takes time.
    found = parse_hours(hours, WorkCalendar())
    if isinstance(found, OpeningHoursError):
        yield problem("bad-hours", path, line, value=hours, suggestion=found.suggestion)
    elif not found.tells and not found.mentions_holidays:
        yield problem("vague-hours", path, line, value=hours)


def country_problems(company: Company, line: int) -> Iterator[Problem]:
    """A country that no calendar is known for."""
    fault = WorkCalendar(company.country, company.region).fault
    if fault and fault.key == "country":
        yield problem("unknown-country", COMPANY_FILE, line, value=fault.value, suggestion=fault.suggestion)


def region_problems(company: Company, line: int) -> Iterator[Problem]:
    """A region that the country does not have."""
    fault = WorkCalendar(company.country, company.region).fault
    if fault and fault.key == "region":
        facts = {"value": fault.value, "country": company.country, "suggestion": fault.suggestion}
        yield problem("unknown-region", COMPANY_FILE, line, **facts)


def note_problems(company: Company, line: int) -> Iterator[Problem]:
    """Placeholders of the note's template that nothing is known for."""
    # A template of several lines begins in the line below its key.
    first = 1 if "\n" in company.note_template else 0
    yield from _unknown(company.note_template, NAMES, line + first)
    for _, template in company.note_templates:
        # Several templates stand one below the other, and only the line of the first is known.
        yield from (replace(one, line=line) for one in _unknown(template, NAMES, line))


def crm_address_problems(company: Company, line: int) -> Iterator[Problem]:
    """An address of the CRM that cannot be opened, and its placeholders that nothing is known for."""
    if not company.crm_url:
        return
    if crm_address(company.crm_url, "", {}) is None:
        yield problem("bad-crm-url", COMPANY_FILE, line, value=company.crm_url)
    yield from _unknown(company.crm_url, ADDRESS_NAMES, line)


COMPANY_CHECKS: Final[Mapping[str, Callable[[Company, int], Iterator[Problem]]]] = MappingProxyType(
    {
        "country": country_problems,
        "region": region_problems,
        "note_template": note_problems,
        "crm_url": crm_address_problems,
    }
)
"""Key of procdesk.yaml -> what is wrong with its value, given the line of the key."""


def _unknown(text: str, names: Mapping[str, str], first_line: int) -> Iterator[Problem]:
    for found in _BRACES.finditer(text):
        if fold_key(found[1]) not in names:
            best = closest(fold_key(found[1]), names)
            yield problem(
                "unknown-placeholder",
                COMPANY_FILE,
                first_line + text.count("\n", 0, found.start()),
                written=found[0],
                suggestion=f"{{{best}}}" if best else "",
                known=", ".join(f"{{{name}}}" for name in dict.fromkeys(names.values())),
            )
