"""The benchmark itself, at a size that takes seconds: it measures everything, and what it measures does search."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

ROOT = Path(__file__).resolve().parents[2]

pytest.importorskip("tantivy", reason="tantivy comes with the extra `bench`")


@pytest.fixture(scope="module")
def run(tmp_path_factory: pytest.TempPathFactory) -> tuple[str, dict[str, Any]]:
    """What one small run printed, and its figures for programs."""
    figures = tmp_path_factory.mktemp("bench") / "figures.json"
    ended = subprocess.run(
        [sys.executable, "-m", "benchmarks", "--sizes", "30", "--questions", "3", "--json", str(figures)],
        cwd=ROOT,
        capture_output=True,
        text=True,
        encoding="utf-8",
        timeout=600,
    )
    assert ended.returncode == 0, ended.stderr
    return ended.stdout, json.loads(figures.read_text("utf-8"))


def test_every_row_has_a_figure(run):
    rows = run[1]["rows"]
    assert [row["label"] for row in rows if row["values"]["30"]["value"] is None] == []


def test_the_table_shows_every_row_with_its_budget(run):
    table, figures = run
    assert all(row["group"] in table and row["label"] in table for row in figures["rows"])
    kept = next(line for line in table.splitlines() if "saved to searchable" in line)
    assert "1.5 " in kept


def test_every_engine_finds_a_process_by_its_title(run):
    facts = run[1]["facts"]["30"]
    found = {name: facts[f"search {name}"]["titles"] for name in ("procdesk", "tantivy", "fts5", "whoosh")}
    assert found == dict.fromkeys(found, 100.0)


def test_a_corpus_is_the_same_every_time_and_grows_its_vocabulary(tmp_path):
    made = "from benchmarks.corpus import make_corpus; from pathlib import Path; from procdesk.resources import *; "
    for name in ("one", "two"):
        code = f"{made}make_corpus(sample_content(), Path({str(tmp_path / name)!r}), 20)"
        subprocess.run([sys.executable, "-c", code], cwd=ROOT, check=True)
    first, second = (
        {path.relative_to(tmp_path / name): path.read_bytes() for path in (tmp_path / name).rglob("*.md")}
        for name in ("one", "two")
    )
    assert first == second
    titles = {text.split(b"\n")[1] for path, text in first.items() if not path.name.startswith("_")}
    assert len(titles) == 40
