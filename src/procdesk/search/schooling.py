"""From an index to what can be learned from it."""

from __future__ import annotations

from collections.abc import Generator, Sequence

from procdesk.search.analysis import Analyzer
from procdesk.search.engine import Engine
from procdesk.search.learning import Learned, learn, plan_for
from procdesk.search.lessons import material
from procdesk.search.weights import Weights, weights_of

# Learning takes a gigabyte there, and as much again for each further 20,000: more than an office PC has to spare.
MOST_PROCESSES = 20_000


def learned_from(engine: Engine, pieces: Sequence[str]) -> Generator[float, None, Weights | None]:
    """Yields how much is done, from 0 to 1, and returns what was learned from an index whose files are `pieces`.

    Returns None where there are too few phrases, or nothing to tell apart: the untrained ranking is as good there; and
    for more than `MOST_PROCESSES`.
    """
    numbers = engine.numbers()
    yield 0.0
    if len(numbers) > MOST_PROCESSES:
        return None
    given = material(engine.texts(), Analyzer(engine.languages))
    if not given.has_phrases or len(numbers) < 2:
        return None
    plan = plan_for(len(numbers))
    for news in learn(given.lesson(plan.hard), plan):
        if isinstance(news, Learned):
            return weights_of(given, news, numbers, pieces)
        yield news
    return None
