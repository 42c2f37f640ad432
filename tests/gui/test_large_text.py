"""Large text: nothing leaves the screen of 1366x768, no text is cut without saying so, and no button is squeezed."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel, QScrollArea, QWidget

from procdesk.gui.page.journey_card import FilingDateRow
from procdesk.gui.widgets.basic import ElidedLabel
from tests.conftest import write
from tests.gui.conftest import OFFSCREEN, Program
from tests.gui.conftest import Opened as OpenProgram
from tests.gui.finders import child, scroll_area

pytestmark = OFFSCREEN

SCREEN, SMALL = (1366, 768), (420, 768)
PAGE = """---
title: Cobro duplicado en la factura de la línea de fibra
customer_says:
  - me han cobrado dos veces
codes: [FAC-021]
first_contact: solve-then-hand-over
verified: 2026-09-15
---
## Qué decir
Tiene razón en revisarlo. Lo dejo pedido hoy y lo tiene **{fechas|en seis días laborables}**.
## Pregunta primero
- ¿Lo ve en la factura o en el banco?
- ¿Qué importe tiene cada cargo?
## Puedes decidir
- Abonar hasta 30 € en la próxima factura.
## No prometas
- Un importe antes de haber visto los dos cargos.
## Guía
### ¿Los dos cargos son del mismo importe?
Pídele los céntimos.
- [Sí, son idénticos](#abona)
- [No, son distintos](router.es.md)
### Abona
Dile la cifra.
## Qué pasa después
1. **Facturación** comprueba que el cargo está repetido y aprueba el abono. (1 día laborable)
2. **Averías** espera a la línea. (2-3 días laborables)
## Si hay que pasarlo
- A: Facturación
  Ten a mano: número de contrato; fecha de los cargos
  Di al cliente: "Queda con este número."
  Si no contestan: llama tú
- A: Averías
"""
TITLE = "Cobro duplicado en la factura de la línea de fibra"


@pytest.fixture
def program(open_program: OpenProgram, folder: Path) -> Program:
    calendar = "name: Norvia\nlanguages: [es, en]\ncalendar:\n  country: ES\n"
    write(folder, "procdesk.yaml", calendar)
    write(folder, "facturacion/cobro-duplicado.es.md", PAGE)
    made = open_program(folder)
    made.until(lambda: made.session.is_complete)
    return made


def start(_program: Program) -> None:
    """The start page."""


def page(program: Program) -> None:
    program.read("cobrado dos veces", TITLE)


def filed(program: Program) -> None:
    page(program)
    program.do("filed")


def guide(program: Program) -> None:
    page(program)
    program.do("guide")
    program.until(program.window.call_pane.guide.isVisible)


def hand_over(program: Program) -> None:
    page(program)
    program.do("hand_over")
    program.until(program.window.call_pane.hand_over.isVisible)


def note(program: Program) -> None:
    page(program)
    program.do("note")
    program.until(program.window.note_view.isVisible)


STATES = (start, page, filed, guide, hand_over, note)


def settle() -> None:
    """Layouts reach their end a few rounds of the event loop later."""
    for _ in range(20):
        QApplication.processEvents()


def cut(window: QWidget) -> list[str]:
    """What is seen and does not have the room that it needs, or lies beyond the window's edges."""
    found = []
    for one in window.findChildren(QWidget):
        if not one.isVisible() or one.window() is not window or not isinstance(one, QLabel | QAbstractButton):
            continue
        words = one.text() or one.accessibleName()
        if isinstance(one, QLabel) and not is_whole(one):
            found.append(f"cut: {words}")
        if isinstance(one, QAbstractButton) and not has_room(one):
            found.append(f"squeezed: {words} {one.size().toTuple()} {one.minimumSizeHint().toTuple()}")
        left, right = one.mapTo(window, QPoint()).x(), one.mapTo(window, QPoint(one.width(), 0)).x()
        if left < 0 or right > window.width():
            found.append(f"outside: {words}")
        if not scrolls(one) and one.mapTo(window, QPoint(0, one.height())).y() > window.height():
            found.append(f"below: {words}")
    return found


def is_whole(one: QLabel) -> bool:
    """Whether all of a label is seen, or it ends in "…" and its tool tip has the rest."""
    if isinstance(one, ElidedLabel):
        return one.toolTip() == one.text()
    if one.property("role") == "words":
        # It shows the longest of some texts that fits.
        return one.parentWidget().toolTip().startswith(one.text())
    if one.wordWrap():
        return one.height() >= one.heightForWidth(one.width())
    wanted = one.sizeHint()
    return one.width() >= wanted.width() and one.height() >= wanted.height()


def has_room(one: QAbstractButton) -> bool:
    wanted = one.minimumSizeHint()
    return one.width() >= wanted.width() and one.height() >= wanted.height()


def scrolls(one: QWidget) -> bool:
    parent = one.parentWidget()
    return parent is not None and (isinstance(parent, QScrollArea) or scrolls(parent))


@pytest.mark.parametrize("percent", [100, 140, 200])
@pytest.mark.parametrize("state", STATES, ids=lambda one: one.__name__)
def test_nothing_is_cut_or_leaves_the_screen(program: Program, state: Callable[[Program], None], percent: int) -> None:
    program.app.theme.choose_percent(percent)
    program.window.resize(*SCREEN)
    state(program)
    settle()
    assert program.window.size().toTuple() == SCREEN
    assert cut(program.window) == []


@pytest.mark.parametrize("percent", [100, 140, 200])
@pytest.mark.parametrize("state", STATES, ids=lambda one: one.__name__)
def test_nothing_is_cut_or_leaves_the_small_window(
    program: Program, state: Callable[[Program], None], percent: int
) -> None:
    program.app.theme.choose_percent(percent)
    program.do("compact")
    program.window.resize(*SMALL)
    state(program)
    settle()
    assert program.window.size().toTuple() == SMALL
    assert cut(program.window) == []


@pytest.mark.parametrize("percent", [100, 140, 200])
def test_the_line_for_another_day_opens_within_sight_in_the_small_window(program: Program, percent: int) -> None:
    program.app.theme.choose_percent(percent)
    program.do("compact")
    program.window.resize(*SMALL)
    filed(program)
    settle()
    row = child(program.window.page_view, FilingDateRow)
    top = row.line.mapTo(scroll_area(program.window.page_view).viewport(), QPoint()).y()
    assert program.focus is row.line
    assert 0 <= top <= scroll_area(program.window.page_view).viewport().height() - row.line.height()
    placeholder = row.line.placeholderText()[:8]
    assert row.line.width() > row.line.fontMetrics().horizontalAdvance(placeholder)
