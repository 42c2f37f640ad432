"""Paints one row of the list: a card with the title, who may answer, the sayable answer, and why it matched."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QModelIndex, QObject, QPersistentModelIndex, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPainterPath, QPen, QTextLayout, QTextOption
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from procdesk.desk.rows import ROW_ROLE, Row, RowKind
from procdesk.desk.theme import Theme
from procdesk.model import Span

AnyIndex = QModelIndex | QPersistentModelIndex
_PAD_X, _PAD_Y, _GAP, _BETWEEN = 14.0, 9.0, 4.0, 8.0
_SAY_LINES = 2
_MOST_WRAPPED = 64


@dataclass(frozen=True, slots=True)
class _Type:
    """A font with its metrics and the height of one line."""

    font: QFont
    metrics: QFontMetricsF
    line: float


class _Types:
    """The fonts of a row at the text size in force."""

    def __init__(self, theme: Theme) -> None:
        self.title = _type(theme.font(11, QFont.Weight.DemiBold))
        self.say = _type(theme.font(9.5))
        self.facts = _type(theme.font(9))
        self.badge = _type(theme.font(8.5, QFont.Weight.Bold))


class RowPainter(QStyledItemDelegate):
    """The delegate of the list; fonts and measures are made once for each theme, colours asked for at every paint."""

    def __init__(self, theme: Theme, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._restyle()
        theme.changed.connect(self._restyle)

    def sizeHint(self, option: QStyleOptionViewItem, index: AnyIndex) -> QSize:
        row: Row = index.data(ROW_ROLE)
        width = option.rect.width()
        return QSize(width, round(self._height(row) + _BETWEEN))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: AnyIndex) -> None:
        row: Row = index.data(ROW_ROLE)
        area = QRectF(option.rect).adjusted(0.5, 0.5, -0.5, -0.5 - _BETWEEN)
        state = option.state
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if row.kind is RowKind.HEADING:
            self._paint_heading(painter, area, row)
        else:
            self._paint_card(painter, area, state)
            self._paint_words(painter, area.adjusted(_PAD_X, _PAD_Y, -_PAD_X, -_PAD_Y), row)
        painter.restore()

    def _restyle(self) -> None:
        self._types = _Types(self._theme)
        self._wrapped: dict[tuple[str, float], list[str]] = {}

    def _height(self, row: Row) -> float:
        types = self._types
        if row.kind is RowKind.HEADING:
            return types.badge.line + 6
        height = 2 * _PAD_Y + types.title.line
        if row.facts or row.badge:
            height += _GAP + types.facts.line + 2
        if row.say:
            height += _GAP + _SAY_LINES * types.say.line
        if row.why:
            height += _GAP + types.facts.line + 2
        return height

    def _lines(self, say: str, width: float) -> list[str]:
        """The sayable answer in lines; those that are shown now are kept."""
        key = (say, width)
        if key not in self._wrapped:
            if len(self._wrapped) >= _MOST_WRAPPED:
                self._wrapped.clear()
            self._wrapped[key] = _wrapped(say, self._types.say, width, _SAY_LINES)
        return self._wrapped[key]

    def _paint_heading(self, painter: QPainter, area: QRectF, row: Row) -> None:
        painter.setFont(self._types.badge.font)
        painter.setPen(self._theme.colour("quiet"))
        place = area.adjusted(4, 0, 0, 0)
        painter.drawText(place, Qt.AlignmentFlag.AlignBottom, row.title.upper())

    def _paint_card(self, painter: QPainter, area: QRectF, state: QStyle.StateFlag) -> None:
        selected = bool(state & QStyle.StateFlag.State_Selected)
        focused = selected and bool(state & QStyle.StateFlag.State_HasFocus)
        if focused:
            area = area.adjusted(0.5, 0.5, -0.5, -0.5)
        shape = QPainterPath()
        shape.addRoundedRect(area, 10, 10)
        painter.fillPath(shape, self._theme.colour("selection" if selected else "pane"))
        if selected:
            painter.save()
            painter.setClipPath(shape)
            painter.fillRect(QRectF(area.left(), area.top(), 4, area.height()), self._theme.colour("accent"))
            painter.restore()
        painter.setPen(QPen(self._theme.colour("accent" if selected else "line"), 2 if focused else 1))
        painter.drawPath(shape)

    def _paint_words(self, painter: QPainter, area: QRectF, row: Row) -> None:
        top = area.top()
        top = self._line_of(painter, area, top, row.title, self._types.title, "text", row.title_spans) + _GAP
        if row.facts or row.badge:
            top = self._paint_facts(painter, area, top, row) + _GAP
        if row.say:
            top = self._paint_say(painter, area, top, row.say) + _GAP
        if row.why:
            self._paint_why(painter, area, top + 1, row)

    def _paint_facts(self, painter: QPainter, area: QRectF, top: float, row: Row) -> float:
        type_ = self._types.facts
        height = type_.line + 2
        badge = self._badge_width(row.badge)
        mark = self._badge_width(row.mark)
        reserved = badge + mark
        shown = type_.metrics.elidedText(row.facts, Qt.TextElideMode.ElideRight, area.width() - reserved)
        painter.setFont(type_.font)
        painter.setPen(self._theme.colour("quiet"))
        painter.drawText(QRectF(area.left(), top, area.width(), height), Qt.AlignmentFlag.AlignVCenter, shown)
        left = area.left() + (type_.metrics.horizontalAdvance(shown) + 8 if shown else 0)
        left = self._paint_badge(painter, left, top, height, row.badge, row.tone)
        self._paint_badge(painter, left, top, height, row.mark, row.mark_tone)
        return top + height

    def _badge_width(self, word: str) -> float:
        return self._types.badge.metrics.horizontalAdvance(word) + 26 if word else 0

    def _paint_badge(self, painter: QPainter, left: float, top: float, height: float, word: str, tone: str) -> float:
        """Paints a word on its soft ground and gives where the next one begins."""
        if not word:
            return left
        width = self._badge_width(word) - 8
        shape = QPainterPath()
        shape.addRoundedRect(QRectF(left, top, width, height), height / 2, height / 2)
        quiet = tone == "quiet"
        painter.fillPath(shape, self._theme.colour("background" if quiet else f"{tone}_soft"))
        painter.setFont(self._types.badge.font)
        painter.setPen(self._theme.colour(tone))
        painter.drawText(QRectF(left, top, width, height), Qt.AlignmentFlag.AlignCenter, word)
        return left + width + 8

    def _paint_say(self, painter: QPainter, area: QRectF, top: float, say: str) -> float:
        height = self._types.say.line
        painter.setFont(self._types.say.font)
        painter.setPen(self._theme.colour("text"))
        for number, line in enumerate(self._lines(say, area.width())):
            place = QRectF(area.left(), top + number * height, area.width(), height)
            painter.drawText(place, Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextSingleLine, line)
        return top + _SAY_LINES * height

    def _paint_why(self, painter: QPainter, area: QRectF, top: float, row: Row) -> None:
        type_ = self._types.facts
        label = f"{row.why_label} "
        painter.setFont(type_.font)
        painter.setPen(self._theme.colour("quiet"))
        width = type_.metrics.horizontalAdvance(label)
        painter.drawText(QRectF(area.left(), top, width, type_.line), Qt.AlignmentFlag.AlignVCenter, label)
        rest = area.adjusted(width, 0, 0, 0)
        self._line_of(painter, rest, top, row.why, type_, "quiet", row.why_spans)

    def _line_of(
        self, painter: QPainter, area: QRectF, top: float, text: str, type_: _Type, colour: str, spans: tuple[Span, ...]
    ) -> float:
        """Paints one line, cut where it must be, with the matched words on the match colour; gives the line's end."""
        metrics, height = type_.metrics, type_.line
        text, spans = _around_first(text, spans, metrics, area.width())
        shown = metrics.elidedText(text, Qt.TextElideMode.ElideRight, area.width())
        painter.setFont(type_.font)
        kept = len(shown) if shown == text else max(0, len(shown) - 1)
        for span in spans:
            start, end = min(span.start, kept), min(span.end, kept)
            if end > start:
                left = area.left() + metrics.horizontalAdvance(text[:start])
                width = metrics.horizontalAdvance(text[:end]) - metrics.horizontalAdvance(text[:start])
                painter.fillRect(QRectF(left - 1, top, width + 2, height), self._theme.colour("match"))
        painter.setPen(self._theme.colour(colour))
        place = QRectF(area.left(), top, area.width(), height)
        painter.drawText(place, Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextSingleLine, shown)
        self._paint_matched_words(painter, place, text, spans, kept, metrics)
        return top + height

    def _paint_matched_words(
        self,
        painter: QPainter,
        place: QRectF,
        text: str,
        spans: tuple[Span, ...],
        kept: int,
        metrics: QFontMetricsF,
    ) -> None:
        """Matched words once more in the full text colour, which the match colour is made for."""
        painter.setPen(QColor(self._theme.colours.text))
        for span in spans:
            end = min(span.end, kept)
            if end > span.start:
                left = place.left() + metrics.horizontalAdvance(text[: span.start])
                word = QRectF(left, place.top(), place.width(), place.height())
                painter.drawText(
                    word, Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextSingleLine, text[span.start : end]
                )


