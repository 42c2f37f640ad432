"""Documents are brought in with the keyboard: chosen, looked at as pages, written, and opened in the editor."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLineEdit, QPushButton

from procdesk.gui.owner.importing.import_dialog import ImportDialog
from tests.conftest import write
from tests.gui.conftest import OFFSCREEN, Opened, Program

pytestmark = OFFSCREEN
ALT, SHIFT, CTRL = (
    Qt.KeyboardModifier.AltModifier,
    Qt.KeyboardModifier.ShiftModifier,
    Qt.KeyboardModifier.ControlModifier,
)
DATA = Path(__file__).parents[3] / "authoring" / "importing" / "data"


@pytest.fixture
def program(open_program: Opened, folder: Path) -> Program:
    program = open_program(folder)
    program.until(lambda: program.session.is_complete)
    return program


def dialog(program: Program) -> ImportDialog:
    """The small window, opened by its key."""
    program.press(Qt.Key.Key_N, CTRL | SHIFT)
    program.until(QApplication.activeModalWidget)
    found = QApplication.activeModalWidget()
    assert isinstance(found, ImportDialog)
    return found


def read(program: Program, *sources: Path, department: str = "averias") -> ImportDialog:
    """The small window once it shows what will come."""
    small = dialog(program)
    small.source_step.add(sources)
    small.source_step.choose_department(department)
    program.press(Qt.Key.Key_R, ALT)
    program.until(lambda: small.preview_step.rows, timeout=30_000)
    return small


def edited(program: Program) -> list[str]:
    return [one.windowTitle() for one in QApplication.topLevelWidgets() if one.objectName() == "editor"]


def test_a_word_document_becomes_a_page_with_the_keyboard_alone(program: Program) -> None:
    small = read(program, DATA / "pandoc-es.docx")
    (row,) = small.preview_step.rows
    assert row.can_come
    assert row.path == "averias/cobro-duplicado-en-la-factura.es.md"
    program.until(lambda: "Tiene razón en revisarlo" in small.preview_step.page_text)
    assert not (program.folder / row.path).exists()
    program.press(Qt.Key.Key_B, ALT)
    program.until(lambda: small.report_step.rows)
    assert (program.folder / row.path).is_file()
    assert (program.folder / "averias/_imagenes/cobro-duplicado-en-la-factura-1.png").is_file()
    program.press(Qt.Key.Key_E, ALT)
    program.until(lambda: edited(program))
    program.press(Qt.Key.Key_Escape)


def test_a_document_is_found_by_what_the_customer_says_after_three_keys(program: Program, tmp_path: Path) -> None:
    phrases = "- se enciende una bombilla\n- parpadea la caja"
    text = f"Luces de la centralita\n\nEl cliente dice:\n{phrases}\n\nQué decir:\nApáguela."
    small = dialog(program)
    small.source_step.add([write(tmp_path, "luces.txt", text)])
    small.source_step.choose_department("averias")
    program.press(Qt.Key.Key_R, ALT)
    program.until(lambda: small.preview_step.rows, timeout=30_000)
    program.press(Qt.Key.Key_B, ALT)
    program.until(lambda: small.report_step.rows)
    program.press(Qt.Key.Key_Escape)
    program.until(lambda: not QApplication.activeModalWidget())
    program.window.activateWindow()
    program.until(lambda: QApplication.activeWindow() is program.window)
    program.ask("parpadea la caja")
    program.until(lambda: "Luces de la centralita" in program.titles, timeout=20_000)


def test_what_was_not_understood_is_told_beside_the_page(program: Program) -> None:
    small = read(program, DATA / "libreoffice-tracked.docx", DATA / "libreoffice-es.rtf")
    page, refused = small.preview_step.rows
    assert "palabra borrada" in small.preview_step.told
    assert page.can_come
    assert not refused.can_come
    assert ".rtf" in refused.state
    program.press(Qt.Key.Key_Escape)


def test_a_name_that_is_taken_is_told_and_another_one_is_offered(program: Program) -> None:
    path = write(program.folder, "averias/cobro-duplicado-en-la-factura.es.md", "---\ntitulo: Otra\n---\nOtra cosa.\n")
    small = read(program, DATA / "pandoc-es.docx")
    (row,) = small.preview_step.rows
    assert not row.can_come
    assert row.name == "cobro-duplicado-en-la-factura-2"
    program.press(Qt.Key.Key_N, ALT)
    program.until(lambda: small.preview_step.rows[0].can_come)
    assert small.preview_step.rows[0].path == "averias/cobro-duplicado-en-la-factura-2.es.md"
    program.press(Qt.Key.Key_B, ALT)
    program.until(lambda: small.report_step.rows)
    assert "Otra cosa." in path.read_text(encoding="utf-8")
    program.press(Qt.Key.Key_Escape)


def test_a_new_department_is_made_with_its_card(program: Program) -> None:
    small = read(program, DATA / "libreoffice-en.docx", department="Logística")
    program.press(Qt.Key.Key_B, ALT)
    program.until(lambda: small.report_step.rows)
    assert any((program.folder / "logistica").glob("_index.*"))
    program.press(Qt.Key.Key_Escape)


def test_reading_can_be_stopped_and_begun_again(program: Program) -> None:
    small = dialog(program)
    small.source_step.add([DATA])
    small.source_step.choose_department("averias")
    program.press(Qt.Key.Key_R, ALT)
    program.press(Qt.Key.Key_Left, ALT)
    assert small.source_step.isVisible()
    assert small.source_step.sources == (DATA,)
    program.press(Qt.Key.Key_Escape)


def test_everything_in_the_small_window_has_a_name_and_a_key(program: Program) -> None:
    small = dialog(program)
    for button in small.findChildren(QPushButton):
        if button.text():
            assert "(" in button.text(), button.text()
    assert all(one.accessibleName() for one in small.findChildren(QLineEdit) if one.isVisible() and not one.parent())
    program.press(Qt.Key.Key_Escape)
