from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
from whoosh.filedb.filestore import FileStorage

from procdesk.model import Query
from procdesk.search.engine import Engine
from procdesk.search.index.document import SourceDocument
from procdesk.search.index.reader import PostingsReader, read_layout
from procdesk.search.index.snapshots import Snapshot, SnapshotStore
from procdesk.search.index.writer import amend_index, build_index
from tests.search.conftest import MOVE, OUTAGE, SAMPLE, document, publish, write_up


def amended(root: Path, old: Snapshot, *documents: SourceDocument, removed: tuple[str, ...] = ()) -> Snapshot:
    with SnapshotStore(root).writing() as draft:
        amend_index(old.folder, draft.folder, documents, removed)
        return draft.publish({}, {})


def found(snapshot: Snapshot, text: str) -> set[str]:
    engine = Engine(snapshot)
    try:
        return {hit.id for hit in engine.search(Query(text, typing=False)).hits}
    finally:
        engine.close()


def test_a_changed_process_is_found_by_its_new_words_only(tmp_path: Path) -> None:
    old = publish(tmp_path, SAMPLE)
    new = amended(tmp_path, old, document(write_up(OUTAGE.id, "Sin conexión", "se ha caído el servicio")))
    assert found(new, "caído") == {OUTAGE.id}
    assert found(new, "fibra") == {MOVE.id}
    engine = Engine(new)
    assert (engine.count, engine.segments) == (4, 2)
    assert engine.card(OUTAGE.id).face("es").title == "Sin conexión"
    engine.close()


def test_added_and_removed_processes(tmp_path: Path) -> None:
    snapshot = publish(tmp_path, SAMPLE)
    snapshot = amended(tmp_path, snapshot, document(write_up("a/nueva", "Nueva cosa", "algo distinto")))
    snapshot = amended(tmp_path, snapshot, removed=(OUTAGE.id, "a/unknown"))
    assert found(snapshot, "distinto") == {"a/nueva"}
    assert found(snapshot, "fibra") == {MOVE.id}
    snapshot = amended(tmp_path, snapshot, document(OUTAGE))
    assert found(snapshot, "fibra") == {MOVE.id, OUTAGE.id}
    assert SnapshotStore(tmp_path).open_current().snapshot == snapshot


def test_everything_can_be_removed(tmp_path: Path) -> None:
    snapshot = amended(tmp_path, publish(tmp_path, SAMPLE), removed=tuple(one.process.id for one in SAMPLE))
    assert found(snapshot, "fibra cobro") == set()


def test_amending_leaves_the_old_generation_as_it_was(tmp_path: Path) -> None:
    old = publish(tmp_path / "store", SAMPLE)
    before = {path.name: path.read_bytes() for path in old.folder.iterdir()}
    new = tmp_path / "new"
    new.mkdir()
    amend_index(old.folder, new, [document(write_up(OUTAGE.id, "Otra"))], ())
    assert {path.name: path.read_bytes() for path in old.folder.iterdir()} == before


def test_amended_and_built_afresh_rank_alike(tmp_path: Path) -> None:
    old = publish(tmp_path / "a", SAMPLE[:2])
    one, other = Engine(amended(tmp_path / "a", old, *SAMPLE[2:])), Engine(publish(tmp_path / "b", SAMPLE))
    for text in ("fibra en casa", "me han cobrado", "cambiar"):
        query = Query(text, typing=False)
        answers = [
            [(hit.id, round(hit.score, 6), hit.why) for hit in engine.search(query).hits] for engine in (one, other)
        ]
        assert answers[0] == answers[1]
    one.close()
    other.close()


def test_one_id_twice_is_refused(tmp_path: Path) -> None:
    with pytest.raises(ValueError, match="twice"):
        build_index(tmp_path, [document(OUTAGE), document(OUTAGE)], ("es",))


def test_whole_blocks_hold_what_stepping_a_matcher_gives(tmp_path: Path) -> None:
    # More than one block of 1,024 postings, several segments, deletions.
    many = tuple(document(write_up(f"a/p{i}", f"común título {i % 7}", f"frase común {i}")) for i in range(1_300))
    snapshot = publish(tmp_path, many)
    snapshot = amended(tmp_path, snapshot, many[0], document(write_up("a/z", "común")), removed=("a/p9", "a/p1299"))
    reader = FileStorage(str(snapshot.folder)).open_index().reader()
    leaves = [leaf for leaf, _ in reader.leaf_readers()]
    layout = read_layout(leaves)
    postings = PostingsReader(leaves, layout)
    for term in ("comun", "frase", "fras", "4", "titul", "1298", "1299"):
        stepped: dict[int, list[int]] = {}
        matcher = reader.postings("words", term) if ("words", term) in reader else None
        while matcher is not None and matcher.is_active():
            stepped[matcher.id()] = list(matcher.value())
            matcher.next()
        found = postings.counts((term,))
        assert dict(zip(found.docs.tolist(), found.counts.tolist(), strict=True)) == stepped
        assert (np.diff(found.docs) > 0).all()
        assert layout.alive[found.docs].all()
    reader.close()


def test_a_very_long_page_is_cut_and_still_found(tmp_path: Path) -> None:
    body = "\n".join(f"línea {i} con unas cuantas palabras más" for i in range(12_000))
    snapshot = publish(tmp_path, (document(write_up("a/larga", "Página larga", body=body)), document(OUTAGE)))
    assert found(snapshot, "línea 77") == {"a/larga"}
    assert found(snapshot, "fibra") == {OUTAGE.id}
