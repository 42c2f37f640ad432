"""Layout of a guide in layers: where its boxes, the words of its choices and its arrows are drawn.

After Sugiyama, Tagawa and Toda (1981). Circles are no part of a `GuideGraph`. The words of a choice are a box of their
own, in a layer between the two that it connects, so that nothing is ever drawn over anything else.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from enum import Enum
from itertools import pairwise
from typing import Final, NamedTuple, TypeVar

from procdesk.authoring.guides.guide_graph import GuideEdge, GuideGraph

_SWEEPS: Final = 12


class Flow(Enum):
    """Where a guide leads to on the page."""

    DOWN = "down"
    RIGHT = "right"


class Size(NamedTuple):
    """Width and height, in pixels."""

    width: float
    height: float


class Point(NamedTuple):
    """A place: pixels from the left and from the top."""

    x: float
    y: float


class Box(NamedTuple):
    """A rectangle: its left and top edges, width and height, in pixels."""

    x: float
    y: float
    width: float
    height: float

    @property
    def middle(self) -> Point:
        """Its centre."""
        return Point(self.x + self.width / 2, self.y + self.height / 2)


class Spacing(NamedTuple):
    """The pixels between boxes of one layer, and between layers."""

    beside: float
    between: float


@dataclass(frozen=True, slots=True)
class Arrow:
    """An edge as it is drawn: its way to the box of its words, that box, and its way on to the target."""

    edge: GuideEdge
    label: Box
    first: tuple[Point, ...]
    second: tuple[Point, ...]


@dataclass(frozen=True, slots=True)
class GuideLayout:
    """Boxes by key, arrows in the order of the edges, and the size of the whole."""

    boxes: Mapping[str, Box]
    arrows: tuple[Arrow, ...]
    size: Size
    flow: Flow


def guide_layout(
    graph: GuideGraph, boxes: Mapping[str, Size], labels: Sequence[Size], spacing: Spacing, flow: Flow
) -> GuideLayout:
    """Lays a guide out; `boxes` are the sizes of its nodes by key, `labels` those of the words of its edges, in order.

    A line that passes through a layer is as wide as nothing.
    """
    cells = _Cells(graph, boxes, labels, flow)
    layers = _ordered(cells)
    across = _placed(cells, layers, spacing.beside)
    along = _stacked(cells, layers, spacing.between)
    ends = {name: cells.ends(name, across[name], along[name]) for name in across}
    placed = {name: cells.box(name, across[name], along[name]) for name in across}
    arrows = tuple(
        _arrow(edge, placed[chain[1]], [ends[name] for name in chain])
        for edge, chain in zip(graph.edges, cells.chains, strict=True)
    )
    shown = {node.key: placed[node.key] for node in graph.nodes}
    return GuideLayout(shown, arrows, _extent(placed.values()), flow)


class Direction(Enum):
    """Where an arrow key leads, as a step to the right and down."""

    LEFT = (-1, 0)
    RIGHT = (1, 0)
    UP = (0, -1)
    DOWN = (0, 1)


_Key = TypeVar("_Key")


def nearest(boxes: Mapping[_Key, Box], start: _Key, direction: Direction) -> _Key:
    """The box to which an arrow key leads from another: the nearest one in that direction, itself where there is none.

    What lies to the side counts twice.
    """
    right, down = direction.value
    here = boxes[start].middle

    def distance(key: _Key) -> tuple[float, float]:
        there = boxes[key].middle
        ahead = (there.x - here.x) * right + (there.y - here.y) * down
        return ahead, ahead + 2 * abs((there.x - here.x) * down + (there.y - here.y) * right)

    ahead = {key: distance(key) for key in boxes if key != start}
    return min((key for key, (way, _) in ahead.items() if way > 1), key=lambda key: ahead[key][1], default=start)


_Name = str | tuple[int, int]
"""A node by its key, or what an edge (its number) has in a layer."""


class _Cells:
    """Everything that takes room in the layers: nodes, the words of edges, and where edges pass through a layer.

    `across` is the extent of each within its layer and `depth` that in the direction of the flow; `chains` are by edge
    what it passes through, from its source to its target.
    """

    def __init__(self, graph: GuideGraph, boxes: Mapping[str, Size], labels: Sequence[Size], flow: Flow) -> None:
        self._flow = flow
        self.layer: dict[_Name, int] = {key: 2 * depth for key, depth in _depths(graph).items()}
        sizes: dict[_Name, Size] = {node.key: boxes[node.key] for node in graph.nodes}
        self.chains: list[list[_Name]] = []
        for number, edge in enumerate(graph.edges):
            first, last = self.layer[edge.source], self.layer[edge.target]
            passed: list[_Name] = [(number, at) for at in range(first + 1, last)]
            for name, at in zip(passed, range(first + 1, last), strict=True):
                self.layer[name] = at
                # The words stand next to the question that they answer.
                sizes[name] = labels[number] if at == first + 1 else Size(0, 0)
            self.chains.append([edge.source, *passed, edge.target])
        down = flow is Flow.DOWN
        self.across = {name: size.width if down else size.height for name, size in sizes.items()}
        self.depth = {name: size.height if down else size.width for name, size in sizes.items()}
        self.above: dict[_Name, list[_Name]] = {name: [] for name in self.layer}
        self.below: dict[_Name, list[_Name]] = {name: [] for name in self.layer}
        for chain in self.chains:
            for one, other in pairwise(chain):
                self.below[one].append(other)
                self.above[other].append(one)

    def box(self, name: _Name, middle: float, start: float) -> Box:
        """A box, given the place of its middle within the layer and where it begins in the direction of the flow."""
        across, depth = self.across[name], self.depth[name]
        if self._flow is Flow.DOWN:
            return Box(middle - across / 2, start, across, depth)
        return Box(start, middle - across / 2, depth, across)

    def ends(self, name: _Name, middle: float, start: float) -> tuple[Point, Point]:
        """Where arrows come in and go out, given as for `box`."""
        end = start + self.depth[name]
        if self._flow is Flow.DOWN:
            return Point(middle, start), Point(middle, end)
        return Point(start, middle), Point(end, middle)


def _depths(graph: GuideGraph) -> dict[str, int]:
    """How many answers lead to each node at most."""
    depths = {node.key: 0 for node in graph.nodes}
    # Each round settles one more answer of the longest way; a graph without circles ends.
    for _ in graph.nodes:
        before = dict(depths)
        for edge in graph.edges:
            depths[edge.target] = max(depths[edge.target], depths[edge.source] + 1)
        if depths == before:
            break
    return depths


def _ordered(cells: _Cells) -> list[list[_Name]]:
    """The cells layer by layer, in an order in which few arrows cross."""
    layers: list[list[_Name]] = [[] for _ in range(max(cells.layer.values(), default=-1) + 1)]
    for name in _by_reading(cells):
        layers[cells.layer[name]].append(name)
    best, fewest = [list(layer) for layer in layers], _crossings(cells, layers)
    for sweep in range(_SWEEPS):
        down = sweep % 2 == 0
        near = cells.above if down else cells.below
        for one, other in pairwise(layers if down else layers[::-1]):
            places = {name: place for place, name in enumerate(one)}
            own = {name: place for place, name in enumerate(other)}
            other.sort(key=lambda name: _mean([places[it] for it in near[name] if it in places], own[name]))
        crossings = _crossings(cells, layers)
        if crossings < fewest:
            best, fewest = [list(layer) for layer in layers], crossings
    return best


def _by_reading(cells: _Cells) -> list[_Name]:
    """All cells in the order in which somebody comes upon them who follows the first answer first."""
    seen: dict[_Name, None] = {}
    for root in (name for name in cells.layer if isinstance(name, str)):
        waiting: list[_Name] = [root]
        while waiting:
            name = waiting.pop()
            if name not in seen:
                seen[name] = None
                waiting.extend(reversed(cells.below[name]))
    return list(seen)


def _crossings(cells: _Cells, layers: Sequence[Sequence[_Name]]) -> int:
    """How many pairs of arrows cross."""
    count = 0
    for one, other in pairwise(layers):
        places = {name: place for place, name in enumerate(other)}
        ends = [place for name in one for place in sorted(places[it] for it in cells.below[name])]
        count += sum(before > after for at, after in enumerate(ends) for before in ends[:at])
    return count


def _mean(values: Sequence[float], otherwise: float) -> float:
    return sum(values) / len(values) if values else otherwise


def _placed(cells: _Cells, layers: Sequence[Sequence[_Name]], beside: float) -> dict[_Name, float]:
    """The middle of every cell within its layer: as near to what it is connected with as the order allows."""
    places: dict[_Name, float] = {}
    for layer in layers:
        at = 0.0
        for name in layer:
            places[name] = at + cells.across[name] / 2
            at += cells.across[name] + beside
    for sweep in range(_SWEEPS):
        down = sweep % 2 == 0
        for layer in layers if down else layers[::-1]:
            near = cells.above if down else cells.below
            wanted = [_mean([places[it] for it in near[name]], places[name]) for name in layer]
            places.update(zip(layer, _apart(wanted, [cells.across[name] for name in layer], beside), strict=True))
    least = min((places[name] - cells.across[name] / 2 for name in places), default=0.0)
    return {name: place - least for name, place in places.items()}


@dataclass(slots=True)
class _TouchingGroup:
    """Neighbours that touch: the offsets of their middles from the first, and where each would like that to be."""

    offsets: list[float] = field(default_factory=list)
    wishes: list[float] = field(default_factory=list)

    @property
    def start(self) -> float:
        return sum(self.wishes) / len(self.wishes)


def _apart(wanted: Sequence[float], extents: Sequence[float], beside: float) -> list[float]:
    """The places nearest to the wanted ones, by the sum of squares, at which no two cells touch."""
    blocks: list[_TouchingGroup] = []
    offset = 0.0
    # Without the room that each needs they only have to ascend: the pool of adjacent violators.
    for number, (place, extent) in enumerate(zip(wanted, extents, strict=True)):
        offset += (extents[number - 1] + extent) / 2 + beside if number else 0.0
        blocks.append(_TouchingGroup([offset], [place - offset]))
        while len(blocks) > 1 and blocks[-2].start > blocks[-1].start:
            last = blocks.pop()
            blocks[-1].offsets += last.offsets
            blocks[-1].wishes += last.wishes
    return [block.start + offset for block in blocks for offset in block.offsets]


def _stacked(cells: _Cells, layers: Sequence[Sequence[_Name]], between: float) -> dict[_Name, float]:
    """Where each cell begins in the direction of the flow: in the middle of its layer."""
    found: dict[_Name, float] = {}
    at = 0.0
    for layer in layers:
        depth = max((cells.depth[name] for name in layer), default=0.0)
        found.update({name: at + (depth - cells.depth[name]) / 2 for name in layer})
        at += depth + between
    return found


def _arrow(edge: GuideEdge, label: Box, ends: Sequence[tuple[Point, Point]]) -> Arrow:
    """An arrow through all that an edge passes, given by where it comes in and goes out."""
    source, words, *passed, target = ends
    return Arrow(edge, label, (source[1], words[0]), (words[1], *(come_in for come_in, _ in passed), target[0]))


def _extent(boxes: Iterable[Box]) -> Size:
    found = list(boxes)
    return Size(
        max((box.x + box.width for box in found), default=0.0), max((b.y + b.height for b in found), default=0.0)
    )
