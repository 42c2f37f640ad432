"""What the tests of the window share: the real application on the small content folder, and a look at what is left."""

from __future__ import annotations

import gc
import shutil
import threading
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import date, datetime, time
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QObject, QPoint, Qt, QTimer
from PySide6.QtGui import QGuiApplication, QKeyEvent, QWindow
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot
from shiboken6 import isValid

from procdesk.content.scan.scanner import scan
from procdesk.gui.app import App, StartOptions
from procdesk.gui.main_window import MainWindow
from procdesk.gui.single_instance import StartRequest
from procdesk.gui.theme import Theme
from procdesk.gui.window_session import WindowSession
from procdesk.library import Library
from procdesk.settings import MEMORY, SETTINGS, SettingsFile, index_folder

NO_MODIFIER = Qt.KeyboardModifier.NoModifier
OFFSCREEN = pytest.mark.qt_log_ignore("does not support (raise|grabbing the keyboard)", extend=True)
DAY = date(2026, 11, 22)
NOW = datetime.combine(DAY, time(10, 0))
NEVER_MS = 3_600_000


@pytest.fixture(autouse=True, scope="session")
def imports_are_no_garbage() -> Iterator[None]:
    """What was imported stays: looking through it after every test would cost most of the time."""
    gc.collect()
    gc.freeze()
    yield
    gc.unfreeze()


@pytest.fixture(autouse=True)
def nothing_is_left(qapp: QApplication) -> Iterator[None]:
    """No test leaves a widget, a running timer or a thread behind."""
    threads = set(threading.enumerate())
    yield
    bury(qapp)
    assert [widget for widget in QApplication.topLevelWidgets() if isValid(widget)] == []
    assert [one for one in gc.get_objects() if isinstance(one, QTimer) and isValid(one) and one.isActive()] == []
    assert [thread.name for thread in set(threading.enumerate()) - threads] == []
    # What is alive now stays alive: the next test looks through its own objects only.
    gc.freeze()


def bury(application: QApplication) -> None:
    """Lets Qt and Python delete what was given up."""
    for _ in range(2):
        application.processEvents()
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
        gc.collect()


@dataclass
class Tray:
    """Whether the system has a tray, as a test wants it."""

    is_there: bool = False


@dataclass
class Program:
    """A running program, and what a user does at it."""

    app: App
    qtbot: QtBot
    folder: Path
    tray: Tray
    answers: list[object] = field(default_factory=list)

    @property
    def window(self) -> MainWindow:
        return self.app.window

    @property
    def session(self) -> WindowSession:
        return self.app.session

    @property
    def titles(self) -> list[str]:
        return [row.title for row in self.window.hits.rows]

    @property
    def title(self) -> str:
        """The title of the page that is read; "" while there is none."""
        if not self.session.is_complete:
            return ""
        page = self.window.page_view.page
        return page.write_up.title if page is not None and self.window.page_view.isVisible() else ""

    @property
    def said(self) -> str:
        return self.window.status_bar.words

    @property
    def clipboard(self) -> str:
        return QApplication.clipboard().text()

    @property
    def focus(self) -> QWidget:
        """Where the cursor is."""
        return QApplication.focusWidget() or self.window

    @property
    def focused_window(self) -> QWindow:
        """The window or small window that has the keyboard."""
        found = QGuiApplication.focusWindow()
        assert found is not None
        return found

    def click(self, widget: QWidget, place: QPoint | None = None) -> None:
        """Clicks into a widget with the mouse, in its middle or at a place of it."""
        inside = widget.mapTo(widget.window(), place or widget.rect().center())
        QTest.mouseClick(widget.window().windowHandle(), Qt.MouseButton.LeftButton, NO_MODIFIER, inside)
        QApplication.processEvents()

    def type(self, text: str) -> None:
        """Types into the search box, one key after the other."""
        self.type_into(self.window.search_box.focusProxy(), text)

    def type_at_cursor(self, text: str) -> None:
        """Types wherever the cursor is, through the window as a keyboard does."""
        self.type_into(self.focused_window, text)

    def type_into(self, line: QWidget | QWindow, text: str) -> None:
        for letter in text:
            if letter.isascii():
                QTest.keyClick(line, letter)
            else:
                # QTest knows no other keys than those of ASCII.
                QApplication.sendEvent(line, QKeyEvent(QEvent.Type.KeyPress, 0, NO_MODIFIER, letter))

    def press(self, key: Qt.Key, modifiers: Qt.KeyboardModifier = NO_MODIFIER) -> None:
        """Presses a key wherever the cursor is, through the window as a keyboard does."""
        QTest.keyClick(self.focused_window, key, modifiers)

    def do(self, name: str) -> None:
        """Does an action, as its key or menu entry would."""
        self.window.keys[name].trigger()

    def until(self, ready: Callable[[], object], timeout: int = 10_000) -> None:
        self.qtbot.waitUntil(lambda: bool(ready()), timeout=timeout)

    def until_answered(self, text: str) -> None:
        search_controller = self.session.search_controller
        self.until(lambda: search_controller.text == text and not search_controller.waiting)

    def ask(self, text: str) -> None:
        """Types a question and waits until its page is read."""
        self.window.search_box.take_focus()
        self.press(Qt.Key.Key_Backspace)
        self.type(text)
        self.until_answered(text)

    def read(self, text: str, title: str) -> None:
        """Asks, and waits until the page with that title is read."""
        self.ask(text)
        self.until(lambda: self.title == title)


