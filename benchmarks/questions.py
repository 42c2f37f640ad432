"""The questions that every engine is asked: the sample's golden ones, else sentences of the documents, thinned out."""

from __future__ import annotations

import random
import re
from collections.abc import Sequence
from pathlib import Path

from benchmarks.corpus import Document

_GOLDEN = Path(__file__).resolve().parents[1] / "tests" / "golden"
_TYPED = 40
_LONGEST = 60
_FEWEST, _MOST = 4, 12
_DROPPED = 0.25
_MADE = 300
_SENTENCE = re.compile(r"[.?!:\n]+")


def golden_questions() -> list[str]:
    """The golden queries of both languages, one language after the other."""
    found = []
    for path in sorted(_GOLDEN.glob("*.tsv")):
        found += [line.rpartition("\t")[0] for line in path.read_text("utf-8").splitlines() if "\t" in line]
    return found


def made_questions(documents: Sequence[Document], number: int = 1) -> list[str]:
    """Sentences of phrases and bodies with a quarter of their words dropped."""
    rng = random.Random(number)
    found: list[str] = []
    for one in rng.sample(documents, min(len(documents), 4 * _MADE)):
        sentences = [text.split() for text in _SENTENCE.split(f"{one.phrases}\n{one.body}")]
        fit = [words for words in sentences if _FEWEST <= len(words) <= _MOST and all(map(_plain, words))]
        if fit:
            words = rng.choice(fit)
            found.append(" ".join(word for word in words if rng.random() > _DROPPED) or words[0])
    return list(dict.fromkeys(found))[:_MADE]


def typed_letter_by_letter(questions: Sequence[str]) -> list[str]:
    """40 questions, evenly spread; of a very long one only what is typed before looking up."""
    step = max(1, len(questions) // _TYPED)
    return [question[:_LONGEST] for question in questions[::step][:_TYPED]]


def keys(question: str) -> list[str]:
    """What stands in the search box after each key."""
    return [question[:end] for end in range(1, len(question) + 1)]


def _plain(word: str) -> bool:
    return word.strip(",;()\"'¿¡").isalnum()
