"""A company whose pages have all that a page can have, and the places in which the cursor can be."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton, QWidget

from procdesk.gui.call.session import CallTimer
from procdesk.gui.page.journey_card import FilingDateRow
from procdesk.gui.page.journey_chart import JourneyChart
from procdesk.gui.widgets.check_list import CheckRow
from tests.conftest import write
from tests.gui.conftest import Opened, Program
from tests.gui.finders import answer, child

TITLE, QUESTION = "Cobro duplicado en la factura", "me han cobrado dos veces"
_TAB = Qt.FocusReason.TabFocusReason
Put = Callable[[Program], None]


@pytest.fixture
def company(folder: Path) -> Path:
    """The small company, whose page of a double charge has boxes to tick, a guide and somebody to pass it to."""
    write(
        folder,
        "facturacion/cobro-duplicado.es.md",
        f"---\ntitle: {TITLE}\ncustomer_says:\n  - {QUESTION}\nfirst_contact: solve\n---\n"
        "## Qué decir\nLo compruebo **ahora mismo**.\n"
        "## Pregunta primero\n- ¿Es la misma fecha?\n- ¿Es el mismo importe?\n"
        "## Guía\n### ¿Es el mismo importe?\n- [Sí](#abonar)\n- [No](#explicar)\n### Abonar\nAbona.\n"
        "### Explicar\nExplica.\n"
        "## Qué pasa después\n1. **Facturación** comprueba el cargo. (1 día laborable)\n"
        "## Si hay que pasarlo\n- A: Facturación\n  Ten a mano: la factura\n  Di al cliente: Le paso.\n"
        "- A: Averías\n  Ten a mano: el número\n"
        "## Más\nTexto con [otra página](../averias/router.es.md).\n",
    )
    return folder


@pytest.fixture
def desk(open_program: Opened, company: Path) -> Program:
    """A program with that page on the screen and the cursor in the search box."""
    program = open_program(company)
    program.until(lambda: program.session.is_complete)
    program.read(QUESTION, TITLE)
    program.press(Qt.Key.Key_Return)
    program.until(lambda: program.session.context.memory.texts("recent"))
    return program


def _row(program: Program) -> QWidget:
    return next(one for one in program.window.page_view.findChildren(CheckRow) if one.isVisible())


def _guide(program: Program) -> None:
    program.do("guide")
    program.until(program.window.call_pane.guide.isVisible)


def _hand_over(program: Program) -> None:
    program.do("hand_over")
    program.until(program.window.call_pane.hand_over.isVisible)


def _in_a_call(program: Program, wanted: bool) -> None:
    if child(program.app, CallTimer).running != wanted:
        program.do("call")


def _empty_note(program: Program) -> None:
    _in_a_call(program, False)
    program.do("note")
    program.window.note_view.setFocus(_TAB)


def _note(program: Program) -> None:
    _in_a_call(program, True)
    program.do("note")


def _tile(program: Program) -> None:
    program.do("clear")
    program.do("clear")
    program.do("clear")
    program.until(lambda: tiles(program))
    tiles(program)[0].setFocus(_TAB)


def tiles(program: Program) -> list[QPushButton]:
    """The departments on the start page."""
    return [one for one in program.window.home_page.findChildren(QPushButton) if one.isVisible()]


# Where the cursor is taken with the keyboard; none of these places is a field.
PLACES: dict[str, Put] = {
    "list": lambda program: program.window.hits.setFocus(_TAB),
    "text of the page": lambda program: answer(program.window.page_view).setFocus(_TAB),
    "box to tick": lambda program: _row(program).setFocus(_TAB),
    "journey": lambda program: child(program.window.page_view, JourneyChart).setFocus(_TAB),
    "button of the top bar": lambda program: program.window.top_bar.menu_button.setFocus(_TAB),
    "guide": _guide,
    "hand-over card": _hand_over,
    "note without a call": _empty_note,
    "department on the start page": _tile,
}
FIELDS: dict[str, Put] = {
    "search box": lambda program: program.window.search_box.setFocus(),
    "find bar": lambda program: program.do("find"),
    "note": _note,
    "day of filing": lambda program: program.do("filed"),
}


def filing_row(program: Program) -> FilingDateRow:
    """The line for another day."""
    return child(program.window.page_view, FilingDateRow)
