"""The model of a folder's meaning: its classifier as files, and which processes a query means by it."""

from __future__ import annotations

import itertools
import json
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from procdesk.model import Evidence
from procdesk.search.cache import LruCache
from procdesk.search.encoding.encoder import DIMENSIONS, ENCODER_ID, Floats
from procdesk.search.encoding.vectors import WEIGHTS, Vectors, centered, mean_of
from procdesk.search.index.reader import IndexLayout, Ints
from procdesk.search.index.snapshots import Snapshot
from procdesk.search.ranker.classifier import Classifier, LabelledTexts, class_means, fit
from procdesk.search.scorer import Scores

# A softmax over more processes takes minutes; the means of their texts serve there.
MOST_LEARNED = 2_500
# Texts times processes: so few are learned while an index is built.
QUICKLY_LEARNED = 2_000_000
_PREFIX = "meaning-"
_ABOUT = f"{_PREFIX}about.json"
_ARRAYS: Mapping[str, Any] = {"rows": np.float32, "bias": np.float32, "mean": np.float32, "documents": np.int32}
# So many phrases are asked of the others to learn how near a question comes that the folder answers.
_ASKED, _MISSED_SHARE = 400, 0.05
_KNOWN_PROCESSES = 500
# Of a few pages none may be near another; no folder of more than twenty learned less.
_LEAST_NEAR = 0.2


@dataclass(frozen=True, slots=True)
class MeaningModel:
    """What a folder's texts mean.

    `rows`, `bias`: as in `Classifier`, in the order of `documents`, int32 (n,), their numbers in the index; `mean`:
    float32 (DIMENSIONS,), see `vectors.mean_of`; `near_enough`: the closeness from which on a process answers;
    `pieces`: the files of the index in which the documents count.
    """

    rows: Floats
    bias: Floats
    mean: Floats
    documents: NDArray[np.int32]
    near_enough: float
    pieces: tuple[str, ...]


class ModelBroken(Exception):  # noqa: N818
    """The files of a model do not fit together."""


@dataclass(frozen=True, slots=True)
class FolderVectors:
    """All vectors of an index, process after process.

    `documents`: int32 (processes,), ascending; `texts`: centered by `mean`; `phrases`: which of them are phrases;
    `best`: how many texts of a process count in how near it is.
    """

    documents: NDArray[np.int32]
    texts: LabelledTexts
    mean: Floats
    phrases: NDArray[np.intp]
    best: int


def folder_vectors(processes: Sequence[tuple[int, Vectors]], best: int) -> FolderVectors:
    """The vectors of processes, given by number, ascending."""
    mean = mean_of(vectors for _, vectors in processes)
    values: Floats = np.concatenate([np.empty((0, DIMENSIONS), np.float32), *(one.values for _, one in processes)])
    weights = np.concatenate([np.empty(0, np.float32), *(one.weights for _, one in processes)])
    owners = np.repeat(np.arange(len(processes)), [len(one.values) for _, one in processes])
    texts = LabelledTexts(centered(values, mean), owners, weights, len(processes))
    phrases = np.flatnonzero(weights == WEIGHTS[Evidence.PHRASE])
    documents = np.array([number for number, _ in processes], np.int32)
    return FolderVectors(documents, texts, mean, phrases, best)


def fit_model(given: FolderVectors, pieces: Sequence[str], *, learn: bool) -> Iterator[float | MeaningModel]:
    """Yields how much is done, from 0 to 1, and at last the model; its rows are means unless it shall `learn`."""
    classifier = class_means(given.texts)
    if learn:
        for news in fit(given.texts):
            if isinstance(news, Classifier):
                classifier = _equal_rows_of_equal_texts(news, given.texts)
            else:
                yield news
    near_enough = _near_enough(given)
    yield MeaningModel(classifier.rows, classifier.bias, given.mean, given.documents, near_enough, tuple(pieces))


def _equal_rows_of_equal_texts(classifier: Classifier, texts: LabelledTexts) -> Classifier:
    """The classifier with one row for all processes that say the same: their last bits must not order them."""
    ends = np.searchsorted(texts.owners, np.arange(texts.processes + 1))
    said = [texts.values[begin:end].tobytes() for begin, end in itertools.pairwise(ends.tolist())]
    first = {what: number for number, what in reversed(list(enumerate(said)))}
    rows = np.array([first[what] for what in said])
    return Classifier(classifier.rows[rows], classifier.bias[rows])


