"""The navigation of a documentation site, in the files of its generator: where a page stands, and what it is called.

Read are `nav:` of `mkdocs.yml`, the sidebar of Docusaurus and its `_category_` files, `SUMMARY.md` of GitBook and
mdBook, and `toc.yml` of Microsoft's documentation. They are read as data; what cannot be read so says nothing.
"""

from __future__ import annotations

import json
import posixpath
import re
from collections.abc import Container, Iterable, Iterator, Mapping
from pathlib import Path
from typing import NamedTuple

import yaml

from procdesk.content.front_matter import yaml_reader
from procdesk.content.limits import PAGE_BYTES
from procdesk.content.links import find_page
from procdesk.content.plain_text import heading_words
from procdesk.content.scan.paths import split_path
from procdesk.content.scan.scanner import NavigationKind, is_page, navigation_kind
from procdesk.content.site_layout.script_literal import Literal, literals
from procdesk.content.site_layout.site import NavigationEntry, Site, site_of

_NAV_KEY = re.compile(r"^nav[ \t]*:", re.MULTILINE)
_TOP_KEY = re.compile(r"^[^\s#-]", re.MULTILINE)
_DOCS_DIR = re.compile(r"^docs_dir[ \t]*:[ \t]*[\"']?([^\"'#\n]+?)[\"']?[ \t]*(?:#.*)?$", re.MULTILINE)
_SUMMARY_ITEM = re.compile(r"([ \t]*)(?:[-*+]|\d+[.)])[ \t]+(.*)$")
_SUMMARY_HEADING = re.compile(r" {0,3}(#{1,6})[ \t]+(.*?)[ \t#]*$")
_SUMMARY_LINK = re.compile(r"\[((?:[^\[\]\\]|\\.|\[[^\[\]]*\])*)\]\([ \t]*<?([^()<>\n]*?)>?(?:[ \t]+[\"'][^\n]*)?\)")
_ENDING = re.compile(r"\.(?:md|markdown|mdx)$", re.IGNORECASE)
_SCHEME = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:")


class _NamedPage(NamedTuple):
    """A page that a navigation names, as it names it, below the sections it stands in."""

    address: str
    title: str
    sections: tuple[str, ...]


def read_site(root: Path, paths: Iterable[str]) -> Site:
    """The site that the pages and navigation files among these paths below `root` make."""
    files = list(paths)
    pages = [path for path in files if is_page(path)]
    kinds = {path: kind for path in files if (kind := navigation_kind(path)) is not None}
    known = {split_path(path, ())[0] for path in pages} if kinds else set()
    entries: dict[str, NavigationEntry] = {}
    names: dict[str, str] = {}
    for path, kind in kinds.items():
        folder, text = path.rpartition("/")[0], _text(root / path)
        if kind is NavigationKind.CATEGORY:
            names[folder] = _label(path, text)
            continue
        bases = bases_of(kind, folder, text)
        for one in _named(kind, path, text):
            if page := page_at(one.address, bases, known)[0]:
                entries.setdefault(page, NavigationEntry(one.title, one.sections))
    return site_of(pages, entries, {folder: label for folder, label in names.items() if label})


def _text(path: Path) -> str:
    try:
        with path.open("rb") as file:
            return file.read(PAGE_BYTES).decode("utf-8-sig", "replace")
    except OSError:
        return ""


def bases_of(kind: NavigationKind, folder: str, text: str) -> tuple[str, ...]:
    """The folders from which the addresses of a navigation file may start."""
    if kind is NavigationKind.MKDOCS:
        stated = _DOCS_DIR.search(text)
        return (posixpath.join(folder, stated[1] if stated else "docs"),)
    if kind is NavigationKind.SIDEBAR:
        return tuple(posixpath.join(folder, docs) for docs in ("docs", "", "content"))
    return (folder,)


def page_at(address: str, bases: tuple[str, ...], known: Container[str]) -> tuple[str, str]:
    """The id of the page with an address, and the base from which it was found; ("", "") for an address outside.

    Docusaurus lets a page choose its own address, which only the page tells: then it is the id that it would have.
    """
    address = _ENDING.sub("", re.split(r"[#?]", address, maxsplit=1)[0]).lstrip("/")
    if not address or _SCHEME.match(address):
        return "", ""
    wholes = [(posixpath.normpath(posixpath.join(base, address)), base) for base in bases]
    found = ((page, base) for whole, base in wholes if (page := find_page(whole, known)))
    return next(found, ("", "") if wholes[0][0].startswith("..") else wholes[0])


def address_ending(address: str) -> str:
    """What an address in a navigation has behind the name of its page: an ending, an anchor, a query."""
    bare, tail = re.match(r"([^#?]*)(.*)$", address, re.DOTALL).groups()  # type: ignore[union-attr]
    ending = _ENDING.search(bare)
    return (ending[0] if ending else "") + tail


def _named(kind: NavigationKind, path: str, text: str) -> Iterator[_NamedPage]:
    if kind is NavigationKind.MKDOCS:
        return _of_mkdocs(text)
    if kind is NavigationKind.TABLE:
        return _of_table(yaml_reader.compose(text), ())
    if kind is NavigationKind.SUMMARY:
        return _of_summary(text)
    return _of_sidebar(_json(text) if path.lower().endswith(".json") else literals(text))


