from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QMenu

from tests.gui.owner.editing.conftest import OFFSCREEN, Editing

pytestmark = OFFSCREEN


def test_a_word_that_no_dictionary_has_is_marked_and_written_right_on_one_key(editing: Editing) -> None:
    editing.context.settings.put(spelling=True)
    window = editing.open()
    window.page.replace(window.page.text.replace("Lo compruebo", "Lo conpruebo en Norvia"))
    editing.until(lambda: any(one.tone == "accent" and one.mends() for one in window.text.marks))
    (mark,) = (one for one in window.text.marks if one.tone == "accent")
    assert "conpruebo" in mark.words
    assert window.page.text.split("\n")[mark.line - 1][mark.span.start : mark.span.end] == "conpruebo"
    window.text.go_to_mark(mark)
    editing.press(window.text, Qt.Key.Key_Period, Qt.KeyboardModifier.ControlModifier)
    for menu in (one for one in window.findChildren(QMenu) if one.isVisible()):
        menu.actions()[0].trigger()
        menu.close()
    assert "Lo compruebo en Norvia" in window.page.text
