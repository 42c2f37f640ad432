"""What owners have to do, as `procdesk todo` tells it: to be read, for programs, for a mail and for a calendar."""

from __future__ import annotations

import hashlib
import sys
from collections.abc import Iterator, Sequence
from datetime import date
from typing import Any

import typer

from procdesk.authoring.ownership.calendar_file import CalendarEvent
from procdesk.authoring.ownership.due_dates import VerificationPlan, working_days
from procdesk.authoring.ownership.worklist import URGENT, WorkItem, WorkScope, counts
from procdesk.cli.output import write_json
from procdesk.content.folder import Folder
from procdesk.i18n import Messages
from procdesk.model import Company, WorkState

# Of one page the text names so many mistakes or phrases; `check` and --json tell all of them.
_MOST_DETAILS = 3
# What is wrong with these is said by their dates.
_DATED = frozenset({WorkState.OVERDUE, WorkState.DUE, WorkState.NEVER_VERIFIED, WorkState.EXPIRED})


def write_items(items: Sequence[WorkItem], words: Messages) -> None:
    """The items by state, each with its place, its title and what it is about."""
    for line in _by_state(items, words):
        typer.echo(line)
    typer.echo(_summary(items, words), err=True)


def write_digest(items: Sequence[WorkItem], folder: Folder, words: Messages) -> None:
    """A mail: its subject, an empty line, and the items by state with what to do about them."""
    company = folder.company.name or folder.root.absolute().name
    sys.stdout.write(words.say("todo-subject", company=company, summary=_summary(items, words)) + "\n\n")
    sys.stdout.write("\n".join(_by_state(items, words, advice=True)) + "\n")


def write_json_items(items: Sequence[WorkItem], scope: WorkScope, words: Messages) -> None:
    """The items as JSON, with how many there are in each state."""
    found = counts(items)
    write_json(
        {
            "owners": list(scope.owners),
            "department": scope.department,
            "counts": {state.value: found[state] for state in WorkState if state in found},
            "items": [_facts(item, words) for item in items],
        }
    )


def calendar_events(items: Sequence[WorkItem], company: Company, words: Messages, today: date) -> list[CalendarEvent]:
    """A day for each page that falls due: its planned one, or the next working day where that has passed.

    A page keeps its event, which moves when the page is confirmed or its interval changes.
    """
    plan = VerificationPlan(working_days(company), today)
    return [
        CalendarEvent(
            hashlib.sha256(f"{item.page.id}\n{item.page.lang}".encode()).hexdigest()[:24],
            item.due.planned if item.due.planned >= today else plan.next_working_day(today),
            words.say("todo-event", title=item.page.title),
            "\n".join(_event_lines(item, words)),
            f"procdesk:{item.page.id}",
        )
        for item in items
        if item.due.planned is not None
    ]


def _event_lines(item: WorkItem, words: Messages) -> Iterator[str]:
    page = item.page
    yield page.path
    if page.owner:
        yield f"{words.say('owner')} {page.owner}"
    yield _dates(item, words)
    yield words.say("todo-event-advice", id=page.id)


def _by_state(items: Sequence[WorkItem], words: Messages, *, advice: bool = False) -> Iterator[str]:
    found = counts(items)
    for state in WorkState:
        if state not in found:
            continue
        yield f"{words.say(f'work-{state}')} ({words.number(found[state])})"
        if advice:
            yield words.say(f"work-advice-{state}")
        for item in items:
            if state in item.states:
                yield from _lines(item, state, words)
        yield ""


def _lines(item: WorkItem, state: WorkState, words: Messages) -> Iterator[str]:
    page = item.page
    place = f"{page.path}:{item.line_of(state)}"
    yield "  " + "  ".join(part for part in (place, page.title if page.id else "", _note(item, state, words)) if part)
    details = list(_details(item, state, words))
    yield from (f"      {one}" for one in details[:_MOST_DETAILS])
    if len(details) > _MOST_DETAILS:
        yield f"      {words.say('todo-more', number=words.number(len(details) - _MOST_DETAILS))}"


def _note(item: WorkItem, state: WorkState, words: Messages) -> str:
    if state in _DATED - {WorkState.EXPIRED}:
        return f"({_dates(item, words)})"
    if state is WorkState.EXPIRED and item.page.valid_until:
        return f"({words.say('todo-until', day=item.page.valid_until.isoformat())})"
    return ""


def _dates(item: WorkItem, words: Messages) -> str:
    planned, deadline = item.due.planned, item.due.deadline
    facts = {"planned": planned.isoformat() if planned else "", "deadline": deadline.isoformat() if deadline else ""}
    code = "todo-overdue" if WorkState.OVERDUE in item.states else "todo-dates"
    parts = [words.say(code, **facts)]
    if item.page.verified:
        parts.append(words.say("todo-verified", day=item.page.verified.isoformat(), who=item.page.verified_by))
    if item.together:
        parts.append(words.count("together", item.together))
    return ", ".join(parts)


def _details(item: WorkItem, state: WorkState, words: Messages) -> Iterator[str]:
    if state is WorkState.FOUND_AFTER_ANOTHER:
        for one in item.lost:
            place = str(one.place or "")
            yield words.say("todo-lost", phrase=one.phrase, other=one.first, place=place)
    for problem in item.problems_of(state) if state not in _DATED else ():
        yield f"{problem.line}: {words.problem(problem)}"


def _summary(items: Sequence[WorkItem], words: Messages) -> str:
    urgent = sum(1 for item in items if URGENT & set(item.states))
    if not items:
        return words.say("todo-nothing")
    return words.say("todo-summary", pages=words.count("pages", len(items)), urgent=words.number(urgent))


def _facts(item: WorkItem, words: Messages) -> dict[str, Any]:
    page = item.page
    return {
        "id": page.id,
        "lang": page.lang,
        "path": page.path,
        "line": item.line,
        "title": page.title,
        "department": page.department,
        "owner": page.owner,
        "states": [state.value for state in item.states],
        "verified": _iso(page.verified),
        "verified_by": page.verified_by,
        "verified_together_with": item.together,
        "planned": _iso(item.due.planned),
        "deadline": _iso(item.due.deadline),
        "valid_until": _iso(page.valid_until),
        "problems": [
            {"line": one.line, "level": one.level.value, "code": one.code, "message": words.problem(one)}
            for one in item.problems
        ],
        "phrases": [{"phrase": one.phrase, "found": one.first, "place": one.place} for one in item.lost],
    }


def _iso(day: date | None) -> str | None:
    return day.isoformat() if day else None
