"""One saved file, from the end of the writing to the search that finds its new word."""

from __future__ import annotations

import time
from pathlib import Path
from statistics import median

from benchmarks.measurement import Setup
from benchmarks.timing import Facts
from procdesk.indexing.manager import State
from procdesk.library import FolderUpdate, Library
from procdesk.model import Query
from procdesk.settings import index_folder

# As the window's Updater does: it looks this long after a hint, once for a burst of them.
_HINT_S = 0.12
_PATIENCE_S = 60


def measure(setup: Setup, _engine: str) -> Facts:
    """The median of several saves in seconds, and a look at a folder in which nothing changed."""
    library = Library(setup.content, index_folder(setup.content))
    library.open()
    while library.look().overview.state is not State.READY:
        time.sleep(0.1)
    began = time.perf_counter()
    while not library.look().again_ms:
        pass
    look = time.perf_counter() - began
    found = sorted(path for path in setup.content.rglob("*.md") if not path.name.startswith("_"))
    pages = found[:: max(1, len(found) // setup.times)][: setup.times]
    times = [_save_and_find(library, page, f"xq{number}zorfan") for number, page in enumerate(pages)]
    library.close()
    return {"saved_s": median(times), "look_s": look}


def _save_and_find(library: Library, page: Path, word: str) -> float:
    """Saves by a temporary file and a rename, as most editors do, and looks until the word is found."""
    text = page.read_text("utf-8")
    fresh = page.with_suffix(".tmp")
    fresh.write_text(f"{text}\n{word}\n", encoding="utf-8")
    fresh.replace(page)
    began = time.perf_counter()
    pause = _HINT_S
    while time.perf_counter() - began < _PATIENCE_S:
        time.sleep(pause)
        look: FolderUpdate = library.look()
        if look.change.ids and library.search(Query(word)).hits:
            return time.perf_counter() - began
        pause = look.again_ms / 1000
    raise TimeoutError(f"{word} was never found")
