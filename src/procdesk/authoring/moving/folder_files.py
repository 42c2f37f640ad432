"""What the files beside the pages say of a process that is moved: the company's file and the navigation of a site."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterator
from typing import Final

from procdesk.authoring.moving.link_rewriting import Edit, MovedFiles
from procdesk.content.scan.paths import without_ending
from procdesk.content.scan.scanner import NavigationKind
from procdesk.content.site_layout.navigation import address_ending, bases_of, page_at
from procdesk.content.vocabulary import COMPANY_KEYS
from procdesk.text import fold_key

_SETTING: Final = re.compile(
    r"^[ \t]*[\"']?(?P<key>[^\W\d_][\w -]*?)[\"']?[ \t]*:[ \t]+"
    r"(?P<quote>[\"']?)(?P<value>[^\"'#\n]+?)(?P=quote)[ \t]*(?:[ \t]#.*)?$",
    re.MULTILINE,
)
_NAV: Final = re.compile(r"^nav[ \t]*:.*?(?=^[^\s#-]|\Z)", re.MULTILINE | re.DOTALL)
_TEXT: Final = re.compile(r"\"(?P<double>[^\"\n]+)\"|'(?P<single>[^'\n]+)'")
_BEFORE_A_LABEL: Final = re.compile(r"\b(?:label|title|name|className|description)[\"']?\s*:\s*$")
_YAML_VALUE: Final = re.compile(r"(?:^[ \t]*-|:)[ \t]+(?P<plain>[^\s\"'#\[\]{}][^#\n]*?)[ \t]*(?:#.*)?$", re.MULTILINE)


def company_edits(text: str, moved: MovedFiles) -> Iterator[Edit]:
    """What has to change in the company's file, which names the process of complaints."""
    for found in _SETTING.finditer(text):
        written = found["value"]
        page = moved.before.page(without_ending(written.strip("/")))
        if COMPANY_KEYS.get(fold_key(found["key"])) == "complaint" and page in moved.pages:
            yield Edit(found.start("value"), found.end("value"), moved.pages[page])


def navigation_edits(path: str, kind: NavigationKind, text: str, moved: MovedFiles) -> Iterator[Edit]:
    """What has to change in a file of navigation, which names pages from a folder of its own."""
    bases = bases_of(kind, posixpath.dirname(path), text)
    begin, end = 0, len(text)
    if kind is NavigationKind.MKDOCS:
        nav = _NAV.search(text)
        begin, end = nav.span() if nav else (0, 0)
    patterns = (_TEXT,) if kind is NavigationKind.SIDEBAR else (_TEXT, _YAML_VALUE)
    for pattern in patterns:
        for found in pattern.finditer(text, begin, end):
            if _BEFORE_A_LABEL.search(text, max(0, found.start() - 40), found.start() + 1):
                continue
            name = str(found.lastgroup)
            page, base = page_at(found[name], bases, moved.before.pages)
            if page in moved.pages:
                address = _address(found[name], moved.pages[page], base)
                yield Edit(found.start(name), found.end(name), address)


def _address(written: str, page: str, base: str) -> str:
    """The address of a page seen from the folder of a navigation, ending as the old one does."""
    relative = posixpath.relpath(page, base or ".")
    slash = "/" if written.startswith("/") else ""
    return slash + relative + address_ending(written)
