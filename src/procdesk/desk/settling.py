"""Keys that are pressed faster than an answer comes: what they ask for is done once the page is there."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject

from procdesk.desk.window import MainWindow


class PendingAction(QObject):
    """Brings the page of the newest question, and then does what was asked for; a newer wish replaces an older one."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        self._wish: Callable[[], None] | None = None

    def listen(self) -> None:
        """Hears from now on what comes; after everybody else, so that what is shown is known before it is used."""
        window = self._window
        window.answered.connect(self._go_on)
        window.reading.shown.connect(self._go_on)
        window.reading.missing.connect(self._go_on)
        window.tools.runner.failed.connect(self._forget)

    def then(self, wish: Callable[[], None]) -> None:
        """Does it now, or as soon as the list and the page that are on their way have come."""
        self._wish = wish
        self._window.search_box.ask_now()
        self._go_on()

    def _go_on(self) -> None:
        window = self._window
        if self._wish is None or window.searching.waiting:
            return
        window.hits.settle_now()
        if window.reading.waiting:
            return
        wish, self._wish = self._wish, None
        wish()

    def _forget(self) -> None:
        self._wish = None
