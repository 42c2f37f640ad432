"""How big and how deep a page may be. Beyond that it is shown as plain text, cut: rendering it could take minutes."""

from __future__ import annotations

import codecs
import re
from collections.abc import Iterator
from typing import Final

from procdesk.content.problems import problem
from procdesk.model import Problem

PAGE_BYTES: Final = 512 * 1024
LINE_CHARACTERS: Final = 10_000
FRONT_MATTER_CHARACTERS: Final = 16 * 1024
TABLE_DEPTH: Final = 3
BLOCK_DEPTH: Final = 40
PLAIN_CHARACTERS: Final = 20_000
SAY_CHARACTERS: Final = 600
PHRASES_WANTED: Final = 3

_MARKER = re.compile(r"(?:[-*+]|\d{1,9}[.)])[ \t]+")
# A line that opens so many blocks begins with at least as many blanks and marks; nearly all pages have none.
_MAYBE_DEEP = re.compile(rf"^[ \t>*+\-\d.)]{{{BLOCK_DEPTH - 1}}}", re.MULTILINE)
_RULE = re.compile(r"[-* \t]+$")
_MARKER_STARTS = frozenset("-*+0123456789")
_TAG = re.compile(r"<(/?)(table|div|blockquote|ul|ol|dl|section|article|details|span|font)\b", re.IGNORECASE)


def cut_bytes(raw: bytes) -> bytes:
    """At most PAGE_BYTES of a file, never ending within a character."""
    if len(raw) <= PAGE_BYTES:
        return raw
    cut = raw[:PAGE_BYTES]
    if raw.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return cut
    end = len(cut)
    while end > PAGE_BYTES - 3 and 0x80 <= cut[end - 1] < 0xC0:
        end -= 1
    return cut[: end - 1] if cut[end - 1] >= 0xC0 else cut[:end]


def cut_text(text: str) -> str:
    """At most PLAIN_CHARACTERS of a text, in lines of at most LINE_CHARACTERS, for a page that broke a limit."""
    return "\n".join(line[:LINE_CHARACTERS] for line in text[:PLAIN_CHARACTERS].split("\n"))


def check_body(body: str, path: str, first_line: int) -> Iterator[Problem]:
    """One problem for each limit that the text of a page breaks, at the first line that does."""
    lines = body.split("\n")
    if len(body) > LINE_CHARACTERS:
        long = next((number for number, line in enumerate(lines) if len(line) > LINE_CHARACTERS), None)
        if long is not None:
            yield problem("line-too-long", path, first_line + long, limit=str(LINE_CHARACTERS))
    depths = _block_depths(lines) if _MAYBE_DEEP.search(body) else iter(())
    deep = next((number for number, depth in depths if depth > BLOCK_DEPTH), None)
    if deep is not None:
        yield problem("blocks-too-deep", path, first_line + deep, limit=str(BLOCK_DEPTH))
    if "<" in body:
        yield from _check_tags(lines, path, first_line)


def _block_depths(lines: list[str]) -> Iterator[tuple[int, int]]:
    """The depth in lists and quotations of each line that opens one."""
    indents: list[int] = []
    for number, line in enumerate(lines):
        stripped = line.lstrip(" \t>")
        if stripped[:1] not in _MARKER_STARTS and not line.lstrip().startswith(">"):
            continue
        prefix = line[: len(line) - len(stripped)]
        marks = _count_markers(stripped)
        if not marks and ">" not in prefix:
            continue
        indent = len(prefix.expandtabs(4))
        while indents and indents[-1] >= indent:
            indents.pop()
        if marks:
            indents.append(indent)
        yield number, len(indents) + max(marks - 1, 0) + prefix.count(">")


def _count_markers(text: str) -> int:
    """How many list markers stand before the text of a line: `- - 1. x` opens three lists."""
    if _RULE.match(text):
        return 0
    count, position = 0, 0
    while (found := _MARKER.match(text, position)) and found.end() < len(text):
        count, position = count + 1, found.end()
    return count


def _check_tags(lines: list[str], path: str, first_line: int) -> Iterator[Problem]:
    depth = {"table": 0, "block": 0}
    broken: set[str] = set()
    limits = {"table": ("tables-too-deep", TABLE_DEPTH), "block": ("blocks-too-deep", BLOCK_DEPTH)}
    for number, line in enumerate(lines):
        if "<" not in line:
            continue
        for closing, tag in _TAG.findall(line):
            kinds = ("table", "block") if tag.lower() == "table" else ("block",)
            for kind in kinds:
                depth[kind] = max(depth[kind] + (-1 if closing else 1), 0)
                code, limit = limits[kind]
                if depth[kind] > limit and kind not in broken:
                    broken.add(kind)
                    yield problem(code, path, first_line + number, limit=str(limit))
