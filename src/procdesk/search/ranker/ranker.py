"""The learned ranker: its weights as files, scores of a query by them, fused with the untrained ranking."""

from __future__ import annotations

import itertools
import json
import logging
import math
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from procdesk.search.analyzer import Analyzer
from procdesk.search.cache import LruCache
from procdesk.search.index.snapshots import Snapshot
from procdesk.search.index.stored_fields import StoredUnits
from procdesk.search.ranker.embeddings import EmbeddingModel, SemanticIndex, SemanticMatch, centered
from procdesk.search.ranker.features import NAMES, Floats, Hashes, Ints, Longs, WordFeatures, feature_hash, transposed
from procdesk.search.ranker.trainer import FittedWeights
from procdesk.search.ranker.training_data import TrainingMaterial
from procdesk.search.scorer import QueryTerm, Scores

# Features beyond so many postings, the commonest of a query, are left out: a pasted page answers in time, too.
_MOST_POSTINGS = 100_000
_KNOWN_FEATURES, _KNOWN_MEANINGS = 4_000, 8
_PREFIX = "ranker-"
_ABOUT = f"{_PREFIX}about.json"
_ARRAYS = {
    "keys": np.uint64,
    "rarity": np.float32,
    "starts": np.int64,
    "rows": np.int32,
    "weights": np.float32,
    "tastes": np.float32,
    "common": np.float32,
    "bias": np.float32,
    "documents": np.int32,
    "kinds": np.int32,
}


@dataclass(frozen=True, slots=True)
class RankerWeights:
    """Feature -> (process, weight) in compressed rows, and meaning -> process.

    `keys`, `bounds`, `rarity`, `common`: as in `lessons.Material`; `starts`: int64 (features + 1,); `rows`: int32,
    which process; `weights`: float32; `tastes`: float32 (processes, d); `bias`: float32 (processes,); `documents`:
    int32 (n,), the number of each process in the index; `kinds`: int32 (n,), which of the rows is its own, as in
    `lessons.Material`; `pieces`: the files of the index in which the documents count.
    """

    keys: Hashes
    bounds: tuple[int, ...]
    rarity: Floats
    starts: Longs
    rows: Ints
    weights: Floats
    tastes: Floats
    common: Floats
    bias: Floats
    documents: Ints
    kinds: Ints
    pieces: tuple[str, ...]


def ranker_weights(
    given: TrainingMaterial, learned: FittedWeights, documents: NDArray[np.integer], pieces: Sequence[str]
) -> RankerWeights:
    """The files' content."""
    by_feature, order = transposed(given.support)
    return RankerWeights(
        given.keys,
        given.bounds,
        given.rarity,
        by_feature.starts,
        by_feature.columns_at,
        learned.weights[order],
        learned.tastes,
        given.common,
        learned.bias,
        documents.astype(np.int32),
        given.kinds,
        tuple(pieces),
    )


class _Postings(NamedTuple):
    """For whom a feature speaks: `rows` of the weights, and how strongly; `rarity` as in `RankerWeights`."""

    rows: Ints
    weights: Floats
    rarity: float


class WeightsScorer:
    """Scores queries by learned weights, and remembers what the last ones needed. For one thread."""

    def __init__(self, weights: RankerWeights) -> None:
        self.documents = weights.documents
        self.meaning = EmbeddingModel()
        self.common = np.array(weights.common)
        self._weights = weights
        self._kinds = None if len(weights.bias) == len(weights.documents) else np.array(weights.kinds)
        self._known: LruCache[tuple[int, str], _Postings | None] = LruCache(_KNOWN_FEATURES)
        self._meant: LruCache[bytes, Floats] = LruCache(_KNOWN_MEANINGS)

    def scores(self, words: Sequence[WordFeatures]) -> Floats:
        """What was learned (W'x + bias) for each of `documents`: float32."""
        meaning = self.meant(words)
        # While an unknown word grows, the meaning of the others stays the same.
        result = self._meant.get(meaning.tobytes(), self._meant_by).copy()
        said = [said for view, names_of in enumerate(NAMES) for said in self._said(view, Counter(names_of(words)))]
        if sum(len(found.rows) for found, _ in said) > _MOST_POSTINGS:
            said = _affordable(said)
        for found, value in said:
            result[found.rows] += found.weights * np.float32(value)
        return result if self._kinds is None else result[self._kinds]

    def meant(self, words: Sequence[WordFeatures]) -> Floats:
        """What a query means, as the texts it is compared with: float32 (DIMENSIONS,)."""
        return centered(self.meaning.of(one.word for one in words), self.common)

    def _meant_by(self, meaning: bytes) -> Floats:
        result: Floats = self._weights.tastes @ np.frombuffer(meaning, np.float32) + self._weights.bias
        return result

    def _said(self, view: int, names: Counter[str]) -> list[tuple[_Postings, float]]:
        """The known features of a query in one view, and (1 + ln tf) rarity of each, together of length one."""
        found = [
            (known, count) for name, count in names.items() if (known := self._known.get((view, name), self._find))
        ]
        values = [(1 + math.log(count)) * known.rarity for known, count in found]
        length = math.sqrt(sum(value * value for value in values)) or 1.0
        return [(known, value / length) for (known, _), value in zip(found, values, strict=True)]

    def _find(self, asked: tuple[int, str]) -> _Postings | None:
        view, name = asked
        weights = self._weights
        begin, end = weights.bounds[view : view + 2]
        wanted = np.uint64(feature_hash(name))
        at = begin + int(weights.keys[begin:end].searchsorted(wanted))
        if at == end or weights.keys[at] != wanted:
            return None
        inside = slice(int(weights.starts[at]), int(weights.starts[at + 1]))
        # Plain arrays: numpy takes longer to cut a mapped one than to use it.
        rows, strengths = np.array(weights.rows[inside]), np.array(weights.weights[inside])
        return _Postings(rows, strengths, float(weights.rarity[at]))


