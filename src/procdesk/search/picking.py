"""From scores to the few hits that are shown, in an order that is the same every time."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable

import numpy as np

from procdesk.search.postings import Ints, Layout
from procdesk.search.scoring import Scores

# Scores that agree in so many decimals are a tie, for sums differ with the order of their terms.
_DECIMALS = 6
# Beyond so many ties freshness alone decides who is looked at.
_MOST_TIES = 60


def best_first(
    docs: Ints, scores: Scores, layout: Layout, limit: int, name_of: Callable[[int], tuple[str, str]]
) -> list[int]:
    """The best `limit` of `docs` by score, then freshness, then `name_of` (title and id).

    `scores` has one entry per document of the index, `docs` are document numbers.
    """
    if limit < 1 or not len(docs):
        return []
    rounded = np.round(scores[docs], _DECIMALS)
    verified = layout.facts[docs, -1]
    if len(docs) > limit:
        least = np.partition(rounded, len(docs) - limit)[len(docs) - limit]
        kept = rounded >= least
        docs, rounded, verified = docs[kept], rounded[kept], verified[kept]
    order = np.lexsort((docs, -verified, -rounded))[: limit + _MOST_TIES]
    keys = [(-float(rounded[i]), -int(verified[i])) for i in order]
    tied = {key for key, times in Counter(keys).items() if times > 1}
    # Names are looked up for ties only: each costs a read.
    rows = [
        (*key, *(name_of(int(docs[i])) if key in tied else ("", "")), int(docs[i]))
        for key, i in zip(keys, order, strict=True)
    ]
    return [row[-1] for row in sorted(rows)[:limit]]
