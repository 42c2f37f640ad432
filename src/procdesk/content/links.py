"""Links of a write-up: where an address leads (process, heading, image, outside), and all links of a text."""

from __future__ import annotations

import posixpath
import re
import unicodedata
from collections.abc import Iterator
from typing import NamedTuple
from urllib.parse import unquote

from procdesk.content.blocks import blank_comments
from procdesk.content.paths import resolve
from procdesk.text import anchor

_LINK = re.compile(r"\]\([ \t]*<?([^()<>\s]+)>?(?:[ \t]+[\"'][^\"'\n]*[\"'])?[ \t]*\)")


_CODE = re.compile(r"^ {0,3}(`{3,}|~{3,}).*?^ {0,3}\1|`[^`\n]*`", re.DOTALL | re.MULTILINE)


class PageLink(NamedTuple):
    """A link as written, the id of the page that it means, and its line in the file."""

    target: str
    id: str
    line: int


def links_in(markdown: str, first_line: int, folder: str, languages: tuple[str, ...]) -> Iterator[PageLink]:
    """The links of a text to pages of the content folder; those in code and comments are none."""
    if ".md" not in markdown:
        return
    text = _CODE.sub(lambda found: "\n" * found[0].count("\n"), blank_comments(markdown))
    line, position = first_line, 0
    for found in _LINK.finditer(text):
        line, position = line + text.count("\n", position, found.start()), found.start()
        identifier = resolve(found[1], folder, languages)
        if identifier is not None:
            yield PageLink(found[1], identifier, line)


OUTSIDE = frozenset({"http", "https", "mailto", "tel"})


# No SVG: Qt's reader of it follows references to other files.
_PICTURES = (".png", ".jpg", ".jpeg", ".gif", ".webp", ".bmp")


_SCHEME = re.compile(r"([A-Za-z][A-Za-z0-9+.-]*):")


_SITE = re.compile(r"https?://[^\s/?#\\]+(?:[/?#]|$)", re.IGNORECASE)


_UNSAFE = re.compile(r"[\x00-\x1f\x7f-\x9f\\]")


_LANGUAGE_SUFFIX = re.compile(r"\.[A-Za-z]{2}(?:[-_][A-Za-z]{2})?$")


_PAGE = re.compile(r"\.(?:md|html?)$", re.IGNORECASE)


_SPEAKS_FOR_FOLDER = frozenset({"index", "readme", "_index"})


_QUOTED = str.maketrans({'"': "%22", "<": "%3C", ">": "%3E", " ": "%20"})


def safe_link(href: str, path: str) -> str | None:
    """What `href` in the file `path` becomes: `procdesk:ID`, `#anchor` or an address outside; None: not a link."""
    href = href.strip()
    if not href or _UNSAFE.search(href) or href.startswith("//"):
        return None
    if href.startswith("#"):
        name = anchor(unquote(href[1:]))
        return f"#{name}" if name else None
    if scheme := _SCHEME.match(href):
        return _with_scheme(scheme[1].lower(), href)
    process = process_of(re.split(r"[?#]", href, maxsplit=1)[0], path)
    return f"procdesk:{process}" if process else None


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
    inside = _inside(target, _own_folder(path) if as_folder else posixpath.dirname(path))
    return _without_suffix(inside)


def safe_image(source: str, path: str) -> str | None:
    """`content:PATH` of the picture that `source` in the file `path` names; None: it is none of the content folder."""
    if _SCHEME.match(source.strip()) or source.strip().startswith("//"):
        return None
    target = re.split(r"[?#]", source.strip(), maxsplit=1)[0]
    inside = _inside(unquote(target), posixpath.dirname(path))
    return f"content:{inside}" if inside.lower().endswith(_PICTURES) else None


def _with_scheme(scheme: str, href: str) -> str | None:
    if scheme == "procdesk":
        process = _inside(unquote(href.partition(":")[2]), "")
        return f"procdesk:{process}" if process else None
    if scheme in ("http", "https") and not _SITE.match(href):
        return None
    return href.translate(_QUOTED) if scheme in OUTSIDE else None


def _inside(target: str, folder: str) -> str:
    """The path below the content folder that `target` means, seen from `folder`; "" where it leads out of it."""
    if _UNSAFE.search(target) or ":" in target or target.startswith("//"):
        return ""
    whole = posixpath.normpath(target.lstrip("/") if target.startswith("/") else posixpath.join(folder, target))
    outside = whole in (".", "..") or whole.startswith(("../", "/"))
    return "" if outside else unicodedata.normalize("NFC", whole)


def _without_suffix(path: str) -> str:
    return _LANGUAGE_SUFFIX.sub("", _PAGE.sub("", path))


def _own_folder(path: str) -> str:
    page = _without_suffix(path)
    return posixpath.dirname(page) if posixpath.basename(page).lower() in _SPEAKS_FOR_FOLDER else page
