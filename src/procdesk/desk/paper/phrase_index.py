"""The index at the end of a binder: what customers say, the titles and the codes, each with its page."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from html import escape
from itertools import groupby
from typing import Any

from PySide6.QtCore import QCollator, QLocale, Qt

from procdesk.model import WriteUp

_OTHERS = "0–9"
_LETTERS_OF_THEIR_OWN = {"es": "Ñ"}
INDEX_STYLE = """
p { margin-top: 0; margin-bottom: 1px; margin-left: 10px; text-indent: -10px; }
h2 { font-size: 12pt; font-weight: 700; margin-top: 8px; margin-bottom: 3px; }
"""


@dataclass(frozen=True, slots=True)
class IndexLine:
    """A line of the index: `text` as it is looked up, `title` of the process it means ("": the text is the title)."""

    text: str
    title: str
    id: str
    code: bool = False


@dataclass(frozen=True, slots=True)
class IndexLetter:
    """All lines that begin with one letter, in order."""

    name: str
    lines: tuple[IndexLine, ...]


def index_lines(one: WriteUp) -> Iterator[IndexLine]:
    """What one page adds to the index."""
    yield IndexLine(one.title, "", one.id)
    for phrase in one.phrases:
        if phrase.strip():
            yield IndexLine(phrase, one.title, one.id)
    for code in one.codes:
        yield IndexLine(code, one.title, one.id, code=True)


def by_letter(lines: Iterable[IndexLine], lang: str) -> list[IndexLetter]:
    """The lines in the order of the language, under the letters that they begin with."""
    key = sort_key(lang)
    ordered = sorted(sorted(set(lines), key=lambda line: line.id), key=lambda line: key(line.text))
    grouped = groupby(ordered, key=lambda line: letter(line.text, lang))
    found: dict[str, list[IndexLine]] = {}
    for name, group in grouped:
        found.setdefault(name, []).extend(group)
    return [IndexLetter(name, tuple(group)) for name, group in found.items()]


def sort_key(lang: str) -> Any:
    """The order of the dictionary in a language: neither case nor quotation marks count."""
    collator = QCollator(QLocale(lang))
    collator.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
    collator.setIgnorePunctuation(True)
    return collator.sortKey


def letter(text: str, lang: str) -> str:
    """The letter that a text is found under; digits and all else have one heading."""
    first = next((one for one in text if one.isalnum()), "").upper()[:1]
    if first in _LETTERS_OF_THEIR_OWN.get(lang, ""):
        return first or _OTHERS
    base = unicodedata.normalize("NFD", first)[:1]
    return base if base.isalpha() else _OTHERS


def index_letter_html(one: IndexLetter, numbers: dict[str, int]) -> str:
    """A letter's lines as rich text, with the numbers of the processes' pages."""
    lines = "".join(_line_html(line, str(numbers[line.id])) for line in one.lines)
    return f"<h2>{escape(one.name)}</h2>{lines}"


def _line_html(line: IndexLine, number: str) -> str:
    text = escape(line.text)
    shown = f"<b>{text}</b>" if line.code or not line.title else text
    title = f" – <i>{escape(line.title)}</i>" if line.title else ""
    return f"<p>{shown}{title}, <b>{number}</b></p>"
