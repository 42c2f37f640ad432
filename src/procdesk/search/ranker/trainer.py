"""Learns, from a folder's own titles, phrases and pages, which words speak for which process.

The recipe is SEARCH.md, "A recipe that measured well", 4 to 7: a softmax over a few slots for each unit of text, with
the hardest other processes and some random ones, fitted by AdaGrad (Duchi, Hazan and Singer 2011). Everything is numpy
on one thread with a fixed seed, so that the same units give the same weights to the last bit.
"""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from dataclasses import dataclass, fields

import numpy as np
from numpy.typing import NDArray

from procdesk.search.ranker.features import SparseMatrix, flat_ranges

Ints = NDArray[np.int32]
Longs = NDArray[np.int64]
Floats = NDArray[np.float32]
Doubles = NDArray[np.float64]
Smalls = NDArray[np.unsignedinteger]

_STRENGTH = 20.0
_RATE = 0.3
_MOST_BATCHES, _LEAST_IN_BATCH = 50, 32
# Up to so many processes no time is saved.
_FEW, _MANY = 300, 2_000
_TINY = 1e-8
_SEED = 20_260


@dataclass(frozen=True, slots=True)
class TrainingPlan:
    """How thoroughly is learned: slots for hard and random other processes, and rounds over all units."""

    hard: int
    random: int
    epochs: int


def training_plan(processes: int) -> TrainingPlan:
    """The plan for so many processes: in a large folder the time counts."""
    if processes <= _FEW:
        return TrainingPlan(hard=30, random=20, epochs=10)
    return (
        TrainingPlan(hard=20, random=10, epochs=8) if processes <= _MANY else TrainingPlan(hard=6, random=4, epochs=5)
    )


@dataclass(frozen=True, slots=True)
class TrainingData:
    """What is learned from.

    `units`: one row of feature values for each text; `meanings`: float32 (units, d), what each means; `owners`: the
    process of each; `weights`: what each counts; `support`: one row per process with the features that occur in its
    own units (values are not read); `rivals`: int32 (units, hard), the processes most like each text.
    """

    units: SparseMatrix
    meanings: Floats
    owners: Ints
    weights: Floats
    support: SparseMatrix
    rivals: Ints


@dataclass(frozen=True, slots=True)
class FittedWeights:
    """What speaks for each process.

    `weights`: float32, one per entry of the lesson's support; `tastes`: float32 (processes, d), for each number of a
    text's meaning; `bias`: float32, one per process.
    """

    weights: Floats
    tastes: Floats
    bias: Floats


