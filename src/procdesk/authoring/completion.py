"""How a page may go on at the cursor: keys and values of its details, departments, links, headings, placeholders."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Final

from procdesk.content.front_matter.fences import find_block
from procdesk.content.front_matter.reader import read_front_matter
from procdesk.content.limits import FRONT_MATTER_CHARACTERS
from procdesk.content.sections import SectionPart, split
from procdesk.content.vocabulary import HAND_OVER_LABELS, KEY_NAMES, KEYS, section_heading
from procdesk.text import anchor, fold, fold_key

MOST: Final = 12
SECTION_ORDER: Final = (
    *("say", "ask", "decide", "avoid", "guide", "journey", "hand-over"),
    *("applies", "not-applies", "why", "worked"),
)
"""The sections of the format in the order in which a page has them."""
PAGE_KEYS: Final = (
    *("title", "customer_says", "department", "owner", "verified", "verify_every", "valid_from", "valid_until"),
    *("first_contact", "codes", "related"),
)
"""The details of a page in the order in which it has them."""
FIRST_CONTACTS: Final[Mapping[str, tuple[str, ...]]] = {
    "es": ("resolver", "resolver-y-pasar", "pasar"),
    "en": ("solve", "solve-then-hand-over", "hand-over"),
}
"""Language -> the words for who may answer, from the front line alone to another department alone."""
PLACEHOLDERS: Final[Mapping[str, tuple[str, ...]]] = {
    "es": ("{fechas|en unos días}", "{desde}", "{hasta}"),
    "en": ("{dates|in a few days}", "{earliest}", "{latest}"),
}
"""Language -> the dates that an answer may name."""
HAND_OVER_WORDS: Final[Mapping[str, tuple[str, ...]]] = {
    "es": ("A", "Ten a mano", "Di al cliente", "Si no contestan"),
    "en": ("To", "Have ready", "Tell the customer", "If nobody answers"),
}
"""Language -> the labels of a hand-over in their order."""
INTERVALS: Final[Mapping[str, tuple[str, ...]]] = {
    "es": ("3 meses", "6 meses", "1 año", "nunca"),
    "en": ("3 months", "6 months", "1 year", "never"),
}
"""Language -> how often a page is usually verified."""
# Longer details are none, and a long text is not read at every letter.
_HEAD: Final = FRONT_MATTER_CHARACTERS + 1
_KEY_LINE: Final = re.compile(r"(?P<key>[^\s:#-][^:#]*):[ \t]*(?P<value>.*)$")
_ITEM: Final = re.compile(r"\s*-[ \t]+(?P<value>.*)$")
_STEP: Final = re.compile(r"\s*(?:\d+[.)]|[-*+])[ \t]+\*\*(?P<name>[^*]*)$")
_LABEL: Final = re.compile(r"[ \t]*(?:[-*+][ \t]+)?(?P<label>[^:*_\[\]\n]{1,40}):[ \t]*(?P<value>.*)$")
_LINK: Final = re.compile(r"\]\((?P<target>[^()\s]*)$")
_BRACE: Final = re.compile(r"(?<![{\\])(?P<written>\{[^{}|:\n]*)$")
_HEADING: Final = re.compile(r"##[ \t]+(?P<words>.*)$")
_TO: Final = ("hand over to", "pasar a", "pasalo a")


@dataclass(frozen=True, slots=True)
class KnownPage:
    """A page that a text may link to: its process, its title, and its file below the content folder."""

    id: str
    title: str
    path: str


@dataclass(frozen=True, slots=True)
class KnownWords:
    """What a text may name: names of departments, pages, codes and owners of the folder."""

    departments: tuple[str, ...] = ()
    pages: tuple[KnownPage, ...] = ()
    codes: tuple[str, ...] = ()
    owners: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Suggestion:
    """One way to go on: `text` takes the place of what was typed, `words` say what it is."""

    text: str
    words: str


@dataclass(frozen=True, slots=True)
class Completion:
    """How a text may go on: what begins at `start`, counted in characters, is replaced by one of the suggestions."""

    start: int
    suggestions: tuple[Suggestion, ...]


@dataclass(frozen=True, slots=True)
class _Place:
    """Where the cursor is: the page's text, the part of its line before the cursor, and what it may name."""

    text: str
    before: str
    line: int
    path: str
    lang: str
    words: KnownWords
    today: date

    @property
    def language(self) -> str:
        return "es" if self.lang == "es" else "en"


_Found = tuple[str, Iterable[Suggestion]]
"""(what was typed of it, ways to go on)"""


def complete(text: str, position: int, path: str, lang: str, words: KnownWords, today: date) -> Completion | None:
    """How the text of the page `path`, written in `lang`, may go on at `position`; None where nothing is known."""
    begin = text.rfind("\n", 0, position) + 1
    before = text[begin:position]
    line = text.count("\n", 0, position) + 1
    place = _Place(text, before, line, path, lang, words, today)
    found = _in_details(place) if is_in_details(text, line) else _in_body(place)
    if found is None:
        return None
    typed, offered = found
    suggestions = tuple(_fitting(typed, offered))
    alone = len(suggestions) == 1 and suggestions[0].text == typed
    return Completion(position - len(typed), suggestions) if suggestions and not alone else None


