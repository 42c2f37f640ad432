"""Every problem that `check` can tell is explained to those who write."""

from __future__ import annotations

from pathlib import Path

import pytest

from procdesk.content.problems import CODES

DOCS = Path(__file__).parents[2] / "docs"


@pytest.mark.parametrize("page", ["content.md", "contenido.md"])
def test_every_code_stands_in_the_table_of_the_documentation(page: str) -> None:
    text = (DOCS / page).read_text("utf-8")
    rows = [line.split(" | ")[0] for line in text.split("\n") if line.startswith("| `")]
    assert [code for code in CODES if sum(f"`{code}`" in row for row in rows) != 1] == []
