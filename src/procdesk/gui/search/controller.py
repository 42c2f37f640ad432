"""From what is typed to the rows of the list: asks the library through the task runner and shows the answer."""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from functools import partial

from PySide6.QtCore import QObject, QTimer, Signal

from procdesk.gui.formatting import Formatter, HomeMessage
from procdesk.gui.search.result_list import ResultList
from procdesk.gui.search.result_model import (
    ResultLabels,
    ResultRow,
    RowKind,
    count_of,
    in_shown_order,
    rows_of,
)
from procdesk.gui.search.search_bar import SearchBar
from procdesk.gui.tasks import TaskFailure, TaskRunner
from procdesk.library import Library, Overview
from procdesk.model import Answer, Evidence, Hit, Query
from procdesk.text import replace_words

_log = logging.getLogger(__name__)
_LIMIT = 8
# A question that rests keeps the rows it shows, and as many may come below them.
_MOST_ROWS = 2 * _LIMIT
_MINUTE_MS = 60_000


@dataclass(frozen=True, slots=True)
class SearchResult:
    """What the list shows for a question: `count` in words; `message` where there is nothing to choose from.

    `corrected` is the question with its typing errors put right, `phrases` are pairs of a process and the phrase of it
    that was matched. `is_sure` is false where something was asked that no page answers for certain.
    """

    text: str
    department: str
    rows: tuple[ResultRow, ...]
    count: str = ""
    message: HomeMessage | None = None
    corrected: str = ""
    phrases: tuple[tuple[str, str], ...] = ()
    is_sure: bool = True


@dataclass(frozen=True, slots=True)
class StartPageLists:
    """What the start page lists: pinned and recent processes, newest first."""

    pinned: tuple[str, ...]
    recent: tuple[str, ...]


