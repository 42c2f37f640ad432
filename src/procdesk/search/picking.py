"""From scores to the few hits that are shown, in an order that is the same every time."""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter
from collections.abc import Callable

import numpy as np

from procdesk.search.postings import IndexLayout, Ints
from procdesk.search.scoring import Scores

# Scores that agree in so many decimals are a tie, for sums differ with the order of their terms.
_DECIMALS = 5
_TIE = 10**-_DECIMALS
# Beyond so many ties freshness alone decides who is looked at.
_MOST_TIES = 60


def best_first(
    docs: Ints, scores: Scores, layout: IndexLayout, limit: int, name_of: Callable[[int], tuple[str, str]]
) -> list[int]:
    """The best `limit` of `docs` by score, then freshness, then `name_of` (title and id).

    `scores` has one entry per document of the index, `docs` are document numbers.
    """
    if limit < 1 or not len(docs):
        return []
    values = scores[docs]
    if len(docs) > limit:
        least = np.partition(values, len(docs) - limit)[len(docs) - limit]
        kept = np.flatnonzero(values >= least - _TIE)
        docs, values = docs[kept], values[kept]
    worse, older = -np.round(values, _DECIMALS), -layout.facts[docs, -1]
    order = np.lexsort((docs, older, worse))[: limit + _MOST_TIES]
    keys = list(zip(worse[order].tolist(), older[order].tolist(), strict=True))
    # Who is worse than the last of the best takes no part in its ties.
    keys = keys[: bisect_right(keys, keys[:limit][-1])]
    times = Counter(keys)
    # Names are looked up for ties only: each costs a read.
    rows = [
        (*key, *(name_of(number) if times[key] > 1 else ("", "")), number)
        for key, number in zip(keys, docs[order].tolist(), strict=False)
    ]
    return [row[-1] for row in sorted(rows)[:limit]]
