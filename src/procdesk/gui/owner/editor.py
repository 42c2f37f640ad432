"""Opens a file of the content at a line, in the editor of the user's choice; never through a shell."""

from __future__ import annotations

import re
import shlex
import shutil
import sys
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from enum import Enum, auto
from pathlib import Path
from typing import Final

from PySide6.QtCore import QProcess, QUrl
from PySide6.QtGui import QDesktopServices

PRESETS: Final[dict[str, tuple[str, ...]]] = {
    "code": ("-g", "{file}:{line}"),
    "codium": ("-g", "{file}:{line}"),
    "notepad++": ("-n{line}", "{file}"),
    "gedit": ("+{line}", "{file}"),
    "kate": ("-l", "{line}", "{file}"),
}
"""What each of the editors that are known needs to open a file at a line; the first that is there is used."""

_PLACE = re.compile(r"\{(file|line)\}")
# What Windows runs through a shell, which would take a file's name for commands.
_SCRIPTS: Final = (".bat", ".cmd")


class Opening(Enum):
    """How it went: opened, the file is gone, the chosen editor is not there, or no program opens such a file."""

    DONE = auto()
    FILE_GONE = auto()
    EDITOR_MISSING = auto()
    NO_PROGRAM = auto()


def _start(command: Sequence[str]) -> bool:
    started = QProcess.startDetached(command[0], list(command[1:]))
    # Of the two forms that PySide has, one tells the number of the process too.
    return bool(started[0] if isinstance(started, tuple) else started)


def _open_by_system(path: Path) -> bool:
    return QDesktopServices.openUrl(QUrl.fromLocalFile(str(path)))


@dataclass(frozen=True, slots=True)
class Editor:
    """Opens files; `chosen` gives the setting: a command with {file} and {line}, a program, or "" for what is there.

    `find` gives the path of a program, `start` starts a command, `open_by_system` opens a file with whatever the system
    has for it; both tell whether that worked.
    """

    chosen: Callable[[], str]
    find: Callable[[str], str | None] = shutil.which
    start: Callable[[Sequence[str]], bool] = _start
    open_by_system: Callable[[Path], bool] = _open_by_system

    def open(self, path: Path, line: int) -> Opening:
        """Opens a file at a line, counted from 1 (0: at its top)."""
        if not path.is_file():
            return Opening.FILE_GONE
        chosen = words_of(self.chosen(), sys.platform)
        if chosen:
            command = self._command(chosen)
            return Opening.DONE if command and self._run(command, path, line) else Opening.EDITOR_MISSING
        for name in PRESETS:
            command = self._command([name])
            if command and self._run(command, path, line):
                return Opening.DONE
        return Opening.DONE if self.open_by_system(path) else Opening.NO_PROGRAM

    def _run(self, command: Sequence[str], path: Path, line: int) -> bool:
        facts = {"file": str(path), "line": str(max(line, 1))}
        program, *arguments = command
        return self.start([program, *(_PLACE.sub(lambda found: facts[found[1]], one) for one in arguments)])

    def _command(self, words: Sequence[str]) -> list[str]:
        """The command with the path of its program, none where that is not there."""
        name, *arguments = words
        program = _without_script(self.find(name))
        if not program:
            return []
        known = PRESETS.get(Path(name).stem.lower(), ("{file}",))
        return [program, *(arguments if any("{file}" in one for one in arguments) else (*arguments, *known))]


def words_of(command: str, platform: str) -> list[str]:
    """The program and the arguments of a command as somebody wrote it; none where a quotation mark is missing."""
    try:
        if platform != "win32":
            return shlex.split(command)
        # A backslash there separates folders.
        return [one.strip('"') for one in shlex.split(command, posix=False)]
    except ValueError:
        return [command]


def _without_script(program: str | None) -> str | None:
    """A program that can be started without a shell; that of Visual Studio Code lies beside its script."""
    if program is None or not program.lower().endswith(_SCRIPTS):
        return program
    beside = Path(program).parent.parent / "Code.exe"
    return str(beside) if beside.is_file() else None
