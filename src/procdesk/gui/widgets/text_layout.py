"""Lines of text, laid out once and painted often: to lay a line out takes longer than to paint it."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable
from dataclasses import dataclass
from typing import TypeVar

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QStaticText, QTextLayout, QTextLine, QTextOption

from procdesk.model import Span

T = TypeVar("T")
_MOST_KEPT = 256
_UTF_16, _UNIT_BYTES = "utf-16-le", 2


@dataclass(frozen=True, slots=True)
class FontMetrics:
    """A font with its metrics, the height of one line, and how far below its top the letters stand."""

    font: QFont
    metrics: QFontMetricsF
    line: float
    ascent: float


@dataclass(frozen=True, slots=True)
class LaidOutLine:
    """A line that fits its place; `width` in pixels."""

    text: QStaticText
    type: FontMetrics
    width: float

    def paint(self, painter: QPainter, left: float, top: float, colour: QColor) -> None:
        """Paints the line below and to the right of that point."""
        painter.setFont(self.type.font)
        painter.setPen(colour)
        painter.drawStaticText(QPointF(left, top), self.text)


@dataclass(frozen=True, slots=True)
class MarkedLine:
    """A line that fits its place, with the places of its matched words as (left, width) in pixels."""

    layout: QTextLayout
    grounds: tuple[tuple[float, float], ...]
    height: float

    def paint(self, painter: QPainter, left: float, top: float, colour: QColor, ground: QColor) -> None:
        """Paints the line below and to the right of that point, its matched words on their ground."""
        for start, width in self.grounds:
            painter.fillRect(QRectF(left + start - 1, top, width + 2, self.height), ground)
        painter.setPen(colour)
        self.layout.draw(painter, QPointF(left, top))


def font_metrics(font: QFont) -> FontMetrics:
    """The font with its measures, which are asked for at every paint."""
    metrics = QFontMetricsF(font)
    return FontMetrics(font, metrics, metrics.height(), metrics.ascent())


class TextLayoutCache:
    """Makes lines and keeps those that were asked for last; for one theme at one text size."""

    def __init__(self, matched: QColor) -> None:
        self._matched = matched
        self._kept: OrderedDict[object, object] = OrderedDict()

    def line(self, text: str, type_: FontMetrics, width: float = 0) -> LaidOutLine:
        """The text on one line, cut where it is wider than `width` pixels (0: never)."""
        return self._keep((text, id(type_), width), lambda: _line(_cut(text, type_, width) if width else text, type_))

    def paragraph(self, text: str, type_: FontMetrics, width: float, most: int) -> list[LaidOutLine]:
        """The text in at most `most` lines of `width` pixels, the last one cut where something is left."""
        return self._keep(
            (text, id(type_), width, most), lambda: [_line(one, type_) for one in _wrapped(text, type_, width, most)]
        )

    def marked(self, text: str, spans: tuple[Span, ...], type_: FontMetrics, width: float) -> MarkedLine:
        """The text on one line of `width` pixels, so that the first of its matched words is seen."""
        return self._keep((text, spans, id(type_), width), lambda: self._marked(text, spans, type_, width))

    def _marked(self, text: str, spans: tuple[Span, ...], type_: FontMetrics, width: float) -> MarkedLine:
        text, spans = _around_first(text, spans, type_.metrics, width)
        shown = _cut(text, type_, width)
        kept = len(shown) if shown == text else max(0, len(shown) - 1)
        ends = [(span.start, min(span.end, kept)) for span in spans if span.start < min(span.end, kept)]
        places = [(_in_units(shown, start), _in_units(shown, end)) for start, end in ends]
        layout, line = _laid_out(shown, type_, [self._word(*place) for place in places])
        edges = [(_left_of(line, start), _left_of(line, end)) for start, end in places]
        return MarkedLine(layout, tuple((left, right - left) for left, right in edges), type_.line)

    def _word(self, start: int, end: int) -> QTextLayout.FormatRange:
        """A matched word, from one place of Qt's to another, in the full text colour that the match colour is for."""
        word = QTextLayout.FormatRange()
        word.start, word.length = start, end - start
        word.format.setForeground(self._matched)
        return word

    def _keep(self, key: object, make: Callable[[], T]) -> T:
        if key in self._kept:
            self._kept.move_to_end(key)
        else:
            self._kept[key] = make()
            if len(self._kept) > _MOST_KEPT:
                self._kept.popitem(last=False)
        kept: T = self._kept[key]  # type: ignore[assignment]
        return kept


def _line(text: str, type_: FontMetrics) -> LaidOutLine:
    made = QStaticText(text.replace("\n", " "))
    made.setTextFormat(Qt.TextFormat.PlainText)
    made.setPerformanceHint(QStaticText.PerformanceHint.AggressiveCaching)
    return LaidOutLine(made, type_, type_.metrics.horizontalAdvance(text))


def _cut(text: str, type_: FontMetrics, width: float) -> str:
    return type_.metrics.elidedText(text, Qt.TextElideMode.ElideRight, width)


def _laid_out(text: str, type_: FontMetrics, words: list[QTextLayout.FormatRange]) -> tuple[QTextLayout, QTextLine]:
    layout = QTextLayout(text.replace("\n", " "), type_.font)
    option = QTextOption()
    option.setWrapMode(QTextOption.WrapMode.NoWrap)
    layout.setTextOption(option)
    layout.setFormats(words)
    layout.setCacheEnabled(True)
    layout.beginLayout()
    line = layout.createLine()
    layout.endLayout()
    return layout, line


def _in_units(text: str, place: int) -> int:
    """A place of a text as Qt counts it, in UTF-16 units: emoji and other letters beyond U+FFFF have two of them."""
    return place if text.isascii() else len(_units(text[:place])) // _UNIT_BYTES


def _from_units(text: str, start: int, end: int) -> str:
    """What stands in a text between two places of Qt's."""
    if text.isascii():
        return text[start:end]
    return _units(text)[start * _UNIT_BYTES : end * _UNIT_BYTES].decode(_UTF_16, "surrogatepass")


def _units(text: str) -> bytes:
    return text.encode(_UTF_16, "surrogatepass")


def _left_of(line: QTextLine, place: int) -> float:
    """Where a character begins, given in Qt's units; Python's binding gives the place along with it."""
    left: tuple[float, int] = line.cursorToX(place)  # type: ignore[assignment]
    return left[0]


def _around_first(
    text: str, spans: tuple[Span, ...], metrics: QFontMetricsF, width: float
) -> tuple[str, tuple[Span, ...]]:
    """The text from a little before its first match on, where that match would otherwise be cut off."""
    if not spans or metrics.horizontalAdvance(text[: spans[0].end]) < width * 0.9:
        return text, spans
    start = max(0, text.rfind(" ", 0, max(0, spans[0].start - 12)) + 1)
    return "…" + text[start:], tuple(Span(one.start - start + 1, one.end - start + 1) for one in spans)


def _wrapped(text: str, type_: FontMetrics, width: float, most: int) -> list[str]:
    layout = QTextLayout(text, type_.font)
    option = QTextOption()
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    layout.setTextOption(option)
    layout.beginLayout()
    whole = _in_units(text, len(text))
    lines: list[str] = []
    while len(lines) < most:
        line = layout.createLine()
        if not line.isValid():
            break
        line.setLineWidth(width)
        start, end = line.textStart(), line.textStart() + line.textLength()
        lines.append(_from_units(text, start, end).rstrip())
        if len(lines) == most and end < whole:
            lines[-1] = _cut(_from_units(text, start, whole), type_, width)
    layout.endLayout()
    return lines
