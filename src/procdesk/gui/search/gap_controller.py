"""Questions that no page answers: says so once the question rests, and copies a message for the owner."""

from __future__ import annotations

import logging
from collections.abc import Callable
from datetime import datetime

from PySide6.QtCore import QObject, QTimer

from procdesk.call.message import Gap, gap_message
from procdesk.gui.actions import Actions
from procdesk.gui.clipboard import ClipboardCopier
from procdesk.gui.commands import PendingAction
from procdesk.gui.formatting import Formatter
from procdesk.gui.overview import OverviewPresenter
from procdesk.gui.search.controller import SearchController, SearchResult
from procdesk.gui.search.gap_notice import GapNotice
from procdesk.gui.search.result_model import RowKind

_log = logging.getLogger(__name__)
# A question rests once nothing was typed for so long: the list has settled before, and the next key seldom comes after.
REST_MS = 1_000
_NEAREST = 3


class GapController(QObject):
    """Shows the notice of a gap and fills its message; nothing of it is kept or logged.

    While the next letters make no page answer, a notice that is shown stays; it goes with the first page that does.
    """

    def __init__(
        self,
        actions: Actions,
        notice: GapNotice,
        search_controller: SearchController,
        overview: OverviewPresenter,
        formatter: Formatter,
        copying: ClipboardCopier,
        pending: PendingAction,
        now: Callable[[], datetime],
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._notice = notice
        self._overview = overview
        self._formatter = formatter
        self._copying = copying
        self._now = now
        self._search_controller = search_controller
        self._rest = QTimer(self)
        self._rest.setSingleShot(True)
        self._rest.setInterval(REST_MS)
        self._rest.timeout.connect(self._show)
        search_controller.answered.connect(self._answered)
        actions.bind({"report_gap": pending.later(self._report)})
        notice.report_wanted.connect(actions["report_gap"].trigger)
        # What was asked before the window was whole.
        self._answered(search_controller.found)

    def stop(self) -> None:
        """Waits for no question to rest any more."""
        self._rest.stop()

    def _answered(self, found: SearchResult) -> None:
        if found.is_sure:
            self._rest.stop()
            self._notice.hide()
        elif self._notice.isHidden():
            self._rest.start()
        else:
            self._show()

    def _show(self) -> None:
        found = self._search_controller.found
        self._notice.tell(*self._formatter.no_page_answers(self._department(found), nearest=bool(found.rows)))

    def _report(self) -> None:
        found = self._search_controller.found
        if not found.text.strip():
            self._copying.refuse(self.tr("Nothing was copied: type what the customer says first"))
            return
        lang = self._overview.record_language
        pages = [(row.title, row.key) for row in found.rows if row.kind is RowKind.PROCESS]
        gap = Gap(found.text, self._now(), self._department(found), tuple(pages[:_NEAREST]))
        if self._copying.copy(gap_message(gap, lang), self.tr("Report copied: send it to whoever keeps the pages")):
            _log.info("copied the report of a gap")

    def _department(self, found: SearchResult) -> str:
        return self._overview.department_name(found.department) if found.department else ""
