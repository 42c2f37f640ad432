"""What the keys of paper do: the page that is read, printed or saved, and a binder of a chosen set."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from procdesk.desk.rows import RowKind
from procdesk.desk.window import MainWindow

if TYPE_CHECKING:
    from procdesk.desk.printing import PrintService


class PrintController(QObject):
    """Connects paper with the window; what it works with is only imported once it is asked for."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        self._made: PrintService | None = None
        for name, do in {"print": self._print, "pdf": self._pdf, "binder": self._binder}.items():
            action = window.keys[name]
            action.triggered.connect(lambda _checked=False, do=do: do())
            window.addAction(action)
        window.closed.connect(self._stop)

    @property
    def printing(self) -> PrintService:
        """Prints, saves and binds; QtPrintSupport takes its time to be imported."""
        if self._made is None:
            from procdesk.desk.printing import PrintService

            tools = self._window.tools
            self._made = PrintService(tools.library, tools.runner, self._window, tools.now)
            self._made.told.connect(self._window.bottom_line.say)
        return self._made

    def _print(self) -> None:
        if read := self._what_is_read():
            self.printing.print_page(*read)

    def _pdf(self) -> None:
        if read := self._what_is_read():
            self.printing.save_pdf(*read)

    def _what_is_read(self) -> tuple[str, str] | None:
        """The process on the screen and the language it is read in; None, and a word about it, where there is none."""
        window = self._window
        window.page_view.finish()
        page = window.page_view.page
        if page is None or not window.reading.id:
            window.bottom_line.say(self.tr("Choose a process first"))
            return None
        return page.write_up.id, page.write_up.lang

    def _binder(self) -> None:
        """Asks the library, on its own thread, what the sets hold."""
        window = self._window
        lang, library = window.reading_language(), window.tools.library
        read = window.page_view.page.write_up if window.page_view.page and window.reading.id else None
        department = window.searching.department or (read.department if read else "")
        shown = tuple(row.key for row in window.hits.rows if row.kind is RowKind.PROCESS)
        pinned = window.reading.desk().pinned

        def sets() -> list[tuple[str, tuple[str, ...]]]:
            own = library.ids_of(department, lang) if department else ()
            every = library.ids_of("", lang)
            there = frozenset(every)
            return [
                (department, own),
                ("results", tuple(one for one in shown if one in there)),
                ("pinned", tuple(one for one in pinned if one in there)),
                ("all", every),
            ]

        window.tools.runner.latest("binder", sets, self._choose)

    def _choose(self, sets: list[tuple[str, tuple[str, ...]]]) -> None:
        from procdesk.desk.binder_dialog import BinderSet

        window = self._window
        overview, lang = window.overview, window.reading_language()
        if overview is None:
            return
        words = {"results": self.tr("The results in the list"), "pinned": self.tr("Pinned"), "all": self.tr("All")}
        named = [BinderSet(words.get(key) or overview.department_name(key, lang), ids) for key, ids in sets]
        languages = [(one, window.tools.wording.language_name(one)) for one in overview.languages]
        self.printing.binder([one for one in named if one.ids], languages, lang)

    def _stop(self) -> None:
        if self._made is not None:
            self._made.stop()
