"""For the sample: whatever can be copied is true at that moment, in every outcome of every guide.

No date that has passed stands in what is promised, nothing is promised that the outcome rules out, and answer, message
and note tell the same.
"""

from __future__ import annotations

import os
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta

import pytest

from procdesk.call.answer import delay, promise_in
from procdesk.call.context import CallContext
from procdesk.call.context_builder import CallContextBuilder
from procdesk.call.date_format import span
from procdesk.call.guide import GuideSession, TargetKind, begin_guide
from procdesk.call.message import CallMatter, hand_over_message
from procdesk.call.note import NoteForm, fields_of, write_note
from procdesk.call.outcome import ReachedOutcome, outcome_in, promises
from procdesk.call.session import CallSession
from procdesk.content.folder import Folder, read_all
from procdesk.content.vocabulary import MONTH_NAMES, WEEKDAY_NAMES
from procdesk.model import Process, WriteUp
from procdesk.resources import sample_content
from procdesk.text import fold_phrase

# A working morning, around the cut-off, a night, a Saturday, holidays, the turn of month and year, summer time.
MOMENTS = tuple(
    datetime(*one)
    for one in (
        (2026, 11, 24, 9, 30),
        (2026, 11, 24, 13, 59),
        (2026, 11, 27, 20, 40),
        (2026, 11, 28, 11, 0),
        (2026, 11, 30, 23, 58),
        (2026, 12, 7, 10, 0),
        (2026, 12, 24, 12, 0),
        (2027, 1, 1, 0, 1),
        (2027, 3, 28, 3, 30),
        (2026, 7, 15, 16, 5),
    )
)
FILED_DAYS = range(61)
WHOLE = os.environ.get("HYPOTHESIS") == "full"
LATE = ("tenía que estar", "should have been")


@pytest.fixture(scope="module")
def folder() -> Folder:
    return read_all(sample_content())


@pytest.fixture(scope="module")
def builder(folder: Folder) -> CallContextBuilder:
    return CallContextBuilder(folder.company, folder.departments)


def ends(write_up: WriteUp) -> Iterator[GuideSession]:
    """The guide at each of its outcomes, each once, reached by its own choices."""
    waiting, seen = ([begin_guide(write_up)] if write_up.guide else []), set()
    while waiting:
        run = waiting.pop()
        if run.question is None or run.anchor in seen:
            continue
        seen.add(run.anchor)
        if run.is_outcome:
            yield run
        leading = (TargetKind.QUESTION, TargetKind.OUTCOME)
        waiting.extend(run.choose(number) for number, way in enumerate(run.ways) if way.leads in leading)


@dataclass(frozen=True)
class Copied:
    """What can be copied of a page at a moment, in the page's language and in that of records."""

    beside: CallContext
    record: CallContext
    answer: str
    recorded: str
    promise: str
    message: str
    note: str


@dataclass
class Reader:
    """Reads the pages of one process at many moments, each once."""

    builder: CallContextBuilder
    process: Process
    seen: dict[tuple[object, ...], tuple[WriteUp, CallContext]] = field(default_factory=dict)

    def read(
        self, lang: str, now: datetime, filed: datetime | None, reached: ReachedOutcome | None
    ) -> tuple[WriteUp, CallContext]:
        """The write-up as it is said, and what stands beside it."""
        key = (lang, now, filed, reached)
        if key not in self.seen:
            one = self.process.in_language(lang)
            beside = self.builder.call_context(one, now, filed, outcome_in(self.process, reached, one))
            self.seen[key] = self.builder.dated(self.process, beside).in_language(lang), beside
        return self.seen[key]


def copied(reader: Reader, lang: str, now: datetime, ago: int | None, end: str) -> Copied:
    """What is copied where the dates count from `ago` days before (None: now), and the guide has ended at `end`."""
    filed = None if ago is None else datetime.combine(now.date() - timedelta(days=ago), datetime.min.time())
    reached = ReachedOutcome(lang, end) if end else None
    page, beside = reader.read(lang, now, filed, reached)
    record, own = reader.read("es", now, filed, reached)
    usual, first = reader.read(lang, now, filed, None)
    before_record, _ = reader.read("es", now, filed, None)
    session = CallSession(now)
    session.opened(now, page.id, record.title, "")
    # The usual answer is copied before the guide is run, as agents do.
    session.answered(now, before_record.say, promise_in(usual.say, first, "es"))
    if beside.outcome is not None:
        session.ruled(page.id, record.say, promise=promises(beside.outcome))
    session.delayed(page.id, delay(own.journey, "es", now))
    recorded = record.say
    if page.say:
        session.answered(now, recorded, promise_in(page.say, beside, "es"))
    facts = session.facts(now)
    promise = "; ".join(one.text for one in facts.promised)
    target = own.targets[0] if own.targets else None
    matter = CallMatter(
        promised=promise,
        said=target.hand_over.tell if target and target.hand_over else "",
        delay=delay(own.journey, "es", now),
    )
    message = hand_over_message(record, target.contact.name, matter).text if target else ""
    form = NoteForm("es")
    return Copied(beside, own, page.say, recorded, promise, message, write_note(form, fields_of(facts, form)))