def train_ranker(lesson: TrainingData, plan: TrainingPlan) -> Iterator[float | FittedWeights]:
    """Yields how much is done, from 0 to 1, and at last what was learned."""
    slots, offsets = _slots(lesson, plan)
    meetings = _meet(lesson, slots)
    yield 0.2
    count = len(lesson.owners)
    order = np.random.default_rng(_SEED).permutation(count)
    number = max(1, min(_MOST_BATCHES, count // _LEAST_IN_BATCH))
    places = np.empty(lesson.support.size, np.int32)
    times = np.zeros(lesson.support.size, np.float32)
    # The batches of 10,000 processes are more than a gigabyte, and are read in the order in which they were written.
    with tempfile.TemporaryFile() as file:
        for chosen in np.array_split(order, number):
            batch = _batch(lesson, slots, offsets, meetings, chosen, places)
            times[batch.touched] += 1
            for field in fields(batch):
                np.save(file, getattr(batch, field.name), allow_pickle=False)
        del meetings, places
        fit = _Fit(lesson, times, number)
        for epoch in range(plan.epochs):
            file.seek(0)
            for _ in range(number):
                fit.step(_Batch(*(np.load(file, allow_pickle=False) for _ in fields(_Batch))))
            yield 0.2 + 0.8 * (epoch + 1) / plan.epochs
    yield FittedWeights(fit.weights, fit.tastes, fit.bias)


def _slots(lesson: TrainingData, plan: TrainingPlan) -> tuple[Ints, Floats]:
    """Per unit its own process, its rivals and some others; and what a random one counts for in the sum.

    Where a process comes twice, the later slot is masked with minus infinity; a random one stands for
    (P - 1 - M) / R others.
    """
    count, processes = len(lesson.owners), lesson.support.rows
    rng = np.random.default_rng(_SEED)
    others = rng.integers(0, processes, size=(count, plan.random), dtype=np.int32)
    slots = np.concatenate([lesson.owners[:, None], lesson.rivals, others], axis=1).astype(np.int32)
    offsets = np.zeros(slots.shape, np.float32)
    left = processes - 1 - lesson.rivals.shape[1]
    if plan.random:
        offsets[:, -plan.random :] = np.log(max(left, 1) / plan.random) if left > 0 else -np.inf
    for at in range(1, slots.shape[1]):
        offsets[(slots[:, at : at + 1] == slots[:, :at]).any(axis=1), at] = -np.inf
    return slots, offsets


@dataclass(frozen=True, slots=True)
class _Meetings:
    """For each unit and slot, which of the unit's features occur in the slot's process too.

    Pair number i * slots + j has the entries from `starts[pair]` on, `counts[pair]` of them: `at` within the unit's
    row, `to` within the process's row.
    """

    starts: Longs
    counts: Longs
    at: Smalls
    to: Smalls


def _meet(lesson: TrainingData, slots: Ints) -> _Meetings:
    """One process at a time: where each feature lies in its row, and all units that have it among their slots."""
    units, support = lesson.units, lesson.support
    flat = slots.reshape(-1)
    order = np.argsort(flat, kind="stable")
    bounds = np.searchsorted(flat[order], np.arange(support.rows + 1))
    where = np.full(support.columns, -1, np.int32)
    counts = np.zeros(len(flat), np.int64)
    lengths = units.lengths
    at_parts: list[Smalls] = []
    to_parts: list[Smalls] = []
    at_kind, to_kind = np.min_scalar_type(units.longest), np.min_scalar_type(support.longest)
    for process in range(support.rows):
        pairs = order[bounds[process] : bounds[process + 1]]
        if not len(pairs):
            continue
        own = support.row(process)
        where[own] = np.arange(len(own), dtype=np.int32)
        texts = pairs // slots.shape[1]
        index, offset, pair = flat_ranges(units.starts[texts], lengths[texts])
        found = where[units.columns_at[index]]
        kept = found >= 0
        at_parts.append(offset[kept].astype(at_kind))
        to_parts.append(found[kept].astype(to_kind))
        counts[pairs] = np.bincount(pair[kept], minlength=len(pairs))
        where[own] = -1
    starts = np.zeros(len(flat), np.int64)
    starts[order] = np.cumsum(counts[order]) - counts[order]
    return _Meetings(starts, counts, _joined(at_parts, at_kind), _joined(to_parts, to_kind))


def _joined(parts: list[Smalls], kind: np.dtype) -> Smalls:
    """The parts as one array; each is let go as soon as it is copied."""
    result = np.empty(sum(len(part) for part in parts), kind)
    end = len(result)
    while parts:
        part = parts.pop()
        result[end - len(part) : end] = part
        end -= len(part)
    return result


@dataclass(frozen=True, slots=True)
class _Batch:
    """Some units made ready for a step; every round takes the same ones, so that this is done but once.

    `touched`: the entries of the support that occur, ascending; for each meeting `entries`, an index into these, and
    the `values` of the unit's feature; `firsts` and `counts`: where a pair's meetings begin and how many there are,
    pairs without any left out; `pairs`: which ones these are; `slots`, `offsets`, `weights`, `meanings`: those of the
    units.
    """

    touched: Ints
    entries: Ints
    values: Floats
    firsts: Longs
    counts: Longs
    pairs: Longs
    slots: Ints
    offsets: Floats
    weights: Floats
    meanings: Floats


def _batch(
    lesson: TrainingData, slots: Ints, offsets: Floats, meetings: _Meetings, chosen: Longs, places: Ints
) -> _Batch:
    width = slots.shape[1]
    pairs = (chosen[:, None] * width + np.arange(width)).reshape(-1)
    counts = meetings.counts[pairs]
    index, _, pair = flat_ranges(meetings.starts[pairs], counts)
    features = lesson.units.starts[chosen[pair // width]] + meetings.at[index]
    entries = lesson.support.starts[slots[chosen].reshape(-1)[pair]] + meetings.to[index]
    # Marking and counting takes a third of the time of sorting.
    marks = np.zeros(lesson.support.size, bool)
    marks[entries] = True
    touched = np.flatnonzero(marks)
    places[touched] = np.arange(len(touched), dtype=np.int32)
    met = np.flatnonzero(counts)
    firsts = (np.cumsum(counts) - counts)[met]
    return _Batch(
        touched.astype(np.int32),
        places[entries],
        lesson.units.values[features],
        firsts,
        counts[met],
        met,
        slots[chosen],
        offsets[chosen],
        lesson.weights[chosen],
        lesson.meanings[chosen],
    )


class _Fit:
    """The weights while they are learned."""

    def __init__(self, lesson: TrainingData, times: Floats, batches: int) -> None:
        """`times`: in how many batches each entry of the support occurs."""
        size, processes = lesson.support.size, lesson.support.rows
        self.weights: Floats = np.zeros(size, np.float32)
        self.tastes: Floats = np.zeros((processes, lesson.meanings.shape[1]), np.float32)
        self.bias: Floats = np.zeros(processes, np.float32)
        self._squares: Floats = np.full(size, _TINY, np.float32)
        self._taste_squares: Floats = np.full(self.tastes.shape, _TINY, np.float32)
        self._bias_squares: Floats = np.full(processes, _TINY, np.float32)
        # |W|^2 / (2 C) is spread over the batches that touch an entry, so that each round pulls all entries alike.
        self._shares: Floats = np.divide(np.float32(1 / _STRENGTH), np.maximum(times, 1), dtype=np.float32)
        self._share = np.float32(1 / (_STRENGTH * max(batches, 1)))

    def step(self, batch: _Batch) -> None:
        """One step of AdaGrad on some units; only what they touch is moved."""
        weights, squares = self.weights[batch.touched], self._squares[batch.touched]
        speaks: Doubles = np.zeros(batch.slots.size, np.float64)
        if len(batch.firsts):
            speaks[batch.pairs] = np.add.reduceat(weights[batch.entries] * batch.values, batch.firsts)
        means = np.einsum("ud,usd->us", batch.meanings, self.tastes[batch.slots])
        errors = _softmax(speaks.reshape(batch.slots.shape) + means + self.bias[batch.slots] + batch.offsets)
        errors[:, 0] -= 1
        errors *= batch.weights[:, None]
        flat = errors.reshape(-1)
        pull = np.repeat(flat[batch.pairs], batch.counts) * batch.values
        gradient = np.bincount(batch.entries, weights=pull, minlength=len(weights)).astype(np.float32)
        _adagrad(weights, squares, gradient, self._shares[batch.touched])
        self.weights[batch.touched], self._squares[batch.touched] = weights, squares
        gradient = np.bincount(batch.slots.reshape(-1), weights=flat, minlength=len(self.bias)).astype(np.float32)
        _adagrad(self.bias, self._bias_squares, gradient, self._share)
        self._taste(batch, errors.astype(np.float32))

    def _taste(self, batch: _Batch, errors: Floats) -> None:
        """The step for the numbers of the meanings, for the processes in the slots."""
        flat = batch.slots.reshape(-1)
        order = np.argsort(flat, kind="stable")
        touched, firsts = np.unique(flat[order], return_index=True)
        pulls = (errors[:, :, None] * batch.meanings[:, None, :]).reshape(len(flat), -1)
        gradient: Floats = np.add.reduceat(pulls[order], firsts, axis=0)
        tastes, squares = self.tastes[touched], self._taste_squares[touched]
        _adagrad(tastes, squares, gradient, self._share)
        self.tastes[touched], self._taste_squares[touched] = tastes, squares


def _softmax(logits: Doubles) -> Doubles:
    powers = np.exp(logits - logits.max(axis=1, keepdims=True))
    result: Doubles = powers / powers.sum(axis=1, keepdims=True)
    return result


def _adagrad(weights: Floats, squares: Floats, gradient: Floats, share: Floats | np.float32) -> None:
    """weights -= rate gradient / sqrt(sum of squared gradients), with a pull of `share` towards zero; in place."""
    gradient += share * weights
    squares += gradient * gradient
    gradient *= np.float32(_RATE)
    gradient /= np.sqrt(squares)
    weights -= gradient
