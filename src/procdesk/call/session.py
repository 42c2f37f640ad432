"""What happened in one call, kept in memory only: asked, opened, said, decided, promised, handed over, ticked."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from enum import StrEnum

from procdesk.text import fold_phrase

_SAME_QUESTION = 4
_READ = timedelta(seconds=10)


class CheckListKind(StrEnum):
    """Which list a ticked box stands in: what to ask first, or what to have ready for a hand-over."""

    ASK = "ask"
    READY = "ready"


@dataclass(frozen=True, slots=True)
class OpenedEntry:
    """A process that was opened or read; `used` once something of it was said, decided, promised or passed on."""

    at: datetime
    id: str
    title: str
    department: str
    used: bool = False


@dataclass(frozen=True, slots=True)
class SearchedEntry:
    """A question in the customer's words, and the ids of the processes that were opened for it.

    `phrases` are pairs of a process and the phrase of it that the question matched.
    """

    at: datetime
    text: str
    opened: tuple[str, ...] = ()
    phrases: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class SaidEntry:
    """Words that were copied or read out, with the id of the process they come from ("" for none).

    `answer` marks the answer of the process, of which only the last one counts; `taken_back` one that an outcome of the
    guide has ruled out since. `heard_in` is the language in which the customer heard it, "" for that of the record.
    """

    at: datetime
    text: str
    process: str = ""
    answer: bool = False
    taken_back: bool = False
    heard_in: str = ""


@dataclass(frozen=True, slots=True)
class DecidedEntry:
    """A choice in the guide of a process: the question and the choice; `choice` is "" for an outcome."""

    question: str
    choice: str
    process: str = ""


@dataclass(frozen=True, slots=True)
class DelayEntry:
    """A request that is late: a sentence that tells since when, and who should have it."""

    process: str
    text: str


@dataclass(frozen=True, slots=True)
class Matter:
    """One matter of the call: its process, the customer's words ("" for none) and the phrase that they matched."""

    process: OpenedEntry
    words: str = ""
    phrase: str = ""


@dataclass(frozen=True, slots=True)
class HandedOverEntry:
    """To whom the matter was passed, and what was said with it."""

    at: datetime
    to: str
    words: str
    process: str = ""


@dataclass(frozen=True, slots=True)
class CheckedEntry:
    """A box that is ticked."""

    at: datetime
    process: str
    kind: CheckListKind
    text: str


@dataclass(frozen=True, slots=True)
class CallSummary:
    """A call from `began` to `until`, everything in the order in which it happened; local times."""

    began: datetime
    until: datetime
    asked: tuple[SearchedEntry, ...] = ()
    opened: tuple[OpenedEntry, ...] = ()
    said: tuple[SaidEntry, ...] = ()
    decided: tuple[DecidedEntry, ...] = ()
    promised: tuple[SaidEntry, ...] = ()
    handed_over: tuple[HandedOverEntry, ...] = ()
    ticked: tuple[CheckedEntry, ...] = ()
    delayed: tuple[DelayEntry, ...] = ()

    @property
    def lasted(self) -> timedelta:
        """How long the call has lasted; never less than nothing, whatever the clock did."""
        return max(self.until - self.began, timedelta())

    @property
    def empty(self) -> bool:
        """Whether nothing has happened yet."""
        return not (self.asked or self.opened or self.said or self.decided or self.promised or self.handed_over)

    @property
    def mattered(self) -> tuple[OpenedEntry, ...]:
        """The processes the call was about: those that were made use of, else the one opened last."""
        return tuple(one for one in self.opened if one.used) or self.opened[-1:]

    @property
    def matters(self) -> tuple[Matter, ...]:
        """What the call was about, one entry for each process; without one the last question alone."""
        return tuple(self._matter(one) for one in self.mattered)

    @property
    def unanswered(self) -> str:
        """The last question, where no process was found for it; "" else."""
        last = self.asked[-1] if self.asked else None
        return last.text if last is not None and not last.opened else ""

    def of_matters(self) -> CallSummary:
        """The call without the detours: what belongs to a process that did not matter is left out."""
        ids = {one.id for one in self.mattered}
        return replace(
            self,
            opened=self.mattered,
            asked=tuple(one for one in self.asked if ids.intersection(one.opened)),
            said=tuple(one for one in self.said if one.process in ids or not one.process),
            decided=tuple(one for one in self.decided if one.process in ids),
            ticked=tuple(one for one in self.ticked if one.process in ids),
            delayed=tuple(one for one in self.delayed if one.process in ids),
        )

    def _matter(self, process: OpenedEntry) -> Matter:
        asked = next((one for one in reversed(self.asked) if process.id in one.opened), None)
        if asked is None:
            return Matter(process)
        return Matter(process, asked.text, dict(asked.phrases).get(process.id, ""))


