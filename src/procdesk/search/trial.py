"""An engine for a moment: built from processes, asked, and thrown away."""

from __future__ import annotations

import contextlib
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from procdesk.model import Process
from procdesk.search.engine import Engine
from procdesk.search.fields import Document
from procdesk.search.index import Synonyms, build
from procdesk.search.schooling import learned_from
from procdesk.search.store import Generation
from procdesk.search.weights import save


@contextlib.contextmanager
def trial_engine(
    folder: Path, processes: Iterable[Process], languages: Sequence[str], synonyms: Synonyms
) -> Iterator[Engine]:
    """An engine over `processes` in the new folder `folder`, made and trained as the one in force is.

    Raises OSError.

    The pages themselves are not kept in it: it answers, but nothing can be read from it.
    """
    folder.mkdir()
    build(folder, (Document(process, {}) for process in processes), languages, synonyms)
    _learn(folder)
    with contextlib.closing(Engine(_generation(folder))) as engine:
        yield engine


def _generation(folder: Path) -> Generation:
    return Generation(folder, {}, {path.name: (path.stat().st_size, "") for path in folder.iterdir()})


def _learn(folder: Path) -> None:
    with contextlib.closing(Engine(_generation(folder))) as engine:
        learning = learned_from(engine, ())
        while True:
            try:
                next(learning)
            except StopIteration as end:
                if end.value is not None:
                    save(end.value, folder)
                return
