"""Comparing words without case and accents."""

from __future__ import annotations

import unicodedata


def fold(text: str) -> str:
    """`text` in lower case without accents: `Año` and `ano` become the same."""
    if text.isascii():
        return text.lower()
    decomposed = unicodedata.normalize("NFKD", text)
    return "".join(letter for letter in decomposed if not unicodedata.combining(letter)).casefold()
