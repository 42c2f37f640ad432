"""Saving a call's note as a text file, because the user says so."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QFileDialog, QWidget

from procdesk.files import atomic_write


class NoteFile(QObject):
    """Asks where, and writes there whole or not at all; `told` says what has become of it, `saved` carries the note."""

    told = Signal(str)
    saved = Signal(str)

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self._window = window
        self._folder = Path.home()

    def save(self, text: str) -> None:
        """Asks for a place and writes the note there; nothing where the user thinks better of it."""
        suggested = str(self._folder / self.tr("call-note.txt"))
        chosen, _ = QFileDialog.getSaveFileName(
            self._window, self.tr("Save the note of the call"), suggested, self.tr("Text (*.txt)")
        )
        if chosen:
            self._write(Path(chosen), text)

    def _write(self, path: Path, text: str) -> None:
        if not path.suffix:
            path = path.with_suffix(".txt")
        try:
            atomic_write(path, text if text.endswith("\n") else f"{text}\n")
        except (OSError, ValueError) as error:
            reason = getattr(error, "strerror", None) or str(error)
            self.told.emit(self.tr("The note could not be saved in {0}: {1}").format(path, reason))
            return
        self._folder = path.parent
        self.saved.emit(text)
        self.told.emit(self.tr("Note saved: {0}").format(path))
