"""A file is opened at its line by the editor of the user's choice, and never through a shell."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

import pytest

from procdesk.gui.owner.editor import Editor, Opening, words_of


@dataclass
class Machine:
    """A computer with some programs, which notes what is started."""

    programs: dict[str, str]
    has_default: bool = True
    started: list[list[str]] = field(default_factory=list)
    defaulted: list[Path] = field(default_factory=list)

    def start(self, command: Sequence[str]) -> bool:
        self.started.append(list(command))
        return True

    def by_system(self, path: Path) -> bool:
        self.defaulted.append(path)
        return self.has_default

    def editor(self, chosen: str) -> Editor:
        return Editor(lambda: chosen, self.programs.get, self.start, self.by_system)


@pytest.fixture
def page(tmp_path: Path) -> Path:
    """A file whose name a shell, or a careless template, would take for more than a name."""
    path = tmp_path / "a b; touch x & {line} $(y).md"
    path.write_text("# Page\n")
    return path


@pytest.mark.parametrize(
    ("chosen", "programs", "expected"),
    [
        ("", {"code": "/bin/code", "kate": "/bin/kate"}, ["/bin/code", "-g", "FILE:7"]),
        ("", {"kate": "/bin/kate"}, ["/bin/kate", "-l", "7", "FILE"]),
        ("", {"gedit": "/bin/gedit"}, ["/bin/gedit", "+7", "FILE"]),
        ("", {"notepad++": "/bin/notepad++"}, ["/bin/notepad++", "-n7", "FILE"]),
        ("", {"codium": "/bin/codium"}, ["/bin/codium", "-g", "FILE:7"]),
        ("kate", {"code": "/bin/code", "kate": "/bin/kate"}, ["/bin/kate", "-l", "7", "FILE"]),
        ("code -r", {"code": "/bin/code"}, ["/bin/code", "-r", "-g", "FILE:7"]),
        ("vim", {"vim": "/bin/vim"}, ["/bin/vim", "FILE"]),
        ("'my editor' --at {line} {file}", {"my editor": "/opt/my editor"}, ["/opt/my editor", "--at", "7", "FILE"]),
        ("subl {file}:{line}", {"subl": "/bin/subl"}, ["/bin/subl", "FILE:7"]),
    ],
)
def test_a_file_is_opened_at_its_line(page: Path, chosen: str, programs: dict[str, str], expected: list[str]) -> None:
    machine = Machine(programs)
    assert machine.editor(chosen).open(page, 7) is Opening.DONE
    assert machine.started == [[one.replace("FILE", str(page)) for one in expected]]
    assert machine.defaulted == []


def test_a_problem_of_the_whole_file_opens_its_top(page: Path) -> None:
    machine = Machine({"code": "/bin/code"})
    machine.editor("").open(page, 0)
    assert machine.started == [["/bin/code", "-g", f"{page}:1"]]


def test_without_an_editor_the_system_opens_the_file(page: Path) -> None:
    machine = Machine({})
    assert machine.editor("").open(page, 7) is Opening.DONE
    assert machine.defaulted == [page]
    assert Machine({}, has_default=False).editor("").open(page, 7) is Opening.NO_PROGRAM


@pytest.mark.parametrize("chosen", ["no-such {file}", "'unclosed {file}", "{file}"])
def test_an_editor_that_is_not_there_is_told_and_no_other_is_taken(page: Path, chosen: str) -> None:
    machine = Machine({"code": "/bin/code"})
    assert machine.editor(chosen).open(page, 7) is Opening.EDITOR_MISSING
    assert (machine.started, machine.defaulted) == ([], [])


def test_a_file_that_is_gone_is_told(tmp_path: Path) -> None:
    machine = Machine({"code": "/bin/code"})
    assert machine.editor("").open(tmp_path / "gone.md", 7) is Opening.FILE_GONE
    assert machine.started == []


def test_a_script_of_windows_is_never_run_for_it_would_need_a_shell(page: Path, tmp_path: Path) -> None:
    script = tmp_path / "VS Code" / "bin" / "code.CMD"
    machine = Machine({"code": str(script)})
    assert machine.editor("code").open(page, 7) is Opening.EDITOR_MISSING
    script.parent.mkdir(parents=True)
    program = script.parent.parent / "Code.exe"
    program.write_text("")
    assert machine.editor("code").open(page, 7) is Opening.DONE
    assert machine.started == [[str(program), "-g", f"{page}:7"]]


@pytest.mark.parametrize(
    ("command", "platform", "expected"),
    [
        (
            r'"C:\Program Files\Notepad++\notepad++.exe" -n{line} {file}',
            "win32",
            [r"C:\Program Files\Notepad++\notepad++.exe", "-n{line}", "{file}"],
        ),
        (r"C:\bin\ed.exe {file}", "win32", [r"C:\bin\ed.exe", "{file}"]),
        ("'/opt/my editor' {file}", "linux", ["/opt/my editor", "{file}"]),
        ("", "linux", []),
    ],
)
def test_a_command_is_read_as_it_is_written_on_each_system(command: str, platform: str, expected: list[str]) -> None:
    assert words_of(command, platform) == expected
