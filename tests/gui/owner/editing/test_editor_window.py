from __future__ import annotations

from collections import Counter

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QMenu, QWidget

from procdesk.gui.owner.panels.preview_panel import PreviewPanel
from tests.gui.conftest import own_widgets
from tests.gui.owner.editing.conftest import CHARGED, OFFSCREEN, Editing, Office

pytestmark = OFFSCREEN
CTRL = Qt.KeyboardModifier.ControlModifier


def test_the_shown_page_is_edited_by_its_key_and_shown_beside_its_text(office: Office) -> None:
    program, editing = office.program, office.editing
    assert not program.window.keys["edit_page"].isEnabled()
    program.read("me han cobrado dos veces", "Cobro duplicado en la factura")
    program.do("edit_page")
    editing.until(lambda: editing.controller.windows)
    (window,) = editing.controller.windows
    preview = window.tabs.widget(0)
    assert isinstance(preview, PreviewPanel)
    editing.until(lambda: preview.view.page is not None)
    assert preview.view.page is not None
    assert preview.view.page.write_up.title == "Cobro duplicado en la factura"
    assert window.windowTitle() == "cobro-duplicado.es.md · procdesk"


def test_what_is_typed_is_shown_as_staff_will_see_it_and_its_problems_are_told(editing: Editing) -> None:
    window = editing.open()
    preview = window.tabs.widget(0)
    assert isinstance(preview, PreviewPanel)
    window.page.replace(window.page.text.replace("Cobro duplicado en la factura", "Cobro doble") + "\nFin {fechas\n")
    editing.until(lambda: preview.view.page is not None and preview.view.page.write_up.title == "Cobro doble")
    window.page.replace(window.page.text.replace("first_contact: solve", "first_contact: solv"))
    editing.until(lambda: "bad-first-contact" in editing.codes(window))
    mark = next(one for one in window.text.marks if "solv" in one.words)
    assert (mark.line, mark.tone) == (6, "red")
    assert window.windowTitle() == "cobro-duplicado.es.md · sin guardar · procdesk"


def test_f8_goes_from_problem_to_problem_and_says_each(editing: Editing) -> None:
    window = editing.open()
    window.page.replace(window.page.text.replace("first_contact: solve", "first_contact: solv"))
    editing.until(lambda: "bad-first-contact" in editing.codes(window))
    count = len(window.text.marks)
    assert count > 1
    lines = []
    for _ in range(count + 1):
        editing.press(window.text, Qt.Key.Key_F8)
        lines.append(window.page.line)
    assert lines[0] == lines[-1]
    assert set(lines) == {one.line for one in window.text.marks}


def test_the_cursor_s_section_is_marked_in_the_preview(editing: Editing) -> None:
    window = editing.open()
    preview = window.tabs.widget(0)
    assert isinstance(preview, PreviewPanel)
    editing.until(lambda: preview.view.page is not None)
    lines = window.page.text.split("\n")
    marked: list[object] = []
    for heading in ("## Qué decir", "## Puedes decidir", "## Qué pasa después"):
        window.page.go_to(lines.index(heading) + 1)
        marked.append(preview.view.marked_stretch)
    assert None not in marked
    assert len(set(marked)) == 3


def test_a_page_is_edited_in_one_window_only(editing: Editing) -> None:
    window = editing.open()
    editing.controller.edit(CHARGED, 4)
    assert editing.controller.windows == (window,)
    assert window.page.line == 4


def test_a_list_goes_on_with_the_next_line_and_ends_at_an_empty_item(editing: Editing) -> None:
    window = editing.open()
    window.page.go_to(4)
    window.text.moveCursor(window.text.textCursor().MoveOperation.EndOfBlock)
    editing.press(window.text, Qt.Key.Key_Return)
    QTest.keyClicks(window.text, "otra vez")
    editing.press(window.text, Qt.Key.Key_Return)
    editing.press(window.text, Qt.Key.Key_Return)
    assert window.page.text.split("\n")[3:7] == ["  - me han cobrado dos veces", "  - otra vez", "", "codes: [FAC-021]"]


