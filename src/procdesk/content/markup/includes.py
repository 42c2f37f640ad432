"""Files that a page of another program takes in: `[!INCLUDE [x](y.md)]`, `--8<-- "y.md"`, `{{#include y.md}}` and such.

They are not taken in here: a page is what its own file says, and is read from its own text where the folder is out of
reach. What is said and searched leaves them out; on the page each is a link to the file.
"""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterator

_NAME = r"[^\"'\s{}<>\[\]()|]{1,300}"
_INCLUDE = re.compile(
    r"^(?P<lead>[ \t>]*(?:[-*+][ \t]+)?)(?:"
    rf"\[!INCLUDE[ \t]*\[(?P<words>[^\[\]\n]*)\]\([ \t]*(?P<linked>[^()\n]{{1,300}}?)[ \t]*\)[ \t]*\]"
    rf"|-{{1,3}}8<-{{1,3}}[ \t]+[\"'](?P<snippet>{_NAME})[\"']"
    rf"|\{{\{{[ \t]*\#include[ \t]+(?P<book>{_NAME})[ \t]*\}}\}}"
    rf"|\{{%-?[ \t]*include[\w-]*[ \t]+[\"']?(?P<tag>{_NAME})[\"']?[^%\n]{{0,200}}%\}}"
    rf"|<!--[ \t]*\#?include\b[^\"'\n]{{0,40}}[\"'](?P<server>{_NAME})[\"'][^\n]*?-->"
    rf"|<<[<\[\(][ \t]*(?P<leanpub>{_NAME}\.md)[ \t]*[>\]\)]?"
    r")[ \t]*$",
    re.MULTILINE | re.IGNORECASE,
)
_WITHIN = re.compile(
    r"\[!INCLUDE[ \t]*\[[^\[\]\n]*\]\([^()\n]{1,300}\)[ \t]*\]|\{\{[ \t]*#include\b[^{}\n]*\}\}", re.IGNORECASE
)
_MARKS = ("nclude", "NCLUDE", "8<-", "<<")
_ADDRESSES = ("linked", "snippet", "book", "tag", "server", "leanpub")
_PAGE = re.compile(r"\.(?:md|markdown)(?:[:#].*)?$", re.IGNORECASE)


def without_includes(text: str) -> str:
    """A text without the lines and words that take in another file."""
    if not any(mark in text for mark in _MARKS):
        return text
    return _WITHIN.sub("", _INCLUDE.sub("", text))


def included_pages(text: str) -> Iterator[tuple[int, int]]:
    """Where the addresses of the pages stand that a text takes in, from their first character to behind the last."""
    if not any(mark in text for mark in _MARKS):
        return
    for include in _INCLUDE.finditer(text):
        name = next((name for name in _ADDRESSES if include[name]), "")
        if name and _PAGE.search(include[name]):
            address = re.split(r"[:#]", include[name], maxsplit=1)[0]
            yield include.start(name), include.start(name) + len(address)


def includes_as_links(text: str) -> str:
    """A text in which every page that would be taken in is a link to it; other files are left out."""
    if not any(mark in text for mark in _MARKS):
        return text
    return _WITHIN.sub("", _INCLUDE.sub(_link, text))


def _link(include: re.Match[str]) -> str:
    address = next((include[name] for name in _ADDRESSES if include[name]), "")
    if not _PAGE.search(address):
        return ""
    target = re.split(r"[:#]", address, maxsplit=1)[0]
    words = (include["words"] or "").strip() or posixpath.basename(target).rpartition(".")[0]
    return f"{include['lead']}[{words}](<{target}>)"
