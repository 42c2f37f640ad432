"""The headings of an imported text become those of the format: our sections by name, all others as they are."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from procdesk.authoring.importing.document import Remark, remark
from procdesk.content.near_words import NEAR_KEYS
from procdesk.content.plain_text import to_plain
from procdesk.content.sections import Heading, headings
from procdesk.content.vocabulary import KEYS, Naming, near_section, section_heading, section_name
from procdesk.text import anchor, fold_key, fold_name

_LEVEL: Final = 2
_DEEPEST: Final = 6
_LONGEST_HEADING: Final = 100
_LONGEST_PHRASE: Final = 150
_BOLD_LINE = re.compile(r" {0,3}\*\*(?P<words>(?:[^*\n\\]|\\.)+)\*\*[ \t]*(?P<colon>[:：]?)[ \t]*\\?$")
_SENTENCE_END: Final = (".", "!", ",", ";", "…")
_NUMBERED_ITEM = re.compile(r"^ {0,3}\d+[.)] ", re.MULTILINE)
_LABEL_LINE = re.compile(r"^[ \t]*(?:[-*] )?(?:\*\*)?(?:A|To|Para|Ten a mano|Have ready)(?:\*\*)?:", re.MULTILINE)
_UNMARKED = re.compile(r"\\(?=[^\w\s])|[*`]|(?<!\w)_|_(?!\w)")


@dataclass(frozen=True, slots=True)
class ArrangedText:
    """A text in the form of a write-up, and the sections that were recognised: (heading there, PRODUCT's key).

    `phrases` are those that stood below a heading such as "The customer says", and are no part of `body` any more.
    """

    body: str
    recognised: tuple[tuple[str, str], ...]
    remarks: tuple[Remark, ...]
    phrases: tuple[str, ...] = ()


@dataclass(slots=True)
class _HeadingMark:
    """A heading of the text: its lines, its level, and the section of the format that it names ("": none)."""

    start: int
    end: int
    level: int
    words: str
    key: str = ""
    guessed: bool = False


def arrange(body: str, lang: str, title: str = "") -> ArrangedText:
    """The text with our sections as level-2 headings under their own names, in `lang`; other headings keep theirs.

    A line in bold counts as a heading where it names a section, or where the text has no other headings. A first line
    that only repeats `title` is left out.
    """
    lines = body.strip("\n").split("\n")
    if title and fold_name(_plain(lines[0].lstrip("# ").rstrip("\\"))) == fold_name(title):
        lines[0] = ""
    marks = _marks(lines)
    phrases, remarks = _taken_phrases(marks, lines)
    _name_sections(marks, lines)
    base = _base_level(marks)
    renamed: dict[str, str] = {}
    recognised: list[tuple[str, str]] = []
    for mark, in_guide in _with_guides(marks):
        words = mark.words
        if mark.key and not in_guide:
            words = section_heading(mark.key, lang)
            recognised.append((mark.words, mark.key))
            renamed[anchor(mark.words)] = anchor(words)
            if mark.guessed:
                remarks.append(remark("import-section-guessed", heading=mark.words, section=words))
        level = _LEVEL if mark.level <= base else min(mark.level - base + _LEVEL, _DEEPEST)
        lines[mark.start : mark.end] = [f"{'#' * level} {words}", *[""] * (mark.end - mark.start - 1)]
    return ArrangedText(_with_space("\n".join(lines), renamed), tuple(recognised), tuple(remarks), phrases)


def _marks(lines: list[str]) -> list[_HeadingMark]:
    found = [_mark(one) for one in headings(lines) if one.text]
    known = {number for mark in found for number in range(mark.start, mark.end)}
    has_headings = bool(found)
    deepest = max((mark.level for mark in found), default=1)
    for number, line in enumerate(lines):
        if number in known or not (bold := _BOLD_LINE.match(line)):
            continue
        words = _plain(bold["words"]).rstrip(" :：")
        is_section = section_name(words) is not None or names_phrases(words)
        if is_section or (not has_headings and _stands_alone(lines, number, words)):
            found.append(
                _HeadingMark(number, number + 1, _LEVEL if not has_headings else min(deepest, _LEVEL + 1), words)
            )
    return sorted(found, key=lambda mark: mark.start)


def _mark(heading: Heading) -> _HeadingMark:
    return _HeadingMark(heading.start, heading.end, heading.level, heading.text)


def _stands_alone(lines: list[str], number: int, words: str) -> bool:
    """Whether a line in bold has the place of a heading: apart from what is above, with a text below, and short."""
    above = lines[number - 1].strip() if number else ""
    below = next((line for line in lines[number + 1 :] if line.strip()), "")
    return (
        not above
        and bool(below)
        and not _BOLD_LINE.match(below)
        and len(words) <= _LONGEST_HEADING
        and not words.endswith(_SENTENCE_END)
    )


def _plain(markdown: str) -> str:
    return _UNMARKED.sub("", markdown).strip()


def _taken_phrases(marks: list[_HeadingMark], lines: list[str]) -> tuple[tuple[str, ...], list[Remark]]:
    """The customers' phrases below a heading that names them, taken out of the text with it."""
    for number, mark in enumerate(marks):
        if not names_phrases(mark.words):
            continue
        items = [to_plain(line).strip(' "“”«»') for line in _text_below(marks, number, lines).split("\n")]
        phrases = tuple(dict.fromkeys(item for item in items if item))
        if phrases and all(len(item) <= _LONGEST_PHRASE for item in phrases):
            end = marks[number + 1].start if number + 1 < len(marks) else len(lines)
            lines[mark.start : end] = [""] * (end - mark.start)
            del marks[number]
            return phrases, [remark("import-phrases", heading=mark.words, count=str(len(phrases)))]
    return (), []


def names_phrases(heading: str) -> bool:
    """Whether a heading says what the format calls `customer_says`, by one of its names or one that people use."""
    key = fold_key(_plain(heading).strip(" :.¿?"))
    return "customer_says" in (KEYS.get(key), KEYS.get(NEAR_KEYS.get(key, "")))


def _name_sections(marks: list[_HeadingMark], lines: list[str]) -> None:
    """Gives each mark its section: by its name first, then in other words where nothing else is that section."""
    taken: set[str] = set()
    for naming in (Naming.EXACT, Naming.LONGER, Naming.MISSPELT):
        named = [(mark, section_name(_plain(mark.words))) for mark in marks if not mark.key]
        often = Counter(name.key for _, name in named if name and name.naming is naming)
        for mark, name in named:
            if name is None or name.naming is not naming or name.key in taken:
                continue
            # Of several with more words each would hold for some customers alone.
            if naming is Naming.LONGER and often[name.key] > 1:
                continue
            mark.key, mark.guessed = name.key, naming is not Naming.EXACT
            taken.add(name.key)
    for number, mark in enumerate(marks):
        key = "" if mark.key else near_section(_plain(mark.words))
        if key and key not in taken and _fits(key, _text_below(marks, number, lines)):
            mark.key, mark.guessed = key, True
            taken.add(key)


def _fits(key: str, text: str) -> bool:
    """Whether a text has the form of the section that its heading only resembles."""
    if key == "journey":
        return bool(_NUMBERED_ITEM.search(text))
    if key == "hand-over":
        return bool(_LABEL_LINE.search(text))
    return bool(text.strip()) and key != "guide"


def _text_below(marks: list[_HeadingMark], number: int, lines: list[str]) -> str:
    end = marks[number + 1].start if number + 1 < len(marks) else len(lines)
    return "\n".join(lines[marks[number].end : end])


def _with_guides(marks: list[_HeadingMark]) -> Iterator[tuple[_HeadingMark, bool]]:
    """The marks, and whether each stands in the guide, where headings are questions."""
    guide = 0
    for mark in marks:
        if guide and mark.level <= guide:
            guide = 0
        yield mark, bool(guide)
        if not guide and mark.key == "guide":
            guide = mark.level


def _base_level(marks: list[_HeadingMark]) -> int:
    """The level whose headings begin sections: the deepest of those that name one of ours, else the highest of all."""
    ours = [mark.level for mark, in_guide in _with_guides(marks) if mark.key and not in_guide]
    return max(ours, default=min((mark.level for mark in marks), default=_LEVEL))


def _with_space(text: str, renamed: dict[str, str]) -> str:
    """The text with a blank line around each heading, its links following the headings that have other names now."""
    for old, new in renamed.items():
        if old != new:
            text = text.replace(f"](#{old})", f"](#{new})")
    lines = text.split("\n")
    for heading in reversed(list(headings(lines))):
        if heading.end < len(lines) and lines[heading.end].strip():
            lines.insert(heading.end, "")
        if heading.start and lines[heading.start - 1].strip():
            lines.insert(heading.start, "")
    return re.sub(r"\n{3,}", "\n\n", "\n".join(lines)).strip()
