"""A page beside its other language."""

from __future__ import annotations

from dulwich import porcelain
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QPushButton

from procdesk.content.parser import read_source
from procdesk.content.translation import translation_mark
from procdesk.gui.owner.panels.translation_panel import TranslationPanel
from tests.gui.conftest import OFFSCREEN
from tests.gui.owner.panels.conftest import BILL, BILL_ENGLISH, FIBRE, Desk

pytestmark = OFFSCREEN
ALT = Qt.KeyboardModifier.AltModifier


def mark_of(desk: Desk, path: str, old: str = "", new: str = "") -> str:
    """The mark of a page as it was before something in it was changed."""
    text = (desk.context.library.content / path).read_text("utf-8")
    page = read_source(path, text.replace(old, new).encode(), None).write_up
    assert page is not None
    return translation_mark(page)


def marks(panel: TranslationPanel) -> dict[str, str]:
    return {card.heading: card.mark for card in panel.cards}


def test_passages_that_have_drifted_are_marked(desk: Desk) -> None:
    page = desk.edit(BILL_ENGLISH)
    panel = desk.show(TranslationPanel, page)
    desk.until(lambda: panel.cards)
    assert "Not marked as a translation" in panel.words
    # The original said something else of the limit when it was translated.
    mark = mark_of(desk, BILL, "Hasta 30 €", "Hasta 20 €")
    desk.write(page, page.text.replace("title:", f"translates: {mark}\ntitle:"))
    desk.until(lambda: "to go over" in panel.words)
    assert marks(panel) == {
        "Title": "",
        "Qué decir": "",
        "Puedes decidir": "missing here",
        "Qué pasa después": "missing here",
    }
    added = page.text + "## You can decide\n- Up to 20\n"
    desk.write(page, added)
    desk.until(lambda: marks(panel)["Puedes decidir"] == "changed since")


def test_translated_now_writes_the_mark_on_one_key_and_can_be_undone(desk: Desk) -> None:
    page = desk.edit(BILL_ENGLISH)
    panel = desk.show(TranslationPanel, page)
    desk.until(lambda: panel.cards)
    before = page.text
    QTest.keyClick(panel, Qt.Key.Key_T, ALT)
    assert f"translates: {mark_of(desk, BILL)}\n" in page.text
    page.document.undo()
    assert page.text == before


def test_the_original_is_not_marked_but_leads_to_its_translation(desk: Desk) -> None:
    english = desk.context.library.content / BILL_ENGLISH
    english.write_text(
        english.read_text("utf-8").replace("title:", f"translates: {mark_of(desk, BILL)}\ntitle:"), "utf-8"
    )
    done: list[object] = []
    desk.context.runner.latest("catch up", lambda: list(desk.context.library.catch_up()), done.append)
    desk.until(lambda: done)
    page = desk.edit(BILL)
    panel = desk.show(TranslationPanel, page)
    desk.until(lambda: panel.cards)
    before = page.text
    QTest.keyClick(panel, Qt.Key.Key_T, ALT)
    assert page.text == before
    assert marks(panel)["Say this"] == ""
    QTest.keyClick(panel, Qt.Key.Key_O, ALT)
    assert desk.others == [BILL_ENGLISH]


def test_a_translation_is_begun_on_one_key_and_never_over_a_file(desk: Desk) -> None:
    page = desk.edit(FIBRE)
    panel = desk.show(TranslationPanel, page)
    desk.until(lambda: "one language" in panel.words)
    (button,) = (one for one in panel.findChildren(QPushButton) if "English" in one.text())
    assert "Alt+B" in button.text()
    QTest.keyClick(panel, Qt.Key.Key_B, ALT)
    desk.until(lambda: desk.others == ["averias/sin-internet.en.md"])
    text = (desk.context.library.content / desk.others[0]).read_text("utf-8")
    assert "translates: pending\n" in text
    assert "## Say this\nVamos a verlo.\n" in text
    panel.begin("en")
    desk.until(lambda: "already" in panel.words)
    assert (desk.context.library.content / desk.others[0]).read_text("utf-8") == text


def test_a_file_of_the_translation_that_cannot_be_written_is_told(desk: Desk) -> None:
    page = desk.edit(FIBRE)
    panel = desk.show(TranslationPanel, page)
    desk.until(lambda: "one language" in panel.words)
    (desk.context.library.content / "averias").rename(desk.context.library.content / "gone")
    (desk.context.library.content / "averias").write_text("a file in the place of the folder", "utf-8")
    panel.begin("en")
    desk.until(lambda: "cannot be written" in panel.words)


def test_the_passage_of_the_cursor_is_marked_and_a_click_leads_to_its_counterpart(desk: Desk) -> None:
    page = desk.edit(BILL)
    panel = desk.show(TranslationPanel, page)
    desk.until(lambda: panel.cards)
    card = next(one for one in panel.cards if one.heading == "Say this")
    page.move_to(card.lines.start)
    assert [one.heading for one in panel.cards if one.property("tone") == "meant"] == ["Say this"]
    QTest.mouseClick(card, Qt.MouseButton.LeftButton)
    assert page.text.split("\n")[desk.lines[-1] - 1] == "## Qué decir"


def test_what_is_no_page_has_no_translation(desk: Desk) -> None:
    panel = desk.show(TranslationPanel, desk.edit("facturacion/_index.es.md"))
    desk.until(lambda: "no page" in panel.words)
    assert panel.cards == ()


def test_where_git_has_the_original_as_it_was_the_words_that_changed_are_marked(desk: Desk) -> None:
    root = desk.context.library.content
    mark = mark_of(desk, BILL, "ahora mismo", "mañana").split()[0]
    porcelain.init(str(root))
    now = (root / BILL).read_text("utf-8")
    (root / BILL).write_text(now.replace("ahora mismo", "mañana"), "utf-8")
    porcelain.add(str(root), [str(root / BILL)])
    porcelain.commit(str(root), message=b"x", author=b"Ana <a@b.example>", committer=b"Ana <a@b.example>")
    (root / BILL).write_text(now, "utf-8")
    page = desk.edit(BILL_ENGLISH)
    panel = desk.show(TranslationPanel, page)
    desk.write(page, page.text.replace("title:", f"translates: {mark}\ntitle:"))
    desk.until(lambda: marks(panel).get("Qué decir") == "changed since")
    assert marks(panel)["Title"] == ""
    (card,) = (one for one in panel.cards if one.heading == "Qué decir")
    assert any("<s" in words.text() and "ahora mismo" in words.text() for words in card.findChildren(QLabel))


def test_the_keyboard_goes_to_the_passage_of_the_cursor_and_from_there_to_the_others(desk: Desk) -> None:
    page = desk.edit(BILL)
    panel = desk.show(TranslationPanel, page)
    desk.until(lambda: panel.cards)
    cards = {one.heading: one for one in panel.cards}
    page.move_to(cards["Say this"].lines.start)
    panel.setFocus(Qt.FocusReason.TabFocusReason)
    assert cards["Say this"].hasFocus()
    desk.press(Qt.Key.Key_Up)
    assert cards["Title"].hasFocus()
    desk.press(Qt.Key.Key_Down)
    desk.press(Qt.Key.Key_Return)
    assert page.text.split("\n")[desk.lines[-1] - 1] == "## Qué decir"
