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
from tests.gui.conftest import OFFSCREEN, Desk, Opened
from tests.gui.finders import answer, body, child, label, words

pytestmark = OFFSCREEN

CHARGED, NO_FIBRE, ROUTER = "Cobro duplicado en la factura", "Sin conexión a internet", "Router averiado"
CTRL = Qt.KeyboardModifier.ControlModifier


def notices(desk: Desk) -> list[str]:
    """The warnings above the answer."""
    frames = desk.window.page_view.findChildren(Notice)
    return [text for frame in frames if frame.isVisible() for text in words(frame)]


def first_steps(welcome: HomePage) -> bool:
    return "Ctrl C" in words(welcome)


def tiles(welcome: HomePage) -> list[QPushButton]:
    return [one for one in welcome.findChildren(QPushButton) if one.property("role") == "department"]


def test_the_customers_words_show_rows_and_the_page_of_the_best_hit(desk: Desk) -> None:
    desk.read("me han cobrado dos veces", CHARGED)
    assert desk.titles[0] == CHARGED
    assert "Lo compruebo ahora mismo." in desk.window.hits.rows[0].say
    assert desk.window.search_box.focusProxy().hasFocus()
    assert desk.session.reading.desk().recent == ()


def test_enter_before_the_answer_has_come_opens_the_best_hit(desk: Desk) -> None:
    desk.type("me han cobrado dos veces")
    desk.press(Qt.Key.Key_Return)
    desk.until(lambda: desk.title == CHARGED)
    assert desk.session.reading.desk().recent == ("facturacion/cobro-duplicado",)


def test_enter_with_the_answer_there_opens_it_at_once(desk: Desk) -> None:
    desk.ask("no me funciona la fibra")
    desk.press(Qt.Key.Key_Return)
    desk.until(lambda: desk.title == NO_FIBRE)
    assert desk.session.reading.desk().recent == ("averias/sin-internet",)


def test_without_a_match_enter_opens_nothing_and_creates_nothing(desk: Desk, folder: Path) -> None:
    before = sorted(folder.rglob("*"))
    desk.ask("zxqw krtplm")
    desk.press(Qt.Key.Key_Return)
    desk.read("me han cobrado dos veces", CHARGED)
    assert desk.session.reading.desk().recent == ()
    assert sorted(folder.rglob("*")) == before


def test_enter_on_the_empty_start_page_does_not_wait_for_a_later_question(desk: Desk) -> None:
    desk.press(Qt.Key.Key_Return)
    desk.read("me han cobrado dos veces", CHARGED)
    assert desk.session.reading.desk().recent == ()


def test_no_hits_are_told_in_words_with_the_departments_to_browse(desk: Desk) -> None:
    desk.ask("zxqw krtplm")
    desk.until(desk.window.welcome.isVisible)
    words = [label.text() for label in desk.window.welcome.findChildren(QLabel) if label.isVisible()]
    assert any("zxqw krtplm" in one for one in words)
    assert "Facturación" in words
    assert desk.titles == []


def test_down_moves_the_page_while_the_cursor_stays(desk: Desk) -> None:
    desk.ask("router internet")
    assert len(desk.titles) > 1
    desk.until(lambda: desk.title == desk.titles[0])
    desk.press(Qt.Key.Key_Down)
    desk.until(lambda: desk.title == desk.titles[1])
    assert desk.window.search_box.focusProxy().hasFocus()


def test_the_answer_is_copied_as_plain_text_and_told(desk: Desk) -> None:
    desk.read("me han cobrado dos veces", CHARGED)
    desk.do("copy")
    assert desk.clipboard == "Lo compruebo ahora mismo."
    assert desk.said == "Respuesta copiada"


def test_copying_at_once_waits_for_the_answer_to_the_words_just_typed(desk: Desk) -> None:
    desk.read("me han cobrado dos veces", CHARGED)
    desk.window.search_box.take_focus()
    desk.type("no me funciona la fibra")
    desk.press(Qt.Key.Key_C, CTRL)
    desk.until(lambda: desk.clipboard)
    assert desk.clipboard == "Vamos a verlo."


def test_copying_after_an_arrow_copies_the_answer_of_that_row(desk: Desk) -> None:
    desk.ask("router internet")
    desk.until(lambda: desk.title == desk.titles[0])
    desk.press(Qt.Key.Key_Down)
    desk.press(Qt.Key.Key_C, CTRL)
    desk.until(lambda: desk.clipboard)
    assert desk.title == desk.titles[1]
    assert desk.clipboard == {NO_FIBRE: "Vamos a verlo.", ROUTER: "Se cambia en el día."}[desk.titles[1]]


