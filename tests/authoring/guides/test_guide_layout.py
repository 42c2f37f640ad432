"""Where the boxes, words and arrows of a guide are drawn."""

from __future__ import annotations

import itertools

import pytest
from hypothesis import given

from procdesk.authoring.guides.guide_graph import GuideGraph, guide_graph
from procdesk.authoring.guides.guide_layout import (
    Box,
    Direction,
    Flow,
    GuideLayout,
    Size,
    Spacing,
    guide_layout,
    nearest,
)
from procdesk.content.guide import Place, parse_guide
from tests.authoring.guides.test_guide_graph import GUIDE, guides

BOX, LABEL, SPACING = Size(160, 50), Size(60, 16), Spacing(20, 24)


def made(text: str, flow: Flow = Flow.DOWN) -> tuple[GuideGraph, GuideLayout]:
    graph = guide_graph(parse_guide(text, Place("a/b.en.md", 1))[0])
    sizes = {node.key: BOX for node in graph.nodes}
    return graph, guide_layout(graph, sizes, [LABEL] * len(graph.edges), SPACING, flow)


def overlap(one: Box, other: Box) -> bool:
    beside = one.x + one.width <= other.x + 1e-6 or other.x + other.width <= one.x + 1e-6
    return not (beside or one.y + one.height <= other.y + 1e-6 or other.y + other.height <= one.y + 1e-6)


def everything(layout: GuideLayout) -> list[Box]:
    return [*layout.boxes.values(), *(arrow.label for arrow in layout.arrows)]


@pytest.mark.parametrize("flow", list(Flow))
def test_nothing_lies_over_anything_else(flow: Flow) -> None:
    _, layout = made(GUIDE, flow)
    assert not any(overlap(one, other) for one, other in itertools.combinations(everything(layout), 2))


@given(guides())
def test_nothing_lies_over_anything_else_whatever_the_guide(text: str) -> None:
    graph, layout = made(text)
    assert not any(overlap(one, other) for one, other in itertools.combinations(everything(layout), 2))
    assert set(layout.boxes) == {node.key for node in graph.nodes}
    assert len(layout.arrows) == len(graph.edges)
    for box in everything(layout):
        assert box.x > -1e-6
        assert box.y > -1e-6
        assert box.x + box.width <= layout.size.width + 1e-6
        assert box.y + box.height <= layout.size.height + 1e-6


@pytest.mark.parametrize("flow", list(Flow))
def test_every_answer_leads_on_in_the_direction_of_the_flow(flow: Flow) -> None:
    _, layout = made(GUIDE, flow)
    for arrow in layout.arrows:
        points = [*arrow.first, *arrow.second]
        along = [point.y if flow is Flow.DOWN else point.x for point in points]
        assert along == sorted(along)
        source, target = layout.boxes[arrow.edge.source], layout.boxes[arrow.edge.target]
        begin = (source.middle.x, source.y + source.height) if flow is Flow.DOWN else (source.x + 160, source.middle.y)
        end = (target.middle.x, target.y) if flow is Flow.DOWN else (target.x, target.middle.y)
        assert (points[0], points[-1]) == (pytest.approx(begin), pytest.approx(end))


def test_answers_stand_in_the_order_of_the_text() -> None:
    _, layout = made("### A\n- [1](#b)\n- [2](#c)\n- [3](#d)\n### B\nx\n### C\nx\n### D\nx\n")
    assert [layout.boxes[key].x for key in "bcd"] == sorted(layout.boxes[key].x for key in "bcd")
    assert layout.boxes["a"].middle.x == pytest.approx(layout.boxes["c"].middle.x)


def test_arrows_do_not_cross_where_they_need_not() -> None:
    _, layout = made("### A\n- [1](#b)\n- [2](#c)\n### B\n- [1](#e)\n### C\n- [1](#d)\n### D\nx\n### E\nx\n")
    assert (layout.boxes["b"].x < layout.boxes["c"].x) is (layout.boxes["e"].x < layout.boxes["d"].x)


def test_an_empty_guide_takes_no_room() -> None:
    assert made("")[1].size == Size(0, 0)


@pytest.mark.parametrize(
    ("start", "direction", "end"),
    [
        ("c", Direction.LEFT, "b"),
        ("c", Direction.RIGHT, "d"),
        ("b", Direction.LEFT, "b"),
        ("c", Direction.UP, "a"),
        ("a", Direction.DOWN, "c"),
    ],
)
def test_arrow_keys_lead_to_what_lies_there(start: str, direction: Direction, end: str) -> None:
    _, layout = made("### A\n- [1](#b)\n- [2](#c)\n- [3](#d)\n### B\nx\n### C\nx\n### D\nx\n")
    assert nearest(layout.boxes, start, direction) == end


@given(guides())
def test_arrow_keys_reach_every_box(text: str) -> None:
    _, layout = made(text)
    boxes = dict(enumerate(everything(layout)))
    reached, waiting = {0}, [0]
    while waiting:
        here = waiting.pop()
        for direction in Direction:
            there = nearest(boxes, here, direction)
            if there not in reached:
                reached.add(there)
                waiting.append(there)
    assert reached == set(boxes)
