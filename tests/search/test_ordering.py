from __future__ import annotations

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from procdesk.search.engine import best_first
from procdesk.search.index.reader import IndexLayout

ROWS = st.lists(st.tuples(st.sampled_from([0.0, 0.5, 0.5 + 1e-9, 2.0]), st.integers(0, 2)), min_size=1, max_size=40)


@given(ROWS, st.integers(1, 12))
def test_the_best_are_those_of_a_full_sort(rows: list[tuple[float, int]], limit: int) -> None:
    facts = np.zeros((len(rows), 8), np.int64)
    facts[:, -1] = [verified for _, verified in rows]
    layout = IndexLayout(facts, np.ones(len(rows), bool), (len(rows),))
    names = [(f"title {number % 3}", f"id {-number % 5}") for number in range(len(rows))]
    wanted = sorted(range(len(rows)), key=lambda one: (-round(rows[one][0], 6), -rows[one][1], *names[one], one))
    scores = np.array([score for score, _ in rows])
    assert best_first(np.arange(len(rows)), scores, layout, limit, names.__getitem__) == wanted[:limit]
