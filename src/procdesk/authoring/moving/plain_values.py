"""A value of a page's details put in the place of another one where both are plain, as ids and marks nearly always are.

What is not plain is left to `front_matter_edits`, which takes fifty times as long.
"""

from __future__ import annotations

import re
from dataclasses import replace

from procdesk.content.front_matter.reader import FrontMatterEntry, read_front_matter
from procdesk.content.vocabulary import KEYS
from procdesk.text import fold_key

_PLAIN = re.compile(r"(?:[a-z]|\d(?=[\w:]*[a-z]))[\w:-]*(?:[/ .][a-z0-9][\w:-]*)*")


def known_entries(text: str) -> dict[str, FrontMatterEntry]:
    """The entries of a page's details by the format's own names of their keys, of two the first."""
    entries: dict[str, FrontMatterEntry] = {}
    for entry in read_front_matter(text, "").entries:
        entries.setdefault(KEYS.get(fold_key(entry.key), ""), entry)
    return entries


def texts_of(entry: FrontMatterEntry | None) -> tuple[str, ...]:
    """The items of a list, also of one that is written in a line; none where there is no such entry."""
    value = entry.value if entry else None
    return value if isinstance(value, tuple) else tuple(re.split(r"\s*[,;]\s*", value)) if value else ()


def with_plain_value(text: str, key: str, old: str, new: str) -> str:
    """The text with `new` in the place of a value or an item of a key, "" where that is not plain."""
    before = known_entries(text)
    entry = before.get(key)
    if entry is None or not _PLAIN.fullmatch(new):
        return ""
    lines = text.split("\n")
    found = [number for number in sorted({*entry.lines, entry.line}) if _is_once(old, lines[number - 1])]
    if len(found) != 1:
        return ""
    lines[found[0] - 1] = lines[found[0] - 1].replace(old, new)
    changed = "\n".join(lines)
    after = known_entries(changed)
    wanted = tuple(new if one == old else one for one in texts_of(entry))
    others = {**after, key: replace(entry, value=None)} == {**before, key: replace(entry, value=None)}
    return changed if others and texts_of(after.get(key)) == wanted else ""


def _is_once(value: str, line: str) -> bool:
    alone = re.findall(rf"(?<![\w/.-]){re.escape(value)}(?![\w/.-])", line)
    return len(alone) == 1 == line.count(value)
