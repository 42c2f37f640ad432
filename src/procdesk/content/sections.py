"""The body of a page becomes sections: one for each level-2 heading, and the text before the first."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from enum import Enum
from typing import Final

from procdesk.content.plain_text import heading_words
from procdesk.content.vocabulary import Naming, SectionName, section_key, section_name
from procdesk.model import Section

_LEVEL: Final = 2
_DEEPEST: Final = 6
_LONGEST_LINE: Final = 40
# Cards beside the answer: no page is called so.
_NO_TITLES: Final = frozenset({"say", "ask", "decide", "avoid"})
# A blank that does not break is typed by mistake, with the key that also makes the sign.
_HEADING = re.compile(r" {0,3}(#{1,6})(?:[ \t\xa0]+(.*?))?(?:[ \t]+#+)?[ \t]*$")
_GLUED = re.compile(r" {0,3}(\\?#(?:\\?#){0,5})[ \t]*([^#\s].*?)[ \t]*#*[ \t]*$")
_BOLD_LINE = re.compile(
    r" {0,3}(?P<bullet>[-*+][ \t]+)?(?:(?P<marks>\*{1,3}|_{1,3})(?=[^\s*_])(?P<words>[^*_\n]+?)(?P=marks)"
    r"|<(?P<tag>b|strong|u|h[1-6])\b[^<>]*>(?P<tagged>[^<>]+)</(?P=tag)>)[ \t]*[:：]?(?P<rest>.*)$",
    re.IGNORECASE,
)
_SENTENCE_END: Final = (".", "!", "?", "…", ",", ";")
_SIGNS: Final = frozenset("#\\")
_BOLD_STARTS: Final = frozenset("*_<-+")
_CHOICE = re.compile(r"[ \t]*(?:[-*+]|\d+[.)])[ \t]+\[[^\[\]]+\]\(")
_FENCE = re.compile(r" {0,3}(`{3,}|~{3,})")
_UNDERLINE = re.compile(r" {0,3}(=+|-+)[ \t]*$")
_NO_PARAGRAPH = re.compile(r"\s*(?:[-*+>|#]|\d+[.)]\s|$)| {4}")
# The first characters of the lines that are worth a closer look.
_STARTS = frozenset("#=-")
_ATTRIBUTES = re.compile(r"[ \t]*\{[#.:][^{}]*\}$")


class Form(Enum):
    """How a section begins: with a heading, a line in bold, a heading without its blank, its name on a line."""

    HEADING = 0
    BOLD = 1
    GLUED = 2
    LINE = 3


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading of a text: `start` and `end` count its lines from 0 (`end` is the first line below it)."""

    level: int
    text: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class SectionPart:
    """A section, and how it begins and is named; `name` is None where it is none of the format."""

    section: Section
    form: Form = Form.HEADING
    name: SectionName | None = None


@dataclass(frozen=True, slots=True)
class _Mark:
    """A line that may begin a section; `rest` is what follows its name on the same line."""

    heading: Heading
    form: Form
    name: SectionName | None
    rest: str = ""

    @property
    def rank(self) -> tuple[int, int, bool]:
        """How well it names its section: the lowest of several is the one that was meant."""
        naming = self.name.naming.value if self.name else 0
        return naming, self.form.value, self.heading.level > _LEVEL

    @property
    def is_plain(self) -> bool:
        """Whether it is written as the documentation says, or as a title."""
        return not any(self.rank)


_BEGINNING: Final = _Mark(Heading(0, "", 0, 0), Form.HEADING, None)


def headings(lines: list[str]) -> Iterator[Heading]:
    """The headings of a text, `#` marks and underlined ones; those in code and comments are none."""
    for number, line in outside_code(lines):
        if line.lstrip()[:1] not in _STARTS:
            continue
        if found := _HEADING.match(line):
            yield Heading(len(found[1]), _clean(found[2] or ""), number, number + 1)
        elif (under := _UNDERLINE.match(line)) and number and not _NO_PARAGRAPH.match(lines[number - 1]):
            yield Heading(1 if under[1][0] == "=" else 2, _clean(lines[number - 1]), number - 1, number + 1)


def outside_code(lines: list[str]) -> Iterator[tuple[int, str]]:
    """The lines that stand neither in fenced code nor in a comment, with their numbers."""
    fence = ""
    comment = False
    last_end = max((number for number, line in enumerate(lines) if "-->" in line), default=-1)
    for number, line in enumerate(lines):
        if comment:
            comment = "-->" not in line
        elif fence:
            if line.strip().startswith(fence) and not line.strip().strip(fence[0]):
                fence = ""
        elif opening := _FENCE.match(line):
            fence = opening[1]
        elif line.lstrip().startswith("<!--"):
            comment = "-->" not in line and number < last_end
        else:
            yield number, line


