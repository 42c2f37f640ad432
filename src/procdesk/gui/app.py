"""Composition root of the window: application, settings, library on its thread, panes and controllers."""

from __future__ import annotations

import gc
import linecache
import logging
import os
import sys
import time
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QLibraryInfo, QLocale, QObject, Qt, QTimer, QTranslator, Signal
from PySide6.QtGui import QGuiApplication, QIcon
from PySide6.QtWidgets import QApplication, QSystemTrayIcon, QWidget

from procdesk.gui.context import AppContext
from procdesk.gui.dialogs import SwitchFolderDialog
from procdesk.gui.formatting import Formatter
from procdesk.gui.main_window import MainWindow
from procdesk.gui.page.history import READ_MS, History
from procdesk.gui.single_instance import FirstInstance, StartRequest, hand_to_first, server_name, wants_other_folder
from procdesk.gui.tasks import TaskRunner
from procdesk.gui.theme import Theme
from procdesk.gui.tray import Tray
from procdesk.gui.window_session import WindowSession
from procdesk.i18n import Messages
from procdesk.library import Library
from procdesk.resources import resource
from procdesk.settings import SettingsFile, index_folder, settings_folder

if TYPE_CHECKING:
    from procdesk.gui.call.ended_calls import EndedCalls, NoteDraft
    from procdesk.gui.call.session import CallTimer

_PAUSE_MS = 2_000
CHECK_MS = 700
# So many new objects take some 5 ms to look through; typing makes a third of it between two rounds.
MOST_AT_ONCE = 15_000


