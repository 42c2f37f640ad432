"""Whom the matter goes to: the hand-over card, and the message for whom it shows, copied or mailed."""

from __future__ import annotations

import logging

from PySide6.QtCore import QObject

from procdesk.call.context import CallContext
from procdesk.call.hand_over import HandOverTarget, readiness
from procdesk.call.message import CallMatter, HandOverMessage, hand_over_message, mailto
from procdesk.call.session import CheckListKind
from procdesk.gui.actions import Actions
from procdesk.gui.call.call_pane import CallPane
from procdesk.gui.call.guide_controller import GuideController
from procdesk.gui.call.session import CallTimer
from procdesk.gui.clipboard import ClipboardCopier, open_in_mail
from procdesk.gui.commands import PendingAction
from procdesk.gui.navigation import NavigationController
from procdesk.gui.page.controller import PageController, PagePresenter
from procdesk.gui.page.page_view import PageView
from procdesk.gui.search.search_bar import SearchBar
from procdesk.gui.status_bar import StatusBar
from procdesk.library import Opened
from procdesk.settings import SettingsFile

_log = logging.getLogger(__name__)


class HandOverController(QObject):
    """Connects the hand-over card with the page that is read, and tells the call to whom it was passed on."""

    def __init__(
        self,
        actions: Actions,
        page_view: PageView,
        pane: CallPane,
        search_bar: SearchBar,
        status_bar: StatusBar,
        navigation: NavigationController,
        page_controller: PageController,
        presenter: PagePresenter,
        guide_controller: GuideController,
        call_timer: CallTimer,
        copying: ClipboardCopier,
        pending: PendingAction,
        settings: SettingsFile,
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._pane = pane
        self._card = pane.hand_over
        self._search_bar = search_bar
        self._status_bar = status_bar
        self._navigation = navigation
        self._page_controller = page_controller
        self._presenter = presenter
        self._guide_controller = guide_controller
        self._call_timer = call_timer
        self._copying = copying
        self._settings = settings
        self._filled = False
        self._card.came.connect(self._make_ready)
        self._card.ticked.connect(self._tick)
        self._card.copy_wanted.connect(self._copy)
        self._card.mail_wanted.connect(self._mail)
        presenter.presented.connect(self._shown)
        presenter.passed.connect(self._minute_passed)
        page_view.journey.step_chosen.connect(self._pass_to_step)
        call_timer.began.connect(self._call_began)
        call_timer.ended.connect(self._call_ended)
        actions.bind(
            {
                "hand_over": pending.later(self._show),
                "copy_message": pending.later(self._copy),
                "mail_message": pending.later(self._mail),
            }
        )

    def _show(self) -> None:
        """Shows whom to pass the matter on to."""
        call_context = self._presenter.call_context
        if call_context is None or not call_context.targets:
            self._status_bar.say(self.tr("This page does not say who to pass it to"))
            return
        run = self._guide_controller.run
        self._fill(call_context)
        self._navigation.show_pane(self._pane)
        self._pane.show_hand_over(guide=run is not None and run.question is not None and run.id == call_context.id)
        passing = self._card.passing
        _log.info("hand-over: %s", passing.contact.name if passing else "")

    def _shown(self, opened: Opened) -> None:
        """A card that nobody sees is filled when it is wanted: a page must not wait for it."""
        self._filled = False
        if self._card.isVisible():
            self._fill(opened.call_context)

    def _make_ready(self) -> None:
        """The card is wanted, for the page that is read."""
        call_context = self._presenter.call_context
        if call_context is not None and not self._filled:
            self._fill(call_context)

    def _fill(self, call_context: CallContext) -> None:
        self._filled = True
        self._card.show_passings(
            call_context.targets, call_context.moment, self._call_timer.ticks(call_context.id, CheckListKind.READY)
        )

    def _minute_passed(self) -> None:
        call_context = self._presenter.call_context
        if call_context is not None and self._filled:
            self._card.refresh(call_context.targets, call_context.moment)

    def _pass_to_step(self, number: int) -> None:
        """The card of the department that does a step."""
        call_context = self._presenter.call_context
        if call_context is None:
            return
        slugs = call_context.journey.steps[number].departments
        wanted = [place for place, one in enumerate(call_context.targets) if one.contact.slug in slugs]
        if not wanted:
            self._status_bar.say(self.tr("No one in this company does that step"))
            return
        self._show()
        self._card.choose(wanted[0])

    def _call_began(self) -> None:
        """What was ticked for somebody else is ticked no more."""
        self._card.show_ticks(self._call_timer.ticks(self._page_controller.id, CheckListKind.READY))

    def _call_ended(self) -> None:
        self._card.show_ticks(frozenset())

    def _tick(self, text: str, on: bool) -> None:
        self._call_timer.tick(self._page_controller.id, CheckListKind.READY, text, on)

    def _copy(self) -> None:
        made = self._message()
        if made is None:
            return
        passing, text = made
        if self._copying.copy(text.text, self.tr("Message for {0} copied").format(passing.contact.name)):
            _log.info("copied the message")
            self._passed_on(passing)

    def _mail(self) -> None:
        made = self._message()
        if made is None:
            return
        passing, text = made
        address = mailto(passing.contact.email, text.subject, text.body, text.cut)
        if address and open_in_mail(address):
            self._status_bar.say(self.tr("Opened in the mail program"))
            self._passed_on(passing)
        else:
            why = self.tr("No mail program opened, so the message was copied instead")
            if not address:
                why = self.tr("There is no e-mail address, so the message was copied instead")
            if self._copying.copy(text.text, why):
                self._passed_on(passing)

    def _passed_on(self, passing: HandOverTarget) -> None:
        self._call_timer.handed_over(passing.contact.name, passing.hand_over.tell if passing.hand_over else "")

    def _message(self) -> tuple[HandOverTarget, HandOverMessage] | None:
        """The message to whom the card shows; None, and a word about it, where there is nobody."""
        page, call_context = self._presenter.page, self._presenter.call_context
        if page is None or call_context is None:
            self._copying.refuse(self.tr("Nothing was copied: choose a process first"))
            return None
        if not call_context.targets:
            self._copying.refuse(self.tr("Nothing was copied: this page does not say who to pass it to"))
            return None
        self._make_ready()
        passing = self._card.passing or call_context.targets[0]
        return passing, hand_over_message(page.write_up, passing.contact.name, self._matter(passing, call_context.id))

    def _matter(self, passing: HandOverTarget, id_: str) -> CallMatter:
        facts = self._call_timer.facts()
        ready, missing = readiness(passing, self._call_timer.ticks(id_, CheckListKind.READY))
        typed = self._search_bar.text.strip()
        asked = tuple(one.text for one in facts.asked) if facts else ()
        return CallMatter(
            asked=asked if asked or not typed else (typed,),
            decided=tuple((one.question, one.choice) for one in facts.decided) if facts else (),
            promised="; ".join(one.text for one in facts.promised) if facts else "",
            said=passing.hand_over.tell if passing.hand_over else "",
            ready=ready,
            missing=missing,
            agent=self._settings.text("agent"),
        )
