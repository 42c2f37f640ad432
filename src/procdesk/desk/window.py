"""The window: places the panes and connects them. What is shown is asked of the library through the Runner."""

from __future__ import annotations

import logging
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from itertools import chain, pairwise
from typing import TYPE_CHECKING

from PySide6.QtCore import QLocale, Qt, Signal
from PySide6.QtGui import QCloseEvent
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QSplitter, QStackedWidget, QVBoxLayout, QWidget

from procdesk.desk.actions import Actions
from procdesk.desk.bottom_line import COMPLAINT_MS, BottomLine
from procdesk.desk.compact import Frame, Shape, stays_on_top
from procdesk.desk.hit_list import HitList
from procdesk.desk.instance import Request
from procdesk.desk.raising import bring_forward
from procdesk.desk.reading import Reading
from procdesk.desk.rows import Row, RowKind
from procdesk.desk.runner import Runner
from procdesk.desk.search_box import SearchBox
from procdesk.desk.searching import Found, Searching
from procdesk.desk.theme import Theme
from procdesk.desk.updater import Updater
from procdesk.desk.welcome import Message, Welcome
from procdesk.desk.wording import Wording
from procdesk.library import Library, Look, Opened, Overview
from procdesk.model import Problem, State
from procdesk.settings import Store

if TYPE_CHECKING:
    from procdesk.call.beside import Beside
    from procdesk.desk.call_pane import CallPane
    from procdesk.desk.call_wording import CallWording
    from procdesk.desk.calling import Calling
    from procdesk.desk.note_view import NoteView
    from procdesk.desk.page_view import PageView
    from procdesk.page.build import Page

_log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Tools:
    """What the window works with, made by the application: `sentence` words a problem, `complaint` (code, facts).

    `now` gives the local time, `hides_instead` tells whether a window that is closed should only be hidden.
    """

    library: Library
    runner: Runner
    theme: Theme
    wording: Wording
    settings: Store
    memory: Store
    interface_language: str
    sentence: Callable[[Problem], str]
    complaint: Callable[[str, dict[str, str]], str]
    now: Callable[[], datetime]
    locale: QLocale
    hides_instead: Callable[[], bool]


@dataclass(frozen=True, slots=True)
class Panes:
    """What a window is completed with after it is first seen."""

    page: PageView
    call: CallPane
    note: NoteView
    calling: Calling
    wording: CallWording


