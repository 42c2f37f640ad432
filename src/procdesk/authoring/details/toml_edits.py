"""The settings of a front matter in TOML, between `+++`, changed one at a time."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Callable, Iterator
from difflib import SequenceMatcher
from typing import Final

from procdesk.authoring.details.bracket_list import ListChange, changed, read_bracket_list
from procdesk.authoring.details.key_edits import LISTS
from procdesk.authoring.details.value_spelling import toml_spellings
from procdesk.content.front_matter.key_lines import own_name

_SETTING = re.compile(r"""(?P<head>[ \t]*(?P<key>"[^"]*"|'[^']*'|[\w-]+)[ \t]*=[ \t]*)(?P<value>.*)$""")
_QUOTED = re.compile(r"""(?P<value>"(?:[^"\\]|\\.)*"|'[^']*'|[^#"'\[]*[^#"'\[\s])(?P<behind>[ \t]*(?:#.*)?)$""")
_WAYS: Final = 3

Value = str | tuple[str, ...]


def with_setting(lines: list[str], name: str, value: Value | None) -> Iterator[list[str]] | None:
    """The lines with another value of the format's key `name`, best first; None where they do not have it."""
    place = _find(lines, name)
    if place is None:
        return None
    start, end = place
    if value is None:
        return iter([[*lines[:start], *lines[end:]]])
    return _with_value(lines, start, end, name, value)


def new_setting(lines: list[str], order: tuple[str, ...], name: str, written: str, value: Value) -> Iterator[list[str]]:
    """The lines with one more setting, in its place among the keys of the format, above all tables."""
    at = next((number for number, line in enumerate(lines) if line.lstrip().startswith("[")), len(lines))
    while at and not lines[at - 1].strip():
        at -= 1
    for above in reversed(order[: order.index(name)]):
        if place := _find(lines, above):
            at = place[1]
            break
    for way in range(_WAYS):
        yield [*lines[:at], f"{written} = {_spelt(name, value, way)}", *lines[at:]]


def _find(lines: list[str], name: str) -> tuple[int, int] | None:
    """The number of the first line of a setting, from 0, and of the line below it."""
    for number, line in enumerate(lines):
        if line.lstrip().startswith("["):
            return None
        found = _SETTING.match(line)
        if found and own_name(found["key"].strip("\"'")) == name:
            return number, _end(lines, number)
    return None


def _end(lines: list[str], start: int) -> int:
    """The line below a setting, whose value may be a list or a text of several lines."""
    for end in range(start + 1, len(lines) + 1):
        try:
            tomllib.loads("\n".join(lines[start:end]))
        except tomllib.TOMLDecodeError:
            continue
        return end
    return start + 1


def _with_value(lines: list[str], start: int, end: int, name: str, value: Value) -> Iterator[list[str]]:
    found = _SETTING.match(lines[start])
    if found is None:
        return
    for way in range(_WAYS):
        new = _in_place(found["head"], "\n".join((found["value"], *lines[start + 1 : end])), name, value, way)
        if new is not None:
            yield [*lines[:start], *new.split("\n"), *lines[end:]]
    if "#" not in "".join(lines[start:end]):
        for way in range(_WAYS):
            yield [*lines[:start], found["head"] + _spelt(name, value, way), *lines[end:]]


def _in_place(head: str, source: str, name: str, value: Value, way: int) -> str | None:
    """A setting whose text or items alone are others; None where that cannot be told apart."""
    if isinstance(value, str):
        quoted = _QUOTED.match(source)
        if quoted is None:
            return None
        quote = quoted["value"][0] if quoted["value"][0] in "'\"" else ""
        return head + _way(toml_spellings(name, value, quote), way) + quoted["behind"]
    listed = read_bracket_list(source, 0) if source.startswith("[") else None
    if listed is None:
        return None
    old = tuple(str(one) for one in tomllib.loads(f"x = {source}")["x"])
    if len(old) != len(listed.items):
        return None
    spell = _speller(name, way)
    codes = SequenceMatcher(None, old, value, autojunk=False).get_opcodes()
    wanted = [ListChange(i1, i2, tuple(map(spell, value[j1:j2]))) for tag, i1, i2, j1, j2 in codes if tag != "equal"]
    return head + changed(source, listed, wanted)


def _speller(name: str, way: int) -> Callable[[str], str]:
    return lambda text: _way(toml_spellings(name, text), way)


def _spelt(name: str, value: Value, way: int) -> str:
    if isinstance(value, str) and name not in LISTS:
        return _way(toml_spellings(name, value), way)
    items = value if isinstance(value, tuple) else (value,)
    return f"[{', '.join(_way(toml_spellings(name, one), way) for one in items)}]"


def _way(ways: tuple[str, ...], way: int) -> str:
    return ways[min(way, len(ways) - 1)]