class SearchController(QObject):
    """Owns the search box and the list: asks while somebody types, and shows the answer to the newest question.

    A question that is shown rests until the next key: asked again, because the content has changed, something was
    learned or a minute has passed, its rows are told anew and stay in their places; others come below them.

    `answered` carries the `SearchResult` that the list shows now, `question_answered` that of a question which is not
    asked again or gone back to, `counted` how many hits there are in words, and `message_wanted` a `SearchResult` with
    a message, with True where the same question was answered before. `first_steps` tells whether the list shows the
    departments, where that changed or the reading language did.

    `process_selected` carries the id of the process that the selection rests on, `process_opened` of one asked for with
    Enter or a click. `scope_changed` carries the name of the department that is kept to ("": all) and the language in
    which write-ups are read first. `failed` carries the `TaskFailure` of a search. `ready` comes after all that follows
    from an answer, when everybody has taken it.
    """

    answered = Signal(object)
    question_answered = Signal(object)
    counted = Signal(str)
    message_wanted = Signal(object, bool)
    first_steps = Signal(bool)
    process_selected = Signal(str)
    process_opened = Signal(str)
    scope_changed = Signal(str, str)
    failed = Signal(object)
    ready = Signal()

    def __init__(
        self,
        library: Library,
        runner: TaskRunner,
        formatter: Formatter,
        lang: Callable[[], str],
        remembered: Callable[[], StartPageLists],
        now: Callable[[], datetime],
        bar: SearchBar,
        results: ResultList,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._library = library
        self._runner = runner
        self._formatter = formatter
        self._lang = lang
        self._remembered = remembered
        self._now = now
        self._asked_at = now()
        self._minute = QTimer(self)
        self._minute.setInterval(_MINUTE_MS)
        self._minute.timeout.connect(self.follow_clock)
        self._bar = bar
        self._results = results
        self._overview: Overview | None = None
        self._labels: ResultLabels | None = None
        self._text = ""
        self._waiting = self._enter_waits = False
        self._lists: tuple[bool, str] | None = None
        self._answered_question = ("", "")
        self._shown_question = ("", "")
        self._row_before: str | None = None
        self._renamed: Mapping[str, str] = {}
        self._found = SearchResult("", "", ())
        self.department = ""
        bar.asked.connect(self._typed)
        bar.entered.connect(self._entered)
        bar.moved.connect(results.step)
        results.settled.connect(self._settled)
        results.opened.connect(self._row_opened)

    @property
    def text(self) -> str:
        """The question that was asked last."""
        return self._text

    @property
    def found(self) -> SearchResult:
        """What the list shows now."""
        return self._found

    @property
    def waiting(self) -> bool:
        """Whether the answer to the newest question is still on its way."""
        return self._waiting

    def know(self, overview: Overview) -> None:
        """Takes the newest overview: the departments' names, the state in words, and the day, which may have passed."""
        self._overview = overview
        self._renew_labels()

    def ask(self, text: str) -> None:
        """Asks for the rows of `text`, or of the start page where it is blank; nothing before an overview is known."""
        labels = self._labels
        if labels is None:
            return
        self._text, self._waiting, self._asked_at = text, True, self._now()
        self._minute.start()
        if text.strip():
            query = Query(text, labels.lang, self.department, _LIMIT, moment=self._asked_at)
            shown = self._resting_rows(text)
            find = partial(_found_again, shown) if shown else _found
            self._runner.latest(
                "search", partial(find, self._library, query, labels), self._answered, self._search_failed
            )
        else:
            self._ask_home(labels)

    def again(self) -> None:
        """Asks the same once more, after the content or the language changed."""
        self._renew_labels()
        self.ask(self._text)

    def rename(self, renamed: Mapping[str, str]) -> None:
        """Some processes have other ids now, old to new: the row that is chosen and the department are followed."""
        self._renamed = renamed
        if self._row_before is not None:
            self._row_before = renamed.get(self._row_before, self._row_before)
        slugs = {one.department.slug for one in self._overview.departments} if self._overview else set()
        if self.department and self.department not in slugs:
            inside = f"{self.department}/"
            moved = {new.partition("/")[0] for old, new in renamed.items() if old.startswith(inside)} & slugs
            self.department = moved.pop() if len(moved) == 1 else ""
            self._answered_question = (self._answered_question[0], self.department)
            self._shown_question = (self._shown_question[0], self.department)
            self._tell_scope()

    def follow_clock(self) -> None:
        """Asks the same once more where a minute has begun since: the rows name dates as their pages do."""
        if self._labels is not None and minute_of(self._now()) != minute_of(self._asked_at):
            self.again()

    def stop(self) -> None:
        """Looks at the clock no more."""
        self._minute.stop()

    def choose_department(self, department: str) -> None:
        """Keeps to one department's processes, or to all of them (""), with the cursor in the search box."""
        self.department = department
        self._row_before = None
        self._tell_scope()
        self.ask(self._text)
        self._bar.setFocus()

    def return_to(self, text: str, department: str, row: str) -> None:
        """Shows an earlier question with its hits, and the row that was chosen then ("": none)."""
        if department != self.department:
            self.department = department
            self._tell_scope()
        self._bar.put_text(text)
        self._results.forget_choice()
        self._enter_waits = False
        self._answered_question = (text.strip(), department)
        self._row_before = row
        self.ask(text)

    def _resting_rows(self, text: str) -> tuple[ResultRow, ...]:
        """The rows that are shown for this very text, letter by letter, under the ids that they have now."""
        if self._shown_question != (text, self.department):
            return ()
        return tuple(replace(row, key=self._renamed.get(row.key, row.key)) for row in self._results.rows)

    def _renew_labels(self) -> None:
        if self._overview is None:
            return
        labels = self._formatter.result_labels(self._overview, self._lang(), _MOST_ROWS)
        if labels != self._labels:
            self._labels = labels
            self._tell_scope()

    def _tell_scope(self) -> None:
        labels, department = self._labels, self.department
        if labels is not None:
            self.scope_changed.emit(labels.department(department) if department else "", labels.lang)

    def _ask_home(self, labels: ResultLabels) -> None:
        library, department, moment = self._library, self.department, self._asked_at
        if department:
            heading = labels.department(department)
            self._runner.latest(
                "search",
                lambda: _with_headings(
                    [(heading, _hits_of_department(library, department, labels.lang, moment))], labels
                ),
                self._at_home,
                self._search_failed,
            )
            return
        lists, pinned, recent = self._remembered(), self.tr("Pinned"), self.tr("Recent")
        self._runner.latest(
            "search",
            lambda: _with_headings(
                [
                    (pinned, library.hits_of(lists.pinned, labels.lang, moment)),
                    (recent, library.hits_of(lists.recent, labels.lang, moment)),
                ],
                labels,
            ),
            self._at_home,
            self._search_failed,
        )

    def _at_home(self, rows: tuple[ResultRow, ...]) -> None:
        overview = self._overview
        assert overview is not None
        rows = rows if rows or self.department else self._department_rows(overview)
        message = None if self.department and rows else self._formatter.home(overview)
        self._show(SearchResult("", self.department, rows, message=message))

    def _department_rows(self, overview: Overview) -> tuple[ResultRow, ...]:
        lang = self._lang()
        rows = [
            self._formatter.department_row(one.department.slug, one.department.card(lang).name, one.processes)
            for one in overview.departments
            if one.processes
        ]
        rows.sort(key=lambda row: row.title.casefold())
        return (ResultRow(RowKind.HEADING, "", self.tr("Departments")), *rows) if rows else ()

    def _answered(self, found: SearchResult) -> None:
        self._show(found if found.rows else self._without_rows(found))

    def _without_rows(self, found: SearchResult) -> SearchResult:
        overview, labels = self._overview, self._labels
        assert overview is not None
        assert labels is not None
        if not overview.processes:
            # While there is nothing to search in, "0 results" would be a wrong answer.
            return replace(found, count="", message=self._formatter.home(overview), is_sure=True)
        department = labels.department(found.department) if found.department else ""
        return replace(found, message=self._formatter.no_hits(found.text.strip(), department))

    def _search_failed(self, failure: TaskFailure) -> None:
        self._waiting = self._enter_waits = False
        self.failed.emit(failure)

    def _typed(self, text: str) -> None:
        self._enter_waits = False
        self._row_before = None
        self.ask(text)

    def _entered(self) -> None:
        """Enter opens the best hit: the one that is shown, or the one that the answer under way will bring."""
        if self._waiting or self._nothing_to_search:
            self._enter_waits = bool(self._bar.text.strip())
        else:
            self._results.open_current()

    @property
    def _nothing_to_search(self) -> bool:
        return self._overview is None or self._overview.preparing

    def _show(self, found: SearchResult) -> None:
        self._waiting, self._found = False, found
        question = (found.text.strip(), found.department)
        same, self._answered_question = question == self._answered_question, question
        self._shown_question = (found.text, found.department)
        current, row_before, renamed = self._results.current, self._row_before, self._renamed
        self._row_before, self._renamed = None, {}
        if row_before is not None:
            self._results.show_again(found.rows, row_before)
        elif not (same and found.rows == self._results.rows):
            keep = renamed.get(current.key, current.key) if current and same else ""
            # Where the content changed in the middle of a call, nobody is taken from what they read to another process.
            self._results.show_rows(found.rows, choose_first=any(question) and not keep, keep=keep)
        self._bar.show_count(found.count)
        self._tell(found, same)
        if self._enter_waits and not self._nothing_to_search:
            self._enter_waits = False
            self._results.open_current()
        current = self._results.current
        _log.info("answered: %s -> %s", found.text, current.key if current else "")
        self.ready.emit()

    def _tell(self, found: SearchResult, same: bool) -> None:
        self.counted.emit(found.count)
        lists_departments = any(row.kind is RowKind.DEPARTMENT for row in found.rows)
        lists = (lists_departments, self._labels.lang if self._labels else "")
        if lists != self._lists:
            self._lists = lists
            self.first_steps.emit(lists_departments)
        if found.message is not None:
            self.message_wanted.emit(found, same)
        self.answered.emit(found)
        if not same:
            self.question_answered.emit(found)

    def _settled(self, row: ResultRow) -> None:
        if row.kind is RowKind.PROCESS:
            self.process_selected.emit(row.key)

    def _row_opened(self, row: ResultRow) -> None:
        if row.kind is RowKind.DEPARTMENT:
            self.choose_department(row.key)
        else:
            self.process_opened.emit(row.key)


def _found(library: Library, query: Query, labels: ResultLabels) -> SearchResult:
    answer = library.search(query)
    return _result(answer, rows_of(answer.hits, labels, query.text), labels)


def _found_again(shown: tuple[ResultRow, ...], library: Library, query: Query, labels: ResultLabels) -> SearchResult:
    """What is found for a question that rests with these rows."""
    answer = library.search(replace(query, limit=_MOST_ROWS))
    rows = rows_of(answer.hits, labels, query.text)
    known = {row.key: row for row in rows}
    lost = [row.key for row in shown if row.key not in known]
    known |= {row.key: row for row in rows_of(library.hits_of(lost, labels.lang, query.moment), labels)}
    return _result(answer, in_shown_order(shown, rows[:_LIMIT], known, labels), labels)


def _result(answer: Answer, rows: tuple[ResultRow, ...], labels: ResultLabels) -> SearchResult:
    query = answer.query
    return SearchResult(
        text=query.text,
        department=query.department,
        rows=rows,
        count=count_of(rows, answer, labels),
        corrected=replace_words(query.text, answer.shown_for),
        phrases=tuple((hit.id, phrase) for hit in answer.hits if (phrase := _phrase_of(hit))),
        is_sure=answer.is_sure and bool(answer.hits),
    )


def _phrase_of(hit: Hit) -> str:
    """The phrase of a hit that holds words of the question; one that only means the same was not matched."""
    held = (one.text for one in hit.why if one.kind is Evidence.PHRASE and one.spans and not one.is_meant)
    return next(held, "")


def _hits_of_department(library: Library, department: str, lang: str, moment: datetime) -> tuple[Hit, ...]:
    return library.hits_of(library.ids_of(department, lang), lang, moment)


def minute_of(moment: datetime) -> datetime:
    """The minute of a moment, for which rows and pages say the same."""
    return moment.replace(second=0, microsecond=0)


def _with_headings(lists: Iterable[tuple[str, tuple[Hit, ...]]], labels: ResultLabels) -> tuple[ResultRow, ...]:
    """Each list of hits below its heading; a list without any has none."""
    rows: list[ResultRow] = []
    for heading, hits in lists:
        if hits:
            rows += (ResultRow(RowKind.HEADING, "", heading), *rows_of(hits, labels))
    return tuple(rows)
