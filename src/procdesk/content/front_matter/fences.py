"""Where the front matter of a page begins and ends, however its fences are written."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from itertools import dropwhile, takewhile
from typing import Final

from procdesk.content.limits import FRONT_MATTER_CHARACTERS
from procdesk.content.problems import problem
from procdesk.content.vocabulary import KEYS
from procdesk.model import Problem
from procdesk.text import fold_key

# Word writes two hyphens as one dash.
_LONG_DASHES = str.maketrans({"–": "--", "—": "--", "―": "--", "‐": "-", "‑": "-", "−": "-"})
_FENCE_STARTS = frozenset("-–—―‐‑−+")
_CLOSING: Final = "-–—―‐‑−+. \t\r\xa0\u2007\u202f\u200b\ufeff\u2060\u200e\u200f\xad"
_HYPHENS = re.compile(r"-{3,}$")
_TWO_HYPHENS = re.compile(r"-{2}[ \t]*$")
_BLOCK_TEXT = re.compile(r"[^#'\"]*[:-][ \t]+[|>][-+\d]{0,2}[ \t]*(?:#.*)?$")
_HEADING = re.compile(r"#{2,6}[ \t]+\S")
_ONE_WORD_KEY = re.compile(r"[\w-]+[ \t]*[:=：](?:[ \t]|$)")
_TOML_SETTING = re.compile(r"[\w-]+[ \t]*=")
_ITEM_STARTS = frozenset("-–—•*+")
_UNUSUAL = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\xa0\xad\u1680\u2000-\u200b\u200e\u200f\u2028-\u202f\u205f\u2060\u2066-\u2069\u3000\ufeff"
    "\ufffe\uffff]"
)
_INVISIBLE: Final = "\xad\u200b\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2060\u2066\u2067\u2068\u2069\ufeff"
_BLANK: Final = (*range(0x09), *range(0x0B, 0x20), *range(0x7F, 0xA1), 0x1680, *range(0x2000, 0x200B))
_SHOWN = str.maketrans(
    dict.fromkeys((*map(chr, _BLANK), *"\u2028\u2029\u202f\u205f\u3000"), " ")
    | dict.fromkeys(_INVISIBLE)
    | {"\ufffe": "\ufffd", "\uffff": "\ufffd"}
)


@dataclass(frozen=True, slots=True)
class FencedBlock:
    """The lines of a front matter, the first of them in line `first_line`, and the text below, from line `body_line`.

    `toml` marks the lines between Hugo's `+++`.
    """

    lines: tuple[str, ...]
    first_line: int
    body: str
    body_line: int
    toml: bool = False
    problems: tuple[Problem, ...] = field(default=())


def visible(text: str) -> str:
    """The text without characters that nobody sees, and with an ordinary space for each of the others that look so."""
    return text.translate(_SHOWN) if _UNUSUAL.search(text) else text


def is_key_line(line: str) -> bool:
    """Whether a line begins with a key of the format and a colon."""
    key, colon, _ = line.replace("：", ":").partition(":")
    return bool(colon) and fold_key(key.strip(" \t\"'“”")) in KEYS


def find_block(text: str, path: str) -> FencedBlock | None:
    """The front matter at the beginning of a page, None for a page without; blank lines and comments may stand above.

    Two rules with an ordinary text between them are none.
    """
    lines = text.split("\n")
    start = _start(lines)
    if start == len(lines):
        return None
    opening = _fence(lines[start])
    if not opening:
        return _without_opening(lines, start, path)
    end = _end(lines, start + 1, opening)
    if end is None or _is_left_open(lines[start + 1 : end]):
        return _without_closing(lines, start, opening, path)
    block = lines[start + 1 : end]
    exact = lines[start].strip() == "---"
    if opening != "+++" and not (_looks_like_keys(block) or (exact and not any(line.strip() for line in block))):
        return None
    return _block(lines, (start + 1, end, end + 1), opening, path)


def _block(lines: list[str], borders: tuple[int, int, int], opening: str, path: str, *found: Problem) -> FencedBlock:
    """The block of the lines from the first of `borders` to before the second; the body begins at the third."""
    begin, end, body = borders
    block, problems = "\n".join(lines[begin:end]), list(found)
    if len(block) >= FRONT_MATTER_CHARACTERS:
        problems.append(problem("front-matter-too-big", path, 1, limit=str(FRONT_MATTER_CHARACTERS)))
        block = block[:FRONT_MATTER_CHARACTERS].rpartition("\n")[0]
    kept = tuple(visible(block).split("\n"))
    return FencedBlock(kept, begin + 1, "\n".join(lines[body:]), body + 1, opening == "+++", tuple(problems))


def _start(lines: list[str]) -> int:
    """The number of the first line that is neither empty nor part of a comment."""
    number = 0
    while number < len(lines):
        line = visible(lines[number]).strip() if lines[number] else ""
        if line.startswith("<!--"):
            end = next((at for at in range(number, len(lines)) if "-->" in lines[at]), None)
            if end is None or visible(lines[end].rpartition("-->")[2]).strip():
                return number
            number = end + 1
        elif line:
            return number
        else:
            number += 1
    return number


def _fence(line: str) -> str:
    """`---` for a line of three hyphens or more, or of dashes as long; `+++` for Hugo's; "" for no fence."""
    line = visible(line).strip()
    if line[:1] not in _FENCE_STARTS:
        return ""
    if line == "+++":
        return line
    return "---" if _HYPHENS.match(line.translate(_LONG_DASHES)) else ""


