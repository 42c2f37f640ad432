"""Settings and memory: a wrong value falls back, a broken file is set aside, and both are told."""

from __future__ import annotations

import os
import tomllib
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from procdesk.i18n import Messages
from procdesk.settings import (
    MEMORY,
    SETTINGS,
    SettingDefinition,
    SettingsFile,
    index_folder,
    machine_settings_path,
    open_settings,
    open_window_state,
    read_values,
    settings_folder,
)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "settings.toml"


def codes(store: SettingsFile) -> list[str]:
    return [code for code, _ in store.complaints]


def test_without_a_file_the_defaults_hold_and_nothing_is_written(path: Path) -> None:
    store = SettingsFile(path, SETTINGS)
    assert (store.text("theme"), store.number("text_size"), store.text("content")) == ("auto", 100, "")
    assert store.complaints == []
    assert not path.exists()


def test_what_is_put_is_there_at_the_next_start_beside_its_help(path: Path) -> None:
    SettingsFile(path, SETTINGS).put(theme="dark", text_size=120, content='C:\\señal "x"\n')
    again = SettingsFile(path, SETTINGS)
    assert (again.text("theme"), again.number("text_size")) == ("dark", 120)
    assert again.text("content") == 'C:\\señal "x"\n'
    assert "# Light, dark, or the same as the system." in path.read_text(encoding="utf-8")


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=60)
@given(texts=st.lists(st.text(st.characters(codec="utf-8"), max_size=20), max_size=5))
def test_any_text_survives_being_written_and_read(tmp_path: Path, texts: list[str]) -> None:
    path = tmp_path / "memory.toml"
    SettingsFile(path, MEMORY).put(recent=texts, geometry="".join(texts))
    again = SettingsFile(path, MEMORY)
    assert again.texts("recent") == texts
    assert again.text("geometry") == "".join(texts)
    assert again.complaints == []


def test_a_broken_file_is_set_aside_untouched_and_told(path: Path) -> None:
    path.write_text("theme = 'dark\nmy own notes")
    store = SettingsFile(path, SETTINGS)
    assert codes(store) == ["settings-broken"]
    assert store.text("theme") == "auto"
    assert path.with_name("settings.broken.toml").read_text() == "theme = 'dark\nmy own notes"
    store.put(theme="light")
    assert SettingsFile(path, SETTINGS).text("theme") == "light"
    assert path.with_name("settings.broken.toml").exists()


def test_a_file_that_is_no_text_is_set_aside_too(path: Path) -> None:
    path.write_bytes(b"\xff\xfe\x00binary")
    assert codes(SettingsFile(path, SETTINGS)) == ["settings-broken"]
    assert path.with_name("settings.broken.toml").read_bytes() == b"\xff\xfe\x00binary"


@pytest.mark.parametrize(
    "line",
    ['theme = "purple"', "theme = 7", 'text_size = "large"', "text_size = true", "language = []", "content = 1.5"],
)
def test_an_odd_value_falls_back_and_is_told_while_the_others_hold(path: Path, line: str) -> None:
    path.write_text(f'{line}\nreading_language = "en"\n')
    store = SettingsFile(path, SETTINGS)
    key = line.partition(" ")[0]
    default = next(entry.default for entry in SETTINGS if entry.key == key)
    read = {str: store.text, int: store.number}[type(default)]
    assert read(key) == default
    assert store.text("reading_language") == "en"
    code, facts = store.complaints[0]
    assert (code, facts["key"], facts["path"]) == ("setting-odd", key, str(path))


def test_a_list_holds_text_only(path: Path) -> None:
    path.write_text('pinned = ["a/b", 7]\nrecent = ["a/b"]\n')
    store = SettingsFile(path, MEMORY)
    assert (store.texts("pinned"), store.texts("recent")) == ([], ["a/b"])
    assert codes(store) == ["setting-odd"]


@pytest.mark.parametrize(
    ("key", "suggestion"), [("contents", "content"), ("text-size", "text_size"), ("agents", "agent")]
)
def test_a_key_that_looks_like_one_of_ours_is_told(path: Path, key: str, suggestion: str) -> None:
    path.write_text(f'{key} = "x"\n')
    assert SettingsFile(path, SETTINGS).complaints == [
        ("setting-misspelt", {"key": key, "suggestion": suggestion, "path": str(path)})
    ]


@pytest.mark.parametrize("line", ["text_size = 79", "text_size = 201", "call_pause = -1", "call_pause = 1441"])
def test_a_number_out_of_its_limits_falls_back_and_is_told(path: Path, line: str) -> None:
    path.write_text(f"{line}\n")
    store = SettingsFile(path, SETTINGS)
    assert codes(store) == ["setting-odd"]
    assert (store.number("text_size"), store.number("call_pause")) == (100, 10)


def test_what_somebody_else_has_written_meanwhile_is_kept(path: Path) -> None:
    open_window = SettingsFile(path, SETTINGS)
    SettingsFile(path, SETTINGS).put(agent="Ana")
    open_window.put(theme="dark")
    again = SettingsFile(path, SETTINGS)
    assert (again.text("agent"), again.text("theme")) == ("Ana", "dark")
    again.put(theme="light")
    open_window.put(text_size=120)
    assert SettingsFile(path, SETTINGS).text("theme") == "light"


