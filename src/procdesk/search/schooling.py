"""From an index to what can be learned from it."""

from __future__ import annotations

from collections.abc import Generator, Sequence

from procdesk.search.analyzer import Analyzer
from procdesk.search.engine import Engine
from procdesk.search.ranker.ranker import RankerWeights, ranker_weights
from procdesk.search.ranker.trainer import FittedWeights, train_ranker, training_plan
from procdesk.search.ranker.training_data import training_material

# Learning takes a gigabyte there, and as much again for each further 20,000: more than an office PC has to spare.
MOST_PROCESSES = 20_000


def train_from_snapshot(engine: Engine, pieces: Sequence[str]) -> Generator[float, None, RankerWeights | None]:
    """Yields how much is done, from 0 to 1, and returns what was learned from an index whose files are `pieces`.

    Returns None where there are too few phrases, or nothing to tell apart: the untrained ranking is as good there; and
    for more than `MOST_PROCESSES`.
    """
    numbers = engine.numbers()
    yield 0.0
    if len(numbers) > MOST_PROCESSES:
        return None
    given = training_material(engine.texts(), Analyzer(engine.languages))
    if not given.has_phrases or len(numbers) < 2:
        return None
    plan = training_plan(len(numbers))
    for news in train_ranker(given.lesson(plan.hard), plan):
        if isinstance(news, FittedWeights):
            return ranker_weights(given, news, numbers, pieces)
        yield news
    return None
