"""The main window: the layout of its views, and its two shapes."""

from __future__ import annotations

import os
from collections.abc import Callable
from itertools import pairwise
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QCloseEvent
from PySide6.QtWidgets import QSplitter, QVBoxLayout, QWidget

from procdesk.gui.actions import Actions
from procdesk.gui.content_stack import ContentPanes, ContentStack
from procdesk.gui.search.home import HomePage
from procdesk.gui.search.result_list import ResultList
from procdesk.gui.search.search_bar import SearchBar
from procdesk.gui.single_instance import ACTIVATION_TOKEN
from procdesk.gui.status_bar import StatusBar
from procdesk.gui.theme import Theme
from procdesk.gui.top_bar import TopBar
from procdesk.gui.window_mode import WindowMode, WindowParts, stays_on_top
from procdesk.settings import SettingsFile

if TYPE_CHECKING:
    from procdesk.gui.call.call_pane import CallPane
    from procdesk.gui.call.note_view import NoteView
    from procdesk.gui.page.page_view import PageView


def activate_window(window: QWidget, token: str = "") -> None:
    """Shows a window that is hidden, minimised or behind others, with the keyboard's focus.

    On Wayland that needs the token of the start that asks for it; Qt takes it from the environment.
    """
    if token:
        os.environ[ACTIVATION_TOKEN] = token
    window.setWindowState(window.windowState() & ~Qt.WindowState.WindowMinimized)
    window.show()
    window.raise_()
    window.activateWindow()
    os.environ.pop(ACTIVATION_TOKEN, None)


class MainWindow(QWidget):
    """Search box, list, content area and status bar; `closed` tells that it was closed and not only hidden.

    `hides_instead` tells whether a window that is closed should only be hidden.
    """

    closed = Signal()

    def __init__(self, theme: Theme, memory: SettingsFile, hides_instead: Callable[[], bool]) -> None:
        super().__init__()
        self.setObjectName("desk")
        self.setWindowTitle("procdesk")
        self._hides_instead = hides_instead
        self._quitting = False
        self.keys = Actions(self)
        self.bottom_line = StatusBar(self.keys)
        self.search_box = SearchBar(theme)
        self.top_bar = TopBar(self.search_box, theme)
        self.hits = ResultList(theme)
        self.welcome = HomePage(theme)
        self.stage = ContentStack(self.welcome)
        self._columns = QSplitter(Qt.Orientation.Horizontal)
        self._columns.setChildrenCollapsible(False)
        self._columns.addWidget(self.hits)
        self._columns.addWidget(self.stage)
        self._columns.setStretchFactor(1, 1)
        self._columns.setSizes([414, 896])
        column = QVBoxLayout(self)
        column.addWidget(self.top_bar)
        column.addWidget(self._columns, 1)
        column.addWidget(self.bottom_line)
        self.shape = WindowMode(WindowParts(self, column, self._columns), memory, self)
        self.shape.changed.connect(self._reshape)
        self.hits.fitted.connect(self.shape.give_list)
        for before, after in pairwise((*self.top_bar.in_order, self.hits, self.welcome)):
            self.setTabOrder(before, after)

    def restore(self) -> None:
        """Puts the window where it was, in the shape that it had, with the cursor in the search box."""
        self.shape.restore()
        self.search_box.setFocus()

    @property
    def page_view(self) -> PageView:
        """The page that is read; RuntimeError before the panes are there, as for the other two."""
        return self.stage.panes.page

    @property
    def call_pane(self) -> CallPane:
        """The guide and the hand-over."""
        return self.stage.panes.call

    @property
    def note_view(self) -> NoteView:
        """The note of the call."""
        return self.stage.panes.note

    def set_panes(self, panes: ContentPanes) -> None:
        """Takes the panes that were made after the first paint; from now on the keys of all actions are heard."""
        self.stage.set_panes(panes)
        self.addActions(self.keys.all())

    def come_forward(self, token: str = "") -> None:
        """Comes in front of everything else, with the cursor in the search box."""
        activate_window(self, token)
        self.search_box.take_focus()

    def show_compact(self) -> None:
        """Takes the shape of the small window."""
        if not self.shape.compact:
            self.shape.toggle()

    def quit(self) -> None:
        """Closes the window for good, whatever closing it otherwise means."""
        self._quitting = True
        self.close()

    def closeEvent(self, event: QCloseEvent) -> None:
        self.shape.remember()
        if not self._quitting and self._hides_instead():
            event.ignore()
            self.hide()
            return
        self.closed.emit()
        super().closeEvent(event)

    def _reshape(self, compact: bool) -> None:
        """The views take the place that they have in the other shape of the window."""
        self.hits.use_one_line(compact)
        self.top_bar.shorten(compact)
        self.bottom_line.shorten(compact, stays_on_top())
