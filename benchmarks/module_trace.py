"""How many modules of procdesk a keystroke, an opened page and a saved file pass through, in the window offscreen.

`python -m benchmarks.module_trace` prints the three numbers, with `--modules` the names as well. All is used once
before it is traced, so that imports and first-time work do not count.
"""

from __future__ import annotations

import argparse
import os
import shutil
import sys
import tempfile
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path
from types import FrameType
from typing import TYPE_CHECKING, Any

import procdesk

if TYPE_CHECKING:
    from procdesk.gui.app import App
    from procdesk.gui.window_session import WindowSession

TARGETS = {"keystroke": 20, "page": 45, "file": 60}
_ROOT = Path(procdesk.__file__).resolve().parent
_CONTENT = Path(__file__).resolve().parents[1] / "content"
_QUESTION, _OTHER_QUESTION = "me han cobrado dos vece", "no me funciona la fibr"
_LAST_LETTERS = ("s", "a")
_NOW = datetime(2026, 11, 23, 10, 0)
_PATIENCE_S = 60.0
# A page is shown in pieces, one at each turn of the event loop.
_REST_S, _SHORT_REST_S = 0.5, 0.1


class ModuleTrace:
    """Collects the modules whose functions are called, in all threads started after `install`, while `recording`."""

    def __init__(self) -> None:
        self._files: set[str] | None = None
        self._prefix = f"{_ROOT}{os.sep}"

    def install(self) -> None:
        """Profiles this thread, and those that are started from now on."""
        threading.setprofile(self._called)
        sys.setprofile(self._called)

    def uninstall(self) -> None:
        """Profiles nothing any more."""
        threading.setprofile(None)
        sys.setprofile(None)

    @contextmanager
    def recording(self) -> Iterator[set[str]]:
        """Gives a set that is filled, at the end, with the dotted names of the modules that were passed through."""
        names: set[str] = set()
        files = self._files = set()
        try:
            yield names
        finally:
            self._files = None
            names.update(_module(path) for path in files)

    def _called(self, frame: FrameType, event: str, _argument: Any) -> None:
        files = self._files
        if files is not None and event == "call":
            code = frame.f_code
            if code.co_filename.startswith(self._prefix) and code.co_name != "<module>":
                files.add(code.co_filename)


def traced() -> dict[str, set[str]]:
    """The modules that each of the three passes through, by the names of `TARGETS`; works on a copy of the sample."""
    with tempfile.TemporaryDirectory(prefix="procdesk-trace-") as work:
        os.environ["PROCDESK_HOME"] = str(Path(work, "home"))
        os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
        content = Path(work, "content")
        shutil.copytree(_CONTENT, content)
        trace = ModuleTrace()
        trace.install()
        try:
            app = _opened(content)
            found = {
                "keystroke": _keystroke(app, trace),
                "page": _page(app, trace),
                "file": _saved_file(app, content, trace),
            }
            app.shut_down()
            app.window.close()
        finally:
            trace.uninstall()
    return found


def _opened(content: Path) -> App:
    """The whole window on an index that is up to date."""
    from PySide6.QtCore import Qt
    from PySide6.QtWidgets import QApplication

    from procdesk.gui.app import App, StartOptions
    from procdesk.gui.single_instance import StartRequest
    from procdesk.library import Library
    from procdesk.settings import index_folder, open_settings, open_window_state

    library = Library(content, index_folder(content))
    for _ in library.catch_up():
        pass
    library.close()
    application = QApplication([])
    application.setStyle("Fusion")
    settings = open_settings()
    # The clock of a call that began by itself would tick into what is traced.
    settings.put(call_pause=0)
    start = StartOptions(content, "es", StartRequest(), settings, open_window_state(), now=lambda: _NOW)
    app = App(application, start)
    session, window = app.session, app.window
    window.setWindowState(Qt.WindowState.WindowNoState)
    window.resize(1366, 768)
    window.show()
    _until(lambda: _is_ready(session))
    return app


def _is_ready(session: WindowSession) -> bool:
    from procdesk.model import State

    overview = session.overview.current
    return session.is_complete and overview is not None and overview.state is State.READY


