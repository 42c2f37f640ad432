"""Shows owners their pages, does what they want with them, and reminds them of what is due."""

from __future__ import annotations

from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtWidgets import QFileDialog, QWidget

from procdesk.authoring.ownership.owners import Assignment, assign
from procdesk.authoring.ownership.worklist import OwnedPage, WorkScope, due_within, owner_names
from procdesk.gui.actions import Actions
from procdesk.gui.context import AppContext
from procdesk.gui.navigation import NavigationController
from procdesk.gui.overview import OverviewPresenter
from procdesk.gui.owner.pages.calendar_export import CalendarExport
from procdesk.gui.owner.pages.hand_pages_dialog import HandPagesDialog
from procdesk.gui.owner.pages.my_pages_dialog import MyPagesDialog
from procdesk.gui.owner.pages.page_verifier import PageToVerify, PageVerifier
from procdesk.gui.owner.pages.pages_watcher import PagesWatcher
from procdesk.gui.owner.pages.work_model import ArrangedWork, WorkFilter, WorkLabels, WorkRow, arrange, detail_of
from procdesk.gui.page.controller import PageController
from procdesk.gui.status_bar import COMPLAINT_MS, StatusBar
from procdesk.gui.widgets.toast import Toast
from procdesk.i18n import messages
from procdesk.library import Opened
from procdesk.text import fold

_WEEK = 7
_SAID_MS = 8_000


