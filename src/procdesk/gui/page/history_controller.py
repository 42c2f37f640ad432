"""Back and forward: notes where somebody is and what counts as read, and brings earlier places back as they were."""

from __future__ import annotations

import logging
from collections.abc import Mapping
from dataclasses import replace

from PySide6.QtCore import QObject, QTimer

from procdesk.gui.actions import Actions
from procdesk.gui.call.session import CallTimer
from procdesk.gui.context import AppContext
from procdesk.gui.main_window import ContentStack
from procdesk.gui.navigation import NavigationController
from procdesk.gui.page.controller import PageController
from procdesk.gui.page.history import HistoryEntry
from procdesk.gui.search.controller import SearchController
from procdesk.gui.search.result_list import ResultList
from procdesk.gui.search.search_bar import SearchBar
from procdesk.gui.status_bar import StatusBar
from procdesk.library import Opened

_log = logging.getLogger(__name__)


class HistoryController(QObject):
    """A page counts as read once it was shown for a while, opened, copied from, its guide run, or passed on.

    What was read is recent, and can be gone back to with its question, hits, filing day and place on the page. When a
    call ends, its pages stay and the customer's words go.
    """

    def __init__(
        self,
        context: AppContext,
        actions: Actions,
        search_bar: SearchBar,
        results: ResultList,
        stack: ContentStack,
        status_bar: StatusBar,
        search_controller: SearchController,
        page_controller: PageController,
        navigation: NavigationController,
        call_timer: CallTimer,
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._history = context.history
        self._actions = actions
        self._search_bar = search_bar
        self._results = results
        self._stack = stack
        self._status_bar = status_bar
        self._search_controller = search_controller
        self._page_controller = page_controller
        self._navigation = navigation
        self._call_timer = call_timer
        self._returning: HistoryEntry | None = None
        self._by = 0
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(context.read_ms)
        self._timer.timeout.connect(self.read)
        search_controller.question_answered.connect(lambda found: self._typed(found.text))
        search_controller.process_selected.connect(self._selected)
        page_controller.shown.connect(self._shown)
        page_controller.chosen.connect(self._chosen)
        page_controller.leaving.connect(self._note_view)
        page_controller.left.connect(self._left)
        page_controller.gone.connect(self._skip)
        navigation.page_came.connect(self._page_came)
        navigation.led_on.connect(self.read)
        stack.currentChanged.connect(self._stack_changed)
        stack.panes.page.linked.connect(self.read)
        stack.panes.page.journey.copy_wanted.connect(self.read)
        call_timer.began.connect(self._note_question)
        call_timer.ended.connect(self._call_ended)
        actions.bind({"back": self.back, "forward": self.forward})
        self._history.open_pane("")
        self._tell()

    def read(self) -> None:
        """What is shown counts as read: it can be gone back to, and is recent."""
        self._timer.stop()
        if id_ := self._history.here.process:
            if self._history.unread:
                _log.info("read: %s", id_)
            self._page_controller.remember(id_)
            self._history.read()
            self._tell()

    def rename(self, renamed: Mapping[str, str]) -> None:
        """Some processes have other ids now, old to new: one goes back to them all the same."""
        self._history.rename(renamed)
        if self._returning is not None:
            self._returning = replace(
                self._returning, process=renamed.get(self._returning.process, self._returning.process)
            )

    def back(self) -> None:
        """Closes the pane, or shows the place before."""
        self._note_view()
        self._history.open_pane(self._pane)
        self._go(self._history.back(), -1)

    def forward(self) -> None:
        """Shows what one came back from."""
        self._note_view()
        self._go(self._history.forward(), 1)

    def _go(self, place: HistoryEntry | None, by: int) -> None:
        if place is None:
            return
        _log.info("%s: %s", "back" if by < 0 else "forward", place.process or place.text or "start page")
        self._by = by
        self._navigation.leave_pane()
        self._search_bar.setFocus()
        if self._returning or not place.process or place.process != self._page_controller.id:
            self._restore(place)
        if place.pane:
            self._actions[place.pane].trigger()
        self._tell()

    def _restore(self, place: HistoryEntry) -> None:
        self._timer.stop()
        self._returning = place
        self._search_controller.return_to(place.text, place.department, place.row)
        if self._call_timer.running:
            self._call_timer.asked(place.text)
        if place.process:
            self._page_controller.return_to(place.process, place.lang, place.filed)
        else:
            self._page_controller.leave()
            self._stack.show_home()

    def _skip(self, _id: str) -> None:
        """The process is not there any more: goes on to the next place."""
        self._returning = self._history.here
        self._go(self._history.skip(self._by), self._by)
        self._status_bar.say(self.tr("Skipped a page that no longer exists"))

    @property
    def _on_show(self) -> bool:
        """Whether the page that was asked for last is the one that is shown."""
        return bool(self._page_controller.id) and self._history.here.process == self._page_controller.id

    @property
    def _pane(self) -> str:
        """The action that opens the pane that is shown now, "" for none."""
        panes, pane = self._stack.panes, self._stack.pane
        if pane is panes.call:
            return "guide" if panes.call.guide.isVisible() else "hand_over"
        return "note" if pane is panes.note else ""

    def _place(self) -> HistoryEntry:
        """What is shown now, its page not scrolled."""
        row, search = self._results.current, self._search_controller
        return HistoryEntry(
            process=self._page_controller.id,
            text=search.text if search.text.strip() else "",
            department=search.department,
            row=row.key if row else "",
            lang=self._page_controller.other_language,
            filed=self._page_controller.filed,
        )

    def _shown(self, _opened: Opened) -> None:
        """A page is read, in the place of another one or of a former state of itself."""
        if self._returning is not None and self._returning.process != self._page_controller.id:
            self._returning = None
        if self._on_show:
            return
        self._history.show(self._place())
        if self._history.unread:
            self._timer.start()
        self._tell()

    def _chosen(self, _opened: Opened) -> None:
        self._note_question()
        self.read()

    def _page_came(self) -> None:
        """The page is whole and seen: one that was returned to is scrolled to where it was."""
        returning = self._returning
        if returning is not None and returning.process == self._page_controller.id:
            self._returning = None
            self._stack.panes.page.scroll_to(returning.scroll)

    def _typed(self, _text: str) -> None:
        """Whoever types does not read."""
        if self._timer.isActive():
            self._timer.start()

    def _selected(self, _id: str) -> None:
        self._note_question()

    def _note_question(self) -> None:
        """The page that is shown answers the question that is asked now, once that has its answer."""
        if self._search_controller.waiting:
            return
        place, here = self._place(), self._history.here
        if self._on_show and self._returning is None and place.row == place.process:
            self._history.amend(replace(here, text=place.text, department=place.department, row=place.row))

    def _note_view(self) -> None:
        """The page is found again as it is left: in its language, from its day, scrolled as far."""
        here, page_controller = self._history.here, self._page_controller
        if self._on_show and self._returning is None:
            self._history.amend(
                replace(
                    here,
                    lang=page_controller.other_language,
                    filed=page_controller.filed,
                    scroll=self._stack.panes.page.scrolled,
                )
            )

    def _left(self) -> None:
        """No page is read: the start page is shown, or a question without an answer."""
        self._timer.stop()
        if self._returning is None:
            self._history.show(self._place())
        elif not self._returning.process:
            self._returning = None
        self._tell()

    def _stack_changed(self, _number: int) -> None:
        self._history.open_pane(self._pane)
        if self._stack.pane is self._stack.panes.call:
            self.read()
        self._tell()

    def _call_ended(self) -> None:
        """The next customer filed nothing on another day, and did not say what stands in the box."""
        self._history.forget_customer()
        if self._page_controller.filed is not None:
            self._page_controller.count_from(None)
        self._tell()

    def _tell(self) -> None:
        self._actions["back"].setEnabled(self._history.can_go_back)
        self._actions["forward"].setEnabled(self._history.can_go_forward)
