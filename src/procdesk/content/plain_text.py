"""Markdown becomes plain words: for the result row, for reading aloud, for guessing a language."""

from __future__ import annotations

import html
import re
from typing import Final

from procdesk.content.dial_codes import escape_dial_codes, may_be_dialled
from procdesk.content.limits import SAY_CHARACTERS

# What a caller hears stands at the beginning; patterns never run over half a megabyte.
_ENOUGH: Final = 16_000

_COMMENT = re.compile(r"<!--.*?(?:-->|\Z)", re.DOTALL)
_FENCE = re.compile(r"^ {0,3}(`{3,}|~{3,}).*?(?:^ {0,3}\1[`~]*[ \t]*$|\Z)", re.DOTALL | re.MULTILINE)
_LIQUID = re.compile(r"\{%[^{}]*%\}|\{\{[^{}]*\}\}|\{[:.#][^{}]*\}")
_IMAGE = re.compile(r"!\[[^\[\]\n]*\](?:\([^()\n]*\)|\[[^\[\]\n]*\])|!\[\[[^\[\]\n]*\]\]")
_LINK = re.compile(r"\[([^\[\]]*)\](?:\([^()\s]*(?:\s[^()]*)?\)|\[[^\]]*\])")
_WIKI = re.compile(r"\[\[(?:[^\[\]|\n]*\|)?([^\[\]|\n]*)\]\]")
_FOOTNOTE = re.compile(r"\[\^[^\[\]\n]*\]")
_AUTOLINK = re.compile(r"<((?:https?|mailto):[^>\s]*)>")
_SILENT = re.compile(r"<(style|script)\b.*?(?:</\1>|\Z)", re.DOTALL | re.IGNORECASE)
_TAG = re.compile(r"</?[A-Za-z][^<>]*>")
_INLINE_TAG = re.compile(r"</?(?:em|strong|b|i|u|code|span|small|sub|sup|br|mark)\b[^<>]*>", re.IGNORECASE)
_STARS = re.compile(r"(\*{1,3})(?=[^\s*])([^*]*[^\s*])\1|~~(?=\S)([^~]+)~~|==(?=\S)([^=]+)==")
_UNDERSCORES = re.compile(r"(?<!\w)(_{1,3})(?=[^\s_])([^_]*(?:_(?=\w)[^_]+){0,8})(?<=\S)\1(?!\w)")
_CODE = re.compile(r"(`+)([^`]+)\1")
_ESCAPE = re.compile(r"\\([\\`*_{}\[\]()#+\-.!<>|~=&])")
_MARK = re.compile(r"[\\`*_{}\[\]()#+\-.!<>|~=&]")
# Escaped marks wait in a private area of Unicode until the real ones are gone.
_PRIVATE: Final = 0xE000
_ESCAPED = re.compile("[\ue021-\ue07e]")
_LINE_START = re.compile(r"^[ \t]*(?:>[ \t]?)*(?:(?:[-*+]|\d{1,9}[.)])[ \t]+)?(?:\[[ xX]\][ \t]+)?", re.MULTILINE)
_HEADING = re.compile(r"^ {0,3}#{1,6}(?:[ \t\xa0].*)?$", re.MULTILINE)
_FIELD = re.compile(r"^[ \t]*(?:[-*+][ \t]+)?[^\W\d_][\w /-]{0,40}::[ \t]+.*$", re.MULTILINE)
_UNDERLINED = re.compile(r"^\S.*\n {0,3}(?:=+|-+)[ \t]*$", re.MULTILINE)
_ADMONITION = re.compile(r"^[ \t]*(?:!!!|\?\?\?\+?|:::+).*$|^[ \t]*>[ \t]*\[!\w+\].*$", re.MULTILINE)
_RULE_OR_TABLE = re.compile(r"^[ \t]*(?:(?:[-*_][ \t]*){3,}|\|.*)$", re.MULTILINE)
_DEFINITION = re.compile(r"^ {0,3}\[[^\]\n]+\]:.*$", re.MULTILINE)
_IMPORT = re.compile(r"^(?:import .* from [\"'].*|export (?:const|default|function) .*)$", re.MULTILINE)
_NO_SENTENCES: Final = (
    (("!!!", "???", ":::", "[!"), _ADMONITION),
    (("#",), _HEADING),
    (("\n=", "\n-", "\n ="), _UNDERLINED),
    (("---", "***", "___", "- -", "* *", "_ _", "|"), _RULE_OR_TABLE),
    (("]:",), _DEFINITION),
    (("::",), _FIELD),
    (("import ", "export "), _IMPORT),
)
_SPACE = re.compile(r"\s+")
_SENTENCE_END = re.compile(r"[.!?…][\"'»”)]*(?=\s)")
_HEADING_MARKUP = re.compile(r"[*_`\[\]<>{}|!#~=\\&]|^\s*(?:[-+>]|\d+[.)]|\?{3}|:{3,})\s")
_BRACKETS = re.compile(r"(?<!\w)\[([^\[\]\n]+)\](?!\w)")
_HEADING_DECORATION = re.compile(r"^(?:!{3}|\?{3}\+?|:{3,}|[|\s])+|[|\s]+$")
_MARKUP = re.compile(r"[*_`\[\]<>{}|!#~=\\&+]|^[ \t]*(?:-|\d+[.)]|:::|\?\?\?|import|export)", re.MULTILINE)


