"""Puts what is read into the page's pane, with what stands beside it: dates, hand-over, the buttons of a call."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from procdesk.call.context import CallContext
from procdesk.desk.actions import Actions
from procdesk.desk.call_wording import CallFormatter
from procdesk.desk.page_view import PageView
from procdesk.desk.reading import PageController
from procdesk.desk.tools import AppContext
from procdesk.library import Opened

if TYPE_CHECKING:
    from procdesk.render.page import Page


class PagePresenter(QObject):
    """`passed` tells that a minute passed on the page that is read. `complaint` gives the company's own process for it.

    It belongs to its page view.
    """

    passed = Signal()

    def __init__(
        self, view: PageView, reading: PageController, keys: Actions, tools: AppContext, complaint: Callable[[], str]
    ) -> None:
        super().__init__(view)
        self._view = view
        self._reading = reading
        self._keys = keys
        self._tools = tools
        self._complaint = complaint
        self._wording = CallFormatter(tools.interface_language, self)
        self._beside: CallContext | None = None
        reading.shown.connect(self._show)
        reading.ticked_on.connect(self._show_later)

    @property
    def page(self) -> Page | None:
        """The page that is read, whole."""
        self._view.finish()
        return self._view.page if self._reading.id else None

    @property
    def beside(self) -> CallContext | None:
        """What stands beside the page that is read."""
        return self._beside if self._reading.id else None

    def _show(self, opened: Opened) -> None:
        page, self._beside = opened.page, opened.beside
        tools = self._tools
        words = tools.wording.page_words(page, tools.reading_language(), self._call_words(opened.beside, page))
        self._keys["other_language"].setVisible(len(page.languages) > 1)
        self._view.show_page(page, words, opened.beside)

    def _show_later(self, beside: CallContext) -> None:
        """A minute has passed on the same page."""
        page, before = self._view.page, self._beside
        if page is None or before is None:
            return
        self._beside = beside
        self._view.show_beside(beside, self._call_words(beside, page))
        self.passed.emit()
        if before.journey.steps != beside.journey.steps:
            # The answer itself names the dates.
            self._reading.again()

    def _call_words(self, beside: CallContext, page: Page) -> dict[str, tuple[str, ...]]:
        return self._wording.bar(beside, guide=bool(page.write_up.guide), complaint=self._complaint())
