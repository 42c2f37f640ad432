"""Binder of processes as one PDF: cover, contents, pages, and an index of phrases, titles and codes."""

from __future__ import annotations

import pickle
import unicodedata
import zlib
from collections.abc import Generator, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from html import escape
from itertools import chain, groupby, islice, repeat
from pathlib import Path
from typing import Any

from PySide6.QtCore import QCollator, QLocale, Qt

from procdesk.library import Library
from procdesk.model import Progress, WriteUp
from procdesk.printing.document import PrintDocument, build_print_document
from procdesk.printing.html import DOCUMENT_STYLE, PageNumber, print_labels
from procdesk.printing.pagination import PrintText, cut
from procdesk.printing.pdf import PageMargins, PdfFile, PlacedSlice, PrintedPage, lay_out, margins
from procdesk.printing.sheet import Sheet, dots

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


_GUTTER_MM = 7.0
_INDEX_POINTS = 8.0
_WIDEST_NUMBER = "0000"
_RULE = "border-bottom: 1px solid #c8c8c8"


@dataclass(frozen=True, slots=True)
class BinderRequest:
    """What to bind: ids of processes, the language, when, and on what paper."""

    ids: tuple[str, ...]
    lang: str
    now: datetime
    sheet: Sheet


@dataclass(frozen=True, slots=True)
class BinderEntry:
    """What the first pass learned of a page: how many sides it takes, and what the contents tell of it."""

    id: str
    title: str
    department: str
    sides: int
    until: date
    doubtful: bool


@dataclass(frozen=True, slots=True)
class BinderPlan:
    """Where everything stands: sides of the contents and of the index, the number of each process's first page."""

    contents: int
    index: int
    numbers: dict[str, int]
    total: int


def write_binder(path: Path, library: Library, order: BinderRequest) -> Generator[Progress]:
    """Writes the binder, telling how far it is; closed before its end, an older file stays. Raises NotWritten."""
    return _Binder(library, order).write(path)


