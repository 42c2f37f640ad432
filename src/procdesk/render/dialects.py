"""Markdown of GitHub, Obsidian, Docusaurus, MkDocs, Liquid and Hugo rewritten for Python-Markdown."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

_FENCE = re.compile(r" *(`{3,}|~{3,})[^`]*$")
_ITEM = re.compile(r"( {0,3})([-*+]|\d{1,9}[.)])( +)(?=\S)")
_RULE = re.compile(r" {0,3}([-*_])(?: *\1){2,} *$")
_QUOTED = re.compile(r" {0,3}> ?")
_CALLOUT = re.compile(r"\[!([\w-]+)\][+-]?(?: +(.*))?$")
_INDENTED_NOTE = re.compile(r" {0,3}(?:!!!|\?\?\?\+?)(?: +([\w -]+?))?(?: +\"(.*)\")? *$")
_INDENTED_TAB = re.compile(r" {0,3}===[!+]? +\"(.+)\" *$")
_COLON_NOTE = re.compile(r" {0,3}(:{3,}) *([\w-]+)(?: *\[(.*)\]| +([^{}]+))?(?: *\{.*\})? *$")
_TASK = re.compile(r"\[([ xX])\] +")
_MODULE = re.compile(r"(?:import .*[\"'][^\"']+[\"']|export (?:const|default) .*);? *$")
_DELIMITERS = re.compile(r" {0,3}\|?(?: *:?-+:? *\|)+(?: *:?-+:? *)?$")
_HTML = re.compile(r" {0,3}</?(?:div|details|summary|section|table|ul|ol|p|pre|blockquote)\b", re.IGNORECASE)
_HEADING = re.compile(r" {0,3}#{1,6}(?: |$)")
# Python-Markdown wants no blank between the signs of a heading and its words, and takes away signs at its end.
_NO_HEADING = re.compile(r" {0,3}(?=#{7}|#{1,6}[^#\s\\])")
_SIGNS_AT_END = re.compile(r"(?<=[^\s#\\])#+ *$")


@dataclass(slots=True)
class _LineCursor:
    """The lines of one level, `at` being the one that is looked at.

    `within` is "item" or "quotation", "" for the page itself; `listing` is the kind of list that stands above.
    """

    lines: list[str]
    within: str
    at: int = 0
    listing: str = ""
    after_quotation: bool = False
    out: list[str] = field(default_factory=list)

    @property
    def line(self) -> str:
        return self.lines[self.at]

    @property
    def after_text(self) -> bool:
        """Whether a line of text stands directly above what comes next."""
        return bool(self.out and self.out[-1].strip())

    def apart(self) -> None:
        if self.after_text:
            self.out.append("")

    def part(self) -> None:
        """Keeps what follows from joining what stands above, which a blank line alone does not."""
        self.apart()
        self.out.extend(["<!-- -->", ""])

    def put_quoted(self, lines: list[str]) -> None:
        self.apart()
        if self.after_quotation:
            self.part()
        self.listing, self.after_quotation = "", True
        self.out.extend(f"> {line}" if line.strip() else ">" for line in lines)
        self.out.append("")


def as_python_markdown(text: str) -> str:
    """`text` with the same meaning in the dialect of Python-Markdown."""
    lines = [line.rstrip("\r").expandtabs(4) for line in text.split("\n")]
    return "\n".join(_walk(lines, ""))


def _walk(lines: list[str], within: str) -> list[str]:
    walk = _LineCursor(lines, within)
    readers = (_code, _indented_code, _quotation, _indented_note, _colon_note, _list)
    while walk.at < len(lines):
        if not any(reader(walk) for reader in readers):
            _text(walk)
    return walk.out


def _code(walk: _LineCursor) -> bool:
    opening = _FENCE.match(walk.line)
    if not opening:
        return False
    fence, margin = opening[1], _indent(walk.line)
    body: list[str] = []
    walk.at += 1
    while walk.at < len(walk.lines):
        line = walk.line
        walk.at += 1
        if line.strip().startswith(fence) and not line.strip().strip(fence[0]):
            break
        body.append(line[min(margin, _indent(line)) :])
    walk.apart()
    if walk.within and walk.listing:
        walk.part()
    walk.out.extend([f"    {line}" for line in body] if walk.within else [fence, *body, fence])
    walk.out.append("")
    walk.listing, walk.after_quotation = "", False
    return True


def _indented_code(walk: _LineCursor) -> bool:
    if walk.after_text or not _is_code(walk.line):
        return False
    while walk.at < len(walk.lines) and (_is_code(walk.line) or not walk.line.strip()):
        walk.out.append(walk.line)
        walk.at += 1
    walk.listing, walk.after_quotation = "", False
    return True


def _quotation(walk: _LineCursor) -> bool:
    if not _QUOTED.match(walk.line):
        return False
    body: list[str] = []
    while walk.at < len(walk.lines) and (mark := _QUOTED.match(walk.line)):
        body.append(walk.line[mark.end() :])
        walk.at += 1
    title: list[str] = []
    if callout := _CALLOUT.match(body[0]):
        title, body = _title(callout[2] or callout[1]), body[1:]
    walk.put_quoted([*title, *_walk(body, "quotation")])
    return True


def _indented_note(walk: _LineCursor) -> bool:
    """An admonition or a tab of MkDocs: what belongs to it is indented."""
    note, tab = _INDENTED_NOTE.match(walk.line), _INDENTED_TAB.match(walk.line)
    if not note and not tab:
        return False
    margin = _indent(walk.line) + 4
    words = tab[1] if tab else "" if note is None else note[2] if note[2] is not None else (note[1] or "").split(" ")[0]
    walk.at += 1
    body: list[str] = []
    while walk.at < len(walk.lines) and (not walk.line.strip() or _indent(walk.line) >= margin):
        body.append(walk.line[margin:])
        walk.at += 1
    walk.put_quoted([*_title(words), *_walk(body, "quotation")])
    return True


def _colon_note(walk: _LineCursor) -> bool:
    """An admonition of Docusaurus: it ends with as many colons as it begins with."""
    opening = _COLON_NOTE.match(walk.line)
    if not opening:
        return False
    walk.at += 1
    body: list[str] = []
    open_notes = 1
    while walk.at < len(walk.lines):
        line = walk.line
        walk.at += 1
        if line.strip() == opening[1]:
            open_notes -= 1
        elif (inner := _COLON_NOTE.match(line)) and inner[1] == opening[1]:
            open_notes += 1
        if not open_notes:
            break
        body.append(line)
    walk.put_quoted([*_title(opening[3] or opening[4] or opening[2]), *_walk(body, "quotation")])
    return True


def _list(walk: _LineCursor) -> bool:
    """One item of a list with all that belongs to it."""
    mark = _ITEM.match(walk.line)
    if not mark or _RULE.match(walk.line):
        return False
    number = mark[2][:-1]
    kind = "1." if number else "-"
    if number not in ("", "1") and walk.after_text and not walk.listing:
        return False
    begins_item = walk.within == "item" and len(walk.out) == 1
    if walk.listing != kind and not begins_item:
        walk.apart()
    margin, content = len(mark[1]) + 2, mark.end() if len(mark[3]) <= 4 else mark.end(2) + 1
    body = [_TASK.sub(_ticked, walk.line[content:], count=1)]
    walk.at += 1
    while walk.at < len(walk.lines) and _belongs(walk.line, walk.lines[walk.at - 1], margin):
        body.append(walk.line[min(content, _indent(walk.line)) :])
        walk.at += 1
    inside = _walk(body, "item")
    while inside and not inside[-1].strip():
        inside.pop()
    if not inside or inside[0].startswith("    "):
        inside = ["&nbsp;", "", *inside]
    walk.out.append(f"{number}. {inside[0]}" if number else f"- {inside[0]}")
    walk.out.extend(f"    {line}" if line.strip() else "" for line in inside[1:])
    if not body[-1].strip() or "" in inside:
        walk.out.append("")
    walk.listing, walk.after_quotation = kind, False
    return True


def _text(walk: _LineCursor) -> None:
    line = walk.line
    following = walk.lines[walk.at + 1] if walk.at + 1 < len(walk.lines) else ""
    walk.at += 1
    if "|" in line and _DELIMITERS.match(following) and walk.after_text:
        walk.apart()
    if line.strip():
        if walk.listing:
            walk.apart()
        walk.listing, walk.after_quotation = "", False
    if not _MODULE.match(line):
        walk.out.append(_with_signs(line) if "#" in line else line)


def _with_signs(line: str) -> str:
    """A line whose number signs stay where CommonMark keeps them."""
    if no_heading := _NO_HEADING.match(line):
        return f"{no_heading[0]}\\{line[no_heading.end() :]}"
    return _SIGNS_AT_END.sub(lambda signs: "\\#" * signs[0].count("#"), line) if _HEADING.match(line) else line


def _belongs(line: str, above: str, margin: int) -> bool:
    """Whether a line goes on with an item: empty, indented, or text that follows text."""
    if not line.strip() or _indent(line) >= margin:
        return True
    begins = (_ITEM, _QUOTED, _HEADING, _FENCE, _RULE, _COLON_NOTE, _INDENTED_NOTE, _HTML)
    return bool(above.strip()) and not any(pattern.match(line) for pattern in begins)


def _ticked(mark: re.Match[str]) -> str:
    return "☐ " if mark[1] == " " else "☑ "


def _title(words: str) -> list[str]:
    words = words.strip()
    return [f"**{words[:1].upper()}{words[1:]}**", ""] if words else []


def _indent(line: str) -> int:
    return len(line) - len(line.lstrip(" "))


def _is_code(line: str) -> bool:
    return line.startswith("    ") and bool(line.strip())
