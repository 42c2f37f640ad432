"""The page that is edited beside its other language: which passages belong together, and which have drifted apart."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from PySide6.QtCore import QEvent, QObject, QTimer
from PySide6.QtGui import QFocusEvent, QHideEvent, QKeySequence, QShortcut, QShowEvent
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from procdesk.authoring.front_matter_edits import EditRefused, set_key
from procdesk.authoring.translations.earlier_original import earlier_original
from procdesk.authoring.translations.translating import BegunTranslation, begin_translation
from procdesk.authoring.translations.translation_pairs import Drift, PassagePair, passage_pairs
from procdesk.content.translation import is_pending, original_of, outdated, translation_mark
from procdesk.files import atomic_write
from procdesk.gui.context import AppContext
from procdesk.gui.owner.editing.edited_page import EditedPage
from procdesk.gui.owner.panels.passage_card import PassageCard, difference_html
from procdesk.gui.tasks import TaskFailure
from procdesk.gui.widgets.basic import clear, label, scroll_area, set_tone, show_text, wrapped_label
from procdesk.gui.widgets.flow_layout import FlowLayout
from procdesk.library import DraftPage, Library
from procdesk.model import Company, Process, WriteUp

_BEGIN = "Alt+B"


_Marked = tuple[str, str]
"""The path of an original, and what `translates` says of it."""


@dataclass(frozen=True, slots=True)
class _OtherTexts:
    """The process of a page as it is saved, None where it is not yet, and the company.

    `before` is the page's original as it was when it was translated, None where that is not known or not needed, and
    `marked` what it was looked for by.
    """

    process: Process | None
    company: Company
    marked: _Marked = ("", "")
    before: WriteUp | None = None


@dataclass(frozen=True, slots=True)
class _Pair:
    """The page and the other text; `original` is one of the two, `own_is_original` tells which."""

    own: WriteUp
    other: WriteUp
    own_is_original: bool
    before: WriteUp | None

    @property
    def passages(self) -> tuple[PassagePair, ...]:
        if self.own_is_original:
            return passage_pairs(self.own, self.other)
        return passage_pairs(self.other, self.own, self.before)


class TranslationPanel(QWidget):
    """Shows the other language's text passage by passage; the one at the cursor is marked and in sight."""

    def __init__(self, context: AppContext, page: EditedPage) -> None:
        super().__init__()
        self._context = context
        self._page = page
        self._draft: DraftPage | None = None
        self._texts = _OtherTexts(None, Company())
        self._earlier: dict[_Marked, WriteUp | None] = {}
        self._pair: _Pair | None = None
        self._lang = ""
        self._missing: list[str] = []
        self._cards: list[PassageCard] = []
        self._state = label("badge")
        self._words = wrapped_label("quiet")
        self._now = self._button(self.tr("Translated now"), "Alt+T")
        self._open = self._button(self.tr("Edit the other text"), "Alt+O")
        self._languages = FlowLayout(6, 6)
        self._begin = FlowLayout(6, 6)
        self._column = QVBoxLayout()
        self._settling = QTimer(self)
        self._settling.setSingleShot(True)
        self._settling.timeout.connect(lambda: self._follow(page.line))
        self._lay_out()
        QShortcut(QKeySequence(_BEGIN), self).activated.connect(self._begin_first)
        context.theme.changed.connect(lambda: self._take_texts(self._texts))
        self._now.clicked.connect(self.set_mark)
        self._open.clicked.connect(self._edit_other)
        page.read.connect(self._take_draft)
        page.line_moved.connect(self._follow)
        page.saved.connect(lambda _path: self._ask())
        if page.draft is not None:
            self._take_draft(page.draft)

    @property
    def words(self) -> str:
        """What is said above the passages."""
        return "\n".join(one.text() for one in (self._state, self._words) if not one.isHidden())

    @property
    def cards(self) -> tuple[PassageCard, ...]:
        """The passages, in the order of the original."""
        return tuple(self._cards)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._ask()

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        for job in (self._reading, self._beginning):
            self._context.runner.forget(job)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        meant = (card for card in self._cards if self._page.line in card.lines)
        card = next(meant, next(iter(self._cards), None))
        if card is not None:
            card.setFocus(event.reason())

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Resize:
            self._settling.start(0)
        return super().eventFilter(watched, event)

    def set_mark(self) -> None:
        """Says of the page that it translates the other text as that stands now."""
        if self._pair is None or self._pair.own_is_original:
            return
        self._change("translates", translation_mark(self._pair.other))

    def begin(self, lang: str) -> None:
        """Makes the file of another language from this page and opens it; one that is there is not touched."""
        languages = self._texts.company.languages
        try:
            begun = begin_translation(self._page.path, self._page.text, lang, languages)
        except EditRefused as refused:
            show_text(self._words, self._context.complaint(refused.code, refused.facts))
            return
        write = partial(_write, self._context.library.content, begun)
        self._context.runner.latest(self._beginning, write, self._begun, self._not_begun)

    @property
    def _reading(self) -> str:
        return f"translation {id(self)}"

    @property
    def _beginning(self) -> str:
        return f"begin {id(self)}"

    def _change(self, key: str, value: str) -> None:
        try:
            self._page.replace(set_key(self._page.text, key, value))
        except EditRefused as refused:
            show_text(self._words, self._context.complaint(refused.code, refused.facts))

    def _button(self, words: str, key: str) -> QPushButton:
        made = QPushButton(f"{words}  {key}")
        made.setProperty("role", "quiet")
        made.setToolTip(f"{words} ({key})")
        shortcut = QShortcut(QKeySequence(key), self)
        shortcut.activated.connect(made.click)
        return made

    def _lay_out(self) -> None:
        row = FlowLayout(6, 6)
        for part in (self._state, self._now, self._open):
            row.addWidget(part)
        body = QWidget()
        body.setObjectName("pageBody")
        inside = QVBoxLayout(body)
        inside.setContentsMargins(0, 4, 4, 4)
        inside.setSpacing(10)
        self._column.setSpacing(10)
        inside.addLayout(self._column)
        inside.addStretch()
        # Cards that have just been filled have no place yet: the body grows with them.
        body.installEventFilter(self)
        self._scroll = scroll_area(body)
        column = QVBoxLayout(self)
        column.setContentsMargins(14, 12, 10, 8)
        column.setSpacing(7)
        column.addLayout(row)
        column.addLayout(self._languages)
        column.addWidget(self._words)
        column.addLayout(self._begin)
        column.addWidget(self._scroll, 1)
        self._state.hide()
        self._words.setText(self.tr("The other language appears here as soon as the text has been read."))
        self._offer()

    def _take_draft(self, draft: DraftPage) -> None:
        self._draft = draft
        self._ask()

    def _ask(self) -> None:
        """Looks up what the other languages say, as long as it is seen."""
        if self._draft is not None and self.isVisible():
            # A history is long to read, and does not change while one writes.
            read = partial(_read, self._context.library, self._draft, dict(self._earlier))
            self._context.runner.latest(self._reading, read, self._take_texts, self._failed)

    def _take_texts(self, texts: _OtherTexts) -> None:
        self._texts = texts
        self._earlier[texts.marked] = texts.before
        own = self._draft.write_up if self._draft else None
        self._pair = self._paired(own) if own else None
        self._show_languages(own)
        self._show_pair(own)
        self._offer()
        self._settling.start(0)

    def _failed(self, _failure: TaskFailure) -> None:
        """What was read before stays; the runner has noted what went wrong in the log."""

    def _others(self, own: WriteUp) -> tuple[WriteUp, ...]:
        saved = self._texts.process.write_ups if self._texts.process else ()
        return tuple(one for one in saved if one.path != own.path and one.lang != own.lang)

    def _paired(self, own: WriteUp) -> _Pair | None:
        """The page with the chosen other language, or with its original; None where there is none."""
        others = self._others(own)
        if not others:
            return None
        original = original_of(Process(own.id, (own, *others)), own)
        other = next((one for one in others if one.lang == self._lang), original or others[0])
        self._lang = other.lang
        # Where neither says which is the original, this one is taken for the translation: it can say so.
        own_is_original = not own.translates and bool(other.translates)
        before = self._texts.before if original is not None and other.path == original.path else None
        return _Pair(own, other, own_is_original, before)

    def _show_languages(self, own: WriteUp | None) -> None:
        clear(self._languages)
        clear(self._begin)
        self._missing = []
        if own is None:
            return
        others = self._others(own)
        name = self._context.formatter.language_name
        for one in others if len(others) > 1 else ():
            chip = QPushButton(name(one.lang))
            chip.setProperty("role", "quiet")
            chip.setCheckable(True)
            chip.setChecked(one.lang == self._lang)
            chip.clicked.connect(partial(self._choose, one.lang))
            self._languages.addWidget(chip)
        there = {own.lang, *(one.lang for one in others)}
        self._missing = [lang for lang in self._texts.company.languages if lang not in there]
        for number, lang in enumerate(self._missing):
            words = self.tr("Begin the translation: {0}").format(name(lang))
            button = QPushButton(words if number else f"{words}  {_BEGIN}")
            button.setProperty("role", "main")
            button.clicked.connect(partial(self._begin_in, lang))
            self._begin.addWidget(button)

    def _choose(self, lang: str, _checked: bool = False) -> None:
        self._lang = lang
        self._take_texts(self._texts)

    def _begin_first(self) -> None:
        """Begins the first translation that there is not, in the order of the company's languages."""
        if self._missing:
            self.begin(self._missing[0])

    def _begin_in(self, lang: str, _checked: bool = False) -> None:
        self.begin(lang)

    def _show_pair(self, own: WriteUp | None) -> None:
        pair = self._pair
        pairs = pair.passages if pair else ()
        self._state.setVisible(pair is not None)
        show_text(self._words, self._said(own, pair))
        if pair is not None:
            drifted = sum(one.drift is not Drift.NONE for one in pairs)
            is_known = bool(pair.own.translates or pair.other.translates)
            words = self.tr("%n passage(s) to go over", "", drifted) if drifted else self.tr("Up to date")
            self._state.setText(words if is_known else self.tr("Not marked as a translation"))
            set_tone(self._state, ("amber" if drifted else "good") if is_known else "")
        while len(self._cards) < len(pairs):
            card = PassageCard()
            card.chosen.connect(self._go_to)
            self._cards.append(card)
            self._column.addWidget(card)
        for card in self._cards[len(pairs) :]:
            card.hide()
            card.deleteLater()
        del self._cards[len(pairs) :]
        for card, one in zip(self._cards, pairs, strict=True):
            self._fill(card, one, own_is_original=pair is not None and pair.own_is_original)

    def _said(self, own: WriteUp | None, pair: _Pair | None) -> str:
        if own is None:
            return self.tr("This file is no page that is translated.")
        if pair is None:
            return self.tr("This page is written in one language only.")
        other = self._context.formatter.language_in_words(pair.other.lang)
        if pair.own_is_original:
            return self.tr("Below is the translation into {0}, as it is saved. It is marked there: open it.").format(
                other
            )
        return self.tr("Below is the text in {0}, as it is saved. Once this page says the same, mark it.").format(other)

    def _fill(self, card: PassageCard, pair: PassagePair, *, own_is_original: bool) -> None:
        own, other = (pair.original, pair.translation) if own_is_original else (pair.translation, pair.original)
        lines = range(own.line, own.end) if own else range(0)
        heading = other.heading if other else own.heading if own else ""
        text = other.markdown if other else ""
        mark, tone = self._drift(pair.drift, own_is_original=own_is_original)
        card.fill(heading or self.tr("Title"), text, mark, tone, lines)
        if pair.before is not None and pair.drift is Drift.CHANGED:
            card.show_difference(difference_html(pair.before.markdown, text, self._context.theme.colours))

    def _drift(self, drift: Drift, *, own_is_original: bool) -> tuple[str, str]:
        """What a passage is marked with, in words, and its tone."""
        if drift is Drift.CHANGED:
            return (self.tr("to go over") if own_is_original else self.tr("changed since")), "amber"
        if drift is Drift.MISSING:
            return (self.tr("missing there") if own_is_original else self.tr("missing here")), "red"
        if drift is Drift.EXTRA:
            return (self.tr("only there") if own_is_original else self.tr("only here")), "amber"
        return "", ""

    def _offer(self) -> None:
        pair = self._pair
        self._now.setVisible(pair is not None and not pair.own_is_original)
        self._open.setVisible(pair is not None)

    def _edit_other(self) -> None:
        if self._pair is not None:
            self._page.other_wanted.emit(self._pair.other.path, 0)

    def _begun(self, path: str) -> None:
        if path:
            self._page.other_wanted.emit(path, 1)
        else:
            show_text(self._words, self.tr("There is a file of that name already; nothing was written."))

    def _not_begun(self, failure: TaskFailure) -> None:
        words = self.tr("The file of the translation cannot be written: {0}")
        show_text(self._words, words.format(failure.reason.partition(": ")[2]))

    def _go_to(self, line: int) -> None:
        self._page.go_to(line)

    def _follow(self, line: int) -> None:
        """Marks the passage in whose lines the cursor stands, and brings it into sight."""
        for card in self._cards:
            card.mean(line in card.lines)
            if line in card.lines:
                # A long passage is read line by line: what stands beside the cursor is at the same part of it.
                share = (line - card.lines.start) / len(card.lines)
                self._scroll.ensureVisible(0, round(card.y() + share * card.height()), 0, self._scroll.height() // 3)


def _read(library: Library, draft: DraftPage, earlier: Mapping[_Marked, WriteUp | None]) -> _OtherTexts:
    process, own = library.process(draft.id) if draft.id else None, draft.write_up
    original = _original(process, own) if process and own else None
    if original is None or own is None:
        return _OtherTexts(process, library.company)
    marked = original.path, own.translates
    known = marked in earlier
    before = earlier[marked] if known else earlier_original(library.content, original, own.translates)
    return _OtherTexts(process, library.company, marked, before)


def _original(process: Process, own: WriteUp) -> WriteUp | None:
    """The text that a page translates, where that has changed since."""
    now = Process(own.id, (own, *(one for one in process.write_ups if one.path != own.path)))
    return original_of(now, own) if outdated(now, own) and not is_pending(own) else None


def _write(root: Path, begun: BegunTranslation) -> str:
    """Writes a begun translation, and gives its path; "" where there is such a file already. Raises OSError."""
    place = root / begun.path
    if place.exists():
        return ""
    atomic_write(place, begun.text)
    return begun.path
