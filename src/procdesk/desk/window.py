"""The window: places the panes and connects them. What is shown is asked of the library through the Runner."""

from __future__ import annotations

import logging
from functools import partial
from itertools import pairwise
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QCloseEvent
from PySide6.QtWidgets import QSplitter, QVBoxLayout, QWidget

from procdesk.desk.actions import Actions
from procdesk.desk.bottom_line import StatusBar
from procdesk.desk.compact import WindowMode, WindowParts, stays_on_top
from procdesk.desk.hit_list import ResultList
from procdesk.desk.instance import StartRequest
from procdesk.desk.known import OverviewPresenter
from procdesk.desk.raising import activate_window
from procdesk.desk.reading import PageController
from procdesk.desk.rows import ResultRow, RowKind
from procdesk.desk.search_box import SearchBar
from procdesk.desk.searching import SearchController, SearchResult
from procdesk.desk.stage import ContentPanes, ContentStack
from procdesk.desk.tools import AppContext
from procdesk.desk.top_bar import TopBar
from procdesk.desk.updater import ContentWatcher
from procdesk.desk.welcome import HomePage
from procdesk.library import FolderUpdate, Overview

if TYPE_CHECKING:
    from procdesk.desk.call_pane import CallPane
    from procdesk.desk.note_view import NoteView
    from procdesk.desk.page_view import PageView

_log = logging.getLogger(__name__)


class MainWindow(QWidget):
    """`answered` carries what the list shows now, `copied` an answer that was copied."""

    answered = Signal(object)
    copied = Signal(str)
    closed = Signal()

    def __init__(self, tools: AppContext) -> None:
        super().__init__()
        self.setObjectName("desk")
        self.setWindowTitle("procdesk")
        self.tools = tools
        self._enter_waits = self._quitting = False
        self._wanted = ""
        self._answered_question = ("", "")
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
            tools.library, tools.runner, tools.wording, self.reading_language, self.reading.desk, self
        )
        self.updater = ContentWatcher(tools.library, tools.runner, self)
        self._lay_out()
        self._connect()
        self._show_choice()
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
        self.tools.runner.latest("open", self.tools.library.open, self._opened)

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
        self.searching.stay_within(slug)
        self.search_box.setFocus()

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
        self.search_box.asked.connect(self._asked)
        self.search_box.entered.connect(self._entered)
        self.search_box.moved.connect(self.hits.step)
        self.searching.found.connect(self._found)
        self.hits.settled.connect(self._settled)
        self.hits.opened.connect(self._row_opened)
        self.welcome.chosen.connect(self.choose_department)
        self.reading.missing.connect(self._page_missing)
        self.reading.remembered.connect(self._remembered)
        self.updater.looked.connect(self._looked)
        self.tools.runner.failed.connect(self._failed)
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

    def _asked(self, text: str) -> None:
        self._enter_waits = False
        if self.overview is not None:
            self.searching.ask(text)

    def _ask_instead(self, text: str) -> None:
        """A letter typed in a pane begins a new question."""
        self.back_to_search()
        self.search_box.show_text(text)

    def _entered(self) -> None:
        """Enter opens the best hit: the one that is shown, or the one that the answer under way will bring."""
        if self.searching.waiting or self.known.nothing_to_ask:
            self._enter_waits = bool(self.search_box.text.strip())
        else:
            self.hits.open_current()

    def _found(self, found: SearchResult) -> None:
        question = (found.text.strip(), found.department)
        same, self._answered_question = question == self._answered_question, question
        chosen = self.hits.current.key if self.hits.current and same else ""
        if not (same and found.rows == self.hits.rows):
            self.hits.show_rows(found.rows, choose_first=any(question), keep=chosen)
        self.search_box.show_count(found.count)
        self.bottom_line.show_count(found.count)
        self.welcome.teach(any(row.kind is RowKind.DEPARTMENT for row in found.rows))
        if found.message is not None and not (same and self.reading.id):
            self.stage.show_message(found.message)
        if self._enter_waits and not self.known.nothing_to_ask:
            self._enter_waits = False
            self.hits.open_current()
        _log.info("answered: %s -> %s", found.text, self.hits.current.key if self.hits.current else "")
        self.answered.emit(found)
        self._show_choice()

    def _settled(self, row: ResultRow) -> None:
        if row.kind is RowKind.PROCESS and row.key != self.reading.id:
            self.stage.leave_pane()
            self.reading.preview(row.key)

    def _row_opened(self, row: ResultRow) -> None:
        if row.kind is RowKind.DEPARTMENT:
            self.choose_department(row.key)
        else:
            self.stage.leave_pane()
            self.reading.open(row.key)

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

    def _failed(self, name: str, reason: str) -> None:
        self.bottom_line.say(self.tr("Something went wrong ({0}): {1}").format(name, reason))
        if name == "open":
            self.updater.start()

    def _show_choice(self) -> None:
        self.top_bar.show_choice(self.known.department_name(self.searching.department), self.reading_language())

    def _reshape(self, compact: bool) -> None:
        """The panes take the place that they have in the other shape of the window."""
        self.hits.use_one_line(compact)
        self.top_bar.shorten(compact)
        self.bottom_line.shorten(compact, stays_on_top())
