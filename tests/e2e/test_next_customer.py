"""Customers in a row in a real window, by keyboard alone, by mouse alone and mixed; the keys that each costs."""

from __future__ import annotations

import re
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

import pytest

from tests.e2e.conftest import DEADLINE_S, Program, Screen, wait_for

pytestmark = [
    pytest.mark.skipif(not sys.platform.startswith("linux"), reason="Xvfb is a display of X11"),
    pytest.mark.usefixtures("screen"),
]
ROOT = Path(__file__).parents[2]
DOCUMENTED = ROOT / "docs" / "keys.md"
_ROW = re.compile(r"^\| (?P<moment>[^|]+?) \| (?P<count>\d+)\b[^|]*\|", re.MULTILINE)
CHARGED = ("me han cobrado dos veces la factura", "facturacion/cobro-duplicado")
INTERNET = ("no me funciona internet desde ayer", "averias/sin-internet")
LOST = ("he perdido la sim", "movil/sim-perdida-o-robada")


@dataclass
class Agent:
    """Somebody with a headset on: types the customers' words, presses keys, which are counted, and clicks."""

    program: Program
    screen: Screen
    pressed: list[str] = field(default_factory=list)

    def hear(self, customer: tuple[str, str]) -> None:
        """Types a customer's words wherever the cursor is, and waits for the answer to all of them."""
        words, best = customer
        self.screen.keyboard("type", "--delay", "25", words)
        self.program.wait_for_line(f"answered: {words} -> {best}")

    def press(self, key: str, then: str = "") -> None:
        """Presses a key; with `then`, waits until the log tells this once more."""
        before = self.program.lines().count(then)
        self.pressed.append(key)
        self.screen.keyboard("key", key)
        self._wait_for(then, before)

    def click(self, name: str, then: str = "") -> None:
        """Clicks on a button, or a row of the list, once it is seen."""
        before = self.program.lines().count(then)
        place: list[str] = []

        def seen() -> bool:
            place[:] = self._place(name)
            return len(place) == 2

        wait_for(seen, lambda: f"“{name}” is not seen:\n{self.program.lines()}")
        self.screen.keyboard("mousemove", *place, "click", "1")
        self._wait_for(then, before)

    def sees(self, name: str) -> bool:
        return len(self._place(name)) == 2

    def copied(self) -> str:
        return self.screen.clipboard()

    def _place(self, name: str) -> list[str]:
        stdin, stdout = self.program.process.stdin, self.program.process.stdout
        assert stdin is not None
        assert stdout is not None
        stdin.write(f"{name}\n")
        stdin.flush()
        return stdout.readline().split()

    def _wait_for(self, then: str, before: int) -> None:
        if then:
            wait_for(
                lambda: self.program.lines().count(then) > before,
                lambda: f"no further “{then}” in the log:\n{self.program.lines()}",
            )


@pytest.fixture
def agent(environment: dict[str, str], screen: Screen, tmp_path: Path) -> Iterator[Agent]:
    log = tmp_path / "log.txt"
    process = subprocess.Popen(
        [sys.executable, "-m", "tests.e2e.located", "--lang", "es"],
        env={**environment, "PROCDESK_LOG": str(log), "PYTHONPATH": str(ROOT)},
        cwd=ROOT,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        start_new_session=True,
    )
    program = Program(process, log)
    program.wait_for_line("answered: ")
    screen.focus_window()
    yield Agent(program, screen)
    if process.poll() is None:
        process.terminate()
    process.communicate(timeout=DEADLINE_S)


def documented(moment: str) -> int:
    """How many keys the documentation says that a moment takes."""
    rows = {row["moment"]: int(row["count"]) for row in _ROW.finditer(DOCUMENTED.read_text("utf-8"))}
    return rows[moment]


def matters(note: str) -> list[tuple[str, str]]:
    """Which of the customers' matters a note tells of."""
    return [one for one in (CHARGED, INTERNET, LOST) if one[1] in note]


