"""What stands on the right: the welcome, the page that is read, or a pane in its place. One of them is seen."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QStackedWidget, QWidget

from procdesk.desk.reading import PageController
from procdesk.desk.welcome import HomeMessage, HomePage

if TYPE_CHECKING:
    from procdesk.desk.call_pane import CallPane
    from procdesk.desk.note_view import NoteView
    from procdesk.desk.page_view import PageView


@dataclass(frozen=True, slots=True)
class ContentPanes:
    """What the stage is completed with after the window is first seen."""

    page: PageView
    call: CallPane
    note: NoteView


class ContentStack(QStackedWidget):
    """Begins with the welcome alone; the other panes are taken after the first picture."""

    def __init__(self, welcome: HomePage, reading: PageController) -> None:
        super().__init__()
        self._welcome = welcome
        self._reading = reading
        self._panes: ContentPanes | None = None
        self._pane: QWidget | None = None
        self._waiting: list[Callable[[], None]] = []
        self._heading = ""
        self.addWidget(welcome)

    def take(self, panes: ContentPanes) -> None:
        """Takes what was made after the first picture, and does what has waited for it."""
        self._panes = panes
        for pane in (panes.page, panes.call, panes.note):
            self.addWidget(pane)
        panes.page.shown.connect(self._page_shown)
        self.setTabOrder(self._welcome, panes.page)
        waiting, self._waiting = self._waiting, []
        for do in waiting:
            do()

    @property
    def is_whole(self) -> bool:
        """Whether all panes are there."""
        return self._panes is not None

    @property
    def panes(self) -> ContentPanes:
        """Page, call and note; RuntimeError before the stage is whole."""
        if self._panes is None:
            raise RuntimeError("the window has no panes yet")
        return self._panes

    def when_whole(self, do: Callable[[], None]) -> None:
        """Does it now, or as soon as all panes are there."""
        if self.is_whole:
            do()
        else:
            self._waiting.append(do)

    @property
    def pane(self) -> QWidget | None:
        """What stands in the place of the page now."""
        return self._pane

    def show_pane(self, pane: QWidget) -> None:
        """Shows a pane in the place of the page, until it is left or a new question is typed."""
        self._pane = pane
        self.setCurrentWidget(pane)

    def leave_pane(self) -> None:
        """Back from a pane to what is read."""
        if self._pane is not None:
            self._pane = None
            self.setCurrentWidget(self.panes.page if self._reading.id else self._welcome)

    def show_message(self, message: HomeMessage) -> None:
        """Shows a message in the place of the page."""
        self._pane = None
        self._reading.leave()
        self._welcome.show_message(message)
        self.setCurrentWidget(self._welcome)

    def renew_message(self, message: HomeMessage) -> None:
        """Shows a newer message where there is one; whoever reads a page is left in peace."""
        if self.currentWidget() is self._welcome:
            self._welcome.show_message(message)

    def begin_at(self, heading: str) -> None:
        """The page that is shown next begins at a heading ("": at its top)."""
        self._heading = heading

    def _page_shown(self) -> None:
        """A page is whole; whoever has left it in the meantime stays where they are."""
        if self._reading.id and self._pane is None:
            page = self.panes.page
            self.setCurrentWidget(page)
            self._heading, heading = "", self._heading
            if heading:
                page.scroll_to_anchor(heading)
