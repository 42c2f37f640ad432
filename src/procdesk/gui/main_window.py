"""The main window: layout of its panes, the pane that is shown, the top bar."""

from __future__ import annotations

import os
from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from itertools import chain, pairwise
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QCloseEvent
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QSplitter, QStackedWidget, QVBoxLayout, QWidget

from procdesk.gui.actions import Actions
from procdesk.gui.content_watcher import ContentWatcher
from procdesk.gui.context import AppContext
from procdesk.gui.page.controller import PageController
from procdesk.gui.search.controller import SearchController, SearchResult
from procdesk.gui.search.home import HomeMessage, HomePage
from procdesk.gui.search.result_list import ResultList
from procdesk.gui.search.search_bar import SearchBar
from procdesk.gui.single_instance import ACTIVATION_TOKEN, StartRequest
from procdesk.gui.status_bar import COMPLAINT_MS, StatusBar
from procdesk.gui.tasks import TaskFailure
from procdesk.gui.theme import Theme
from procdesk.gui.window_mode import WindowMode, WindowParts, stays_on_top
from procdesk.library import FolderUpdate, Overview

if TYPE_CHECKING:
    from procdesk.gui.call.call_pane import CallPane
    from procdesk.gui.call.note_view import NoteView
    from procdesk.gui.page.page_view import PageView


@dataclass(frozen=True, slots=True)
class ContentPanes:
    """What the stage is completed with after the window is first seen."""

    page: PageView
    call: CallPane
    note: NoteView


class ContentStack(QStackedWidget):
    """Begins with the welcome alone; the other panes are taken after the first picture."""

    def __init__(self, welcome: HomePage, reading: PageController) -> None:
        super().__init__()
        self._welcome = welcome
        self._reading = reading
        self._panes: ContentPanes | None = None
        self._pane: QWidget | None = None
        self._waiting: list[Callable[[], None]] = []
        self._heading = ""
        self.addWidget(welcome)

    def take(self, panes: ContentPanes) -> None:
        """Takes what was made after the first picture, and does what has waited for it."""
        self._panes = panes
        for pane in (panes.page, panes.call, panes.note):
            self.addWidget(pane)
        panes.page.shown.connect(self._page_shown)
        self.setTabOrder(self._welcome, panes.page)
        waiting, self._waiting = self._waiting, []
        for do in waiting:
            do()

    @property
    def is_whole(self) -> bool:
        """Whether all panes are there."""
        return self._panes is not None

    @property
    def panes(self) -> ContentPanes:
        """Page, call and note; RuntimeError before the stage is whole."""
        if self._panes is None:
            raise RuntimeError("the window has no panes yet")
        return self._panes

    def when_whole(self, do: Callable[[], None]) -> None:
        """Does it now, or as soon as all panes are there."""
        if self.is_whole:
            do()
        else:
            self._waiting.append(do)

    @property
    def pane(self) -> QWidget | None:
        """What stands in the place of the page now."""
        return self._pane

    def show_pane(self, pane: QWidget) -> None:
        """Shows a pane in the place of the page, until it is left or a new question is typed."""
        self._pane = pane
        self.setCurrentWidget(pane)

    def leave_pane(self) -> None:
        """Back from a pane to what is read."""
        if self._pane is not None:
            self._pane = None
            self.setCurrentWidget(self.panes.page if self._reading.id else self._welcome)

    def show_message(self, message: HomeMessage) -> None:
        """Shows a message in the place of the page."""
        self._pane = None
        self._reading.leave()
        self._welcome.show_message(message)
        self.setCurrentWidget(self._welcome)

    def renew_message(self, message: HomeMessage) -> None:
        """Shows a newer message where there is one; whoever reads a page is left in peace."""
        if self.currentWidget() is self._welcome:
            self._welcome.show_message(message)

    def begin_at(self, heading: str) -> None:
        """The page that is shown next begins at a heading ("": at its top)."""
        self._heading = heading

    def _page_shown(self) -> None:
        """A page is whole; whoever has left it in the meantime stays where they are."""
        if self._reading.id and self._pane is None:
            page = self.panes.page
            self.setCurrentWidget(page)
            self._heading, heading = "", self._heading
            if heading:
                page.scroll_to_anchor(heading)


