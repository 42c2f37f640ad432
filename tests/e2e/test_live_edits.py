"""A real window follows the folder while it is edited: it answers what the files say, and no sentence is false."""

from __future__ import annotations

import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.conftest import write
from tests.e2e.conftest import Program, Screen, Start

pytestmark = [
    pytest.mark.skipif(not sys.platform.startswith("linux"), reason="Xvfb is a display of X11"),
    pytest.mark.usefixtures("screen"),
]
SHOP = "---\ntitle: Página {0}\ncustomer_says:\n  - la compra {0} no llega\n---\n## Qué decir\nRespuesta {0}.\n"
OFFLINE, FIBRE = "averias/sin-internet", "no me funciona la fibra"
FALSE = ("Faltan", "sin acceso", "no existe", "salido mal")


@pytest.fixture
def edited(folder: Path) -> Path:
    """The small company with a department of six pages; nothing else has been saved in it since."""
    for number in range(6):
        write(folder, f"tiendas/pagina-{number}.es.md", SHOP.format(number))
    return folder


@pytest.fixture
def program(start: Start, screen: Screen, edited: Path) -> Program:
    program = start("--lang", "es", "--content", str(edited))
    program.wait_for_line("content: ")
    program.wait_for(lambda: "problems: " in program.lines(), "the content has been checked")
    screen.focus_window()
    return program


def ask(program: Program, screen: Screen, question: str, best: str) -> None:
    """Types a question anew until its best hit is this one: the list follows the folder by itself."""
    screen.keyboard("key", "ctrl+k")
    screen.keyboard("type", "--delay", "15", question)
    program.wait_for(lambda: last(program, f"answered: {question} -> ") == best, f"{question} -> {best}")


def last(program: Program, words: str) -> str:
    """What stands behind the last such words in the log."""
    return program.lines().rpartition(words)[2].partition("\n")[0] if words in program.lines() else ""


def problems(program: Program) -> str:
    """How many problems the content has, as far as it is checked."""
    return last(program, "problems: ").partition(",")[0]


def until_copied(program: Program, screen: Screen, text: str) -> None:
    """Presses the key that copies until that is what another program would paste."""
    program.wait_for(lambda: copied(program, screen) == text, f"the answer is: {text}")


def copied(program: Program, screen: Screen) -> str:
    before = program.lines().count("copied: ")
    screen.keyboard("key", "ctrl+c")
    program.wait_for(lambda: program.lines().count("copied: ") > before, "something was copied")
    return screen.clipboard()


def terminal(folder: Path, environment: dict[str, str], question: str) -> str:
    """What the terminal finds first at the same time."""
    command = [
        sys.executable,
        "-m",
        "procdesk",
        "search",
        "--content",
        str(folder),
        "--lang",
        "es",
        "--limit",
        "1",
        question,
    ]
    done = subprocess.run(command, env=environment, capture_output=True, text=True, timeout=60, check=True)
    return done.stdout + done.stderr


def nothing_false(program: Program) -> None:
    said = [line for line in program.lines().split("\n") if " said: " in line or " content: " in line]
    assert [line for line in said if any(word in line for word in FALSE)] == []


def a_department(folder: Path) -> None:
    (folder / "tiendas").rename(folder / "comercios")


def a_file(folder: Path) -> None:
    (folder / "tiendas/pagina-3.es.md").rename(folder / "tiendas/tercera.es.md")


@pytest.mark.parametrize(
    ("rename", "new"), [(a_department, "comercios/pagina-3"), (a_file, "tiendas/tercera")], ids=["department", "file"]
)
def test_what_is_renamed_while_it_is_read_is_read_on_under_its_new_id(
    program: Program,
    screen: Screen,
    edited: Path,
    environment: dict[str, str],
    rename: Callable[[Path], None],
    new: str,
) -> None:
    ask(program, screen, "la compra 3 no llega", "tiendas/pagina-3")
    screen.keyboard("key", "Return")
    program.wait_for_line("opened: tiendas/pagina-3")
    rename(edited)
    program.wait_for_line(f"renamed: tiendas/pagina-3 -> {new}")
    until_copied(program, screen, "Respuesta 3.")
    ask(program, screen, "la compra 3 no llega", new)
    assert new in terminal(edited, environment, "la compra 3 no llega")
    nothing_false(program)


def test_a_page_that_breaks_and_is_mended_says_at_each_time_what_its_file_says(
    program: Program, screen: Screen, edited: Path, environment: dict[str, str]
) -> None:
    ask(program, screen, FIBRE, OFFLINE)
    until_copied(program, screen, "Vamos a verlo.")
    before = (edited / f"{OFFLINE}.es.md").read_text("utf-8")
    sound = problems(program)
    broken = before.replace("title: Sin conexión a internet", "title: [Sin conexión").replace(
        "Vamos a verlo.", "Ya va."
    )
    write(edited, f"{OFFLINE}.es.md", broken)
    until_copied(program, screen, "Ya va.")
    program.wait_for(lambda: problems(program) != sound, "the mistake is counted")
    assert "página con un error" in terminal(edited, environment, FIBRE)
    write(edited, f"{OFFLINE}.es.md", before)
    until_copied(program, screen, "Vamos a verlo.")
    program.wait_for(lambda: problems(program) == sound, "the mistake is counted no more")
    assert "error" not in terminal(edited, environment, FIBRE)
    nothing_false(program)


def test_a_conflict_copy_that_appears_and_goes_never_answers_in_the_place_of_its_page(
    program: Program, screen: Screen, edited: Path
) -> None:
    ask(program, screen, FIBRE, OFFLINE)
    sound = problems(program)
    copy = edited / "averias/sin-internet (Ana's conflicted copy 2026-11-23).es.md"
    shutil.copy(edited / f"{OFFLINE}.es.md", copy)
    program.wait_for(lambda: problems(program) != sound, "the copy is told")
    ask(program, screen, FIBRE, OFFLINE)
    copy.unlink()
    program.wait_for(lambda: problems(program) == sound, "the copy is told no more")
    ask(program, screen, FIBRE, OFFLINE)
    until_copied(program, screen, "Vamos a verlo.")
    nothing_false(program)


def test_the_title_bar_says_whose_processes_these_are(program: Program, screen: Screen) -> None:
    program.wait_for(
        lambda: bool(screen.keyboard("search", "--name", "^Norvia – procdesk$")), "the name in the title bar"
    )
