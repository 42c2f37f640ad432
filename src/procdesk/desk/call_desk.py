"""What the keys of a call do: guide, hand-over, complaint, filing day and ticks, and what the call's record is told."""

from __future__ import annotations

import logging
from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtGui import QGuiApplication, QKeySequence, QShortcut

from procdesk.call import spoken
from procdesk.call.message import Matter, Message, mailto, message
from procdesk.call.record import Tick
from procdesk.desk.guiding import Guiding, Screen
from procdesk.desk.post import open_in_mail, put_on_clipboard
from procdesk.desk.settling import Settling
from procdesk.desk.window import Window

if TYPE_CHECKING:
    from procdesk.call.beside import Beside
    from procdesk.call.hand_over import Passing
    from procdesk.library import Opened
    from procdesk.page.build import Page

_log = logging.getLogger(__name__)
_TICKS = 9


class CallDesk(QObject):
    """Connects the panes that help during a call with the page that is read, and tells the record what happens."""

    def __init__(self, window: Window, agent: Callable[[], str], settling: Settling) -> None:
        super().__init__(window)
        self._window = window
        self._agent = agent
        self._calling = window.calling
        self._guiding = Guiding(window.tools.library, window.tools.runner, self)
        self._connect_guide()
        self._connect_hand_over()
        self._connect_page()
        for name, do in {
            "guide": self._guide,
            "hand_over": self._hand_over,
            "copy_message": self._copy_message,
            "mail_message": self._mail_message,
            "complaint": self._complaint,
            "filed": self._filed,
        }.items():
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
        view.left.connect(self._leave)
        view.typed.connect(self._type)
        guiding.changed.connect(self._show_screen)
        guiding.entered.connect(self._entered)
        guiding.page_wanted.connect(self._read_instead)
        guiding.decided.connect(self._calling.decided)
        guiding.withdrawn.connect(self._withdraw)
        guiding.ended.connect(self._guide_ended)

    def _connect_hand_over(self) -> None:
        view = self._window.call_pane.hand_over
        view.ticked.connect(self._tick_ready)
        view.copy_wanted.connect(self._copy_message)
        view.mail_wanted.connect(self._mail_message)
        view.left.connect(self._leave)
        view.typed.connect(self._type)

    def _connect_page(self) -> None:
        window, calling = self._window, self._calling
        window.answered.connect(lambda found: calling.asked(found.text))
        window.reading.shown.connect(self._shown)
        window.reading.chosen.connect(self._chosen)
        window.passed.connect(self._minute_passed)
        window.copied.connect(self._said)
        window.page_view.cards.ask.ticked.connect(self._tick_asked)
        window.page_view.journey.filed_chosen.connect(window.reading.count_from)
        window.page_view.journey.step_chosen.connect(self._pass_to_step)
        window.page_view.journey.copy_wanted.connect(self._copy_dates)
        window.page_view.looked_up.copy_wanted.connect(lambda text: self._copy(text, self.tr("Copied")))
        calling.began.connect(self._call_began)
        calling.ended.connect(self._call_ended)

    @property
    def _page(self) -> Page | None:
        """The page that is read, whole."""
        self._window.page_view.finish()
        return self._window.page_view.page if self._window.reading.id else None

    @property
    def _beside(self) -> Beside | None:
        return self._window.beside if self._window.reading.id else None

    def _shown(self, opened: Opened) -> None:
        one = opened.page.write_up
        self._calling.shown(one.id, one.title, opened.page.department)
        self._window.page_view.cards.show_ticks(self._calling.ticks(one.id, Tick.ASK))
        self._fill_hand_over(opened.beside)
        complaint = self._window.overview.complaint if self._window.overview else ""
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
        beside = self._beside
        end = beside.journey.end if beside else None
        if beside is None or end is None or end.earliest is None or end.latest is None:
            return ""
        return spoken.span(end.earliest, end.latest, beside.lang, beside.moment.date())

    def _guide(self) -> None:
        """Begins the guide of the page, or goes on where it was left."""
        page, run = self._page, self._guiding.run
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

    def _show_screen(self, screen: Screen) -> None:
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
        self._window.show_pane(pane)
        pane.show_guide(hand_over=bool(self._beside and self._beside.passings))

    def _entered(self, id_: str) -> None:
        """The guide goes on in another process: what stands beside it is then that one's."""
        _log.info("guide: %s", id_)
        if id_ != self._window.reading.id:
            self._window.reading.open(id_)

    def _read_instead(self, id_: str) -> None:
        self._window.leave_pane()
        self._window.reading.open(id_)
        self._window.bottom_line.say(self.tr("This process has no guide: read it, F2 goes back to the question"))

    def _withdraw(self, count: int) -> None:
        for _ in range(count):
            self._calling.undid()

    def _guide_ended(self, why: str) -> None:
        if why in ("missing", "none", "failed"):
            self._window.bottom_line.say(self.tr("The guide cannot be run now"))

    def _hand_over(self) -> None:
        """Shows whom to pass the matter on to."""
        beside = self._beside
        if beside is None or not beside.passings:
            self._window.bottom_line.say(self.tr("This page names nobody to pass it on to"))
            return
        pane, run = self._window.call_pane, self._guiding.run
        self._fill_hand_over(beside)
        self._window.show_pane(pane)
        pane.show_hand_over(guide=run is not None and run.question is not None and run.id == beside.id)
        passing = pane.hand_over.passing
        _log.info("hand-over: %s", passing.contact.name if passing else "")

    def _fill_hand_over(self, beside: Beside) -> None:
        ticked = self._calling.ticks(beside.id, Tick.READY)
        self._window.call_pane.hand_over.show_passings(beside.passings, beside.moment, ticked)

    def _minute_passed(self) -> None:
        if self._beside is not None:
            self._window.call_pane.hand_over.refresh(self._beside.passings, self._beside.moment)

    def _pass_to_step(self, number: int) -> None:
        """The card of the department that does a step."""
        beside = self._beside
        if beside is None:
            return
        slug = beside.journey.steps[number].department
        wanted = [place for place, one in enumerate(beside.passings) if slug and one.contact.slug == slug]
        if not wanted:
            self._window.bottom_line.say(self.tr("Nobody of this company does that step"))
            return
        self._hand_over()
        self._window.call_pane.hand_over.choose(wanted[0])

    def _copy_message(self) -> None:
        made = self._message()
        if made is None:
            return
        passing, text = made
        if self._copy(text.text, self.tr("Message for {0} copied").format(passing.contact.name)):
            _log.info("copied the message")
            self._passed_on(passing)

    def _mail_message(self) -> None:
        made = self._message()
        if made is None:
            return
        passing, text = made
        address = mailto(passing.contact.email, text.subject, text.body, text.cut)
        if address and open_in_mail(address):
            self._window.bottom_line.say(self.tr("Opened in the mail program"))
            self._passed_on(passing)
        else:
            why = self.tr("No mail program opened, so the message was copied instead")
            if not address:
                why = self.tr("There is no e-mail address, so the message was copied instead")
            if self._copy(text.text, why):
                self._passed_on(passing)

    def _passed_on(self, passing: Passing) -> None:
        self._calling.handed_over(passing.contact.name, passing.hand_over.tell if passing.hand_over else "")

    def _message(self) -> tuple[Passing, Message] | None:
        """The message to whom the card shows; None, and a word about it, where there is nobody."""
        page, beside = self._page, self._beside
        if page is None or beside is None or not beside.passings:
            self._window.bottom_line.say(self.tr("This page names nobody to pass it on to"))
            return None
        passing = self._window.call_pane.hand_over.passing or beside.passings[0]
        return passing, message(page.write_up, passing.contact.name, self._matter(passing, beside.id))

    def _matter(self, passing: Passing, id_: str) -> Matter:
        facts = self._calling.facts()
        needed = passing.hand_over.have_ready if passing.hand_over else ()
        ticked = self._calling.ticks(id_, Tick.READY)
        typed = self._window.search_box.text.strip()
        asked = tuple(one.text for one in facts.asked) if facts else ()
        return Matter(
            asked=asked if asked or not typed else (typed,),
            decided=tuple((one.question, one.choice) for one in facts.decided) if facts else (),
            promised="; ".join(one.text for one in facts.promised) if facts else "",
            said=passing.hand_over.tell if passing.hand_over else "",
            ready=tuple(one for one in needed if one in ticked),
            missing=tuple(one for one in needed if one not in ticked),
            agent=self._agent(),
        )

    def _complaint(self) -> None:
        """The company's complaint process, with what was looked up so far."""
        window = self._window
        if window.overview is None:
            return
        window.leave_pane()
        if window.overview.complaint:
            window.reading.open(window.overview.complaint)
        else:
            window.show_message(window.tools.wording.no_complaint())

    def _filed(self) -> None:
        if self._page is None or self._beside is None or not self._beside.journey.steps:
            self._window.bottom_line.say(self.tr("This page has no journey to date"))
            return
        self._window.leave_pane()
        self._window.page_view.journey.ask_filed()

    def _copy_dates(self, words: str) -> None:
        if self._copy(words, self.tr("Dates copied")):
            self._calling.promised(words)

    def _copy(self, text: str, done: str) -> bool:
        """Copies and says so, or says that the clipboard cannot be used."""
        copied = put_on_clipboard(text, QGuiApplication.clipboard())
        self._window.bottom_line.say(done if copied else self.tr("The clipboard cannot be used now: try again"))
        return copied

    def _tick_number(self, number: int) -> None:
        """Ticks the box with that number on the card that is looked at."""
        pane = self._window.call_pane
        if pane.isVisible() and pane.hand_over.isVisible():
            pane.hand_over.toggle(number)
        else:
            self._window.page_view.cards.ask.toggle(number)

    def _tick_ready(self, text: str, on: bool) -> None:
        self._calling.tick(self._window.reading.id, Tick.READY, text, on)

    def _tick_asked(self, text: str, on: bool) -> None:
        self._calling.tick(self._window.reading.id, Tick.ASK, text, on)

    def _call_began(self) -> None:
        """What was ticked for somebody else is ticked no more."""
        id_ = self._window.reading.id
        self._window.page_view.cards.show_ticks(self._calling.ticks(id_, Tick.ASK))
        self._window.call_pane.hand_over.show_ticks(self._calling.ticks(id_, Tick.READY))

    def _call_ended(self) -> None:
        """The next customer begins with nothing ticked and no guide under way."""
        self._guiding.leave()
        self._window.page_view.cards.show_ticks(frozenset())
        self._window.call_pane.hand_over.show_ticks(frozenset())

    def _leave(self) -> None:
        self._window.leave_pane()
        self._window.search_box.take_focus()

    def _type(self, text: str) -> None:
        """A letter typed in a pane begins a new question."""
        self._window.leave_pane()
        self._window.search_box.take_focus()
        self._window.search_box.show_text(text)