class TopBar(QWidget):
    """In the small window it is shorter: the department is a picture, its name is only seen where one is chosen."""

    def __init__(self, search_box: SearchBar, theme: Theme) -> None:
        super().__init__()
        self._search_box = search_box
        self._theme = theme
        self._compact = False
        self._name = ""
        self.department_button = QPushButton()
        self.language_button = QPushButton()
        self.menu_button = QPushButton()
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(10)
        row.addWidget(search_box, 1)
        for button, name in (
            (self.department_button, self.tr("Department")),
            (self.language_button, self.tr("Languages")),
            (self.menu_button, self.tr("Menu")),
        ):
            button.setProperty("role", "bar")
            button.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
            button.setAccessibleName(name)
            button.setToolTip(name)
            row.addWidget(button)
        theme.changed.connect(self._restyle)
        self._restyle()

    @property
    def in_order(self) -> tuple[QWidget, ...]:
        """What the keyboard reaches, one after the other."""
        return (self._search_box, self.department_button, self.language_button, self.menu_button)

    def show_choice(self, department: str, lang: str) -> None:
        """The name of the department ("": all) and the language in force; a text that stays the same costs nothing."""
        self._name = department
        self._show_department()
        self.language_button.setText(lang.upper())

    def shorten(self, compact: bool) -> None:
        """Leaves out what has no place in the small window."""
        self._compact = compact
        self._search_box.shorten(compact)
        self.language_button.setVisible(not compact)
        self._show_department()
        self._restyle()

    def _show_department(self) -> None:
        button, compact = self.department_button, self._compact
        button.setText("" if compact else self._name or self.tr("All departments"))
        button.setToolTip(self._name or self.tr("Department"))
        button.setVisible(bool(self._name) or not compact)

    def _restyle(self) -> None:
        """The icons; one that is set anew costs a layout, so only where the look changes."""
        theme = self._theme
        self.department_button.setIcon(theme.icon("department", "accent") if self._compact else theme.icon("chevron"))
        self.language_button.setIcon(theme.icon("chevron"))
        self.menu_button.setIcon(theme.icon("menu", "text"))