def _affordable(said: list[tuple[_Postings, float]]) -> list[tuple[_Postings, float]]:
    rarest_first = sorted(said, key=lambda one: len(one[0].rows))
    reads = itertools.accumulate(len(found.rows) for found, _ in rarest_first)
    return [one for one, so_far in zip(rarest_first, reads, strict=True) if so_far <= _MOST_POSTINGS]


class WeightsBroken(Exception):  # noqa: N818
    """The files of weights do not fit together; the untrained ranking goes on."""


def save_weights(weights: RankerWeights, folder: Path) -> None:
    """Write the weights into the folder of a draft."""
    for name, kind in _ARRAYS.items():
        np.save(folder / _file(name), getattr(weights, name).astype(kind, copy=False), allow_pickle=False)
    about = {"bounds": weights.bounds, "pieces": weights.pieces}
    (folder / _ABOUT).write_text(json.dumps(about), encoding="utf-8")


def weight_files(snapshot: Snapshot) -> list[str]:
    """The files of weights that a snapshot has."""
    return [name for name in snapshot.files if name.startswith(_PREFIX)]


def load_weights(snapshot: Snapshot) -> RankerWeights | None:
    """The weights of a snapshot, mapped into memory; None where there are none for its index.

    Raises `WeightsBroken` where the files do not fit together.
    """
    if _ABOUT not in snapshot.files:
        return None
    try:
        facts = json.loads((snapshot.folder / _ABOUT).read_text("utf-8"))
        arrays: dict[str, Any] = {name: _mapped(snapshot.folder / _file(name)) for name in _ARRAYS}
        weights = RankerWeights(**arrays, bounds=tuple(facts["bounds"]), pieces=tuple(facts["pieces"]))
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise WeightsBroken(f"{snapshot.folder.name}: {error!r}") from error
    # Documents are known by their numbers, which hold as long as the pieces of the index do.
    return weights if set(weights.pieces) <= set(snapshot.files) else None


def _mapped(path: Path) -> NDArray[Any]:
    found: NDArray[Any] = np.load(path, mmap_mode="r", allow_pickle=False)
    return found.view(np.ndarray)


def _file(name: str) -> str:
    return f"{_PREFIX}{name}.npy"


_log = logging.getLogger(__name__)
# The sum of the untrained views counts so much beside z(W'x + bias); docs/ranking.md.
UNTRAINED_SHARE, UNKNOWN_SHARE = 0.3, 0.05


class LearnedRanker:
    """What was learned from one snapshot of the index. For one thread."""

    def __init__(self, weights: RankerWeights, analyzer: Analyzer) -> None:
        self._scorer = WeightsScorer(weights)
        self._nearest = SemanticIndex(self._scorer.meaning, self._scorer.common, analyzer)

    def fused(self, plain: Scores, alive: NDArray[np.bool_], words: Sequence[QueryTerm], known: float) -> Scores:
        """One score per document of the index, from `plain`, the weighted sum of the views.

        `known` is the share of the query's words that stand in the index: what none of them says, meaning alone can
        say. Processes that have come since, or have changed, keep their untrained score, stretched so that its distance
        to the best of the others stays what it was.
        """
        documents = self._scorer.documents
        kept = alive[documents]
        documents = documents[kept]
        if not len(documents):
            return plain
        learned = self._scorer.scores(_spelled(words))[kept]
        spread = float(learned.std())
        share = UNKNOWN_SHARE + (UNTRAINED_SHARE - UNKNOWN_SHARE) * known
        ranked = (learned - learned.mean()) / (spread if spread > 1e-9 else np.inf) + share * plain[documents]
        best, best_plain = float(ranked.max()), float(plain[documents].max())
        result = plain * (best / best_plain if best > 0 and best_plain > 0 else 1.0)
        result[documents] = ranked
        return result

    def near(self, words: Sequence[QueryTerm], processes: Mapping[int, StoredUnits]) -> dict[int, SemanticMatch]:
        """Of some processes, by number, those with a title or a phrase that means nearly what is asked."""
        asked = self._scorer.meant(_spelled(words))
        if not asked.any():
            return {}
        near = {number: self._nearest.text(pieces, asked) for number, pieces in processes.items()}
        return {number: one for number, one in near.items() if one}


def load_learned_ranker(snapshot: Snapshot, analyzer: Analyzer) -> LearnedRanker | None:
    """What a snapshot has of it; None where there is nothing, or nothing sound."""
    try:
        weights = load_weights(snapshot)
    except WeightsBroken:
        _log.warning("the weights are broken, the untrained ranking goes on", exc_info=True)
        return None
    return LearnedRanker(weights, analyzer) if weights else None


def _spelled(words: Sequence[QueryTerm]) -> list[WordFeatures]:
    return [WordFeatures(word.word, word.terms, word.key) for word in words if word.word]
