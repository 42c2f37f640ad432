"""The flow chart of a guide: a box for each heading, the words of each choice on its arrow."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from itertools import pairwise
from math import ceil, floor

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFocusEvent, QFont, QKeyEvent, QPainter, QPainterPath, QPaintEvent, QPen, QPolygonF
from PySide6.QtWidgets import QAbstractButton, QWidget

from procdesk.authoring.guides.guide_graph import GuideFault, GuideGraph, GuideNode, NodeKind
from procdesk.authoring.guides.guide_layout import (
    Arrow,
    Box,
    Direction,
    Flow,
    GuideLayout,
    Point,
    Size,
    Spacing,
    guide_layout,
    nearest,
)
from procdesk.gui.theme import Theme
from procdesk.gui.widgets.text_layout import FontMetrics, LaidOutLine, TextLayoutCache, font_metrics

# In pixels at 100 per cent text size.
_BOX_WIDTH, _LABEL_WIDTH, _LABEL_LEAST = 158, 108, 26
_PAD_X, _PAD_Y, _MARGIN = 11, 7, 14
_BESIDE, _BETWEEN = 15, 15
_RADIUS, _HEAD = 8, 6
_MOST_LINES = 12
_SMALLEST, _READABLE, _LARGEST, _STEP, _ZOOMS = 0.3, 0.75, 2.0, 1.2, 40
_ARROWS = {
    Qt.Key.Key_Left: Direction.LEFT,
    Qt.Key.Key_Right: Direction.RIGHT,
    Qt.Key.Key_Up: Direction.UP,
    Qt.Key.Key_Down: Direction.DOWN,
}
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
_FADED = 0.4


@dataclass(frozen=True, slots=True)
class PartWords:
    """What a box or a choice says: what it is (`tag`), its words, what is wrong with it; `tone` is its colour's name.

    `said` is the whole of it for a screen reader, `hint` what more there is to know.
    """

    words: str
    tag: str = ""
    warnings: tuple[str, ...] = ()
    tone: str = ""
    said: str = ""
    hint: str = ""


@dataclass(frozen=True, slots=True)
class _PlacedWords:
    """Lines with their tops below the upper edge, and the height of all of them."""

    lines: tuple[tuple[LaidOutLine, float, str], ...]
    size: Size


class _PartPainter:
    """Sets and paints the parts of a chart in one theme at one size."""

    def __init__(self, theme: Theme, zoom: float) -> None:
        self.theme = theme
        self.zoom = zoom
        self._tag = font_metrics(theme.font(8.5 * zoom, QFont.Weight.Bold))
        self._words = font_metrics(theme.font(10 * zoom))
        self._choice = font_metrics(theme.font(9.5 * zoom, QFont.Weight.DemiBold))
        self._warning = font_metrics(theme.font(9 * zoom, QFont.Weight.Bold))
        self._layouts = TextLayoutCache(theme.colour("text"))

    def px(self, pixels: float) -> float:
        """So many pixels at this size."""
        return self.theme.points(pixels) * self.zoom

    def box(self, part: PartWords) -> _PlacedWords:
        """A box, all of one width."""
        width = self.px(_BOX_WIDTH)
        tone = part.tone if part.tone in ("red", "amber", "good") else "quiet"
        lines = [(part.tag.upper(), self._tag, tone), (part.words, self._words, "text")]
        return self._set([*lines, *self._warnings(part)], width, self.px(_PAD_X), self.px(_PAD_Y))

    def choice(self, part: PartWords) -> _PlacedWords:
        """The words on an arrow, as wide as they are."""
        lines = [(part.words, self._choice, "accent"), *self._warnings(part)]
        widest = max(type_.metrics.horizontalAdvance(words) for words, type_, _ in lines)
        pad = self.px(5)
        placed = self._set(lines, min(widest + 2 * pad + 1, self.px(_LABEL_WIDTH)), pad, self.px(2))
        # In several lines the words are narrower than the room they had.
        taken = max((line.width for line, _, _ in placed.lines), default=0.0)
        return replace(placed, size=Size(ceil(max(taken + 2 * pad, self.px(_LABEL_LEAST))), placed.size.height))

    def _warnings(self, part: PartWords) -> list[tuple[str, FontMetrics, str]]:
        return [(one, self._warning, "red") for one in part.warnings]

    def _set(self, texts: list[tuple[str, FontMetrics, str]], width: float, pad_x: float, pad_y: float) -> _PlacedWords:
        placed: list[tuple[LaidOutLine, float, str]] = []
        top = pad_y
        for text, type_, tone in texts:
            for line in self._layouts.paragraph(text, type_, width - 2 * pad_x, _MOST_LINES) if text else ():
                placed.append((line, top, tone))
                top += type_.line
        return _PlacedWords(tuple(placed), Size(ceil(width), ceil(top + pad_y)))


class GuidePart(QAbstractButton):
    """A box or a choice of the chart; `moved` carries the `Direction` of an arrow key."""

    moved = Signal(object)
    reached = Signal()

    def __init__(self, chart: QWidget, is_box: bool) -> None:
        super().__init__(chart)
        self.line = 0
        self.part = PartWords("")
        self._is_box = is_box
        self._set: dict[float, _PlacedWords] = {}
        self._placed = _PlacedWords((), Size(0, 0))
        self._look: _PartPainter | None = None
        self._is_meant = self._is_faded = False
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)

    def fill(self, part: PartWords, line: int) -> None:
        """Shows these words; `line` is that of the text which they stand for."""
        self.line = line
        if part != self.part:
            self.part = part
            self.forget_sizes()
            self.setAccessibleName(part.said)
            self.setAccessibleDescription(part.hint)
            self.setToolTip("\n".join(filter(None, (part.said, part.hint))))

    def forget_sizes(self) -> None:
        """The words, or their fonts, are others now."""
        self._set.clear()

    def room(self, look: _PartPainter) -> Size:
        """What the words take in a theme at a size, which is also how they are painted from now on."""
        if look.zoom not in self._set:
            self._set[look.zoom] = look.box(self.part) if self._is_box else look.choice(self.part)
        self._look, self._placed = look, self._set[look.zoom]
        self.update()
        return self._placed.size

    def mean(self, meant: bool) -> None:
        """Marks the part in whose lines the cursor of the text is."""
        self._is_meant = meant
        self.update()

    def fade(self, faded: bool) -> None:
        """Shows that the part is one of an earlier text."""
        self._is_faded = faded
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(ceil(self._placed.size.width), ceil(self._placed.size.height))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = Qt.Key(event.key())
        if key in _ARROWS:
            self.moved.emit(_ARROWS[key])
        elif key in _ENTER:
            self.click()
        else:
            super().keyPressEvent(event)

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent) and _is_own(event):
            event.accept()
            return True
        return super().event(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.reached.emit()

    def paintEvent(self, _event: QPaintEvent) -> None:
        if self._look is None:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setOpacity(_FADED if self._is_faded else 1.0)
        self._paint_ground(painter, self._look)
        for line, top, tone in self._placed.lines:
            left = self._look.px(_PAD_X) if self._is_box else (self.width() - line.width) / 2
            line.paint(painter, left, top, self._look.theme.colour(tone))

    def _paint_ground(self, painter: QPainter, look: _PartPainter) -> None:
        theme, tone = look.theme, self.part.tone
        area, radius = QRectF(self.rect()).adjusted(1, 1, -1, -1), look.px(_RADIUS)
        ground = "selection" if self.hasFocus() or self.underMouse() else f"{tone}_soft" if tone else "pane"
        path = QPainterPath()
        path.addRoundedRect(area, radius, radius)
        painter.fillPath(path, theme.colour("background" if ground == "pane" and not self._is_box else ground))
        if self._is_box and tone:
            painter.save()
            painter.setClipPath(path)
            painter.fillRect(QRectF(area.left(), area.top(), look.px(4), area.height()), theme.colour(tone))
            painter.restore()
        if self.hasFocus() or self._is_meant:
            painter.strokePath(path, QPen(theme.colour("accent"), 2))
        elif self._is_box or self.part.warnings:
            painter.strokePath(path, QPen(theme.colour("red" if self.part.warnings else "line"), 1))


def _is_own(event: QKeyEvent) -> bool:
    """Whether a key leads from part to part, or chooses one."""
    plain = not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
    return plain and Qt.Key(event.key()) in (*_ARROWS, *_ENTER)


class GuideChart(QWidget):
    """`chosen` carries the line of the box or choice that was clicked; `reached` the part that the keyboard is at."""

    chosen = Signal(int)
    reached = Signal(object)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._graph = GuideGraph()
        self._boxes: dict[str, GuidePart] = {}
        self._choices: list[GuidePart] = []
        self._layout = GuideLayout({}, (), Size(0, 0), Flow.DOWN)
        self._meant = ""
        self._is_faded = False
        self._flow = Flow.DOWN
        self.zoom = 1.0
        self._room: QSize | None = None
        self._looks: dict[float, _PartPainter] = {}
        theme.changed.connect(self._restyle)

    @property
    def parts(self) -> tuple[GuidePart, ...]:
        """All boxes in the order of the text, and behind them the choices."""
        return (*self._boxes.values(), *self._choices)

    @property
    def faded(self) -> bool:
        """Whether it shows an earlier text."""
        return self._is_faded

    def show_graph(self, graph: GuideGraph, titles: Mapping[str, str], notes: Mapping[int, str]) -> None:
        """Shows a guide; `titles` are those of other pages by id, `notes` what is wrong with a line, in words."""
        self._graph = graph
        for key in self._boxes.keys() - {node.key for node in graph.nodes}:
            _remove(self._boxes.pop(key))
        while len(self._choices) > len(graph.edges):
            _remove(self._choices.pop())
        self._boxes = {node.key: self._boxes.get(node.key) or self._new_part(is_box=True) for node in graph.nodes}
        while len(self._choices) < len(graph.edges):
            self._choices.append(self._new_part(is_box=False))
        for node in graph.nodes:
            self._boxes[node.key].fill(self._box_words(node, titles, notes), node.line)
        for number, edge in enumerate(graph.edges):
            self._choices[number].fill(self._choice_words(number, titles, notes), edge.line)
        self._take_tab_key(max(0, self._place_of_focus()))
        self._arrange()
        self.point_at(self._meant)

    def _new_part(self, *, is_box: bool) -> GuidePart:
        part = GuidePart(self, is_box)
        part.clicked.connect(self._tell)
        part.moved.connect(self._move)
        part.reached.connect(self._arrive)
        part.fade(self._is_faded)
        part.show()
        return part

    def fade(self, faded: bool) -> None:
        """Shows that this is the picture of an earlier text, or of the present one."""
        self._is_faded = faded
        for part in self.parts:
            part.fade(faded)
        self.update()

    def point_at(self, key: str) -> None:
        """Marks the box that the cursor of the text is in ("": none)."""
        self._meant = key
        for name, part in self._boxes.items():
            part.mean(name == key)

    def box(self, key: str) -> GuidePart | None:
        """The box with a key, None where there is none."""
        return self._boxes.get(key)

    def fit(self, room: QSize) -> None:
        """Shows as much of the guide in a space as can be read, down or to the right, whichever shows more."""
        self._room = room
        self._arrange()

    def zoom_by(self, steps: int) -> None:
        """Shows the guide larger (+1) or smaller (-1), until it is fitted again."""
        self._room = None
        self.zoom = min(_LARGEST, max(_SMALLEST, self.zoom * _STEP**steps))
        self._arrange()

    def sizeHint(self) -> QSize:
        size = self._layout.size
        return QSize(ceil(size.width) + 2 * _MARGIN, ceil(size.height) + 2 * _MARGIN)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setOpacity(_FADED if self._is_faded else 1.0)
        painter.translate(_MARGIN, _MARGIN)
        for arrow in self._layout.arrows:
            self._paint_arrow(painter, arrow)

    def _paint_arrow(self, painter: QPainter, arrow: Arrow) -> None:
        faulty = bool(self._graph.node(arrow.edge.target).faults) and arrow.edge.target not in self._headings
        colour = self._theme.colour("red" if faulty else "accent" if arrow.edge.source == self._meant else "handle")
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(colour, 1.4))
        painter.drawPath(_way(arrow.first, self._layout.flow))
        painter.drawPath(_way(arrow.second, self._layout.flow))
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(colour))
        painter.drawPolygon(_head(arrow.second[-1], self._layout.flow))

    @property
    def _headings(self) -> frozenset[str]:
        kinds = (NodeKind.QUESTION, NodeKind.OUTCOME)
        return frozenset(node.key for node in self._graph.nodes if node.kind in kinds)

    def _arrange(self) -> None:
        """Lays the guide out in the space that it was fitted into, or at the size that the user chose."""
        if self._room is not None:
            self._flow, self.zoom = self._fitting(self._room)
        self._layout = self._laid_out(self.zoom, (self._flow,))[0]
        for key, part in self._boxes.items():
            _put(part, self._layout.boxes[key])
        for part, arrow in zip(self._choices, self._layout.arrows, strict=True):
            _put(part, arrow.label)
        self.setFixedSize(self.sizeHint())
        self.update()

    def _fitting(self, room: QSize) -> tuple[Flow, float]:
        """The direction in which more of the guide is seen, and the zoom at which as much can be read."""
        scales: dict[Flow, float] = {}
        for layout in self._laid_out(1.0, tuple(Flow)):
            wide, high = layout.size.width + 2 * _MARGIN, layout.size.height + 2 * _MARGIN
            scales[layout.flow] = min(room.width() / wide, room.height() / high)
        flow = max(scales, key=scales.__getitem__)
        # A window that is dragged wider must not set all words anew at every pixel.
        return flow, min(1.0, max(_READABLE, floor(scales[flow] * _ZOOMS) / _ZOOMS))

    def _laid_out(self, zoom: float, flows: tuple[Flow, ...]) -> list[GuideLayout]:
        look = self._look_at(zoom)
        boxes = {key: part.room(look) for key, part in self._boxes.items()}
        choices = [part.room(look) for part in self._choices]
        spacing = Spacing(look.px(_BESIDE), look.px(_BETWEEN))
        return [guide_layout(self._graph, boxes, choices, spacing, flow) for flow in flows]

    def _look_at(self, zoom: float) -> _PartPainter:
        if zoom not in self._looks:
            self._looks[zoom] = _PartPainter(self._theme, zoom)
        return self._looks[zoom]

    def _restyle(self) -> None:
        self._looks.clear()
        for part in self.parts:
            part.forget_sizes()
        self._arrange()

    def _tell(self) -> None:
        part = self.sender()
        if isinstance(part, GuidePart):
            self.chosen.emit(part.line)

    def _arrive(self) -> None:
        part = self.sender()
        if isinstance(part, GuidePart):
            self._take_tab_key(self.parts.index(part))
            self.reached.emit(part)

    def _move(self, direction: Direction) -> None:
        boxes = {number: _box_of(part) for number, part in enumerate(self.parts)}
        at = self._place_of_focus()
        if at >= 0:
            self.parts[nearest(boxes, at, direction)].setFocus(Qt.FocusReason.OtherFocusReason)

    def _place_of_focus(self) -> int:
        return next((number for number, part in enumerate(self.parts) if part.hasFocus()), -1)

    def _take_tab_key(self, place: int) -> None:
        """Lets the tab key come to one part alone: from there the arrows lead on."""
        for number, part in enumerate(self.parts):
            part.setFocusPolicy(Qt.FocusPolicy.StrongFocus if number == place else Qt.FocusPolicy.ClickFocus)
            if number == place:
                self.setFocusProxy(part)

    def _box_words(self, node: GuideNode, titles: Mapping[str, str], notes: Mapping[int, str]) -> PartWords:
        tag, tone = self._tag(node)
        words = titles.get(node.words, node.words) if node.kind is NodeKind.PAGE else node.words
        warnings = tuple(self._fault(one) for one in node.faults if one not in (GuideFault.LOOP, GuideFault.NO_HEADING))
        note = notes.get(node.line, "") if node.key in self._headings else ""
        if note and not node.faults:
            warnings = (self.tr("with a mistake"),)
        ways = (self._way_words(edge.words, edge.target, titles) for edge in self._graph.ways_from(node.key))
        hint = "\n".join((*filter(None, (note,)), *ways))
        said = ". ".join((f"{tag}: {words}" if tag else words, *warnings))
        return PartWords(words, tag, warnings, "red" if warnings else tone, said, hint)

    def _tag(self, node: GuideNode) -> tuple[str, str]:
        if node.kind is NodeKind.OUTCOME:
            return self.tr("Outcome"), "good"
        if node.kind is NodeKind.PAGE:
            return self.tr("Other page"), "accent"
        if node.kind is NodeKind.NOWHERE:
            return self.tr("No such heading"), "red"
        if node.kind is NodeKind.BACK:
            return self.tr("Leads back to"), "red"
        return (self.tr("Beginning") if node is self._graph.nodes[0] else self.tr("Question")), ""

    def _fault(self, fault: GuideFault) -> str:
        if fault is GuideFault.DEAD_END:
            return self.tr("Ends without an answer")
        return self.tr("Nothing leads here")

    def _choice_words(self, number: int, titles: Mapping[str, str], notes: Mapping[int, str]) -> PartWords:
        edge = self._graph.edges[number]
        note = notes.get(edge.line, "")
        told = bool(self._graph.node(edge.target).faults)
        warnings = (self.tr("with a mistake"),) if note and not told else ()
        said = self._way_words(edge.words, edge.target, titles)
        return PartWords(edge.words, "", warnings, "red" if warnings else "", said, note)

    def _way_words(self, words: str, target: str, titles: Mapping[str, str]) -> str:
        node = self._graph.node(target)
        name = titles.get(node.words, node.words) if node.kind is NodeKind.PAGE else node.words
        return f"{words} → {name}"


def _remove(part: GuidePart) -> None:
    part.hide()
    part.deleteLater()


def _put(part: GuidePart, box: Box) -> None:
    part.setGeometry(round(box.x) + _MARGIN, round(box.y) + _MARGIN, ceil(box.width), ceil(box.height))


def _box_of(part: GuidePart) -> Box:
    area = part.geometry()
    return Box(area.x(), area.y(), area.width(), area.height())


def _way(points: tuple[Point, ...], flow: Flow) -> QPainterPath:
    """A line through some points that leaves and reaches each in the direction of the flow."""
    path = QPainterPath(QPointF(*points[0]))
    for before, after in pairwise(points):
        if flow is Flow.DOWN:
            half = (before.y + after.y) / 2
            path.cubicTo(QPointF(before.x, half), QPointF(after.x, half), QPointF(*after))
        else:
            half = (before.x + after.x) / 2
            path.cubicTo(QPointF(half, before.y), QPointF(half, after.y), QPointF(*after))
    return path


def _head(tip: Point, flow: Flow) -> QPolygonF:
    """The head of an arrow that ends at a point."""
    end = QPointF(*tip)
    if flow is Flow.DOWN:
        return QPolygonF([end, end + QPointF(-_HEAD * 0.6, -_HEAD), end + QPointF(_HEAD * 0.6, -_HEAD)])
    return QPolygonF([end, end + QPointF(-_HEAD, -_HEAD * 0.6), end + QPointF(-_HEAD, _HEAD * 0.6)])
