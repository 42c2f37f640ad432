"""A long text cut into sheets: never through a line or a row, and no heading alone at the foot of a page."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import (
    QImage,
    QTextBlock,
    QTextCursor,
    QTextDocument,
    QTextFormat,
    QTextFrame,
    QTextOption,
    QTextTable,
)

from procdesk.printing.sheet import DOTS, dots, font, ruler

ReadPicture = Callable[[str], bytes | None]
_POINTS = 10.0
_INDENT = 18
_SCREEN_DOTS = 96
# A table or a card of up to this part of a page stays in one piece.
_WHOLE = 0.5
_TALLEST_PICTURE = 0.35
_WIDEST_DOTS = 1_400


@dataclass(frozen=True, slots=True)
class TextBlockSpan:
    """A stretch of a text that must not be cut, from `top` to `bottom` in dots; `tied`: the next one must follow."""

    top: float
    bottom: float
    tied: bool = False


@dataclass(frozen=True, slots=True)
class PageSlice:
    """What of a text stands on one page, or in one column of it."""

    top: float
    bottom: float

    @property
    def height(self) -> float:
        """In dots."""
        return self.bottom - self.top


class PrintText(QTextDocument):
    """A text laid out for a column of paper; loads only the content's pictures, and none larger than a third page."""

    def __init__(self, html: str, style: str, width: float, read_picture: ReadPicture, points: float = _POINTS) -> None:
        super().__init__()
        self._read_picture = read_picture
        self._width = width
        self.documentLayout().setPaintDevice(ruler())
        self.setDocumentMargin(0)
        self.setIndentWidth(_INDENT)
        self.setUseDesignMetrics(True)
        letters = font(points)
        letters.setPointSizeF(points)
        self.setDefaultFont(letters)
        option = QTextOption()
        option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        self.setDefaultTextOption(option)
        self.setDefaultStyleSheet(style)
        self.setTextWidth(width)
        cursor = QTextCursor(self)
        # One edit: the text is laid out once, not again for each heading.
        cursor.beginEditBlock()
        self.setHtml(html)
        self._tame()
        cursor.endEditBlock()

    def loadResource(self, kind: int, url: QUrl | str) -> Any:
        """Only pictures of the content folder; for all else an empty picture, since None would let Qt load the path."""
        address = url if isinstance(url, str) else url.toString()
        blank = QImage(1, 1, QImage.Format.Format_ARGB32)
        blank.fill(0)
        if kind != QTextDocument.ResourceType.ImageResource.value or not address.startswith("content:"):
            return blank
        raw = self._read_picture(address.removeprefix("content:"))
        image = QImage.fromData(raw) if raw else blank
        return blank if image.isNull() else self._bounded(image)

    def _bounded(self, image: QImage) -> QImage:
        """The picture with no more dots than print well, and no larger than its share of a page."""
        if max(image.width(), image.height()) > _WIDEST_DOTS:
            keep, smooth = Qt.AspectRatioMode.KeepAspectRatio, Qt.TransformationMode.SmoothTransformation
            image = image.scaled(_WIDEST_DOTS, _WIDEST_DOTS, keep, smooth)
        widest = self._width / DOTS * _SCREEN_DOTS
        tallest = dots(240) * _TALLEST_PICTURE / DOTS * _SCREEN_DOTS
        image.setDevicePixelRatio(max(1.0, image.width() / widest, image.height() / tallest))
        return image

    def _tame(self) -> None:
        """Lets long code wrap, and headings have the size of the style: Qt would enlarge them by their level."""
        cursor = QTextCursor(self)
        block = self.begin()
        while block.isValid():
            form = block.blockFormat()
            if form.nonBreakableLines():
                form.setNonBreakableLines(False)
                cursor.setPosition(block.position())
                cursor.setBlockFormat(form)
            if form.headingLevel():
                _take_size_from_style(block, cursor)
            block = block.next()


def _take_size_from_style(block: QTextBlock, cursor: QTextCursor) -> None:
    iterator = block.begin()
    fragments = []
    while not iterator.atEnd():
        fragments.append(iterator.fragment())
        iterator += 1
    for fragment in fragments:
        form = fragment.charFormat()
        form.clearProperty(QTextFormat.Property.FontSizeAdjustment.value)
        cursor.setPosition(fragment.position())
        cursor.setPosition(fragment.position() + fragment.length(), QTextCursor.MoveMode.KeepAnchor)
        cursor.setCharFormat(form)


def cut(text: QTextDocument, height: float, first: float | None = None) -> list[PageSlice]:
    """The text in slices of at most `height` dots, the first of at most `first` (it may be empty: `height` 0)."""
    slices: list[PageSlice] = []
    room = height if first is None else first
    start = end = 0.0
    for strip in _bound_together(list(block_spans(text, height)), height):
        if strip.bottom - start > room:
            if end > start or (not slices and room < height):
                slices.append(PageSlice(start, max(end, start)))
                room = height
            start = strip.top
            while strip.bottom - start > height:
                # Nothing but a single thing taller than a page is ever cut through.
                slices.append(PageSlice(start, start + height))
                start += height
        end = strip.bottom
    if end > start:
        slices.append(PageSlice(start, end))
    return slices


