"""The guide: questions whose answers lead to one another, to an outcome or to another process.

An outcome may put an answer, dates, a decision and a hand-over of its own in the place of the page's.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Set
from dataclasses import dataclass, replace
from typing import Final

from procdesk.content.blocks import blank_comments, list_item
from procdesk.content.hand_over import parse_hand_over
from procdesk.content.hidden_text import spoken
from procdesk.content.journey import parse_journey
from procdesk.content.links import LinkKind, link_target
from procdesk.content.plain_text import to_plain
from procdesk.content.problems import problem
from procdesk.content.sections import Heading, headings
from procdesk.content.vocabulary import NOBODY, OUTCOME_LABELS, TIMELINES, section_name
from procdesk.model import Choice, HandOver, OutcomeRules, Problem, Question, Section, Step, Timeline
from procdesk.text import anchor, closest, fold_name

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
    rules, written = OutcomeRules(), _without_gaps(kept)
    problems: tuple[Problem, ...] = ()
    if choices:
        problems = tuple(_rules_in_question(kept, place.path, first_line, to_plain(mark.text)))
    else:
        rules, kept, problems = _outcome(kept, place.path, first_line)
    question = Question(
        anchor=name,
        heading=to_plain(mark.text),
        markdown=_without_gaps(kept),
        choices=tuple(choices.values()),
        line=place.first_line + mark.start,
        rules=rules,
        written=written,
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
        if is_dead_end(question):
            yield problem("guide-dead-end", path, question.line, heading=question.heading)
        for choice in question.choices:
            if choice.anchor not in known and not choice.process:
                suggestion = closest(choice.anchor, known)
                yield problem("guide-dead-anchor", path, choice.line, anchor=choice.anchor, suggestion=suggestion)
    reached, loops = walk(questions[0], known)
    for question, choice in loops:
        yield problem("guide-loop", path, choice.line, heading=question.heading, choice=choice.label)
    for question in questions:
        if question.anchor not in reached:
            yield problem("guide-unreachable", path, question.line, heading=question.heading)


def is_dead_end(question: Question) -> bool:
    """Whether a heading of a guide gives a caller neither an answer nor a way on."""
    return not (question.choices or question.markdown or question.rules.say)


def walk(
    start: Question, known: Mapping[str, Question], before: Set[str] = frozenset()
) -> tuple[set[str], list[tuple[Question, Choice]]]:
    """The anchors that can be reached from `start`, and the choices that lead back to a question already answered.

    The anchors `before` were walked already: they count as reached, and nobody walks on from them.
    """
    reached = {start.anchor, *before}
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


_LABEL = re.compile(
    r"(?:\*\*|__|[*_])?([^\W\d_][^:：*_\n.]{1,40}?)(?:\*\*|__|[*_])?[ \t]*(?:[:：](?:\*\*|__|[*_])?[ \t]*(.*))?$"
)
_FENCE = re.compile(r" {0,3}(`{3,}|~{3,})")
_QUOTE = re.compile(r" {0,3}> ?")
# A box of other systems, such as "> [!NOTE]", quotes nobody.
_BOX = re.compile(r"\[![\w-]+\]")
_QUOTATION_MARKS: Final = {"«": "»", "“": "”", "‘": "’", '"': '"', "„": "“"}
_SECTIONS: Final = ("say", "decide", "journey", "hand-over")
_LEVEL: Final = 4


@dataclass(frozen=True, slots=True)
class _OutcomeLine:
    """A line such as "Hand over to: Billing": what it tells (a value of OUTCOME_LABELS), and its value."""

    kind: str
    value: str
    number: int


def _outcome(lines: list[str], path: str, first_line: int) -> tuple[OutcomeRules, list[str], tuple[Problem, ...]]:
    """The rules of an outcome, the lines of its text that are left, and what is wrong with the rules.

    `lines` stand below the outcome's heading, from line `first_line` of the file `path` on.
    """
    problems: list[Problem] = []
    rules = list(_rules(lines))
    for rule in rules:
        lines = [*lines[: rule.number], "", *lines[rule.number + 1 :]]
        problems.extend(_faults(rule, path, first_line))
    sections, left = _sections(lines, first_line)
    if "say" not in sections:
        say, left = _quoted(left, first_line)
        if say:
            sections["say"] = say
    journey: tuple[Step, ...] | None = None
    hand_overs: tuple[HandOver, ...] | None = None
    if section := sections.get("journey"):
        journey, found = parse_journey(section.markdown, path, section.first_line)
        problems.extend(found)
    if section := sections.get("hand-over"):
        hand_overs, found = parse_hand_over(section.markdown, path, section.first_line)
        problems.extend(found)
    outcome = OutcomeRules(
        say=_said(sections.get("say")),
        decide=sections.get("decide"),
        journey_section=sections.get("journey"),
        journey=journey,
        hand_over_section=sections.get("hand-over"),
        hand_overs=hand_overs,
        pass_to=_pass_to(rules),
        promise=not any(rule.kind == "no_promise" for rule in rules),
        timeline=_timeline(rules),
    )
    return outcome, left, tuple(problems)


def _rules_in_question(lines: list[str], path: str, first_line: int, heading: str) -> Iterator[Problem]:
    """Lines that would rule an outcome, but stand where the guide goes on."""
    for rule in _rules(lines):
        yield problem(
            "outcome-rule-in-question", path, first_line + rule.number, line=_shown(lines, rule), heading=heading
        )


def is_rule(line: str) -> bool:
    """Whether a line of a guide tells what holds in an outcome, and nothing of the matter itself."""
    return _rule(line, 0) is not None


def _shown(lines: list[str], rule: _OutcomeLine) -> str:
    return to_plain(lines[rule.number])


def _rules(lines: list[str]) -> Iterator[_OutcomeLine]:
    """The lines that are rules; those in code are somebody's example."""
    fence = ""
    for number, line in enumerate(lines):
        if fence:
            fence = "" if line.strip().startswith(fence) else fence
        elif opening := _FENCE.match(line):
            fence = opening[1]
        elif rule := _rule(line, number):
            yield rule


