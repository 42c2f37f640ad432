"""Marks words that no dictionary has; the dictionaries are read and asked on a thread of their own."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial

from PySide6.QtCore import QObject

from procdesk.authoring.spelling import LANGUAGES, Misspelling, SpellChecker
from procdesk.gui.context import AppContext
from procdesk.gui.owner.editing.editor_window import EditorWindow
from procdesk.gui.owner.editing.marks import RemedyOffer, TextMark
from procdesk.gui.owner.editing.text_completer import TextCompleter
from procdesk.gui.tasks import TaskFailure, TaskRunner
from procdesk.model import Span
from procdesk.resources import resource

_MOST_MARKED = 60
_MOST_SUGGESTED_FOR = 25


@dataclass(frozen=True, slots=True)
class _SpelledText:
    """What of a text no dictionary has, and what may be meant by it, as far as that is known."""

    text: str
    found: tuple[Misspelling, ...]
    meant: dict[str, tuple[str, ...]]


class SpellingService(QObject):
    """The dictionaries of all windows, and the thread that they belong to; it begins with the first question."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._runner: TaskRunner | None = None
        self._checkers: dict[str, SpellChecker] = {}

    def check(
        self, name: str, text: str, lang: str, known: frozenset[str], then: Callable[[_SpelledText], None]
    ) -> None:
        """Looks all words of a text up, and answers for the newest text alone.

        `known` words are right in every text: what the first question in a language tells of them counts.
        """
        if self._runner is None:
            self._runner = TaskRunner(self)
        self._runner.latest(name, partial(self._checked, text, lang, known), then, _not_told)

    def suggest(self, name: str, spelled: _SpelledText, lang: str, then: Callable[[_SpelledText], None]) -> None:
        """Looks for what may be meant, which takes longer than looking up."""
        if self._runner is not None:
            self._runner.latest(name, partial(self._suggested, spelled, lang), then, _not_told)

    def forget(self, name: str) -> None:
        """Answers to a window no more."""
        if self._runner is not None:
            self._runner.forget(name)

    def stop(self) -> None:
        """Ends the thread."""
        if self._runner is not None:
            self._runner.stop(lambda: None)
            self._runner.deleteLater()
            self._runner = None

    def _checked(self, text: str, lang: str, known: frozenset[str]) -> _SpelledText:
        if lang not in self._checkers:
            self._checkers[lang] = SpellChecker(lang, resource("spelling"), known)
        return _SpelledText(text, self._checkers[lang].check(text)[:_MOST_MARKED], {})

    def _suggested(self, spelled: _SpelledText, lang: str) -> _SpelledText:
        checker = self._checkers[lang]
        words = list(dict.fromkeys(one.word for one in spelled.found))[:_MOST_SUGGESTED_FOR]
        return _SpelledText(spelled.text, spelled.found, {word: checker.suggestions(word) for word in words})


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
        window.page.read.connect(lambda _draft: self._check())
        completer.known.connect(self._check)
        window.gone.connect(self._stop)

    @property
    def _name(self) -> str:
        return f"spelling {id(self)}"

    @property
    def _lang(self) -> str:
        draft = self._window.page.draft
        return draft.lang if draft else ""

    def _check(self) -> None:
        words = self._completer.words
        if self._lang not in LANGUAGES or not words.departments:
            # The names of the company come first: no dictionary has them.
            return
        known = frozenset((*words.departments, *(one.title for one in words.pages)))
        self._service.check(self._name, self._window.page.text, self._lang, known, self._show_words)

    def _show_words(self, spelled: _SpelledText) -> None:
        self._show(spelled)
        if spelled.found:
            self._service.suggest(self._name, spelled, self._lang, self._show)

    def _show(self, spelled: _SpelledText) -> None:
        if spelled.text == self._window.page.text:
            self._window.show_marks("spelling", [self._mark(spelled, one) for one in spelled.found])

    def _mark(self, spelled: _SpelledText, one: Misspelling) -> TextMark:
        begin = one.start - (spelled.text.rfind("\n", 0, one.start) + 1)
        meant = spelled.meant.get(one.word, ())
        if meant:
            words = self.tr("“{0}” is in no dictionary. Is it: {1}?").format(one.word, ", ".join(meant))
        else:
            words = self.tr("“{0}” is in no dictionary.").format(one.word)
        return TextMark(one.line, Span(begin, begin + len(one.word)), "accent", words, partial(self._mends, one, meant))

    def _mends(self, one: Misspelling, meant: Sequence[str]) -> tuple[RemedyOffer, ...]:
        return tuple(RemedyOffer(word, partial(self._written, one, word)) for word in meant)

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
