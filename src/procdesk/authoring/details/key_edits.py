"""The lines of one key of the front matter written anew: only its value changes, and remarks stay where they are."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import Final

from procdesk.authoring.details.bracket_list import ListChange, changed, read_bracket_list
from procdesk.authoring.details.value_spelling import yaml_spellings
from procdesk.content.front_matter.fences import visible
from procdesk.content.front_matter.key_lines import BLOCK_TEXT, KeyLines, NumberedLine, item_of
from procdesk.content.front_matter.line_reader import read_lines, split_remark

LISTS: Final = frozenset({"customer_says", "codes", "related", "former_ids"})
"""The keys whose values are lists."""
_IN_BRACKETS: Final = frozenset({"codes", "related", "former_ids"})
_COLON = re.compile(r"[:：=][ \t]*$")
_HEAD = re.compile(r"[ \t]*\S.*:[ \t]+$")
_PART = re.compile(r"[^,;]*[^,;\s]")
_WAYS: Final = 4


@dataclass(frozen=True, slots=True)
class KeyPlace:
    """A key in the lines of a page; `item_start` is how an item of a list begins elsewhere in the front matter."""

    lines: tuple[str, ...]
    key: KeyLines
    item_start: str = "  - "

    @property
    def value_lines(self) -> list[NumberedLine]:
        """The lines below the key that are its value, and no remarks."""
        if BLOCK_TEXT.match(self.key.value):
            return [line for line in self.key.below if line.number <= self.last_line]
        return [line for line in self.key.below if line.text.lstrip()[:1] not in ("", "#")]

    @property
    def last_line(self) -> int:
        """The number of the last line that holds something of the key."""
        return max((line.number for line in self.key.below if line.text), default=self.key.line)

    def with_lines(self, new: dict[int, str | None]) -> list[str]:
        """All lines of the page, with some of them, by number, replaced by others, None for taken out."""
        kept = ((number, new.get(number, line)) for number, line in enumerate(self.lines, 1))
        return [part for _, line in kept if line is not None for part in line.split("\n")]


def with_text(place: KeyPlace, text: str) -> Iterator[list[str]]:
    """The lines of the page with another text as the value, in each way that it can be spelt, best first."""
    key, below = place.key, place.value_lines
    gone: dict[int, str | None] = {line.number: None for line in below}
    if BLOCK_TEXT.match(key.value) and below and text:
        indent = below[0].text[: below[0].indent]
        yield place.with_lines({**gone, below[0].number: indent + text})
    written, remark = split_remark(key.name, " ".join((key.value, *(line.text.strip() for line in below))).strip())
    quote = written[:1] if written[:1] in ('"', "'") else ""
    in_next_line = not split_remark(key.name, key.value)[0] and len(below) == 1 and not item_of(below[0].text)
    for spelling in yaml_spellings(key.name, text, quote):
        if in_next_line and text:
            line = below[0]
            head, behind = _around(place.lines[line.number - 1], line.text.strip())
            yield place.with_lines({**gone, line.number: head + spelling + remark + behind})
        else:
            yield place.with_lines({**gone, key.line: _key_line(place, spelling, remark)})


def without_key(place: KeyPlace) -> list[str]:
    """The lines of the page without the key; remarks in lines of their own stay."""
    indent = place.lines[place.key.line - 1][: _indent(place.lines[place.key.line - 1])]
    gone: dict[int, str | None] = dict.fromkeys((place.key.line, *(line.number for line in place.value_lines)))
    kept = (line for line in place.key.below if line.text and line.number not in gone)
    return place.with_lines({**gone, **{line.number: indent + line.text.lstrip() for line in kept}})


def new_key_lines(name: str, written: str, indent: str, item_start: str, items: tuple[str, ...]) -> list[str]:
    """The lines of a new key that is a list, called `written`, with spelt items."""
    if name in _IN_BRACKETS:
        return [f"{indent}{written}: [{', '.join(items)}]"]
    return [f"{indent}{written}:", *(indent + item_start + item for item in items)]


def items_of(name: str, value: str | tuple[str, ...] | None) -> tuple[str, ...]:
    """The items that the value of a list's key stands for, as the pages are read."""
    if value is None:
        return ()
    if isinstance(value, tuple):
        found = value
    elif name == "customer_says":
        found = tuple(item.text if (item := item_of(line)) else line for line in value.split("\n"))
    else:
        found = tuple(re.split(r"[,;\n]", value))
    return tuple(text for one in found if (text := " ".join(visible(one).split())))


