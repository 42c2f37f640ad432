"""The timeline beside the text of a journey."""

from __future__ import annotations

from PySide6.QtCore import Qt

from procdesk.gui.owner.panels.journey_panel import JourneyPanel
from tests.gui.conftest import OFFSCREEN
from tests.gui.owner.panels.conftest import BILL, FIBRE, Desk

pytestmark = OFFSCREEN
STEPS = """---
title: T
---
## Qué pasa después
1. **Facturación** lo mira. (1 día laborable)
2. **Los de Arriba** lo firman. (2 días)
3. **Facturación** lo paga.
4. **Cliente** lo ve. (un ratito de nada)
"""


def rows(panel: JourneyPanel) -> list[str]:
    return panel.chart.accessibleDescription().split("\n")


def test_steps_have_the_dates_of_a_request_that_is_filed_now(desk: Desk) -> None:
    panel = desk.show(JourneyPanel, desk.edit(BILL))
    assert rows(panel) == ["1. Facturación: comprueba el cargo. (1 día laborable)"]


def test_what_keeps_a_step_from_having_dates_is_said_in_its_row(desk: Desk) -> None:
    page = desk.edit(BILL)
    panel = desk.show(JourneyPanel, page)
    desk.write(page, STEPS)
    told = "\n".join(rows(panel))
    assert "unknown department" in told
    assert "no time written" in told
    assert "No date can be given" in panel.words


def test_a_row_leads_to_its_line(desk: Desk) -> None:
    page = desk.edit(BILL)
    panel = desk.show(JourneyPanel, page)
    desk.write(page, STEPS)
    panel.setFocus()
    desk.press(Qt.Key.Key_Down)
    desk.press(Qt.Key.Key_Down)
    desk.press(Qt.Key.Key_Return)
    assert desk.lines == [7]


def test_a_page_without_a_journey_says_so(desk: Desk) -> None:
    panel = desk.show(JourneyPanel, desk.edit(FIBRE))
    assert "nothing follows the call" in panel.words
    assert not panel.chart.isVisible()


def test_a_broken_journey_is_told_in_words(desk: Desk) -> None:
    page = desk.edit(BILL)
    panel = desk.show(JourneyPanel, page)
    for broken in ("## Qué pasa después\n", "## Qué pasa después\nSolo palabras.\n", "", "## Qué pasa después\n1.\n"):
        desk.write(page, f"---\ntitle: T\n---\n{broken}")
        assert panel.words or panel.chart.isVisible()


def test_the_row_of_the_cursors_line_is_marked(desk: Desk) -> None:
    page = desk.edit(BILL)
    panel = desk.show(JourneyPanel, page)
    desk.write(page, STEPS)
    seen = []
    for line in (1, 6, 7, 99):
        page.move_to(line)
        seen.append(panel.chart.grab().toImage())
    above, second, third, below = seen
    assert above == below
    assert second not in (above, third)
    assert third != above
