"""What a user does at the window during a call, and what is then seen."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel, QPushButton

from procdesk.gui.page.cards import Notice
from procdesk.gui.search.home import HomePage
from procdesk.gui.single_instance import StartRequest
from procdesk.gui.widgets.html_view import HtmlBlock
from tests.conftest import write
from tests.gui.conftest import OFFSCREEN, Opened, Program
from tests.gui.finders import answer, body, child, label, words

pytestmark = OFFSCREEN

CHARGED, NO_FIBRE, ROUTER = "Cobro duplicado en la factura", "Sin conexión a internet", "Router averiado"
CTRL = Qt.KeyboardModifier.ControlModifier


def notices(program: Program) -> list[str]:
    """The warnings above the answer."""
    frames = program.window.page_view.findChildren(Notice)
    return [text for frame in frames if frame.isVisible() for text in words(frame)]


def first_steps(home_page: HomePage) -> bool:
    return "Ctrl C" in words(home_page)


def tiles(home_page: HomePage) -> list[QPushButton]:
    return [one for one in home_page.findChildren(QPushButton) if one.property("role") == "department"]


def test_the_customers_words_show_rows_and_the_page_of_the_best_hit(program: Program) -> None:
    program.read("me han cobrado dos veces", CHARGED)
    assert program.titles[0] == CHARGED
    assert "Lo compruebo ahora mismo." in program.window.hits.rows[0].say
    assert program.window.search_box.focusProxy().hasFocus()
    assert program.session.page_controller.start_page_lists().recent == ()


def test_enter_before_the_answer_has_come_opens_the_best_hit(program: Program) -> None:
    program.type("me han cobrado dos veces")
    program.press(Qt.Key.Key_Return)
    program.until(lambda: program.title == CHARGED)
    assert program.session.page_controller.start_page_lists().recent == ("facturacion/cobro-duplicado",)


def test_enter_with_the_answer_there_opens_it_at_once(program: Program) -> None:
    program.ask("no me funciona la fibra")
    program.press(Qt.Key.Key_Return)
    program.until(lambda: program.title == NO_FIBRE)
    assert program.session.page_controller.start_page_lists().recent == ("averias/sin-internet",)


def test_without_a_match_enter_opens_nothing_and_creates_nothing(program: Program, folder: Path) -> None:
    before = sorted(folder.rglob("*"))
    program.ask("zxqw krtplm")
    program.press(Qt.Key.Key_Return)
    program.read("me han cobrado dos veces", CHARGED)
    assert program.session.page_controller.start_page_lists().recent == ()
    assert sorted(folder.rglob("*")) == before


def test_enter_on_the_empty_start_page_does_not_wait_for_a_later_question(program: Program) -> None:
    program.press(Qt.Key.Key_Return)
    program.read("me han cobrado dos veces", CHARGED)
    assert program.session.page_controller.start_page_lists().recent == ()


def test_no_hits_are_told_in_words_with_the_departments_to_browse(program: Program) -> None:
    program.ask("zxqw krtplm")
    program.until(program.window.home_page.isVisible)
    words = [label.text() for label in program.window.home_page.findChildren(QLabel) if label.isVisible()]
    assert any("zxqw krtplm" in one for one in words)
    assert "Facturación" in words
    assert program.titles == []


def test_down_moves_the_page_while_the_cursor_stays(program: Program) -> None:
    program.ask("router internet")
    assert len(program.titles) > 1
    program.until(lambda: program.title == program.titles[0])
    program.press(Qt.Key.Key_Down)
    program.until(lambda: program.title == program.titles[1])
    assert program.window.search_box.focusProxy().hasFocus()


def test_the_answer_is_copied_as_plain_text_and_told(program: Program) -> None:
    program.read("me han cobrado dos veces", CHARGED)
    program.do("copy")
    assert program.clipboard == "Lo compruebo ahora mismo."
    assert program.said == "Respuesta copiada"


def test_copying_at_once_waits_for_the_answer_to_the_words_just_typed(program: Program) -> None:
    program.read("me han cobrado dos veces", CHARGED)
    program.window.search_box.take_focus()
    program.type("no me funciona la fibra")
    program.press(Qt.Key.Key_C, CTRL)
    program.until(lambda: program.clipboard)
    assert program.clipboard == "Vamos a verlo."


def test_copying_after_an_arrow_copies_the_answer_of_that_row(program: Program) -> None:
    program.ask("router internet")
    program.until(lambda: program.title == program.titles[0])
    program.press(Qt.Key.Key_Down)
    program.press(Qt.Key.Key_C, CTRL)
    program.until(lambda: program.clipboard)
    assert program.title == program.titles[1]
    assert program.clipboard == {NO_FIBRE: "Vamos a verlo.", ROUTER: "Se cambia en el día."}[program.titles[1]]


def test_ctrl_c_copies_the_answer_from_the_list_and_from_the_page_too(program: Program) -> None:
    program.read("me han cobrado dos veces", CHARGED)
    for pane in (program.window.hits, answer(program.window.page_view), body(program.window.page_view).blocks[0]):
        QApplication.clipboard().clear()
        pane.setFocus()
        program.press(Qt.Key.Key_C, CTRL)
        assert program.clipboard == "Lo compruebo ahora mismo."


def test_what_is_selected_on_the_page_is_copied_instead(program: Program) -> None:
    program.read("me han cobrado dos veces", CHARGED)
    say = answer(program.window.page_view)
    say.setTextCursor(say.document().find("compruebo"))
    program.do("copy")
    assert program.clipboard == "compruebo"


def test_on_the_start_page_there_is_nothing_to_copy(program: Program) -> None:
    program.do("copy")
    program.do("copy_link")
    assert program.clipboard == ""


def test_a_link_to_the_process_is_copied(program: Program) -> None:
    program.read("me han cobrado dos veces", CHARGED)
    program.press(Qt.Key.Key_L, CTRL | Qt.KeyboardModifier.ShiftModifier)
    assert program.clipboard == "procdesk:facturacion/cobro-duplicado"
    assert program.said == f"Enlace copiado: {CHARGED}"


def test_pinned_and_recent_pages_stand_on_the_start_page(program: Program) -> None:
    program.read("me han cobrado dos veces", CHARGED)
    program.do("pin")
    program.ask("no me funciona la fibra")
    program.press(Qt.Key.Key_Return)
    program.until(lambda: program.title == NO_FIBRE)
    program.do("clear")
    program.until(lambda: program.titles == ["Fijados", CHARGED, "Recientes", NO_FIBRE])
    assert program.window.hits.current is None


def test_a_second_press_unpins(program: Program) -> None:
    program.read("me han cobrado dos veces", CHARGED)
    program.do("pin")
    program.do("pin")
    assert program.session.context.memory.texts("pinned") == []
    assert program.session.page_controller.id not in program.session.page_controller.start_page_lists().pinned


def test_the_other_language_is_one_key_away_and_back(program: Program) -> None:
    program.read("me han cobrado dos veces", CHARGED)
    program.do("other_language")
    program.until(lambda: program.title == "Charged twice on the bill")
    assert notices(program) == []
    program.do("other_language")
    program.until(lambda: program.title == CHARGED)


def test_a_page_that_lacks_the_reading_language_says_so(program: Program) -> None:
    program.session.context.settings.put(reading_language="en")
    program.read("no me funciona la fibra", NO_FIBRE)
    assert "Todavía no está en inglés." in notices(program)
    assert not program.window.keys["other_language"].isEnabled()


def test_a_department_keeps_the_search_to_itself(program: Program) -> None:
    program.session.search_controller.choose_department("averias")
    program.until(lambda: program.titles == ["Averias", ROUTER, NO_FIBRE])
    program.ask("internet factura router")
    assert CHARGED not in program.titles
    assert program.titles
    program.session.search_controller.choose_department("")
    program.until(lambda: CHARGED in program.titles)


def test_a_department_without_a_hit_says_so_although_a_page_was_read(program: Program) -> None:
    program.read("cobrado dos veces", CHARGED)
    program.session.search_controller.choose_department("averias")
    program.until(program.window.home_page.isVisible)
    assert "«cobrado dos veces»" in label(program.window.home_page, "title").text()
    assert program.titles == []


def test_the_start_page_offers_the_departments(program: Program) -> None:
    assert program.titles == ["Departamentos", "Averias", "Facturación"]
    assert program.window.home_page.isVisible()
    program.press(Qt.Key.Key_Down)
    program.press(Qt.Key.Key_Down)
    program.press(Qt.Key.Key_Return)
    program.until(lambda: program.titles == ["Facturación", CHARGED])
    program.until(lambda: program.title == CHARGED)


def test_a_start_with_a_question_answers_it(open_program: Opened, folder: Path) -> None:
    program = open_program(folder, request=StartRequest(query="no me funciona la fibra"))
    program.until(lambda: program.title == NO_FIBRE)
    assert program.window.search_box.text == "no me funciona la fibra"


def test_a_start_with_an_id_opens_it(open_program: Opened, folder: Path) -> None:
    program = open_program(folder, request=StartRequest(id="averias/router"))
    program.until(lambda: program.title == ROUTER)
    assert program.session.page_controller.start_page_lists().recent == ("averias/router",)


def test_an_unknown_id_is_told_and_not_remembered(open_program: Opened, folder: Path) -> None:
    program = open_program(folder, request=StartRequest(id="averias/nada"))
    program.until(lambda: "Ese proceso no existe" in program.said)
    assert program.session.page_controller.start_page_lists().recent == ()
    assert program.window.home_page.isVisible()


def test_an_unknown_id_leaves_the_page_that_is_read(program: Program) -> None:
    program.read("me han cobrado dos veces", CHARGED)
    program.app.fulfil(StartRequest(id="averias/nada"))
    program.until(lambda: "Ese proceso no existe" in program.said)
    assert program.title == CHARGED
    assert program.session.page_controller.id == "facturacion/cobro-duplicado"


def test_a_later_start_hands_over_its_question(program: Program) -> None:
    program.app.fulfil(StartRequest(query="no me funciona la fibra"))
    program.until(lambda: program.title == NO_FIBRE)


def test_a_link_to_another_process_is_followed_and_stays_when_something_else_changes(
    open_program: Opened, folder: Path
) -> None:
    write(
        folder,
        "averias/router.es.md",
        "# Router averiado\n\nSe cambia.\n\nVer [cobro](../facturacion/cobro-duplicado.es.md).\n",
    )
    program = open_program(folder)
    program.read("router averiado", ROUTER)
    program.window.page_view.linked.emit("procdesk:facturacion/cobro-duplicado")
    program.until(lambda: program.title == CHARGED)
    with program.qtbot.waitSignal(program.session.search_controller.answered, timeout=10_000):
        write(folder, "averias/otro.es.md", "# Otro asunto\n\nTexto.\n")
    with program.qtbot.assertNotEmitted(program.window.hits.settled, wait=300):
        pass
    assert program.title == CHARGED


@pytest.mark.parametrize("name", ["page_down", "page_up"])
def test_the_page_scrolls_from_the_keyboard(program: Program, folder: Path, name: str) -> None:
    program.read("me han cobrado dos veces", CHARGED)
    program.do(name)
    assert program.title == CHARGED


def test_the_first_start_teaches_the_steps_beside_the_departments_and_later_ones_show_their_tiles(
    program: Program,
) -> None:
    home_page = program.window.home_page
    program.until(lambda: len(tiles(home_page)) == 2)
    assert first_steps(home_page)
    assert not any(one.isVisible() for one in tiles(home_page))
    program.read("cobrado dos veces", CHARGED)
    program.press(Qt.Key.Key_Return)
    program.until(lambda: program.session.context.memory.texts("recent"))
    program.do("clear")
    program.until(lambda: all(one.isVisible() for one in tiles(home_page)) and not first_steps(home_page))
    assert tiles(home_page)


def test_a_page_names_the_processes_that_its_owner_points_to(open_program: Opened, folder: Path) -> None:
    text = "---\ntitle: Luz roja\nrelated:\n  - averias/router\n  - averias/nada\n---\n## Qué decir\nVamos a verlo.\n"
    write(folder, "averias/luz.es.md", text)
    program = open_program(folder, request=StartRequest(id="averias/luz"))
    program.until(lambda: program.title == "Luz roja")
    related = child(program.window.page_view, HtmlBlock, "related")
    assert related.isVisible()
    assert "Router averiado" in related.toPlainText()
    assert "nada" not in related.toPlainText()
    related.linked.emit("procdesk:averias/router")
    program.until(lambda: program.title == ROUTER)