class OverviewPresenter:
    """`overview` is the desk as it was last seen, `complaints` what was said about it; each is said once."""

    def __init__(self, tools: AppContext, welcome: HomePage, bottom_line: StatusBar) -> None:
        self._tools = tools
        self._welcome = welcome
        self._bottom_line = bottom_line
        self.overview: Overview | None = None
        self.complaints: list[str] = []

    @property
    def nothing_to_ask(self) -> bool:
        """Whether the first index is still to come."""
        return self.overview is None or self.overview.preparing

    @property
    def complaint(self) -> str:
        """The process by which the company takes a complaint, "" where it has none."""
        return self.overview.complaint if self.overview else ""

    def department_name(self, slug: str) -> str:
        """A department in words, "" where none is meant."""
        return self.overview.department_name(slug, self._tools.reading_language()) if self.overview and slug else ""

    def take(self, overview: Overview) -> None:
        """Takes the newest overview and shows what has changed with it."""
        changed = self.overview is None or self.overview.departments != overview.departments
        self.overview = overview
        wording = self._tools.wording
        if changed:
            lang = self._tools.reading_language()
            tiles = [wording.tile(one, lang) for one in overview.departments if one.processes]
            self._welcome.show_departments(tuple(sorted(tiles, key=lambda tile: tile.name.casefold())))
        self._bottom_line.show_standing(wording.age(overview))
        self._bottom_line.show_problems(wording.problems(overview.problems))
        self._complain(overview)

    def _complain(self, overview: Overview) -> None:
        """Says what stands in the way: an index or settings that cannot be used or written."""
        stores = (self._tools.settings.complaints, self._tools.memory.complaints)
        found = [*((code, dict(facts)) for code, facts in overview.complaints), *chain.from_iterable(stores)]
        for code, facts in found:
            words = self._tools.complaint(code, facts)
            if words not in self.complaints:
                self.complaints.append(words)
                self._bottom_line.say(words, COMPLAINT_MS)


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
    """`copied` carries an answer that was copied."""

    copied = Signal(str)
    closed = Signal()

    def __init__(self, tools: AppContext) -> None:
        super().__init__()
        self.setObjectName("desk")
        self.setWindowTitle("procdesk")
        self.tools = tools
        self._quitting = False
        self._wanted = ""
        self.keys = Actions(self)
        self.bottom_line = StatusBar(self.keys)
        self.search_box = SearchBar(tools.theme)
        self.top_bar = TopBar(self.search_box, tools.theme)
        self.hits = ResultList(tools.theme)
        self.welcome = HomePage(tools.theme)
        self.known = OverviewPresenter(tools, self.welcome, self.bottom_line)
        self.reading = PageController(tools.library, tools.runner, tools.memory, self.reading_language, tools.now, self)
        self.stage = ContentStack(self.welcome, self.reading)
        self.searching = SearchController(
            tools.library,
            tools.runner,
            tools.wording,
            self.reading_language,
            self.reading.desk,
            self.search_box,
            self.hits,
            self,
        )
        self.updater = ContentWatcher(tools.library, tools.runner, self)
        self._lay_out()
        self._connect()
        self.top_bar.show_choice("", self.reading_language())
        self.shape.restore()
        self.search_box.setFocus()

    def start(self, request: StartRequest) -> None:
        """Takes what was asked for, to do it once the library is open."""
        self._wanted = request.id
        self.stage.begin_at(request.heading)
        self.search_box.show_text(request.query)

    def take(self, panes: ContentPanes) -> None:
        """Takes what was made after the first picture: from now on the window is whole."""
        self.stage.take(panes)
        for pane in (panes.call.guide, panes.call.hand_over, panes.note):
            pane.left.connect(self.back_to_search)
        for typed in (panes.call.guide.typed, panes.call.hand_over.typed):
            typed.connect(self._ask_instead)

    @property
    def overview(self) -> Overview | None:
        """The desk as it was last seen."""
        return self.known.overview

    @property
    def page_view(self) -> PageView:
        """The page that is read; RuntimeError before the window is whole, as for the other panes."""
        return self.stage.panes.page

    @property
    def call_pane(self) -> CallPane:
        """The guide and the hand-over."""
        return self.stage.panes.call

    @property
    def note_view(self) -> NoteView:
        """The note of the call."""
        return self.stage.panes.note

    def open_library(self) -> None:
        """Opens the library on the Runner's thread; what was typed meanwhile is then asked."""
        self.tools.runner.latest("open", self.tools.library.open, self._opened, self._open_failed)

    def reading_language(self) -> str:
        """The language in which write-ups are shown first."""
        return self.tools.reading_language()

    def fulfil(self, request: StartRequest) -> None:
        """Does what another start asked for, in front of everything else."""
        self.stage.begin_at(request.heading)
        if request.id and self.overview is None:
            self._wanted = request.id
        elif request.id:
            self.stage.leave_pane()
            self.reading.open(request.id)
        elif request.query:
            self.search_box.show_text(request.query)
        activate_window(self, request.token)
        self.search_box.take_focus()

    def choose_department(self, slug: str) -> None:
        """Keeps the search to one department, or to all ("")."""
        self.searching.choose_department(slug)

    def back_to_search(self) -> None:
        """Back from a pane to what is read, with the cursor in the search box."""
        self.stage.leave_pane()
        self.search_box.take_focus()

    def go_home(self) -> None:
        """Back to the start page, whatever was read."""
        self.reading.leave()
        self.hits.show_rows((), choose_first=False)
        self.searching.ask("")

    def ask_anew(self) -> None:
        """Comes forward with an empty search box."""
        self.fulfil(StartRequest())
        self.search_box.show_text("")

    def show_compact(self) -> None:
        """Comes forward as the small window."""
        if not self.shape.compact:
            self.shape.toggle()
        self.fulfil(StartRequest())

    def quit(self) -> None:
        """Closes the window for good, whatever closing it otherwise means."""
        self._quitting = True
        self.close()

    def closeEvent(self, event: QCloseEvent) -> None:
        self.shape.remember()
        if not self._quitting and self.tools.hides_instead():
            event.ignore()
            self.hide()
            return
        self.updater.stop()
        self.reading.stop()
        self.closed.emit()
        super().closeEvent(event)

    def _lay_out(self) -> None:
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
        self.shape = WindowMode(WindowParts(self, column, self._columns), self.tools.memory, self)

    def _connect(self) -> None:
        self.searching.counted.connect(self.bottom_line.show_count)
        self.searching.first_steps.connect(self.welcome.teach)
        self.searching.message_wanted.connect(self._show_message)
        self.searching.scope_changed.connect(self.top_bar.show_choice)
        self.searching.process_selected.connect(self._preview)
        self.searching.process_opened.connect(self._open)
        self.welcome.chosen.connect(self.choose_department)
        self.reading.missing.connect(self._page_missing)
        self.reading.remembered.connect(self._remembered)
        self.updater.looked.connect(self._looked)
        for failing in (self.tools.runner.unheard, self.searching.failed, self.reading.failed, self.updater.failed):
            failing.connect(self._tell_failure)
        self.shape.changed.connect(self._reshape)
        self.hits.fitted.connect(self.shape.give_list)
        for before, after in pairwise((*self.top_bar.in_order, self.hits, self.welcome)):
            self.setTabOrder(before, after)

    def _opened(self, overview: Overview) -> None:
        self.stage.when_whole(partial(self._begin, overview))

    def _begin(self, overview: Overview) -> None:
        self._know(overview)
        self.updater.start()
        self.searching.ask(self.search_box.text)
        if self._wanted:
            self.reading.open(self._wanted)

    def _ask_instead(self, text: str) -> None:
        """A letter typed in a pane begins a new question."""
        self.back_to_search()
        self.search_box.show_text(text)

    def _show_message(self, found: SearchResult, repeated: bool) -> None:
        """Says why there is nothing to choose from; whoever reads a page while the same is asked again reads on."""
        if found.message is not None and not (repeated and self.reading.id):
            self.stage.show_message(found.message)

    def _preview(self, id_: str) -> None:
        if id_ != self.reading.id:
            self.stage.leave_pane()
            self.reading.preview(id_)

    def _open(self, id_: str) -> None:
        self.stage.leave_pane()
        self.reading.open(id_)

    def _remembered(self) -> None:
        """What the start page lists has changed; it is only asked anew while it is shown."""
        if not self.searching.text.strip() and not self.searching.department:
            self.searching.again()

    def _page_missing(self, id_: str) -> None:
        if self.known.nothing_to_ask:
            self._wanted = id_
            return
        self.bottom_line.say(self.tr("There is no process {0}.").format(id_))
        if not self.reading.id and self.overview is not None:
            self.stage.show_message(self.tools.wording.home(self.overview))

    def _looked(self, look: FolderUpdate) -> None:
        before, first = self.overview, self.known.nothing_to_ask
        self._know(look.overview)
        change, moved = look.change, before is not None and before.state != look.overview.state
        if change.ids or change.reranked or moved:
            self.searching.again()
            if self.reading.id in change.ids:
                self.reading.again()
        elif first:
            self.stage.renew_message(self.tools.wording.home(look.overview))
        if first and self._wanted and not self.known.nothing_to_ask:
            self.reading.open(self._wanted)

    def _know(self, overview: Overview) -> None:
        self.known.take(overview)
        self.searching.know(overview)

    def _open_failed(self, failure: TaskFailure) -> None:
        self._tell_failure(failure)
        self.updater.start()

    def _tell_failure(self, failure: TaskFailure) -> None:
        self.bottom_line.say(self.tr("Something went wrong ({0}): {1}").format(failure.name, failure.reason))

    def _reshape(self, compact: bool) -> None:
        """The panes take the place that they have in the other shape of the window."""
        self.hits.use_one_line(compact)
        self.top_bar.shorten(compact)
        self.bottom_line.shorten(compact, stays_on_top())
