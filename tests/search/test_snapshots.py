from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from procdesk.search.engine import Engine
from procdesk.search.index import snapshots
from procdesk.search.index.snapshots import (
    FORMAT,
    MANIFEST,
    POINTER,
    IndexBusy,
    IndexUnwritable,
    Snapshot,
    SnapshotStore,
)
from tests.search.conftest import SAMPLE, publish


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return tmp_path / "index"


@pytest.fixture
def made(root: Path) -> Snapshot:
    return publish(root, SAMPLE[:1])


def test_what_was_published_is_opened_again(root: Path, made: Snapshot) -> None:
    opening = SnapshotStore(root).open_current()
    assert opening.reason == ""
    assert opening.snapshot == made
    assert opening.snapshot.facts == {"made": "here"}
    assert opening.snapshot.extra("catalogue") == b"\x00\xff"
    with pytest.raises(KeyError):
        opening.snapshot.extra("other")


def test_nothing_yet_is_absent(root: Path) -> None:
    assert SnapshotStore(root).open_current().reason == "absent"
    root.mkdir()
    assert SnapshotStore(root).open_current().reason == "absent"


def files(snapshot: Snapshot) -> list[str]:
    return sorted(path.name for path in snapshot.folder.iterdir() if path.name != MANIFEST)


def test_a_flipped_bit_in_any_file_is_seen(root: Path, made: Snapshot) -> None:
    for name in files(made):
        path = made.folder / name
        whole = path.read_bytes()
        path.write_bytes(bytes([whole[0] ^ 4]) + whole[1:])
        assert SnapshotStore(root).open_current().reason == "checksum", name
        path.write_bytes(whole)
    assert SnapshotStore(root).open_current().snapshot


def test_a_truncated_or_missing_file_is_seen(root: Path, made: Snapshot) -> None:
    path = next(made.folder.glob("*.seg"))
    os.truncate(path, path.stat().st_size - 1)
    assert SnapshotStore(root).open_current().reason == "size"
    path.unlink()
    assert SnapshotStore(root).open_current().reason == "missing"


def test_a_file_shared_with_the_generation_in_use_is_not_read_again_but_one_put_in_its_place_is(
    root: Path, made: Snapshot, monkeypatch: pytest.MonkeyPatch
) -> None:
    in_use = SnapshotStore(root).open_current().snapshot
    with SnapshotStore(root).writing() as draft:
        draft.adopt(made, made.files)
        (draft.folder / "ranker-new.npy").write_bytes(b"learned")
        newer = draft.publish({})
    read = []
    real = snapshots.hashlib.file_digest
    monkeypatch.setattr(
        snapshots.hashlib, "file_digest", lambda file, kind: read.append(Path(file.name).name) or real(file, kind)
    )
    assert SnapshotStore(root).open_current(in_use).snapshot == newer
    assert read == ["ranker-new.npy"]
    assert SnapshotStore(root).open_current().snapshot == newer
    assert set(read) == set(newer.files)
    segment = next(newer.folder.glob("*.seg"))
    content = bytearray(segment.read_bytes())
    content[100] ^= 1
    segment.unlink()
    segment.write_bytes(content)
    assert SnapshotStore(root).open_current(in_use).reason == "checksum"


def test_a_file_too_many_is_seen(root: Path, made: Snapshot) -> None:
    (made.folder / "_MAIN_9.toc").write_bytes(b"cos\nsystem\n")
    assert SnapshotStore(root).open_current().reason == "missing"


@pytest.mark.parametrize(
    "content", ["", "{", "[]", "null", '{"files": 3}', '{"format": 1, "facts": {}, "files": {"a": 1}}']
)
def test_a_broken_manifest_is_seen(root: Path, made: Snapshot, content: str) -> None:
    (made.folder / MANIFEST).write_text(content)
    assert SnapshotStore(root).open_current().reason == "manifest"


def test_an_index_of_another_format_is_not_opened(root: Path, made: Snapshot) -> None:
    manifest = made.folder / MANIFEST
    manifest.write_text(manifest.read_text().replace(f'"format": {FORMAT}', '"format": 0'))
    assert SnapshotStore(root).open_current().reason == "format"


@pytest.mark.parametrize("name", ["gen-none", "../elsewhere", "", "/etc", "gen-é", "gen-\x00"])
def test_a_pointer_to_nowhere_is_seen(root: Path, made: Snapshot, name: str) -> None:
    (root / POINTER).write_text(name, encoding="utf-8")
    assert SnapshotStore(root).open_current().reason == "pointer"


