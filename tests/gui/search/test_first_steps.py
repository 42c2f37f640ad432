"""What a first start teaches: questions of this company to try, and the four keys of a call."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton

from tests.gui.conftest import OFFSCREEN, Opened, Program
from tests.gui.finders import button, words

pytestmark = OFFSCREEN

CHARGED = "Cobro duplicado en la factura"


def examples(program: Program) -> list[str]:
    found = program.window.home_page.first_steps.findChildren(QPushButton)
    return [one.accessibleName() for one in found if one.isVisible()]


def test_questions_of_the_company_stand_there_with_their_departments(program: Program) -> None:
    program.until(lambda: examples(program))
    assert examples(program) == ["«no me funciona la fibra», Averias", "«me han cobrado dos veces», Facturación"]


def test_a_click_asks_one_with_the_cursor_in_the_search_box(program: Program) -> None:
    program.until(lambda: examples(program))
    one = button(program.window.home_page.first_steps, "«me han cobrado dos veces», Facturación")
    QTest.mouseClick(one, Qt.MouseButton.LeftButton)
    program.until(lambda: program.title == CHARGED)
    assert program.window.search_box.text == "me han cobrado dos veces"
    assert program.window.search_box.focusProxy().hasFocus()


def test_typing_one_does_the_same(program: Program) -> None:
    program.until(lambda: examples(program))
    program.read("me han cobrado dos veces", CHARGED)


def test_the_four_keys_of_a_call_are_named(program: Program) -> None:
    shown = words(program.window.home_page.first_steps)
    assert [one for one in shown if one in ("Ctrl C", "F2", "F3", "F6")] == ["Ctrl C", "F2", "F3", "F6"]
    assert "CUATRO TECLAS PARA UNA LLAMADA" in shown


def test_they_follow_the_language_that_write_ups_are_read_in(open_program: Opened, folder: Path) -> None:
    program = open_program(folder)
    program.until(lambda: examples(program))
    program.session.context.settings.put(reading_language="en")
    program.session.search_controller.again()
    program.until(lambda: examples(program) == ["«you charged me twice», Billing"])


def test_they_are_gone_once_something_was_read(program: Program) -> None:
    program.read("me han cobrado dos veces", CHARGED)
    program.press(Qt.Key.Key_Return)
    program.until(lambda: program.session.context.memory.texts("recent"))
    program.window.search_box.show_text("")
    program.until(lambda: program.window.home_page.isVisible() and examples(program) == [])
