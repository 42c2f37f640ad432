"""The vectors of a process's texts: which texts are encoded, and how their vectors are kept in the index."""

from __future__ import annotations

import struct
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from procdesk.model import Evidence
from procdesk.search.encoding.encoder import DIMENSIONS, Floats

WEIGHTS = {Evidence.TITLE: 0.7, Evidence.PHRASE: 1.0, Evidence.PASSAGE: 0.5}
"""What a text of each kind counts for its process."""
# So many words of a page are encoded together, and so many such windows of one page.
_WINDOW_WORDS, _MOST_WINDOWS = 60, 40
_COUNT = struct.Struct("<I")
_GREATEST = 127


class EncodedText(NamedTuple):
    """A text to encode, and the number of the unit in which it begins."""

    unit: int
    text: str
    weight: float


class Vectors(NamedTuple):
    """The vectors of one process's texts.

    `units`: int32 (n,), the number of the unit in which each text begins; `weights`: float32 (n,), what each counts for
    its process; `values`: float32 (n, DIMENSIONS), each of length one.
    """

    units: NDArray[np.int32]
    weights: Floats
    values: Floats


NO_VECTORS = Vectors(np.empty(0, np.int32), np.empty(0, np.float32), np.empty((0, DIMENSIONS), np.float32))


class UnitText(NamedTuple):
    """A unit of the index as far as it matters here: its kind, its language, its text and how many words that has."""

    kind: Evidence
    lang: str
    text: str
    words: int


def texts_to_encode(units: Sequence[UnitText]) -> list[EncodedText]:
    """Titles and phrases; of a process without phrases also its pages, by windows of 60 words.

    Where there are phrases the pages found nothing more on any set, and take most of the time; docs/ranking.md.
    """
    short = [
        EncodedText(number, unit.text, WEIGHTS[unit.kind])
        for number, unit in enumerate(units)
        if unit.kind in (Evidence.TITLE, Evidence.PHRASE)
    ]
    has_phrases = any(unit.kind is Evidence.PHRASE for unit in units)
    return short if has_phrases else [*short, *_windows(units)]


def _windows(units: Sequence[UnitText]) -> Iterator[EncodedText]:
    passages = [(number, unit) for number, unit in enumerate(units) if unit.kind is Evidence.PASSAGE]
    for lang in dict.fromkeys(unit.lang for _, unit in passages):
        begun: list[tuple[int, UnitText]] = []
        made = words = 0
        for number, unit in (one for one in passages if one[1].lang == lang):
            if begun and words + unit.words > _WINDOW_WORDS:
                yield _window(begun)
                made, words = made + 1, 0
                begun = []
            if made == _MOST_WINDOWS:
                break
            begun.append((number, unit))
            words += unit.words
        if begun:
            yield _window(begun)


def _window(passages: Sequence[tuple[int, UnitText]]) -> EncodedText:
    text = "\n".join(unit.text for _, unit in passages)
    return EncodedText(passages[0][0], text, WEIGHTS[Evidence.PASSAGE])


def pack_vectors(texts: Sequence[EncodedText], values: Floats) -> bytes:
    """The vectors of one process, one byte for each number."""
    if not texts:
        return b""
    scales = np.maximum(np.abs(values).max(axis=1), np.finfo(np.float32).tiny).astype("<f4")
    small = np.rint(values / scales[:, None] * _GREATEST).astype(np.int8)
    units = np.array([one.unit for one in texts], "<i4")
    weights = np.array([one.weight for one in texts], "<f4")
    return b"".join((_COUNT.pack(len(texts)), units.tobytes(), weights.tobytes(), scales.tobytes(), small.tobytes()))


def unpack_vectors(packed: bytes) -> Vectors:
    """What `pack_vectors` packed; none of a process that was indexed without an encoder."""
    if not packed:
        return NO_VECTORS
    (count,) = _COUNT.unpack_from(packed)
    at = _COUNT.size
    units = np.frombuffer(packed, "<i4", count, at)
    weights = np.frombuffer(packed, "<f4", count, at + 4 * count)
    scales = np.frombuffer(packed, "<f4", count, at + 8 * count)
    small = np.frombuffer(packed, np.int8, count * DIMENSIONS, at + 12 * count).reshape(count, DIMENSIONS)
    values = (small * (scales / _GREATEST)[:, None]).astype(np.float32, copy=False)
    return Vectors(units, weights, values)


def mean_of(vectors: Iterable[Vectors]) -> Floats:
    """float32 (DIMENSIONS,), the mean of all vectors: what the texts of a folder have in common."""
    total, count = np.zeros(DIMENSIONS, np.float64), 0
    for one in vectors:
        total += one.values.sum(axis=0, dtype=np.float64)
        count += len(one.values)
    return (total / max(count, 1)).astype(np.float32)


def centered(values: Floats, mean: Floats) -> Floats:
    """Vectors (the last axis) without what all texts of the folder have in common, of length one; zeros stay zeros."""
    moved: Floats = np.subtract(values, mean, dtype=np.float32)
    # In place: the vectors of 10,000 processes are 200 MB.
    moved *= np.any(values, axis=-1, keepdims=True)
    lengths = np.sqrt(np.einsum("...i,...i->...", moved, moved))[..., None]
    moved /= np.maximum(lengths, np.finfo(np.float32).tiny)
    return moved
