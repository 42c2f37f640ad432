"""The benchmark itself, at a size that takes seconds: it measures everything, and what it measures does search."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from benchmarks.corpus import Shape, copy_corpus, make_corpus
from benchmarks.peers import FuzzyTantivy
from benchmarks.ratios import markdown

from procdesk.resources import sample_content

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
    # Without the files of the sentence encoder no process is found by its meaning.
    without = {row["label"] for row in rows if row["values"]["30"]["value"] is None}
    assert without <= {"a new process found by its meaning"}


def test_the_table_shows_every_row_with_its_budget(run):
    table, figures = run
    assert all(row["group"] in table and row["label"] in table for row in figures["rows"])
    kept = next(line for line in table.splitlines() if "saved to searchable" in line)
    assert "1.5 " in kept


def test_every_engine_finds_a_process_by_its_title(run):
    facts = run[1]["facts"]["30"]
    found = {name: facts[f"search {name}"]["titles"] for name in ("procdesk", "fuzzy", "tantivy", "fts5", "whoosh")}
    assert found == dict.fromkeys(found, 100.0)


def test_the_peers_are_compared_in_a_table_for_the_docs(run):
    assert "| CPU, p95 | 30 |\n| --- | --- |\n| a keystroke, procdesk to tantivy at the same work" in run[0]


def test_the_peer_that_does_the_same_work_finds_mistyped_and_half_typed_words(tmp_path):
    made = make_corpus(sample_content(), tmp_path / "content", Shape(30))
    FuzzyTantivy().build(made, tmp_path / "index")
    peer = FuzzyTantivy()
    peer.open(tmp_path / "index")
    product = made[3].title.rpartition("(")[2].rstrip(")")
    swapped = product[:2] + product[3] + product[2] + product[4:]
    for asked in (product, swapped, product[:-2]):
        assert made[3].id in [row[0] for row in peer.search(asked, typing=True)]


def test_the_documents_have_the_usual_size(run):
    documents = run[1]["facts"]["30"]["documents"]
    assert 300 <= documents["words"] <= 350
    assert (documents["phrases"], documents["files"]) == (10, 1)


def test_growth_is_told_for_every_engine_that_was_measured():
    facts = {
        size: {
            "search procdesk": {"keystroke_cpu_p95": size / 100},
            "search fuzzy": {"keystroke_cpu_p95": size / 200 + 5},
            "index fts5": {"cpu_s": 3.0},
        }
        for size in (1_000, 10_000)
    }
    lines = markdown(facts).splitlines()
    assert lines[0] == "| CPU, p95 | 1,000 | 10,000 |"
    assert "| a keystroke, procdesk to tantivy at the same work (at most 1.5) | 1.00 | 1.82 |" in lines
    assert lines[lines.index("| growth, times | 1,000 to 10,000 |") + 2 :] == [
        "| a keystroke: procdesk | 10.0 |",
        "| a keystroke: tantivy, same work | 5.5 |",
        "| whole index: SQLite FTS5 | 1.00 |",
    ]


def files(folder):
    return {path.relative_to(folder): path.read_bytes() for path in folder.rglob("*.md")}


def test_a_corpus_is_the_same_every_time_and_grows_its_vocabulary(tmp_path):
    made = "from benchmarks.corpus import *; from pathlib import Path; from procdesk.resources import *; "
    for name in ("one", "two"):
        code = f"{made}make_corpus(sample_content(), Path({str(tmp_path / name)!r}), Shape(20))"
        subprocess.run([sys.executable, "-c", code], cwd=ROOT, check=True)
    first = files(tmp_path / "one")
    assert first == files(tmp_path / "two")
    titles = {text.split(b"\n")[1] for path, text in first.items() if not path.name.startswith("_")}
    assert len(titles) == 20


def test_processes_of_one_language_take_turns_and_of_two_have_both(tmp_path):
    for languages in (1, 2):
        make_corpus(sample_content(), tmp_path / str(languages), Shape(10, languages=languages))
    pages = [[path for path in files(tmp_path / name) if not path.name.startswith("_")] for name in "12"]
    assert [sum(".es." in path.name for path in some) for some in pages] == [5, 10]
    assert [sum(".en." in path.name for path in some) for some in pages] == [5, 10]


def test_a_page_may_be_as_the_seed_has_it(tmp_path):
    cut, whole = (
        make_corpus(sample_content(), tmp_path / str(words), Shape(10, phrases=words, words=words)) for words in (5, 0)
    )
    assert max(len(one.phrases.splitlines()) for one in cut) == 5
    assert min(len(one.phrases.splitlines()) for one in whole) > 10
    assert max(len(one.body.split()) for one in cut) < min(len(one.body.split()) for one in whole)


def test_a_seed_without_phrases_gives_processes_without_phrases(tmp_path):
    (tmp_path / "seed").mkdir()
    (tmp_path / "seed" / "a.md").write_text("# A title\n\nSome text.\n", "utf-8")
    made = make_corpus(tmp_path / "seed", tmp_path / "made", Shape(3))
    assert [one.phrases for one in made] == ["", "", ""]


def test_a_folder_can_be_measured_as_it_is(tmp_path):
    documents = copy_corpus(sample_content(), tmp_path / "copy")
    assert files(tmp_path / "copy") == files(sample_content())
    found = next(one for one in documents if one.id == "facturacion/cobro-duplicado")
    assert len(found.title.splitlines()) == 2
    assert found.phrases
    assert found.say in found.body.replace("**", "")
