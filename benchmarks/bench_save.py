"""One saved file and one new process, from the end of the writing to the search that finds it."""

from __future__ import annotations

import time
from pathlib import Path
from statistics import median

from benchmarks.measurement import Setup
from benchmarks.timing import Facts, present
from procdesk.indexing.manager import State
from procdesk.library import FolderUpdate, Library
from procdesk.model import Query
from procdesk.settings import index_folder

# As the window's Updater does: it looks this long after a hint, once for a burst of them.
_HINT_S = 0.05
_PATIENCE_S = 60
# By its meaning a process is found later than by its words, or never by a program that does not know meanings.
_MEANING_PATIENCE_S = 10
# What a customer says, and what another one would say for it: not a word in common, and none of the other documents'.
_SAID_AND_ASKED = (
    ("me duele una muela", "dolor de dientes"),
    ("there is a fire in the kitchen", "flames on our stove"),
    ("quiero aprender a nadar", "un curso de natación"),
    ("my dog bit the postman", "puppy attacked a mailman"),
    ("busco una receta de tarta de manzana", "hornear pasteles"),
)


def measure(setup: Setup, _engine: str) -> Facts:
    """Medians in seconds: `saved_s` of a saved file, `look_s` of a look at a folder in which nothing changed.

    `new_words_s` and `new_meaning_s` until a new process is found by a word of it, and by words that mean the same.
    """
    library = Library(setup.content, index_folder(setup.content))
    library.open()
    while library.look().overview.state is not State.READY:
        time.sleep(0.1)
    began = time.perf_counter()
    _finish_scan(library)
    look = time.perf_counter() - began
    found = sorted(path for path in setup.content.rglob("*.md") if not path.name.startswith("_"))
    pages = found[:: max(1, len(found) // setup.times)][: setup.times]
    saved = [_save(library, page, f"xq{number}zorfan") for number, page in enumerate(pages)]
    new = [_add(library, pages[0].parent, number) for number in range(min(setup.times, len(_SAID_AND_ASKED)))]
    library.close()
    words, meanings = zip(*new, strict=True)
    known = [one for one in meanings if one is not None]
    facts = {"saved_s": median(saved), "look_s": look, "new_words_s": median(words)}
    return facts | present(new_meaning_s=median(known) if len(known) > len(new) / 2 else None)


def _save(library: Library, page: Path, word: str) -> float:
    """The seconds from a save with a new word to the search that finds it."""
    _finish_scan(library)
    _write(page, f"{page.read_text('utf-8')}\n{word}\n")
    began = time.perf_counter()
    found = _found_at(library, {"word": Query(word)}, "", _PATIENCE_S)
    if "word" not in found:
        raise TimeoutError(f"{word} was never found")
    return found["word"] - began


def _add(library: Library, folder: Path, number: int) -> tuple[float, float | None]:
    """The seconds from a new file to the search that finds it by a word of it, and by its meaning (None: never)."""
    said, asked = _SAID_AND_ASKED[number]
    name = f"xq{number}quelfin"
    _finish_scan(library)
    _write(folder / f"{name}.es.md", f"---\ntitle: {name}\ncustomer_says:\n  - {said}\n---\n## Qué decir\n{name}.\n")
    began = time.perf_counter()
    queries = {"words": Query(name), "meaning": Query(asked)}
    found = _found_at(library, queries, f"{folder.name}/{name}", _MEANING_PATIENCE_S)
    if "words" not in found:
        raise TimeoutError(f"{name} was never found")
    return found["words"] - began, found["meaning"] - began if "meaning" in found else None


def _write(path: Path, text: str) -> None:
    """Saves by a temporary file and a rename, as most editors do."""
    fresh = path.with_suffix(".tmp")
    fresh.write_text(text, encoding="utf-8")
    fresh.replace(path)


def _finish_scan(library: Library) -> None:
    """Looks until a scan has ended: one that is under way passes by what is written now."""
    while not library.look().again_ms:
        pass


def _found_at(library: Library, queries: dict[str, Query], id_: str, patience_s: float) -> dict[str, float]:
    """When each of some queries first finds a process ("": any), looking at the folder as the window does."""
    found: dict[str, float] = {}
    deadline = time.perf_counter() + patience_s
    pause = _HINT_S
    changed = False
    while len(found) < len(queries) and time.perf_counter() < deadline:
        time.sleep(pause)
        look: FolderUpdate = library.look()
        changed = changed or bool(look.change.ids)
        for name, query in queries.items():
            if changed and name not in found and any(id_ in ("", hit.id) for hit in library.search(query).hits):
                found[name] = time.perf_counter()
        pause = look.again_ms / 1000
    return found