def _type(font: QFont) -> _Type:
    metrics = QFontMetricsF(font)
    return _Type(font, metrics, metrics.height())


def _around_first(
    text: str, spans: tuple[Span, ...], metrics: QFontMetricsF, width: float
) -> tuple[str, tuple[Span, ...]]:
    """The text from a little before its first match on, where that match would otherwise be cut off."""
    if not spans or metrics.horizontalAdvance(text[: spans[0].end]) < width * 0.9:
        return text, spans
    start = max(0, text.rfind(" ", 0, max(0, spans[0].start - 12)) + 1)
    return "…" + text[start:], tuple(Span(one.start - start + 1, one.end - start + 1) for one in spans)


def _wrapped(text: str, type_: _Type, width: float, most: int) -> list[str]:
    """The text in at most `most` lines of `width` pixels, the last one cut where something is left."""
    layout = QTextLayout(text, type_.font)
    option = QTextOption()
    option.setWrapMode(QTextOption.WrapMode.WordWrap)
    layout.setTextOption(option)
    layout.beginLayout()
    lines: list[str] = []
    while len(lines) < most:
        line = layout.createLine()
        if not line.isValid():
            break
        line.setLineWidth(width)
        lines.append(text[line.textStart() : line.textStart() + line.textLength()].rstrip())
        if len(lines) == most and line.textStart() + line.textLength() < len(text):
            lines[-1] = type_.metrics.elidedText(text[line.textStart() :], Qt.TextElideMode.ElideRight, width)
    layout.endLayout()
    return lines
