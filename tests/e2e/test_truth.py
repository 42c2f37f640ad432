"""What is copied in a real window is true: it follows the guide to its outcome, and no passed date is promised."""

from __future__ import annotations

import re
import sys

import pytest

from tests.e2e.conftest import Program, Screen, Start

pytestmark = [
    pytest.mark.skipif(not sys.platform.startswith("linux"), reason="Xvfb is a display of X11"),
    pytest.mark.usefixtures("screen"),
]
SENTENCE, BEST = "me han cobrado dos veces la factura", "facturacion/cobro-duplicado"
_WEEKDAY = re.compile(r"\b(lunes|martes|miércoles|jueves|viernes|sábado|domingo) \d")


@pytest.fixture
def program(start: Start, screen: Screen) -> Program:
    program = start("--lang", "es")
    program.wait_for_line("painted")
    screen.focus_window()
    screen.keyboard("type", "--delay", "15", SENTENCE)
    program.wait_for_line(f"answered: {SENTENCE} -> {BEST}")
    return program


def copied(screen: Screen, program: Program, key: str, then: str) -> str:
    """Presses a key that copies, and gives what another program would paste."""
    before = program.lines().count(then)
    screen.keyboard("key", key)
    program.wait_for(lambda: program.lines().count(then) > before, f"one more “{then}” in the log")
    return screen.clipboard()


def test_once_the_guide_says_that_nothing_is_refunded_nothing_is_promised(program: Program, screen: Screen) -> None:
    promise = copied(screen, program, "ctrl+c", "copied: ")
    assert _WEEKDAY.search(promise)
    for key, line in (("F2", "guide: "), ("1", "guide step 1: "), ("2", "guide ended: Son dos meses distintos")):
        screen.keyboard("key", key)
        program.wait_for_line(line)
    answer = copied(screen, program, "ctrl+c", "copied: ")
    assert answer.startswith("Los dos cargos son correctos")
    assert not _WEEKDAY.search(answer)
    note = copied(screen, program, "ctrl+Return", "copied the note")
    assert "Son dos meses distintos" in note
    assert answer in note
    assert "Prometido" not in note
    assert promise not in note


def test_a_request_of_long_ago_is_late_and_nothing_is_promised(program: Program, screen: Screen) -> None:
    screen.keyboard("key", "F7")
    program.wait_for_line("filing day: asked")
    screen.keyboard("type", "--delay", "15", "--", "-40")
    screen.keyboard("key", "Return")
    answer = copied(screen, program, "ctrl+c", "copied: ")
    assert answer.startswith("Lo siento, esto va con retraso")
    assert "Tesorería" in answer
    assert "reclamación" in answer
    note = copied(screen, program, "ctrl+Return", "copied the note")
    assert "Con retraso: " in note
    assert "Prometido" not in note


def test_what_the_english_customer_hears_is_noted_in_the_company_s_language(program: Program, screen: Screen) -> None:
    answer = copied(screen, program, "ctrl+l", "copied: ")
    assert answer.startswith("You're right")
    note = copied(screen, program, "ctrl+Return", "copied the note")
    assert "Tiene razón" in note
    assert "(dicho en inglés)" in note
    assert "You're right" not in note
