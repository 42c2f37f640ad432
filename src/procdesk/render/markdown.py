"""Markdown to the safe subset of HTML that a reading page shows.

Rendering is Python-Markdown's, cleaning is nh3's with the list below; only addresses are ours (`page.links`). Every
address that is not allowed is dropped, the words stay.
"""

from __future__ import annotations

import html
import re
from collections import Counter

import markdown
import nh3

from procdesk.content.links import OUTSIDE, safe_image, safe_link
from procdesk.content.markup.includes import includes_as_links
from procdesk.content.template_syntax import without_templates
from procdesk.render.dialects import as_python_markdown
from procdesk.text import anchor

TABLE_DEPTH = 3
_DEPTH = 60
_CELLS = 3_000
_PICTURES = 100
_CHARACTERS = 600_000
_PLAIN_CHARACTERS = 20_000
_PLAIN_LINE = 10_000

_EXTENSIONS = ("tables", "fenced_code", "sane_lists", "def_list", "footnotes", "attr_list", "md_in_html")
_HEADINGS = ("h1", "h2", "h3", "h4", "h5", "h6")
_BLOCK_TAGS = ("p", "div", "br", "hr", "blockquote", "pre", "ul", "ol", "li", "dl", "dt", "dd", *_HEADINGS)
_INLINE_TAGS = ("strong", "b", "em", "i", "u", "s", "del", "sub", "sup", "code", "a", "img")
_TABLE_TAGS = ("table", "thead", "tbody", "tr", "th", "td")
_TAGS = frozenset((*_BLOCK_TAGS, *_INLINE_TAGS, *_TABLE_TAGS))
_ATTRIBUTES = {
    "a": {"href", "title"},
    "img": {"src", "alt"},
    "ol": {"start"},
    "td": {"align", "colspan", "rowspan"},
    "th": {"align", "colspan", "rowspan"},
    **{tag: {"id"} for tag in (*_HEADINGS, "li", "sup")},
}
_SCHEMES = OUTSIDE | {"procdesk", "content"}
_SPAN = re.compile(r"[1-9]$")
_START = re.compile(r"\d{1,4}$")
_BLOCK = re.compile(
    r"<(/?)(?:details|section|article|aside|figure|figcaption|center|address|header|footer|main|nav|form|fieldset)\b[^<>]*>",
    re.IGNORECASE,
)
_SUMMARY = re.compile(r"<(/?)summary\b[^<>]*>", re.IGNORECASE)
_BACK_LINK = re.compile(r'<a class="footnote-backref".*?</a>')
_HEADING = re.compile(r"<(h[1-6])((?: id=\"[^\"]*\")?)>(.*?)</\1>", re.DOTALL)
_IDENTIFIED = re.compile(r"<(h[1-6]|li|sup)( id=\"[^\"]*\")>(\s*<p>)?")
_ANY_TAG = re.compile(r"<[^>]*>")
_TAG_NAME = re.compile(r"<(/?)([a-z][a-z0-9]*)")
_UNSHOWN_PICTURE = re.compile(r"<img(?: alt=\"([^\"]*)\")?>")
# Python-Markdown's inline patterns: without the first they cannot match; the second is their priority there.
_PATTERNS = {
    "backtick": ("`", 190),
    "escape": ("\\", 180),
    "footnote": ("[^", 175),
    "reference": ("]:", 170),
    "link": ("](", 160),
    "image_link": ("![", 150),
    "image_reference": ("]:", 140),
    "short_reference": ("]:", 130),
    "short_image_ref": ("]:", 125),
    "autolink": ("<", 120),
    "automail": ("<", 110),
    "linebreak": ("  \n", 100),
    "html": ("<", 90),
    "entity": ("&", 80),
}
_VOID = frozenset({"br", "hr", "img"})


