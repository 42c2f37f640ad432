from __future__ import annotations

import errno
import json
from pathlib import Path

import pytest

from procdesk.authoring.moving.kept_moves import MoveHistory, UndoRefused
from procdesk.authoring.moving.transaction import (
    JOURNAL,
    Disk,
    FileStep,
    Recovery,
    Transaction,
    TransactionError,
    digest_of,
    recover,
    run,
)
from procdesk.content.scan.scanner import scan
from tests.authoring.moving.killed_move import bytes_of, killed_at, make_folder, move


class FullDisk(Disk):
    """Refuses the steps with some numbers."""

    def __init__(self, *refused: int) -> None:
        self.step, self.refused = 0, refused

    def _step(self, path: Path) -> None:
        self.step += 1
        if self.step in self.refused:
            raise OSError(errno.ENOSPC, "No space left on device", str(path))

    def write(self, path: Path, data: bytes, mode: int) -> None:
        self._step(path)
        super().write(path, data, mode)

    def replace(self, source: Path, target: Path) -> None:
        self._step(target)
        super().replace(source, target)

    def remove(self, path: Path) -> None:
        self._step(path)
        super().remove(path)

    def make_folder(self, path: Path) -> None:
        self._step(path)
        super().make_folder(path)


@pytest.fixture
def root(tmp_path: Path) -> Path:
    make_folder(tmp_path / "content")
    return tmp_path / "content"


@pytest.fixture
def history(root: Path, tmp_path: Path) -> MoveHistory:
    return MoveHistory(root, tmp_path / "kept")


@pytest.fixture
def new(root: Path, tmp_path: Path) -> dict[str, bytes]:
    make_folder(tmp_path / "whole")
    run(tmp_path / "whole", move(root), lambda _: None)
    return bytes_of(tmp_path / "whole")


def test_a_move_changes_and_moves_every_file_and_leaves_nothing_else(root: Path, new: dict[str, bytes]) -> None:
    assert set(new) == {
        *("cobros", "cobros/_index.es.md", "cobros/x.es.md", "cobros/pictures", "cobros/pictures/p.png"),
        *("treasury", "treasury/y.md", "treasury/z.md"),
    }
    assert new["treasury/y.md"] == b"[x](../cobros/x.es.md)\n"
    assert new["cobros/pictures/p.png"] == (root / "billing/pictures/p.png").read_bytes()


def test_a_move_is_undone_byte_for_byte(root: Path, history: MoveHistory) -> None:
    old = bytes_of(root)
    run(root, move(root), history.note)
    kept = history.newest()
    assert kept is not None
    assert (kept.old, kept.new) == ("billing", "cobros")
    history.undo(kept)
    assert bytes_of(root) == old
    assert history.newest() is None


def test_a_move_is_not_undone_over_somebody_s_work(root: Path, history: MoveHistory) -> None:
    run(root, move(root), history.note)
    (root / "cobros/x.es.md").write_text("corrected since\n")
    moved = bytes_of(root)
    with pytest.raises(UndoRefused) as refused:
        history.undo(history.newest())
    assert refused.value.paths == ("cobros/x.es.md",)
    assert bytes_of(root) == moved


def test_of_many_moves_the_last_ten_can_be_undone(root: Path, history: MoveHistory) -> None:
    names = [f"n{number}" for number in range(13)]
    for old, name in zip(["treasury", *names], names, strict=False):
        steps = [FileStep(f"{old}/{file}", f"{name}/{file}") for file in ("y.md", "z.md")]
        run(root, Transaction(tuple(steps), {"old": old, "new": name, "token": name}), history.note)
    undone = 0
    while kept := history.newest():
        history.undo(kept)
        undone += 1
    assert undone == 10
    assert (root / "n2/y.md").exists()


@pytest.mark.parametrize("step", [1, 3, 5, 7, 8, 9, 10, 12, 13, 14, 15, 16, 18, 20, 22, 23, 24])
def test_a_process_killed_in_the_middle_leaves_all_old_or_all_new(
    root: Path, history: MoveHistory, tmp_path: Path, new: dict[str, bytes], step: int
) -> None:
    old = bytes_of(root)
    assert killed_at(root, tmp_path / "kept", step) is (step < 24)
    assert set(scan(root).files) <= {one for one in {*old, *new} if one.endswith(".md")}
    done = history.recover() is Recovery.FINISHED or step == 24
    assert bytes_of(root) == (new if done else old)
    if done:
        history.undo(history.newest())
        assert bytes_of(root) == old


@pytest.mark.parametrize("step", [13, 19])
def test_an_undo_that_is_killed_is_finished_and_not_offered_again(
    root: Path, history: MoveHistory, tmp_path: Path, step: int
) -> None:
    old = bytes_of(root)
    run(root, move(root), history.note)
    assert killed_at(root, tmp_path / "kept", step, undo=True)
    assert history.recover() is Recovery.FINISHED
    assert bytes_of(root) == old
    assert history.newest() is None


