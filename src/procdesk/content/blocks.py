"""Lists of a section: items with their lines and indents, shared by the parsers of journeys, guides and hand-overs."""

from __future__ import annotations

import re
from dataclasses import dataclass

_ITEM = re.compile(r"([ \t]*)(?:[-*+]|\d{1,9}[.)])[ \t]+(\S.*)$")


@dataclass(frozen=True, slots=True)
class ListItem:
    """One item of a list: its lines of text without the marker, its indent in columns, its line from 0.

    `numbers` are the lines, from 0, in which its lines stand.
    """

    lines: tuple[str, ...]
    indent: int
    line: int
    numbers: tuple[int, ...]

    @property
    def text(self) -> str:
        """The item in one line."""
        return " ".join(line.strip() for line in self.lines if line.strip())


def blank_comments(markdown: str) -> str:
    """The text without HTML comments, every line where it was; one that never ends is no comment."""
    if "<!--" not in markdown:
        return markdown
    kept: list[str] = []
    position = 0
    while (start := markdown.find("<!--", position)) >= 0 and (end := markdown.find("-->", start + 4)) >= 0:
        kept.extend((markdown[position:start], "\n" * markdown.count("\n", start, end)))
        position = end + 3
    return "".join((*kept, markdown[position:]))


def list_item(line: str) -> tuple[int, str] | None:
    """The indent and the text of a line that begins a list item, else None."""
    found = _ITEM.match(line)
    return (len(found[1].expandtabs(4)), found[2].rstrip()) if found else None


def list_items(markdown: str) -> list[ListItem]:
    """The items of all lists of a text, nested ones too; lines that continue an item belong to it."""
    return _read(markdown)[0]


def outside_lists(markdown: str) -> str:
    """The text without its lists and comments."""
    kept = set(_read(markdown)[1])
    lines = blank_comments(markdown).split("\n")
    text = "\n".join(line if number in kept else "" for number, line in enumerate(lines))
    return re.sub(r"\n{3,}", "\n\n", text).strip("\n")


def _read(markdown: str) -> tuple[list[ListItem], list[int]]:
    """The items, and the numbers of the lines, from 0, that belong to none."""
    items: list[ListItem] = []
    outside: list[int] = []
    open_item = blank = False
    for number, line in enumerate(blank_comments(markdown).split("\n")):
        if found := list_item(line):
            items.append(ListItem((found[1],), found[0], number, (number,)))
            open_item = True
        elif not line.strip():
            # A paragraph after an empty line belongs to the item only if it is indented.
            blank = True
            continue
        elif open_item and (not blank or line[:2].isspace()):
            last = items[-1]
            items[-1] = ListItem((*last.lines, line.strip()), last.indent, last.line, (*last.numbers, number))
        else:
            open_item = False
            outside.append(number)
        blank = False
    return items, outside
