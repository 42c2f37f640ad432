"""What was learned from a folder, as files, and how it scores a query: postings of weights, feature by feature.

The files are plain numbers (`.npy`, read without pickle) and JSON, made by this program and sealed like the index.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from procdesk.search.features import Features, Hashes, Spelled, View
from procdesk.search.learning import Learned
from procdesk.search.lessons import Material, about_common
from procdesk.search.meaning import Meaning
from procdesk.search.scoring import Scores
from procdesk.search.sparse import Floats, Ints, Longs, ranges, transposed
from procdesk.search.store import Generation

# Features beyond so many postings, the commonest of a query, are left out: a pasted page answers in time, too.
_MOST_POSTINGS = 100_000

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
}


@dataclass(frozen=True, slots=True)
class Weights:
    """Feature -> (process, weight) in compressed rows, and meaning -> process.

    `keys`, `bounds`, `rarity`, `common`: as in `lessons.Material`; `starts`: int64 (features + 1,); `rows`: int32,
    which process; `weights`: float32; `tastes`: float32 (processes, d); `bias`: float32 (processes,); `documents`:
    int32 (processes,), the number of each process in the index; `pieces`: the files of the index in which they count.
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
    pieces: tuple[str, ...]


def weights_of(given: Material, learned: Learned, documents: NDArray[np.integer], pieces: Sequence[str]) -> Weights:
    """The files' content."""
    by_feature, order = transposed(given.support)
    return Weights(
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
        tuple(pieces),
    )


class Scorer:
    """Scores queries by learned weights. For one thread."""

    def __init__(self, weights: Weights) -> None:
        self.documents = weights.documents
        self._weights = weights
        self._features = Features()
        self._meaning = Meaning()
        self._lengths = np.diff(weights.starts)

    def scores(self, words: Sequence[Spelled]) -> Scores:
        """What was learned (W'x + bias) for each of `documents`: float64."""
        weights = self._weights
        found = [_found(view, weights, at) for at, view in enumerate(self._features.views([words]))]
        features = np.concatenate([one[0] for one in found])
        values = np.concatenate([one[1] for one in found])
        kept = self._affordable(features)
        features, values = features[kept], values[kept]
        index, _, which = ranges(weights.starts[features], self._lengths[features])
        said = np.bincount(weights.rows[index], weights.weights[index] * values[which], len(weights.documents))
        meant = weights.tastes @ about_common(self._meaning.of(one.word for one in words), weights.common)
        result: Scores = said + meant + weights.bias
        return result

    def _affordable(self, features: Longs) -> NDArray[np.bool_]:
        order = np.argsort(self._lengths[features], kind="stable")
        cheap = np.cumsum(self._lengths[features][order]) <= _MOST_POSTINGS
        result = np.zeros(len(features), bool)
        result[order[cheap]] = True
        return result


def _found(view: View, weights: Weights, number: int) -> tuple[Longs, Floats]:
    """The known features of a query in one view, ascending, and (1 + ln tf) rarity of each, of length one."""
    begin, end = weights.bounds[number : number + 2]
    distinct, counts = np.unique(view.hashes, return_counts=True)
    at = np.searchsorted(weights.keys[begin:end], distinct)
    at[at == end - begin] = 0
    known = weights.keys[begin:end][at] == distinct if end > begin else np.zeros(len(at), bool)
    features = at[known] + begin
    values = (1 + np.log(counts[known].astype(np.float32))) * weights.rarity[features]
    return features, values / max(float(np.sqrt(values @ values)), 1e-12)


class WeightsBroken(Exception):  # noqa: N818
    """The files of weights do not fit together; the untrained ranking goes on."""


def save(weights: Weights, folder: Path) -> None:
    """Write the weights into the folder of a draft."""
    for name, kind in _ARRAYS.items():
        np.save(folder / _file(name), getattr(weights, name).astype(kind, copy=False), allow_pickle=False)
    about = {"bounds": weights.bounds, "pieces": weights.pieces}
    (folder / _ABOUT).write_text(json.dumps(about), encoding="utf-8")


def names_of(generation: Generation) -> list[str]:
    """The files of weights that a generation has."""
    return [name for name in generation.files if name.startswith(_PREFIX)]


def load(generation: Generation) -> Weights | None:
    """The weights of a generation, mapped into memory; None where there are none for its index.

    Raises `WeightsBroken` where the files do not fit together.
    """
    if _ABOUT not in generation.files:
        return None
    try:
        facts = json.loads((generation.folder / _ABOUT).read_text("utf-8"))
        arrays: dict[str, Any] = {name: _mapped(generation.folder / _file(name)) for name in _ARRAYS}
        weights = Weights(**arrays, bounds=tuple(facts["bounds"]), pieces=tuple(facts["pieces"]))
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise WeightsBroken(f"{generation.folder.name}: {error!r}") from error
    # Documents are known by their numbers, which hold as long as the pieces of the index do.
    return weights if set(weights.pieces) <= set(generation.files) else None


def _mapped(path: Path) -> NDArray[Any]:
    found: NDArray[Any] = np.load(path, mmap_mode="r", allow_pickle=False)
    return found


def _file(name: str) -> str:
    return f"{_PREFIX}{name}.npy"
