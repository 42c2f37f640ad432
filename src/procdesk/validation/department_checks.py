"""Checks of departments: their pages, names, contacts and hours, and who names them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from datetime import date, timedelta
from typing import Final, NamedTuple

from procdesk.call.calendar import WorkCalendar
from procdesk.call.opening_hours import DepartmentHours, OpeningHoursError, parse_hours
from procdesk.call.opening_hours_text import beyond_midnight
from procdesk.content.problems import problem
from procdesk.content.scan.paths import parse_page_path
from procdesk.model import Problem
from procdesk.text import closest, fold_name, readable, slugify
from procdesk.validation.context import ValidationContext

_EMAIL: Final = re.compile(r"[^@\s<>()]+@[^@\s<>()]+\.[^@\s<>().]{2,}$")
_PHONE_WORDS: Final = re.compile(
    r"\b(?:ext|extension|extensión|int|interno|tel|tlf|tfno|phone|opción|opcion|option|o|u|or|y|and|marca|dial|press)\b\.?",
    re.IGNORECASE,
)
_CLOSED_ON_HOLIDAYS: Final = re.compile(r"\bPH\s+(?:off|closed)\b", re.IGNORECASE)
_ANY_COUNTRY: Final = "ES"
_SWAPPED: Final = 12 * 60
# One unknown name on so many pages is one mistake: its page lacks that name, or procdesk.yaml an outsider.
_OFTEN: Final = 3


class _Named(NamedTuple):
    """A name of a department where a page names it; `code` is told of one that nobody knows."""

    code: str
    name: str
    path: str
    line: int
    id: str


def departments_have_pages(view: ValidationContext) -> Iterator[Problem]:
    """A folder with pages written for procdesk has the page of its department."""
    have = {slug for _, slug, _ in view.cards}
    told: set[str] = set()
    for one in view.own_pages:
        folder = parse_page_path(one.path, view.folder.company.languages).folder
        if folder and folder not in have and folder not in told:
            told.add(folder)
            name = next((part for part in one.path.split("/") if slugify(part) == folder), folder)
            yield problem("department-without-page", one.path, 1, name=name)


def departments_are_named(view: ValidationContext) -> Iterator[Problem]:
    """The page of a department says its name, as a detail or a heading; else it is called like its folder."""
    own = {parse_page_path(one.path, view.folder.company.languages).folder for one in view.own_pages}
    for result, slug, card in view.cards:
        entries = result.entries
        named = "name" in entries or "title" in entries or not view.lacks(result.path, "name")
        if slug in own and not named and card.name == readable(slug) and view.head_known(result.path):
            key = view.key_name(result.path, "name")
            yield problem("no-department-name", result.path, 1, name=card.name, key=key)


def department_names_are_unique(view: ValidationContext) -> Iterator[Problem]:
    """No two departments have one name: whoever names it would be led to the first alone."""
    owners: dict[str, str] = {}
    for result, slug, card in sorted(view.cards, key=lambda one: one[0].path):
        other = owners.setdefault(fold_name(card.name), slug)
        if other != slug:
            line = result.lines.get("name", result.lines.get("title", 1))
            yield problem("same-department-name", result.path, line, name=card.name, other=other)


def contacts_can_be_used(view: ValidationContext) -> Iterator[Problem]:
    """E-mail addresses have the form of one, and telephone numbers are numbers."""
    for result, _, card in view.cards:
        for part in re.split(r"\s*[,;]\s*|\s+(?:o|or|y|and)\s+", card.email) if card.email else ():
            if part and not _EMAIL.match(part):
                yield problem("bad-email", result.path, result.lines.get("email", 1), value=part)
        bare = _PHONE_WORDS.sub("", card.phone)
        if card.phone and (any(one.isalpha() for one in bare) or not any(one.isdigit() for one in bare)):
            yield problem("bad-phone", result.path, result.lines.get("phone", 1), value=card.phone)
    for page in view.write_ups:
        if "@" in page.owner and " " not in page.owner and not _EMAIL.match(page.owner):
            yield problem("bad-email", page.path, view.line(page, "owner"), value=page.owner)


def hours_are_understood(view: ValidationContext) -> Iterator[Problem]:
    """The opening hours of the departments can be read, and say what was probably meant."""
    # Which days are holidays does not matter here, only that there are some.
    calendar = WorkCalendar(_ANY_COUNTRY)
    for result, _, card in view.cards:
        if card.hours:
            yield from hours_problems(card.hours, result.path, result.lines.get("hours", 1), calendar, view.today)


def hours_problems(hours: str, path: str, line: int, calendar: WorkCalendar, today: date) -> Iterator[Problem]:
    """What is wrong with the opening hours of a department, which stand in that line."""
    found = parse_hours(hours, calendar)
    if isinstance(found, OpeningHoursError):
        yield problem("bad-hours", path, line, value=hours, suggestion=found.suggestion)
    elif not found.tells and not found.mentions_holidays:
        yield problem("vague-hours", path, line, value=hours)
    else:
        for span, ends, minutes in beyond_midnight(hours):
            if minutes >= _SWAPPED or not ends:
                yield problem("hours-past-midnight", path, line, value=span, ends=ends)
        yield from _holiday_problems(hours, found, path, line, calendar, today)


def _holiday_problems(
    hours: str, found: DepartmentHours, path: str, line: int, calendar: WorkCalendar, today: date
) -> Iterator[Problem]:
    """`PH off` that a later rule takes back, so that the department counts as open at Christmas."""
    if not _CLOSED_ON_HOLIDAYS.search(hours) or not calendar.known:
        return
    days = (today + timedelta(days=number) for number in range(366))
    open_on = next((day for day in days if calendar.is_holiday(day) and found.open_on(day)), None)
    if open_on is None:
        return
    rules = [rule.strip() for rule in hours.split(";") if rule.strip()]
    last = [rule for rule in rules if _CLOSED_ON_HOLIDAYS.search(rule)]
    suggestion = "; ".join([*(rule for rule in rules if rule not in last), *last])
    yield problem("open-on-holidays", path, line, value=hours, suggestion=suggestion if suggestion != hours else "")


def departments_are_known(view: ValidationContext) -> Iterator[Problem]:
    """Pages name departments as their own pages do, or somebody outside the company.

    A name that nobody knows is told once for each page, and once in all where many pages have it.
    """
    if not view.company_known or not view.cards_known:
        return
    known = sorted({card.name for department in view.folder.departments for card in department.cards})
    unknown: dict[str, dict[str, _Named]] = {}
    for one in _named_departments(view):
        unknown.setdefault(fold_name(one.name), {}).setdefault(one.path, one)
    for places in unknown.values():
        first, *others = places.values()
        suggestion = closest(first.name, known)
        if len({one.id for one in places.values()}) >= _OFTEN:
            facts = {"name": first.name, "pages": str(len(places)), "suggestion": suggestion}
            yield problem("unknown-department-often", first.path, first.line, **facts)
            continue
        for one in (first, *others):
            yield problem(one.code, one.path, one.line, name=one.name, suggestion=suggestion)


def _named_departments(view: ValidationContext) -> Iterator[_Named]:
    """The names of departments that nobody knows."""
    for page in view.write_ups:
        named = [("unknown-department", step.department, step.line) for step in page.journey]
        named += [("unknown-department", over.to, over.line) for over in page.hand_overs]
        for outcome in page.guide:
            rules = outcome.rules
            steps = [(step.department, step.line) for step in rules.journey or ()]
            overs = [(over.to, over.line) for over in rules.hand_overs or ()]
            passed = [(name, outcome.line) for name in rules.pass_to or ()]
            named += [("outcome-unknown-department", *one) for one in (*steps, *overs, *passed)]
        for code, name, line in named:
            if name and not all(party.known for party in view.directory.resolve(name)):
                yield _Named(code, name, page.path, line, page.id)


def own_departments_exist(view: ValidationContext) -> Iterator[Problem]:
    """`department` names a department that has a page or a folder; where no department has one, any name is right."""
    if not view.cards or not view.cards_known:
        return
    slugs = {slug for _, slug, _ in view.cards}
    folders = {parse_page_path(path, view.folder.company.languages).folder for path in view.folder.results}
    names = sorted({card.name for _, _, card in view.cards} | slugs)
    for one in view.write_ups:
        if "department" in view.result(one.path).entries and one.department not in slugs | folders:
            written = view.value(one.path, "department")
            facts = {"name": written, "suggestion": _nearest(written, names)}
            yield problem("unknown-department", one.path, view.line(one, "department"), **facts)


def _nearest(written: str, names: Iterable[str]) -> str:
    return closest(written, list(names))
