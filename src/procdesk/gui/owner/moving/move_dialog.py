"""The dialog in which a process or a department gets another name or place: what will change is shown as one types."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from html import escape

from PySide6.QtCore import QSize, Qt, QTimer, Signal
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import (
    QDialog,
    QFormLayout,
    QFrame,
    QHBoxLayout,
    QLineEdit,
    QPushButton,
    QRadioButton,
    QVBoxLayout,
    QWidget,
)

from procdesk.authoring.moving.plan import MovePlan
from procdesk.gui.theme import Theme
from procdesk.gui.widgets.basic import label, set_tone, show_text, wrapped_label
from procdesk.gui.widgets.buttons import key_text
from procdesk.gui.widgets.marked_text import MarkedTextView, marked_line

_SETTLE_MS = 300
_UNDO_KEY = QKeySequence("Alt+Z")
_SIZE = QSize(900, 640)
_AROUND = QSize(60, 90)
# Nobody reads more lines than this, and a text of ten thousand takes its time to be laid out.
_MOST_LINES = 400


@dataclass(frozen=True, slots=True)
class MoveSubject:
    """What can be moved: its title in words, what it is called, and its titles or names by language."""

    title: str
    name: str
    names: Mapping[str, str]
    is_department: bool


class MoveDialog(QDialog):
    """`asked` tells that another name was typed or something else chosen, `move_wanted` and `undo_wanted` what to do.

    `kind_chosen` carries whether the department is to be moved, and not the process.
    """

    asked = Signal()
    kind_chosen = Signal(bool)
    move_wanted = Signal()
    undo_wanted = Signal()

    def __init__(self, theme: Theme, language_names: Mapping[str, str], parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Move or rename"))
        self._language_names = language_names
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(_SETTLE_MS)
        self._pause.timeout.connect(self.asked)
        self._process = QRadioButton(self.tr("This process"))
        self._department = QRadioButton(self.tr("Its department"))
        self._process.setChecked(True)
        self._process.clicked.connect(lambda: self.kind_chosen.emit(False))
        self._department.clicked.connect(lambda: self.kind_chosen.emit(True))
        self._what = wrapped_label("lead")
        self._name = _line_edit()
        self._name.textEdited.connect(lambda _text: self._typed())
        self._titles: dict[str, QLineEdit] = {}
        self._form = QFormLayout()
        self._form.setVerticalSpacing(8)
        self._form.setHorizontalSpacing(14)
        self._form.addRow(self._row_label(self.tr("New name or place"), self._name), self._name)
        self._state = wrapped_label("quiet")
        self._warnings = wrapped_label("echo", tone="amber")
        self.changes = MarkedTextView(theme)
        self.changes.setAccessibleName(self.tr("What will change"))
        self._move = QPushButton(self.tr("Move"))
        self._move.setDefault(True)
        self._move.clicked.connect(self.move_wanted)
        self._undo = QPushButton()
        self._undo.setAutoDefault(False)
        self._undo.setProperty("role", "quiet")
        self._undo.clicked.connect(self.undo_wanted)
        self._undo.hide()
        self._stay = QPushButton(self.tr("Cancel"))
        self._stay.setAutoDefault(False)
        self._stay.clicked.connect(self.reject)
        self._lay_out()
        self.resize(_SIZE.boundedTo(parent.screen().availableGeometry().size() - _AROUND))
        self.show_waiting(self.tr("Looking for everything that leads here …"))

    @property
    def name(self) -> str:
        """The new name as it is typed."""
        return self._name.text()

    @property
    def names(self) -> dict[str, str]:
        """The titles or names by language, those that are left empty left out."""
        return {lang: " ".join(one.text().split()) for lang, one in self._titles.items() if one.text().strip()}

    @property
    def state(self) -> str:
        """What is said of the name that is typed."""
        return self._state.text()

    @property
    def can_move(self) -> bool:
        """Whether the move can be made as it is shown."""
        return self._move.isEnabled()

    def show_subject(self, subject: MoveSubject) -> None:
        """Shows what is to be moved, with its name ready to be typed over."""
        self._what.setText(subject.title)
        self._name.setText(subject.name)
        start = 0 if subject.is_department else subject.name.rfind("/") + 1
        self._name.setSelection(start, len(subject.name) - start)
        self._fill_form(subject)
        self._name.setFocus()

    def show_waiting(self, words: str) -> None:
        """Says that something is being looked for; until then nothing can be moved."""
        self._move.setEnabled(False)
        self._say(words, "")

    def show_plan(self, plan: MovePlan, warnings: Sequence[str]) -> None:
        """Shows what a move changes."""
        words = self.tr("“{0}” becomes “{1}”. Files moved: {2}; lines changed: {3}, in {4} files.")
        self._say(words.format(plan.old, plan.new, len(plan.moved), plan.lines, plan.changed), "good")
        show_text(self._warnings, "\n".join(warnings))
        self.changes.show_html(self._html(plan))
        self._move.setEnabled(True)

    def show_refusal(self, words: str) -> None:
        """Says why the name that is typed cannot be; nothing can be moved."""
        self._move.setEnabled(False)
        self._say(words, "red")
        show_text(self._warnings, "")
        self.changes.show_html("")

    def offer_undo(self, words: str) -> None:
        """Offers to undo the last move, in these words ("": there is none)."""
        self._undo.setText(f"{key_text(_UNDO_KEY)}  {words}")
        # A text takes the key away.
        self._undo.setShortcut(_UNDO_KEY)
        self._undo.setVisible(bool(words))

    def _typed(self) -> None:
        self._move.setEnabled(False)
        self._pause.start()

    def _say(self, words: str, tone: str) -> None:
        self._state.setText(words)
        set_tone(self._state, tone)

    def _fill_form(self, subject: MoveSubject) -> None:
        while self._form.rowCount() > 1:
            self._form.removeRow(1)
        self._titles.clear()
        words = self.tr("Name, {0}") if subject.is_department else self.tr("Title, {0}")
        for lang, text in subject.names.items():
            field = _line_edit()
            field.setText(text)
            field.textEdited.connect(lambda _text: self._typed())
            self._titles[lang] = field
            self._form.addRow(self._row_label(words.format(self._language_names.get(lang, lang)), field), field)

    @staticmethod
    def _row_label(words: str, field: QLineEdit) -> QWidget:
        named = label("", words)
        named.setBuddy(field)
        field.setAccessibleName(words)
        return named

    def _html(self, plan: MovePlan) -> str:
        parts: list[str] = []
        shown = 0
        for file in plan.files:
            name = marked_line(file.before, file.after) if file.before != file.after else escape(file.before)
            parts.append(f'<p class="name">{name}</p>')
            for line in file.lines[: _MOST_LINES - shown]:
                number = self.tr("line {0}").format(line.number)
                parts.append(
                    f'<p><span class="quiet">{escape(number)}</span> {marked_line(line.before, line.after)}</p>'
                )
            shown += len(file.lines)
            if shown >= _MOST_LINES:
                parts.append(f'<p class="quiet">{escape(self.tr("… and more, which change in the same way."))}</p>')
                break
        return "".join(parts)

    def _lay_out(self) -> None:
        kinds = QHBoxLayout()
        kinds.setSpacing(18)
        kinds.addWidget(self._process)
        kinds.addWidget(self._department)
        kinds.addStretch(1)
        frame = QFrame()
        frame.setProperty("role", "pane")
        inside = QVBoxLayout(frame)
        inside.setContentsMargins(12, 8, 6, 8)
        inside.addWidget(self.changes)
        row = QHBoxLayout()
        row.addWidget(label("quiet", self.tr("Enter moves, Esc leaves everything as it is.")))
        row.addStretch(1)
        row.addWidget(self._move)
        row.addWidget(self._stay)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(24, 20, 24, 20)
        outer.setSpacing(10)
        outer.addWidget(label("title", self.tr("Move or rename")))
        outer.addWidget(self._what)
        outer.addLayout(kinds)
        outer.addLayout(self._form)
        outer.addWidget(self._state)
        outer.addWidget(self._warnings)
        outer.addWidget(frame, 1)
        outer.addWidget(self._undo, 0, Qt.AlignmentFlag.AlignLeft)
        outer.addLayout(row)
        self._warnings.hide()


def _line_edit() -> QLineEdit:
    made = QLineEdit()
    made.setProperty("role", "line")
    return made
