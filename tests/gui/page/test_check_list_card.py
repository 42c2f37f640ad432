"""What is to be asked first, as a card: lines to tick off, or the text where there is no list."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

from procdesk.gui.page.cards import CheckListCard
from procdesk.gui.theme import Theme
from procdesk.gui.widgets.check_list import CheckRow
from tests.gui.conftest import OFFSCREEN

pytestmark = OFFSCREEN

ITEMS = ("¿Qué <b>fecha</b> tiene cada cargo?", "¿Ha pagado algo este mes?")


@pytest.fixture
def card(theme: Theme, qtbot: QtBot) -> CheckListCard:
    made = CheckListCard(theme, lambda path: None, "")
    qtbot.addWidget(made)
    made.fill("Pregunta primero", "<ul><li>…</li></ul>", ITEMS)
    made.resize(260, 240)
    made.show()
    made.activateWindow()
    qtbot.waitUntil(lambda: QApplication.activeWindow() is made)
    return made


def shown(card: CheckListCard) -> list[str]:
    return [one.text() for one in card.findChildren(QLabel) if one.isVisible()]


def test_a_list_becomes_boxes_that_are_ticked_with_the_keyboard(card: CheckListCard, qtbot: QtBot) -> None:
    assert shown(card) == ["PREGUNTA PRIMERO", "Alt 1–2"]
    card.texts[0].setFocus()
    with qtbot.waitSignal(card.ticked) as told:
        QTest.keyClick(card.texts[0], Qt.Key.Key_Space)
    assert told.args == ["¿Qué fecha tiene cada cargo?", True]
    with qtbot.waitSignal(card.ticked) as told:
        card.toggle(2)
    assert told.args == ["¿Ha pagado algo este mes?", True]


def test_ticks_last_where_the_page_comes_back(card: CheckListCard) -> None:
    card.fill("Pregunta primero", "", ITEMS)
    card.show_ticks({"¿Ha pagado algo este mes?"})
    assert [row.isChecked() for row in card.texts if isinstance(row, CheckRow)] == [False, True]


def test_a_section_that_is_no_list_is_shown_as_its_text(card: CheckListCard, qtbot: QtBot) -> None:
    card.fill("Ask first", "<p>Ask for the date.</p>", ())
    assert shown(card) == ["ASK FIRST"]
    assert card.texts == [card.block]
    assert card.block.isVisible()
    assert card.block.toPlainText() == "Ask for the date."
    with qtbot.assertNotEmitted(card.ticked):
        card.toggle(1)
    card.fill("Pregunta primero", "", ITEMS)
    assert not card.block.isVisible()
    assert [row.isVisible() for row in card.texts] == [True, True]


def test_the_card_is_as_tall_as_its_lines_need(card: CheckListCard, qtbot: QtBot) -> None:
    tall = card.layout().heightForWidth(180)
    assert tall > card.layout().heightForWidth(600)
    card.fill("Pregunta primero", "", ITEMS[:1])
    qtbot.waitUntil(lambda: card.layout().heightForWidth(180) < tall)
    assert shown(card)[1] == "Alt 1"
