"""Options before the verb count as those behind it, and the version is told."""

from __future__ import annotations

from pathlib import Path

import pytest

from procdesk import __version__
from tests.cli.test_cli import facts, run
from tests.conftest import write

TITLE = "Sin conexión a internet"


@pytest.fixture
def other(tmp_path: Path) -> Path:
    """A folder with one page, which is broken."""
    write(tmp_path, "other/ventas/alta.es.md", "---\ntitle: Alta\nverified: 2026-02-31\n---\nTexto.\n")
    return tmp_path / "other"


@pytest.mark.parametrize("before", [["--content", "{}"], ["--content={}"]])
def test_a_folder_before_the_verb_is_the_one_that_is_checked(other: Path, before: list[str]) -> None:
    result = run(*(one.format(other) for one in before), "check")
    assert result.exit_code == 1
    assert "ventas/alta.es.md" in result.stdout


def test_a_folder_before_the_verb_that_is_none_ends_the_verb(tmp_path: Path) -> None:
    text = write(tmp_path, "text.md", "# Title")
    for place in (tmp_path / "no", text):
        for verb in ("check", "index", "search x", "show a/b", "eval --self", "new x --department y", "print a/b"):
            result = run("--content", place, *verb.split())
            assert (result.exit_code, result.stdout) == (2, ""), verb
            assert str(place) in result.stderr


def test_a_relative_folder_before_the_verb_is_below_the_working_folder(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(folder.parent)
    assert facts(run("--content", folder.name, "--json", "search", "fibra"))["hits"][0]["title"] == TITLE


def test_a_folder_may_begin_with_the_home(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HOME", str(folder.parent))
    monkeypatch.setenv("USERPROFILE", str(folder.parent))
    assert facts(run("--content=~/content", "index", "--json"))["processes"] == 3


def test_of_an_option_given_twice_the_one_behind_the_verb_counts(folder: Path, other: Path) -> None:
    found = facts(run("--content", other, "search", "--content", folder, "--json", "fibra"))
    assert found["hits"][0]["title"] == TITLE
    found = facts(run("--content", other, "--content", folder, "--json", "search", "fibra"))
    assert found["hits"][0]["title"] == TITLE


def test_the_language_before_the_verb_is_that_of_messages_and_pages(folder: Path) -> None:
    found = facts(run("--lang", "en", "--content", folder, "--json", "search", "me han cobrado dos veces"))
    assert found["hits"][0]["title"] == "Charged twice on the bill"
    assert "does not exist" in run("--lang", "en", "check", "--content", folder / "no").stderr
    assert "No existe" in run("--lang", "en", "check", "--content", folder / "no", "--lang", "es").stderr


def test_an_option_before_a_verb_within_a_verb_counts(own_home: Path) -> None:
    assert facts(run("--lang", "en", "--json", "config", "get", "theme"))["value"] == "auto"
    assert facts(run("config", "--json", "get", "theme"))["value"] == "auto"


@pytest.mark.parametrize(
    "words", ["--content x init y", "--json init y", "--content x register", "--json open", "--content x config path"]
)
def test_an_option_that_the_verb_has_no_use_for_is_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, words: str
) -> None:
    monkeypatch.chdir(tmp_path)
    result = run(*words.split())
    assert (result.exit_code, result.stdout) == (2, "")
    assert words.split()[0] in result.stderr
    assert list(tmp_path.iterdir()) == []


def test_the_help_of_a_verb_is_there_whatever_stands_before_it(folder: Path) -> None:
    assert run("--content", folder, "--lang", "en", "search", "--help").stdout.startswith("Usage:")


@pytest.mark.parametrize("words", ["--version", "-V", "--version --lang en"])
def test_the_version_is_told(words: str) -> None:
    result = run(*words.split())
    assert (result.exit_code, result.stdout) == (0, f"procdesk {__version__}\n")
