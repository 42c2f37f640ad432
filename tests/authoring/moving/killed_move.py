"""A move in a process of its own that kills itself at one of its steps; run as a program, it is killed 200 times."""

from __future__ import annotations

import itertools
import os
import random
import shutil
import signal
import subprocess
import sys
import tempfile
from pathlib import Path

from procdesk.authoring.moving.kept_moves import MoveHistory
from procdesk.authoring.moving.transaction import (
    JOURNAL,
    Disk,
    FileStep,
    Transaction,
    digest_of,
    is_interrupted,
    recover,
    run,
)

REPOSITORY = Path(__file__).parents[3]
PICTURE = bytes(range(256)) * 20


class KillingDisk(Disk):
    """Kills the process at its step number `last`: before it, in the middle of it or behind it."""

    def __init__(self, last: int) -> None:
        self.left = last

    def _step(self) -> None:
        self.left -= 1
        if self.left <= 0:
            os.kill(os.getpid(), signal.SIGKILL)

    def write(self, path: Path, data: bytes, mode: int) -> None:
        self._step()
        if self.left == 1:
            path.write_bytes(data[: len(data) // 2])
            self._step()
        super().write(path, data, mode)

    def replace(self, source: Path, target: Path) -> None:
        self._step()
        super().replace(source, target)

    def remove(self, path: Path) -> None:
        self._step()
        super().remove(path)

    def make_folder(self, path: Path) -> None:
        self._step()
        super().make_folder(path)

    def remove_folder(self, path: Path) -> None:
        self._step()
        super().remove_folder(path)


def make_folder(root: Path) -> None:
    """A small content folder: a department with a picture, and a page elsewhere that links to it."""
    (root / "billing/pictures").mkdir(parents=True)
    (root / "billing/x.es.md").write_bytes("---\r\ntitulo: X\r\n---\r\nSeñal ![](pictures/p.png)\r\n".encode("cp1252"))
    (root / "billing/_index.es.md").write_bytes("\ufeff---\nnombre: Facturación\n---\n".encode())
    (root / "billing/pictures/p.png").write_bytes(PICTURE)
    (root / "treasury").mkdir()
    (root / "treasury/y.md").write_text("[x](../billing/x.es.md)\n", "utf-8")
    (root / "treasury/z.md").write_text("nothing\n", "utf-8")


def move(root: Path) -> Transaction:
    """The move of that department to another name."""
    changed = {
        "billing/x.es.md": ("cobros/x.es.md", b"new x\r\n"),
        "billing/_index.es.md": ("cobros/_index.es.md", b"new card\n"),
        "treasury/y.md": ("treasury/y.md", b"[x](../cobros/x.es.md)\n"),
    }
    steps = [
        FileStep(before, after, content, digest_of((root / before).read_bytes()))
        for before, (after, content) in changed.items()
    ]
    steps.append(FileStep("billing/pictures/p.png", "cobros/pictures/p.png"))
    return Transaction(tuple(steps), {"old": "billing", "new": "cobros", "token": "a1"})


def bytes_of(root: Path) -> dict[str, bytes]:
    """Every file below a folder, and the folders."""
    return {path.relative_to(root).as_posix(): path.read_bytes() if path.is_file() else b"" for path in root.rglob("*")}


def killed_at(root: Path, kept: Path, step: int, *, undo: bool = False) -> bool:
    """Moves, or undoes the last move, in a process that kills itself at a step; whether it was killed."""
    arguments = [
        sys.executable,
        "-m",
        "tests.authoring.moving.killed_move",
        str(root),
        str(kept),
        str(step),
        str(int(undo)),
    ]
    code = subprocess.run(arguments, cwd=REPOSITORY, check=False).returncode
    assert code in (0, -signal.SIGKILL)
    return code != 0


def _move_once(root: Path, kept: Path, step: int, *, undo: bool) -> None:
    history = MoveHistory(root, kept)
    if is_interrupted(root):
        recover(root, history.note, KillingDisk(step))
        return
    transaction = move(root) if not undo else Transaction(history.newest().steps, {"undoes": "a1", "token": "a1"})
    run(root, transaction, history.note, KillingDisk(step))


def _kill_many(kills: int) -> None:
    counted = {"old": 0, "new": 0}
    for number in itertools.count(1):
        with tempfile.TemporaryDirectory() as name:
            root, kept = Path(name) / "content", Path(name) / "kept"
            make_folder(root)
            old = bytes_of(root)
            shutil.copytree(root, Path(name) / "whole")
            run(Path(name) / "whole", move(root), lambda _: None)
            new = bytes_of(Path(name) / "whole")
            killed_at(root, kept, random.randint(2, 23))
            # The one that looks may be killed too.
            killed_at(root, kept, random.randint(1, 12)) if number % 3 == 0 and (root / JOURNAL).exists() else None
            MoveHistory(root, kept).recover()
            found = bytes_of(root)
            assert found in (old, new), sorted(found)
            counted["old" if found == old else "new"] += 1
        if number == kills:
            break
    sys.stdout.write(f"{counted}\n")


if __name__ == "__main__":
    if len(sys.argv) > 2:
        _move_once(Path(sys.argv[1]), Path(sys.argv[2]), int(sys.argv[3]), undo=sys.argv[4] == "1")
    else:
        _kill_many(int(sys.argv[1]) if len(sys.argv) > 1 else 200)
