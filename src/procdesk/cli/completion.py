"""Completion of verbs and options by the tabulator key: the script of a shell, and where the shell looks for it."""

from __future__ import annotations

import os
import sys
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from procdesk.files import atomic_write
from procdesk.settings import settings_folder

_PROGRAM: Final = "procdesk"
VARIABLE: Final = "_PROCDESK_COMPLETE"
"""The environment variable by which a shell's script asks procdesk for what may come next."""

SHELLS: Final = ("bash", "zsh", "fish", "powershell")


@dataclass(frozen=True, slots=True)
class CompletionFiles:
    """What a shell needs: its script in a file, and a line of its start file ("" where it finds the script itself)."""

    script: Path
    start_file: Path
    line: str = ""


def current_shell(environment: Mapping[str, str]) -> str:
    """The user's shell as the system names it; one that is not among `SHELLS` cannot be completed for."""
    named = Path(environment.get("SHELL", "")).name
    if named:
        return named.removesuffix(".exe").replace("pwsh", "powershell")
    return "powershell" if sys.platform == "win32" else ""


def completion_script(shell: str) -> str:
    """The script that makes a shell of `SHELLS` ask procdesk what may come next."""
    from typer._completion_shared import get_completion_script

    return get_completion_script(prog_name=_PROGRAM, complete_var=VARIABLE, shell=shell) + "\n"


def completion_files(shell: str, environment: Mapping[str, str]) -> CompletionFiles | None:
    """Where the script of a shell goes, for this user; None for PowerShell, whose profile is for its user to change."""
    home = Path.home()
    script = settings_folder() / f"completion.{shell}"
    if shell == "bash":
        return CompletionFiles(script, home / ".bashrc", f". '{script}'")
    if shell == "zsh":
        return CompletionFiles(script, _folder(environment, "ZDOTDIR", home) / ".zshrc", _zsh_line(script))
    if shell == "fish":
        folder = _folder(environment, "XDG_CONFIG_HOME", home / ".config") / "fish" / "completions"
        return CompletionFiles(folder / f"{_PROGRAM}.fish", folder / f"{_PROGRAM}.fish")
    return None


def install_completion(files: CompletionFiles, script: str) -> None:
    """Writes the script, and adds the line to the start file where it is not in it yet. Raises OSError."""
    atomic_write(files.script, script)
    if not files.line:
        return
    # As bytes: whatever encoding the user's file has, nothing but the end of it changes.
    before = files.start_file.read_bytes() if files.start_file.exists() else b""
    line = files.line.encode()
    if line not in before.splitlines():
        gap = b"" if before.endswith(b"\n") or not before else b"\n"
        with files.start_file.open("ab") as file:
            file.write(gap + line + b"\n")


def _zsh_line(script: Path) -> str:
    """Zsh's `compdef` is there only once its completion has been started."""
    return f"(( $+functions[compdef] )) || {{ autoload -Uz compinit && compinit }}; . '{script}'"


def _folder(environment: Mapping[str, str], variable: str, otherwise: Path) -> Path:
    """The folder that a variable names; a path that is not absolute is no path (XDG Base Directory)."""
    named = Path(environment.get(variable, ""))
    return named if named.is_absolute() else otherwise


def answer_shell(environment: Mapping[str, str] = os.environ) -> None:
    """Makes ready for a start by which a shell asks what may come next; any other start is left alone."""
    if VARIABLE in environment:
        from typer._completion_classes import completion_init

        completion_init()
