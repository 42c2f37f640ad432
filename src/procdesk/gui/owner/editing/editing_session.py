"""What happens around the text of one window: saving, two versions, unsaved text, closing, problems as marks."""

from __future__ import annotations

import logging
from collections.abc import Callable
from datetime import datetime
from functools import partial
from pathlib import Path, PurePosixPath

from PySide6.QtCore import QObject, QTimer, QUrl, Signal
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QFileDialog

from procdesk.authoring.completion import KnownWords
from procdesk.authoring.drafts import Draft, DraftStore
from procdesk.authoring.merging import merge
from procdesk.authoring.page_file import PageFile, new_page_file, read_page_file, save_page_file
from procdesk.authoring.page_file_error import PageFileError
from procdesk.authoring.remedies import RemedyContext, remedies
from procdesk.authoring.saved_states import SavedState, keep_state, states_of
from procdesk.gui.context import AppContext
from procdesk.gui.owner.editing.edited_page import EditedPage
from procdesk.gui.owner.editing.editor_dialogs import Closing, EarlierStatesDialog, UnsavedDialog, VersionsDialog
from procdesk.gui.owner.editing.editor_window import EditorWindow
from procdesk.gui.owner.editing.marks import RemedyOffer, problem_marks
from procdesk.gui.owner.editing.page_saver import PageSaver
from procdesk.gui.owner.editor import Editor, Opening
from procdesk.library import DraftPage
from procdesk.model import Problem
from procdesk.settings import drafts_folder, states_folder

_KEPT_MS = 2_000
_log = logging.getLogger(__name__)


