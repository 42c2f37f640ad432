"""Typing in a real window: after clicks, from other places, with accents, and past what X11 takes for itself."""

from __future__ import annotations

import shutil
import subprocess
import sys

import pytest

from tests.e2e.conftest import Program, Screen, Start

pytestmark = pytest.mark.skipif(not sys.platform.startswith("linux"), reason="Xvfb is a display of X11")
FIRST, BEST = "me han cobrado dos veces la factura", "facturacion/cobro-duplicado"
SECOND = "no me funciona internet"


@pytest.fixture
def program(start: Start, screen: Screen) -> Program:
    program = start("--lang", "es")
    program.wait_for_line("painted")
    screen.focus_window()
    write(screen, FIRST)
    program.wait_for_line(f"answered: {FIRST} -> {BEST}")
    screen.keyboard("key", "Return")
    program.wait_for_line(f"opened: {BEST}")
    return program


def write(screen: Screen, words: str) -> None:
    screen.keyboard("type", "--delay", "15", words)


# Places of the window at 1366x768: its list, the answer, the cards below it, the journey, the buttons, the status bar.
@pytest.mark.parametrize("place", [(200, 300), (900, 180), (600, 340), (900, 500), (700, 60), (300, 752)])
def test_what_is_typed_after_a_click_is_the_next_question(
    program: Program, screen: Screen, place: tuple[int, int]
) -> None:
    screen.keyboard("mousemove", str(place[0]), str(place[1]), "click", "1")
    write(screen, SECOND)
    program.wait_for_line(f"{SECOND} -> ")
    asked = [line for line in program.lines().splitlines() if f"{SECOND} -> " in line]
    beside_content = place[1] in (60, 752)
    assert asked[-1].split("answered: ")[1].startswith(FIRST if beside_content else SECOND)


@pytest.mark.parametrize(("key", "then"), [("F2", "guide: "), ("F3", "hand-over: "), ("F6", "note: shown")])
def test_what_is_typed_after_a_key_is_the_next_question(program: Program, screen: Screen, key: str, then: str) -> None:
    screen.keyboard("key", key)
    program.wait_for_line(then)
    if key == "F6":
        # Without a call the note is no field.
        screen.keyboard("key", "F9")
    write(screen, SECOND)
    program.wait_for_line(f"answered: {SECOND} -> ")


def test_an_accent_that_begins_a_question_is_not_lost(program: Program, screen: Screen) -> None:
    if shutil.which("setxkbmap") is None:
        pytest.skip("setxkbmap is not installed: there is no keyboard with dead keys (apt-get install x11-xkb-utils)")
    subprocess.run(["setxkbmap", "es"], env=screen.environment, check=True)
    screen.keyboard("key", "F2")
    program.wait_for_line("guide: ")
    screen.keyboard("key", "dead_acute", "u")
    write(screen, "ltima factura")
    program.wait_for_line("answered: última factura -> ")


def test_ctrl_e_opens_the_departments_from_the_search_box(program: Program, screen: Screen) -> None:
    before = program.lines().count("answered: ")
    screen.keyboard("key", "ctrl+e")
    screen.keyboard("key", "Down", "Return")
    program.wait_for(lambda: program.lines().count("answered: ") > before, "a department was chosen")


def test_a_window_that_is_not_the_active_one_takes_every_letter(start: Start, screen: Screen) -> None:
    program = start("--lang", "es")
    program.wait_for_line("answered: ")
    screen.keyboard("mousemove", "683", "384")
    screen.keyboard("type", "--delay", "40", "me han cobrado dos veces")
    program.wait_for_line("answered: me han cobrado dos veces -> facturacion/cobro-duplicado")
