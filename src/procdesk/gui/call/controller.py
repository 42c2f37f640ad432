"""What the keys of a call do: guide, complaint, filing day and ticks, and what the call's record is told."""

from __future__ import annotations

import logging
from functools import partial

from PySide6.QtCore import QObject
from PySide6.QtGui import QKeySequence, QShortcut

from procdesk.call import date_format
from procdesk.call.session import CheckListKind
from procdesk.gui.call.guide_controller import GuideController, GuideScreen
from procdesk.gui.call.session import CallTimer
from procdesk.gui.clipboard import ClipboardCopier
from procdesk.gui.commands import PendingAction
from procdesk.gui.main_window import MainWindow
from procdesk.gui.page.controller import PagePresenter
from procdesk.library import Opened

_log = logging.getLogger(__name__)
_TICKS = 9


class CallController(QObject):
    """Connects the panes that help during a call with the page that is read, and tells the record what happens."""

    def __init__(
        self,
        window: MainWindow,
        showing: PagePresenter,
        guiding: GuideController,
        calling: CallTimer,
        copying: ClipboardCopier,
        settling: PendingAction,
    ) -> None:
        super().__init__(window)
        self._window = window
        self._showing = showing
        self._guiding = guiding
        self._calling = calling
        self._copying = copying
        self._connect_guide()
        self._connect_page()
        for name, do in {"guide": self._guide, "complaint": self._complaint, "filed": self._filed}.items():
            action = window.keys[name]
            action.triggered.connect(lambda _checked=False, do=do: settling.then(do))
            window.addAction(action)
        for number in range(1, _TICKS + 1):
            shortcut = QShortcut(QKeySequence(f"Alt+{number}"), window)
            shortcut.activated.connect(partial(self._tick_number, number))

    def _connect_guide(self) -> None:
        guiding, view = self._guiding, self._window.call_pane.guide
        view.chosen.connect(guiding.choose)
        view.went_back.connect(guiding.back)
        view.started_again.connect(guiding.start_again)
        view.returned.connect(guiding.come_back)
        guiding.changed.connect(self._show_screen)
        guiding.entered.connect(self._entered)
        guiding.page_wanted.connect(self._read_instead)
        guiding.decided.connect(self._calling.decided)
        guiding.withdrawn.connect(self._withdraw)
        guiding.ended.connect(self._guide_ended)

    def _connect_page(self) -> None:
        window, calling = self._window, self._calling
        window.searching.text_answered.connect(calling.asked)
        self._showing.presented.connect(self._shown)
        window.reading.chosen.connect(self._chosen)
        window.copied.connect(self._said)
        window.page_view.cards.ask.ticked.connect(self._tick_asked)
        window.page_view.journey.filed_chosen.connect(window.reading.count_from)
        window.page_view.journey.copy_wanted.connect(self._copy_dates)
        window.page_view.looked_up.copy_wanted.connect(lambda text: self._copying.copy(text, self.tr("Copied")))
        calling.began.connect(self._call_began)
        calling.ended.connect(self._call_ended)

    def _shown(self, opened: Opened) -> None:
        one = opened.page.write_up
        self._calling.shown(one.id, one.title, opened.page.department)
        self._window.page_view.cards.show_ticks(self._calling.ticks(one.id, CheckListKind.ASK))
        complaint = self._window.known.complaint
        is_complaint = one.id == complaint
        self._window.page_view.looked_up.fill(self._calling.facts() if is_complaint else None, without=complaint)

    def _chosen(self, opened: Opened) -> None:
        one = opened.page.write_up
        self._calling.opened(one.id, one.title, opened.page.department)

    def _said(self, text: str) -> None:
        """The answer was copied; dates in it are a promise."""
        self._calling.said(text)
        dates = self._dates()
        if dates and dates in text:
            self._calling.promised(dates)

    def _dates(self) -> str:
        """The dates of the whole journey in the page's language, "" where there are none."""
        beside = self._showing.beside
        end = beside.journey.end if beside else None
        if beside is None or end is None or end.earliest is None or end.latest is None:
            return ""
        return date_format.span(end.earliest, end.latest, beside.lang, beside.moment.date())

    def _guide(self) -> None:
        """Begins the guide of the page, or goes on where it was left."""
        page, run = self._showing.page, self._guiding.run
        if run is not None and page is not None and page.write_up.id in (run.first, run.id):
            if run.question is None:
                self._guiding.back()
            self._show_guide()
        elif page is None:
            self._window.bottom_line.say(self.tr("Choose a process first"))
        elif not page.write_up.guide:
            self._window.bottom_line.say(self.tr("This page has no guide"))
        else:
            self._guiding.begin(page.write_up.id, page.write_up.lang)

    def _show_screen(self, screen: GuideScreen) -> None:
        if screen.run.question is None:
            return
        self._window.call_pane.guide.show_screen(screen)
        self._show_guide()
        steps, label = len(screen.run.path), screen.run.path[-1].label if screen.run.path else ""
        _log.info("guide step %d: %s", steps, label)
        if screen.run.is_outcome:
            _log.info("guide ended: %s", screen.run.question.heading)

    def _show_guide(self) -> None:
        pane = self._window.call_pane
        beside = self._showing.beside
        self._window.stage.show_pane(pane)
        pane.show_guide(hand_over=bool(beside and beside.passings))

    def _entered(self, id_: str) -> None:
        """The guide goes on in another process: what stands beside it is then that one's."""
        _log.info("guide: %s", id_)
        if id_ != self._window.reading.id:
            self._window.reading.open(id_)

    def _read_instead(self, id_: str) -> None:
        self._window.stage.leave_pane()
        self._window.reading.open(id_)
        self._window.bottom_line.say(self.tr("This process has no guide: read it; F2 goes back to the question"))

    def _withdraw(self, count: int) -> None:
        for _ in range(count):
            self._calling.undid()

    def _guide_ended(self, why: str) -> None:
        if why in ("missing", "none", "failed"):
            self._window.bottom_line.say(self.tr("The guide is not available now"))

    def _complaint(self) -> None:
        """The company's complaint process, with what was looked up so far."""
        window = self._window
        if window.overview is None:
            return
        window.stage.leave_pane()
        if window.known.complaint:
            window.reading.open(window.known.complaint)
        else:
            window.stage.show_message(window.tools.wording.no_complaint())

    def _filed(self) -> None:
        beside = self._showing.beside
        if self._showing.page is None or beside is None or not beside.journey.steps:
            self._window.bottom_line.say(self.tr("This page has no steps with dates"))
            return
        self._window.stage.leave_pane()
        self._window.page_view.journey.ask_filed()

    def _copy_dates(self, words: str) -> None:
        if self._copying.copy(words, self.tr("Dates copied")):
            self._calling.promised(words)

    def _tick_number(self, number: int) -> None:
        """Ticks the box with that number on the card that is looked at."""
        pane = self._window.call_pane
        if pane.isVisible() and pane.hand_over.isVisible():
            pane.hand_over.toggle(number)
        else:
            self._window.page_view.cards.ask.toggle(number)

    def _tick_asked(self, text: str, on: bool) -> None:
        self._calling.tick(self._window.reading.id, CheckListKind.ASK, text, on)

    def _call_began(self) -> None:
        """What was ticked for somebody else is ticked no more."""
        self._window.page_view.cards.show_ticks(self._calling.ticks(self._window.reading.id, CheckListKind.ASK))

    def _call_ended(self) -> None:
        """The next customer begins with nothing ticked and no guide under way."""
        self._guiding.leave()
        self._window.page_view.cards.show_ticks(frozenset())
