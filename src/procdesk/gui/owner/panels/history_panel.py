"""Who changed the page when, and what: the versions of its git repository, each of which the editor can go back to."""

from __future__ import annotations

from collections.abc import Callable, Generator, Sequence
from functools import partial
from html import escape
from pathlib import Path
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence, QShowEvent
from PySide6.QtWidgets import QFrame, QListWidget, QListWidgetItem, QPushButton, QSplitter, QVBoxLayout, QWidget

from procdesk.authoring.history import PageHistory, PageVersion, in_repository, read_history
from procdesk.authoring.text_difference import ChangedParagraph, Mark, difference
from procdesk.gui.context import AppContext
from procdesk.gui.owner.editing.edited_page import EditedPage
from procdesk.gui.tasks import LATER
from procdesk.gui.widgets.basic import wrapped_label
from procdesk.gui.widgets.buttons import key_text
from procdesk.gui.widgets.marked_text import ADDED, REMOVED, SAME, MarkedTextView, marked

Reading = Generator[None, None, PageHistory | None]
_MARKS = {Mark.SAME: SAME, Mark.ADDED: ADDED, Mark.REMOVED: REMOVED}


class HistoryPanel(QWidget):
    """`found` carries the panel itself once it is known that there is a history: without one it is shown nowhere."""

    found = Signal(object)

    def __init__(self, context: AppContext, page: EditedPage) -> None:
        super().__init__()
        self._context = context
        self._page = page
        self._versions: tuple[PageVersion, ...] = ()
        self._is_read = False
        self._list = _VersionList()
        self._list.setAccessibleName(self.tr("Versions of this page"))
        self._list.currentRowChanged.connect(self._choose)
        self._list.wanted.connect(self._restore)
        self._state = wrapped_label("quiet")
        self._text = MarkedTextView(context.theme)
        self._text.setAccessibleName(self.tr("What was changed in this version"))
        key, words = key_text(QKeySequence(Qt.Key.Key_Return)), self.tr("Restore this version")
        self._back = QPushButton(f"{key}  {words}")
        self._back.setToolTip(self.tr("Enter in the list: its text becomes that of the editor, not saved yet."))
        self._back.setAutoDefault(False)
        self._back.setEnabled(False)
        self._back.clicked.connect(self._restore)
        self._lay_out()
        self.setFocusProxy(self._list)
        page.saved.connect(lambda _path: self._read_anew())
        self._ask("is there a history", partial(in_repository, self._file), self._tell)

    @property
    def lines(self) -> tuple[str, ...]:
        """What the rows say, newest first."""
        return tuple(self._list.item(row).text() for row in range(self._list.count()))

    @property
    def versions(self) -> QListWidget:
        """The list of the versions."""
        return self._list

    @property
    def shown(self) -> str:
        """The difference that is shown, as plain text."""
        return self._text.toPlainText()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if not self._is_read:
            self._read_anew()

    @property
    def _file(self) -> Path:
        return self._context.library.content / self._page.path

    def _ask(self, what: str, work: Callable[[], object], then: Callable[[Any], None]) -> None:
        self._context.runner.latest(f"{what} {id(self)}", work, then, urgency=LATER)

    def _tell(self, there: bool) -> None:
        if there:
            self.found.emit(self)

    def _read_anew(self) -> None:
        if not self.isVisible():
            self._is_read = False
            return
        self._is_read = True
        self._state.setText(self.tr("Reading the history …"))
        self._go_on(read_history(self._file))

    def _go_on(self, reading: Reading) -> None:
        """Reads on, a few hundred commits at a time: whoever searches comes in between."""
        self._ask("history", partial(_next_part, reading), partial(self._take, reading))

    def _take(self, reading: Reading, read: PageHistory | None) -> None:
        if read is None:
            self._go_on(reading)
            return
        self._versions = read.versions
        row = max(0, self._list.currentRow())
        self._list.clear()
        for one in read.versions:
            self._list.addItem(QListWidgetItem(self._row(one)))
        self._state.setText(self._context.complaint(f"history-{read.end}", {}))
        self._list.setCurrentRow(min(row, len(read.versions) - 1))

    def _row(self, one: PageVersion) -> str:
        when = f"{one.moment:%Y-%m-%d %H:%M}"
        if not one.commit:
            return self._context.complaint("history-unsaved", {"when": when})
        if not one.author:
            return self._context.complaint("history-cut-version", {"when": when})
        return " · ".join((when, one.author, one.message.split("\n", 1)[0]))

    def _choose(self, row: int) -> None:
        self._back.setEnabled(0 <= row < len(self._versions))
        if not 0 <= row < len(self._versions):
            self._text.show_html("")
            return
        new = self._versions[row].text
        old = self._versions[row + 1].text if row + 1 < len(self._versions) else ""
        self._ask("difference", partial(difference, old, new), self._show)

    def _show(self, changed: tuple[ChangedParagraph, ...]) -> None:
        self._text.show_html(self._html(changed))

    def _html(self, changed: Sequence[ChangedParagraph]) -> str:
        """The paragraphs that differ, each with its neighbours."""
        near = {at for number, one in enumerate(changed) if one.is_changed for at in (number - 1, number, number + 1)}
        parts: list[str] = []
        last = -1
        for number, one in enumerate(changed):
            if number in near:
                parts.extend(['<p class="quiet">…</p>'] if number > last + 1 else [])
                parts.append(_paragraph(one))
                last = number
        if not parts:
            return f'<p class="quiet">{escape(self.tr("Nothing that is read was changed."))}</p>'
        return "".join(parts)

    def _restore(self) -> None:
        row = self._list.currentRow()
        if 0 <= row < len(self._versions):
            self._page.replace(self._versions[row].text)

    def _lay_out(self) -> None:
        parts = QSplitter(Qt.Orientation.Vertical)
        parts.setChildrenCollapsible(False)
        parts.addWidget(self._list)
        parts.addWidget(self._text)
        parts.setSizes((180, 320))
        column = QVBoxLayout(self)
        column.setContentsMargins(14, 10, 14, 10)
        column.setSpacing(8)
        column.addWidget(parts, 1)
        column.addWidget(self._state)
        column.addWidget(self._back, 0, Qt.AlignmentFlag.AlignLeft)


def _next_part(reading: Reading) -> PageHistory | None:
    """The history once it has been read, None where there is more to be read."""
    try:
        next(reading)
    except StopIteration as end:
        found: PageHistory | None = end.value
        return found or PageHistory(())
    return None


def _paragraph(one: ChangedParagraph) -> str:
    words = marked((_MARKS[part.mark], part.text) for part in one.words)
    paragraph = one.paragraph
    if paragraph.key:
        return f'<p><span class="quiet">{escape(paragraph.key)}:</span> {words}</p>'
    if paragraph.level:
        return f'<p class="name">{words}</p>'
    return f"<p>• {words}</p>" if paragraph.is_item else f"<p>{words}</p>"


class _VersionList(QListWidget):
    """`wanted` tells that Enter was pressed on a version."""

    wanted = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("outline")
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWordWrap(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.itemDoubleClicked.connect(lambda _item: self.wanted.emit())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.wanted.emit()
        else:
            super().keyPressEvent(event)