def without_comments(markdown: str) -> str:
    """The text without HTML comments."""
    return _COMMENT.sub("", markdown) if "<!--" in markdown else markdown


def without_tags(text: str) -> str:
    """A title without the HTML of other programs: `<em>before</em> &amp; after` becomes `before & after`."""
    return html.unescape(_INLINE_TAG.sub("", text)) if "<" in text or "&" in text else text


def to_plain(markdown: str) -> str:
    """All the words of a piece of Markdown in one line, without markup, code blocks and headings."""
    return _inline(_blocks(markdown)) if _MARKUP.search(markdown) else _SPACE.sub(" ", markdown).strip()


def heading_words(text: str) -> str:
    """The words of a heading in one line: it is one, whatever it begins with, and its brackets name nothing.

    `[PR-1]: [Tools]` becomes `PR-1: Tools`, `| Payments |` becomes `Payments`.
    """
    if not _HEADING_MARKUP.search(text):
        return _SPACE.sub(" ", text).strip()
    words = _LIQUID.sub("", text) if "{" in text else text
    words = _IMAGE.sub("", words) if "![" in words else words
    words = _BRACKETS.sub(r"\1", _inline(words))
    return _HEADING_DECORATION.sub("", words).strip() or words.strip()


def sayable(markdown: str) -> str:
    """The words of a "Say this" section, at most SAY_CHARACTERS, cut where a sentence ends."""
    return shortened(to_plain(markdown))


def _blocks(markdown: str) -> str:
    """The paragraphs and lists that are left when everything that is no sentence is taken away."""
    text = without_comments(markdown[:_ENOUGH])
    if "<s" in text.lower():
        text = _SILENT.sub("", text)
    if "```" in text or "~~~" in text:
        text = _FENCE.sub("\n", text)
    if "{" in text:
        text = _LIQUID.sub("", text)
    if "![" in text:
        text = _IMAGE.sub("", text)
    for marks, pattern in _NO_SENTENCES:
        if any(mark in text for mark in marks):
            text = pattern.sub("", text)
    return text


def _inline(text: str) -> str:
    text = _SPACE.sub(" ", _LINE_START.sub("", text))
    if "`" in text:
        text = _CODE.sub(lambda code: _MARK.sub(r"\\\g<0>", code[2]), text)
    if may_be_dialled(text):
        text = escape_dial_codes(text)
    escaped = "\\" in text
    if escaped:
        text = _ESCAPE.sub(lambda found: chr(_PRIVATE + ord(found[1])), text)
    if "[" in text:
        text = _LINK.sub(r"\1", _WIKI.sub(r"\1", _FOOTNOTE.sub("", text)))
    if "<" in text:
        text = _TAG.sub("", _AUTOLINK.sub(r"\1", text))
    for _ in range(2):
        text = _STARS.sub(_inner, text)
    if "_" in text:
        text = _UNDERSCORES.sub(_inner, text)
    text = html.unescape(text)
    if escaped:
        text = _ESCAPED.sub(lambda found: chr(ord(found[0]) - _PRIVATE), text)
    return _SPACE.sub(" ", text).strip()


def _inner(found: re.Match[str]) -> str:
    """What stands between two marks of emphasis."""
    return next(text for text in reversed(found.groups()) if text)


def shortened(words: str) -> str:
    """Plain words, at most SAY_CHARACTERS of them, cut where a sentence ends."""
    if len(words) <= SAY_CHARACTERS:
        return words
    head = words[:SAY_CHARACTERS]
    ends = [found.end() for found in _SENTENCE_END.finditer(head)]
    if ends and ends[-1] > SAY_CHARACTERS // 4:
        return head[: ends[-1]]
    return head.rpartition(" ")[0].rstrip(" ,;:") + "…"