def test_ctrl_c_copies_the_answer_from_the_list_and_from_the_page_too(desk: Desk) -> None:
    desk.read("me han cobrado dos veces", CHARGED)
    for pane in (desk.window.hits, answer(desk.window.page_view), body(desk.window.page_view).blocks[0]):
        QApplication.clipboard().clear()
        pane.setFocus()
        desk.press(Qt.Key.Key_C, CTRL)
        assert desk.clipboard == "Lo compruebo ahora mismo."


def test_what_is_selected_on_the_page_is_copied_instead(desk: Desk) -> None:
    desk.read("me han cobrado dos veces", CHARGED)
    say = answer(desk.window.page_view)
    say.setTextCursor(say.document().find("compruebo"))
    desk.do("copy")
    assert desk.clipboard == "compruebo"


def test_on_the_start_page_there_is_nothing_to_copy(desk: Desk) -> None:
    desk.do("copy")
    desk.do("copy_link")
    assert desk.clipboard == ""


def test_a_link_to_the_process_is_copied(desk: Desk) -> None:
    desk.read("me han cobrado dos veces", CHARGED)
    desk.press(Qt.Key.Key_L, CTRL | Qt.KeyboardModifier.ShiftModifier)
    assert desk.clipboard == "procdesk:facturacion/cobro-duplicado"


def test_pinned_and_recent_pages_stand_on_the_start_page(desk: Desk) -> None:
    desk.read("me han cobrado dos veces", CHARGED)
    desk.do("pin")
    desk.ask("no me funciona la fibra")
    desk.press(Qt.Key.Key_Return)
    desk.until(lambda: desk.title == NO_FIBRE)
    desk.do("clear")
    desk.until(lambda: desk.titles == ["Fijados", CHARGED, "Recientes", NO_FIBRE])
    assert desk.window.hits.current is None


def test_a_second_press_unpins(desk: Desk) -> None:
    desk.read("me han cobrado dos veces", CHARGED)
    desk.do("pin")
    desk.do("pin")
    assert desk.session.context.memory.texts("pinned") == []
    assert desk.session.reading.id not in desk.session.reading.desk().pinned


def test_back_and_forward_go_through_the_pages_that_were_opened(desk: Desk) -> None:
    for text, title in (("me han cobrado dos veces", CHARGED), ("no me funciona la fibra", NO_FIBRE)):
        desk.ask(text)
        desk.press(Qt.Key.Key_Return)
        desk.until(lambda title=title: desk.title == title and not desk.session.reading.waiting)
    desk.do("back")
    desk.until(lambda: desk.title == CHARGED)
    desk.do("back")
    desk.do("forward")
    desk.until(lambda: desk.title == NO_FIBRE)
    desk.do("forward")
    assert desk.title == NO_FIBRE


def test_the_other_language_is_one_key_away_and_back(desk: Desk) -> None:
    desk.read("me han cobrado dos veces", CHARGED)
    desk.do("other_language")
    desk.until(lambda: desk.title == "Charged twice on the bill")
    assert notices(desk) == []
    desk.do("other_language")
    desk.until(lambda: desk.title == CHARGED)


def test_a_page_that_lacks_the_reading_language_says_so(desk: Desk) -> None:
    desk.session.context.settings.put(reading_language="en")
    desk.read("no me funciona la fibra", NO_FIBRE)
    assert any("English" in one for one in notices(desk))
    assert not desk.window.keys["other_language"].isEnabled()


def test_a_department_keeps_the_search_to_itself(desk: Desk) -> None:
    desk.session.searching.choose_department("averias")
    desk.until(lambda: desk.titles == ["Averias", ROUTER, NO_FIBRE])
    desk.ask("internet factura router")
    assert CHARGED not in desk.titles
    assert desk.titles
    desk.session.searching.choose_department("")
    desk.until(lambda: CHARGED in desk.titles)


def test_a_department_without_a_hit_says_so_although_a_page_was_read(desk: Desk) -> None:
    desk.read("cobrado dos veces", CHARGED)
    desk.session.searching.choose_department("averias")
    desk.until(desk.window.welcome.isVisible)
    assert "«cobrado dos veces»" in label(desk.window.welcome, "title").text()
    assert desk.titles == []


