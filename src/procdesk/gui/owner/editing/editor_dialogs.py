"""The questions of the editor: what becomes of unsaved text, of two versions, of an earlier state."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from enum import Enum, auto

from PySide6.QtCore import QDateTime, QLocale, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QKeySequence, QTextCursor, QTextFormat
from PySide6.QtWidgets import (
    QDialog,
    QHBoxLayout,
    QListWidget,
    QMessageBox,
    QPlainTextEdit,
    QPushButton,
    QTextEdit,
    QVBoxLayout,
    QWidget,
)

from procdesk.authoring.lines.line_matching import LineRun, line_runs
from procdesk.authoring.saved_states import SavedState
from procdesk.gui.widgets.basic import label, wrapped_label


class Closing(Enum):
    """What becomes of a text that is not saved when its window is closed."""

    SAVE = auto()
    KEEP = auto()
    DISCARD = auto()


class UnsavedDialog(QMessageBox):
    """Asks what becomes of an unsaved text; `answered` carries a `Closing`, and nothing comes where one stays."""

    answered = Signal(object)

    def __init__(self, name: str, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setIcon(QMessageBox.Icon.Question)
        self.setWindowTitle(self.tr("Text not saved"))
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setText(self.tr("{0} has text that is not saved.").format(name))
        self.setInformativeText(self.tr("Kept for later, it is offered again at the next start."))
        role = QMessageBox.ButtonRole
        save = self.addButton(self.tr("Save"), role.AcceptRole)
        keep = self.addButton(self.tr("Keep for later"), role.ActionRole)
        discard = self.addButton(self.tr("Discard"), role.DestructiveRole)
        stay = self.addButton(self.tr("Go on writing"), role.RejectRole)
        self.setDefaultButton(save)
        self.setEscapeButton(stay)
        self._answers = ((save, Closing.SAVE), (keep, Closing.KEEP), (discard, Closing.DISCARD))
        self.buttonClicked.connect(self._chosen)

    def _chosen(self, button: object) -> None:
        for one, answer in self._answers:
            if one is button:
                self.answered.emit(answer)


class VersionsDialog(QDialog):
    """Shows a file as somebody else has saved it beside the text in the editor.

    `chosen` carries the text to go on with: theirs, mine, or both where they can be put together (`merged`, "" where
    lines are in each other's way; `conflicts` are their numbers in my text, counted from 1).
    """

    chosen = Signal(str)

    def __init__(self, mine: str, theirs: str, merged: str, conflicts: Sequence[int], parent: QWidget) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(self.tr("Two versions of this page"))
        self.resize(QSize(980, 560))
        if merged:
            words = self.tr("Somebody else has changed other lines than you: both can be put together.")
        else:
            lines = ", ".join(map(str, conflicts[:8])) + (", …" if len(conflicts) > 8 else "")
            words = self.tr("Somebody else has changed the same lines as you: {0}. Nothing is lost until you choose.")
            words = words.format(lines)
        columns = QHBoxLayout()
        columns.setSpacing(12)
        columns.addLayout(_version(self.tr("Yours, in the editor"), mine, theirs))
        columns.addLayout(_version(self.tr("Theirs, in the file"), theirs, mine))
        outer = QVBoxLayout(self)
        outer.setContentsMargins(20, 16, 20, 16)
        outer.addWidget(label("title", self.tr("Two versions of this page")))
        outer.addWidget(wrapped_label("", words))
        outer.addLayout(columns, 1)
        row = QHBoxLayout()
        row.addStretch(1)
        offers = [(self.tr("Put both together"), merged)] if merged else []
        offers += [(self.tr("Go on with mine"), mine), (self.tr("Take theirs"), theirs)]
        for number, (text, version) in enumerate(offers):
            button = QPushButton(f"{text} (Alt+{number + 1})")
            button.setShortcut(QKeySequence(f"Alt+{number + 1}"))
            button.clicked.connect(lambda _checked=False, version=version: self._choose(version))
            row.addWidget(button)
        later = QPushButton(self.tr("Later"))
        later.clicked.connect(self.reject)
        row.addWidget(later)
        outer.addLayout(row)

    def _choose(self, version: str) -> None:
        self.chosen.emit(version)
        self.accept()


def _version(heading: str, text: str, other: str) -> QVBoxLayout:
    """A text below its heading, with the lines marked that the other one does not have, and the first of them seen."""
    shown = QPlainTextEdit(text)
    _mark_lines(shown, [number for run in line_runs(text.split("\n"), other.split("\n")) for number in _own(run)])
    shown.setReadOnly(True)
    shown.setProperty("role", "field")
    shown.setAccessibleName(heading)
    shown.setTabChangesFocus(True)
    column = QVBoxLayout()
    column.addWidget(label("capitals", heading.upper(), "accent"))
    column.addWidget(shown, 1)
    return column


def _own(run: LineRun) -> range:
    return range(0) if run.same else range(run.old_start, run.old_end)


def _mark_lines(shown: QPlainTextEdit, numbers: Sequence[int]) -> None:
    marks = []
    for number in numbers:
        mark = QTextEdit.ExtraSelection()
        mark.cursor = QTextCursor(shown.document().findBlockByNumber(number))
        mark.format.setBackground(shown.palette().highlight())
        mark.format.setProperty(QTextFormat.Property.FullWidthSelection, True)
        marks.append(mark)
    shown.setExtraSelections(marks)
    if marks:
        shown.setTextCursor(marks[0].cursor)
        # Once the dialog has its size.
        QTimer.singleShot(0, shown, shown.centerCursor)


class EarlierStatesDialog(QDialog):
    """The states of a page that were saved before; `chosen` carries the text of the one to go back to."""

    chosen = Signal(str)

    def __init__(self, states: Sequence[SavedState], read: Callable[[SavedState], str], parent: QWidget) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(self.tr("Earlier states"))
        self.resize(QSize(860, 480))
        self._states = states
        self._read = read
        self._list = QListWidget()
        self._list.setObjectName("outline")
        self._list.setAccessibleName(self.tr("Earlier states"))
        self._list.addItems(
            [
                QLocale().toString(
                    QDateTime.fromSecsSinceEpoch(int(one.saved.timestamp())), QLocale.FormatType.ShortFormat
                )
                for one in states
            ]
        )
        self._text = QPlainTextEdit()
        self._text.setReadOnly(True)
        self._text.setTabChangesFocus(True)
        self._text.setProperty("role", "field")
        self._text.setAccessibleName(self.tr("What the page said"))
        self._list.currentRowChanged.connect(self._show)
        self._list.itemActivated.connect(lambda _item: self._take())
        columns = QHBoxLayout()
        columns.addWidget(self._list, 1)
        columns.addWidget(self._text, 3)
        back = QPushButton(self.tr("Go back to this state"))
        back.setDefault(True)
        back.clicked.connect(self._take)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(20, 16, 20, 16)
        outer.addWidget(label("title", self.tr("Earlier states")))
        words = self.tr("As this page was saved on this computer. Going back is one step that can be undone.")
        outer.addWidget(wrapped_label("quiet", words))
        outer.addLayout(columns, 1)
        outer.addWidget(back, 0, Qt.AlignmentFlag.AlignRight)
        self._list.setCurrentRow(0)
        self._list.setFocus()

    @property
    def texts(self) -> list[str]:
        """What the page said, newest first."""
        return [self._read(one) for one in self._states]

    def _show(self, row: int) -> None:
        self._text.setPlainText(self._read(self._states[row]) if 0 <= row < len(self._states) else "")

    def _take(self) -> None:
        row = self._list.currentRow()
        if 0 <= row < len(self._states):
            self.chosen.emit(self._read(self._states[row]))
            self.accept()