class GarbageCollector(QObject):
    """Collects cyclic garbage on the window's thread only: on the task runner's it could take widgets along."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._timer = QTimer(self)
        self._timer.timeout.connect(self.collect)
        self._timer.start(_PAUSE_MS)
        application = QGuiApplication.instance()
        if isinstance(application, QGuiApplication):
            application.applicationStateChanged.connect(self._state_changed)
        gc.disable()

    def stop(self) -> None:
        """Leaves it to Python again."""
        self._timer.stop()
        gc.enable()

    def collect(self) -> None:
        """Looks through what is new since the last round.

        What came in one go, such as modules or a new index, is there to stay: to look through it took 40 ms.
        """
        if gc.get_count()[0] > MOST_AT_ONCE:
            gc.freeze()
        else:
            gc.collect(1)
        # PySide reads the source of every module that is imported, and 16 MB of lines would stay.
        linecache.clearcache()

    def _state_changed(self, state: Qt.ApplicationState) -> None:
        """Nobody types into a window that is not in front: the time to look through all the rest."""
        if state != Qt.ApplicationState.ApplicationActive:
            gc.collect()


_TURN_S = 0.0005
_log = logging.getLogger(__name__)


def steady_seconds() -> float:
    """Seconds that go on evenly however the clock is set; a sleep of the computer counts where the system tells it."""
    clock = getattr(time, "CLOCK_BOOTTIME", None)
    return time.monotonic() if clock is None else time.clock_gettime(clock)


@dataclass(frozen=True, slots=True)
class StartOptions:
    """What the terminal passes on: where the content is, in which language, what was asked.

    A page that is shown for `read_ms` milliseconds counts as read, and the content is checked once it has not changed
    for `check_ms` milliseconds. `now` tells the local time, and `seconds` count how long something lasts.
    """

    content: Path
    language: str
    request: StartRequest
    settings: SettingsFile
    memory: SettingsFile
    now: Callable[[], datetime] = datetime.now
    read_ms: int = READ_MS
    seconds: Callable[[], float] = steady_seconds
    check_ms: int = CHECK_MS


class App(QObject):
    """Owns the window and what lives as long as it; a new language or folder means a new window on the same desk."""

    def __init__(
        self,
        application: QApplication,
        start: StartOptions,
        has_tray: Callable[[], bool] = QSystemTrayIcon.isSystemTrayAvailable,
    ) -> None:
        super().__init__(application)
        self._application = application
        self._start = start
        self._has_tray = has_tray
        self._translators: list[QTranslator] = []
        self._language = start.language
        self._content = start.content
        self.theme = Theme(start.settings.text("theme"), start.settings.number("text_size"), self)
        self.runner = TaskRunner(self)
        self.library = Library(start.content, index_folder(start.content), start.settings.text("department"))
        self._calls: tuple[CallTimer, EndedCalls] | None = None
        self._draft: NoteDraft | None = None
        self._history = History()
        self._translate()
        self.tray = self._make_tray()
        self.session = self._open_session(start.request)
        self._collector = GarbageCollector(self)
        # A key must not wait five milliseconds, Python's usual turn, for the thread that searches.
        sys.setswitchinterval(_TURN_S)

    def shut_down(self) -> None:
        """Lets everything go, in order."""
        self._collector.stop()
        if self._calls is not None:
            self._calls[0].end()
        self.window.ask_before_closing(lambda: True)
        self.tray.leave()
        self.session.stop()
        self.runner.stop(self.library.close)

    @property
    def window(self) -> MainWindow:
        """The window that is open now."""
        return self.session.window

    @property
    def content(self) -> Path:
        """The content folder of the window that is open now."""
        return self._content

    def fulfil(self, request: StartRequest) -> None:
        """Does what a later start asked for; where that is for another content folder, asks whether to switch to it."""
        if not wants_other_folder(request, self._content):
            self.session.fulfil(request)
            return
        self.window.come_forward(request.token)
        for earlier in self.window.findChildren(SwitchFolderDialog):
            earlier.close()
        dialog = SwitchFolderDialog(self._content, Path(request.folder), self.window)
        dialog.accepted.connect(lambda: self._open_folder(Path(request.folder), request))
        dialog.open()

    def expect_end(self) -> None:
        """From now on a window that is closed is gone: whoever ends the program does not want it in the tray."""
        self.tray.leave()

    def _make_tray(self) -> Tray:
        tray = Tray(self._start.settings, QIcon(str(resource("icons", "procdesk.svg"))), self, self._has_tray)
        tray.opened.connect(lambda: self.fulfil(StartRequest()))
        tray.question_wanted.connect(lambda: self.session.start_search())
        tray.toggled.connect(self._toggle)
        tray.compact_wanted.connect(lambda: self.session.show_compact())
        tray.quit_wanted.connect(lambda: self.window.quit())
        return tray

    def _toggle(self, in_use: bool) -> None:
        """Hides the window that is in use, and raises one that is hidden or behind others."""
        if in_use and self.window.isVisible():
            self.window.hide()
        else:
            self.fulfil(StartRequest())

    def _open_session(self, request: StartRequest) -> WindowSession:
        session = WindowSession(self._context())
        session.closed.connect(self._application.quit)
        session.language_chosen.connect(self.speak)
        session.folder_chosen.connect(self.move)
        session.navigation.start(request)
        # Queued, so that the picture is out before: numpy's import holds the interpreter for long stretches.
        FirstPaint(session.window).painted.connect(self._complete, Qt.ConnectionType.QueuedConnection)
        return session

    def _context(self) -> AppContext:
        words = Messages(self._language)
        return AppContext(
            library=self.library,
            runner=self.runner,
            theme=self.theme,
            formatter=Formatter(QLocale(self._language), lambda: self._start.now().date(), self),
            settings=self._start.settings,
            memory=self._start.memory,
            interface_language=self._language,
            sentence=words.problem,
            complaint=lambda code, facts: words.say(code, **facts),
            now=self._start.now,
            locale=QLocale(self._language),
            hides_instead=self._hides_instead,
            history=self._history,
            read_ms=self._start.read_ms,
            check_ms=self._start.check_ms,
        )

    def _complete(self) -> None:
        """The window is seen: what it shows is fetched, and meanwhile the rest of it is built."""
        draft, self._draft = self._draft, None
        self.session.complete(*self._lasting_calls(), draft)

    def _lasting_calls(self) -> tuple[CallTimer, EndedCalls]:
        """The call that goes on through all windows, and those before it; made when the first window needs them."""
        if self._calls is None:
            from procdesk.gui.call.ended_calls import EndedCalls
            from procdesk.gui.call.session import CallTimer

            start = self._start
            now, pause = lambda: start.now().astimezone(), lambda: start.settings.number("call_pause")
            self._calls = (CallTimer(now, start.seconds, pause, self), EndedCalls())
        return self._calls

    def _hides_instead(self) -> bool:
        """Whether closing the window only hides it, which is said the first time."""
        if self._application.isSavingSession() or not self.tray.keeps_window():
            return False
        if not self._start.memory.flag("told_of_tray"):
            self._start.memory.put(told_of_tray=True)
            self.tray.tell_hidden()
        return True

    def speak(self, language: str) -> None:
        """Opens the window again in another language, which is remembered."""
        if language != self._language:
            self._language = language
            self._start.settings.put(language=language)
            self._translate()
            self.tray.speak()
            self._renew(self.session.start_request())

    def move(self, folder: str) -> None:
        """Opens the window again on another content folder, which is remembered."""
        self._start.settings.put(content=folder)
        self._open_folder(Path(folder), self.session.start_request())

    def _open_folder(self, folder: Path, request: StartRequest) -> None:
        """Opens the window again on another content folder, and does there what is asked for."""
        self.runner.stop(self.library.close)
        self.runner.deleteLater()
        self._content = folder
        self._history = History()
        department = self._start.settings.text("department")
        self.library = Library(self._content, index_folder(self._content), department)
        self.runner = TaskRunner(self)
        self._renew(request)

    def _renew(self, request: StartRequest) -> None:
        """Opens a window in the place of the one that is open, and does there what is asked for."""
        old, window = self.session, self.session.window
        self._draft = old.note_draft()
        window.shape.remember()
        old.closed.disconnect(self._application.quit)
        old.stop()
        # Answers that are still on their way belong to panes which are about to be gone.
        self.runner.forget_all()
        state, place = window.windowState(), window.saveGeometry()
        self.session = self._open_session(request)
        self.window.restoreGeometry(place)
        self.window.setWindowState(state)
        self.window.show()
        window.give_way()
        window.deleteLater()

    def _translate(self) -> None:
        for translator in self._translators:
            self._application.removeTranslator(translator)
        self._translators = []
        QLocale.setDefault(QLocale(self._language))
        own = (f"procdesk_{self._language}", str(resource("i18n")))
        qt = (f"qtbase_{self._language}", QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath))
        for name, folder in (qt, own):
            translator = QTranslator(self)
            if translator.load(name, folder):
                self._application.installTranslator(translator)
                self._translators.append(translator)


class Application(QApplication):
    """`ending` says that the system wants the program to end, before its windows are asked to close."""

    ending = Signal()

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Quit:
            self.ending.emit()
        return super().event(event)


class FirstPaint(QObject):
    """`painted` tells, and the log notes, that a widget is first painted: from then on it is seen and takes typing."""

    painted = Signal()

    def __init__(self, widget: QWidget) -> None:
        super().__init__(widget)
        widget.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Paint:
            _log.info("painted")
            watched.removeEventFilter(self)
            self.painted.emit()
        return False


def run(start: StartOptions) -> int:
    """Opens the window and returns its exit code; with a window open already, hands the request to it."""
    QGuiApplication.setHighDpiScaleFactorRoundingPolicy(Qt.HighDpiScaleFactorRoundingPolicy.PassThrough)
    _keep_log(os.environ.get("PROCDESK_LOG", ""))
    application = Application(sys.argv[:1])
    application.setApplicationName("procdesk")
    application.setDesktopFileName("procdesk")
    application.setStyle("Fusion")
    # A window that waits in the tray is no reason to end, whichever dialog is closed last.
    application.setQuitOnLastWindowClosed(False)
    application.setWindowIcon(QIcon(str(resource("icons", "procdesk.svg"))))
    name = server_name(settings_folder())
    if hand_to_first(name, start.request) is not None:
        return 0
    app = App(application, start)
    application.ending.connect(app.expect_end)
    first = FirstInstance(name, lambda: app.content, app)
    first.asked.connect(app.fulfil)
    app.window.show()
    code = application.exec()
    app.shut_down()
    _log.info("ended")
    return code


def _keep_log(path: str) -> None:
    """Writes what happens into the file that PROCDESK_LOG names, for tests and for finding faults."""
    if path:
        form = "%(asctime)s %(levelname)s %(name)s %(message)s"
        logging.basicConfig(filename=path, encoding="utf-8", level=logging.INFO, format=form)
