"""The main window: the layout of its views, its two shapes, and the content area beside the list."""

from __future__ import annotations

import os
from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QCloseEvent, QShowEvent
from PySide6.QtWidgets import QSplitter, QStackedWidget, QVBoxLayout, QWidget

from procdesk.gui.actions import Actions
from procdesk.gui.formatting import HomeMessage
from procdesk.gui.search.home import HomePage
from procdesk.gui.search.result_list import ResultList
from procdesk.gui.search.search_bar import SearchBar
from procdesk.gui.single_instance import ACTIVATION_TOKEN
from procdesk.gui.status_bar import StatusBar
from procdesk.gui.theme import Theme
from procdesk.gui.top_bar import TopBar
from procdesk.gui.widgets.side_buttons import SideButtons
from procdesk.gui.window_mode import WindowMode, WindowParts, stays_on_top
from procdesk.settings import SettingsFile

if TYPE_CHECKING:
    from procdesk.gui.call.call_pane import CallPane
    from procdesk.gui.call.note_view import NoteView
    from procdesk.gui.page.page_view import PageView


@dataclass(frozen=True, slots=True)
class ContentPanes:
    """What is made after the first paint: the page, guide and hand-over, and the note of the call."""

    page: PageView
    call: CallPane
    note: NoteView


class ContentStack(QStackedWidget):
    """Shows one of start page, page and panes; it has the start page alone until it is given the others."""

    def __init__(self, home: HomePage) -> None:
        super().__init__()
        self._home = home
        self._panes: ContentPanes | None = None
        self._pane: QWidget | None = None
        self.addWidget(home)

    def set_panes(self, panes: ContentPanes) -> None:
        """Adds the panes that were made after the first paint."""
        self._panes = panes
        for pane in (panes.page, panes.call, panes.note):
            self.addWidget(pane)

    @property
    def is_complete(self) -> bool:
        """Whether all panes are there."""
        return self._panes is not None

    @property
    def panes(self) -> ContentPanes:
        """Page, call and note; RuntimeError before they are there."""
        if self._panes is None:
            raise RuntimeError("the window has no panes yet")
        return self._panes

    @property
    def pane(self) -> QWidget | None:
        """The pane that is shown in the place of start page and page."""
        return self._pane

    @property
    def at_home(self) -> bool:
        """Whether the start page is shown."""
        return self.currentWidget() is self._home

    def show_pane(self, pane: QWidget) -> None:
        """Shows a pane in the place of start page and page."""
        self._pane = pane
        self.setCurrentWidget(pane)

    def show_page(self) -> None:
        """Shows the page."""
        self._pane = None
        self.setCurrentWidget(self.panes.page)

    def show_home(self) -> None:
        """Shows the start page."""
        self._pane = None
        self.setCurrentWidget(self._home)

    def set_message(self, message: HomeMessage) -> None:
        """Puts a message on the start page."""
        self._home.show_message(message)


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
        self.setObjectName("window")
        self.setWindowTitle("procdesk")
        self._hides_instead = hides_instead
        self._quitting = False
        self._may_close: Callable[[], bool] = lambda: True
        self._notices: list[QWidget] = []
        self.keys = Actions(self)
        self.status_bar = StatusBar(self.keys)
        self.search_box = SearchBar(theme)
        self.top_bar = TopBar(self.search_box, theme, self.keys)
        self._side_buttons = SideButtons(self)
        self._side_buttons.back.connect(self.keys["back"].trigger)
        self._side_buttons.forward.connect(self.keys["forward"].trigger)
        self.hits = ResultList(theme)
        self.home_page = HomePage(theme, self.keys)
        self.content_stack = ContentStack(self.home_page)
        self.columns = QSplitter(Qt.Orientation.Horizontal)
        self.columns.setChildrenCollapsible(False)
        self.columns.addWidget(self.hits)
        self.columns.addWidget(self.content_stack)
        self.columns.setStretchFactor(1, 1)
        self.columns.setSizes([414, 896])
        self._column = column = QVBoxLayout(self)
        column.addWidget(self.top_bar)
        column.addWidget(self.columns, 1)
        column.addWidget(self.status_bar)
        self.shape = WindowMode(WindowParts(self, column, self.columns), memory, self)
        self.shape.changed.connect(self._reshape)
        self.hits.fitted.connect(self.shape.give_list)

    def restore(self) -> None:
        """Puts the window where it was, in the shape that it had, with the cursor in the search box."""
        self.shape.restore()
        self.search_box.setFocus()

    @property
    def page_view(self) -> PageView:
        """The page that is read; RuntimeError before the panes are there, as for the other two."""
        return self.content_stack.panes.page

    @property
    def call_pane(self) -> CallPane:
        """The guide and the hand-over."""
        return self.content_stack.panes.call

    @property
    def note_view(self) -> NoteView:
        """The note of the call."""
        return self.content_stack.panes.note

    @property
    def in_order(self) -> tuple[QWidget, ...]:
        """The parts of the window in the order in which the keyboard goes through them, shown or not."""
        panes = self.content_stack.panes
        content = (self.home_page, panes.page, panes.call.guide, panes.call.hand_over, panes.note)
        return (self.top_bar, *self._notices, self.hits, *content, self.status_bar)

    def set_panes(self, panes: ContentPanes) -> None:
        """Takes the panes that were made after the first paint; from now on the keys of all actions are heard."""
        self.content_stack.set_panes(panes)
        self.addActions(self.keys.all())

    def add_notice(self, notice: QWidget) -> None:
        """Puts a bar that is shown at times between the search box, with the bars below it, and what was found."""
        self._column.insertWidget(self._column.indexOf(self.columns), notice)
        self._notices.append(notice)

    def ask_before_closing(self, may_close: Callable[[], bool]) -> None:
        """From now on the window is closed only where `may_close` allows it; whoever hides it is not asked."""
        self._may_close = may_close

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

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._side_buttons.listen(self.windowHandle())

    def show_name(self, name: str) -> None:
        """Says in the title bar whose processes these are: a wrong folder is noticed."""
        self.setWindowTitle(f"{name} – procdesk" if name else "procdesk")

    def give_way(self) -> None:
        """Closes the window without a question: another one takes its place, or the program ends."""
        self._may_close = lambda: True
        self.quit()

    def closeEvent(self, event: QCloseEvent) -> None:
        self.shape.remember()
        if not self._quitting and self._hides_instead():
            event.ignore()
            self.hide()
            return
        if not self._may_close():
            self._quitting = False
            event.ignore()
            return
        self.closed.emit()
        super().closeEvent(event)

    def _reshape(self, compact: bool) -> None:
        """The views take the place that they have in the other shape of the window."""
        self.hits.use_one_line(compact)
        self.top_bar.shorten(compact)
        self.status_bar.shorten(compact, stays_on_top())
