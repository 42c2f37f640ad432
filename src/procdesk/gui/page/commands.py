"""Handlers of the page's actions: copy, pin, find, headings, the other language, and its links."""

from __future__ import annotations

import logging
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QShortcut, QTextDocumentFragment
from PySide6.QtWidgets import QWidget

from procdesk.gui.actions import Actions, Menus
from procdesk.gui.clipboard import ClipboardCopier
from procdesk.gui.commands import PendingAction
from procdesk.gui.context import AppContext
from procdesk.gui.dialogs import OutsideDialog
from procdesk.gui.navigation import NavigationController
from procdesk.gui.page.controller import PageController, PagePresenter
from procdesk.gui.page.link_keys import MOST_LINKS, link_key
from procdesk.gui.page.page_view import PageView
from procdesk.gui.status_bar import StatusBar

if TYPE_CHECKING:
    from procdesk.render.page import Page

_log = logging.getLogger(__name__)


class PageCommands(QObject):
    """`answer_copied` carries an answer, `part_copied` a part of the page that was selected: the clipboard has it."""

    answer_copied = Signal(str)
    part_copied = Signal(str)

    def __init__(
        self,
        context: AppContext,
        actions: Actions,
        view: PageView,
        status_bar: StatusBar,
        page_controller: PageController,
        presenter: PagePresenter,
        copying: ClipboardCopier,
        pending: PendingAction,
        navigation: NavigationController,
        window: QWidget,
    ) -> None:
        super().__init__(window)
        self._context = context
        self._view = view
        self._status_bar = status_bar
        self._page_controller = page_controller
        self._presenter = presenter
        self._copying = copying
        self._pending = pending
        self._navigation = navigation
        self._window = window
        self._menus = Menus(context.formatter, self)
        self._menus.heading_chosen.connect(self._to_heading)
        view.linked.connect(self._follow)
        for number in range(1, MOST_LINKS + 1):
            shortcut = QShortcut(link_key(number), window)
            shortcut.activated.connect(pending.later(partial(self._follow_number, number)))
        actions.bind(
            {
                "copy": pending.later(self._copy),
                "other_language": pending.later(self._other_language),
                "copy_link": self._copy_link,
                "pin": self._pin,
                "page_down": lambda: view.scroll_by_page(1),
                "page_up": lambda: view.scroll_by_page(-1),
                "find": self._find,
                "outline": self._outline,
            }
        )

    def _copy(self) -> None:
        """Copies the answer of the row that is chosen, or what is selected on its page."""
        page = self._presenter.page
        if page is None:
            self._copying.refuse(self.tr("Nothing was copied: choose a process first"))
            return
        selected = self._view.selected_text()
        text = selected or QTextDocumentFragment.fromHtml(page.say).toPlainText()
        if not text.strip():
            self._copying.refuse(self._no_answer())
            return
        if self._put_on_clipboard(text, self._copied_words(page, selected)):
            (self.part_copied if selected else self.answer_copied).emit(text)

    def _no_answer(self) -> str:
        beside = self._presenter.call_context
        if beside is not None and beside.outcome is not None:
            return self.tr(
                "Nothing was copied: the guide ended at “{0}”, where the usual answer does not apply"
            ).format(beside.outcome.heading)
        return self.tr("Nothing was copied: this page has no answer to copy")

    def _copied_words(self, page: Page, selected: str) -> str:
        if selected:
            return self.tr("Selection copied")
        if page.write_up.lang == self._context.reading_language():
            return self.tr("Answer copied")
        return self.tr("Answer copied in {0}").format(self._context.formatter.language_in_words(page.write_up.lang))

    def _put_on_clipboard(self, text: str, done: str) -> bool:
        """Copies what stands in the content, which may be logged."""
        copied = self._copying.copy(text, done)
        if copied:
            _log.info("copied: %r", text)
        return copied

    def _copy_link(self) -> None:
        page = self._presenter.page
        if page is not None:
            title, link = page.write_up.title, f"procdesk:{self._page_controller.id}"
            self._put_on_clipboard(link, self.tr("Link copied: {0}").format(title))
        else:
            self._copying.refuse(self.tr("Nothing was copied: choose a process first"))

    def _other_language(self) -> None:
        page = self._presenter.page
        if page is None:
            self._copying.refuse(self.tr("Nothing was copied: choose a process first"))
            return
        if self._page_controller.toggle_language(page):
            self._pending.then(self._copy)
        else:
            self._copying.refuse(self.tr("Nothing was copied: this page is written in one language only"))

    def _pin(self) -> None:
        if self._page_controller.id:
            pinned = self._page_controller.toggle_pin()
            self._status_bar.say(self.tr("Pinned to the start page") if pinned else self.tr("No longer pinned"))

    def _find(self) -> None:
        if self._page_controller.id:
            # A field that nobody sees would take what is typed.
            self._navigation.leave_pane()
            self._view.find_bar.open()
        else:
            self._status_bar.say(self.tr("Choose a process first"))

    def _outline(self) -> None:
        page = self._presenter.page
        if page is not None and page.outline:
            entries = [(entry.level, entry.text) for entry in page.outline]
            Menus.below(self._menus.outline(entries, self._window), self._view.head.outline_button)

    def _to_heading(self, number: int) -> None:
        page = self._presenter.page
        if page is not None:
            self._view.scroll_to_anchor(page.outline[number].anchor)

    def _follow_number(self, number: int) -> None:
        if self._view.isVisible():
            self._view.follow_link(number)

    def _follow(self, address: str) -> None:
        scheme, _, rest = address.partition(":")
        if scheme == "procdesk":
            self._page_controller.open(rest.partition("#")[0])
        elif scheme in ("http", "https", "mailto", "tel"):
            OutsideDialog(address, self._window).open()
