"""The guide of the page that is edited, as a flow chart beside its text."""

from __future__ import annotations

from collections.abc import Iterable
from functools import partial

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QHideEvent, QKeySequence, QResizeEvent, QShortcut, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QScrollArea, QVBoxLayout, QWidget

from procdesk.authoring.guides.guide_graph import GuideGraph, NodeKind, guide_graph
from procdesk.gui.context import AppContext
from procdesk.gui.owner.editing.edited_page import EditedPage
from procdesk.gui.owner.panels.guide_chart import GuideChart, GuidePart
from procdesk.gui.tasks import LATER, TaskFailure
from procdesk.gui.widgets.basic import label, set_tone, show_text, wrapped_label
from procdesk.library import DraftPage
from procdesk.model import Hit, Problem


class GuidePanel(QWidget):
    """Shows the guide of each draft that was read; a box leads to its line, and the cursor's line marks its box.

    Where the text has no guide for a while, as when its heading is being typed, the last picture stays, faded.
    """

    def __init__(self, context: AppContext, page: EditedPage) -> None:
        super().__init__()
        self._context = context
        self._page = page
        self._graph = GuideGraph()
        self._titles: dict[str, str] = {}
        self._notes: dict[int, str] = {}
        self._fits = True
        self.chart = GuideChart(context.theme)
        self._scroll = QScrollArea()
        self._scroll.setFrameShape(QScrollArea.Shape.NoFrame)
        self._scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._scroll.setAlignment(Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignTop)
        self._scroll.setWidget(self.chart)
        self._notice = wrapped_label("quiet")
        self._count = label("badge")
        self._lay_out()
        self.setFocusProxy(self.chart)
        # A splitter that is being dragged resizes at every pixel.
        self._resized = QTimer(self)
        self._resized.setSingleShot(True)
        self._resized.timeout.connect(self._fit)
        self.chart.chosen.connect(page.go_to)
        self.chart.reached.connect(self._keep_in_sight)
        context.theme.changed.connect(self._resized.start)
        page.read.connect(self._take_draft)
        page.line_moved.connect(self._follow)

    @property
    def notice(self) -> str:
        """What is said above the picture."""
        return self._notice.text()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._resized.start(0)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self._page.draft is not None:
            self._show(self._page.draft)
        self._resized.start(0)

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self._context.runner.forget(self._job)

    def zoom_by(self, steps: int) -> None:
        """Shows the guide larger (+1) or smaller (-1)."""
        self._fits = False
        self.chart.zoom_by(steps)

    def fit(self) -> None:
        """Shows as much of the guide as can be read."""
        self._fits = True
        self._fit()

    @property
    def _job(self) -> str:
        return f"titles {id(self)}"

    def _lay_out(self) -> None:
        bar = QHBoxLayout()
        bar.setContentsMargins(12, 8, 12, 0)
        bar.setSpacing(6)
        bar.addWidget(self._count)
        bar.addStretch()
        for words, key, said, act in (
            ("−", "-", self.tr("Smaller"), partial(self.zoom_by, -1)),
            (self.tr("Fit"), "0", self.tr("As much as can be read"), self.fit),
            ("+", "+", self.tr("Larger"), partial(self.zoom_by, 1)),
        ):
            button = QPushButton(f"{words}  {key}" if words != key and words != "−" else words)
            button.setProperty("role", "quiet")
            button.setAccessibleName(said)
            button.setToolTip(f"{said} ({key})")
            button.clicked.connect(lambda _checked=False, act=act: act())
            shortcut = QShortcut(QKeySequence(key), self)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(act)
            bar.addWidget(button)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addLayout(bar)
        self._notice.setContentsMargins(14, 6, 14, 6)
        column.addWidget(self._notice)
        column.addWidget(self._scroll, 1)
        self._notice.setText(self.tr("The guide appears here as soon as the text has been read."))
        self._count.hide()

    def _take_draft(self, draft: DraftPage) -> None:
        # A hundred boxes are not made for nobody.
        if self.isVisible():
            self._show(draft)

    def _show(self, draft: DraftPage) -> None:
        graph = guide_graph(draft.write_up.guide) if draft.write_up else GuideGraph()
        if not graph.nodes:
            self._show_nothing(draft)
            return
        notes = self._notes_of(graph, draft.problems)
        show_text(self._notice, "")
        self.chart.fade(False)
        if (graph, notes) != (self._graph, self._notes):
            self._graph, self._notes = graph, notes
            self._draw()
        self._ask_titles(draft.lang)
        self._show_count()
        self._follow(self._page.line)

    def _notes_of(self, graph: GuideGraph, problems: Iterable[Problem]) -> dict[int, str]:
        """What is wrong with the lines of headings and choices, in words."""
        lines = {node.line for node in graph.nodes} | {edge.line for edge in graph.edges}
        notes: dict[int, list[str]] = {}
        for one in problems:
            if one.line in lines:
                notes.setdefault(one.line, []).append(self._context.sentence(one))
        return {line: "\n".join(words) for line, words in notes.items()}

    def _draw(self) -> None:
        self.chart.show_graph(self._graph, self._titles, self._notes)

    def _show_nothing(self, draft: DraftPage) -> None:
        section = draft.write_up.section("guide") if draft.write_up else None
        last = section.first_line + section.markdown.count("\n") if section else 0
        told = [self._context.sentence(one) for one in draft.problems if section and section.line <= one.line <= last]
        if section and not told:
            told.append(self.tr("There are no questions in the guide yet. Each begins with “###”."))
        if self._graph.nodes:
            told.append(self.tr("The picture shows how the guide was before."))
        if section is None:
            told.insert(0, self.tr("There is no guide in the text. One begins with the heading “## Guide”."))
        self.chart.fade(True)
        self._count.hide()
        show_text(self._notice, "\n".join(told))

    def _show_count(self) -> None:
        faults = self._graph.faults
        self._count.show()
        stranded = self.tr("%n place(s) where a caller is stranded", "", faults)
        self._count.setText(stranded if faults else self.tr("No dead ends"))
        set_tone(self._count, "red" if faults else "good")

    def _ask_titles(self, lang: str) -> None:
        """Looks up what other pages are called; until that is known they stand with their ids."""
        unknown = [node.words for node in self._graph.nodes if node.kind is NodeKind.PAGE]
        if any(one not in self._titles for one in unknown):
            look_up = partial(self._context.library.hits_of, tuple(unknown), lang)
            self._context.runner.latest(self._job, look_up, self._take_titles, self._no_titles, LATER)

    def _take_titles(self, hits: tuple[Hit, ...]) -> None:
        self._titles |= {hit.id: hit.title for hit in hits}
        if hits:
            self._draw()
            self._follow(self._page.line)

    def _no_titles(self, _failure: TaskFailure) -> None:
        """The ids stay; the runner has noted what went wrong in the log."""

    def _follow(self, line: int) -> None:
        """Marks the box in whose lines the cursor stands, and brings it into sight."""
        draft = self._page.draft
        section = draft.write_up.section("guide") if draft and draft.write_up else None
        inside = section is not None and section.line <= line <= section.first_line + section.markdown.count("\n")
        key = self._graph.key_at(line) if inside else ""
        self.chart.point_at(key)
        part = self.chart.box(key)
        if part is not None:
            self._keep_in_sight(part)

    def _keep_in_sight(self, part: GuidePart) -> None:
        self._scroll.ensureWidgetVisible(part, 24, 24)

    def _fit(self) -> None:
        if self._fits and self.isVisible() and self._graph.nodes:
            self.chart.fit(self._scroll.viewport().size())
            self._follow(self._page.line)
