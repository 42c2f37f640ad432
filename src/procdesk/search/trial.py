"""An engine for a moment: built from processes, asked, and thrown away."""

from __future__ import annotations

import contextlib
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from procdesk.model import Process
from procdesk.search.engine import Engine
from procdesk.search.fields import Document
from procdesk.search.index import Synonyms, build
from procdesk.search.store import Generation


@contextlib.contextmanager
def trial_engine(
    folder: Path, processes: Iterable[Process], languages: Sequence[str], synonyms: Synonyms
) -> Iterator[Engine]:
    """An engine over `processes` in the new folder `folder`, made as the one in force is. Raises OSError.

    The pages themselves are not kept in it: it answers, but nothing can be read from it.
    """
    folder.mkdir()
    build(folder, (Document(process, {}) for process in processes), languages, synonyms)
    with contextlib.closing(Engine(Generation(folder, {}))) as engine:
        yield engine
