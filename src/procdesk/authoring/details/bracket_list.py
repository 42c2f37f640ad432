"""A list in brackets, of YAML or TOML, changed item by item: what stands between the items stays as it is."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from procdesk.model import Span


class ListChange(NamedTuple):
    """A change of a list: the items from `start` to `end`, not included, become `items`, already spelt."""

    start: int
    end: int
    items: tuple[str, ...]


class BracketList(NamedTuple):
    """A list in brackets: the places of its items in the source, and where its bracket closes."""

    items: tuple[Span, ...]
    end: int


def read_bracket_list(source: str, start: int) -> BracketList | None:
    """The list whose bracket opens at `start`; None where it does not close, or holds lists or tables itself."""
    items: list[Span] = []
    at = start + 1
    while at < len(source):
        at = _past_blanks(source, at)
        if source[at : at + 1] == "]":
            return BracketList(tuple(items), at + 1)
        end = _item_end(source, at)
        if end is None:
            return None
        if end > at:
            items.append(Span(at, end))
        at = _past_blanks(source, end)
        if source[at : at + 1] == ",":
            at += 1
        elif source[at : at + 1] != "]":
            return None
    return None


def changed(source: str, listed: BracketList, changes: Sequence[ListChange]) -> str:
    """The source with some items replaced, added or taken out; the changes are in the order of the list."""
    for change in reversed(changes):
        source = _changed(source, listed.items, change)
    return source


def _changed(source: str, items: tuple[Span, ...], change: ListChange) -> str:
    both = min(change.end - change.start, len(change.items))
    added, kept_end = change.items[both:], change.start + both
    if added:
        source = _with_added(source, items, kept_end, added)
    elif change.end > kept_end:
        source = _without(source, items, kept_end, change.end)
    for number in reversed(range(both)):
        span = items[change.start + number]
        source = source[: span.start] + change.items[number] + source[span.end :]
    return source


def _with_added(source: str, items: tuple[Span, ...], at: int, added: tuple[str, ...]) -> str:
    """The source with items before the one that has the number `at`."""
    if not items:
        start = source.index("[") + 1
        return source[:start] + ", ".join(added) + source[start:]
    if at == 0:
        between = _separator(source, items, 0)
        return source[: items[0].start] + "".join(one + between for one in added) + source[items[0].start :]
    end = items[at - 1].end
    between = _separator(source, items, at - 1)
    new = "".join(between + one for one in added)
    line_end = source.find("\n", end)
    if "\n" in between and "#" in source[end:line_end]:
        # The remark in this line is about the item above.
        behind = source[end:line_end]
        comma = "" if behind.lstrip().startswith(",") else ","
        last = "," if at < len(items) else ""
        return source[:end] + comma + behind + new.removeprefix(",") + last + source[line_end:]
    return source[:end] + new + source[end:]


def _without(source: str, items: tuple[Span, ...], start: int, end: int) -> str:
    """The source without the items from `start` to `end`, not included, and without the commas that parted them."""
    if "\n" in _separator(source, items, start):
        # A comma that is left behind the item above belongs to its line.
        first = source.rfind("\n", 0, items[start].start)
        line_end = source.find("\n", items[end - 1].end)
        return source[:first] + source[line_end:]
    if end < len(items):
        first, last = items[start].start, items[end].start
    elif start:
        first, last = items[start - 1].end, items[end - 1].end
    else:
        first, last = items[start].start, items[end - 1].end
    return source[:first] + source[last:]


def _separator(source: str, items: tuple[Span, ...], at: int) -> str:
    """What parts an item from a new one beside it: a comma, and a new line where each item has its own."""
    line_start = source.rfind("\n", 0, items[at].start) + 1
    before = source[line_start : items[at].start]
    return f",\n{before}" if line_start and not before.strip() else ", "


def _past_blanks(source: str, at: int) -> int:
    """The place of the next character that is neither blank nor part of a remark."""
    while at < len(source) and (source[at].isspace() or source[at] == "#"):
        if source[at] == "#":
            at = source.find("\n", at)
            if at < 0:
                return len(source)
        at += 1
    return at


def _item_end(source: str, at: int) -> int | None:
    """Where the item that begins at `at` ends; None where it is a list, a table or has no end."""
    first = source[at : at + 1]
    if first in ("[", "{", ""):
        return None
    if first in ('"', "'"):
        return _quotation_end(source, at)
    end = at
    while end < len(source) and source[end] not in ",]\n" and source[end : end + 2] != " #":
        end += 1
    return len(source[:end].rstrip())


def _quotation_end(source: str, at: int) -> int | None:
    quote = source[at]
    end = at + 1
    while end < len(source):
        if source[end] == "\\" and quote == '"':
            end += 1
        elif source[end] == quote:
            return end + 1
        end += 1
    return None
