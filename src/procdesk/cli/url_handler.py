"""Makes the system open `procdesk:` addresses with procdesk, for one user, and takes that back again."""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path

from procdesk.i18n import Messages
from procdesk.resources import resource
from procdesk.subprocesses import interpreter

_NAME = "procdesk.desktop"
_TYPE = "x-scheme-handler/procdesk"
_CLASSES = r"Software\Classes\procdesk"
_HELPER_SECONDS = 20
_PLAIN = re.compile(r"[A-Za-z0-9_./+:=@-]+")
# What a quoted argument of an Exec line escapes (Desktop Entry Specification 1.5, "The Exec key").
_ESCAPED = str.maketrans({one: f"\\{one}" for one in '"`$\\'})


@dataclass(frozen=True, slots=True)
class UrlHandlerMessage:
    """What was done, as a code of `resources/words/` with its facts."""

    code: str
    facts: dict[str, str]


Run = Callable[[list[str]], bool]


def register(program: list[str], environment: Mapping[str, str], run: Run) -> list[UrlHandlerMessage]:
    """Makes `program`, which takes an address as its last argument, the one for `procdesk:` addresses.

    Raises OSError where a file or the registry cannot be written.
    """
    if sys.platform == "win32":
        return [_write_registry(program)]
    if sys.platform == "darwin":
        return [UrlHandlerMessage("register-macos", {})]
    return _write_entry(program, environment, run)


def unregister(environment: Mapping[str, str], run: Run) -> list[UrlHandlerMessage]:
    """Takes back what `register` has written. Raises OSError where that cannot be removed."""
    if sys.platform == "win32":
        return [_remove_registry()]
    if sys.platform == "darwin":
        return [UrlHandlerMessage("register-macos", {})]
    return _remove_entry(environment, run)


def own_program() -> list[str]:
    """How this procdesk is started to open an address; without a console where there is a command for that."""
    folder = Path(sys.executable).parent
    for name in ("procdesk-desk", "procdesk-desk.exe"):
        if (command := folder / name).is_file():
            return [str(command), "--"]
    return [*interpreter(), "-m", "procdesk", "open", "--"]


def run_helper(command: list[str]) -> bool:
    """Whether a program of the desktop is there and did what it was asked to."""
    path = shutil.which(command[0])
    if path is None:
        return False
    try:
        done = subprocess.run([path, *command[1:]], capture_output=True, timeout=_HELPER_SECONDS, check=False)
    except (OSError, subprocess.TimeoutExpired):
        return False
    return done.returncode == 0


def desktop_entry(program: list[str]) -> str:
    """The text of the .desktop file, by the Desktop Entry Specification."""
    lines = (
        "[Desktop Entry]",
        "Type=Application",
        "Version=1.0",
        "Name=procdesk",
        f"Comment={Messages('en').say('desktop-comment')}",
        f"Comment[es]={Messages('es').say('desktop-comment')}",
        f"Exec={' '.join(map(_quoted, program))} %u",
        "Icon=procdesk",
        "Terminal=false",
        "Categories=Office;",
        "StartupNotify=true",
        f"MimeType={_TYPE};",
    )
    return "\n".join(lines) + "\n"


def _quoted(argument: str) -> str:
    """An argument of an Exec line: escaped inside its quotes, then as a text of the file, then for its field codes."""
    if _PLAIN.fullmatch(argument):
        return argument
    return f'"{argument.translate(_ESCAPED)}"'.replace("\\", "\\\\").replace("%", "%%")


def _data_home(environment: Mapping[str, str]) -> Path:
    """Where the user's own desktop files live; a path that is not absolute is no path (XDG Base Directory)."""
    named = Path(environment.get("XDG_DATA_HOME", ""))
    return named if named.is_absolute() else Path.home() / ".local" / "share"


def _places(environment: Mapping[str, str]) -> tuple[Path, Path]:
    home = _data_home(environment)
    return home / "applications" / _NAME, home / "icons/hicolor/scalable/apps/procdesk.svg"


def _write_entry(program: list[str], environment: Mapping[str, str], run: Run) -> list[UrlHandlerMessage]:
    entry, icon = _places(environment)
    for place in (entry, icon):
        place.parent.mkdir(parents=True, exist_ok=True)
    shutil.copyfile(resource("icons", "procdesk.svg"), icon)
    entry.write_text(desktop_entry(program), encoding="utf-8")
    run(["update-desktop-database", str(entry.parent)])
    chosen = run(["xdg-mime", "default", _NAME, _TYPE])
    return [
        UrlHandlerMessage("register-written", {"path": str(entry)}),
        UrlHandlerMessage(
            "register-ready" if chosen else "register-by-hand", {"command": f"xdg-mime default {_NAME} {_TYPE}"}
        ),
    ]


def _remove_entry(environment: Mapping[str, str], run: Run) -> list[UrlHandlerMessage]:
    entry, icon = _places(environment)
    there = entry.exists()
    for place in (entry, icon):
        place.unlink(missing_ok=True)
    if there:
        run(["update-desktop-database", str(entry.parent)])
    return [UrlHandlerMessage("register-removed" if there else "register-nothing", {"path": str(entry)})]


def _write_registry(program: list[str]) -> UrlHandlerMessage:
    if sys.platform == "win32":
        import winreg

        with winreg.CreateKey(winreg.HKEY_CURRENT_USER, _CLASSES) as key:
            winreg.SetValueEx(key, "", 0, winreg.REG_SZ, "URL:procdesk")
            winreg.SetValueEx(key, "URL Protocol", 0, winreg.REG_SZ, "")
        with winreg.CreateKey(winreg.HKEY_CURRENT_USER, rf"{_CLASSES}\shell\open\command") as key:
            winreg.SetValueEx(key, "", 0, winreg.REG_SZ, f'{subprocess.list2cmdline(program)} "%1"')
    return UrlHandlerMessage("register-written", {"path": rf"HKEY_CURRENT_USER\{_CLASSES}"})


def _remove_registry() -> UrlHandlerMessage:
    there = False
    if sys.platform == "win32":
        import winreg

        # A key can only be deleted once nothing is below it.
        for key in (r"\shell\open\command", r"\shell\open", r"\shell", ""):
            try:
                winreg.DeleteKey(winreg.HKEY_CURRENT_USER, _CLASSES + key)
            except FileNotFoundError:
                continue
            there = True
    return UrlHandlerMessage(
        "register-removed" if there else "register-nothing", {"path": rf"HKEY_CURRENT_USER\{_CLASSES}"}
    )
