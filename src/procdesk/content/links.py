"""Links of a page to other pages of the folder, with the line each stands in."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from procdesk.content.identity import resolve
from procdesk.content.items import blank_comments

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
