"""What the content area shows: follows choices in the list, links, requests of another start, and Escape."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QApplication, QWidget

from procdesk.gui.formatting import Formatter, HomeMessage
from procdesk.gui.main_window import ContentStack
from procdesk.gui.overview import OverviewPresenter
from procdesk.gui.page.controller import PageController
from procdesk.gui.search.controller import SearchController, SearchResult
from procdesk.gui.search.result_list import ResultList
from procdesk.gui.search.search_bar import SearchBar
from procdesk.gui.single_instance import StartRequest
from procdesk.gui.status_bar import StatusBar


class NavigationController(QObject):
    """Opens and leaves pages and panes.

    A process that is asked for before the content is known, or before its first index, is opened with `open_wanted`.
    `page_came` tells that a page is whole and seen, `led_on` that the page that is read leads to another.
    """

    page_came = Signal()
    led_on = Signal()

    def __init__(
        self,
        stack: ContentStack,
        search_bar: SearchBar,
        results: ResultList,
        status_bar: StatusBar,
        search_controller: SearchController,
        page_controller: PageController,
        overview: OverviewPresenter,
        formatter: Formatter,
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._stack = stack
        self._search_bar = search_bar
        self._results = results
        self._status_bar = status_bar
        self._search_controller = search_controller
        self._page_controller = page_controller
        self._overview = overview
        self._formatter = formatter
        self._wanted = ""
        self._heading = ""
        search_controller.message_wanted.connect(self._show_answer)
        search_controller.process_selected.connect(self._preview)
        search_controller.process_opened.connect(self.open)
        page_controller.missing.connect(self._missing)
        page_controller.remembered.connect(self._renew_recent)
        page_controller.pinned.connect(self._renew_start_page)

    def start(self, request: StartRequest) -> None:
        """Takes what the start asked for, to do it once the library is open."""
        self._wanted = request.id
        self._heading = request.heading
        self._search_bar.show_text(request.query)

    def follow(self, request: StartRequest) -> None:
        """Does what another start asked for."""
        self._heading = request.heading
        if request.id and self._overview.current is None:
            self._wanted = request.id
        elif request.id:
            self.open(request.id)
        elif request.query:
            self._search_bar.show_text(request.query)

    def open(self, id_: str) -> None:
        """Opens a process, in the place of whatever is shown."""
        self.leave_pane()
        self._page_controller.open(id_)

    def open_complaint(self) -> None:
        """Opens the company's complaint process, or says that it has none."""
        if self._overview.current is None:
            return
        if self._overview.complaint:
            self.led_on.emit()
            self.open(self._overview.complaint)
        else:
            self.show_message(self._formatter.no_complaint())

    def open_wanted(self) -> None:
        """Opens what was asked for too early."""
        if self._wanted:
            self._page_controller.open(self._wanted)

    def show_pane(self, pane: QWidget) -> None:
        """Shows a pane in the place of the page, until it is left or a new question is typed."""
        self._stack.show_pane(pane)

    @property
    def pane(self) -> QWidget | None:
        """What is shown in the place of the page now."""
        return self._stack.pane

    def leave_pane(self) -> None:
        """Back from a pane to what is read."""
        if self._stack.pane is None:
            return
        if self._page_controller.id:
            self._stack.show_page()
        else:
            self._stack.show_home()

    def page_shown(self) -> None:
        """A page is whole; whoever has left it in the meantime stays where they are."""
        if self._page_controller.id and self._stack.pane is None:
            self._stack.show_page()
            self._heading, heading = "", self._heading
            if heading:
                self._stack.panes.page.scroll_to_anchor(heading)
            self.page_came.emit()

    def show_message(self, message: HomeMessage) -> None:
        """Shows a message in the place of the page, which is left."""
        self._page_controller.leave()
        self._stack.set_message(message)
        self._stack.show_home()

    def _show_behind(self, message: HomeMessage) -> None:
        """Shows a message in the place of the page; a pane that is open stays, as a guide or a note in a call."""
        if self._stack.pane is None:
            self.show_message(message)
        else:
            self._page_controller.leave()
            self._stack.set_message(message)

    def renew_message(self, message: HomeMessage) -> None:
        """Shows a newer message where there is one; whoever reads a page is left in peace."""
        if self._stack.at_home:
            self._stack.set_message(message)

    def back_to_search(self) -> None:
        """Back from a pane to what is read, with the cursor in the search box."""
        self.leave_pane()
        self._search_bar.take_focus()

    def ask(self, text: str) -> None:
        """A question that stands in the window is asked, with the cursor in the search box."""
        self.back_to_search()
        self._search_bar.show_text(text)

    def step_back(self) -> None:
        """Escape, step by step: out of find or a pane, back to the search, the search emptied, all departments."""
        find_bar = self._stack.panes.page.find_bar
        if find_bar.isVisible():
            find_bar.close_bar()
        elif self._stack.pane is not None:
            self.back_to_search()
        elif not _has_cursor(self._search_bar):
            self._search_bar.take_focus()
        elif self._search_bar.text:
            self._search_bar.show_text("")
        elif self._search_controller.department:
            self._search_controller.choose_department("")
        else:
            self.go_home()

    def go_home(self) -> None:
        """Back to the start page, whatever was read."""
        self._page_controller.leave()
        self._results.show_rows((), choose_first=False)
        self._search_controller.ask("")

    def start_anew(self) -> None:
        """The start page, with the cursor in the empty search box, and all departments: nothing is left of before."""
        self.forget_page()
        self._stack.show_home()
        self._search_bar.show_text("")
        self.go_home()
        self._search_bar.take_focus()

    def forget_page(self) -> None:
        """Nothing is read any more, and all departments are searched; what is typed stays."""
        self._page_controller.leave()
        if self._search_controller.department:
            self._search_controller.choose_department("")

    def _show_answer(self, found: SearchResult, repeated: bool) -> None:
        """Says why there is nothing to choose from; whoever reads a page while the same is asked again reads on."""
        if found.message is None or (repeated and self._page_controller.id):
            return
        if found.text.strip():
            self.show_message(found.message)
        else:
            self._show_behind(found.message)

    def _preview(self, id_: str) -> None:
        if id_ != self._page_controller.id:
            self.leave_pane()
            self._page_controller.preview(id_)

    def _missing(self, id_: str) -> None:
        overview = self._overview.current
        if self._overview.nothing_to_ask:
            self._wanted = id_
            return
        self._status_bar.say(self.tr("There is no such process: it may have been renamed or deleted"))
        if not self._page_controller.id and overview is not None:
            self._show_behind(self._formatter.home(overview))

    def _renew_recent(self) -> None:
        """Whoever reads a page of the list keeps its rows in their places; the next start page has the new ones."""
        if not self._page_controller.id:
            self._renew_start_page()

    def _renew_start_page(self) -> None:
        """What the start page lists has changed; it is only asked anew while it is shown."""
        if not self._search_controller.text.strip() and not self._search_controller.department:
            self._search_controller.again()


def _has_cursor(widget: QWidget) -> bool:
    """Whether the cursor is in a widget or in one of its parts."""
    focus = QApplication.focusWidget()
    return focus is not None and (focus is widget or widget.isAncestorOf(focus))
