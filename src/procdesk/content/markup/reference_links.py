"""Links by reference: `[words][label]` in the text, `[label]: address` below it."""

from __future__ import annotations

import re
from collections.abc import Iterable

_DEFINITION = re.compile(r"^ {0,3}\[([^\[\]\n^][^\[\]\n]*)\]:[ \t]*\S[^\n]*$", re.MULTILINE)
_REFERENCE = re.compile(r"(?<![\\\]])\[([^\[\]\n]+)\][ ]?\[([^\[\]\n]*)\]")
_SHORT = re.compile(r"(?<![\\\]!])\[([^\[\]\n]+)\](?![(\[:])")


def reference_labels(texts: Iterable[str]) -> frozenset[str]:
    """The labels that the sections of a page define, as they are compared."""
    return frozenset(_compared(label) for text in texts if "]:" in text for label in _DEFINITION.findall(text))


def without_references(text: str, labels: frozenset[str]) -> str:
    """A text with the words of its links by reference, and without their addresses; `labels` are those of its page."""
    if not labels or "[" not in text:
        return text
    text = _DEFINITION.sub("", text) if "]:" in text else text
    text = _REFERENCE.sub(lambda link: link[1] if _compared(link[2] or link[1]) in labels else link[0], text)
    return _SHORT.sub(lambda link: link[1] if _compared(link[1]) in labels else link[0], text)


def _compared(label: str) -> str:
    return " ".join(label.split()).casefold()
