"""What is said of documents that are brought in, in the interface's language."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from PySide6.QtCore import QObject

from procdesk.authoring.importing.document import ReadSource, Remark
from procdesk.authoring.importing.plan import ImportPlan, PageState, PlannedPage, state_remark
from procdesk.authoring.importing.writing import PageOutcome, WrittenPage
from procdesk.content.vocabulary import section_heading
from procdesk.gui.context import AppContext
from procdesk.gui.owner.importing.preview_step import PreviewRow
from procdesk.gui.owner.importing.report_step import ReportRow


class ImportWords(QObject):
    """The sentences of the wizard."""

    def __init__(self, context: AppContext, parent: QObject) -> None:
        super().__init__(parent)
        self._context = context

    def preview_rows(self, plan: ImportPlan, offers: Mapping[str, str]) -> tuple[PreviewRow, ...]:
        """The pages that will come or cannot, and below them the files that are not understood."""
        pages = (self._page_row(page, offers.get(page.source, "")) for page in plan.pages)
        refused = (
            PreviewRow(
                one.source, one.source, "", self.sentence(one.refused), False, tuple(map(self.sentence, one.remarks))
            )
            for one in plan.refused
            if one.refused is not None
        )
        return (*pages, *refused)

    def preview_summary(self, plan: ImportPlan) -> str:
        """How many pages will come, and how many documents will not."""
        new = sum(page.state is PageState.NEW for page in plan.pages)
        same = sum(page.state is PageState.SAME for page in plan.pages)
        others = len(plan.pages) - new - same + len(plan.refused)
        return self.tr("New pages: {0}. There already, the same: {1}. Cannot come: {2}.").format(new, same, others)

    def report_rows(self, written: Iterable[WrittenPage], refused: Iterable[ReadSource]) -> tuple[ReportRow, ...]:
        """What became of each document."""
        rows = [ReportRow(self._outcome(one), _path_there(one)) for one in written]
        rows += [ReportRow(f"✗ {one.source}: {self.sentence(one.refused)}") for one in refused if one.refused]
        return tuple(rows)

    def report_summary(self, written: Sequence[WrittenPage], refused: Sequence[ReadSource]) -> str:
        """How many pages were written, and how many documents were not."""
        done = sum(one.outcome is PageOutcome.WRITTEN for one in written)
        same = sum(one.outcome is PageOutcome.SAME for one in written)
        others = len(written) - done - same + len(refused)
        words = self.tr("Written: {0}. There already, the same: {1}. Not written: {2}.").format(done, same, others)
        ask = self.tr("None of them is verified yet: read each page, and say that it is true.")
        return f"{words} {ask}" if done else words

    def report(self, written: Sequence[WrittenPage], refused: Sequence[ReadSource]) -> str:
        """Everything that is to be told, as a text."""
        lines = [self.report_summary(written, refused), ""]
        for one in written:
            lines += [self._outcome(one), *(f"    {told}" for told in self._told(one.page))]
        lines += [f"✗ {one.source}: {self.sentence(one.refused)}" for one in refused if one.refused]
        return "\n".join(lines) + "\n"

    def failed(self, reason: str) -> str:
        """That the pages could not be written."""
        return self.tr("The pages could not be written: {0}").format(reason)

    def sentence(self, told: Remark) -> str:
        """A remark in words."""
        return self._context.complaint(told.code, dict(told.facts))

    def _page_row(self, page: PlannedPage, offer: str) -> PreviewRow:
        can_come = page.state is PageState.NEW
        return PreviewRow(page.source, page.title, page.path, self._state(page), can_come, self._told(page), offer)

    def _state(self, page: PlannedPage) -> str:
        if page.state is PageState.NEW:
            return self.tr("new")
        if page.state is PageState.SAME:
            return self.tr("There already, the same.")
        if page.state is PageState.NO_DEPARTMENT:
            return self.tr("Its department is not known: go back and choose one.")
        told = state_remark(page)
        return self.sentence(told) if told else ""

    def _told(self, page: PlannedPage) -> tuple[str, ...]:
        told = [self.tr("From: {0}").format(page.source)]
        if page.new_department:
            told.append(self.tr("New department: {0}").format(page.new_department))
        if page.recognised:
            names = ", ".join(section_heading(key, page.lang) for _, key in page.recognised)
            told.append(self.tr("Sections recognised: {0}").format(names))
        if page.files:
            told.append(self.tr("Pictures and documents: {0}").format(len(page.files)))
        return (*told, *map(self.sentence, page.remarks))

    def _outcome(self, one: WrittenPage) -> str:
        page = one.page
        if one.outcome is PageOutcome.WRITTEN:
            return f"✓ {page.title}: {page.path}"
        if one.outcome is PageOutcome.SAME:
            return f"= {page.title}: {self._state(page)} {page.path}"
        if one.outcome is PageOutcome.FAILED:
            reason = self._context.complaint("import-state-failed", {"reason": one.reason})
            return f"✗ {page.title}: {reason}"
        return f"✗ {page.title}: {self._state(page)}"


def _path_there(one: WrittenPage) -> str:
    return one.page.path if one.outcome in (PageOutcome.WRITTEN, PageOutcome.SAME) else ""
