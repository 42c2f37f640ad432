"""What is marked in the text of a page: where it stands, what it says, and what can be put in its place."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from functools import partial

from procdesk.model import Level, Problem, Span

_WORDS = re.compile(r"\S(?:.*\S)?")


@dataclass(frozen=True, slots=True)
class RemedyOffer:
    """One way to put something right: what it is called, and what the page's whole text is then."""

    words: str
    make: Callable[[], str]


@dataclass(frozen=True, slots=True)
class TextMark:
    """A place of the text that something is said about: `line` counts from 1, `span` are letters of that line.

    `tone` is the colour of the theme. `mends` are asked for when the user wants them.
    """

    line: int
    span: Span
    tone: str
    words: str
    mends: Callable[[], Sequence[RemedyOffer]] = tuple


def problem_span(problem: Problem, line: str) -> Span:
    """The part of a line that a problem is about: the longest of its facts that stands there, else all words.

    A key is what it is about where nothing else of it stands there: its value is what is wrong.
    """
    facts = [fact for _, fact in sorted(problem.facts, key=lambda one: (one[0] == "key", -len(one[1]))) if fact]
    at = next(((place, fact) for fact in facts if (place := line.find(fact)) >= 0), None)
    if at is not None:
        return Span(at[0], at[0] + len(at[1]))
    found = _WORDS.search(line)
    return Span(*found.span()) if found else Span(0, len(line))


def problem_marks(
    problems: Iterable[Problem],
    text: str,
    sentence: Callable[[Problem], str],
    mends: Callable[[Problem], Sequence[RemedyOffer]],
) -> tuple[TextMark, ...]:
    """A mark for each problem, by line; a line that the text does not have any more is its last."""
    lines = text.split("\n")
    made = []
    for one in problems:
        number = min(max(one.line, 1), len(lines))
        tone = "red" if one.level is Level.ERROR else "amber"
        span = problem_span(one, lines[number - 1])
        made.append(TextMark(number, span, tone, sentence(one), partial(mends, one)))
    return tuple(sorted(made, key=lambda mark: (mark.line, mark.span)))