def _of_mkdocs(text: str) -> Iterator[_NamedPage]:
    """The pages below `nav`; the rest of the file may hold what only its program understands, and is not looked at."""
    begin = _NAV_KEY.search(text)
    if begin is None:
        return
    end = _TOP_KEY.search(text, begin.end())
    tree = yaml_reader.compose(text[begin.start() : end.start() if end else len(text)])
    if isinstance(tree, yaml.Node):
        for _, nav, _ in yaml_reader.pairs(tree):
            yield from _of_nav(nav, ())


def _of_nav(node: yaml.Node, sections: tuple[str, ...]) -> Iterator[_NamedPage]:
    for item in yaml_reader.items(node):
        if (address := yaml_reader.text_of(item)) is not None:
            yield _NamedPage(address, "", sections)
        for label, value, _ in yaml_reader.pairs(item):
            if (address := yaml_reader.text_of(value)) is not None:
                yield _NamedPage(address, _plain(label), sections)
            else:
                yield from _of_nav(value, (*sections, _plain(label)))


def _of_table(node: yaml.Node | yaml_reader.YamlError | None, sections: tuple[str, ...]) -> Iterator[_NamedPage]:
    """The pages of a `toc.yml`: `name` and `href` of each, and `items` below it."""
    if not isinstance(node, yaml.Node):
        return
    for item in yaml_reader.items(node) or [node]:
        values = {key.lower(): value for key, value, _ in yaml_reader.pairs(item)}
        texts = {key: yaml_reader.text_of(value) or "" for key, value in values.items()}
        name = _plain(texts.get("name", ""))
        below = values.get("items")
        if address := texts.get("href", ""):
            yield _NamedPage(address, name, (*sections, name) if below and name else sections)
        if below is not None:
            yield from _of_table(below, (*sections, name) if name else sections)


def _of_summary(text: str) -> Iterator[_NamedPage]:
    """The pages of a `SUMMARY.md`: its headings are sections, and so is an item with items below it."""
    part: tuple[str, ...] = ()
    titled = False
    above: list[tuple[int, str]] = []
    items: list[tuple[int, str, str, tuple[str, ...]]] = []
    for line in text.split("\n"):
        if heading := _SUMMARY_HEADING.match(line):
            # The first level-1 heading is the title of the whole.
            part = (_plain(heading[2]),) if titled or len(heading[1]) > 1 else ()
            titled, above = True, []
            continue
        item = _SUMMARY_ITEM.match(line)
        words = item[2] if item else line.strip()
        link = _SUMMARY_LINK.match(words)
        if item is None and link is None:
            continue
        indent = len(item[1].expandtabs(4)) if item else 0
        above = [one for one in above if one[0] < indent]
        title = _plain(link[1] if link else words)
        items.append((indent, title, link[2] if link else "", (*part, *(name for _, name in above))))
        above.append((indent, title))
    for (indent, title, address, sections), below in zip(items, (*items[1:], None), strict=bool(items)):
        if address:
            yield _NamedPage(address, title, (*sections, title) if below and below[0] > indent else sections)


def _of_sidebar(data: Iterable[Literal]) -> Iterator[_NamedPage]:
    """The pages of the sidebars of a Docusaurus site."""
    for found in data:
        for sidebar in found.values() if isinstance(found, dict) else [found]:
            yield from _of_sidebar_items(sidebar, ())


def _of_sidebar_items(items: Literal, sections: tuple[str, ...]) -> Iterator[_NamedPage]:
    if isinstance(items, dict) and "items" not in items and "type" not in items:
        # The short form: a mapping of categories to their items.
        for label, below in items.items():
            yield from _of_sidebar_items(below, (*sections, label))
        return
    for item in items if isinstance(items, list) else [items]:
        if isinstance(item, str):
            yield _NamedPage(item, "", sections)
        elif isinstance(item, dict) and "type" not in item and "items" not in item:
            yield from _of_sidebar_items(item, sections)
        elif isinstance(item, dict):
            yield from _of_sidebar_item(item, sections)


def _of_sidebar_item(item: Mapping[str, Literal], sections: tuple[str, ...]) -> Iterator[_NamedPage]:
    label, id_, link = item.get("label"), item.get("id"), item.get("link")
    name = label.strip() if isinstance(label, str) else ""
    if isinstance(id_, str):
        yield _NamedPage(id_, name, sections)
    own = (*sections, name) if name else sections
    if isinstance(link, dict) and isinstance(linked := link.get("id"), str):
        yield _NamedPage(linked, "", own)
    if "items" in item:
        yield from _of_sidebar_items(item["items"], own)


def _label(name: str, text: str) -> str:
    """What a `_category_` file calls its folder, "" where it does not."""
    if name.lower().endswith(".json"):
        labels = (one.get("label") for one in _json(text) if isinstance(one, dict))
        return next((label.strip() for label in labels if isinstance(label, str)), "")
    tree = yaml_reader.compose(text)
    values = yaml_reader.pairs(tree) if isinstance(tree, yaml.Node) else []
    return next((yaml_reader.text_of(value) or "" for key, value, _ in values if key == "label"), "").strip()


def _json(text: str) -> list[Literal]:
    try:
        return [json.loads(text)]
    except (ValueError, RecursionError):
        return []


def _plain(label: str) -> str:
    return heading_words(label)
