"""What safe HTML is, said a second time and in another way than the program says it."""

from __future__ import annotations

import re
from html.parser import HTMLParser
from typing import Final

ATTRIBUTES: Final = {
    "a": {"href", "title", "name"},
    "img": {"src", "alt"},
    "ol": {"start"},
    "td": {"align", "colspan", "rowspan"},
    "th": {"align", "colspan", "rowspan"},
}
TAGS: Final = {
    *(
        "p",
        "div",
        "br",
        "hr",
        "h1",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
        "blockquote",
        "pre",
        "ul",
        "ol",
        "li",
        "dl",
        "dt",
        "dd",
    ),
    *("strong", "b", "em", "i", "u", "s", "del", "sub", "sup", "code", "a", "img"),
    *("table", "thead", "tbody", "tr", "th", "td"),
}
HREF: Final = re.compile(r"https?://[^\s/\\?#]+|mailto:|tel:|procdesk:(?!/|\.\.(?:/|$))[^:\\]+$|#.+$", re.IGNORECASE)
SOURCE: Final = re.compile(r"content:(?!/|\.\.(?:/|$))[^:\\]+\.(?:png|jpe?g|gif|webp|bmp)$", re.IGNORECASE)


class Faults(HTMLParser):
    """Collects all tags, attributes and addresses that a page must not hold."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.found: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag not in TAGS:
            self.found.append(f"<{tag}>")
        for name, value in attrs:
            text = value or ""
            fits = {"href": HREF, "src": SOURCE}.get(name)
            if name not in ATTRIBUTES.get(tag, set()) or (fits and not fits.match(text)) or "/../" in text:
                self.found.append(f"<{tag} {name}={value!r}>")

    def handle_comment(self, data: str) -> None:
        self.found.append(f"<!--{data}-->")

    def handle_decl(self, decl: str) -> None:
        self.found.append(f"<!{decl}>")

    def unknown_decl(self, data: str) -> None:
        self.found.append(f"<![{data}]>")

    def handle_pi(self, data: str) -> None:
        self.found.append(f"<?{data}>")


def faults(html: str) -> list[str]:
    """Everything in `html` that is not safe."""
    parser = Faults()
    parser.feed(html)
    parser.close()
    return parser.found
