"""Things to tick off: by Space, by their number, or with the mouse; and what is found in them."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from procdesk.gui.theme import Theme
from procdesk.gui.widgets.check_list import CheckList
from tests.gui.conftest import OFFSCREEN

pytestmark = OFFSCREEN

FACTURA, FECHA, PAGO = "¿Lo ve en la factura o en los movimientos del banco?", "¿Qué fecha tiene?", "¿Ha pagado algo?"


@pytest.fixture
def ticks(theme: Theme, qtbot: QtBot) -> CheckList:
    made = CheckList(theme)
    qtbot.addWidget(made)
    made.fill([FACTURA, f"<b>{FECHA}</b>", f'<a href="procdesk:averias/router">{PAGO}</a>'])
    made.resize(240, 200)
    made.show()
    made.activateWindow()
    qtbot.waitUntil(lambda: QApplication.activeWindow() is made)
    return made


def ticked(ticks: CheckList) -> list[str]:
    return [row.words for row in ticks.rows if row.isChecked()]


def test_space_ticks_and_unticks_and_the_arrows_go_on(ticks: CheckList, qtbot: QtBot) -> None:
    told: list[tuple[str, bool]] = []
    ticks.ticked.connect(lambda words, now: told.append((words, now)))
    ticks.rows[0].setFocus()
    for key in (Qt.Key.Key_Space, Qt.Key.Key_Down, Qt.Key.Key_Space, Qt.Key.Key_Up, Qt.Key.Key_Space):
        QTest.keyClick(QApplication.focusWidget(), key)
    assert told == [(FACTURA, True), (FECHA, True), (FACTURA, False)]
    assert ticked(ticks) == [FECHA]


def test_a_number_ticks_and_one_that_is_too_high_does_nothing(ticks: CheckList, qtbot: QtBot) -> None:
    with qtbot.waitSignal(ticks.ticked) as told:
        ticks.toggle(2)
    assert told.args == [FECHA, True]
    with qtbot.assertNotEmitted(ticks.ticked):
        ticks.toggle(4)
        ticks.toggle(0)


def test_ticks_of_before_are_shown_and_not_told_again(ticks: CheckList, qtbot: QtBot) -> None:
    with qtbot.assertNotEmitted(ticks.ticked):
        ticks.show_ticks({FECHA, "otra cosa"})
    assert ticked(ticks) == [FECHA]


def test_the_next_list_begins_without_ticks_and_without_what_was_left_of_the_last(ticks: CheckList) -> None:
    ticks.toggle(1)
    ticks.fill(["Contrato"])
    assert [row.words for row in ticks.rows] == ["Contrato"]
    assert ticked(ticks) == []
    ticks.toggle(2)
    assert ticked(ticks) == []


def test_enter_opens_the_link_in_a_row_and_ticks_nothing(ticks: CheckList, qtbot: QtBot) -> None:
    ticks.rows[2].setFocus()
    with qtbot.waitSignal(ticks.linked) as told:
        QTest.keyClick(ticks.rows[2], Qt.Key.Key_Return)
    assert told.args == ["procdesk:averias/router"]
    assert ticked(ticks) == []


def test_a_click_on_the_link_opens_it_and_one_beside_it_ticks(ticks: CheckList, qtbot: QtBot) -> None:
    row = ticks.rows[2]
    # The box is narrower than a line is high.
    on_text = QPoint(2 * row.fontMetrics().height() + 10, 10)
    with qtbot.waitSignal(ticks.linked), qtbot.assertNotEmitted(ticks.ticked):
        QTest.mouseClick(row, Qt.MouseButton.LeftButton, pos=on_text)
    assert not row.isDown()
    with qtbot.waitSignal(ticks.ticked):
        QTest.mouseClick(row, Qt.MouseButton.LeftButton, pos=QPoint(row.width() - 3, row.height() // 2))


def test_a_long_thing_takes_the_lines_that_it_needs(ticks: CheckList, theme: Theme) -> None:
    long, short = ticks.rows[0], ticks.rows[1]
    assert long.heightForWidth(240) > short.heightForWidth(240)
    assert long.heightForWidth(900) == short.heightForWidth(900)
    before = short.heightForWidth(240)
    theme.choose_percent(200)
    assert short.heightForWidth(240) > before * 1.5


def test_a_row_is_found_by_its_words(ticks: CheckList) -> None:
    row = ticks.rows[0]
    places = row.mark("banco")
    assert len(places) == 1
    assert row.place_of(places[0]) > row.place_of(row.mark("lo ve")[0])
    assert row.mark("nada") == row.mark("") == []


def test_a_screen_reader_hears_a_box_with_the_whole_text(ticks: CheckList) -> None:
    assert [row.accessibleName() for row in ticks.rows] == [FACTURA, FECHA, PAGO]
