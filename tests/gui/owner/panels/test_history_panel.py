from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from procdesk.gui.owner.editing.editor_controller import EditorController
from procdesk.gui.owner.editing.editor_window import EditorWindow
from procdesk.gui.owner.panels.history_panel import HistoryPanel
from tests.authoring.repositories import Repository
from tests.gui.conftest import OFFSCREEN, Opened, Program

pytestmark = OFFSCREEN
PAGE = "facturacion/cobro-duplicado.es.md"


def editor(program: Program) -> tuple[EditorController, EditorWindow]:
    """The page of the duplicate charge in the editor."""
    program.until(lambda: program.session.is_complete)
    program.session.context.settings.put(spelling=False)
    controller = program.window.findChild(EditorController)
    assert controller is not None
    controller.edit(PAGE)
    program.until(lambda: controller.windows)
    (window,) = controller.windows
    program.until(lambda: window.page.draft is not None)
    return controller, window


def history_tab(window: EditorWindow) -> HistoryPanel | None:
    found = (window.tabs.widget(number) for number in range(window.tabs.count()))
    return next((one for one in found if isinstance(one, HistoryPanel)), None)


@pytest.fixture
def repository(tmp_path: Path, small_company: Path) -> Path:
    """A content folder in a repository, in which a page has been changed once."""
    made = Repository(tmp_path / "repository")
    shutil.copytree(small_company, tmp_path / "repository/content")
    text = (small_company / PAGE).read_text("utf-8")
    made.commit("Primera versión", {f"content/{PAGE}": text.replace("Cobro duplicado", "Cargo doble")})
    made.commit("Como lo dice la gente", {f"content/{PAGE}": text}, "Luis Gil <luis@x.example>")
    made.close()
    return tmp_path / "repository/content"


def test_versions_are_listed_their_words_marked_and_one_is_restored_with_a_key(
    open_program: Opened, repository: Path
) -> None:
    program = open_program(repository)
    controller, window = editor(program)
    program.until(lambda: history_tab(window) is not None)
    panel = history_tab(window)
    assert panel is not None
    window.tabs.setCurrentWidget(panel)
    program.until(lambda: len(panel.lines) == 2)
    assert [line.split(" · ")[1:] for line in panel.lines] == [
        ["Luis Gil", "Como lo dice la gente"],
        ["Ana Ruiz", "Primera versión"],
    ]
    program.until(lambda: "Cargo dobleCobro duplicado" in panel.shown)
    panel.versions.setFocus()
    program.until(lambda: QApplication.focusWidget() is panel.versions)
    program.press(Qt.Key.Key_Down)
    program.press(Qt.Key.Key_Return)
    assert "Cargo doble" in window.page.text
    assert window.page.unsaved
    assert "Cobro duplicado" in (repository / PAGE).read_text("utf-8")
    window.text.undo()
    assert "Cobro duplicado" in window.page.text
    controller.stop()
    QApplication.processEvents()


def test_without_a_repository_nothing_is_shown(program: Program) -> None:
    controller, window = editor(program)
    program.until(lambda: program.session.context.runner is not None)
    assert history_tab(window) is None
    controller.stop()
    QApplication.processEvents()
