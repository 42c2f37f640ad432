"""Marks words that no dictionary has; a worker process reads the dictionaries and looks words up."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from typing import Any

from PySide6.QtCore import QObject

from procdesk.authoring.spelling import LANGUAGES, Misspelling
from procdesk.authoring.spelling_jobs import meant, misspellings
from procdesk.gui.context import AppContext
from procdesk.gui.owner.editing.editor_window import EditorWindow
from procdesk.gui.owner.editing.marks import RemedyOffer, TextMark
from procdesk.gui.owner.editing.text_completer import TextCompleter
from procdesk.gui.tasks import TaskFailure, TaskRunner
from procdesk.model import Span
from procdesk.resources import resource
from procdesk.subprocesses import WorkerPool

_MOST_MARKED = 60
_MOST_SUGGESTED_FOR = 25


@dataclass(frozen=True, slots=True)
class _Dictionary:
    """Of which language a text is, and the words of the company that no dictionary has."""

    lang: str
    known: frozenset[str]


class SpellingService(QObject):
    """Has a worker process read the dictionaries and look words up; a thread waits for its answers.

    Both begin with the first question. A question in whose place another of the same name was asked is not answered.
    """

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._runner: TaskRunner | None = None
        self._pool: WorkerPool | None = None

    def check(self, name: str, text: str, of: _Dictionary, then: Callable[[tuple[Misspelling, ...]], None]) -> None:
        """Looks all words of a text up."""
        self._ask(name, partial(self._work, misspellings, of, text), then)

    def suggest(self, name: str, word: str, of: _Dictionary, then: Callable[[tuple[str, ...]], None]) -> None:
        """Looks for what may be meant by a word, which may take a second."""
        self._ask(name, partial(self._work, meant, of, word), then)

    def forget(self, name: str) -> None:
        """Answers no more."""
        if self._runner is not None:
            self._runner.forget(name)

    def stop(self) -> None:
        """Ends the thread and the process."""
        if self._runner is not None:
            self._runner.stop(self._end_worker)
            self._runner.deleteLater()
            self._runner = None

    def _ask(self, name: str, work: Callable[[], Any], then: Callable[[Any], None]) -> None:
        if self._runner is None:
            self._runner = TaskRunner(self)
        self._runner.latest(name, work, then, _not_told)

    def _work(self, job: Callable[..., Any], of: _Dictionary, text: str) -> Any:
        if self._pool is None:
            self._pool = WorkerPool(1)
        return next(self._pool.map(job, [(of.lang, resource("spelling"), of.known, text)]))

    def _end_worker(self) -> None:
        if self._pool is not None:
            self._pool.__exit__(None, None, None)
            self._pool = None


class SpellingMarker(QObject):
    """Belongs to its window."""

    def __init__(
        self, context: AppContext, window: EditorWindow, service: SpellingService, completer: TextCompleter
    ) -> None:
        super().__init__(window)
        self._context = context
        self._window = window
        self._service = service
        self._completer = completer
        self._text = ""
        self._found: tuple[Misspelling, ...] = ()
        self._meant: dict[str, tuple[str, ...]] = {}
        window.page.read.connect(lambda _draft: self._check())
        completer.known.connect(self._check)
        window.gone.connect(self._stop)

    @property
    def _name(self) -> str:
        return f"spelling {id(self)}"

    @property
    def _dictionary(self) -> _Dictionary | None:
        """None as long as the names of the company are not known: no dictionary has them."""
        draft, words = self._window.page.draft, self._completer.words
        if draft is None or draft.lang not in LANGUAGES or not words.departments:
            return None
        return _Dictionary(draft.lang, frozenset((*words.departments, *(one.title for one in words.pages))))

    def _check(self) -> None:
        of, text = self._dictionary, self._window.page.text
        if of is not None:
            self._service.check(self._name, text, of, partial(self._take, text))

    def _take(self, text: str, found: tuple[Misspelling, ...]) -> None:
        if text == self._window.page.text:
            self._text, self._found = text, found[:_MOST_MARKED]
            self._show()
            self._suggest_next()

    def _suggest_next(self) -> None:
        """Asks for one word after the other, so that a new text does not wait for all of them."""
        words = list(dict.fromkeys(one.word for one in self._found))[:_MOST_SUGGESTED_FOR]
        word, of = next((one for one in words if one not in self._meant), ""), self._dictionary
        if word and of is not None:
            self._service.suggest(self._name, word, of, partial(self._take_meant, word))

    def _take_meant(self, word: str, meant: tuple[str, ...]) -> None:
        self._meant[word] = meant
        self._show()
        self._suggest_next()

    def _show(self) -> None:
        if self._text == self._window.page.text:
            self._window.show_marks("spelling", [self._mark(one) for one in self._found])

    def _mark(self, one: Misspelling) -> TextMark:
        begin = one.start - (self._text.rfind("\n", 0, one.start) + 1)
        meant = self._meant.get(one.word, ())
        if meant:
            words = self.tr("“{0}” is in no dictionary. Is it: {1}?").format(one.word, ", ".join(meant))
        else:
            words = self.tr("“{0}” is in no dictionary.").format(one.word)
        return TextMark(one.line, Span(begin, begin + len(one.word)), "accent", words, partial(self._offers, one))

    def _offers(self, one: Misspelling) -> tuple[RemedyOffer, ...]:
        return tuple(RemedyOffer(word, partial(self._written, one, word)) for word in self._meant.get(one.word, ()))

    def _written(self, one: Misspelling, word: str) -> str:
        """The text as it is now with another word in that line: lines above may have come or gone since."""
        lines = self._window.page.text.split("\n")
        number = min(one.line, len(lines)) - 1
        lines[number] = lines[number].replace(one.word, word, 1)
        return "\n".join(lines)

    def _stop(self) -> None:
        self._service.forget(self._name)


def _not_told(_failure: TaskFailure) -> None:
    """Without its dictionary a page is written all the same; the runner has noted why in the log."""
