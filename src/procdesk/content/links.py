"""Links of a write-up: where an address leads (process, heading, outside, nowhere), and all links of a text."""

from __future__ import annotations

import posixpath
import re
import unicodedata
from collections.abc import Container, Iterable, Iterator, Mapping
from enum import StrEnum
from typing import NamedTuple
from urllib.parse import unquote

from procdesk.content.blocks import blank_comments
from procdesk.content.template_syntax import blank_templates
from procdesk.text import anchor


class LinkKind(StrEnum):
    """Where an address leads; at "none" the page shows its words and no link."""

    PROCESS = "process"
    ANCHOR = "anchor"
    OUTSIDE = "outside"
    NONE = "none"


class LinkTarget(NamedTuple):
    """`value` is the id of a process, the name of a heading of the same page, or an address outside; "" for none."""

    kind: LinkKind
    value: str = ""

    @property
    def address(self) -> str | None:
        """The address on the page: `procdesk:ID`, `#anchor` or one outside; None: no link."""
        if self.kind is LinkKind.NONE:
            return None
        return {LinkKind.PROCESS: "procdesk:", LinkKind.ANCHOR: "#"}.get(self.kind, "") + self.value


NOWHERE = LinkTarget(LinkKind.NONE)


class PageLink(NamedTuple):
    """A link as written, where it leads, and its line in the file."""

    written: str
    target: LinkTarget
    line: int


CODE_FENCE = re.compile(r"^[ >]*(`{3,}|~{3,}).*?(?:^[ >]*\1|\Z)", re.DOTALL | re.MULTILINE)
CODE_TICKS = re.compile(r"(?<!`)(`+)(?!`)[^\n]{1,1000}?(?<!`)\1(?!`)")
_IMAGE = re.compile(r"!\[[^\[\]]*\](?:\([^()\n]*\)|\[[^\[\]\n]*\])")
INLINE_LINK = re.compile(
    r"(?<!\\)\[(?:[^\[\]\\]++|\\.|\[[^\[\]]*+\])*+\]"
    r"\([ \t]*(?:<(?P<angled>[^<>\n]+)>|(?P<bare>(?:[^()<>\s]|\([^()\s]*\))+))"
    r"(?:\s+(?:\"[^\"]*\"|'[^']*'))?\s*\)"
)
HTML_LINK = re.compile(r"<a\s[^<>]*?\bhref\s*=\s*(?:\"(?P<double>[^\"<>]*)\"|'(?P<single>[^'<>]*)')", re.IGNORECASE)
LINK_DEFINITION = re.compile(
    r"^ {0,3}\[(?P<label>[^\[\]\n^][^\[\]\n]*)\]:[ \t]*<?(?P<defined>[^\s<>]+)>?[^\n]*$", re.MULTILINE
)
_BRACKETS = re.compile(r"\[([^\[\]]+)\](?![(:])")
_ADDRESSES = ("angled", "bare", "double", "single", "defined")
_SPACE = re.compile(r"\s+")


def links_of(parts: Iterable[tuple[str, int]], path: str) -> Iterator[PageLink]:
    """The links of the texts of a page, each with the line it begins with; those in code and comments are none.

    A link by reference stands where its address does, and is none where nothing refers to it.
    """
    definitions: list[tuple[str, str, int]] = []
    used: set[str] = set()
    for text, first_line in parts:
        if "](" not in text and "]:" not in text and "[[" not in text and "href" not in text:
            used.update(_labels(text))
            continue
        bare = _IMAGE.sub(_blank, blank_templates(_without_code(blank_comments(text))))
        used.update(_labels(bare))
        for pattern in (INLINE_LINK, HTML_LINK):
            for href, line in _found(pattern, bare, first_line):
                yield PageLink(href, link_target(href, path), line)
        labels = [_label(match["label"]) for match in LINK_DEFINITION.finditer(bare)]
        placed = _found(LINK_DEFINITION, bare, first_line)
        definitions.extend((label, *found) for label, found in zip(labels, placed, strict=True))
    for label, href, line in definitions:
        if label in used:
            yield PageLink(href, link_target(href, path), line)


