"""The window: places the panes and connects them. What is shown is asked of the library through the Runner."""

from __future__ import annotations

import base64
import binascii
from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QByteArray, Qt, QTimer, Signal
from PySide6.QtGui import QCloseEvent, QGuiApplication
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QSplitter, QStackedWidget, QVBoxLayout, QWidget

from procdesk.desk.actions import Actions
from procdesk.desk.hit_list import HitList
from procdesk.desk.instance import Request
from procdesk.desk.keys import key_text
from procdesk.desk.page_view import PageView
from procdesk.desk.parts import action_button, label
from procdesk.desk.reading import Reading
from procdesk.desk.rows import Row, RowKind
from procdesk.desk.runner import Runner
from procdesk.desk.search_box import SearchBox
from procdesk.desk.searching import Found, Searching
from procdesk.desk.theme import Theme
from procdesk.desk.updater import Updater
from procdesk.desk.welcome import Welcome
from procdesk.desk.wording import Wording
from procdesk.library import Library, Look, Overview
from procdesk.model import Problem
from procdesk.page.build import Page
from procdesk.settings import Store

_MESSAGE_MS = 4_000
_ACROSS, _DOWN = 1180, 760


@dataclass(frozen=True, slots=True)
class Tools:
    """What the window works with, made by the application: `sentence` words a problem, `complaint` (code, facts)."""

    library: Library
    runner: Runner
    theme: Theme
    wording: Wording
    settings: Store
    memory: Store
    interface_language: str
    sentence: Callable[[Problem], str]
    complaint: Callable[[str, dict[str, str]], str]


