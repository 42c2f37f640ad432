"""What happens around the text of one window: saving, two versions, unsaved text, closing, problems as marks."""

from __future__ import annotations

import logging
from pathlib import Path, PurePosixPath

from PySide6.QtCore import QObject, QUrl, Signal
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QFileDialog

from procdesk.authoring.page_file import PageFile, new_page_file, read_page_file, save_page_file
from procdesk.authoring.page_file_error import PageFileError
from procdesk.authoring.saved_states import SavedState, keep_state, states_of
from procdesk.gui.context import AppContext
from procdesk.gui.owner.editing.editor_dialogs import Closing, EarlierStatesDialog, UnsavedDialog
from procdesk.gui.owner.editing.editor_window import EditorWindow
from procdesk.gui.owner.editing.marks import problem_marks
from procdesk.gui.owner.editing.page_saver import PageSaver
from procdesk.gui.owner.editor import Editor, Opening
from procdesk.library import DraftPage
from procdesk.settings import settings_folder

_log = logging.getLogger(__name__)


class EditingSession(QObject):
    """Lives as long as its window. `saved` carries the path of a file that was written."""

    saved = Signal(str)

    def __init__(self, context: AppContext, window: EditorWindow, editor: Editor) -> None:
        super().__init__(window)
        self._context = context
        self._window = window
        self._page = window.page
        self._editor = editor
        self._closes = False
        self.saver = PageSaver(context, window.page)
        self.saver.saved.connect(self._saved)
        self.saver.refused.connect(self._refused)
        self.saver.changed_outside.connect(self._changed_outside)
        self.saver.reloaded.connect(lambda: window.say(self.tr("The file was changed outside: this is its new text.")))
        self.saver.gone.connect(self._file_gone)
        self.saver.told.connect(window.say)
        window.page.read.connect(self._mark)
        window.closing.connect(self._close)
        window.came_back.connect(self.saver.look)
        window.gone.connect(self.saver.stop)
        window.actions_.bind(
            {
                "save": self.save,
                "save_copy": self.save_copy,
                "earlier": self._show_earlier,
                "open_outside": self._open_outside,
                "show_in_folder": self._show_in_folder,
            }
        )

    @property
    def page_path(self) -> Path:
        """Where the file of the page lies."""
        return self._context.library.content / self._page.path

    def save(self) -> None:
        """Writes the text into its file."""
        self._window.say(self.tr("Saving…"))
        self._page.saving.emit()
        self.saver.save()

    def save_copy(self) -> None:
        """Writes the text into another file that the user chooses; the editor stays with its own."""
        proposal = self.page_path.with_name(self.tr("{0} (copy)").format(self.page_path.stem) + self.page_path.suffix)
        chosen, _ = QFileDialog.getSaveFileName(self._window, self.tr("Save as a copy"), str(proposal))
        if not chosen:
            return
        try:
            save_page_file(_replacing(Path(chosen)), self._page.text)
        except PageFileError as error:
            self._window.say(self._context.complaint(error.code, error.facts))
        else:
            self._window.say(self.tr("Copied into {0}").format(Path(chosen).name))

    def _saved(self) -> None:
        self._keep_state()
        self._window.show_notice("")
        self._window.say(self.tr("Saved. Staff will find it as it is now in a second or two."))
        self.saved.emit(self._page.path)
        if self._closes:
            self._window.close_now()

    def _refused(self, words: str) -> None:
        self._closes = False
        self._window.say("")
        self._window.show_notice(
            self.tr("Not saved: {0} The text stays here.").format(words),
            (self.tr("Try again"), self.save),
            (self.tr("Save as a copy…"), self.save_copy),
        )

    def _file_gone(self, words: str) -> None:
        self._window.show_notice(words, (self.tr("Save it anew"), self._save_anew))

    def _save_anew(self) -> None:
        self._page.take_base(new_page_file(self._page.file.path, self._page.file.root))
        self.save()

    def _changed_outside(self, theirs: PageFile) -> None:
        self._closes = False
        self._window.say("")
        self._window.show_notice(
            self.tr(
                "Somebody else has changed this file while you were writing. Your text is here, theirs in the file."
            ),
            (self.tr("Compare both…"), lambda: self._compare(theirs)),
        )

    def _compare(self, theirs: PageFile) -> None:
        raise NotImplementedError

    def _mark(self, draft: DraftPage) -> None:
        marks = problem_marks(draft.problems, self._page.text, self._context.sentence, lambda _problem: ())
        self._window.show_marks("problems", marks)

    def _close(self) -> None:
        if not self._page.unsaved:
            self._window.close_now()
            return
        dialog = UnsavedDialog(PurePosixPath(self._page.path).name, self._window)
        dialog.answered.connect(self._answered)
        dialog.open()

    def _answered(self, answer: Closing) -> None:
        if answer is Closing.SAVE:
            self._closes = True
            self.save()
            return
        self._window.close_now()

    @property
    def _states(self) -> Path:
        return settings_folder() / "states"

    def _keep_state(self) -> None:
        """What was saved can be gone back to; a full disk takes that away, and nothing else."""
        try:
            keep_state(self._states, self.page_path, self._page.file.text, self._context.now())
        except OSError as error:
            _log.warning("the state of %s is not kept: %s", self._page.path, error)

    def _show_earlier(self) -> None:
        states = states_of(self._states, self.page_path)
        if not states:
            self._window.say(self.tr("No earlier state of this page was saved on this computer."))
            return
        dialog = EarlierStatesDialog(states, _text_of, self._window)
        dialog.chosen.connect(self._page.replace)
        dialog.open()

    def _open_outside(self) -> None:
        if self._page.unsaved:
            self._window.say(self.tr("Save first: another program reads what is in the file."))
            return
        outcome = self._editor.open(self.page_path, self._page.line)
        words = {
            Opening.FILE_GONE: self.tr("{0} is not there any more").format(self._page.path),
            Opening.EDITOR_MISSING: self.tr("Your editor was not found: correct “editor” in settings.toml"),
            Opening.NO_PROGRAM: self.tr("No program opens {0}").format(self._page.path),
            Opening.DONE: self.tr("Opened in your editor: {0}").format(self._page.path),
        }[outcome]
        self._window.say(words)

    def _show_in_folder(self) -> None:
        folder = self.page_path.parent
        if not QDesktopServices.openUrl(QUrl.fromLocalFile(str(folder))):
            self._window.say(self.tr("The folder is {0}").format(folder))


def _replacing(path: Path) -> PageFile:
    """The file that a copy is written into: a new one, or one that the user has agreed to replace."""
    return read_page_file(path) if path.exists() else new_page_file(path)


def _text_of(state: SavedState) -> str:
    try:
        return state.text()
    except (OSError, UnicodeDecodeError):
        return ""
