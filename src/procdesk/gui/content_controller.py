"""Keeps the window in step with the content folder: opens the library, looks for changes, shows what they bring.

The watcher of the file system is only ever a hint: it goes deaf to a file after an atomic save and is blind where it
does not watch.
"""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QFileSystemWatcher, QObject, QTimer, Signal

from procdesk.gui.formatting import Formatter
from procdesk.gui.navigation import NavigationController
from procdesk.gui.overview import OverviewPresenter
from procdesk.gui.page.controller import PageController
from procdesk.gui.search.controller import SearchController
from procdesk.gui.search.search_bar import SearchBar
from procdesk.gui.tasks import LATER, TaskFailure, TaskRunner
from procdesk.library import FolderUpdate, Library, Overview

_HINT_MS, _AFTER_FAILURE_MS = 50, 3_000
_CHUNK = 400
_MOST_WATCHED = 25_000


class ContentWatcher(QObject):
    """`looked` carries every look at the folder; one that changed something has a non-empty `change`.

    `failed` carries the `TaskFailure` of a look that went wrong; the next one follows all the same.
    """

    looked = Signal(object)
    failed = Signal(object)

    def __init__(self, library: Library, runner: TaskRunner, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._library = library
        self._runner = runner
        self._watcher = QFileSystemWatcher(self)
        self._watcher.directoryChanged.connect(self.hint)
        self._watcher.fileChanged.connect(self.hint)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self._look)
        self._hinted = self._scanning = False
        self._to_watch: list[str] = []
        self._feeder = QTimer(self)
        self._feeder.timeout.connect(self._watch_some)

    def start(self) -> None:
        """Looks now, and again as often as is needed."""
        self._timer.start(0)

    def hint(self) -> None:
        """Something may have changed: looks soon, once for a burst of hints."""
        self._hinted = True
        if not self._timer.isActive() or self._timer.remainingTime() > _HINT_MS:
            self._timer.start(_HINT_MS)

    def stop(self) -> None:
        """Looks no more."""
        self._timer.stop()
        self._feeder.stop()
        self._runner.forget("look")

    def _look(self) -> None:
        if not self._scanning:
            self._hinted = False
        self._runner.latest("look", self._library.look, self._looked, self._look_failed, LATER)

    def _looked(self, look: FolderUpdate) -> None:
        self._scanning = look.again_ms == 0
        # A scan that was under way when the hint came may have passed by what has changed.
        self._timer.start(min(look.again_ms, _HINT_MS) if self._hinted else look.again_ms)
        self.looked.emit(look)
        if look.watch:
            self._watch(look.watch)

    def _look_failed(self, failure: TaskFailure) -> None:
        self._scanning = False
        self._timer.start(_AFTER_FAILURE_MS)
        self.failed.emit(failure)

    def _watch(self, paths: tuple[str, ...]) -> None:
        """Watches what is not watched yet, a little at a time, so that no frame waits for it."""
        known = set(self._watcher.files()) | set(self._watcher.directories())
        self._to_watch = [path for path in paths[:_MOST_WATCHED] if path not in known]
        if self._to_watch:
            self._feeder.start(0)

    def _watch_some(self) -> None:
        some, self._to_watch = self._to_watch[:_CHUNK], self._to_watch[_CHUNK:]
        there = [path for path in some if Path(path).exists()]
        if there:
            self._watcher.addPaths(there)
        if not self._to_watch:
            self._feeder.stop()


class ContentController(QObject):
    """`failed` carries the `TaskFailure` of a library that could not be opened; its folder is looked at all the same.

    The content is shown once the library is open and the window has its panes, whichever comes later.
    """

    failed = Signal(object)

    def __init__(
        self,
        library: Library,
        runner: TaskRunner,
        watcher: ContentWatcher,
        overview: OverviewPresenter,
        search_controller: SearchController,
        page_controller: PageController,
        navigation: NavigationController,
        search_bar: SearchBar,
        formatter: Formatter,
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._library = library
        self._runner = runner
        self._watcher = watcher
        self._overview = overview
        self._search_controller = search_controller
        self._page_controller = page_controller
        self._navigation = navigation
        self._search_bar = search_bar
        self._formatter = formatter
        self._opened: Overview | None = None
        self._may_show = False
        watcher.looked.connect(self._looked)

    def open(self) -> None:
        """Opens the library on the thread of the task runner."""
        self._runner.latest("open", self._library.open, self._library_opened, self._open_failed)

    def show(self) -> None:
        """The window has its panes: what was typed meanwhile is asked, as soon as the library is open."""
        self._may_show = True
        self._begin()

    def _library_opened(self, overview: Overview) -> None:
        self._opened = overview
        self._begin()

    def _open_failed(self, failure: TaskFailure) -> None:
        self.failed.emit(failure)
        self._watcher.start()

    def _begin(self) -> None:
        if self._opened is None or not self._may_show:
            return
        self._know(self._opened)
        self._watcher.start()
        self._search_controller.ask(self._search_bar.text)
        self._navigation.open_wanted()

    def _looked(self, look: FolderUpdate) -> None:
        before, first = self._overview.current, self._overview.nothing_to_ask
        self._know(look.overview)
        if look.change.renamed:
            self._page_controller.rename(look.change.renamed)
            self._search_controller.rename(look.change.renamed)
        change, moved = look.change, before is not None and before.state != look.overview.state
        if change.ids or change.reranked or moved:
            self._search_controller.again()
            if self._page_controller.id in change.ids:
                self._page_controller.again()
        elif first:
            self._navigation.renew_message(self._formatter.home(look.overview))
        if first and not self._overview.nothing_to_ask:
            self._navigation.open_wanted()

    def _know(self, overview: Overview) -> None:
        self._overview.take(overview)
        self._search_controller.know(overview)
