"""The guide of a page as a graph: headings, choices, and where a caller would be stranded."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from procdesk.content.guide import is_dead_end, walk
from procdesk.model import Choice, Question


class NodeKind(StrEnum):
    """What a node of a guide is.

    A question has choices and an outcome has none; a page is another process, `NOWHERE` a heading that is not there,
    and `BACK` the return to a question that was answered already.
    """

    QUESTION = "question"
    OUTCOME = "outcome"
    PAGE = "page"
    NOWHERE = "nowhere"
    BACK = "back"


class GuideFault(StrEnum):
    """What is wrong with a node: it ends without an answer, nothing leads to it, or it leads nowhere or in a circle."""

    DEAD_END = "dead-end"
    UNREACHABLE = "unreachable"
    NO_HEADING = "no-heading"
    LOOP = "loop"


@dataclass(frozen=True, slots=True)
class GuideNode:
    """One box: `words` are its heading, for a page its id, for `NOWHERE` and `BACK` the heading that is led to.

    `line` is that of the heading in the file; of what is no heading of this guide, that of the first choice to it.
    """

    key: str
    kind: NodeKind
    words: str
    line: int
    faults: tuple[GuideFault, ...] = ()


@dataclass(frozen=True, slots=True)
class GuideEdge:
    """One arrow, from the key `source` to the key `target`; `words` are those of the choice, `line` its line."""

    source: str
    target: str
    words: str
    line: int


@dataclass(frozen=True, slots=True)
class GuideGraph:
    """The nodes in the order of the text, the first one being where the guide begins; arrows never form a circle."""

    nodes: tuple[GuideNode, ...] = ()
    edges: tuple[GuideEdge, ...] = ()

    @property
    def faults(self) -> int:
        """How many nodes something is wrong with."""
        return sum(bool(node.faults) for node in self.nodes)

    def node(self, key: str) -> GuideNode:
        """The node with a key; KeyError where there is none."""
        found = next((one for one in self.nodes if one.key == key), None)
        if found is None:
            raise KeyError(key)
        return found

    def key_at(self, line: int) -> str:
        """The node in whose text a line of the file stands, "" for a line above the guide."""
        headings = (one for one in self.nodes if one.kind in (NodeKind.QUESTION, NodeKind.OUTCOME))
        return max(((one.line, one.key) for one in headings if one.line <= line), default=(0, ""))[1]

    def ways_from(self, key: str) -> tuple[GuideEdge, ...]:
        """The arrows that leave a node, in the order of its choices."""
        return tuple(edge for edge in self.edges if edge.source == key)

    def ways_to(self, key: str) -> tuple[GuideEdge, ...]:
        """The arrows that lead to a node."""
        return tuple(edge for edge in self.edges if edge.target == key)


def guide_graph(questions: Sequence[Question]) -> GuideGraph:
    """The graph of a guide as `parse_guide` reads it; empty for a page without one."""
    if not questions:
        return GuideGraph()
    known = {question.anchor: question for question in questions}
    reached, loops = walk(questions[0], known)
    walked, circles = set(reached), list(loops)
    for question in questions:
        if question.anchor not in walked:
            walked, more = walk(question, known, walked)
            circles += more
    back = {choice.line for _, choice in circles}
    nodes = [_heading(question, question.anchor not in reached) for question in questions]
    edges: list[GuideEdge] = []
    ends: dict[str, GuideNode] = {}
    for question in questions:
        for number, choice in enumerate(question.choices):
            node = _end(question, number, choice, known, choice.line in back)
            if node is not None:
                ends.setdefault(node.key, node)
            edges.append(
                GuideEdge(question.anchor, node.key if node is not None else choice.anchor, choice.label, choice.line)
            )
    return GuideGraph((*nodes, *ends.values()), tuple(edges))


def _heading(question: Question, unreachable: bool) -> GuideNode:
    kind = NodeKind.QUESTION if question.choices else NodeKind.OUTCOME
    found = ((GuideFault.UNREACHABLE, unreachable), (GuideFault.DEAD_END, is_dead_end(question)))
    faults = tuple(fault for fault, holds in found if holds)
    return GuideNode(question.anchor, kind, question.heading, question.line, faults)


def _end(
    question: Question, number: int, choice: Choice, known: Mapping[str, Question], leads_back: bool
) -> GuideNode | None:
    """What a choice leads to where that is no heading further down; None where it is one."""
    if choice.process:
        # A blank stands in no anchor.
        return GuideNode(f"page {choice.process}", NodeKind.PAGE, choice.process, choice.line)
    key = f"{question.anchor} {number}"
    if choice.anchor not in known:
        return GuideNode(key, NodeKind.NOWHERE, choice.anchor, choice.line, (GuideFault.NO_HEADING,))
    if leads_back:
        heading = known[choice.anchor].heading
        return GuideNode(key, NodeKind.BACK, heading, choice.line, (GuideFault.LOOP,))
    return None
