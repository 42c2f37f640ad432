"""Completion by the tabulator key: the scripts work in their shells, and only what is told is written."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from procdesk.cli.completion import (
    SHELLS,
    CompletionFiles,
    completion_files,
    completion_script,
    current_shell,
    install_completion,
)
from tests.cli.test_cli import run

pytestmark = pytest.mark.skipif(os.name == "nt", reason="the shells that write anything are those of Unix")


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A home of its own, empty."""
    place = tmp_path / "home"
    place.mkdir()
    monkeypatch.setenv("HOME", str(place))
    monkeypatch.setenv("PROCDESK_HOME", str(place / ".config" / "procdesk"))
    for name in ("ZDOTDIR", "XDG_CONFIG_HOME", "XDG_DATA_HOME"):
        monkeypatch.delenv(name, raising=False)
    return place


def written(home: Path) -> set[str]:
    return {path.relative_to(home).as_posix() for path in home.rglob("*") if path.is_file()}


@pytest.mark.parametrize("shell", SHELLS)
def test_the_script_of_a_shell_is_printed_and_nothing_is_written(
    home: Path, monkeypatch: pytest.MonkeyPatch, shell: str
) -> None:
    monkeypatch.setenv("SHELL", f"/usr/bin/{shell}")
    result = run("--show-completion")
    assert (result.exit_code, result.stderr, result.stdout) == (0, "", completion_script(shell))
    assert written(home) == set()


@pytest.mark.parametrize(
    ("shell", "files"),
    [
        ("bash", {".bashrc", ".config/procdesk/completion.bash"}),
        ("zsh", {".zshrc", ".config/procdesk/completion.zsh"}),
        ("fish", {".config/fish/completions/procdesk.fish"}),
        ("powershell", set()),
    ],
)
@pytest.mark.parametrize("lang", ["es", "en"])
def test_installing_writes_what_it_tells_and_nothing_else(
    home: Path, monkeypatch: pytest.MonkeyPatch, shell: str, files: set[str], lang: str
) -> None:
    monkeypatch.setenv("SHELL", f"/bin/{shell}")
    for _ in range(2):
        result = run("--install-completion", "--lang", lang)
        assert result.exit_code == 0
        assert written(home) == files
        assert all(str(home / name) in result.stderr for name in files)
    assert "$PROFILE" in result.stderr or files
    start = [home / name for name in files if name.endswith("rc")]
    assert all(len(path.read_text().splitlines()) == 1 for path in start)


@pytest.mark.parametrize("before", [b"", b"alias a=b", b"alias a=b\n", "set ñ\n".encode("latin-1"), b"a\r\nb\r\n"])
def test_what_a_start_file_holds_stays(home: Path, before: bytes) -> None:
    (home / ".bashrc").write_bytes(before)
    files = completion_files("bash", {})
    assert files is not None
    install_completion(files, "script")
    assert (home / ".bashrc").read_bytes().startswith(before)
    assert (home / ".bashrc").read_bytes().splitlines()[-1] == files.line.encode()


@pytest.mark.parametrize(("shell", "told"), [("/bin/tcsh", "tcsh"), ("", "SHELL")])
def test_another_shell_is_told_and_nothing_is_written(
    home: Path, monkeypatch: pytest.MonkeyPatch, shell: str, told: str
) -> None:
    monkeypatch.setenv("SHELL", shell)
    for option in ("--show-completion", "--install-completion"):
        result = run(option, "--lang", "es")
        assert (result.exit_code, result.stdout) == (2, "")
        assert told in result.stderr
        assert "bash, zsh, fish" in result.stderr
    assert written(home) == set()


def test_a_place_that_cannot_be_written_is_told(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SHELL", "/bin/bash")
    (home / ".config").write_text("a file in the folder's place")
    result = run("--install-completion")
    assert result.exit_code == 2
    assert str(home / ".config") in result.stderr


def test_the_shell_is_the_one_that_the_system_names() -> None:
    assert current_shell({"SHELL": "/usr/local/bin/pwsh"}) == "powershell"
    assert current_shell({"SHELL": r"/c/bash.exe"}) == "bash"


def test_a_line_is_added_only_where_the_shell_does_not_find_the_script_itself(tmp_path: Path) -> None:
    install_completion(CompletionFiles(tmp_path / "a" / "script", tmp_path / "start"), "text")
    assert [path.name for path in tmp_path.iterdir()] == ["a"]


ASK = {
    "bash": 'COMP_WORDS=(procdesk {}); COMP_CWORD={count}; _procdesk_completion procdesk; echo "${{COMPREPLY[@]}}"',
    "fish": 'complete --do-complete "procdesk {}"',
}


@pytest.mark.parametrize("shell", ASK)
@pytest.mark.parametrize(
    ("words", "expected"),
    [("se", {"search"}), ("config ", {"get", "set", "list", "path"}), ("check --lan", {"--lang"})],
)
def test_a_shell_that_has_the_script_completes(
    home: Path, monkeypatch: pytest.MonkeyPatch, shell: str, words: str, expected: set[str]
) -> None:
    program = shutil.which(shell)
    if program is None:
        pytest.skip(f"{shell} is not installed")
    command = home / "bin" / "procdesk"
    command.parent.mkdir()
    command.write_text(f'#!/bin/sh\nexec "{sys.executable}" -m procdesk "$@"\n')
    command.chmod(0o755)
    (home / "script").write_text(completion_script(shell))
    ask = ASK[shell].format(words, count=len(words.split(" ")))
    done = subprocess.run(
        [program, "-c", f"source '{home / 'script'}'; {ask}"],
        env={**os.environ, "PATH": f"{command.parent}:{os.environ['PATH']}"},
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    found = {line.split("\t")[0] for line in done.stdout.splitlines()} if shell == "fish" else set(done.stdout.split())
    assert found >= expected, done.stderr
    assert written(home) <= {"script", "bin/procdesk", ".config/fish/fish_variables", ".local/share/fish/fish_history"}
