"""Would they find it? The page's own phrases and some typed sentences, searched while the page is being written."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QHideEvent, QKeyEvent, QShowEvent
from PySide6.QtWidgets import QLineEdit, QPushButton, QVBoxLayout, QWidget

from procdesk.authoring.front_matter_edits import EditRefused, add_item
from procdesk.gui.context import AppContext
from procdesk.gui.owner.editing.edited_page import EditedPage
from procdesk.gui.owner.panels.trial_list import TrialList, TrialRow
from procdesk.gui.search.result_model import ResultLabels, rows_of
from procdesk.gui.tasks import LATER, TaskFailure
from procdesk.gui.widgets.basic import label, show_text, wrapped_label
from procdesk.gui.widgets.flow_layout import FlowLayout
from procdesk.indexing.trial import TriedPage, TriedSentence
from procdesk.library import Library, Overview
from procdesk.text import fold_phrase

_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
_AMBER_TO = 3
_TOLD = 3


@dataclass(slots=True)
class _Results:
    """What is known of the sentences of one text; `old` are those that were searched with an earlier one."""

    page: TriedPage | None = None
    labels: ResultLabels | None = None
    tried: dict[str, TriedSentence] = field(default_factory=dict)
    without: dict[str, TriedSentence] = field(default_factory=dict)
    old: set[str] = field(default_factory=set)


class TrialPanel(QWidget):
    """Searches as a customer's sentence would be, with the text as it stands in the place of the saved page.

    One sentence is searched at a time, when nobody else waits; nothing is while the panel is hidden.
    """

    def __init__(self, context: AppContext, page: EditedPage) -> None:
        super().__init__()
        self._context = context
        self._page = page
        self._typed: list[str] = []
        self._results = _Results()
        self._waiting: list[str] = []
        self._is_due = True
        # What is searched now: the user may have typed on.
        self._path, self._text = page.path, page.text
        self._line = _SentenceLine()
        self._line.setPlaceholderText(self.tr("What would a customer say?"))
        self._line.setAccessibleName(self.tr("A customer's sentence to try"))
        self.list = TrialList(context.theme)
        self.list.setAccessibleName(self.tr("Sentences and the place at which this page is found"))
        self._state = wrapped_label("quiet")
        self._add = QPushButton()
        self._forget = QPushButton()
        self._lay_out()
        self.setFocusProxy(self._line)
        self._line.wanted.connect(self._try)
        self._line.phrase_wanted.connect(self.add_as_phrase)
        self._line.down.connect(self._into_list)
        self._add.clicked.connect(self.add_as_phrase)
        self._forget.clicked.connect(self.forget)
        self.list.selectionModel().currentChanged.connect(lambda *_: self._offer())
        self._line.textChanged.connect(lambda _text: self._offer())
        page.settled.connect(self._text_changed)
        page.path_changed.connect(lambda _path: self._text_changed())
        self._offer()

    @property
    def state(self) -> str:
        """What is said above the list."""
        return self._state.text()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self._is_due:
            self._begin()

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self._context.runner.forget(self._job)
        self._is_due = True

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key, modifiers = event.key(), event.modifiers()
        if key in _ENTER and modifiers & Qt.KeyboardModifier.ControlModifier:
            self.add_as_phrase()
        elif key in _ENTER and self.list.hasFocus():
            self._go_to_phrase()
        elif key == Qt.Key.Key_Delete and self.list.hasFocus():
            self.forget()
        else:
            super().keyPressEvent(event)

    def add_as_phrase(self) -> None:
        """Puts the sentence that is typed, else the one that is selected, among what customers say of the page."""
        sentence = self._chosen()
        if not sentence:
            return
        try:
            text = add_item(self._page.text, "customer_says", sentence)
        except EditRefused as refused:
            show_text(self._state, self._context.complaint(refused.code, refused.facts))
            return
        self._line.clear()
        self._typed = [one for one in self._typed if fold_phrase(one) != fold_phrase(sentence)]
        self._page.replace(text)

    def forget(self) -> None:
        """Takes the selected sentence out of the list; a phrase of the page stays."""
        row = self.list.current_row
        if row is not None and not row.is_own and row.text in self._typed:
            self._typed.remove(row.text)
            self._show()

    def _lay_out(self) -> None:
        for button, words, key in (
            (self._add, self.tr("Add as a phrase"), self.tr("Ctrl+Enter")),
            (self._forget, self.tr("Forget it"), self.tr("Del")),
        ):
            button.setText(f"{words}  {key}")
            button.setProperty("role", "quiet")
            button.setToolTip(f"{words} ({key})")
        row = FlowLayout(6, 6)
        for part in (label("key", self.tr("Enter")), label("quiet", self.tr("tries it")), self._add, self._forget):
            row.addWidget(part)
        column = QVBoxLayout(self)
        column.setContentsMargins(14, 12, 14, 8)
        column.setSpacing(7)
        column.addWidget(self._line)
        column.addLayout(row)
        column.addWidget(self._state)
        column.addWidget(self.list, 1)

    @property
    def _job(self) -> str:
        return f"trial {id(self)}"

    def _try(self, sentence: str) -> None:
        """Searches a sentence that was typed, before all others."""
        self._typed = [sentence, *(one for one in self._typed if one != sentence)]
        self._results.tried.pop(sentence, None)
        self._begin()

    def _text_changed(self) -> None:
        self._is_due = True
        if self.isVisible():
            self._begin()

    def _begin(self) -> None:
        """Searches everything with the text as it stands now."""
        self._is_due = False
        self._waiting.clear()
        self._path, self._text = self._page.path, self._page.text
        read = partial(_read, self._context.library, self._path, self._text)
        self._context.runner.latest(self._job, read, self._take_page, self._failed, LATER)

    def _take_page(self, read: tuple[TriedPage | None, Overview]) -> None:
        page, overview = read
        self._results.page = page
        if page is None:
            self.list.rows.show_rows(())
            show_text(self._state, self._why_nothing(overview))
            return
        self._results.labels = self._context.formatter.result_labels(overview, page.lang, _TOLD)
        self._waiting = list(dict.fromkeys((*self._typed, *page.phrases)))
        self._results.old = set(self._waiting)
        self._results.without.clear()
        self._show()
        self._go_on()

    def _why_nothing(self, overview: Overview) -> str:
        if overview.preparing or not overview.processes:
            return self.tr("The folder is still being read: sentences can be tried once its index is ready.")
        return self.tr("This file is no page that is searched for.")

    def _go_on(self) -> None:
        """Searches the next sentence; behind them, each phrase of the page as if the page did not have it."""
        library, page = self._context.library, self._results.page
        if page is None:
            return
        if self._waiting:
            sentence = self._waiting.pop(0)
            work = partial(_tried, library, self._path, self._text, sentence, page.lang)
            self._context.runner.latest(self._job, work, self._take_sentence, self._failed, LATER)
            return
        left = [one for one in page.phrases if one not in self._results.without]
        if left and len(page.phrases) > 1:
            work = partial(_tried_without, library, self._path, self._text, left[0], page.lang)
            self._context.runner.latest(self._job, work, partial(self._take_without, left[0]), self._failed, LATER)

    def _take_sentence(self, tried: TriedSentence | None) -> None:
        if tried is not None:
            self._results.tried[tried.text] = tried
            self._results.old.discard(tried.text)
        self._show()
        self._go_on()

    def _take_without(self, phrase: str, tried: TriedSentence | None) -> None:
        if tried is None:
            return
        self._results.without[phrase] = tried
        self._show()
        self._go_on()

    def _failed(self, failure: TaskFailure) -> None:
        words = self.tr("The sentences cannot be tried now, for the index beside the other cannot be written: {0}")
        show_text(self._state, words.format(failure.reason.partition(": ")[2]))

    def _show(self) -> None:
        page = self._results.page
        if page is None:
            return
        own = [one for one in page.phrases if one not in self._typed]
        rows: list[TrialRow] = []
        if self._typed:
            rows.append(TrialRow(self.tr("Typed here")))
            rows += [self._row(one, is_own=one in page.phrases) for one in self._typed]
        if own:
            rows.append(TrialRow(self.tr("The page's own phrases")))
            rows += [self._row(one, is_own=True) for one in own]
        chosen = self.list.current_row
        self.list.rows.show_rows(tuple(rows))
        if chosen is not None and self.list.current_row is None:
            self._select(chosen.text)
        show_text(self._state, self._summary(page))
        self._offer()

    def _select(self, text: str) -> None:
        place = next((number for number, row in enumerate(self.list.rows.rows) if row.badge and row.text == text), -1)
        if place >= 0:
            self.list.setCurrentIndex(self.list.rows.index(place))

    def _summary(self, page: TriedPage) -> str:
        if not page.phrases:
            return self.tr("The page has no phrases yet. Type what customers say, and add what should lead here.")
        first = sum(one in self._results.tried and self._results.tried[one].place == 1 for one in page.phrases)
        parts = [self.tr("{0} of {1} phrases lead here first").format(first, len(page.phrases))]
        if len(self._results.without) == len(page.phrases):
            alone = sum(one.place == 1 for one in self._results.without.values())
            parts.append(self.tr("{0} even without the phrase itself").format(alone))
        parts.append(self.tr("%n process(es) searched", "", page.pages))
        return " · ".join(parts)

    def _row(self, sentence: str, *, is_own: bool) -> TrialRow:
        tried, labels = self._results.tried.get(sentence), self._results.labels
        if tried is None or labels is None:
            return TrialRow(sentence, self.tr("being tried"), "quiet", (), is_own, is_old=True)
        badge, tone = self._place(tried.place)
        lines = [(words, "text") for words in self._in_the_way(tried, labels)]
        if not tried.is_sure:
            lines.insert(0, (self.tr("The window would say that no page answers this."), "amber"))
        if (without := self._results.without.get(sentence)) is not None and is_own:
            lines.append(self._without(without))
        return TrialRow(sentence, badge, tone, tuple(lines), is_own, sentence in self._results.old)

    def _place(self, place: int | None) -> tuple[str, str]:
        """A place in words, and its tone."""
        if place is None:
            return self.tr("not found"), "red"
        if place == 1:
            return self.tr("comes first"), "good"
        return self.tr("place {0}").format(place), "amber" if place <= _AMBER_TO else "red"

    def _in_the_way(self, tried: TriedSentence, labels: ResultLabels) -> Iterable[str]:
        """The pages that come before, each with why."""
        for number, row in enumerate(rows_of(tried.ahead, labels), 1):
            why = f" — {row.why_label} {row.why}" if row.why else ""
            yield f"{number}. {row.title} · {row.facts}{why}"

    def _without(self, tried: TriedSentence) -> tuple[str, str]:
        if tried.place is None:
            return self.tr("Without this phrase the page would not be found by it."), "amber"
        if tried.place == 1:
            return self.tr("The page would come first without this phrase, too."), "quiet"
        return self.tr("Without this phrase the page would be at place {0}.").format(tried.place), "quiet"

    def _chosen(self) -> str:
        typed = " ".join(self._line.text().split())
        row = self.list.current_row
        return typed or (row.text if row is not None and not row.is_own else "")

    def _offer(self) -> None:
        row = self.list.current_row
        self._add.setEnabled(bool(self._chosen()))
        self._forget.setEnabled(row is not None and row.text in self._typed)

    def _into_list(self) -> None:
        rows = self.list.rows.rows
        first = next((number for number, row in enumerate(rows) if row.badge), -1)
        if first >= 0:
            if self.list.current_row is None:
                self.list.setCurrentIndex(self.list.rows.index(first))
            self.list.setFocus(Qt.FocusReason.OtherFocusReason)

    def _go_to_phrase(self) -> None:
        """Goes to the line of the text in which the selected phrase stands."""
        row = self.list.current_row
        if row is None:
            return
        lines = self._page.text.split("\n")
        found = next((number for number, line in enumerate(lines, 1) if row.text in line), 0)
        if found:
            self._page.go_to(found)


class _SentenceLine(QLineEdit):
    """`wanted` carries the sentence that Enter was pressed at; `phrase_wanted` tells of Ctrl+Enter, `down` of ↓."""

    wanted = Signal(str)
    phrase_wanted = Signal()
    down = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("role", "line")
        self.setMaxLength(300)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        words = " ".join(self.text().split())
        if event.key() in _ENTER and event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.phrase_wanted.emit()
        elif event.key() in _ENTER:
            if words:
                self.clear()
                self.wanted.emit(words)
        elif event.key() == Qt.Key.Key_Down:
            self.down.emit()
        else:
            super().keyPressEvent(event)


def _read(library: Library, path: str, text: str) -> tuple[TriedPage | None, Overview]:
    return library.folder_trial.page(path, text), library.overview()


def _tried(library: Library, path: str, text: str, sentence: str, lang: str) -> TriedSentence | None:
    return library.folder_trial.tried(path, text, sentence, lang)


def _tried_without(library: Library, path: str, text: str, phrase: str, lang: str) -> TriedSentence | None:
    return library.folder_trial.without(path, text, phrase, lang)