def _near_enough(given: FolderVectors) -> float:
    """The closeness that 95 of 100 phrases have to a process of the folder, each asked of all the other texts.

    Without phrases nobody knows how customers ask, and everything is near enough.
    """
    texts = given.texts
    step = max(1, len(given.phrases) // _ASKED)
    found = []
    for number in given.phrases[::step].tolist():
        closeness: Floats = texts.values @ texts.values[number]
        closeness[number] = -1
        found.append(float(_best_by_process(closeness, texts.owners, given.best).max()))
    return max(_LEAST_NEAR, float(np.quantile(found, _MISSED_SHARE))) if found else 0.0


def _best_by_process(closeness: Floats, owners: NDArray[np.intp], best: int) -> Floats:
    """For each process in turn the mean of its `best` greatest numbers; `owners` is ascending."""
    order = np.lexsort((-closeness, owners))
    sorted_owners = owners[order]
    firsts = np.flatnonzero(np.diff(sorted_owners, prepend=-1))
    ranks = np.arange(len(order)) - np.repeat(firsts, np.diff(np.append(firsts, len(order))))
    kept = order[ranks < best]
    starts = np.flatnonzero(np.diff(owners[kept], prepend=-1))
    sums: Floats = np.add.reduceat(closeness[kept], starts)
    counts: Floats = np.diff(np.append(starts, len(kept))).astype(np.float32)
    return np.divide(sums, counts, dtype=np.float32)


def save_model(model: MeaningModel, folder: Path) -> None:
    """Write a model into the folder of a draft."""
    for name, kind in _ARRAYS.items():
        np.save(folder / _file(name), getattr(model, name).astype(kind, copy=False), allow_pickle=False)
    about = {"encoder": ENCODER_ID, "near_enough": model.near_enough, "pieces": model.pieces}
    (folder / _ABOUT).write_text(json.dumps(about), encoding="utf-8")


def model_files(snapshot: Snapshot) -> list[str]:
    """The files of a model that a snapshot has."""
    return [name for name in snapshot.files if name.startswith(_PREFIX)]


def load_model(snapshot: Snapshot) -> MeaningModel | None:
    """The model of a snapshot, mapped into memory; None where there is none for its index. Raises `ModelBroken`."""
    if _ABOUT not in snapshot.files:
        return None
    try:
        about = json.loads((snapshot.folder / _ABOUT).read_text("utf-8"))
        arrays: dict[str, Any] = {name: _mapped(snapshot.folder / _file(name), kind) for name, kind in _ARRAYS.items()}
        model = MeaningModel(
            **arrays,
            near_enough=float(about["near_enough"]),
            pieces=tuple(about["pieces"]),
        )
    except (OSError, EOFError, ValueError, KeyError, TypeError) as error:
        raise ModelBroken(f"{snapshot.folder.name}: {error!r}") from error
    count = len(model.documents)
    if model.rows.shape != (count, DIMENSIONS) or model.bias.shape != (count,) or model.mean.shape != (DIMENSIONS,):
        raise ModelBroken(f"{snapshot.folder.name}: the arrays are not of one size")
    # Documents are known by their numbers, which hold as long as the pieces of the index do.
    is_of_this_index = set(model.pieces) <= set(snapshot.files)
    return model if is_of_this_index and about.get("encoder") == ENCODER_ID else None


def _mapped(path: Path, kind: Any) -> NDArray[Any]:
    found: NDArray[Any] = np.load(path, mmap_mode="r", allow_pickle=False)
    if found.dtype != kind:
        raise TypeError(f"{path.name} holds {found.dtype}")
    return found.view(np.ndarray)


def _file(name: str) -> str:
    return f"{_PREFIX}{name}.npy"


class Nearness(NamedTuple):
    """How near a process comes to a query: `value`; of each of its texts the unit in which it begins, and its cosine.

    `units`: int32 (texts,); `closeness`: float32 (texts,).
    """

    value: float
    units: NDArray[np.int32]
    closeness: Floats


class MeaningSearch:
    """Which processes of an index are meant by a query. For one thread."""

    def __init__(
        self, model: MeaningModel, layout: IndexLayout, read: Callable[[int], Vectors], nearest_texts: int
    ) -> None:
        """`read` gives the vectors of a document, by number; `nearest_texts` of each process count."""
        self.near_enough = model.near_enough
        self._mean = np.array(model.mean)
        self._read = read
        self._best = nearest_texts
        self._alive = layout.alive
        self._processes: LruCache[int, Vectors] = LruCache(_KNOWN_PROCESSES)
        self._documents, self._rows, self._bias = self._with_new(model)

    def asked(self, vector: Floats) -> Floats:
        """The vector of a query as it is compared: float32 (DIMENSIONS,), zeros where it says nothing."""
        return centered(vector, self._mean)

    def scores(self, asked: Floats) -> Scores:
        """What the classifier says of each document, in standard deviations from the mean over the living ones."""
        found = (self._rows @ asked + self._bias).astype(np.float64)
        living = self._alive[self._documents]
        if not living.any():
            return np.zeros(len(self._alive))
        spread = float(found[living].std())
        result = np.zeros(len(self._alive))
        result[self._documents] = (found - found[living].mean()) / (spread if spread > 1e-9 else np.inf)
        return result

    def near(self, asked: Floats, documents: Ints) -> dict[int, Nearness]:
        """How near some documents come, by number; those without vectors are left out."""
        result = {}
        for number in documents.tolist():
            one = self._vectors(number)
            closeness = one.values @ asked
            if len(closeness):
                value = float(np.sort(closeness)[-self._best :].mean())
                result[number] = Nearness(value, one.units, closeness)
        return result

    def _vectors(self, number: int) -> Vectors:
        return self._processes.get(number, self._centered)

    def _centered(self, number: int) -> Vectors:
        found = self._read(number)
        return found._replace(values=centered(found.values, self._mean))

    def _with_new(self, model: MeaningModel) -> tuple[Ints, Floats, Floats]:
        """The model's rows, and for documents that came since rows of means, as long as the others are on average."""
        known = np.zeros(len(self._alive), bool)
        known[model.documents] = True
        new = np.flatnonzero(self._alive & ~known)
        documents = model.documents.astype(np.intp)
        if not len(new):
            return documents, model.rows, model.bias
        given = [self._centered(number) for number in new.tolist()]
        values = np.concatenate([one.values for one in given])
        owners = np.repeat(np.arange(len(new)), [len(one.values) for one in given])
        weights = np.concatenate([one.weights for one in given])
        means = class_means(LabelledTexts(values, owners, weights, len(new))).rows
        length = float(np.linalg.norm(model.rows, axis=1).mean()) if len(documents) else 1.0
        bias = float(model.bias.mean()) if len(documents) else 0.0
        return (
            np.concatenate([documents, new]),
            np.concatenate([model.rows, means * np.float32(length)]),
            np.concatenate([model.bias, np.full(len(new), bias, np.float32)]),
        )
