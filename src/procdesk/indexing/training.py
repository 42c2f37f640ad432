"""Trains the ranker from the index in force."""

from __future__ import annotations

import contextlib
from collections.abc import Generator, Sequence

from procdesk.indexing.builder import TRAINED
from procdesk.model import Progress
from procdesk.search.analyzer import Analyzer
from procdesk.search.engine import Engine
from procdesk.search.index.snapshots import Snapshot, SnapshotStore
from procdesk.search.ranker.ranker import RankerWeights, ranker_weights, save_weights, weight_files
from procdesk.search.ranker.trainer import FittedWeights, train_ranker, training_plan
from procdesk.search.ranker.training_data import training_material

# Learning takes a gigabyte there, and as much again for each further 20,000: more than an office PC has to spare.
MOST_PROCESSES = 20_000


def train_from_snapshot(engine: Engine, pieces: Sequence[str]) -> Generator[float, None, RankerWeights | None]:
    """Yields how much is done, from 0 to 1, and returns what was learned from an index whose files are `pieces`.

    Returns None where there are too few phrases, or nothing to tell apart: the untrained ranking is as good there; and
    for more than `MOST_PROCESSES`.
    """
    numbers = engine.numbers()
    yield 0.0
    if len(numbers) > MOST_PROCESSES:
        return None
    given = training_material(engine.texts(), Analyzer(engine.languages))
    if not given.has_phrases or len(numbers) < 2:
        return None
    plan = training_plan(len(numbers))
    for news in train_ranker(given.lesson(plan.hard), plan):
        if isinstance(news, FittedWeights):
            return ranker_weights(given, news, numbers, pieces)
        yield news
    return None


_PER_CENT = 100


def train_index(store: SnapshotStore) -> Generator[Progress, None, Snapshot | None]:
    """Learns from the index in force and puts the same index with what was learned in force; None where there is none.

    Other processes may write while it learns; where one has built the index anew meanwhile, nothing comes of it.
    Raises IndexUnwritable, and IndexBusy where another writes at its end.
    """
    snapshot = store.open_current().snapshot
    if snapshot is None:
        return None
    pieces = [name for name in snapshot.files if name.endswith(".seg")]
    weights = yield from _learn(snapshot, pieces)
    with store.writing() as draft:
        current = store.open_current().snapshot
        if current is None or not set(pieces) <= set(current.files):
            return None
        old = set(weight_files(current))
        draft.adopt(current, (name for name in current.files if name not in old))
        if weights:
            save_weights(weights, draft.folder)
        is_the_same = current.folder == snapshot.folder
        return draft.publish({**current.facts, TRAINED: is_the_same})


def _learn(snapshot: Snapshot, pieces: Sequence[str]) -> Generator[Progress, None, RankerWeights | None]:
    with contextlib.closing(Engine(snapshot)) as engine:
        learning = train_from_snapshot(engine, pieces)
        while True:
            try:
                done = next(learning)
            except StopIteration as end:
                weights: RankerWeights | None = end.value
                return weights
            yield Progress(round(done * _PER_CENT), _PER_CENT)
