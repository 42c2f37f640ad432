"""Codes that a telephone dials, such as `##002#` and `**21*600123456#`: their signs are no Markdown."""

from __future__ import annotations

import re
from typing import Final

CODE: Final = r"(?<![\w*#\\])(?:\*\*|\*#|##|\*|#)\d{1,4}(?:\*+(?:[\w+]|[<\[{][\w ]{1,30}[>\]}])*)*#(?![\w#])"
"""A service code as 3GPP TS 22.030 writes it: one or two signs, digits, parts after `*`, and `#` at the end."""

SHORT_CODE: Final = r"(?:(?<![\w*#\\/])|(?<=/))\*(?=\d)"
"""The star of a short code such as `*611`, or one that begins emphasis."""

_CODE = re.compile(CODE)
_SHORT = re.compile(SHORT_CODE)
_PARAGRAPH_END = re.compile(r"\n[ \t]*\n|\Z")
_MAYBE = re.compile(r"[*#]\d")
_SIGN = re.compile(r"[*#]")


def may_be_dialled(text: str) -> bool:
    """Whether a text may hold a code to dial, which is quickly told."""
    return _MAYBE.search(text) is not None


def escape_dial_codes(markdown: str) -> str:
    r"""Markdown without code, its dial codes escaped so that they stay as they are: `##002#` becomes `\#\#002\#`."""
    if "#" in markdown:
        markdown = _CODE.sub(escaped_code, markdown)
    return _SHORT.sub(escaped_star, markdown) if "*" in markdown else markdown


def escaped_code(found: re.Match[str]) -> str:
    """A dial code whose signs stay signs in Markdown."""
    return _SIGN.sub(r"\\\g<0>", found[0])


def escaped_star(found: re.Match[str]) -> str:
    """The star of a short code, escaped where no other star of the paragraph ends what it would begin."""
    text = found.string
    end = _PARAGRAPH_END.search(text, found.end())
    other = text.find("*", found.end(), end.start() if end else len(text))
    return "*" if other > 0 and _can_close(text, other) else r"\*"


def _can_close(text: str, at: int) -> bool:
    """Whether emphasis may end with the star at that place: "right-flanking" in CommonMark 0.31, section 6.2."""
    before, after = text[at - 1], text[at + 1 : at + 2]
    if before.isspace() or before == "\\":
        return False
    return before.isalnum() or not after.isalnum()
