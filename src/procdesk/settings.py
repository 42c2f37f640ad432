"""The settings, the user's own and those of the machine, and what the window remembers between two starts.

Each is a small TOML file. `SETTINGS` is meant to be edited by hand, `MEMORY` is written by the window. Both come from a
table of key, default and help, from which `docs/settings.md` and the checks are made.
"""

from __future__ import annotations

import json
import os
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path

import platformdirs

from procdesk.files import atomic_write
from procdesk.text import mistyped

Value = str | int | bool | list[str]
Complaint = tuple[str, dict[str, str]]
"""What could not be used, as a code of `resources/words/` and its facts."""


@dataclass(frozen=True, slots=True)
class SettingDefinition:
    """One line of a table: `choices` is empty where every value of the default's type is allowed.

    A number may be `limits[0]` at least and `limits[1]` at most; without limits, any.
    """

    key: str
    default: Value
    help: str
    choices: tuple[str, ...] = ()
    limits: tuple[int, int] | None = None

    def allows(self, value: object) -> bool:
        """Whether the value has the default's type, and is one of those that the table allows."""
        right = type(value) is type(self.default) and (not self.choices or value in self.choices)
        if isinstance(value, list):
            return right and all(isinstance(item, str) for item in value)
        if isinstance(value, int) and self.limits is not None:
            return right and self.limits[0] <= value <= self.limits[1]
        return right


