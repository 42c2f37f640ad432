"""An editor on the small company, and what a user does in it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from procdesk.gui.owner.editing.editor_controller import EditorController
from procdesk.gui.owner.editing.editor_window import EditorWindow
from tests.gui.conftest import NO_MODIFIER, OFFSCREEN, Program

CHARGED = "facturacion/cobro-duplicado.es.md"
__all__ = ["CHARGED", "OFFSCREEN", "Editing"]


@dataclass
class Editing:
    """A program with its editor windows."""

    program: Program
    controller: EditorController

    def open(self, path: str = CHARGED, line: int = 0) -> EditorWindow:
        """Opens a page and waits until its text was read."""
        before = len(self.controller.windows)
        self.controller.edit(path, line)
        self.program.until(lambda: len(self.controller.windows) > before)
        window = self.controller.windows[-1]
        self.program.until(lambda: window.page.draft is not None)
        self.program.until(lambda: QApplication.activeWindow() is window)
        return window

    def until(self, ready: Callable[[], object]) -> None:
        self.program.until(ready)

    def codes(self, window: EditorWindow) -> list[str]:
        """What is wrong with the text as it was last read."""
        assert window.page.draft is not None
        return [one.code for one in window.page.draft.problems]

    def file(self, path: str = CHARGED) -> str:
        return (self.program.folder / path).read_bytes().decode()

    def press(self, widget: QWidget, key: Qt.Key, modifiers: Qt.KeyboardModifier = NO_MODIFIER) -> None:
        QTest.keyClick(widget, key, modifiers)
        QApplication.processEvents()


@pytest.fixture
def editing(program: Program) -> Iterator[Editing]:
    program.until(lambda: program.session.is_complete)
    # To read a dictionary takes a second.
    program.session.context.settings.put(spelling=False)
    controller = program.window.findChild(EditorController)
    assert controller is not None
    yield Editing(program, controller)
    controller.stop()
    QApplication.processEvents()
