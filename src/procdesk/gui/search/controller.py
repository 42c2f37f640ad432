"""From what is typed to the rows of the list: asks the library through the Runner and words the answer."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QObject, Signal

from procdesk.gui.formatting import Formatter
from procdesk.gui.search.home import HomeMessage
from procdesk.gui.search.result_model import ResultRow
from procdesk.gui.tasks import TaskRunner
from procdesk.library import Library, Overview
from procdesk.model import Answer, Hit, Query

LIMIT = 8


@dataclass(frozen=True, slots=True)
class SearchResult:
    """What the list shows for a question: `count` in words; `message` where there is nothing to choose from."""

    text: str
    department: str
    rows: tuple[ResultRow, ...]
    count: str = ""
    message: HomeMessage | None = None


@dataclass(frozen=True, slots=True)
class StartPageLists:
    """What the start page lists: pinned and recent processes, newest first."""

    pinned: tuple[str, ...]
    recent: tuple[str, ...]


class SearchController(QObject):
    """`found` carries a `SearchResult` for the newest question only."""

    found = Signal(object)

    def __init__(
        self,
        library: Library,
        runner: TaskRunner,
        wording: Formatter,
        lang: Callable[[], str],
        remembered: Callable[[], StartPageLists],
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._library = library
        self._runner = runner
        self._wording = wording
        self._lang = lang
        self._remembered = remembered
        self._overview: Overview | None = None
        self._text = ""
        self._waiting = False
        self.department = ""
        runner.failed.connect(self._failed)

    @property
    def text(self) -> str:
        """The question that was asked last."""
        return self._text

    @property
    def waiting(self) -> bool:
        """Whether the answer to the newest question is still on its way."""
        return self._waiting

    def know(self, overview: Overview) -> None:
        """Takes the newest overview, for the departments' names and the state in words."""
        self._overview = overview

    def ask(self, text: str) -> None:
        """Asks for the rows of `text`, or of the start page where it is blank."""
        self._text = text
        self._waiting = True
        if text.strip():
            query = Query(text, self._lang(), self.department, LIMIT)
            self._runner.latest("search", lambda: self._library.search(query), self._answered)
        else:
            self._ask_home()

    def again(self) -> None:
        """Asks the same once more, after the content or the language changed."""
        self.ask(self._text)

    def stay_within(self, department: str) -> None:
        """Keeps to one department's processes, or to all of them ("")."""
        self.department = department
        self.again()

    def _ask_home(self) -> None:
        library, lang, department, desk = self._library, self._lang(), self.department, self._remembered()
        if department:
            self._runner.latest(
                "search", lambda: (library.hits_of(library.ids_of(department, lang), lang),), self._at_home
            )
        else:
            self._runner.latest(
                "search",
                lambda: (library.hits_of(desk.pinned, lang), library.hits_of(desk.recent, lang)),
                self._at_home,
            )

    def _at_home(self, lists: tuple[tuple[Hit, ...], ...]) -> None:
        self._waiting = False
        overview = self._overview
        if overview is None:
            return
        headings = [self._name(self.department)] if self.department else [self.tr("Pinned"), self.tr("Recent")]
        rows: list[ResultRow] = []
        for heading, hits in zip(headings, lists, strict=True):
            if hits:
                rows += [self._wording.heading_row(heading), *(self._row(hit) for hit in hits)]
        if not rows and not self.department:
            rows = self._department_rows(overview)
        message = None if self.department and rows else self._wording.home(overview)
        self.found.emit(SearchResult("", self.department, tuple(rows), message=message))

    def _department_rows(self, overview: Overview) -> list[ResultRow]:
        lang = self._lang()
        rows = [
            self._wording.department_row(one.department.slug, one.department.card(lang).name, one.processes)
            for one in overview.departments
            if one.processes
        ]
        rows.sort(key=lambda row: row.title.casefold())
        return [self._wording.heading_row(self.tr("Departments")), *rows] if rows else []

    def _answered(self, answer: Answer) -> None:
        self._waiting = False
        rows = tuple(self._row(hit) for hit in answer.hits)
        overview = self._overview
        if not rows and overview is not None and not overview.processes:
            # While there is nothing to search in, "0 results" would be a wrong answer.
            self.found.emit(
                SearchResult(answer.query.text, answer.query.department, (), message=self._wording.home(overview))
            )
            return
        message = None if rows else self._wording.no_hits(answer.query.text.strip(), self._name(self.department))
        self.found.emit(
            SearchResult(answer.query.text, answer.query.department, rows, self._wording.count(answer), message)
        )

    def _failed(self, name: str, _reason: str) -> None:
        if name == "search":
            self._waiting = False

    def _row(self, hit: Hit) -> ResultRow:
        return self._wording.hit_row(hit, self._name(hit.department))

    def _name(self, slug: str) -> str:
        return self._overview.department_name(slug, self._lang()) if self._overview and slug else ""
