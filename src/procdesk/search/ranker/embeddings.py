"""Text embeddings from word vectors, and the titles and phrases closest in meaning to a query."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache
from typing import NamedTuple

import numpy as np
import Stemmer
from numpy.typing import NDArray

from procdesk.model import Evidence
from procdesk.resources import resource
from procdesk.search.analyzer import Analyzer, stem
from procdesk.search.cache import LruCache
from procdesk.search.index.stored_fields import StoredUnits

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
        """float32 (DIMENSIONS,) of length one, zeros where no word is known.

        `words` are folded. Without a language that is known, the one that knows most of the words is taken.
        """
        given = list(words)
        tables = [self._tables[lang]] if lang in self._tables else list(self._tables.values())
        readings = [[one for one in map(table.vector, given) if one is not None] for table in tables]
        best = max(readings, key=len)
        total: Floats = np.sum(best, axis=0, dtype=np.float32) if best else np.zeros(DIMENSIONS, np.float32)
        return normalized(total)


def normalized(vectors: Floats) -> Floats:
    """Each vector (the last axis) brought to length one; zeros stay zeros."""
    lengths = np.linalg.norm(vectors, axis=-1, keepdims=True)
    result: Floats = np.divide(vectors, np.maximum(lengths, _TINY), dtype=np.float32)
    return result


def centered(meanings: Floats, common: Floats) -> Floats:
    """Meanings without what all texts of the folder have in common, of length one; zeros stay zeros."""
    known = np.any(meanings, axis=-1, keepdims=True)
    return normalized(np.where(known, meanings - common, np.float32(0)).astype(np.float32))


def stem_of(lang: str, word: str) -> str:
    """What a folded word is known by in the vectors of a language."""
    return stem(lang, _stemmer(lang), word)


@cache
def _stemmer(lang: str) -> Stemmer.Stemmer:
    return Stemmer.Stemmer({"es": "spanish", "en": "english"}[lang], 0)


# From here on two texts say the same more often than not (cosine, without what all texts of the folder share).
CLOSE = 0.4
_TOLD = frozenset({Evidence.TITLE, Evidence.PHRASE})
_CACHED = 200


class SemanticMatch(NamedTuple):
    """A text of a process by its number among the pieces, and how close in meaning it is (cosine)."""

    piece: int
    closeness: float


class _ProcessEmbeddings(NamedTuple):
    """The titles and phrases of a process: their numbers among the pieces, their meanings, float32 (n, DIMENSIONS)."""

    numbers: list[int]
    meanings: Floats


class SemanticIndex:
    """Finds what means nearly the same. For one thread."""

    def __init__(self, meaning: EmbeddingModel, common: Floats, analyzer: Analyzer) -> None:
        """`common`: float32 (DIMENSIONS,), what all texts of the folder mean together."""
        self._meaning = meaning
        self._common = common
        self._analyzer = analyzer
        self._texts: LruCache[StoredUnits, _ProcessEmbeddings] = LruCache(_CACHED)

    def text(self, pieces: StoredUnits, asked: Floats) -> SemanticMatch | None:
        """The title or phrase that means most nearly what was `asked`; None where none is close."""
        texts = self._texts.get(pieces, self._read)
        if not texts.numbers:
            return None
        closeness = texts.meanings @ asked
        best = int(closeness.argmax())
        return SemanticMatch(texts.numbers[best], float(closeness[best])) if closeness[best] >= CLOSE else None

    def _read(self, pieces: StoredUnits) -> _ProcessEmbeddings:
        numbers = [number for number in range(len(pieces)) if pieces.kind(number) in _TOLD]
        meanings = [
            self._meaning.of((one.word for one in self._analyzer.words(pieces.text(number))), pieces.lang(number))
            for number in numbers
        ]
        return _ProcessEmbeddings(
            numbers, centered(np.array(meanings, np.float32).reshape(-1, DIMENSIONS), self._common)
        )
