"""The body of a page becomes sections: one for each level-2 heading, and the text before the first."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from procdesk.content.vocabulary import section_key
from procdesk.model import Section

_HEADING = re.compile(r" {0,3}(#{1,6})(?:[ \t]+(.*?))?(?:[ \t]+#+)?[ \t]*$")
_FENCE = re.compile(r" {0,3}(`{3,}|~{3,})")
_UNDERLINE = re.compile(r" {0,3}(=+|-+)[ \t]*$")
_NO_PARAGRAPH = re.compile(r"\s*(?:[-*+>|#]|\d+[.)]\s|$)| {4}")
# The first characters of the lines that are worth a closer look.
_STARTS = frozenset("#`~<=-")
_ATTRIBUTES = re.compile(r"[ \t]*\{[#.:][^{}]*\}$")


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading of a text: `start` and `end` count its lines from 0 (`end` is the first line below it)."""

    level: int
    text: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class SectionPart:
    """A section, and the line of the file with which its text begins."""

    section: Section
    first_line: int


def headings(lines: list[str]) -> Iterator[Heading]:
    """The headings of a text, `#` marks and underlined ones; those in code and comments are none."""
    fence = ""
    comment = False
    last_end = max((number for number, line in enumerate(lines) if "-->" in line), default=-1)
    for number, line in enumerate(lines):
        if comment:
            comment = "-->" not in line
        elif fence:
            if line.strip().startswith(fence) and not line.strip().strip(fence[0]):
                fence = ""
        elif line.lstrip()[:1] not in _STARTS:
            continue
        elif opening := _FENCE.match(line):
            fence = opening[1]
        elif line.lstrip().startswith("<!--"):
            comment = "-->" not in line and number < last_end
        elif found := _HEADING.match(line):
            yield Heading(len(found[1]), _clean(found[2] or ""), number, number + 1)
        elif (under := _UNDERLINE.match(line)) and number and not _NO_PARAGRAPH.match(lines[number - 1]):
            yield Heading(1 if under[1][0] == "=" else 2, _clean(lines[number - 1]), number - 1, number + 1)


def first_title(body: str) -> str:
    """The first level-1 heading of a text, "" where it has none."""
    return next((heading.text for heading in headings(body.split("\n")) if heading.level == 1 and heading.text), "")


def split(body: str, first_line: int, title: str) -> tuple[SectionPart, ...]:
    """The sections of a text that begins in line `first_line` of its file.

    The first level-1 heading belongs to the introduction, and is left out of it where it repeats `title`; later
    ones begin a section as level-2 headings do.
    """
    lines = body.split("\n")
    parts: list[SectionPart] = []
    start, current, named = 0, Heading(0, "", 0, 0), False
    for heading in headings(lines):
        if heading.level > 2:
            continue
        if heading.level == 1 and not named and not parts and not current.level:
            named = True
            if heading.text == title:
                lines[heading.start : heading.end] = [""] * (heading.end - heading.start)
            continue
        parts.extend(_part(lines, current, start, heading.start, first_line))
        current, start = heading, heading.end
    parts.extend(_part(lines, current, start, len(lines), first_line))
    return tuple(parts)


def _part(lines: list[str], heading: Heading, start: int, end: int, first_line: int) -> Iterator[SectionPart]:
    while start < end and not lines[start].strip():
        start += 1
    markdown = "\n".join(lines[start:end]).rstrip()
    if heading.level:
        section = Section(section_key(heading.text), heading.text, markdown, first_line + heading.start)
        yield SectionPart(section, first_line + start)
    elif markdown:
        yield SectionPart(Section("intro", "", markdown, first_line + start), first_line + start)


def _clean(text: str) -> str:
    """A heading without Docusaurus' and kramdown's attributes and without emphasis around it."""
    text = _ATTRIBUTES.sub("", text.strip()).strip() if text.endswith("}") else text.strip()
    if text[:1] not in ("*", "_"):
        return text
    for mark in ("**", "__", "*", "_"):
        if len(text) > 2 * len(mark) and text.startswith(mark) and text.endswith(mark):
            return text[len(mark) : -len(mark)].strip()
    return text
