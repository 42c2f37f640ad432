"""What all tests share: a home of their own, and a small content folder."""

from __future__ import annotations

import contextlib
import os
import shutil
import sys
from collections.abc import Callable, Iterator
from importlib.abc import MetaPathFinder
from pathlib import Path

import hypothesis
import pytest

from procdesk.content.folder import Folder, read_all
from procdesk.content.problems import CODES
from procdesk.model import Problem

# How long a test takes says nothing of what it tests: a busy machine is slow.
# The same examples each time, so that a change is what makes a test fail; the full number with HYPOTHESIS=full, other
# ones with HYPOTHESIS=explore, and few where the clock is what matters.
hypothesis.settings.register_profile("repeated", deadline=None, derandomize=True, max_examples=40)
hypothesis.settings.register_profile("full", deadline=None, derandomize=True)
hypothesis.settings.register_profile("explore", deadline=None)
hypothesis.settings.register_profile("few", deadline=None, derandomize=True, max_examples=10)
hypothesis.settings.load_profile(os.environ.get("HYPOTHESIS", "repeated"))


class NoQt(MetaPathFinder):
    """Refuses Qt, so that a test which needs it without saying so fails: the core is a product of its own."""

    def find_spec(self, fullname: str, *_: object) -> None:
        if fullname.partition(".")[0] in ("PySide6", "shiboken6"):
            raise ImportError(f"{fullname} is blocked in this run")


if os.environ.get("PROCDESK_NO_QT"):
    sys.meta_path.insert(0, NoQt())

SHARED = Path(__file__).resolve().parents[2] / "shared"
ROOT = Path(__file__).resolve().parents[1]
TEMPLATES = ROOT / "resources" / "templates"
MakeFolder = Callable[[dict[str, str]], Path]
ReadFolder = Callable[[dict[str, str]], Folder]


@pytest.fixture(scope="session")
def encoder_cache(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder in which all tests of a run keep the encoder's numbers: each time anew they would be 80 MB."""
    base = tmp_path_factory.getbasetemp()
    # Each worker has a folder of its own beside those of the others.
    return (base.parent if os.environ.get("PYTEST_XDIST_WORKER") else base) / "encoder"


@pytest.fixture(autouse=True)
def own_home(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch, encoder_cache: Path) -> Path:
    """Settings, memory and index of every test lie in a folder of its own, which links the encoder's."""
    home = tmp_path_factory.mktemp("home")
    (home / "cache").mkdir()
    (home / "cache/encoder").symlink_to(encoder_cache)
    monkeypatch.setenv("PROCDESK_HOME", str(home))
    for name in ("LC_ALL", "LC_MESSAGES", "LANG"):
        monkeypatch.delenv(name, raising=False)
    return home


@pytest.fixture(autouse=True)
def no_child_is_left() -> Iterator[None]:
    """No test leaves a process behind that it started; only Linux tells."""
    before = _children()
    yield
    assert _children() - before == set()


def _children() -> set[str]:
    found: set[str] = set()
    for one in Path("/proc/self/task").glob("*/children"):
        # A thread may end between being listed and being read.
        with contextlib.suppress(FileNotFoundError, ProcessLookupError):
            found.update(one.read_text("ascii").split())
    return found


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """What starts whole programs comes first: two workers then end at nearly the same time."""
    items.sort(key=lambda item: not item.nodeid.startswith(("tests/benchmarks/", "tests/e2e/", "tests/gui/test_st")))


@pytest.fixture
def folder(small_company: Path, tmp_path: Path) -> Path:
    """A copy of the small company that a test may change; its files are as old as those of the original."""
    return shutil.copytree(small_company, tmp_path / "content")


@pytest.fixture(scope="session")
def small_company(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Two departments, three processes, one of them in two languages."""
    root = tmp_path_factory.mktemp("company") / "content"
    write(root, "procdesk.yaml", "name: Norvia\nlanguages: [es, en]\n")
    write(root, "facturacion/_index.es.md", "---\nname: Facturación\nphone: 4 210\n---\nHace las facturas.\n")
    write(root, "facturacion/_index.en.md", "---\nname: Billing\nphone: 4 210\n---\nMakes the bills.\n")
    write(
        root,
        "facturacion/cobro-duplicado.es.md",
        "---\ntitle: Cobro duplicado en la factura\ncustomer_says:\n  - me han cobrado dos veces\ncodes: [FAC-021]\n"
        "first_contact: solve\n---\n## Qué decir\nLo compruebo **ahora mismo**.\n## Puedes decidir\n- Hasta 30 €\n"
        "## Qué pasa después\n1. **Facturación** comprueba el cargo. (1 día laborable)\n",
    )
    write(
        root,
        "facturacion/cobro-duplicado.en.md",
        "---\ntitle: Charged twice on the bill\ncustomer_says:\n  - you charged me twice\n---\n## Say this\n"
        "I am checking it now.\n",
    )
    write(
        root,
        "averias/sin-internet.es.md",
        "---\ntitle: Sin conexión a internet\ncustomer_says:\n  - no me funciona la fibra\n---\n"
        "## Qué decir\nVamos a verlo.\n",
    )
    write(root, "averias/router.es.md", "# Router averiado\n\nSe cambia en el día.\n")
    return root


def write(root: Path, path: str, text: str) -> Path:
    """Writes a text file below a folder, making the folders on the way."""
    place = root / path
    place.parent.mkdir(parents=True, exist_ok=True)
    place.write_text(text, encoding="utf-8")
    return place


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
    """Writes texts by relative path and gives what is read from them."""
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
    """Each problem that a test causes has its code's level and facts."""
    made = Problem.__init__

    def checked(self: Problem, *args: object, **kwargs: object) -> None:
        made(self, *args, **kwargs)  # type: ignore[arg-type]
        level, facts = CODES[self.code]
        assert (self.level, tuple(name for name, _ in self.facts)) == (level, facts), self
        assert all(isinstance(fact, str) for _, fact in self.facts), self

    monkeypatch.setattr(Problem, "__init__", checked)
