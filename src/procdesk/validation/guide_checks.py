"""Checks of the outcomes of guides: whether they tell which answer, dates and hand-over hold."""

from __future__ import annotations

from collections.abc import Iterator

from procdesk.call.placeholders import names_in
from procdesk.content.problems import problem
from procdesk.model import Problem, Question, WriteUp
from procdesk.text import closest
from procdesk.validation.call_checks import placeholder_problems
from procdesk.validation.context import ValidationContext


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


def outcome_departments_are_known(view: ValidationContext) -> Iterator[Problem]:
    """An outcome passes the matter on to departments that there are, or to somebody outside the company."""
    ordered = sorted({card.name for department in view.folder.departments for card in department.cards})
    for one in view.write_ups:
        for outcome in _outcomes(one):
            rules = outcome.rules
            named = [(step.department, step.line) for step in rules.journey or ()]
            named += [(over.to, over.line) for over in rules.hand_overs or ()]
            named += [(name, outcome.line) for name in rules.pass_to or ()]
            for name, line in named:
                if name and not all(party.known for party in view.directory.resolve(name)):
                    facts = {"name": name, "suggestion": closest(name, ordered)}
                    yield problem("outcome-unknown-department", one.path, line, **facts)


def _outcomes(write_up: WriteUp) -> Iterator[Question]:
    return (question for question in write_up.guide if not question.choices)
