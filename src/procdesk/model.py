"""The data that all packages share, as immutable types without behaviour of their own."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, time
from enum import StrEnum
from typing import NamedTuple


class Level(StrEnum):
    """How much a problem matters: an error hides something, a warning does not."""

    ERROR = "error"
    WARNING = "warning"


class FirstContact(StrEnum):
    """Who may answer the customer, from `first_contact` in the front matter."""

    SOLVE = "solve"
    SOLVE_THEN_HAND_OVER = "solve-then-hand-over"
    HAND_OVER = "hand-over"


class Unit(StrEnum):
    """What the time of a journey's step is counted in."""

    MINUTES = "minutes"
    HOURS = "hours"
    WORKING_HOURS = "working hours"
    DAYS = "days"
    WORKING_DAYS = "working days"
    WEEKS = "weeks"
    MONTHS = "months"


@dataclass(frozen=True, slots=True)
class Progress:
    """How far some work is: `done` of `total` of its parts."""

    done: int
    total: int


class State(StrEnum):
    """State of the index in relation to the content folder."""

    INDEXING = "indexing"
    READY = "ready"
    EMPTY = "empty"
    UNREACHABLE = "unreachable"


class Span(NamedTuple):
    """A stretch of a text: characters from `start` up to, not including, `end`."""

    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Problem:
    """One fault of the content folder; the words for it are made by whoever shows it.

    `path` is relative to the content folder with forward slashes ("" for the folder itself), `line` counts
    from 1 (0: the whole file), `facts` fill the placeholders of the sentence for `code`.
    """

    path: str
    line: int
    level: Level
    code: str
    facts: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class PageFault:
    """Why a page may lack something that its file holds.

    `kept_since` is since when its last good version stands in for the file, in seconds of Unix time (None: never).
    """

    problem: Problem
    kept_since: float | None = None


@dataclass(frozen=True, slots=True)
class Section:
    """One level-2 heading and the Markdown below it.

    `key` is PRODUCT's name of the section (`say`, `ask`, `decide`, ...), "intro" for the text before the first
    heading, "" for a heading that the format does not know. `line` is the heading's line in the file, and `first_line`
    that of its text.
    """

    key: str
    heading: str
    markdown: str
    line: int
    first_line: int = field(default=0, compare=False)


@dataclass(frozen=True, slots=True)
class Duration:
    """How long a step takes, `least` to `most` of `unit`; equal where no range is given."""

    least: int
    most: int
    unit: Unit


@dataclass(frozen=True, slots=True)
class Step:
    """One step of a journey: who does what, and for how long; `duration` is None where none is written.

    `time` is how long as its owner wrote it, also where that is not understood.
    """

    department: str
    text: str
    duration: Duration | None
    line: int
    time: str = field(default="", compare=False)


@dataclass(frozen=True, slots=True)
class Choice:
    """An answer in a guide: leads to another heading (`anchor`) or another process (`process`); the other is ""."""

    label: str
    anchor: str
    process: str
    line: int


@dataclass(frozen=True, slots=True)
class HandOver:
    """Whom a matter is passed on to, what they need, what the customer is told, and what if nobody answers."""

    to: str
    have_ready: tuple[str, ...]
    tell: str
    if_nobody: str
    line: int


class Timeline(StrEnum):
    """What the end of a guide says of the page's dates: nothing, that they hold, or that nothing follows."""

    UNSAID = ""
    PAGE = "page"
    NONE = "none"


@dataclass(frozen=True, slots=True)
class OutcomeRules:
    """What the end of a guide puts in the place of the page's own sections; what it leaves out (None) stays the page's.

    `say` and `decide` are Markdown. `pass_to` are the names of the "Hand over to" lines, empty where the matter is not
    passed on. `promise` is false where no date may be promised.
    """

    say: Section | None = None
    decide: Section | None = None
    journey_section: Section | None = None
    journey: tuple[Step, ...] | None = None
    hand_over_section: Section | None = None
    hand_overs: tuple[HandOver, ...] | None = None
    pass_to: tuple[str, ...] | None = None
    promise: bool = True
    timeline: Timeline = Timeline.UNSAID

    @property
    def dates_hold(self) -> bool:
        """Whether dates may be promised, the page's or those of its own steps."""
        return self.promise and self.timeline is not Timeline.NONE

    @property
    def silent(self) -> bool:
        """Whether it says nothing at all, so that it is not known whether the page's answer holds."""
        return self == OutcomeRules()


