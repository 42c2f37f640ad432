"""Paints one row of the list: a card with the title, who may answer, the sayable answer, and why it matched.

In the small window a row is one line: the title, the department, and who may answer in a word.
"""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QObject, QPersistentModelIndex, QRectF, QSize
from PySide6.QtGui import QFont, QPainter, QPainterPath
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from procdesk.gui.search.result_model import ROW_ROLE, ResultRow, RowKind
from procdesk.gui.theme import Theme
from procdesk.gui.widgets.text_layout import FontMetrics, TextLayoutCache, font_metrics
from procdesk.model import Span

AnyIndex = QModelIndex | QPersistentModelIndex
_PAD_X, _PAD_Y, _GAP, _BETWEEN = 14.0, 9.0, 4.0, 8.0
_RADIUS = 10.0
_SAY_LINES = 2
_COMPACT_PAD_X, _COMPACT_PAD_Y, _COMPACT_BETWEEN = 12.0, 7.0, 6.0
_LEAST_FACTS = 48.0


class _RowFonts:
    """The fonts of a row at the text size in force."""

    def __init__(self, theme: Theme) -> None:
        self.title = font_metrics(theme.font(11, QFont.Weight.DemiBold))
        self.name = font_metrics(theme.font(10.5, QFont.Weight.DemiBold))
        self.say = font_metrics(theme.font(9.5))
        self.facts = font_metrics(theme.font(9))
        self.badge = font_metrics(theme.font(9, QFont.Weight.Bold))


