"""The guide: questions whose answers lead to one another, to an outcome or to another process."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from procdesk.content.blocks import blank_comments, list_item
from procdesk.content.links import LinkKind, link_target
from procdesk.content.outcome import parse_outcome, rules_in_question
from procdesk.content.plain_text import to_plain
from procdesk.content.problems import problem
from procdesk.content.sections import Heading, headings
from procdesk.model import Choice, OutcomeRules, Problem, Question
from procdesk.text import anchor, closest

_LINK = re.compile(r"[*_]{0,3}\[([^\[\]]+)\]\(\s*<?([^()<>\s]+)>?(?:\s+[\"'][^\"']*[\"'])?\s*\)[*_]{0,3}[ \t]*[.,;:]?$")


@dataclass(frozen=True, slots=True)
class Place:
    """Where a guide stands: its file, and the line its text begins with."""

    path: str
    first_line: int


def parse_guide(markdown: str, place: Place) -> tuple[tuple[Question, ...], tuple[Problem, ...]]:
    """The questions of a guide and everything that would leave a caller stranded in it."""
    lines = blank_comments(markdown).split("\n")
    marks = [heading for heading in headings(lines) if heading.level == 3]
    if not marks:
        missing = (problem("guide-without-questions", place.path, place.first_line),) if to_plain(markdown) else ()
        return (), missing
    ends = [*(mark.start for mark in marks[1:]), len(lines)]
    names = _anchors(marks)
    read = [
        _question(mark, name, lines[mark.end : end], place) for mark, name, end in zip(marks, names, ends, strict=True)
    ]
    questions = tuple(question for question, _ in read)
    found = (one for _, problems in read for one in problems)
    return questions, (*found, *_check(questions, place.path))


def _anchors(marks: list[Heading]) -> list[str]:
    """One anchor per heading, as Markdown sites make them: the second of two equal ones ends in `-1`."""
    used: dict[str, int] = {}
    names = []
    for mark in marks:
        base = anchor(mark.text)
        count = used.get(base, 0)
        used[base] = count + 1
        names.append(f"{base}-{count}" if count else base)
    return names


def _question(mark: Heading, name: str, lines: list[str], place: Place) -> tuple[Question, tuple[Problem, ...]]:
    first_line = place.first_line + mark.end
    choices = {
        number: found for number, line in enumerate(lines) if (found := _choice(line, place, first_line + number))
    }
    kept = ["" if number in choices else line for number, line in enumerate(lines)]
    rules = OutcomeRules()
    problems: tuple[Problem, ...] = ()
    if choices:
        problems = tuple(rules_in_question(kept, place.path, first_line, to_plain(mark.text)))
    else:
        rules, kept, problems = parse_outcome(kept, place.path, first_line)
    question = Question(
        anchor=name,
        heading=to_plain(mark.text),
        markdown=_without_gaps(kept),
        choices=tuple(choices.values()),
        line=place.first_line + mark.start,
        rules=rules,
    )
    return question, problems


def _without_gaps(lines: list[str]) -> str:
    return re.sub(r"\n{3,}", "\n\n", "\n".join(lines)).strip("\n").rstrip()


def _choice(line: str, place: Place, number: int) -> Choice | None:
    """The choice that a line is: a list item that is nothing but a link to a heading or to a page."""
    item = list_item(line) if "](" in line else None
    found = _LINK.match(item[1]) if item else None
    if found is None:
        return None
    label, target = to_plain(found[1]), found[2]
    leads = link_target(target, place.path)
    if target.startswith("#"):
        return Choice(label, leads.value, "", number)
    return Choice(label, "", leads.value, number) if leads.kind is LinkKind.PROCESS else None


def _check(questions: tuple[Question, ...], path: str) -> Iterator[Problem]:
    known = {question.anchor: question for question in questions}
    for question in questions:
        if not (question.choices or question.markdown or question.rules.say):
            yield problem("guide-dead-end", path, question.line, heading=question.heading)
        for choice in question.choices:
            if choice.anchor not in known and not choice.process:
                suggestion = closest(choice.anchor, known)
                yield problem("guide-dead-anchor", path, choice.line, anchor=choice.anchor, suggestion=suggestion)
    reached, loops = _walk(questions[0], known)
    for question, choice in loops:
        yield problem("guide-loop", path, choice.line, heading=question.heading, choice=choice.label)
    for question in questions:
        if question.anchor not in reached:
            yield problem("guide-unreachable", path, question.line, heading=question.heading)


def _walk(start: Question, known: dict[str, Question]) -> tuple[set[str], list[tuple[Question, Choice]]]:
    """The anchors that can be reached from `start`, and the choices that lead back to a question already answered."""
    reached = {start.anchor}
    loops: list[tuple[Question, Choice]] = []
    trail = [(start, iter(start.choices))]
    open_anchors = {start.anchor}
    while trail:
        question, rest = trail[-1]
        choice = next(rest, None)
        if choice is None:
            trail.pop()
            open_anchors.discard(question.anchor)
        elif choice.anchor in open_anchors:
            loops.append((question, choice))
        elif choice.anchor in known and choice.anchor not in reached:
            reached.add(choice.anchor)
            open_anchors.add(choice.anchor)
            trail.append((known[choice.anchor], iter(known[choice.anchor].choices)))
    return reached, loops
