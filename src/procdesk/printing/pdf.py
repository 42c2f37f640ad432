"""PDF files: laid-out pages painted and written completely or not at all; one process as pages."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from types import TracebackType
from typing import Self

from PySide6.QtCore import QIODevice, QPointF, QRectF, QSaveFile, Qt
from PySide6.QtGui import QAbstractTextDocumentLayout, QColor, QPagedPaintDevice, QPainter, QPalette, QPdfWriter, QPen

from procdesk.printing.document import PrintDocument
from procdesk.printing.html import DOCUMENT_STYLE, PageNumber, PrintLabels, document_html, print_labels
from procdesk.printing.pagination import PageSlice, PrintText, ReadPicture, cut
from procdesk.printing.sheet import DOTS, Sheet, dots, font

_GREY = QColor("#444444")


class NotWritten(Exception):  # noqa: N818
    """A file could not be written; the message is the system's reason. Nothing half-written is left."""


@dataclass(frozen=True, slots=True)
class PlacedSlice:
    """A slice of a text with its upper left corner, in dots within the sheet's room for text."""

    text: PrintText
    slice: PageSlice
    x: float = 0.0
    y: float = 0.0


@dataclass(frozen=True, slots=True)
class PageMargins:
    """What stands at the head and the foot of a page: left and right of each, the foot's lower left in bold."""

    head: tuple[str, str]
    foot: tuple[str, str]
    until: str
    number: str


@dataclass(frozen=True, slots=True)
class PrintedPage:
    """One side of a sheet; `margins` is None on a cover."""

    placed: tuple[PlacedSlice, ...]
    margins: PageMargins | None = None


class PdfFile:
    """A PDF that is being written: whole at the end of its `with` block, over an older one, or not there at all.

    Where the block raises, an older file stays as it was. Entering and leaving raise NotWritten.
    """

    def __init__(self, path: Path, title: str, sheet: Sheet) -> None:
        self._file = QSaveFile(str(path))
        self._title = title
        self._sheet = sheet
        self._writer: QPdfWriter | None = None
        self._painter = QPainter()
        self.pages = 0

    def __enter__(self) -> Self:
        if not self._file.open(QIODevice.OpenModeFlag.WriteOnly):
            raise NotWritten(self._file.errorString())
        self._writer = QPdfWriter(self._file)
        self._writer.setTitle(self._title)
        self._writer.setCreator("procdesk")
        self._writer.setResolution(DOTS)
        self._writer.setPageLayout(self._sheet.layout)
        self._painter.begin(self._writer)
        return self

    def __exit__(self, kind: type[BaseException] | None, value: BaseException | None, at: TracebackType | None) -> None:
        self._painter.end()
        self._writer = None
        if kind is not None:
            self._file.cancelWriting()
        if not self._file.commit() and kind is None:
            raise NotWritten(self._file.errorString())

    def add(self, side: PrintedPage) -> None:
        """Draws the next page."""
        if self.pages and self._writer is not None:
            self._writer.newPage()
        draw_side(self._painter, self._sheet, side)
        self.pages += 1


def write_pdf(path: Path, title: str, sheet: Sheet, sides: Iterable[PrintedPage]) -> int:
    """Writes a PDF whole or not at all, over an older one, and gives the number of its pages. Raises NotWritten."""
    with PdfFile(path, title, sheet) as file:
        for side in sides:
            file.add(side)
    return file.pages


def draw(device: QPagedPaintDevice, resolution: float, sheet: Sheet, sides: Iterable[PrintedPage]) -> int:
    """Draws the sides one after the other on a device of that many dots to an inch; gives how many there were."""
    painter = QPainter()
    if not painter.begin(device):
        raise NotWritten("")
    count = 0
    try:
        painter.scale(resolution / DOTS, resolution / DOTS)
        for side in sides:
            if count:
                device.newPage()
            draw_side(painter, sheet, side)
            count += 1
    finally:
        painter.end()
    return count


def draw_side(painter: QPainter, sheet: Sheet, side: PrintedPage) -> None:
    """Draws one side; the painter's units are dots from the paper's upper left corner."""
    for one in side.placed:
        _draw_slice(painter, one, sheet.text.topLeft())
    if side.margins:
        _draw_margins(painter, sheet, side.margins)