class MyPagesController(QObject):
    """`edit_wanted` carries the path of a file, relative to the content folder, and a line (0: its top).

    `calendar` writes the days of the pages for the calendar of another program.
    """

    edit_wanted = Signal(str, int)

    def __init__(
        self,
        context: AppContext,
        actions: Actions,
        status_bar: StatusBar,
        toast: Toast,
        overview: OverviewPresenter,
        page_controller: PageController,
        navigation: NavigationController,
        pages: PagesWatcher,
        verifier: PageVerifier,
        window: QWidget,
    ) -> None:
        super().__init__(window)
        self._context = context
        self._status_bar = status_bar
        self._toast = toast
        self._overview = overview
        self._navigation = navigation
        self._pages = pages
        self._verifier = verifier
        self._window = window
        self._dialog: MyPagesDialog | None = None
        self._shown: PageToVerify | None = None
        self._is_reminded = not self._own_names
        self._said = ""
        self._arranged = ArrangedWork()
        self._silence = QTimer(self)
        self._silence.setSingleShot(True)
        self._silence.setInterval(_SAID_MS)
        self._silence.timeout.connect(self._fall_silent)
        self.calendar = CalendarExport(context, self)
        self.calendar.ended.connect(self._calendar_ended)
        pages.changed.connect(self._renew)
        page_controller.shown.connect(self._page_shown)
        page_controller.left.connect(self._page_left)
        actions["still_true"].setEnabled(False)
        self._still_true = actions["still_true"]
        actions.bind({"my_pages": self.open, "still_true": self._verify_shown})
        if self._own_names:
            pages.begin(with_phrases=False)

    def open(self) -> None:
        """Shows the list, as it was left."""
        self._pages.begin(with_phrases=True)
        if self._dialog is None:
            self._dialog = self._made()
        self._said = ""
        self._renew()
        self._dialog.show()
        self._dialog.raise_()
        self._dialog.activateWindow()

    def _made(self) -> MyPagesDialog:
        dialog = MyPagesDialog(self._context.theme, self._window)
        dialog.filtered.connect(self._renew)
        dialog.chosen.connect(self._row_chosen)
        dialog.open_wanted.connect(self._open_row)
        dialog.edit_wanted.connect(lambda row: self._edit(row, 0))
        dialog.mend_wanted.connect(lambda row: self._edit(row, row.item.line_of(row.state)))
        dialog.verify_wanted.connect(self._verify_row)
        dialog.verify_all_wanted.connect(self._verify_process)
        dialog.undo_wanted.connect(lambda: self._verifier.undo(self._tell_in_list))
        dialog.hand_over_wanted.connect(self._ask_hand_over)
        dialog.calendar_wanted.connect(self._ask_calendar)
        return dialog

    @property
    def _own_names(self) -> tuple[str, ...]:
        return owner_names(self._context.settings.text("owner"))

    def _renew(self) -> None:
        """Has the list made anew of the pages as they are now."""
        if self._pages.is_known:
            self._remind()
        dialog = self._dialog
        if dialog is not None:
            wanted = WorkFilter(dialog.scope, tuple(fold(dialog.words).split()))
            work = partial(arrange, self._pages.items, wanted, self._labels)
            self._context.runner.latest("arrange work", work, partial(self._show, wanted))

    def _show(self, wanted: WorkFilter, arranged: ArrangedWork) -> None:
        dialog = self._dialog
        if dialog is None:
            return
        self._offer(dialog, arranged)
        if dialog.scope != wanted.scope:
            # What is chosen first, such as one's own pages, was not known before; what is gone is chosen no more.
            self._renew()
            return
        dialog.show_rows(arranged.rows)
        self._arranged = arranged
        dialog.show_status(self._said or self._standing())

    def _offer(self, dialog: MyPagesDialog, arranged: ArrangedWork) -> None:
        """What the list can be restricted to."""
        own = self._own_names
        owners: list[tuple[str, tuple[str, ...]]] = [(self.tr("My pages"), own)] if own else []
        owners += [(self.tr("All owners"), ()), *((name, (name,)) for name in arranged.owners)]
        departments = sorted((self._overview.department_name(slug), slug) for slug in arranged.departments)
        words = self._labels.words
        states = [(f"{words.say(f'work-{state}')} · {words.number(count)}", state) for state, count in arranged.states]
        dialog.offer(owners, [(self.tr("All departments"), ""), *departments], [(self.tr("All states"), None), *states])

    @property
    def _labels(self) -> WorkLabels:
        current = self._overview.current
        slugs = [one.department.slug for one in current.departments] if current else []
        names = {slug: self._overview.department_name(slug) for slug in slugs}
        words = messages(self._context.interface_language)
        return WorkLabels(words, self._context.now().date(), self._context.formatter.day, names, self._pages.titles)

    def _standing(self) -> str:
        if not self._pages.is_known:
            error = self._pages.error
            return (
                self.tr("The pages could not be read: {0}").format(error)
                if error
                else self.tr("The pages are being read…")
            )
        arranged, searched = self._arranged, self._pages.searched
        parts = [
            self.tr("%n page(s) to look after", "", arranged.pages) if arranged.pages else self.tr("Nothing to do")
        ]
        if arranged.urgent:
            parts.append(self.tr("%n urgent", "", arranged.urgent))
        if searched.total:
            words = self.tr("phrases searched of {0} of {1} processes")
            parts.append(words.format(searched.done, searched.total))
        return " · ".join(parts)

    def _row_chosen(self, row: WorkRow | None) -> None:
        if self._dialog is not None:
            words = detail_of(row.item, row.state, self._labels) if row and row.item else ""
            self._dialog.show_detail(words)

    def _open_row(self, row: WorkRow) -> None:
        """Shows the page in the window; the list waits for Ctrl+M."""
        if row.item is None or self._dialog is None:
            return
        if row.item.page.id:
            self._dialog.hide()
            self._navigation.open(row.item.page.id)
            self._window.activateWindow()
        else:
            self._edit(row, row.item.line)

    def _edit(self, row: WorkRow, line: int) -> None:
        if row.item is not None:
            self.edit_wanted.emit(row.item.page.path, line)

    def _verify_row(self, row: WorkRow) -> None:
        if row.item is not None and row.item.page.id:
            self._verifier.verify([_to_verify(row.item.page)], self._tell_in_list)

    def _verify_process(self, row: WorkRow) -> None:
        """All languages of the process."""
        if row.item is not None and (id_ := row.item.page.id):
            pages = [_to_verify(item.page) for item in self._pages.items if item.page.id == id_]
            self._verifier.verify(pages, self._tell_in_list)

    def _tell_in_list(self, words: str, good: bool) -> None:
        self._said = f"{words} · Ctrl+Z" if good else words
        self._silence.start()
        if self._dialog is not None:
            self._dialog.show_status(self._said)

    def _fall_silent(self) -> None:
        self._said = ""
        if self._dialog is not None:
            self._dialog.show_status(self._standing())

    def _page_shown(self, opened: Opened) -> None:
        one = opened.page.write_up
        self._shown = PageToVerify(one.id, one.lang, one.path)
        self._still_true.setEnabled(True)

    def _page_left(self) -> None:
        self._shown = None
        self._still_true.setEnabled(False)

    def _verify_shown(self) -> None:
        """Confirms the page that is read; once more, and it is taken back."""
        if self._shown is None:
            return
        if self._verifier.has_just_verified(self._shown):
            self._verifier.undo(self._tell_beside_page)
        else:
            self._verifier.verify([self._shown], self._tell_of_shown)

    def _tell_of_shown(self, words: str, good: bool) -> None:
        key = self._still_true.shortcut().toString()
        self._tell_beside_page(self.tr("{0}. {1} takes it back").format(words, key) if good else words, good)

    def _tell_beside_page(self, words: str, good: bool) -> None:
        if good:
            self._toast.tell(words)
        else:
            self._toast.warn(words)

    def _remind(self) -> None:
        """Says once, in the status bar, what is due this week."""
        if self._is_reminded:
            return
        self._is_reminded = True
        scope = WorkScope(self._own_names)
        due = due_within(filter(scope.holds, self._pages.items), self._context.now().date(), _WEEK)
        if due:
            words = self.tr("%n page(s) of yours are due this week", "", due)
            self._status_bar.say(self.tr("{0}: {1}").format(words, "Ctrl+M"), COMPLAINT_MS)

    def _ask_hand_over(self) -> None:
        if self._dialog is None:
            return
        owners = self._dialog.scope.owners
        found = [item.page for item in self._pages.items if WorkScope(owners).holds(item)] if owners else []
        if not found:
            self._tell_in_list(self.tr("Choose first whose pages go to another owner"), False)
            return
        pages = self.tr("%n page(s)", "", len(found))
        question = self.tr("{0} of {1} get another owner. Nothing else in their files changes.")
        names = sorted({item.page.owner for item in self._pages.items if item.page.owner})
        dialog = HandPagesDialog(question.format(pages, ", ".join(owners)), names, self._dialog)
        dialog.ordered.connect(partial(self._hand_over, found))
        dialog.open()

    def _hand_over(self, pages: list[OwnedPage], owner: str) -> None:
        work = partial(_assign_all, self._context.library.content, pages, owner)
        self._context.runner.latest("assign", work, self._handed_over)

    def _handed_over(self, done: list[Assignment]) -> None:
        failed = [one for one in done if one.complaint]
        words = self.tr("%n page(s) have another owner now", "", len(done) - len(failed))
        if failed and failed[0].complaint:
            code, facts = failed[0].complaint
            reason = self._context.complaint(code, dict(facts))
            left = self.tr("%n not changed", "", len(failed))
            words = f"{words} · {left}: {failed[0].page.path}: {reason}"
        self._verifier.changed.emit()
        self._tell_in_list(words, False)

    def _ask_calendar(self) -> None:
        """Asks where the days of the pages that are listed are to be written for a calendar."""
        if self._dialog is None:
            return
        suggested = str(Path.home() / "procdesk.ics")
        chosen, _ = QFileDialog.getSaveFileName(self._dialog, self.tr("Calendar file"), suggested, "iCalendar (*.ics)")
        if chosen:
            self.calendar.write(Path(chosen), self._dialog.scope.in_any_state())

    def _calendar_ended(self, path: Path, wrong: str) -> None:
        if wrong:
            self._tell_in_list(self.tr("Not written: {0}").format(wrong), False)
        else:
            self._tell_in_list(self.tr("Take this file into your calendar: {0}").format(path), False)


def _assign_all(root: Path, pages: list[OwnedPage], owner: str) -> list[Assignment]:
    return [assign(root, page, owner) for page in pages]


def _to_verify(page: OwnedPage) -> PageToVerify:
    return PageToVerify(page.id, page.lang, page.path)
