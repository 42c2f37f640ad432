"""The lines of a front matter, each with the key that it belongs to, as a person reads them: a slip costs one line."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from functools import lru_cache
from typing import NamedTuple

from procdesk.content.front_matter.yaml_reader import SHOWN
from procdesk.content.problems import problem
from procdesk.content.vocabulary import KEYS
from procdesk.model import Problem
from procdesk.text import fold_key

_KEY = re.compile(r"(?P<key>\"[^\"]*\"|'[^']*'|[^\s#\[\]{}&*!|>'\"%@`,:].*?)[ \t]*:(?:[ \t]+(?P<value>.*))?$")
_TIGHT_KEY = re.compile(r"(?P<key>[^\W\d_][\w -]{0,30}?)[ \t]*[:：=](?P<value>.*)$")
_ITEM = re.compile(
    r"(?P<dash>[-–—―−‐‑]{1,3}(?=[^-–—―−‐‑]|$)|[•◦▪▫‣∙●○■□·⁃])[ \t]*(?P<text>.*)$"
    r"|(?P<mark>[*+]|\d{1,2}(?:\.-|\.?[ºª°]\.?|[.)]))(?:[ \t]+(?P<marked>.*))?$"
)
BLOCK_TEXT = re.compile(r"[|>](?:[-+]?[1-9]?|[1-9][-+])[ \t]*(?:#.*)?$")
"""The value of a key whose text stands, indented, below it."""
_OPENING = {"[": "]", "{": "}", '"': '"', "'": "'"}
_MOST_WORDS = 4


class NumberedLine(NamedTuple):
    """A line of the front matter as it stands, with its number in the file and its indent in columns."""

    number: int
    text: str
    indent: int


@dataclass(frozen=True, slots=True)
class KeyLines:
    """One key as written, what stands behind its colon, and the lines below that belong to it.

    `name` is the format's own name of the key, "" for a key of another program.
    """

    key: str
    name: str
    value: str
    line: int
    below: tuple[NumberedLine, ...] = ()

    @property
    def source(self) -> str:
        """The key and its value, to be read as YAML."""
        return "\n".join((f"x: {self.value}", *(line.text for line in self.below), ""))


class MarkedText(NamedTuple):
    """The beginning of an item: its text, and whether a dash marks it, not a number or another sign."""

    text: str
    dashed: bool


@dataclass(slots=True)
class _OpenKey:
    """A key while its lines are collected; `name` is the format's own, "" for a key of another program."""

    key: str
    name: str
    value: str
    line: NumberedLine
    below: list[NumberedLine] = field(default_factory=list)


@dataclass(slots=True)
class _KeyCollector:
    """The keys found so far, and what was wrong with the lines."""

    path: str
    keys: list[_OpenKey] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)

    def tell(self, code: str, line: NumberedLine, **facts: str) -> None:
        self.problems.append(problem(code, self.path, line.number, **facts))


def sort_by_key(lines: tuple[str, ...], first_line: int, path: str) -> tuple[tuple[KeyLines, ...], tuple[Problem, ...]]:
    """The keys of a front matter in order, each with its lines, and the lines that are no part of any, as problems."""
    collector = _KeyCollector(path)
    for number, text in enumerate(lines, first_line):
        _take(numbered(number, text), collector)
    _tell_indentation(collector)
    keys = tuple(KeyLines(one.key, one.name, one.value, one.line.number, tuple(one.below)) for one in collector.keys)
    return keys, tuple(collector.problems)


def numbered(number: int, text: str) -> NumberedLine:
    """A line with its indent, a tab counted up to the next column that four divides."""
    indent = len(text) - len(text.lstrip())
    if "\t" in text[:indent]:
        indent = len(text[:indent].expandtabs(4))
    return NumberedLine(number, text.rstrip(), indent)


@lru_cache(maxsize=1024)
def own_name(key: str) -> str:
    """The format's own name of a key as written, "" for a key of another program."""
    return KEYS.get(fold_key(key), "")


def item_of(text: str) -> MarkedText | None:
    """The item that a line begins, without its dash, bullet or number; None for a line that begins none."""
    found = _ITEM.match(text.strip())
    if found is None:
        return None
    if found["dash"]:
        return MarkedText(found["text"].strip(), dashed=True)
    return MarkedText((found["marked"] or "").strip(), dashed=False)


