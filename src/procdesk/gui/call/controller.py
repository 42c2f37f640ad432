"""What the keys of a call do: guide, complaint, filing day and ticks, and what the call's record is told."""

from __future__ import annotations

import logging
from functools import partial

from PySide6.QtCore import QObject
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QWidget

from procdesk.call.answer import delay, promise_in
from procdesk.call.outcome import promises
from procdesk.call.session import CheckListKind
from procdesk.gui.actions import Actions
from procdesk.gui.call.call_pane import CallPane
from procdesk.gui.call.guide_controller import GuideController
from procdesk.gui.call.guide_header import GuideScreen
from procdesk.gui.call.session import CallTimer
from procdesk.gui.clipboard import ClipboardCopier
from procdesk.gui.commands import PendingAction
from procdesk.gui.navigation import NavigationController
from procdesk.gui.overview import OverviewPresenter
from procdesk.gui.page.controller import PageController, PagePresenter
from procdesk.gui.page.page_view import PageView
from procdesk.gui.status_bar import StatusBar
from procdesk.library import Opened

_log = logging.getLogger(__name__)
_TICKS = 9


class CallController(QObject):
    """Connects the panes that help during a call with the page that is read, and tells the record what happens."""

    def __init__(
        self,
        actions: Actions,
        page_view: PageView,
        pane: CallPane,
        status_bar: StatusBar,
        navigation: NavigationController,
        page_controller: PageController,
        presenter: PagePresenter,
        overview: OverviewPresenter,
        guide_controller: GuideController,
        call_timer: CallTimer,
        copying: ClipboardCopier,
        pending: PendingAction,
        window: QWidget,
    ) -> None:
        super().__init__(window)
        self._page_view = page_view
        self._pane = pane
        self._status_bar = status_bar
        self._navigation = navigation
        self._page_controller = page_controller
        self._presenter = presenter
        self._overview = overview
        self._guide_controller = guide_controller
        self._call_timer = call_timer
        self._copying = copying
        self._connect_guide()
        self._connect_page(pending)
        actions.bind(
            {
                "guide": pending.later(self._guide),
                "complaint": pending.later(navigation.open_complaint),
                "filed": pending.later(self._filed),
            }
        )
        for number in range(1, _TICKS + 1):
            shortcut = QShortcut(QKeySequence(f"Alt+{number}"), window)
            shortcut.activated.connect(partial(self._tick_number, number))

    def _connect_guide(self) -> None:
        guide_controller, view = self._guide_controller, self._pane.guide
        view.chosen.connect(guide_controller.choose)
        view.went_back.connect(guide_controller.back)
        view.started_again.connect(guide_controller.start_again)
        view.returned.connect(guide_controller.come_back)
        guide_controller.changed.connect(self._show_screen)
        guide_controller.renewed.connect(self._renew_screen)
        guide_controller.entered.connect(self._entered)
        guide_controller.page_wanted.connect(self._read_instead)
        guide_controller.ended.connect(self._guide_ended)

    def _connect_page(self, pending: PendingAction) -> None:
        view, call_timer = self._page_view, self._call_timer
        self._presenter.presented.connect(self._shown)
        self._page_controller.chosen.connect(self._chosen)
        view.cards.ask.ticked.connect(self._tick_asked)
        view.journey.filed_chosen.connect(self._page_controller.count_from)
        view.journey.copy_wanted.connect(pending.later(self._copy_dates))
        view.looked_up.copy_wanted.connect(lambda text: self._copying.copy(text, self.tr("Copied")))
        call_timer.began.connect(self._call_began)
        call_timer.ended.connect(self._call_ended)

    def answer_copied(self, text: str) -> None:
        """The customer was told the answer, which is recorded in the company's language; dates in it are a promise."""
        record = self._presenter.record
        if record is not None:
            self._call_timer.answered(record.write_up.say or text, self._promise(text), self._heard_in)

    def part_copied(self, text: str) -> None:
        """The customer was told a part of the page, as it stands there."""
        self._call_timer.said(text, self._heard_in)
        if promise := self._promise(text):
            self._call_timer.promised(promise)

    @property
    def _heard_in(self) -> str:
        """The language of the page, "" where that is the company's: a page may have no version in it to be recorded."""
        beside = self._presenter.call_context
        return beside.lang if beside is not None and beside.lang != self._overview.record_language else ""

    def _promise(self, text: str) -> str:
        """The dates that a text in the page's language tells, in the language of records; "" where it tells none."""
        record, beside = self._presenter.record, self._presenter.call_context
        if record is None or beside is None:
            return ""
        return promise_in(text, beside, record.write_up.lang)

    def _shown(self, opened: Opened) -> None:
        one, record = opened.page.write_up, opened.record
        self._call_timer.shown(one.id, record.write_up.title, opened.page.department)
        self._guide_controller.page_shown(one.id, one.lang)
        outcome, moment = opened.call_context.outcome, opened.call_context.moment
        self._pane.offer_hand_over(bool(opened.call_context.targets))
        if outcome is not None:
            self._call_timer.ruled(one.id, record.write_up.say, promise=promises(outcome))
            self._pane.guide.show_answer(opened.page.say, self._presenter.answer_labels)
        self._call_timer.delayed(one.id, delay(record.call_context.journey, record.write_up.lang, moment))
        self._page_view.cards.show_ticks(self._call_timer.ticks(one.id, CheckListKind.ASK))
        complaint = self._overview.complaint
        is_complaint = one.id == complaint
        self._page_view.looked_up.fill(self._call_timer.facts() if is_complaint else None, without=complaint)

    def _chosen(self, opened: Opened) -> None:
        one = opened.record.write_up
        self._call_timer.opened(one.id, one.title, opened.page.department)

    def _guide(self) -> None:
        """Begins the guide of the page, or goes on where it was left."""
        page, run = self._presenter.page, self._guide_controller.run
        if run is not None and page is not None and page.write_up.id in (run.first, run.id):
            if run.question is None:
                self._guide_controller.back()
            elif run.id != page.write_up.id:
                # The guide has come from this page to another one, which holds for what it asks.
                self._entered(run.id)
            self._show_guide()
        elif page is None:
            self._status_bar.say(self.tr("Choose a process first"))
        elif not page.write_up.guide:
            self._status_bar.say(self.tr("This page has no guide"))
        else:
            self._guide_controller.begin(page.write_up.id, page.write_up.lang)

    def _renew_screen(self, screen: GuideScreen) -> None:
        """The guide changed where it stands; whoever has left it for the page is left in peace."""
        self._call_timer.decided(screen.run.first, self._guide_controller.decisions())
        # The page beside the guide holds to where the guide has come.
        self._page_controller.renew()
        if screen.run.question is not None:
            self._pane.guide.show_screen(screen)

    def _show_screen(self, screen: GuideScreen) -> None:
        self._renew_screen(screen)
        if screen.run.question is None:
            return
        self._show_guide()
        steps, label = len(screen.run.path), screen.run.path[-1].label if screen.run.path else ""
        _log.info("guide step %d: %s", steps, label)
        if screen.run.is_outcome:
            _log.info("guide ended: %s", screen.run.question.heading)

    def _show_guide(self) -> None:
        call_context = self._presenter.call_context
        self._navigation.show_pane(self._pane)
        self._pane.show_guide(hand_over=bool(call_context and call_context.targets))

    def _entered(self, id_: str) -> None:
        """The guide goes on in another process: what stands beside it is then that one's."""
        _log.info("guide: %s", id_)
        if id_ != self._page_controller.id:
            self._page_controller.open(id_)

    def _read_instead(self, id_: str) -> None:
        self._navigation.open(id_)
        self._status_bar.say(self.tr("This process has no guide: read its page; F2 takes you back to the question"))

    def _guide_ended(self, why: str) -> None:
        self._page_controller.renew()
        if why in ("missing", "none", "failed"):
            self._status_bar.say(self.tr("The guide cannot be opened right now"))

    def _filed(self) -> None:
        call_context = self._presenter.call_context
        if self._presenter.page is None or call_context is None or not call_context.journey.steps:
            self._status_bar.say(self.tr("This page has no steps with dates"))
            return
        self._navigation.leave_pane()
        self._page_view.ask_filed()
        _log.info("filing day: asked")

    def _copy_dates(self) -> None:
        words = self._page_view.journey.dates
        if not words:
            self._copying.refuse(self.tr("Nothing was copied: no date can be promised any more"))
            return
        if self._copying.copy(words, self.tr("Dates copied")):
            self._call_timer.promised(self._promise(words))

    def _tick_number(self, number: int) -> None:
        """Ticks the box with that number on the card that is looked at."""
        pane = self._pane
        if pane.isVisible() and pane.hand_over.isVisible():
            pane.hand_over.toggle(number)
        else:
            self._page_view.cards.ask.toggle(number)

    def _tick_asked(self, text: str, on: bool) -> None:
        self._call_timer.tick(self._page_controller.id, CheckListKind.ASK, text, on)

    def _call_began(self) -> None:
        """What was ticked for somebody else is ticked no more."""
        self._page_view.cards.show_ticks(self._call_timer.ticks(self._page_controller.id, CheckListKind.ASK))

    def _call_ended(self) -> None:
        """The next customer begins with nothing ticked and no guide under way."""
        self._guide_controller.leave()
        self._page_view.cards.show_ticks(frozenset())
