"""The values of our own keys, read as the text that stands there: a person's words need no quotation marks."""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from typing import Final

import yaml

from procdesk.content.front_matter import yaml_reader
from procdesk.content.front_matter.key_lines import (
    BLOCK_TEXT,
    KeyLines,
    MarkedText,
    NumberedLine,
    item_of,
    key_and_value,
)
from procdesk.content.problems import problem
from procdesk.model import Problem

_LITERAL: Final = frozenset({"title", "customer_says"})
_NAMES: Final = frozenset({"owner", "name", "department", "codes", "related", "former_ids", "phone", "email"})
_LISTS: Final = frozenset({"customer_says", "codes", "related", "former_ids"})
# After a blank and before another, a number sign begins a remark; in dates and the like it always does.
_REMARK = re.compile(r"(?:^|[ \t]+)#(?:[ \t].*)?$")
_ANY_REMARK = re.compile(r"(?:^|[ \t]+)#.*$")
_YAML_QUOTED = re.compile(r"""(?P<quoted>"(?:[^"\\]|\\.)*"|'(?:[^']|'')*')(?:[ \t]+#(?:[ \t].*)?)?$""")
_ONLY_REMARK = re.compile(r"#(?:[ \t].*)?$")
_COMMA = re.compile(r""",(?=(?:[^"]*"[^"]*")*[^"]*$)""")
_OPENS: Final = " ([{¿¡"
_CLOSES: Final = " .,;:!?)]}…"
_LABEL = re.compile(r"[ \t]*\w[\w-]*:$")
_QUOTES: Final = ({*'"“”„‟'}, {*"'‘’‚‛´"})
_POINTED: Final = {"«": "»", "‹": "›"}
_OPENING: Final = frozenset().union(*_QUOTES, _POINTED)


@dataclass(frozen=True, slots=True)
class LineValue:
    """A text, a list of texts or None for a mapping, the lines of the texts, and what was wrong with them."""

    value: str | tuple[str, ...] | None
    lines: tuple[int, ...] = ()
    problems: tuple[Problem, ...] = ()


@dataclass(slots=True)
class _OpenItem:
    """An item while its lines are collected: its first line, and whether a dash marks it, or anything does."""

    line: NumberedLine
    text: str
    marked: bool
    dashed: bool


@dataclass(slots=True)
class _KeyReading:
    """A key's lines, and what was found wrong with them."""

    lines: KeyLines
    path: str
    problems: list[Problem] = field(default_factory=list)

    def tell(self, code: str, line: int, **facts: str) -> None:
        self.problems.append(problem(code, self.path, line, **facts))

    def words(self, text: str, line: int) -> str:
        """A value without the quotation marks around it and without the remark behind it."""
        if text[:1] in ('"', "'"):
            if found := _YAML_QUOTED.match(text):
                return _unescaped(found["quoted"])
            if text.count(text[0]) == 1:
                self.tell("quote-open", line)
        return unwrapped(self.without_remark(text))

    def without_remark(self, text: str) -> str:
        name = self.lines.name
        if "#" not in text or name in _LITERAL:
            return text
        return (_REMARK if name in _NAMES else _ANY_REMARK).sub("", text)


def read_lines(lines: KeyLines, path: str) -> LineValue:
    """What the lines of one of our keys say."""
    reading = _KeyReading(lines, path)
    found = _list(reading) if lines.name in _LISTS else _text(reading)
    return replace(found, problems=tuple(reading.problems)) if reading.problems else found


def split_remark(name: str, value: str) -> tuple[str, str]:
    """A value of the key `name` as it is written, and the blanks and the remark behind it, "" without a remark."""
    if value[:1] in ('"', "'") and (found := _YAML_QUOTED.match(value)):
        return found["quoted"], value[found.end("quoted") :]
    if value[:1] == "#" and _ONLY_REMARK.match(value):
        return "", value
    remark = None if name in _LITERAL else (_REMARK if name in _NAMES else _ANY_REMARK).search(value)
    return (value[: remark.start()], value[remark.start() :]) if remark else (value, "")


def unwrapped(text: str) -> str:
    """A text without the quotation marks that stand around the whole of it; two quotations in a row keep theirs."""
    text = text.strip()
    if text[:1] not in _OPENING or len(text) < 3:
        return text
    if text[0] in _POINTED:
        closing = _POINTED[text[0]]
        whole = text[-1] == closing and _closes_at_the_end(text, text[0], closing)
        return text[1:-1].strip() if whole else text
    quotes = next((some for some in _QUOTES if text[0] in some and text[-1] in some), None)
    return text[1:-1].strip() if quotes and _is_one_quotation(text, quotes) else text


