"""Changing one key or one phrase of a real page alters only its lines, byte for byte."""

from __future__ import annotations

import random
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.authoring.changed_lines import change_once, pages


@pytest.fixture(scope="module")
def found() -> list[Path]:
    return pages()


@given(seed=st.integers(0, 1 << 30))
def test_a_change_alters_only_the_lines_of_its_key(
    tmp_path_factory: pytest.TempPathFactory, found: list[Path], seed: int
) -> None:
    draw = random.Random(seed)
    assert change_once(draw.choice(found), tmp_path_factory.mktemp("page"), draw) in ("kept", "became UTF-8")
