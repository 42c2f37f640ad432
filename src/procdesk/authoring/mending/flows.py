"""Remedies of journeys, guides and hand-overs."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from procdesk.authoring.mending.mend import Mend, Mender, Remedy
from procdesk.content.sections import headings

_SECOND_STEP = re.compile(r"(?<=\S)[ \t]+\d{1,2}[.)][ \t]*(?:\*\*|__)")
_STEP = re.compile(r"[ \t]*(\d{1,2})[.)]")
_CHOICE = re.compile(
    r"(?P<head>[ \t]*(?:[-*+]|\d+[.)])[ \t]+[*_]{0,3}\[)(?P<label>[^\[\]]+)(?P<link>\]\([^()]+\)[*_]{0,3})(?P<rest>.*)$"
)
_TIMELINES: Final = {"es": ("los de la página", "ninguno"), "en": ("as on the page", "none")}
_RULES: Final = {
    "es": ("- Ver plazos: los de la página", "- Sin promesa"),
    "en": ("- Timeline: as on the page", "- No promise"),
}


def _time(mend: Mend) -> Iterator[Remedy]:
    if mend.facts["suggestion"]:
        yield from mend.rewritten(mend.facts["time"], mend.facts["suggestion"])


def _own_step(mend: Mend) -> Iterator[Remedy]:
    """The step that stands in another one begins in a line of its own, where the others do."""
    together = _SECOND_STEP.search(mend.line)
    if together:
        both = [mend.line[: together.start()].rstrip(), mend.line[together.start() :].lstrip()]
        yield mend.with_lines("remedy-own-line", mend.at, 1, both, new=both[1])
        return
    model = next((_STEP.match(line) for line in reversed(mend.lines[: mend.at + 1]) if _STEP.match(line)), None)
    if model is None:
        return
    top = min(len(line) - len(line.lstrip()) for line in mend.lines[: mend.at + 1] if _STEP.match(line))
    for at in range(mend.at, len(mend.lines)):
        line = mend.lines[at]
        if not line.strip() and at > mend.at:
            return
        inside = _STEP.match(line)
        if inside and len(line) - len(line.lstrip()) > top:
            new = " " * top + line.lstrip()
            yield mend.with_lines("remedy-indent", at, 1, [new], old=line.strip())
            return


def _number(mend: Mend) -> Iterator[Remedy]:
    """The number that follows that of the step above."""
    above = next((found for line in reversed(mend.lines[: mend.at]) if (found := _STEP.match(line))), None)
    number = f"{int(above[1]) + 1 if above else 1}. "
    yield mend.with_line("remedy-add", number + mend.line.lstrip(), new=number.strip())


def _anchor(mend: Mend) -> Iterator[Remedy]:
    if mend.facts["suggestion"]:
        yield from mend.rewritten(f"(#{mend.facts['anchor']})", f"(#{mend.facts['suggestion']})")


def _level_three(mend: Mend) -> Iterator[Remedy]:
    new = f"### {mend.facts['heading']}"
    yield mend.with_line("remedy-write", new, old=mend.line.strip(), new=new)


def _text_in_label(mend: Mend) -> Iterator[Remedy]:
    """The text behind a link becomes part of the answer that is clicked on."""
    found = _CHOICE.match(mend.line)
    if found:
        words = found["rest"].strip().lstrip("-–—").strip()
        between = "" if words[:1] in ",;:." else " "
        label = f"{found['label']}{between}{words.rstrip('.')}"
        yield mend.with_line("remedy-write", f"{found['head']}{label}{found['link']}", old=mend.line.strip(), new=label)


def _timeline(mend: Mend) -> Iterator[Remedy]:
    """The dates of the page, or none where the outcome has an answer of its own."""
    start = max((mark.start for mark in headings(mend.lines) if mark.start < mend.at), default=0)
    for words in _TIMELINES[mend.lang][: 2 if _answers(mend, start) else 1]:
        yield from mend.rewritten(mend.facts["value"], words)


def _answers(mend: Mend, start: int) -> bool:
    """Whether an outcome, whose heading stands in line `start` from 0, quotes what is said."""
    end = next((mark.start for mark in headings(mend.lines) if mark.start > start), len(mend.lines))
    return any(line.lstrip().startswith(">") for line in mend.lines[start:end])


def _no_promise(mend: Mend) -> Iterator[Remedy]:
    """The line promises nothing, whatever stands behind its colon."""
    head, _, behind = mend.line.partition(":")
    yield mend.with_line("remedy-delete", head.rstrip(), old=f":{behind}")


def _undecided(mend: Mend) -> Iterator[Remedy]:
    """A line at the end of the outcome: the dates of the page hold, or nothing is promised where it has an answer."""
    end = next((mark.start for mark in headings(mend.lines) if mark.start > mend.at), len(mend.lines))
    while end > mend.at + 1 and not mend.lines[end - 1].strip():
        end -= 1
    gap = "" if mend.lines[end - 1].lstrip().startswith("- ") else "\n"
    for rule in _RULES[mend.lang][: 2 if _answers(mend, mend.at) else 1]:
        yield mend.inserted(gap + rule, end)


def _rule_in_question(mend: Mend) -> Iterator[Remedy]:
    """A line that tells what holds at the end does not belong where the guide goes on."""
    above, below = mend.lines[mend.at - 1 : mend.at], mend.lines[mend.at + 1 : mend.at + 2]
    both = above == [""] == below
    yield mend.with_lines("remedy-delete", mend.at, 2 if both else 1, [], old=mend.line.strip())


def _hand_over_to(mend: Mend) -> Iterator[Remedy]:
    """A line that says to whom, above the others, or the empty one filled in."""
    label = "A" if mend.lang == "es" else "To"
    item = re.match(r"([ \t]*(?:[-*+]|\d+[.)])[ \t]+)(.*)$", mend.line)
    for name in mend.context.departments:
        if re.search(r":[ \t*_]*$", mend.line):
            yield mend.with_line("remedy-hand-over-to", f"{mend.line.rstrip()} {name}", name=name)
        elif item:
            below = " " * len(item[1]) + item[2]
            yield mend.with_lines("remedy-hand-over-to", mend.at, 1, [f"{item[1]}{label}: {name}", below], name=name)


def _named_in_text(mend: Mend) -> Iterator[Remedy]:
    """A line that says to whom, above a text that names the department."""
    label = "A" if mend.lang == "es" else "To"
    for name in mend.context.departments:
        if name in mend.line:
            yield mend.with_lines("remedy-hand-over-to", mend.at, 0, [f"- {label}: {name}", ""], name=name)


def _label(mend: Mend) -> Iterator[Remedy]:
    written = mend.facts["written"]
    yield from mend.rewritten(written, mend.facts["label"])
    # Its colon may stand behind the marks of bold letters.
    yield from mend.rewritten(written.rstrip(":"), mend.facts["label"].rstrip(":"))


FLOWS: Final[dict[str, Mender]] = {
    "unknown-unit": _time,
    "range-reversed": _time,
    "step-in-step": _own_step,
    "step-without-number": _number,
    "guide-dead-anchor": _anchor,
    "guide-heading-level": _level_three,
    "choice-with-text": _text_in_label,
    "outcome-unknown-timeline": _timeline,
    "outcome-promise-value": _no_promise,
    "outcome-undecided": _undecided,
    "outcome-rule-in-question": _rule_in_question,
    "hand-over-without-to": _hand_over_to,
    "near-hand-over-label": _label,
    "hand-over-empty": _named_in_text,
}
"""Code of a problem -> what finds its remedies."""