class MarkdownConverter:
    """Makes safe HTML of Markdown; one per thread, since Python-Markdown keeps what it reads in itself.

    Costs time that grows with the square of hostile input: `render.limits` renders text that was not
    written here.
    """

    def __init__(self) -> None:
        self._markdown = markdown.Markdown(extensions=list(_EXTENSIONS), output_format="html")
        patterns = self._markdown.inlinePatterns
        self._patterns = {name: patterns[name] for name in _PATTERNS if name in patterns}

    def to_html(self, text: str, path: str) -> str:
        """Safe HTML of Markdown `text` that stands in the file `path` (relative to the content folder)."""
        source = as_python_markdown(without_templates(includes_as_links(text)))
        self._look_only_for_what_may_be_in(source)
        raw = self._markdown.reset().convert(source)
        raw = _SUMMARY.sub(lambda match: "</b></p>" if match[1] else "<p><b>", _BLOCK.sub(r"<\1div>", raw))
        cleaned = nh3.clean(
            _BACK_LINK.sub("", raw),
            tags=set(_TAGS),
            attributes=_ATTRIBUTES,
            attribute_filter=lambda _, name, value: _value(name, value, path),
            url_schemes=set(_SCHEMES),
            link_rel=None,
            strip_comments=True,
        )
        return _with_anchors(_UNSHOWN_PICTURE.sub(lambda match: match[1] or "", cleaned))

    def _look_only_for_what_may_be_in(self, source: str) -> None:
        """Python-Markdown tries every pattern on every stretch of text: a third of the time of a page."""
        for name, pattern in self._patterns.items():
            mark, priority = _PATTERNS[name]
            if mark in source:
                self._markdown.inlinePatterns.register(pattern, name, priority)
            else:
                self._markdown.inlinePatterns.deregister(name, strict=False)


def can_be_laid_out(rendered: str) -> bool:
    """Whether Qt can lay out that HTML in good time: tables and blocks not too deep, cells and letters not too many."""
    if len(rendered) > _CHARACTERS:
        return False
    depth = Counter[str]()
    cells = 0
    if rendered.count("<img") > _PICTURES:
        return False
    for closing, tag in _TAG_NAME.findall(rendered):
        if tag in _VOID:
            continue
        step = -1 if closing else 1
        depth[tag] += step
        depth["any"] += step
        cells += tag in ("td", "th") and not closing
        if depth["table"] > TABLE_DEPTH or depth["any"] > _DEPTH or cells > _CELLS:
            return False
    return True


def plain_html(text: str) -> str:
    """Any text as paragraphs that show it letter by letter, cut where it is very long."""
    cut = "\n".join(line[:_PLAIN_LINE] for line in text[:_PLAIN_CHARACTERS].strip().split("\n"))
    blocks = re.split(r"\n[^\S\n]*(?:\n[^\S\n]*)+", cut + (" …" if len(cut) < len(text.strip()) else ""))
    return "".join("<p>" + html.escape(block).replace("\n", "<br>") + "</p>" for block in blocks if block.strip())


def _value(name: str, value: str, path: str) -> str | None:
    if name == "href":
        return safe_link(value, path)
    if name == "src":
        return safe_image(value, path)
    if name in ("colspan", "rowspan"):
        return value if _SPAN.match(value) else None
    if name == "start":
        return value if _START.match(value) else None
    if name == "align":
        return value if value in ("left", "center", "right") else None
    # Angle brackets would mislead whoever looks for tags, as `fits` does.
    return value.replace("<", "‹").replace(">", "›")


def _with_anchors(cleaned: str) -> str:
    """Named anchors inside what can be led to, the only form that QTextBrowser scrolls to."""
    used = Counter[str]()

    def heading(match: re.Match[str]) -> str:
        base = anchor(html.unescape(_ANY_TAG.sub("", match[3])))
        name = f"{base}-{used[base]}" if used[base] else base
        used[base] += 1
        return f"<{match[1]}>{_anchor(name)}{_own(match[2])}{match[3]}</{match[1]}>"

    def other(match: re.Match[str]) -> str:
        return f"<{match[1]}>{match[3] or ''}{_own(match[2])}"

    return _IDENTIFIED.sub(other, _HEADING.sub(heading, cleaned))


def _own(attribute: str) -> str:
    """The anchor for the attribute `id="..."` that somebody wrote."""
    name = anchor(html.unescape(attribute[5:-1]))
    return _anchor(name) if name else ""


def _anchor(name: str) -> str:
    return f'<a name="{html.escape(name)}"></a>'