def _rule(line: str, number: int) -> _OutcomeLine | None:
    item = list_item(line)
    found = _LABEL.match(to_plain(item[1] if item else line).rstrip(" ."))
    kind = OUTCOME_LABELS.get(fold_name(found[1]), "") if found else ""
    if not found or not kind or (found[2] is None and kind != "no_promise"):
        return None
    return _OutcomeLine(kind, (found[2] or "").strip(), number)


def _faults(rule: _OutcomeLine, path: str, first_line: int) -> Iterator[Problem]:
    here, folded = first_line + rule.number, fold_name(rule.value)
    if rule.kind == "timeline" and folded not in TIMELINES:
        suggestion = closest(folded, TIMELINES)
        yield problem("outcome-unknown-timeline", path, here, value=rule.value, suggestion=suggestion)
    elif rule.kind == "pass_to" and not rule.value:
        yield problem("hand-over-without-to", path, here)
    elif rule.kind == "no_promise" and rule.value and folded not in ("si", "yes"):
        yield problem("outcome-promise-value", path, here, value=rule.value)


def _pass_to(rules: list[_OutcomeLine]) -> tuple[str, ...] | None:
    named = [rule.value for rule in rules if rule.kind == "pass_to" and rule.value]
    if not named:
        return None
    return tuple(dict.fromkeys(name for name in named if fold_name(name) not in NOBODY))


def _timeline(rules: list[_OutcomeLine]) -> Timeline:
    """What the lines say of the dates; of several, and of one that is not understood, that which promises least."""
    said = [TIMELINES.get(fold_name(rule.value), "none") for rule in rules if rule.kind == "timeline"]
    if not said:
        return Timeline.UNSAID
    return Timeline.NONE if "none" in said else Timeline.PAGE


def _sections(lines: list[str], first_line: int) -> tuple[dict[str, Section], list[str]]:
    """The level-4 sections that stand in the place of the page's, and the text without them; the first counts."""
    marks = [one for one in headings(lines) if one.level <= _LEVEL]
    ends = [*(mark.start for mark in marks[1:]), len(lines)]
    sections: dict[str, Section] = {}
    left = list(lines)
    for mark, end in zip(marks, ends, strict=False):
        name = section_name(mark.text) if mark.level == _LEVEL else None
        if name is None or name.key not in _SECTIONS or name.key in sections:
            continue
        begin = next((number for number in range(mark.end, end) if lines[number].strip()), end)
        text = lines[begin:end]
        markdown = "\n".join(_unquoted(text) if name.key == "say" else text).strip("\n").rstrip()
        line, text_line = first_line + mark.start, first_line + begin
        sections[name.key] = Section(name.key, to_plain(mark.text), markdown, line, text_line)
        left[mark.start : end] = [""] * (end - mark.start)
    return sections, left


def _quoted(lines: list[str], first_line: int) -> tuple[Section | None, list[str]]:
    """What is quoted in a text, and the text without it: quoted lines, else paragraphs that are one quotation."""
    blocks = list(_blocks(lines))
    said = [
        one for one in blocks if _QUOTE.match(lines[one.start]) and not _BOX.match(_QUOTE.sub("", lines[one.start]))
    ]
    said = said or [one for one in blocks if _is_quotation(lines[one.start : one.stop])]
    if not said:
        return None, lines
    markdown = "\n\n".join("\n".join(_unquoted(lines[one.start : one.stop])) for one in said)
    left = list(lines)
    for one in said:
        left[one.start : one.stop] = [""] * len(one)
    line = first_line + said[0].start
    return Section("say", "", markdown, line, line), left


def _said(section: Section | None) -> Section | None:
    """An answer without what is not for the customer."""
    return replace(section, markdown=spoken(section.markdown)) if section else None


def _blocks(lines: list[str]) -> Iterator[range]:
    """The stretches of lines between empty ones; quoted lines and others are told apart."""
    start: int | None = None
    for number, line in enumerate([*lines, ""]):
        ends = start is not None and (not line.strip() or (_QUOTE.match(line) and not _QUOTE.match(lines[start])))
        if start is not None and ends:
            yield range(start, number)
            start = None
        if start is None and line.strip():
            start = number


def _is_quotation(lines: list[str]) -> bool:
    """Whether a paragraph is one quotation as a whole, and not two with something between them."""
    text = to_plain("\n".join(lines)).rstrip(".")
    closing = _QUOTATION_MARKS.get(text[:1])
    return closing is not None and len(text) > 1 and text.endswith(closing) and closing not in text[1:-1]


def _unquoted(lines: list[str]) -> list[str]:
    """The lines without the marks that quote them."""
    bare = [_QUOTE.sub("", line, count=1) for line in lines]
    text = "\n".join(bare).strip()
    if not _is_quotation(bare):
        return bare
    return text.rstrip(".")[1:-1].strip().split("\n")