def _closes_at_the_end(text: str, opening: str, closing: str) -> bool:
    depth = 0
    for place, letter in enumerate(text):
        depth += (letter == opening) - (letter == closing)
        if depth == 0:
            return place == len(text) - 1
    return False


def _is_one_quotation(text: str, quotes: set[str]) -> bool:
    """Whether the last mark closes the first: behind a blank a mark opens a quotation, before one it closes it."""
    depth, last = 0, len(text) - 1
    for place, letter in enumerate(text):
        if letter not in quotes:
            continue
        before, after = text[place - 1 : place].strip(_OPENS), text[place + 1 : place + 2].strip(_CLOSES)
        if place == 0 or (not before and after):
            depth += 1
        elif place < last and before and not after:
            depth -= 1
            if depth == 0:
                return False
    return True


def _unescaped(quoted: str) -> str:
    """The text of a quotation as YAML has it."""
    if "\\" not in quoted and "''" not in quoted:
        return quoted[1:-1]
    node = yaml_reader.compose(quoted)
    return node.value if isinstance(node, yaml.ScalarNode) else quoted[1:-1]


def _only_value(value: str) -> str:
    """What stands behind a colon, "" where that is nothing but a remark."""
    return "" if value[:1] == "#" and _ONLY_REMARK.match(value) else value


def _text(reading: _KeyReading) -> LineValue:
    """The one text of a key, which may go on in the lines below it."""
    lines = reading.lines
    if BLOCK_TEXT.match(lines.value):
        return _block_text(lines)
    below = _without_remarks(lines.below)
    value = _only_value(lines.value)
    if value.startswith("[") and (flow := _flow_list(lines)) is not None:
        return flow
    if not value and below:
        return _text_below(reading, below)
    first = next((line for line in below if item_of(line.text)), None)
    if first is not None:
        reading.tell("list-without-key", first.number, key=lines.key)
        below = below[: below.index(first)]
    if value.startswith("[") and "]" not in value:
        reading.tell("bracket-open", lines.line)
    text = reading.words(" ".join((value, *(line.text.strip() for line in below))), lines.line)
    return LineValue(text, (lines.line,))


def _text_below(reading: _KeyReading, below: list[NumberedLine]) -> LineValue:
    """A text that begins in the line below its key; several lines may be a list or a mapping instead."""
    if any(item_of(line.text) for line in below):
        return _items(reading, below)
    if len(below) > 1 and all(key_and_value(line.text.strip()) for line in below):
        return LineValue(None)
    text = " ".join(line.text.strip() for line in below)
    return LineValue(reading.words(text, below[0].number), (below[0].number,))


def _list(reading: _KeyReading) -> LineValue:
    """The texts of a key: items below it, a list in brackets, a text with a line for each, or a single one."""
    lines = reading.lines
    if BLOCK_TEXT.match(lines.value):
        return _block_text(lines)
    below = _without_remarks(lines.below)
    value = reading.without_remark(_only_value(lines.value))
    has_items = any(item_of(line.text) for line in below)
    if value.strip("[] \t") == "" and value and has_items:
        reading.tell("brackets-above-list", lines.line)
        value = ""
    if value.startswith("["):
        return _bracketed(reading, value, below)
    if not value and _is_mapping(reading, below):
        return LineValue(None)
    if not value or has_items or item_of(value):
        first = [NumberedLine(lines.line, value, 0)] if value else []
        return _items(reading, [*first, *below])
    text = " ".join((value, *(line.text.strip() for line in below)))
    words = reading.words(text, lines.line)
    return LineValue((words,) if lines.name in _LITERAL else words, (lines.line,))


def _is_mapping(reading: _KeyReading, below: list[NumberedLine]) -> bool:
    """Whether keys of their own stand below a key, and no lines of text that happen to hold a colon."""
    if not below or item_of(below[0].text):
        return False
    if reading.lines.name in _LITERAL:
        return bool(_LABEL.match(below[0].text)) and len(below) > 1 and below[1].indent > below[0].indent
    return key_and_value(below[0].text.strip()) is not None


