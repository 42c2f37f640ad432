"""Composition root of the window: application, settings, library on its thread, panes and controllers."""

from __future__ import annotations

import gc
import linecache
import logging
import os
import sys
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QLibraryInfo, QLocale, QObject, Qt, QTimer, QTranslator, Signal
from PySide6.QtGui import QGuiApplication, QIcon
from PySide6.QtWidgets import QApplication, QSystemTrayIcon, QWidget

from procdesk.gui.context import AppContext
from procdesk.gui.formatting import Formatter
from procdesk.gui.main_window import ContentPanes, MainWindow
from procdesk.gui.single_instance import FirstInstance, StartRequest, hand_to_first, server_name
from procdesk.gui.tasks import IdleQueue, TaskRunner
from procdesk.gui.theme import Theme
from procdesk.gui.tray import Tray
from procdesk.i18n import Messages
from procdesk.library import Library
from procdesk.model import Problem
from procdesk.resources import resource
from procdesk.settings import SettingsFile, index_folder, settings_folder

if TYPE_CHECKING:
    from procdesk.gui.call.call_pane import CallPane
    from procdesk.gui.call.note_view import NoteDraft
    from procdesk.gui.call.session import CallTimer
    from procdesk.gui.commands import Commands
    from procdesk.gui.page.page_view import PageView

_PAUSE_MS = 2_000


# So many new objects take some 5 ms to look through; typing makes a third of it between two rounds.
MOST_AT_ONCE = 15_000


class GarbageCollector(QObject):
    """Takes over from Python, which would collect on the Runner's thread too, where cycles could take widgets along."""

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


@dataclass(frozen=True, slots=True)
class StartOptions:
    """What the terminal passes on: where the content is, in which language, what was asked, what time it is."""

    content: Path
    language: str
    request: StartRequest
    settings: SettingsFile
    memory: SettingsFile
    now: Callable[[], datetime] = datetime.now


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
        self.library = Library(start.content, index_folder(start.content))
        self._calling: CallTimer | None = None
        self._draft: NoteDraft | None = None
        self._translate()
        self.tray = self._make_tray()
        self.window = self._make_window(start.request)
        self._collector = GarbageCollector(self)
        # A key must not wait five milliseconds, Python's usual turn, for the thread that searches.
        sys.setswitchinterval(_TURN_S)

    def shut_down(self) -> None:
        """Lets everything go, in order."""
        self._collector.stop()
        if self._calling is not None:
            self._calling.end()
        self.tray.leave()
        self.window.updater.stop()
        self.window.reading.stop()
        self.runner.stop(self.library.close)

    def fulfil(self, request: StartRequest) -> None:
        """Does what a later start asked for."""
        self.window.fulfil(request)

    def expect_end(self) -> None:
        """From now on a window that is closed is gone: whoever ends the program does not want it in the tray."""
        self.tray.leave()

    def _make_tray(self) -> Tray:
        tray = Tray(self._start.settings, QIcon(str(resource("icons", "procdesk.svg"))), self, self._has_tray)
        tray.opened.connect(lambda: self.fulfil(StartRequest()))
        tray.question_wanted.connect(lambda: self.window.ask_anew())
        tray.toggled.connect(self._toggle)
        tray.compact_wanted.connect(lambda: self.window.show_compact())
        tray.quit_wanted.connect(lambda: self.window.quit())
        return tray

    def _toggle(self, in_use: bool) -> None:
        """Hides the window that is in use, and raises one that is hidden or behind others."""
        if in_use and self.window.isVisible():
            self.window.hide()
        else:
            self.fulfil(StartRequest())

    def _make_window(self, request: StartRequest) -> MainWindow:
        words = Messages(self._language)
        tools = AppContext(
            library=self.library,
            runner=self.runner,
            theme=self.theme,
            wording=Formatter(QLocale(self._language), lambda: self._start.now().date(), self),
            settings=self._start.settings,
            memory=self._start.memory,
            interface_language=self._language,
            sentence=lambda problem: _sentence(words, problem),
            complaint=lambda code, facts: words.say(code, **facts),
            now=self._start.now,
            locale=QLocale(self._language),
            hides_instead=self._hides_instead,
        )
        window = MainWindow(tools)
        window.closed.connect(self._application.quit)
        window.start(request)
        # Queued, so that the picture is out before: numpy's import holds the interpreter for long stretches.
        FirstPaint(window).painted.connect(self._complete, Qt.ConnectionType.QueuedConnection)
        return window

    def _complete(self) -> None:
        """The window is seen: what it shows is fetched, and meanwhile it is made whole."""
        window = self.window
        window.open_library()
        furnishing = DeferredConstruction(window, self._call(), self._draft)
        self._draft = None
        furnishing.done.connect(self._take_commands)
        furnishing.start()

    def _take_commands(self, commands: Commands) -> None:
        commands.language_chosen.connect(self.speak)
        commands.folder_chosen.connect(self.move)

    def _call(self) -> CallTimer:
        """The call that goes on through all windows, made when the first one needs it."""
        if self._calling is None:
            from procdesk.gui.call.session import CallTimer

            start = self._start
            now, pause = lambda: start.now().astimezone(), lambda: start.settings.number("call_pause")
            self._calling = CallTimer(now, pause, self)
        return self._calling

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
            self._renew()

    def move(self, folder: str) -> None:
        """Opens the window again on another content folder, which is remembered."""
        self.runner.stop(self.library.close)
        self.runner.deleteLater()
        self._content = Path(folder)
        self._start.settings.put(content=folder)
        self.library = Library(self._content, index_folder(self._content))
        self.runner = TaskRunner(self)
        self._renew()

    def _renew(self) -> None:
        old = self.window
        self._draft = old.note_view.draft() if old.stage.is_whole else None
        old.shape.remember()
        old.closed.disconnect(self._application.quit)
        old.updater.stop()
        old.reading.stop()
        # Answers that are still on their way belong to panes which are about to be gone.
        self.runner.forget_all()
        request = StartRequest(old.search_box.text, "" if old.search_box.text.strip() else old.reading.id)
        state, place = old.windowState(), old.saveGeometry()
        self.window = self._make_window(request)
        self.window.restoreGeometry(place)
        self.window.setWindowState(state)
        self.window.show()
        old.quit()
        old.deleteLater()

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
    if hand_to_first(name, start.request):
        return 0
    app = App(application, start)
    application.ending.connect(app.expect_end)
    first = FirstInstance(name, app)
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


