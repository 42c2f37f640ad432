"""Lists in CSV files and Excel workbooks as rows of text."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime, time
from pathlib import Path
from typing import Any, Final
from zipfile import BadZipFile

from defusedxml import DefusedXmlException
from defusedxml.ElementTree import fromstring
from openpyxl import load_workbook
from openpyxl.utils.cell import range_boundaries

from procdesk.authoring.importing.archive import Archive
from procdesk.authoring.importing.document import Remark, SourceRefused, remark
from procdesk.authoring.importing.limits import MARKUP_BYTES, ROWS, TEXT_BYTES
from procdesk.content.scan.decoding import decode

_DELIMITERS: Final = (";", "\t", ",", "|")
_SAMPLE: Final = 60
_MOST_COLUMNS: Final = 100
_SHEET = re.compile(r"xl/worksheets/[^/]+\.xml$")
_MERGED = re.compile(rb"<(?:\w+:)?mergeCell\b[^<>]*?\bref=\"([A-Z]{1,3}\d{1,7}:[A-Z]{1,3}\d{1,7})\"")
_FORMULA = re.compile(rb"<(?:\w+:)?f[\s>]")
_ROW = re.compile(rb"<(?:\w+:)?row\b")
_CURRENCY = re.compile(r"[€$£]")


@dataclass(frozen=True, slots=True)
class TextRows:
    """The rows of one list that hold anything, each with its number in the file; `name` is that of the sheet."""

    name: str
    rows: tuple[tuple[int, tuple[str, ...]], ...]


def csv_rows(raw: bytes) -> tuple[TextRows, tuple[Remark, ...]]:
    """The rows of a CSV file, whatever separates its columns. Raises SourceRefused: no list, or too long."""
    if len(raw) > TEXT_BYTES:
        raise SourceRefused("import-text-too-long")
    decoded = decode(raw)
    if decoded.is_binary:
        raise SourceRefused("import-other-content")
    text = decoded.text
    named = re.match(r"sep=(.)\n", text, re.IGNORECASE)
    text = text[named.end() :] if named else text
    delimiter = named[1] if named else _delimiter(text)
    csv.field_size_limit(TEXT_BYTES)
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter)
    try:
        rows = _filled((reader.line_num, row) for row in reader)
    except csv.Error as error:
        raise SourceRefused("import-broken-list") from error
    if not rows:
        raise SourceRefused("import-empty-file")
    told = tuple(remark("import-encoding", line=str(fault.line)) for fault in decoded.faults[:1])
    return TextRows("", rows), told


def _delimiter(text: str) -> str:
    """The sign that divides the first lines into the same number of columns most often."""

    def weight(sign: str) -> tuple[int, int]:
        rows = csv.reader(io.StringIO(text[:100_000], newline=""), delimiter=sign)
        widths = []
        try:
            for row in rows:
                if any(cell.strip() for cell in row):
                    widths.append(len(row))
                if len(widths) == _SAMPLE:
                    break
        except csv.Error:
            return (0, 0)
        usual = max(set(widths), key=widths.count, default=1)
        return (widths.count(usual) if usual > 1 else 0, usual)

    return max(_DELIMITERS, key=weight)


def _filled(rows: Iterable[tuple[int, Iterable[str]]]) -> tuple[tuple[int, tuple[str, ...]], ...]:
    found: list[tuple[int, tuple[str, ...]]] = []
    for number, row in rows:
        cells = tuple(cell.replace("\r\n", "\n").replace("\r", "\n").strip() for cell in row)
        if any(cells):
            if len(found) >= ROWS:
                raise SourceRefused("import-too-many-rows", limit=str(ROWS))
            if len(cells) > _MOST_COLUMNS and any(cells[_MOST_COLUMNS:]):
                raise SourceRefused("import-too-many-columns", limit=str(_MOST_COLUMNS))
            found.append((number, cells[:_MOST_COLUMNS]))
    return tuple(found)


def excel_rows(path: Path) -> tuple[tuple[TextRows, ...], tuple[Remark, ...]]:
    """The lists of a workbook, one for each sheet that shows any text. Raises SourceRefused where it is not sound."""
    parts = _book_parts(path)
    remarks, merged = list(parts.remarks), parts.merged
    try:
        book = load_workbook(path, read_only=True, data_only=True, keep_links=False)
        try:
            lists = []
            for number, sheet in enumerate(book.worksheets):
                if sheet.sheet_state != "visible":
                    remarks.append(remark("import-hidden-sheet", name=str(sheet.title)))
                    continue
                rows = _sheet_rows(sheet, merged[number] if number < len(merged) else ())
                if rows:
                    lists.append(TextRows(str(sheet.title), rows))
        finally:
            book.close()
    except SourceRefused:
        raise
    except (BadZipFile, OSError, LookupError, ValueError, TypeError, AttributeError, SyntaxError, EOFError) as error:
        raise SourceRefused("import-broken-markup", name=path.name) from error
    if not lists:
        raise SourceRefused("import-empty-file")
    return tuple(lists), tuple(remarks)


@dataclass(frozen=True, slots=True)
class _BookParts:
    """What the parts of a workbook tell: remarks, and the merged cells of each sheet as (left, top, right, bottom)."""

    remarks: tuple[Remark, ...]
    merged: tuple[tuple[tuple[int, int, int, int], ...], ...]


def _book_parts(path: Path) -> _BookParts:
    """The parts of a workbook, all of which are sound markup of a size that can be read, or else SourceRefused."""
    archive = Archive(path, MARKUP_BYTES)
    try:
        sheets = sorted((name for name in archive.names if _SHEET.match(name)), key=lambda one: (len(one), one))
        if not sheets:
            raise SourceRefused("import-other-content")
        markup = {name: archive.read(name) for name in archive.names if name.endswith((".xml", ".rels"))}
    finally:
        archive.close()
    try:
        for raw in markup.values():
            # Only a declaration can make entities; what is not plain bytes might hide one.
            if b"<!" in raw or b"\0" in raw[:16]:
                fromstring(raw, forbid_dtd=True)
        comments = [_words_of(raw) for name, raw in markup.items() if "comment" in name.lower()]
    except DefusedXmlException as error:
        raise SourceRefused("import-unsafe-markup", name=path.name) from error
    except (SyntaxError, ValueError, LookupError) as error:
        raise SourceRefused("import-broken-markup", name=path.name) from error
    texts = [markup[name] for name in sheets]
    if any(len(_ROW.findall(text)) > 20 * ROWS for text in texts):
        raise SourceRefused("import-too-many-rows", limit=str(ROWS))
    merged = tuple(tuple(_bounds(one.decode("ascii")) for one in _MERGED.findall(text)) for text in texts)
    return _BookParts(tuple(_told(archive.names, texts, comments, merged)), merged)


def _told(
    names: Iterable[str], texts: Iterable[bytes], comments: Iterable[str], merged: Iterable[tuple[Any, ...]]
) -> Iterator[Remark]:
    """What of a workbook does not come into any page."""
    for words in comments:
        yield remark("import-comment", count="1", text=words)
    drawn = [name.rpartition("/")[2] for name in names if name.startswith(("xl/media/", "xl/charts/"))]
    if drawn:
        yield remark("import-sheet-drawing", names=", ".join(drawn[:20]))
    if any(name.endswith("vbaProject.bin") for name in names):
        yield remark("import-macros", count="1")
    if formulas := sum(len(_FORMULA.findall(text)) for text in texts):
        yield remark("import-formulas", count=str(formulas))
    if cells := sum(map(len, merged)):
        yield remark("import-merged-cells", count=str(cells))


def _words_of(raw: bytes) -> str:
    return " ".join(" ".join(fromstring(raw, forbid_dtd=True).itertext()).split())[:4_000]


def _bounds(written: str) -> tuple[int, int, int, int]:
    left, top, right, bottom = range_boundaries(written)
    return int(left or 1), int(top or 1), int(right or 1), int(bottom or 1)


def _sheet_rows(sheet: Any, merged: tuple[tuple[int, int, int, int], ...]) -> tuple[tuple[int, tuple[str, ...]], ...]:
    """The rows of a sheet; what stands in a cell that is merged downwards holds for each of its rows."""
    below: dict[int, tuple[int, str]] = {}
    tops = {(top, left): bottom for left, top, _, bottom in merged if bottom > top}

    def rows() -> Iterator[tuple[int, list[str]]]:
        for number, row in enumerate(sheet.iter_rows(max_col=_MOST_COLUMNS), 1):
            cells = [_cell_text(cell) for cell in row]
            for column, text in enumerate(cells, 1):
                bottom, above = below.get(column, (0, ""))
                if (number, column) in tops:
                    below[column] = (tops[number, column], text)
                elif number <= bottom and not text:
                    cells[column - 1] = above
            yield number, cells

    return _filled(rows())


def _cell_text(cell: Any) -> str:
    """What a cell shows: numbers without noise, dates as ISO 8601, per cent and currency with their sign."""
    value = cell.value
    if value is None:
        return ""
    if isinstance(value, bool):
        return "✓" if value else "✗"
    if isinstance(value, datetime):
        return value.date().isoformat() if value.time() == time() else f"{value:%Y-%m-%d %H:%M}"
    if isinstance(value, date | time):
        return value.isoformat()
    if isinstance(value, int | float):
        return _number(value, str(getattr(cell, "number_format", "") or ""))
    return str(value)


def _number(value: float, form: str) -> str:
    percent = "%" in form
    written = (
        f"{round(value * 100 if percent else value, 6):f}".rstrip("0").rstrip(".")
        if isinstance(value, float) or percent
        else str(value)
    )
    currency = _CURRENCY.search(form)
    return f"{written} %" if percent else f"{written} {currency[0]}" if currency else written
