"""The small window in which documents are brought in, step by step."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QDialog, QStackedLayout, QWidget

from procdesk.gui.owner.importing.preview_step import PreviewStep
from procdesk.gui.owner.importing.report_step import ReportStep
from procdesk.gui.owner.importing.source_step import SourceStep
from procdesk.gui.theme import Theme

_SIZE = QSize(1040, 640)


class ImportDialog(QDialog):
    """`source_step`, `preview_step` and `report_step` are shown one after the other.

    `is_busy` tells whether pages are being written, during which it stays open.
    """

    def __init__(
        self,
        theme: Theme,
        departments: Sequence[tuple[str, str]],
        languages: Sequence[tuple[str, str]],
        read_picture: Callable[[str], bytes | None],
        is_busy: Callable[[], bool],
        parent: QWidget,
    ) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(self.tr("Bring documents in"))
        self.setAcceptDrops(True)
        self._is_busy = is_busy
        self.source_step = SourceStep(departments, languages)
        self.preview_step = PreviewStep(theme, read_picture)
        self.report_step = ReportStep()
        self._stack = QStackedLayout(self)
        for step in (self.source_step, self.preview_step, self.report_step):
            self._stack.addWidget(step)
        self.source_step.cancelled.connect(self.reject)
        self.report_step.closed.connect(self.accept)
        self.resize(_SIZE.boundedTo(parent.screen().availableSize()))
        self.source_step.take_focus()

    def show_sources(self) -> None:
        """Goes to the first step, with what was chosen."""
        self._stack.setCurrentWidget(self.source_step)
        self.source_step.take_focus()

    def show_preview(self) -> None:
        """Goes to the step that shows what will come."""
        self._stack.setCurrentWidget(self.preview_step)

    def show_report(self) -> None:
        """Goes to the last step."""
        self._stack.setCurrentWidget(self.report_step)

    def reject(self) -> None:
        if not self._is_busy():
            super().reject()

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if self._stack.currentWidget() is self.source_step and event.mimeData().hasUrls():
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        self.source_step.add(Path(one.toLocalFile()) for one in event.mimeData().urls() if one.isLocalFile())