def _without_code(text: str) -> str:
    if "```" in text or "~~~" in text:
        text = CODE_FENCE.sub(_blank, text)
    return CODE_TICKS.sub(_blank, text) if "`" in text else text


def _found(pattern: re.Pattern[str], text: str, first_line: int) -> Iterator[tuple[str, int]]:
    """The addresses that a pattern finds, with their lines."""
    line, position = first_line, 0
    for match in pattern.finditer(text):
        line, position = line + text.count("\n", position, match.start()), match.start()
        groups = match.groupdict()
        yield (
            next((groups[name] for name in ("angled", "bare", "double", "single", "defined") if groups.get(name)), ""),
            line,
        )


def _labels(text: str) -> Iterator[str]:
    return (_label(one) for one in _BRACKETS.findall(text)) if "[" in text else iter(())


def _label(text: str) -> str:
    return _SPACE.sub(" ", text).strip().lower()


def _blank(match: re.Match[str]) -> str:
    return "\n" * match[0].count("\n")


OUTSIDE = frozenset({"http", "https", "mailto", "tel"})
# No SVG: Qt's reader of it follows references to other files.
_PICTURES = (".png", ".jpg", ".jpeg", ".gif", ".webp", ".bmp")
_SCHEME = re.compile(r"([A-Za-z][A-Za-z0-9+.-]*):")
_SITE = re.compile(r"https?://[^\s/?#\\]+(?:[/?#]|$)", re.IGNORECASE)
_UNSAFE = re.compile(r"[\x00-\x1f\x7f-\x9f\\]")
_LANGUAGE_SUFFIX = re.compile(r"\.[A-Za-z]{2}(?:[-_][A-Za-z]{2})?$")
_LANGUAGE_AT_THE_END = re.compile(r"[-_](?:es|en|ca|eu|gl|pt|fr|de|it)(?:[-_][a-z]{2})?$", re.IGNORECASE)
_PAGE = re.compile(r"(?:\.(?:md|markdown|mdown|mkdn?|html?))+$", re.IGNORECASE)
_FOR_A_FOLDER = ("index", "README", "_index")
_SPEAKS_FOR_FOLDER = frozenset(name.lower() for name in _FOR_A_FOLDER)
_QUOTED = str.maketrans({'"': "%22", "<": "%3C", ">": "%3E", " ": "%20"})


def link_target(href: str, path: str) -> LinkTarget:
    """Where `href` in the file `path` leads; whether that process and that heading exist is for `find_page` to say."""
    href = href.strip()
    if not href or _UNSAFE.search(href) or href.startswith("//"):
        return NOWHERE
    if href.startswith("#"):
        return _target(LinkKind.ANCHOR, anchor(unquote(href[1:])))
    if scheme := _SCHEME.match(href):
        return _with_scheme(scheme[1].lower(), href)
    return _target(LinkKind.PROCESS, process_of(re.split(r"[?#]", href, maxsplit=1)[0], path))


def safe_link(href: str, path: str) -> str | None:
    """What `href` in the file `path` becomes: `procdesk:ID`, `#anchor` or an address outside; None: not a link."""
    return link_target(href, path).address


def find_page(id_: str, ids: Container[str], root: str = "") -> str:
    """The id under which a linked page is kept, "" for none: a link to a folder means the page that stands for it.

    Sites resolve links from the top of their pages too, which is the content folder or its folder `root`. A page that
    is one process with another one is linked by the name of its file, which ends in the language.
    """
    return next((one for whole in _places(id_, root) for one in names_of(whole) if one in ids), "")


def known_page(id_: str, ids: Container[str], former: Mapping[str, str], root: str = "") -> str:
    """As `find_page`, also where a page is linked by an id that it had before: `former` gives that which it has now."""
    return find_page(id_, ids, root) or former.get(find_page(id_, former, root), "")


