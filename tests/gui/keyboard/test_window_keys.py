"""Typing reaches the search wherever the cursor is and whatever was clicked, and keys of actions their action."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QEvent, QPoint, Qt
from PySide6.QtGui import QInputMethodEvent, QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel, QWidget

from procdesk.gui.call.note_editor import NoteEditor
from procdesk.gui.page.find_bar import FindBar
from procdesk.gui.widgets.buttons import KeyButton
from procdesk.gui.widgets.check_list import CheckRow
from tests.gui.conftest import OFFSCREEN, Program
from tests.gui.finders import answer, child
from tests.gui.keyboard.conftest import FIELDS, PLACES, QUESTION, TITLE, filing_row, tiles

pytestmark = OFFSCREEN
NEXT = "no me va la fibra desde ayer, ¿por qué?"
CTRL, ALT, SHIFT = (
    Qt.KeyboardModifier.ControlModifier,
    Qt.KeyboardModifier.AltModifier,
    Qt.KeyboardModifier.ShiftModifier,
)


def in_the_search(program: Program) -> bool:
    return program.window.search_box.focusProxy().hasFocus()


def asked(program: Program) -> str:
    return program.window.search_box.text


@pytest.mark.parametrize("place", PLACES)
def test_what_is_typed_anywhere_is_a_new_question_with_its_first_letter(desk: Program, place: str) -> None:
    PLACES[place](desk)
    desk.type_at_cursor(NEXT)
    assert asked(desk) == NEXT
    assert in_the_search(desk)
    assert desk.session.navigation.pane is None


@pytest.mark.parametrize("place", [place for place in PLACES if place != "guide"])
def test_backspace_goes_on_with_the_question(desk: Program, place: str) -> None:
    PLACES[place](desk)
    before = asked(desk)
    desk.press(Qt.Key.Key_Backspace)
    desk.type_at_cursor("zz")
    assert asked(desk) == f"{before[:-1]}zz"


def test_backspace_is_the_guides_own_key(desk: Program) -> None:
    PLACES["guide"](desk)
    desk.type_at_cursor("1")
    desk.press(Qt.Key.Key_Backspace)
    assert asked(desk) == QUESTION
    assert desk.window.call_pane.guide.isVisible()


@pytest.mark.parametrize("place", PLACES)
def test_what_is_pasted_anywhere_is_a_new_question(desk: Program, place: str) -> None:
    PLACES[place](desk)
    QApplication.clipboard().setText("no me funciona la fibra")
    desk.press(Qt.Key.Key_V, CTRL)
    assert asked(desk) == "no me funciona la fibra"


@pytest.mark.parametrize("place", PLACES)
def test_a_dead_key_and_its_letter_make_one_letter(desk: Program, place: str) -> None:
    PLACES[place](desk)
    for key, text in ((Qt.Key.Key_Dead_Acute, ""), (Qt.Key.Key_Shift, ""), (Qt.Key.Key_E, "E"), (Qt.Key.Key_S, "s")):
        QApplication.sendEvent(desk.focused_window, QKeyEvent(QEvent.Type.KeyPress, key, SHIFT, text))
    assert asked(desk) == "És"


def test_a_dead_key_that_is_thought_better_of_accents_nothing(desk: Program) -> None:
    PLACES["list"](desk)
    for key, text in ((Qt.Key.Key_Dead_Acute, ""), (Qt.Key.Key_Left, ""), (Qt.Key.Key_E, "e")):
        QApplication.sendEvent(
            desk.focused_window, QKeyEvent(QEvent.Type.KeyPress, key, Qt.KeyboardModifier.NoModifier, text)
        )
    assert "é" not in asked(desk)
    assert "e" in asked(desk)


def test_letters_with_alt_gr_are_text_and_those_with_ctrl_or_alt_are_not(desk: Program) -> None:
    PLACES["list"](desk)
    for modifiers, text in ((ALT, "j"), (CTRL, "\n"), (CTRL | ALT, "€")):
        QApplication.sendEvent(desk.focused_window, QKeyEvent(QEvent.Type.KeyPress, Qt.Key.Key_J, modifiers, text))
    assert asked(desk) == "€"


def test_a_composed_word_reaches_the_search_after_a_click(desk: Program) -> None:
    desk.click(answer(desk.window.page_view))
    composed = QInputMethodEvent()
    composed.setCommitString("über")
    QApplication.sendEvent(QApplication.focusObject(), composed)
    assert asked(desk) == "über"


def test_digits_are_the_guides_where_they_choose_and_else_the_searchs(desk: Program) -> None:
    PLACES["guide"](desk)
    desk.type_at_cursor("1")
    assert asked(desk) == QUESTION
    desk.type_at_cursor("3 facturas")
    assert asked(desk) == "3 facturas"


def test_digits_are_the_cards_where_there_are_several_departments(desk: Program) -> None:
    PLACES["hand-over card"](desk)
    card = desk.window.call_pane.hand_over
    assert card.passing is not None
    first = card.passing.contact.name
    desk.type_at_cursor("2")
    assert card.passing.contact.name != first
    desk.type_at_cursor("3 facturas")
    assert asked(desk) == "3 facturas"


@pytest.mark.parametrize("place", FIELDS)
def test_a_field_keeps_what_is_typed_into_it(desk: Program, place: str) -> None:
    FIELDS[place](desk)
    before = desk.focus
    desk.type_at_cursor("7 a")
    desk.press(Qt.Key.Key_Backspace)
    assert desk.focus is before
    assert (asked(desk) == QUESTION) == (place != "search box")


def clickable(program: Program, where: str) -> QWidget:
    page = program.window.page_view
    found: dict[str, QWidget] = {
        "text of the page": answer(page),
        "title of the page": next(one for one in page.findChildren(QLabel) if one.text() == TITLE),
        "box to tick": next(one for one in page.findChildren(CheckRow) if one.isVisible()),
        "button of the page": page.call_bar.findChildren(KeyButton)[1],
        "row of the list": program.window.hits.viewport(),
        "status bar": program.window.status_bar,
    }
    return found[where]


@pytest.mark.parametrize(
    "where", ["text of the page", "title of the page", "box to tick", "row of the list", "button of the page"]
)
def test_after_a_click_typing_is_a_new_question(desk: Program, where: str) -> None:
    desk.click(clickable(desk, where), QPoint(30, 8))
    desk.type_at_cursor(NEXT)
    assert asked(desk) == NEXT


def test_keys_that_come_at_once_after_a_click_stay_together(desk: Program) -> None:
    title = clickable(desk, "title of the page")
    place = title.mapTo(desk.window, title.rect().center())
    QTest.mouseClick(desk.focused_window, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, place)
    for letter in "no me":
        key = QKeyEvent(QEvent.Type.KeyPress, 0, Qt.KeyboardModifier.NoModifier, letter)
        QApplication.sendEvent(desk.focused_window, key)
    QApplication.processEvents()
    assert asked(desk) == "no me"


def test_a_box_is_ticked_by_a_click_and_the_space_after_it_is_text(desk: Program) -> None:
    row = clickable(desk, "box to tick")
    assert isinstance(row, CheckRow)
    desk.click(row, QPoint(30, 8))
    assert row.isChecked()
    desk.type_at_cursor(" x")
    assert row.isChecked()
    assert asked(desk) == f"{QUESTION} x"


def test_space_presses_what_was_reached_with_tab(desk: Program) -> None:
    for _ in range(30):
        if isinstance(desk.focus, CheckRow):
            break
        desk.press(Qt.Key.Key_Tab)
    row = desk.focus
    assert isinstance(row, CheckRow)
    desk.type_at_cursor(" ")
    assert row.isChecked()
    assert asked(desk) == QUESTION


def test_enter_presses_a_button_that_was_reached_with_tab(desk: Program) -> None:
    desk.window.page_view.call_bar.findChildren(KeyButton)[-1].setFocus(Qt.FocusReason.TabFocusReason)
    desk.press(Qt.Key.Key_Return)
    assert desk.window.note_view.isVisible()


def test_the_note_that_ended_leaves_the_next_words_to_the_search(desk: Program) -> None:
    FIELDS["note"](desk)
    desk.press(Qt.Key.Key_F9)
    editors = desk.window.note_view.findChildren(NoteEditor)
    assert not any(one.isVisible() for one in editors)
    desk.type_at_cursor(" ")
    assert not any(one.isVisible() for one in editors)
    desk.type_at_cursor(NEXT)
    assert asked(desk).endswith(NEXT)


def test_a_click_into_a_field_leaves_the_cursor_there(desk: Program) -> None:
    FIELDS["find bar"](desk)
    desk.click(answer(desk.window.page_view))
    assert in_the_search(desk)
    line = child(desk.window.page_view, FindBar).focusProxy() or child(desk.window.page_view, FindBar)
    desk.click(line, QPoint(60, 12))
    desk.type_at_cursor("ahora")
    assert asked(desk) == QUESTION


def test_a_click_in_the_guide_leaves_its_keys_to_it(desk: Program) -> None:
    PLACES["guide"](desk)
    guide = desk.window.call_pane.guide
    desk.click(guide, QPoint(20, guide.height() - 20))
    desk.type_at_cursor("1")
    assert guide.now is not None
    assert len(guide.now.run.path) == 1
    desk.type_at_cursor("hola")
    assert asked(desk) == "hola"


def test_a_department_of_the_start_page_that_was_clicked_does_not_keep_the_cursor(desk: Program) -> None:
    PLACES["department on the start page"](desk)
    tile: QAbstractButton = tiles(desk)[0]
    desk.click(tile)
    assert desk.session.search_controller.department
    desk.type_at_cursor("fibra")
    assert asked(desk) == "fibra"


def test_words_selected_with_the_mouse_are_copied_and_stay_selected(desk: Program) -> None:
    text = answer(desk.window.page_view)
    text.selectAll()
    desk.click(desk.window.status_bar)
    assert in_the_search(desk)
    desk.press(Qt.Key.Key_C, CTRL)
    assert desk.clipboard.strip() == "Lo compruebo ahora mismo."


def test_the_line_for_another_day_keeps_its_keys(desk: Program) -> None:
    FIELDS["day of filing"](desk)
    desk.type_at_cursor("-3")
    assert filing_row(desk).line.text() == "-3"
