"""HTML as Word, Google Docs, LibreOffice and pandoc write it, made plain: lists, bold type and notes at the foot."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

from bs4 import BeautifulSoup, Tag
from bs4.element import NavigableString

_RULE = re.compile(r"([^{}]+)\{([^{}]*)\}")
_CLASS = re.compile(r"(?:^|[\s,])[\w-]*\.([\w-]+)\s*(?=,|$)")
_BOLD = re.compile(r"font-weight\s*:\s*(?:bold|[6-9]00)", re.IGNORECASE)
_ITALIC = re.compile(r"font-style\s*:\s*italic", re.IGNORECASE)
_HEADINGS = re.compile(r"h[1-6]$")
_WORD_LEVEL = re.compile(r"mso-list\s*:[^;]*?level(\d)", re.IGNORECASE)
_MARGIN = re.compile(r"margin-left\s*:\s*([\d.]+)(pt|in|cm)", re.IGNORECASE)
_POINTS: Final = {"pt": 1.0, "in": 72.0, "cm": 28.35}
_INDENT_POINTS: Final = 36.0
_WORD_MARK = re.compile(
    r"[\s\xa0]*(?:([·•▪◦§➢✓\uf0b7\uf0a7\uf0d8]|o(?=[\s\xa0]{2})|[-–](?=[\s\xa0]))|(\w{1,4}[.)]))[\s\xa0]*"
)
_TYPED_BULLET = re.compile(r"[\s\xa0]*[•▪◦●○][\s\xa0]+\S")
_TYPED_DASH = re.compile(r"[\s\xa0]*[-–][\s\xa0]+\S")
_GOOGLE_LIST = re.compile(r"lst-kix_.+?-(\d+)(?:\s|$)")
_GOOGLE_COMMENT = re.compile(r"^cmnt\d+$")
_GOOGLE_COMMENT_LINK = re.compile(r"^#cmnt\d+$")
_NOTE_MARK = re.compile(r"\W*(?:\d{1,4}|[ivxlc]{1,6}|[a-z]|[*†‡]{1,3})\W*$", re.IGNORECASE)
_BACK = re.compile(r"[\s↑↩︎^\ufe0e]*$")


@dataclass(frozen=True, slots=True)
class _Item:
    """An item of a list as it stands in the text: how deep, whether numbered, and what holds its words."""

    level: int
    ordered: bool
    holder: Tag
    words: tuple[Tag, ...]


def bold_classes(styles: str) -> tuple[frozenset[str], frozenset[str]]:
    """The classes that some CSS makes bold, and those that it makes italic."""
    bold, italic = set(), set()
    for selectors, rule in _RULE.findall(styles):
        names = _CLASS.findall(selectors.strip())
        if _BOLD.search(rule):
            bold.update(names)
        if _ITALIC.search(rule):
            italic.update(names)
    return frozenset(bold), frozenset(italic)


def mark_emphasis(soup: BeautifulSoup, bold: frozenset[str], italic: frozenset[str]) -> None:
    """What a class or style makes bold or italic becomes so by its tag."""
    for span in soup.find_all("span"):
        if span.find_parent(_HEADINGS) or not span.get_text(strip=True):
            continue
        classes, style = set(_classes(span)), str(span.get("style", ""))
        if (classes & bold or _BOLD.search(style)) and not span.find_parent(["strong", "b"]):
            span.wrap(soup.new_tag("strong"))
        if (classes & italic or _ITALIC.search(style)) and not span.find_parent(["em", "i"]):
            span.wrap(soup.new_tag("em"))


def join_emphasis(soup: BeautifulSoup) -> None:
    """Neighbours of the same emphasis become one, as when a word was changed within a line in bold."""
    for name in ("strong", "b", "em", "i"):
        for tag in soup.find_all(name):
            following = tag.next_sibling
            while isinstance(following, Tag) and following.name == name:
                tag.extend(list(following.contents))
                following.decompose()
                following = tag.next_sibling


def nest_lists(soup: BeautifulSoup) -> None:
    """Lists that are only drawn as such, of Word and of Google Docs, become lists inside lists."""
    _nest_runs(soup, _runs(_word_items(soup)))
    _nest_runs(soup, _runs(_google_items(soup)))
    for one in soup.find_all(["ul", "ol"]):
        for text in one.find_all(string=lambda text: bool(text) and not text.strip(), recursive=False):
            text.extract()
    for one in soup.find_all(["ul", "ol"]):
        # LibreOffice begins a list anew wherever its depth changes.
        while not one.decomposed and (following := _next_tag(one)) is not None and following.name == one.name:
            one.extend(list(following.contents))
            following.decompose()
    for inner in soup.find_all(["ul", "ol"]):
        # A list directly in a list, as LibreOffice writes it, belongs to the item above.
        before = inner.find_previous_sibling()
        if isinstance(inner.parent, Tag) and inner.parent.name in ("ul", "ol"):
            if isinstance(before, Tag) and before.name == "li":
                before.append(inner.extract())
            else:
                inner.wrap(soup.new_tag("li"))
    for item in soup.find_all("li"):
        paragraphs = item.find_all("p", recursive=False)
        if len(paragraphs) == 1 and not item.find("br", recursive=False):
            paragraphs[0].unwrap()


def _word_items(soup: BeautifulSoup) -> list[_Item]:
    found = []
    paragraphs = soup.find_all("p")
    typed = {id(paragraph) for paragraph in paragraphs if _is_typed_item(paragraph)}
    for paragraph in paragraphs:
        style = str(paragraph.get("style", ""))
        level = _WORD_LEVEL.search(style)
        mark = _WORD_MARK.match(paragraph.get_text())
        is_drawn = level or any(name.startswith("MsoList") for name in _classes(paragraph))
        if not mark or not (is_drawn or id(paragraph) in typed):
            continue
        _take_from_start(paragraph, mark.end())
        found.append(_Item(int(level[1]) if level else _margin_level(style), bool(mark[2]), paragraph, (paragraph,)))
    return found


def _is_typed_item(paragraph: Tag) -> bool:
    """Whether somebody typed the sign of an item before a text; a hyphen is one only with another one beside it."""
    text = paragraph.get_text()
    if _TYPED_BULLET.match(text):
        return True
    beside = [_next_tag(paragraph), paragraph.find_previous_sibling()]
    others = [one for one in beside if isinstance(one, Tag) and one.name in ("p", "li")]
    in_list = any(one.name == "li" or _TYPED_DASH.match(one.get_text()) for one in others)
    return bool(_TYPED_DASH.match(text)) and in_list


def _margin_level(style: str) -> int:
    margin = _MARGIN.search(style)
    return max(1, round(float(margin[1]) * _POINTS[margin[2].lower()] / _INDENT_POINTS)) if margin else 1


def _take_from_start(tag: Tag, letters: int) -> None:
    for text in list(tag.find_all(string=True)):
        if not letters:
            return
        taken = min(letters, len(text))
        letters -= taken
        text.replace_with(NavigableString(text[taken:]))


def _google_items(soup: BeautifulSoup) -> list[_Item]:
    found = []
    for one in soup.find_all(["ul", "ol"]):
        level = _GOOGLE_LIST.search(" ".join(_classes(one)))
        if level:
            found.append(_Item(int(level[1]) + 1, one.name == "ol", one, tuple(one.find_all("li", recursive=False))))
    return found


def _runs(items: Iterable[_Item]) -> list[list[_Item]]:
    """The items that follow each other without anything between them."""
    runs: list[list[_Item]] = []
    for item in items:
        if runs and _next_tag(runs[-1][-1].holder) is item.holder:
            runs[-1].append(item)
        else:
            runs.append([item])
    return runs


def _next_tag(tag: Tag) -> Tag | None:
    following = tag.next_sibling
    while isinstance(following, NavigableString) and not following.strip():
        following = following.next_sibling
    return following if isinstance(following, Tag) else None


def _nest_runs(soup: BeautifulSoup, runs: list[list[_Item]]) -> None:
    for run in runs:
        if any(item.holder.decomposed or item.holder.parent is None for item in run):
            # It stood in a list that has been put in order before it.
            continue
        outer = soup.new_tag("ol" if run[0].ordered else "ul")
        run[0].holder.insert_before(outer)
        open_lists: list[tuple[int, Tag]] = [(run[0].level, outer)]
        for item in run:
            while len(open_lists) > 1 and open_lists[-1][0] > item.level:
                open_lists.pop()
            name = "ol" if item.ordered else "ul"
            level, current = open_lists[-1]
            if item.level > level and current.contents:
                deeper = soup.new_tag(name)
                last = current.contents[-1]
                (last if isinstance(last, Tag) else current).append(deeper)
                current = deeper
                open_lists.append((item.level, deeper))
            elif current.name != name and not current.contents:
                current.name = name
            for words in item.words:
                words.extract()
                words.name = "li"
                current.append(words)
            if item.holder.parent is not None and item.holder not in item.words:
                item.holder.decompose()


def take_footnotes(soup: BeautifulSoup) -> None:
    """Notes at the foot, known by two links that lead to each other, become those of Markdown."""
    targets = _targets(soup)
    taken: dict[str, int] = {}
    notes: list[Tag] = []
    for link in soup.find_all("a", href=re.compile(r"^#.")):
        if link.decomposed or link.parent is None or not _NOTE_MARK.match(link.get_text()):
            continue
        name = str(link.get("href", ""))[1:]
        target = targets.get(name)
        if name in taken:
            _replace_reference(soup, link, taken[name])
        elif target is not None and not target.decomposed:
            note = _taken_note(soup, link, target, len(notes) + 1)
            if note is not None:
                notes.append(note)
                taken[name] = len(notes)
    # The line above the notes has nothing below it any more.
    for line in reversed(soup.find_all("hr")):
        if notes and not "".join(str(one) for one in line.find_all_next(string=True)).strip():
            line.decompose()
    for note in notes:
        soup.append(note)


def take_comments(soup: BeautifulSoup) -> list[str]:
    """The remarks of readers that Google Docs puts below a text; they and their marks are taken out of it."""
    comments = []
    for link in soup.find_all("a", id=_GOOGLE_COMMENT):
        block = link.find_parent("div")
        if isinstance(block, Tag) and not block.decomposed:
            comments.append(" ".join(block.get_text(" ").split()))
            block.decompose()
    for link in soup.find_all("a", href=_GOOGLE_COMMENT_LINK):
        outer = link.parent
        link.decompose()
        if isinstance(outer, Tag) and outer.name == "sup" and not outer.get_text(strip=True):
            outer.decompose()
    return comments


def _targets(soup: BeautifulSoup) -> dict[str, Tag]:
    """The tags that a link can lead to, by their names."""
    targets: dict[str, Tag] = {}
    for tag in soup.find_all(["a", "li", "div", "p", "sup", "section", "aside"]):
        for attribute in ("id", "name"):
            if tag.get(attribute):
                targets.setdefault(str(tag[attribute]), tag)
    return targets


def _taken_note(soup: BeautifulSoup, link: Tag, target: Tag, number: int) -> Tag | None:
    """The note that a link leads to, taken out of the text; None where nothing there leads back."""
    block, back = _note_block(link, target)
    if block is None or back is None:
        return None
    _replace_reference(soup, link, number)
    _drop_back_links(block, back)
    note = soup.new_tag("footnote-text", number=str(number))
    note.extend(list(block.contents))
    _drop_block(block)
    return note


def _note_block(link: Tag, target: Tag) -> tuple[Tag | None, Tag | None]:
    """The block that holds the note a link leads to, and the link in it that leads back."""
    own = {f"#{link.get(attribute)}" for attribute in ("id", "name") if link.get(attribute)}
    outer = link.parent
    if isinstance(outer, Tag):
        own |= {f"#{outer[attribute]}" for attribute in ("id", "name") if outer.get(attribute)}
    block = target if target.name in ("li", "div", "section", "aside") else target.find_parent(["li", "div", "p"])
    if target.name == "p":
        block = target
    if block is None or link in block.descendants:
        return None, None
    if block.name == "p" and (parent := block.find_parent(["li", "div", "aside"])) is not None:
        # A note of several paragraphs has a block of its own.
        others = [one for one in parent.find_all("a", href=True) if one is not link and str(one["href"]) in own]
        if len(others) == 1 and len(parent.find_all("a", href=re.compile(r"^#"))) == 1:
            block = parent
    backs = [one for one in block.find_all("a", href=True) if str(one["href"]) in own]
    return (block, backs[0]) if backs else (None, None)


def _drop_back_links(block: Tag, back: Tag) -> None:
    href = str(back["href"])
    for link in block.find_all("a", href=href):
        if _NOTE_MARK.match(link.get_text()) or _BACK.match(link.get_text()):
            outer = link.parent
            link.decompose()
            if isinstance(outer, Tag) and outer.name == "sup" and not outer.get_text(strip=True):
                outer.decompose()


def _drop_block(block: Tag) -> None:
    outer = block.parent
    block.decompose()
    while isinstance(outer, Tag) and outer.name in ("ol", "ul", "section", "div") and not outer.get_text(strip=True):
        if outer.find("img") is not None:
            return
        above = outer.parent
        outer.decompose()
        outer = above


def _replace_reference(soup: BeautifulSoup, link: Tag, number: int) -> None:
    place = link
    while (
        isinstance(place.parent, Tag)
        and place.parent.name in ("sup", "span")
        and (place.parent.get_text() == link.get_text())
    ):
        place = place.parent
    place.replace_with(soup.new_tag("footnote-reference", number=str(number)))


def _classes(tag: Tag) -> list[str]:
    found = tag.get("class")
    return [str(one) for one in found] if isinstance(found, list) else str(found or "").split()
