"""The editor's window: the text left with its problems below, what stands beside it in tabs on the right."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import PurePosixPath

from PySide6.QtCore import QEvent, QPoint, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QAction, QCloseEvent, QKeyEvent
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QListWidget,
    QListWidgetItem,
    QMainWindow,
    QMenu,
    QPushButton,
    QSplitter,
    QTabWidget,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from procdesk.gui.context import AppContext
from procdesk.gui.keyboard.action_palette import ActionPalette
from procdesk.gui.owner.editing.edited_page import EditedPage
from procdesk.gui.owner.editing.editor_actions import EditorActions
from procdesk.gui.owner.editing.find_replace_bar import FindReplaceBar
from procdesk.gui.owner.editing.marks import RemedyOffer, TextMark
from procdesk.gui.owner.editing.text_edit import PageTextEdit
from procdesk.gui.widgets.basic import ElidedLabel, label
from procdesk.gui.widgets.buttons import key_text
from procdesk.gui.widgets.flow_layout import FlowLayout

_SIZE = QSize(1280, 720)
_ROWS = 4
_SAID_MS = 8_000
_BUTTONS = ("save", "undo", "redo", "find", "palette", "next_problem", "mend")


class EditorWindow(QMainWindow):
    """One page in the editor. `closing` asks to be closed: whoever owns the window answers by `close_now`.

    `came_back` tells that the window is in front again, `looked_at` that something in the folder has changed,
    `putting_away` that the window is about to close without a question, `gone` that it closes.
    """

    closing = Signal()
    came_back = Signal()
    looked_at = Signal()
    putting_away = Signal()
    gone = Signal()

    def __init__(self, context: AppContext, page: EditedPage) -> None:
        super().__init__()
        self.setObjectName("editor")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.context = context
        self.page = page
        page.setParent(self)
        self._may_close = False
        self.actions_ = EditorActions(self)
        self.text = PageTextEdit(page, context.theme)
        self.find_bar = FindReplaceBar(self.text, self)
        self.tabs = QTabWidget()
        self.tabs.setDocumentMode(True)
        self.tabs.tabBar().setDrawBase(False)
        for part in (self.tabs, self.tabs.tabBar()):
            part.setAccessibleName(self.tr("Beside the text"))
        self._problems = _ProblemList()
        self._problems.chosen.connect(self._go_to_mark)
        self._problems.mend_wanted.connect(self._mend_chosen)
        self._problems.left.connect(self.text.setFocus)
        self._words = ElidedLabel("quiet")
        self._words.setAccessibleName(self.tr("State"))
        self._said = QTimer(self)
        self._said.setSingleShot(True)
        self._said.setInterval(_SAID_MS)
        self._said.timeout.connect(lambda: self._words.setText(""))
        self._notice = _NoticeBar()
        self._lay_out()
        self._make_menus()
        self._palette = ActionPalette(self.actions_, context.theme, self)
        self._palette.left.connect(self.text.setFocus)
        self._bind()
        page.document.contentsChanged.connect(self._show_title)
        page.base_changed.connect(self._show_title)
        page.path_changed.connect(lambda _path: self._show_title())
        page.document.undoAvailable.connect(self.actions_["undo"].setEnabled)
        page.document.redoAvailable.connect(self.actions_["redo"].setEnabled)
        self._show_title()
        self.resize(_SIZE.boundedTo(self.screen().availableGeometry().size()))
        self.text.setFocus()

    def add_panel(self, title: str, panel: QWidget) -> None:
        """Adds a tab beside the text."""
        panel.setAccessibleName(panel.accessibleName() or title)
        number = self.tabs.addTab(panel, title)
        next_, previous = (key_text(self.actions_[name].shortcut()) for name in ("next_tab", "previous_tab"))
        self.tabs.setTabToolTip(number, self.tr("{0}: next tab, {1}: previous tab").format(next_, previous))

    def show_marks(self, source: str, marks: Sequence[TextMark]) -> None:
        """Shows the marks of one source in the text, and all of them in the list below it."""
        self.text.show_marks(source, marks)
        self._problems.show_marks(self.text.marks, self._level)
        has_any = bool(self.text.marks)
        for name in ("next_problem", "previous_problem", "mend", "list_problems"):
            self.actions_[name].setEnabled(has_any)

    def say(self, words: str) -> None:
        """Says something in the line at the bottom."""
        self._words.setText(words)
        self._said.start()

    def show_notice(self, words: str, *choices: tuple[str, Callable[[], None]]) -> None:
        """Shows what has happened above the text, with what can be done about it; without words it goes away."""
        self._notice.show_notice(words, choices)

    @property
    def said(self) -> str:
        """What the line at the bottom says."""
        return self._words.text()

    @property
    def notice(self) -> str:
        """What is said above the text, "" for nothing."""
        return self._notice.words

    @property
    def notice_buttons(self) -> tuple[QPushButton, ...]:
        """What can be done about that."""
        return self._notice.buttons

    def close_now(self) -> None:
        """Closes the window without asking anything more."""
        self._may_close = True
        self.close()

    def put_away(self) -> None:
        """Closes the window because the program ends or shows another folder: what is not saved is kept."""
        self.putting_away.emit()
        self.close_now()

    def come_forward(self) -> None:
        """Shows the window in front of all others."""
        self.setWindowState(self.windowState() & ~Qt.WindowState.WindowMinimized)
        self.show()
        self.raise_()
        self.activateWindow()

    def closeEvent(self, event: QCloseEvent) -> None:
        if not self._may_close:
            # Where nothing is unsaved the answer comes at once; a second `close` from within this one does nothing.
            self.closing.emit()
        if self._may_close:
            self.page.stop()
            self.gone.emit()
            event.accept()
        else:
            event.ignore()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.ActivationChange and self.isActiveWindow():
            self.came_back.emit()

    def next_mark(self, by: int) -> None:
        """Puts the cursor to the next mark of the text (+1) or the one before (-1), and says what it tells."""
        marks = self.text.marks
        if not marks:
            self.say(self.tr("No problems found."))
            return
        cursor = self.text.textCursor()
        here = (cursor.blockNumber() + 1, cursor.positionInBlock())
        places = [(one.line, one.span.start) for one in marks]
        if by > 0:
            number = next((at for at, place in enumerate(places) if place > here), 0)
        else:
            number = next((at for at in reversed(range(len(places))) if places[at] < here), len(places) - 1)
        self._go_to_mark(marks[number])

    def mend(self) -> None:
        """Puts right what the cursor stands at: at once where there is one way, else by a choice of them."""
        marks = self.text.marks_at(self.page.line)
        self._mend_first(marks)

    def _mend_first(self, marks: Sequence[TextMark]) -> None:
        for mark in marks:
            mends = tuple(mark.mends())
            if len(mends) == 1:
                self._apply(mends[0])
                return
            if mends:
                self._choose(mends)
                return
        self.say(self.tr("Nothing can be put right here by itself: the sentence says what to write."))

    def _apply(self, mend: RemedyOffer) -> None:
        self.page.replace(mend.make())
        self.say(self.tr("Done: {0}. {1} undoes it.").format(mend.words, key_text(self.actions_["undo"].shortcut())))

    def _choose(self, mends: Sequence[RemedyOffer]) -> None:
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        for mend in mends:
            action = menu.addAction(mend.words.replace("&", "&&"))
            action.triggered.connect(lambda _checked=False, mend=mend: self._apply(mend))
        place = self.text.cursorRect().bottomLeft()
        menu.popup(self.text.viewport().mapToGlobal(place + QPoint(0, 2)))
        menu.setActiveAction(menu.actions()[0])

    def _go_to_mark(self, mark: TextMark) -> None:
        self.text.go_to_mark(mark)
        self.text.setFocus()
        self._problems.choose(mark)
        self.say(mark.words)

    def _mend_chosen(self, mark: TextMark) -> None:
        self._go_to_mark(mark)
        self._mend_first((mark,))

    def _level(self, mark: TextMark) -> str:
        return {"red": self.tr("Error"), "amber": self.tr("Warning")}.get(mark.tone, self.tr("Spelling"))

    def _lay_out(self) -> None:
        left = QFrame()
        left.setProperty("role", "pane")
        column = QVBoxLayout(left)
        column.setContentsMargins(1, 1, 1, 1)
        column.setSpacing(0)
        column.addWidget(self.find_bar)
        column.addWidget(self.text, 1)
        below = QWidget()
        lines = QVBoxLayout(below)
        lines.setContentsMargins(0, 0, 0, 0)
        lines.setSpacing(6)
        lines.addWidget(left, 1)
        lines.addWidget(self._problems)
        self._splitter = QSplitter(Qt.Orientation.Horizontal)
        self._splitter.setChildrenCollapsible(False)
        self._splitter.addWidget(below)
        self._splitter.addWidget(self.tabs)
        self._splitter.setSizes((640, 600))
        whole = QWidget()
        rows = QVBoxLayout(whole)
        rows.setContentsMargins(12, 4, 12, 8)
        rows.setSpacing(8)
        rows.addLayout(self._tool_bar())
        rows.addWidget(self._notice)
        rows.addWidget(self._splitter, 1)
        rows.addWidget(self._words)
        self.setCentralWidget(whole)

    def _tool_bar(self) -> FlowLayout:
        row = FlowLayout(6, 6)
        for name in _BUTTONS:
            row.addWidget(_tool_button(self.actions_[name]))
        return row

    def _make_menus(self) -> None:
        for heading, actions in self.actions_.groups():
            menu = self.menuBar().addMenu(heading)
            menu.addActions(actions)
        self.addActions(self.actions_.all())

    def _bind(self) -> None:
        self.actions_.bind(
            {
                "undo": self.text.undo,
                "redo": self.text.redo,
                "find": lambda: self.find_bar.open(replacing=False),
                "replace": lambda: self.find_bar.open(replacing=True),
                "next_problem": lambda: self.next_mark(1),
                "previous_problem": lambda: self.next_mark(-1),
                "mend": self.mend,
                "list_problems": self._problems.take_focus,
                "palette": self._palette.open,
                "beside": self._switch_side,
                "next_tab": lambda: self._switch_tab(1),
                "previous_tab": lambda: self._switch_tab(-1),
                "close": self.close,
            }
        )
        for name in ("undo", "redo", "next_problem", "previous_problem", "mend", "list_problems"):
            self.actions_[name].setEnabled(False)

    def _switch_side(self) -> None:
        panel = self.tabs.currentWidget()
        if panel is None or not self.text.hasFocus():
            self.text.setFocus()
        else:
            panel.setFocus(Qt.FocusReason.TabFocusReason)
            if not panel.isAncestorOf(self.focusWidget() or self.text):
                panel.focusNextChild()

    def _switch_tab(self, by: int) -> None:
        if self.tabs.count():
            self.tabs.setCurrentIndex((self.tabs.currentIndex() + by) % self.tabs.count())

    def _show_title(self) -> None:
        name = PurePosixPath(self.page.path).name
        unsaved = self.tr("unsaved") if self.page.unsaved else ""
        title = " · ".join(part for part in (name, unsaved, "procdesk") if part)
        if title != self.windowTitle():
            self.setWindowTitle(title)


def _tool_button(action: QAction) -> QToolButton:
    """A button for an action with its key before its words."""
    made = QToolButton()
    made.setProperty("role", "quiet")
    made.setText(f"{key_text(action.shortcut())}  {action.text()}")
    made.setToolTip(action.toolTip())
    made.setAccessibleName(action.text())
    made.setFocusPolicy(Qt.FocusPolicy.TabFocus)
    made.clicked.connect(action.trigger)
    action.enabledChanged.connect(made.setEnabled)
    return made


class _ProblemList(QListWidget):
    """The marks of the text, one a row: `chosen` carries the one to go to, `mend_wanted` the one to put right.

    `left` tells that Escape was pressed.
    """

    chosen = Signal(object)
    mend_wanted = Signal(object)
    left = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("outline")
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setAccessibleName(self.tr("Problems of this text"))
        self.setWordWrap(True)
        self.setResizeMode(QListWidget.ResizeMode.Adjust)
        self.setVerticalScrollMode(QListWidget.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        # One that comes and goes would leave lines less room than they were measured for.
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
        self._shown: list[TextMark] = []
        self.itemClicked.connect(lambda item: self._tell(item))
        self.hide()

    def show_marks(self, marks: Sequence[TextMark], level: Callable[[TextMark], str]) -> None:
        """Shows these marks; the row that is chosen stays so."""
        rows = [self.tr("{0}, line {1}: {2}").format(level(one), one.line, one.words) for one in marks]
        self._shown = list(marks)
        if rows != [self.item(number).text() for number in range(self.count())]:
            here = self.currentRow()
            self.clear()
            for words in rows:
                self.addItem(QListWidgetItem(words))
            self.setCurrentRow(min(max(here, 0), len(rows) - 1))
        self.setVisible(bool(rows))
        height = sum(self.sizeHintForRow(number) for number in range(min(len(rows), _ROWS)))
        self.setFixedHeight(min(height, _ROWS * (self.fontMetrics().height() + 10)) + 16)

    def choose(self, mark: TextMark) -> None:
        """Shows the row of a mark as the chosen one."""
        if mark in self._shown:
            self.setCurrentRow(self._shown.index(mark))

    def take_focus(self) -> None:
        """Puts the cursor into the list."""
        if self.isVisible():
            self.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        current = self.currentItem()
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and current is not None:
            self._tell(current)
        elif event.key() == Qt.Key.Key_Period and event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            if current is not None:
                self.mend_wanted.emit(self._shown[self.row(current)])
        elif event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)

    def _tell(self, item: QListWidgetItem) -> None:
        self.chosen.emit(self._shown[self.row(item)])


class _NoticeBar(QFrame):
    """What has happened, with buttons for what can be done about it."""

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("role", "notice")
        self._words = label("")
        self._words.setWordWrap(True)
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(14, 8, 10, 8)
        self._row.addWidget(self._words, 1)
        self._buttons: list[QPushButton] = []
        self.hide()

    @property
    def words(self) -> str:
        """What is said, "" for nothing."""
        return self._words.text()

    @property
    def buttons(self) -> tuple[QPushButton, ...]:
        """The choices, first one first."""
        return tuple(self._buttons)

    def show_notice(self, words: str, choices: Sequence[tuple[str, Callable[[], None]]]) -> None:
        """Shows words and choices; without words the bar goes away."""
        for button in self._buttons:
            self._row.removeWidget(button)
            button.deleteLater()
        self._buttons = []
        self._words.setText(words)
        for text, then in choices:
            made = QPushButton(text)
            made.clicked.connect(lambda _checked=False, then=then: then())
            self._row.addWidget(made)
            self._buttons.append(made)
        self.setVisible(bool(words))
        self.setAccessibleName(words)
