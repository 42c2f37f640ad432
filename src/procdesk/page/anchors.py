"""The anchor of a heading, as GitHub and the content format make it."""

from __future__ import annotations

import re
import unicodedata

_DROPPED = re.compile(r"[^\w\s-]")


def anchor_of(heading: str) -> str:
    """Lower case, without accents and punctuation, hyphens for blanks: "¿Qué día?" gives "que-dia"."""
    flat = unicodedata.normalize("NFKD", heading.casefold())
    flat = "".join(letter for letter in flat if not unicodedata.combining(letter))
    return re.sub(r"\s+", "-", _DROPPED.sub("", flat).strip())
