"""The guide as a graph: what is a box, what is an arrow, and where a caller would be stranded."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from procdesk.authoring.guides.guide_graph import GuideFault, GuideGraph, NodeKind, guide_graph
from procdesk.content.guide import Place, parse_guide

GUIDE = """### Is it the same amount?
- [Yes](#open-it)
- [No](other.en.md)
- [Perhaps](#look)
### Look
Look at the bill.
- [Same](#open-it)
- [Start again](#is-it-the-same-amount)
- [Typo](#opn-it)
### Open it
> I have opened it.
### Nobody comes here
- [On](#open-it)
### Empty
"""


def graph(text: str) -> GuideGraph:
    return guide_graph(parse_guide(text, Place("a/b.en.md", 10))[0])


def test_headings_pages_and_choices_become_boxes_and_arrows() -> None:
    found = graph(GUIDE)
    kinds = [(node.words, node.kind, node.line) for node in found.nodes]
    assert kinds == [
        ("Is it the same amount?", NodeKind.QUESTION, 10),
        ("Look", NodeKind.QUESTION, 14),
        ("Open it", NodeKind.OUTCOME, 19),
        ("Nobody comes here", NodeKind.QUESTION, 21),
        ("Empty", NodeKind.OUTCOME, 23),
        ("a/other", NodeKind.PAGE, 12),
        ("Is it the same amount?", NodeKind.BACK, 17),
        ("opn-it", NodeKind.NOWHERE, 18),
    ]
    assert [edge.words for edge in found.ways_to("open-it")] == ["Yes", "Same", "On"]
    assert [edge.line for edge in found.ways_from("look")] == [16, 17, 18]


def test_whatever_strands_a_caller_is_marked() -> None:
    faults = {(node.words, fault) for node in graph(GUIDE).nodes for fault in node.faults}
    assert faults == {
        ("Is it the same amount?", GuideFault.LOOP),
        ("opn-it", GuideFault.NO_HEADING),
        ("Nobody comes here", GuideFault.UNREACHABLE),
        ("Empty", GuideFault.UNREACHABLE),
        ("Empty", GuideFault.DEAD_END),
    }
    assert graph(GUIDE).faults == 4


def test_the_line_of_the_cursor_tells_the_box() -> None:
    found = graph(GUIDE)
    places = {line: found.key_at(line) for line in (9, 10, 13, 15, 19, 99)}
    assert places == {
        9: "",
        10: "is-it-the-same-amount",
        13: "is-it-the-same-amount",
        15: "look",
        19: "open-it",
        99: "empty",
    }


def test_a_guide_without_faults_has_none() -> None:
    found = graph("### A\n- [x](#b)\n- [y](#c)\n### B\nText\n### C\nText\n")
    assert (found.faults, len(found.nodes), len(found.edges)) == (0, 3, 2)


def test_a_question_that_leads_to_itself_is_a_loop() -> None:
    found = graph("### A\n- [again](#a)\n- [b](#b)\n### B\nText\n")
    assert [node.kind for node in found.nodes if node.faults] == [NodeKind.BACK]


def test_a_loop_that_nobody_reaches_is_told_as_well() -> None:
    found = graph("### A\nEnd.\n### B\n- [c](#c)\n### C\n- [b](#b)\n")
    assert [(node.words, node.kind) for node in found.nodes if GuideFault.LOOP in node.faults] == [("B", NodeKind.BACK)]


def test_two_headings_of_one_name_are_two_boxes() -> None:
    assert [node.key for node in graph("### A\n- [x](#a-1)\n### A\nEnd\n").nodes] == ["a", "a-1"]


def test_a_page_without_a_guide_has_no_picture() -> None:
    assert graph("only words") == GuideGraph()


@st.composite
def guides(draw: st.DrawFn) -> str:
    """Guides that lead anywhere: on, back, to themselves, to nowhere and to other pages."""
    count = draw(st.integers(1, 9))
    targets = st.sampled_from([*(f"#q{number}" for number in range(count + 1)), "#", "x.md", "../y/z.en.md"])
    lines = []
    for number in range(count):
        lines.append(f"### Q{number}")
        lines += [f"- [c]({target})" for target in draw(st.lists(targets, max_size=5))]
    return "\n".join(lines)


@given(guides())
def test_no_arrow_leads_back_whatever_the_guide(text: str) -> None:
    found = graph(text)
    keys = [node.key for node in found.nodes]
    assert len(set(keys)) == len(keys)
    left, before = list(found.edges), -1
    while len(left) != before:
        before = len(left)
        targets = {edge.target for edge in left}
        left = [edge for edge in left if edge.source in targets]
    assert left == []
