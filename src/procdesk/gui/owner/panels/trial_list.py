"""The list of sentences that a page is tried with: at which place it comes, and what is before it."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, QRectF, QSize, Qt
from PySide6.QtGui import QFont, QPainter, QPainterPath, QPen, QResizeEvent
from PySide6.QtWidgets import QFrame, QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem

from procdesk.gui.theme import Theme
from procdesk.gui.widgets.text_layout import FontMetrics, LaidOutLine, TextLayoutCache, font_metrics

AnyIndex = QModelIndex | QPersistentModelIndex
TRIAL_ROLE = int(Qt.ItemDataRole.UserRole)
_PAD_X, _PAD_Y, _GAP, _BETWEEN, _RADIUS = 12.0, 8.0, 10.0, 7.0, 9.0
_MOST_LINES = 4


@dataclass(frozen=True, slots=True)
class TrialRow:
    """One sentence with what it found, or a heading (`badge` is "").

    `badge` is the place in words and `tone` its colour's name; `lines` are what more there is to say, each with the
    name of its colour. `is_own` marks a phrase of the page; `is_old` one that is being searched anew.
    """

    text: str
    badge: str = ""
    tone: str = ""
    lines: tuple[tuple[str, str], ...] = ()
    is_own: bool = False
    is_old: bool = False

    @property
    def spoken(self) -> str:
        """The row as a screen reader says it."""
        words = (words for words, _ in self.lines)
        return ". ".join(filter(None, (self.text, self.badge, *words)))


class TrialModel(QAbstractListModel):
    """The rows; `TRIAL_ROLE` gives the whole `TrialRow`."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._rows: tuple[TrialRow, ...] = ()

    @property
    def rows(self) -> tuple[TrialRow, ...]:
        """What is shown now, top first."""
        return self._rows

    def show_rows(self, rows: tuple[TrialRow, ...]) -> None:
        """Shows these rows; as long as they stand for the same sentences, only those that differ are told anew."""
        if [row.text for row in rows] == [row.text for row in self._rows]:
            changed = [place for place, row in enumerate(rows) if row != self._rows[place]]
            self._rows = rows
            for place in changed:
                self.dataChanged.emit(self.index(place), self.index(place))
            return
        self.beginResetModel()
        self._rows = rows
        self.endResetModel()

    def rowCount(self, parent: AnyIndex = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(self._rows)

    def data(self, index: AnyIndex, role: int = int(Qt.ItemDataRole.DisplayRole)) -> object:
        if not index.isValid() or index.row() >= len(self._rows):
            return None
        row = self._rows[index.row()]
        if role == TRIAL_ROLE:
            return row
        if role == Qt.ItemDataRole.DisplayRole:
            return row.text
        return row.spoken if role == Qt.ItemDataRole.AccessibleTextRole else None

    def flags(self, index: AnyIndex) -> Qt.ItemFlag:
        if not index.isValid() or not self._rows[index.row()].badge:
            return Qt.ItemFlag.NoItemFlags
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemNeverHasChildren


@dataclass(frozen=True, slots=True)
class _SetRow:
    """The lines of a row with their places, and the height of all of them."""

    lines: tuple[tuple[LaidOutLine, float, float, str], ...]
    badge: QRectF
    height: float


class _TrialFonts:
    def __init__(self, theme: Theme) -> None:
        self.text = font_metrics(theme.font(10.5, QFont.Weight.DemiBold))
        self.fact = font_metrics(theme.font(9.5))
        self.badge = font_metrics(theme.font(9, QFont.Weight.Bold))


class TrialDelegate(QStyledItemDelegate):
    """Paints one row as a card, its words in as many lines as they need."""

    def __init__(self, theme: Theme, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._restyle()
        theme.changed.connect(self._restyle)

    def sizeHint(self, option: QStyleOptionViewItem, index: AnyIndex) -> QSize:
        view = option.widget
        width = view.viewport().width() if isinstance(view, QListView) else option.rect.width()
        return QSize(width, round(self._set(index.data(TRIAL_ROLE), width).height + _BETWEEN))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: AnyIndex) -> None:
        row: TrialRow = index.data(TRIAL_ROLE)
        placed = self._set(row, option.rect.width())
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.translate(option.rect.topLeft())
        if row.badge:
            self._paint_card(painter, QRectF(0.5, 0.5, option.rect.width() - 1, placed.height - 1), option.state)
        painter.setOpacity(0.55 if row.is_old else 1.0)
        if row.badge:
            ground = self._theme.colour(f"{row.tone}_soft" if row.tone != "quiet" else "background")
            painter.fillPath(_rounded(placed.badge, placed.badge.height() / 2), ground)
        for line, left, top, tone in placed.lines:
            line.paint(painter, left, top, self._theme.colour(tone))
        painter.restore()

    def _restyle(self) -> None:
        self._fonts = _TrialFonts(self._theme)
        self._layouts = TextLayoutCache(self._theme.colour("text"))

    def _set(self, row: TrialRow, width: float) -> _SetRow:
        fonts = self._fonts
        if not row.badge:
            line = self._layouts.line(row.text.upper(), fonts.badge)
            return _SetRow(((line, 2.0, _PAD_Y, "quiet"),), QRectF(), _PAD_Y + fonts.badge.line)
        badge = self._layouts.line(row.badge, fonts.badge)
        room = width - 2 * _PAD_X
        area = QRectF(width - _PAD_X - badge.width - 18, _PAD_Y, badge.width + 18, fonts.badge.line + 4)
        lines: list[tuple[LaidOutLine, float, float, str]] = [(badge, area.left() + 9, _PAD_Y + 2, row.tone)]
        top = _PAD_Y + 1
        top = self._add(lines, row.text, fonts.text, (room - area.width() - _GAP, top), "text")
        top = max(top, area.bottom())
        for words, tone in row.lines:
            top = self._add(lines, words, fonts.fact, (room, top + 1), tone)
        return _SetRow(tuple(lines), area, top + _PAD_Y)

    def _add(
        self,
        lines: list[tuple[LaidOutLine, float, float, str]],
        words: str,
        type_: FontMetrics,
        room: tuple[float, float],
        tone: str,
    ) -> float:
        """Adds some words in a room of (width, top), and gives where they end."""
        width, top = room
        for line in self._layouts.paragraph(words, type_, width, _MOST_LINES):
            lines.append((line, _PAD_X, top, tone))
            top += type_.line
        return top

    def _paint_card(self, painter: QPainter, area: QRectF, state: QStyle.StateFlag) -> None:
        selected = bool(state & QStyle.StateFlag.State_Selected)
        focused = selected and bool(state & QStyle.StateFlag.State_HasFocus)
        path = _rounded(area, _RADIUS)
        painter.fillPath(path, self._theme.colour("selection" if selected else "pane"))
        painter.strokePath(path, QPen(self._theme.colour("accent" if selected else "line"), 2 if focused else 1))


class TrialList(QListView):
    """The list; rows are as high as their words need at its width."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.rows = TrialModel(self)
        self.setModel(self.rows)
        self.setItemDelegate(TrialDelegate(theme, self))
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.rows.dataChanged.connect(self._lay_out_again)
        theme.changed.connect(self._lay_out_again)

    @property
    def current_row(self) -> TrialRow | None:
        """The row that is selected, None where none is."""
        row: TrialRow | None = self.currentIndex().data(TRIAL_ROLE) if self.currentIndex().isValid() else None
        return row

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self._lay_out_again()

    def _lay_out_again(self) -> None:
        self.scheduleDelayedItemsLayout()


def _rounded(area: QRectF, radius: float) -> QPainterPath:
    path = QPainterPath()
    path.addRoundedRect(area, radius, radius)
    return path
