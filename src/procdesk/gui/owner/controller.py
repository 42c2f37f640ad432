"""What is wrong with the content, as `procdesk check` knows it: counted, marked on the page, listed and opened."""

from __future__ import annotations

import logging
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from functools import partial
from itertools import groupby
from time import monotonic
from typing import Any

from PySide6.QtCore import QObject, QSize, QTimer, Signal
from PySide6.QtWidgets import QWidget

from procdesk.content.scan.scanner import is_company_file, is_page
from procdesk.gui.actions import Actions
from procdesk.gui.content_controller import ContentWatcher
from procdesk.gui.context import AppContext
from procdesk.gui.overview import OverviewPresenter
from procdesk.gui.owner.editor import Editor, Opening
from procdesk.gui.owner.problems_dialog import ListedProblem, ProblemGroup, ProblemsDialog
from procdesk.gui.page.controller import PageController
from procdesk.gui.page.header import PageHeader
from procdesk.gui.status_bar import COMPLAINT_MS, StatusBar
from procdesk.gui.tasks import LATER, IdleQueue
from procdesk.library import FolderUpdate, Opened
from procdesk.model import Level, Problem, State
from procdesk.subprocesses import ChildState, ChildTask
from procdesk.validation.child import CheckedFolder, checked_folder, checked_part, start_check

_log = logging.getLogger(__name__)
_POLL_MS = 100
# Nobody reads more, and a list of them takes long to make.
_MOST_LISTED = 500
_LARGE, _SMALL = QSize(860, 540), QSize(720, 280)


class ProblemsWatcher(QObject):
    """Keeps the problems of the content: those of reading at once, those of the rules by a check in a child process.

    A check begins `after_ms` milliseconds after the last change. `changed` tells that there are others.
    """

    changed = Signal()

    def __init__(self, context: AppContext, watcher: ContentWatcher, parent: QObject) -> None:
        super().__init__(parent)
        self._context = context
        self._read: tuple[Problem, ...] = ()
        self._checked: CheckedFolder | None = None
        self._seen: tuple[State, int] | None = None
        self._fresh = False
        self._child: ChildTask | None = None
        self._began = self._took = 0.0
        self._reading = IdleQueue(self)
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.timeout.connect(self._check)
        self._poll = QTimer(self)
        self._poll.setInterval(_POLL_MS)
        self._poll.timeout.connect(self._look_at_child)
        watcher.looked.connect(self._looked)

    @property
    def problems(self) -> tuple[Problem, ...]:
        """All problems that are known."""
        if self._checked is None:
            return self._read
        return self._checked.problems if self.complete else (*self._read, *self._checked.of_rules)

    @property
    def complete(self) -> bool:
        """Whether the content has been checked as it is now."""
        return self._fresh and self._child is None

    def check_now(self) -> None:
        """Somebody wants to know: a check that is due is not waited for."""
        if not self._fresh and self._child is None and self._seen is not None and self._seen[0] is State.READY:
            self._pause.start(0)

    def stop(self) -> None:
        """Ends what is under way."""
        self._pause.stop()
        self._poll.stop()
        if self._child is not None:
            self._child.stop()
            self._child = None

    def _looked(self, look: FolderUpdate) -> None:
        seen = (look.overview.state, look.overview.problems)
        if seen == self._seen and not look.change.ids:
            return
        self._seen, self._fresh = seen, False
        self._context.runner.latest("read problems", self._context.library.problems, self._take_read, urgency=LATER)
        if look.overview.state is State.READY:
            # A large folder takes long to check: an author who saves again and again is waited for as long.
            self._pause.start(max(self._context.check_ms, round(self._took * 1000)))

    def _take_read(self, problems: tuple[Problem, ...]) -> None:
        if problems != self._read:
            self._read = problems
            self.changed.emit()

    def _check(self) -> None:
        if self._child is not None:
            # It has looked at what was there before: the next one begins when it has ended.
            return
        self._fresh, self._began = True, monotonic()
        self._child = start_check(self._context.library.content, self._context.now().date())
        self._poll.start()

    def _look_at_child(self) -> None:
        child = self._child
        if child is None or child.poll() is ChildState.RUNNING:
            return
        self._poll.stop()
        self._took = monotonic() - self._began
        if child.poll() is ChildState.SUCCEEDED:
            parts: list[CheckedFolder] = []
            read = [partial(_append_part, parts, result) for result in child.results]
            self._reading.start((*read, partial(self._take_checked, parts)))
        else:
            self._end_check(None)

    def _take_checked(self, parts: list[CheckedFolder]) -> None:
        self._end_check(checked_folder(parts))

    def _end_check(self, checked: CheckedFolder | None) -> None:
        """The check has ended with what it found; where it failed, with None, what was known before stays."""
        self._child = None
        if not self._fresh:
            self._pause.start(self._context.check_ms)
        if checked is None:
            self._fresh = False
        else:
            self._checked = checked
        self.changed.emit()


def _append_part(parts: list[CheckedFolder], result: Sequence[Sequence[Any]]) -> None:
    parts.append(checked_part(result))


