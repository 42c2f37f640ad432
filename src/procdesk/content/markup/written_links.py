"""The links of a page where they stand in its text, to the letter, so that they can be written anew."""

from __future__ import annotations

import re
from collections.abc import Iterator
from enum import Enum, auto
from typing import NamedTuple

from procdesk.content.hidden_text import blanked_hidden
from procdesk.content.links import CODE_FENCE, CODE_TICKS, HTML_LINK, INLINE_LINK, LINK_DEFINITION
from procdesk.content.markup.includes import included_pages
from procdesk.content.template_syntax import LINK_TAG, SITE_BASE


class LinkForm(Enum):
    """How an address is written, which says what may stand in it as it is."""

    BARE = auto()
    ANGLED = auto()
    HTML = auto()
    WIKI = auto()
    TAG = auto()


class WrittenLink(NamedTuple):
    """An address as written, from the character `start` of the text up to `end`; what follows `#` or `?` belongs to it.

    `is_picture` is true where the address is that of a picture that is shown.
    """

    start: int
    end: int
    written: str
    form: LinkForm
    is_picture: bool = False


_PICTURE = re.compile(
    r"!\[[^\[\]]*\]\([ \t]*(?:<(?P<angled>[^<>\n]+)>|(?P<bare>(?:[^()<>\s]|\([^()\s]*\))+))"
    r"(?:\s+(?:\"[^\"]*\"|'[^']*'))?\s*\)"
)
_IMAGE = re.compile(r"<img\s[^<>]*?\bsrc\s*=\s*(?:\"(?P<double>[^\"<>]*)\"|'(?P<single>[^'<>]*)')", re.IGNORECASE)
_WIKI = re.compile(r"(?P<embedded>!?)\[\[(?P<page>[^\[\]|\n]{1,200})(?:\|[^\[\]\n]{0,200})?\]\]")
_PICTURE_NAME = re.compile(r"\.(?:png|jpe?g|gif|webp|bmp|svg)$", re.IGNORECASE)
_LINK_TAG = re.compile(LINK_TAG)
_SITE_BASE = re.compile(SITE_BASE)
_INDENTED = re.compile(r"(?: {4}|\t)")
_LIST_ITEM = re.compile(r" {0,3}(?:[-*+]|\d{1,9}[.)])[ \t]")
_FORMS = {
    "angled": LinkForm.ANGLED,
    "bare": LinkForm.BARE,
    "double": LinkForm.HTML,
    "single": LinkForm.HTML,
    "defined": LinkForm.BARE,
}
_MARKS = ("](", "]:", "[[", "href", "src", "nclude", "NCLUDE", "8<-", "<<", "HREF", "SRC")


def written_links(text: str) -> Iterator[WrittenLink]:
    """The links and pictures of a Markdown text, in no particular order; none stands in code or in a comment."""
    if not any(mark in text for mark in _MARKS):
        return
    for start, end in included_pages(text):
        yield WrittenLink(start, end, text[start:end], LinkForm.TAG)
    plain = _without_code(text)
    if "[[" in plain:
        yield from _wiki_links(plain)
        plain = _WIKI.sub(_spaces, plain)
    if "{" in plain:
        for found in _LINK_TAG.finditer(plain):
            yield WrittenLink(found.start("target"), found.end("target"), found["target"], LinkForm.TAG)
        plain = _SITE_BASE.sub(_spaces, _LINK_TAG.sub(_spaces, plain))
    for pattern, is_picture in ((_PICTURE, True), (_IMAGE, True)):
        yield from _found(pattern, plain, is_picture)
    plain = _PICTURE.sub(_spaces, plain)
    for pattern in (INLINE_LINK, HTML_LINK, LINK_DEFINITION):
        yield from _found(pattern, plain, False)


def _found(pattern: re.Pattern[str], text: str, is_picture: bool) -> Iterator[WrittenLink]:
    for match in pattern.finditer(text):
        name = next((name for name, value in match.groupdict().items() if name in _FORMS and value), "")
        if name:
            yield WrittenLink(match.start(name), match.end(name), match[name], _FORMS[name], is_picture)


def _wiki_links(text: str) -> Iterator[WrittenLink]:
    for match in _WIKI.finditer(text):
        # In a table the line between the page and its words is escaped.
        written = match["page"].removesuffix("\\")
        start = match.start("page") + len(written) - len(written.lstrip())
        written = written.strip()
        if written:
            is_picture = bool(match["embedded"]) and _PICTURE_NAME.search(written) is not None
            yield WrittenLink(start, start + len(written), written, LinkForm.WIKI, is_picture)


def _without_code(text: str) -> str:
    """The text with spaces in place of code, comments and what else no reader sees, every character where it was."""
    text = blanked_hidden(text)
    if "```" in text or "~~~" in text:
        text = CODE_FENCE.sub(_spaces, text)
    if "`" in text:
        text = CODE_TICKS.sub(_spaces, text)
    return _without_indented_code(text) if "\n    " in text or "\n\t" in text else text


def _without_indented_code(text: str) -> str:
    """The text without the lines that are code because they are indented below an empty line, outside of lists."""
    lines = text.split("\n")
    in_list = after_text = False
    for number, line in enumerate(lines):
        indented = _INDENTED.match(line) is not None
        if not line.strip():
            after_text = False
        elif indented and not in_list and not after_text:
            lines[number] = " " * len(line)
        else:
            in_list = bool(_LIST_ITEM.match(line)) or (in_list and (after_text or line[:1].isspace()))
            after_text = True
    return "\n".join(lines)


def _spaces(match: re.Match[str]) -> str:
    whole = match[0]
    return " " * len(whole) if "\n" not in whole else "\n".join(" " * len(line) for line in whole.split("\n"))
