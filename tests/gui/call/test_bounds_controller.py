"""One call after the other in the window: what the end clears, what undoing brings back, and whose question it is."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from procdesk.call.session import CallSummary
from procdesk.gui.call.call_notice import CallNotice, UncopiedNotesDialog
from procdesk.gui.call.previous_notes import PreviousNotesList
from procdesk.gui.call.session import CallTimer
from procdesk.gui.page.page_view import PageView
from procdesk.gui.widgets.check_list import CheckRow
from tests.conftest import write
from tests.gui.conftest import OFFSCREEN, Opened, Program
from tests.gui.finders import button, child

pytestmark = OFFSCREEN
CONTROL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier
SENTENCE, CHARGED = "me han cobrado dos veces", "Cobro duplicado en la factura"
OTHER = "quiero darme de baja"


PAGE = """---
title: Cobro duplicado en la factura
customer_says:
  - me han cobrado dos veces
---
## Qué decir
Lo compruebo **ahora mismo**.
## Pregunta primero
- Fecha del cargo
- Importe
## Qué pasa después
1. **Facturación** comprueba el cargo. (1 día laborable)
## Guía
### ¿Son iguales?
- [Sí](#retenido)
- [No](#distintos)
### Retenido
### Distintos
"""


@pytest.fixture
def desk(open_program: Opened, folder: Path) -> Program:
    """A program in which a customer's question is answered, on a page with boxes to tick and a guide."""
    write(folder, "facturacion/cobro-duplicado.es.md", PAGE)
    program = open_program(folder)
    program.until(lambda: program.session.is_complete)
    program.read(SENTENCE, CHARGED)
    return program


def notice(program: Program) -> CallNotice:
    return child(program.window, CallNotice)


def calls(program: Program) -> CallTimer:
    return child(program.app, CallTimer)


def facts(program: Program) -> CallSummary:
    found = calls(program).facts()
    assert found is not None
    return found


def questions(program: Program) -> list[str]:
    return [one.text for one in facts(program).asked]


def previous(program: Program) -> list[str]:
    return child(program.window, PreviousNotesList).lines


def next_customer(program: Program) -> None:
    program.press(Qt.Key.Key_F9)
    program.until_answered("")


def same_customer(program: Program) -> None:
    program.press(Qt.Key.Key_F9, SHIFT)


def has_search(program: Program) -> bool:
    return program.focus is program.window.search_box.focusProxy()


def seen(page: PageView) -> list[bool]:
    """Which boxes of "Ask first" are ticked."""
    return [row.isChecked() for row in page.cards.ask.texts if isinstance(row, CheckRow)]


def test_the_end_of_a_call_leaves_nothing_on_the_screen(desk: Program) -> None:
    desk.session.search_controller.choose_department("facturacion")
    desk.until_answered(SENTENCE)
    desk.press(Qt.Key.Key_1, Qt.KeyboardModifier.AltModifier)
    desk.do("note")
    next_customer(desk)
    assert not calls(desk).running
    assert desk.window.search_box.text == ""
    assert desk.window.home_page.isVisible()
    assert desk.session.page_controller.id == ""
    assert desk.session.search_controller.department == ""
    assert has_search(desk)
    assert "sin copiar" not in notice(desk).words
    assert "no se ha copiado" in notice(desk).words
    desk.read(SENTENCE, CHARGED)
    assert not any(seen(desk.window.page_view))


def test_the_filing_day_of_one_customer_is_not_the_next_ones(desk: Program) -> None:
    desk.session.page_controller.count_from(datetime(2026, 11, 12, 9, 0))
    desk.until(lambda: not desk.session.page_controller.waiting)
    next_customer(desk)
    desk.read(SENTENCE, CHARGED)
    assert desk.session.page_controller.filed is None


@pytest.mark.parametrize("name", ["copy", "note", "guide", "hand_over", "filed", "find"])
def test_wherever_the_cursor_was_the_first_letter_begins_the_next_call(desk: Program, name: str) -> None:
    desk.do(name)
    next_customer(desk)
    desk.type_at_cursor("n")
    assert desk.window.search_box.text == "n"
    desk.until(lambda: calls(desk).running)
    assert calls(desk).question == "n"


def test_what_the_call_had_on_the_screen_comes_back(desk: Program) -> None:
    began, filed = facts(desk).began, datetime(2026, 11, 12, 9, 0)
    desk.session.page_controller.count_from(filed)
    desk.press(Qt.Key.Key_1, Qt.KeyboardModifier.AltModifier)
    desk.do("copy")
    desk.until(lambda: facts(desk).said)
    desk.do("note")
    desk.type_at_cursor(" mío")
    next_customer(desk)
    same_customer(desk)
    desk.until(lambda: desk.title == CHARGED)
    desk.until(lambda: not desk.session.page_controller.waiting)
    assert desk.window.search_box.text == SENTENCE
    assert desk.session.page_controller.filed == filed
    assert seen(desk.window.page_view)[0]
    assert facts(desk).began == began
    assert facts(desk).said
    assert " mío" in desk.window.note_view.text
    assert previous(desk) == []
    assert notice(desk).words == ""


def test_the_guide_comes_back_where_it_stood(desk: Program) -> None:
    guide = desk.window.call_pane.guide
    desk.do("guide")
    desk.until(guide.isVisible)
    desk.press(Qt.Key.Key_1)
    stood = [one.choice for one in facts(desk).decided]
    next_customer(desk)
    assert not guide.isVisible()
    same_customer(desk)
    desk.until(guide.isVisible)
    assert [one.choice for one in facts(desk).decided] == stood
    desk.press(Qt.Key.Key_Backspace)
    assert facts(desk).decided == ()


def test_a_guide_that_was_left_is_gone_on_with_its_key(desk: Program) -> None:
    guide = desk.window.call_pane.guide
    desk.do("guide")
    desk.until(guide.isVisible)
    desk.press(Qt.Key.Key_1)
    desk.press(Qt.Key.Key_Escape)
    next_customer(desk)
    same_customer(desk)
    desk.until(lambda: desk.title == CHARGED)
    assert has_search(desk)
    desk.do("guide")
    desk.until(guide.isVisible)
    desk.press(Qt.Key.Key_Backspace)
    assert facts(desk).decided == ()


def test_the_undo_lasts_until_the_next_call_has_something_in_its_note(desk: Program) -> None:
    next_customer(desk)
    desk.type_at_cursor("z")
    desk.until(lambda: calls(desk).running)
    assert notice(desk).words
    button(notice(desk), "Deshacer").click()
    desk.until(lambda: desk.title == CHARGED)
    assert desk.window.search_box.text == SENTENCE
    next_customer(desk)
    desk.ask(OTHER)
    calls(desk).rested()
    assert questions(desk) == [OTHER]
    assert notice(desk).words == ""


def test_who_hides_the_notice_keeps_the_note(desk: Program) -> None:
    next_customer(desk)
    button(notice(desk), "Ocultar").click()
    assert notice(desk).words == ""
    assert has_search(desk)
    assert len(previous(desk)) == 1


def test_after_a_copied_note_the_next_question_is_another_customers(desk: Program) -> None:
    desk.session.page_controller.count_from(datetime(2026, 11, 12, 9, 0))
    desk.press(Qt.Key.Key_1, Qt.KeyboardModifier.AltModifier)
    desk.press(Qt.Key.Key_Return, CONTROL)
    assert SENTENCE in desk.clipboard
    desk.type_at_cursor(SENTENCE[0])
    desk.until(lambda: calls(desk).question == SENTENCE[0])
    desk.type_at_cursor(SENTENCE[1:])
    desk.until_answered(SENTENCE)
    desk.until(lambda: desk.title == CHARGED and not desk.session.page_controller.waiting)
    assert has_search(desk)
    assert desk.window.search_box.text == SENTENCE
    assert "¿Otro cliente?" in notice(desk).words
    assert desk.session.page_controller.filed is None
    assert not any(seen(desk.window.page_view))
    assert len(previous(desk)) == 1
    assert "copiada" in previous(desk)[0]


def test_after_a_copied_note_the_answer_can_still_be_copied(desk: Program) -> None:
    desk.press(Qt.Key.Key_Return, CONTROL)
    desk.press(Qt.Key.Key_C, CONTROL)
    assert desk.clipboard == "Lo compruebo ahora mismo."


def test_after_a_copied_note_the_question_can_still_be_put_right(desk: Program) -> None:
    desk.press(Qt.Key.Key_Return, CONTROL)
    desk.press(Qt.Key.Key_End)
    desk.type_at_cursor(" la factura")
    desk.until_answered(f"{SENTENCE} la factura")
    assert notice(desk).words == ""


def test_one_key_says_yes_and_keeps_what_was_typed(desk: Program) -> None:
    desk.press(Qt.Key.Key_Return, CONTROL)
    desk.ask(OTHER)
    desk.press(Qt.Key.Key_F9)
    assert notice(desk).words == ""
    assert desk.window.search_box.text == OTHER
    calls(desk).rested()
    assert questions(desk) == [OTHER]
    next_customer(desk)
    assert not calls(desk).running
    assert len(previous(desk)) == 2


def test_one_key_says_no_and_both_questions_are_in_one_note(desk: Program) -> None:
    desk.press(Qt.Key.Key_Return, CONTROL)
    desk.ask(OTHER)
    same_customer(desk)
    assert notice(desk).words == ""
    assert desk.window.search_box.text == OTHER
    calls(desk).rested()
    assert questions(desk) == [SENTENCE, OTHER]
    assert previous(desk) == []
    desk.press(Qt.Key.Key_Return, CONTROL)
    assert SENTENCE in desk.clipboard
    assert OTHER in desk.clipboard


def test_who_does_not_answer_has_two_notes(desk: Program) -> None:
    desk.press(Qt.Key.Key_Return, CONTROL)
    desk.ask(OTHER)
    calls(desk).rested()
    calls(desk).said("Se lo tramito ahora.")
    assert notice(desk).words == ""
    desk.press(Qt.Key.Key_Return, CONTROL)
    assert OTHER in desk.clipboard
    assert SENTENCE not in desk.clipboard
    next_customer(desk)
    assert len(previous(desk)) == 2
    assert all("copiada" in line for line in previous(desk))


def test_three_customers_in_a_row_have_a_note_each(desk: Program) -> None:
    asked = [SENTENCE, OTHER, "me han robado el móvil"]
    for question in asked[1:]:
        next_customer(desk)
        desk.type_at_cursor(question)
        desk.until_answered(question)
    next_customer(desk)
    assert [line.rpartition(" · ")[2] for line in previous(desk)] == asked[::-1]


def test_without_a_call_before_the_key_says_so(desk: Program) -> None:
    said = desk.said
    same_customer(desk)
    assert desk.said != said
    assert questions(desk) in ([], [SENTENCE])


def test_where_calls_do_not_begin_by_themselves_the_key_begins_and_ends_them(program: Program) -> None:
    program.until(lambda: program.session.is_complete)
    program.session.context.settings.put(call_pause=0)
    program.read(SENTENCE, CHARGED)
    assert not calls(program).running
    program.press(Qt.Key.Key_F9)
    assert calls(program).running
    program.do("copy")
    next_customer(program)
    assert program.window.search_box.text == ""
    program.ask(OTHER)
    assert not calls(program).running


def test_the_notes_and_the_way_back_survive_another_language(desk: Program) -> None:
    next_customer(desk)
    desk.app.speak("en")
    desk.until(lambda: desk.session.is_complete)
    assert "not copied" in previous(desk)[0]
    assert "Call ended" in notice(desk).words
    same_customer(desk)
    desk.until(lambda: desk.window.search_box.text == SENTENCE and desk.title == "Charged twice on the bill")
    assert questions(desk) == [SENTENCE]


def test_a_process_that_was_deleted_during_its_call_stays_in_the_note(desk: Program, folder: Path) -> None:
    desk.do("copy")
    for path in folder.rglob("cobro-duplicado.*"):
        path.unlink()
    desk.do("refresh")
    desk.until(lambda: desk.session.overview.current and desk.session.overview.current.processes < 8)
    next_customer(desk)
    same_customer(desk)
    desk.until(lambda: desk.window.search_box.text == SENTENCE)
    desk.until(lambda: not desk.session.page_controller.waiting)
    desk.press(Qt.Key.Key_Return, CONTROL)
    assert CHARGED in desk.clipboard


EMAIL = "Hola,\nno me funciona.\n> El lunes escribió:\n> > Le llamamos mañana\n\n-- \nAna 🙂"


@pytest.mark.parametrize("words", ["x" * 1000, "factura " * 125, EMAIL, "🙂", "🙂🙂 ¿¿??", "\u2028\t\x00"])
def test_whatever_is_pasted_as_the_question_is_in_the_note(desk: Program, words: str) -> None:
    next_customer(desk)
    QApplication.clipboard().setText(words)
    desk.press(Qt.Key.Key_V, CONTROL)
    pasted = desk.window.search_box.text
    desk.until(lambda: desk.session.search_controller.text == pasted)
    desk.until(lambda: not desk.session.search_controller.waiting)
    desk.press(Qt.Key.Key_F9)
    kept = [line for line in previous(desk) if SENTENCE not in line]
    assert len(kept) == int(bool(pasted.strip()))
    desk.type_at_cursor("n")
    assert desk.window.search_box.text == "n"


def test_only_spaces_are_no_question(desk: Program) -> None:
    next_customer(desk)
    desk.type_at_cursor("   ")
    desk.until_answered("   ")
    assert not calls(desk).running
    desk.press(Qt.Key.Key_F9)
    desk.press(Qt.Key.Key_F9)
    assert len(previous(desk)) == 1


def dialogs(program: Program) -> list[UncopiedNotesDialog]:
    return [one for one in program.window.findChildren(UncopiedNotesDialog) if one.isVisible()]


@pytest.mark.parametrize("ended", [False, True])
def test_closing_with_a_note_that_was_not_copied_asks_once(desk: Program, ended: bool) -> None:
    calls(desk).rested()
    if ended:
        next_customer(desk)
    desk.window.close()
    (dialog,) = dialogs(desk)
    assert desk.window.isVisible()
    button_of(dialog, "Ver las notas").click()
    assert desk.window.note_view.isVisible()
    desk.window.close()
    assert not desk.window.isVisible()


def test_closing_without_copying_closes(desk: Program) -> None:
    next_customer(desk)
    desk.do("quit")
    (dialog,) = dialogs(desk)
    button_of(dialog, "Cerrar sin copiar").click()
    assert not desk.window.isVisible()


def test_who_stays_is_asked_again_once_there_is_another_note(desk: Program) -> None:
    next_customer(desk)
    desk.window.close()
    QTest.keyClick(dialogs(desk)[0], Qt.Key.Key_Escape)
    assert dialogs(desk) == []
    assert desk.window.isVisible()
    desk.window.activateWindow()
    desk.until(desk.window.isActiveWindow)
    desk.ask(OTHER)
    next_customer(desk)
    desk.window.close()
    assert len(dialogs(desk)) == 1


@pytest.mark.parametrize("closes", [lambda program: program.window.close(), lambda program: program.do("quit")])
def test_with_all_notes_copied_nothing_is_asked(desk: Program, closes: Callable[[Program], object]) -> None:
    desk.press(Qt.Key.Key_Return, CONTROL)
    next_customer(desk)
    closes(desk)
    assert dialogs(desk) == []
    assert not desk.window.isVisible()


def button_of(dialog: UncopiedNotesDialog, words: str) -> object:
    return next(one for one in dialog.buttons() if one.text().replace("&", "") == words)
