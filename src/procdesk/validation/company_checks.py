"""Checks of `procdesk.yaml` and of file names: calendar, note, CRM address, names that Windows cannot hold."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from types import MappingProxyType
from typing import Final

from procdesk.call.calendar import WorkCalendar
from procdesk.call.note import ADDRESS_NAMES, NAMES, crm_address
from procdesk.content.problems import problem
from procdesk.content.scan.scanner import COMPANY_FILE
from procdesk.model import Company, Problem, Unit
from procdesk.text import closest, fold_key
from procdesk.validation.context import ValidationContext

_BRACES = re.compile(r"\{([^{}\n]*)\}")
_FORBIDDEN: Final = re.compile(r"[<>:\"|?*\\]|[. ]$")
_DEVICE: Final = re.compile(r"(?:con|prn|aux|nul|com[1-9]|lpt[1-9])(?:\.|$)", re.IGNORECASE)


def names_fit_every_disk(view: ValidationContext) -> Iterator[Problem]:
    """No file and no folder has a name that Windows cannot hold, so that it would be missing there; each told once."""
    told: set[str] = set()
    for path in view.folder.results:
        parts = path.split("/")
        for number, name in enumerate(parts, 1):
            whole = posixpath.join(*parts[:number])
            if whole not in told and (_FORBIDDEN.search(name) or _DEVICE.match(name)):
                told.add(whole)
                yield problem("bad-name", path, 1, name=name)


def company_is_understood(view: ValidationContext) -> Iterator[Problem]:
    """What `procdesk.yaml` says of the calendar, the note and the CRM can be used."""
    file = view.folder.company_file
    for key, check in COMPANY_CHECKS.items() if file else ():
        yield from check(view.folder.company, file.lines.get(key, 1) if file else 1)


def working_days_have_a_calendar(view: ValidationContext) -> Iterator[Problem]:
    """A folder whose journeys count working days or hours says whose holidays count; told once."""
    counted = (step.duration for one in view.write_ups for step in one.journey)
    working = (Unit.WORKING_DAYS, Unit.WORKING_HOURS)
    if view.folder.company.country or not view.company_known or not any(one and one.unit in working for one in counted):
        return
    file = view.folder.company_file
    yield problem("no-calendar", COMPANY_FILE, file.lines.get("calendar", 1) if file else 1)


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
