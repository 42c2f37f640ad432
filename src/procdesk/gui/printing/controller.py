"""Actions for printing: a page on paper or as a PDF, and a binder of many."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from pathlib import Path

from PySide6.QtCore import QObject, QStandardPaths, Signal
from PySide6.QtPrintSupport import QPrintDialog, QPrinter, QPrinterInfo
from PySide6.QtWidgets import QFileDialog, QMessageBox, QWidget

from procdesk.gui.actions import Actions
from procdesk.gui.context import AppContext
from procdesk.gui.overview import OverviewPresenter
from procdesk.gui.page.controller import PageController, PagePresenter
from procdesk.gui.printing.binder_dialog import BinderDialog, BinderJob, BinderOrder, BinderSet, with_suffix
from procdesk.gui.search.controller import SearchController
from procdesk.gui.search.result_list import ResultList
from procdesk.gui.search.result_model import RowKind
from procdesk.gui.status_bar import StatusBar
from procdesk.gui.tasks import TaskRunner
from procdesk.library import Library
from procdesk.printing.document import PrintDocument, build_print_document, file_name
from procdesk.printing.pdf import NotWritten, draw, sides, write_pdf
from procdesk.printing.sheet import local_sheet, sheet


class PrintController(QObject):
    """Prints, saves and binds what is read; QtPrintSupport takes its time, so it is only used once it is asked for."""

    def __init__(
        self,
        context: AppContext,
        actions: Actions,
        results: ResultList,
        status_bar: StatusBar,
        search_controller: SearchController,
        page_controller: PageController,
        presenter: PagePresenter,
        overview: OverviewPresenter,
        window: QWidget,
    ) -> None:
        super().__init__(window)
        self._context = context
        self._results = results
        self._status_bar = status_bar
        self._search_controller = search_controller
        self._page_controller = page_controller
        self._presenter = presenter
        self._overview = overview
        self._window = window
        self._made: PrintService | None = None
        actions.bind({"print": self._print, "pdf": self._pdf, "binder": self._binder})

    @property
    def printing(self) -> PrintService:
        """The service, made when it is first needed."""
        if self._made is None:
            context = self._context
            self._made = PrintService(context.library, context.runner, self._window, context.now)
            self._made.told.connect(self._status_bar.say)
        return self._made

    def stop(self) -> None:
        """Lets a binder go that is being made."""
        if self._made is not None:
            self._made.stop()

    def _print(self) -> None:
        if read := self._what_is_read():
            self.printing.print_page(*read)

    def _pdf(self) -> None:
        if read := self._what_is_read():
            self.printing.save_pdf(*read)

    def _what_is_read(self) -> tuple[str, str] | None:
        """The process on the screen and the language it is read in; None, and a word about it, where there is none."""
        page = self._presenter.page
        if page is None:
            self._status_bar.say(self.tr("Choose a process first"))
            return None
        return page.write_up.id, page.write_up.lang

    def _binder(self) -> None:
        """Asks the library, on its own thread, what the sets hold."""
        lang, library = self._context.reading_language(), self._context.library
        page = self._presenter.page
        department = self._search_controller.department or (page.write_up.department if page else "")
        shown = tuple(row.key for row in self._results.rows if row.kind is RowKind.PROCESS)
        pinned = self._page_controller.start_page_lists().pinned

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

        self._context.runner.latest("binder", sets, self._choose)

    def _choose(self, sets: list[tuple[str, tuple[str, ...]]]) -> None:
        overview, lang = self._overview.current, self._context.reading_language()
        if overview is None:
            return
        words = {"results": self.tr("The results in the list"), "pinned": self.tr("Pinned"), "all": self.tr("All")}
        named = [BinderSet(words.get(key) or overview.department_name(key, lang), ids) for key, ids in sets]
        languages = [(one, self._context.formatter.language_name(one)) for one in overview.languages]
        self.printing.binder([one for one in named if one.ids], languages, lang)


class PrintService(QObject):
    """Prints and saves; `told` carries a sentence about how it went, for the status bar."""

    told = Signal(str)

    def __init__(
        self, library: Library, runner: TaskRunner, window: QWidget, now: Callable[[], datetime] = datetime.now
    ) -> None:
        super().__init__(window)
        self._library = library
        self._runner = runner
        self._window = window
        self._now = now
        self._job: BinderJob | None = None

    @property
    def binding(self) -> bool:
        """Whether a binder is being made."""
        return self._job is not None

    def print_page(self, id_: str, lang: str) -> None:
        """Asks for a printer and prints the process; without any printer it offers a PDF."""
        self._gather(id_, lang, self._ask_printer)

    def save_pdf(self, id_: str, lang: str) -> None:
        """Asks for a place and saves the process as a PDF."""
        self._gather(id_, lang, self._ask_path)

    def binder(self, sets: list[BinderSet], languages: list[tuple[str, str]], lang: str) -> None:
        """Asks what to bind and makes the binder; while one is being made, whether to stop it."""
        if self._job is not None:
            self._ask_to_stop(self._job)
            return
        dialog = BinderDialog(sets, languages, lang, _documents(), self._window)
        dialog.ordered.connect(self.bind)
        dialog.open()

    def bind(self, order: BinderOrder) -> None:
        """Makes a binder in the background; only one at a time."""
        if self._job is not None:
            return
        self._job = BinderJob(self._library.content, order, self)
        self._job.advanced.connect(self._advanced)
        self._job.ended.connect(self._ended)
        self.told.emit(self.tr("Making the binder"))

    def stop(self) -> None:
        """Lets a binder go that is being made, when the window closes."""
        self._runner.forget("paper")
        if self._job is not None:
            self._job.stop_and_wait()
            self._job = None

    def _gather(self, id_: str, lang: str, then: Callable[[PrintDocument | None], None]) -> None:
        day = self._now().date()
        self._runner.latest("paper", lambda: build_print_document(self._library, id_, lang, day), then)

    def _ask_printer(self, leaf: PrintDocument | None) -> None:
        if leaf is None:
            return
        if not QPrinterInfo.availablePrinterNames():
            self.told.emit(self.tr("No printer is set up here: save the page as a PDF"))
            self._ask_path(leaf)
            return
        printer = QPrinter(QPrinter.PrinterMode.HighResolution)
        printer.setPageSize(local_sheet().layout.pageSize())
        printer.setDocName(leaf.write_up.title)
        dialog = QPrintDialog(printer, self._window)
        dialog.accepted.connect(lambda: self.put_on(printer, leaf))
        dialog.finished.connect(dialog.deleteLater)
        dialog.setModal(True)
        dialog.show()

    def put_on(self, printer: QPrinter, leaf: PrintDocument) -> None:
        """Prints on a printer as it is set: its paper decides how the page is laid out."""
        printer.setFullPage(True)
        paper = sheet(printer.pageLayout().pageSize())
        try:
            draw(printer, printer.resolution(), paper, sides(leaf, paper, self._library.picture, self._now()))
        except NotWritten:
            self.told.emit(self.tr("The printer is not responding: check that it is on, or save the page as a PDF"))
            return
        self.told.emit(self.tr("Sent to the printer: {0}").format(leaf.write_up.title))

    def _ask_path(self, leaf: PrintDocument | None) -> None:
        if leaf is None:
            return
        suggestion = str(_documents() / file_name(leaf.write_up.id))
        chosen, _ = QFileDialog.getSaveFileName(self._window, self.tr("Save as PDF"), suggestion, "PDF (*.pdf)")
        if chosen:
            self._save(with_suffix(Path(chosen)), leaf)

    def _save(self, path: Path, leaf: PrintDocument) -> None:
        paper = local_sheet()
        try:
            write_pdf(path, leaf.write_up.title, paper, sides(leaf, paper, self._library.picture, self._now()))
        except NotWritten as error:
            self.told.emit(self.tr("{0} could not be saved: {1}").format(path, error))
            return
        self.told.emit(self.tr("Saved: {0}").format(path))

    def _ask_to_stop(self, job: BinderJob) -> None:
        box = QMessageBox(self._window)
        box.setWindowTitle(self.tr("Binder to print"))
        box.setText(self.tr("A binder is being made: {0}% done.").format(job.percent))
        stop = box.addButton(self.tr("Stop it"), QMessageBox.ButtonRole.DestructiveRole)
        box.setDefaultButton(box.addButton(self.tr("Continue"), QMessageBox.ButtonRole.RejectRole))
        stop.clicked.connect(job.stop)
        job.ended.connect(box.close)
        box.finished.connect(box.deleteLater)
        box.open()

    def _advanced(self, percent: int) -> None:
        self.told.emit(self.tr("Making the binder: {0}%").format(percent))

    def _ended(self, wrong: str | None) -> None:
        job, self._job = self._job, None
        if job is None:
            return
        job.deleteLater()
        if wrong is None:
            self.told.emit(self.tr("Binder cancelled"))
        elif wrong:
            self.told.emit(self.tr("The binder could not be made: {0}").format(wrong))
        else:
            self.told.emit(self.tr("Binder saved: {0}").format(job.order.path))


def _documents() -> Path:
    return Path(QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation))
