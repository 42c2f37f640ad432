"""The action that brings documents in: it opens the small window, whose parts are loaded only then."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from procdesk.gui.actions import Actions
from procdesk.gui.content_controller import ContentWatcher
from procdesk.gui.context import AppContext
from procdesk.gui.overview import OverviewPresenter

if TYPE_CHECKING:
    from procdesk.gui.owner.importing.import_session import ImportSession


class ImportController(QObject):
    """`edit_wanted` carries the path of a page that somebody wants to go on writing, relative to the content folder."""

    edit_wanted = Signal(str)

    def __init__(
        self,
        context: AppContext,
        actions: Actions,
        overview: OverviewPresenter,
        watcher: ContentWatcher,
        window: QWidget,
    ) -> None:
        super().__init__(window)
        self._context = context
        self._overview = overview
        self._watcher = watcher
        self._window = window
        self._session: ImportSession | None = None
        actions.bind({"import": self.start})

    def start(self) -> None:
        """Asks which documents to bring in; once at a time."""
        from procdesk.gui.owner.importing.import_session import ImportSession

        overview = self._overview.current
        if overview is None or self._session is not None:
            return
        self._session = ImportSession(self._context, overview, self._window)
        self._session.edit_wanted.connect(self.edit_wanted)
        self._session.written.connect(self._watcher.hint)
        self._session.closed.connect(self._closed)
        self._session.dialog.open()

    def stop(self) -> None:
        """Ends what is under way, when the window closes."""
        if self._session is not None:
            self._session.stop()

    def _closed(self) -> None:
        if self._session is not None:
            self._session.deleteLater()
        self._session = None
