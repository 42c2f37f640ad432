from __future__ import annotations

import sys
from pathlib import Path

import pytest

from procdesk.indexing import builder
from procdesk.indexing.builder import BuiltIndex, IndexTask, rebuild_index
from procdesk.indexing.manager import start_index_child
from procdesk.model import Progress, Query
from procdesk.search.engine import Engine
from procdesk.search.index.snapshots import SnapshotStore

if sys.platform != "win32":
    import os

# What only all files together tell: the department by its name, the language where nothing else says it, two of one id.
FOLDER = {
    "procdesk.yaml": "name: Norvia\n",
    "cobros/_index.es.md": "---\nname: Cobros e impagos\n---\n",
    "cobros/pagar.es.md": "---\ntitle: Pagar\ncustomer_says: [quiero pagar]\n---\n## Qué decir\nCon tarjeta.\n",
    "cobros/pagar.en.md": "---\ntitle: Pay\ncustomer_says: [I want to pay]\n---\n## Say this\nBy card.\n",
    "cobros/pagar.md": "---\ntitle: Pagar otra vez\n---\nNada.\n",
    "otros/plazos.md": "---\ntitle: Plazos\ndepartment: Cobros e impagos\n---\nPagar a plazos.\n",
    "otros/roto.md": "---\ntitle: 'abierto\n---\nTexto.\n",
} | {f"otros/p{number}.md": f"# Proceso {number}\nTexto del proceso número {number}.\n" for number in range(120)}


def made(content: Path, store: Path) -> tuple[list[Progress], BuiltIndex]:
    steps: list[Progress] = []
    building = rebuild_index(content, SnapshotStore(store), None)
    while True:
        try:
            steps.append(next(building))
        except StopIteration as end:
            return steps, end.value


def told(built: BuiltIndex) -> list[object]:
    engine = Engine(built.snapshot)
    try:
        hits = [
            [(hit.id, hit.lang, hit.score, hit.why) for hit in engine.search(Query(text, typing=False)).hits]
            for text in ("quiero pagar", "plazos", "proceso 77", "by card")
        ]
        cards = [(card.id, card.department, card.face("es"), card.face("en")) for card in engine.cards()]
        return [cards, hits, [engine.sources(id_) for id_ in built.catalog.entries]]
    finally:
        engine.close()


@pytest.mark.parametrize("with_company", [True, False], ids=["company", "no company"])
def test_several_processes_make_the_index_that_one_makes(
    content: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, with_company: bool
) -> None:
    if not with_company:
        (content / "procdesk.yaml").unlink()
    _, alone = made(content, tmp_path / "alone")
    monkeypatch.setattr(builder, "workers_for", lambda files: 2)
    _, shared = made(content, tmp_path / "shared")
    assert shared.catalog == alone.catalog
    assert told(shared) == told(alone)
    assert shared.catalog.entries["otros/plazos"].department == "cobros"
    assert {problem.code for problem in shared.catalog.all_problems()} >= {"duplicate-id", "quote-open"}


@pytest.fixture
def content(tmp_path: Path) -> Path:
    for path, text in FOLDER.items():
        (tmp_path / "content" / path).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / "content" / path).write_text(text, "utf-8")
    return tmp_path / "content"


def test_progress_only_grows_and_ends_at_all(content: Path, tmp_path: Path) -> None:
    steps, _ = made(content, tmp_path / "index")
    assert [step.done for step in steps] == sorted(step.done for step in steps)
    assert steps[-1] == Progress(len(FOLDER), len(FOLDER))
    assert any(len(FOLDER) // 2 < step.done < len(FOLDER) for step in steps)


def test_stopping_half_way_leaves_no_index(content: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(builder, "workers_for", lambda files: 2)
    building = rebuild_index(content, SnapshotStore(tmp_path / "index"), None)
    next(building)
    building.close()
    assert SnapshotStore(tmp_path / "index").open_current().reason == "absent"
    assert not list((tmp_path / "index").glob("gen-*"))


@pytest.mark.skipif(sys.platform == "win32", reason="there a child is started with its priority")
def test_the_windows_child_gives_way_to_whoever_types(content: Path, tmp_path: Path) -> None:
    child = start_index_child(IndexTask.BUILD, content, tmp_path / "index")
    assert child.pid is not None
    given = os.getpriority(os.PRIO_PROCESS, child.pid)
    child.stop()
    assert given == min(os.getpriority(os.PRIO_PROCESS, 0) + 10, 19)
