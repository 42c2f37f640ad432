"""A binder made by a process of its own, so that the window stays as quick as it is."""

from __future__ import annotations

import json
import sys
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QObject, QProcess, Signal

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
