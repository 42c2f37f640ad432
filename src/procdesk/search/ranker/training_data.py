"""A folder's own texts made ready to learn from: features, which process they belong to, and who is most like them."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from procdesk.model import Evidence
from procdesk.search.analyzer import Analyzer
from procdesk.search.index.document import LEAD_WORDS
from procdesk.search.index.stored_fields import StoredUnits
from procdesk.search.ranker.embeddings import DIMENSIONS, EmbeddingModel, centered
from procdesk.search.ranker.features import (
    NAMES,
    FeatureExtractor,
    FeatureView,
    Floats,
    Hashes,
    Ints,
    Longs,
    SparseMatrix,
    WordFeatures,
    flat_ranges,
    from_pairs,
    transposed,
)
from procdesk.search.ranker.trainer import TrainingData
from procdesk.search.scorer import Bm25Curve

# Title, phrase and page; SEARCH.md, "A recipe", 1.
_WEIGHTS = {Evidence.TITLE: 0.7, Evidence.PHRASE: 1.0, Evidence.CODE: 1.0, Evidence.PASSAGE: 0.5}
# k1 and b for stems and pairs; "A recipe", 3.
_CURVES = (Bm25Curve(2.0, 0.75), Bm25Curve(2.0, 0.5))
# What a view counts in finding the rivals of a text; "A recipe", 5.
_RIVALRY = (0.75, 0.5)
# What stands in a fifth of all texts tells nothing and costs the most; in a small folder a fifth is a handful.
_TOO_COMMON, _TOO_COMMON_FROM = 0.2, 100
_COMMON_RIVALS, _COMMON_RIVALS_FROM = 100, 300
_CHUNK = 250
# How much is scored at once: texts times processes, and postings.
_CELLS, _READS = 400_000, 1_000_000
_AT_ONCE = 5_000


@dataclass(frozen=True, slots=True)
class TrainingText:
    """One text of one process: title, phrase, code or the beginning of a page."""

    owner: int
    weight: float
    lang: str
    words: Sequence[WordFeatures]


@dataclass(frozen=True, slots=True)
class TrainingMaterial:
    """What a folder gives to learn from.

    `keys`: the hashes of the features, those of a view from `bounds[view]` to `bounds[view + 1]`, ascending; `rarity`:
    float32, ln(1 + (n - df + 0.5) / (df + 0.5)) over the n texts; `support`: a row per process with the features of
    its texts; `gains`: what BM25 gives for each of these entries; `meanings`: float32 (n, DIMENSIONS), what each
    text means, about `common`, what all of them mean together; `kinds`: int32 (processes,), which row of `support` is a
    process's own: processes that say the same have one, so that chance does not set one before the other.
    """

    keys: Hashes
    bounds: tuple[int, ...]
    rarity: Floats
    units: SparseMatrix
    owners: Ints
    weights: Floats
    support: SparseMatrix
    gains: Floats
    meanings: Floats
    common: Floats
    kinds: Ints
    has_phrases: bool

    def lesson(self, hard: int) -> TrainingData:
        """What is to be learned, with so many rivals for each text."""
        return TrainingData(self.units, self.meanings, self.owners, self.weights, self.support, _rivals(self, hard))


def word_features(text: str, analyzer: Analyzer) -> list[WordFeatures]:
    """The words of a text."""
    return [WordFeatures(one.word, one.terms, one.key) for one in analyzer.words(text)]


def training_material(processes: Iterable[StoredUnits], analyzer: Analyzer) -> TrainingMaterial:
    """Everything that can be learned from these processes, in their order."""
    features, meaning = FeatureExtractor(), EmbeddingModel()
    chunks: list[_Chunk] = []
    waiting: list[TrainingText] = []
    kinds: list[int] = []
    known: dict[bytes, int] = {}
    phrases = 0
    for pieces in processes:
        phrases += sum(pieces.kind(number) is Evidence.PHRASE for number in range(len(pieces)))
        said = _sum_of(pieces)
        is_new = said not in known
        kinds.append(known.setdefault(said, len(known)))
        if not is_new:
            continue
        waiting += _texts(pieces, kinds[-1], analyzer)
        if len(known) % _CHUNK == 0:
            chunks.append(_chunk(waiting, features, meaning))
            waiting = []
    chunks.append(_chunk(waiting, features, meaning))
    has_phrases = bool(kinds) and phrases >= len(kinds)
    return _assembled(chunks, np.array(kinds, np.int32), len(known), has_phrases=has_phrases)


def _sum_of(pieces: StoredUnits) -> bytes:
    """The same for processes that say the same."""
    texts = "\x00".join(pieces.text(number) for number in range(len(pieces)))
    return hashlib.sha256(texts.encode("utf-8", "surrogatepass")).digest()


def _texts(pieces: StoredUnits, owner: int, analyzer: Analyzer) -> Iterator[TrainingText]:
    leads: dict[str, list[WordFeatures]] = {}
    every = [pieces[number] for number in range(len(pieces))]
    titles = {piece.text for piece in every if piece.kind is Evidence.TITLE}
    for piece in every:
        if piece.kind is Evidence.PASSAGE:
            lead = leads.setdefault(piece.lang, [])
            if len(lead) < LEAD_WORDS and piece.text not in titles:
                lead += word_features(piece.text, analyzer)
        elif piece.kind in _WEIGHTS:
            yield TrainingText(owner, _WEIGHTS[piece.kind], piece.lang, word_features(piece.text, analyzer))
    for lang, lead in leads.items():
        if lead:
            yield TrainingText(owner, _WEIGHTS[Evidence.PASSAGE], lang, lead)


@dataclass(frozen=True, slots=True)
class _FeatureCounts:
    """One view of some texts: the distinct features, and per text and feature (an index into them) how often."""

    distinct: Hashes
    texts: Ints
    features: Ints
    counts: NDArray[np.uint16]


@dataclass(frozen=True, slots=True)
class _Chunk:
    owners: Ints
    weights: Floats
    meanings: Floats
    views: tuple[_FeatureCounts, ...]


def _chunk(texts: Sequence[TrainingText], features: FeatureExtractor, meaning: EmbeddingModel) -> _Chunk:
    owners = np.array([text.owner for text in texts], np.int32)
    weights = np.array([text.weight for text in texts], np.float32)
    meanings = [meaning.of((one.word for one in text.words), text.lang) for text in texts]
    views = tuple(_counted(view) for view in features.views([text.words for text in texts]))
    return _Chunk(owners, weights, np.array(meanings, np.float32).reshape(-1, DIMENSIONS), views)


def _counted(view: FeatureView) -> _FeatureCounts:
    distinct, which = np.unique(view.hashes, return_inverse=True)
    keys, counts = np.unique(view.texts * max(len(distinct), 1) + which, return_counts=True)
    texts, features = np.divmod(keys, max(len(distinct), 1))
    small = np.minimum(counts, np.iinfo(np.uint16).max).astype(np.uint16)
    return _FeatureCounts(distinct, texts.astype(np.int32), features.astype(np.int32), small)


def _assembled(chunks: list[_Chunk], kinds: Ints, processes: int, *, has_phrases: bool) -> TrainingMaterial:
    owners = np.concatenate([chunk.owners for chunk in chunks])
    weights = np.concatenate([chunk.weights for chunk in chunks])
    meanings: Floats = np.concatenate([chunk.meanings for chunk in chunks])
    common: Floats = meanings.mean(axis=0) if len(meanings) else np.zeros(DIMENSIONS, np.float32)
    if not has_phrases:
        weights = np.ones_like(weights)
    keys: list[Hashes] = []
    rarity: list[Floats] = []
    for view in range(len(NAMES)):
        found, holders = _vocabulary([chunk.views[view] for chunk in chunks])
        if processes > _TOO_COMMON_FROM:
            kept = holders <= _TOO_COMMON * len(owners)
            found, holders = found[kept], holders[kept]
        keys.append(found)
        rarity.append(np.log1p((len(owners) - holders + 0.5) / (holders + 0.5)).astype(np.float32))
    bounds = tuple(int(end) for end in np.cumsum([0, *(len(one) for one in keys)]))
    units, counts = _rows(chunks, keys, rarity, bounds)
    support = _support(counts, owners, weights, processes)
    return TrainingMaterial(
        np.concatenate(keys),
        bounds,
        np.concatenate(rarity),
        units,
        owners,
        weights,
        support,
        _gains(support, bounds),
        centered(meanings, common),
        common,
        kinds,
        has_phrases,
    )


def _vocabulary(views: Sequence[_FeatureCounts]) -> tuple[Hashes, Longs]:
    """All features of a view, ascending, and how many texts hold each."""
    keys = np.unique(np.concatenate([one.distinct for one in views]))
    holders = np.zeros(len(keys), np.int64)
    for one in views:
        # Within one chunk the features are distinct.
        holders[np.searchsorted(keys, one.distinct)] += np.bincount(one.features, minlength=len(one.distinct))
    return keys, holders


def _rows(
    chunks: list[_Chunk], keys: list[Hashes], rarity: list[Floats], bounds: tuple[int, ...]
) -> tuple[SparseMatrix, SparseMatrix]:
    """The texts as rows of (1 + ln tf) rarity, each view of length one; and as rows of plain counts."""
    lengths: list[Longs] = []
    columns: list[Ints] = []
    values: list[Floats] = []
    counts: list[Floats] = []
    chunks.reverse()
    while chunks:
        # Each chunk is let go as soon as it is used: together they are as large as the result.
        chunk = chunks.pop()
        parts = [
            _valued(view, keys[at], rarity[at], bounds[at], len(chunk.owners)) for at, view in enumerate(chunk.views)
        ]
        texts = np.concatenate([part[0] for part in parts])
        order = np.argsort(texts, kind="stable")
        lengths.append(np.bincount(texts, minlength=len(chunk.owners)))
        columns.append(np.concatenate([part[1] for part in parts])[order])
        values.append(np.concatenate([part[2] for part in parts])[order])
        counts.append(np.concatenate([part[3] for part in parts])[order])
    starts = np.concatenate([[0], np.cumsum(np.concatenate(lengths))]).astype(np.int64)
    joined = np.concatenate(columns)
    return (
        SparseMatrix(starts, joined, np.concatenate(values), bounds[-1]),
        SparseMatrix(starts, joined, np.concatenate(counts), bounds[-1]),
    )


def _valued(
    view: _FeatureCounts, keys: Hashes, rarity: Floats, offset: int, texts: int
) -> tuple[Ints, Ints, Floats, Floats]:
    at = np.searchsorted(keys, view.distinct)
    at[at == len(keys)] = 0
    known = keys[at] == view.distinct if len(keys) else np.zeros(len(at), bool)
    kept = known[view.features]
    owners, features, counts = view.texts[kept], at[view.features[kept]], view.counts[kept].astype(np.float32)
    values = (1 + np.log(counts)) * rarity[features]
    length = np.sqrt(np.bincount(owners, weights=values * values, minlength=texts))
    values /= np.maximum(length, 1e-12)[owners]
    return owners, (features + offset).astype(np.int32), values.astype(np.float32), counts


def _support(counts: SparseMatrix, owners: Ints, weights: Floats, processes: int) -> SparseMatrix:
    """The weighted counts of all texts of a process, some processes at a time."""
    parts: list[SparseMatrix] = []
    for first in range(0, processes, _CHUNK):
        last = min(first + _CHUNK, processes)
        begin, end = np.searchsorted(owners, (first, last))
        inside = slice(counts.starts[begin], counts.starts[end])
        texts = np.repeat(np.arange(begin, end), np.diff(counts.starts[begin : end + 1]))
        parts.append(
            from_pairs(
                (owners[texts] - first).astype(np.int64),
                counts.columns_at[inside].astype(np.int64),
                counts.values[inside] * weights[texts],
                (last - first, counts.columns),
            )
        )
    lengths = [part.lengths for part in parts]
    return SparseMatrix(
        np.concatenate([[0], *lengths]).cumsum().astype(np.int64),
        np.concatenate([np.empty(0, np.int32), *(part.columns_at for part in parts)]),
        np.concatenate([np.empty(0, np.float32), *(part.values for part in parts)]),
        counts.columns,
    )


def _gains(support: SparseMatrix, bounds: tuple[int, ...]) -> Floats:
    """BM25 of each feature for each process, every view with its own lengths."""
    gains = np.zeros(support.size, np.float32)
    rows = np.repeat(np.arange(support.rows, dtype=np.int32), support.lengths)
    holders = np.bincount(support.columns_at, minlength=support.columns)
    rare = np.log1p((support.rows - holders + 0.5) / (holders + 0.5)).astype(np.float32)
    alive = np.ones(support.rows, bool)
    for view, curve in enumerate(_CURVES):
        inside = np.flatnonzero((support.columns_at >= bounds[view]) & (support.columns_at < bounds[view + 1]))
        counts = support.values[inside]
        lengths: Floats = np.bincount(rows[inside], weights=counts, minlength=support.rows).astype(np.float32)
        gains[inside] = rare[support.columns_at[inside]] * curve.gains(
            counts, curve.norms(lengths, alive)[rows[inside]]
        )
    return gains


def _rivals(given: TrainingMaterial, hard: int) -> Ints:
    """The processes most like each text but its own, by what its rarer features give them.

    A view is measured by its spread over all its entries, so that none drowns the others.
    """
    processes = given.support.rows
    hard = min(hard, processes - 1)
    gains = given.gains.copy()
    for view, share in enumerate(_RIVALRY):
        inside = (given.support.columns_at >= given.bounds[view]) & (given.support.columns_at < given.bounds[view + 1])
        gains[inside] *= share
    gains *= _spread_of(given)[given.support.columns_at]
    by_feature, order = transposed(given.support)
    gains = gains[order]
    lengths = by_feature.lengths
    used = lengths.copy()
    if processes > _COMMON_RIVALS_FROM:
        used[lengths > _COMMON_RIVALS] = 0
    rivals = np.empty((len(given.owners), hard), np.int32)
    reads = _reads(given.units, used)
    last = 0
    while last < len(given.owners):
        first = last
        affordable = int(np.searchsorted(reads, reads[first] + _READS))
        last = min(max(affordable, first + 1), first + max(1, _CELLS // processes), len(given.owners))
        columns = given.units.columns_at[given.units.starts[first] : given.units.starts[last]]
        texts = np.repeat(np.arange(last - first), np.diff(given.units.starts[first : last + 1]))
        index, _, which = flat_ranges(by_feature.starts[columns], used[columns])
        cells = texts[which] * processes + by_feature.columns_at[index]
        scores = np.bincount(cells, weights=gains[index], minlength=(last - first) * processes)
        # Without any values they are counted in whole numbers.
        scores = scores.reshape(-1, processes).astype(np.float64, copy=False)
        scores[np.arange(last - first), given.owners[first:last]] = -np.inf
        if hard:
            rivals[first:last] = np.argpartition(-scores, hard - 1, axis=1)[:, :hard]
    return rivals


def _reads(units: SparseMatrix, used: Longs) -> Longs:
    """How many postings the texts before each text have together."""
    ends = [0]
    for first in range(0, units.rows, _AT_ONCE):
        starts = units.starts[first : first + _AT_ONCE + 1]
        sums = np.concatenate([[0], np.cumsum(used[units.columns_at[starts[0] : starts[-1]]])])
        ends.extend((ends[-1] + sums[starts[1:] - starts[0]]).tolist())
    return np.array(ends, np.int64)


def _spread_of(given: TrainingMaterial) -> Floats:
    """Per feature, what its view is divided by: how many features of the view a text has on average, as a root."""
    scale = np.ones(given.support.columns, np.float32)
    entries = np.bincount(np.searchsorted(given.bounds, given.units.columns_at, side="right") - 1, minlength=len(NAMES))
    for view in range(len(NAMES)):
        scale[given.bounds[view] : given.bounds[view + 1]] = 1 / np.sqrt(
            max(entries[view] / max(given.units.rows, 1), 1)
        )
    return scale
