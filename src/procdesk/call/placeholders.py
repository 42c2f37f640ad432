"""Placeholders in what is said to the customer: `{fechas|en unos días}` becomes the dates that the journey gives.

Each is a name in Spanish or English, optionally a step by its number or department (`{hasta:3}`, `{dates:Treasury}`),
and optionally the words for when no date can be given. A capital letter begins the date with one too.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final

from procdesk.call import date_format
from procdesk.call.journey import DatedJourney, DatedStep
from procdesk.model import Flaw, Step
from procdesk.text import closest, fold_name

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

    `step` is a number or a department ("": the whole journey), `fallback` is None where none is written.
    """

    written: str
    start: int
    name: str
    kind: str
    step: str
    fallback: str | None


def names_in(text: str) -> Iterator[Placeholder]:
    """Everything in a Markdown text that is written like a placeholder; what stands in code or in a comment is none."""
    if "{" not in text:
        return
    plain = _UNSAID.sub(lambda found: " " * len(found[0]), text)
    for found in _BRACES.finditer(plain):
        if text[found.start() : found.end()] != found[0]:
            # Braces around code are somebody's example and no placeholder.
            continue
        name = found["name"]
        kind = NAMES.get(fold_name(name), "")
        yield Placeholder(found[0], found.start(), name, kind, found["step"] or "", found["fallback"])


def fill(text: str, journey: DatedJourney, lang: str, today: date) -> str:
    """The Markdown text with the dates of the journey in place of its placeholders.

    One whose dates are not known becomes its fallback; without one it stays as written, and so do other braces.
    """
    parts: list[str] = []
    position = 0
    for one in names_in(text):
        words = _words(one, journey, lang, today) if one.kind else None
        if words is not None:
            parts.extend((text[position : one.start], words))
            position = one.start + len(one.written)
    return "".join((*parts, text[position:]))


def placeholder_faults(text: str, steps: Sequence[Step]) -> Iterator[Flaw]:
    """What keeps the placeholders of a text from ever being filled, given the steps of its journey."""
    for one in names_in(text):
        line = text.count("\n", 0, one.start)
        if not one.kind:
            suggestion = closest(one.name, list(NAMES))
            yield Flaw(
                "unknown-placeholder",
                (
                    ("written", one.written),
                    ("suggestion", f"{{{suggestion}}}" if suggestion else ""),
                    ("known", ", ".join(f"{{{name}}}" for name in NAMES)),
                ),
                line,
            )
        elif not steps:
            yield Flaw("placeholder-without-journey", (("written", one.written),), line)
        else:
            yield from _step_faults(one, steps, line)


def _step_faults(one: Placeholder, steps: Sequence[Step], line: int) -> Iterator[Flaw]:
    index = _index(one.step, [(step.department,) for step in steps])
    if index is None:
        departments = list(dict.fromkeys(step.department for step in steps if step.department))
        suggestion = str(len(steps)) if one.step.isdecimal() else closest(one.step, departments)
        yield Flaw("unknown-step", (("written", one.written), ("step", one.step), ("suggestion", suggestion)), line)
        return
    # A step begins when the one before it is done: without its time nothing later can be dated.
    untimed = next((step for step in steps[: index + 1] if step.duration is None), None)
    if untimed:
        facts = (("written", one.written), ("line", str(untimed.line)))
        yield Flaw("placeholder-without-time", facts, line)


def _words(one: Placeholder, journey: DatedJourney, lang: str, today: date) -> str | None:
    """The date in words, else the fallback, else None."""
    step = _step(one.step, journey)
    if step is None or step.earliest is None or step.latest is None:
        return one.fallback
    if one.kind == "dates":
        words = date_format.span(step.earliest, step.latest, lang, today)
    else:
        words = date_format.bare_day((step.earliest if one.kind == "earliest" else step.latest).day, lang, today)
    return words[0].upper() + words[1:] if one.name[0].isupper() else words


def _step(wanted: str, journey: DatedJourney) -> DatedStep | None:
    index = _index(wanted, [(one.step.department, one.department) for one in journey.steps])
    return None if index is None else journey.steps[index]


def _index(wanted: str, names: Sequence[tuple[str, ...]]) -> int | None:
    """Which step is meant, from 0: by its number, by one of its department's names (its last step), or the last."""
    if not wanted:
        return len(names) - 1 if names else None
    if wanted.isdecimal():
        return int(wanted) - 1 if 0 < int(wanted) <= len(names) else None
    folded = fold_name(wanted)
    return next((index for index in reversed(range(len(names))) if folded in map(fold_name, names[index])), None)
