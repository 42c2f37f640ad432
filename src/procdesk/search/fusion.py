"""The untrained ranking and what was learned from the folder, brought together in one score."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from procdesk.search.features import Spelled
from procdesk.search.scoring import Scores
from procdesk.search.weights import Scorer

# The sum of the untrained views counts so much beside z(W'x + bias); docs/ranking.md.
UNTRAINED_SHARE, UNKNOWN_SHARE = 0.3, 0.05


def fused(plain: Scores, alive: NDArray[np.bool_], scorer: Scorer, words: Sequence[Spelled], known: float) -> Scores:
    """One score per document of the index, from `plain`, the weighted sum of the views.

    `known` is the share of the query's words that stand in the index: what none of them says, meaning alone can say.
    Processes that have come since, or have changed, keep their untrained score, stretched so that its distance to the
    best of the others stays what it was.
    """
    documents = scorer.documents
    kept = alive[documents]
    documents = documents[kept]
    if not len(documents):
        return plain
    learned = scorer.scores(words)[kept]
    spread = float(learned.std())
    share = UNKNOWN_SHARE + (UNTRAINED_SHARE - UNKNOWN_SHARE) * known
    ranked = (learned - learned.mean()) / (spread if spread > 1e-9 else np.inf) + share * plain[documents]
    best, best_plain = float(ranked.max()), float(plain[documents].max())
    result = plain * (best / best_plain if best > 0 and best_plain > 0 else 1.0)
    result[documents] = ranked
    return result
