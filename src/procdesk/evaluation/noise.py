"""What a call does to a question, made on purpose: half-typed, mistyped, without accents, in capitals."""

from __future__ import annotations

import random
import re
import unicodedata
from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum

from procdesk.search.spelling import NEIGHBOURS


class NoiseKind(StrEnum):
    """What can be done to a question, in the order in which it is done."""

    TRUNCATE = "truncate"
    TYPO = "typo"
    FOLD = "fold"
    CAPITALS = "capitals"


@dataclass(frozen=True, slots=True)
class Noise:
    """What is done to every question. The same seed does the same to the same text, whatever file it stands in."""

    kinds: frozenset[NoiseKind] = frozenset()
    seed: int = 1

    @property
    def unfinished(self) -> bool:
        """Whether the questions are broken off, so that their last word may go on."""
        return NoiseKind.TRUNCATE in self.kinds

    def of(self, text: str) -> str:
        """The text with all of it; as it is where nothing can be done to it."""
        rng = random.Random(f"{self.seed} {text}")  # noqa: S311
        for kind in NoiseKind:
            if kind in self.kinds:
                text = _STEPS[kind](text, rng)
        return text


_KEPT_SHARE, _FEWEST_KEPT = 0.6, 3
# A mistake in a short word makes another word more often than not; a number is no word.
_WORD = re.compile(r"(?<!\w)[^\W\d_]{4,}(?!\w)")


def _truncated(text: str, _: random.Random) -> str:
    return text[: max(_FEWEST_KEPT, round(len(text) * _KEPT_SHARE))].rstrip()


def _mistyped(text: str, rng: random.Random) -> str:
    """One typing error in one word, not in its first letter: one left out, doubled, swapped, or the key beside it."""
    words = list(_WORD.finditer(text))
    if not words:
        return text
    word = rng.choice(words)
    slips = rng.sample(_SLIPS, len(_SLIPS))
    wrong = next(made for made in (slip(word.group(), rng) for slip in slips) if made != word.group())
    return text[: word.start()] + wrong + text[word.end() :]


def _dropped(word: str, rng: random.Random) -> str:
    at = rng.randrange(1, len(word))
    return word[:at] + word[at + 1 :]


def _doubled(word: str, rng: random.Random) -> str:
    at = rng.randrange(1, len(word))
    return word[:at] + word[at] + word[at:]


def _swapped(word: str, rng: random.Random) -> str:
    at = rng.randrange(1, len(word) - 1)
    return word[:at] + word[at + 1] + word[at] + word[at + 2 :]


def _call_context(word: str, rng: random.Random) -> str:
    at = rng.randrange(1, len(word))
    near = NEIGHBOURS.get(_without_accents(word[at].lower(), rng), "")
    if not near:
        return word
    key = rng.choice(near)
    return word[:at] + (key.upper() if word[at].isupper() else key) + word[at + 1 :]


_SLIPS = (_dropped, _doubled, _swapped, _call_context)


def _without_accents(text: str, _: random.Random) -> str:
    """The text without accents and diaereses; ñ is a letter of its own, with a key of its own."""
    composed = unicodedata.normalize("NFC", text)
    return "".join(one if one in "ñÑ" else _bare(one) for one in composed)


def _bare(letter: str) -> str:
    parts = unicodedata.normalize("NFD", letter)
    return unicodedata.normalize("NFC", "".join(one for one in parts if not unicodedata.combining(one)))


def _folded(text: str, rng: random.Random) -> str:
    return _without_accents(text, rng).lower()


def _shouted(text: str, rng: random.Random) -> str:
    return _without_accents(text, rng).upper()


_STEPS: dict[NoiseKind, Callable[[str, random.Random], str]] = {
    NoiseKind.TRUNCATE: _truncated,
    NoiseKind.TYPO: _mistyped,
    NoiseKind.FOLD: _folded,
    NoiseKind.CAPITALS: _shouted,
}
