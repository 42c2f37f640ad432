"""The list's model: what one row says. Spans come from the search; the delegate only paints them."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum, auto

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from procdesk.model import FirstContact, Span

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
