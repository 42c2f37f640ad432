"""One window on one library, in one language: builds its views and controllers in order, and connects them."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from procdesk.gui.content_controller import ContentController, ContentWatcher
from procdesk.gui.context import AppContext
from procdesk.gui.main_window import ContentPanes, MainWindow
from procdesk.gui.navigation import NavigationController
from procdesk.gui.overview import OverviewPresenter
from procdesk.gui.page.controller import PageController
from procdesk.gui.search.controller import SearchController
from procdesk.gui.single_instance import StartRequest
from procdesk.gui.tasks import LATER, IdleQueue

if TYPE_CHECKING:
    from procdesk.gui.call.call_pane import CallPane
    from procdesk.gui.call.controller import CallController
    from procdesk.gui.call.ended_calls import EndedCalls, NoteDraft
    from procdesk.gui.call.session import CallTimer
    from procdesk.gui.clipboard import ClipboardCopier
    from procdesk.gui.commands import PendingAction
    from procdesk.gui.owner.controller import ProblemsWatcher
    from procdesk.gui.owner.editing.editor_controller import EditorController
    from procdesk.gui.owner.editor import Editor
    from procdesk.gui.page.controller import PagePresenter
    from procdesk.gui.page.history_controller import HistoryController
    from procdesk.gui.page.page_view import PageView
    from procdesk.gui.widgets.toast import Toast


class WindowSession(QObject):
    """Belongs to its window. First it builds what is seen at the start, and with `complete` everything else.

    `closed` tells that the window was closed. `language_chosen` and `folder_chosen` are for the application, which
    alone can start anew with them.
    """

    closed = Signal()
    language_chosen = Signal(str)
    folder_chosen = Signal(str)

    def __init__(self, context: AppContext) -> None:
        window = MainWindow(context.theme, context.memory, context.hides_instead)
        super().__init__(window)
        self.context = context
        self.window = window
        lang = context.reading_language
        self.overview = OverviewPresenter(context, window.home_page, window.status_bar, window.show_name)
        self.page_controller = PageController(
            context.library,
            context.runner,
            context.memory,
            lang,
            lambda: self.overview.record_language,
            context.now,
            self,
        )
        self.search_controller = SearchController(
            context.library,
            context.runner,
            context.formatter,
            lang,
            self.page_controller.start_page_lists,
            context.now,
            window.search_box,
            window.hits,
            self,
        )
        self.watcher = ContentWatcher(context.library, context.runner, self)
        self.navigation = NavigationController(
            window.content_stack,
            window.search_box,
            window.hits,
            window.status_bar,
            self.search_controller,
            self.page_controller,
            self.overview,
            context.formatter,
            self,
        )
        self.content = ContentController(
            context.library,
            context.runner,
            self.watcher,
            self.overview,
            self.search_controller,
            self.page_controller,
            self.navigation,
            window.search_box,
            context.formatter,
            self,
        )
        self._rest = IdleQueue(self)
        self._page: PageView | None = None
        self._call: CallPane | None = None
        self._problems: ProblemsWatcher | None = None
        self._editing: EditorController | None = None
        self._connect()
        window.top_bar.show_choice("", lang())
        window.home_page.show_message(context.formatter.welcome())
        window.restore()

    def complete(self, call_timer: CallTimer, ended_calls: EndedCalls, draft: NoteDraft | None) -> None:
        """Opens the library, and meanwhile builds what was left out, in turn with what is typed.

        `call_timer` is the call that goes on through all windows, `ended_calls` are those before it, and `draft` is the
        note as an earlier window had it.
        """
        self.content.open()
        rest = partial(self._build_rest, call_timer, ended_calls, draft)
        self._rest.start((self._build_page, self._build_call_pane, rest))

    @property
    def is_complete(self) -> bool:
        """Whether everything is built."""
        return self.window.content_stack.is_complete

    def note_draft(self) -> NoteDraft | None:
        """What the user wrote in the note, for the window that comes after this one."""
        return self.window.note_view.draft() if self.is_complete else None

    def start_request(self) -> StartRequest:
        """What brings another window to what this one shows."""
        text = self.window.search_box.text
        return StartRequest(text, "" if text.strip() else self.page_controller.id)

    def fulfil(self, request: StartRequest) -> None:
        """Does what another start asked for, in front of everything else."""
        self.navigation.follow(request)
        self.window.come_forward(request.token)

    def start_search(self) -> None:
        """Comes forward with an empty search box."""
        self.window.come_forward()
        self.window.search_box.show_text("")

    def show_compact(self) -> None:
        """Comes forward as the small window."""
        self.window.show_compact()
        self.window.come_forward()

    def stop(self) -> None:
        """Asks nothing more, and writes down what is still to be remembered."""
        self.watcher.stop()
        if self._editing is not None:
            self._editing.stop()
        if self._problems is not None:
            self._problems.stop()
        self.search_controller.stop()
        self.page_controller.stop()

    def _connect(self) -> None:
        window, search_controller = self.window, self.search_controller
        search_controller.counted.connect(window.status_bar.show_count)
        search_controller.first_steps.connect(self.overview.teach)
        # A row and the page beside it name the dates of the same minute.
        for renewed in (self.page_controller.shown, self.page_controller.ticked_on):
            renewed.connect(lambda _renewed: search_controller.follow_clock())
        search_controller.scope_changed.connect(window.top_bar.show_choice)
        window.home_page.chosen.connect(search_controller.choose_department)
        window.home_page.first_steps.asked.connect(self.navigation.ask)
        for failing in (
            self.context.runner.unheard,
            search_controller.failed,
            self.page_controller.failed,
            self.watcher.failed,
            self.content.failed,
        ):
            failing.connect(window.status_bar.show_failure)
        window.closed.connect(self.stop)
        window.closed.connect(self.closed)

    def _build_page(self) -> None:
        from procdesk.gui.page.page_view import PageView

        context = self.context
        self._page = PageView(context.theme, self.window.keys, context.library.picture, context.locale)

    def _build_call_pane(self) -> None:
        from procdesk.gui.call.call_pane import CallPane

        context = self.context
        self._call = CallPane(context.theme, self.window.keys, context.locale, context.library.picture)

    def _build_rest(self, call_timer: CallTimer, ended_calls: EndedCalls, draft: NoteDraft | None) -> None:
        from procdesk.gui.call.call_bar import CallChip
        from procdesk.gui.call.note_controller import note_form
        from procdesk.gui.call.note_view import NoteView

        assert self._page is not None
        assert self._call is not None
        context, window = self.context, self.window
        note = NoteView(
            context.theme,
            window.keys,
            call_timer,
            ended_calls,
            lambda: note_form(context, self.overview),
        )
        if draft is not None:
            note.resume(draft)
        panes = ContentPanes(self._page, self._call, note)
        window.set_panes(panes)
        window.status_bar.add_chip(CallChip(call_timer, window.keys["note"]))
        self._connect_panes(panes, call_timer)
        self._build_controllers(panes, call_timer, ended_calls)
        self.content.show()

    def _connect_panes(self, panes: ContentPanes, call_timer: CallTimer) -> None:
        from procdesk.gui.keyboard.focus_order import FocusOrder
        from procdesk.gui.keyboard.hint_controller import HintController
        from procdesk.gui.keyboard.window_keys import WindowKeys

        navigation, window = self.navigation, self.window
        own_keys = (panes.call.guide, panes.call.hand_over)
        order = FocusOrder(window, lambda: window.in_order, self)
        WindowKeys(window, window.search_box, window.columns, navigation, window.keys, own_keys, order, self)
        HintController(window.keys, window.status_bar, window.content_stack, call_timer, self)
        panes.page.shown.connect(navigation.page_shown)
        for pane in (panes.call.guide, panes.call.hand_over, panes.note):
            pane.left.connect(navigation.back_to_search)
        window.search_box.left.connect(navigation.step_back)
        window.keys.bind(
            {
                "search": window.search_box.take_focus,
                "clear": navigation.step_back,
                "compact": window.shape.toggle,
                "quit": window.quit,
            }
        )

    def _build_controllers(self, panes: ContentPanes, call_timer: CallTimer, ended_calls: EndedCalls) -> None:
        from procdesk.gui.clipboard import ClipboardCopier
        from procdesk.gui.commands import Commands, PendingAction
        from procdesk.gui.owner.controller import ProblemsController, ProblemsWatcher
        from procdesk.gui.owner.editor import Editor
        from procdesk.gui.page.commands import PageCommands
        from procdesk.gui.page.controller import PagePresenter
        from procdesk.gui.page.history_controller import HistoryController
        from procdesk.gui.printing.controller import PrintController
        from procdesk.gui.search.gap_controller import GapController
        from procdesk.gui.search.gap_notice import GapNotice
        from procdesk.gui.widgets.toast import Toast

        context, window, page_controller, search_controller = (
            self.context,
            self.window,
            self.page_controller,
            self.search_controller,
        )
        actions, status_bar, overview = window.keys, window.status_bar, self.overview
        presenter = PagePresenter(
            panes.page, page_controller, actions, context, lambda: overview.complaint, overview.department_name
        )
        toast = Toast(context.theme, window.content_stack)
        copying = ClipboardCopier(status_bar, toast)
        pending = PendingAction(window.search_box, window.hits, search_controller, page_controller, self)
        page_commands = PageCommands(
            context,
            actions,
            panes.page,
            status_bar,
            page_controller,
            presenter,
            copying,
            pending,
            self.navigation,
            window,
        )
        commands = Commands(
            context,
            actions,
            window.top_bar,
            status_bar,
            overview,
            search_controller,
            page_controller,
            self.watcher,
            window,
        )
        commands.language_chosen.connect(self.language_chosen)
        commands.folder_chosen.connect(self.folder_chosen)
        outside = Editor(lambda: context.settings.text("editor"))
        self._problems = ProblemsWatcher(context, self.watcher, self)
        ProblemsController(
            context,
            actions,
            panes.page.head,
            status_bar,
            page_controller,
            overview,
            self._problems,
            outside,
            self._edit,
            window,
        )
        # The modules of the owners' part take a third of a second to import: not while somebody waits for the window.
        context.runner.latest(
            "owner modules",
            _import_owner_modules,
            lambda _done: self._build_owner_controllers(outside, toast),
            urgency=LATER,
        )
        printing = PrintController(
            context, actions, window.hits, status_bar, search_controller, page_controller, presenter, overview, window
        )
        window.closed.connect(printing.stop)
        history_controller = HistoryController(
            context,
            actions,
            window.search_box,
            window.hits,
            window.content_stack,
            status_bar,
            search_controller,
            page_controller,
            self.navigation,
            call_timer,
            self,
        )
        page_commands.answer_copied.connect(history_controller.read)
        call = self._build_call_controllers(
            panes, presenter, call_timer, ended_calls, copying, pending, history_controller
        )
        page_commands.answer_copied.connect(call.answer_copied)
        page_commands.part_copied.connect(call.part_copied)
        gap_notice = GapNotice(context.theme, actions)
        window.add_notice(gap_notice)
        gaps = GapController(
            actions,
            gap_notice,
            search_controller,
            overview,
            context.formatter,
            copying,
            pending,
            context.now,
            window,
        )
        window.closed.connect(gaps.stop)

    def _build_owner_controllers(self, outside: Editor, toast: Toast) -> None:
        from procdesk.gui.owner.draft_notice import DraftNotice
        from procdesk.gui.owner.editing.editor_controller import EditorController
        from procdesk.gui.owner.importing.import_controller import ImportController
        from procdesk.gui.owner.moving.move_controller import MoveController
        from procdesk.gui.owner.pages.my_pages_controller import MyPagesController
        from procdesk.gui.owner.pages.page_verifier import PageVerifier
        from procdesk.gui.owner.pages.pages_watcher import PagesWatcher

        assert self._problems is not None
        context, window = self.context, self.window
        draft_notice = DraftNotice(window.keys)
        window.add_notice(draft_notice)
        editing = self._editing = EditorController(
            context,
            window.keys,
            draft_notice,
            window.status_bar,
            self.page_controller,
            self.overview,
            self.watcher,
            outside,
            window,
        )
        window.closed.connect(editing.stop)
        MoveController(
            context,
            window.keys,
            window.status_bar,
            self.page_controller,
            self.overview,
            self.watcher,
            editing.unsaved_paths,
            window,
        )
        pages = PagesWatcher(context, self.watcher, self._problems, self)
        window.closed.connect(pages.stop)
        verifier = PageVerifier(
            context, self._problems, self.overview, lambda path: path in editing.unsaved_paths(), self
        )
        verifier.changed.connect(self.watcher.hint)
        my_pages = MyPagesController(
            context,
            window.keys,
            window.status_bar,
            toast,
            self.overview,
            self.page_controller,
            self.navigation,
            pages,
            verifier,
            window,
        )
        my_pages.edit_wanted.connect(editing.edit)
        window.closed.connect(my_pages.calendar.stop)
        importing = ImportController(context, window.keys, self.overview, self.watcher, window)
        importing.edit_wanted.connect(editing.edit)
        window.closed.connect(importing.stop)

    def _edit(self, path: str, line: int = 0) -> None:
        """Opens a file of the content in the editor, once that is there."""
        if self._editing is not None:
            self._editing.edit(path, line)

    def _build_call_controllers(
        self,
        panes: ContentPanes,
        presenter: PagePresenter,
        call_timer: CallTimer,
        ended_calls: EndedCalls,
        copying: ClipboardCopier,
        pending: PendingAction,
        history_controller: HistoryController,
    ) -> CallController:
        from procdesk.gui.call.bounds_controller import CallBoundsController
        from procdesk.gui.call.call_notice import CallNotice
        from procdesk.gui.call.controller import CallController
        from procdesk.gui.call.guide_controller import GuideController
        from procdesk.gui.call.hand_over_controller import HandOverController
        from procdesk.gui.call.note_controller import NoteController

        context, window, page_controller, navigation = self.context, self.window, self.page_controller, self.navigation
        actions, status_bar = window.keys, window.status_bar
        guide_controller = GuideController(context.library, context.runner, lambda: self.overview.record_language, self)
        page_controller.follow_guide(guide_controller.reached)
        self.watcher.looked.connect(lambda look: guide_controller.content_changed(look.change))
        self.watcher.looked.connect(lambda look: history_controller.rename(look.change.renamed))
        hand_over_controller = HandOverController(
            actions,
            panes.page,
            panes.call,
            window.search_box,
            status_bar,
            navigation,
            page_controller,
            presenter,
            guide_controller,
            call_timer,
            copying,
            pending,
            context.settings,
            self,
        )
        hand_over_controller.passed_on.connect(history_controller.read)
        note_controller = NoteController(
            actions,
            panes.note,
            window.search_box,
            status_bar,
            navigation,
            call_timer,
            ended_calls,
            copying,
            window,
        )
        notice = CallNotice(context.theme, actions)
        notice.copy_wanted.connect(note_controller.copy_note)
        window.add_notice(notice)
        CallBoundsController(
            actions,
            notice,
            panes.note,
            panes.call,
            window.search_box,
            window.hits,
            status_bar,
            navigation,
            self.search_controller,
            page_controller,
            guide_controller,
            call_timer,
            ended_calls,
            pending,
            window,
        )
        self.search_controller.question_answered.connect(
            lambda found: call_timer.found(found.text, found.corrected, found.phrases)
        )
        return CallController(
            actions,
            panes.page,
            panes.call,
            status_bar,
            navigation,
            page_controller,
            presenter,
            self.overview,
            guide_controller,
            call_timer,
            copying,
            pending,
            window,
        )


def _import_owner_modules() -> None:
    """Loads the modules of the owners' controllers, on whatever thread."""
    import procdesk.gui.owner.editing.editor_controller
    import procdesk.gui.owner.importing.import_controller
    import procdesk.gui.owner.moving.move_controller
    import procdesk.gui.owner.pages.my_pages_controller  # noqa: F401
