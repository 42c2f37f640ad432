"""Opens the window offscreen on a fixed day, works it with its keys as a user would, and keeps what it shows."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from datetime import datetime, timedelta
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import QEvent, QEventLoop, QPoint, QPointF, QSize, Qt, QTimer
from PySide6.QtGui import QKeyEvent, QKeySequence, QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from procdesk.gui.app import App, StartOptions
from procdesk.gui.call.call_notice import CallNotice
from procdesk.gui.main_window import MainWindow
from procdesk.gui.single_instance import StartRequest
from procdesk.gui.widgets.toast import Toast
from procdesk.gui.window_session import WindowSession
from procdesk.resources import sample_content
from procdesk.settings import MEMORY, SETTINGS, SettingsFile

MORNING = datetime(2026, 11, 23, 10, 40)
SIZE, COMPACT_SIZE = QSize(1366, 768), QSize(420, 768)
PINNED, RECENT = ("atencion/presentar-reclamacion",), ("facturacion/cobro-duplicado", "movil/roaming")
_TYPING = 7
# The words that are asked first take a cold search; no picture shows them.
_FIRST_WORDS = {"es": "factura", "en": "bill"}


class Studio:
    """A window in one language and theme, and a user at its keys; `name` ends the names of its pictures."""

    def __init__(self, session: WindowSession, clock: Clock, folder: Path, lang: str, theme: str) -> None:
        self.session = session
        self.window = session.window
        self.lang = lang
        self._clock = clock
        self._folder = folder
        self._name = f"{lang}-{theme}"

    def ask(self, text: str) -> None:
        """Types a question and waits until its answer is painted."""
        search_controller = self.session.search_controller
        self.window.search_box.take_focus()
        self.type("", Qt.Key.Key_Backspace)
        self.wait(_TYPING)
        self.type(text)
        wait_until(lambda: search_controller.text == text and not search_controller.waiting)
        settle()

    def read(self, text: str, id_: str) -> None:
        """Asks, and opens the page with that id with Enter."""
        self.ask(text)
        self.type("", Qt.Key.Key_Return)
        self.until_read(id_)

    def until_read(self, id_: str) -> None:
        """Waits until the page with that id is seen, whole."""
        view = self.window.page_view
        wait_until(lambda: view.isVisible() and view.page is not None and view.page.write_up.id == id_)
        settle()

    def press(self, name: str) -> None:
        """Presses the keys of an action."""
        QTest.keySequence(_focus(self.window), self.window.keys[name].shortcut())
        settle()

    def tick(self, number: int) -> None:
        """Ticks the box with that number."""
        QTest.keySequence(_focus(self.window), QKeySequence(f"Alt+{number}"))
        settle(100)

    def type(self, text: str, *keys: Qt.Key) -> None:
        """Types where the cursor is, then presses these keys."""
        for letter in text:
            # QTest knows no other keys than those of ASCII.
            QApplication.sendEvent(_focus(self.window), QKeyEvent(QEvent.Type.KeyPress, 0, _NO_MODIFIER, letter))
        for key in keys:
            QTest.keyClick(_focus(self.window), key)
        settle(100)

    def turn_wheel(self, pane: QWidget) -> None:
        """Scrolls a pane down by one notch of the wheel, with the mouse in its middle."""
        middle = pane.mapTo(self.window, pane.rect().center())
        under = self.window.childAt(middle) or pane
        at, nowhere, down = QPointF(under.mapFrom(self.window, middle)), QPoint(), QPoint(0, -40)
        buttons, phase = Qt.MouseButton.NoButton, Qt.ScrollPhase.NoScrollPhase
        at_all = QPointF(self.window.mapToGlobal(middle))
        QApplication.sendEvent(under, QWheelEvent(at, at_all, nowhere, down, buttons, _NO_MODIFIER, phase, False))
        settle(20)

    def outwait_toast(self) -> None:
        """Waits until what was copied is said no more."""
        wait_until(lambda: not any(toast.isVisible() for toast in self.window.findChildren(Toast)))

    def wait(self, seconds: int) -> None:
        """Lets the window's clock go on."""
        self._clock.now += timedelta(seconds=seconds)

    def choose_percent(self, percent: int) -> None:
        """Gives the text another size."""
        self.session.context.theme.choose_percent(percent)
        settle()

    def resize(self, size: QSize) -> None:
        """Gives the window another size."""
        self.window.resize(size)
        settle()

    def keep(self, name: str, widget: QWidget | None = None) -> None:
        """Saves what the window, or another widget, shows."""
        settle()
        (widget or self.window).grab().save(str(self._folder / f"{name}-{self._name}.png"))


class Clock:
    """The time as the window is told it."""

    def __init__(self) -> None:
        self.now = MORNING

    def __call__(self) -> datetime:
        return self.now

    def seconds(self) -> float:
        """How long it has been going, as it is told."""
        return (self.now - MORNING).total_seconds()


def application() -> QApplication:
    """The program's one application, with the look that every system has."""
    made = QApplication.instance() or QApplication([])
    assert isinstance(made, QApplication)
    made.setStyle("Fusion")
    return made


@contextmanager
def opened(
    home: Path, folder: Path, lang: str, theme: str, pinned: Sequence[str] = PINNED, recent: Sequence[str] = RECENT
) -> Iterator[Studio]:
    """The window on the sample company, warm and ready; `home` takes its settings, `folder` its pictures.

    `pinned` and `recent` are the processes that the start page lists; without any it is that of the first start.
    """
    settings = SettingsFile(home / f"settings-{lang}-{theme}.toml", SETTINGS)
    settings.put(theme=theme)
    memory = SettingsFile(home / f"memory-{lang}-{theme}.toml", MEMORY)
    memory.put(pinned=list(pinned), recent=list(recent))
    clock = Clock()
    # However long a picture takes, what is recent stays as it was.
    start = StartOptions(
        sample_content(), lang, StartRequest(), settings, memory, now=clock, read_ms=_NEVER_MS, seconds=clock.seconds
    )
    app = App(application(), start)
    window = app.window
    window.setWindowState(Qt.WindowState.WindowNoState)
    window.resize(SIZE)
    window.show()
    window.activateWindow()
    overview = app.session.overview
    wait_until(lambda: overview.current is not None and overview.current.state == "ready", 60_000)
    window.activateWindow()
    wait_until(window.isActiveWindow)
    studio = Studio(app.session, clock, folder, lang, theme)
    studio.ask(_FIRST_WORDS[lang])
    studio.press("clear")
    # The words that warm the search up were no customer's.
    studio.press("call")
    window.findChildren(CallNotice)[0].dismissed.emit()
    settle()
    try:
        yield studio
    finally:
        app.shut_down()
        window.close()
        window.deleteLater()
        settle()


def settle(milliseconds: int = 400) -> None:
    """Lets timers, layouts and the background thread come to rest."""
    loop = QEventLoop()
    QTimer.singleShot(milliseconds, loop.quit)
    loop.exec()


def wait_until(ready: Callable[[], bool], most_ms: int = 10_000) -> None:
    """Waits for a state; raises TimeoutError where it does not come."""
    for _ in range(most_ms // 50):
        if ready():
            return
        settle(50)
    raise TimeoutError


_NEVER_MS = 3_600_000
_NO_MODIFIER = Qt.KeyboardModifier.NoModifier


def _focus(window: MainWindow) -> QWidget:
    return QApplication.focusWidget() or window