def _draw_slice(painter: QPainter, one: PlacedSlice, corner: QPointF) -> None:
    width = one.text.textWidth()
    painter.save()
    painter.translate(corner.x() + one.x, corner.y() + one.y - one.slice.top)
    # A frame's edge may stand out a little at the sides.
    out = dots(0.5)
    painter.setClipRect(QRectF(-out, one.slice.top, width + 2 * out, one.slice.height))
    context = QAbstractTextDocumentLayout.PaintContext()
    palette = QPalette()
    palette.setColor(QPalette.ColorRole.Text, Qt.GlobalColor.black)
    context.palette = palette
    context.clip = QRectF(0, one.slice.top, width, one.slice.height)
    one.text.documentLayout().draw(painter, context)
    painter.restore()


def _draw_margins(painter: QPainter, sheet: Sheet, margins: PageMargins) -> None:
    head = sheet.head.adjusted(0, 0, 0, -dots(4))
    foot = sheet.foot.adjusted(0, dots(3.5), 0, 0)
    upper, lower = _halves(foot)
    small, bold = font(8), font(8.5)
    bold.setBold(True)
    painter.setPen(QPen(QColor("#8a8a8a"), dots(0.2)))
    painter.drawLine(head.bottomLeft(), head.bottomRight())
    painter.drawLine(foot.topLeft() - QPointF(0, dots(1.5)), foot.topRight() - QPointF(0, dots(1.5)))
    painter.setFont(small)
    painter.setPen(_GREY)
    _pair(painter, head.adjusted(0, 0, 0, -dots(1)), *margins.head)
    _pair(painter, upper, *margins.foot)
    painter.setPen(Qt.GlobalColor.black)
    painter.setFont(bold)
    _pair(painter, lower, margins.until, margins.number)


def _halves(area: QRectF) -> tuple[QRectF, QRectF]:
    half = area.height() / 2
    return area.adjusted(0, 0, 0, -half), area.adjusted(0, half, 0, 0)


def _pair(painter: QPainter, area: QRectF, left: str, right: str) -> None:
    """Two texts at the ends of a line; the left one gives way."""
    metrics = painter.fontMetrics()
    taken = metrics.horizontalAdvance(right) + dots(4 if right else 0)
    middle = Qt.AlignmentFlag.AlignVCenter
    painter.drawText(area, Qt.AlignmentFlag.AlignRight | middle, right)
    short = metrics.elidedText(left, Qt.TextElideMode.ElideRight, int(area.width() - taken))
    painter.drawText(area, Qt.AlignmentFlag.AlignLeft | middle, short)


def lay_out(
    leaf: PrintDocument,
    speech: PrintLabels,
    sheet: Sheet,
    read_picture: ReadPicture,
    page_number: PageNumber = lambda _: "",
) -> tuple[PrintText, list[PageSlice]]:
    """A print document as a text and its slices, one for each side."""
    text = PrintText(document_html(leaf, speech, page_number), DOCUMENT_STYLE, sheet.text.width(), read_picture)
    return text, cut(text, sheet.text.height())


def sides(leaf: PrintDocument, sheet: Sheet, read_picture: ReadPicture, now: datetime) -> list[PrintedPage]:
    """The sides of a page that is printed by itself."""
    speech = print_labels(leaf.write_up.lang)
    text, slices = lay_out(leaf, speech, sheet, read_picture)
    return [
        PrintedPage((PlacedSlice(text, one),), margins(leaf, speech, now, number, len(slices)))
        for number, one in enumerate(slices, 1)
    ]


def margins(leaf: PrintDocument, speech: PrintLabels, now: datetime, number: int, count: int) -> PageMargins:
    """Head and foot of page `number` of `count`."""
    head = " · ".join(part for part in (leaf.company, leaf.page.department) if part)
    return PageMargins(
        head=(leaf.write_up.title, head),
        foot=(speech.verified(leaf), speech.say("paper-printed", moment=speech.moment(now))),
        until=speech.until(leaf),
        number=speech.say("paper-page", number=str(number), count=str(count)),
    )