def block_spans(text: QTextDocument, height: float) -> Iterator[TextBlockSpan]:
    """What must not be cut, from top to bottom; a table of up to half the `height` is one strip."""
    reached = 0.0
    for strip in _of_frame(text.rootFrame(), text, height):
        # Qt lays the empty paragraphs that it puts around a table over the table's ends.
        if strip.bottom > reached + 1:
            yield TextBlockSpan(max(strip.top, reached), strip.bottom, strip.tied)
            reached = strip.bottom


def _of_frame(frame: QTextFrame, text: QTextDocument, height: float) -> Iterator[TextBlockSpan]:
    iterator = frame.begin()
    while not iterator.atEnd():
        inner, block = iterator.currentFrame(), iterator.currentBlock()
        if isinstance(inner, QTextTable):
            yield from _of_table(inner, text, height)
        elif inner is not None:
            yield from _of_frame(inner, text, height)
        elif block.isValid():
            yield from _of_block(block, text)
        iterator += 1


def _of_table(table: QTextTable, text: QTextDocument, height: float) -> Iterator[TextBlockSpan]:
    """A table as a whole, else its rows; measured by its lines, for Qt's own rectangle is beside the table."""
    rows = [row for at in range(table.rows()) if (row := list(_lines_of_row(table, at, text)))]
    if not rows:
        return
    edge = _edge(table)
    whole = TextBlockSpan(min(one.top for one in rows[0]) - edge, max(one.bottom for one in rows[-1]) + edge)
    if whole.bottom - whole.top <= height * _WHOLE:
        yield whole
        return
    for row in rows:
        strip = TextBlockSpan(min(one.top for one in row) - edge, max(one.bottom for one in row) + edge)
        if strip.bottom - strip.top <= height * _WHOLE:
            yield strip
        else:
            yield from _with_edges(list(_merged(row)), edge)


def _lines_of_row(table: QTextTable, row: int, text: QTextDocument) -> Iterator[TextBlockSpan]:
    for column in range(table.columns()):
        cell = table.cellAt(row, column)
        if cell.row() != row or cell.column() != column:
            continue
        block, last = cell.firstCursorPosition().block(), cell.lastCursorPosition().block()
        while block.isValid():
            yield from _of_block(block, text)
            if block == last:
                break
            block = block.next()


def _edge(table: QTextTable) -> float:
    """How far a row reaches beyond its lines, in dots."""
    form = table.format().toTableFormat()
    border = max(form.border(), table.cellAt(0, 0).format().toTableCellFormat().topBorder())
    return (form.cellPadding() + border) * DOTS / _SCREEN_DOTS


def _with_edges(lines: list[TextBlockSpan], edge: float) -> list[TextBlockSpan]:
    """The lines of a row that is too tall to stay whole, with what belongs to its upper and lower end."""
    first, last = lines[0], lines[-1]
    lines[0] = TextBlockSpan(first.top - edge, first.bottom, first.tied)
    lines[-1] = TextBlockSpan(lines[-1].top, last.bottom + edge, last.tied)
    return lines


def _merged(lines: list[TextBlockSpan]) -> Iterator[TextBlockSpan]:
    """Lines that stand side by side as one."""
    current: TextBlockSpan | None = None
    for line in sorted(lines, key=lambda one: one.top):
        if current and line.top < current.bottom:
            current = TextBlockSpan(current.top, max(current.bottom, line.bottom), current.tied or line.tied)
            continue
        if current:
            yield current
        current = line
    if current:
        yield current


def _of_block(block: QTextBlock, text: QTextDocument) -> Iterator[TextBlockSpan]:
    """A paragraph's lines; its first two and its last two stay together."""
    layout = block.layout()
    origin = text.documentLayout().blockBoundingRect(block).top() - layout.boundingRect().top()
    count = layout.lineCount()
    # What is empty is the room below a heading, or between two things.
    heading = bool(block.blockFormat().headingLevel()) or not block.text().strip()
    for at in range(count):
        line = layout.lineAt(at)
        tied = heading or (count > 1 and at in (0, count - 2))
        yield TextBlockSpan(origin + line.y(), origin + line.y() + line.height(), tied)


def _bound_together(found: list[TextBlockSpan], height: float) -> Iterator[TextBlockSpan]:
    """Strips that must follow one another as one, as long as a page has room for them."""
    current: TextBlockSpan | None = None
    for strip in found:
        if current and current.tied and strip.bottom - current.top <= height:
            current = TextBlockSpan(current.top, max(current.bottom, strip.bottom), strip.tied)
            continue
        if current:
            yield current
        current = strip
    if current:
        yield current