def with_items(place: KeyPlace, items: tuple[str, ...]) -> Iterator[list[str]]:
    """The lines of the page with other items in a list, in each way that they can be spelt, best first."""
    key = place.key
    old = items_of(key.name, read_lines(key, "").value)
    changes = _changes(old, items)
    if not old and key.name not in _IN_BRACKETS and not _has_remarks(place):
        # `[]` of a template: one phrase a line is how they are read and written.
        yield from _all_anew(place, items)
    for way in range(_WAYS):
        for form in (_item_lines, _brackets, _text_lines, _parts):
            lines = form(place, len(old), changes, _speller(key.name, way))
            if lines is not None:
                yield lines
    if not _has_remarks(place):
        yield from _all_anew(place, items)


def _all_anew(place: KeyPlace, items: tuple[str, ...]) -> Iterator[list[str]]:
    name = place.key.name
    for way in range(_WAYS):
        yield _anew(place, tuple(_speller(name, way)(item, "", name in _IN_BRACKETS) for item in items))


_Speller = Callable[[str, str, bool], str]
_Changes = tuple[tuple[int, int, tuple[str, ...]], ...]


def _speller(name: str, way: int) -> _Speller:
    """Spells an item in the `way`-th best way, given the quotation mark before and whether it stands in brackets."""

    def spell(item: str, quote: str, in_brackets: bool) -> str:
        ways = yaml_spellings(name, item, quote, in_brackets=in_brackets)
        return ways[min(way, len(ways) - 1)]

    return spell


def _changes(old: tuple[str, ...], new: tuple[str, ...]) -> _Changes:
    codes = SequenceMatcher(None, old, new, autojunk=False).get_opcodes()
    return tuple((i1, i2, new[j1:j2]) for tag, i1, i2, j1, j2 in codes if tag != "equal")


def _item_lines(place: KeyPlace, count: int, changes: _Changes, spell: _Speller) -> list[str] | None:
    """A list with an item in each line; None where it is written in another way."""
    key = place.key
    if BLOCK_TEXT.match(key.value) or split_remark(key.name, key.value)[0] not in ("", "[]"):
        return None
    starts = read_lines(key, "").lines
    below = place.value_lines
    if len(starts) != count or len(set(starts)) != count or (not count and below) or key.line in starts:
        return None
    if not below and "[" in key.value:
        return None
    new: dict[int, str | None] = {}
    for start, end, items in changes:
        for at in range(start, end):
            new |= dict.fromkeys(_item_numbers(below, starts, at))
        model = _ItemModel.of(place, starts, min(start, count - 1))
        shared = min(end - start, len(items))
        for at, item in enumerate(items[:shared], start):
            new[starts[at]] = _ItemModel.of(place, starts, at).line(item, spell, keeps_remark=True)
        added = [model.line(item, spell, keeps_remark=False) for item in items[shared:]]
        if added:
            _insert(place, new, _line_above(place, below, starts, start + shared), added)
    return place.with_lines(new)


@dataclass(frozen=True, slots=True)
class _ItemModel:
    """How an item of a list is written: what stands before it, its quotation mark and the remark behind it."""

    name: str
    head: str
    quote: str = ""
    remark: str = ""

    @staticmethod
    def of(place: KeyPlace, starts: tuple[int, ...], at: int) -> _ItemModel:
        """The model that the item with the number `at` gives, the one of other lists where there is no item."""
        if at < 0:
            indent = place.lines[place.key.line - 1][: _indent(place.lines[place.key.line - 1])]
            return _ItemModel(place.key.name, indent + place.item_start)
        raw = place.lines[starts[at] - 1]
        seen = visible(raw).strip()
        found = item_of(seen)
        text = found.text if found else seen
        head, _ = _around(raw, text)
        written, remark = split_remark(place.key.name, text)
        if not text and not head.endswith((" ", "\t")):
            head += " "
        return _ItemModel(place.key.name, head, written[:1] if written[:1] in ('"', "'") else "", remark)

    def line(self, item: str, spell: _Speller, *, keeps_remark: bool) -> str:
        return self.head + spell(item, self.quote, False) + (self.remark if keeps_remark else "")


def _item_numbers(below: list[NumberedLine], starts: tuple[int, ...], at: int) -> list[int]:
    """The numbers of the lines of an item, which may go on in lines that are indented further."""
    first = next(number for number, line in enumerate(below) if line.number == starts[at])
    numbers = [starts[at]]
    for line in below[first + 1 :]:
        if line.number in starts or line.indent <= below[first].indent:
            break
        numbers.append(line.number)
    return numbers


def _line_above(place: KeyPlace, below: list[NumberedLine], starts: tuple[int, ...], at: int) -> int:
    """The number of the line below which an item with the number `at` begins."""
    return max(_item_numbers(below, starts, at - 1)) if at else place.key.line


def _insert(place: KeyPlace, new: dict[int, str | None], above: int, added: list[str]) -> None:
    kept = new.get(above, place.lines[above - 1])
    new[above] = "\n".join(added if kept is None else (kept, *added))


