"""Checks of the answer of a page: whether there is one to be said."""

from __future__ import annotations

from collections.abc import Iterator

from procdesk.content.limits import SAY_CHARACTERS
from procdesk.content.plain_text import to_plain
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


def answers_are_short(view: ValidationContext) -> Iterator[Problem]:
    """An answer that can be read aloud is no longer than what a row shows of it."""
    for one in view.write_ups:
        said = one.section("say")
        characters = len(to_plain(said.markdown)) if said and not one.plain else 0
        if said and characters > SAY_CHARACTERS:
            facts = {"characters": str(characters), "limit": str(SAY_CHARACTERS)}
            yield problem("answer-too-long", one.path, said.first_line, **facts)
