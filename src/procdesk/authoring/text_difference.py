"""What is different between two versions of a page, as a person reads it: in plain words, each marked."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from enum import Enum, auto
from typing import Final, NamedTuple

from procdesk.content.blocks import list_item
from procdesk.content.front_matter.reader import read_front_matter
from procdesk.content.plain_text import heading_words, to_plain

_WORD: Final = re.compile(r"\s+|\w+|[^\w\s]")
_HEADING: Final = re.compile(r" {0,3}(#{1,6})[ \t]+(.*?)[ \t#]*$")
# Paragraphs that have so little in common are another paragraph, not a changed one.
_ALIKE: Final = 0.4
_MOST_COMPARED: Final = 400


class Mark(Enum):
    """Whether words stand in both versions, only in the new one, or only in the old one."""

    SAME = auto()
    ADDED = auto()
    REMOVED = auto()


class MarkedWords(NamedTuple):
    """Some words of a paragraph, with the blanks between them."""

    mark: Mark
    text: str


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph, a heading (`level` from 1), an item of a list or a detail at the top (`key`) in plain words."""

    text: str
    level: int = 0
    is_item: bool = False
    key: str = ""


@dataclass(frozen=True, slots=True)
class ChangedParagraph:
    """A paragraph as it is in either version: its words in order, each marked."""

    paragraph: Paragraph
    words: tuple[MarkedWords, ...]

    @property
    def is_changed(self) -> bool:
        """Whether anything in it is different."""
        return any(one.mark is not Mark.SAME for one in self.words)


def paragraphs(text: str) -> tuple[Paragraph, ...]:
    """A page in plain words: its details one by one, then its text."""
    matter = read_front_matter(text, "")
    return (*_details(text), *_of_body(matter.body))


def difference(old: str, new: str) -> tuple[ChangedParagraph, ...]:
    """All paragraphs of two versions of a page in their order, those of the old one that are gone where they stood."""
    before, after = paragraphs(old), paragraphs(new)
    found: list[ChangedParagraph] = []
    matcher = SequenceMatcher(None, before, after, autojunk=False)
    for tag, i1, i2, j1, j2 in matcher.get_opcodes():
        if tag == "equal":
            found.extend(_whole(one, Mark.SAME) for one in after[j1:j2])
        else:
            found.extend(_replaced(before[i1:i2], after[j1:j2]))
    return tuple(found)


def _details(text: str) -> Iterator[Paragraph]:
    for entry in read_front_matter(text, "").entries:
        values = entry.value if isinstance(entry.value, tuple) else (entry.value or "",)
        for value in values:
            yield Paragraph(" ".join(value.split()), key=entry.key)


def _of_body(body: str) -> Iterator[Paragraph]:
    open_lines: list[str] = []
    is_item = False

    def closed() -> Iterator[Paragraph]:
        words = to_plain("\n".join(open_lines)) or " ".join("\n".join(open_lines).split())
        if words:
            yield Paragraph(words, is_item=is_item)
        open_lines.clear()

    for line in body.split("\n"):
        heading, item = _HEADING.match(line), list_item(line)
        if heading or item or not line.strip() or line.lstrip().startswith(("|", "```", "~~~")):
            yield from closed()
            is_item = False
        if heading:
            yield Paragraph(heading_words(heading[2]), level=len(heading[1]))
        elif line.strip():
            is_item = is_item or item is not None
            open_lines.append(item[1] if item else line)
    yield from closed()


def _replaced(before: Sequence[Paragraph], after: Sequence[Paragraph]) -> Iterator[ChangedParagraph]:
    """Paragraphs that stand in the place of others: those that are alike are one that was changed."""
    if [_kind(one) for one in before] == [_kind(one) for one in after]:
        pairs = zip(before, after, strict=True)
        yield from (ChangedParagraph(two, tuple(_words(one.text, two.text))) for one, two in pairs)
        return
    rest = list(before)
    for one in after:
        partner = _most_alike(one, rest)
        if partner is None:
            yield _whole(one, Mark.ADDED)
            continue
        place = rest.index(partner)
        yield from (_whole(gone, Mark.REMOVED) for gone in rest[:place])
        del rest[: place + 1]
        yield ChangedParagraph(one, tuple(_words(partner.text, one.text)))
    yield from (_whole(gone, Mark.REMOVED) for gone in rest)


def _most_alike(one: Paragraph, others: Sequence[Paragraph]) -> Paragraph | None:
    best, found = _ALIKE, None
    matcher = SequenceMatcher(None, autojunk=False)
    matcher.set_seq2(_split(one.text))
    for other in others[:_MOST_COMPARED]:
        if _kind(other) != _kind(one):
            continue
        matcher.set_seq1(_split(other.text))
        if matcher.real_quick_ratio() > best and matcher.quick_ratio() > best and (alike := matcher.ratio()) > best:
            best, found = alike, other
    return found


def _kind(one: Paragraph) -> tuple[str, int, bool]:
    return one.key, one.level, one.is_item


def _words(old: str, new: str) -> Iterator[MarkedWords]:
    before, after = _split(old), _split(new)
    gone: list[str] = []
    come: list[str] = []
    codes = SequenceMatcher(None, before, after, autojunk=False).get_opcodes()
    for number, (tag, i1, i2, j1, j2) in enumerate(codes):
        blank = tag == "equal" and not "".join(after[j1:j2]).strip()
        if tag != "equal" or (blank and gone and come and number < len(codes) - 1):
            # A blank between two words that changed belongs to both.
            gone.extend(before[i1:i2])
            come.extend(after[j1:j2])
            continue
        yield from _changed(gone, come)
        yield MarkedWords(Mark.SAME, "".join(after[j1:j2]))
    yield from _changed(gone, come)


def _changed(gone: list[str], come: list[str]) -> Iterator[MarkedWords]:
    """The words that were collected, as they were and as they are; both lists are emptied."""
    if gone:
        yield MarkedWords(Mark.REMOVED, "".join(gone))
    if come:
        yield MarkedWords(Mark.ADDED, "".join(come))
    gone.clear()
    come.clear()


def _split(text: str) -> list[str]:
    return _WORD.findall(text)


def _whole(one: Paragraph, mark: Mark) -> ChangedParagraph:
    return ChangedParagraph(one, (MarkedWords(mark, one.text),) if one.text else ())
