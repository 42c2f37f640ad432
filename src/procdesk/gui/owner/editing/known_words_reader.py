"""Collects what the pages of the folder name, a few at a time, so that whoever searches comes first."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QObject, Signal

from procdesk.authoring.completion import KnownWords
from procdesk.authoring.known_words import joined
from procdesk.gui.context import AppContext
from procdesk.gui.tasks import LATER

_PORTION = 150


class KnownWordsReader(QObject):
    """`read` tells that `words` are whole. One for each language and window."""

    read = Signal()

    def __init__(self, context: AppContext, lang: str, parent: QObject) -> None:
        super().__init__(parent)
        self._context = context
        self._lang = lang
        self._left: list[str] = []
        self._parts: list[KnownWords] = []
        self.words = KnownWords()

    def start(self) -> None:
        """Collects everything anew."""
        ids = partial(self._context.library.ids_of, "", self._lang)
        self._context.runner.latest(self._job, ids, self._begin, urgency=LATER)

    def stop(self) -> None:
        """Collects no more."""
        self._context.runner.forget(self._job)

    @property
    def _job(self) -> str:
        return f"known words {id(self)}"

    def _begin(self, ids: tuple[str, ...]) -> None:
        self._left, self._parts = list(ids), []
        self._go_on()

    def _go_on(self) -> None:
        some, self._left = self._left[:_PORTION], self._left[_PORTION:]
        work = partial(self._context.library.known_words, tuple(some), self._lang)
        self._context.runner.latest(self._job, work, self._take, urgency=LATER)

    def _take(self, words: KnownWords) -> None:
        self._parts.append(words)
        if self._left:
            self._go_on()
        else:
            self.words = joined(self._parts)
            self.read.emit()
