"""Pictures of the content folder: the only files that a page may load."""

from __future__ import annotations

import html
import os
import re
from pathlib import Path

_LARGEST_BYTES = 8_000_000


_PICTURE = re.compile(r"<img\b[^<>]*>")
_SOURCE = re.compile(r'\bsrc="content:([^"]*)"')
_WORDS = re.compile(r'\balt="([^"]*)"')


def with_words_for_missing_images(rendered: str, root: Path) -> str:
    """Safe HTML in which every picture that is not below `root` is replaced by the words that stand for it."""
    if "<img" not in rendered:
        return rendered

    def shown(picture: re.Match[str]) -> str:
        source = _SOURCE.search(picture[0])
        if source and os.path.isfile(root / html.unescape(source[1])):  # noqa: PTH113 - a bad name is no error here
            return picture[0]
        words = _WORDS.search(picture[0])
        return words[1] if words else ""

    return _PICTURE.sub(shown, rendered)


def read_image(root: Path, path: str) -> bytes | None:
    """The bytes of a picture at `path` inside `root`; None where it leads out, is too large or cannot be read."""
    try:
        place = (root / path).resolve(strict=True)
        if not place.is_relative_to(root.resolve()) or place.stat().st_size > _LARGEST_BYTES:
            return None
        return place.read_bytes()
    except (OSError, ValueError):
        return None