def test_a_generation_that_is_a_link_is_not_followed(root: Path, made: Snapshot) -> None:
    moved = root / "elsewhere"
    made.folder.rename(moved)
    made.folder.symlink_to(moved)
    assert SnapshotStore(root).open_current().reason == "pointer"


@pytest.mark.skipif(sys.platform == "win32", reason="POSIX rights")
def test_a_folder_that_others_can_write_is_not_trusted(root: Path, made: Snapshot) -> None:
    root.chmod(0o777)
    assert SnapshotStore(root).open_current().reason == "foreign"
    with pytest.raises(IndexUnwritable), SnapshotStore(root).writing():
        pass


def test_half_a_generation_changes_nothing_and_is_removed(root: Path, made: Snapshot) -> None:
    def fail_half_way() -> None:
        with SnapshotStore(root).writing() as draft:
            (draft.folder / "half").write_bytes(b"half")
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        fail_half_way()
    assert SnapshotStore(root).open_current().snapshot == made
    assert [path.name for path in root.glob("gen-*")] == [made.folder.name]


def test_a_killed_writer_leaves_the_old_index_and_no_lock(root: Path, made: Snapshot) -> None:
    code = (
        "import os, pathlib, sys\nfrom procdesk.search.index.snapshots import SnapshotStore\n"
        "with SnapshotStore(pathlib.Path(sys.argv[1])).writing() as draft:\n"
        "    (draft.folder / 'half').write_bytes(b'x')\n    os._exit(9)\n"
    )
    environment = {**os.environ, "PYTHONPATH": str(Path(__file__).parents[2] / "src")}
    ended = subprocess.run([sys.executable, "-c", code, str(root)], env=environment, check=False, timeout=60)
    assert ended.returncode == 9
    assert len(list(root.glob("gen-*"))) == 2
    assert SnapshotStore(root).open_current().snapshot == made
    (root / ".left.tmp").write_text("half a pointer")
    newer = publish(root, SAMPLE)
    assert [path.name for path in root.glob("gen-*")] == [newer.folder.name]
    assert not (root / ".left.tmp").exists()


def test_only_one_writes_at_a_time(root: Path) -> None:
    with SnapshotStore(root).writing(), pytest.raises(IndexBusy), SnapshotStore(root).writing():
        pass


def test_only_our_own_leftovers_are_removed(root: Path, made: Snapshot) -> None:
    (root / "holiday.jpg").write_bytes(b"x")
    (root / "gen-old").mkdir()
    (root / "notes").mkdir()
    SnapshotStore(root).clean()
    assert {path.name for path in root.iterdir()} == {"holiday.jpg", "notes", "lock", POINTER, made.folder.name}


def test_a_generation_in_use_is_kept(root: Path, made: Snapshot) -> None:
    with SnapshotStore(root).writing() as draft:
        old = root / "gen-used"
        old.mkdir()
        assert draft.folder.is_dir()
    old.mkdir()
    SnapshotStore(root).clean(Snapshot(old, {}))
    assert old.is_dir()


def test_a_root_that_can_not_be_made_is_said_so(tmp_path: Path) -> None:
    (tmp_path / "file").write_bytes(b"")
    with pytest.raises(IndexUnwritable), SnapshotStore(tmp_path / "file" / "index").writing():
        pass


@pytest.mark.skipif(sys.platform == "win32", reason="an open file can not be removed there")
def test_an_open_engine_outlives_its_generation(root: Path, made: Snapshot) -> None:
    engine = Engine(made)
    publish(root, SAMPLE)
    assert not made.folder.exists()
    assert engine.sources("facturacion/cobro-duplicado")
    engine.close()


def test_a_scratch_folder_is_nobodys_snapshot_and_is_left_alone_while_it_is_used(tmp_path: Path) -> None:
    store = SnapshotStore(tmp_path)
    one, other = store.scratch(), store.scratch()
    (one.folder / "x").write_bytes(b"1")
    store.clean()
    assert store.open_current().reason == "absent"
    assert (one.folder / "x").is_file()
    one.close()
    assert not one.folder.exists()
    assert other.folder.is_dir()
    other.close()
    assert [path.name for path in tmp_path.glob("scratch-*")] == []


def test_what_cannot_hold_a_scratch_folder_says_so(tmp_path: Path) -> None:
    (tmp_path / "index").write_bytes(b"no folder")
    with pytest.raises(IndexUnwritable):
        SnapshotStore(tmp_path / "index").scratch()
