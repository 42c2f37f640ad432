"""What is offered, inserted and pasted while one writes."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, Qt
from PySide6.QtGui import QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QInputDialog, QLineEdit, QMenu

from procdesk.gui.owner.editing.completion_popup import CompletionPopup
from procdesk.gui.owner.editing.editor_window import EditorWindow
from procdesk.gui.owner.editing.link_dialog import LinkDialog
from procdesk.gui.owner.editing.new_page_dialog import NewPageDialog
from procdesk.gui.owner.editing.text_completer import TextCompleter
from tests.gui.owner.editing.conftest import CHARGED, OFFSCREEN, Editing, Office

pytestmark = OFFSCREEN


def end_of(window: EditorWindow, words: str) -> None:
    """Puts the cursor behind the line that begins with these words."""
    lines = window.page.text.split("\n")
    window.page.go_to(next(at for at, line in enumerate(lines, 1) if line.startswith(words)))
    window.text.moveCursor(window.text.textCursor().MoveOperation.EndOfBlock)


def knowing(editing: Editing) -> EditorWindow:
    window = editing.open()
    completer = window.findChild(TextCompleter)
    assert completer is not None
    editing.until(lambda: completer.words.departments)
    return window


def popup_of(window: EditorWindow) -> CompletionPopup:
    popup = window.findChild(CompletionPopup)
    assert popup is not None
    return popup


def test_a_department_is_completed_in_the_journey_with_the_keyboard_alone(editing: Editing) -> None:
    window = knowing(editing)
    end_of(window, "1. **")
    QTest.keyClick(window.text, Qt.Key.Key_Return)
    QTest.keyClicks(window.text, "**Aver")
    assert popup_of(window).isVisible()
    QTest.keyClick(window.text, Qt.Key.Key_Tab)
    assert window.page.text.split("\n")[-2] == "2. **Averias** "
    assert not popup_of(window).isVisible()


def test_escape_closes_what_is_offered_and_changes_nothing(editing: Editing) -> None:
    window = knowing(editing)
    end_of(window, "codes")
    QTest.keyClick(window.text, Qt.Key.Key_Return)
    QTest.keyClicks(window.text, "own")
    assert popup_of(window).isVisible()
    QTest.keyClick(window.text, Qt.Key.Key_Escape)
    assert not popup_of(window).isVisible()
    assert "\nown\n" in window.page.text


def test_nothing_is_offered_while_one_writes_a_sentence(editing: Editing) -> None:
    window = knowing(editing)
    end_of(window, "Lo compruebo")
    QTest.keyClicks(window.text, " y se lo digo: en un momento")
    assert not popup_of(window).isVisible()


def test_the_key_asks_for_what_may_stand_here(editing: Editing) -> None:
    window = knowing(editing)
    window.page.replace(window.page.text.replace("codes: [FAC-021]\n", "owner: \n"))
    end_of(window, "owner")
    window.actions_["complete"].trigger()
    assert not popup_of(window).isVisible()
    window.page.replace(window.page.text.replace("owner: \n", "department: \n"))
    end_of(window, "department")
    window.actions_["complete"].trigger()
    assert popup_of(window).isVisible()


@pytest.mark.parametrize(
    ("name", "expected", "selected"),
    [
        ("insert_phrase", "  - como lo dice el cliente", "como lo dice el cliente"),
        ("insert_step", "2. **Departamento** hace su parte. (1 día laborable)", "Departamento"),
        ("insert_question", "### ¿Qué hay que saber?", "¿Qué hay que saber?"),
        ("insert_hand_over", "- A: Departamento", "Departamento"),
    ],
)
def test_an_insertion_selects_what_is_to_be_written_over_and_is_one_step(
    editing: Editing, name: str, expected: str, selected: str
) -> None:
    window = editing.open()
    before = window.page.text
    window.actions_[name].trigger()
    assert expected in window.page.text.split("\n")
    assert window.text.textCursor().selectedText() == selected
    window.text.undo()
    assert window.page.text == before


def test_a_section_is_chosen_from_those_that_are_missing(editing: Editing) -> None:
    window = editing.open()
    window.actions_["insert_section"].trigger()
    menu = next(one for one in window.findChildren(QMenu) if one.isVisible())
    words = [one.text() for one in menu.actions()]
    assert "Guía" in words
    assert "Qué decir" not in words
    menu.actions()[words.index("Guía")].trigger()
    menu.close()
    assert "## Guía" in window.page.text


def test_a_link_is_found_by_words_and_written_from_this_page(editing: Editing) -> None:
    window = knowing(editing)
    end_of(window, "Lo compruebo")
    window.actions_["insert_link"].trigger()
    dialog = window.findChild(LinkDialog)
    assert dialog is not None
    line = dialog.findChild(QLineEdit)
    assert line is not None
    QTest.keyClicks(line, "fibra")
    editing.until(lambda: dialog.rows)
    QTest.keyClick(line, Qt.Key.Key_Return)
    assert "[Sin conexión a internet](../averias/sin-internet.es.md)" in window.page.text
    editing.until(lambda: "unknown-link" not in editing.codes(window))


def picture() -> QImage:
    made = QImage(40, 30, QImage.Format.Format_RGB32)
    made.fill(Qt.GlobalColor.red)
    return made


def describe(window: EditorWindow, words: str) -> None:
    dialog = window.findChild(QInputDialog)
    assert dialog is not None
    dialog.setTextValue(words)
    dialog.accept()


def test_a_pasted_picture_is_saved_beside_the_page_under_a_free_name(editing: Editing) -> None:
    window = editing.open()
    end_of(window, "Lo compruebo")
    folder = (editing.folder / CHARGED).parent
    (folder / "cobro-duplicado-1.png").write_bytes(b"another")
    data = QMimeData()
    data.setImageData(picture())
    window.text.insertFromMimeData(data)
    describe(window, "la [factura]")
    saved = folder / "cobro-duplicado-2.png"
    assert saved.read_bytes().startswith(b"\x89PNG")
    assert (folder / "cobro-duplicado-1.png").read_bytes() == b"another"
    assert "![la  factura](cobro-duplicado-2.png)" in window.page.text


def test_a_file_that_is_no_picture_and_one_that_is_too_large_are_refused_in_words(
    editing: Editing, tmp_path: Path
) -> None:
    window = editing.open()
    before = window.page.text
    fake = tmp_path / "x.png"
    fake.write_bytes(b"not a picture")
    window.text.picture_pasted.emit(str(fake))
    assert window.said
    large = tmp_path / "y.png"
    large.write_bytes(b"\x89PNG" + bytes(3_000_000))
    window.text.picture_pasted.emit(str(large))
    describe(window, "grande")
    assert "3" in window.said
    assert window.page.text == before


def test_what_word_pastes_into_the_details_has_ordinary_spaces(editing: Editing) -> None:
    window = editing.open()
    end_of(window, "codes")
    QTest.keyClick(window.text, Qt.Key.Key_Return)
    data = QMimeData()
    data.setText("owner:\u00a0calidad\t(turno)")
    window.text.insertFromMimeData(data)
    assert "\nowner: calidad  (turno)\n" in window.page.text
    assert window.said
    end_of(window, "Lo compruebo")
    data.setText(" 30\u00a0€")
    window.text.insertFromMimeData(data)
    assert " 30\u00a0€" in window.page.text


def test_a_long_text_takes_letters_and_saves_only_what_changed(editing: Editing) -> None:
    place = editing.folder / CHARGED
    raw = place.read_bytes() + b"\r\n".join(b"line %d" % number for number in range(3_000))
    place.write_bytes(raw)
    window = editing.open()
    end_of(window, "Lo compruebo")
    QTest.keyClicks(window.text, " ya")
    window.actions_["save"].trigger()
    editing.until(lambda: not window.page.unsaved)
    assert place.read_bytes() == raw.replace(b"ahora mismo**.", b"ahora mismo**. ya")


def test_a_new_page_is_begun_with_the_keyboard_and_found_once_it_is_saved(office: Office) -> None:
    program, editing = office.program, office.editing
    program.do("new_page")
    dialog = program.window.findChild(NewPageDialog)
    assert dialog is not None
    title = dialog.findChild(QLineEdit)
    assert isinstance(title, QLineEdit)
    QTest.keyClick(title, Qt.Key.Key_Return)
    assert not editing.controller.windows
    QTest.keyClicks(title, "Segunda residencia")
    QTest.keyClick(title, Qt.Key.Key_Return)
    editing.until(lambda: editing.controller.windows)
    (window,) = editing.controller.windows
    assert window.page.path == "averias/segunda-residencia.es.md"
    assert not (program.folder / window.page.path).exists()
    editing.until(lambda: "untouched-page" in editing.codes(window))
    window.actions_["insert_phrase"].trigger()
    QTest.keyClicks(window.text, "tengo una casa en la playa")
    window.actions_["save"].trigger()
    editing.until(lambda: (program.folder / "averias/segunda-residencia.es.md").exists())
    program.until(lambda: program.session.overview.current and program.session.overview.current.processes == 4)
    program.read("casa en la playa", "Segunda residencia")


def test_a_page_that_is_there_is_not_begun_anew(office: Office) -> None:
    program, editing = office.program, office.editing
    program.do("new_page")
    dialog = program.window.findChild(NewPageDialog)
    assert dialog is not None
    title = dialog.findChild(QLineEdit)
    assert isinstance(title, QLineEdit)
    QTest.keyClicks(title, "sin internet")
    QTest.keyClick(title, Qt.Key.Key_Return)
    editing.until(lambda: dialog.complaint)
    assert not editing.controller.windows
    dialog.close()