@pytest.mark.parametrize("step", range(1, 21))
def test_a_disk_that_is_full_leaves_everything_as_it_was(root: Path, history: MoveHistory, step: int) -> None:
    old = bytes_of(root)
    with pytest.raises(TransactionError) as error:
        run(root, move(root), history.note, FullDisk(step))
    assert (error.value.code, error.value.facts["reason"]) == ("move-disk", "No space left on device")
    assert bytes_of(root) == old


@pytest.mark.parametrize(("refused", "end"), [((19, 20), Recovery.FINISHED), ((19, 22), Recovery.UNDONE)])
def test_what_cannot_be_put_back_is_completed_by_the_next_look(
    root: Path, history: MoveHistory, new: dict[str, bytes], refused: tuple[int, ...], end: Recovery
) -> None:
    old = bytes_of(root)
    with pytest.raises(TransactionError) as error:
        run(root, move(root), history.note, FullDisk(*refused))
    assert error.value.code == "move-unfinished"
    assert history.recover() is end
    assert bytes_of(root) == (new if end is Recovery.FINISHED else old)


def test_a_file_that_was_changed_meanwhile_is_not_touched(root: Path, history: MoveHistory) -> None:
    planned = move(root)
    (root / "treasury/y.md").write_text("changed\n")
    found = bytes_of(root)
    with pytest.raises(TransactionError) as error:
        run(root, planned, history.note)
    assert (error.value.code, error.value.facts) == ("move-file-changed", {"path": "treasury/y.md"})
    assert bytes_of(root) == found


def test_a_file_that_is_read_only_is_named(root: Path, history: MoveHistory) -> None:
    found = bytes_of(root)
    (root / "treasury/y.md").chmod(0o444)
    with pytest.raises(TransactionError) as error:
        run(root, move(root), history.note)
    assert (error.value.code, error.value.facts) == ("move-file-read-only", {"path": "treasury/y.md"})
    assert bytes_of(root) == found


@pytest.mark.parametrize("taken", ["cobros/x.es.md", "cobros/pictures/p.png"])
def test_a_name_that_is_taken_is_told(root: Path, history: MoveHistory, taken: str) -> None:
    (root / taken).parent.mkdir(parents=True)
    (root / taken).write_text("somebody else's")
    found = bytes_of(root)
    with pytest.raises(TransactionError) as error:
        run(root, move(root), history.note)
    assert (error.value.code, error.value.facts) == ("move-target-exists", {"path": taken})
    assert bytes_of(root) == found


def test_a_page_that_was_edited_after_the_crash_keeps_the_edit(
    root: Path, history: MoveHistory, tmp_path: Path
) -> None:
    assert killed_at(root, tmp_path / "kept", 13)
    for path in ("billing/x.es.md", "treasury/y.md"):
        (root / path).write_text("edited after the crash\n")
    assert history.recover() is Recovery.FINISHED
    assert (root / "cobros/x.es.md").read_text() == "edited after the crash\n"
    assert (root / "treasury/y.md").read_text() == "edited after the crash\n"
    assert not (root / "billing").exists()


@pytest.mark.parametrize(
    "steps",
    [
        [["../outside.md", "in.md", 0, "", ""]],
        [["treasury/y.md", "/etc/passwd", 0, "", ""]],
        [["treasury/y.md", "C:/x.md", None, "", ""]],
        [["link/outside.md", "treasury/q.md", None, "", ""]],
        [["treasury/y.md"]],
        "steps",
    ],
)
def test_a_journal_that_leads_out_of_the_folder_is_left_alone(root: Path, history: MoveHistory, steps: object) -> None:
    outside = root.parent / "outside.md"
    outside.write_text("outside\n")
    (root / "link").symlink_to(root.parent)
    (root / JOURNAL / "new").mkdir(parents=True)
    (root / JOURNAL / "new/0").write_text("evil\n")
    (root / JOURNAL / "steps.json").write_text(json.dumps({"format": 1, "facts": {}, "steps": steps}))
    (root / JOURNAL / "committed").touch()
    assert history.recover() is Recovery.BROKEN
    assert outside.read_text() == "outside\n"
    with pytest.raises(TransactionError, match="move-journal-broken"):
        run(root, Transaction((FileStep("treasury/y.md", "treasury/q.md"),)), history.note)


def test_a_move_of_a_running_program_is_not_interfered_with(root: Path) -> None:
    found = []

    class Looking(Disk):
        def replace(self, source: Path, target: Path) -> None:
            found.append(recover(root, lambda _: None))
            super().replace(source, target)

    raw = (root / "treasury/y.md").read_bytes()
    run(root, Transaction((FileStep("treasury/y.md", "b/y.md", b"b", digest_of(raw)),)), lambda _: None, Looking())
    assert set(found) == {Recovery.BUSY}
    assert (root / "b/y.md").read_bytes() == b"b"
