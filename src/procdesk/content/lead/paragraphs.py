"""Which paragraph of a page without "Say this" is its answer: one that says something itself.

Buttons, labels with their values, included files, headings, tables and code say nothing to a customer. An admonition
is taken only where there is no other paragraph. What stands on many pages is left out by `letterhead`, which knows the
folder.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from enum import IntEnum
from typing import Final, NamedTuple

from procdesk.content.blocks import list_item
from procdesk.content.lead.label_lines import holds_only_labels
from procdesk.content.limits import SAY_CHARACTERS
from procdesk.content.markup.diagrams import without_diagrams
from procdesk.content.markup.includes import without_includes
from procdesk.content.markup.reference_links import reference_labels, without_references
from procdesk.content.plain_text import shortened, to_plain, without_comments
from procdesk.text import fold

MOST_CANDIDATES: Final = 4
# What a caller hears stands at the beginning.
_ENOUGH: Final = 8_000


class _Worth(IntEnum):
    """How well a block answers, best first."""

    PARAGRAPH = 0
    ANNOUNCEMENT = 1
    ADMONITION = 2


class _Block(NamedTuple):
    """Lines that belong together: a paragraph or a list, and whether they stand in an admonition."""

    lines: tuple[str, ...]
    is_list: bool
    noted: bool

    @property
    def markdown(self) -> str:
        return "\n".join(self.lines)


def lead_paragraphs(texts: Iterable[str]) -> tuple[str, ...]:
    """What a page with these sections may be answered with, as plain words, best first; at most MOST_CANDIDATES."""
    sections = tuple(texts)
    found: dict[str, _Worth] = {}
    wanted = MOST_CANDIDATES
    for worth, words in _all_said(sections, reference_labels(sections)):
        if words not in found:
            found[words] = worth
            wanted -= worth is _Worth.PARAGRAPH
        if not wanted:
            # Nothing that follows is better.
            break
    return tuple(sorted(found, key=found.__getitem__)[:MOST_CANDIDATES])


def _all_said(sections: Iterable[str], labels: frozenset[str]) -> Iterator[tuple[_Worth, str]]:
    for text in sections:
        before: _Block | None = None
        block: _Block | None = None
        for after in itertools.chain(_blocks(without_references(text[:_ENOUGH], labels)), (None,)):
            if block is not None and (said := _said(block, before, after)):
                yield said
            before, block = block, after


_BRACKET_LINK = re.compile(r"!?\[(?:[^\[\]\n]|!?\[[^\[\]\n]*\](?:\([^()\n]*\))?)*\](?:\([^()\n]*\)|\[[^\[\]\n]*\])")
_HTML_LINK = re.compile(r"<a\b.*?(?:</a>|\Z)|<https?:[^<>\s]*>", re.DOTALL | re.IGNORECASE)
_READABLE = re.compile(r"[^\W_]")
# Most paragraphs begin with words outside any link.
_SENTENCE = re.compile(r"[^\W_]+(?:[ ,][^\W_]+){2}")
_TABLE = re.compile(r"[ \t:|-]+$")
_NAVIGATION = re.compile(r"(?:next|previous|back|jump|see also|siguiente|anterior|volver|ver tambien)\b[^.!?]{0,80}$")
_LAST_SENTENCE = re.compile(r"(?<=[.!?…])\s+[^.!?…]*:$")


def _said(block: _Block, before: _Block | None, after: _Block | None) -> tuple[_Worth, str] | None:
    """What a block says, None where that is nothing; a list belongs to the sentence that announces it."""
    if _only_links(block) or holds_only_labels(block.markdown) or _is_table(block):
        return None
    if block.is_list and before is not None and _announces(before):
        return None
    words = _listed("", block) if block.is_list else shortened(to_plain(block.markdown))
    if not _READABLE.search(words) or _NAVIGATION.match(fold(words)):
        return None
    worth = _Worth.ADMONITION if block.noted else _Worth.PARAGRAPH
    if block.is_list or not words.endswith(":"):
        return worth, words
    if after is not None and after.is_list and (listed := _listed(words, after)) != words:
        return worth, listed
    # What it announces is a table, a picture or code.
    if _LAST_SENTENCE.search(words):
        return worth, _LAST_SENTENCE.sub("", words)
    return max(worth, _Worth.ANNOUNCEMENT), f"{words[:-1].rstrip()}."


def _is_table(block: _Block) -> bool:
    """Whether a block is a table whose rows do not begin with a bar."""
    return any("|" in line and _TABLE.match(line) for line in block.lines[1:2])


def _announces(block: _Block) -> bool:
    return not block.is_list and block.lines[-1].rstrip("*_ \t").endswith(":")


def _only_links(block: _Block) -> bool:
    """Whether nothing is left of a block without its links: badges, buttons, a list of pages."""
    text = block.markdown
    if ("](" not in text and "][" not in text and "<" not in text) or _SENTENCE.match(text):
        return False
    return not _READABLE.search(to_plain(_HTML_LINK.sub("", _BRACKET_LINK.sub("", text))))


def _listed(words: str, block: _Block) -> str:
    """The items of a list as one sentence, behind the words that announce it: as many as may be said."""
    said, separator = words, " " if words else ""
    for item in _items(block):
        longer = f"{said}{separator}{item}"
        if len(longer) >= SAY_CHARACTERS:
            return f"{said}…" if separator == "; " else shortened(longer)
        said, separator = longer, "; "
    return said if not said or separator != "; " or said[-1] in ".!?…" else f"{said}."


def _items(block: _Block) -> Iterator[str]:
    """The outermost items of a list as plain words without the mark that ends them."""
    margin = 0
    item: list[str] = []
    for line in block.lines:
        found = list_item(line)
        if found is None:
            item.append(line.strip())
        elif not item or found[0] <= margin + 1:
            yield from _item(item)
            margin, item = found[0], [found[1]]
    yield from _item(item)


def _item(lines: list[str]) -> Iterator[str]:
    words = to_plain("\n".join(lines)).rstrip(" .;,")
    if _READABLE.search(words):
        yield words


_FENCE = re.compile(r"^[ \t>]*(`{3,}|~{3,}).*?(?:^[ \t>]*\1[`~]*[ \t]*$|\Z)", re.DOTALL | re.MULTILINE)
_SILENT = re.compile(r"<(style|script|button|svg)\b.*?(?:</\1>|\Z)", re.DOTALL | re.IGNORECASE)
_BUTTON = re.compile(
    r"<a\b[^<>]*\bclass\s*=\s*[\"'][^\"'<>]*(?:btn|button)[^<>]*>.*?(?:</a>|\Z)", re.DOTALL | re.IGNORECASE
)
_BUTTON_LINK = re.compile(r"\[[^\[\]\n]*\]\([^()\n]*\)[ \t]*\{[^{}\n]*(?:button|btn)[^{}\n]*\}")
_ATTRIBUTES = re.compile(r"\{[ \t]*[:.#][^{}\n]*\}")


def _without_machinery(text: str) -> str:
    """A text without what only a program reads: comments, code, diagrams, scripts, buttons, includes, attributes."""
    text = without_diagrams(without_includes(without_comments(text)))
    if "```" in text or "~~~" in text:
        text = _FENCE.sub("", text)
    if "<" in text:
        text = _BUTTON.sub("", _SILENT.sub("", text))
    if "{" in text:
        text = _ATTRIBUTES.sub("", _BUTTON_LINK.sub("", text))
    return text


_NOTE = re.compile(r"[ \t]*(?:!!!|\?\?\?\+?)[ \t]*\S")
_FENCED_NOTE = re.compile(r"[ \t]*(:{3,})[ \t]*\{?[ \t]*\w")
_FENCED_END = re.compile(r"[ \t]*:{3,}[ \t]*$")
_QUOTED = re.compile(r"[ \t]*(?:>[ \t]?)+")
_NOTE_NAMES: Final = (
    "note nota tip consejo info important importante warning aviso advertencia caution cuidado attention atencion "
    "danger peligro hint pista disclaimer observacion ojo recuerda recordatorio reminder"
)
_CALLOUT = re.compile(rf"\[!\w+\]|\W{{0,8}}(?:{'|'.join(_NOTE_NAMES.split())})\b\W*(?::|$)")
_CALLOUT_MARK = re.compile(r"^\[!\w+\][+-]?[^\n]*$")
_NO_TEXT = re.compile(
    r" {0,3}#{1,6}(?:[ \t]|$)|[ \t]*(?:[-*_=][ \t]*){3,}$|[ \t]*\||[ \t]*\[[^\]\n]+\]:[ \t]*\S"
    r"|import .* from [\"']|export (?:const|default|function) "
)
_NO_TEXT_STARTS: Final = frozenset("#-*_=|[ie")
_UNDERLINE = re.compile(r" {0,3}(?:=+|-+)[ \t]*$")
_NOTE_STARTS: Final = frozenset("!?:")
_CODE: Final = ("    ", "\t")


@dataclass(slots=True)
class _OpenBlock:
    """The block that is being read, without lines between two."""

    lines: list[str] = field(default_factory=list)
    is_list: bool = False
    noted: bool = False

    def begin(self, *, is_list: bool, noted: bool) -> None:
        self.is_list, self.noted = is_list, noted

    def close(self) -> Iterator[_Block]:
        if self.lines:
            yield _Block(tuple(self.lines), self.is_list, self.noted)
            self.lines = []


def _blocks(text: str) -> Iterator[_Block]:
    """The paragraphs and lists of a text in order, without headings, tables and whatever else is no sentence."""
    found = _OpenBlock()
    blank, code = True, False
    for line, noted, divides in _marked_lines(_without_machinery(text).split("\n")):
        if divides or _divides(line):
            if _UNDERLINE.match(line) and not blank and not found.is_list:
                # The lines above are a heading.
                found.lines = []
            yield from found.close()
            blank = True
            continue
        if not line.strip():
            blank = True
            continue
        item = list_item(line) is not None
        goes_on = found.is_list and (item or line[:2].isspace() or not blank)
        if (blank and not goes_on) or noted is not found.noted or (item and not found.is_list):
            yield from found.close()
        code = line.startswith(_CODE) and (code or (blank and not found.lines and not item))
        if not code:
            if not found.lines:
                found.begin(is_list=item, noted=noted)
            found.lines.append(line)
        blank = False
    yield from found.close()


def _divides(line: str) -> bool:
    """Whether a line is a heading, a rule, a row of a table or an address, and so ends what stands above it."""
    return line.lstrip()[:1] in _NO_TEXT_STARTS and (_NO_TEXT.match(line) or _UNDERLINE.match(line)) is not None


def _marked_lines(lines: list[str]) -> Iterator[tuple[str, bool, bool]]:
    """Each line without the marks of quotations and admonitions, whether it stands in an admonition, and whether it
    divides what is above it from what is below.
    """
    fenced = quoted = called = False
    margin = -1
    for line in lines:
        first = line.lstrip()[:1]
        if not first:
            yield "", fenced or margin >= 0, quoted
            quoted = False
            continue
        if first in _NOTE_STARTS and (_FENCED_NOTE.match(line) or _NOTE.match(line) or _FENCED_END.match(line)):
            fenced = first == ":" and not (fenced and _FENCED_END.match(line))
            margin = len(line) - len(line.lstrip()) if first != ":" else -1
            yield "", True, True
            continue
        if margin >= 0 and len(line) - len(line.lstrip()) <= margin:
            margin = -1
        inside = fenced or margin >= 0
        if first == ">":
            bare = _QUOTED.sub("", line, count=1)
            called = called if quoted else _CALLOUT.match(fold(bare)) is not None
            quoted = True
            yield _CALLOUT_MARK.sub("", bare), called or inside, False
            continue
        quoted = False
        yield line[margin + len(_CODE[0]) :] if margin >= 0 else line, inside, False
