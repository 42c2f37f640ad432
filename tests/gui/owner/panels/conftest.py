"""A page of the small company with a panel beside it, without any other window."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import TypeVar

import pytest
from PySide6.QtCore import QLocale, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from procdesk.authoring.page_file import read_page_file
from procdesk.gui.context import AppContext
from procdesk.gui.formatting import Formatter
from procdesk.gui.owner.editing.edited_page import EditedPage
from procdesk.gui.page.history import History
from procdesk.gui.tasks import TaskRunner
from procdesk.gui.theme import Theme
from procdesk.i18n import Messages
from procdesk.library import Library
from procdesk.settings import MEMORY, SETTINGS, SettingsFile
from tests.gui.conftest import DAY, NEVER_MS, NO_MODIFIER, NOW

BILL = "facturacion/cobro-duplicado.es.md"
BILL_ENGLISH = "facturacion/cobro-duplicado.en.md"
FIBRE = "averias/sin-internet.es.md"
Panel = TypeVar("Panel", bound=QWidget)


@dataclass
class Desk:
    """What a panel is made with, and what a user does at it."""

    context: AppContext
    qtbot: QtBot
    lines: list[int] = field(default_factory=list)
    others: list[str] = field(default_factory=list)
    made: list[QWidget] = field(default_factory=list)
    pages: list[EditedPage] = field(default_factory=list)

    def edit(self, path: str) -> EditedPage:
        """Opens a page and waits until its text was read."""
        root = self.context.library.content
        page = EditedPage(self.context, path, read_page_file(root / path, root))
        page.line_wanted.connect(self.lines.append)
        page.other_wanted.connect(lambda other, _line: self.others.append(other))
        self.pages.append(page)
        self.until(lambda: page.draft is not None)
        return page

    def show(self, kind: Callable[[AppContext, EditedPage], Panel], page: EditedPage) -> Panel:
        """Shows a panel of that kind beside a page."""
        panel = kind(self.context, page)
        self.made.append(panel)
        panel.resize(640, 640)
        panel.show()
        panel.activateWindow()
        self.qtbot.waitUntil(lambda: QApplication.activeWindow() is panel)
        return panel

    def write(self, page: EditedPage, text: str) -> None:
        """Puts another text into the editor and waits until it was read."""
        before = page.draft
        page.replace(text)
        self.until(lambda: page.draft is not before)

    def until(self, ready: Callable[[], object]) -> None:
        self.qtbot.waitUntil(lambda: bool(ready()), timeout=10_000)

    def press(self, key: Qt.Key, modifiers: Qt.KeyboardModifier = NO_MODIFIER) -> None:
        """Presses a key wherever the cursor is."""
        focus = QApplication.focusWidget()
        assert focus is not None
        QTest.keyClick(focus, key, modifiers)
        QApplication.processEvents()


@pytest.fixture
def desk(folder: Path, small_index: Path, tmp_path: Path, own_home: Path, theme: Theme, qtbot: QtBot) -> Iterator[Desk]:
    shutil.copytree(small_index, tmp_path / "index")
    library, runner = Library(folder, tmp_path / "index"), TaskRunner()
    words = Messages("es")
    formatter = Formatter(QLocale("es"), lambda: DAY)
    context = AppContext(
        library=library,
        runner=runner,
        theme=theme,
        formatter=formatter,
        settings=SettingsFile(own_home / "settings.toml", SETTINGS),
        memory=SettingsFile(own_home / "memory.toml", MEMORY),
        interface_language="es",
        sentence=words.problem,
        complaint=lambda code, facts: words.say(code, **facts),
        now=lambda: NOW,
        locale=QLocale("es"),
        hides_instead=lambda: False,
        history=History(),
        read_ms=NEVER_MS,
        check_ms=NEVER_MS,
    )
    opened: list[object] = []
    runner.latest("open", library.open, opened.append)
    qtbot.waitUntil(lambda: bool(opened))
    made = Desk(context, qtbot)
    yield made
    for panel in made.made:
        panel.close()
        panel.deleteLater()
    for page in made.pages:
        page.stop()
        page.deleteLater()
    runner.stop(library.close)
    runner.deleteLater()
    formatter.deleteLater()
