"""Processes that share no word with a query, but have a title or a phrase that means the same."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np

from procdesk.model import Evidence
from procdesk.search.analysis import Analyzer
from procdesk.search.cards import StoredUnits
from procdesk.search.meaning import DIMENSIONS, EmbeddingModel, Floats, centered
from procdesk.search.recent import LruCache

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
