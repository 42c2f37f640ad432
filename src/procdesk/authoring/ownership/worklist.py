"""What the owners of pages have to do: each write-up with the states that somebody must look at."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final

from procdesk.authoring.ownership.due_dates import NEVER_DUE, DueDates, VerificationPlan, working_days
from procdesk.call.validity import validity
from procdesk.model import Company, Level, LostPhrase, Problem, Process, WorkState
from procdesk.text import fold_name

SOON: Final = timedelta(days=30)
"""How long before its planned day a page counts as due."""

MANY_AT_ONCE: Final = 10
"""Where one person has confirmed more pages on one day, this is told of each of them."""


URGENT: Final = frozenset({WorkState.MISTAKES, WorkState.OVERDUE, WorkState.EXPIRED})
"""The states in which a page may tell a customer something that does not hold."""

# The flags that staff put on pages become a state of their own once there are any.
_STATE_OF_PROBLEM: Final = {
    "no-answer": WorkState.NO_ANSWER,
    "no-phrases": WorkState.NO_PHRASES,
    "never-verified": WorkState.NEVER_VERIFIED,
    "verification-overdue": WorkState.OVERDUE,
    "no-longer-valid": WorkState.EXPIRED,
    "translation-outdated": WorkState.TRANSLATION_BEHIND,
    "translation-missing": WorkState.TRANSLATION_MISSING,
    "no-owner": WorkState.NO_OWNER,
}


@dataclass(frozen=True, slots=True)
class OwnedPage:
    """A write-up as its owner knows it. `department` is a slug; a file that holds no write-up has no `id`."""

    id: str
    lang: str
    path: str
    title: str
    department: str
    owner: str = ""
    verified: date | None = None
    verified_by: str = ""
    verify_days: int | None = None
    valid_from: date | None = None
    valid_until: date | None = None


@dataclass(frozen=True, slots=True)
class WorkItem:
    """A write-up and what there is to do: its `states`, the most urgent first, and when it is `due`.

    `problems` are those of its file, errors first; `lost` its phrases that find another page first. `together` is how
    many other pages were confirmed by the same person on the same day (0 where they are few).
    """

    page: OwnedPage
    states: tuple[WorkState, ...] = ()
    due: DueDates = NEVER_DUE
    problems: tuple[Problem, ...] = ()
    lost: tuple[LostPhrase, ...] = ()
    together: int = 0

    @property
    def line(self) -> int:
        """The line of the file at which its work begins, from 1."""
        return self.line_of(self.states[0]) if self.states else 1

    def line_of(self, state: WorkState) -> int:
        """The line of the file that one of its states is about, from 1."""
        return next((one.line for one in self.problems_of(state) if one.line), 1)

    def problems_of(self, state: WorkState) -> tuple[Problem, ...]:
        """The problems of the file that make one of its states."""
        return tuple(one for one in self.problems if state in _states_of(one))


@dataclass(frozen=True, slots=True)
class WorkScope:
    """Which items are wanted: those of some `owners` (none: everybody's), of a `department` (a slug, "": all), and in
    one `state` (None: any).
    """

    owners: tuple[str, ...] = ()
    department: str = ""
    state: WorkState | None = None

    def in_any_state(self) -> WorkScope:
        """The same without its state."""
        return WorkScope(self.owners, self.department)

    def holds(self, item: WorkItem) -> bool:
        """Whether an item is wanted."""
        return (
            (not self.owners or is_owned(item.page, self.owners))
            and self.department in ("", item.page.department)
            and (self.state is None or self.state in item.states)
        )


def owned_pages(processes: Iterable[Process]) -> tuple[OwnedPage, ...]:
    """The write-ups of some processes, in their order."""
    return tuple(
        OwnedPage(
            *(one.id, one.lang, one.path, one.title, one.department, one.owner),
            *(one.verified, one.verified_by, one.verify_days, one.valid_from, one.valid_until),
        )
        for process in processes
        for one in process.write_ups
    )


def owner_names(written: str) -> tuple[str, ...]:
    """The names that a setting or an option lists between commas: one person may answer as a role and by e-mail."""
    return tuple(name for part in written.split(",") if (name := part.strip()))


def is_owned(page: OwnedPage, owners: Iterable[str]) -> bool:
    """Whether a page belongs to one of these owners; capitals, accents and blanks do not matter."""
    return bool(page.owner) and fold_name(page.owner) in set(map(fold_name, owners))


def worklist(
    pages: Collection[OwnedPage],
    problems: Iterable[Problem],
    lost: Iterable[LostPhrase],
    company: Company,
    today: date,
) -> tuple[WorkItem, ...]:
    """Every page with its states, also those that need nothing, by path.

    `company` has the calendar by whose working days pages fall due. `problems` are those of `procdesk check`, `lost`
    the phrases that find another page first. Errors in files that hold no write-up come as items without an id.
    """
    by_path: dict[str, list[Problem]] = defaultdict(list)
    for problem in problems:
        by_path[problem.path].append(problem)
    lost_of: dict[tuple[str, str], list[LostPhrase]] = defaultdict(list)
    for phrase in lost:
        lost_of[phrase.id, phrase.lang].append(phrase)
    plan = VerificationPlan(working_days(company), today)
    together = _confirmed_together(pages)
    items = [
        _item(
            page,
            by_path.pop(page.path, []),
            tuple(lost_of.get((page.id, page.lang), ())),
            plan.due(page.id, page),
            together[_confirmation(page)],
            today,
        )
        for page in pages
    ]
    items.extend(_items_without_page(by_path))
    return tuple(sorted(items, key=lambda item: item.page.path))


def planned_for(item: WorkItem, today: date) -> date | None:
    """The day on which an item is to be read: its planned day, today where that has passed, None where it never is."""
    return max(item.due.planned, today) if item.due.planned else None


def due_within(items: Iterable[WorkItem], today: date, days: int) -> int:
    """How many of the items are overdue, or to be read within so many days from today on."""
    last = today + timedelta(days=days)
    return sum(1 for one in items if (day := planned_for(one, today)) and day <= last)


def counts(items: Iterable[WorkItem]) -> Mapping[WorkState, int]:
    """How many items are in each state that any is in."""
    return Counter(state for item in items for state in item.states)


def _item(
    page: OwnedPage,
    problems: list[Problem],
    lost: tuple[LostPhrase, ...],
    due: DueDates,
    together: int,
    today: date,
) -> WorkItem:
    found = set(_states(page, problems, lost, due, today))
    ordered = tuple(sorted(problems, key=lambda one: (one.level is Level.WARNING, one.line, one.code)))
    others = together - 1 if together > MANY_AT_ONCE else 0
    return WorkItem(page, tuple(state for state in WorkState if state in found), due, ordered, lost, others)


def _states(
    page: OwnedPage, problems: Iterable[Problem], lost: tuple[LostPhrase, ...], due: DueDates, today: date
) -> Iterator[WorkState]:
    found = validity(page, today)
    if found.overdue:
        yield WorkState.OVERDUE
    elif due.deadline and due.planned and due.planned <= today + SOON:
        yield WorkState.DUE
    if found.expired:
        yield WorkState.EXPIRED
    if lost:
        yield WorkState.FOUND_AFTER_ANOTHER
    for problem in problems:
        yield from _states_of(problem)


def _states_of(problem: Problem) -> Iterator[WorkState]:
    if problem.level is Level.ERROR:
        yield WorkState.MISTAKES
    if problem.code in _STATE_OF_PROBLEM:
        yield _STATE_OF_PROBLEM[problem.code]


def _items_without_page(by_path: Mapping[str, list[Problem]]) -> Iterator[WorkItem]:
    """The files with errors that no write-up was read from, such as pages of departments."""
    for path, problems in by_path.items():
        if any(one.level is Level.ERROR for one in problems):
            department, _, rest = path.partition("/")
            page = OwnedPage("", "", path, path, department if rest else "")
            yield WorkItem(page, (WorkState.MISTAKES,), problems=tuple(problems))


def _confirmation(page: OwnedPage) -> tuple[date | None, str]:
    """When and by whom a page was confirmed; by nobody in particular where it does not say."""
    return (page.verified, fold_name(page.verified_by)) if page.verified and page.verified_by else (None, "")


def _confirmed_together(pages: Iterable[OwnedPage]) -> Counter[tuple[date | None, str]]:
    found = Counter(map(_confirmation, pages))
    del found[None, ""]
    return found