def _brackets(place: KeyPlace, count: int, changes: _Changes, spell: _Speller) -> list[str] | None:
    """A list in brackets, in one line or several; None where it is written in another way."""
    key, last = place.key, max((line.number for line in place.value_lines), default=place.key.line)
    if not key.value.startswith("["):
        return None
    head, behind = _around(place.lines[key.line - 1], key.value)
    source = "\n".join((key.value + behind, *place.lines[key.line : last]))
    listed = read_bracket_list(source, 0)
    if listed is None or len(listed.items) != count:
        return None

    def spelt(items: tuple[str, ...], at: int) -> tuple[str, ...]:
        quotes = [source[span.start] for span in listed.items if source[span.start] in "'\""]
        usual = quotes[0] if quotes and len(quotes) == len(listed.items) else ""
        own = [source[span.start] if source[span.start] in "'\"" else "" for span in listed.items[at:]]
        return tuple(
            spell(item, own[number] if number < len(own) else usual, True) for number, item in enumerate(items)
        )

    wanted = [ListChange(start, end, spelt(items, start)) for start, end, items in changes]
    gone: dict[int, str | None] = dict.fromkeys(range(key.line + 1, last + 1))
    return place.with_lines({**gone, key.line: head + changed(source, listed, wanted)})


def _text_lines(place: KeyPlace, count: int, changes: _Changes, _spell: _Speller) -> list[str] | None:
    """A text below `|` with an item in each line; None where it is written in another way."""
    lines = [line for line in place.value_lines if line.text]
    if not place.key.value.startswith("|") or not BLOCK_TEXT.match(place.key.value) or len(lines) != count or not count:
        return None
    new: dict[int, str | None] = {}
    for start, end, items in changes:
        new |= {lines[at].number: None for at in range(start, end)}
        shared = min(end - start, len(items))
        for at, item in enumerate(items, start):
            model = lines[min(at, count - 1)]
            found = item_of(model.text)
            head, _ = _around(place.lines[model.number - 1], found.text if found else model.text.strip())
            if at < start + shared:
                new[lines[at].number] = head + item
            else:
                above = lines[start + shared - 1].number if start + shared else place.key.line
                _insert(place, new, above, [head + item])
    return place.with_lines(new)


def _parts(place: KeyPlace, count: int, changes: _Changes, _spell: _Speller) -> list[str] | None:
    """Names in one line with commas between them; None where the list is written in another way."""
    key = place.key
    written, remark = split_remark(key.name, key.value)
    spans = [one.span() for one in _PART.finditer(written)]
    spans = [(start + len(written[start:end]) - len(written[start:end].lstrip()), end) for start, end in spans]
    if key.name not in _IN_BRACKETS or place.value_lines or len(spans) != count or not count or written[0] in "['\"":
        return None
    if any(re.search("[,;]", item) for _, _, items in changes for item in items):
        return None
    texts = [written[start:end] for start, end in spans]
    for start, end, items in reversed(changes):
        texts[start:end] = items
    kept = len(texts) == count and all(end - start == len(items) for start, end, items in changes)
    value = written if kept else ", ".join(texts)
    if kept:
        for (start, end), text in reversed(list(zip(spans, texts, strict=True))):
            value = value[:start] + text + value[end:]
    return place.with_lines({key.line: _key_line(place, value, remark)})


def _anew(place: KeyPlace, spelt: tuple[str, ...]) -> list[str]:
    """The list written as the documentation does, below the key as it stands."""
    gone: dict[int, str | None] = dict.fromkeys(line.number for line in place.value_lines)
    if place.key.name in _IN_BRACKETS:
        return place.with_lines({**gone, place.key.line: _key_line(place, f"[{', '.join(spelt)}]", "")})
    raw = place.lines[place.key.line - 1]
    indent = raw[: _indent(raw)]
    head = _key_line(place, "", "")
    return place.with_lines(
        {**gone, place.key.line: "\n".join((head, *(indent + place.item_start + one for one in spelt)))}
    )


def _has_remarks(place: KeyPlace) -> bool:
    return any("#" in text for text in (place.key.value, *(line.text for line in place.value_lines)))


def _key_line(place: KeyPlace, value: str, remark: str) -> str:
    """The line of the key with another value; a slip around its colon is put right."""
    raw = place.lines[place.key.line - 1]
    head, behind = _around(raw, place.key.value)
    if not _HEAD.match(head):
        head = f"{_COLON.sub('', head).rstrip()}: "
    if remark and not remark[0].isspace():
        remark = f" {remark}"
    return (head + value + remark).rstrip() + behind if value or remark else head.rstrip() + behind


def _around(raw: str, value: str) -> tuple[str, str]:
    """What stands before and behind the value in a line, with the characters that nobody sees if possible."""
    seen = visible(raw)
    whole = raw if len(raw) == len(seen) else seen
    end = len(seen.rstrip())
    return whole[: end - len(value)], whole[end:]


def _indent(line: str) -> int:
    return len(line) - len(line.lstrip())
