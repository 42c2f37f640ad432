"""Knows the pages of the folder as their owners do, and which of their phrases find another page first."""

from __future__ import annotations

import logging
from collections.abc import Mapping
from functools import partial

from PySide6.QtCore import QObject, QTimer, Signal

from procdesk.authoring.ownership.page_rows import pages_from, phrases_from
from procdesk.authoring.ownership.worklist import OwnedPage, WorkItem
from procdesk.gui.content_controller import ContentWatcher
from procdesk.gui.context import AppContext
from procdesk.gui.owner.controller import ProblemsWatcher
from procdesk.gui.tasks import LATER
from procdesk.library import FolderUpdate
from procdesk.model import LostPhrase, Progress, State
from procdesk.subprocesses import ChildState, ChildTask, Priority

_log = logging.getLogger(__name__)
_POLL_MS = 100
# The phrases of all pages are searched again once nobody has saved anything for so long.
_QUIET_MS = 30_000


class PagesWatcher(QObject):
    """`changed` tells that there is another list, or that more of the phrases have been searched.

    `error` is why the pages could not be read ("": they could), `searched` how many processes were searched of all.
    Nothing is read before `begin`. All pages come from a child process, those that are saved later from the index.
    """

    changed = Signal()

    def __init__(
        self, context: AppContext, watcher: ContentWatcher, problems: ProblemsWatcher, parent: QObject
    ) -> None:
        super().__init__(parent)
        self._context = context
        self._problems = problems
        self._pages: dict[str, tuple[OwnedPage, ...]] = {}
        self._lost: dict[str, tuple[LostPhrase, ...]] = {}
        self._items: tuple[WorkItem, ...] = ()
        self._child: ChildTask | None = None
        self._taken = 0
        self._is_ready = self._is_wanted = self._is_known = self._is_search_wanted = False
        self.error = ""
        self.searched = Progress(0, 0)
        self._poll = QTimer(self)
        self._poll.setInterval(_POLL_MS)
        self._poll.timeout.connect(self._look_at_child)
        self._quiet = QTimer(self)
        self._quiet.setSingleShot(True)
        self._quiet.timeout.connect(self._start_child)
        watcher.looked.connect(self._looked)
        problems.changed.connect(self._join)

    @property
    def items(self) -> tuple[WorkItem, ...]:
        """Every page with what there is to do, as far as it is known."""
        return self._items

    @property
    def is_known(self) -> bool:
        """Whether all pages have been read."""
        return self._is_known

    @property
    def titles(self) -> Mapping[str, str]:
        """The title of each process by id."""
        return {id_: pages[0].title for id_, pages in self._pages.items() if pages}

    def begin(self, *, with_phrases: bool) -> None:
        """Reads the pages once the content is known, and searches their phrases where that is wanted."""
        more = with_phrases and not self._is_search_wanted
        self._is_search_wanted = self._is_search_wanted or with_phrases
        if not self._is_wanted or more:
            self._is_wanted = True
            self._problems.check_now()
            self._start_child()

    def stop(self) -> None:
        """Ends what is under way."""
        self._poll.stop()
        self._quiet.stop()
        if self._child is not None:
            self._child.stop()
            self._child = None

    def _looked(self, look: FolderUpdate) -> None:
        was_ready, self._is_ready = self._is_ready, look.overview.state is not State.INDEXING
        if not self._is_wanted:
            return
        if not was_ready and self._is_ready and not self._is_known:
            self._start_child()
        elif look.change.ids and self._is_known:
            ids = look.change.ids
            read = partial(self._context.library.owned_pages, sorted(ids))
            name = f"owned pages {hash(ids)}"
            self._context.runner.latest(name, read, partial(self._take_changed, ids), urgency=LATER)
            if self._is_search_wanted:
                self._quiet.start(_QUIET_MS)

    def _take_changed(self, ids: frozenset[str], pages: tuple[OwnedPage, ...]) -> None:
        for id_ in ids:
            self._pages.pop(id_, None)
            self._lost.pop(id_, None)
        self._take_pages(pages)
        self._join()

    def _take_pages(self, pages: tuple[OwnedPage, ...]) -> None:
        for id_ in {page.id for page in pages}:
            self._pages[id_] = tuple(page for page in pages if page.id == id_)

    def _start_child(self) -> None:
        if not self._is_ready:
            return
        self.stop()
        self._taken = 0
        searches = self._is_search_wanted and self._is_known
        # Whoever has opened the list waits for its pages; what a search for their phrases finds may come later.
        waits = self._is_search_wanted and not self._is_known
        state = () if searches else ("--state=due",)
        arguments = ("todo", f"--content={self._context.library.content}", "--lines", *state)
        self._child = ChildTask("procdesk", arguments, priority=Priority.NORMAL if waits else Priority.LOW)
        self._poll.start()

    def _look_at_child(self) -> None:
        child = self._child
        if child is None:
            return
        state, was_known = child.poll(), self._is_known
        new = child.results[self._taken :]
        self._taken += len(new)
        lost_before = dict(self._lost)
        for result in new:
            self._take(result)
        if child.progress != self.searched:
            self.searched = child.progress
        if state is not ChildState.RUNNING:
            self._poll.stop()
            self._child = None
            self.error = ""
            if state is ChildState.FAILED:
                self.error = child.error.rpartition("\n")[2] or str(child.exit_code)
                _log.warning("reading the pages of owners failed: %s", child.error)
                self.changed.emit()
            self.searched = Progress(0, 0)
            if self._is_known and not was_known and self._is_search_wanted:
                self._start_child()
        if new and (self._is_known or lost_before != self._lost):
            self._join()

    def _take(self, result: object) -> None:
        """One part of what the child tells: some pages, that there are no more, or the lost phrases of some."""
        if not isinstance(result, dict):
            return
        if "pages" in result:
            self._take_pages(pages_from(result["pages"]))
        if result.get("all_pages"):
            self._is_known = True
        if "searched" in result:
            found = phrases_from(result["lost"])
            for id_ in result["searched"]:
                self._lost[id_] = tuple(one for one in found if one.id == id_)

    def _join(self) -> None:
        """Makes the list anew of what is known, on the worker thread."""
        if not self._is_known:
            return
        pages = [page for some in self._pages.values() for page in some]
        lost = [one for some in self._lost.values() for one in some]
        today = self._context.now().date()
        join = partial(self._context.library.worklist, pages, self._problems.problems, lost, today)
        self._context.runner.latest("worklist", join, self._take_items, urgency=LATER)

    def _take_items(self, items: tuple[WorkItem, ...]) -> None:
        self._items = items
        self.changed.emit()
