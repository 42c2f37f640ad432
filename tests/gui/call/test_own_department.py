"""Nothing is passed on to the department that the user works in."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QApplication, QMenu

from tests.conftest import write
from tests.gui.conftest import OFFSCREEN, Opened, Program
from tests.gui.finders import words

pytestmark = OFFSCREEN

PASSED = """---
title: Luz roja en el router
---
## Qué decir
Vamos a verlo.
## Qué pasa después
1. **Averias** lo mira. (1 hora)
2. **Facturación** abona. (1 hora)
## Si hay que pasarlo
- A: Averias
- A: Facturación
"""
ONLY_OWN = """---
title: Luz verde en el router
---
## Qué decir
Está bien.
## Si hay que pasarlo
- A: Averias
"""


@pytest.fixture
def passing(open_program: Opened, folder: Path) -> Program:
    write(folder, "averias/luz-roja.es.md", PASSED)
    write(folder, "averias/luz-verde.es.md", ONLY_OWN)
    return open_program(folder)


def choose_own(program: Program, name: str) -> None:
    """Opens the menu of the departments, and chooses one's own at its bottom."""
    program.do("department")
    program.until(QApplication.activePopupWidget)
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    submenu = menu.actions()[-1].menu()
    assert isinstance(submenu, QMenu)
    assert submenu.title() == "Mi departamento"
    line(submenu, name).trigger()
    menu.close()


def line(menu: QMenu, name: str) -> QAction:
    (found,) = (one for one in menu.actions() if one.text() == name)
    return found


def pass_on(program: Program) -> list[str]:
    program.do("hand_over")
    program.until(program.window.call_pane.hand_over.isVisible)
    return words(program.window.call_pane.hand_over)


def test_the_department_that_is_chosen_as_ones_own_is_not_offered_from_then_on(passing: Program) -> None:
    passing.read("luz roja", "Luz roja en el router")
    call_bar = passing.window.page_view.call_bar
    assert any("Averias" in one for one in words(call_bar))
    choose_own(passing, "Averias")
    assert passing.said == "Tu departamento: Averias"
    assert passing.session.context.settings.text("department") == "averias"
    passing.until(lambda: any("Facturación" in one for one in words(call_bar)))
    shown = pass_on(passing)
    assert any("Facturación" in one for one in shown)
    assert not any("Averias" in one for one in shown)


def test_a_name_in_the_settings_is_enough_and_is_ticked_in_the_menu(open_program: Opened, folder: Path) -> None:
    write(folder, "averias/luz-roja.es.md", PASSED)
    program = open_program(folder)
    program.session.context.settings.put(department="FACTURACION")
    program.app.move(str(folder))
    program.until(lambda: program.session.is_complete)
    program.read("luz roja", "Luz roja en el router")
    assert not any("Facturación" in one for one in pass_on(program))
    program.do("department")
    program.until(QApplication.activePopupWidget)
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    submenu = menu.actions()[-1].menu()
    assert isinstance(submenu, QMenu)
    assert [one.text() for one in submenu.actions() if one.isChecked()] == ["Facturación"]
    menu.close()


def test_where_only_ones_own_department_is_named_it_stays_and_that_is_said(passing: Program) -> None:
    choose_own(passing, "Averias")
    passing.read("luz verde", "Luz verde en el router")
    assert any("Averias" in one for one in pass_on(passing))
    assert passing.said == "Esta página solo nombra a tu departamento"


def test_a_step_of_ones_own_department_says_so(passing: Program) -> None:
    choose_own(passing, "Averias")
    passing.read("luz roja", "Luz roja en el router")
    passing.until(lambda: any("Facturación" in one for one in words(passing.window.page_view.call_bar)))
    passing.window.page_view.journey.step_chosen.emit(0)
    assert passing.said == "Ese paso lo hace tu departamento"
    choose_own(passing, "Ninguno")
    passing.until(lambda: any("Averias" in one for one in words(passing.window.page_view.call_bar)))


def test_ones_own_department_is_an_action_of_its_own(passing: Program) -> None:
    choose_own(passing, "Averias")
    passing.do("own_department")
    passing.until(QApplication.activePopupWidget)
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    assert [one.text() for one in menu.actions() if one.isChecked()] == ["Averias"]
    next(one for one in menu.actions() if one.text() == "Facturación").trigger()
    menu.close()
    assert passing.session.context.settings.text("department") == "facturacion"
