"""Brings documents in: reads them in the background, plans their pages, writes those that are wanted."""

from __future__ import annotations

import tempfile
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtWidgets import QWidget

from procdesk.authoring.importing.document import ReadSource
from procdesk.authoring.importing.plan import (
    ContentPlaces,
    ImportChoices,
    ImportPlan,
    PageState,
    offered_name,
    plan_import,
)
from procdesk.authoring.importing.reading_task import ReadingTask
from procdesk.authoring.importing.writing import WrittenPage, write_plan
from procdesk.content.scan.scanner import scan
from procdesk.gui.context import AppContext
from procdesk.gui.owner.importing.import_dialog import ImportDialog
from procdesk.gui.owner.importing.import_preview import preview_html
from procdesk.gui.owner.importing.import_words import ImportWords
from procdesk.gui.owner.importing.source_step import ImportOrder
from procdesk.gui.tasks import TaskFailure
from procdesk.i18n import LANGUAGES
from procdesk.library import Library, Overview
from procdesk.resources import resource

_POLL_MS = 60


@dataclass(frozen=True, slots=True)
class _Planned:
    """A plan, and the names offered for pages whose own is taken, by their source."""

    plan: ImportPlan
    offers: Mapping[str, str]


class ImportSession(QObject):
    """One opening of the small window, from its first step to the last.

    `edit_wanted` carries the path of a page that somebody wants to go on writing, relative to the content folder;
    `written` tells that pages are there, `closed` that the small window is.
    """

    edit_wanted = Signal(str)
    written = Signal()
    closed = Signal()

    def __init__(self, context: AppContext, overview: Overview, window: QWidget) -> None:
        super().__init__(window)
        self._context = context
        self._words = ImportWords(context, self)
        self._staging: tempfile.TemporaryDirectory[str] | None = None
        self._task: ReadingTask | None = None
        self._order = ImportOrder((), "", "")
        self._read: tuple[ReadSource, ...] = ()
        self._names: dict[str, str] = {}
        self._plan = ImportPlan((), ())
        self._pictures: dict[str, str] = {}
        self._writing = False
        self._timer = QTimer(self)
        self._timer.setInterval(_POLL_MS)
        self._timer.timeout.connect(self._look)
        self.dialog = self._make_dialog(overview, window)

    def _make_dialog(self, overview: Overview, window: QWidget) -> ImportDialog:
        lang = self._context.reading_language()
        named = [(one.department.slug, one.department.card(lang).name) for one in overview.departments]
        languages = [(one, self._context.formatter.language_name(one)) for one in overview.languages]
        dialog = ImportDialog(
            self._context.theme,
            sorted(named, key=lambda one: one[1].casefold()),
            languages,
            self._picture,
            lambda: self._writing,
            window,
        )
        dialog.source_step.ordered.connect(self._begin)
        dialog.preview_step.chosen.connect(self._show_page)
        dialog.preview_step.renamed.connect(self._rename)
        dialog.preview_step.back.connect(self._back)
        dialog.preview_step.stopped.connect(self._stop_reading)
        dialog.preview_step.write.connect(self._write)
        dialog.report_step.edit_wanted.connect(self.edit_wanted)
        dialog.finished.connect(self._closed)
        return dialog

    def stop(self) -> None:
        """Ends what is under way, when the window closes."""
        self._end_reading()
        for name in ("import plan", "import page", "import write"):
            self._context.runner.forget(name)
        if self._staging is not None:
            self._staging.cleanup()
            self._staging = None

    def _begin(self, order: ImportOrder) -> None:
        self.stop()
        self._order, self._names, self._read = order, {}, ()
        self._staging = tempfile.TemporaryDirectory(prefix="procdesk-import-", ignore_cleanup_errors=True)
        self._task = ReadingTask(order.sources, Path(self._staging.name))
        self._timer.start()
        self.dialog.preview_step.show_rows((), "")
        self.dialog.preview_step.show_progress(0, 0, "")
        self.dialog.show_preview()

    def _look(self) -> None:
        if self._task is None:
            return
        running = self._task.poll()
        progress = self._task.progress
        if running:
            self.dialog.preview_step.show_progress(progress.done, progress.total, self._task.reading)
        else:
            self._read = self._task.results
            self._end_reading()
            self._make_plan()

    def _stop_reading(self) -> None:
        if self._task is not None:
            self._read = self._task.results
            self._end_reading()
            self._make_plan()

    def _end_reading(self) -> None:
        self._timer.stop()
        if self._task is not None:
            self._task.stop()
            self._task = None

    def _make_plan(self) -> None:
        choices = ImportChoices(self._order.department, self._order.lang, dict(self._names))
        work = partial(_planned, self._context.library, self._read, choices)
        self._context.runner.latest("import plan", work, self._show_plan)

    def _show_plan(self, planned: _Planned) -> None:
        self._plan = planned.plan
        self._pictures = {file.path: file.staged for page in planned.plan.pages for file in page.files}
        rows = self._words.preview_rows(planned.plan, planned.offers)
        self.dialog.preview_step.show_rows(rows, self._words.preview_summary(planned.plan))

    def _show_page(self, number: int) -> None:
        if number < len(self._plan.pages):
            page = self._plan.pages[number]
            self._context.runner.latest("import page", partial(preview_html, page), self._show_html)

    def _show_html(self, html: str) -> None:
        self.dialog.preview_step.show_page(html)

    def _picture(self, path: str) -> bytes | None:
        staged = self._pictures.get(path)
        try:
            return Path(staged).read_bytes() if staged else None
        except OSError:
            return None

    def _rename(self, source: str, name: str) -> None:
        self._names[source] = name
        self._make_plan()

    def _back(self) -> None:
        self._end_reading()
        self.dialog.show_sources()

    def _write(self) -> None:
        if self._writing:
            return
        self._writing = True
        work = partial(write_plan, self._context.library.content, self._plan, _cards())
        self._context.runner.latest("import write", work, self._show_written, self._not_written)

    def _show_written(self, written: tuple[WrittenPage, ...]) -> None:
        self._writing = False
        self.written.emit()
        refused = self._plan.refused
        rows = self._words.report_rows(written, refused)
        self.dialog.report_step.show_rows(
            rows, self._words.report_summary(written, refused), self._words.report(written, refused)
        )
        self.dialog.show_report()

    def _not_written(self, failure: TaskFailure) -> None:
        self._writing = False
        self.dialog.preview_step.say(self._words.failed(failure.reason))

    def _closed(self) -> None:
        self.stop()
        self.closed.emit()


def _planned(library: Library, read: Sequence[ReadSource], choices: ImportChoices) -> _Planned:
    """The plan for what was read, by what the content folder holds at this moment."""
    overview = library.overview()
    places = ContentPlaces(
        library.content,
        tuple(one.department for one in overview.departments),
        tuple(scan(library.content).files),
        overview.languages,
    )
    plan = plan_import(read, places, choices)
    taken = (page for page in plan.pages if page.state is PageState.TAKEN)
    return _Planned(plan, {page.source: offered_name(page, places) for page in taken})


def _cards() -> dict[str, str]:
    """The templates of a department's page, by language."""
    return {lang: resource("templates", f"department.{lang}.md").read_text("utf-8") for lang in LANGUAGES}