def _keystroke(app: App, trace: ModuleTrace) -> set[str]:
    """One letter at the end of a question, until the list has been painted; the page that follows is not part of it."""
    session, window = app.session, app.window
    for question, letter in zip((_OTHER_QUESTION, _QUESTION), reversed(_LAST_LETTERS), strict=True):
        window.search_box.show_text(question + letter)
        _rest()
        window.search_box.show_text(question)
        _rest()
    session.watcher.stop()
    line, viewport, answers = (
        window.search_box.focusProxy(),
        window.hits.viewport(),
        _heard(session.search_controller.answered),
    )
    with trace.recording() as modules:
        _press(line, _LAST_LETTERS[0])
        _until(lambda: answers)
        _paint(viewport)
    return modules


def _page(app: App, trace: ModuleTrace) -> set[str]:
    """A page opened with Enter, until it has been painted whole."""
    from PySide6.QtCore import Qt
    from PySide6.QtTest import QTest

    session, window = app.session, app.window
    window.search_box.show_text(_OTHER_QUESTION)
    _rest()
    rows = [row.key for row in window.hits.rows]
    for row in reversed(rows):
        session.page_controller.open(row)
        _rest()
    window.search_box.show_text(_QUESTION)
    _until(lambda: session.search_controller.text == _QUESTION and not session.search_controller.waiting)
    line, pages = window.search_box.focusProxy(), _heard(window.page_view.shown)
    with trace.recording() as modules:
        QTest.keyClick(line, Qt.Key.Key_Return)
        _until(lambda: pages)
        _rest()
    return modules


def _saved_file(app: App, content: Path, trace: ModuleTrace) -> set[str]:
    """The file of the page that is read, saved; until it is found and the page shows what it says now."""
    session, window = app.session, app.window
    id_ = session.page_controller.id
    path = next(content.glob(f"{id_}.es.md"), None) or next(content.glob(f"{id_}*.md"))
    for word in ("quimera", "esfinge"):
        _save(path, word)
        session.watcher.start()
        _until(lambda word=word: _says(app, word))
        _rest()
        session.watcher.stop()
    watcher, pages = session.watcher, _heard(window.page_view.shown)
    with trace.recording() as modules:
        _save(path, "grifo")
        watcher.start()
        _until(lambda: pages)
        _rest(_SHORT_REST_S)
    assert _says(app, "grifo")
    return modules


def _save(path: Path, word: str) -> None:
    text = path.read_text("utf-8")
    path.write_text(f"{text}\n{word.capitalize()} es una palabra nueva.\n", encoding="utf-8")


def _says(app: App, word: str) -> bool:
    return word in str(app.window.page_view.page).casefold()


def _heard(signal: Any) -> list[object]:
    """A list that grows with every emission; looking at it calls nothing of the window's."""
    heard: list[object] = []
    signal.connect(lambda *values: heard.append(values))
    return heard


def _press(line: Any, letter: str) -> None:
    from PySide6.QtTest import QTest

    QTest.keyClicks(line, letter)


def _paint(widget: Any) -> None:
    from PySide6.QtCore import QCoreApplication

    widget.repaint()
    QCoreApplication.processEvents()


def _rest(seconds: float = _REST_S) -> None:
    deadline = time.monotonic() + seconds
    _until(lambda: time.monotonic() > deadline)


def _until(ready: Callable[[], bool]) -> None:
    from PySide6.QtCore import QCoreApplication, QEventLoop

    deadline = time.monotonic() + _PATIENCE_S
    while not ready():
        if time.monotonic() > deadline:
            raise TimeoutError("the window did not come to rest")
        QCoreApplication.processEvents(QEventLoop.ProcessEventsFlag.AllEvents, 20)
        time.sleep(0.001)


def _module(path: str) -> str:
    parts = Path(path).with_suffix("").relative_to(_ROOT).parts
    return ".".join(part for part in parts if part != "__init__") or "procdesk"


def main() -> None:
    """Prints the numbers beside their targets."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--modules", action="store_true", help="print the names of the modules as well")
    options = parser.parse_args()
    for name, modules in traced().items():
        print(f"{name}: {len(modules)} modules (target {TARGETS[name]})")
        if options.modules:
            print("".join(f"  {module}\n" for module in sorted(modules)), end="")


if __name__ == "__main__":
    main()
