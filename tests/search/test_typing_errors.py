from __future__ import annotations

import pytest

from procdesk.search.spelling import is_usual_slip


@pytest.mark.parametrize(
    ("typed", "meant"), [("lige", "life"), ("fat", "fact"), ("buterr", "buter"), ("yoru", "your"), ("hte", "the")]
)
def test_the_key_beside_and_letters_left_out_doubled_or_swapped_are_usual(typed: str, meant: str) -> None:
    assert is_usual_slip(typed, meant)


@pytest.mark.parametrize(("typed", "meant"), [("lige", "like"), ("lifxe", "life"), ("zife", "life"), ("xlife", "life")])
def test_other_keys_are_not(typed: str, meant: str) -> None:
    assert not is_usual_slip(typed, meant)
