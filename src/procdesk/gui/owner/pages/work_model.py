"""The list of pages that need their owner, as rows: a heading for each state, below it its pages."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from procdesk.authoring.ownership.worklist import URGENT, WorkItem, WorkScope, counts
from procdesk.i18n import Messages
from procdesk.model import WorkState
from procdesk.text import fold, fold_name

AnyIndex = QModelIndex | QPersistentModelIndex
WORK_ROLE = int(Qt.ItemDataRole.UserRole)


@dataclass(frozen=True, slots=True)
class WorkRow:
    """One row, in the words it is shown with; `item` is None for a heading.

    `note` says when the page falls due, in a `tone` (`quiet`, `amber`, `red`); `detail` what is wrong.
    """

    state: WorkState
    title: str
    item: WorkItem | None = None
    facts: str = ""
    note: str = ""
    tone: str = "quiet"
    detail: str = ""

    @property
    def key(self) -> tuple[str, str]:
        """What tells that a row is the same after the list has changed."""
        return self.state.value, self.item.page.path if self.item else ""

    @property
    def spoken(self) -> str:
        """The row as a screen reader says it."""
        return ". ".join(part for part in (self.title, self.facts, self.note, self.detail) if part)


@dataclass(frozen=True, slots=True)
class WorkLabels:
    """The words of the rows, as one value for any thread: `departments` are names by slug, `titles` those by id.

    `day` words a day as it is written in a list.
    """

    words: Messages
    today: date
    day: Callable[[date], str]
    departments: Mapping[str, str]
    titles: Mapping[str, str]


def work_rows(items: Sequence[WorkItem], labels: WorkLabels, only: WorkState | None = None) -> tuple[WorkRow, ...]:
    """The items as rows, each below every state that it is in, or below one of them."""
    found = counts(items)
    rows: list[WorkRow] = []
    for state in WorkState:
        if state in found and only in (None, state):
            name = labels.words.say(f"work-{state}")
            rows.append(WorkRow(state, f"{name} · {labels.words.number(found[state])}"))
            rows.extend(_row(item, state, labels) for item in items if state in item.states)
    return tuple(rows)


@dataclass(frozen=True, slots=True)
class WorkFilter:
    """Which items are wanted: those of a scope that hold all of some folded words."""

    scope: WorkScope
    words: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class ArrangedWork:
    """The rows that a filter leaves of `pages` pages, `urgent` of them in a state that misleads customers.

    `owners` are all names that pages have as their owners, `departments` the slugs and `states` those with their counts
    that are left to choose from.
    """

    rows: tuple[WorkRow, ...] = ()
    pages: int = 0
    urgent: int = 0
    owners: tuple[str, ...] = ()
    departments: tuple[str, ...] = ()
    states: tuple[tuple[WorkState, int], ...] = ()


def arrange(items: Sequence[WorkItem], wanted: WorkFilter, labels: WorkLabels) -> ArrangedWork:
    """The items that are wanted and need somebody, as the list shows them."""
    scope, anywhere = wanted.scope, wanted.scope.in_any_state()
    needing = [item for item in items if item.states]
    near = [item for item in needing if anywhere.holds(item) and holds_words(item, wanted.words)]
    left = [item for item in near if scope.holds(item)]
    found = counts(near)
    owners = {fold_name(item.page.owner): item.page.owner for item in items if item.page.owner}
    return ArrangedWork(
        rows=work_rows(left, labels, scope.state),
        pages=len(left),
        urgent=sum(1 for item in left if URGENT & set(item.states)),
        owners=tuple(name for _, name in sorted(owners.items())),
        departments=tuple({item.page.department: None for item in needing if item.page.department}),
        states=tuple((state, found[state]) for state in WorkState if state in found),
    )


def holds_words(item: WorkItem, words: Sequence[str]) -> bool:
    """Whether all of some folded words stand in what is known of an item: title, file, owner."""
    page = item.page
    text = fold(f"{page.title} {page.path} {page.owner}")
    return all(word in text for word in words)


def detail_of(item: WorkItem, state: WorkState, labels: WorkLabels) -> str:
    """Everything there is to say of an item in one of its states, a sentence a line."""
    words, due = labels.words, item.due
    found = [words.problem(one) for one in item.problems_of(state) if state not in _SAID_BY_DATE]
    if state in _SAID_BY_DATE and due.planned:
        code = "todo-overdue" if state is WorkState.OVERDUE else "todo-dates"
        deadline = labels.day(due.deadline) if due.deadline else ""
        found.append(_sentence(words.say(code, planned=labels.day(due.planned), deadline=deadline)))
    if state is WorkState.FOUND_AFTER_ANOTHER:
        found += [
            words.say(
                "todo-lost",
                phrase=one.phrase,
                other=f"“{labels.titles.get(one.first, one.first)}”",
                place=str(one.place or ""),
            )
            for one in item.lost
        ]
    if item.page.verified:
        day = labels.day(item.page.verified)
        said = words.say("todo-verified", day=day, who=item.page.verified_by)
        together = f", {words.count('together', item.together)}" if item.together else ""
        found.append(_sentence(said + together))
    return "\n".join(found)


def _sentence(words: str) -> str:
    return f"{words[:1].upper()}{words[1:]}."


def _row(item: WorkItem, state: WorkState, labels: WorkLabels) -> WorkRow:
    page = item.page
    note, tone = _note(item, state, labels)
    department = labels.departments.get(page.department, page.department)
    facts = " · ".join(part for part in (department, page.lang, page.owner, page.path if page.id else "") if part)
    detail = next(iter(detail_of(item, state, labels).split("\n")), "") if state not in _SAID_BY_DATE else ""
    return WorkRow(state, page.title, item, facts, note, tone, detail)


# Why a page is listed here is said by its date.
_SAID_BY_DATE = frozenset({WorkState.OVERDUE, WorkState.EXPIRED, WorkState.DUE, WorkState.NEVER_VERIFIED})


def _note(item: WorkItem, state: WorkState, labels: WorkLabels) -> tuple[str, str]:
    tone = "red" if state in URGENT else "amber" if state is not WorkState.DUE else "quiet"
    due, words = item.due, labels.words
    if state is WorkState.EXPIRED and item.page.valid_until:
        return words.say("todo-until", day=labels.day(item.page.valid_until)), tone
    if state is WorkState.OVERDUE and due.deadline:
        return words.count("days-late", (labels.today - due.deadline).days), tone
    if state in (WorkState.DUE, WorkState.NEVER_VERIFIED) and due.planned:
        return words.say("work-by", day=labels.day(due.planned)), tone
    return "", tone


class WorkModel(QAbstractListModel):
    """The rows of the list; `WORK_ROLE` gives the whole `WorkRow`."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._rows: tuple[WorkRow, ...] = ()

    @property
    def rows(self) -> tuple[WorkRow, ...]:
        """What is shown now, top first."""
        return self._rows

    def show(self, rows: tuple[WorkRow, ...]) -> None:
        """Replaces all rows; views lose their current row and restore it by its key."""
        self.beginResetModel()
        self._rows = rows
        self.endResetModel()

    def rowCount(self, parent: AnyIndex = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(self._rows)

    def data(self, index: AnyIndex, role: int = int(Qt.ItemDataRole.DisplayRole)) -> object:
        if not index.isValid() or index.row() >= len(self._rows):
            return None
        row = self._rows[index.row()]
        if role == WORK_ROLE:
            return row
        if role == Qt.ItemDataRole.DisplayRole:
            return row.title
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return row.spoken
        return None

    def flags(self, index: AnyIndex) -> Qt.ItemFlag:
        if not index.isValid() or self._rows[index.row()].item is None:
            return Qt.ItemFlag.NoItemFlags
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemNeverHasChildren
