"""The search box asks with every key, and leaves to the window what is the window's."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit
from pytestqt.qtbot import QtBot

from procdesk.gui.search.search_bar import LONGEST_QUERY, SearchBar
from procdesk.gui.single_instance import StartRequest
from procdesk.gui.theme import Theme
from tests.gui.conftest import OFFSCREEN, Program

pytestmark = OFFSCREEN

CTRL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def box(theme: Theme, qtbot: QtBot) -> SearchBar:
    made = SearchBar(theme)
    qtbot.addWidget(made)
    made.show()
    made.take_focus()
    return made


def line(box: SearchBar) -> QLineEdit:
    found = box.focusProxy()
    assert isinstance(found, QLineEdit)
    return found


def test_a_burst_of_keys_asks_once_after_a_moment(box: SearchBar, qtbot: QtBot) -> None:
    asked: list[str] = []
    box.asked.connect(asked.append)
    line(box).setText("fact")
    line(box).setText("factu")
    line(box).setText("factura")
    assert asked == []
    qtbot.waitUntil(lambda: asked == ["factura"])


def test_enter_asks_at_once_and_wants_the_best_hit(box: SearchBar, qtbot: QtBot) -> None:
    told: list[str] = []
    box.asked.connect(lambda text: told.append(f"asked {text}"))
    box.entered.connect(lambda: told.append("entered"))
    line(box).setText("factura")
    QTest.keyClick(line(box), Qt.Key.Key_Return)
    assert told == ["asked factura", "entered"]
    with qtbot.assertNotEmitted(box.asked, wait=50):
        QTest.keyClick(line(box), Qt.Key.Key_Enter)


def test_an_emptied_box_asks_for_the_start_page_at_once(box: SearchBar) -> None:
    asked: list[str] = []
    line(box).setText("factura")
    box.asked.connect(asked.append)
    line(box).clear()
    assert asked == [""]


def test_arrows_move_through_the_list_while_the_cursor_stays(box: SearchBar) -> None:
    moved: list[int] = []
    box.moved.connect(moved.append)
    line(box).setText("factura")
    line(box).setCursorPosition(3)
    for key in (Qt.Key.Key_Down, Qt.Key.Key_Down, Qt.Key.Key_Up):
        QTest.keyClick(line(box), key)
    assert moved == [1, 1, -1]
    assert line(box).cursorPosition() == 3
    assert line(box).hasFocus()


def test_escape_is_told_and_changes_nothing_by_itself(box: SearchBar, qtbot: QtBot) -> None:
    line(box).setText("factura")
    with qtbot.waitSignal(box.left):
        QTest.keyClick(line(box), Qt.Key.Key_Escape)
    assert box.text == "factura"


def test_taking_the_focus_selects_the_old_words(box: SearchBar) -> None:
    line(box).setText("factura")
    box.take_focus()
    QTest.keyClicks(line(box), "fibra")
    assert box.text == "fibra"


def test_a_pasted_novel_is_cut(box: SearchBar) -> None:
    box.show_text("x" * 50_000)
    assert len(box.text) == LONGEST_QUERY


def test_ctrl_c_in_the_box_copies_the_answer(program: Program) -> None:
    program.read("me han cobrado dos veces", "Cobro duplicado en la factura")
    program.press(Qt.Key.Key_C, CTRL)
    assert program.clipboard == "Lo compruebo ahora mismo."


def test_ctrl_c_with_words_that_the_user_selected_copies_those(program: Program) -> None:
    program.read("me han cobrado dos veces", "Cobro duplicado en la factura")
    program.press(Qt.Key.Key_A, CTRL)
    program.press(Qt.Key.Key_C, CTRL)
    assert program.clipboard == "me han cobrado dos veces"


def test_whoever_comes_to_the_box_with_tab_has_selected_nothing(program: Program) -> None:
    program.read("me han cobrado dos veces", "Cobro duplicado en la factura")
    program.window.hits.setFocus()
    program.window.search_box.setFocus(Qt.FocusReason.TabFocusReason)
    QApplication.processEvents()
    program.press(Qt.Key.Key_C, CTRL)
    assert program.clipboard == "Lo compruebo ahora mismo."


@pytest.mark.parametrize("select", ["take_focus", "await_question"])
def test_ctrl_c_with_words_that_only_wait_to_be_replaced_copies_the_answer(program: Program, select: str) -> None:
    program.read("me han cobrado dos veces", "Cobro duplicado en la factura")
    getattr(program.window.search_box, select)()
    program.press(Qt.Key.Key_C, CTRL)
    assert program.clipboard == "Lo compruebo ahora mismo."
    program.press(Qt.Key.Key_A, CTRL)
    program.press(Qt.Key.Key_C, CTRL)
    assert program.clipboard == "me han cobrado dos veces"


@pytest.mark.parametrize(("key", "left"), [(Qt.Key.Key_Backspace, "factur"), (Qt.Key.Key_Space, "factura ")])
def test_backspace_and_space_go_on_with_the_old_question(box: SearchBar, key: Qt.Key, left: str) -> None:
    line(box).setText("factura")
    box.await_question()
    QTest.keyClick(line(box), key)
    assert box.text == left
    QTest.keyClicks(line(box), "x")
    assert box.text == f"{left}x"


def test_a_question_that_was_replaced_can_be_brought_back(box: SearchBar) -> None:
    QTest.keyClicks(line(box), "factura")
    box.await_question()
    QTest.keyClicks(line(box), "fibra")
    assert box.text == "fibra"
    while box.text != "factura":
        before = box.text
        QTest.keyClick(line(box), Qt.Key.Key_Z, CTRL)
        assert box.text != before


def test_escape_leads_back_step_by_step(program: Program) -> None:
    window = program.window
    program.session.search_controller.choose_department("facturacion")
    program.read("me han cobrado dos veces", "Cobro duplicado en la factura")
    program.do("find")
    window.hits.setFocus()
    program.press(Qt.Key.Key_Escape)
    assert not window.page_view.find_bar.isVisible()
    window.hits.setFocus()
    program.press(Qt.Key.Key_Escape)
    assert window.search_box.focusProxy().hasFocus()
    assert window.search_box.text == "me han cobrado dos veces"
    program.press(Qt.Key.Key_Escape)
    assert window.search_box.text == ""
    assert program.session.search_controller.department == "facturacion"
    program.press(Qt.Key.Key_Escape)
    assert program.session.search_controller.department == ""
    program.until(window.home_page.isVisible)
    assert not program.session.page_controller.id


def test_escape_leaves_a_page_that_was_opened_from_the_start_page(program: Program) -> None:
    program.app.fulfil(StartRequest(id="averias/router"))
    program.until(lambda: program.title == "Router averiado")
    program.press(Qt.Key.Key_Escape)
    program.until(program.window.home_page.isVisible)
    assert not program.session.page_controller.id
