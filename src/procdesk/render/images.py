"""Pictures of the content folder: the only files that a page may load."""

from __future__ import annotations

from pathlib import Path

_LARGEST_BYTES = 8_000_000


def read_image(root: Path, path: str) -> bytes | None:
    """The bytes of a picture at `path` inside `root`; None where it leads out, is too large or cannot be read."""
    try:
        place = (root / path).resolve(strict=True)
        if not place.is_relative_to(root.resolve()) or place.stat().st_size > _LARGEST_BYTES:
            return None
        return place.read_bytes()
    except (OSError, ValueError):
        return None
