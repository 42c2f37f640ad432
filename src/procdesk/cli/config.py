"""The verb of the settings: config, with get, set, list and path."""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import Annotated, Final

import typer

from procdesk.cli.common import Json, Lang, Terminal, given_folder
from procdesk.settings import (
    SETTINGS,
    SettingDefinition,
    SettingsFile,
    Value,
    machine_settings_path,
    open_window_state,
)
from procdesk.text import closest, fold

Key = Annotated[str, typer.Argument()]

_YES: Final = frozenset({"true", "yes", "on", "1", "si"})
_NO: Final = frozenset({"false", "no", "off", "0"})


def config(context: typer.Context, lang: Lang = "", as_json: Json = False) -> None:
    """Read and change the settings. Without a verb: list them."""
    if context.invoked_subcommand is None:
        list_(lang, as_json)


def get(key: Key, lang: Lang = "", as_json: Json = False) -> None:
    """Print the value of a setting."""
    terminal = Terminal(None, lang, as_json)
    setting = _setting(terminal, key)
    if as_json:
        _write_json(_facts(terminal.settings, setting))
    else:
        typer.echo(_shown(terminal.settings.value(setting.key)))


def set_(key: Key, value: Annotated[str, typer.Argument()], lang: Lang = "") -> None:
    """Change a setting."""
    terminal = Terminal(None, lang)
    setting = _setting(terminal, key)
    chosen = _value(terminal, setting, value)
    if setting.key == "content":
        chosen = _existing_folder(terminal, value)
    told = len(terminal.settings.complaints)
    terminal.settings.put(**{setting.key: chosen})
    for code, facts in terminal.settings.complaints[told:]:
        terminal.give_up(code, **facts)
    terminal.tell("config-set", key=setting.key, value=_shown(chosen), path=str(terminal.settings.path))


def list_(lang: Lang = "", as_json: Json = False) -> None:
    """List all settings with their values, and where each is from."""
    terminal = Terminal(None, lang, as_json)
    if as_json:
        _write_json([_facts(terminal.settings, setting) for setting in SETTINGS])
        return
    width = max(len(setting.key) for setting in SETTINGS)
    for setting in SETTINGS:
        value = json.dumps(terminal.settings.value(setting.key), ensure_ascii=False)
        origin = terminal.words.say(f"config-from-{terminal.settings.origin(setting.key)}")
        typer.echo(f"{setting.key:<{width}}  {value}  ({origin})")


def path(lang: Lang = "", as_json: Json = False) -> None:
    """Tell where the settings are kept."""
    terminal = Terminal(None, lang, as_json)
    machine = machine_settings_path()
    places = {
        "user": str(terminal.settings.path),
        "machine": str(machine) if machine else None,
        "memory": str(open_window_state().path),
    }
    if as_json:
        _write_json(places)
        return
    for name, place in places.items():
        if place:
            there = terminal.words.say("config-there" if Path(place).is_file() else "config-not-there")
            typer.echo(f"{place}  ({terminal.words.say(f'config-file-{name}')}; {there})")


def _setting(terminal: Terminal, key: str) -> SettingDefinition:
    """The setting of that key, which may be written with hyphens; ends the verb for any other."""
    table = {setting.key: setting for setting in SETTINGS}
    found = table.get(key.strip().lower().replace("-", "_"))
    if found is None:
        known = ", ".join(table)
        terminal.give_up("unknown-setting", key=key, suggestion=closest(key, table), known=known)
    return found


def _value(terminal: Terminal, setting: SettingDefinition, written: str) -> Value:
    """The value as its setting wants it; ends the verb where it is not allowed."""
    value: Value | None = written
    if isinstance(setting.default, bool):
        folded = fold(written.strip())
        value = folded in _YES if folded in _YES | _NO else None
    elif isinstance(setting.default, int):
        value = int(written) if written.strip().removeprefix("-").isdecimal() else None
    if value is None or not setting.allows(value):
        code, allowed = _allowed(setting)
        terminal.give_up(code, key=setting.key, value=written, allowed=allowed)
    return value


def _allowed(setting: SettingDefinition) -> tuple[str, str]:
    """The sentence about what a setting may be, as a code, and its values."""
    if isinstance(setting.default, bool):
        return "setting-not-allowed", "true, false"
    if setting.limits is not None:
        return "setting-out-of-range", f"{setting.limits[0]}-{setting.limits[1]}"
    return "setting-not-allowed", ", ".join(setting.choices)


def _existing_folder(terminal: Terminal, written: str) -> str:
    """The absolute path of a content folder, "" for the sample; ends the verb where there is no such folder."""
    if not written.strip():
        return ""
    folder = given_folder(written).absolute()
    if not folder.is_dir():
        terminal.give_up("content-not-a-folder" if folder.exists() else "content-missing", path=str(folder))
    return str(folder)


def _facts(settings: SettingsFile, setting: SettingDefinition) -> dict[str, object]:
    return {
        "key": setting.key,
        "value": settings.value(setting.key),
        "from": settings.origin(setting.key),
        "default": setting.default,
        "choices": list(setting.choices),
    }


def _shown(value: Value) -> str:
    """A value as it is typed: text as it stands, yes and no as in TOML."""
    return value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)


def _write_json(facts: object) -> None:
    sys.stdout.write(json.dumps(facts, ensure_ascii=False, indent=2) + "\n")
