"""Offers at the cursor how the text of a page may go on, by what the pages of the folder name."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal

from procdesk.authoring.completion import Completion, KnownWords, complete
from procdesk.gui.context import AppContext
from procdesk.gui.owner.editing.completion_popup import CompletionPopup
from procdesk.gui.owner.editing.details_form import DetailsForm
from procdesk.gui.owner.editing.editor_window import EditorWindow
from procdesk.gui.owner.editing.known_words_reader import KnownWordsReader


class TextCompleter(QObject):
    """Belongs to its window; what the folder names is collected once the page has been read, which `known` tells."""

    known = Signal()

    def __init__(self, context: AppContext, window: EditorWindow, form: DetailsForm) -> None:
        super().__init__(window)
        self._context = context
        self._window = window
        self._form = form
        self._reader: KnownWordsReader | None = None
        self._popup = CompletionPopup(window.text, self._complete)
        window.actions_.bind({"complete": self._open})
        window.page.read.connect(lambda _draft: self._collect())
        window.gone.connect(self._stop)

    @property
    def words(self) -> KnownWords:
        """What the folder names, as far as it is known."""
        return self._reader.words if self._reader else KnownWords()

    def _open(self) -> None:
        if not self._popup.open():
            self._window.say(self.tr("Nothing is known that could stand here."))

    def _complete(self, text: str, position: int) -> Completion | None:
        page = self._window.page
        return complete(text, position, page.path, self._lang, self.words, self._context.now().date())

    @property
    def _lang(self) -> str:
        draft = self._window.page.draft
        return draft.lang if draft and draft.lang else self._context.interface_language

    def _collect(self) -> None:
        if self._reader is None:
            self._reader = KnownWordsReader(self._context, self._lang, self)
            self._reader.read.connect(lambda: self._form.know(self.words))
            self._reader.read.connect(self.known)
            self._reader.start()

    def _stop(self) -> None:
        if self._reader is not None:
            self._reader.stop()
