"""Checks of placeholders: known, closed, filled where they stand, with words beside them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Final

from procdesk.call import placeholders
from procdesk.call.directory import DepartmentDirectory
from procdesk.call.placeholders import Placeholder, names_in, step_index
from procdesk.content.problems import problem
from procdesk.model import Problem, Step, WriteUp
from procdesk.text import closest, fold_name
from procdesk.validation.context import ValidationContext

_NAMES: Final = "|".join(placeholders.NAMES)
_OPEN: Final = re.compile(rf"(?<![\\{{$])\{{[ \t]*(?:{_NAMES})\b[^{{}}\n]*(?=$|[\n{{])", re.IGNORECASE)
_DOUBLE: Final = re.compile(rf"\{{\{{[ \t]*(?:{_NAMES})\b[^{{}}\n]*\}}\}}", re.IGNORECASE)
# What `{dates}` begins with itself: "between Thursday ...", "on Thursday ...", "by 14:30 today".
_PREPOSITION: Final = re.compile(
    r"(?<!\w)(antes de|a partir de|desde|hasta|entre|para|el|en|del|al|by|before|until|between|from|on|in|within|after)"
    r"\s+[*_]{0,3}$",
    re.IGNORECASE,
)
_ONE_DAY: Final = {"fechas": "hasta", "dates": "latest"}
_NEVER_FILLED: Final = ("ask", "decide", "avoid", "journey", "hand-over", "applies", "not-applies", "why", "worked")


def placeholders_can_be_filled(view: ValidationContext) -> Iterator[Problem]:
    """The placeholders of "Say this" are known, and the journey has dates for them."""
    for one in view.write_ups:
        said = one.section("say")
        if said and not one.plain:
            yield from placeholder_problems(said.markdown, one.journey, view.directory, one.path, said.first_line)


def placeholders_are_well_written(view: ValidationContext) -> Iterator[Problem]:
    """The placeholders of "Say this" end, have words for when no date is known, and no preposition too many."""
    for one in view.write_ups:
        said = one.section("say")
        if said and not one.plain and "{" in said.markdown:
            yield from _spelling_problems(said.markdown, one, said.first_line)


def dates_have_single_braces(view: ValidationContext) -> Iterator[Problem]:
    """No placeholder of dates stands in double braces, as other programs write theirs: it is left out when spoken."""
    for one in view.write_ups:
        said = one.section("say")
        for text, first_line in view.result(one.path).texts if said else ():
            if said and first_line == said.first_line and "{{" in text:
                for found in _DOUBLE.finditer(text):
                    line = first_line + text.count("\n", 0, found.start())
                    yield problem("double-braces", one.path, line, written=found[0])


def _spelling_problems(text: str, page: WriteUp, first_line: int) -> Iterator[Problem]:
    for found in _OPEN.finditer(text):
        line = first_line + text.count("\n", 0, found.start())
        yield problem("placeholder-open", page.path, line, written=found[0].strip())
    for one in names_in(text):
        line = first_line + text.count("\n", 0, one.start)
        before = _PREPOSITION.search(text[max(0, one.start - 40) : one.start])
        if one.kind == "dates" and before:
            name = _ONE_DAY[fold_name(one.name)]
            better = f"{before[1]} {one.written.replace(one.name, name, 1)}"
            facts = {"written": f"{before[1]} {{{one.name}}}", "better": better}
            yield problem("doubled-preposition", page.path, line, **facts)
        elif one.kind and one.fallback is None:
            yield problem("placeholder-without-words", page.path, line, written=one.written)


def placeholders_stand_where_they_are_filled(view: ValidationContext) -> Iterator[Problem]:
    """No placeholder of dates stands in a section in which it is shown as it is written."""
    for one in view.own_pages:
        for section in one.sections:
            if section.key not in _NEVER_FILLED or "{" not in section.markdown:
                continue
            first_line = section.first_line
            for found in names_in(section.markdown):
                if found.kind:
                    line = first_line + section.markdown.count("\n", 0, found.start)
                    facts = {"written": found.written, "heading": section.heading}
                    yield problem("placeholder-not-filled", one.path, line, **facts)


def placeholder_problems(
    text: str, steps: Sequence[Step], directory: DepartmentDirectory, path: str, line: int
) -> Iterator[Problem]:
    """What keeps the placeholders of a text from ever being filled, given the steps of its journey.

    `line` is the line of the file `path` in which the text begins.
    """
    for one in names_in(text):
        here = line + text.count("\n", 0, one.start)
        if not one.kind:
            suggestion = closest(one.name, list(placeholders.NAMES))
            yield problem(
                "unknown-placeholder",
                path,
                here,
                written=one.written,
                suggestion=f"{{{suggestion}}}" if suggestion else "",
                known=", ".join(f"{{{name}}}" for name in placeholders.NAMES),
            )
        elif not steps:
            yield problem("placeholder-without-journey", path, here, written=one.written)
        else:
            yield from _step_problems(one, steps, directory, path, here)


def _step_problems(
    one: Placeholder, steps: Sequence[Step], directory: DepartmentDirectory, path: str, line: int
) -> Iterator[Problem]:
    index = step_index(one.step, [step.department for step in steps], directory)
    if index is None:
        departments = list(dict.fromkeys(step.department for step in steps if step.department))
        suggestion = str(len(steps)) if one.step.isdecimal() else closest(one.step, departments)
        yield problem("unknown-step", path, line, written=one.written, step=one.step, suggestion=suggestion)
        return
    # A step begins when the one before it is done: without its time nothing later can be dated.
    untimed = next((step for step in steps[: index + 1] if step.duration is None), None)
    if untimed:
        yield problem("placeholder-without-time", path, line, written=one.written, line=str(untimed.line))
