"""The data in a script, such as the sidebar of a Docusaurus site: read as data, never run.

Understood are the literals of JSON and what scripts write besides: single quotes, keys without quotes, commas at the
end, comments, template strings without expressions. Whatever else stands in the place of a value is None.
"""

from __future__ import annotations

import re
from typing import Final

Literal = str | float | bool | list["Literal"] | dict[str, "Literal"] | None
"""A value: text, number, truth value, list, or mapping; None where it is none or cannot be told without running it."""

_DEEPEST: Final = 40
_BLANK = re.compile(r"(?:\s|//[^\n]*|/\*.*?\*/)*", re.DOTALL)
_STRING = re.compile(r"'((?:[^'\\\n]|\\.)*)'|\"((?:[^\"\\\n]|\\.)*)\"|`((?:[^`\\$]|\\.)*)`", re.DOTALL)
_NUMBER = re.compile(r"-?\d+(?:\.\d+)?")
_WORD = re.compile(r"[A-Za-z_$][\w$]*")
_KEY = re.compile(r"[A-Za-z_$][\w$]*|\d+")
_ESCAPED = re.compile(r"\\(?:u([0-9a-fA-F]{4})|(.))", re.DOTALL)
_ASSIGNED = re.compile(
    r"(?:\bmodule\.exports\s*=|\bexport\s+default\b|\b(?:const|let|var)\s+[\w$]+(?:\s*:[^=\n]*)?\s*=)\s*(?=[\[{])"
)
_KNOWN: Final[dict[str, Literal]] = {"true": True, "false": False, "null": None, "undefined": None}
_LETTERS: Final = {"n": "\n", "t": "\t", "r": "\r"}


class _NoData(Exception):  # noqa: N818
    """What stands here is no data."""


def literals(script: str) -> list[Literal]:
    """The lists and mappings that a script assigns or exports, in its order; those that cannot be read are left out."""
    found: list[Literal] = []
    for assigned in _ASSIGNED.finditer(script):
        try:
            found.append(_value(script, assigned.end(), 0)[0])
        except _NoData:
            continue
    return found


def _value(text: str, at: int, depth: int) -> tuple[Literal, int]:
    """The value that begins at a place, and where it ends."""
    if depth > _DEEPEST:
        raise _NoData
    at = _skip(text, at)
    opening = text[at : at + 1]
    if opening == "{":
        return _mapping(text, at + 1, depth)
    if opening == "[":
        return _list(text, at + 1, depth)
    if found := _STRING.match(text, at):
        return _unescaped(next(group for group in found.groups() if group is not None)), found.end()
    if found := _NUMBER.match(text, at):
        return float(found[0]), found.end()
    found = _WORD.match(text, at)
    if found and found[0] in _KNOWN:
        return _KNOWN[found[0]], found.end()
    return None, _past_expression(text, at)


def _mapping(text: str, at: int, depth: int) -> tuple[Literal, int]:
    made: dict[str, Literal] = {}
    while (at := _skip(text, at)) < len(text):
        if text[at] == "}":
            return made, at + 1
        if text[at] == ",":
            at += 1
            continue
        key, after = _key(text, at)
        after = _skip(text, after)
        if key is None or text[after : after + 1] != ":":
            # A shorthand, a method or what is spread from elsewhere.
            at = _past_expression(text, at)
            continue
        made[key], at = _value(text, after + 1, depth + 1)
        at = _past_expression(text, at)
    raise _NoData


def _list(text: str, at: int, depth: int) -> tuple[Literal, int]:
    made: list[Literal] = []
    while (at := _skip(text, at)) < len(text):
        if text[at] == "]":
            return made, at + 1
        if text[at] == ",":
            at += 1
            continue
        value, at = _value(text, at, depth + 1)
        made.append(value)
        at = _past_expression(text, at)
    raise _NoData


def _key(text: str, at: int) -> tuple[str | None, int]:
    if found := _STRING.match(text, at):
        return _unescaped(next(group for group in found.groups() if group is not None)), found.end()
    found = _KEY.match(text, at)
    return (found[0], found.end()) if found else (None, at)


def _past_expression(text: str, at: int) -> int:
    """Where an expression that is no data ends: at the comma or bracket that closes what it stands in."""
    depth = 0
    while at < len(text):
        if (blank := _skip(text, at)) > at:
            at = blank
            continue
        letter = text[at]
        if found := _STRING.match(text, at):
            at = found.end()
            continue
        if depth == 0 and letter in ",]};":
            return at
        depth += (letter in "([{") - (letter in ")]}")
        if depth < 0:
            raise _NoData
        at += 1
    raise _NoData


def _skip(text: str, at: int) -> int:
    found = _BLANK.match(text, at)
    return found.end() if found else at


def _unescaped(text: str) -> str:
    return _ESCAPED.sub(_letter, text) if "\\" in text else text


def _letter(escaped: re.Match[str]) -> str:
    return chr(int(escaped[1], 16)) if escaped[1] else _LETTERS.get(escaped[2], escaped[2])
