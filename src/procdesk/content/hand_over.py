"""Passing a matter on: to whom, what they need, what the customer is told, and what if nobody answers."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from procdesk.content.blocks import blank_comments, list_item
from procdesk.content.hidden_text import spoken
from procdesk.content.near_words import near_hand_over_label
from procdesk.content.plain_text import to_plain
from procdesk.content.problems import problem
from procdesk.content.vocabulary import HAND_OVER_LABELS
from procdesk.model import HandOver, Problem
from procdesk.text import fold

_LABEL = re.compile(
    r"(?:\*\*|__|[*_])?([^\W\d_][^:*_\n]{0,40}?)(?:\*\*|__|[*_])?[ \t]*[:：](?:\*\*|__|[*_])?(?:[ \t]+|$)(.*)$"
)


@dataclass(slots=True)
class _Card:
    """A hand-over while it is being read: the lines of each field."""

    line: int
    fields: dict[str, list[str]] = field(default_factory=dict)


def parse_hand_over(markdown: str, path: str, first_line: int) -> tuple[tuple[HandOver, ...], tuple[Problem, ...]]:
    """The hand-overs of a section whose text begins in line `first_line` of its file."""
    lines = blank_comments(markdown).split("\n")
    cards = _cards(lines, first_line)
    problems = list(_near_labels(lines, path, first_line))
    problems += [
        problem("hand-over-without-to", path, card.line) for card in cards if not any(card.fields.get("to", []))
    ]
    if not cards and to_plain(markdown):
        problems.append(problem("hand-over-empty", path, first_line))
    return tuple(_hand_over(card) for card in cards), tuple(problems)


def unread_lines(markdown: str) -> tuple[str, ...]:
    """The lines of a hand-over section that belong to none of its hand-overs."""
    return tuple(_read(blank_comments(markdown).split("\n"), 1)[1])


def _cards(lines: list[str], first_line: int) -> list[_Card]:
    return _read(lines, first_line)[0]


def _read(lines: list[str], first_line: int) -> tuple[list[_Card], list[str]]:
    """The hand-overs, and the lines that belong to none."""
    cards: list[_Card] = []
    unread: list[str] = []
    current = ""
    for number, line in enumerate(lines):
        text = _item_text(line)
        label, rest = _labelled(text)
        if label:
            if not cards or label in cards[-1].fields:
                cards.append(_Card(first_line + number))
            current = label
            cards[-1].fields[label] = [rest]
        elif not text:
            # What follows an empty line is no continuation, unless it is a list below a label without text.
            current = current if cards and current and not any(cards[-1].fields[current]) else ""
        elif cards and current:
            cards[-1].fields[current].append(text)
        else:
            unread.append(text)
    return cards, unread


def _near_labels(lines: list[str], path: str, first_line: int) -> Iterator[Problem]:
    """The labels that are nearly those of the format: they are read as what they are meant for, and told."""
    for number, line in enumerate(lines):
        found = _LABEL.match(_item_text(line))
        if found and (meant := _meant_label(found[1])):
            facts = {"written": f"{found[1].strip()}:", "label": f"{meant}:"}
            yield problem("near-hand-over-label", path, first_line + number, **facts)


def _meant_label(written: str) -> str:
    return "" if fold(written).strip() in HAND_OVER_LABELS else near_hand_over_label(written)


def _item_text(line: str) -> str:
    item = list_item(line)
    return item[1] if item else line.strip()


def _labelled(text: str) -> tuple[str, str]:
    """The field that a line begins and the rest of the line, ("", "") where it begins none."""
    found = _LABEL.match(text)
    if found is None:
        return "", ""
    folded = fold(found[1]).strip()
    label = HAND_OVER_LABELS.get(folded) or HAND_OVER_LABELS.get(fold(near_hand_over_label(found[1])), "")
    return (label, found[2].strip()) if label else ("", "")


def _hand_over(card: _Card) -> HandOver:
    ready = [part for line in card.fields.get("have_ready", []) for part in line.split(";")]
    return HandOver(
        to=_sentence(card, "to").rstrip("."),
        have_ready=tuple(words for part in ready if (words := to_plain(part).rstrip("."))),
        tell=to_plain(spoken("\n".join(card.fields.get("tell", [])))),
        if_nobody=_sentence(card, "if_nobody"),
        line=card.line,
    )


def _sentence(card: _Card, name: str) -> str:
    return to_plain("\n".join(card.fields.get(name, [])))