class CallSession:
    """Collects what happens in one call. What is typed counts once it rests or is answered by a choice."""

    def __init__(self, began: datetime) -> None:
        self._began = began
        self._asked: list[SearchedEntry] = []
        self._opened: list[OpenedEntry] = []
        self._said: list[SaidEntry] = []
        self._decided: dict[str, tuple[DecidedEntry, ...]] = {}
        self._delayed: dict[str, DelayEntry] = {}
        self._promised: list[SaidEntry] = []
        self._handed_over: list[HandedOverEntry] = []
        self._ticked: list[CheckedEntry] = []
        self._typed = ""
        self._phrases: tuple[tuple[str, str], ...] = ()
        self._new_question = True
        self._shown: OpenedEntry | None = None
        self._read_since: datetime | None = None

    def facts(self, at: datetime) -> CallSummary:
        """What happened until then."""
        self._count_read(at)
        return CallSummary(
            self._began,
            at,
            tuple(self._asked),
            tuple(self._opened),
            tuple(self._said),
            tuple(one for entries in self._decided.values() for one in entries),
            tuple(self._promised),
            tuple(self._handed_over),
            tuple(self._ticked),
            tuple(self._delayed.values()),
        )

    def begins(self, at: datetime) -> None:
        """The call begins now; what is typed and ticked already stands, and so does the page, but as yet unread."""
        self._began = at
        self._read_since = None
        self._opened.clear()

    def typed(self, at: datetime, text: str, phrases: tuple[tuple[str, str], ...] = ()) -> None:
        """The search box holds this now, typing errors put right; it counts for nothing yet.

        `phrases` are pairs of a process and the phrase of it that was matched.
        """
        text = _one_line(text)
        last = fold_phrase(self._asked[-1].text) if self._asked else ""
        if not fold_phrase(text).startswith(last[:_SAME_QUESTION]):
            self._new_question = True
            # The page on the screen was read for the question before, and not for this one.
            self._count_read(at)
            self._read_since = None
        self._typed, self._phrases = text, phrases

    def rested(self, at: datetime) -> None:
        """What is typed has been left as it is: it is a question."""
        text, self._typed = self._typed, ""
        if not text:
            return
        same = next((one for one in self._asked if fold_phrase(one.text) == fold_phrase(text)), None)
        if same is not None:
            # The question that was asked last is the one that a choice answers.
            self._asked.remove(same)
            self._asked.append(same)
        elif self._asked and self._goes_on(self._asked[-1], text):
            self._asked[-1] = replace(self._asked[-1], text=text, phrases=self._phrases)
        else:
            self._asked.append(SearchedEntry(at, text, phrases=self._phrases))
        self._new_question = False

    def shown(self, at: datetime, id_: str, title: str, department: str) -> None:
        """A page stands on the screen because the selection rests on it: opened once it was used, or read a while."""
        self._count_read(at)
        self._shown, self._read_since = OpenedEntry(at, id_, title, department), at

    def opened(self, at: datetime, id_: str, title: str, department: str) -> None:
        """A page was chosen: what was typed is answered by it."""
        self.rested(at)
        self.shown(at, id_, title, department)
        self._open()

    def said(self, at: datetime, text: str, heard_in: str = "") -> None:
        """A part of the page was copied or read out as it stood there; `heard_in` as for `answered`."""
        self._add(self._said, SaidEntry(at, _one_line(text), self._use(at), heard_in=heard_in))

    def answered(self, at: datetime, text: str, promise: str = "", heard_in: str = "") -> None:
        """The answer of the page was copied or read out; `promise` are the dates in it, "" where it promises none.

        `heard_in` is the language in which the customer heard it, "" for that of the record.

        It takes the place of an earlier answer of the same process, and so do its dates.
        """
        process = self._use(at)
        self._said = [one for one in self._said if not (one.answer and one.process == process)]
        self._add(self._said, SaidEntry(at, _one_line(text), process, answer=True, heard_in=heard_in))
        self._promise(SaidEntry(at, _one_line(promise), process))

    def promised(self, at: datetime, words: str) -> None:
        """The customer was told dates; those told before for the same process count no more."""
        self._promise(SaidEntry(at, _one_line(words), self._use(at)))

    def decided(self, at: datetime, run: str, entries: tuple[DecidedEntry, ...]) -> None:
        """The way through the guide that began with the process `run`, in place of all of it that was told before."""
        if entries:
            self._use(at)
        self._decided[run] = entries

    def ruled(self, process: str, answer: str, *, promise: bool) -> None:
        """The guide of a process has come to an outcome, whose answer is `answer`: another one holds no more.

        Without `promise` neither do the dates that were promised.
        """
        said = fold_phrase(answer)
        self._said = [
            replace(one, taken_back=fold_phrase(one.text) != said) if one.answer and one.process == process else one
            for one in self._said
        ]
        taken_back = any(one.taken_back and one.process == process for one in self._said)
        if taken_back or not promise:
            self._promised = [one for one in self._promised if one.process != process]

    def delayed(self, process: str, words: str) -> None:
        """The request of a process is late, in these words; "" where it is not."""
        self._delayed.pop(process, None)
        if words:
            self._delayed[process] = DelayEntry(process, words)

    def handed_over(self, at: datetime, to: str, words: str) -> None:
        """The matter was passed on; to the same people again only the newest words count."""
        made = HandedOverEntry(at, _one_line(to), _one_line(words), self._use(at))
        self._handed_over = [one for one in self._handed_over if fold_phrase(one.to) != fold_phrase(made.to)]
        if made.to or made.words:
            self._handed_over.append(made)

    def tick(self, at: datetime, process: str, kind: CheckListKind, text: str, on: bool) -> None:
        """A box was ticked (`on`) or cleared."""
        made = CheckedEntry(at, process, kind, text)
        same = [one for one in self._ticked if (one.process, one.kind, one.text) == (process, kind, text)]
        if on and not same:
            self._ticked.append(made)
        elif not on:
            self._ticked = [one for one in self._ticked if one not in same]

    def ticks(self, process: str, kind: CheckListKind) -> frozenset[str]:
        """The texts of the boxes that are ticked in one list."""
        return frozenset(one.text for one in self._ticked if (one.process, one.kind) == (process, kind))

    def _goes_on(self, before: SearchedEntry, text: str) -> bool:
        """Whether `text` is the question before, written further or put right; an answered one is only extended."""
        extended = fold_phrase(text).startswith(fold_phrase(before.text))
        return extended or not (self._new_question or before.opened)

    def _count_read(self, at: datetime) -> None:
        """Counts the page as opened where it has stood there long enough to have been read."""
        if self._read_since is not None and at - self._read_since >= _READ:
            self._open()

    def _use(self, at: datetime) -> str:
        """Counts the page on the screen as opened and made use of; gives its id, "" where there is none."""
        if self._shown is None:
            return ""
        self.rested(at)
        number = self._open()
        self._opened[number] = replace(self._opened[number], used=True)
        return self._shown.id

    def _open(self) -> int:
        """Notes the page on the screen as opened for the question asked last; gives its place in the list."""
        page = self._shown
        assert page is not None
        ids = [one.id for one in self._opened]
        if page.id not in ids:
            self._opened.append(page)
            ids.append(page.id)
        if self._asked and page.id not in self._asked[-1].opened:
            last = self._asked[-1]
            self._asked[-1] = replace(last, opened=(*last.opened, page.id))
        return ids.index(page.id)

    def _promise(self, made: SaidEntry) -> None:
        self._promised = [one for one in self._promised if one.process != made.process]
        if made.text:
            self._promised.append(made)

    @staticmethod
    def _add(lines: list[SaidEntry], made: SaidEntry) -> None:
        if made.text and fold_phrase(made.text) not in (fold_phrase(one.text) for one in lines):
            lines.append(made)


def lookup_history(facts: CallSummary) -> tuple[tuple[str, OpenedEntry], ...]:
    """What was looked up so far: the customer's words ("" for a page that no search led to) and the page, in order."""
    return tuple(_pairs(facts))


def _pairs(facts: CallSummary) -> Iterator[tuple[str, OpenedEntry]]:
    pages = {one.id: one for one in facts.opened}
    found = [(one.at, one.text, id_) for one in facts.asked for id_ in one.opened]
    answered = {id_ for _, _, id_ in found}
    found += [(one.at, "", one.id) for one in facts.opened if one.id not in answered]
    for _, words, id_ in sorted(found, key=lambda pair: pair[0]):
        yield words, pages[id_]


def _one_line(text: str) -> str:
    return " ".join(text.split())