def test_the_start_page_offers_the_departments(desk: Desk) -> None:
    assert desk.titles == ["Departamentos", "Averias", "Facturación"]
    assert desk.window.welcome.isVisible()
    desk.press(Qt.Key.Key_Down)
    desk.press(Qt.Key.Key_Down)
    desk.press(Qt.Key.Key_Return)
    desk.until(lambda: desk.titles == ["Facturación", CHARGED])
    desk.until(lambda: desk.title == CHARGED)


def test_a_start_with_a_question_answers_it(open_desk: Opened, folder: Path) -> None:
    desk = open_desk(folder, request=StartRequest(query="no me funciona la fibra"))
    desk.until(lambda: desk.title == NO_FIBRE)
    assert desk.window.search_box.text == "no me funciona la fibra"


def test_a_start_with_an_id_opens_it(open_desk: Opened, folder: Path) -> None:
    desk = open_desk(folder, request=StartRequest(id="averias/router"))
    desk.until(lambda: desk.title == ROUTER)
    assert desk.session.reading.desk().recent == ("averias/router",)


def test_an_unknown_id_is_told_and_not_remembered(open_desk: Opened, folder: Path) -> None:
    desk = open_desk(folder, request=StartRequest(id="averias/nada"))
    desk.until(lambda: "averias/nada" in desk.said)
    assert desk.session.reading.desk().recent == ()
    assert desk.window.welcome.isVisible()


def test_an_unknown_id_leaves_the_page_that_is_read(desk: Desk) -> None:
    desk.read("me han cobrado dos veces", CHARGED)
    desk.app.fulfil(StartRequest(id="averias/nada"))
    desk.until(lambda: "averias/nada" in desk.said)
    assert desk.title == CHARGED
    assert desk.session.reading.id == "facturacion/cobro-duplicado"


def test_a_later_start_hands_over_its_question(desk: Desk) -> None:
    desk.app.fulfil(StartRequest(query="no me funciona la fibra"))
    desk.until(lambda: desk.title == NO_FIBRE)


def test_a_link_to_another_process_is_followed_and_stays_when_something_else_changes(
    open_desk: Opened, folder: Path
) -> None:
    write(
        folder,
        "averias/router.es.md",
        "# Router averiado\n\nSe cambia.\n\nVer [cobro](../facturacion/cobro-duplicado.es.md).\n",
    )
    desk = open_desk(folder)
    desk.read("router averiado", ROUTER)
    desk.window.page_view.linked.emit("procdesk:facturacion/cobro-duplicado")
    desk.until(lambda: desk.title == CHARGED)
    with desk.qtbot.waitSignal(desk.session.searching.answered, timeout=10_000):
        write(folder, "averias/otro.es.md", "# Otro asunto\n\nTexto.\n")
    with desk.qtbot.assertNotEmitted(desk.window.hits.settled, wait=300):
        pass
    assert desk.title == CHARGED


@pytest.mark.parametrize("name", ["page_down", "page_up"])
def test_the_page_scrolls_from_the_keyboard(desk: Desk, folder: Path, name: str) -> None:
    desk.read("me han cobrado dos veces", CHARGED)
    desk.do(name)
    assert desk.title == CHARGED


def test_the_first_start_teaches_the_steps_beside_the_departments_and_later_ones_show_their_tiles(desk: Desk) -> None:
    welcome = desk.window.welcome
    desk.until(lambda: len(tiles(welcome)) == 2)
    assert first_steps(welcome)
    assert not any(one.isVisible() for one in tiles(welcome))
    desk.read("cobrado dos veces", CHARGED)
    desk.press(Qt.Key.Key_Return)
    desk.until(lambda: desk.session.context.memory.texts("recent"))
    desk.do("clear")
    desk.until(lambda: all(one.isVisible() for one in tiles(welcome)) and not first_steps(welcome))
    assert tiles(welcome)


def test_a_page_names_the_processes_that_its_owner_points_to(open_desk: Opened, folder: Path) -> None:
    text = "---\ntitle: Luz roja\nrelated:\n  - averias/router\n  - averias/nada\n---\n## Qué decir\nVamos a verlo.\n"
    write(folder, "averias/luz.es.md", text)
    desk = open_desk(folder, request=StartRequest(id="averias/luz"))
    desk.until(lambda: desk.title == "Luz roja")
    related = child(desk.window.page_view, HtmlBlock, "related")
    assert related.isVisible()
    assert "Router averiado" in related.toPlainText()
    assert "nada" not in related.toPlainText()
    related.linked.emit("procdesk:averias/router")
    desk.until(lambda: desk.title == ROUTER)