def test_three_customers_by_keyboard_alone(agent: Agent) -> None:
    notes = []
    for number, customer in enumerate((CHARGED, INTERNET, LOST)):
        agent.pressed.clear()
        if number:
            agent.press("F9", "call ended")
            assert len(agent.pressed) == documented("the next customer") == 1
        agent.hear(customer)
        agent.press("ctrl+c", "copied: ")
        agent.press("F6", "note: shown")
        agent.press("ctrl+Return", "copied the note")
        notes.append(agent.copied())
    assert [matters(note) for note in notes] == [[CHARGED], [INTERNET], [LOST]]


def test_three_customers_without_f9_have_a_note_each(agent: Agent) -> None:
    for customer in (CHARGED, INTERNET, LOST):
        agent.pressed.clear()
        agent.hear(customer)
        assert len(agent.pressed) == documented("the next customer, once the note was copied") == 0
        agent.press("ctrl+c", "copied: ")
        agent.press("ctrl+Return", "copied the note")
        assert matters(agent.copied()) == [customer]
    assert agent.program.lines().count("another customer?") == 2


def test_a_call_that_was_ended_by_mistake_comes_back_with_one_key(agent: Agent) -> None:
    agent.hear(CHARGED)
    agent.press("ctrl+c", "copied: ")
    agent.press("F9", "call ended")
    agent.pressed.clear()
    agent.press("shift+F9", f"answered: {CHARGED[0]} -> {CHARGED[1]}")
    assert len(agent.pressed) == documented("back to the call that was ended by mistake") == 1
    agent.press("ctrl+Return", "copied the note")
    assert matters(agent.copied()) == [CHARGED]


def test_the_note_of_a_call_that_has_ended_is_copied_with_one_key(agent: Agent) -> None:
    agent.hear(CHARGED)
    agent.press("ctrl+c", "copied: ")
    agent.press("F9", "call ended")
    agent.press("ctrl+Return", "copied the note")
    assert matters(agent.copied()) == [CHARGED]
    agent.hear(INTERNET)


def test_two_customers_by_mouse_alone(agent: Agent) -> None:
    titles = []
    # Where nothing was read yet the start page lists the departments; then what was read stands above them.
    agent.click("row 1", "answered:  -> legal/")
    # Another row, for a second click at the same place would be a double click on the department.
    for row in ("row 2", "row 1"):
        agent.click(row, "opened: ")
        titles.append(agent.program.lines().rpartition("opened: ")[2].split()[0])
        agent.click("Copiar la respuesta", "copied: ")
        agent.click("Nota de la llamada|Nota", "note: shown")
        agent.click("Copiar la nota", "copied the note")
        assert titles[-1] in agent.copied()
        agent.click("Terminar la llamada", "call ended")
        assert agent.sees("Deshacer")
    assert titles[0] not in agent.copied() or titles[0] == titles[1]


def test_two_customers_with_keyboard_and_mouse(agent: Agent) -> None:
    agent.hear(CHARGED)
    agent.click("Copiar la respuesta", "copied: ")
    agent.click("Nota de la llamada|Nota", "note: shown")
    agent.click("Terminar la llamada", "call ended")
    agent.hear(INTERNET)
    agent.click("Copiar la respuesta", "copied: ")
    agent.press("ctrl+Return", "copied the note")
    assert matters(agent.copied()) == [INTERNET]
    # A click into the page takes the cursor along; the next words reach the search box all the same.
    agent.press("ctrl+k")
    agent.hear(LOST)
    agent.click("No, es el mismo", "call goes on")
    agent.press("ctrl+c", "copied: ")
    agent.press("ctrl+Return", "copied the note")
    assert matters(agent.copied()) == [INTERNET, LOST]


def test_closing_with_a_note_that_was_not_copied_asks_once(agent: Agent) -> None:
    agent.hear(CHARGED)
    agent.press("ctrl+c", "copied: ")
    agent.press("F9", "call ended")
    agent.press("ctrl+q")
    agent.click("Ver las notas")
    agent.click("Notas anteriores")
    agent.click("Copiar la nota", "copied the note")
    assert matters(agent.copied()) == [CHARGED]
    agent.press("ctrl+q", "ended")
    assert agent.program.wait_for_end() == 0