@dataclass(frozen=True, slots=True)
class Question:
    """One level-3 heading of a guide: a question with choices, or an outcome without.

    `markdown` is its text without the choices and without what `rules` holds; `rules` are empty for a question.
    `written` is the text with what `rules` holds, for paper.
    """

    anchor: str
    heading: str
    markdown: str
    choices: tuple[Choice, ...]
    line: int
    rules: OutcomeRules = field(default_factory=OutcomeRules)
    written: str = field(default="", compare=False)


@dataclass(frozen=True, slots=True)
class WriteUp:
    """One process in one language, as one file says it.

    `department` is a slug. `say` is the sayable answer as plain text: "Say this", else the first paragraph.
    `verified_by` is who confirmed it last. `verify_days` is the time between two confirmations in days (None: never
    due). `plain` is true where the file broke a limit and is shown as plain text, cut. `aside` is true of what is no
    process, such as a template, a list of contents or a page of an archive: it is found where nothing else is.
    `former_ids` are those under which the process was known before it was moved.
    """

    id: str
    lang: str
    path: str
    title: str
    department: str
    say: str = ""
    phrases: tuple[str, ...] = ()
    owner: str = ""
    verified: date | None = None
    verified_by: str = ""
    verify_days: int | None = None
    valid_from: date | None = None
    valid_until: date | None = None
    first_contact: FirstContact | None = None
    codes: tuple[str, ...] = ()
    related: tuple[str, ...] = ()
    former_ids: tuple[str, ...] = ()
    translates: str = ""
    sections: tuple[Section, ...] = ()
    journey: tuple[Step, ...] = ()
    guide: tuple[Question, ...] = ()
    hand_overs: tuple[HandOver, ...] = ()
    plain: bool = False
    aside: bool = False

    def section(self, key: str) -> Section | None:
        """The first section with that key, or None."""
        return next((section for section in self.sections if section.key == key), None)

    def question(self, anchor: str) -> Question | None:
        """The question or outcome of the guide with that anchor, of two equal ones the first; None without one."""
        return next((one for one in self.guide if one.anchor == anchor), None)


@dataclass(frozen=True, slots=True)
class Process:
    """One internal process: all write-ups of one id, at most one per language, ordered by language."""

    id: str
    write_ups: tuple[WriteUp, ...]

    @property
    def department(self) -> str:
        """The slug of the department that owns the process."""
        return self.write_ups[0].department

    def in_language(self, lang: str) -> WriteUp:
        """The write-up in `lang`, else the first there is."""
        return next((one for one in self.write_ups if one.lang == lang), self.write_ups[0])


@dataclass(frozen=True, slots=True)
class DepartmentCard:
    """A department in one language: `hours` in the OpenStreetMap `opening_hours` syntax, `body` as Markdown.

    `weekend` are the days off that its owner wrote (Monday is 0; None: none written), `cut_off` the hour after which
    a request counts as of the next working day. `weight` is the place among departments that Hugo sorts by (0: none).
    """

    lang: str
    name: str
    phone: str = ""
    email: str = ""
    hours: str = ""
    body: str = ""
    weekend: tuple[int, ...] | None = None
    cut_off: time | None = None
    weight: int = 0


@dataclass(frozen=True, slots=True)
class Department:
    """A folder of the content: its slug and one card per language (at least one, made from the slug if need be).

    `place` is the one among departments that the folder's navigation or Hugo's weights give it (0: none).
    """

    slug: str
    cards: tuple[DepartmentCard, ...]
    place: int = 0

    def card(self, lang: str) -> DepartmentCard:
        """The card in `lang`, else the first there is."""
        return next((one for one in self.cards if one.lang == lang), self.cards[0])


@dataclass(frozen=True, slots=True)
class Company:
    """What `procdesk.yaml` says; every value has a default, so that a folder without the file works.

    `outsiders` are names outside the company that journeys may mention. `note_template` is that of notes in any
    language, `note_templates` are pairs of a language and its own. `verification_history` tells whether it is kept who
    confirmed which page when.
    """

    name: str = ""
    languages: tuple[str, ...] = ("es", "en")
    country: str = ""
    region: str = ""
    closing_days: tuple[date, ...] = ()
    synonyms: tuple[tuple[str, tuple[tuple[str, ...], ...]], ...] = ()
    complaint: str = ""
    note_template: str = ""
    note_templates: tuple[tuple[str, str], ...] = ()
    crm_url: str = ""
    outsiders: tuple[str, ...] = ()
    verification_history: bool = False

    @property
    def default_language(self) -> str:
        """The language of a write-up that names none."""
        return self.languages[0] if self.languages else "es"

    def note_template_in(self, lang: str) -> str:
        """The template of notes in a language, "" where the company has none."""
        return dict(self.note_templates).get(lang, self.note_template)