def test_replacing_everywhere_is_one_step_of_undo(editing: Editing) -> None:
    window = editing.open()
    before = window.page.text
    editing.press(window.text, Qt.Key.Key_H, CTRL)
    QTest.keyClicks(window.find_bar.sought, "factura")
    QTest.keyClicks(window.find_bar.new, "recibo")
    window.find_bar.replace_all()
    assert window.page.text == before.replace("factura", "recibo").replace("Facturación", "reciboción")
    window.text.undo()
    assert window.page.text == before


def test_whole_words_and_case_narrow_what_is_found(editing: Editing) -> None:
    window = editing.open()
    window.find_bar.open(replacing=False)
    QTest.keyClicks(window.find_bar.sought, "factura")
    every = window.find_bar.count
    window.find_bar.whole.setChecked(True)
    assert window.find_bar.count != every


def test_the_keyboard_goes_from_the_text_to_what_stands_beside_it_and_back(editing: Editing) -> None:
    window = editing.open()
    window.tabs.setCurrentIndex(1)
    editing.press(window.text, Qt.Key.Key_F6)
    inside = window.focusWidget()
    assert inside is not None
    assert window.tabs.isAncestorOf(inside)
    editing.press(inside, Qt.Key.Key_F6)
    assert window.focusWidget() is window.text


def test_a_problem_is_put_right_by_one_key_and_that_is_undone_by_another(editing: Editing) -> None:
    window = editing.open()
    good = window.page.text
    window.page.replace(good.replace("first_contact: solve", "first_contact: solv"))
    editing.until(lambda: "bad-first-contact" in editing.codes(window))
    window.page.go_to(6)
    editing.press(window.text, Qt.Key.Key_Period, CTRL)
    menus = [one for one in window.findChildren(QMenu) if one.isVisible()]
    if menus:
        menus[0].actions()[0].trigger()
        menus[0].close()
    assert window.page.text == good
    window.text.undo()
    assert "first_contact: solv\n" in window.page.text


def test_what_nobody_can_mend_for_the_owner_is_said(editing: Editing) -> None:
    window = editing.open("averias/router.es.md")
    editing.press(window.text, Qt.Key.Key_Period, CTRL)
    assert window.said


def test_whatever_the_keyboard_reaches_has_a_name_for_screen_readers(editing: Editing) -> None:
    window = editing.open()
    window.find_bar.open(replacing=True)
    preview = window.tabs.widget(0)
    assert isinstance(preview, PreviewPanel)
    editing.until(lambda: preview.view.page is not None)
    for number in range(window.tabs.count()):
        window.tabs.setCurrentIndex(number)
        QApplication.processEvents()
        unnamed = [one for one in own_widgets(window) if not (one.accessibleName() or name_by_text(one))]
        assert unnamed == [], window.tabs.tabText(number)


def name_by_text(widget: QWidget) -> str:
    return widget.text() if isinstance(widget, QAbstractButton) else ""


def test_tab_writes_spaces_and_shift_tab_leaves_the_text(editing: Editing) -> None:
    window = editing.open()
    window.text.setFocus()
    editing.press(window.text, Qt.Key.Key_Tab)
    assert window.page.text.startswith("  ---")
    assert "\t" not in window.page.text
    editing.press(window.text, Qt.Key.Key_Backtab, Qt.KeyboardModifier.ShiftModifier)
    assert window.focusWidget() is not window.text


def test_every_key_of_the_editor_means_one_thing_whatever_stands_beside_the_text(editing: Editing) -> None:
    window = editing.open()
    heard = [one for one in window.findChildren(QAction) if one.shortcutContext() != Qt.ShortcutContext.WidgetShortcut]
    keys = Counter(key.toString() for one in heard for key in one.shortcuts())
    assert keys["Ctrl+F"] == 1
    assert [key for key, count in keys.items() if count > 1] == []
