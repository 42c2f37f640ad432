"""Learning from the index in force: what the terminal and the window's child process share."""

from __future__ import annotations

import contextlib
from collections.abc import Generator, Sequence

from procdesk.indexing import TRAINED, Progress
from procdesk.search.engine import Engine
from procdesk.search.schooling import learned_from
from procdesk.search.store import Generation, Store
from procdesk.search.weights import Weights, names_of, save

_PER_CENT = 100


def train(store: Store) -> Generator[Progress, None, Generation | None]:
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
        old = set(names_of(current))
        draft.adopt(current, (name for name in current.files if name not in old))
        if weights:
            save(weights, draft.folder)
        is_the_same = current.folder == generation.folder
        return draft.publish({**current.facts, TRAINED: is_the_same})


def _learn(generation: Generation, pieces: Sequence[str]) -> Generator[Progress, None, Weights | None]:
    with contextlib.closing(Engine(generation)) as engine:
        learning = learned_from(engine, pieces)
        while True:
            try:
                done = next(learning)
            except StopIteration as end:
                weights: Weights | None = end.value
                return weights
            yield Progress(round(done * _PER_CENT), _PER_CENT)
