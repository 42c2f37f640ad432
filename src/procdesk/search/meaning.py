"""What words mean, as vectors: texts that say the same in other words, or in the other language, lie close together.

The vectors ship with the program (`tools/word_vectors.py` made them). A text's vector is the sum of its words', each
counting the less the more frequent it is (Arora, Liang and Ma 2017, "A simple but tough-to-beat baseline").
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache

import numpy as np
import Stemmer
from numpy.typing import NDArray

from procdesk.resources import resource
from procdesk.search.analysis import stem

Floats = NDArray[np.float32]

DIMENSIONS = 100
LANGUAGES = ("es", "en")
_MEMO_SIZE = 50_000
_TINY = 1e-9


class _Table:
    """The vectors of one language by stem, mapped into memory."""

    def __init__(self, lang: str) -> None:
        self._lang = lang
        stems = resource("vectors", f"{lang}.txt").read_text("utf-8").splitlines()
        self._rows = {stem: row for row, stem in enumerate(stems)}
        self._vectors: NDArray[np.int8] = np.load(resource("vectors", f"{lang}.npy"), mmap_mode="r", allow_pickle=False)
        self._memo: dict[str, Floats | None] = {}

    def vector(self, word: str) -> Floats | None:
        """float32 (DIMENSIONS,) of a folded word, None for an unknown one."""
        if word not in self._memo:
            if len(self._memo) >= _MEMO_SIZE:
                self._memo.clear()
            row = self._rows.get(stem_of(self._lang, word))
            self._memo[word] = None if row is None else self._vectors[row].astype(np.float32)
        return self._memo[word]


class EmbeddingModel:
    """Texts as vectors. For one thread."""

    def __init__(self) -> None:
        self._tables = {lang: _Table(lang) for lang in LANGUAGES}

    def of(self, words: Iterable[str], lang: str = "") -> Floats:
        """float32 (DIMENSIONS,) of length one, noughts where no word is known.

        `words` are folded. Without a language that is known, the one that knows most of the words is taken.
        """
        given = list(words)
        tables = [self._tables[lang]] if lang in self._tables else list(self._tables.values())
        readings = [[one for one in map(table.vector, given) if one is not None] for table in tables]
        best = max(readings, key=len)
        total: Floats = np.sum(best, axis=0, dtype=np.float32) if best else np.zeros(DIMENSIONS, np.float32)
        return normalized(total)


def normalized(vectors: Floats) -> Floats:
    """Each vector (the last axis) brought to length one; noughts stay noughts."""
    lengths = np.linalg.norm(vectors, axis=-1, keepdims=True)
    result: Floats = np.divide(vectors, np.maximum(lengths, _TINY), dtype=np.float32)
    return result


def centered(meanings: Floats, common: Floats) -> Floats:
    """Meanings without what all texts of the folder have in common, of length one; noughts stay noughts."""
    known = np.any(meanings, axis=-1, keepdims=True)
    return normalized(np.where(known, meanings - common, np.float32(0)).astype(np.float32))


def stem_of(lang: str, word: str) -> str:
    """What a folded word is known by in the vectors of a language."""
    return stem(lang, _stemmer(lang), word)


@cache
def _stemmer(lang: str) -> Stemmer.Stemmer:
    return Stemmer.Stemmer({"es": "spanish", "en": "english"}[lang], 0)
