"""What the tests of the content room share."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from procdesk.content.folder import Folder, read_all
from procdesk.content.problems import CODES
from procdesk.model import Problem

ROOT = Path(__file__).resolve().parents[2]
TEMPLATES = ROOT / "resources" / "templates"
SHARED = ROOT.parent / "shared"

MakeFolder = Callable[[dict[str, str]], Path]
ReadFolder = Callable[[dict[str, str]], Folder]


@pytest.fixture
def make(tmp_path: Path) -> MakeFolder:
    """Writes texts by relative path and gives the folder."""

    def write(files: dict[str, str]) -> Path:
        root = tmp_path / "content"
        root.mkdir(exist_ok=True)
        for name, text in files.items():
            path = root / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(text.encode())
        return root

    return write


@pytest.fixture
def read(make: MakeFolder) -> ReadFolder:
    """Writes texts by relative path and gives what the room makes of them."""
    return lambda files: read_all(make(files))


@pytest.fixture
def shared() -> Path:
    """The shared material, where this machine has it."""
    if not SHARED.is_dir():
        pytest.skip(f"{SHARED} is not here")
    return SHARED


@pytest.fixture
def templates() -> Path:
    return TEMPLATES


@pytest.fixture(autouse=True)
def every_problem_is_listed(monkeypatch: pytest.MonkeyPatch) -> None:
    """Whatever a test makes the room say, each problem has its code's level and facts."""
    made = Problem.__init__

    def checked(self: Problem, *args: object, **kwargs: object) -> None:
        made(self, *args, **kwargs)  # type: ignore[arg-type]
        level, facts = CODES[self.code]
        assert (self.level, tuple(name for name, _ in self.facts)) == (level, facts), self
        assert all(isinstance(fact, str) for _, fact in self.facts), self

    monkeypatch.setattr(Problem, "__init__", checked)
