"""Whom the matter goes to: the hand-over card, and the message for whom it shows, copied or mailed."""

from __future__ import annotations

import logging
from collections.abc import Set

from PySide6.QtCore import QObject, Signal

from procdesk.call.answer import delay
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
    """Connects the hand-over card with the page that is read, and tells the call to whom it was passed on.

    `passed_on` says that a matter was passed on.
    """

    passed_on = Signal()

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

    def _nobody(self, call_context: CallContext | None) -> str:
        if call_context is not None and call_context.outcome is not None:
            return self.tr("The guide ended at “{0}”, which is not passed on").format(call_context.outcome.heading)
        return self.tr("This page does not say who to pass it to")

    def _show(self) -> None:
        """Shows whom to pass the matter on to."""
        call_context = self._presenter.call_context
        if call_context is None or not call_context.targets:
            self._status_bar.say(self._nobody(call_context))
            return
        run = self._guide_controller.run
        self._fill(call_context)
        self._navigation.show_pane(self._pane)
        self._pane.show_hand_over(guide=run is not None and run.question is not None and run.id == call_context.id)
        passing = self._card.passing
        _log.info("hand-over: %s", passing.contact.name if passing else "")
        if passing is not None and passing.own:
            self._status_bar.say(self.tr("This page only names your own department"))

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
            call_context.targets,
            call_context.moment,
            self._call_timer.ticks(call_context.id, CheckListKind.READY),
            call_context.lang,
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
            nobody = self.tr("Nobody in this company does that step")
            self._status_bar.say(self.tr("Your own department does that step") if slugs else nobody)
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
            self._status_bar.say(self.tr("Opened as an e-mail"))
            self._passed_on(passing)
        else:
            why = self.tr("No e-mail program opened, so the message was copied instead")
            if not address:
                why = self.tr("There is no e-mail address, so the message was copied instead")
            if self._copying.copy(text.text, why):
                self._passed_on(passing)

    def _passed_on(self, passing: HandOverTarget) -> None:
        recorded = self._recorded(passing)
        self._call_timer.handed_over(recorded.contact.name, recorded.hand_over.tell if recorded.hand_over else "")
        self.passed_on.emit()

    def _recorded(self, passing: HandOverTarget) -> HandOverTarget:
        """The same card in the language of records; where the two write-ups differ, as it is shown."""
        record, beside = self._presenter.record, self._presenter.call_context
        targets = beside.targets if beside else ()
        if record is None or passing not in targets or len(record.call_context.targets) != len(targets):
            return passing
        found = record.call_context.targets[targets.index(passing)]
        return found if found.contact.slug == passing.contact.slug else passing

    def _message(self) -> tuple[HandOverTarget, HandOverMessage] | None:
        """The message to whom the card shows; None, and a word about it, where there is nobody."""
        page, call_context = self._presenter.page, self._presenter.call_context
        if page is None or call_context is None:
            self._copying.refuse(self.tr("Nothing was copied: choose a process first"))
            return None
        if not call_context.targets:
            self._copying.refuse(self._nobody(call_context))
            return None
        self._make_ready()
        passing = self._card.passing or call_context.targets[0]
        record = self._presenter.record
        write_up = record.write_up if record else page.write_up
        made = hand_over_message(write_up, self._recorded(passing).contact.name, self._matter(passing, call_context))
        return passing, made

    def _matter(self, passing: HandOverTarget, beside: CallContext) -> CallMatter:
        """What the call has brought of the process that is read, in the language of records."""
        facts, record, id_ = self._call_timer.facts(), self._presenter.record, beside.id
        recorded = self._recorded(passing)
        ready, missing = _in_words_of(recorded, passing, self._call_timer.ticks(id_, CheckListKind.READY))
        asked = tuple(one.text for one in facts.asked if id_ in one.opened) if facts else ()
        typed = self._search_bar.text.strip()
        answers = (one for one in facts.said if one.answer and one.process == id_) if facts else ()
        said = tuple(one.text for one in answers if not one.taken_back)
        return CallMatter(
            asked=asked if asked or not typed else (typed,),
            decided=self._guide_controller.decided_for(id_),
            promised="; ".join(one.text for one in facts.promised if one.process == id_) if facts else "",
            said=" ".join(filter(None, (*said, recorded.hand_over.tell if recorded.hand_over else ""))),
            delay=delay(record.call_context.journey, record.write_up.lang, beside.moment) if record else "",
            ready=ready,
            missing=missing,
            agent=self._settings.text("agent"),
        )


def _in_words_of(
    recorded: HandOverTarget, shown: HandOverTarget, ticked: Set[str]
) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """What is ready and what is missing, in the words of `recorded`, where the same things stand in the same order."""
    own = recorded.hand_over.have_ready if recorded.hand_over else ()
    seen = shown.hand_over.have_ready if shown.hand_over else ()
    if len(own) != len(seen):
        return readiness(shown, ticked)
    return readiness(recorded, {mine for mine, theirs in zip(own, seen, strict=True) if theirs in ticked})
