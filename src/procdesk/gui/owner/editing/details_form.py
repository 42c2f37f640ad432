"""The details of a page as a form: every change changes only that key in the text."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from functools import partial

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import (
    QButtonGroup,
    QComboBox,
    QCompleter,
    QFormLayout,
    QHBoxLayout,
    QLineEdit,
    QPushButton,
    QRadioButton,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from procdesk.authoring.completion import FIRST_CONTACTS, INTERVALS, KnownWords, key_language
from procdesk.authoring.front_matter_edits import EditRefused, add_item, remove_item, replace_item, set_key
from procdesk.content.front_matter.reader import read_front_matter
from procdesk.content.front_matter.schema import parse_day
from procdesk.content.vocabulary import FIRST_CONTACT, KEYS
from procdesk.gui.context import AppContext
from procdesk.gui.owner.editing.edited_page import EditedPage
from procdesk.gui.owner.editing.list_fields import PhraseField, RelatedField
from procdesk.gui.widgets.basic import label, scroll_area, show_text, wrapped_label
from procdesk.gui.widgets.choice_box import ChoiceBox
from procdesk.gui.widgets.date_field import DateField
from procdesk.model import Answer, FirstContact, Query
from procdesk.text import fold_key

_PAUSE_MS = 700
_FOUND = 6
Value = str | tuple[str, ...] | None


class DetailsForm(QWidget):
    """Shows the details of the page's text and writes what is changed here into it."""

    def __init__(self, context: AppContext, page: EditedPage) -> None:
        super().__init__()
        self._context = context
        self._page = page
        self._words = KnownWords()
        self._titles: dict[str, str] = {}
        self._values: dict[str, str | tuple[str, ...]] = {}
        self._pending: dict[str, Callable[[], Value]] = {}
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(_PAUSE_MS)
        self._pause.timeout.connect(self.commit)
        self._trouble = wrapped_label("echo", tone="red")
        self._lines = {"title": self._line("title"), "owner": self._line("owner"), "codes": self._line("codes")}
        self._boxes = {"department": self._box("department"), "verify_every": self._box("verify_every")}
        self._who = QButtonGroup(self)
        self._verified = label("")
        self.still_true = QPushButton(self.tr("Still true"))
        self._dates = {
            "valid_from": DateField(self.tr("Valid from"), context.locale),
            "valid_until": DateField(self.tr("Valid until"), context.locale),
        }
        for key, field in self._dates.items():
            field.chosen.connect(partial(self._take_day, key))
        self._phrases = PhraseField(self.tr("What customers say"))
        self._phrases.added.connect(lambda one: self._change(lambda text: add_item(text, "customer_says", one)))
        self._phrases.removed.connect(lambda one: self._change(lambda text: remove_item(text, "customer_says", one)))
        self._phrases.changed.connect(
            lambda old, new: self._change(lambda text: replace_item(text, "customer_says", old, new))
        )
        self._related = RelatedField(self.tr("Related pages"))
        self._related.asked.connect(self._search)
        self._related.added.connect(lambda id_: self._change(lambda text: add_item(text, "related", id_)))
        self._related.removed.connect(lambda id_: self._change(lambda text: remove_item(text, "related", id_)))
        self._lay_out()
        self.setFocusProxy(self._lines["title"])
        page.settled.connect(self.renew)
        page.saving.connect(self.commit)
        self.renew()

    def know(self, words: KnownWords) -> None:
        """Takes what the folder's pages name, to complete it."""
        self._words = words
        self._titles = {one.id: one.title for one in words.pages}
        completer = QCompleter(list(words.owners), self)
        completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        completer.setFilterMode(Qt.MatchFlag.MatchContains)
        self._lines["owner"].setCompleter(completer)
        self._fill_box("department", words.departments)
        self.renew()

    def commit(self) -> None:
        """Writes what was typed into the fields and is not in the text yet."""
        self._pause.stop()
        pending, self._pending = self._pending, {}
        for key, value in pending.items():
            wanted = value()
            if wanted != self._values.get(key, "" if isinstance(wanted, str) else ()):
                self._set(key, wanted)

    def stop(self) -> None:
        """Asks and writes nothing more."""
        self._pause.stop()
        self._context.runner.forget(f"related {id(self)}")

    def renew(self) -> None:
        """Shows the details as the text has them; a field that is being typed into stays as it is."""
        self._values = _values_of(self._page.text)
        for key, line in self._lines.items():
            if key not in self._pending:
                _show(line, _joined(self._values.get(key, "")))
        for key, box in self._boxes.items():
            if key not in self._pending and box.currentText() != (now := _joined(self._values.get(key, ""))):
                box.setEditText(now)
        self._show_who()
        for key, field in self._dates.items():
            written = _joined(self._values.get(key, ""))
            field.show_day(parse_day(written) if written else None, written)
        written = _joined(self._values.get("verified", ""))
        day = parse_day(written) if written else None
        who = _joined(self._values.get("verified_by", ""))
        shown = self._context.formatter.day(day) if day else written or self.tr("never")
        self._verified.setText(f"{shown} · {who}" if who else shown)
        self._phrases.show_phrases(_listed(self._values.get("customer_says", ())))
        related = _listed(self._values.get("related", ()))
        self._related.show_related([(id_, self._titles.get(id_, id_)) for id_ in related])

    def _show_who(self) -> None:
        written = _joined(self._values.get("first_contact", ""))
        who = FIRST_CONTACT.get(fold_key(written).replace("_", "-"))
        self._who.setExclusive(False)
        for number, one in enumerate(FirstContact):
            self._who.button(number).setChecked(one is who)
        self._who.setExclusive(True)

    def _take_who(self, number: int) -> None:
        words = FIRST_CONTACTS[key_language(self._page.text, self._lang)]
        self._set("first_contact", words[number])

    def _take_day(self, key: str, day: date | None) -> None:
        self._set(key, day.isoformat() if day else None)

    def _set(self, key: str, value: Value) -> None:
        self._change(lambda text: set_key(text, key, value or None))

    def _change(self, edit: Callable[[str], str]) -> None:
        """Changes the text by one of the edits, or says why it cannot be."""
        try:
            text = edit(self._page.text)
        except EditRefused as refused:
            show_text(self._trouble, self._context.complaint(refused.code, refused.facts))
        else:
            show_text(self._trouble, "")
            self._page.replace(text)
        self.renew()

    @property
    def _lang(self) -> str:
        return self._page.draft.lang if self._page.draft and self._page.draft.lang else self._context.interface_language

    def _search(self, words: str) -> None:
        query = Query(words, self._lang, limit=_FOUND)
        search = partial(self._context.library.search, query)
        self._context.runner.latest(f"related {id(self)}", search, self._found)

    def _found(self, answer: Answer) -> None:
        for hit in answer.hits:
            self._titles.setdefault(hit.id, hit.title)
        own = self._page.draft.id if self._page.draft else ""
        self._related.show_found([(hit.id, f"{hit.title} · {hit.id}") for hit in answer.hits if hit.id != own])

    def _line(self, key: str) -> QLineEdit:
        made = QLineEdit()
        made.setProperty("role", "line")
        read: Callable[[], Value] = made.text
        if key == "codes":
            read = lambda: tuple(one.strip() for one in made.text().split(",") if one.strip())  # noqa: E731
        made.textEdited.connect(lambda _text: self._typed(key, read))
        made.editingFinished.connect(self.commit)
        return made

    def _box(self, key: str) -> QComboBox:
        made = ChoiceBox()
        made.setEditable(True)
        made.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        made.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
        line = QLineEdit()
        line.textEdited.connect(lambda _text: self._typed(key, made.currentText))
        line.editingFinished.connect(self.commit)
        made.setLineEdit(line)
        made.textActivated.connect(lambda text: self._set(key, text))
        return made

    def _typed(self, key: str, read: Callable[[], Value]) -> None:
        self._pending[key] = read
        self._pause.start()

    def _fill_box(self, key: str, texts: tuple[str, ...]) -> None:
        box = self._boxes[key]
        now = box.currentText()
        box.clear()
        box.addItems(list(texts))
        box.setEditText(now)

    def _lay_out(self) -> None:
        self._fill_box("verify_every", INTERVALS[key_language(self._page.text, self._context.interface_language)])
        form = QFormLayout()
        form.setHorizontalSpacing(14)
        form.setVerticalSpacing(10)
        form.setRowWrapPolicy(QFormLayout.RowWrapPolicy.WrapLongRows)
        form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.ExpandingFieldsGrow)
        self._add_row(form, self.tr("Title"), self._lines["title"])
        self._add_row(form, self.tr("What customers say"), self._phrases)
        self._add_row(form, self.tr("Who may answer"), self._choices())
        self._add_row(form, self.tr("Owner"), self._lines["owner"])
        self._add_row(form, self.tr("Department"), self._boxes["department"])
        self._boxes["department"].setPlaceholderText(self.tr("That of its folder"))
        self._add_row(form, self.tr("Verified"), self._verification())
        self._add_row(form, self.tr("To be verified every"), self._boxes["verify_every"])
        self._add_row(form, self.tr("Valid from"), self._dates["valid_from"])
        self._add_row(form, self.tr("Valid until"), self._dates["valid_until"])
        self._add_row(form, self.tr("Codes"), self._lines["codes"])
        self._lines["codes"].setPlaceholderText(self.tr("FAC-021, FAC-022"))
        self._add_row(form, self.tr("Related pages"), self._related)
        inside = QWidget()
        inside.setObjectName("pageBody")
        column = QVBoxLayout(inside)
        column.setContentsMargins(18, 14, 18, 14)
        column.addWidget(self._trouble)
        column.addLayout(form)
        column.addStretch(1)
        self._trouble.hide()
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(scroll_area(inside))

    def _add_row(self, form: QFormLayout, words: str, field: QWidget) -> None:
        field.setAccessibleName(field.accessibleName() or words)
        name = label("", words)
        name.setBuddy(field)
        form.addRow(name, field)

    def _choices(self) -> QWidget:
        holder = QWidget()
        column = QVBoxLayout(holder)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2)
        for number, one in enumerate(FirstContact):
            button = QRadioButton(self._context.formatter.first_contact(one))
            self._who.addButton(button, number)
            column.addWidget(button)
        self._who.idClicked.connect(self._take_who)
        return holder

    def _verification(self) -> QWidget:
        holder = QWidget()
        row = QHBoxLayout(holder)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self._verified)
        row.addWidget(self.still_true)
        row.addStretch(1)
        return holder


def _values_of(text: str) -> dict[str, str | tuple[str, ...]]:
    """The values of the format's keys in a text, of two equal keys the first."""
    values: dict[str, str | tuple[str, ...]] = {}
    for entry in read_front_matter(text, "").entries:
        name = KEYS.get(fold_key(entry.key), "")
        if name and entry.value is not None:
            values.setdefault(name, entry.value)
    return values


def _joined(value: str | tuple[str, ...]) -> str:
    return value if isinstance(value, str) else ", ".join(value)


def _listed(value: str | tuple[str, ...]) -> tuple[str, ...]:
    if isinstance(value, tuple):
        return value
    return tuple(line.strip() for line in value.splitlines() if line.strip())


def _show(line: QLineEdit, text: str) -> None:
    if line.text() != text:
        line.setText(text)
        line.setCursorPosition(0)