def _fitting(typed: str, offered: Iterable[Suggestion]) -> list[Suggestion]:
    """What fits the words that were typed: what begins with them first, then what has such words in it."""
    wanted = fold(typed.lstrip("#{")).split()
    placed = []
    for number, one in enumerate(dict.fromkeys(offered)):
        own = fold(f"{one.text.lstrip('#{')} {one.words}")
        if own.startswith(" ".join(wanted)) or fold(one.words).startswith(" ".join(wanted)):
            placed.append((0, number, one))
        elif all(f" {word}" in f" {own}" for word in wanted):
            placed.append((1, number, one))
    return [one for _, _, one in sorted(placed, key=lambda it: it[:2])][:MOST]


def is_in_details(text: str, line: int) -> bool:
    """Whether a line of a page, counted from 1, is one of its details."""
    block = find_block(text[:_HEAD], "")
    if block is None:
        return text.lstrip().startswith("---") and line > 1
    return block.first_line <= line < block.first_line + len(block.lines)


def _in_details(place: _Place) -> _Found | None:
    if item := _ITEM.match(place.before):
        return _value(place, _key_above(place), item["value"])
    if found := _KEY_LINE.match(place.before):
        value = found["value"]
        # In brackets the last item is the one that is written.
        value = re.split(r"[\[,]\s*", value)[-1] if value.startswith("[") else value
        return _value(place, KEYS.get(fold_key(found["key"]), ""), value)
    if place.before.startswith((" ", "\t", "#")):
        return None
    return place.before, _keys(place)


def _key_above(place: _Place) -> str:
    """The key that an item of a list belongs to."""
    lines = place.text.split("\n")[: place.line - 1]
    keys = (_KEY_LINE.match(line) for line in reversed(lines))
    found = next((key for key in keys if key), None)
    return KEYS.get(fold_key(found["key"]), "") if found else ""


def _keys(place: _Place) -> Iterator[Suggestion]:
    written = {KEYS.get(fold_key(entry.key), "") for entry in read_front_matter(place.text[:_HEAD], "").entries}
    names = KEY_NAMES["es"] if key_language(place.text, place.lang) == "es" else {}
    for key in PAGE_KEYS:
        if key not in written:
            name = names.get(key, key)
            yield Suggestion(f"{name}: ", name)


def key_language(text: str, lang: str) -> str:
    """The language in which a page written in `lang` names its details, "es" or "en"; Spanish pages have either."""
    known = [
        fold_key(entry.key) for entry in read_front_matter(text[:_HEAD], "").entries if KEYS.get(fold_key(entry.key))
    ]
    spanish = any(key in KEY_NAMES["es"].values() for key in known)
    return "es" if spanish or (lang == "es" and not known) else "en"


def _value(place: _Place, key: str, typed: str) -> _Found | None:
    words = place.words
    offered: dict[str, Callable[[], Iterable[str]]] = {
        "department": lambda: words.departments,
        "owner": lambda: words.owners,
        "codes": lambda: words.codes,
        "first_contact": lambda: FIRST_CONTACTS[key_language(place.text, place.lang)],
        "verify_every": lambda: INTERVALS[key_language(place.text, place.lang)],
        "verified": lambda: (place.today.isoformat(),),
    }
    if key == "related":
        return typed, (Suggestion(one.id, f"{one.title} · {one.id}") for one in words.pages)
    return (typed, (Suggestion(one, one) for one in offered[key]())) if key in offered else None


def _in_body(place: _Place) -> _Found | None:
    before = place.before
    if found := _LINK.search(before):
        return _target(place, found["target"])
    if found := _BRACE.search(before):
        return found["written"], (Suggestion(one, one) for one in PLACEHOLDERS[place.language])
    if found := _STEP.match(before):
        return found["name"], (Suggestion(f"{one}** ", one) for one in place.words.departments)
    if found := _HEADING.match(before):
        return found["words"], _sections(place)
    return _label(place)


def _label(place: _Place) -> _Found | None:
    """What stands behind a label of a hand-over, or the label itself in a section of hand-overs."""
    found = _LABEL.match(place.before)
    if found and (HAND_OVER_LABELS.get(fold(found["label"]).strip()) == "to" or fold(found["label"]).strip() in _TO):
        return found["value"], (Suggestion(one, one) for one in place.words.departments)
    begun = re.match(r"[ \t]*(?:[-*+][ \t]+)?(?P<word>[^:*_\[\]]*)$", place.before)
    if found or begun is None or _section_at(place) != "hand-over" or not place.before.strip():
        return None
    return begun["word"], (Suggestion(f"{one}: ", one) for one in HAND_OVER_WORDS[place.language])


def _target(place: _Place, typed: str) -> _Found:
    if typed.startswith("#"):
        headings = re.findall(r"^#{2,4}[ \t]+(.+?)[ \t]*$", place.text, re.MULTILINE)
        return typed, (Suggestion(f"#{anchor(one)}", one) for one in headings)
    own = [one for one in place.words.pages if one.path != place.path]
    return typed, (Suggestion(link_to(one.path, place.path), f"{one.title} · {one.id}") for one in own)


def link_to(target: str, path: str) -> str:
    """The address by which a page links to another file of the folder, both below the content folder."""
    return posixpath.relpath(target, posixpath.dirname(path) or ".")


def _sections(place: _Place) -> Iterator[Suggestion]:
    there = {part.section.key for part in page_parts(place.text)}
    for key in SECTION_ORDER:
        if key not in there:
            heading = section_heading(key, place.lang)
            yield Suggestion(heading, heading)


def _section_at(place: _Place) -> str:
    parts = [part for part in page_parts(place.text) if part.section.line <= place.line]
    return parts[-1].section.key if parts else ""


def page_parts(text: str) -> tuple[SectionPart, ...]:
    """The sections of a page's text, with their lines in it."""
    matter = read_front_matter(text, "")
    return split(matter.body, matter.body_line, "")