class ResultDelegate(QStyledItemDelegate):
    """The delegate of the list; fonts and lines are made once for each theme, colours asked for at every paint."""

    def __init__(self, theme: Theme, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._between = _BETWEEN
        self._compact = False
        self._restyle()
        theme.changed.connect(self._restyle)

    def use_one_line(self, compact: bool) -> None:
        """Paints rows of one line from now on, or whole cards; the list lays itself out anew."""
        self._compact = compact
        self._between = _COMPACT_BETWEEN if compact else _BETWEEN

    def row_height(self, row: ResultRow) -> int:
        """How high a row is with the space below it, in pixels."""
        return round(self._height(row) + self._between)

    def sizeHint(self, option: QStyleOptionViewItem, index: AnyIndex) -> QSize:
        row: ResultRow = index.data(ROW_ROLE)
        return QSize(option.rect.width(), self.row_height(row))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: AnyIndex) -> None:
        row: ResultRow = index.data(ROW_ROLE)
        area = QRectF(option.rect).adjusted(0.5, 0.5, -0.5, -0.5 - self._between)
        state = option.state
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if row.kind is RowKind.HEADING:
            self._paint_heading(painter, area, row)
        else:
            self._paint_card(painter, area, state)
            if self._compact:
                self._paint_one_line(painter, area.adjusted(_COMPACT_PAD_X, 0, -_COMPACT_PAD_X, 0), row)
            else:
                self._paint_words(painter, area.adjusted(_PAD_X, _PAD_Y, -_PAD_X, -_PAD_Y), row)
        painter.restore()

    def _restyle(self) -> None:
        self._types = _RowFonts(self._theme)
        self._text_layouts = TextLayoutCache(self._theme.colour("text"))

    def _height(self, row: ResultRow) -> float:
        types = self._types
        if row.kind is RowKind.HEADING:
            return types.badge.line + 6
        if self._compact:
            return 2 * _COMPACT_PAD_Y + types.name.line
        height = 2 * _PAD_Y + types.title.line
        if row.facts or row.badge:
            height += _GAP + types.facts.line + 2
        if row.say:
            height += _GAP + _SAY_LINES * types.say.line
        if row.why:
            height += _GAP + types.facts.line + 2
        return height

    def _paint_heading(self, painter: QPainter, area: QRectF, row: ResultRow) -> None:
        words = self._text_layouts.line(row.title.upper(), self._types.badge)
        words.paint(painter, area.left() + 4, area.bottom() - self._types.badge.line, self._theme.colour("quiet"))

    def _paint_card(self, painter: QPainter, area: QRectF, state: QStyle.StateFlag) -> None:
        """The ground and its border: two filled shapes take a fifth of the time of one that is drawn with a pen."""
        selected = bool(state & QStyle.StateFlag.State_Selected)
        focused = selected and bool(state & QStyle.StateFlag.State_HasFocus)
        edge = 1.0 if focused else 0.5
        inner = 2 * edge - 0.5
        outside = _rounded(area.adjusted(-0.5, -0.5, 0.5, 0.5), _RADIUS + 0.5)
        inside = _rounded(area.adjusted(inner, inner, -inner, -inner), _RADIUS - inner)
        painter.fillPath(outside, self._theme.colour("accent" if selected else "line"))
        painter.fillPath(inside, self._theme.colour("selection" if selected else "pane"))
        if selected:
            painter.save()
            painter.setClipPath(inside)
            painter.fillRect(QRectF(area.left(), area.top(), 4, area.height()), self._theme.colour("accent"))
            painter.restore()

    def _paint_words(self, painter: QPainter, area: QRectF, row: ResultRow) -> None:
        types, top = self._types, area.top()
        self._paint_line(painter, area, top, row.title, row.title_spans, types.title, "text")
        top += types.title.line + _GAP
        if row.facts or row.badge:
            top = self._paint_facts(painter, area, top, row) + _GAP
        if row.say:
            top = self._paint_say(painter, area, top, row.say) + _GAP
        if row.why:
            self._paint_why(painter, area, top + 1, row)

    def _paint_one_line(self, painter: QPainter, area: QRectF, row: ResultRow) -> None:
        """Title, department and badge beside each other; where it is narrow the department gives way first."""
        types = self._types
        # That a process does not hold today matters more than who may answer.
        warned = bool(row.mark) and row.mark_tone == "amber"
        word, tone = (row.mark, row.mark_tone) if warned else (row.brief, row.tone)
        height = types.facts.line + 2
        right = area.right() - self._badge_width(word)
        self._paint_badge(painter, right + 8, area.center().y() - height / 2, height, word, tone)
        top = area.center().y() - types.name.line / 2
        title = QRectF(area.left(), top, right - area.left(), types.name.line)
        self._paint_line(painter, title, top, row.title, row.title_spans, types.name, "text")
        left = title.left() + self._text_layouts.line(row.title, types.name, max(1, title.width())).width
        if row.facts and right - left >= _LEAST_FACTS:
            facts = self._text_layouts.line(f" · {row.facts}", types.facts, right - left)
            facts.paint(painter, left, top + types.name.ascent - types.facts.ascent, self._theme.colour("quiet"))

    def _paint_facts(self, painter: QPainter, area: QRectF, top: float, row: ResultRow) -> float:
        type_ = self._types.facts
        height = type_.line + 2
        badges = self._fitting(row, area.width())
        left = area.left()
        if row.facts:
            reserved = sum(self._badge_width(word) for word, _ in badges)
            facts = self._text_layouts.line(row.facts, type_, max(1, area.width() - reserved))
            facts.paint(painter, left, top + 1, self._theme.colour("quiet"))
            left += facts.width + 8
        for word, tone in badges:
            left = self._paint_badge(painter, left, top, height, word, tone)
        return top + height

    def _fitting(self, row: ResultRow, width: float) -> list[tuple[str, str]]:
        """Who may answer and the mark; where both leave no room for the department, only the one that matters more."""
        badges = [(word, tone) for word, tone in ((row.badge, row.tone), (row.mark, row.mark_tone)) if word]
        least = self._theme.points(_LEAST_FACTS) if row.facts else 0
        if len(badges) > 1 and width - sum(self._badge_width(word) for word, _ in badges) < least:
            # That a process does not hold today matters more than who may answer.
            return badges[1:] if row.mark_tone == "amber" else badges[:1]
        return badges

    def _badge_width(self, word: str) -> float:
        return self._text_layouts.line(word, self._types.badge).width + 26 if word else 0

    def _paint_badge(self, painter: QPainter, left: float, top: float, height: float, word: str, tone: str) -> float:
        """Paints a word on its soft ground and gives where the next one begins."""
        if not word:
            return left
        line = self._text_layouts.line(word, self._types.badge)
        width = line.width + 18
        ground = self._theme.colour("background" if tone == "quiet" else f"{tone}_soft")
        painter.fillPath(_rounded(QRectF(left, top, width, height), height / 2), ground)
        line.paint(painter, left + 9, top + (height - self._types.badge.line) / 2, self._theme.colour(tone))
        return left + width + 8

    def _paint_say(self, painter: QPainter, area: QRectF, top: float, say: str) -> float:
        height = self._types.say.line
        colour = self._theme.colour("text")
        lines = self._text_layouts.paragraph(say, self._types.say, area.width(), _SAY_LINES)
        for number, line in enumerate(lines):
            line.paint(painter, area.left(), top + number * height, colour)
        return top + _SAY_LINES * height

    def _paint_why(self, painter: QPainter, area: QRectF, top: float, row: ResultRow) -> None:
        label = self._text_layouts.line(f"{row.why_label} ", self._types.facts)
        label.paint(painter, area.left(), top, self._theme.colour("quiet"))
        rest = area.adjusted(label.width, 0, 0, 0)
        self._paint_line(painter, rest, top, row.why, row.why_spans, self._types.facts, "quiet")

    def _paint_line(
        self,
        painter: QPainter,
        area: QRectF,
        top: float,
        text: str,
        spans: tuple[Span, ...],
        type_: FontMetrics,
        colour: str,
    ) -> None:
        """Paints one line, cut where it must be, with the matched words on the match colour."""
        pen, width = self._theme.colour(colour), max(1, area.width())
        if spans:
            marked = self._text_layouts.marked(text, spans, type_, width)
            marked.paint(painter, area.left(), top, pen, self._theme.colour("match"))
        else:
            self._text_layouts.line(text, type_, width).paint(painter, area.left(), top, pen)


def _rounded(area: QRectF, radius: float) -> QPainterPath:
    shape = QPainterPath()
    shape.addRoundedRect(area, radius, radius)
    return shape
