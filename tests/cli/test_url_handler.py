"""The system learns to open `procdesk:` addresses, and forgets it again."""

from __future__ import annotations

import configparser
import re
import shlex
import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from typer.testing import CliRunner

from procdesk.cli import app, url_handler
from procdesk.cli.url_handler import UrlHandlerMessage, own_program, register, run_helper, unregister

linux = pytest.mark.skipif(not sys.platform.startswith("linux"), reason="desktop files are for Linux")
PROGRAM = ["/opt/proc desk/bin/procdesk-desk", "--"]


class Helpers:
    """Notes what would be run."""

    def __init__(self, works: bool = True) -> None:
        self.ran: list[list[str]] = []
        self.works = works

    def __call__(self, command: list[str]) -> bool:
        self.ran.append(command)
        return self.works


def entry(home: Path) -> Path:
    return home / "applications" / "procdesk.desktop"


def read(text: str) -> configparser.SectionProxy:
    parser = configparser.ConfigParser(interpolation=None, delimiters=("=",), strict=True)
    parser.optionxform = str  # type: ignore[assignment]
    parser.read_string(text)
    assert parser.sections() == ["Desktop Entry"]
    return parser["Desktop Entry"]


def arguments(exec_line: str) -> list[str]:
    """What a desktop makes of an Exec line: the text of the file, then its quotes, then its field codes."""
    unescaped = exec_line.replace("\\\\", "\\")
    return [one.replace("%%", "%") for one in shlex.split(unescaped)]


@linux
def test_the_desktop_file_says_who_opens_the_addresses(tmp_path: Path) -> None:
    helpers = Helpers()
    told = register(PROGRAM, {"XDG_DATA_HOME": str(tmp_path)}, helpers)
    found = read(entry(tmp_path).read_text(encoding="utf-8"))
    assert found["Type"] == "Application"
    assert found["MimeType"] == "x-scheme-handler/procdesk;"
    assert found["Terminal"] == "false"
    assert arguments(found["Exec"]) == [*PROGRAM, "%u"]
    assert (tmp_path / "icons/hicolor/scalable/apps" / f"{found['Icon']}.svg").is_file()
    assert helpers.ran == [
        ["update-desktop-database", str(tmp_path / "applications")],
        ["xdg-mime", "default", "procdesk.desktop", "x-scheme-handler/procdesk"],
    ]
    assert [one.code for one in told] == ["register-written", "register-ready"]


@linux
def test_without_the_desktops_programs_the_rest_is_told(tmp_path: Path) -> None:
    told = register(PROGRAM, {"XDG_DATA_HOME": str(tmp_path)}, Helpers(works=False))
    assert told[1] == UrlHandlerMessage(
        "register-by-hand", {"command": "xdg-mime default procdesk.desktop x-scheme-handler/procdesk"}
    )


@linux
def test_registering_twice_is_registering_once_and_removing_leaves_nothing(tmp_path: Path) -> None:
    environment = {"XDG_DATA_HOME": str(tmp_path)}
    for _ in range(2):
        register(PROGRAM, environment, Helpers())
    assert [one.code for one in unregister(environment, Helpers())] == ["register-removed"]
    assert [one for one in tmp_path.rglob("*") if one.is_file()] == []
    assert [one.code for one in unregister(environment, Helpers())] == ["register-nothing"]


@linux
@pytest.mark.parametrize("named", ["", "relative/path"])
def test_without_a_proper_data_home_it_is_the_usual_one(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, named: str
) -> None:
    monkeypatch.setattr(Path, "home", lambda: tmp_path)
    register(PROGRAM, {"XDG_DATA_HOME": named}, Helpers())
    assert entry(tmp_path / ".local" / "share").is_file()


@given(folder=st.text(st.characters(codec="utf-8", exclude_categories=("Cc", "Cs")), min_size=1, max_size=30))
def test_any_path_of_the_program_survives_the_exec_line(folder: str) -> None:
    line = read(url_handler.desktop_entry([f"/{folder}/procdesk"]))["Exec"]
    assert line.endswith(" %u")
    argument = line.removesuffix(" %u").replace("\\\\", "\\").replace("%%", "%")
    if argument.startswith('"'):
        # Inside its quotes a backslash makes the next letter an ordinary one.
        argument = re.sub(r"\\(.)", r"\1", argument[1:-1])
    assert argument == f"/{folder}/procdesk"


def test_the_program_starts_with_addresses_that_look_like_options() -> None:
    program = own_program()
    assert Path(program[0]).is_file()
    assert program[-1] == "--"


def test_a_helper_that_is_missing_or_fails_is_no_error() -> None:
    assert not run_helper(["no-such-program-anywhere"])
    assert not run_helper([sys.executable, "-c", "raise SystemExit(3)"])
    assert run_helper([sys.executable, "-c", ""])


@linux
def test_the_verb_says_in_words_what_it_wrote_and_removed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path))
    monkeypatch.setattr(url_handler, "run_helper", Helpers())
    done = CliRunner().invoke(app, ["register", "--lang", "en"])
    assert done.exit_code == 0
    assert str(entry(tmp_path)) in done.stderr
    assert "procdesk:?q=" in done.stderr
    done = CliRunner().invoke(app, ["register", "--remove", "--lang", "es"])
    assert done.exit_code == 0
    assert "Se ha borrado" in done.stderr
    assert not entry(tmp_path).exists()


@linux
def test_a_folder_that_cannot_be_written_is_told_in_words(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "applications").write_text("a file in the way")
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path))
    done = CliRunner().invoke(app, ["register", "--lang", "en"])
    assert done.exit_code == 2
    assert "cannot be written" in done.stderr or str(tmp_path) in done.stderr
    assert "Traceback" not in done.stderr


@linux
def test_the_written_entry_starts_a_program_with_the_address(tmp_path: Path) -> None:
    shown = [sys.executable, "-c", "import sys; print(sys.argv[1:])", "--"]
    register(shown, {"XDG_DATA_HOME": str(tmp_path)}, Helpers())
    line = arguments(read(entry(tmp_path).read_text(encoding="utf-8"))["Exec"])
    ran = subprocess.run(
        [*line[:-1], "procdesk:?q=--content+/etc"], capture_output=True, text=True, check=True, timeout=60
    )
    assert "procdesk:?q=--content+/etc" in ran.stdout
