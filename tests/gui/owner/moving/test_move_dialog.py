from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLineEdit, QPushButton, QRadioButton
from shiboken6 import isValid

from procdesk.authoring.moving.kept_moves import MoveHistory
from procdesk.authoring.moving.plan import plan
from procdesk.authoring.moving.scope import scope_of_process
from procdesk.content.catalog import catalog_of
from procdesk.content.folder import read_all
from procdesk.gui.owner.editing.editor_controller import EditorController
from procdesk.gui.owner.moving.move_controller import MoveController
from procdesk.gui.owner.moving.move_dialog import MoveDialog
from tests.authoring.moving.killed_move import bytes_of
from tests.gui.conftest import OFFSCREEN, Program

pytestmark = OFFSCREEN
CHARGED, TITLE = "me han cobrado dos veces", "Cobro duplicado en la factura"
CTRL_SHIFT = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier


def opened(program: Program) -> MoveDialog:
    """The dialog for the page of the duplicate charge, once it knows what leads there."""
    program.read(CHARGED, TITLE)
    return again(program)


def again(program: Program) -> MoveDialog:
    # Without a window manager nobody gives the keyboard back to the window below a dialog.
    program.window.activateWindow()
    program.until(lambda: QApplication.activeWindow() is program.window)
    program.press(Qt.Key.Key_R, CTRL_SHIFT)
    controller = program.window.findChild(MoveController)
    assert controller is not None
    program.until(lambda: controller.dialog and controller.dialog.name)
    dialog = controller.dialog
    assert dialog is not None
    program.until(lambda: QApplication.activeWindow() is dialog and "Escribe el nombre" in dialog.state)
    return dialog


def is_closed(dialog: MoveDialog) -> bool:
    return not isValid(dialog) or not dialog.isVisible()


def files(folder: Path) -> dict[str, bytes]:
    return bytes_of(folder)


def test_a_page_is_renamed_and_put_back_with_the_keyboard_alone(program: Program) -> None:
    before = files(program.folder)
    dialog = opened(program)
    assert dialog.name == "facturacion/cobro-duplicado"
    program.type_at_cursor("cargo-doble")
    assert dialog.name == "facturacion/cargo-doble"
    assert not dialog.can_move
    program.until(lambda: dialog.can_move)
    assert "facturacion/cargo-doble" in dialog.state
    shown = dialog.changes.toPlainText()
    assert "facturacion/cobro-duplicadocargo-doble.es.md" in shown
    assert files(program.folder) == before
    program.press(Qt.Key.Key_Return)
    program.until(lambda: "facturacion/cargo-doble" in program.said)
    assert (program.folder / "facturacion/cargo-doble.es.md").exists()
    assert not (program.folder / "facturacion/cobro-duplicado.es.md").exists()
    program.until(lambda: program.session.page_controller.id == "facturacion/cargo-doble")
    program.until(lambda: program.title == TITLE)
    dialog = again(program)
    program.until(lambda: any("Deshacer" in one.text() for one in dialog.findChildren(QPushButton) if one.isVisible()))
    program.press(Qt.Key.Key_Z, Qt.KeyboardModifier.AltModifier)
    program.until(lambda: "vuelve a ser" in program.said)
    assert files(program.folder) == before


def test_why_a_name_cannot_be_is_told_as_it_is_typed(program: Program) -> None:
    dialog = opened(program)
    program.type_at_cursor("aux")
    program.until(lambda: "aux" in dialog.state)
    assert not dialog.can_move
    program.press(Qt.Key.Key_Return)
    assert dialog.isVisible()
    program.press(Qt.Key.Key_Escape)
    program.until(lambda: is_closed(dialog))


def test_the_department_of_the_page_is_renamed_with_its_name(program: Program) -> None:
    dialog = opened(program)
    department = next(one for one in dialog.findChildren(QRadioButton) if "departamento" in one.text())
    department.setFocus()
    program.press(Qt.Key.Key_Space)
    program.until(lambda: dialog.name == "facturacion")
    program.type_at_cursor("cargos")
    name = next(one for one in dialog.findChildren(QLineEdit) if one.text() == "Facturación")
    name.setFocus()
    name.selectAll()
    program.type_at_cursor("Cargos")
    program.until(lambda: dialog.can_move)
    program.press(Qt.Key.Key_Return)
    program.until(lambda: (program.folder / "cargos/_index.es.md").exists() and is_closed(dialog))
    assert "Cargos" in (program.folder / "cargos/_index.es.md").read_text("utf-8")
    program.until(lambda: program.session.page_controller.id == "cargos/cobro-duplicado", timeout=30_000)


def test_an_editor_that_is_open_goes_on_with_the_moved_page(program: Program) -> None:
    program.until(lambda: program.session.is_complete)
    program.session.context.settings.put(spelling=False)
    controller = program.window.findChild(EditorController)
    assert controller is not None
    controller.edit("facturacion/cobro-duplicado.es.md")
    program.until(lambda: controller.windows)
    (editor,) = controller.windows
    catalog = catalog_of(read_all(program.folder))
    made = plan(scope_of_process(program.folder, catalog, "facturacion/cobro-duplicado"), "cargo", {})
    MoveHistory(program.folder).carry_out(made.transaction)
    program.session.watcher.hint()
    program.until(lambda: editor.page.path == "facturacion/cargo.es.md")
    program.until(lambda: "former_ids: [facturacion/cobro-duplicado]" in editor.page.text)
    assert not editor.page.unsaved
    editor.page.replace(editor.page.text + "\nMás.\n")
    editor.actions_["save"].trigger()
    program.until(lambda: "Más." in (program.folder / "facturacion/cargo.es.md").read_text("utf-8"))
    assert not (program.folder / "facturacion/cobro-duplicado.es.md").exists()
    controller.stop()
    QApplication.processEvents()
