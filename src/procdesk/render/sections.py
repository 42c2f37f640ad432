"""What the window shows in a better form than as text (cards, journey, guide, hand-over), and what that leaves out."""

from __future__ import annotations

from procdesk.content.blocks import blank_comments, list_items, outside_lists
from procdesk.content.hand_over import unread_lines
from procdesk.content.sections import headings
from procdesk.content.steps import as_list
from procdesk.model import Section, WriteUp
from procdesk.text import anchor

CARDS = ("decide", "ask", "avoid")
_QUESTION_LEVEL = 3
_LINK_MARKS = ("](", "][", "[[", "://", "mailto:")


def text_left(section: Section, write_up: WriteUp) -> str:
    """What stands of a section in no other form, and therefore below the cards ("": nothing)."""
    if write_up.plain or section is not write_up.section(section.key):
        return section.markdown
    if section.key in ("say", *CARDS):
        return ""
    if section.key == "journey" and write_up.journey:
        steps = as_list(section.markdown)
        return outside_lists(steps) if _are_steps_whole(steps, write_up) else steps
    if section.key == "hand-over" and write_up.hand_overs and not _has_links(section.markdown):
        return "\n".join(unread_lines(section.markdown))
    if section.key == "guide" and write_up.guide and _is_connected(write_up):
        lines = blank_comments(section.markdown).split("\n")
        first = next(one.start for one in headings(lines) if one.level == _QUESTION_LEVEL)
        return "\n".join(lines[:first]).strip()
    return section.markdown


def anchors_elsewhere(write_up: WriteUp) -> dict[str, str]:
    """The anchors of the headings that are not in the text, and the key of the section that each of them leads to."""
    found: dict[str, str] = {}
    for section in write_up.sections:
        left = text_left(section, write_up)
        if section.key == "guide" and left != section.markdown:
            found |= {question.anchor: "guide" for question in write_up.guide}
        if section.heading and not left and section.markdown:
            found[anchor(section.heading)] = section.key
    return found


def _are_steps_whole(steps: str, write_up: WriteUp) -> bool:
    """Whether the rows of the journey show all of its list: neither links nor inner lists stand in it."""
    items = list_items(steps)
    return len(items) == len(write_up.journey) and not any(_has_links(item.text) for item in items)


def _is_connected(write_up: WriteUp) -> bool:
    """Whether every question of the guide can be reached from its first."""
    questions = {one.anchor: one for one in write_up.guide}
    open_, reached = [write_up.guide[0].anchor], set[str]()
    while open_:
        if (name := open_.pop()) in questions and name not in reached:
            reached.add(name)
            open_ += [choice.anchor for choice in questions[name].choices]
    return len(reached) == len(questions)


def _has_links(text: str) -> bool:
    """Whether a link, a page's name in double brackets, an address or a picture stands in a text."""
    return any(mark in text for mark in _LINK_MARKS)
