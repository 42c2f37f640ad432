"""Fits the model of meaning to an index: while it is built where that is quick, else to the one in force."""

from __future__ import annotations

import contextlib
from collections.abc import Generator, Sequence
from pathlib import Path

from procdesk.model import Progress
from procdesk.search.encoding.encoder import ENCODER_ID
from procdesk.search.engine import Engine
from procdesk.search.index.snapshots import Snapshot, SnapshotStore
from procdesk.search.ranker.model import (
    MOST_LEARNED,
    QUICKLY_LEARNED,
    FolderVectors,
    MeaningModel,
    fit_model,
    folder_vectors,
    model_files,
    save_model,
)

TRAINED = "trained"
"""The fact of a snapshot that says whether everything that can be learned from it has been."""
ENCODER = "encoder"
"""The fact of a snapshot that names the encoder of its vectors, "" where some were made without one."""
_PER_CENT = 100


def fit_new_index(folder: Path, quickly_learned: int = QUICKLY_LEARNED) -> bool:
    """Puts a model into the folder of an index, learned where that is quick; tells whether nothing is left to learn.

    It is quick for so many texts times processes.
    """
    pieces = [path.name for path in folder.glob("*.seg")]
    given, should = _read(Snapshot(folder, {}))
    if given is None:
        return True
    is_quick = len(given.texts.values) * given.texts.processes <= quickly_learned
    *_, model = fit_model(given, pieces, learn=should and is_quick)
    assert isinstance(model, MeaningModel)
    save_model(model, folder)
    return is_quick or not should


def train_index(store: SnapshotStore) -> Generator[Progress, None, Snapshot | None]:
    """Learns from the index in force and puts the same index with what was learned in force; None where there is none.

    Other processes may write while it learns; where one has built the index anew meanwhile, nothing comes of it.
    Raises IndexUnwritable, and IndexBusy where another writes at its end.
    """
    snapshot = store.open_current().snapshot
    if snapshot is None:
        return None
    pieces = [name for name in snapshot.files if name.endswith(".seg")]
    model = yield from _learn(snapshot, pieces)
    with store.writing() as draft:
        current = store.open_current().snapshot
        if current is None or not set(pieces) <= set(current.files):
            return None
        old = set(model_files(current))
        draft.adopt(current, (name for name in current.files if name not in old))
        if model:
            save_model(model, draft.folder)
        is_the_same = current.folder == snapshot.folder
        return draft.publish({**current.facts, TRAINED: is_the_same})


def _learn(snapshot: Snapshot, pieces: Sequence[str]) -> Generator[Progress, None, MeaningModel | None]:
    if snapshot.facts.get(ENCODER) != ENCODER_ID:
        return None
    given, should = _read(snapshot)
    if given is None:
        return None
    for news in fit_model(given, pieces, learn=should):
        if isinstance(news, MeaningModel):
            return news
        yield Progress(round(news * _PER_CENT), _PER_CENT)
    return None


def _read(snapshot: Snapshot) -> tuple[FolderVectors | None, bool]:
    """All vectors of an index, None where it has none, for there was no encoder; and whether to learn from them.

    Without phrases the means of the texts rank as well, and a very large folder takes too long.
    """
    with contextlib.closing(Engine(snapshot)) as engine:
        found = ((number, engine.vectors(number)) for number in engine.numbers().tolist())
        processes = [(number, vectors) for number, vectors in found if len(vectors.values)]
        if not processes:
            return None, False
        should = engine.has_phrases and 2 <= len(processes) <= MOST_LEARNED
        return folder_vectors(processes, engine.nearest_texts), should
