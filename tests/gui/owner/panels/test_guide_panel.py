"""The flow chart beside the text of a guide."""

from __future__ import annotations

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtTest import QTest

from procdesk.gui.owner.panels.guide_panel import GuidePanel
from tests.gui.conftest import OFFSCREEN
from tests.gui.owner.panels.conftest import BILL, Desk

pytestmark = OFFSCREEN
GUIDE = """---
title: Guiada
---
## Guía
### ¿Es suyo?
- [Sí](#fin)
- [Es de la fibra](../averias/sin-internet.es.md)
- [Otra vez](#es-suyo)
- [Nada](#nada)
### Fin
Hecho.
### Nadie viene
"""
BIG = "---\ntitle: Grande\n---\n## Guía\n" + "".join(
    f"### ¿Pregunta número {n} con bastantes palabras?\n"
    + "".join(f"- [Respuesta {k} de {n}](#pregunta-numero-{5 * n + k}-con-bastantes-palabras)\n" for k in range(1, 6))
    if n < 6
    else f"### ¿Pregunta número {n} con bastantes palabras?\nHecho.\n"
    for n in range(31)
)


def said(panel: GuidePanel) -> list[str]:
    return [part.accessibleName() for part in panel.chart.parts]


def test_boxes_and_choices_say_what_they_are_and_what_is_wrong(desk: Desk) -> None:
    page = desk.edit(BILL)
    panel = desk.show(GuidePanel, page)
    desk.write(page, GUIDE)
    desk.until(lambda: "Other page: Sin conexión a internet" in said(panel))
    assert said(panel) == [
        "Beginning: ¿Es suyo?",
        "Outcome: Fin",
        "Outcome: Nadie viene. Nothing leads here. Ends without an answer",
        "Other page: Sin conexión a internet",
        "Leads back to: ¿Es suyo?",
        "No such heading: nada",
        "Sí → Fin",
        "Es de la fibra → Sin conexión a internet",
        "Otra vez → ¿Es suyo?",
        "Nada → nada",
    ]


def test_a_click_on_a_box_or_a_choice_goes_to_its_line(desk: Desk) -> None:
    page = desk.edit(BILL)
    panel = desk.show(GuidePanel, page)
    desk.write(page, GUIDE)
    for name, line in (("Outcome: Fin", 10), ("Otra vez → ¿Es suyo?", 8), ("No such heading: nada", 9)):
        part = next(one for one in panel.chart.parts if one.accessibleName() == name)
        QTest.mouseClick(part, Qt.MouseButton.LeftButton)
        assert desk.lines[-1] == line


def test_arrows_lead_through_the_picture_and_enter_goes_to_the_line(desk: Desk) -> None:
    page = desk.edit(BILL)
    panel = desk.show(GuidePanel, page)
    desk.write(page, "---\ntitle: x\n---\n## Guía\n### A\n- [uno](#b)\n### B\nFin.\n")
    panel.setFocus()
    desk.until(lambda: panel.chart.parts[0].hasFocus())
    forward = Qt.Key.Key_Right if panel.chart.parts[1].x() > panel.chart.parts[0].x() + 20 else Qt.Key.Key_Down
    desk.press(forward)
    assert panel.chart.parts[2].hasFocus()
    desk.press(forward)
    assert panel.chart.parts[1].hasFocus()
    desk.press(forward)
    assert panel.chart.parts[1].hasFocus()
    desk.press(Qt.Key.Key_Return)
    assert desk.lines[-1] == 7


def test_the_tab_key_comes_to_one_part_alone(desk: Desk) -> None:
    page = desk.edit(BILL)
    panel = desk.show(GuidePanel, page)
    desk.write(page, GUIDE)
    stops = [one for one in panel.chart.parts if one.focusPolicy() & Qt.FocusPolicy.TabFocus]
    assert len(stops) == 1


def test_while_a_guide_is_broken_the_last_picture_stays_faded(desk: Desk) -> None:
    page = desk.edit(BILL)
    panel = desk.show(GuidePanel, page)
    desk.write(page, GUIDE)
    desk.until(lambda: "Other page: Sin conexión a internet" in said(panel))
    before = said(panel)
    for broken in (GUIDE.replace("## Guía", "## Gu"), GUIDE.replace("###", "#"), "", "---\n", GUIDE[:31]):
        desk.write(page, broken)
        assert panel.chart.faded
        assert panel.notice
        assert said(panel) == before
    desk.write(page, GUIDE)
    assert not panel.chart.faded
    assert not panel.notice


def test_a_guide_in_the_middle_of_being_typed_is_drawn_or_faded(desk: Desk) -> None:
    page = desk.edit(BILL)
    panel = desk.show(GuidePanel, page)
    for cut in range(30, len(GUIDE), 23):
        desk.write(page, GUIDE[:cut])
        assert panel.chart.parts or panel.notice


def test_a_page_without_a_guide_says_so(desk: Desk) -> None:
    panel = desk.show(GuidePanel, desk.edit(BILL))
    assert "## Guide" in panel.notice
    assert panel.chart.parts == ()


def test_thirty_questions_are_shown_without_anything_cut_or_covered(desk: Desk) -> None:
    page = desk.edit(BILL)
    panel = desk.show(GuidePanel, page)
    desk.write(page, BIG)
    parts = panel.chart.parts
    assert len(parts) == 31 + 30
    for steps in (0, 2, -5):
        panel.zoom_by(steps)
        areas = [part.geometry() for part in parts]
        inside = QRect(0, 0, panel.chart.width(), panel.chart.height())
        assert all(inside.contains(area) for area in areas)
        assert not any(one.intersects(other) for at, one in enumerate(areas) for other in areas[:at])
        for part in parts:
            assert QSize(part.width(), part.height()) == part.sizeHint()
    panel.fit()
    assert panel.chart.zoom >= 0.75


def test_the_box_of_the_cursor_is_in_sight(desk: Desk) -> None:
    page = desk.edit(BILL)
    panel = desk.show(GuidePanel, page)
    desk.write(page, BIG)
    line = page.text.split("\n").index("### ¿Pregunta número 30 con bastantes palabras?") + 1
    page.move_to(line)
    last = panel.chart.parts[30]
    desk.until(lambda: not last.visibleRegion().isEmpty())
    page.move_to(6)
    desk.until(lambda: not panel.chart.parts[0].visibleRegion().isEmpty())
