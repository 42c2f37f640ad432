"""The classifier: from the vector of a query to a score for each process, learned from the processes' own texts.

A softmax over all processes with a squared penalty, fitted by limited-memory BFGS (Liu and Nocedal 1989). Everything is
numpy on one thread and begins at zero, so that the same texts give the same weights to the last bit.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from procdesk.search.encoding.encoder import DIMENSIONS, Floats, one_blas_thread

# What the squares of all weights count against the texts: 1 / (2 C) with C = 20.
_PENALTY = 1 / 20
_ROUNDS, _REMEMBERED, _SHORTENED = 80, 6, 10
_ENOUGH = 1e-5
# So many scores are held at once: 32 MB.
_CELLS = 8_000_000


@dataclass(frozen=True, slots=True)
class LabelledTexts:
    """What is learned from.

    `values`: float32 (n, DIMENSIONS), centered vectors; `owners`: int (n,), the row of the process of each; `weights`:
    float32 (n,); `processes`: how many rows there are.
    """

    values: Floats
    owners: NDArray[np.intp]
    weights: Floats
    processes: int


@dataclass(frozen=True, slots=True)
class Classifier:
    """A score for each process is `rows` @ vector + `bias`: float32 (processes, DIMENSIONS) and (processes,)."""

    rows: Floats
    bias: Floats


def class_means(texts: LabelledTexts) -> Classifier:
    """The classifier without learning: the mean of each process's vectors, of length one."""
    means = np.zeros((texts.processes, DIMENSIONS), np.float32)
    np.add.at(means, texts.owners, texts.values * texts.weights[:, None])
    means /= np.maximum(np.linalg.norm(means, axis=1, keepdims=True), np.finfo(np.float32).tiny)
    return Classifier(means, np.zeros(texts.processes, np.float32))


def fit(texts: LabelledTexts) -> Iterator[float | Classifier]:
    """Yields how much is done, from 0 to 1, and at last the classifier that was learned."""
    one_blas_thread()
    loss = _Loss(texts)
    memory = _Memory()
    point = np.zeros((texts.processes, DIMENSIONS + 1), np.float32)
    value, slope = loss.at(point)
    for done in range(_ROUNDS):
        step = memory.direction(slope)
        gain = float(np.vdot(slope, step))
        length = 1.0
        for _ in range(_SHORTENED):
            new_value, new_slope = loss.at(point - length * step)
            if new_value <= value - 1e-4 * length * gain:
                break
            length *= 0.5
        memory.add(-length * step, new_slope - slope)
        point = point - length * step
        is_enough = abs(value - new_value) < _ENOUGH * max(abs(new_value), 1.0)
        value, slope = new_value, new_slope
        yield 1.0 if is_enough else (done + 1) / _ROUNDS
        if is_enough:
            break
    yield Classifier(np.ascontiguousarray(point[:, :-1]), point[:, -1].copy())


class _Loss:
    """Cross-entropy of the softmax over all processes, with the penalty on everything but the bias."""

    def __init__(self, texts: LabelledTexts) -> None:
        self._texts = texts
        self._inputs = np.hstack([texts.values, np.ones((len(texts.values), 1), np.float32)])
        self._penalty = np.full(DIMENSIONS + 1, _PENALTY, np.float32)
        # A bias that nothing holds would run away where all texts are told apart.
        self._penalty[-1] = _PENALTY / 100
        self._at_once = max(1, _CELLS // max(texts.processes, 1))

    def at(self, point: Floats) -> tuple[float, Floats]:
        """The loss at a point and its slope there."""
        total = 0.5 * float((self._penalty * point * point).sum(dtype=np.float64))
        slope = self._penalty * point
        for begin in range(0, len(self._inputs), self._at_once):
            some = slice(begin, begin + self._at_once)
            inputs, owners, weights = self._inputs[some], self._texts.owners[some], self._texts.weights[some]
            scores = inputs @ point.T
            scores -= scores.max(axis=1, keepdims=True)
            places = np.arange(len(owners))
            own = scores[places, owners]
            np.exp(scores, out=scores)
            sums = scores.sum(axis=1)
            total += float((weights * (np.log(sums) - own)).sum(dtype=np.float64))
            scores *= (weights / sums)[:, None]
            scores[places, owners] -= weights
            slope += scores.T @ inputs
        return total, slope


class _Memory:
    """The last steps and what they changed of the slope, from which the next direction follows."""

    def __init__(self) -> None:
        self._steps: list[tuple[Floats, Floats, float]] = []

    def add(self, step: Floats, change: Floats) -> None:
        """Remember a step; one along which the slope does not rise tells nothing."""
        curvature = float(np.vdot(step, change))
        if curvature > 0:
            self._steps = [*self._steps, (step, change, curvature)][-_REMEMBERED:]

    def direction(self, slope: Floats) -> Floats:
        """What is to be taken off the point (the two-loop recursion)."""
        result = slope.copy()
        if not self._steps:
            return result * np.float32(10 / max(float(np.abs(slope).sum()), 1e-9))
        shares = []
        for step, change, curvature in reversed(self._steps):
            share = float(np.vdot(step, result)) / curvature
            result -= share * change
            shares.append(share)
        step, change, curvature = self._steps[-1]
        result *= curvature / float(np.vdot(change, change))
        for (step, change, curvature), share in zip(self._steps, reversed(shares), strict=True):
            result += (share - float(np.vdot(change, result)) / curvature) * step
        return result