def _sentence(words: Messages, problem: Problem) -> str:
    place = f"{problem.path}:{problem.line}" if problem.line else problem.path
    return f"{place}\n{words.problem(problem)}"


class DeferredConstruction(QObject):
    """`done` carries the commands of the window, which then is whole.

    `calling` is the call that goes on through all windows of the desk, and `draft` the note of an earlier one.
    """

    done = Signal(object)

    def __init__(self, window: MainWindow, calling: CallTimer, draft: NoteDraft | None) -> None:
        super().__init__(window)
        self._window = window
        self._calling = calling
        self._draft = draft
        self._page: PageView | None = None
        self._call: CallPane | None = None
        self._steps = IdleQueue(self)

    def start(self) -> None:
        """Makes the first piece now and the others in turn with what is typed."""
        self._steps.start((self._make_page, self._make_call, self._make_rest))

    def finish(self) -> None:
        """Makes at once whatever is still to be made."""
        self._steps.finish()

    def _make_page(self) -> None:
        from procdesk.gui.page.page_view import PageView

        tools = self._window.tools
        self._page = PageView(tools.theme, self._window.keys, tools.library.picture, tools.locale)

    def _make_call(self) -> None:
        from procdesk.gui.call.call_pane import CallPane

        tools = self._window.tools
        self._call = CallPane(tools.theme, self._window.keys, tools.locale, tools.library.picture)

    def _make_rest(self) -> None:
        from procdesk.gui.call.call_bar import CallChip
        from procdesk.gui.call.controller import CallController
        from procdesk.gui.call.guide_controller import GuideController
        from procdesk.gui.call.hand_over_controller import HandOverController
        from procdesk.gui.call.note_controller import NoteController, note_form
        from procdesk.gui.call.note_view import NoteView
        from procdesk.gui.clipboard import ClipboardCopier
        from procdesk.gui.commands import Commands, PendingAction
        from procdesk.gui.page.controller import PagePresenter
        from procdesk.gui.printing.controller import PrintController

        window, tools = self._window, self._window.tools
        assert self._page is not None
        assert self._call is not None
        note = NoteView(tools.theme, window.keys, self._calling, lambda: note_form(window))
        if self._draft is not None:
            note.resume(self._draft)
        window.bottom_line.add_chip(CallChip(self._calling, window.keys["note"]))
        showing = PagePresenter(self._page, window.reading, window.keys, tools, lambda: window.known.complaint)
        window.take(ContentPanes(self._page, self._call, note))
        calling, copying, settling = self._calling, ClipboardCopier(window.bottom_line), PendingAction(window)
        guiding = GuideController(tools.library, tools.runner, window)
        CallController(window, showing, guiding, calling, copying, settling)
        HandOverController(window, showing, guiding, calling, copying, settling)
        commands: Commands = Commands(window, tools.theme, tools.settings, copying, settling)
        NoteController(window, calling, copying)
        PrintController(window)
        self.done.emit(commands)