def first_title(body: str) -> str:
    """The first level-1 heading that names no card beside the answer, else the level-2 heading that begins the text.

    "" where it has neither.
    """
    lines = body.split("\n")
    found = [heading for heading in headings(lines) if heading.text]
    tops = (heading.text for heading in found if heading.level == 1 and section_key(heading.text) not in _NO_TITLES)
    begins = (heading for heading in found[:1] if heading.level == _LEVEL and not _any(lines[: heading.start]))
    return next(tops, next((one.text for one in begins if section_name(one.text) is None), ""))


def split(body: str, first_line: int, title: str) -> tuple[SectionPart, ...]:
    """The sections of a text that begins in line `first_line` of its file.

    A level-2 heading begins a section, and so does whatever else names a section of the format: a heading of another
    level, a line in bold, a name with more words or with a slip. The first level-1 heading belongs to the introduction
    unless it names a section beside `title`, and is left out of it where it repeats `title` in plain words, as a
    level-2 heading is that the text begins with; later ones begin a section as level-2 headings do.
    """
    lines = body.split("\n")
    marks = _marks(lines, title)
    taken = _taken(marks, lines)
    parts: list[SectionPart] = []
    start, current, named = 0, _BEGINNING, False
    for mark in marks:
        if mark.heading.start not in taken and not _ends(mark, current):
            continue
        if (
            mark.form is Form.BOLD
            and mark.name is None
            and not any(line.strip() for line in lines[start : mark.heading.start])
        ):
            # What stands directly below a heading, all in bold, is its text.
            continue
        if mark.heading.start not in taken and not (named or parts or current.heading.level):
            repeated = _repeats(mark, lines, title)
            if repeated:
                lines[mark.heading.start : mark.heading.end] = [""] * (mark.heading.end - mark.heading.start)
            named = repeated or mark.heading.level == 1
            if named:
                continue
        parts.extend(_part(lines, current, start, mark.heading.start, first_line))
        current, start = mark if mark.heading.start in taken else _plain(mark), mark.heading.end
        if mark.rest:
            start = mark.heading.start
            lines[start] = mark.rest
    parts.extend(_part(lines, current, start, len(lines), first_line))
    return tuple(parts)


def _repeats(mark: _Mark, lines: list[str], title: str) -> bool:
    """Whether a heading says the page's title once more, at its beginning where it is no level-1 heading."""
    heading = mark.heading
    if mark.form is not Form.HEADING or (heading.level > 1 and _any(lines[: heading.start])):
        return False
    return heading.text == title or heading_words(heading.text) == title


def _any(lines: list[str]) -> bool:
    return any(line.strip() for line in lines)


def _marks(lines: list[str], title: str) -> list[_Mark]:
    """The headings and the lines that stand as headings, in the order of the text."""
    found = [
        _Mark(heading, Form.HEADING, section_name(heading.text) if heading.text != title else None)
        for heading in headings(lines)
    ]
    known = {number for mark in found for number in range(mark.heading.start, mark.heading.end)}
    for number, line in outside_code(lines):
        if number not in known and (mark := _line_mark(line, number, lines)):
            found.append(mark)
    return sorted(found, key=lambda mark: mark.heading.start)


def _line_mark(line: str, number: int, lines: list[str]) -> _Mark | None:
    """What a line without the form of a heading begins: one in bold, or one that is a section's name and no more."""
    first = line.lstrip()[:1]
    if first in _BOLD_STARTS and (bold := _BOLD_LINE.match(line)):
        return _bold_mark(bold, number)
    if first in _SIGNS and (glued := _GLUED.match(line)) and (name := section_name(glued[2])):
        return _Mark(Heading(_LEVEL, _clean(glued[2]), number, number + 1), Form.GLUED, name)
    alone = len(line) <= _LONGEST_LINE and first.isalpha() and not (number and lines[number - 1].strip())
    if (
        alone
        and (name := section_name(line))
        and name.naming is Naming.EXACT
        and (" " in name.name or line.rstrip().endswith(":"))
    ):
        return _Mark(Heading(_LEVEL, line.strip().rstrip(" :：."), number, number + 1), Form.LINE, name)
    return None


def _bold_mark(bold: re.Match[str], number: int) -> _Mark | None:
    """A line in bold or italics that is the name of a section, with text behind it or none, or looks like a heading."""
    words, rest = (bold["words"] or bold["tagged"]).strip(), bold["rest"].strip()
    name, heading = section_name(words), Heading(_LEVEL, words.rstrip(" :：."), number, number + 1)
    if name and (name.naming is Naming.EXACT or not (rest or bold["bullet"])):
        return _Mark(heading, Form.BOLD, name, rest)
    is_bold = bold["tag"] or len(bold["marks"]) > 1
    looks_like_heading = is_bold and not (rest or bold["bullet"] or words.endswith(_SENTENCE_END))
    return _Mark(heading, Form.BOLD, None) if looks_like_heading else None


