"""An engine for a moment: built from processes, asked, and thrown away."""

from __future__ import annotations

import contextlib
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from procdesk.indexing.training import train_from_snapshot
from procdesk.model import Process
from procdesk.search.engine import Engine
from procdesk.search.index.document import SourceDocument
from procdesk.search.index.snapshots import Snapshot
from procdesk.search.index.writer import Synonyms, build_index
from procdesk.search.ranker.ranker import save_weights


@contextlib.contextmanager
def trial_engine(
    folder: Path, processes: Iterable[Process], languages: Sequence[str], synonyms: Synonyms
) -> Iterator[Engine]:
    """An engine over `processes` in the new folder `folder`, made and trained as the one in force is.

    Raises OSError.

    The pages themselves are not kept in it: it answers, but nothing can be read from it.
    """
    folder.mkdir()
    build_index(folder, (SourceDocument(process, {}) for process in processes), languages, synonyms)
    _learn(folder)
    with contextlib.closing(Engine(_generation(folder))) as engine:
        yield engine


def _generation(folder: Path) -> Snapshot:
    return Snapshot(folder, {}, {path.name: (path.stat().st_size, "") for path in folder.iterdir()})


def _learn(folder: Path) -> None:
    with contextlib.closing(Engine(_generation(folder))) as engine:
        learning = train_from_snapshot(engine, ())
        while True:
            try:
                next(learning)
            except StopIteration as end:
                if end.value is not None:
                    save_weights(end.value, folder)
                return
