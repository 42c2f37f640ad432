"""Where one call ends and the next begins: what that does to the window, and the way back."""

from __future__ import annotations

import logging
from datetime import datetime

from PySide6.QtCore import QObject
from PySide6.QtGui import QGuiApplication

from procdesk.gui.actions import Actions
from procdesk.gui.call.call_notice import CallNotice, UncopiedNotesDialog
from procdesk.gui.call.call_pane import CallPane
from procdesk.gui.call.ended_calls import EndedCall, EndedCalls, ScreenState
from procdesk.gui.call.guide_controller import GuideController
from procdesk.gui.call.note_view import NoteView
from procdesk.gui.call.session import CallTimer
from procdesk.gui.commands import PendingAction
from procdesk.gui.main_window import MainWindow, activate_window
from procdesk.gui.navigation import NavigationController
from procdesk.gui.page.controller import PageController
from procdesk.gui.search.controller import SearchController
from procdesk.gui.search.result_list import ResultList
from procdesk.gui.search.search_bar import SearchBar
from procdesk.gui.status_bar import StatusBar

_log = logging.getLogger(__name__)


class CallBoundsController(QObject):
    """Ends and begins calls as keys, buttons and new questions want it; keeps the notes of those that have ended.

    A call that ends leaves nothing on the screen. Until the next one has something in its note, that can be undone;
    after a question that began a call by itself, its record can be joined to the one before.
    """

    def __init__(
        self,
        actions: Actions,
        notice: CallNotice,
        note_view: NoteView,
        call_pane: CallPane,
        search_bar: SearchBar,
        results: ResultList,
        status_bar: StatusBar,
        navigation: NavigationController,
        search_controller: SearchController,
        page_controller: PageController,
        guide_controller: GuideController,
        call_timer: CallTimer,
        ended_calls: EndedCalls,
        pending: PendingAction,
        window: MainWindow,
    ) -> None:
        super().__init__(window)
        self._actions = actions
        self._notice = notice
        self._note_view = note_view
        self._call_pane = call_pane
        self._search_bar = search_bar
        self._results = results
        self._status_bar = status_bar
        self._navigation = navigation
        self._search_controller = search_controller
        self._page_controller = page_controller
        self._guide_controller = guide_controller
        self._call_timer = call_timer
        self._ended_calls = ended_calls
        self._pending = pending
        self._window = window
        self._asked_about: list[datetime] = []
        self._offered = False
        search_bar.asked.connect(call_timer.asked)
        note_view.begin_wanted.connect(call_timer.toggle)
        note_view.end_wanted.connect(self._end)
        note_view.taken.connect(call_timer.note_taken)
        note_view.notes_changed.connect(self._show_notice)
        note_view.taken.connect(self._offer_new)
        call_timer.second.connect(self._offer_new)
        call_timer.began.connect(self._begun)
        call_timer.ending.connect(self._keep)
        call_timer.parted.connect(self._parted)
        for passed in (call_timer.began, call_timer.ended, call_timer.parted, call_timer.changed, call_timer.second):
            passed.connect(self._show_notice)
        notice.back_wanted.connect(self._go_on)
        notice.other_wanted.connect(self._other_customer)
        notice.dismissed.connect(self._other_customer)
        actions.bind({"call": self._call, "same_customer": self._go_on})
        window.ask_before_closing(self._may_close)
        self._show_notice()
        # What was typed, or asked by a link, before the window was whole.
        call_timer.asked(search_bar.text)

    def _call(self) -> None:
        """Ends the call, begins one, or says yes where it is asked whether the question is another customer's."""
        if self._call_timer.asks_who:
            self._other_customer()
        elif self._call_timer.running:
            self._end()
        else:
            self._call_timer.toggle()

    def _end(self) -> None:
        """Ends the call; nothing of it stays on the screen."""
        # The last letters are the customer's words too.
        self._search_bar.ask_now()
        self._call_timer.end()
        self._navigation.start_anew()
        self._show_notice()

    def _other_customer(self) -> None:
        self._call_timer.other_customer()
        self._show_notice()
        self._search_bar.setFocus()

    def _begun(self) -> None:
        self._offered = False

    def _offer_new(self) -> None:
        """Once the call is probably over, the next letter takes the place of its question."""
        before, self._offered = self._offered, self._call_timer.expects_another
        if self._offered and not before:
            self._search_bar.offer_new()

    def _keep(self) -> None:
        """A call is about to end: what is in its note, and on the screen, is kept."""
        facts = self._call_timer.facts()
        if facts is None or not self._call_timer.has_content:
            return
        draft = self._note_view.draft()
        question = facts.asked[0].text if facts.asked else next((one.title for one in facts.mattered), "")
        copied = self._note_view.is_taken
        self._ended_calls.add(EndedCall(facts.began, facts.until, question, draft, self._screen(), copied))
        _log.info("call ended")

    def _screen(self) -> ScreenState:
        return ScreenState(
            question=self._call_timer.question,
            department=self._search_controller.department,
            page=self._page_controller.id,
            filed=self._page_controller.filed,
            guide=self._guide_controller.state,
            in_guide=self._navigation.pane is self._call_pane and self._call_pane.guide.isVisible(),
        )

    def _parted(self) -> None:
        """The question that is typed begins a call by itself: the page of the one before is nothing to it."""
        self._navigation.forget_page()
        _log.info("another customer?")

    def _go_on(self) -> None:
        """Back to the call before: with its screen where the key had ended it, else with what is typed now."""
        call_timer = self._call_timer
        if not call_timer.can_go_on:
            self._status_bar.say(self.tr("There is no call to go back to"))
            return
        joins = call_timer.asks_who or call_timer.has_content
        words, call = self._note_view.own_words, self._ended_calls.take_back()
        call_timer.go_on()
        self._note_view.take_over(call, words)
        self._show_notice()
        _log.info("call goes on")
        if joins:
            self._search_bar.setFocus()
        else:
            self._bring_back(call.screen)

    def _bring_back(self, screen: ScreenState) -> None:
        """Shows what stood on the screen, once the list is that of its question."""
        if screen.guide is not None:
            self._guide_controller.resume(screen.guide)
        self._navigation.leave_pane()
        if screen.department != self._search_controller.department:
            self._search_controller.choose_department(screen.department)
        self._search_bar.show_text(screen.question)
        self._search_bar.take_focus()
        self._pending.then(lambda: self._show_page(screen))

    def _show_page(self, screen: ScreenState) -> None:
        if screen.page:
            self._results.choose(screen.page)
            self._page_controller.preview(screen.page)
        if screen.filed is not None:
            self._page_controller.count_from(screen.filed)
        if screen.in_guide:
            self._actions["guide"].trigger()

    def _may_close(self) -> bool:
        """Whether the window may be closed: notes that were not copied are asked about once."""
        application = QGuiApplication.instance()
        if isinstance(application, QGuiApplication) and application.isSavingSession():
            return True
        waiting = [one.began for one in self._ended_calls if not one.copied]
        facts = self._call_timer.facts()
        if facts is not None and self._call_timer.has_content and not self._note_view.is_taken:
            waiting.append(facts.began)
        if not waiting or waiting == self._asked_about:
            return True
        self._asked_about = waiting
        activate_window(self._window)
        dialog = UncopiedNotesDialog(len(waiting), self._window)
        dialog.notes_wanted.connect(self._show_notes)
        dialog.close_wanted.connect(self._window.give_way)
        dialog.open()
        return False

    def _show_notes(self) -> None:
        self._navigation.show_pane(self._note_view)

    def _show_notice(self) -> None:
        call_timer, newest = self._call_timer, self._ended_calls.newest
        if call_timer.asks_who:
            self._notice.ask_who()
        elif newest is not None and call_timer.can_go_on and not call_timer.has_content:
            self._notice.tell_ended(newest.copied)
        else:
            self._notice.hide()