def key_and_value(text: str) -> tuple[str, str] | None:
    """The key and the value of a line `key: value`, None for another line."""
    found = _KEY.match(text) if ":" in text else None
    if found is None:
        return None
    key = found["key"]
    return (key[1:-1] if key[0] in "\"'" and key[-1] == key[0] else key), (found["value"] or "").strip()


def _take(line: NumberedLine, collector: _KeyCollector) -> None:
    """Puts a line where it belongs."""
    current = collector.keys[-1] if collector.keys else None
    text = line.text.lstrip()
    if current and (not text or _is_item_of(text, line, current) or _is_content(line, current)):
        current.below.append(line)
        return
    if not text or text[0] == "#":
        return
    is_item = current is not None and item_of(text) is not None
    found = None if is_item or text.startswith("- ") else key_and_value(text) or _slip(line, collector)
    if found:
        key, value = found
        collector.keys.append(_OpenKey(key, own_name(key), value, line))
    elif current and (is_item or line.indent or _is_open(current) or (current.name and not current.value)):
        current.below.append(line)
    else:
        collector.tell("missing-colon", line, text=text[:SHOWN])


def _is_item_of(text: str, line: NumberedLine, current: _OpenKey) -> bool:
    """Whether a line is an item behind a dash, which nearly all lines are."""
    return text.startswith("- ") and line.indent >= current.line.indent


def _is_content(line: NumberedLine, current: _OpenKey) -> bool:
    """Whether a line can be nothing but a part of the value above it."""
    found = key_and_value(line.text.strip())
    ours = found is not None and own_name(found[0]) != ""
    if line.indent <= current.line.indent:
        return not (current.name or ours) and _is_open(current)
    return bool(BLOCK_TEXT.match(current.value)) or not (ours and _is_misplaced(line, current))


def _is_misplaced(line: NumberedLine, current: _OpenKey) -> bool:
    """Whether an indented key stands where neither a text nor a list above it can go on."""
    if not current.name or _is_open(current):
        return False
    first = next((one for one in current.below if item_of(one.text)), None)
    if first is not None:
        return line.indent <= first.indent
    return bool(current.value)


def _is_open(current: _OpenKey) -> bool:
    """Whether a value goes on in the next line: a bracket or a quotation mark is not closed."""
    first = current.value[:1]
    if first not in _OPENING:
        return False
    text = "\n".join((current.value, *(line.text for line in current.below)))
    if first in "[{":
        return text.count(first) > text.count(_OPENING[first])
    return text.replace('\\"', "").count(first) % 2 == 1


def _slip(line: NumberedLine, collector: _KeyCollector) -> tuple[str, str] | None:
    """A key of ours without its colon, or with a sign too many or too few around it."""
    text = line.text.strip()
    tight = _TIGHT_KEY.match(text)
    if tight and own_name(tight["key"]):
        if text[tight.end("key") :].lstrip()[0] == ":":
            collector.tell("no-space-after-colon", line, text=text[:SHOWN])
        else:
            collector.tell("missing-colon", line, text=text[:SHOWN])
        return tight["key"], tight["value"].strip()
    current = collector.keys[-1] if collector.keys else None
    if line.indent or (current and current.name and not current.value and not current.below):
        return None
    words = text.split(maxsplit=_MOST_WORDS)
    for count in range(min(len(words), _MOST_WORDS), 0, -1):
        key = " ".join(words[:count])
        if own_name(key):
            collector.tell("missing-colon", line, text=text[:SHOWN])
            return key, text.split(maxsplit=count)[count].lstrip("-–— ") if len(text.split()) > count else ""
    return None


def _tell_indentation(collector: _KeyCollector) -> None:
    """The first line that begins with a tab, and the first key that is indented otherwise than the others."""
    lines = (line for key in collector.keys for line in (key.line, *([] if BLOCK_TEXT.match(key.value) else key.below)))
    tab = next((line for line in lines if "\t" in line.text and line.text.lstrip(" ").startswith("\t")), None)
    if tab is not None:
        collector.tell("tab-indentation", tab)
        return
    base = min((key.line.indent for key in collector.keys), default=0)
    odd = next((key for key in collector.keys if key.line.indent > base), None)
    if odd is not None:
        collector.tell("bad-indentation", odd.line)
