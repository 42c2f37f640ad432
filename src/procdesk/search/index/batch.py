"""Documents on their way to the index: the postings of some hundred of them as arrays, cheap to hand on and to sort."""

from __future__ import annotations

from array import array
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from itertools import count

import numpy as np
from numpy.typing import NDArray

MOST_COUNTED = 255
# One document counts no term this often: `passages.MOST_WORDS` is below it.
ZONE_BITS = 16


@dataclass(frozen=True, slots=True)
class EncodedDocument:
    """One document: by counted field each term's counts by zone, by exact field its terms, by column its bytes.

    The counts of a term are one number, `ZONE_BITS` bits for each zone, the first zone lowest. `words` are the
    distinct folded words that stand in the document.
    """

    id: str
    counted: Mapping[str, Mapping[str, int]]
    exact: Mapping[str, Iterable[str]]
    columns: Mapping[str, bytes]
    words: Iterable[str]


@dataclass(frozen=True, slots=True)
class BatchPostings:
    """One field of a batch.

    `terms` are distinct; for each posting, ordered by document, `numbers` says which of them it is of and `documents`
    the document's place in the batch (uint32); `values` are uint8 (postings, zones), without columns in exact fields.
    """

    terms: list[bytes]
    numbers: NDArray[np.uint32]
    documents: NDArray[np.uint32]
    values: NDArray[np.uint8]


@dataclass(frozen=True, slots=True)
class DocumentBatch:
    """Some documents: their ids in order, their columns, their postings by field, how many of them hold each word."""

    ids: list[str]
    columns: dict[str, list[bytes]]
    postings: dict[str, BatchPostings]
    frequency: Counter[str]


class _Numbered(dict[str, int]):
    """Terms, numbered in the order in which they are first asked for."""

    def __init__(self) -> None:
        self._next: Callable[[], int] = count().__next__

    def __missing__(self, term: str) -> int:
        number = self[term] = self._next()
        return number


class _Field:
    """The postings of one field, document after document."""

    def __init__(self) -> None:
        self._terms = _Numbered()
        self._numbers = array("I")
        self._lengths = array("I")
        self._counts = array("Q")

    def add(self, terms: Iterable[str], counts: Iterable[int]) -> None:
        before = len(self._numbers)
        self._numbers.extend(map(self._terms.__getitem__, terms))
        self._counts.extend(counts)
        self._lengths.append(len(self._numbers) - before)

    def postings(self, zones: int) -> BatchPostings:
        lengths = np.array(self._lengths, np.int64)
        counts = np.array(self._counts, np.uint64)
        values = np.zeros((len(self._numbers), zones if len(counts) else 0), np.uint8)
        for zone in range(values.shape[1]):
            of_zone = (counts >> np.uint64(zone * ZONE_BITS)) & np.uint64((1 << ZONE_BITS) - 1)
            values[:, zone] = np.minimum(of_zone, MOST_COUNTED)
        return BatchPostings(
            [term.encode("utf-8", "replace") for term in self._terms],
            np.array(self._numbers, np.uint32),
            np.repeat(np.arange(len(lengths), dtype=np.uint32), lengths),
            values,
        )


def batch_of(documents: Iterable[EncodedDocument], zones: int) -> DocumentBatch:
    """The batch that some documents make."""
    ids: list[str] = []
    columns: dict[str, list[bytes]] = defaultdict(list)
    fields: dict[str, _Field] = defaultdict(_Field)
    frequency: Counter[str] = Counter()
    for document in documents:
        ids.append(document.id)
        for name, counts in document.counted.items():
            fields[name].add(counts, counts.values())
        for name, terms in document.exact.items():
            fields[name].add(terms, ())
        for name, value in document.columns.items():
            columns[name].append(value)
        frequency.update(document.words)
    postings = {name: field.postings(zones) for name, field in fields.items()}
    return DocumentBatch(ids, dict(columns), postings, frequency)
