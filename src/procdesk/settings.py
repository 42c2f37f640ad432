"""The user's settings and what the window remembers between two starts: two small TOML files, one table each.

`SETTINGS` is meant to be edited by hand, `MEMORY` is written by the window. Both come from a table of
key, default and help, from which `docs/settings.md` and the checks are made.
"""

from __future__ import annotations

import json
import os
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

import platformdirs

from procdesk.files import atomic_write

Value = str | int | bool | list[str]


@dataclass(frozen=True, slots=True)
class SettingDefinition:
    """One line of a table: `choices` is empty where every value of the default's type is allowed."""

    key: str
    default: Value
    help: str
    choices: tuple[str, ...] = ()


SETTINGS = (
    SettingDefinition("content", "", "The content folder; empty for the sample company."),
    SettingDefinition("language", "auto", "Language of the window and of messages.", ("auto", "es", "en")),
    SettingDefinition(
        "reading_language", "auto", "Language in which write-ups are shown first: auto, or a code such as es."
    ),
    SettingDefinition("theme", "auto", "Light, dark, or the same as the system.", ("auto", "light", "dark")),
    SettingDefinition("text_size", 100, "Size of all text in per cent, 80 to 200."),
    SettingDefinition("tray", True, "An icon in the system's tray that opens the window."),
    SettingDefinition("close_to_tray", False, "Closing the window only hides it while its icon is in the tray."),
    SettingDefinition("agent", "", "Your name in the note of a call; empty to leave it out."),
    SettingDefinition(
        "department", "", "Your own department, by its name or folder: nothing is passed on to it; empty for none."
    ),
    SettingDefinition(
        "call_pause", 10, "Minutes without activity after which a question is another customer's; 0 for never."
    ),
)

MEMORY = (
    SettingDefinition("geometry", "", "Place and size of the window, as Qt writes it, in base 64."),
    SettingDefinition("columns", "", "Widths of the list and of the page, in base 64."),
    SettingDefinition("compact", False, "Whether the window is the small one beside the CRM."),
    SettingDefinition("compact_geometry", "", "Place and size of the small window, as Qt writes it, in base 64."),
    SettingDefinition("told_of_tray", False, "Whether the user has been told that closing only hides the window."),
    SettingDefinition("pinned", [], "Ids of pinned processes, oldest first."),
    SettingDefinition("recent", [], "Ids of the processes read last, newest first."),
)


def settings_folder() -> Path:
    """Where the two files live; `PROCDESK_HOME` moves everything that procdesk writes, for tests and sticks."""
    home = os.environ.get("PROCDESK_HOME")
    return Path(home) if home else Path(platformdirs.user_config_dir("procdesk", appauthor=False))


def index_folder(content: Path) -> Path:
    """Where the index of one content folder lives: on this disk, of this user, never beside the content."""
    import hashlib

    home = os.environ.get("PROCDESK_HOME")
    base = Path(home) / "cache" if home else Path(platformdirs.user_cache_dir("procdesk", appauthor=False))
    place = os.path.normcase(str(content.absolute()))
    return base / "indexes" / hashlib.sha256(place.encode()).hexdigest()[:16]


class SettingsFile:
    """The values of one table, read once, written whole on every change.

    `complaints` names what could not be used, as (code, facts): a broken file is set aside, never overwritten.
    """

    def __init__(self, path: Path, table: tuple[SettingDefinition, ...]) -> None:
        self.path = path
        self.complaints: list[tuple[str, dict[str, str]]] = []
        self._table = {entry.key: entry for entry in table}
        self._values: dict[str, Value] = {}
        self._read()

    def text(self, key: str) -> str:
        """The value of a key that holds text."""
        return str(self._get(key))

    def number(self, key: str) -> int:
        """The value of a key that holds a whole number."""
        value = self._get(key)
        return value if isinstance(value, int) else 0

    def flag(self, key: str) -> bool:
        """The value of a key that holds yes or no."""
        return self._get(key) is True

    def texts(self, key: str) -> list[str]:
        """The value of a key that holds a list."""
        value = self._get(key)
        return list(value) if isinstance(value, list) else []

    def put(self, **values: Value) -> None:
        """Sets values and writes the file; a disk that cannot be written is noted in `complaints`."""
        for key, value in values.items():
            if key not in self._table:
                raise KeyError(key)
            self._values[key] = value
        try:
            # The agent's name is nobody else's business.
            atomic_write(self.path, _toml(self._table, self._values), mode=0o600)
        except OSError as error:
            self.complaints.append(("settings-not-written", {"path": str(self.path), "reason": str(error.strerror)}))

    def _get(self, key: str) -> Value:
        return self._values.get(key, self._table[key].default)

    def _read(self) -> None:
        try:
            found = tomllib.loads(self.path.read_text(encoding="utf-8"))
        except FileNotFoundError:
            return
        except OSError as error:
            self.complaints.append(("settings-unreadable", {"path": str(self.path), "reason": str(error.strerror)}))
            return
        except ValueError as error:
            self.complaints.append(("settings-broken", {"path": str(self.path), "reason": str(error)}))
            self._set_aside()
            return
        self._values = {key: value for key, value in found.items() if self._fits(key, value)}

    def _fits(self, key: str, value: object) -> bool:
        entry = self._table.get(key)
        if entry is None:
            return False
        right = type(value) is type(entry.default) and (not entry.choices or value in entry.choices)
        if isinstance(value, list):
            right = right and all(isinstance(item, str) for item in value)
        if not right:
            self.complaints.append(("setting-odd", {"key": key, "value": str(value), "path": str(self.path)}))
        return right

    def _set_aside(self) -> None:
        """Keeps the broken file beside the new one, so that nothing the user wrote is lost."""
        try:
            self.path.replace(self.path.with_suffix(".broken.toml"))
        except OSError as error:
            self.complaints.append(("settings-unreadable", {"path": str(self.path), "reason": str(error.strerror)}))


def _toml(table: Mapping[str, SettingDefinition], values: Mapping[str, Value]) -> str:
    """The values as TOML, each below its help; JSON's strings, numbers and flat lists are TOML's."""
    lines = []
    for key, entry in table.items():
        if key in values:
            value = json.dumps(values[key], ensure_ascii=False).replace("\x7f", "\\u007f")
            lines.append(f"# {entry.help}\n{key} = {value}\n")
    return "\n".join(lines)


def open_settings() -> SettingsFile:
    """The user's settings."""
    return SettingsFile(settings_folder() / "settings.toml", SETTINGS)


def open_window_state() -> SettingsFile:
    """What the window remembers."""
    return SettingsFile(settings_folder() / "memory.toml", MEMORY)
