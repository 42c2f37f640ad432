"""Opens the window offscreen on a fixed day, brings it into a state as a user would, and keeps what it shows."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import QEventLoop, QSize, Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from procdesk.desk.app import App, Start
from procdesk.desk.instance import Request
from procdesk.desk.window import Window
from procdesk.resources import sample_content
from procdesk.settings import MEMORY, SETTINGS, Store

NOW = datetime(2026, 11, 23, 10, 40)
SIZE, COMPACT_SIZE = QSize(1366, 768), QSize(420, 768)
QUESTIONS = {"es": "me han cobrado dos ve", "en": "i was charged tw"}
NOTHING = {"es": "zxqw krtplm", "en": "zxqw krtplm"}


def take_all(folder: Path) -> None:
    """Every picture in both languages and both themes."""
    folder.mkdir(parents=True, exist_ok=True)
    application = QApplication.instance() or QApplication([])
    assert isinstance(application, QApplication)
    application.setStyle("Fusion")
    with tempfile.TemporaryDirectory() as home:
        os.environ["PROCDESK_HOME"] = home
        for lang in ("es", "en"):
            for theme in ("light", "dark"):
                with opened(application, Path(home), lang, theme) as window:
                    take(window, folder, f"{lang}-{theme}", lang)


def take(window: Window, folder: Path, name: str, lang: str) -> None:
    """The pictures of one language and theme."""
    keep(window, folder / f"start-{name}.png")
    ask(window, QUESTIONS[lang])
    wait_until(lambda: window.page_view.isVisible())
    keep(window, folder / f"search-{name}.png")
    window.keys["page_down"].trigger()
    keep(window, folder / f"reading-{name}.png")
    window.keys["page_up"].trigger()
    window.keys["compact"].trigger()
    window.resize(COMPACT_SIZE)
    keep(window, folder / f"compact-{name}.png")
    window.keys["compact"].trigger()
    window.resize(SIZE)
    ask(window, NOTHING[lang])
    keep(window, folder / f"no-hits-{name}.png")
    window.keys["clear"].trigger()
    window.keys["keys"].trigger()
    settle()
    dialog = QApplication.activeModalWidget() or QApplication.activeWindow()
    if dialog is not None and dialog is not window:
        keep(dialog, folder / f"keys-{name}.png")
        dialog.close()


@contextmanager
def opened(application: QApplication, home: Path, lang: str, theme: str) -> Iterator[Window]:
    """The window on the sample company, ready."""
    settings = Store(home / f"settings-{lang}-{theme}.toml", SETTINGS)
    settings.put(theme=theme)
    memory = Store(home / f"memory-{lang}-{theme}.toml", MEMORY)
    memory.put(pinned=["atencion/presentar-reclamacion"], recent=["facturacion/cobro-duplicado", "movil/roaming"])
    app = App(application, Start(sample_content(), lang, Request(), settings, memory, now=lambda: NOW))
    app.window.setWindowState(Qt.WindowState.WindowNoState)
    app.window.resize(SIZE)
    app.window.show()
    app.window.activateWindow()
    wait_until(lambda: app.window.overview is not None and app.window.overview.state == "ready", 60_000)
    settle()
    try:
        yield app.window
    finally:
        app.shut_down()
        app.window.close()
        app.window.deleteLater()
        settle()


def ask(window: Window, text: str) -> None:
    """Types a question with the keyboard and waits until its answer is painted."""
    window.search_box.take_focus()
    target = window.search_box.focusProxy()
    QTest.keyClick(target, Qt.Key.Key_Backspace)
    QTest.keyClicks(target, text)
    wait_until(lambda: window.searching.text == text)
    settle()


def keep(widget: object, path: Path) -> None:
    """Saves what a widget shows."""
    settle()
    widget.grab().save(str(path))  # type: ignore[attr-defined]


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
