"""Words of other programs as Markdown that shows just these words."""

from __future__ import annotations

import re
from typing import Final

_MARKS = re.compile(r"[\\*]|~(?=~)|(?<!\w)_|_(?!\w)|\](?=[(\[:])")
_ANGLE = re.compile(r"<(?=[A-Za-z/!?])")
_ENTITY = re.compile(r"&(?=#?\w{1,31};)")
# Soft hyphens and blanks without width, which only say where a line may end.
_NOT_SEEN: Final = dict.fromkeys((0xAD, 0x200B, 0x2060, 0xFEFF))


def escaped_words(words: str) -> str:
    """The words with every sign escaped that Markdown or HTML would take for a mark, wherever they stand in a line."""
    marked = _MARKS.sub(r"\\\g<0>", _ENTITY.sub("&amp;", words.translate(_NOT_SEEN)))
    # A backslash before a backtick does not keep every reader from taking it for the beginning of code.
    return _ANGLE.sub("&lt;", marked).replace("`", "&#96;")
