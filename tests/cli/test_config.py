"""`procdesk config`: every setting read and changed, and nothing odd let in."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from procdesk.settings import SETTINGS, open_settings
from tests.cli.test_cli import facts, run
from tests.conftest import write


@pytest.mark.parametrize("setting", SETTINGS, ids=lambda one: one.key)
def test_every_setting_is_printed_as_it_is(setting: object, own_home: Path) -> None:
    found = facts(run("config", "get", setting.key, "--json"))
    assert (found["value"], found["from"], found["default"]) == (setting.default, "default", setting.default)
    shown = setting.default if isinstance(setting.default, str) else json.dumps(setting.default)
    assert run("config", "get", setting.key).stdout == f"{shown}\n"


@pytest.mark.parametrize(
    ("key", "written", "value"),
    [
        ("theme", "dark", "dark"),
        ("text-size", "120", 120),
        ("TEXT_SIZE", "80", 80),
        ("tray", "no", False),
        ("close_to_tray", "sí", True),
        ("agent", "Ana", "Ana"),
        ("agent", "", ""),
        ("call_pause", "0", 0),
        ("department", "Facturación", "Facturación"),
    ],
)
def test_a_value_that_is_set_is_there_afterwards(key: str, written: str, value: object) -> None:
    result = run("config", "set", key, written, "--lang", "en")
    assert (result.exit_code, result.stdout) == (0, "")
    assert str(open_settings().path) in result.stderr
    found = facts(run("config", "get", key, "--json"))
    assert (found["value"], found["from"]) == (value, "user")


@pytest.mark.parametrize(
    ("key", "written", "words"),
    [
        ("theme", "azul", "auto, light, dark"),
        ("language", "fr", "auto, es, en"),
        ("text_size", "500", "80-200"),
        ("text_size", "79", "80-200"),
        ("text_size", "big", "80-200"),
        ("text_size", "1.5", "80-200"),
        ("text_size", "", "80-200"),
        ("call_pause", "2000", "0-1440"),
        ("tray", "quizás", "true, false"),
        ("tray", "", "true, false"),
        ("contnt", "x", "content"),
        ("colour", "x", "close_to_tray"),
    ],
)
def test_a_value_or_key_that_is_not_allowed_changes_nothing(key: str, written: str, words: str, own_home: Path) -> None:
    for lang in ("es", "en"):
        result = run("config", "set", key, written, "--lang", lang)
        assert (result.exit_code, result.stdout) == (2, "")
        assert words in result.stderr
    assert [path.name for path in own_home.iterdir()] == ["cache"]


def test_an_unknown_key_is_told_with_the_nearest_or_all() -> None:
    near, far = (run("config", "get", key, "--lang", "es") for key in ("themes", "zzz"))
    assert (near.exit_code, far.exit_code) == (2, 2)
    assert "«theme»" in near.stderr
    assert "call_pause" in far.stderr


def test_a_content_folder_is_kept_as_an_absolute_path(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(folder.parent)
    assert run("config", "set", "content", "content").exit_code == 0
    monkeypatch.chdir(folder)
    assert run("config", "get", "content").stdout.strip() == str(folder)
    assert facts(run("index", "--json"))["processes"] == 3
    assert run("config", "set", "content", "").exit_code == 0
    assert run("config", "get", "content").stdout == "\n"


@pytest.mark.parametrize("name", ["no", "text.md"])
def test_a_content_folder_that_is_none_is_refused(tmp_path: Path, name: str) -> None:
    write(tmp_path, "text.md", "# Title")
    result = run("config", "set", "content", tmp_path / name)
    assert result.exit_code == 2
    assert str(tmp_path / name) in result.stderr
    assert run("config", "get", "content").stdout == "\n"


def test_the_list_tells_where_each_value_is_from(own_home: Path) -> None:
    write(own_home, "settings.toml", 'theme = "dark"\n')
    by_key = {one["key"]: one for one in json.loads(run("config", "list", "--json").stdout)}
    assert list(by_key) == [setting.key for setting in SETTINGS]
    assert (by_key["theme"]["from"], by_key["agent"]["from"]) == ("user", "default")
    assert run("config", "--lang", "en").stdout == run("config", "list", "--lang", "en").stdout
    assert 'theme             "dark"  (yours)' in run("config", "list", "--lang", "en").stdout


def test_the_path_is_that_of_the_files_and_whether_they_are_there(own_home: Path) -> None:
    write(own_home, "settings.toml", 'theme = "dark"\n')
    shown = run("config", "path", "--lang", "en").stdout.splitlines()
    assert shown == [
        f"{own_home / 'settings.toml'}  (your settings; there)",
        f"{own_home / 'memory.toml'}  (what the window remembers; not there yet)",
    ]
    assert facts(run("config", "path", "--json"))["user"] == str(own_home / "settings.toml")


def test_settings_that_cannot_be_written_are_told(own_home: Path) -> None:
    (own_home / "settings.toml").mkdir()
    result = run("config", "set", "theme", "dark", "--lang", "en")
    assert result.exit_code == 2
    assert str(own_home / "settings.toml") in result.stderr


def test_the_machines_settings_hold_for_whoever_has_chosen_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, folder: Path
) -> None:
    machine = machine_settings(tmp_path, monkeypatch, f'content = "{folder.as_posix()}"\ntheme = "dark"\n')
    assert facts(run("index", "--json"))["processes"] == 3
    assert run("config", "set", "theme", "light").exit_code == 0
    assert facts(run("config", "get", "theme", "--json"))["from"] == "user"
    assert facts(run("config", "get", "content", "--json"))["from"] == "machine"
    assert facts(run("config", "path", "--json"))["machine"] == str(machine)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("theme = [", "no se entienden"),
        ('theme = "purple"', "purple"),
        ("text_size = 500", "500"),
        ('contents = "x"', "«content»"),
    ],
)
def test_what_is_wrong_with_the_machines_settings_is_told_with_their_file_which_stays(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, text: str, words: str
) -> None:
    machine = machine_settings(tmp_path, monkeypatch, text)
    result = run("config", "get", "theme", "--lang", "es")
    assert (result.exit_code, result.stdout) == (0, "auto\n")
    assert words in result.stderr
    assert str(machine) in result.stderr
    assert machine.read_text() == text


def machine_settings(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, text: str) -> Path:
    """Settings of the machine with that text, as platformdirs finds them on this system, and a home without others."""
    monkeypatch.delenv("PROCDESK_HOME")
    for name in ("config", "cache", "data"):
        monkeypatch.setattr(f"platformdirs.user_{name}_dir", lambda *_, name=name, **__: str(tmp_path / "home" / name))
    monkeypatch.setattr("platformdirs.site_config_dir", lambda *_, **__: str(tmp_path / "machine"))
    return write(tmp_path, "machine/settings.toml", text)
