"""Opens the window: the application, its look and language, the one instance, the library on its thread."""

from __future__ import annotations

import gc
import logging
import sys
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from PySide6.QtCore import QLibraryInfo, QLocale, QObject, Qt, QTimer, QTranslator
from PySide6.QtGui import QGuiApplication, QIcon
from PySide6.QtWidgets import QApplication

from procdesk.desk.commands import Commands
from procdesk.desk.instance import FirstInstance, Request, hand_to_first, server_name
from procdesk.desk.runner import Runner
from procdesk.desk.theme import Theme
from procdesk.desk.window import Tools, Window
from procdesk.desk.wording import Wording
from procdesk.library import Library
from procdesk.model import Problem
from procdesk.resources import resource
from procdesk.settings import Store, index_folder, settings_folder
from procdesk.words import Words

_COLLECT_MS = 10_000
_log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Start:
    """What the terminal passes on: where the content is, in which language, what was asked, what day it is."""

    content: Path
    language: str
    request: Request
    settings: Store
    memory: Store
    today: Callable[[], date] = date.today


class App(QObject):
    """Owns the window and what lives as long as it; a new language or folder means a new window on the same desk."""

    def __init__(self, application: QApplication, start: Start) -> None:
        super().__init__(application)
        self._application = application
        self._start = start
        self._translators: list[QTranslator] = []
        self._language = start.language
        self._content = start.content
        self.theme = Theme(start.settings.text("theme"), start.settings.number("text_size"), self)
        self.runner = Runner(self)
        self.library = Library(start.content, index_folder(start.content))
        self._translate()
        self.window = self._make_window(start.request)
        self._collector = QTimer(self)
        self._collector.timeout.connect(_collect)
        self._collector.start(_COLLECT_MS)
        # Cycles collected on the Runner's thread could take widgets with them: only this thread's timer collects.
        gc.disable()

    def shut_down(self) -> None:
        """Lets everything go, in order."""
        gc.enable()
        self._collector.stop()
        self.window.updater.stop()
        self.runner.stop(self.library.close)

    def fulfil(self, request: Request) -> None:
        """Does what a later start asked for."""
        self.window.fulfil(request)

    def _make_window(self, request: Request) -> Window:
        words = Words(self._language)
        tools = Tools(
            library=self.library,
            runner=self.runner,
            theme=self.theme,
            wording=Wording(QLocale(self._language), self._start.today, self),
            settings=self._start.settings,
            memory=self._start.memory,
            interface_language=self._language,
            sentence=lambda problem: _sentence(words, problem),
            complaint=lambda code, facts: words.say(code, **facts),
        )
        window = Window(tools)
        commands = Commands(window, self.theme, self._start.settings)
        commands.language_chosen.connect(self._speak)
        commands.folder_chosen.connect(self._move)
        window.closed.connect(self._application.quit)
        window.start(request)
        return window

    def _speak(self, language: str) -> None:
        """The window again, in another language."""
        if language != self._language:
            self._language = language
            self._start.settings.put(language=language)
            self._translate()
            self._renew()

    def _move(self, folder: str) -> None:
        """The window again, on another content folder."""
        self.runner.stop(self.library.close)
        self._content = Path(folder)
        self._start.settings.put(content=folder)
        self.library = Library(self._content, index_folder(self._content))
        self.runner = Runner(self)
        self._renew()

    def _renew(self) -> None:
        old = self.window
        old.closed.disconnect(self._application.quit)
        request = Request(query=old.search_box.text)
        state, place = old.windowState(), old.saveGeometry()
        self.window = self._make_window(request)
        self.window.restoreGeometry(place)
        self.window.setWindowState(state)
        self.window.show()
        old.updater.stop()
        old.close()
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


def run(start: Start) -> int:
    """Opens the window and returns its exit code; with a window open already, hands the request to it."""
    QGuiApplication.setHighDpiScaleFactorRoundingPolicy(Qt.HighDpiScaleFactorRoundingPolicy.PassThrough)
    application = QApplication(sys.argv[:1])
    application.setApplicationName("procdesk")
    application.setDesktopFileName("procdesk")
    application.setStyle("Fusion")
    application.setWindowIcon(QIcon(str(resource("icons", "procdesk.svg"))))
    name = server_name(settings_folder())
    if hand_to_first(name, start.request):
        return 0
    app = App(application, start)
    first = FirstInstance(name, app)
    first.asked.connect(app.fulfil)
    app.window.show()
    code = application.exec()
    app.shut_down()
    return code


def _sentence(words: Words, problem: Problem) -> str:
    place = f"{problem.path}:{problem.line}" if problem.line else problem.path
    return f"{place}\n{words.problem(problem)}"


def _collect() -> None:
    gc.collect(1)
