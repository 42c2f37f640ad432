"""Would they find it? Sentences are searched while the page is written."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtTest import QAbstractItemModelTester, QTest
from PySide6.QtWidgets import QLineEdit, QPushButton

from procdesk.gui.owner.panels.trial_list import TrialRow
from procdesk.gui.owner.panels.trial_panel import TrialPanel
from tests.gui.conftest import OFFSCREEN
from tests.gui.finders import child
from tests.gui.owner.panels.conftest import FIBRE, Desk

pytestmark = OFFSCREEN
CONTROL = Qt.KeyboardModifier.ControlModifier
ASKED = "me han cobrado dos veces la fibra"


def row(panel: TrialPanel, text: str) -> TrialRow:
    return next((one for one in panel.list.rows.rows if one.text == text), TrialRow(""))


def ask(desk: Desk, panel: TrialPanel, sentence: str) -> TrialRow:
    """Types a sentence, presses Enter and waits for its place."""
    line = child(panel, QLineEdit)
    line.setFocus()
    line.setText(sentence)
    desk.press(Qt.Key.Key_Return)
    desk.until(lambda: row(panel, sentence).badge and not row(panel, sentence).is_old)
    return row(panel, sentence)


def test_a_sentence_tells_the_place_and_who_is_in_the_way_and_why(desk: Desk) -> None:
    panel = desk.show(TrialPanel, desk.edit(FIBRE))
    with_model = QAbstractItemModelTester(panel.list.rows)
    found = ask(desk, panel, ASKED)
    assert (found.badge, found.tone, found.is_own) == ("place 2", "amber", False)
    ((words, _),) = found.lines
    assert words.startswith("1. Cobro duplicado en la factura · Facturación — ")
    assert words.endswith("me han cobrado dos veces")
    assert ask(desk, panel, "no me funciona la fibra").badge == "comes first"
    assert ask(desk, panel, "xqzw").tone == "red"
    assert with_model is not None


def test_the_pages_own_phrases_are_tried_without_being_asked(desk: Desk) -> None:
    page = desk.edit(FIBRE)
    panel = desk.show(TrialPanel, page)
    desk.until(lambda: row(panel, "no me funciona la fibra").badge == "comes first")
    assert row(panel, "no me funciona la fibra").is_own
    desk.write(page, page.text.replace("customer_says:\n", "customer_says:\n  - se me ha ido el wifi\n"))
    desk.until(lambda: any("Without this phrase" in words for words, _ in row(panel, "se me ha ido el wifi").lines))
    assert "2 of 2 phrases lead here first" in panel.state


def test_one_key_adds_the_sentence_as_a_phrase_and_it_comes_first_then(desk: Desk) -> None:
    page = desk.edit(FIBRE)
    panel = desk.show(TrialPanel, page)
    ask(desk, panel, ASKED)
    line = child(panel, QLineEdit)
    QTest.keyClick(line, Qt.Key.Key_Down)
    assert panel.list.hasFocus()
    desk.press(Qt.Key.Key_Return, CONTROL)
    assert f"  - {ASKED}\n" in page.text
    desk.until(lambda: row(panel, ASKED).badge == "comes first")
    assert row(panel, ASKED).is_own
    page.document.undo()
    assert ASKED not in page.text


def test_a_sentence_that_was_typed_can_be_forgotten_and_a_phrase_cannot(desk: Desk) -> None:
    page = desk.edit(FIBRE)
    panel = desk.show(TrialPanel, page)
    ask(desk, panel, ASKED)
    QTest.keyClick(child(panel, QLineEdit), Qt.Key.Key_Down)
    desk.press(Qt.Key.Key_Delete)
    assert row(panel, ASKED).badge == ""
    before = page.text
    QTest.keyClick(child(panel, QLineEdit), Qt.Key.Key_Down)
    desk.press(Qt.Key.Key_Delete)
    assert page.text == before
    assert row(panel, "no me funciona la fibra").badge


def test_enter_at_a_phrase_goes_to_its_line(desk: Desk) -> None:
    panel = desk.show(TrialPanel, desk.edit(FIBRE))
    desk.until(lambda: row(panel, "no me funciona la fibra").badge == "comes first")
    QTest.keyClick(child(panel, QLineEdit), Qt.Key.Key_Down)
    desk.press(Qt.Key.Key_Return)
    assert desk.lines == [4]


def test_a_file_that_is_no_page_says_so(desk: Desk) -> None:
    panel = desk.show(TrialPanel, desk.edit("facturacion/_index.es.md"))
    desk.until(lambda: "no page" in panel.state)
    assert panel.list.rows.rows == ()


def test_a_hidden_panel_searches_nothing(desk: Desk) -> None:
    page = desk.edit(FIBRE)
    panel = desk.show(TrialPanel, page)
    desk.until(lambda: row(panel, "no me funciona la fibra").badge == "comes first")
    panel.hide()
    desk.write(page, page.text.replace("no me funciona la fibra", "no me va la fibra"))
    assert row(panel, "no me va la fibra").badge == ""
    panel.show()
    desk.until(lambda: row(panel, "no me va la fibra").badge == "comes first")


def test_keys_are_shown_on_their_buttons(desk: Desk) -> None:
    panel = desk.show(TrialPanel, desk.edit(FIBRE))
    words = [button.text() for button in panel.findChildren(QPushButton)]
    assert any("Ctrl+Enter" in one for one in words)
    assert any("Del" in one for one in words)
