"""What a window needs once it is seen: the panes and what their keys do, made piece by piece behind the first picture.

To import and make them takes longer than all that is seen at first, and nobody who types must wait for it. Therefore
the imports of this module stand where they are needed.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from procdesk.desk.stage import ContentPanes
from procdesk.desk.steps import IdleQueue
from procdesk.desk.window import MainWindow

if TYPE_CHECKING:
    from procdesk.desk.call_pane import CallPane
    from procdesk.desk.calling import CallTimer
    from procdesk.desk.commands import Commands
    from procdesk.desk.note_view import NoteDraft
    from procdesk.desk.page_view import PageView


class DeferredConstruction(QObject):
    """`done` carries the commands of the window, which then is whole.

    `calling` is the call that goes on through all windows of the desk, and `draft` the note of an earlier one.
    """

    done = Signal(object)

    def __init__(self, window: MainWindow, calling: CallTimer, draft: NoteDraft | None) -> None:
        super().__init__(window)
        self._window = window
        self._calling = calling
        self._draft = draft
        self._page: PageView | None = None
        self._call: CallPane | None = None
        self._steps = IdleQueue(self)

    def start(self) -> None:
        """Makes the first piece now and the others in turn with what is typed."""
        self._steps.start((self._make_page, self._make_call, self._make_rest))

    def finish(self) -> None:
        """Makes at once whatever is still to be made."""
        self._steps.finish()

    def _make_page(self) -> None:
        from procdesk.desk.page_view import PageView

        tools = self._window.tools
        self._page = PageView(tools.theme, self._window.keys, tools.library.picture, tools.locale)

    def _make_call(self) -> None:
        from procdesk.desk.call_pane import CallPane

        tools = self._window.tools
        self._call = CallPane(tools.theme, self._window.keys, tools.locale, tools.library.picture)

    def _make_rest(self) -> None:
        from procdesk.desk.call_chip import CallChip
        from procdesk.desk.call_desk import CallController
        from procdesk.desk.commands import Commands
        from procdesk.desk.copying import ClipboardCopier
        from procdesk.desk.guiding import GuideController
        from procdesk.desk.note_desk import NoteController, note_form
        from procdesk.desk.note_view import NoteView
        from procdesk.desk.paper_desk import PrintController
        from procdesk.desk.passing_on import HandOverController
        from procdesk.desk.settling import PendingAction
        from procdesk.desk.showing import PagePresenter

        window, tools = self._window, self._window.tools
        assert self._page is not None
        assert self._call is not None
        note = NoteView(tools.theme, window.keys, self._calling, lambda: note_form(window))
        if self._draft is not None:
            note.resume(self._draft)
        window.bottom_line.add_chip(CallChip(self._calling, window.keys["note"]))
        # Before whatever else hears of a page: what is done with one that comes needs it to be shown.
        showing = PagePresenter(self._page, window.reading, window.keys, tools, lambda: window.known.complaint)
        window.take(ContentPanes(self._page, self._call, note))
        calling, copying, settling = self._calling, ClipboardCopier(window.bottom_line), PendingAction(window)
        guiding = GuideController(tools.library, tools.runner, window)
        CallController(window, showing, guiding, calling, copying, settling)
        HandOverController(window, showing, guiding, calling, copying, settling)
        commands: Commands = Commands(window, tools.theme, tools.settings, copying, settling)
        NoteController(window, calling, copying)
        PrintController(window)
        settling.listen()
        self.done.emit(commands)
