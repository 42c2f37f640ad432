"""Pictures of a page: saved beside it under a name that is free, and shown by it."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Final
from urllib.parse import quote

from procdesk.files import atomic_write
from procdesk.text import slugify

LARGEST_BYTES: Final = 2_000_000
"""A larger picture makes every page that shows it slow, on every computer that it is sent to."""
_KNOWN: Final = {b"\x89PNG": ".png", b"\xff\xd8\xff": ".jpg", b"GIF8": ".gif"}
_MOST_NAMES: Final = 1_000


class PictureTooLarge(ValueError):  # noqa: N818 - it is a fact about the picture
    """A picture has more bytes than LARGEST_BYTES: `size` of them."""

    def __init__(self, size: int) -> None:
        super().__init__(size)
        self.size = size


def picture_ending(data: bytes) -> str:
    """How the name of a file with such a picture ends, "" for bytes that are no picture which pages show."""
    return next((ending for start, ending in _KNOWN.items() if data.startswith(start)), "")


def save_picture(page: Path, data: bytes, ending: str) -> Path:
    """Saves a picture in the folder of a page, under a free name made of the page's, and gives the file.

    Raises PictureTooLarge, and OSError where the disk refuses.
    """
    if len(data) > LARGEST_BYTES:
        raise PictureTooLarge(len(data))
    stem = slugify(re.sub(r"(?:\.\w\w)?\.\w+$", "", page.name)) or "page"
    for number in range(1, _MOST_NAMES):
        path = page.with_name(f"{stem}-{number}{ending}")
        if not path.exists():
            atomic_write(path, data)
            return path
    raise FileExistsError(page.with_name(f"{stem}-1{ending}"))


def picture_markdown(path: Path, words: str) -> str:
    """What a page writes to show a picture of its folder, with the words that stand for it."""
    plain = re.sub(r"[\[\]\n]", " ", words).strip()
    return f"![{plain}]({quote(path.name)})"
