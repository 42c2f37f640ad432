"""What a page holds for its editors and other programs alone: comments, marks of blocks, fields, placeholders."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

_CODE: Final = (
    r"(?P<code>^[ >]*(?P<fence>`{3,}+|~{3,}+)[^\n]*+\n(?s:.*?)(?:^[ >]*(?P=fence)[`~]*[ ]*$|\Z)"
    r"|(?P<tick>`++)[^`\n]++(?P=tick)(?!`))"
)
# Comments of HTML and of Obsidian, and the names that Obsidian gives to blocks.
_HIDDEN = re.compile(
    rf"{_CODE}|<!--(?s:.*?)-->|(?<![\d%{{])%%(?!\}})(?s:.*?)%%"
    r"|(?:(?<=\S)[ \t]+|^[ \t]*)\^(?=[\w-]*[a-zA-Z])[a-zA-Z0-9-]{3,}[ \t]*$",
    re.MULTILINE,
)
_MAY_HIDE = re.compile(r"<!--|%%|\^[\w-]+[ \t]*$", re.MULTILINE)
_HTML_TAGS: Final = (
    "a|abbr|address|area|article|aside|audio|b|base|bdi|bdo|blockquote|body|br|button|canvas|caption|center|cite|code|col"
    "|colgroup|data|datalist|dd|del|details|dfn|dialog|div|dl|dt|em|embed|fieldset|figcaption|figure|font|footer|form"
    "|h[1-6]|head|header|hr|html|i|iframe|img|input|ins|kbd|label|legend|li|link|main|map|mark|meta|meter|nav|noscript"
    "|object|ol|optgroup|option|output|p|param|picture|pre|progress|q|rp|rt|ruby|s|samp|script|section|select|small"
    "|source|span|strike|strong|style|sub|summary|sup|svg|table|tbody|td|template|textarea|tfoot|th|thead|time|title|tr"
    "|track|tt|u|ul|var|video|wbr"
)
_FILLED_IN: Final = (
    "nombre|apellidos?|cliente|fecha|importe|cantidad|n[uú]mero|tel[eé]fono|direcci[oó]n|correo|referencia|pedido"
    "|name|surname|customer|client|date|amount|number|phone|address|e-?mail|reference|order|dni|nif|iban"
)
_PLACEHOLDER: Final = (
    r"(?P<placeholder>\{\{(?![<%])[^{}\n]{0,200}\}\}|\{%[^{}\n]{0,200}%\}|\$\{[^{}\n]{1,100}\}|%[A-Z][A-Z0-9_]{2,40}%"
    rf"|<(?!(?i:{_HTML_TAGS})\b)[^\W\d_][\w .-]{{1,40}}>|\[(?i:{_FILLED_IN})\b[^\[\]\n:]{{0,30}}\](?![(\[:]))"
)
_WRITTEN = re.compile(rf"{_CODE}|{_PLACEHOLDER}", re.MULTILINE)
_GAP: Final = "\ue0ff"
_GREETED = re.compile(
    r"\b(hola|buenos d[ií]as|buenas(?: tardes| noches)?|estimad[oa]|se[ñn]ora?|sra?\.|don|doña"
    r"|hello|hi|dear|mrs?\.?|ms\.?)"
    rf",?[ \t]+{_GAP}",
    re.IGNORECASE,
)
_ADDRESSED = re.compile(rf"^([ \t]*){_GAP}[ \t]*,[ \t]*(\w?)", re.MULTILINE)
# A line or brackets of Dataview, a program that reads fields out of Obsidian's pages.
_FIELD = re.compile(
    r"^[ \t]*(?:[-*+][ \t]+)?[^\W\d_][\w /-]{0,40}::[ \t]+.*$|[ \t]*[\[(][^\W\d_][\w -]{0,40}::[ \t][^\[\]()\n]*[\])]",
    re.MULTILINE,
)


def blank_hidden(markdown: str) -> str:
    """The text without comments and names of blocks, every line where it was; one that never ends is no comment."""
    if not _MAY_HIDE.search(markdown):
        return markdown
    return _HIDDEN.sub(lambda found: found[0] if found["code"] else "\n" * found[0].count("\n"), markdown)


def blanked_hidden(markdown: str) -> str:
    """As `blank_hidden`, with a space for every character that is left out, so that all others stay where they are."""
    if not _MAY_HIDE.search(markdown):
        return markdown
    return _HIDDEN.sub(
        lambda found: found[0] if found["code"] else "".join("\n" if one == "\n" else " " for one in found[0]), markdown
    )


def foreign_placeholders(markdown: str) -> Iterator[tuple[str, int]]:
    """What another program would fill in, as written, each with its line counted from 0; code holds none."""
    for found in _WRITTEN.finditer(markdown):
        if found["placeholder"]:
            yield found[0], markdown.count("\n", 0, found.start())


def without_fields(markdown: str) -> str:
    """The text without `key:: value`, every line where it was."""
    return _FIELD.sub("", markdown) if "::" in markdown else markdown


def spoken(markdown: str) -> str:
    """The text of an answer as it can be said: no fields, and "…" for what another program would fill in.

    Where somebody is only addressed by it nothing is left: "Hola {{nombre}}, ..." becomes "Hola, ...".
    """
    text = _WRITTEN.sub(lambda found: found[0] if found["code"] else _GAP, without_fields(markdown))
    if _GAP not in text:
        return text
    text = _ADDRESSED.sub(lambda found: found[1] + found[2].upper(), _GREETED.sub(r"\1", text))
    return text.replace(f"{_GAP}.", "…").replace(_GAP, "…")