class EditingSession(QObject):
    """Lives as long as its window. `saved` carries the path of a file that was written.

    `words` gives what the folder's pages name, which a remedy may offer.
    """

    saved = Signal(str)

    def __init__(
        self, context: AppContext, window: EditorWindow, editor: Editor, words: Callable[[], KnownWords]
    ) -> None:
        super().__init__(window)
        self._context = context
        self._window = window
        self._page = window.page
        self._editor = editor
        self._words = words
        self._closes = False
        self._knows_base = True
        self._drafts = DraftStore(drafts_folder(), context.library.content)
        self._keeping = QTimer(self)
        self._keeping.setSingleShot(True)
        self._keeping.setInterval(_KEPT_MS)
        self._keeping.timeout.connect(self._keep_draft)
        self._has_draft = False
        window.page.settled.connect(self._keeping.start)
        window.text.left_alone.connect(self._keep_draft)
        self.saver = PageSaver(context, window.page)
        self.saver.saved.connect(self._saved)
        self.saver.refused.connect(self._refused)
        self.saver.changed_outside.connect(self._changed_outside)
        self.saver.reloaded.connect(lambda: window.say(self.tr("The file was changed outside: this is its new text.")))
        self.saver.gone.connect(self._file_gone)
        self.saver.unreadable.connect(window.show_notice)
        self.saver.told.connect(window.say)
        window.page.read.connect(self._mark)
        window.closing.connect(self._close)
        window.came_back.connect(self.saver.look)
        window.looked_at.connect(self.saver.look)
        window.putting_away.connect(self._put_away)
        window.gone.connect(self._stop)
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
    def page(self) -> EditedPage:
        """The page that is edited."""
        return self._page

    def begin_with(self, text: str) -> None:
        """Shows a text that no file has yet, with the cursor where the customer's words begin."""
        self._page.replace(text)
        self._page.document.clearUndoRedoStacks()
        self._window.say(self.tr("Fill it in from the top; nobody finds it before you save it."))

    @property
    def page_path(self) -> Path:
        """Where the file of the page lies."""
        return self._context.library.content / self._page.path

    def offer(self, draft: Draft) -> None:
        """Shows a text that was kept; where its file was changed since, both are shown before anything is saved."""
        self._has_draft = True
        self._page.replace(draft.text)
        self._window.say(self.tr("This is the text that was not saved."))
        if draft.digest != self._page.file.digest and self._page.file.text != draft.text:
            self._knows_base = False
            self._changed_outside(self._page.file)

    def save(self) -> None:
        """Writes the text into its file; one whose file was changed since it was kept is compared first."""
        if not self._knows_base:
            self._closes = False
            self._compare(self._page.file)
            return
        self._window.say(self.tr("Saving…"))
        self._page.saving.emit()
        if self._page.file.digest:
            self._keep_state(self._page.file.text)
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
        self._drop_draft()
        self._keep_state(self._page.file.text)
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
        self._closes = False
        self._window.say("")
        anew, copy = (self.tr("Save it anew"), self._save_anew), (self.tr("Save as a copy…"), self.save_copy)
        self._window.show_notice(self.tr("{0} The text stays here.").format(words), anew, copy)

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
        mine, base = self._page.text, self._page.file.text
        merged = merge(base, mine, theirs.text)
        conflicts = [part.line for part in merged.conflicts]
        together = "" if conflicts or not self._knows_base else merged.text
        dialog = VersionsDialog(mine, theirs.text, together, conflicts, self._window)
        dialog.chosen.connect(partial(self._go_on_with, theirs))
        dialog.open()

    def _go_on_with(self, theirs: PageFile, text: str) -> None:
        """What is saved from now on takes the place of what somebody else has written."""
        self._page.replace(text)
        self._page.take_base(theirs)
        self._knows_base = True
        self._window.show_notice("")

    def _mark(self, draft: DraftPage) -> None:
        marks = problem_marks(draft.problems, self._page.text, self._context.sentence, self._offers)
        self._window.show_marks("problems", marks)

    def _offers(self, problem: Problem) -> list[RemedyOffer]:
        """What puts a problem of the text right, as it was when its problems were told."""
        words, context = self._words(), self._context
        known = RemedyContext(context.now().date(), words.owners, words.departments)
        found = remedies(problem, self._page.text, known)
        return [RemedyOffer(context.complaint(one.code, dict(one.facts)), partial(str, one.text)) for one in found]

    def _close(self) -> None:
        if not self._page.unsaved:
            self._window.close_now()
            return
        dialog = UnsavedDialog(PurePosixPath(self._page.path).name, self._window)
        dialog.answered.connect(self._answered)
        dialog.open()

    def _put_away(self) -> None:
        self._page.saving.emit()
        if self._page.unsaved:
            self._write_draft(self._page.path, self._page.text, self._page.file.digest)

    def _answered(self, answer: Closing) -> None:
        if answer is Closing.SAVE:
            self._closes = True
            self.save()
            return
        if answer is Closing.KEEP:
            self._write_draft(self._page.path, self._page.text, self._page.file.digest)
        else:
            self._drop_draft()
        self._window.close_now()

    def _keep_draft(self) -> None:
        """What is not saved survives the end of the program; the task runner writes it, for a disk may be slow."""
        if self._page.unsaved:
            page = self._page
            write = partial(self._write_draft, page.path, page.text, page.file.digest)
            self._context.runner.latest(f"keep {id(self)}", write, self._draft_kept)
        elif self._has_draft:
            self._drop_draft()

    def _write_draft(self, path: str, text: str, digest: str) -> OSError | None:
        return self._drafts.keep(path, text, digest, self._context.now().astimezone())

    def _draft_kept(self, error: OSError | None) -> None:
        self._has_draft = error is None
        if error is not None:
            self._window.say(self.tr("The unsaved text cannot be kept on this disk: save soon."))
            _log.warning("the unsaved text of %s is not kept: %s", self._page.path, error)

    def _stop(self) -> None:
        self._keeping.stop()
        self._context.runner.forget(f"keep {id(self)}")
        self.saver.stop()

    def _drop_draft(self) -> None:
        self._keeping.stop()
        self._context.runner.forget(f"keep {id(self)}")
        if not self._has_draft:
            return
        self._has_draft = False
        content, now = self._context.library.content, self._context.now().astimezone()
        drop = partial(self._drafts.drop, Draft(content, self._page.path, "", "", now))
        # Behind a keeping that is under way, which would bring it back.
        self._context.runner.latest(f"drop {id(self)}", drop, self._draft_dropped)

    def _draft_dropped(self, error: OSError | None) -> None:
        if error is not None:
            _log.warning("the kept text of %s stays: %s", self._page.path, error)

    def _keep_state(self, text: str) -> None:
        """What was saved can be gone back to; a full disk takes that away, and nothing else."""
        try:
            keep_state(states_folder(), self.page_path, text, datetime.now())
        except OSError as error:
            _log.warning("the state of %s is not kept: %s", self._page.path, error)

    def _show_earlier(self) -> None:
        states = states_of(states_folder(), self.page_path)
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
