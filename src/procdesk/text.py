"""Text normalisation: case and accent folding, slugs, heading anchors, readable names."""

from __future__ import annotations

import re
import unicodedata


def fold(text: str) -> str:
    """`text` in lower case without accents: `Año` and `ano` become the same."""
    if text.isascii():
        return text.lower()
    decomposed = unicodedata.normalize("NFKD", text)
    return "".join(letter for letter in decomposed if not unicodedata.combining(letter)).casefold()


_NOT_WORD = re.compile(r"\W+")


_PUNCTUATION = re.compile(r"[^\w\s-]")


_SPACE = re.compile(r"\s+")


_SEPARATORS = re.compile(r"[\s_-]+")


def slugify(text: str) -> str:
    """`text` as one word for paths and ids: `Atención al cliente` becomes `atencion-al-cliente`."""
    return _NOT_WORD.sub("-", fold(text)).strip("-")


def anchor(heading: str) -> str:
    """The target that links name a heading by: lower case, no accents, no punctuation, hyphens for spaces."""
    return _SPACE.sub("-", _PUNCTUATION.sub("", fold(heading)).strip())


def readable(name: str) -> str:
    """A slug or file name as people would write it: `cobro-duplicado` becomes `Cobro duplicado`."""
    words = _SEPARATORS.sub(" ", name).strip()
    return words[:1].upper() + words[1:]
