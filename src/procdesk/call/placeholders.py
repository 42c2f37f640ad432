"""Placeholders in what is said to the customer: `{fechas|en unos días}` becomes the dates that the journey gives.

Each is a name in Spanish or English, optionally a step by its number or department (`{hasta:3}`, `{dates:Treasury}`),
then optionally the words for when no date can be given, and a sentence for when the date has passed
(`{fechas|en unos días|Debería tenerlo ya: voy a ver qué ha pasado.}`). A capital letter begins the date with one too.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import lru_cache
from typing import Final

from procdesk.call import date_format
from procdesk.call.directory import DepartmentDirectory
from procdesk.call.journey import DatedJourney, DatedStep
from procdesk.text import fold_name

NAMES: Final[dict[str, str]] = {
    **dict.fromkeys(("fechas", "dates"), "dates"),
    **dict.fromkeys(("desde", "earliest"), "earliest"),
    **dict.fromkeys(("hasta", "latest"), "latest"),
}
"""Name of a placeholder, in either language -> what it stands for."""

_BRACES = re.compile(
    r"(?<![\\{$])\{[ \t]*(?P<name>[^\W\d_][\w -]{0,30}?)[ \t]*"
    r"(?::[ \t]*(?P<step>[^{}|\s][^{}|\n]{0,79}?)[ \t]*)?(?:\|(?P<fallback>[^{}]{0,300}))?\}(?!\})"
)
# Every part ends at the end of the text or within a limit, so that a hostile page takes no time either.
_UNSAID = re.compile(
    r"^ {0,3}(`{3,}|~{3,}).*?(?:^ {0,3}\1|\Z)|(?<!`)(`+)(?!`).{1,1000}?(?<!`)\2(?!`)|<!--.*?(?:-->|\Z)",
    re.DOTALL | re.MULTILINE,
)


@dataclass(frozen=True, slots=True)
class Placeholder:
    """One pair of braces as written, from `start`; `kind` is "" where the name is not known.

    `step` is a number or a department ("": the whole journey). `fallback` is said where no date can be given, and
    `late` is the sentence in place of the one it stands in once the date has passed; None where they are not written.
    """

    written: str
    start: int
    name: str
    kind: str
    step: str
    fallback: str | None
    late: str | None = None


def names_in(text: str) -> tuple[Placeholder, ...]:
    """Everything in a Markdown text that is written like a placeholder; what stands in code or in a comment is none."""
    return _found_in(text) if "{" in text else ()


@lru_cache(maxsize=512)
def _found_in(text: str) -> tuple[Placeholder, ...]:
    """Kept, for an answer is filled minute by minute, in its row and on its page."""
    return tuple(_placeholders(text))


def _placeholders(text: str) -> Iterator[Placeholder]:
    plain = _UNSAID.sub(lambda found: " " * len(found[0]), text)
    for found in _BRACES.finditer(plain):
        if text[found.start() : found.end()] != found[0]:
            # Braces around code are somebody's example and no placeholder.
            continue
        name = found["name"]
        kind = NAMES.get(fold_name(name), "")
        fallback, _, late = (found["fallback"] or "").partition("|")
        unsaid = found["fallback"] is None
        yield Placeholder(
            written=found[0],
            start=found.start(),
            name=name,
            kind=kind,
            step=found["step"] or "",
            fallback=None if unsaid else fallback,
            late=late.strip() or None,
        )


def fill(text: str, journey: DatedJourney, lang: str, now: datetime, directory: DepartmentDirectory) -> str:
    """The Markdown text with the dates of the journey in place of its placeholders, which say what is still ahead.

    `directory` tells which step is meant by one that names a department.
    One whose dates are not known, or have passed, becomes its fallback; without one it stays as written, and so do
    other braces.
    """
    parts: list[str] = []
    position = 0
    for one in names_in(text):
        words = _words(one, step_of(one, journey, directory), lang, now) if one.kind else None
        if words is not None:
            parts.extend((text[position : one.start], words))
            position = one.start + len(one.written)
    return "".join((*parts, text[position:]))


def step_index(wanted: str, departments: Sequence[str], directory: DepartmentDirectory) -> int | None:
    """Which step is meant, from 0: by its number, by the name of its department (its last step), or the last.

    `departments` are the departments of the steps as written. None where there is no such step.
    """
    if not wanted:
        return len(departments) - 1 if departments else None
    if wanted.isdecimal():
        return int(wanted) - 1 if 0 < int(wanted) <= len(departments) else None
    meant = directory.identities(wanted)
    return next(
        (index for index in reversed(range(len(departments))) if meant <= directory.identities(departments[index])),
        None,
    )


def step_of(one: Placeholder, journey: DatedJourney, directory: DepartmentDirectory) -> DatedStep | None:
    """The step whose dates a placeholder stands for; None where the journey has no such step."""
    index = step_index(one.step, [step.step.department for step in journey.steps], directory)
    return None if index is None else journey.steps[index]


def _words(one: Placeholder, step: DatedStep | None, lang: str, now: datetime) -> str | None:
    """The date in words, else the fallback, else None."""
    ahead = step.still_ahead(now) if step else None
    if ahead is None:
        return one.fallback
    if one.kind == "dates":
        words = date_format.span(*ahead, lang, now.date())
    else:
        words = date_format.bare_day(ahead[0 if one.kind == "earliest" else 1].day, lang, now.date())
    return words[0].upper() + words[1:] if one.name[0].isupper() else words
