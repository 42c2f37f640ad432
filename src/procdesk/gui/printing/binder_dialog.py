"""Dialog for a binder, and the binder written by a child process."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QObject, QSize, Qt, QTimer, Signal
from PySide6.QtWidgets import (
    QButtonGroup,
    QDialog,
    QFileDialog,
    QFrame,
    QHBoxLayout,
    QLineEdit,
    QPushButton,
    QRadioButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from procdesk.gui.widgets.basic import label, wrapped_label
from procdesk.subprocesses import ChildState, ChildTask

_POLL_MS = 50
# A binder that is given up takes its half-written file away first.
_PATIENCE_S, _PATIENCE_AT_THE_END_S = 30.0, 3.0


@dataclass(frozen=True, slots=True)
class BinderOrder:
    """What to bind: ids of processes, the language, and the file to write."""

    ids: tuple[str, ...]
    lang: str
    path: Path


class BinderJob(QObject):
    """A running `procdesk binder`: `advanced` carries percent, `ended` what went wrong ("": nothing, None: stopped)."""

    advanced = Signal(int)
    ended = Signal(object)

    def __init__(self, content: Path, order: BinderOrder, parent: QObject) -> None:
        super().__init__(parent)
        self.order = order
        self.percent = 0
        # The option's "=" keeps a file whose name begins with a hyphen from being taken for another option.
        options = (f"--content={content}", f"--lang={order.lang}", "--force", "--lines")
        arguments = ("binder", *options, "--", str(order.path), "-")
        self._task = ChildTask("procdesk", arguments, given="\n".join([*order.ids, "", ""]))
        self._timer = QTimer(self)
        self._timer.timeout.connect(self._look)
        self._timer.start(_POLL_MS)

    def stop(self) -> None:
        """Gives the binder up; what was there before stays."""
        self._task.ask_to_stop(_PATIENCE_S)

    def stop_and_wait(self) -> None:
        """Gives the binder up and returns when its process has ended."""
        self._timer.stop()
        self._task.stop(_PATIENCE_AT_THE_END_S)

    def _look(self) -> None:
        state = self._task.poll()
        progress = self._task.progress
        percent = int(100 * progress.done / max(1, progress.total))
        if percent > self.percent:
            self.percent = percent
            self.advanced.emit(percent)
        if state is not ChildState.RUNNING:
            self._timer.stop()
            self.ended.emit(self._went_wrong(state))

    def _went_wrong(self, state: ChildState) -> str | None:
        if state is ChildState.STOPPED:
            return None
        if state is ChildState.SUCCEEDED:
            return ""
        return self._task.error.rpartition("\n")[2] or str(self._task.exit_code)


@dataclass(frozen=True, slots=True)
class BinderSet:
    """A set of processes that can be bound, with its name in the interface's words."""

    name: str
    ids: tuple[str, ...]


_WIDTH = 520