class Window(QWidget):
    """`overview` is the desk as it was last seen, `complaints` what was said about it; `answered` carries what the

    list shows now, `passed` tells that a minute passed on the page that is read, `copied` carries an

    answer that was copied.
    """

    answered = Signal(object)
    passed = Signal()
    copied = Signal(str)
    closed = Signal()

    def __init__(self, tools: Tools) -> None:
        super().__init__()
        self.setObjectName("desk")
        self.setWindowTitle("procdesk")
        self.tools = tools
        self.overview: Overview | None = None
        self.beside: Beside | None = None
        self._panes: Panes | None = None
        self._opened_early: Overview | None = None
        self._pane: QWidget | None = None
        self._enter_waits = self._quitting = False
        self._wanted = self._heading = ""
        self._answered_question = ("", "")
        self.complaints: list[str] = []
        self.keys = Actions(self)
        self.bottom_line = BottomLine(self.keys)
        self.search_box = SearchBox(tools.theme)
        self.hits = HitList(tools.theme)
        self.welcome = Welcome(tools.theme)
        self.reading = Reading(tools.library, tools.runner, tools.memory, self.reading_language, tools.now, self)
        self.searching = Searching(
            tools.library, tools.runner, tools.wording, self.reading_language, self.reading.desk, self
        )
        self.updater = Updater(tools.library, tools.runner, self)
        self._lay_out()
        self._connect()
        self._restyle()
        self.shape.restore()
        self.search_box.setFocus()

    def start(self, request: Request) -> None:
        """Takes what was asked for, to do it once the library is open."""
        self._wanted, self._heading = request.id, request.heading
        self.search_box.show_text(request.query)

    def take(self, panes: Panes) -> None:
        """Takes what was made after the first picture: from now on the window is whole."""
        self._panes = panes
        for pane in (panes.page, panes.call, panes.note):
            self._stack.addWidget(pane)
        panes.page.shown.connect(self._page_shown)
        self.setTabOrder(self.welcome, panes.page)
        if self._opened_early is not None:
            self._opened(self._opened_early)

    @property
    def is_whole(self) -> bool:
        """Whether all panes are there."""
        return self._panes is not None

    @property
    def page_view(self) -> PageView:
        """The page that is read; RuntimeError before the window is whole."""
        return self._whole.page

    @property
    def call_pane(self) -> CallPane:
        """The guide and the hand-over; RuntimeError before the window is whole."""
        return self._whole.call

    @property
    def note_view(self) -> NoteView:
        """The note of the call; RuntimeError before the window is whole."""
        return self._whole.note

    @property
    def calling(self) -> Calling:
        """The call that is under way or to come; RuntimeError before the window is whole."""
        return self._whole.calling

    @property
    def _whole(self) -> Panes:
        if self._panes is None:
            raise RuntimeError("the window has no panes yet")
        return self._panes

    def open_library(self) -> None:
        """Opens the library on the Runner's thread; what was typed meanwhile is then asked."""
        self.tools.runner.latest("open", self.tools.library.open, self._opened)

    def reading_language(self) -> str:
        """The language in which write-ups are shown first."""
        chosen = self.tools.settings.text("reading_language")
        return self.tools.interface_language if chosen == "auto" else chosen

    def fulfil(self, request: Request) -> None:
        """Does what another start asked for, in front of everything else."""
        self._heading = request.heading
        if request.id and self.overview is None:
            self._wanted = request.id
        elif request.id:
            self.leave_pane()
            self.reading.open(request.id)
        elif request.query:
            self.search_box.show_text(request.query)
        bring_forward(self, request.token)
        self.search_box.take_focus()

    def choose_department(self, slug: str) -> None:
        """Keeps the search to one department, or to all ("")."""
        self.searching.stay_within(slug)
        self.search_box.setFocus()

    def show_pane(self, pane: QWidget) -> None:
        """Shows a pane in the place of the page, until it is left or a new question is typed."""
        self._pane = pane
        self._stack.setCurrentWidget(pane)

    def leave_pane(self) -> None:
        """Back from a pane to what is read."""
        if self._pane is not None:
            self._pane = None
            self._stack.setCurrentWidget(self.page_view if self.reading.id else self.welcome)

    @property
    def pane(self) -> QWidget | None:
        """What stands in the place of the page now."""
        return self._pane

    def go_home(self) -> None:
        """Back to the start page, whatever was read."""
        self.reading.leave()
        self.hits.show_rows((), choose_first=False)
        self.searching.ask("")

    def ask_anew(self) -> None:
        """Comes forward with an empty search box."""
        self.fulfil(Request())
        self.search_box.show_text("")

    def show_compact(self) -> None:
        """Comes forward as the small window."""
        if not self.shape.compact:
            self.shape.toggle()
        self.fulfil(Request())

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
        self.department_button = QPushButton()
        self.language_button = QPushButton()
        self.menu_button = QPushButton()
        for button, name in (
            (self.department_button, self.tr("Department")),
            (self.language_button, self.tr("Languages")),
            (self.menu_button, self.tr("Menu")),
        ):
            button.setProperty("role", "bar")
            button.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
            button.setAccessibleName(name)
            button.setToolTip(name)
        top = QHBoxLayout()
        top.setSpacing(10)
        top.addWidget(self.search_box, 1)
        for button in (self.department_button, self.language_button, self.menu_button):
            top.addWidget(button)
        self._stack = QStackedWidget()
        self._stack.addWidget(self.welcome)
        self._columns = QSplitter(Qt.Orientation.Horizontal)
        self._columns.setChildrenCollapsible(False)
        self._columns.addWidget(self.hits)
        self._columns.addWidget(self._stack)
        self._columns.setStretchFactor(1, 1)
        self._columns.setSizes([414, 896])
        column = QVBoxLayout(self)
        column.addLayout(top)
        column.addWidget(self._columns, 1)
        column.addWidget(self.bottom_line)
        self.shape = Shape(Frame(self, column, self._columns), self.tools.memory, self)

    def _connect(self) -> None:
        self.search_box.asked.connect(self._asked)
        self.search_box.entered.connect(self._entered)
        self.search_box.moved.connect(self.hits.step)
        self.searching.found.connect(self._found)
        self.hits.settled.connect(self._settled)
        self.hits.opened.connect(self._row_opened)
        self.welcome.chosen.connect(self.choose_department)
        self.reading.shown.connect(self._show_page)
        self.reading.ticked_on.connect(self._show_later)
        self.reading.missing.connect(self._page_missing)
        self.reading.remembered.connect(self._remembered)
        self.updater.looked.connect(self._looked)
        self.tools.runner.failed.connect(self._failed)
        self.tools.theme.changed.connect(self._restyle)
        self.shape.changed.connect(self._reshape)
        self.hits.fitted.connect(self.shape.give_list)
        order = (self.search_box, self.department_button, self.language_button, self.menu_button, self.hits)
        for before, after in pairwise((*order, self.welcome)):
            self.setTabOrder(before, after)

    def _opened(self, overview: Overview) -> None:
        if self._panes is None:
            self._opened_early = overview
            return
        self._know(overview)
        self.updater.start()
        self.searching.ask(self.search_box.text)
        if self._wanted:
            self.reading.open(self._wanted)

    def _asked(self, text: str) -> None:
        self._enter_waits = False
        if self.overview is not None:
            self.searching.ask(text)

    def _entered(self) -> None:
        """Enter opens the best hit: the one that is shown, or the one that the answer under way will bring."""
        if self.searching.waiting or self._has_no_index():
            self._enter_waits = bool(self.search_box.text.strip())
        else:
            self.hits.open_current()

    def _has_no_index(self) -> bool:
        overview = self.overview
        return overview is None or (overview.state is State.INDEXING and not overview.processes)

    def _found(self, found: Found) -> None:
        question = (found.text.strip(), found.department)
        same, self._answered_question = question == self._answered_question, question
        chosen = self.hits.current.key if self.hits.current and same else ""
        if not (same and found.rows == self.hits.rows):
            self.hits.show_rows(found.rows, choose_first=any(question), keep=chosen)
        self.search_box.show_count(found.count)
        self.bottom_line.show_count(found.count)
        self.welcome.teach(any(row.kind is RowKind.DEPARTMENT for row in found.rows))
        if found.message is not None and not (same and self.reading.id):
            self.show_message(found.message)
        if self._enter_waits and not self._has_no_index():
            self._enter_waits = False
            self.hits.open_current()
        _log.info("answered: %s -> %s", found.text, self.hits.current.key if self.hits.current else "")
        self.answered.emit(found)
        self._name_buttons()

    def show_message(self, message: Message) -> None:
        """Shows a message in the place of the page."""
        self._pane = None
        self.reading.leave()
        self.welcome.show_message(message)
        self._stack.setCurrentWidget(self.welcome)

    def _settled(self, row: Row) -> None:
        if row.kind is RowKind.PROCESS and row.key != self.reading.id:
            self.leave_pane()
            self.reading.preview(row.key)

    def _row_opened(self, row: Row) -> None:
        if row.kind is RowKind.DEPARTMENT:
            self.choose_department(row.key)
        else:
            self.leave_pane()
            self.reading.open(row.key)

    def _show_page(self, opened: Opened) -> None:
        page = opened.page
        self.beside = opened.beside
        words = self.tools.wording.page_words(page, self.reading_language(), self._call_words(opened.beside, page))
        self.keys["other_language"].setVisible(len(page.languages) > 1)
        self.page_view.show_page(page, words, opened.beside)

    def _show_later(self, beside: Beside) -> None:
        """A minute has passed on the same page."""
        page = self.page_view.page
        if page is not None and self.beside is not None:
            moved, self.beside = self.beside.journey.steps != beside.journey.steps, beside
            self.page_view.show_beside(beside, self._call_words(beside, page))
            self.passed.emit()
            if moved:
                # The answer itself names the dates.
                self.reading.again()

    def _call_words(self, beside: Beside, page: Page) -> dict[str, tuple[str, ...]]:
        complaint = self.overview.complaint if self.overview else ""
        return self._whole.wording.bar(beside, guide=bool(page.write_up.guide), complaint=complaint)

    def _page_shown(self) -> None:
        """A page is whole; whoever has left it in the meantime stays where they are."""
        if self.reading.id and self._pane is None:
            self._stack.setCurrentWidget(self.page_view)
            self._heading, heading = "", self._heading
            if heading:
                self.page_view.scroll_to_anchor(heading)

    def _remembered(self) -> None:
        """What the start page lists has changed; it is only asked anew while it is shown."""
        if not self.searching.text.strip() and not self.searching.department:
            self.searching.again()

    def _page_missing(self, id_: str) -> None:
        if self._has_no_index():
            self._wanted = id_
            return
        self.bottom_line.say(self.tr("There is no process {0}.").format(id_))
        if not self.reading.id and self.overview is not None:
            self.show_message(self.tools.wording.home(self.overview))

    def _looked(self, look: Look) -> None:
        before, first = self.overview, self._has_no_index()
        self._know(look.overview)
        change, moved = look.change, before is not None and before.state != look.overview.state
        if change.ids or change.reranked or moved:
            self.searching.again()
            if self.reading.id in change.ids:
                self.reading.again()
        elif first and self._stack.currentWidget() is self.welcome:
            self.welcome.show_message(self.tools.wording.home(look.overview))
        if first and self._wanted and not self._has_no_index():
            self.reading.open(self._wanted)

    def _know(self, overview: Overview) -> None:
        changed = self.overview is None or self.overview.departments != overview.departments
        self.overview = overview
        self.searching.know(overview)
        if changed:
            lang = self.reading_language()
            tiles = [self.tools.wording.tile(one, lang) for one in overview.departments if one.processes]
            self.welcome.show_departments(tuple(sorted(tiles, key=lambda tile: tile.name.casefold())))
        self.bottom_line.show_standing(self.tools.wording.age(overview))
        self.bottom_line.show_problems(self.tools.wording.problems(overview.problems))
        self._complain(overview)

    def _complain(self, overview: Overview) -> None:
        """Says once what stands in the way: an index or settings that cannot be used or written."""
        stores = (self.tools.settings.complaints, self.tools.memory.complaints)
        found = [*((code, dict(facts)) for code, facts in overview.complaints), *chain.from_iterable(stores)]
        for code, facts in found:
            words = self.tools.complaint(code, facts)
            if words not in self.complaints:
                self.complaints.append(words)
                self.bottom_line.say(words, COMPLAINT_MS)

    def _failed(self, name: str, reason: str) -> None:
        self.bottom_line.say(self.tr("Something went wrong ({0}): {1}").format(name, reason))
        if name == "open":
            self.updater.start()

    def _name_buttons(self) -> None:
        """The department and the language in force; a text that stays costs nothing, an icon set anew a layout."""
        slug = self.searching.department
        name = self.overview.department_name(slug, self.reading_language()) if self.overview and slug else ""
        self.department_button.setText("" if self.shape.compact else name or self.tr("All departments"))
        self.department_button.setToolTip(name or self.tr("Department"))
        self.department_button.setVisible(bool(name) or not self.shape.compact)
        self.language_button.setText(self.reading_language().upper())

    def _reshape(self, compact: bool) -> None:
        """The panes take the place that they have in the other shape of the window."""
        self.hits.use_one_line(compact)
        self.search_box.shorten(compact)
        self.bottom_line.shorten(compact, stays_on_top())
        self.language_button.setVisible(not compact)
        self._restyle()

    def _restyle(self) -> None:
        theme, compact = self.tools.theme, self.shape.compact
        self._name_buttons()
        self.department_button.setIcon(theme.icon("department", "accent") if compact else theme.icon("chevron"))
        self.language_button.setIcon(theme.icon("chevron"))
        self.menu_button.setIcon(theme.icon("menu", "text"))
        for name, picture in (("pin", "pin"), ("copy_link", "link"), ("outline", "outline"), ("find", "find")):
            self.keys[name].setIcon(theme.icon(picture))
