"""Handlers of the window's actions; those that need a page wait until it is there."""

from __future__ import annotations

import logging
from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QTextDocumentFragment
from PySide6.QtWidgets import QApplication, QFileDialog

from procdesk.gui.actions import Menus
from procdesk.gui.clipboard import ClipboardCopier
from procdesk.gui.dialogs import KeysDialog, OutsideDialog, ProblemsDialog
from procdesk.gui.main_window import MainWindow
from procdesk.gui.theme import Theme
from procdesk.model import Problem
from procdesk.settings import SettingsFile

if TYPE_CHECKING:
    from procdesk.render.page import Page


class PendingAction(QObject):
    """Brings the page of the newest question, and then does what was asked for; a newer wish replaces an older one."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        self._wish: Callable[[], None] | None = None
        for one in (window.searching, window.reading):
            one.ready.connect(self._go_on)
            one.failed.connect(self._forget)

    def then(self, wish: Callable[[], None]) -> None:
        """Does it now, or as soon as the list and the page that are on their way have come."""
        self._wish = wish
        self._window.search_box.ask_now()
        self._go_on()

    def _go_on(self) -> None:
        window = self._window
        if self._wish is None or window.searching.waiting:
            return
        window.hits.settle_now()
        if window.reading.waiting:
            return
        wish, self._wish = self._wish, None
        wish()

    def _forget(self) -> None:
        self._wish = None


_log = logging.getLogger(__name__)


_TEXT_STEP = 10


_SCHEMES = ("auto", "light", "dark")


_BY_THE_PANES = frozenset({"next", "previous", "open", "next_pane"})


class Commands(QObject):
    """`language_chosen` and `folder_chosen` are for the application, which alone can start anew with them."""

    language_chosen = Signal(str)
    folder_chosen = Signal(str)

    def __init__(
        self,
        window: MainWindow,
        theme: Theme,
        settings: SettingsFile,
        copying: ClipboardCopier,
        settling: PendingAction,
    ) -> None:
        super().__init__(window)
        self._window = window
        self._theme = theme
        self._settings = settings
        self._copying = copying
        self._settling = settling
        self._menus = Menus(window.keys, window.tools.wording, self)
        self._menus.department_chosen.connect(window.choose_department)
        self._menus.reading_language_chosen.connect(self._read_in)
        self._menus.interface_language_chosen.connect(self.language_chosen)
        self._menus.heading_chosen.connect(self._to_heading)
        window.page_view.linked.connect(self._follow)
        window.search_box.left.connect(self._leave)
        window.top_bar.department_button.clicked.connect(self._departments)
        window.top_bar.language_button.clicked.connect(self._languages)
        window.top_bar.menu_button.clicked.connect(self._menu)
        for name, do in self._table().items():
            action = window.keys[name]
            action.triggered.connect(lambda _checked=False, do=do: do())
            window.addAction(action)
        for name in _BY_THE_PANES:
            # These keys belong to the pane that has the cursor; the actions only stand in the list of keys.
            window.keys[name].setEnabled(False)

    def _table(self) -> dict[str, Callable[[], object]]:
        window = self._window
        return {
            "search": window.search_box.take_focus,
            "clear": self._leave,
            "department": self._departments,
            "copy": lambda: self._settling.then(self._copy),
            "other_language": lambda: self._settling.then(self._other_language),
            "copy_link": self._copy_link,
            "pin": self._pin,
            "page_down": lambda: window.page_view.scroll_by_page(1),
            "page_up": lambda: window.page_view.scroll_by_page(-1),
            "find": self._find,
            "outline": self._outline,
            "back": lambda: window.reading.go(-1),
            "forward": lambda: window.reading.go(1),
            "larger": lambda: self._size(self._theme.percent + _TEXT_STEP),
            "smaller": lambda: self._size(self._theme.percent - _TEXT_STEP),
            "normal": lambda: self._size(100),
            "language": self._languages,
            "theme": self._scheme,
            "folder": self._folder,
            "refresh": self._refresh,
            "compact": window.shape.toggle,
            "problems": self._problems,
            "menu": self._menu,
            "keys": self._keys,
            "quit": window.quit,
        }

    def _leave(self) -> None:
        """Escape, step by step: out of find or a pane, back to the search, the search emptied, all departments."""
        window = self._window
        if window.page_view.find_bar.isVisible():
            window.page_view.find_bar.close_bar()
        elif window.stage.pane is not None:
            window.back_to_search()
        elif not window.search_box.hasFocus() and not _inside(window.search_box):
            window.search_box.take_focus()
        elif window.search_box.text:
            window.search_box.show_text("")
        elif window.searching.department:
            window.choose_department("")
        else:
            window.go_home()

    def _copy(self) -> None:
        """Copies the answer of the row that is chosen, or what is selected on its page."""
        window = self._window
        page = self._page()
        if page is None or not window.reading.id:
            return
        selected = window.page_view.selected_text()
        text = selected or QTextDocumentFragment.fromHtml(page.say).toPlainText()
        if not text.strip():
            window.bottom_line.say(self.tr("This page has no answer to copy"))
            return
        if self._put_on_clipboard(text, self._copied_words(page, selected)):
            self._window.copied.emit(text)

    def _copied_words(self, page: Page, selected: str) -> str:
        if selected:
            return self.tr("Selection copied")
        if page.write_up.lang == self._window.reading_language():
            return self.tr("Answer copied")
        return self.tr("Answer copied in {0}").format(self._window.tools.wording.language_name(page.write_up.lang))

    def _put_on_clipboard(self, text: str, done: str) -> bool:
        """Copies what stands in the content, which may be logged."""
        copied = self._copying.copy(text, done)
        if copied:
            _log.info("copied: %r", text)
        return copied

    def _page(self) -> Page | None:
        """The page that was chosen last, whole."""
        self._window.page_view.finish()
        return self._window.page_view.page

    def _copy_link(self) -> None:
        if id_ := self._window.reading.id:
            self._put_on_clipboard(f"procdesk:{id_}", self.tr("Link copied: {0}").format(f"procdesk:{id_}"))

    def _other_language(self) -> None:
        page = self._page()
        if page is not None and self._window.reading.id:
            if self._window.reading.toggle_language(page):
                self._settling.then(self._copy)
            else:
                self._window.bottom_line.say(self.tr("This page is written in one language only"))

    def _pin(self) -> None:
        if self._window.reading.id:
            pinned = self._window.reading.toggle_pin()
            self._window.bottom_line.say(self.tr("Pinned to the start page") if pinned else self.tr("No longer pinned"))

    def _find(self) -> None:
        if self._window.reading.id:
            self._window.page_view.find_bar.open()

    def _outline(self) -> None:
        page = self._page()
        if page is not None and page.outline and self._window.reading.id:
            entries = [(entry.level, entry.text) for entry in page.outline]
            menu = self._menus.outline(entries, self._window)
            Menus.below(menu, self._window.page_view.head.outline_button)

    def _to_heading(self, number: int) -> None:
        page = self._page()
        if page is not None:
            self._window.page_view.scroll_to_anchor(page.outline[number].anchor)

    def _follow(self, address: str) -> None:
        scheme, _, rest = address.partition(":")
        if scheme == "procdesk":
            self._window.reading.open(rest.partition("#")[0])
        elif scheme in ("http", "https", "mailto", "tel"):
            OutsideDialog(address, self._window).open()

    def _departments(self) -> None:
        window = self._window
        if window.overview is not None:
            menu = self._menus.departments(
                window.overview, window.reading_language(), window.searching.department, window
            )
            Menus.below(menu, window.top_bar.department_button)

    def _languages(self) -> None:
        window = self._window
        if window.overview is not None:
            menu = self._menus.languages(
                window.overview, window.reading_language(), window.tools.interface_language, window
            )
            Menus.below(menu, window.top_bar.language_button)

    def _read_in(self, lang: str) -> None:
        self._settings.put(reading_language=lang)
        self._window.searching.again()
        self._window.reading.in_reading_language()

    def _menu(self) -> None:
        Menus.below(self._menus.main(self._window), self._window.top_bar.menu_button)

    def _size(self, percent: int) -> None:
        self._theme.choose_percent(percent)
        self._settings.put(text_size=self._theme.percent)
        self._window.bottom_line.say(self.tr("Text size {0} %").format(self._theme.percent))

    def _scheme(self) -> None:
        scheme = _SCHEMES[(_SCHEMES.index(self._theme.scheme) + 1) % len(_SCHEMES)]
        self._theme.choose_scheme(scheme)
        self._settings.put(theme=scheme)
        names = {"auto": self.tr("same as the system"), "light": self.tr("light"), "dark": self.tr("dark")}
        self._window.bottom_line.say(self.tr("Colours: {0}").format(names[scheme]))

    def _folder(self) -> None:
        chosen = QFileDialog.getExistingDirectory(self._window, self.tr("Choose the content folder"))
        if chosen:
            self.folder_chosen.emit(chosen)

    def _refresh(self) -> None:
        """Looks now; files that are gone are then taken as meant to be gone."""
        tools = self._window.tools
        tools.runner.latest("refresh", tools.library.accept_losses, self._losses_accepted)
        self._window.bottom_line.say(self.tr("Looking for changes"))

    def _losses_accepted(self, _none: None) -> None:
        self._window.updater.hint()

    def _problems(self) -> None:
        tools = self._window.tools
        tools.runner.latest("problems", tools.library.problems, self._show_problems)

    def _show_problems(self, problems: tuple[Problem, ...]) -> None:
        sentences = [self._window.tools.sentence(problem) for problem in problems]
        ProblemsDialog([*self._window.known.complaints, *sentences], self._window).open()

    def _keys(self) -> None:
        KeysDialog(self._window.keys, self._window).open()


def _inside(widget: object) -> bool:
    """Whether the cursor is in a widget or in one of its parts."""
    focus = QApplication.focusWidget()
    while focus is not None:
        if focus is widget:
            return True
        focus = focus.parentWidget()
    return False
