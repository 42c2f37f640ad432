"""Learning from the index in force: what the terminal and the window's child process share."""

from __future__ import annotations

import contextlib
from collections.abc import Generator, Sequence

from procdesk.indexing import TRAINED, Progress
from procdesk.search.engine import Engine
from procdesk.search.index.snapshots import Snapshot, SnapshotStore
from procdesk.search.ranker.ranker import RankerWeights, save_weights, weight_files
from procdesk.search.schooling import train_from_snapshot

_PER_CENT = 100


def train_index(store: SnapshotStore) -> Generator[Progress, None, Snapshot | None]:
    """Learns from the index in force and puts the same index with what was learned in force; None where there is none.

    Other processes may write while it learns; where one has built the index anew meanwhile, nothing comes of it.
    Raises IndexUnwritable, and Busy where another writes at its end.
    """
    generation = store.open_current().generation
    if generation is None:
        return None
    pieces = [name for name in generation.files if name.endswith(".seg")]
    weights = yield from _learn(generation, pieces)
    with store.writing() as draft:
        current = store.open_current().generation
        if current is None or not set(pieces) <= set(current.files):
            return None
        old = set(weight_files(current))
        draft.adopt(current, (name for name in current.files if name not in old))
        if weights:
            save_weights(weights, draft.folder)
        is_the_same = current.folder == generation.folder
        return draft.publish({**current.facts, TRAINED: is_the_same})


def _learn(generation: Snapshot, pieces: Sequence[str]) -> Generator[Progress, None, RankerWeights | None]:
    with contextlib.closing(Engine(generation)) as engine:
        learning = train_from_snapshot(engine, pieces)
        while True:
            try:
                done = next(learning)
            except StopIteration as end:
                weights: RankerWeights | None = end.value
                return weights
            yield Progress(round(done * _PER_CENT), _PER_CENT)
