"""A mapped index reads as Whoosh's own reader does, and leaves on the disk what nobody asked for."""

from __future__ import annotations

import io
import os
import pickle
import sys
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from whoosh.filedb.filestore import FileStorage

from procdesk.model import Query
from procdesk.search.engine import Engine
from procdesk.search.index import document as index_document
from procdesk.search.index.document import PreparedField, id_term
from procdesk.search.index.reader import FileCursor, open_reader
from procdesk.search.index.writer import amend_index
from tests.search.conftest import SAMPLE, document, publish, write_up


def test_every_column_and_posting_reads_as_in_whoosh_s_own_reader(tmp_path: Path) -> None:
    folder = publish(tmp_path, SAMPLE).folder
    ours, theirs = open_reader(folder), FileStorage(str(folder)).open_index().reader()
    assert ours.doc_count() == theirs.doc_count() == len(SAMPLE)
    terms = list(theirs.all_terms())
    assert list(ours.all_terms()) == terms
    for field, term in terms:
        assert list(ours.postings(field, term).all_ids()) == list(theirs.postings(field, term).all_ids())
    for column in ("face", "pieces", "source", "facts"):
        both = ours.column_reader(column), theirs.column_reader(column)
        assert [both[0][number] for number in range(len(SAMPLE))] == [both[1][number] for number in range(len(SAMPLE))]
    assert list(ours.postings("ids", id_term("averias/sin-internet")).all_ids()) == [1]
    ours.close()
    theirs.close()


def test_an_index_is_read_whatever_its_classes_were_called_when_it_was_written(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with monkeypatch.context() as before:
        before.setitem(sys.modules, "procdesk.search.fields", index_document)
        before.setattr(PreparedField, "__module__", "procdesk.search.fields")
        made = publish(tmp_path, SAMPLE)
    assert b"procdesk.search.fields" in next(made.folder.glob("*.toc")).read_bytes()
    engine = Engine(made)
    assert [hit.id for hit in engine.search(Query("no me funciona la fibra", "es")).hits][:1] == [
        "averias/sin-internet"
    ]
    engine.close()
    (tmp_path / "amended").mkdir()
    amend_index(made.folder, tmp_path / "amended", [document(write_up("a/b", "Otra"))], [])
    reader = open_reader(tmp_path / "amended")
    assert reader.doc_count() == len(SAMPLE) + 1
    reader.close()


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux tells how much of a mapped file is in memory")
def test_an_index_that_is_only_opened_stays_on_the_disk(tmp_path: Path) -> None:
    body = os.urandom(2_000_000).hex()
    folder = publish(tmp_path, (document(write_up("a/b", "Larga", body=body)),)).folder
    segment = next(folder.glob("*.seg"))
    assert segment.stat().st_size > 1_000_000
    reader = open_reader(folder)
    assert reader.doc_count() == 1
    assert _resident(segment) < segment.stat().st_size / 4
    reader.close()


def _resident(path: Path) -> int:
    """How many bytes of a file this process holds mapped in its memory."""
    found, mine = 0, False
    for line in Path("/proc/self/smaps").read_text().splitlines():
        if "-" in line.split()[0]:
            mine = line.endswith(str(path))
        elif mine and line.startswith("Rss:"):
            found += int(line.split()[1]) * 1024
    return found


@given(st.binary(max_size=50), st.lists(st.tuples(st.integers(0, 60), st.integers(-1, 30)), max_size=8))
def test_a_cursor_reads_as_a_file_does(raw: bytes, jumps: list[tuple[int, int]]) -> None:
    ours, theirs = FileCursor(memoryview(raw)), io.BytesIO(raw)
    for place, size in jumps:
        assert ours.seek(place) == theirs.seek(place)
        assert ours.read(size) == theirs.read(size)
        assert ours.readline() == theirs.readline()
        assert ours.tell() == theirs.tell()
    for whence in (os.SEEK_CUR, os.SEEK_END):
        assert ours.seek(0, whence) == theirs.seek(0, whence)


def test_a_cursor_can_be_unpickled_from() -> None:
    kept = {"a": [1, 2.5, "ñ"], "b": b"\x00\n"}
    for protocol in range(pickle.HIGHEST_PROTOCOL + 1):
        raw = b"before" + pickle.dumps(kept, protocol) + b"after"
        cursor = FileCursor(memoryview(raw))
        cursor.seek(6)
        assert pickle.load(cursor) == kept  # type: ignore[arg-type]
        assert cursor.read() == b"after"
