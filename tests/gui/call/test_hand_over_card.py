"""The hand-over card is read at a glance and used with the keyboard alone."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime

import pytest
from PySide6.QtCore import QLocale, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QToolButton
from pytestqt.qtbot import QtBot

from procdesk.call.availability import Availability
from procdesk.call.hand_over import Contact, HandOverTarget
from procdesk.gui.actions import Actions
from procdesk.gui.call.hand_over_card import HandOverCard
from procdesk.gui.theme import Theme
from procdesk.gui.widgets.buttons import WideKeyButton
from procdesk.gui.widgets.check_list import CheckRow
from procdesk.model import HandOver
from tests.gui.conftest import OFFSCREEN
from tests.gui.finders import button as named_button
from tests.gui.finders import scroll_area

pytestmark = OFFSCREEN

NOW = datetime(2026, 11, 23, 19, 20)
CLOSED = Availability(False, None, datetime(2026, 11, 24, 8))
HOURS = "Mo-Fr 08:00-20:00; PH off"
COBROS = HandOverTarget(
    Contact("Cobros", "cobros", "4 224", "cobros@a.es", HOURS, Availability(True, datetime(2026, 11, 23, 20))),
    HandOver("Cobros", ("contrato", "fecha & importe"), '"Le paso con Cobros."', "abre FAC-021", 1),
)
TESORERIA = HandOverTarget(Contact("Tesorería", "tesoreria", "900 300 110", "", "by appointment"), None)
LEGAL = HandOverTarget(Contact("Legal", "legal", "", "a@b.es", HOURS, CLOSED), HandOver("Legal", (), "", "escribe", 2))
ALT = Qt.KeyboardModifier.AltModifier
ALL = (COBROS, TESORERIA, LEGAL)


@pytest.fixture
def view(theme: Theme, qtbot: QtBot) -> HandOverCard:
    made = HandOverCard(theme, Actions(theme), QLocale("en_GB"))
    qtbot.addWidget(made)
    made.show_passings(ALL, NOW, frozenset())
    made.resize(360, 420)
    made.show()
    made.activateWindow()
    made.setFocus()
    qtbot.waitUntil(lambda: QApplication.activeWindow() is made and made.hasFocus())
    return made


def heard(signal: object) -> list[tuple[object, ...]]:
    got: list[tuple[object, ...]] = []
    signal.connect(lambda *facts: got.append(facts))  # type: ignore[attr-defined]
    return got


def press(key: Qt.Key, modifiers: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    focus = QApplication.focusWidget()
    assert focus is not None
    QTest.keyClick(focus, key, modifiers)


def claimed(key: Qt.Key) -> bool:
    """Whether the card keeps a key from the search."""
    offer = QKeyEvent(QKeyEvent.Type.ShortcutOverride, key, Qt.KeyboardModifier.NoModifier, chr(key))
    offer.ignore()
    QApplication.sendEvent(QApplication.focusWidget(), offer)
    return offer.isAccepted()


def texts(view: HandOverCard) -> list[str]:
    shown = [one.text() for one in view.findChildren(QLabel) if one.isVisible()]
    return [text.replace("\u00a0", " ") for text in shown if text]


def rows(view: HandOverCard) -> list[CheckRow]:
    return [row for row in view.findChildren(CheckRow) if row.isVisible()]


def chips(view: HandOverCard) -> list[QToolButton]:
    return [chip for chip in view.findChildren(QToolButton) if chip.isVisible()]


def badge(view: HandOverCard) -> tuple[str, str]:
    (found,) = [one for one in view.findChildren(QLabel) if one.property("role") == "badge"]
    return found.text() if found.isVisible() else "", str(found.property("tone"))


def tab_to(view: HandOverCard, wanted: Callable[[], bool]) -> None:
    for _ in range(20):
        if wanted():
            return
        press(Qt.Key.Key_Tab)
    raise AssertionError("not reachable with Tab")


def test_the_first_passing_says_all_that_is_known(view: HandOverCard) -> None:
    shown = texts(view)
    assert badge(view) == ("Open · closes in 40 min", "amber")
    for words in (
        "Cobros",
        "Ext. 4 224",
        "cobros@a.es",
        "Mon–Fri 8:00–20:00 · holidays closed",
        "“Le paso con Cobros.”",
    ):
        assert words in shown
    assert "Abre FAC-021" in shown
    assert [row.words for row in rows(view)] == ["contrato", "fecha & importe"]


def test_a_number_key_chooses_among_several(view: HandOverCard) -> None:
    chosen = heard(view.chosen)
    press(Qt.Key.Key_3)
    assert chosen == [(2,)]
    assert view.passing is LEGAL
    assert "Legal" in texts(view)
    assert [chip.isChecked() for chip in chips(view)] == [False, False, True]


def test_a_number_too_high_is_for_the_search(view: HandOverCard) -> None:
    chosen = heard(view.chosen)
    press(Qt.Key.Key_7)
    assert chosen == []
    assert (claimed(Qt.Key.Key_7), claimed(Qt.Key.Key_3)) == (False, True)


def test_with_one_passing_there_is_nothing_to_choose(view: HandOverCard) -> None:
    view.show_passings((COBROS,), NOW, frozenset())
    assert chips(view) == []
    assert not claimed(Qt.Key.Key_1)


def test_the_chips_are_reached_by_tab_and_pressed_by_space(view: HandOverCard) -> None:
    tab_to(view, lambda: QApplication.focusWidget() is chips(view)[1])
    press(Qt.Key.Key_Space)
    assert view.passing is TESORERIA
    assert QApplication.focusWidget() is chips(view)[1]


def test_alt_and_a_number_ticks_and_says_so(view: HandOverCard) -> None:
    ticked = heard(view.ticked)
    press(Qt.Key.Key_2, ALT)
    press(Qt.Key.Key_1, ALT)
    press(Qt.Key.Key_2, ALT)
    press(Qt.Key.Key_9, ALT)
    assert ticked == [("fecha & importe", True), ("contrato", True), ("fecha & importe", False)]
    assert view.passing is COBROS


def test_the_ticks_are_reached_by_tab_and_set_by_space(view: HandOverCard) -> None:
    ticked = heard(view.ticked)
    tab_to(view, lambda: QApplication.focusWidget() is rows(view)[0])
    press(Qt.Key.Key_Space)
    assert ticked == [("contrato", True)]


def test_ticks_are_shown_as_they_are_given_and_tell_nobody(view: HandOverCard) -> None:
    ticked = heard(view.ticked)
    view.show_ticks({"fecha & importe", "another thing"})
    assert [row.isChecked() for row in rows(view)] == [False, True]
    view.show_passings(ALL, NOW, {"contrato"})
    assert [row.isChecked() for row in rows(view)] == [True, False]
    assert ticked == []


def test_a_tick_is_told_with_the_text_as_it_was_written(view: HandOverCard) -> None:
    spaced = replace(COBROS, hand_over=HandOver("Cobros", ("30\u00a0€ <b>&amp;",), "", "", 1))
    view.show_passings((spaced,), NOW, {"30\u00a0€ <b>&amp;"})
    ticked = heard(view.ticked)
    assert [row.isChecked() for row in rows(view)] == [True]
    press(Qt.Key.Key_1, ALT)
    assert ticked == [("30\u00a0€ <b>&amp;", False)]


def test_a_chip_that_is_pressed_again_stays_the_choice(view: HandOverCard) -> None:
    for _ in range(2):
        chips(view)[1].click()
        assert [chip.isChecked() for chip in chips(view)] == [False, True, False]


def test_unfinished_ticks_outlive_a_look_at_another_department(view: HandOverCard) -> None:
    view.ticked.connect(lambda words, now: view.show_ticks({words} if now else set()))
    press(Qt.Key.Key_2, ALT)
    press(Qt.Key.Key_2)
    press(Qt.Key.Key_1)
    assert [row.isChecked() for row in rows(view)] == [False, True]


def test_escape_leaves_and_letters_are_left_to_the_search(view: HandOverCard) -> None:
    left = heard(view.left)
    tab_to(view, lambda: QApplication.focusWidget() is rows(view)[0])
    assert not claimed(Qt.Key.Key_M)
    press(Qt.Key.Key_Escape)
    assert left == [()]


def test_keys_with_control_stay_with_the_window(view: HandOverCard) -> None:
    ticked, chosen = heard(view.ticked), heard(view.chosen)
    press(Qt.Key.Key_1, Qt.KeyboardModifier.ControlModifier)
    press(Qt.Key.Key_1, Qt.KeyboardModifier.ControlModifier | ALT)
    assert ticked == chosen == []


def test_tab_goes_from_the_top_to_the_bottom(view: HandOverCard) -> None:
    for targets in (
        ALL,
        (LEGAL, replace(COBROS, hand_over=HandOver("Cobros", ("a", "b", "c", "d"), "", "", 1)), *ALL),
    ):
        view.show_passings(targets, NOW, frozenset())
        view.choose(0 if targets is ALL else 1)
        view.setFocus()
        expected = [named_button(view, "close"), *chips(view), *rows(view), *view.findChildren(WideKeyButton)]
        reached = []
        for _ in expected:
            press(Qt.Key.Key_Tab)
            reached.append(QApplication.focusWidget())
        assert reached == expected


def test_the_buttons_show_their_keys_and_are_pressed_by_the_keyboard(view: HandOverCard) -> None:
    copied, mailed = heard(view.copy_wanted), heard(view.mail_wanted)
    assert {"Ctrl Shift C", "Ctrl Shift M"} <= set(texts(view))
    copy, mail = view.findChildren(WideKeyButton)
    assert copy.accessibleName() == "Copy the message for Cobros"
    for button in (copy, mail):
        tab_to(view, button.hasFocus)
        press(Qt.Key.Key_Space)
    assert copied == mailed == [()]


def test_without_an_address_the_mail_button_gives_its_reason(view: HandOverCard) -> None:
    view.choose(1)
    assert [one for one in view.findChildren(WideKeyButton) if one.isVisible()] == [view.findChildren(WideKeyButton)[0]]
    assert "There is no e-mail address for Tesorería: copy the message" in texts(view)


def test_where_it_is_not_known_whether_they_answer_the_hours_stand_as_written(view: HandOverCard) -> None:
    view.choose(1)
    shown = texts(view)
    assert badge(view)[0] == ""
    assert "Hours: by appointment" in shown
    assert "900 300 110" in shown


def test_a_steps_department_shows_no_empty_cards(view: HandOverCard) -> None:
    view.choose(1)
    shown = texts(view)
    assert not {"TELL THE CUSTOMER", "HAVE READY", "IF NOBODY ANSWERS"} & set(shown)


def test_a_steps_department_says_what_it_does_and_a_hand_over_what_to_do(view: HandOverCard) -> None:
    does = ("comprueba el cargo", "abona")
    view.show_passings((replace(TESORERIA, does=does), replace(COBROS, does=does)), NOW, frozenset())
    assert {"WHAT THEY DO IN THIS CASE", "Comprueba el cargo\nAbona"} <= set(texts(view))
    view.choose(1)
    assert "WHAT THEY DO IN THIS CASE" not in texts(view)


def test_where_nobody_answers_now_what_to_do_then_comes_first(view: HandOverCard) -> None:
    view.show_passings((replace(COBROS, contact=replace(COBROS.contact, availability=CLOSED)),), NOW, frozenset())
    QApplication.processEvents()
    places = {one.text(): one.mapTo(view, one.rect().topLeft()).y() for one in view.findChildren(QLabel)}
    assert badge(view) == ("Closed · opens tomorrow at 8:00", "red")
    assert places["IF NOBODY ANSWERS"] < places["TELL THE CUSTOMER"] < places["HAVE READY"]
    view.show_passings((COBROS,), NOW, frozenset())
    QApplication.processEvents()
    places = {one.text(): one.mapTo(view, one.rect().topLeft()).y() for one in view.findChildren(QLabel)}
    assert places["TELL THE CUSTOMER"] < places["HAVE READY"] < places["IF NOBODY ANSWERS"]


def test_a_later_minute_keeps_choice_place_and_cursor(view: HandOverCard) -> None:
    view.resize(360, 260)
    view.choose(2)
    view.choose(0)
    QApplication.processEvents()
    tab_to(view, lambda: QApplication.focusWidget() is rows(view)[1])
    bar = scroll_area(view).verticalScrollBar()
    bar.setValue(bar.maximum())
    place, chosen = bar.value(), heard(view.chosen)
    later = replace(
        COBROS, contact=replace(COBROS.contact, availability=Availability(True, datetime(2026, 11, 23, 20)))
    )
    view.refresh((LEGAL, later, TESORERIA), datetime(2026, 11, 23, 19, 50))
    QApplication.processEvents()
    assert badge(view)[0] == "Open · closes in 10 min"
    assert view.passing is later
    assert (bar.value(), place > 0) == (place, True)
    assert QApplication.focusWidget() is rows(view)[1]
    assert chosen == []


def test_a_choice_that_is_gone_falls_back_to_the_same_department_or_the_first(view: HandOverCard) -> None:
    view.choose(2)
    view.refresh((COBROS, replace(LEGAL, hand_over=None)), NOW)
    assert view.passing is not None
    assert view.passing.contact.slug == "legal"
    view.refresh((TESORERIA,), NOW)
    assert view.passing is TESORERIA


def test_with_nobody_to_pass_it_to_nothing_breaks(view: HandOverCard) -> None:
    view.show_passings((), NOW, frozenset())
    assert view.passing is None
    view.choose(0)
    view.refresh((), NOW)
    press(Qt.Key.Key_1, ALT)
    assert texts(view) == ["PASS TO", "This page does not say who to pass it to"]
    left = heard(view.left)
    press(Qt.Key.Key_Escape)
    assert left == [()]
    view.show_passings(ALL, NOW, frozenset())
    assert view.passing is COBROS


@pytest.mark.parametrize("percent", [100, 200])
def test_nothing_is_wider_than_the_card(view: HandOverCard, theme: Theme, percent: int) -> None:
    theme.choose_percent(percent)
    long = replace(COBROS.contact, name="Departamento de reclamaciones extrajudiciales", availability=CLOSED)
    view.show_passings((replace(COBROS, contact=long), *ALL), NOW, frozenset())
    QApplication.processEvents()
    scroll = scroll_area(view)
    assert scroll.widget().width() <= scroll.viewport().width()
    assert view.width() == 360