class Window(QWidget):
    """`overview` is the desk as it was last seen; `painted_rows` says that an answer stands in the list."""

    answered = Signal(object)
    closed = Signal()

    def __init__(self, tools: Tools) -> None:
        super().__init__()
        self.setObjectName("desk")
        self.setWindowTitle("procdesk")
        self.tools = tools
        self.overview: Overview | None = None
        self._enter_waits = False
        self._complained: set[str] = set()
        self.keys = Actions(self)
        self.search_box = SearchBox(tools.theme)
        self.hits = HitList(tools.theme)
        self.page_view = PageView(tools.theme, self.keys, tools.library.picture)
        self.welcome = Welcome(tools.theme)
        self.reading = Reading(tools.library, tools.runner, tools.memory, self.reading_language, self)
        self.searching = Searching(
            tools.library, tools.runner, tools.wording, self.reading_language, self.reading.desk, self
        )
        self.updater = Updater(tools.library, tools.runner, self)
        self._message_timer = QTimer(self)
        self._message_timer.setSingleShot(True)
        self._lay_out()
        self._connect()
        self._restyle()
        self._restore()
        self.search_box.setFocus()

    def start(self, request: Request) -> None:
        """Opens the library on the Runner's thread, then does what was asked for."""
        self.tools.runner.latest("open", self.tools.library.open, lambda overview: self._opened(overview, request))

    def reading_language(self) -> str:
        """The language in which write-ups are shown first."""
        chosen = self.tools.settings.text("reading_language")
        return self.tools.interface_language if chosen == "auto" else chosen

    def fulfil(self, request: Request) -> None:
        """Does what another start asked for, in front of everything else."""
        if request.id:
            self.reading.open(request.id)
        elif request.query:
            self.search_box.show_text(request.query)
        self.setWindowState(self.windowState() & ~Qt.WindowState.WindowMinimized)
        self.show()
        self.raise_()
        self.activateWindow()
        self.search_box.take_focus()

    def say(self, words: str) -> None:
        """Shows a short message in the bottom line for a few seconds."""
        self._age.setText(words)
        self._message_timer.start(_MESSAGE_MS)

    def choose_department(self, slug: str) -> None:
        """Keeps the search to one department, or to all ("")."""
        self.searching.stay_within(slug)
        self.search_box.setFocus()

    def closeEvent(self, event: QCloseEvent) -> None:
        geometry = bytes(self.saveGeometry().data())
        columns = bytes(self._columns.saveState().data())
        self.tools.memory.put(geometry=base64.b64encode(geometry).decode(), columns=base64.b64encode(columns).decode())
        self.updater.stop()
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
        self._stack.addWidget(self.page_view)
        self._columns = QSplitter(Qt.Orientation.Horizontal)
        self._columns.setHandleWidth(16)
        self._columns.setChildrenCollapsible(False)
        self._columns.addWidget(self.hits)
        self._columns.addWidget(self._stack)
        self._columns.setStretchFactor(1, 1)
        self._columns.setSizes([414, 896])
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 16, 20, 10)
        column.setSpacing(14)
        column.addLayout(top)
        column.addWidget(self._columns, 1)
        column.addLayout(self._bottom())

    def _bottom(self) -> QHBoxLayout:
        self._age = label("quiet")
        self._problems = action_button(self.keys["problems"])
        self._problems.setProperty("role", "quiet")
        self._problems.hide()
        row = QHBoxLayout()
        row.setSpacing(14)
        row.addWidget(self._age)
        row.addWidget(self._problems)
        row.addStretch(1)
        for words in (
            self.tr("↑ ↓ move"),
            self.tr("Enter open"),
            self.tr("{0} copy the answer").format(key_text(self.keys["copy"].shortcut())),
            self.tr("{0} all keys").format(key_text(self.keys["keys"].shortcut())),
        ):
            row.addWidget(label("quiet", words))
        return row

    def _connect(self) -> None:
        self.search_box.asked.connect(self._asked)
        self.search_box.entered.connect(self._entered)
        self.search_box.moved.connect(self.hits.step)
        self.searching.found.connect(self._found)
        self.hits.settled.connect(self._settled)
        self.hits.opened.connect(self._row_opened)
        self.welcome.chosen.connect(self.choose_department)
        self.reading.shown.connect(self._show_page)
        self.reading.missing.connect(self._page_missing)
        self.updater.looked.connect(self._looked)
        self.tools.runner.failed.connect(self._failed)
        self.tools.theme.changed.connect(self._restyle)
        self._message_timer.timeout.connect(self._show_age)

    def _opened(self, overview: Overview, request: Request) -> None:
        self._know(overview)
        self.updater.start()
        if self.search_box.text.strip() and not request.query:
            self.searching.ask(self.search_box.text)
        elif request.query:
            self.search_box.show_text(request.query)
        else:
            self.searching.ask("")
        if request.id:
            self.reading.open(request.id)

    def _asked(self, text: str) -> None:
        if self.overview is not None:
            self.searching.ask(text)

    def _entered(self) -> None:
        """Enter opens the best hit: the one that is shown, or the one that the answer under way will bring."""
        if self.hits.current is not None and self.searching.text == self.search_box.text and not self._answer_is_due():
            self.hits.open_current()
        else:
            self._enter_waits = True

    def _answer_is_due(self) -> bool:
        return self._shown_text != self.searching.text

    _shown_text = ""

    def _found(self, found: Found) -> None:
        same = found.text == self._shown_text
        chosen = self.hits.current.key if self.hits.current and same else ""
        self._shown_text = found.text
        asked = bool(found.text.strip() or found.department)
        self.hits.show_rows(found.rows, choose_first=asked)
        if chosen:
            self.hits.keep_key(chosen)
        self.search_box.show_count(found.count)
        if found.message is not None and not (same and self.reading.id):
            self.reading.leave()
            self.welcome.show_message(found.message)
            self._stack.setCurrentWidget(self.welcome)
        if self._enter_waits:
            self._enter_waits = False
            self.hits.open_current()
        self.answered.emit(found)
        self._restyle()

    def _settled(self, row: Row) -> None:
        if row.kind is RowKind.PROCESS and row.key != self.reading.id:
            self.reading.preview(row.key)

    def _row_opened(self, row: Row) -> None:
        if row.kind is RowKind.DEPARTMENT:
            self.choose_department(row.key)
        else:
            self.reading.open(row.key)

    def _show_page(self, page: Page) -> None:
        words = self.tools.wording.page_words(page, self.reading_language())
        self.page_view.show_page(page, words)
        self.keys["other_language"].setEnabled(len(page.languages) > 1)
        self._stack.setCurrentWidget(self.page_view)

    def _page_missing(self, id_: str) -> None:
        self.say(self.tr("There is no process {0}.").format(id_))

    def _looked(self, look: Look) -> None:
        before = self.overview
        self._know(look.overview)
        if look.change.ids or (before is not None and before.state != look.overview.state):
            self.searching.again()
            if self.reading.id in look.change.ids:
                self.reading.again()
        elif look.overview.total and self._stack.currentWidget() is self.welcome and not self.search_box.text:
            self.welcome.show_message(self.tools.wording.home(look.overview))

    def _know(self, overview: Overview) -> None:
        changed = self.overview is None or self.overview.departments != overview.departments
        self.overview = overview
        self.searching.know(overview)
        if changed:
            lang = self.reading_language()
            tiles = [self.tools.wording.tile(one, lang) for one in overview.departments if one.processes]
            self.welcome.show_departments(tuple(sorted(tiles, key=lambda tile: tile.name.casefold())))
        self._problems.setText(self.tools.wording.problems(overview.problems))
        self._problems.setVisible(overview.problems > 0)
        if not self._message_timer.isActive():
            self._show_age()
        for code, facts in overview.complaints:
            if code not in self._complained:
                self._complained.add(code)
                self.say(self.tools.complaint(code, dict(facts)))

    def _show_age(self) -> None:
        if self.overview is not None:
            self._age.setText(self.tools.wording.age(self.overview))

    def _failed(self, name: str, reason: str) -> None:
        self.say(self.tr("Something went wrong ({0}): {1}").format(name, reason))

    def _restyle(self) -> None:
        theme = self.tools.theme
        slug = self.searching.department
        name = self.overview.department_name(slug, self.reading_language()) if self.overview and slug else ""
        self.department_button.setText(name or self.tr("All departments"))
        self.department_button.setIcon(theme.icon("chevron"))
        self.language_button.setText(self.reading_language().upper())
        self.language_button.setIcon(theme.icon("chevron"))
        self.menu_button.setIcon(theme.icon("menu", "text"))
        for name, picture in (("pin", "pin"), ("copy_link", "link"), ("outline", "outline"), ("find", "find")):
            self.keys[name].setIcon(theme.icon(picture))

    def _restore(self) -> None:
        geometry = _from_base64(self.tools.memory.text("geometry"))
        if not (geometry and self.restoreGeometry(geometry)):
            screen = QGuiApplication.primaryScreen().availableGeometry()
            self.resize(min(_ACROSS, screen.width()), min(_DOWN, screen.height()))
            if screen.width() <= 1400:
                self.setWindowState(Qt.WindowState.WindowMaximized)
        columns = _from_base64(self.tools.memory.text("columns"))
        if columns:
            self._columns.restoreState(columns)


def _from_base64(text: str) -> QByteArray:
    """The bytes that were remembered; empty where somebody edited them into something else."""
    try:
        return QByteArray(base64.b64decode(text, validate=True))
    except (binascii.Error, ValueError):
        return QByteArray()