_MONTHS = {name.casefold(): number for names in MONTH_NAMES.values() for number, name in enumerate(names, 1)}
_DATE = re.compile(
    rf"\b({'|'.join(name for names in WEEKDAY_NAMES.values() for name in names)}) (\d{{1,2}})\b"
    rf"(?:(?: de)? ({'|'.join(name for names in MONTH_NAMES.values() for name in names)})\b)?",
    re.IGNORECASE,
)


def dates_in(text: str, now: datetime) -> list[date]:
    """The days that a text names, each the one closest to now that has this day of the week and number."""
    weekdays = {name.casefold(): at for names in WEEKDAY_NAMES.values() for at, name in enumerate(names)}
    found = []
    for weekday, number, month in _DATE.findall(text):
        days = (now.date() + timedelta(days=sign * ahead) for ahead in range(200) for sign in (1, -1))
        found.append(
            next(
                day
                for day in days
                if (day.weekday(), day.day) == (weekdays[weekday.casefold()], int(number))
                and (not month or day.month == _MONTHS[month.casefold()])
            )
        )
    return found


def sentences(text: str) -> list[str]:
    return re.split(r"(?<=[.!?])\s+|\n", text)


def faults(made: Copied, now: datetime) -> Iterator[str]:
    """What is not true of something that can be copied."""
    for name in ("answer", "recorded", "promise", "message", "note"):
        for sentence in sentences(getattr(made, name)):
            past = [day for day in dates_in(sentence, now) if day < now.date()]
            # The note begins with the day of the call, and a request that is late tells since when.
            if past and not any(words in sentence.casefold() for words in LATE):
                yield f"{name} names a passed date: {sentence}"
    if not promises(made.beside.outcome):
        told = [
            name for name in ("answer", "recorded", "promise", "message", "note") if dates_in(getattr(made, name), now)
        ]
        if told or made.promise:
            yield f"promised although ruled out: {told} {made.promise}"
        if any(target.hand_over and target.hand_over.tell and not _own_cards(made) for target in made.beside.targets):
            yield "a card of the page tells what the outcome rules out"
    yield from disagreements(made, now)


def disagreements(made: Copied, now: datetime) -> Iterator[str]:
    """Where answer, message and note do not tell the same."""
    if made.promise and made.promise not in made.note:
        yield f"the note lacks the promise: {made.promise}"
    if made.message and made.promise and made.promise not in made.message:
        yield f"the message lacks the promise: {made.promise}"
    if made.answer and " ".join(made.recorded.split()) not in made.note.replace("\n- ", " "):
        yield "the note lacks the answer"
    late = delay(made.record.journey, "es", now)
    if late and late not in made.note:
        yield "the note does not tell that it is late"
    if late and made.promise:
        yield f"promised although late: {made.promise}"


def _own_cards(made: Copied) -> bool:
    return made.beside.outcome is not None and made.beside.outcome.rules.hand_overs is not None


def days_of(number: int) -> list[int | None]:
    """The days of filing that one process is tried with; all of them come up over the sample and the moments."""
    if WHOLE:
        return [None, *FILED_DAYS]
    return [None, *(FILED_DAYS[(number * 7 + step) % len(FILED_DAYS)] for step in (0, 23))]


@pytest.mark.parametrize("lang", ["es", "en"])
def test_whatever_can_be_copied_is_true_in_every_outcome_on_every_day(
    folder: Folder, builder: CallContextBuilder, lang: str
) -> None:
    wrong: list[str] = []
    count = 0
    for place, process in enumerate(folder.processes):
        reader = Reader(builder, process)
        for end in ("", *(run.anchor for run in ends(process.in_language(lang)))):
            count += 1
            for number, now in enumerate(MOMENTS):
                for ago in days_of(place + number):
                    made = copied(reader, lang, now, ago, end)
                    wrong += [f"{process.id}#{end} {now} -{ago}: {fault}" for fault in faults(made, now)]
    assert count >= len(folder.processes)
    assert wrong == []


def test_the_dates_of_a_text_are_found() -> None:
    now = datetime(2026, 11, 24, 12)
    assert dates_in("entre el viernes 13 y el lunes 16", now) == [date(2026, 11, 13), date(2026, 11, 16)]
    assert dates_in("on Monday 30 November or Tuesday 1 December", now) == [date(2026, 11, 30), date(2026, 12, 1)]
    assert dates_in("hoy antes de las 14:30", now) == []


def test_a_passed_date_and_a_promise_that_is_ruled_out_would_be_found(
    folder: Folder, builder: CallContextBuilder
) -> None:
    process = next(one for one in folder.processes if one.id == "facturacion/cobro-duplicado")
    now = MOMENTS[0]
    made = copied(Reader(builder, process), "es", now, None, "son-dos-meses-distintos")
    assert list(faults(made, now)) == []
    step = copied(Reader(builder, process), "es", now, 14, "").beside.journey.steps[1]
    assert step.earliest is not None
    assert step.latest is not None
    past = span(step.earliest, step.latest, "es", now.date())
    spoilt = Copied(made.beside, made.record, f"Lo tiene {past}.", made.recorded, past, made.message, made.note)
    kinds = [fault.partition(":")[0] for fault in faults(spoilt, now)]
    assert "answer names a passed date" in kinds
    assert "promised although ruled out" in kinds
    assert fold_phrase(past)
