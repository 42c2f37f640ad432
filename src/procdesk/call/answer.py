"""What is said to the customer at a moment: the answer with its dates, or that the request is late."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import datetime
from typing import Final

from procdesk.call import date_format
from procdesk.call.context import CallContext
from procdesk.call.directory import DepartmentDirectory
from procdesk.call.journey import DatedJourney, DatedStep
from procdesk.call.placeholders import Placeholder, fill, names_in, step_of
from procdesk.i18n import messages

_ABBREVIATIONS: Final = frozenset(
    {"sr", "sra", "srta", "d", "dña", "dr", "dra", "ud", "uds", "art", "núm", "p", "ej", "tel", "pág", "avda"}
    | {"mr", "mrs", "ms", "st", "no", "e", "g", "i", "approx", "ext", "vs"}
)
_END: Final = re.compile(r"(?P<word>[^\W\d_]*)[.!?…]+[\"'»”’)*_]*(?=\s)")
_BLOCK: Final = re.compile(r"\n[ \t]*\n|\n(?=[ \t]*(?:[-*+>]|\d+[.)])[ \t])")


def answer_at(markdown: str, journey: DatedJourney, lang: str, now: datetime, directory: DepartmentDirectory) -> str:
    """The answer as it is true at `now`: with the dates that are still ahead, or else that they have passed.

    A sentence with a passed date becomes the one that its placeholder has for that; without such a sentence the whole
    answer, which was written for a new request, says where this one should be.
    """
    text = _with_late_sentences(markdown, journey, now, directory)
    passed = next((step for _, step in _passed(text, journey, now, directory)), None)
    if passed is not None or (journey.late(now) and text == markdown):
        return late_answer(journey, passed, lang, now)
    return fill(text, journey, lang, now, directory)


def late_answer(journey: DatedJourney, passed: DatedStep | None, lang: str, now: datetime) -> str:
    """What is said of a journey that should be done at `now`, or else of the step that should be (`passed`)."""
    words, holder = messages(lang), journey.holder(now)
    department = holder.step.department if holder else ""
    end = journey.end
    if end is not None and end.passed(now):
        key = "late" if department else "late-without-department"
        return words.say(key, date=_passed_date(end, lang, now), department=department)
    assert passed is not None
    date = _passed_date(passed, lang, now)
    ahead = end.still_ahead(now) if end else None
    if ahead is None or not department:
        return words.say("step-passed-without-end", date=date)
    return words.say("step-passed", date=date, department=department, end=date_format.span(*ahead, lang, now.date()))


def delay(journey: DatedJourney, lang: str, now: datetime) -> str:
    """In a sentence for colleagues, since when a journey is late and who should have it; "" where it is not late."""
    end = journey.end
    if end is None or not end.passed(now):
        return ""
    holder = journey.holder(now)
    key = "delay" if holder else "delay-without-department"
    department = holder.step.department if holder else ""
    return messages(lang).say(key, date=_passed_date(end, lang, now), department=department)


def promise_in(text: str, beside: CallContext, record_lang: str) -> str:
    """The dates still ahead that a text in the page's language tells, in that of records; "" where it tells none."""
    told = promised_dates(text, beside.journey, beside.lang, beside.moment)
    ahead = told.still_ahead(beside.moment) if told else None
    return date_format.span(*ahead, record_lang, beside.moment.date()) if ahead else ""


def promised_dates(text: str, journey: DatedJourney, lang: str, now: datetime) -> DatedStep | None:
    """The last step of which a text in `lang` tells a date that is still ahead; None where it tells none."""
    return next((step for step in reversed(journey.steps) if _tells(text, step, lang, now)), None)


def _tells(text: str, step: DatedStep, lang: str, now: datetime) -> bool:
    ahead = step.still_ahead(now)
    if ahead is None:
        return False
    today = now.date()
    words = (date_format.span(*ahead, lang, today), *(date_format.bare_day(one.day, lang, today) for one in ahead))
    folded = text.casefold()
    return any(one.casefold() in folded for one in words)


def _passed_date(step: DatedStep, lang: str, now: datetime) -> str:
    latest = step.latest
    assert latest is not None
    return date_format.span(latest, latest, lang, now.date())


def _passed(
    text: str, journey: DatedJourney, now: datetime, directory: DepartmentDirectory
) -> Iterator[tuple[Placeholder, DatedStep]]:
    """The placeholders whose date has passed, with their steps."""
    for one in names_in(text):
        step = step_of(one, journey, directory) if one.kind else None
        if step is not None and step.passed(now):
            yield one, step


def _with_late_sentences(text: str, journey: DatedJourney, now: datetime, directory: DepartmentDirectory) -> str:
    """The text with the sentences of passed dates as their authors wrote them for that."""
    for one, _ in reversed(list(_passed(text, journey, now, directory))):
        if one.late is not None and text.startswith(one.written, one.start):
            start, end = _sentence(text, one.start)
            text = f"{text[:start]}{one.late}{text[end:]}"
    return text


def _sentence(text: str, place: int) -> tuple[int, int]:
    """Where the sentence around a place begins and ends, within its paragraph or item of a list."""
    blocks = [found.end() for found in _BLOCK.finditer(text, 0, place)]
    start = blocks[-1] if blocks else 0
    after = _BLOCK.search(text, place)
    end = after.start() if after else len(text)
    for found in _END.finditer(text, start, end):
        if found["word"].casefold() in _ABBREVIATIONS:
            continue
        if found.end() > place:
            return start, found.end()
        start = found.end() + len(text[found.end() :]) - len(text[found.end() :].lstrip())
    return start, end
