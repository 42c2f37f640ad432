"""Dialog for a binder, and the binder written by a child process."""

from __future__ import annotations

import json
import sys
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QObject, QProcess, Qt, Signal
from PySide6.QtWidgets import (
    QButtonGroup,
    QDialog,
    QFileDialog,
    QFrame,
    QHBoxLayout,
    QLineEdit,
    QPushButton,
    QRadioButton,
    QVBoxLayout,
    QWidget,
)

from procdesk.gui.widgets.basic import label, wrapped_label

_PATIENCE_MS = 3_000


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
        self._stopped = False
        self._process = QProcess(self)
        self._process.readyReadStandardOutput.connect(self._read)
        self._process.finished.connect(self._finished)
        self._process.errorOccurred.connect(self._failed)
        # The option's "=" keeps a file whose name begins with a hyphen from being taken for another option.
        arguments = ["-m", "procdesk", "binder", f"--content={content}", f"--lang={order.lang}", "--lines"]
        self._process.start(sys.executable, [*arguments, "--", str(order.path), "-"])
        self._process.write("\n".join([*order.ids, "", ""]).encode())

    def stop(self) -> None:
        """Gives the binder up; what was there before stays."""
        self._stopped = True
        self._process.closeWriteChannel()

    def stop_and_wait(self) -> None:
        """Gives the binder up and returns when its process has ended."""
        self.blockSignals(True)
        self.stop()
        if not self._process.waitForFinished(_PATIENCE_MS):
            self._process.kill()
            self._process.waitForFinished(_PATIENCE_MS)

    def _read(self) -> None:
        while self._process.canReadLine():
            percent = _percent(bytes(self._process.readLine().data()))
            if percent > self.percent:
                self.percent = percent
                self.advanced.emit(percent)

    def _finished(self, code: int, status: QProcess.ExitStatus) -> None:
        said = bytes(self._process.readAllStandardError().data()).decode("utf-8", "replace").strip()
        well = code == 0 and status is QProcess.ExitStatus.NormalExit
        if self._stopped:
            self.ended.emit(None)
        else:
            self.ended.emit("" if well else said.rpartition("\n")[2] or str(code))

    def _failed(self, error: QProcess.ProcessError) -> None:
        if error is QProcess.ProcessError.FailedToStart:
            self.ended.emit(self._process.errorString())


def _percent(line: bytes) -> int:
    try:
        found = json.loads(line)
        return int(100 * found["done"] / max(1, found["total"]))
    except (ValueError, KeyError, TypeError):
        # The last line is the file's name.
        return 0


@dataclass(frozen=True, slots=True)
class BinderSet:
    """A set of processes that can be bound, with its name in the interface's words."""

    name: str
    ids: tuple[str, ...]


class BinderDialog(QDialog):
    """`ordered` carries what was chosen; `sets` that are empty are not offered, `languages` are (code, name)."""

    ordered = Signal(BinderOrder)

    def __init__(
        self, sets: list[BinderSet], languages: list[tuple[str, str]], lang: str, folder: Path, parent: QWidget
    ) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(self.tr("Binder of many pages"))
        self._sets = [one for one in sets if one.ids]
        self._languages = languages
        self._what = QButtonGroup(self)
        self._lang = QButtonGroup(self)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(24, 20, 24, 20)
        outer.setSpacing(8)
        outer.addWidget(label("title", self.tr("Binder of many pages")))
        words = self.tr("For the day the computer is down: one PDF to print, with an index by what customers say.")
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
        outer.addSpacing(10)
        outer.addLayout(self._buttons())
        self.setMinimumWidth(380)
        self.resize(520, self.sizeHint().height())
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