class ProblemsController(QObject):
    """Shows the problems: their number in the status bar, those of a page in its head, and all of them in a list.

    A page is opened by `edit`, given its path and a line, unless the user has an `editor` of their own.
    """

    def __init__(
        self,
        context: AppContext,
        actions: Actions,
        header: PageHeader,
        status_bar: StatusBar,
        page_controller: PageController,
        overview: OverviewPresenter,
        problems: ProblemsWatcher,
        editor: Editor,
        edit: Callable[[str, int], None],
        window: QWidget,
    ) -> None:
        super().__init__(window)
        self._context = context
        self._header = header
        self._status_bar = status_bar
        self._overview = overview
        self._problems = problems
        self._editor = editor
        self._edit = edit
        self._window = window
        self._path = ""
        # Counted once: a large folder has thousands, and a page that is opened must not wait for them.
        self._by_path: Counter[str] = Counter()
        self._renew: Callable[[], None] | None = None
        problems.changed.connect(self._count)
        page_controller.shown.connect(self._page_shown)
        actions.bind({"problems": self._list_all, "page_problems": self._list_page})

    def _page_shown(self, opened: Opened) -> None:
        self._path = opened.page.write_up.path
        self._show_numbers()

    def _count(self) -> None:
        problems = self._problems.problems
        errors = sum(one.level is Level.ERROR for one in problems)
        self._by_path = Counter(one.path for one in problems)
        self._status_bar.show_problems(self._context.formatter.problems(errors, len(problems) - errors))
        self._show_numbers()

    def _show_numbers(self) -> None:
        own = self._by_path[self._path] if self._path else 0
        if self._problems.complete:
            _log.info("problems: %d, of the page: %d", self._by_path.total(), own)
        self._header.show_problems(self.tr("%n problem(s) · for the owner", "", own) if own else "")
        if self._renew is not None:
            self._renew()

    def _of_page(self) -> list[Problem]:
        return [one for one in self._problems.problems if one.path == self._path] if self._path else []

    def _list_all(self) -> None:
        self._problems.check_now()
        dialog = self._dialog(self.tr("Problems in the content"), _LARGE)
        self._show(dialog, lambda: [*self._complaints(), *self._groups(self._problems.problems)])

    def _list_page(self) -> None:
        self._problems.check_now()
        dialog = self._dialog(self.tr("Problems of this page"), _SMALL)
        self._show(dialog, lambda: self._groups(self._of_page()))

    def _dialog(self, title: str, size: QSize) -> ProblemsDialog:
        dialog = ProblemsDialog(title, self._window)
        dialog.resize(size)
        dialog.open_wanted.connect(self._open)
        dialog.finished.connect(self._closed)
        return dialog

    def _show(self, dialog: ProblemsDialog, groups: Callable[[], list[ProblemGroup]]) -> None:
        """Opens the list and keeps it as the problems are while it is open."""

        def renew() -> None:
            found = groups()
            dialog.show_groups(found, self._state(found))

        self._renew = renew
        renew()
        dialog.open()

    def _closed(self) -> None:
        self._renew = None

    def _state(self, groups: list[ProblemGroup]) -> str:
        if not self._problems.complete:
            return self.tr("The content is being checked: more may follow in a moment.")
        return "" if groups else self.tr("No problems found.")

    def _complaints(self) -> list[ProblemGroup]:
        """What stands in the way of the program itself: an index or settings that cannot be written."""
        found = tuple(ListedProblem(words) for words in self._overview.complaints)
        return [ProblemGroup("procdesk", "", found)] if found else []

    def _groups(self, problems: Iterable[Problem]) -> list[ProblemGroup]:
        """The problems by file: files with errors first, and in each of them the errors."""
        ordered = sorted(problems, key=lambda one: (one.path, one.line, one.code, one.facts))
        by_file = [(path, list(some)) for path, some in groupby(ordered, key=lambda one: one.path)]
        by_file.sort(key=lambda pair: all(one.level is Level.WARNING for one in pair[1]))
        groups, left = [], _MOST_LISTED
        for path, some in by_file:
            if left > 0:
                groups.append(self._group(path, some[:left]))
            left -= len(some)
        if left < 0:
            more = self.tr("and %n more, which “procdesk check” tells", "", -left)
            groups.append(ProblemGroup(more, "", ()))
        return groups

    def _group(self, path: str, problems: list[Problem]) -> ProblemGroup:
        ordered = sorted(problems, key=lambda one: (one.level is Level.WARNING, one.line))
        listed = tuple(ListedProblem(self._words(one), one.line) for one in ordered)
        return ProblemGroup(path or self._context.library.content.name, path, listed)

    def _words(self, problem: Problem) -> str:
        level = self.tr("Error") if problem.level is Level.ERROR else self.tr("Warning")
        place = self.tr("{0}, line {1}").format(level, problem.line) if problem.line else level
        return f"{place}: {self._context.sentence(problem)}"

    def _open(self, path: str, line: int) -> None:
        if not self._context.settings.text("editor") and (is_page(path) or is_company_file(path)):
            self._edit(path, line)
            return
        outcome = self._editor.open(self._context.library.content / path, line)
        words = {
            Opening.FILE_GONE: self.tr("{0} is not there any more").format(path),
            Opening.EDITOR_MISSING: self.tr("The editor “{0}” was not found: correct “editor” in settings.toml").format(
                self._context.settings.text("editor")
            ),
            Opening.NO_PROGRAM: self.tr("No program opens {0}: write one as “editor” in settings.toml").format(path),
            Opening.DONE: self.tr("Opened in your editor: {0}").format(path),
        }[outcome]
        self._status_bar.say(words, COMPLAINT_MS)
