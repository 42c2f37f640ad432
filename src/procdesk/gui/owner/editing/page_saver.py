"""Saving a page from the editor, and what happens to its file meanwhile: never is a text lost, nor another's."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial

from PySide6.QtCore import QObject, Signal, SignalInstance

from procdesk.authoring.page_file import FileChanged, PageFile, read_page_file, save_page_file
from procdesk.authoring.page_file_error import PageFileError
from procdesk.gui.context import AppContext
from procdesk.gui.owner.editing.edited_page import EditedPage


@dataclass(frozen=True, slots=True)
class _FileOutcome:
    """What became of reading or writing a file: `file` is what it is now, or `trouble` says why it cannot be."""

    file: PageFile | None = None
    trouble: PageFileError | None = None


class PageSaver(QObject):
    """Saves one page on the thread of the task runner, for a share may take long to answer.

    `saved` tells that the file holds the text. `refused` carries the sentence why not, `changed_outside` the `PageFile`
    that somebody else has written meanwhile, `reloaded` that the unchanged text here followed it, `gone` the sentence
    that the file is not there any more, and `unreadable` why it can no longer be read. `told` carries something worth
    knowing.
    """

    saved = Signal()
    refused = Signal(str)
    changed_outside = Signal(object)
    reloaded = Signal()
    gone = Signal(str)
    unreadable = Signal(str)
    told = Signal(str)

    def __init__(self, context: AppContext, page: EditedPage) -> None:
        super().__init__(page)
        self._context = context
        self._page = page
        self._saving = False

    @property
    def saving(self) -> bool:
        """Whether the file is being written."""
        return self._saving

    def save(self) -> None:
        """Writes the text as it stands now."""
        self._saving = True
        work = partial(_save, self._page.file, self._page.text)
        self._context.runner.latest(self._job("save"), work, self._took)

    def look(self) -> None:
        """Looks whether somebody else has written the file."""
        if not self._saving:
            self._context.runner.latest(self._job("look"), partial(_read, self._page.file), self._seen)

    def take_theirs(self, theirs: PageFile) -> None:
        """What somebody else has written is what the text here began from; the text stays as it is."""
        self._page.take_base(theirs)

    def stop(self) -> None:
        """Waits for nothing more."""
        for name in ("save", "look"):
            self._context.runner.forget(self._job(name))

    def _job(self, name: str) -> str:
        return f"{name} {id(self)}"

    def _took(self, outcome: _FileOutcome) -> None:
        self._saving = False
        trouble, file = outcome.trouble, outcome.file
        if isinstance(trouble, FileChanged):
            self.changed_outside.emit(trouble.current)
        elif trouble is not None:
            self._signal_of(trouble, self.refused).emit(self._context.complaint(trouble.code, trouble.facts))
        elif file is not None:
            before = self._page.file
            self._page.take_saved(file)
            self.saved.emit()
            if before.digest and before.encoding != file.encoding:
                self.told.emit(self.tr("The file is written in UTF-8 from now on: its old encoding lacks a letter."))

    def _signal_of(self, trouble: PageFileError, other: SignalInstance) -> SignalInstance:
        """Who hears of a file in trouble: one that is gone can be written anew, however that came out."""
        return self.gone if trouble.code == "file-gone" else other

    def _seen(self, outcome: _FileOutcome) -> None:
        trouble, file, page = outcome.trouble, outcome.file, self._page
        if self._saving:
            return
        if trouble is not None:
            if page.file.digest:
                self._signal_of(trouble, self.unreadable).emit(self._context.complaint(trouble.code, trouble.facts))
        elif file is not None and file.text != page.file.text:
            if page.unsaved and page.text != file.text:
                self.changed_outside.emit(file)
            else:
                page.replace(file.text)
                page.take_base(file)
                self.reloaded.emit()


def _save(file: PageFile, text: str) -> _FileOutcome:
    try:
        return _FileOutcome(save_page_file(file, text))
    except PageFileError as trouble:
        return _FileOutcome(trouble=trouble)


def _read(file: PageFile) -> _FileOutcome:
    try:
        return _FileOutcome(read_page_file(file.path, file.root))
    except PageFileError as trouble:
        return _FileOutcome(trouble=trouble)