@dataclass(frozen=True, slots=True)
class LostPhrase:
    """A phrase of the process `id` that finds the process `first` before it.

    `place` is that of its own process among the hits, None where it is not among them.
    """

    id: str
    lang: str
    phrase: str
    first: str
    place: int | None


class WorkState(StrEnum):
    """Why a write-up needs its owner; the most urgent first."""

    MISTAKES = "mistakes"
    OVERDUE = "overdue"
    EXPIRED = "expired"
    FOUND_AFTER_ANOTHER = "found-after-another"
    NO_ANSWER = "no-answer"
    NO_PHRASES = "no-phrases"
    DUE = "due"
    NEVER_VERIFIED = "never-verified"
    TRANSLATION_BEHIND = "translation-behind"
    TRANSLATION_MISSING = "translation-missing"
    NO_OWNER = "no-owner"


class Evidence(StrEnum):
    """What of a process answered the query."""

    TITLE = "title"
    PHRASE = "phrase"
    PASSAGE = "passage"
    CODE = "code"
    DEPARTMENT = "department"


@dataclass(frozen=True, slots=True)
class Why:
    """The text that made a hit and where in it the query's words stand; `is_meant`: it is near in meaning."""

    kind: Evidence
    text: str
    spans: tuple[Span, ...]
    lang: str
    is_meant: bool = False


@dataclass(frozen=True, slots=True)
class ExampleQuestion:
    """A customer's words that find a process of a department (its slug), for somebody who tries the search out."""

    text: str
    department: str


@dataclass(frozen=True, slots=True)
class Hit:
    """One process that answers a query, told in the reader's language where it is written in it.

    `relaxed` marks hits that do not hold all the words asked for, `faulty` those whose page may lack something for a
    mistake in its file. `title_spans` mark the query's words in `title`.
    Out of the index `say` is a template with placeholders, and `journey` the steps that their dates follow from; from
    the library it is what is said, and `journey` is empty.
    """

    id: str
    lang: str
    title: str
    department: str
    say: str
    score: float
    why: tuple[Why, ...]
    title_spans: tuple[Span, ...] = ()
    first_contact: FirstContact | None = None
    verified: date | None = None
    verify_days: int | None = None
    valid_from: date | None = None
    valid_until: date | None = None
    relaxed: bool = False
    faulty: bool = False
    journey: tuple[Step, ...] = ()


@dataclass(frozen=True, slots=True)
class Query:
    """What was asked: `lang` is the reader's language, `department` a slug to stay within ("" for all).

    `typing` is true while the last word may be unfinished. `moment` is the local time for which answers name dates
    (None: they say what their authors wrote for when no date is known).
    """

    text: str
    lang: str = "es"
    department: str = ""
    limit: int = 8
    typing: bool = True
    moment: datetime | None = None


@dataclass(frozen=True, slots=True)
class Answer:
    """What a query gave: `hits` best first, `shown_for` pairs of (typed, searched instead), `took_ms` wall time.

    `is_sure` is false where no hit comes as near to the query as the folder's own phrases come to their processes:
    nothing here answers it, and the hits are only the nearest pages.
    """

    query: Query
    hits: tuple[Hit, ...]
    took_ms: float
    shown_for: tuple[tuple[str, str], ...] = ()
    is_sure: bool = True


@dataclass(frozen=True, slots=True)
class Change:
    """What a refresh altered, as ids of processes; `reranked`: the same processes may come in another order.

    `renamed` gives for ids among the removed those under which the same processes are known now.
    """

    added: frozenset[str] = field(default_factory=frozenset)
    changed: frozenset[str] = field(default_factory=frozenset)
    removed: frozenset[str] = field(default_factory=frozenset)
    reranked: bool = False
    renamed: Mapping[str, str] = field(default_factory=dict)

    @property
    def ids(self) -> frozenset[str]:
        """Every id that is not as it was."""
        return self.added | self.changed | self.removed
