"""The content area beside the list: the start page, and once they are made the page and the panes of the call."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QStackedWidget, QWidget

from procdesk.gui.search.home import HomeMessage, HomePage

if TYPE_CHECKING:
    from procdesk.gui.call.call_pane import CallPane
    from procdesk.gui.call.note_view import NoteView
    from procdesk.gui.page.page_view import PageView


@dataclass(frozen=True, slots=True)
class ContentPanes:
    """What is made after the first paint: the page, guide and hand-over, and the note of the call."""

    page: PageView
    call: CallPane
    note: NoteView


class ContentStack(QStackedWidget):
    """Shows one of start page, page and panes; it has the start page alone until it is given the others."""

    def __init__(self, home: HomePage) -> None:
        super().__init__()
        self._home = home
        self._panes: ContentPanes | None = None
        self._pane: QWidget | None = None
        self.addWidget(home)

    def set_panes(self, panes: ContentPanes) -> None:
        """Adds the panes that were made after the first paint."""
        self._panes = panes
        for pane in (panes.page, panes.call, panes.note):
            self.addWidget(pane)
        self.setTabOrder(self._home, panes.page)

    @property
    def is_complete(self) -> bool:
        """Whether all panes are there."""
        return self._panes is not None

    @property
    def panes(self) -> ContentPanes:
        """Page, call and note; RuntimeError before they are there."""
        if self._panes is None:
            raise RuntimeError("the window has no panes yet")
        return self._panes

    @property
    def pane(self) -> QWidget | None:
        """The pane that is shown in the place of start page and page."""
        return self._pane

    @property
    def at_home(self) -> bool:
        """Whether the start page is shown."""
        return self.currentWidget() is self._home

    def show_pane(self, pane: QWidget) -> None:
        """Shows a pane in the place of start page and page."""
        self._pane = pane
        self.setCurrentWidget(pane)

    def show_page(self) -> None:
        """Shows the page."""
        self._pane = None
        self.setCurrentWidget(self.panes.page)

    def show_home(self) -> None:
        """Shows the start page."""
        self._pane = None
        self.setCurrentWidget(self._home)

    def set_message(self, message: HomeMessage) -> None:
        """Puts a message on the start page."""
        self._home.show_message(message)
