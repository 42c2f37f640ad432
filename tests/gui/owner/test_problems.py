"""The window knows what `check` knows: it counts, marks, lists and opens the problems of the content."""

from __future__ import annotations

import re
from collections import Counter
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QListWidget, QToolButton

from procdesk.content.folder import read_all
from procdesk.gui.owner import editor
from procdesk.gui.owner.problems_dialog import ProblemsDialog
from procdesk.model import Level
from procdesk.subprocesses import ChildState
from procdesk.validation.checks import check
from procdesk.validation.child import checked_folder, checked_part, start_check
from tests.conftest import write
from tests.gui.conftest import OFFSCREEN, Opened, Program, bury
from tests.gui.finders import child

pytestmark = OFFSCREEN
PAGE = (
    "---\ntitle: {title}\nowner: averias@norvia.example\nfirst_contact: solve\n"
    "customer_says: [{phrases}]\n---\n## {heading}\n{said}\n"
)
SPANISH = {
    "title": "Luces",
    "phrases": "hay una luz roja, se enciende la luz, parpadea en rojo",
    "heading": "Qué decir",
}
ENGLISH = {"title": "Lights", "phrases": "there is a red light, the light is on, it blinks red", "heading": "Say this"}
LINKED = PAGE.format(**SPANISH, said="Mira [esto](nada.es.md).")
BROKEN = "---\ntitle: [roto\n---\n## Qué decir\nTexto.\n"


@pytest.fixture
def checking(open_program: Opened, folder: Path) -> Program:
    """A program that checks its content at once, in a folder with a dead link and a broken page."""
    write(folder, "averias/luces.es.md", LINKED)
    write(folder, "averias/rota.es.md", BROKEN)
    program = open_program(folder, check_ms=0)
    program.until(lambda: program.session.is_complete)
    return program


def dialog(program: Program) -> ProblemsDialog:
    """The list that is open."""
    program.until(QApplication.activeModalWidget)
    found = QApplication.activeModalWidget()
    assert isinstance(found, ProblemsDialog)
    return found


def counted(program: Program) -> str:
    return " ".join(one for one in buttons(program) if re.search(r"\d (error|aviso)", one))


def buttons(program: Program) -> list[str]:
    return [one.text() for one in program.window.findChildren(QToolButton) if one.isVisible()]


def counts(folder: Path) -> str:
    """How many errors and warnings `check` tells of the folder, in the words of the window."""
    found = Counter(one.level for one in check(read_all(folder), date(2026, 11, 22)))
    words = {Level.ERROR: ("error", "errores"), Level.WARNING: ("aviso", "avisos")}
    return " · ".join(f"{found[level]} {words[level][found[level] != 1]}" for level in Level if found[level])


def number_of_page(folder: Path, path: str) -> int:
    """How many problems `check` tells of one file."""
    return sum(one.path == path for one in check(read_all(folder), date(2026, 11, 22)))


def test_a_child_finds_what_check_finds(folder: Path) -> None:
    write(folder, "averias/luces.es.md", LINKED)
    write(folder, "averias/rota.es.md", BROKEN)
    task = start_check(folder, date(2026, 11, 22))
    assert task.wait() is ChildState.SUCCEEDED
    found = checked_folder([checked_part(result) for result in task.results])
    whole = read_all(folder)
    assert found.problems == check(whole, date(2026, 11, 22))
    assert set(found.of_rules) == set(found.problems) - set(whole.problems)


def test_the_problems_of_a_large_folder_come_in_parts_that_go_on_one_where_the_other_ended(folder: Path) -> None:
    for number in range(300):
        write(folder, f"averias/luces-{number}.es.md", LINKED)
    task = start_check(folder, date(2026, 11, 22))
    assert task.wait() is ChildState.SUCCEEDED
    assert len(task.results) > 1
    found = checked_folder([checked_part(result) for result in task.results])
    assert found.problems == check(read_all(folder), date(2026, 11, 22))


def test_the_status_bar_counts_what_check_tells(checking: Program, folder: Path) -> None:
    checking.until(lambda: counted(checking) == counts(folder), 30_000)
    write(folder, "averias/luces.es.md", LINKED.replace("nada.es.md", "router.es.md"))
    checking.until(lambda: counted(checking) == counts(folder), 30_000)


def test_the_problems_of_reading_are_counted_before_anything_is_checked(open_program: Opened, folder: Path) -> None:
    program = open_program(folder)
    write(folder, "averias/rota.es.md", BROKEN)
    program.until(lambda: counted(program) == "1 error")
    (folder / "averias/rota.es.md").unlink()
    program.until(lambda: counted(program) == "")


def test_a_page_says_how_many_problems_it_has_and_lists_them_with_a_key(checking: Program) -> None:
    checking.read("luz roja", "Luces")
    checking.until(lambda: any("para su responsable" in one for one in buttons(checking)), 30_000)
    checking.press(Qt.Key.Key_I, Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier)
    listed = dialog(checking)
    assert listed.lines[0] == "averias/luces.es.md"
    assert any("nada.es.md" in line and "línea 8" in line for line in listed.lines[1:])
    assert {line for line in listed.lines if line.endswith(".md")} == {"averias/luces.es.md"}
    listed.close()


