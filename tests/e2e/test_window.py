"""The real program in a real window: a customer's sentence on the keyboard, and the answer on the clipboard."""

from __future__ import annotations

import sys
import tomllib
from pathlib import Path

import pytest

from tests.e2e.conftest import Screen, Start

pytestmark = [
    pytest.mark.skipif(not sys.platform.startswith("linux"), reason="Xvfb is a display of X11"),
    pytest.mark.usefixtures("screen"),
]
SENTENCE, BEST = "me han cobrado dos veces la factura", "facturacion/cobro-duplicado"


def test_a_customers_sentence_is_typed_opened_and_its_answer_copied(start: Start, screen: Screen) -> None:
    program = start()
    program.wait_for_line("painted")
    screen.focus_window()
    screen.keyboard("type", "--delay", "15", SENTENCE)
    program.wait_for_line(f"answered: {SENTENCE} -> {BEST}")
    screen.keyboard("key", "Return")
    program.wait_for_line(f"opened: {BEST}")
    screen.keyboard("key", "ctrl+c")
    program.wait_for_line("copied: ")
    answer = screen.clipboard()
    assert len(answer) > 20
    assert "<" not in answer
    assert repr(answer) in program.lines()


def test_enter_and_ctrl_c_right_behind_the_last_letter_copy_the_right_answer(start: Start, screen: Screen) -> None:
    program = start("open", "--query", "quiero irme a otra compañía")
    program.wait_for_line("answered: quiero irme a otra compañía -> fidelizacion/")
    screen.focus_window()
    # The old words are selected: the first letter begins a new question.
    screen.keyboard("key", "ctrl+k")
    screen.keyboard("type", "--delay", "1", SENTENCE)
    screen.keyboard("key", "--delay", "1", "Return", "ctrl+c")
    program.wait_for_line("copied: ")
    assert f"opened: {BEST}" in program.lines()
    copied = screen.clipboard()
    screen.keyboard("key", "ctrl+shift+l")
    program.wait_for_line("copied: 'procdesk:")
    assert screen.clipboard() == f"procdesk:{BEST}"
    assert copied not in ("", f"procdesk:{BEST}")


def test_back_and_forward_by_key_and_by_the_side_buttons_of_the_mouse(start: Start, screen: Screen) -> None:
    program = start("open", "--id", BEST)
    program.wait_for_line(f"opened: {BEST}")
    screen.focus_window()
    other = "fidelizacion/baja-del-servicio"
    screen.keyboard("type", "--delay", "15", "quiero darme de baja")
    program.wait_for_line(f"answered: quiero darme de baja -> {other}")
    # Nothing more is done: a page that stays chosen is read.
    program.wait_for_line(f"read: {other}")
    screen.keyboard("key", "alt+Left")
    program.wait_for_line(f"back: {BEST}")
    screen.keyboard("key", "ctrl+shift+l")
    program.wait_for_line(f"copied: 'procdesk:{BEST}'")
    screen.click(9)
    program.wait_for_line(f"forward: {other}")
    screen.keyboard("key", "ctrl+shift+l")
    program.wait_for_line(f"copied: 'procdesk:{other}'")
    screen.click(8)
    screen.click(8)
    program.wait_for_line("back: start page")
    assert program.lines().count("back: ") == 3


def test_leaving_with_the_keyboard_ends_well_and_remembers(start: Start, screen: Screen, own_home: Path) -> None:
    program = start("open", "--id", BEST)
    program.wait_for_line(f"opened: {BEST}")
    screen.focus_window()
    screen.keyboard("key", "ctrl+q")
    assert program.wait_for_end() == 0
    assert "ended" in program.lines()
    memory = tomllib.loads((own_home / "memory.toml").read_text(encoding="utf-8"))
    assert memory["recent"] == [BEST]
    assert memory["geometry"]
    assert program.process.stderr is not None
    assert "Traceback" not in program.process.stderr.read()