def _end(lines: list[str], start: int, opening: str) -> int | None:
    """The number of the line that closes a block; one inside an indented text closes nothing."""
    in_text = False
    for number in range(start, len(lines)):
        line = lines[number]
        inside = in_text and line[:1].isspace()
        if not inside and not line.strip(_CLOSING) and (_fence(line) == opening or _ends(line, opening)):
            return number
        if not inside and line.strip():
            in_text = ("|" in line or ">" in line) and _BLOCK_TEXT.match(line) is not None
    return None


def _ends(line: str, opening: str) -> bool:
    """Whether a line ends details in another way: as YAML may, or with a hyphen too few."""
    if opening != "---":
        return False
    return line.rstrip() == "..." or (
        line[:1] in _FENCE_STARTS and bool(_TWO_HYPHENS.match(line.translate(_LONG_DASHES)))
    )


def _looks_like_keys(lines: list[str]) -> bool:
    """Whether the first line with content is a key, an attempt at one or a comment, or a key of ours is right below."""
    together = list(takewhile(str.strip, dropwhile(lambda line: not line.strip(), lines)))
    first = together[0].lstrip() if together else ""
    attempt = first.startswith(("#!", "# ", "{", "<<", "&", "*"))
    return attempt or ":" in first or "：" in first or any(map(is_key_line, together))


def _is_left_open(block: list[str]) -> bool:
    """Whether a section of the page stands in a block: its end was forgotten, and a rule further down taken for it."""
    for number, line in enumerate(block):
        if line.startswith("##") and _HEADING.match(line) and not "".join(block[number - 1 : number]).strip():
            return not any(map(is_key_line, block[number:]))
    return False


def _without_closing(lines: list[str], start: int, opening: str, path: str) -> FencedBlock | None:
    """A block that nothing closes: its details end where a heading, a text or, behind an empty line, no key follows."""
    begin = start + 1
    end = last = begin
    while end < len(lines) and _continues(lines, end):
        last = end + 1 if lines[end].strip() else last
        end += 1
    known = any(map(is_key_line if opening == "---" else _TOML_SETTING.match, lines[begin:last]))
    if not (known or (opening == "---" and _looks_like_keys(lines[begin : begin + 1]))):
        return None
    # Without a key of ours it may as well be a rule above a text, which then stays where it is.
    borders = (begin, last, last) if known else (begin, begin, 0)
    unclosed = problem("front-matter-open", path, start + 1, last_line=str(max(last, begin)))
    return _block(lines, borders, opening, path, unclosed)


def _continues(lines: list[str], number: int) -> bool:
    """Whether a line can belong to details that have no end."""
    line = lines[number]
    if not line.strip():
        following = next((one for one in lines[number:] if one.strip()), "")
        return is_key_line(following) or following[:1].isspace() or following.startswith("- ")
    if line.startswith("#"):
        return line.startswith("# ") and bool("".join(lines[number + 1 : number + 2]).strip())
    return line[:1].isspace() or line[0] in _ITEM_STARTS or bool(_ONE_WORD_KEY.match(line)) or is_key_line(line)


def _without_opening(lines: list[str], start: int, path: str) -> FencedBlock | None:
    """A block whose first fence was forgotten: details of ours, without an empty line, down to a fence."""
    if not is_key_line(lines[start]):
        return None
    end = next((at for at in range(start, len(lines)) if not lines[at].strip() or _fence(lines[at])), len(lines))
    if end == len(lines) or _fence(lines[end]) != "---":
        return None
    return _block(lines, (start, end, end + 1), "---", path, problem("front-matter-unopened", path, start + 1))
