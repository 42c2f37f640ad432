"""What a window works with, made once by the application."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from PySide6.QtCore import QLocale

from procdesk.gui.formatting import Formatter
from procdesk.gui.page.history import History
from procdesk.gui.tasks import TaskRunner
from procdesk.gui.theme import Theme
from procdesk.library import Library
from procdesk.model import Problem
from procdesk.settings import SettingsFile


@dataclass(frozen=True, slots=True)
class AppContext:
    """`sentence` words a problem, `complaint` (code, facts).

    `now` gives the local time, `hides_instead` tells whether a window that is closed should only be hidden. `history`
    goes on through all windows on one content folder; a page that is shown for `read_ms` milliseconds counts as read.
    The content is checked once it has not changed for `check_ms` milliseconds.
    """

    library: Library
    runner: TaskRunner
    theme: Theme
    formatter: Formatter
    settings: SettingsFile
    memory: SettingsFile
    interface_language: str
    sentence: Callable[[Problem], str]
    complaint: Callable[[str, dict[str, str]], str]
    now: Callable[[], datetime]
    locale: QLocale
    hides_instead: Callable[[], bool]
    history: History
    read_ms: int
    check_ms: int

    def reading_language(self) -> str:
        """The language in which write-ups are shown first."""
        chosen = self.settings.text("reading_language")
        return self.interface_language if chosen == "auto" else chosen