class _Binder:
    def __init__(self, library: Library, order: BinderRequest) -> None:
        self._library = library
        self._order = order
        self._speech = print_labels(order.lang)
        self._entries: list[BinderEntry] = []
        self._letters: list[IndexLetter] = []
        self._packed: dict[str, bytes] = {}

    def write(self, path: Path) -> Generator[Progress]:
        ids = _by_department(self._library, self._order)
        total = 2 * len(ids)
        lines: list[IndexLine] = []
        # The file is opened first: where it cannot be written, nobody waits to be told.
        with PdfFile(
            path, f"{self._library.company.name} {self._speech.say('paper-binder')}".strip(), self._order.sheet
        ) as file:
            for done, id_ in enumerate(ids):
                yield Progress(done, total)
                lines.extend(self._measure(id_))
            self._letters = by_letter(lines, self._order.lang)
            plan = self._plan()
            for side in self._front(plan):
                file.add(side)
            for done, entry in enumerate(self._entries, len(ids)):
                yield Progress(done, total)
                for side in self._leaf_sides(entry, plan):
                    file.add(side)
            for side in self._index_sides(plan):
                file.add(side)
        yield Progress(total, total)

    def _measure(self, id_: str) -> Iterator[IndexLine]:
        leaf = build_print_document(self._library, id_, self._order.lang, self._order.now.date())
        if leaf is None:
            return
        one = leaf.write_up
        bare = leaf.without_phrases()
        self._packed[id_] = zlib.compress(pickle.dumps(bare, pickle.HIGHEST_PROTOCOL), 1)
        _, slices = lay_out(bare, print_labels(one.lang), self._order.sheet, self._library.picture, _widest)
        found = leaf.validity
        self._entries.append(
            BinderEntry(id_, one.title, leaf.page.department, len(slices), found.until, found.doubtful)
        )
        yield from (IndexLine(line.text, line.title, id_, line.code) for line in index_lines(one))

    def _plan(self) -> BinderPlan:
        contents = len(self._contents(None))
        numbers, at = {}, 1 + contents + 1
        for entry in self._entries:
            numbers[entry.id] = at
            at += entry.sides
        columns = sum(1 for _ in self._index_columns(numbers))
        index = (columns + 1) // 2
        return BinderPlan(contents, index, numbers, at - 1 + index)

    def _front(self, plan: BinderPlan) -> Iterator[PrintedPage]:
        yield PrintedPage(tuple(self._cover()))
        contents = _exactly(self._contents(plan.numbers), plan.contents)
        for number, placed in enumerate(contents, 2):
            yield PrintedPage(placed, self._margins(self._speech.say("paper-contents"), number, plan))

    def _leaf_sides(self, entry: BinderEntry, plan: BinderPlan) -> Iterator[PrintedPage]:
        # The first pass packed it.
        leaf: PrintDocument = pickle.loads(zlib.decompress(self._packed.pop(entry.id)))  # noqa: S301
        speech = print_labels(leaf.write_up.lang)
        numbers = _number_in(plan.numbers)
        text, slices = lay_out(leaf, speech, self._order.sheet, self._library.picture, numbers)
        placed = _exactly([(PlacedSlice(text, one),) for one in slices], entry.sides)
        for number, side in enumerate(placed, plan.numbers[entry.id]):
            yield PrintedPage(side, margins(leaf, speech, self._order.now, number, plan.total))

    def _index_sides(self, plan: BinderPlan) -> Iterator[PrintedPage]:
        columns = self._index_columns(plan.numbers)
        first = plan.total - plan.index + 1
        shift = self._column_width() + dots(_GUTTER_MM)
        for number in range(first, plan.total + 1):
            left, right = next(columns, ()), next(columns, ())
            moved = (PlacedSlice(one.text, one.slice, one.x + shift, one.y) for one in right)
            yield PrintedPage((*left, *moved), self._margins(self._speech.say("paper-index"), number, plan))

    def _index_columns(self, numbers: dict[str, int]) -> Iterator[tuple[PlacedSlice, ...]]:
        """Column after column, the heading of the index in the first."""
        width, height = self._column_width(), self._order.sheet.text.height()
        column: list[PlacedSlice] = []
        heading = (
            f"<h1>{escape(self._speech.say('paper-index'))}</h1><p>{escape(self._speech.say('paper-index-hint'))}</p>"
        )
        begin = PrintText(heading, DOCUMENT_STYLE, width, self._library.picture)
        texts = (
            PrintText(index_letter_html(one, numbers), INDEX_STYLE, width, self._library.picture, _INDEX_POINTS)
            for one in self._letters
        )
        y = 0.0
        for text in chain((begin,), texts):
            for at, piece in enumerate(cut(text, height, height - y)):
                if at:
                    yield tuple(column)
                    column, y = [], 0.0
                if piece.height:
                    column.append(PlacedSlice(text, piece, 0.0, y))
                    y += piece.height
            y += dots(2)
        if column:
            yield tuple(column)

    def _column_width(self) -> float:
        return (self._order.sheet.text.width() - dots(_GUTTER_MM)) / 2

    def _contents(self, numbers: dict[str, int] | None) -> list[tuple[PlacedSlice, ...]]:
        """The contents, one tuple for each side; without `numbers` as wide as they will be at most."""
        html = [f"<h1>{escape(self._speech.say('paper-contents'))}</h1>"]
        for department, entries in groupby(self._entries, key=lambda entry: entry.department):
            rows = (
                self._contents_row(entry, str(numbers[entry.id]) if numbers else _WIDEST_NUMBER) for entry in entries
            )
            table = f'<table width="100%" cellspacing="0" cellpadding="1">{"".join(rows)}</table>'
            html.append(f"<h2>{escape(department)}</h2>{table}")
        text = PrintText("".join(html), DOCUMENT_STYLE, self._order.sheet.text.width(), self._library.picture)
        return [(PlacedSlice(text, one),) for one in cut(text, self._order.sheet.text.height())]

    def _contents_row(self, entry: BinderEntry, number: str) -> str:
        mark = f' <span class="quiet">({escape(self._speech.say("paper-to-confirm"))})</span>' if entry.doubtful else ""
        return (
            f'<tr><td width="92%" style="{_RULE}">{escape(entry.title)}{mark}</td>'
            f'<td width="8%" align="right" style="{_RULE}">{number}</td></tr>'
        )

    def _cover(self) -> list[PlacedSlice]:
        say = self._speech.say
        doubtful = sum(entry.doubtful for entry in self._entries)
        departments = " · ".join(dict.fromkeys(entry.department for entry in self._entries))
        lines = [
            f'<p style="font-size: 15pt">{escape(self._library.company.name)}</p>',
            f'<p style="font-size: 30pt; font-weight: 700">{escape(say("paper-binder"))}</p>',
            f'<p style="font-size: 12pt">{escape(self._speech.processes(len(self._entries)))}</p>',
            f'<p style="font-size: 10pt">{escape(departments)}</p>',
            f'<p style="font-size: 18pt; font-weight: 700; margin-top: 40px">{escape(self._until())}</p>',
            f'<p style="font-size: 12pt">{escape(self._printed())}</p>',
        ]
        if doubtful:
            lines.append(f'<p style="font-size: 12pt">{escape(say("paper-doubtful", count=str(doubtful)))}</p>')
        text = PrintText("".join(lines), DOCUMENT_STYLE, self._order.sheet.text.width(), self._library.picture)
        return [
            PlacedSlice(text, piece, 0.0, dots(60))
            for piece in cut(text, self._order.sheet.text.height() - dots(60))[:1]
        ]

    def _until(self) -> str:
        """The earliest day that a page of the binder gives; pages that must be confirmed anyway give none."""
        days = [entry.until for entry in self._entries if not entry.doubtful]
        return self._speech.say("paper-until", day=self._speech.day(min(days, default=self._order.now.date())))

    def _margins(self, heading: str, number: int, plan: BinderPlan) -> PageMargins:
        page = self._speech.say("paper-page", number=str(number), count=str(plan.total))
        return PageMargins((heading, self._library.company.name), ("", self._printed()), self._until(), page)

    def _printed(self) -> str:
        return self._speech.say("paper-printed", moment=self._speech.moment(self._order.now))


def _by_department(library: Library, order: BinderRequest) -> list[str]:
    """The ids by department and title, as the language sorts them; those of no process are left out."""
    key = sort_key(order.lang)
    names = library.overview().department_name
    hits = {hit.id: hit for hit in library.hits_of(order.ids, order.lang)}
    # One after the other: Qt's keys know what is less, but not what is equal.
    by_title = sorted(sorted(hits), key=lambda id_: key(hits[id_].title))
    return sorted(by_title, key=lambda id_: key(names(hits[id_].department, order.lang)))


def _widest(_id: str) -> str:
    return _WIDEST_NUMBER


def _number_in(numbers: dict[str, int]) -> PageNumber:
    return lambda id_: str(numbers[id_]) if id_ in numbers else ""


def _exactly(sides: Sequence[tuple[PlacedSlice, ...]], count: int) -> Iterable[tuple[PlacedSlice, ...]]:
    """As many sides as were counted; true page numbers are never wider than those that were laid out first."""
    return islice(chain(sides, repeat(())), count)