class BinderDialog(QDialog):
    """`ordered` carries what was chosen; `sets` that are empty are not offered, `languages` are (code, name)."""

    ordered = Signal(BinderOrder)

    def __init__(
        self, sets: list[BinderSet], languages: list[tuple[str, str]], lang: str, folder: Path, parent: QWidget
    ) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(self.tr("Binder to print"))
        self._sets = [one for one in sets if one.ids]
        self._languages = languages
        self._what = QButtonGroup(self)
        self._lang = QButtonGroup(self)
        content = QWidget()
        content.setObjectName("pageBody")
        outer = QVBoxLayout(content)
        outer.setContentsMargins(24, 20, 24, 6)
        outer.setSpacing(8)
        outer.addWidget(wrapped_label("title", self.tr("Binder to print")))
        words = self.tr("For the day the computers are down: one PDF to print, indexed by what customers say.")
        outer.addWidget(wrapped_label("quiet", words))
        outer.addSpacing(10)
        outer.addWidget(label("capitals", self.tr("Pages").upper(), "accent"))
        counts = [self.tr("%n process(es)", "", len(one.ids)) for one in self._sets]
        named = [f"{one.name} · {count}" for one, count in zip(self._sets, counts, strict=True)]
        outer.addWidget(_options(named, self._what, 0))
        outer.addSpacing(10)
        outer.addWidget(label("capitals", self.tr("Language").upper(), "accent"))
        codes = [code for code, _ in languages]
        outer.addWidget(
            _options([name for _, name in languages], self._lang, codes.index(lang) if lang in codes else -1)
        )
        outer.addSpacing(10)
        outer.addWidget(label("capitals", self.tr("Save as").upper(), "accent"))
        outer.addLayout(self._path_row(folder / self.tr("binder.pdf")))
        outer.addStretch(1)
        # With large text the choices scroll, and the buttons below stay on the screen.
        scroll = QScrollArea()
        scroll.setWidgetResizable(True)
        scroll.setFrameShape(QFrame.Shape.NoFrame)
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        scroll.setWidget(content)
        buttons = self._buttons()
        buttons.setContentsMargins(24, 6, 24, 20)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(scroll)
        column.addLayout(buttons)
        self.ensurePolished()
        width = max(_WIDTH, content.minimumSizeHint().width(), buttons.minimumSize().width())
        height = outer.totalHeightForWidth(width) + buttons.sizeHint().height() + 2
        self.resize(QSize(width, height).boundedTo(parent.screen().availableSize()))
        self._check()

    def _path_row(self, path: Path) -> QHBoxLayout:
        self._path = QLineEdit(str(path))
        self._path.setProperty("role", "line")
        self._path.setAccessibleName(self.tr("Save as"))
        self._path.textChanged.connect(self._check)
        browse = QPushButton(self.tr("Choose …"))
        browse.setAutoDefault(False)
        browse.clicked.connect(self._browse)
        row = QHBoxLayout()
        row.addWidget(self._path, 1)
        row.addWidget(browse)
        return row

    def _buttons(self) -> QHBoxLayout:
        self._make = QPushButton(self.tr("Make the binder"))
        self._make.setProperty("role", "main")
        self._make.setDefault(True)
        self._make.clicked.connect(self._order)
        cancel = QPushButton(self.tr("Cancel"))
        cancel.setAutoDefault(False)
        cancel.clicked.connect(self.reject)
        row = QHBoxLayout()
        row.addStretch(1)
        row.addWidget(cancel)
        row.addWidget(self._make)
        return row

    def _browse(self) -> None:
        chosen, _ = QFileDialog.getSaveFileName(self, self.tr("Save as"), self._path.text(), "PDF (*.pdf)")
        if chosen:
            self._path.setText(chosen)

    def _check(self) -> None:
        self._make.setEnabled(bool(self._sets and self._languages and self._path.text().strip()))

    def _order(self) -> None:
        chosen = self._sets[max(0, self._what.checkedId())]
        lang = self._languages[max(0, self._lang.checkedId())][0]
        self.accept()
        self.ordered.emit(BinderOrder(chosen.ids, lang, with_suffix(Path(self._path.text().strip()))))


def with_suffix(path: Path) -> Path:
    """The path of a PDF, whose ending nobody needs to type."""
    return path if path.suffix.lower() == ".pdf" else path.with_name(f"{path.name}.pdf")


def _options(texts: list[str], group: QButtonGroup, chosen: int) -> QFrame:
    """A card of things of which one is chosen; `chosen` is its place, -1 for none."""
    made = QFrame()
    made.setProperty("role", "options")
    column = QVBoxLayout(made)
    column.setContentsMargins(6, 6, 6, 6)
    column.setSpacing(0)
    for at, text in enumerate(texts):
        one = QRadioButton(text.replace("&", "&&"))
        one.setChecked(at == chosen)
        group.addButton(one, at)
        column.addWidget(one)
    return made
