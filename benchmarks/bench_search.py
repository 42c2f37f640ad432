"""Search alone, in a fresh process on an index that is on disk."""

from __future__ import annotations

import random
from itertools import islice

from benchmarks.corpus import load_documents
from benchmarks.measurement import Setup, since_start
from benchmarks.peers import ENGINES, Engine
from benchmarks.questions import keys
from benchmarks.timing import Facts, memory_mb, milliseconds_and_cpu, present, spread

# Whoosh as in its manual takes minutes for what the others do in seconds: it types every fifth question.
_EVERY = {"whoosh": 5}
_TITLES = 40


def measure(setup: Setup, engine: str) -> Facts:
    """Keystrokes and whole questions in ms, `first_s` from process start to the first hits, memory, exact titles."""
    asked = ENGINES[engine]()
    asked.open(setup.index(engine))
    questions, typed = setup.questions(), setup.typed()[:: _EVERY.get(engine, 1)]
    asked.search(questions[-1], typing=False)
    first = since_start()
    for question in questions[-4:-1]:
        asked.search(question, typing=True)
    strokes = [_timed(asked, key, typing=True) for one in typed for key in keys(one)]
    whole = [_timed(asked, one, typing=False) for one in questions]
    facts = spread("keystroke", [wall for wall, _ in strokes]) | spread("keystroke_cpu", [cpu for _, cpu in strokes])
    facts |= spread("question", [wall for wall, _ in whole]) | spread("question_cpu", [cpu for _, cpu in whole])
    return facts | present(first_s=first, memory_mb=memory_mb(), titles=_titles_found(setup, asked))


def _timed(engine: Engine, text: str, *, typing: bool) -> tuple[float, float]:
    return milliseconds_and_cpu(lambda: engine.search(text, typing=typing))


def _titles_found(setup: Setup, engine: Engine) -> float:
    """Per cent of titles that, asked as they stand, have their own process first: the engines do search."""
    documents = list(islice(load_documents(setup.documents), 1_000))
    chosen = random.Random(1).sample(documents, min(_TITLES, len(documents)))
    first = (engine.search(one.title.split("\n")[0], typing=False)[:1] for one in chosen)
    return 100 * sum(bool(hit) and hit[0][0] == one.id for hit, one in zip(first, chosen, strict=True)) / len(chosen)
