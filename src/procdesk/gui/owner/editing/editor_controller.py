"""Opens pages in the editor, one window for each, and keeps them in step with the content folder."""

from __future__ import annotations

from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from procdesk.authoring.page_file import PageFile, read_page_file
from procdesk.authoring.page_file_error import PageFileError
from procdesk.gui.actions import Actions
from procdesk.gui.content_controller import ContentWatcher
from procdesk.gui.context import AppContext
from procdesk.gui.owner.editing.edited_page import EditedPage
from procdesk.gui.owner.editing.editing_session import EditingSession
from procdesk.gui.owner.editing.editor_window import EditorWindow
from procdesk.gui.owner.editor import Editor
from procdesk.gui.owner.panels.guide_panel import GuidePanel
from procdesk.gui.owner.panels.journey_panel import JourneyPanel
from procdesk.gui.owner.panels.preview_panel import PreviewPanel
from procdesk.gui.owner.panels.trial_panel import TrialPanel
from procdesk.gui.page.controller import PageController
from procdesk.gui.status_bar import COMPLAINT_MS, StatusBar
from procdesk.library import FolderUpdate, Opened


def panels_of(context: AppContext, page: EditedPage) -> list[tuple[str, QWidget]]:
    """What stands beside the text of a page, each with the words of its tab."""
    tr = QObject().tr
    return [
        (tr("Preview"), PreviewPanel(context, page)),
        (tr("Try it"), TrialPanel(context, page)),
        (tr("Guide"), GuidePanel(context, page)),
        (tr("Journey"), JourneyPanel(context, page)),
    ]


class EditorController(QObject):
    """Edits the page that is read, any other by its path, and new ones."""

    def __init__(
        self,
        context: AppContext,
        actions: Actions,
        status_bar: StatusBar,
        page_controller: PageController,
        watcher: ContentWatcher,
        editor: Editor,
        window: QWidget,
    ) -> None:
        super().__init__(window)
        self._context = context
        self._actions = actions
        self._status_bar = status_bar
        self._watcher = watcher
        self._editor = editor
        self._window = window
        self._windows: list[EditorWindow] = []
        self._shown = ""
        page_controller.shown.connect(self._page_shown)
        page_controller.left.connect(self._page_left)
        watcher.looked.connect(self._looked)
        actions["edit_page"].setEnabled(False)
        actions.bind({"edit_page": self.edit_shown})

    @property
    def windows(self) -> tuple[EditorWindow, ...]:
        """The windows that are open, in the order in which they were opened."""
        return tuple(self._windows)

    def edit_shown(self) -> None:
        """Edits the page that is read."""
        if self._shown:
            self.edit(self._shown)

    def edit(self, path: str, line: int = 0) -> None:
        """Edits the file `path`, relative to the content folder, at a line counted from 1 (0: at its top)."""
        for window in self._windows:
            if window.page.path == path:
                window.come_forward()
                if line:
                    window.page.go_to(line)
                return
        root = self._context.library.content
        read = partial(_read, root / path, root)
        self._context.runner.latest(f"edit {path}", read, partial(self._open, path, line))

    def _open(self, path: str, line: int, read: PageFile | PageFileError) -> None:
        if isinstance(read, PageFileError):
            self._status_bar.say(self._context.complaint(read.code, read.facts), COMPLAINT_MS)
            return
        page = EditedPage(self._context, path, read)
        window = EditorWindow(self._context, page)
        for title, panel in panels_of(self._context, page):
            window.add_panel(title, panel)
        session = EditingSession(self._context, window, self._editor)
        session.saved.connect(lambda _path: self._watcher.hint())
        window.gone.connect(partial(self._gone, window))
        self._windows.append(window)
        window.come_forward()
        if line:
            page.go_to(line)

    def _gone(self, window: EditorWindow) -> None:
        self._windows.remove(window)

    def stop(self) -> None:
        """Closes all windows."""
        for window in self.windows:
            window.close_now()

    def _page_shown(self, opened: Opened) -> None:
        self._shown = opened.page.write_up.path
        self._actions["edit_page"].setEnabled(True)

    def _page_left(self) -> None:
        self._shown = ""
        self._actions["edit_page"].setEnabled(False)

    def _looked(self, look: FolderUpdate) -> None:
        for window in self._windows if look.change.ids else ():
            window.page.read_again()


def _read(path: Path, root: Path) -> PageFile | PageFileError:
    try:
        return read_page_file(path, root)
    except PageFileError as trouble:
        return trouble