Opened = Callable[..., Program]


@pytest.fixture(scope="session")
def small_index(small_company: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The index of the small company, which is copied for every test that does not change the folder beforehand."""
    root = tmp_path_factory.mktemp("index") / "index"
    build_index(small_company, root)
    return root


@pytest.fixture
def open_program(
    qapp: QApplication, qtbot: QtBot, own_home: Path, small_company: Path, small_index: Path
) -> Iterator[Opened]:
    """Opens a program on a folder; `indexed=False` leaves the index to the window itself.

    A page counts as read once it was shown for `read_ms`, which is longer than a test lasts unless it says otherwise.
    `now` is the clock, and the content is checked `check_ms` after a change, or once its problems are asked for.
    """
    programs: list[Program] = []
    qapp.setStyle("Fusion")
    qapp.clipboard().clear()

    def opened(
        folder: Path,
        lang: str = "es",
        request: StartRequest | None = None,
        indexed: bool = True,
        read_ms: int = NEVER_MS,
        now: Callable[[], datetime] = lambda: NOW,
        check_ms: int = NEVER_MS,
    ) -> Program:
        if indexed and not index_folder(folder).exists() and scan(folder).files == scan(small_company).files:
            shutil.copytree(small_index, index_folder(folder))
        elif indexed:
            index(folder)
        settings = SettingsFile(own_home / "settings.toml", SETTINGS)
        memory = SettingsFile(own_home / "memory.toml", MEMORY)
        start = StartOptions(folder, lang, request or StartRequest(), settings, memory, now, read_ms, check_ms=check_ms)
        tray = Tray()
        app = App(qapp, start, has_tray=lambda: tray.is_there)
        program = Program(app, qtbot, folder, tray)
        programs.append(program)
        app.session.search_controller.answered.connect(program.answers.append)
        app.window.setWindowState(Qt.WindowState.WindowNoState)
        app.window.resize(1366, 768)
        app.window.show()
        app.window.activateWindow()
        qtbot.waitUntil(lambda: QApplication.activeWindow() is app.window)
        if indexed:
            program.until(lambda: program.answers)
        return program

    yield opened
    for program in programs:
        shut(program.app)


@pytest.fixture
def program(open_program: Opened, folder: Path) -> Program:
    """A program on the small content folder, in Spanish, ready to be typed at."""
    return open_program(folder)


@pytest.fixture
def theme(qapp: QApplication) -> Iterator[Theme]:
    """The light theme at its normal size."""
    qapp.setStyle("Fusion")
    made = Theme("light", 100)
    yield made
    made.deleteLater()


def index(folder: Path) -> None:
    """Builds the index of a folder, where the program looks for it, in this process."""
    build_index(folder, index_folder(folder))


def build_index(folder: Path, root: Path) -> None:
    """Builds the index of a folder in the folder `root`."""
    library = Library(folder, root)
    for _ in library.catch_up():
        pass
    library.close()


def shut(app: App) -> None:
    """Closes the window and lets the application's parts go."""
    if not isValid(app):
        return
    app.shut_down()
    app.window.close()
    app.window.deleteLater()
    app.deleteLater()


def own_widgets(widget: QWidget) -> list[QWidget]:
    """The widgets below one that the keyboard can reach."""
    return [
        one
        for one in widget.findChildren(QWidget)
        if one.focusPolicy() & Qt.FocusPolicy.TabFocus and one.isVisible() and one.focusProxy() is None
    ]


def named(parent: QObject, name: str) -> QObject:
    """The child with that object name."""
    found = parent.findChild(QObject, name)
    assert found is not None
    return found
