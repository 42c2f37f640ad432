"""An editor on the small company, and what a user does in it: alone, or with the window of a whole program."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from PySide6.QtCore import QLocale, Qt, QTranslator
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot
from shiboken6 import isValid

from procdesk.gui.actions import Actions
from procdesk.gui.content_controller import ContentWatcher
from procdesk.gui.context import AppContext
from procdesk.gui.formatting import Formatter
from procdesk.gui.overview import OverviewPresenter
from procdesk.gui.owner.draft_notice import DraftNotice
from procdesk.gui.owner.editing.editor_controller import EditorController
from procdesk.gui.owner.editing.editor_window import EditorWindow
from procdesk.gui.owner.editor import Editor
from procdesk.gui.page.controller import PageController
from procdesk.gui.page.history import History
from procdesk.gui.search.home import HomePage
from procdesk.gui.status_bar import StatusBar
from procdesk.gui.tasks import TaskRunner
from procdesk.gui.theme import Theme
from procdesk.i18n import Messages
from procdesk.library import Library
from procdesk.resources import resource
from procdesk.settings import MEMORY, SETTINGS, SettingsFile
from tests.gui.conftest import NEVER_MS, NO_MODIFIER, NOW, OFFSCREEN, Program

CHARGED = "facturacion/cobro-duplicado.es.md"
__all__ = ["CHARGED", "OFFSCREEN", "Editing", "Office"]


@dataclass
class Editing:
    """The windows of an editor on a content folder."""

    folder: Path
    context: AppContext
    controller: EditorController
    qtbot: QtBot

    def open(self, path: str = CHARGED, line: int = 0) -> EditorWindow:
        """Opens a page and waits until its text was read."""
        before = len(self.controller.windows)
        self.controller.edit(path, line)
        self.until(lambda: len(self.controller.windows) > before)
        window = self.controller.windows[-1]
        self.until(lambda: window.page.draft is not None)
        self.until(lambda: QApplication.activeWindow() is window)
        return window

    def until(self, ready: Callable[[], object]) -> None:
        self.qtbot.waitUntil(lambda: bool(ready()), timeout=10_000)

    def codes(self, window: EditorWindow) -> list[str]:
        """What is wrong with the text as it was last read."""
        assert window.page.draft is not None
        return [one.code for one in window.page.draft.problems]

    def file(self, path: str = CHARGED) -> str:
        return (self.folder / path).read_bytes().decode()

    def press(self, widget: QWidget, key: Qt.Key, modifiers: Qt.KeyboardModifier = NO_MODIFIER) -> None:
        QTest.keyClick(widget, key, modifiers)
        QApplication.processEvents()


@pytest.fixture
def editing(
    qapp: QApplication, qtbot: QtBot, folder: Path, small_index: Path, own_home: Path, theme: Theme, tmp_path: Path
) -> Iterator[Editing]:
    """An editor without the window of a call, in Spanish: it is there in a tenth of the time."""
    index = Path(shutil.copytree(small_index, tmp_path / "index"))
    translator = QTranslator()
    assert translator.load("procdesk_es", str(resource("i18n")))
    qapp.installTranslator(translator)
    parent = QWidget()
    words, locale = Messages("es"), QLocale("es")
    settings = SettingsFile(own_home / "settings.toml", SETTINGS)
    # To read a dictionary takes a second.
    settings.put(spelling=False)
    context = AppContext(
        library=Library(folder, index),
        runner=TaskRunner(),
        theme=theme,
        formatter=Formatter(locale, NOW.date),
        settings=settings,
        memory=SettingsFile(own_home / "memory.toml", MEMORY),
        interface_language="es",
        sentence=words.problem,
        complaint=lambda code, facts: words.say(code, **facts),
        now=lambda: NOW,
        locale=locale,
        hides_instead=lambda: False,
        history=History(),
        read_ms=NEVER_MS,
        check_ms=NEVER_MS,
    )
    opened: list[object] = []
    context.runner.latest("open", context.library.open, opened.append)
    qtbot.waitUntil(lambda: bool(opened))
    actions = Actions(parent)
    status_bar = StatusBar(actions, parent)
    home = HomePage(theme, actions, parent)
    notice = DraftNotice(actions)
    notice.setParent(parent)
    controller = EditorController(
        context,
        actions,
        notice,
        status_bar,
        PageController(
            context.library, context.runner, context.memory, lambda: "es", lambda: "es", lambda: NOW, parent
        ),
        OverviewPresenter(context, home, status_bar, lambda _name: None),
        ContentWatcher(context.library, context.runner, parent),
        Editor(lambda: ""),
        parent,
    )
    yield Editing(folder, context, controller, qtbot)
    controller.stop()
    context.runner.stop(context.library.close)
    qapp.removeTranslator(translator)
    parent.deleteLater()


@dataclass
class Office:
    """A whole program, and its editor."""

    program: Program
    editing: Editing


@pytest.fixture
def office(program: Program) -> Iterator[Office]:
    """The editor as it is opened from the window of a program."""
    program.until(lambda: program.session.is_complete)
    context = program.session.context
    context.settings.put(spelling=False)
    controller = program.window.findChild(EditorController)
    assert controller is not None
    yield Office(program, Editing(program.folder, context, controller, program.qtbot))
    if isValid(controller):
        controller.stop()
    QApplication.processEvents()
