"""Opens pages in the editor, one window for each, and keeps them in step with the content folder."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from functools import partial
from pathlib import Path, PurePosixPath

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from procdesk.authoring.drafts import Draft, Drafts, DraftStore
from procdesk.authoring.page_file import PageFile, new_page_file, read_page_file
from procdesk.authoring.page_file_error import PageFileError
from procdesk.authoring.templates import department_folder, file_name, template_names, write_up_text
from procdesk.gui.actions import Actions
from procdesk.gui.content_controller import ContentWatcher
from procdesk.gui.context import AppContext
from procdesk.gui.overview import OverviewPresenter
from procdesk.gui.owner.draft_notice import DraftNotice
from procdesk.gui.owner.editing.details_form import DetailsForm
from procdesk.gui.owner.editing.edited_page import EditedPage
from procdesk.gui.owner.editing.editing_session import EditingSession
from procdesk.gui.owner.editing.editor_window import EditorWindow
from procdesk.gui.owner.editing.new_page_dialog import NewPage, NewPageDialog
from procdesk.gui.owner.editing.spelling_marker import SpellingMarker, SpellingService
from procdesk.gui.owner.editing.text_completer import TextCompleter
from procdesk.gui.owner.editing.text_inserter import TextInserter
from procdesk.gui.owner.editor import Editor
from procdesk.gui.owner.panels.guide_panel import GuidePanel
from procdesk.gui.owner.panels.history_panel import HistoryPanel
from procdesk.gui.owner.panels.journey_panel import JourneyPanel
from procdesk.gui.owner.panels.preview_panel import PreviewPanel
from procdesk.gui.owner.panels.translation_panel import TranslationPanel
from procdesk.gui.owner.panels.trial_panel import TrialPanel
from procdesk.gui.page.controller import PageController
from procdesk.gui.status_bar import COMPLAINT_MS, StatusBar
from procdesk.gui.tasks import LATER
from procdesk.i18n import LANGUAGES
from procdesk.library import FolderUpdate, Opened
from procdesk.resources import resource
from procdesk.settings import drafts_folder


class EditorController(QObject):
    """Edits the page that is read, any other by its path, and texts that were kept unsaved."""

    def __init__(
        self,
        context: AppContext,
        actions: Actions,
        notice: DraftNotice,
        status_bar: StatusBar,
        page_controller: PageController,
        overview: OverviewPresenter,
        watcher: ContentWatcher,
        editor: Editor,
        window: QWidget,
    ) -> None:
        super().__init__(window)
        self._context = context
        self._actions = actions
        self._notice = notice
        self._status_bar = status_bar
        self._overview = overview
        self._watcher = watcher
        self._editor = editor
        self._window = window
        self._windows: list[EditorWindow] = []
        self._spelling = SpellingService(self)
        self._offered: tuple[str, ...] = ()
        self._shown = ""
        page_controller.shown.connect(self._page_shown)
        page_controller.left.connect(self._page_left)
        watcher.looked.connect(self._looked)
        notice.open_wanted.connect(self._open_drafts)
        actions["edit_page"].setEnabled(False)
        actions.bind({"edit_page": self.edit_shown, "new_page": self.new, "open_drafts": self._open_drafts})
        self._store = DraftStore(drafts_folder(), context.library.content)
        context.runner.latest("drafts", self._store.drafts, self._offer_drafts, urgency=LATER)

    @property
    def windows(self) -> tuple[EditorWindow, ...]:
        """The windows that are open, in the order in which they were opened."""
        return tuple(self._windows)

    def unsaved_paths(self) -> tuple[str, ...]:
        """The files that are open with changes which are not saved."""
        return tuple(window.page.path for window in self._windows if window.page.unsaved)

    def edit_shown(self) -> None:
        """Edits the page that is read."""
        if self._shown:
            self.edit(self._shown)

    def edit(self, path: str, line: int = 0) -> None:
        """Edits the file `path`, relative to the content folder, at a line counted from 1 (0: at its top).

        A text of it that was kept unsaved is shown in its place: what is typed now would be kept instead of it.
        """
        for window in self._windows:
            if window.page.path == path:
                window.come_forward()
                if line:
                    window.page.go_to(line)
                return
        read = partial(_read_with_draft, self._store, self._context.library.content, path)
        self._context.runner.latest(f"edit {path}", read, partial(self._open, path, line))

    def new(self) -> None:
        """Asks for title, department, language and kind of a new page, and opens its template unsaved."""
        overview, tools = self._overview.current, self._context
        lang = tools.reading_language()
        if overview is None:
            return
        departments = [(one.department.slug, one.department.card(lang).name) for one in overview.departments]
        languages = [(one, tools.formatter.language_name(one)) for one in overview.languages]
        languages.sort(key=lambda one: one[0] != lang)
        dialog = NewPageDialog(sorted(departments, key=lambda one: one[1].casefold()), languages, self._window)
        dialog.wanted.connect(partial(self._begin, dialog))
        dialog.finished.connect(lambda _result: dialog.deleteLater())
        dialog.open()

    def _begin(self, dialog: NewPageDialog, wanted: NewPage) -> None:
        """Finds out where the page is to lie, and opens its template there."""
        library, root = self._context.library, self._context.library.content

        def place() -> PageFile | None:
            folder = department_folder(root, wanted.department, (f"{id_}.md" for id_ in library.ids_of("", "")))
            if root.is_dir():
                # A department may have been named by pages alone.
                folder.mkdir(exist_ok=True)
            path = folder / f"{file_name(wanted.title)}.{wanted.lang}.md"
            return None if path.exists() else new_page_file(path, root)

        self._context.runner.latest("new page", place, partial(self._open_new, dialog, wanted))

    def _open_new(self, dialog: NewPageDialog, wanted: NewPage, file: PageFile | None) -> None:
        if file is None:
            dialog.complain(self.tr("There is a page with this title already."))
            return
        dialog.accept()
        known = wanted.lang if wanted.lang in LANGUAGES else LANGUAGES[0]
        template = resource("templates", *template_names(wanted.kind, known)).read_text("utf-8")
        path = file.path.relative_to(file.root).as_posix()
        session = self._show(path, file)
        text = write_up_text(wanted.title, self._context.now().date(), template)
        session.begin_with(text)

    def stop(self) -> None:
        """Closes all windows; what is not saved is kept and offered again."""
        for window in self.windows:
            window.put_away()
        self._spelling.stop()

    def _open(self, path: str, line: int, found: tuple[PageFile | PageFileError, Draft | None]) -> None:
        read, draft = found
        root = self._context.library.content
        if isinstance(read, PageFileError):
            if draft is None:
                self._status_bar.say(self._context.complaint(read.code, read.facts), COMPLAINT_MS)
                return
            # A text that was kept is there, although its file is gone.
            read = new_page_file(root / path, root)
        session = self._show(path, read)
        if draft is not None:
            self._offered = tuple(one for one in self._offered if one != path)
            self._notice.tell(len(self._offered))
            session.offer(draft)
        if line:
            session.page.go_to(line)

    def _show(self, path: str, file: PageFile) -> EditingSession:
        """Opens a window on a file."""
        page = EditedPage(self._context, path, file)
        window = EditorWindow(self._context, page)
        completer = self._add_panels(window)
        session = EditingSession(self._context, window, self._editor, lambda: completer.words)
        session.saved.connect(lambda _path: self._watcher.hint())
        page.other_wanted.connect(self.edit)
        window.gone.connect(partial(self._gone, window))
        self._windows.append(window)
        window.come_forward()
        return session

    def _add_panels(self, window: EditorWindow) -> TextCompleter:
        context, page = self._context, window.page
        form = DetailsForm(context, page)
        window.gone.connect(form.stop)
        form.still_true.clicked.connect(window.actions_["still_true"].trigger)
        window.add_panel(self.tr("Preview"), PreviewPanel(context, page))
        window.add_panel(self.tr("Details"), form)
        window.add_panel(self.tr("Try it"), TrialPanel(context, page))
        window.add_panel(self.tr("Guide"), GuidePanel(context, page))
        window.add_panel(self.tr("Journey"), JourneyPanel(context, page))
        window.add_panel(self.tr("Translation"), TranslationPanel(context, page))
        history = HistoryPanel(context, page)
        history.setParent(window)
        history.hide()
        history.found.connect(partial(window.add_panel, self.tr("History")))
        completer = TextCompleter(context, window, form)
        TextInserter(context, window, completer)
        if context.settings.flag("spelling"):
            SpellingMarker(context, window, self._spelling, completer)
        return completer

    def _gone(self, window: EditorWindow) -> None:
        self._windows.remove(window)

    def _page_shown(self, opened: Opened) -> None:
        self._shown = opened.page.write_up.path
        self._actions["edit_page"].setEnabled(True)

    def _page_left(self) -> None:
        self._shown = ""
        self._actions["edit_page"].setEnabled(False)

    def _looked(self, look: FolderUpdate) -> None:
        if not look.change.ids:
            return
        for window in self.windows:
            if path := renamed_path(window.page.path, look.change.renamed):
                root = self._context.library.content
                read = partial(_read, root / path, root)
                self._context.runner.latest(f"follow {id(window)}", read, partial(self._follow, window, path))
            else:
                window.looked_at.emit()
                window.page.read_again()

    def _follow(self, window: EditorWindow, path: str, read: PageFile | PageFileError) -> None:
        """The file of a window is called differently now: the window goes on with it, whatever was typed."""
        if window not in self._windows:
            return
        if isinstance(read, PageFile) and read.text == window.page.file.text:
            window.page.take_base(read)
            window.page.take_path(path)
            window.say(self.tr("The file is now {0}").format(path))
        else:
            if isinstance(read, PageFile):
                # It was changed on its way, as by a move that keeps its old id: the window looks at that file now.
                window.page.take_base(replace(window.page.file, path=read.path))
                window.page.take_path(path)
            window.looked_at.emit()

    def _offer_drafts(self, found: Drafts) -> None:
        self._offered = tuple(one.path for one in found.drafts)
        self._notice.tell(len(self._offered))

    def _open_drafts(self) -> None:
        for path in self._offered:
            self.edit(path)


def renamed_path(path: str, renamed: Mapping[str, str]) -> str:
    """What a file is called after processes got other ids, old to new; "" where it was not among them.

    The page of a department follows its folder, once a page of that has gone on elsewhere.
    """
    for old, new in renamed.items():
        if path.startswith(f"{old}."):
            return new + path[len(old) :]
    name = PurePosixPath(path).name
    folders = {str(PurePosixPath(old).parent): str(PurePosixPath(new).parent) for old, new in renamed.items()}
    folder = folders.get(str(PurePosixPath(path).parent), "")
    return f"{folder}/{name}" if folder and name.startswith("_index.") else ""


def _read(path: Path, root: Path) -> PageFile | PageFileError:
    try:
        return read_page_file(path, root)
    except PageFileError as error:
        return error


def _read_with_draft(store: DraftStore, root: Path, path: str) -> tuple[PageFile | PageFileError, Draft | None]:
    """The page in a file, and the text of it that was kept unsaved."""
    kept = (one for one in store.drafts().drafts if one.path == path)
    return _read(root / path, root), next(kept, None)
