"""Opens the library, and shows everywhere what a look at the content folder brings."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal

from procdesk.gui.content_watcher import ContentWatcher
from procdesk.gui.formatting import Formatter
from procdesk.gui.navigation import NavigationController
from procdesk.gui.overview import OverviewPresenter
from procdesk.gui.page.controller import PageController
from procdesk.gui.search.controller import SearchController
from procdesk.gui.search.search_bar import SearchBar
from procdesk.gui.tasks import TaskFailure, TaskRunner
from procdesk.library import FolderUpdate, Library, Overview


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
        searching: SearchController,
        reading: PageController,
        navigation: NavigationController,
        search_bar: SearchBar,
        wording: Formatter,
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._library = library
        self._runner = runner
        self._watcher = watcher
        self._overview = overview
        self._searching = searching
        self._reading = reading
        self._navigation = navigation
        self._search_bar = search_bar
        self._wording = wording
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
        self._searching.ask(self._search_bar.text)
        self._navigation.open_wanted()

    def _looked(self, look: FolderUpdate) -> None:
        before, first = self._overview.current, self._overview.nothing_to_ask
        self._know(look.overview)
        change, moved = look.change, before is not None and before.state != look.overview.state
        if change.ids or change.reranked or moved:
            self._searching.again()
            if self._reading.id in change.ids:
                self._reading.again()
        elif first:
            self._navigation.renew_message(self._wording.home(look.overview))
        if first and not self._overview.nothing_to_ask:
            self._navigation.open_wanted()

    def _know(self, overview: Overview) -> None:
        self._overview.take(overview)
        self._searching.know(overview)