def _taken(marks: list[_Mark], lines: list[str]) -> frozenset[int]:
    """The lines of the marks that begin the sections of the format: of each section the mark that names it best.

    Of several that only name it with more words none is taken: each would hold for some customers alone. Where nothing
    else of the page is written for procdesk, no other name than that of an answer is guessed at.
    """
    best: dict[str, list[_Mark]] = {}
    ours = any(mark.name and (mark.is_plain or mark.name.key == "say") for mark in marks)
    guide = _guide_lines(marks, lines)
    for mark in marks:
        if mark.name is None or (mark.heading.start in guide and mark.heading.start != guide.start):
            continue
        if not (mark.is_plain or ours) or (mark.name.key == "guide" and mark.heading.start != guide.start):
            continue
        best.setdefault(mark.name.key, []).append(mark)
    taken = []
    for found in best.values():
        rank = min(mark.rank for mark in found)
        equal = [mark for mark in found if mark.rank == rank]
        if len(equal) == 1 or rank[0] != Naming.LONGER.value:
            taken.append(equal[0].heading.start)
    return frozenset(taken)


def _guide_lines(marks: list[_Mark], lines: list[str]) -> range:
    """The lines of the guide, in which deeper headings are questions; empty where there is no guide.

    What is named like one in another way than by a level-2 heading is one where it holds a choice.
    """
    guides = sorted((mark for mark in marks if mark.name and mark.name.key == "guide"), key=lambda mark: mark.rank)
    for guide in guides:
        deepest = guide.heading.level
        ends = (
            mark.heading.start
            for mark in marks
            if mark.heading.start > guide.heading.start
            and mark.form is Form.HEADING
            and (mark.heading.level <= deepest or (mark.heading.level <= _LEVEL and mark.name))
        )
        extent = range(guide.heading.start, next(ends, len(lines)))
        if guide.is_plain or any(_CHOICE.match(lines[number]) for number in extent):
            return extent
    return range(0)


def _ends(mark: _Mark, current: _Mark) -> bool:
    """Whether a mark that begins no section of the format ends the section that it stands in."""
    in_guide = current.name is not None and current.name.key == "guide"
    if mark.form is not Form.HEADING:
        return current.form is not Form.HEADING and mark.form is Form.BOLD and not in_guide
    if in_guide:
        return mark.heading.level <= current.heading.level
    return mark.heading.level <= max(current.heading.level, _LEVEL) or current.form is not Form.HEADING


def _plain(mark: _Mark) -> _Mark:
    """A mark that is not taken: a second section of the same name keeps it, a name with a slip is only a heading."""
    exact = mark.form is Form.HEADING and mark.name is not None and mark.name.naming is Naming.EXACT
    return mark if exact else replace(mark, name=None)


def _part(lines: list[str], mark: _Mark, start: int, end: int, first_line: int) -> Iterator[SectionPart]:
    while start < end and not lines[start].strip():
        start += 1
    heading = mark.heading
    text = lines[start:end]
    if heading.level not in (0, _LEVEL):
        text = _moved(text, _LEVEL - heading.level)
    markdown = "\n".join(text).rstrip()
    if heading.level:
        key = mark.name.key if mark.name else ""
        section = Section(key, heading.text, markdown, first_line + heading.start, first_line + start)
        yield SectionPart(section, mark.form, mark.name)
    elif markdown:
        yield SectionPart(Section("intro", "", markdown, first_line + start, first_line + start))


def _moved(lines: list[str], levels: int) -> list[str]:
    """A text whose headings stand so many levels deeper, or higher where the number is negative."""
    moved = list(lines)
    for heading in headings(lines):
        line = lines[heading.start]
        if line.lstrip().startswith("#"):
            level = min(max(heading.level + levels, _LEVEL + 1), _DEEPEST)
            moved[heading.start] = f"{'#' * level} {line.lstrip(' #').lstrip()}"
    return moved


def _clean(text: str) -> str:
    """A heading without Docusaurus' and kramdown's attributes and without emphasis around it."""
    text = _ATTRIBUTES.sub("", text.strip()).strip() if text.endswith("}") else text.strip()
    if text[:1] not in ("*", "_"):
        return text
    for mark in ("**", "__", "*", "_"):
        if len(text) > 2 * len(mark) and text.startswith(mark) and text.endswith(mark):
            return text[len(mark) : -len(mark)].strip()
    return text
