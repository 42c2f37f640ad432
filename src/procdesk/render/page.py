"""A process in one language as the data of its page: answer, cards, remaining text and outline."""

from __future__ import annotations

import html
import re
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from functools import partial
from pathlib import Path

from procdesk.model import Department, PageFault, Process, Section, WriteUp
from procdesk.render.images import with_words_for_missing_images
from procdesk.render.limits import TIME_LIMIT_S, PageRenderer, RenderedHtml
from procdesk.render.markdown import plain_html
from procdesk.render.sections import CARDS, anchors_elsewhere, text_left

_LIST = re.compile(r"<(ul|ol)(?: [^>]*)?>(.*)</\1>", re.DOTALL)
_ITEM = re.compile(r"<li>\s*(.*?)\s*</li>", re.DOTALL)
_PARAGRAPH = re.compile(r"<p>((?:(?!<p>).)*)</p>", re.DOTALL)
_BLOCKS = re.compile(r"<(?:p|ul|ol|li|table|pre|blockquote|h[1-6]|hr|img|div)\b")
# Boxes that the text brings along; ours are drawn.
_BOX = re.compile(r"^[☐☑]\s*")


def plain_items(html: str) -> tuple[str, ...]:
    """Each item's safe HTML, without its own paragraph; none where there is anything but one list of single lines."""
    whole = _LIST.fullmatch(html.strip())
    if whole is None:
        return ()
    items = [_without_paragraph(one) for one in _ITEM.findall(whole[2])]
    left = _ITEM.sub("", whole[2]).strip()
    if left or any(_BLOCKS.search(one) or not one for one in items):
        return ()
    return tuple(items)


def _without_paragraph(item: str) -> str:
    inside = _PARAGRAPH.fullmatch(item)
    return _BOX.sub("", inside[1].strip() if inside else item)


# What the window draws, runs or shows on a card stands last, where it could not be read as a whole.
_BODY_LAST = ("journey", "hand-over", "guide")
_LABEL = re.compile(r"^([ \t]*(?:[-*+][ \t]+)?)([^:*_\[\]\n]{1,40}:)(?=[ \t]+\S)(.*)$", re.MULTILINE)
_HEADING = re.compile(r"<(h[1-4])><a name=\"([^\"]*)\"></a>(.*?)</\1>", re.DOTALL)
_NAME = re.compile(r"<a name=\"([^\"]*)\">")
_ANY_TAG = re.compile(r"<[^>]*>")


@dataclass(frozen=True, slots=True)
class SectionCard:
    """A short section that stands beside the answer: `key` is PRODUCT's name of the section, `html` is safe.

    `items` are the safe HTML of each of its lines where it is a plain list, else none.
    """

    key: str
    heading: str
    html: str
    items: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class OutlineEntry:
    """A heading of the page: `level` counts from 1."""

    level: int
    text: str
    anchor: str


@dataclass(frozen=True, slots=True)
class RelatedProcess:
    """Another process that the page's owner points to."""

    id: str
    title: str


@dataclass(frozen=True, slots=True)
class Page:
    """One write-up ready to be shown; all HTML is safe and its links are `procdesk:ID`, `#anchor` or outside.

    `say_heading` is "" where the answer was taken from the page's first paragraph and not written to be said.
    `plain` is true where the text could not be rendered as Markdown. `languages` are those it is written in.
    `lags` is true where this is a translation of a text that has changed since. `elsewhere` has the anchors of the
    headings that are not in `body`, each with the key of the section that is shown in another form. `fault` is why the
    page may lack something that its file holds.
    """

    write_up: WriteUp
    languages: tuple[str, ...]
    department: str
    say_heading: str
    say: str
    cards: tuple[SectionCard, ...]
    body: str
    outline: tuple[OutlineEntry, ...]
    related: tuple[RelatedProcess, ...] = ()
    plain: bool = False
    lags: bool = False
    elsewhere: Mapping[str, str] = field(default_factory=dict)
    fault: PageFault | None = None


def build_page(process: Process, lang: str, department: Department, time_limit_s: float = TIME_LIMIT_S) -> Page:
    """The page of `process` in `lang`, or in the language there is; hostile text is plain after `time_limit_s`."""
    write_up = process.in_language(lang)
    renderer = PageRenderer(write_up.path, time_limit_s)
    rendered = [(section, renderer.render(section.markdown)) for section in _cards_of(write_up)]
    say_section = write_up.section("say")
    say = renderer.render(say_section.markdown) if say_section else RenderedHtml(plain_html(write_up.say))
    body = _body(write_up, renderer)
    return Page(
        write_up=write_up,
        languages=tuple(one.lang for one in process.write_ups),
        department=department.card(write_up.lang).name,
        say_heading=say_section.heading if say_section else "",
        say=say.html,
        cards=tuple(SectionCard(one.key, one.heading, part.html, plain_items(part.html)) for one, part in rendered),
        body=body.html,
        outline=_outline(body.html),
        plain=write_up.plain or body.plain or say.plain or any(part.plain for _, part in rendered),
        elsewhere=anchors_elsewhere(write_up),
    )


def with_pictures_of(root: Path, page: Page) -> Page:
    """The page with words in the place of pictures that are not in the content folder `root`."""
    shown = partial(with_words_for_missing_images, root=root)
    cards = tuple(replace(card, html=shown(card.html)) for card in page.cards)
    return replace(page, say=shown(page.say), cards=cards, body=shown(page.body))


def anchors_of(write_up: WriteUp) -> frozenset[str]:
    """The names that a link within the page can lead to."""
    body = _body(write_up, PageRenderer(write_up.path)).html
    return frozenset(html.unescape(name) for name in _NAME.findall(body)) | anchors_elsewhere(write_up).keys()


def _cards_of(write_up: WriteUp) -> list[Section]:
    found = (write_up.section(key) for key in CARDS)
    return [section for section in found if section is not None]


def _body(write_up: WriteUp, renderer: PageRenderer) -> RenderedHtml:
    """All that the window shows in no other form, as it was written."""
    if write_up.plain:
        return RenderedHtml(plain_html("\n\n".join(section.markdown for section in write_up.sections)), plain=True)
    rest = [(one, text) for one in write_up.sections if (text := text_left(one, write_up))]
    rest.sort(key=lambda pair: _BODY_LAST.index(pair[0].key) + 1 if pair[0].key in _BODY_LAST else 0)
    return renderer.render("\n\n".join(_with_heading(section, text) for section, text in rest))


def _with_heading(section: Section, text: str) -> str:
    text = _labelled(text) if section.key == "hand-over" else text
    return f"## {section.heading}\n\n{text}" if section.heading else text


def _labelled(markdown: str) -> str:
    """A hand-over with its labels in bold and each on a line of its own."""
    return _LABEL.sub(r"\1**\2**\3  ", markdown)


def _outline(body: str) -> tuple[OutlineEntry, ...]:
    return tuple(
        OutlineEntry(int(match.group(1)[1]), html.unescape(_ANY_TAG.sub("", match.group(3))), match.group(2))
        for match in _HEADING.finditer(body)
    )
