"""Checks of the answer of a page: whether there is one to be said."""

from __future__ import annotations

from collections.abc import Iterator

from procdesk.content.problems import problem
from procdesk.content.vocabulary import section_heading
from procdesk.model import Problem
from procdesk.validation.context import ValidationContext


def answers_are_written(view: ValidationContext) -> Iterator[Problem]:
    """A page that customers' words find has an answer: the text of "Say this", and no other is said in its place."""
    for one in view.write_ups:
        if one.phrases and not one.say and not one.plain:
            said = one.section("say")
            line = said.line if said else view.line(one, "customer_says")
            yield problem("no-answer", one.path, line, heading=section_heading("say", one.lang))
