from __future__ import annotations

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from procdesk.model import Evidence
from procdesk.search.index.stored_fields import StoredUnit, StoredUnits, pack_stored_units, sums_of

PIECES = st.lists(
    st.builds(StoredUnit, st.sampled_from(Evidence), st.sampled_from(["", "es", "en"]), st.text(max_size=700)),
    max_size=12,
)


def found(pieces: StoredUnits, *terms: str) -> dict[str, list[int]]:
    held = pieces.held(np.array(sums_of(terms), np.uint32))
    return {terms[place]: list(pieces.holding(number)) for place, number in held}


@given(PIECES)
def test_whatever_was_packed_is_read(listed: list[StoredUnit]) -> None:
    pieces = StoredUnits(pack_stored_units(listed, {}))
    read = [pieces[number] for number in range(len(pieces))]
    assert read == [StoredUnit(one.kind, one.lang, one.text.replace("\x1f", " ")) for one in listed]


@given(st.dictionaries(st.text(max_size=8), st.lists(st.integers(0, 70_000), min_size=1, max_size=12), max_size=30))
def test_a_term_tells_the_texts_that_hold_it(where: dict[str, list[int]]) -> None:
    assert found(StoredUnits(pack_stored_units([], where)), *where, "and another one") == where


def test_a_lone_surrogate_in_a_text_is_kept() -> None:
    piece = StoredUnit(Evidence.PASSAGE, "es", "\ud800 x")
    assert StoredUnits(pack_stored_units([piece], {"\ud800": [0]}))[0] == piece
