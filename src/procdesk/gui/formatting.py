"""Facts of the core as texts of the interface: result rows, page labels, call messages, availability."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from html import escape
from math import ceil
from typing import TYPE_CHECKING

from PySide6.QtCore import QDate, QLocale, QObject

from procdesk.call import date_format
from procdesk.call.availability import Availability
from procdesk.call.date_format import clock
from procdesk.call.journey import StepDate
from procdesk.call.opening_hours_text import to_words
from procdesk.call.validity import validity
from procdesk.gui.search.result_model import TONES, ResultLabels, ResultRow, RowKind
from procdesk.i18n import messages
from procdesk.library import DepartmentCount, Overview
from procdesk.model import Evidence, ExampleQuestion, FirstContact, Question, State

if TYPE_CHECKING:
    from procdesk.call.context import CallContext
    from procdesk.call.hand_over import Contact
    from procdesk.render.page import Page


class CallFormatter(QObject):
    """Speaks the interface's language, `lang`."""

    def __init__(self, lang: str, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._lang = lang

    def bar(
        self, call_context: CallContext, *, guide: bool, complaint: str, department_name: Callable[[str], str]
    ) -> dict[str, tuple[str, ...]]:
        """What each button of the call bar says for a page, from the longest to the shortest.

        A department is called as in the window's language, whatever that of the page.
        """
        words: dict[str, tuple[str, ...]] = {
            "note": (self.tr("Call note"), self.tr("Note")),
            "complaint": (self.tr("Complaint"),) if complaint and complaint != call_context.id else (),
            "guide": (self.tr("Guide, step by step"), self.tr("Guide")) if guide else (),
        }
        if call_context.targets:
            first = call_context.targets[0]
            words["hand_over"] = (
                (self.tr("Pass it on"),) if first.own else self._pass_to(first.contact, department_name)
            )
        return words

    def _pass_to(self, contact: Contact, department_name: Callable[[str], str]) -> tuple[str, ...]:
        short = self.tr("Pass it on")
        whole = self.tr("Pass to {0}").format(department_name(contact.slug) if contact.slug else contact.name)
        availability = contact.availability
        if availability is None or availability.open is None:
            return (whole, short)
        if not availability.open:
            return (self.tr("{0} · closed now").format(whole), whole, short)
        until = self.tr("open")
        if availability.until:
            until = self.tr("open until {0}").format(clock(availability.until.time(), self._lang))
        return (f"{whole} · {until}", whole, short)


@dataclass(frozen=True, slots=True)
class AnswerLabels:
    """What stands around the answer: `who` may give it as (words, tone), `warning` why not to promise it ("": none)."""

    heading: str
    who: tuple[str, str] | None = None
    warning: str = ""


@dataclass(frozen=True, slots=True)
class DepartmentTile:
    """A department to browse: its name and a line of facts."""

    slug: str
    name: str
    facts: str


@dataclass(frozen=True, slots=True)
class ExampleLabels:
    """A question to try, as it is typed and as it is shown, and the name of the department that it is about."""

    question: str
    quoted: str
    department: str


@dataclass(frozen=True, slots=True)
class HomeMessage:
    """A state in words: what is so, and what to do; `done` of `total` while something goes on (0: unknown)."""

    title: str
    text: str
    done: int = 0
    total: int = 0
    working: bool = False


@dataclass(frozen=True, slots=True)
class PageLabels:
    """What stands around a page in the interface's words.

    `notices` are warnings above the answer, `say` what stands around it, `related` safe HTML with links to other
    processes ("": none). `call` has for each button of the call bar what it says, from the longest to the shortest
    (none: no button).
    """

    facts: str
    badges: tuple[tuple[str, str], ...]
    notices: tuple[str, ...]
    say: AnswerLabels
    related: str = ""
    call: Mapping[str, tuple[str, ...]] = field(default_factory=dict)


_OWN_NAMES = {
    "es": "Español",
    "en": "English",
    "ca": "Català",
    "gl": "Galego",
    "eu": "Euskara",
    "pt": "Português",
    "fr": "Français",
    "it": "Italiano",
    "de": "Deutsch",
}


class Formatter(QObject):
    """Speaks the interface's language; `today` is given, so that a test and a picture can choose the day."""

    def __init__(self, locale: QLocale, today: Callable[[], date], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._locale = locale
        self._today = today

    def language_name(self, lang: str) -> str:
        """A language's own name."""
        return _OWN_NAMES.get(lang, lang)

    def language_in_words(self, lang: str) -> str:
        """A language as the interface's language names it within a sentence: "inglés", "Spanish"."""
        return messages(self._locale.name()[:2]).language(lang)

    def day(self, day: date) -> str:
        """A day as one writes it in a list: with the year only where it is not this one."""
        form = "d MMM" if day.year == self._today().year else "d MMM yyyy"
        return self._locale.toString(QDate(day.year, day.month, day.day), form)

    def result_labels(self, overview: Overview, lang: str, most: int) -> ResultLabels:
        """The words of the list today, for at most `most` rows with write-ups read in `lang`."""
        return ResultLabels(
            lang=lang,
            today=self._today(),
            departments={one.department.slug: one.department.card(lang).name for one in overview.departments},
            first_contact={who: (self.first_contact(who), self.first_contact_brief(who)) for who in FirstContact},
            evidence={kind: self._evidence(kind) for kind in Evidence},
            similar_to=self.tr("similar to:"),
            not_valid=self.tr("not valid today"),
            not_all_words=self.tr("not all words"),
            no_answer=self.tr("No answer is written yet"),
            faulty=self.tr("page with a mistake"),
            gone=self.tr("no longer there"),
            results=tuple(self.tr("%n result(s)", "", number) for number in range(most + 1)),
            shown_for=self.tr("searched for: {0}"),
        )

    def department_row(self, slug: str, name: str, processes: int) -> ResultRow:
        """A department as a row of the list."""
        return ResultRow(RowKind.DEPARTMENT, slug, name, facts=self.processes(processes))

    def processes(self, count: int) -> str:
        """How many processes."""
        return self.tr("%n process(es)", "", count)

    def first_contact(self, who: FirstContact | None) -> str:
        """Who may answer, as a word for whoever is on the phone."""
        if who is FirstContact.SOLVE:
            return self.tr("Solve it yourself")
        if who is FirstContact.SOLVE_THEN_HAND_OVER:
            return self.tr("Solve, then pass on")
        return self.tr("Pass it on") if who is FirstContact.HAND_OVER else ""

    def first_contact_brief(self, who: FirstContact | None) -> str:
        """Who may answer, in as few letters as can be understood."""
        if who is FirstContact.SOLVE:
            return self.tr("You")
        if who is FirstContact.SOLVE_THEN_HAND_OVER:
            return self.tr("You + others")
        return self.tr("Pass on") if who is FirstContact.HAND_OVER else ""

    def page_words(
        self, page: Page, wanted: str, call: Mapping[str, tuple[str, ...]], outcome: Question | None = None
    ) -> PageLabels:
        """What stands around a page that was asked for in the language `wanted`; `outcome` is where its guide ended."""
        one = page.write_up
        facts = " · ".join(part for part in (page.department, ", ".join(one.codes)) if part)
        return PageLabels(
            facts=facts,
            badges=self._badges(page),
            notices=(*self._outcome(page, outcome), *self._notices(page, wanted)),
            say=self._say(page),
            related=self._related(page),
            call=call,
        )

    def home(self, overview: Overview) -> HomeMessage:
        """The state while nothing is asked."""
        if overview.state is State.INDEXING and not overview.processes:
            return HomeMessage(
                self.tr("Getting ready"),
                self.tr("Reading the pages. You can start typing now: answers appear as soon as they are ready."),
                overview.done,
                overview.total,
                working=True,
            )
        if overview.state is State.UNREACHABLE and not overview.processes:
            return HomeMessage(
                self.tr("The content folder cannot be reached"),
                self.tr(
                    "{0} is not there or cannot be read. Connect the drive, or choose another folder with {1}."
                ).format(overview.content, "Ctrl+Shift+O"),
            )
        if overview.state is State.EMPTY:
            return HomeMessage(
                self.tr("No pages yet"),
                self.tr("{0} has no Markdown files. Save one there and it appears here straight away.").format(
                    overview.content
                ),
            )
        return self.welcome()

    def welcome(self) -> HomeMessage:
        """What stands on the start page where nothing is wrong, and before anything is known of the content."""
        return HomeMessage(
            self.tr("What does the customer say?"),
            self.tr("Type it in the customer's own words. The answer appears as you type."),
        )

    def no_hits(self, text: str, department: str) -> HomeMessage:
        """The state when nothing was found."""
        tip = self.tr("Try fewer words, just the topic (bill, router, SIM), or browse the departments below.")
        if department:
            tip = self.tr("Nothing in {0}. {1} searches all departments.").format(department, "Ctrl+E")
        shown = text if len(text) <= 60 else text[:60] + "…"
        return HomeMessage(self.tr("No process found for “{0}”").format(shown), tip)

    def no_page_answers(self, department: str, *, nearest: bool) -> tuple[str, str]:
        """That no page, or none of a department, answers a question, in a sentence and in fewer words.

        `nearest` where there are pages to look at.
        """
        if department:
            words = self.tr("No page of {0} answers this for certain.").format(department)
            brief = self.tr("No certain answer in {0}.").format(department)
        else:
            words, brief = self.tr("No page here answers this for certain."), self.tr("No certain answer.")
        if not nearest:
            return words, brief
        return self.tr("{0} The nearest ones:").format(words), self.tr("{0} The nearest:").format(brief)

    def no_complaint(self) -> HomeMessage:
        """The state when a complaint is wanted and the company has not said how it takes one."""
        return HomeMessage(
            self.tr("No complaint process has been chosen"),
            self.tr(
                "The line “complaint:” in procdesk.yaml names the process that opens here: its department's folder "
                "and its file, as in complaint: customer-care/take-a-complaint"
            ),
        )

    def tile(self, count: DepartmentCount, lang: str) -> DepartmentTile:
        """A department to browse."""
        card = count.department.card(lang)
        facts = [self.processes(count.processes)]
        if card.phone:
            facts.append(self.tr("ext. {0}").format(card.phone))
        return DepartmentTile(count.department.slug, card.name, " · ".join(facts))

    def example(self, example: ExampleQuestion, overview: Overview, lang: str) -> ExampleLabels:
        """A question to try on a first start."""
        quoted = self.tr("“{0}”").format(example.text)
        return ExampleLabels(example.text, quoted, overview.department_name(example.department, lang))

    def age(self, overview: Overview) -> str:
        """How old the content is and how much of it there is, for the status bar."""
        # What is wrong comes first: a narrow window cuts the rest.
        parts = [self._unreachable(overview)] if overview.state is State.UNREACHABLE else []
        if overview.newest:
            moment = datetime.fromtimestamp(overview.newest)
            parts.append(self.tr("Content as of {0}, {1}").format(self.day(moment.date()), f"{moment:%H:%M}"))
        # While the first index is made it is not known how much there is.
        if overview.processes or overview.state is not State.INDEXING:
            parts.append(self.processes(overview.processes))
        if overview.state is State.INDEXING and overview.processes:
            parts.append(self.tr("updating the index"))
        return " · ".join(parts)

    def problems(self, errors: int, warnings: int) -> str:
        """How many problems the content has, counted as `check` does, or nothing."""
        counted = (
            self.tr("%n error(s)", "", errors) if errors else "",
            self.tr("%n warning(s)", "", warnings) if warnings else "",
        )
        return " · ".join(one for one in counted if one)

    def _unreachable(self, overview: Overview) -> str:
        if not overview.processes:
            return self.tr("content folder not reachable")
        if overview.missing:
            words = self.tr("{0} of {1} files are missing: their last version is shown; {2} takes them out")
            return words.format(overview.missing, overview.files, "F5")
        return self.tr("content folder not reachable: showing the last version")

    def _evidence(self, kind: Evidence) -> str:
        if kind is Evidence.PHRASE:
            return self.tr("customers say:")
        if kind is Evidence.PASSAGE:
            return self.tr("on the page:")
        return self.tr("code:") if kind is Evidence.CODE else self.tr("department:")

    def _outcome(self, page: Page, outcome: Question | None) -> tuple[str, ...]:
        """That the page holds to where the guide has ended."""
        if outcome is None or outcome.rules.silent:
            return ()
        if not page.say:
            words = self.tr("The guide ended at “{0}”: the usual answer does not apply. {1} shows what to do.")
            return (words.format(outcome.heading, "F2"),)
        return (self.tr("The guide ended at “{0}”: this is what applies now.").format(outcome.heading),)

    def _related(self, page: Page) -> str:
        links = (f'<a href="procdesk:{escape(one.id)}">{escape(one.title)}</a>' for one in page.related)
        joined = " · ".join(links)
        heading = messages(page.write_up.lang).page("see-also")
        return f"<p><b>{escape(heading)}</b> &nbsp;{joined}</p>" if joined else ""

    def _say(self, page: Page) -> AnswerLabels:
        return AnswerLabels(
            heading=page.say_heading or messages(page.write_up.lang).page("in-short"),
            who=self._who(page),
            warning="\n".join(self._doubts(page)),
        )

    def _who(self, page: Page) -> tuple[str, str] | None:
        who = page.write_up.first_contact
        return (self.first_contact(who), TONES[who]) if who else None

    def _doubts(self, page: Page) -> list[str]:
        """Why the answer must not be promised as it stands, and who can confirm it."""
        one, owner = page.write_up, page.write_up.owner or page.department
        found = validity(one, self._today())
        doubts = [messages(self._locale.name()[:2]).fault(page.fault, owner, self._today())] if page.fault else []
        if one.valid_until and found.expired:
            doubts.append(
                self.tr(
                    "No longer valid since {0}. Confirm it with its owner ({1}) before you promise anything."
                ).format(self.day(one.valid_until), owner)
            )
        if one.valid_from and found.early:
            doubts.append(
                self.tr("Not valid until {0}. Confirm it with its owner ({1}) before you promise anything.").format(
                    self.day(one.valid_from), owner
                )
            )
        if found.confirmed and found.overdue:
            doubts.append(
                self.tr("Last verified on {0}. Confirm it with its owner ({1}) before you promise anything.").format(
                    self.day(found.confirmed), owner
                )
            )
        return doubts

    def _badges(self, page: Page) -> tuple[tuple[str, str], ...]:
        one = page.write_up
        # Both stand in the card of the answer; a page without an answer still tells them.
        who = None if page.say else self._who(page)
        badges = [who] if who else []
        found = validity(one, self._today())
        if found.confirmed and found.overdue:
            badges.append((self.tr("Confirm · {0}").format(self.day(found.confirmed)), "amber"))
        elif found.confirmed:
            words = self.tr("✓ Verified {0}").format(self.day(found.confirmed))
            badges.append((f"{words} · {one.verified_by}" if one.verified_by else words, "good"))
        return tuple(badges)

    def _unanswered(self, page: Page) -> list[str]:
        """That the page itself holds no answer; that its guide rules one out is told beside the guide's end."""
        if page.write_up.say:
            return []
        return [
            self.tr("No answer is written on this page yet: read it, and ask {0} before you promise anything.").format(
                page.write_up.owner or page.department
            )
        ]

    def _notices(self, page: Page, wanted: str) -> list[str]:
        notices = [] if page.say else [*self._unanswered(page), *self._doubts(page)]
        if wanted not in page.languages:
            notices.append(self.tr("Not available in {0} yet.").format(self.language_in_words(wanted)))
        if page.lags:
            notices.append(
                self.tr("The original has changed since this was translated: check it before you promise anything.")
            )
        if page.plain:
            notices.append(
                self.tr("This page is shown as plain text: its owner can see why under “Problems in the content”.")
            )
        return notices


_SOON = timedelta(hours=1)
_LONGEST_EXTENSION = 5


class AvailabilityFormatter(QObject):
    """Speaks the interface's language, which `locale` is."""

    def __init__(self, locale: QLocale, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._lang = locale.name()[:2]

    def badge(self, availability: Availability | None, moment: datetime) -> tuple[str, str]:
        """Whether somebody answers at `moment` and until when, with the tone of the badge; ("", "") where unknown."""
        if availability is None or availability.open is None:
            return "", ""
        if availability.open:
            return self._open(availability.until, moment)
        return self._closed(availability.opens, moment), "red"

    def phone(self, phone: str) -> str:
        """A telephone number; a short one is an extension."""
        digits = [letter for letter in phone.partition("/")[0] if letter.isdecimal()]
        if 0 < len(digits) <= _LONGEST_EXTENSION and phone[0].isdecimal():
            return self.tr("Ext. {0}").format(phone)
        return phone

    def hours(self, hours: str) -> str:
        """Opening hours in words, or as they are written."""
        return to_words(hours, self._lang)

    def _open(self, until: datetime | None, moment: datetime) -> tuple[str, str]:
        if until is None:
            return self.tr("Open · 24 hours"), "good"
        if until - moment <= _SOON:
            return self.tr("Open · closes in {0} min").format(_minutes(until - moment)), "amber"
        if (until.hour, until.minute) == (0, 0) and until.date() == moment.date() + timedelta(days=1):
            return self.tr("Open · closes at midnight"), "good"
        if until.date() == moment.date():
            return self.tr("Open · closes at {0}").format(self._clock(until)), "good"
        return self.tr("Open · closes {0} at {1}").format(
            self._day(until.date(), moment.date()), self._clock(until)
        ), "good"

    def _closed(self, opens: datetime | None, moment: datetime) -> str:
        if opens is None:
            return self.tr("Closed")
        if opens - moment <= _SOON:
            return self.tr("Closed · opens in {0} min").format(_minutes(opens - moment))
        if opens.date() == moment.date():
            return self.tr("Closed · opens at {0}").format(self._clock(opens))
        return self.tr("Closed · opens {0} at {1}").format(self._day(opens.date(), moment.date()), self._clock(opens))

    def _day(self, day: date, today: date) -> str:
        """A day after today as one says it, short where it is more than a week away."""
        if day == today + timedelta(days=1):
            return date_format.day(day, self._lang, today)
        if day <= today + timedelta(days=6):
            return self.tr("on {0}").format(date_format.weekday(day, self._lang))
        return self.tr("on {0}").format(date_format.short_span(StepDate(day), StepDate(day), self._lang, today))

    def _clock(self, moment: datetime) -> str:
        return date_format.clock(moment.time(), self._lang)


def _minutes(left: timedelta) -> int:
    return max(1, ceil(left.total_seconds() / 60))
