"""The journey of the page that is edited, as a chart with the dates of a request that is filed now."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from procdesk.call.date_format import span
from procdesk.call.journey import DatedJourney
from procdesk.gui.context import AppContext
from procdesk.gui.owner.editing.edited_page import EditedPage
from procdesk.gui.page.journey_chart import JourneyChart
from procdesk.gui.page.journey_layout import ChartRow, chart_layout
from procdesk.gui.widgets.basic import label, scroll_area, show_text, wrapped_label
from procdesk.i18n import messages
from procdesk.library import DraftPage
from procdesk.model import Problem, Section, Step

_UNKNOWN = "unknown-department"


class JourneyPanel(QWidget):
    """Shows the journey of each draft that was read; a row leads to its line, and the cursor's line marks its row."""

    def __init__(self, context: AppContext, page: EditedPage) -> None:
        super().__init__()
        self._context = context
        self._page = page
        self._steps: tuple[Step, ...] = ()
        self._lines = range(0)
        self._filed = label("capitals", self.tr("If it is filed now").upper())
        self.chart = JourneyChart(context.theme)
        self._end = wrapped_label("strong")
        self._nothing = wrapped_label("lead")
        self._lay_out()
        self.setFocusProxy(self.chart)
        self.chart.chosen.connect(self._go_to)
        page.read.connect(self._show)
        page.line_moved.connect(self._follow)
        if page.draft is not None:
            self._show(page.draft)

    @property
    def words(self) -> str:
        """What is said beside the chart."""
        return "\n".join(one.text() for one in (self._nothing, self._end) if not one.isHidden())

    def _lay_out(self) -> None:
        self._card = QFrame()
        self._card.setProperty("role", "card")
        inside = QVBoxLayout(self._card)
        inside.setContentsMargins(12, 10, 12, 10)
        inside.setSpacing(6)
        inside.addWidget(self._filed)
        inside.addWidget(self.chart)
        inside.addWidget(self._end)
        body = QWidget()
        body.setObjectName("pageBody")
        column = QVBoxLayout(body)
        column.setContentsMargins(16, 16, 16, 16)
        column.addWidget(self._nothing)
        column.addWidget(self._card)
        column.addStretch()
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(scroll_area(body))
        self._card.hide()
        self._nothing.setText(self.tr("The journey appears here as soon as the text has been read."))

    def _show(self, draft: DraftPage) -> None:
        journey = draft.opened.call_context.journey if draft.opened else None
        self._steps = tuple(one.step for one in journey.steps) if journey else ()
        section = draft.write_up.section("journey") if draft.write_up else None
        self._lines = _lines_of(section) if section else range(0)
        self._card.setVisible(bool(self._steps))
        show_text(self._nothing, "" if self._steps else self._why_nothing(draft))
        if journey is None or not self._steps:
            return
        layout = chart_layout(journey, draft.lang, self._context.now().date())
        rows = tuple(self._marked(row, self._of_step(row.index, draft.problems)) for row in layout.rows)
        self.chart.show_layout(replace(layout, rows=rows), None, self.tr("What happens next"))
        show_text(self._end, self._end_words(journey, draft.lang))
        self._follow(self._page.line)

    def _end_words(self, journey: DatedJourney, lang: str) -> str:
        end = journey.end
        if end is None or end.earliest is None or end.latest is None:
            return self.tr("No date can be given for the end: a step before it has none.")
        dates = span(end.earliest, end.latest, lang, self._context.now().date())
        return messages(lang).page("all-done", dates=dates)

    def _why_nothing(self, draft: DraftPage) -> str:
        if not self._lines:
            return self.tr("This page has no “What happens next”: nothing follows the call, or nobody has written it.")
        told = [self._context.sentence(one) for one in draft.problems if one.line in self._lines]
        return "\n".join(told) or self.tr("There are no steps in “What happens next” yet.")

    def _of_step(self, index: int, problems: Sequence[Problem]) -> list[Problem]:
        """What is wrong in the lines of a step."""
        first = self._steps[index].line
        later = (step.line for step in self._steps if step.line > first)
        end = min(later, default=self._lines.stop)
        return [one for one in problems if first <= one.line < end]

    def _marked(self, row: ChartRow, problems: Sequence[Problem]) -> ChartRow:
        """The row with what keeps it from having a date, in words."""
        step, fault = self._steps[row.index], ""
        if any(one.code == _UNKNOWN for one in problems):
            fault = self.tr("unknown department")
        elif step.duration is None:
            fault = self.tr("time not understood") if step.time else self.tr("no time written")
        elif problems:
            fault = self.tr("with a mistake")
        if not fault:
            return row
        said = "\n".join((f"{row.said}: {fault}", *(self._context.sentence(one) for one in problems)))
        # A date that holds all the same is not hidden.
        when = f"{row.when} · {fault}" if row.place else fault
        return replace(row, when=when, said=said, tone="amber")

    def _go_to(self, index: int) -> None:
        if index < len(self._steps):
            self._page.go_to(self._steps[index].line)

    def _follow(self, line: int) -> None:
        """Marks the step in which the cursor stands."""
        begun = [number for number, step in enumerate(self._steps) if step.line <= line]
        self.chart.point_at(begun[-1] if begun and line in self._lines else -1)


def _lines_of(section: Section) -> range:
    """The lines of a section in its file, from its heading to its end."""
    return range(section.line, section.first_line + section.markdown.count("\n") + 1)
