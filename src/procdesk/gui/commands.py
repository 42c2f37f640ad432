"""Handlers of the window's actions: menus, appearance, content folder; and actions that wait for a page."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QFileDialog, QWidget

from procdesk.gui.actions import Actions, Menus
from procdesk.gui.content_controller import ContentWatcher
from procdesk.gui.context import AppContext
from procdesk.gui.dialogs import KeysDialog
from procdesk.gui.keyboard.action_palette import ActionPalette
from procdesk.gui.overview import OverviewPresenter
from procdesk.gui.page.controller import PageController
from procdesk.gui.search.controller import SearchController
from procdesk.gui.search.result_list import ResultList
from procdesk.gui.search.search_bar import SearchBar
from procdesk.gui.status_bar import StatusBar
from procdesk.gui.top_bar import TopBar


class PendingAction(QObject):
    """Brings the page of the newest question, and then does what was asked for; a newer wish replaces an older one."""

    def __init__(
        self,
        search_bar: SearchBar,
        results: ResultList,
        search_controller: SearchController,
        page_controller: PageController,
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._search_bar = search_bar
        self._results = results
        self._search_controller = search_controller
        self._page_controller = page_controller
        self._wish: Callable[[], None] | None = None
        for one in (search_controller, page_controller):
            one.ready.connect(self._go_on)
            one.failed.connect(self._forget)

    def then(self, wish: Callable[[], None]) -> None:
        """Does it now, or as soon as the list and the page that are on their way have come.

        A page that its guide or the clock has left behind is renewed before: what is copied holds at that moment.
        """
        self._wish = wish
        self._page_controller.renew()
        self._search_bar.ask_now()
        self._go_on()

    def later(self, wish: Callable[[], None]) -> Callable[[], None]:
        """The wish as a handler of an action."""
        return lambda: self.then(wish)

    def _go_on(self) -> None:
        if self._wish is None or self._search_controller.waiting:
            return
        self._results.settle_now()
        if self._page_controller.waiting:
            return
        wish, self._wish = self._wish, None
        wish()

    def _forget(self) -> None:
        self._wish = None


_TEXT_STEP = 10
_SCHEMES = ("auto", "light", "dark")


class Commands(QObject):
    """`language_chosen` and `folder_chosen` are for the application, which alone can start anew with them."""

    language_chosen = Signal(str)
    folder_chosen = Signal(str)

    def __init__(
        self,
        context: AppContext,
        actions: Actions,
        top_bar: TopBar,
        status_bar: StatusBar,
        overview: OverviewPresenter,
        search_controller: SearchController,
        page_controller: PageController,
        watcher: ContentWatcher,
        window: QWidget,
    ) -> None:
        super().__init__(window)
        self._context = context
        self._theme = context.theme
        self._actions = actions
        self._top_bar = top_bar
        self._status_bar = status_bar
        self._overview = overview
        self._search_controller = search_controller
        self._page_controller = page_controller
        self._watcher = watcher
        self._window = window
        self._menus = Menus(context.formatter, self)
        self._menus.department_chosen.connect(search_controller.choose_department)
        self._menus.own_department_chosen.connect(self._belong_to)
        self._menus.reading_language_chosen.connect(self._read_in)
        self._menus.interface_language_chosen.connect(self.language_chosen)
        top_bar.department_button.clicked.connect(self._departments)
        top_bar.language_button.clicked.connect(self._languages)
        self._palette = ActionPalette(actions, context.theme, window)
        self._palette.left.connect(top_bar.in_order[0].setFocus)
        top_bar.menu_button.clicked.connect(self._palette.open)
        actions.bind(
            {
                "department": self._departments,
                "own_department": self._own_department,
                "larger": lambda: self._size(self._theme.percent + _TEXT_STEP),
                "smaller": lambda: self._size(self._theme.percent - _TEXT_STEP),
                "normal": lambda: self._size(100),
                "language": self._languages,
                "theme": self._scheme,
                "folder": self._folder,
                "refresh": self._refresh,
                "menu": self._palette.open,
                "keys": self._keys,
            }
        )

    def _departments(self) -> None:
        overview = self._overview.current
        if overview is not None:
            lang, department = self._context.reading_language(), self._search_controller.department
            own = self._context.settings.text("department")
            menu = self._menus.departments(overview, lang, department, own, self._window)
            Menus.below(menu, self._top_bar.department_button)

    def _own_department(self) -> None:
        overview = self._overview.current
        if overview is not None:
            own = self._context.settings.text("department")
            menu = self._menus.own_department(overview, self._context.reading_language(), own, self._window)
            Menus.below(menu, self._top_bar.department_button)

    def _belong_to(self, department: str) -> None:
        """Nothing is passed on to the user's own department."""
        self._context.settings.put(department=department)
        library = self._context.library
        self._context.runner.latest("department", lambda: library.belong_to(department), self._belongs)
        overview, lang = self._overview.current, self._context.reading_language()
        name = overview.department_name(department, lang) if overview and department else self.tr("none")
        self._status_bar.say(self.tr("Your department: {0}").format(name))

    def _belongs(self, _none: None) -> None:
        self._page_controller.again()

    def _languages(self) -> None:
        overview = self._overview.current
        if overview is not None:
            page_controller, interface = self._context.reading_language(), self._context.interface_language
            menu = self._menus.languages(overview, page_controller, interface, self._window)
            Menus.below(menu, self._top_bar.language_button)

    def _read_in(self, lang: str) -> None:
        self._context.settings.put(reading_language=lang)
        self._search_controller.again()
        self._page_controller.in_reading_language()

    def _size(self, percent: int) -> None:
        self._theme.choose_percent(percent)
        self._context.settings.put(text_size=self._theme.percent)
        self._status_bar.say(self.tr("Text size {0}%").format(self._theme.percent))

    def _scheme(self) -> None:
        scheme = _SCHEMES[(_SCHEMES.index(self._theme.scheme) + 1) % len(_SCHEMES)]
        self._theme.choose_scheme(scheme)
        self._context.settings.put(theme=scheme)
        names = {"auto": self.tr("same as the system"), "light": self.tr("light"), "dark": self.tr("dark")}
        self._status_bar.say(self.tr("Colours: {0}").format(names[scheme]))

    def _folder(self) -> None:
        chosen = QFileDialog.getExistingDirectory(self._window, self.tr("Choose the content folder"))
        if chosen:
            self.folder_chosen.emit(chosen)

    def _refresh(self) -> None:
        """Looks now; files that are gone are then taken as meant to be gone."""
        self._context.runner.latest("refresh", self._context.library.accept_losses, self._losses_accepted)
        self._status_bar.say(self.tr("Checking for changes"))

    def _losses_accepted(self, _none: None) -> None:
        self._watcher.hint()

    def _keys(self) -> None:
        KeysDialog(self._actions, self._window).open()
