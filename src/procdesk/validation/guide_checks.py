"""Checks of guides: answers that lead on, outcomes that tell which answer, dates and hand-over hold."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator
from typing import Final

from procdesk.call.placeholders import names_in
from procdesk.content.blocks import blank_comments, list_item, list_items
from procdesk.content.plain_text import to_plain
from procdesk.content.problems import problem
from procdesk.content.sections import headings
from procdesk.model import FirstContact, Problem, Question, WriteUp
from procdesk.text import fold_name
from procdesk.validation.context import ValidationContext
from procdesk.validation.placeholder_checks import placeholder_problems

_QUESTION_LEVEL: Final = 3
_LINK_WITH_TEXT: Final = re.compile(r"[*_]{0,3}\[[^\[\]]+\]\([^()]+\)")
_LINK_ALONE: Final = re.compile(r"[*_]{0,3}\[[^\[\]]+\]\([^()]+\)[*_]{0,3}[ \t]*[.,;:]?$")


def outcomes_tell_what_holds(view: ValidationContext) -> Iterator[Problem]:
    """Where the page's answer promises dates, each outcome says whether they hold; one without them has an answer."""
    for one in view.write_ups:
        said = one.section("say")
        promises = said is not None and any(found.kind for found in names_in(said.markdown))
        for outcome in _outcomes(one):
            rules = outcome.rules
            if promises and rules.silent:
                yield problem("outcome-undecided", one.path, outcome.line, heading=outcome.heading)
            elif promises and not rules.dates_hold and rules.say is None:
                yield problem("outcome-without-answer", one.path, outcome.line, heading=outcome.heading)


def outcome_answers_can_be_filled(view: ValidationContext) -> Iterator[Problem]:
    """The placeholders of an outcome's answer are known, and dates for them are promised."""
    for one in view.write_ups:
        for outcome in _outcomes(one):
            rules = outcome.rules
            if rules.say is None:
                continue
            first_line = rules.say.first_line
            if rules.dates_hold:
                steps = one.journey if rules.journey is None else rules.journey
                yield from placeholder_problems(rules.say.markdown, steps, view.directory, one.path, first_line)
                continue
            for found in names_in(rules.say.markdown):
                line = first_line + rules.say.markdown.count("\n", 0, found.start)
                facts = {"written": found.written, "heading": outcome.heading}
                yield problem("outcome-promises-dates", one.path, line, **facts)


def _outcomes(write_up: WriteUp) -> Iterator[Question]:
    return (question for question in write_up.guide if not question.choices)


def choices_are_links(view: ValidationContext) -> Iterator[Problem]:
    """An answer of a guide is a link and nothing else: text behind the link, or no link, makes it no answer."""
    for one in view.write_ups:
        section = one.section("guide")
        if section is None or one.plain:
            continue
        lines = blank_comments(section.markdown).split("\n")
        first_line = section.first_line
        for number, line in enumerate(lines):
            item = list_item(line) if "](" in line else None
            if item and _LINK_WITH_TEXT.match(item[1]) and not _LINK_ALONE.match(item[1]):
                yield problem("choice-with-text", one.path, first_line + number, text=to_plain(item[1]))
        for question in one.guide:
            answers = [item for item in list_items(question.markdown) if "](" not in item.text]
            asks = question.heading.rstrip().endswith("?")
            if asks and not question.choices and question.rules.silent and answers:
                yield problem("choices-without-links", one.path, question.line, heading=question.heading)


def choices_differ(view: ValidationContext) -> Iterator[Problem]:
    """No question offers the same answer twice."""
    for one in view.write_ups:
        for question in one.guide:
            first: dict[str, int] = {}
            for choice in question.choices:
                if first.setdefault(fold_name(choice.label), choice.line) != choice.line:
                    facts = {"heading": question.heading, "choice": choice.label}
                    yield problem("repeated-choice", one.path, choice.line, **facts)


def questions_are_headings_of_level_three(view: ValidationContext) -> Iterator[Problem]:
    """The questions of a guide stand below `###`: `####` hides them in a text, and `##` ends the guide."""
    for one in view.write_ups:
        section = one.section("guide")
        if section is None or one.plain:
            continue
        lines = blank_comments(section.markdown).split("\n")
        first_line = section.first_line
        for mark in headings(lines):
            if mark.level > _QUESTION_LEVEL and _asks(mark.text, "\n".join(lines[mark.end :])):
                facts = {"heading": mark.text, "marks": "#" * mark.level}
                yield problem("guide-heading-level", one.path, first_line + mark.start, **facts)
        at = one.sections.index(section)
        for other in itertools.takewhile(lambda it: it.key == "", one.sections[at + 1 :]):
            if _asks(other.heading, other.markdown):
                yield problem("guide-heading-level", one.path, other.line, heading=other.heading, marks="##")


def _asks(heading: str, text: str) -> bool:
    """Whether a heading is a question with answers that are links."""
    items = list(itertools.islice(list_items(text), 1))
    return heading.rstrip().endswith("?") and bool(items) and bool(_LINK_WITH_TEXT.match(items[0].text))


def guides_end(view: ValidationContext) -> Iterator[Problem]:
    """No two guides send a caller back and forth: the first question of each leads to the other; told once a pair.

    Where both say more than "no", the answers tell two cases apart and nobody is sent back who answers truly.
    """
    by_id = {(one.id, one.lang): one for one in view.write_ups if one.guide}
    for (id_, lang), one in by_id.items():
        for choice in one.guide[0].choices:
            target = view.page(choice.process) if choice.process else ""
            other = by_id.get((target, lang))
            if other is None or target <= id_:
                continue
            back = next((it for it in other.guide[0].choices if view.page(it.process) == id_), None)
            if back and (_says_little(choice.label, back.label) or _never_ends(one, other)):
                yield problem("guide-page-loop", one.path, choice.line, choice=choice.label, other=target)


def _says_little(*labels: str) -> bool:
    return all(len(label.split()) == 1 for label in labels)


def _never_ends(*pages: WriteUp) -> bool:
    return not any(True for page in pages for _ in _outcomes(page))


def hand_overs_are_written(view: ValidationContext) -> Iterator[Problem]:
    """A page that is passed on says to whom: in its hand-over, or in every way in which its guide may end."""
    for one in view.own_pages:
        if one.first_contact not in (FirstContact.HAND_OVER, FirstContact.SOLVE_THEN_HAND_OVER):
            continue
        passed = any(outcome.rules.pass_to or outcome.rules.hand_overs for outcome in _outcomes(one))
        if one.section("hand-over") is None and not passed:
            facts = {
                "key": view.key_name(one.path, "first_contact"),
                "value": view.value(one.path, "first_contact"),
                "heading": "Hand over" if one.lang == "en" else "Si hay que pasarlo",
            }
            yield problem("hand-over-missing", one.path, view.line(one, "first_contact"), **facts)