def test_what_could_not_be_written_is_written_with_the_next_change(tmp_path: Path) -> None:
    blocked = tmp_path / "blocked"
    blocked.write_text("a file in the folder's place")
    store = SettingsFile(blocked / "settings.toml", SETTINGS)
    store.put(theme="dark")
    store.put(agent="Ana")
    blocked.unlink()
    store.put(text_size=120)
    again = SettingsFile(blocked / "settings.toml", SETTINGS)
    assert (again.text("theme"), again.text("agent"), again.number("text_size")) == ("dark", "Ana", 120)


def test_the_machines_values_stand_between_the_users_and_the_defaults(path: Path, tmp_path: Path) -> None:
    machine = tmp_path / "machine.toml"
    machine.write_text('\ufefftheme = "dark"\nagent = "Desk"\n', encoding="utf-8")
    path.write_text('theme = "light"\n')
    store = SettingsFile(path, SETTINGS, read_values(machine, {entry.key: entry for entry in SETTINGS}))
    assert (store.text("theme"), store.text("agent"), store.number("text_size")) == ("light", "Desk", 100)
    assert [store.origin(key) for key in ("theme", "agent", "text_size")] == ["user", "machine", "default"]
    store.put(text_size=120)
    assert tomllib.loads(path.read_text()) == {"theme": "light", "text_size": 120}


def test_a_home_of_its_own_knows_no_settings_of_the_machine(monkeypatch: pytest.MonkeyPatch) -> None:
    assert machine_settings_path() is None
    monkeypatch.delenv("PROCDESK_HOME")
    path = machine_settings_path()
    assert path is not None
    assert path.parts[-2:] == ("procdesk", "settings.toml")


def test_a_key_of_another_version_is_passed_over(path: Path) -> None:
    path.write_text('theme = "dark"\n[future]\nx = 1\n')
    assert SettingsFile(path, SETTINGS).text("theme") == "dark"


def test_an_unknown_key_cannot_be_put(path: Path) -> None:
    with pytest.raises(KeyError):
        SettingsFile(path, SETTINGS).put(colour="red")


def test_a_folder_that_cannot_be_written_is_told_and_the_value_holds_until_the_end(tmp_path: Path) -> None:
    blocked = tmp_path / "blocked"
    blocked.write_text("a file in the folder's place")
    store = SettingsFile(blocked / "settings.toml", SETTINGS)
    store.put(theme="dark")
    assert store.text("theme") == "dark"
    assert "settings-not-written" in codes(store)
    assert all(facts["reason"] for _, facts in store.complaints)


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="root may read and write everything")
def test_an_unreadable_file_is_told_and_left_alone(path: Path) -> None:
    path.write_text('theme = "dark"\n')
    path.chmod(0)
    assert codes(SettingsFile(path, SETTINGS)) == ["settings-unreadable"]
    path.chmod(0o600)
    assert path.read_text() == 'theme = "dark"\n'


def test_a_folder_in_the_files_place_is_told(path: Path) -> None:
    path.mkdir()
    store = SettingsFile(path, SETTINGS)
    assert codes(store) == ["settings-unreadable"]
    store.put(theme="dark")
    assert codes(store) == ["settings-unreadable", "settings-not-written"]
    assert list(path.parent.iterdir()) == [path]


@pytest.mark.parametrize("lang", ["es", "en"])
def test_every_complaint_has_its_sentence(path: Path, lang: str) -> None:
    words = Messages(lang)
    path.write_text('themes = "dark"\n')
    misspelt = SettingsFile(path, SETTINGS).complaints
    path.write_text('theme = "purple"\n')
    odd = SettingsFile(path, SETTINGS).complaints
    path.write_text("= =")
    broken = SettingsFile(path, SETTINGS).complaints
    path.mkdir()
    blocked = SettingsFile(path, SETTINGS)
    blocked.put(theme="dark")
    told = [words.say(code, **facts) for code, facts in (*odd, *misspelt, *broken, *blocked.complaints)]
    assert len(told) == 5
    assert all(str(path) in sentence for sentence in told)
    assert "purple" in told[0]


@pytest.mark.parametrize("table", [SETTINGS, MEMORY], ids=["settings", "memory"])
def test_every_entry_has_a_key_of_its_own_help_and_a_default_that_fits(table: tuple[SettingDefinition, ...]) -> None:
    assert len({entry.key for entry in table}) == len(table)
    for entry in table:
        assert entry.help.endswith(".")
        assert not entry.choices or entry.default in entry.choices


def test_a_home_of_its_own_holds_everything(own_home: Path, tmp_path: Path) -> None:
    assert settings_folder() == own_home
    assert index_folder(tmp_path).is_relative_to(own_home)
    open_settings().put(theme="dark")
    open_window_state().put(pinned=["a/b"])
    assert sorted(path.name for path in own_home.iterdir()) == ["cache", "memory.toml", "settings.toml"]
    assert tomllib.loads((own_home / "memory.toml").read_text()) == {"pinned": ["a/b"]}


def test_without_a_home_of_its_own_the_system_names_the_folders(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.delenv("PROCDESK_HOME")
    assert settings_folder().name == "procdesk"
    assert index_folder(tmp_path).parts[-2] == "indexes"


def test_every_content_folder_has_an_index_of_its_own(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert index_folder(tmp_path / "a") != index_folder(tmp_path / "b")
    monkeypatch.chdir(tmp_path)
    assert index_folder(Path("a")) == index_folder(tmp_path / "a")
