"""Shows owners their pages, does what they want with them, and reminds them of what is due."""

from __future__ import annotations

from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from procdesk.authoring.owners import Assignment, assign
from procdesk.authoring.worklist import URGENT, OwnedPage, WorkItem, WorkScope, counts, due_within, owner_names
from procdesk.gui.actions import Actions
from procdesk.gui.context import AppContext
from procdesk.gui.navigation import NavigationController
from procdesk.gui.overview import OverviewPresenter
from procdesk.gui.owner.pages.hand_pages_dialog import HandPagesDialog
from procdesk.gui.owner.pages.my_pages_dialog import MyPagesDialog
from procdesk.gui.owner.pages.page_verifier import PageToVerify, PageVerifier
from procdesk.gui.owner.pages.pages_watcher import PagesWatcher
from procdesk.gui.owner.pages.work_model import WorkLabels, WorkRow, detail_of, holds_words, work_rows
from procdesk.gui.page.controller import PageController
from procdesk.gui.status_bar import COMPLAINT_MS, StatusBar
from procdesk.gui.widgets.toast import Toast
from procdesk.i18n import messages
from procdesk.library import Opened
from procdesk.model import WorkState
from procdesk.text import fold, fold_name

_WEEK = 7


class MyPagesController(QObject):
    """`edit_wanted` carries the path of a file, relative to the content folder, and a line (0: its top)."""

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
        return dialog

    @property
    def _own_names(self) -> tuple[str, ...]:
        return owner_names(self._context.settings.text("owner"))

    def _renew(self) -> None:
        """Shows the list as the pages are now."""
        if self._pages.is_known:
            self._remind()
        dialog = self._dialog
        if dialog is None:
            return
        self._offer(dialog)
        items = [item for item in self._wanted(dialog) if item.states]
        dialog.show_rows(work_rows(items, self._labels, dialog.scope.state))
        dialog.show_status(self._said or self._standing(items))

    def _wanted(self, dialog: MyPagesDialog) -> list[WorkItem]:
        words = fold(dialog.words).split()
        scope = dialog.scope
        return [item for item in self._pages.items if scope.holds(item) and holds_words(item, words)]

    def _offer(self, dialog: MyPagesDialog) -> None:
        """What the list can be restricted to, of the pages that need somebody."""
        items = [item for item in self._pages.items if item.states]
        names = {fold_name(item.page.owner): item.page.owner for item in self._pages.items if item.page.owner}
        everybody = (self.tr("All owners"), ())
        own = [(self.tr("My pages ({0})").format(", ".join(self._own_names)), self._own_names)]
        owners = [*(own if self._own_names else ()), everybody]
        owners += [(name, (name,)) for _, name in sorted(names.items())]
        slugs = {item.page.department for item in items if item.page.department}
        departments = sorted((self._overview.department_name(slug), slug) for slug in slugs)
        scope = dialog.scope.in_any_state()
        found = counts(item for item in items if scope.holds(item))
        words = self._labels.words
        states = [(f"{words.say(f'work-{state}')} · {found[state]}", state) for state in WorkState if state in found]
        dialog.offer(owners, [(self.tr("All departments"), ""), *departments], [(self.tr("All states"), None), *states])

    @property
    def _labels(self) -> WorkLabels:
        current = self._overview.current
        slugs = [one.department.slug for one in current.departments] if current else []
        names = {slug: self._overview.department_name(slug) for slug in slugs}
        words = messages(self._context.interface_language)
        return WorkLabels(words, self._context.now().date(), names, self._pages.titles)

    def _standing(self, items: list[WorkItem]) -> str:
        if not self._pages.is_known:
            return self.tr("The pages are being read…")
        urgent = sum(1 for item in items if URGENT & set(item.states))
        parts = [self.tr("%n page(s) to look after", "", len(items))]
        if urgent:
            parts.append(self.tr("%n urgent", "", urgent))
        if self._pages.searched.total:
            done, total = self._pages.searched.done, self._pages.searched.total
            parts.append(self.tr("phrases searched: {0} of {1} pages").format(done, total))
        return " · ".join(parts) if items or self._pages.searched.total else self.tr("Nothing to do here.")

    def _row_chosen(self, row: WorkRow | None) -> None:
        self._said = ""
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
        if self._dialog is not None:
            self._dialog.show_status(self._said)

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
            words += f" · {self.tr('%n not changed', '', len(failed))}: {failed[0].page.path}: {reason}"
        self._verifier.changed.emit()
        self._tell_in_list(words, False)


def _assign_all(root: Path, pages: list[OwnedPage], owner: str) -> list[Assignment]:
    return [assign(root, page, owner) for page in pages]


def _to_verify(page: OwnedPage) -> PageToVerify:
    return PageToVerify(page.id, page.lang, page.path)
