"""Changes of single keys and items of the front matter: every other line of the page stays as it is.

Each function takes the text of a page and gives the new one. A key is named by the format's own name, `owner`, and
written as the file writes it or its other keys. The result has been read again: it says what was wanted, and nothing
else of the page says anything else than before.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from procdesk.authoring.details.key_edits import (
    LISTS,
    KeyPlace,
    items_of,
    new_key_lines,
    with_items,
    with_text,
    without_key,
)
from procdesk.authoring.details.toml_edits import new_setting, with_setting
from procdesk.authoring.details.value_spelling import one_line, yaml_spellings, yaml_values
from procdesk.content.front_matter.fences import FencedBlock, find_block, visible
from procdesk.content.front_matter.key_lines import KeyLines, own_name, sort_by_key
from procdesk.content.front_matter.reader import FrontMatter, read_front_matter
from procdesk.content.scan.paths import guess_language
from procdesk.content.vocabulary import KEY_NAMES, KEYS
from procdesk.text import fold_key

_ORDER: Final = tuple(dict.fromkeys(KEYS.values()))
_ITEM_START: Final = "  - "

Value = str | tuple[str, ...]


class EditRefused(ValueError):  # noqa: N818 - nothing is wrong but the page
    """The front matter cannot be changed safely: `code` is that of the sentence that says why, `facts` fill it."""

    def __init__(self, code: str, **facts: str) -> None:
        super().__init__(code, facts)
        self.code = code
        self.facts = facts


def set_key(text: str, key: str, value: Value | None) -> str:
    """The page with another value of a key, a text or the items of a list; None takes the key out.

    A key that is not there yet is written in its place among the others, and a page without front matter gets one.
    Raises EditRefused, KeyError for a name that is none of the format's.
    """
    if key not in _ORDER:
        raise KeyError(key)
    wanted = _clean(key, value)
    before = read_front_matter(text, "")
    if _wanted_of(before, key) == (None if wanted is None else _compared(key, wanted)):
        return text
    block = _editable(find_block(text, ""), text)
    for lines in _candidates(text, block, key, wanted):
        after = "\n".join(lines)
        if _says(after, before, key, wanted) and _is_yaml_as_before(text, after, key, wanted):
            return after
    raise EditRefused("edit-unsafe", key=_written(before, key, text))


def add_item(text: str, key: str, item: str) -> str:
    """The page with one more item at the end of a list: a phrase, a code, a related process; as it is where it has it.

    Raises EditRefused, KeyError for a name that is none of a list.
    """
    items = _items(text, key)
    wanted = one_line(item)
    return text if not wanted or wanted in items else set_key(text, key, (*items, wanted))


def replace_item(text: str, key: str, old: str, new: str) -> str:
    """The page with another item in the place of one. Raises EditRefused, also where the old one is not there."""
    items = _items(text, key)
    at = _place_of(items, key, old)
    return set_key(text, key, (*items[:at], new, *items[at + 1 :]))


def remove_item(text: str, key: str, item: str) -> str:
    """The page without an item of a list, of two equal ones the last. Raises EditRefused, also where it has none."""
    items = _items(text, key)
    at = _place_of(items, key, item)
    return set_key(text, key, (*items[:at], *items[at + 1 :]))


def _items(text: str, key: str) -> tuple[str, ...]:
    if key not in LISTS:
        raise KeyError(key)
    return _items_in(read_front_matter(text, ""), key)


def _place_of(items: tuple[str, ...], key: str, item: str) -> int:
    wanted = " ".join(visible(item).split())
    found = [at for at, one in enumerate(items) if one == wanted]
    if not found:
        raise EditRefused("edit-item-gone", key=key, item=item)
    return found[-1]


def _clean(key: str, value: Value | None) -> Value | None:
    """A value as it can be written; "" for no item at all where a key is no list."""
    if value is None:
        return None
    if key in LISTS:
        texts = value if isinstance(value, tuple) else (value,)
        return tuple(text for one in texts if (text := one_line(one)))
    return one_line(value if isinstance(value, str) else " ".join(value))


def _editable(block: FencedBlock | None, text: str) -> FencedBlock | None:
    """The block, if its lines can be changed one by one."""
    if block is None:
        return None
    if any(one.code == "front-matter-too-big" for one in block.problems):
        raise EditRefused("edit-too-long")
    if block.toml and any(one.code == "toml-broken" for one in read_front_matter(text, "").problems):
        raise EditRefused("edit-toml-broken")
    first = next((line.lstrip() for line in block.lines if line.strip()), "")
    if not block.toml and first.startswith(("{", "? ")):
        raise EditRefused("edit-in-braces")
    return block


def _candidates(text: str, block: FencedBlock | None, key: str, value: Value | None) -> Iterator[list[str]]:
    """The lines of the page with the change, in every way that may do, best first."""
    lines = text.split("\n")
    if block is None:
        yield from _with_new_block(lines, text, key, value)
        return
    if block.toml:
        yield from _toml_candidates(lines, block, key, value)
        return
    keys, _ = sort_by_key(block.lines, block.first_line, "")
    found = [one for one in keys if one.name == key]
    if not found:
        yield from _with_new_key(lines, block, keys, key, value)
        return
    if value is None and len(found) > 1:
        raise EditRefused("edit-twice", key=found[0].key, line=str(found[1].line))
    place = KeyPlace(tuple(lines), found[0], _item_start(lines, keys))
    if value is None:
        yield without_key(place)
    elif isinstance(value, tuple):
        yield from with_items(place, value)
    else:
        yield from with_text(place, value)


def _with_new_block(lines: list[str], text: str, key: str, value: Value | None) -> Iterator[list[str]]:
    written = _written(FrontMatter((), text, 1), key, text)
    gap = [""] if lines[0].strip() else []
    for new in _new_lines(key, written, "", _ITEM_START, value):
        yield ["---", *new, "---", *gap, *lines]


def _with_new_key(
    lines: list[str], block: FencedBlock, keys: tuple[KeyLines, ...], key: str, value: Value | None
) -> Iterator[list[str]]:
    rank = _ORDER.index(key)
    ours = [one for one in keys if one.name]
    above = [one for one in ours if _ORDER.index(one.name) < rank]
    if above:
        at = KeyPlace(tuple(lines), max(above, key=lambda one: _ORDER.index(one.name))).last_line
    elif ours:
        at = ours[0].line - 1
    else:
        # Behind the last line of other programs' keys that holds something.
        at = block.first_line - 1 + max((n for n, line in enumerate(block.lines, 1) if line.strip()), default=0)
    indent = _indent(lines[keys[0].line - 1]) if keys else ""
    written = _written(read_front_matter("\n".join(lines), ""), key, "\n".join(lines))
    for new in _new_lines(key, written, indent, _item_start(lines, keys), value):
        yield [*lines[:at], *new, *lines[at:]]


def _new_lines(key: str, written: str, indent: str, item_start: str, value: Value | None) -> Iterator[list[str]]:
    if value is None:
        return
    if isinstance(value, str):
        for spelling in yaml_spellings(key, value):
            yield [f"{indent}{written}: {spelling}".rstrip()]
        return
    in_brackets = key != "customer_says"
    for way in range(2):
        ways = [yaml_spellings(key, one, in_brackets=in_brackets) for one in value]
        yield new_key_lines(key, written, indent, item_start, tuple(one[min(way, len(one) - 1)] for one in ways))


def _toml_candidates(lines: list[str], block: FencedBlock, key: str, value: Value | None) -> Iterator[list[str]]:
    start, end = block.first_line - 1, block.first_line - 1 + len(block.lines)
    inside = lines[start:end]
    found = with_setting(inside, key, value)
    if found is None:
        if value is None:
            return
        written = _written(read_front_matter("\n".join(lines), ""), key, "\n".join(lines))
        found = new_setting(inside, _ORDER, key, written, value)
    for new in found:
        yield [*lines[:start], *new, *lines[end:]]


def _item_start(lines: list[str], keys: tuple[KeyLines, ...]) -> str:
    """How the items of a list begin in this front matter, behind the indent of their key."""
    for key in keys:
        outer = _indent(lines[key.line - 1])
        item = next((line for line in key.below if line.text.lstrip().startswith("- ")), None)
        if key.name and item:
            return _indent(lines[item.number - 1]).removeprefix(outer) + "- "
    return _ITEM_START


def _indent(line: str) -> str:
    return line[: len(line) - len(line.lstrip())]


def _written(matter: FrontMatter, key: str, text: str) -> str:
    """A key as the file writes it, else in the language of the keys that it has, else in that of its text."""
    known = {own_name(entry.key): entry.key for entry in matter.entries if own_name(entry.key)}
    if key in known:
        return known[key]
    english = [name for name, written in known.items() if fold_key(written) == name and name != "lang"]
    lang = ("en" if english else "es") if known else guess_language(text)
    return KEY_NAMES.get(lang, {}).get(key, key)


def _items_in(matter: FrontMatter, key: str) -> tuple[str, ...]:
    found = next((entry for entry in matter.entries if own_name(entry.key) == key), None)
    return items_of(key, found.value) if found else ()


def _wanted_of(matter: FrontMatter, key: str) -> Value | None:
    """The value of a key as it can be compared, None where the page lacks it."""
    found = next((entry for entry in matter.entries if own_name(entry.key) == key), None)
    if found is None:
        return None
    return _compared(key, found.value if found.value is not None else "")


def _compared(key: str, value: Value) -> Value:
    if key in LISTS:
        return items_of(key, value)
    texts = value if isinstance(value, tuple) else (value,)
    return " ".join(" ".join(visible(one) for one in texts).split())


def _says(after: str, before: FrontMatter, key: str, wanted: Value | None) -> bool:
    """Whether a changed page says what is wanted, and besides that what it said before, with no new mistake."""
    now = read_front_matter(after, "")
    if _wanted_of(now, key) != (None if wanted is None else _compared(key, wanted)):
        return False
    others = [[(one.key, one.value) for one in matter.entries if own_name(one.key) != key] for matter in (before, now)]
    if others[0] != others[1]:
        return False
    added_above = not before.entries and now.body.lstrip("\n") == before.body.lstrip("\n")
    if now.body != before.body and not added_above:
        return False
    return {one.code for one in now.problems} <= {one.code for one in before.problems}


def _is_yaml_as_before(before: str, after: str, key: str, wanted: Value | None) -> bool:
    """Whether another program reads the same of the front matter, if it could read it before; TOML is read alike."""
    old, new = find_block(before, ""), find_block(after, "")
    if new is None or new.toml:
        return new is not None or wanted is None
    others = {} if old is None else yaml_values("\n".join((*old.lines, "")))
    if others is None:
        return True
    values = yaml_values("\n".join((*new.lines, "")))
    if values is None:
        return not any(line.strip() and not line.lstrip().startswith("#") for line in new.lines)
    same = {name: value for name, value in values.items() if own_name(name) != key}
    return same == {name: value for name, value in others.items() if own_name(name) != key}
