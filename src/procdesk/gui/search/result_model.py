"""The list's model: what one row says, made of an answer. Spans come from the search; the delegate only paints them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from enum import Enum, auto

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from procdesk.call.validity import validity
from procdesk.model import Answer, Evidence, FirstContact, Hit, Span, Why

AnyIndex = QModelIndex | QPersistentModelIndex
ROW_ROLE = int(Qt.ItemDataRole.UserRole)


class RowKind(Enum):
    """A heading between rows, a process, or a department."""

    HEADING = auto()
    PROCESS = auto()
    DEPARTMENT = auto()


@dataclass(frozen=True, slots=True)
class ResultRow:
    """One row, in the words it is shown with.

    `key` is a process id or a department's slug. `badge` is a word with a tone (`good`, `amber`, `red`, `quiet`);
    `brief` is the badge in a word, for the small window. `why_label` and `why` say what matched, with `why_spans` in
    `why`; `title_spans` in `title`.
    """

    kind: RowKind
    key: str
    title: str
    facts: str = ""
    badge: str = ""
    tone: str = "quiet"
    say: str = ""
    why_label: str = ""
    why: str = ""
    why_spans: tuple[Span, ...] = ()
    title_spans: tuple[Span, ...] = ()
    mark: str = ""
    mark_tone: str = "quiet"
    brief: str = ""

    @property
    def spoken(self) -> str:
        """The row as a screen reader says it."""
        parts = (self.title, self.facts, self.badge, self.mark, self.say, f"{self.why_label} {self.why}".strip())
        return ". ".join(part for part in parts if part)


TONES = {
    FirstContact.SOLVE: "good",
    FirstContact.SOLVE_THEN_HAND_OVER: "amber",
    FirstContact.HAND_OVER: "red",
}


@dataclass(frozen=True, slots=True)
class ResultLabels:
    """The words of the rows in the interface's language, and what they depend on, as one value for any thread.

    `lang` is the language in which write-ups are read first and `departments` the departments' names in it, by slug.
    `first_contact` has who may answer, whole and brief; `evidence` and `similar_to` introduce why a process was
    found; `results` is the number of rows in words, from none to as many as there ever are; `shown_for` has a place for
    a text.
    """

    lang: str
    today: date
    departments: Mapping[str, str]
    first_contact: Mapping[FirstContact, tuple[str, str]]
    evidence: Mapping[Evidence, str]
    similar_to: str
    not_valid: str
    not_all_words: str
    no_answer: str
    faulty: str
    gone: str
    results: tuple[str, ...]
    shown_for: str

    def department(self, slug: str) -> str:
        """A department's name, or its slug where nothing is known of it."""
        return self.departments.get(slug, slug)


_QUOTES = {"es": ("«", "»"), "en": ("“", "”")}


# In a longer question nearly no process holds every word.
_LONG_QUESTION = 5


def rows_of(hits: Sequence[Hit], labels: ResultLabels, question: str = "") -> tuple[ResultRow, ...]:
    """The hits as rows of the list, in their order.

    Of a long `question` only those are marked as without all its words that stand below one with all of them.
    """
    if len(question.split()) > _LONG_QUESTION:
        whole = next((place for place, hit in enumerate(hits) if not hit.relaxed), len(hits))
        hits = [replace(hit, relaxed=hit.relaxed and place > whole) for place, hit in enumerate(hits)]
    return tuple(_row(hit, labels) for hit in hits)


def in_shown_order(
    shown: Sequence[ResultRow], best: Sequence[ResultRow], known: Mapping[str, ResultRow], labels: ResultLabels
) -> tuple[ResultRow, ...]:
    """The rows of a question that rests: each that is `shown` stays in its place, what else is among the `best` below.

    `known` has every process by its id as a row of today; a shown one that it lacks is marked as gone. There are as
    many rows as `labels` can count.
    """
    kept = [known.get(row.key) or replace(row, mark=labels.gone, mark_tone="amber") for row in shown]
    keys = {row.key for row in shown}
    return (*kept, *(row for row in best if row.key not in keys))[: len(labels.results) - 1]


def count_of(rows: Sequence[ResultRow], answer: Answer, labels: ResultLabels) -> str:
    """How many rows, and what was searched instead of unknown words."""
    shown_for = ", ".join(new for _, new in answer.shown_for)
    parts = [labels.shown_for.format(shown_for)] if shown_for else []
    return " · ".join([*parts, labels.results[len(rows)]])


def _row(hit: Hit, labels: ResultLabels) -> ResultRow:
    opening, closing = _QUOTES.get(hit.lang, _QUOTES["en"])
    # A title that holds the words is marked where it stands.
    matched = next((one for one in hit.why if one.is_meant or one.kind is not Evidence.TITLE), None)
    badge, brief = labels.first_contact[hit.first_contact] if hit.first_contact else ("", "")
    mark, mark_tone = _mark(hit, labels)
    return ResultRow(
        kind=RowKind.PROCESS,
        key=hit.id,
        title=hit.title,
        facts=labels.department(hit.department),
        badge=badge,
        tone=TONES[hit.first_contact] if hit.first_contact else "quiet",
        say=f"{opening}{hit.say}{closing}" if hit.say else labels.no_answer,
        why_label=_why_label(matched, labels) if matched else "",
        why=matched.text if matched else "",
        why_spans=matched.spans if matched else (),
        title_spans=hit.title_spans,
        mark=mark,
        mark_tone=mark_tone,
        brief=brief,
    )


def _why_label(why: Why, labels: ResultLabels) -> str:
    return labels.similar_to if why.is_meant else labels.evidence[why.kind]


def _mark(hit: Hit, labels: ResultLabels) -> tuple[str, str]:
    """What one must know before anything else of a row, and its tone."""
    if not validity(hit, labels.today).valid:
        return labels.not_valid, "amber"
    if hit.faulty:
        return labels.faulty, "amber"
    # What was found by its meaning need not hold the words.
    is_meant = any(one.is_meant for one in hit.why)
    return labels.not_all_words if hit.relaxed and not is_meant else "", "quiet"


class ResultModel(QAbstractListModel):
    """The rows of the list; `ROW_ROLE` gives the whole `ResultRow`."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._rows: tuple[ResultRow, ...] = ()

    @property
    def rows(self) -> tuple[ResultRow, ...]:
        """What is shown now, top first."""
        return self._rows

    def show(self, rows: tuple[ResultRow, ...]) -> None:
        """Replaces all rows; views lose their current row and restore it by key."""
        self.beginResetModel()
        self._rows = rows
        self.endResetModel()

    def rowCount(self, parent: AnyIndex = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(self._rows)

    def data(self, index: AnyIndex, role: int = int(Qt.ItemDataRole.DisplayRole)) -> object:
        if not index.isValid() or index.row() >= len(self._rows):
            return None
        row = self._rows[index.row()]
        if role == ROW_ROLE:
            return row
        if role == Qt.ItemDataRole.DisplayRole:
            return row.title
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return row.spoken
        return None

    def flags(self, index: AnyIndex) -> Qt.ItemFlag:
        if not index.isValid() or self._rows[index.row()].kind is RowKind.HEADING:
            return Qt.ItemFlag.NoItemFlags
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemNeverHasChildren
