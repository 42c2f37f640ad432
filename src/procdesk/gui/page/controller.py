"""Which process is open: opens pages through the task runner, remembers the recent ones, fills the page view."""

from __future__ import annotations

import logging
from collections.abc import Callable, Mapping
from datetime import datetime
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

from procdesk.call.context import CallContext
from procdesk.gui.actions import Actions
from procdesk.gui.context import AppContext
from procdesk.gui.formatting import AnswerLabels, CallFormatter
from procdesk.gui.page.page_view import PageView
from procdesk.gui.search.controller import StartPageLists, minute_of
from procdesk.gui.tasks import TaskFailure, TaskRunner
from procdesk.library import FILED_NOW, Library, Opened, OpenedAs, RecordVersion
from procdesk.settings import SettingsFile

if TYPE_CHECKING:
    from procdesk.call.context import CallContext
    from procdesk.call.outcome import ReachedOutcome
    from procdesk.render.page import Page

MOST_RECENT = 12
_MINUTE_MS = 60_000
_WRITTEN_MS = 300
_log = logging.getLogger(__name__)


class PageController(QObject):
    """`shown` carries a process that is to be read (`library.Opened`), `missing` the id of one that is not there.

    `chosen` carries one that was asked for, and not only looked at because the selection rests on it. `ticked_on`
    carries what stands beside the same page a minute later (`CallContext`). `failed` carries the `TaskFailure` of a
    page that could not be made, and `ready` tells that nothing is on its way any more: it comes after all of these,
    when everybody has taken what came.

    `leaving` comes before another page is asked for in the place of the one that is read, `left` once no page is read.
    `gone` carries the id of a process that was to be returned to and is not there any more. `remembered` and `pinned`
    tell that what the start page lists has changed.
    """

    shown = Signal(object)
    missing = Signal(str)
    gone = Signal(str)
    leaving = Signal()
    left = Signal()
    remembered = Signal()
    pinned = Signal()
    ticked_on = Signal(object)
    chosen = Signal(object)
    failed = Signal(object)
    ready = Signal()

    def __init__(
        self,
        library: Library,
        runner: TaskRunner,
        memory: SettingsFile,
        lang: Callable[[], str],
        record_lang: Callable[[], str],
        now: Callable[[], datetime],
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._library = library
        self._runner = runner
        self._memory = memory
        self._lang = lang
        self._record_lang = record_lang
        self._now = now
        self._reached_in: Callable[[str], ReachedOutcome | None] = lambda _id: None
        self._asked = FILED_NOW
        self._asked_at = now()
        self._filed: datetime | None = None
        self._minute = QTimer(self)
        self._minute.setInterval(_MINUTE_MS)
        self._minute.timeout.connect(self._look_at_the_clock)
        # To write to the disk takes as long as to paint a page, which comes first: newest first, as they are kept.
        self._unwritten: tuple[str, ...] = ()
        self._writing = QTimer(self)
        self._writing.setSingleShot(True)
        self._writing.setInterval(_WRITTEN_MS)
        self._writing.timeout.connect(self._write)
        self._other_language = ""
        self._opening = self._returning = ""
        self._on_show = ""
        self._waiting = False
        self.id = ""

    @property
    def waiting(self) -> bool:
        """Whether the page that was asked for is still on its way."""
        return self._waiting

    def follow_guide(self, reached_in: Callable[[str], ReachedOutcome | None]) -> None:
        """Shows each page as its guide rules it: `reached_in` gives the outcome that the guide of an id has come to."""
        self._reached_in = reached_in

    def renew(self) -> None:
        """Shows the page anew where its guide or the clock has moved on since; what is copied then holds now."""
        old = minute_of(self._now()) != minute_of(self._asked_at)
        if self.id and (self._as_now() != self._asked or (old and not self._waiting)):
            self._ask()

    def preview(self, id_: str) -> None:
        """Shows a page because the selection rests on it."""
        if id_ == self.id:
            self._go_to(id_, self._other_language, self._filed)
        else:
            self._go_to(id_, "", None)

    def open(self, id_: str) -> None:
        """Shows a page because it was asked for."""
        self.preview(id_)
        self._opening = id_

    def return_to(self, id_: str, lang: str, filed: datetime | None) -> None:
        """Shows a page as it was read before: in `lang` ("": the reading language), with its dates from `filed`."""
        self._go_to(id_, lang, filed)
        self._returning = id_

    def leave(self) -> None:
        """No page is read any more."""
        self.leaving.emit()
        self.id = self._on_show = self._opening = self._returning = ""
        self._waiting = False
        self._runner.forget("page")
        self._runner.forget("beside")
        self._minute.stop()
        self.left.emit()

    def remember(self, id_: str) -> None:
        """A process was read: it is found again among the recent ones."""
        self._unwritten = (id_, *(one for one in self._unwritten if one != id_))
        self._writing.start()

    @property
    def other_language(self) -> str:
        """The language that was chosen for this page alone, "" for the one that write-ups are read in."""
        return self._other_language

    @property
    def filed(self) -> datetime | None:
        """When the request was filed, None for now."""
        return self._filed

    def count_from(self, filed: datetime | None) -> None:
        """Counts the dates of the page from another moment, or from now (None)."""
        self._filed = filed
        self.again()

    def stop(self) -> None:
        """Looks at the clock no more, and writes down what is still to be remembered."""
        self._minute.stop()
        self._write()

    def again(self) -> None:
        """Shows the same page once more, after the content or the language changed."""
        if self.id:
            self._ask()

    def in_reading_language(self) -> None:
        """Shows the same page in the language that write-ups are now read in."""
        self._other_language = ""
        self.again()

    def toggle_language(self, page: Page) -> str:
        """Shows the page in the next language it is written in; gives that language, or "" where there is only one."""
        languages = page.languages
        if len(languages) < 2:
            return ""
        self._other_language = languages[(languages.index(page.write_up.lang) + 1) % len(languages)]
        self._ask()
        return self._other_language

    def rename(self, renamed: Mapping[str, str]) -> None:
        """Some processes have other ids now, old to new: the one that is read and those that are kept are followed."""
        for name in ("pinned", "recent"):
            before = self._memory.texts(name)
            after = [renamed.get(id_, id_) for id_ in before]
            if after != before:
                self._memory.put(**{name: after})
        if self.id in renamed:
            _log.info("renamed: %s -> %s", self.id, renamed[self.id])
        self._unwritten = tuple(renamed.get(id_, id_) for id_ in self._unwritten)
        self._on_show = renamed.get(self._on_show, self._on_show)
        self._opening = renamed.get(self._opening, self._opening)
        self._returning = renamed.get(self._returning, self._returning)
        self.id = renamed.get(self.id, self.id)

    def toggle_pin(self) -> bool:
        """Pins or unpins the page that is read, and tells whether it is pinned now."""
        pinned = self._memory.texts("pinned")
        now = self.id not in pinned
        pinned = [*pinned, self.id] if now else [one for one in pinned if one != self.id]
        self._memory.put(pinned=pinned)
        self.pinned.emit()
        return now

    def start_page_lists(self) -> StartPageLists:
        """What the start page lists."""
        pinned = tuple(reversed(self._memory.texts("pinned")))
        return StartPageLists(pinned, tuple(one for one in self._recent() if one not in pinned))

    def _go_to(self, id_: str, lang: str, filed: datetime | None) -> None:
        if id_ != self.id:
            self.leaving.emit()
        self._other_language, self._filed = lang, filed
        self._opening = self._returning = ""
        self.id = id_
        self._ask()

    def _ask(self) -> None:
        id_, lang, moment, asked = self.id, self._other_language or self._lang(), self._now(), self._as_now()
        self._waiting, self._asked, self._asked_at = True, asked, moment
        self._runner.latest(
            "page", lambda: (id_, self._library.opened(id_, lang, moment, asked)), self._answered, self._page_failed
        )

    def _as_now(self) -> OpenedAs:
        return OpenedAs(self._filed, self._reached_in(self.id), self._record_lang())

    def _look_at_the_clock(self) -> None:
        """A department may have closed since, and after its last hour today's request counts as tomorrow's."""
        id_, lang, moment, asked = self._on_show, self._other_language or self._lang(), self._now(), self._as_now()
        if id_ and not self._waiting:
            self._runner.latest("beside", lambda: self._library.call_context(id_, lang, moment, asked), self._later)

    def _later(self, call_context: CallContext | None) -> None:
        if call_context is not None and call_context.id == self.id and not self._waiting:
            self.ticked_on.emit(call_context)

    def _answered(self, answer: tuple[str, Opened | None]) -> None:
        id_, opened = answer
        self._waiting = False
        was_opened, was_read = self._opening == id_, self._returning == id_
        self._opening = self._returning = ""
        if opened is None:
            self.id = self._on_show = "" if id_ == self._on_show else self._on_show
            (self.gone if was_read else self.missing).emit(id_)
            self.ready.emit()
            return
        self._on_show = id_
        self._minute.start()
        self.shown.emit(opened)
        if was_opened:
            _log.info("opened: %s", id_)
            self.chosen.emit(opened)
        self.ready.emit()

    def _page_failed(self, failure: TaskFailure) -> None:
        self._waiting = False
        self.failed.emit(failure)

    def _recent(self) -> list[str]:
        """The processes read last, newest first."""
        before = (one for one in self._memory.texts("recent") if one not in self._unwritten)
        return [*self._unwritten, *before][:MOST_RECENT]

    def _write(self) -> None:
        """Remembers the processes that were read last."""
        self._writing.stop()
        recent = self._recent()
        self._unwritten = ()
        if recent != self._memory.texts("recent"):
            self._memory.put(recent=recent)
            self.remembered.emit()


class PagePresenter(QObject):
    """`presented` carries a process (`library.Opened`) once its page is in the view, `passed` tells that a minute
    passed on the page that is read. `complaint` gives the company's own process for it,
    `department_name` a department's name in the window's language by its slug.

    It belongs to its page view.
    """

    presented = Signal(object)
    passed = Signal()

    def __init__(
        self,
        view: PageView,
        page_controller: PageController,
        keys: Actions,
        tools: AppContext,
        complaint: Callable[[], str],
        department_name: Callable[[str], str],
    ) -> None:
        super().__init__(view)
        self._view = view
        self._page_controller = page_controller
        self._keys = keys
        self._tools = tools
        self._complaint = complaint
        self._department_name = department_name
        self._formatter = CallFormatter(tools.interface_language, self)
        self._call_context: CallContext | None = None
        self._record: RecordVersion | None = None
        self._answer_labels = AnswerLabels("")
        page_controller.shown.connect(self._show)
        page_controller.ticked_on.connect(self._show_later)

    @property
    def page(self) -> Page | None:
        """The page that is read, whole."""
        self._view.finish()
        return self._view.page if self._page_controller.id else None

    @property
    def call_context(self) -> CallContext | None:
        """What stands beside the page that is read."""
        return self._call_context if self._page_controller.id else None

    @property
    def record(self) -> RecordVersion | None:
        """The process of the page in the language of the company's records."""
        return self._record if self._page_controller.id else None

    @property
    def answer_labels(self) -> AnswerLabels:
        """What stands around the answer of the page."""
        return self._answer_labels

    def _show(self, opened: Opened) -> None:
        page, self._call_context, self._record = opened.page, opened.call_context, opened.record
        tools = self._tools
        call_words = self._call_words(opened.call_context, page)
        words = tools.formatter.page_words(page, tools.reading_language(), call_words, opened.call_context.outcome)
        self._answer_labels = words.say
        self._keys["other_language"].setVisible(len(page.languages) > 1)
        self._view.show_page(page, words, opened.call_context)
        self.presented.emit(opened)

    def _show_later(self, call_context: CallContext) -> None:
        """A minute has passed on the same page."""
        page, before = self._view.page, self._call_context
        if page is None or before is None:
            return
        self._call_context = call_context
        self._view.show_beside(call_context, self._call_words(call_context, page))
        self.passed.emit()
        if _sayable_dates(before) != _sayable_dates(call_context):
            # The answer itself names the dates.
            self._page_controller.again()

    def _call_words(self, call_context: CallContext, page: Page) -> dict[str, tuple[str, ...]]:
        return self._formatter.bar(
            call_context,
            guide=bool(page.write_up.guide),
            complaint=self._complaint(),
            department_name=self._department_name,
        )


def _sayable_dates(beside: CallContext) -> tuple[object, ...]:
    """What of the dates an answer names: which are still ahead, and which of them are today or tomorrow."""
    ahead = tuple(step.still_ahead(beside.moment) for step in beside.journey.steps)
    return beside.moment.date(), beside.journey.late(beside.moment), ahead