def test_a_page_without_a_problem_says_nothing_of_it(checking: Program, folder: Path) -> None:
    checking.read("luz roja", "Luces")
    checking.until(lambda: any("para su responsable" in one for one in buttons(checking)), 30_000)
    write(folder, "averias/luces.es.md", PAGE.format(**SPANISH, said="Mira [esto](router.es.md)."))
    write(folder, "averias/luces.en.md", PAGE.format(**ENGLISH, said="Look at [this](router.es.md)."))
    checking.until(lambda: number_of_page(folder, "averias/luces.es.md") == 0)
    checking.until(lambda: not any("para su responsable" in one for one in buttons(checking)), 30_000)


def test_all_problems_are_listed_by_file_with_errors_first(checking: Program) -> None:
    checking.do("problems")
    listed = dialog(checking)
    checking.until(lambda: listed.state == "", 30_000)
    levels = "".join(
        "E" if line.startswith("Error") else "-" if line.endswith((".md", ".yaml")) else "w" for line in listed.lines
    )
    by_file = [group for group in levels.split("-") if group]
    assert all("wE" not in group for group in by_file)
    assert [("E" in group) for group in by_file] == sorted((("E" in group) for group in by_file), reverse=True)
    assert {"E", "w"} <= set(levels)
    listed.close()


def test_without_problems_the_list_says_so(open_program: Opened, folder: Path) -> None:
    for path in folder.rglob("*.md"):
        path.unlink()
    write(folder, "procdesk.yaml", "name: Norvia\nlanguages: [es]\n")
    write(folder, "notas/hola.es.md", "# Hola\n\nQué tal.\n")
    program = open_program(folder, check_ms=0)
    program.do("problems")
    listed = dialog(program)
    program.until(lambda: listed.state == "No hay ningún problema.", 30_000)
    assert listed.lines == ()
    listed.close()


def test_until_all_is_checked_the_list_says_that_more_may_follow_and_then_has_it(checking: Program) -> None:
    checking.do("problems")
    listed = dialog(checking)
    first = listed.state
    assert first in ("", "Se está comprobando el contenido: en un momento puede haber más.")
    checking.until(lambda: any("nada.es.md" in line for line in listed.lines), 30_000)
    listed.close()


def test_enter_opens_the_file_at_its_line(checking: Program, monkeypatch: pytest.MonkeyPatch) -> None:
    started: list[list[str]] = []
    monkeypatch.setattr(
        editor.QProcess, "startDetached", lambda program, args: bool(started.append([program, *args])) or True
    )
    checking.session.context.settings.put(editor="python3 {file} {line}")
    checking.read("luz roja", "Luces")
    checking.do("page_problems")
    listed = dialog(checking)
    checking.until(lambda: any("nada.es.md" in line for line in listed.lines), 30_000)
    rows = child(listed, QListWidget)
    rows.setCurrentRow(next(number for number, line in enumerate(listed.lines) if "nada.es.md" in line))
    checking.qtbot.keyClick(rows, Qt.Key.Key_Return)
    checking.until(lambda: started)
    assert started[0][1:] == [str(checking.folder / "averias/luces.es.md"), "8"]
    assert "averias/luces.es.md" in checking.said
    listed.close()


def test_an_editor_that_is_not_there_is_told_in_words(checking: Program) -> None:
    checking.session.context.settings.put(editor="no-such-editor {file}")
    checking.do("problems")
    listed = dialog(checking)
    checking.until(lambda: listed.lines, 30_000)
    checking.qtbot.keyClick(child(listed, QListWidget), Qt.Key.Key_Return)
    checking.until(lambda: "no-such-editor" in checking.said)
    listed.close()


@pytest.mark.parametrize("name", ["problems", "page_problems"])
def test_a_list_is_gone_once_it_is_closed(checking: Program, qapp: QApplication, name: str) -> None:
    checking.read("luz roja", "Luces")
    checking.do(name)
    dialog(checking).close()
    bury(qapp)
    assert checking.window.findChildren(ProblemsDialog) == []


def test_a_very_long_list_ends_with_how_many_more_there_are(open_program: Opened, folder: Path) -> None:
    dead = "\n".join(f"[x](nada-{number}.es.md)\n" for number in range(600))
    write(folder, "averias/luces.es.md", f"# Luces\n\nTexto.\n\n{dead}")
    program = open_program(folder, check_ms=0)
    program.do("problems")
    listed = dialog(program)
    program.until(
        lambda: listed.lines and re.fullmatch(r"y \d+ más, que dice «procdesk check»", listed.lines[-1]), 60_000
    )
    assert len(listed.lines) < 520
    listed.close()
