"""Lists that go on by themselves: what the next line of a text begins with."""

from __future__ import annotations

import re
from dataclasses import dataclass

_ITEM = re.compile(r"(?P<indent>\s*(?:>\s*)*)(?P<mark>[-*+]|(?P<number>\d{1,4})(?P<end>[.)]))(?P<gap>\s+)")


@dataclass(frozen=True, slots=True)
class ItemStart:
    """How an item of a list begins as it is `written`, and how the `next` one does."""

    written: str
    next: str


def item_start(line: str) -> ItemStart | None:
    """The beginning of the item in a line, None where the line is no item of a list."""
    found = _ITEM.match(line)
    if found is None:
        return None
    mark = f"{int(found['number']) + 1}{found['end']}" if found["number"] else found["mark"]
    return ItemStart(found[0], f"{found['indent']}{mark}{found['gap']}")