def ids_by_former(known: Iterable[tuple[str, Iterable[str]]]) -> dict[str, str]:
    """The ids of processes by those that they had before, out of pairs of both.

    An id that a process has now is nobody's former one; of two processes with the same former id the first has it.
    """
    pairs = list(known)
    live = {id_ for id_, _ in pairs}
    found: dict[str, str] = {}
    for id_, former in pairs:
        for one in former:
            if one not in live:
                found.setdefault(one, id_)
    return found


def names_of(id_: str) -> tuple[str, ...]:
    """The ids of the pages that a link to `id_` means, likeliest first."""
    return (id_, *(f"{id_}/{name}" for name in _FOR_A_FOLDER), _LANGUAGE_AT_THE_END.sub("", id_))


def _places(id_: str, root: str) -> Iterator[str]:
    """Where a link may lead, likeliest first: as it was resolved, from the top, and so without the linking folders."""
    yield id_
    below = f"{root}/" if root else ""
    yield f"{below}{id_}"
    parts = id_.split("/")
    for at in range(1, len(parts) - 1):
        # One name alone would be found in a folder where nobody looked for it.
        inner = "/".join(parts[at:])
        yield inner
        yield f"{below}{inner}"


def _target(kind: LinkKind, value: str) -> LinkTarget:
    return LinkTarget(kind, value) if value else NOWHERE


def process_of(href: str, path: str) -> str:
    """The id that a relative address in the file `path` leads to, or "" where it leads to no page of the folder.

    An address that ends in a slash is a folder of the finished site, where every page is a folder of its own.
    """
    target = unquote(href)
    last = posixpath.basename(target)
    is_page = "." not in last.strip(".") or _PAGE.search(last) or _LANGUAGE_SUFFIX.search(last)
    if not is_page:
        return ""
    as_folder = last in ("", ".", "..")
    inside = path_inside(target, own_folder(path) if as_folder else posixpath.dirname(path))
    return without_suffix(inside)


def safe_image(source: str, path: str) -> str | None:
    """`content:PATH` of the picture that `source` in the file `path` names; None: it is none of the content folder."""
    if _SCHEME.match(source.strip()) or source.strip().startswith("//"):
        return None
    target = re.split(r"[?#]", source.strip(), maxsplit=1)[0]
    inside = path_inside(unquote(target), posixpath.dirname(path))
    return f"content:{inside}" if inside.lower().endswith(_PICTURES) else None


def _with_scheme(scheme: str, href: str) -> LinkTarget:
    if scheme == "procdesk":
        return _target(LinkKind.PROCESS, path_inside(unquote(href.partition(":")[2]), ""))
    if scheme not in OUTSIDE or (scheme in ("http", "https") and not _SITE.match(href)):
        return NOWHERE
    return LinkTarget(LinkKind.OUTSIDE, href.translate(_QUOTED))


def path_inside(target: str, folder: str) -> str:
    """The path below the content folder that `target` means, seen from `folder`; "" where it leads out of it."""
    if _UNSAFE.search(target) or ":" in target or target.startswith("//"):
        return ""
    whole = posixpath.normpath(target.lstrip("/") if target.startswith("/") else posixpath.join(folder, target))
    outside = whole in (".", "..") or whole.startswith(("../", "/"))
    return "" if outside else unicodedata.normalize("NFC", whole)


def without_suffix(path: str) -> str:
    """A path as an id has it: without the ending of a page and without its language."""
    return _LANGUAGE_SUFFIX.sub("", _PAGE.sub("", path))


def own_folder(path: str) -> str:
    """The folder that a page is on the finished site, from which addresses that end in a slash are resolved."""
    page = without_suffix(path)
    return posixpath.dirname(page) if posixpath.basename(page).lower() in _SPEAKS_FOR_FOLDER else page
