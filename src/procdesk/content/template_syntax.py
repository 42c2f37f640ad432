"""Syntax within a line that is not Markdown: Liquid, Hugo's shortcodes, wiki links, codes to dial. All as Markdown."""

from __future__ import annotations

import re
from collections.abc import Callable

from procdesk.content.dial_codes import CODE, SHORT_CODE, escaped_code, escaped_star

_CODE = (
    r"(?:^[ >]*(?P<fence>`{3,}+|~{3,}+)[^\n]*+\n(?s:.*?)(?:^[ >]*(?P=fence)[`~]*[ ]*$|\Z)"
    r"|(?P<tick>`++)[^`\n]++(?P=tick)(?!`))"
)
_SILENT_TAGS = frozenset(
    {"include", "include_relative", "render", "layout", "extends", "import", "link", "page", "ref"}
)
_COMMENT = r"\{%-?\s*comment\s*-?%\}(?s:.*?)\{%-?\s*endcomment\s*-?%\}"
LINK_TAG = r"(?<=\]\()\s*\{[{%][<%-]?\s*\w+\s+[\"']?(?P<target>[^\"'\s%}>]{1,300})[\"']?\s*[->%]?[%}]\}(?=[^\s()]*\))"
SITE_BASE = r"\{\{\s*[\w.]+(?:\s*\|[^{}\n]{0,100})?\s*\}\}(?=/)"
_TAG = r"\{%-?\s*(?P<name>\w+)(?:\s+(?:\"(?P<double>[^\"\n]*)\"|'(?P<single>[^'\n]*)'))?(?s:[^{}]{0,400}?)-?%\}"
_SHORTCODE = r"\{\{[<%](?s:[^{}]{0,400}?)[>%]\}\}"
_ATTRIBUTES = r"\{:[^{}\n]{0,200}\}"
_EMBEDDED = r"!\[\[(?P<image>[^\[\]|\n]{1,200})(?:\|[^\[\]\n]{0,200})?\]\]"
_WIKI = r"\[\[(?P<page>[^\[\]|\n]{1,200})(?:\|(?P<words>[^\[\]\n]{1,200}))?\]\]"
_STRUCK = r"(?<![~\\])~~(?=[^\s~])(?P<struck>[^~\n]{1,500})(?<!\s)~~(?!~)"
_MARKED = r"(?<![=\\])==(?=[^\s=])(?P<marked>[^=\n]{1,500})(?<!\s)==(?!=)"
_FOOTNOTE = r"\[\^(?P<note>[^\[\]\s]{1,60})\](?!:)"
_ANYTHING = re.compile(
    "|".join(
        f"(?P<{name}>{pattern})"
        for name, pattern in (
            ("code", _CODE),
            ("comment", _COMMENT),
            ("to", LINK_TAG),
            ("base", SITE_BASE),
            ("tag", _TAG),
            ("shortcode", _SHORTCODE),
            ("attributes", _ATTRIBUTES),
            ("embedded", _EMBEDDED),
            ("wiki", _WIKI),
            ("del", _STRUCK),
            ("mark", _MARKED),
            ("footnote", _FOOTNOTE),
            ("dialled", CODE),
            ("star", SHORT_CODE),
        )
    ),
    re.MULTILINE,
)
_WORTH_A_LOOK = re.compile(r"\{[{%:]|\[\[|\[\^|~~|==|[*#]\d")
_DEFINED = re.compile(r"^ {0,3}\[\^([^\[\]\s]+)\]:", re.MULTILINE)
# Of text without code: no letter is looked at that may not begin one of them.
_TEMPLATES = re.compile(
    "(?=[{!\\[])(?:"
    + "|".join(
        f"(?P<{name}>{pattern})"
        for name, pattern in (
            ("comment", _COMMENT),
            ("to", LINK_TAG),
            ("base", SITE_BASE),
            ("tag", _TAG),
            ("shortcode", _SHORTCODE),
            ("attributes", _ATTRIBUTES),
            ("embedded", _EMBEDDED),
            ("wiki", _WIKI),
        )
    )
    + ")"
)


def without_templates(text: str) -> str:
    """Liquid, Hugo's shortcodes, kramdown's attributes, wiki links, ~~struck~~ and ==marked== words as Markdown.

    The signs of codes to dial are escaped.
    A tag's quoted words stay (`{% alert "Heads up!" %}`), its name and its options go. A footnote's mark goes
    where the note itself is not in this text.
    """
    if not _WORTH_A_LOOK.search(text):
        return text
    notes = set(_DEFINED.findall(text))

    def replaced(match: re.Match[str]) -> str:
        kind = str(match.lastgroup)
        if kind == "footnote":
            return match[0] if match["note"] in notes else ""
        return _REPLACED[kind](match) if kind in _REPLACED else ""

    return _ANYTHING.sub(replaced, text)


def blank_templates(text: str) -> str:
    """A text that holds no code, its templates and wiki links as Markdown, with every line where it was."""
    return _TEMPLATES.sub(_kept_lines, text) if "{" in text or "[[" in text else text


def _kept_lines(match: re.Match[str]) -> str:
    kind = str(match.lastgroup)
    words = _REPLACED[kind](match) if kind in _REPLACED else ""
    return words + "\n" * (match[0].count("\n") - words.count("\n"))


def _tag(match: re.Match[str]) -> str:
    words = match["double"] or match["single"] or ""
    return "" if match["name"] in _SILENT_TAGS else words


def _wiki(match: re.Match[str]) -> str:
    name, _, heading = (part.strip() for part in match["page"].partition("#"))
    words = match["words"] or name or heading
    return f"[{words}](<{name.removesuffix('.md')}.md>)" if name else f"[{words}](<#{heading}>)"


_REPLACED: dict[str, Callable[[re.Match[str]], str]] = {
    "code": lambda match: match[0],
    "to": lambda match: match["target"],
    "tag": _tag,
    "embedded": lambda match: f"![{match['image']}](<{match['image'].strip()}>)",
    "wiki": _wiki,
    "del": lambda match: f"<del>{match['struck']}</del>",
    "mark": lambda match: f"<strong>{match['marked']}</strong>",
    "dialled": escaped_code,
    "star": escaped_star,
}