SETTINGS = (
    SettingDefinition("content", "", "The content folder; empty for the sample company."),
    SettingDefinition("language", "auto", "Language of the window and of messages.", ("auto", "es", "en")),
    SettingDefinition(
        "reading_language", "auto", "Language in which write-ups are shown first: auto, or a code such as es."
    ),
    SettingDefinition("theme", "auto", "Light, dark, or the same as the system.", ("auto", "light", "dark")),
    SettingDefinition("text_size", 100, "Size of all text in per cent, 80 to 200.", limits=(80, 200)),
    SettingDefinition("tray", True, "An icon in the system's tray that opens the window."),
    SettingDefinition("close_to_tray", False, "Closing the window only hides it while its icon is in the tray."),
    SettingDefinition("agent", "", "Your name in the note of a call; empty to leave it out."),
    SettingDefinition(
        "department", "", "Your own department, by its name or folder: nothing is passed on to it; empty for none."
    ),
    SettingDefinition(
        "owner",
        "",
        "You as an owner of pages, as they name you: e-mail address or role; several between commas, empty for none.",
    ),
    SettingDefinition(
        "call_pause",
        10,
        "Minutes without activity after which a question is another customer's; 0 for never.",
        limits=(0, 1440),
    ),
    SettingDefinition(
        "editor", "", "The command that opens a file of the content, with {file} and {line}; empty for what is there."
    ),
    SettingDefinition("spelling", True, "Words that no dictionary has are marked while a page is edited."),
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


def machine_settings_path() -> Path | None:
    """The settings of all users of this machine, which only an administrator writes; none below `PROCDESK_HOME`."""
    if os.environ.get("PROCDESK_HOME"):
        return None
    return Path(platformdirs.site_config_dir("procdesk", appauthor=False)) / "settings.toml"


def index_folder(content: Path) -> Path:
    """Where the index of one content folder lives: on this disk, of this user, never beside the content."""
    return _cache_folder() / "indexes" / _name_of(content)


def _name_of(content: Path) -> str:
    """What a content folder is called among all those of this user."""
    import hashlib

    place = os.path.normcase(str(content.absolute()))
    return hashlib.sha256(place.encode()).hexdigest()[:16]


def moves_folder(content: Path) -> Path:
    """Where the last moves in one content folder are kept, so that they can be undone."""
    return settings_folder() / "moves" / _name_of(content)


def encoder_folder() -> Path:
    """Where the numbers of the sentence encoder are kept, for all content folders of this user."""
    return _cache_folder() / "encoder"


def drafts_folder() -> Path:
    """Where the texts are kept that this user has written and not saved yet."""
    return _data_folder() / "drafts"


def states_folder() -> Path:
    """Where earlier states of the pages are kept that this user has saved in the editor."""
    return _data_folder() / "states"


def _data_folder() -> Path:
    home = os.environ.get("PROCDESK_HOME")
    return Path(home) if home else Path(platformdirs.user_data_dir("procdesk", appauthor=False))


def _cache_folder() -> Path:
    home = os.environ.get("PROCDESK_HOME")
    return Path(home) / "cache" if home else Path(platformdirs.user_cache_dir("procdesk", appauthor=False))


@dataclass(frozen=True, slots=True)
class StoredValues:
    """What a file holds of a table, and what of it could not be used; `broken` is true where it is no TOML."""

    values: Mapping[str, Value] = field(default_factory=dict)
    complaints: tuple[Complaint, ...] = ()
    broken: bool = False


def read_values(path: Path, table: Mapping[str, SettingDefinition]) -> StoredValues:
    """The values of a file that the table allows; keys that it does not know are passed over. No file holds none."""
    try:
        found = tomllib.loads(path.read_text(encoding="utf-8-sig"))
    except FileNotFoundError:
        return StoredValues()
    except OSError as error:
        facts = {"path": str(path), "reason": str(error.strerror)}
        return StoredValues(complaints=(("settings-unreadable", facts),))
    except ValueError as error:
        facts = {"path": str(path), "reason": str(error)}
        return StoredValues(complaints=(("settings-broken", facts),), broken=True)
    values = {key: value for key, value in found.items() if key in table and table[key].allows(value)}
    complaints = (_complaint(key, value, path, table) for key, value in found.items() if key not in values)
    return StoredValues(values, tuple(one for one in complaints if one is not None))


def _complaint(key: str, value: object, path: Path, table: Mapping[str, SettingDefinition]) -> Complaint | None:
    """What is wrong with a key that cannot be used; nothing where it may be that of another version."""
    if key in table:
        return "setting-odd", {"key": key, "value": str(value), "path": str(path)}
    near = mistyped(key, table)
    return ("setting-misspelt", {"key": key, "suggestion": near, "path": str(path)}) if near else None


class SettingsFile:
    """The values of one table: the user's own from a file, else those of `machine`, else the defaults.

    The file is written whole on every change, together with what somebody else has changed in it meanwhile.
    `complaints` names what could not be used, as (code, facts): a broken file is set aside, never overwritten.
    """

    def __init__(
        self, path: Path, table: tuple[SettingDefinition, ...], machine: StoredValues = StoredValues()
    ) -> None:
        self.path = path
        self.complaints: list[Complaint] = list(machine.complaints)
        self._table = {entry.key: entry for entry in table}
        self._machine = machine.values
        self._unwritten: dict[str, Value] = {}
        self._values = self._read()

    def text(self, key: str) -> str:
        """The value of a key that holds text."""
        return str(self.value(key))

    def number(self, key: str) -> int:
        """The value of a key that holds a whole number."""
        value = self.value(key)
        return value if isinstance(value, int) else 0

    def flag(self, key: str) -> bool:
        """The value of a key that holds yes or no."""
        return self.value(key) is True

    def texts(self, key: str) -> list[str]:
        """The value of a key that holds a list."""
        value = self.value(key)
        return list(value) if isinstance(value, list) else []

    def value(self, key: str) -> Value:
        """The value of a key, whatever it holds. KeyError for one that the table lacks."""
        default = self._table[key].default
        return self._values.get(key, self._machine.get(key, default))

    def origin(self, key: str) -> str:
        """Where the value of a key is from: "user", "machine" or "default"."""
        if key in self._values:
            return "user"
        return "machine" if key in self._machine else "default"

    def put(self, **values: Value) -> None:
        """Sets values and writes the file; a disk that cannot be written is noted in `complaints`."""
        for key in values:
            if key not in self._table:
                raise KeyError(key)
        self._values = self._read() | self._unwritten | values
        try:
            # The agent's name is nobody else's business.
            atomic_write(self.path, _toml(self._table, self._values), mode=0o600)
        except OSError as error:
            self._unwritten |= values
            self._complain("settings-not-written", {"path": str(self.path), "reason": str(error.strerror)})
        else:
            self._unwritten.clear()

    def _read(self) -> dict[str, Value]:
        found = read_values(self.path, self._table)
        for code, facts in found.complaints:
            self._complain(code, facts)
        if found.broken:
            self._set_aside()
        return dict(found.values)

    def _complain(self, code: str, facts: dict[str, str]) -> None:
        """Notes what is wrong, once: the file is read again whenever it is written."""
        if (code, facts) not in self.complaints:
            self.complaints.append((code, facts))

    def _set_aside(self) -> None:
        """Keeps the broken file beside the new one, so that nothing the user wrote is lost."""
        try:
            self.path.replace(self.path.with_suffix(".broken.toml"))
        except OSError as error:
            self._complain("settings-unreadable", {"path": str(self.path), "reason": str(error.strerror)})


def _toml(table: Mapping[str, SettingDefinition], values: Mapping[str, Value]) -> str:
    """The values as TOML, each below its help; JSON's strings, numbers and flat lists are TOML's."""
    lines = []
    for key, entry in table.items():
        if key in values:
            value = json.dumps(values[key], ensure_ascii=False).replace("\x7f", "\\u007f")
            lines.append(f"# {entry.help}\n{key} = {value}\n")
    return "\n".join(lines)


def open_settings() -> SettingsFile:
    """The user's settings, over those of the machine."""
    return SettingsFile(settings_folder() / "settings.toml", SETTINGS, _machine_settings())


def open_window_state() -> SettingsFile:
    """What the window remembers."""
    return SettingsFile(settings_folder() / "memory.toml", MEMORY)


def _machine_settings() -> StoredValues:
    """What the administrator has set for all users. A broken file of theirs stays where it is."""
    path = machine_settings_path()
    if path is None:
        return StoredValues()
    found = read_values(path, {entry.key: entry for entry in SETTINGS})
    if found.broken:
        return replace(found, complaints=tuple(("machine-settings-broken", facts) for _, facts in found.complaints))
    return found
