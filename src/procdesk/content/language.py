"""Guessing whether a text is Spanish or English, where nothing else says so."""

from __future__ import annotations

import re
from typing import Final

_WORD = re.compile(r"[^\W\d_]+")
_ENOUGH: Final = 3_000
_SPANISH_WORDS: Final = (
    "de la que el en y los se del las por un para con una su al lo es como más pero sus le ya o este sí porque esta "
    "cuando muy sin sobre también me hasta hay donde quien desde todo nos durante si mi qué está cómo puede cliente"
)
_ENGLISH_WORDS: Final = (
    "the and to of in is for you that on with are be this it or your if as at by from not have can will we do i my "
    "what how when was an our they has but please which all about there should may need customer"
)
_SPANISH: Final = frozenset(_SPANISH_WORDS.split())
_ENGLISH: Final = frozenset(_ENGLISH_WORDS.split())


def guess_language(text: str) -> str:
    """`es` or `en`, by counting the commonest words of both; "" where they tie."""
    words = _WORD.findall(text[:_ENOUGH].lower())
    spanish = sum(word in _SPANISH for word in words)
    english = sum(word in _ENGLISH for word in words)
    if english == spanish:
        return ""
    return "en" if english > spanish else "es"
