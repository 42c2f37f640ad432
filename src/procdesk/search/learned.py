"""What was learned from the folder, beside the untrained ranking: one score of both, and pages that mean the same."""

from __future__ import annotations

import logging
from collections.abc import Mapping, Sequence

import numpy as np
from numpy.typing import NDArray

from procdesk.search.analysis import Analyzer
from procdesk.search.cards import StoredUnits
from procdesk.search.features import WordFeatures
from procdesk.search.nearest import SemanticIndex, SemanticMatch
from procdesk.search.ranking import QueryTerm
from procdesk.search.scoring import Scores
from procdesk.search.store import Snapshot
from procdesk.search.weights import RankerWeights, WeightsBroken, WeightsScorer, load_weights

_log = logging.getLogger(__name__)
# The sum of the untrained views counts so much beside z(W'x + bias); docs/ranking.md.
UNTRAINED_SHARE, UNKNOWN_SHARE = 0.3, 0.05


class LearnedRanker:
    """What was learned from one generation of the index. For one thread."""

    def __init__(self, weights: RankerWeights, analyzer: Analyzer) -> None:
        self._scorer = WeightsScorer(weights)
        self._nearest = SemanticIndex(self._scorer.meaning, self._scorer.common, analyzer)

    def fused(self, plain: Scores, alive: NDArray[np.bool_], words: Sequence[QueryTerm], known: float) -> Scores:
        """One score per document of the index, from `plain`, the weighted sum of the views.

        `known` is the share of the query's words that stand in the index: what none of them says, meaning alone can
        say. Processes that have come since, or have changed, keep their untrained score, stretched so that its distance
        to the best of the others stays what it was.
        """
        documents = self._scorer.documents
        kept = alive[documents]
        documents = documents[kept]
        if not len(documents):
            return plain
        learned = self._scorer.scores(_spelled(words))[kept]
        spread = float(learned.std())
        share = UNKNOWN_SHARE + (UNTRAINED_SHARE - UNKNOWN_SHARE) * known
        ranked = (learned - learned.mean()) / (spread if spread > 1e-9 else np.inf) + share * plain[documents]
        best, best_plain = float(ranked.max()), float(plain[documents].max())
        result = plain * (best / best_plain if best > 0 and best_plain > 0 else 1.0)
        result[documents] = ranked
        return result

    def near(self, words: Sequence[QueryTerm], processes: Mapping[int, StoredUnits]) -> dict[int, SemanticMatch]:
        """Of some processes, by number, those with a title or a phrase that means nearly what is asked."""
        asked = self._scorer.meant(_spelled(words))
        if not asked.any():
            return {}
        near = {number: self._nearest.text(pieces, asked) for number, pieces in processes.items()}
        return {number: one for number, one in near.items() if one}


def load_learned_ranker(generation: Snapshot, analyzer: Analyzer) -> LearnedRanker | None:
    """What a generation has of it; None where there is nothing, or nothing sound."""
    try:
        weights = load_weights(generation)
    except WeightsBroken:
        _log.warning("the weights are broken, the untrained ranking goes on", exc_info=True)
        return None
    return LearnedRanker(weights, analyzer) if weights else None


def _spelled(words: Sequence[QueryTerm]) -> list[WordFeatures]:
    return [WordFeatures(word.word, word.terms, word.key) for word in words if word.word]
