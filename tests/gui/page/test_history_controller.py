"""Back, forward and recent in the window: by key, side button of the mouse and button, to what stood there before."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton

from procdesk.gui.call.call_bar import CallChip
from procdesk.gui.single_instance import StartRequest
from tests.conftest import write
from tests.gui.conftest import OFFSCREEN, Opened, Program
from tests.gui.finders import button, child, scroll_area

pytestmark = OFFSCREEN

CHARGED, NO_FIBRE, ROUTER = "Cobro duplicado en la factura", "Sin conexión a internet", "Router averiado"
CHARGED_ID, NO_FIBRE_ID, ROUTER_ID = "facturacion/cobro-duplicado", "averias/sin-internet", "averias/router"
PAID_TWICE, FIBRE = "me han cobrado dos veces", "no me funciona la fibra"
ALT, CTRL = Qt.KeyboardModifier.AltModifier, Qt.KeyboardModifier.ControlModifier
COMPLAINT = """---
title: Presentar una reclamación
---
## Qué decir
Siento lo ocurrido.
"""
GUIDED = """---
title: Luz roja en el router
---
## Qué decir
Vamos a verlo.
## Guía
### ¿Parpadea?
- [Sí](#fin)
- [No](luz-fija.es.md)
### Fin
Se cambia.
## Si hay que pasarlo
- A: Facturación
## Más
"""
JUMPED_TO = """---
title: Luz fija
---
## Qué decir
Está bien.
## Guía
### ¿Es verde?
- [Sí](#nada)
### Nada
Nada.
"""
LONG = "".join(f"\n\nPárrafo {number} de un texto largo." for number in range(80))


def recent(program: Program) -> tuple[str, ...]:
    return program.session.page_controller.start_page_lists().recent


def open_best(program: Program, text: str, title: str) -> None:
    """Asks, opens the best hit with Enter, and waits until its page is read."""
    program.ask(text)
    program.press(Qt.Key.Key_Return)
    until_read(program, title)


def until_read(program: Program, title: str) -> None:
    session = program.session
    program.until(
        lambda: program.title == title and not session.page_controller.waiting and not session.search_controller.waiting
    )


def back(program: Program) -> None:
    program.press(Qt.Key.Key_Left, ALT)


def forward(program: Program) -> None:
    program.press(Qt.Key.Key_Right, ALT)


def arrows(program: Program) -> tuple[bool, bool]:
    """Whether one can go back and forward."""
    return program.window.keys["back"].isEnabled(), program.window.keys["forward"].isEnabled()


def move_button(program: Program, name: str) -> QAbstractButton:
    return button(program.window.top_bar, program.window.keys[name].text())


@pytest.fixture
def guided(open_program: Opened, folder: Path) -> Program:
    """A program whose company has a guide that jumps to another process, and a complaint process."""
    write(folder, "procdesk.yaml", "name: Norvia\nlanguages: [es, en]\ncomplaint: atencion/reclamacion\n")
    write(folder, "atencion/reclamacion.es.md", COMPLAINT)
    write(folder, "averias/luz-roja.es.md", GUIDED + LONG)
    write(folder, "averias/luz-fija.es.md", JUMPED_TO)
    return open_program(folder)


def test_back_and_forward_bring_the_question_its_hits_and_its_row_with_the_page(program: Program) -> None:
    open_best(program, PAID_TWICE, CHARGED)
    program.ask("router internet")
    program.press(Qt.Key.Key_Down)
    program.press(Qt.Key.Key_Return)
    second = program.titles[1]
    until_read(program, second)
    hits = program.titles
    back(program)
    until_read(program, CHARGED)
    assert program.window.search_box.text == PAID_TWICE
    assert program.titles[0] == CHARGED
    forward(program)
    until_read(program, second)
    assert program.window.search_box.text == "router internet"
    assert program.titles == hits
    assert program.window.hits.current is not None
    assert program.window.hits.current.title == second
    with program.qtbot.assertNotEmitted(program.window.hits.settled, wait=300):
        pass
    assert program.title == second


def test_back_ends_at_the_start_page_where_one_began(program: Program) -> None:
    start = program.titles
    open_best(program, PAID_TWICE, CHARGED)
    back(program)
    program.until(program.window.home_page.isVisible)
    program.until(lambda: not program.session.search_controller.waiting)
    assert program.window.search_box.text == ""
    assert program.titles != start, "the page that was read is recent now"
    assert arrows(program) == (False, True)
    back(program)
    forward(program)
    until_read(program, CHARGED)
    assert program.window.search_box.text == PAID_TWICE
    forward(program)
    assert program.title == CHARGED


def test_after_going_back_the_answer_is_one_key_away_and_typing_reaches_the_box(program: Program) -> None:
    open_best(program, PAID_TWICE, CHARGED)
    open_best(program, FIBRE, NO_FIBRE)
    program.window.hits.setFocus()
    back(program)
    program.press(Qt.Key.Key_C, CTRL)
    program.until(lambda: program.clipboard)
    assert program.clipboard == "Lo compruebo ahora mismo."
    program.type_at_cursor(" ya")
    assert program.window.search_box.text == f"{PAID_TWICE} ya"


def test_a_page_that_stays_chosen_for_a_while_is_read(open_program: Opened, folder: Path) -> None:
    program = open_program(folder, read_ms=1)
    program.ask(PAID_TWICE)
    program.until(lambda: recent(program) == (CHARGED_ID,))
    program.ask(FIBRE)
    program.until(lambda: recent(program) == (NO_FIBRE_ID, CHARGED_ID))
    back(program)
    until_read(program, CHARGED)


def test_a_page_that_was_only_passed_by_is_neither_recent_nor_gone_back_to(program: Program) -> None:
    open_best(program, PAID_TWICE, CHARGED)
    program.read("router averiado", ROUTER)
    open_best(program, FIBRE, NO_FIBRE)
    assert recent(program) == (NO_FIBRE_ID, CHARGED_ID)
    back(program)
    until_read(program, CHARGED)


def test_from_a_page_that_was_only_looked_at_one_goes_back_and_forward_again(program: Program) -> None:
    open_best(program, PAID_TWICE, CHARGED)
    program.read(FIBRE, NO_FIBRE)
    back(program)
    until_read(program, CHARGED)
    forward(program)
    until_read(program, NO_FIBRE)
    assert program.window.search_box.text == FIBRE


@pytest.mark.parametrize("action", ["copy", "guide", "hand_over", "copy_message"])
def test_what_was_used_is_read(guided: Program, action: str) -> None:
    guided.read("luz roja", "Luz roja en el router")
    guided.do(action)
    guided.until(lambda: recent(guided) == ("averias/luz-roja",))


def test_the_note_alone_makes_nothing_read(guided: Program) -> None:
    guided.read("luz roja", "Luz roja en el router")
    guided.do("note")
    guided.until(guided.window.note_view.isVisible)
    assert recent(guided) == ()


@pytest.mark.parametrize("pane", ["guide", "hand_over", "note"])
def test_back_closes_a_pane_and_forward_opens_it_again(guided: Program, pane: str) -> None:
    open_best(guided, "luz roja", "Luz roja en el router")
    guided.do(pane)
    shown = {
        "guide": guided.window.call_pane.guide,
        "hand_over": guided.window.call_pane.hand_over,
        "note": guided.window.note_view,
    }[pane]
    guided.until(shown.isVisible)
    back(guided)
    until_read(guided, "Luz roja en el router")
    assert guided.window.search_box.focusProxy().hasFocus()
    assert arrows(guided) == (True, True)
    forward(guided)
    guided.until(shown.isVisible)
    back(guided)
    until_read(guided, "Luz roja en el router")
    back(guided)
    guided.until(guided.window.home_page.isVisible)


def test_a_pane_left_with_escape_is_no_place_to_go_forward_to(guided: Program) -> None:
    open_best(guided, "luz roja", "Luz roja en el router")
    guided.do("note")
    guided.until(guided.window.note_view.isVisible)
    guided.do("clear")
    guided.until(lambda: guided.title)
    assert arrows(guided) == (True, False)


def test_from_the_process_that_a_guide_jumped_to_back_leads_to_the_case_and_forward_into_the_guide(
    guided: Program,
) -> None:
    guided.read("luz roja", "Luz roja en el router")
    guided.do("guide")
    guide = guided.window.call_pane.guide
    guided.until(guide.isVisible)
    guided.press(Qt.Key.Key_2)
    guided.until(lambda: guide.now is not None and guide.now.run.id == "averias/luz-fija")
    guided.until(lambda: recent(guided) == ("averias/luz-fija", "averias/luz-roja"))
    back(guided)
    until_read(guided, "Luz roja en el router")
    forward(guided)
    guided.until(guide.isVisible)
    assert guide.now is not None
    assert guide.now.run.id == "averias/luz-fija"
    back(guided)
    until_read(guided, "Luz fija")
    back(guided)
    until_read(guided, "Luz roja en el router")
    guided.do("guide")
    guided.until(guide.isVisible)
    guided.until(lambda: guided.session.page_controller.id == "averias/luz-fija")


def test_back_from_the_complaint_leads_to_the_case_although_that_was_hardly_read(guided: Program) -> None:
    guided.read(PAID_TWICE, CHARGED)
    guided.do("complaint")
    until_read(guided, "Presentar una reclamación")
    back(guided)
    until_read(guided, CHARGED)
    assert guided.window.search_box.text == PAID_TWICE
    assert recent(guided) == ("atencion/reclamacion", CHARGED_ID)


def test_back_from_a_link_leads_to_the_page_with_its_place(guided: Program) -> None:
    guided.read("luz roja", "Luz roja en el router")
    bar = scroll_area(guided.window.page_view).verticalScrollBar()
    guided.until(lambda: bar.maximum() > 0)
    bar.setValue(bar.maximum() // 2)
    before = bar.value()
    assert before > 0
    guided.window.page_view.linked.emit(f"procdesk:{CHARGED_ID}")
    until_read(guided, CHARGED)
    guided.until(lambda: bar.value() == 0)
    back(guided)
    until_read(guided, "Luz roja en el router")
    guided.until(lambda: bar.value() == before)
    assert guided.window.search_box.text == "luz roja"
    forward(guided)
    until_read(guided, CHARGED)
    assert guided.window.hits.current is not None
    assert guided.window.hits.current.key == "averias/luz-roja"


def test_a_page_comes_back_in_its_language_and_from_its_day(program: Program) -> None:
    open_best(program, PAID_TWICE, CHARGED)
    program.do("other_language")
    until_read(program, "Charged twice on the bill")
    open_best(program, FIBRE, NO_FIBRE)
    back(program)
    until_read(program, "Charged twice on the bill")
    program.do("other_language")
    until_read(program, CHARGED)
    day = program.session.context.now().replace(day=12)
    program.session.page_controller.count_from(day)
    until_read(program, CHARGED)
    forward(program)
    until_read(program, NO_FIBRE)
    assert program.session.page_controller.filed is None
    back(program)
    until_read(program, CHARGED)
    assert program.session.page_controller.filed == day


def test_a_department_that_the_search_was_kept_to_comes_back(program: Program) -> None:
    search = program.session.search_controller
    open_best(program, PAID_TWICE, CHARGED)
    program.window.search_box.show_text("")
    program.until(lambda: not search.waiting and search.text == "")
    search.choose_department("averias")
    program.until(lambda: program.title == ROUTER)
    program.press(Qt.Key.Key_Return)
    program.until(lambda: recent(program)[:1] == (ROUTER_ID,))
    back(program)
    until_read(program, CHARGED)
    assert search.department == ""
    forward(program)
    until_read(program, ROUTER)
    assert search.department == "averias"
    assert program.titles == ["Averias", ROUTER, NO_FIBRE]


def test_a_question_without_an_answer_is_come_back_to(program: Program) -> None:
    open_best(program, PAID_TWICE, CHARGED)
    program.ask("zxqw krtplm")
    program.until(program.window.home_page.isVisible)
    back(program)
    until_read(program, CHARGED)
    forward(program)
    program.until(program.window.home_page.isVisible)
    program.until(lambda: not program.session.search_controller.waiting)
    assert program.window.search_box.text == "zxqw krtplm"
    assert program.titles == []


@pytest.mark.parametrize("place", ["search_box", "hits", "page_view", "home", "note"])
def test_the_side_buttons_of_the_mouse_work_wherever_it_points(program: Program, place: str) -> None:
    open_best(program, PAID_TWICE, CHARGED)
    open_best(program, FIBRE, NO_FIBRE)
    if place == "home":
        program.window.search_box.show_text("")
        program.until(program.window.home_page.isVisible)
    elif place == "note":
        program.do("note")
        program.until(program.window.note_view.isVisible)
    target = {
        "search_box": program.window.search_box,
        "hits": program.window.hits,
        "page_view": program.window.page_view,
        "home": program.window.home_page,
        "note": program.window.note_view,
    }[place]
    point = target.mapTo(program.window, target.rect().center())
    wanted = NO_FIBRE if place in ("home", "note") else CHARGED
    QTest.mouseClick(program.window.windowHandle(), Qt.MouseButton.BackButton, Qt.KeyboardModifier.NoModifier, point)
    until_read(program, wanted)
    if place not in ("home", "note"):
        QTest.mouseClick(
            program.window.windowHandle(), Qt.MouseButton.ForwardButton, Qt.KeyboardModifier.NoModifier, point
        )
        until_read(program, NO_FIBRE)


def test_other_buttons_of_the_mouse_are_left_to_what_they_point_at(program: Program) -> None:
    program.ask("router internet")
    program.until(lambda: len(program.titles) == 2)
    hits = program.window.hits
    row = hits.visualRect(hits.model().index(1, 0)).center()
    point = hits.viewport().mapTo(program.window, row)
    QTest.mouseClick(program.window.windowHandle(), Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, point)
    until_read(program, program.titles[1])


def test_the_buttons_are_there_to_be_seen_and_work_when_there_is_somewhere_to_go(program: Program) -> None:
    backward, onward = move_button(program, "back"), move_button(program, "forward")
    assert backward.isVisible()
    assert onward.isVisible()
    assert (backward.isEnabled(), onward.isEnabled()) == (False, False)
    open_best(program, PAID_TWICE, CHARGED)
    open_best(program, FIBRE, NO_FIBRE)
    QTest.mouseClick(backward, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, QPoint(5, 5))
    until_read(program, CHARGED)
    assert (backward.isEnabled(), onward.isEnabled()) == (True, True)
    assert program.window.search_box.focusProxy().hasFocus()
    QTest.mouseClick(onward, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, QPoint(5, 5))
    until_read(program, NO_FIBRE)
    assert (backward.isEnabled(), onward.isEnabled()) == (True, False)


def test_a_process_that_was_deleted_is_skipped_with_a_word(program: Program, folder: Path) -> None:
    open_best(program, PAID_TWICE, CHARGED)
    open_best(program, "router averiado", ROUTER)
    open_best(program, FIBRE, NO_FIBRE)
    (folder / "averias/router.es.md").unlink()
    program.do("refresh")
    program.until(lambda: ROUTER_ID not in [row.key for row in program.window.hits.rows])
    program.until(lambda: program.session.overview.current and program.session.overview.current.processes == 2)
    back(program)
    until_read(program, CHARGED)
    assert program.window.search_box.text == PAID_TWICE
    assert "ya no existe" in program.said
    forward(program)
    until_read(program, NO_FIBRE)


def test_where_nothing_before_is_left_one_stays(open_program: Opened, folder: Path) -> None:
    write(folder, "averias/otro.es.md", "# Otro asunto\n\nTexto.\n")
    program = open_program(folder)
    open_best(program, "otro asunto", "Otro asunto")
    open_best(program, FIBRE, NO_FIBRE)
    back(program)
    until_read(program, "Otro asunto")
    back(program)
    program.until(program.window.home_page.isVisible)
    (folder / "averias/otro.es.md").unlink()
    program.do("refresh")
    program.until(lambda: program.session.overview.current and program.session.overview.current.processes == 3)
    forward(program)
    until_read(program, NO_FIBRE)
    assert "ya no existe" in program.said


def test_after_a_call_its_pages_are_gone_back_to_without_the_customers_words(program: Program) -> None:
    program.do("call")
    open_best(program, PAID_TWICE, CHARGED)
    program.session.page_controller.count_from(program.session.context.now().replace(day=12))
    until_read(program, CHARGED)
    program.do("call")
    program.window.search_box.show_text("")
    program.do("call")
    open_best(program, FIBRE, NO_FIBRE)
    back(program)
    until_read(program, CHARGED)
    assert program.window.search_box.text == ""
    assert program.session.page_controller.filed is None
    program.do("copy_note")
    assert PAID_TWICE not in program.clipboard
    forward(program)
    until_read(program, NO_FIBRE)
    assert program.window.search_box.text == FIBRE


def test_a_question_that_begins_the_next_call_leaves_the_words_of_the_one_before_behind(program: Program) -> None:
    open_best(program, PAID_TWICE, CHARGED)
    program.do("copy_note")
    program.until(lambda: program.clipboard)
    open_best(program, FIBRE, NO_FIBRE)
    back(program)
    until_read(program, CHARGED)
    assert program.window.search_box.text == ""
    forward(program)
    until_read(program, NO_FIBRE)
    assert program.window.search_box.text == FIBRE
    program.do("copy_note")
    assert PAID_TWICE not in program.clipboard


def test_the_next_customers_words_are_not_those_of_the_page_before(program: Program) -> None:
    open_best(program, PAID_TWICE, CHARGED)
    program.do("copy_note")
    program.until(lambda: program.clipboard)
    # The first letter takes the place of the old words: the page before is still on the screen.
    program.window.search_box.take_focus()
    program.type(FIBRE)
    program.until_answered(FIBRE)
    program.press(Qt.Key.Key_Return)
    until_read(program, NO_FIBRE)
    back(program)
    until_read(program, CHARGED)
    assert program.window.search_box.text == ""


def test_going_back_after_a_call_begins_none(program: Program) -> None:
    open_best(program, PAID_TWICE, CHARGED)
    open_best(program, FIBRE, NO_FIBRE)
    chip = child(program.window, CallChip)
    assert chip.isVisible()
    program.do("call")
    program.until(program.window.home_page.isVisible)
    for title in (NO_FIBRE, CHARGED):
        back(program)
        until_read(program, title)
        assert program.window.search_box.text == ""
    assert not chip.isVisible()


def test_the_history_goes_on_in_another_language_of_the_window(program: Program) -> None:
    open_best(program, PAID_TWICE, CHARGED)
    open_best(program, FIBRE, NO_FIBRE)
    program.app.speak("en")
    program.until(lambda: program.session.is_complete)
    until_read(program, NO_FIBRE)
    program.do("back")
    until_read(program, "Charged twice on the bill")


def test_the_rows_of_the_start_page_keep_their_places_while_one_is_read(open_program: Opened, folder: Path) -> None:
    program = open_program(folder)
    open_best(program, PAID_TWICE, CHARGED)
    open_best(program, FIBRE, NO_FIBRE)
    program.window.search_box.show_text("")
    program.until(lambda: program.titles == ["Recientes", NO_FIBRE, CHARGED])
    program.press(Qt.Key.Key_Down)
    program.press(Qt.Key.Key_Down)
    program.press(Qt.Key.Key_Return)
    until_read(program, CHARGED)
    program.until(lambda: program.session.context.memory.texts("recent")[:1] == [CHARGED_ID])
    assert program.titles == ["Recientes", NO_FIBRE, CHARGED]
    program.window.search_box.show_text("x")
    program.window.search_box.show_text("")
    program.until(lambda: program.titles == ["Recientes", CHARGED, NO_FIBRE])


def test_a_start_with_an_id_is_read_and_gone_back_from(open_program: Opened, folder: Path) -> None:
    program = open_program(folder, request=StartRequest(id=ROUTER_ID))
    until_read(program, ROUTER)
    assert recent(program) == (ROUTER_ID,)
    back(program)
    program.until(program.window.home_page.isVisible)