def _block_text(lines: KeyLines) -> LineValue:
    """The text below `|` or `>`, where YAML cannot read it with a space for every end of a line."""
    node = yaml_reader.compose(lines.source)
    pairs = [] if isinstance(node, yaml_reader.YamlError) or node is None else yaml_reader.pairs(node)
    text = yaml_reader.text_of(pairs[0][1]) if pairs else None
    if text is None:
        text = ("\n" if lines.value[0] == "|" else " ").join(line.text.strip() for line in lines.below)
    return LineValue(text, (lines.line,))


def _flow_list(lines: KeyLines) -> LineValue | None:
    """A list in brackets as YAML reads it, None where it is none or holds more than texts."""
    node = yaml_reader.compose(lines.source)
    pairs = [] if isinstance(node, yaml_reader.YamlError) or node is None else yaml_reader.pairs(node)
    if len(pairs) != 1 or not isinstance(pairs[0][1], yaml.SequenceNode):
        return None
    found = yaml_reader.items(pairs[0][1])
    texts = [(text, lines.line + item.start_mark.line) for item in found if (text := yaml_reader.text_of(item))]
    if len(texts) < sum(not isinstance(item, yaml.ScalarNode) or bool(item.value) for item in found):
        return None
    return LineValue(tuple(text for text, _ in texts), tuple(line for _, line in texts))


def _bracketed(reading: _KeyReading, value: str, below: list[NumberedLine]) -> LineValue:
    """A list in brackets, or a text that only begins with one."""
    flow = _flow_list(reading.lines)
    if flow is not None:
        return flow
    number = reading.lines.line
    text = " ".join((value, *(line.text.strip() for line in below)))
    if "]" not in text:
        reading.tell("bracket-open", number)
    elif not text.endswith("]") or text.index("]") < len(text) - 1:
        return LineValue((reading.words(text, number),), (number,))
    parts = [part.strip() for part in _COMMA.split(text.strip("[] "))]
    texts = tuple(reading.words(part, number) for part in parts if part)
    return LineValue(texts, (number,) * len(texts))


def _items(reading: _KeyReading, lines: list[NumberedLine]) -> LineValue:
    """The items of a list with whatever marks them; a line that is indented further goes on with the one above."""
    if all(map(_is_plain_item, lines)):
        plain = [(reading.words(line.text.lstrip()[2:].strip(), line.number), line.number) for line in lines]
        return LineValue(tuple(text for text, _ in plain if text), tuple(number for text, number in plain if text))
    items: list[_OpenItem] = []
    for line in lines:
        last = items[-1] if items else None
        found = item_of(line.text)
        deeper = last is not None and line.indent > last.line.indent
        if last is not None and deeper and _goes_on(last, found):
            last.text = f"{last.text}\n{line.text.strip()}"
        elif found:
            items.append(_OpenItem(line, found.text, marked=True, dashed=found.dashed))
        else:
            items.append(_OpenItem(line, line.text.strip(), marked=False, dashed=False))
    marked = any(item.marked for item in items)
    texts: list[tuple[str, int]] = []
    for item in items:
        number = item.line.number
        if marked and not item.marked and number != reading.lines.line:
            reading.tell("item-without-dash", number, text=item.text[: yaml_reader.SHOWN])
        texts.append((_item_text(reading, item), number))
    kept = [(text, number) for text, number in texts if text]
    return LineValue(tuple(text for text, _ in kept), tuple(number for _, number in kept))


def _is_plain_item(line: NumberedLine) -> bool:
    """Whether a line is an item by itself, as nearly all are: behind a dash, and no text begins below it."""
    text = line.text.lstrip()
    return text.startswith("- ") and text[2:].lstrip()[:1] not in ("|", ">")


def _goes_on(last: _OpenItem, found: MarkedText | None) -> bool:
    """Whether a line that is indented further than an item belongs to it; a dash of its own makes it another item."""
    if found is None:
        return last.marked
    return (last.marked and BLOCK_TEXT.match(last.text) is not None) or (last.dashed and not found.dashed)


def _item_text(reading: _KeyReading, item: _OpenItem) -> str:
    if "\n" not in item.text:
        return reading.words(item.text, item.line.number)
    head, *rest = item.text.split("\n")
    if rest and BLOCK_TEXT.match(head):
        return " ".join(rest)
    return reading.words(" ".join((head, *rest)).strip(), item.line.number)


def _without_remarks(lines: tuple[NumberedLine, ...]) -> list[NumberedLine]:
    """The lines that hold something, without those that are a remark as a whole."""
    return [line for line in lines if line.text.lstrip()[:1] not in ("", "#")]
