"""What a worker process does for the spelling: a dictionary keeps an interpreter busy, and whoever types needs it."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path

from procdesk.authoring.spelling import Misspelling, SpellChecker


def misspellings(lang: str, folder: Path, known: frozenset[str], text: str) -> tuple[Misspelling, ...]:
    """The words of a text that the dictionary of a language in `folder` does not have; `known` ones are right."""
    return _checker(lang, folder, known).check(text)


def meant(lang: str, folder: Path, known: frozenset[str], word: str) -> tuple[str, ...]:
    """What may be meant by a word that is in no dictionary, the likeliest first; some take a second."""
    return _checker(lang, folder, known).suggestions(word)


@lru_cache(maxsize=2)
def _checker(lang: str, folder: Path, known: frozenset[str]) -> SpellChecker:
    """Read once a process, for pages in two languages."""
    return SpellChecker(lang, folder, known)
