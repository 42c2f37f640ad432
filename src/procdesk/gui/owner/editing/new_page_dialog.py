"""A new write-up: its title, department, language and kind."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QDialog, QFormLayout, QHBoxLayout, QLineEdit, QPushButton, QVBoxLayout, QWidget

from procdesk.authoring.templates import PageKind, file_name
from procdesk.gui.widgets.basic import label, show_text, wrapped_label
from procdesk.gui.widgets.choice_box import ChoiceBox


@dataclass(frozen=True, slots=True)
class NewPage:
    """What was asked for: `department` is a slug, `lang` a language of the company."""

    title: str
    department: str
    lang: str
    kind: PageKind


class NewPageDialog(QDialog):
    """`wanted` carries a `NewPage`. Departments are (slug, name), languages (code, name); the first is proposed."""

    wanted = Signal(object)

    def __init__(
        self, departments: Sequence[tuple[str, str]], languages: Sequence[tuple[str, str]], parent: QWidget
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("New write-up"))
        self.setMinimumWidth(520)
        self._title = QLineEdit()
        self._title.setProperty("role", "line")
        self._title.setPlaceholderText(self.tr("The customer's matter, in one line"))
        self._department = _choice(departments)
        self._lang = _choice(languages)
        self._kind = _choice(self._kinds())
        self._complaint = wrapped_label("echo", tone="red")
        self._complaint.hide()
        form = QFormLayout()
        form.setVerticalSpacing(10)
        form.setHorizontalSpacing(14)
        for words, field in (
            (self.tr("Title"), self._title),
            (self.tr("Department"), self._department),
            (self.tr("Language"), self._lang),
            (self.tr("What it is about"), self._kind),
        ):
            field.setAccessibleName(words)
            name = label("", words)
            name.setBuddy(field)
            form.addRow(name, field)
        begin = QPushButton(self.tr("Begin to write"))
        begin.setDefault(True)
        begin.clicked.connect(self._begin)
        stay = QPushButton(self.tr("Cancel"))
        stay.setAutoDefault(False)
        stay.clicked.connect(self.reject)
        row = QHBoxLayout()
        row.addStretch(1)
        row.addWidget(begin)
        row.addWidget(stay)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(24, 20, 24, 20)
        outer.setSpacing(10)
        outer.addWidget(label("title", self.tr("New write-up")))
        outer.addWidget(wrapped_label("quiet", self.tr("Nobody finds it before you save it.")))
        outer.addLayout(form)
        outer.addWidget(self._complaint)
        outer.addLayout(row)
        self._title.setFocus()

    @property
    def complaint(self) -> str:
        """Why it could not be begun, "" for nothing."""
        return self._complaint.text()

    def complain(self, words: str) -> None:
        """Says why it cannot be begun like this."""
        show_text(self._complaint, words)

    def _begin(self) -> None:
        title = self._title.text().strip()
        try:
            file_name(title)
        except ValueError:
            self.complain(self.tr("Write a title: the file is called after it."))
            return
        kind = PageKind(self._kind.currentData())
        self.wanted.emit(NewPage(title, self._department.currentData() or "", self._lang.currentData(), kind))

    def _kinds(self) -> list[tuple[str, str]]:
        words = {
            PageKind.INFORMATION: self.tr("Information: a question that has an answer"),
            PageKind.INCIDENT: self.tr("Something does not work: with a guide"),
            PageKind.CLAIM: self.tr("Claim or refund: with a journey and a hand-over"),
            PageKind.CHANGE: self.tr("Registration or change"),
            PageKind.HAND_OVER: self.tr("Another department answers"),
            PageKind.ANY: self.tr("All sections, to delete what is not needed"),
        }
        return [(kind.value, text) for kind, text in words.items()]


def _choice(entries: Sequence[tuple[str, str]]) -> QComboBox:
    made = ChoiceBox()
    for value, words in entries:
        made.addItem(words, value)
    return made
