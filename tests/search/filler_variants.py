"""Golden questions with a filler somewhere, as it is written and mistyped: the same ones each time."""

from __future__ import annotations

import random
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from procdesk.library import Library
from procdesk.model import Query

_GOLDEN = Path(__file__).resolve().parents[1] / "golden"
FILLERS_ASKED = {
    "es": ("ayer", "desde ayer", "desde el lunes", "por favor", "oiga", "a ver", "es que", "mire", "hola", "anoche"),
    "en": ("yesterday", "since monday", "please", "actually", "sorry", "you know", "this morning", "for days", "hello"),
}


class Variant(NamedTuple):
    """A question as it is asked, and what was done to it."""

    kind: str
    text: str


def golden_questions(lang: str) -> list[str]:
    """The golden questions of a language."""
    return [line.split("\t")[0] for line in (_GOLDEN / f"{lang}.tsv").read_text("utf-8").splitlines()]


def first(library: Library, text: str, lang: str = "es") -> str:
    hits = library.search(Query(text, lang, limit=1)).hits
    return hits[0].id if hits else ""


def mistyped(text: str, rng: random.Random) -> str:
    """The longest word with two letters swapped, one left out, doubled, or one that sounds alike."""
    word = max(text.split(), key=len)
    at = rng.randrange(1, len(word) - 1)
    wrong = rng.choice(
        [
            word[:at] + word[at + 1] + word[at] + word[at + 2 :],
            word[:at] + word[at + 1 :],
            word[:at] + word[at] + word[at:],
            word.replace("y", "ll").replace("v", "b"),
        ]
    )
    return text.replace(word, wrong, 1)


def variants(question: str, lang: str) -> Iterator[Variant]:
    """A question with two fillers before, in and behind it, once as they are written and once mistyped."""
    rng = random.Random(question)
    words = question.split()
    for filler in rng.sample(FILLERS_ASKED[lang], 2):
        for at in (0, len(words) // 2, len(words)):
            for kind, said in (("as written", filler), ("mistyped", mistyped(filler, rng))):
                yield Variant(kind, " ".join([*words[:at], said, *words[at:]]))
