"""The search box: every key asks, the cursor stays here while arrows move through the list."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QSignalBlocker, Qt, QTimer, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QKeySequence, QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QLineEdit, QPushButton, QWidget

from procdesk.gui.theme import Theme
from procdesk.gui.widgets.basic import label
from procdesk.gui.widgets.buttons import tool_tip

LONGEST_QUERY = 10_000
# From this width on, in pixels at 100 per cent text size, there is room for the count beside the words.
_ROOMY = 560
_WALKED = (Qt.FocusReason.TabFocusReason, Qt.FocusReason.BacktabFocusReason)
_LIST_KEYS = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}


class SearchBar(QFrame):
    """`asked` carries the text right after each key, `entered` says that the best hit is wanted now.

    `moved` carries +1 or -1 for the arrows, `left` says that Escape was pressed.
    """

    asked = Signal(str)
    entered = Signal()
    moved = Signal(int)
    left = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("searchBox")
        self._theme = theme
        self._compact = False
        self._picture = QLabel()
        self._line = QLineEdit()
        self._line.setMaxLength(LONGEST_QUERY)
        self._line.setPlaceholderText(self.tr("What does the customer say?"))
        self._line.setAccessibleName(self.tr("Search"))
        self._line.setAccessibleDescription(
            self.tr("Type the customer's words; arrows choose a result, Enter opens it")
        )
        self._count = label("quiet")
        self._key = QPushButton(self.tr("Esc"))
        self._key.setProperty("role", "key")
        # A click must not take the cursor out of the box.
        self._key.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._key.setAccessibleName(self.tr("Clear the search"))
        self._key.setToolTip(tool_tip(self.tr("Clear the search"), self.tr("Esc")))
        self._key.clicked.connect(self._leave)
        self._key.hide()
        row = QHBoxLayout(self)
        row.setContentsMargins(16, 9, 14, 9)
        row.setSpacing(10)
        for widget in (self._picture, self._line, self._count, self._key):
            row.addWidget(widget, 1 if widget is self._line else 0)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(lambda: self.asked.emit(self.text))
        self._line.textChanged.connect(self._changed)
        self._line.selectionChanged.connect(self._selected)
        self._line.installEventFilter(self)
        # Whether the old words are selected only because the next ones will replace them.
        self._replaces = self._goes_on = False
        self.setFocusProxy(self._line)
        theme.changed.connect(self._restyle)
        self._restyle()

    @property
    def text(self) -> str:
        """What is typed now."""
        return self._line.text()

    def show_text(self, text: str) -> None:
        """Puts a text into the box, as if it were typed."""
        self._line.setText(text)

    def put_text(self, text: str) -> None:
        """Puts a text into the box that somebody else asks for, with the cursor behind it."""
        self._timer.stop()
        with QSignalBlocker(self._line):
            self._line.setText(text)
        self._key.setVisible(bool(text))
        self._line.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self._line.deselect()

    def take_focus(self) -> None:
        """Puts the cursor here with the old words selected, so that the next key begins a new question."""
        self._line.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.offer_new()

    def await_question(self) -> None:
        """Puts the cursor here: a letter begins a new question, Backspace or a space goes on with the old one."""
        self.take_focus()
        self._goes_on = True

    def add(self, text: str) -> None:
        """Writes a text where the cursor is, in the place of what is selected."""
        self._line.insert(text)

    def offer_new(self) -> None:
        """Selects the old words, so that the next letter typed here takes their place; the cursor stays where it is."""
        self._line.selectAll()
        self._replaces, self._goes_on = True, False

    def ask_now(self) -> None:
        """Asks without the pause, if anything is still to be asked."""
        if self._timer.isActive():
            self._timer.stop()
            self.asked.emit(self.text)

    def show_count(self, words: str) -> None:
        """Shows how many hits there are, or nothing."""
        self._count.setText(words)

    def shorten(self, compact: bool) -> None:
        """Leaves the count out and the place to the words, in the small window."""
        self._compact = compact
        self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        """The count gives way to the words where there is little room."""
        self._count.setVisible(not self._compact and self.width() >= self._theme.points(_ROOMY))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self._line:
            if event.type() in (QEvent.Type.FocusIn, QEvent.Type.FocusOut):
                self._show_focus(event.type() == QEvent.Type.FocusIn)
            if isinstance(event, QFocusEvent) and event.gotFocus() and event.reason() in _WALKED:
                # The line selects its words for whoever comes with Tab; they have not selected them.
                QTimer.singleShot(0, self, self._wait_for_new_words)
            if isinstance(event, QKeyEvent):
                if event.type() == QEvent.Type.ShortcutOverride:
                    return self._leave_copy_to_window(event)
                if event.type() == QEvent.Type.KeyPress:
                    return self._key_pressed(event)
        return super().eventFilter(watched, event)

    def _leave_copy_to_window(self, event: QKeyEvent) -> bool:
        """Without words that the user has selected Ctrl+C copies the answer; the line would swallow the key."""
        mine = self._line.hasSelectedText() and not self._replaces
        if event.matches(QKeySequence.StandardKey.Copy) and not mine:
            event.ignore()
            return True
        return False

    def _key_pressed(self, event: QKeyEvent) -> bool:
        key = Qt.Key(event.key())
        plain = event.modifiers() in (Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.KeypadModifier)
        if key in _LIST_KEYS and plain:
            self.moved.emit(_LIST_KEYS[key])
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.ask_now()
            self.entered.emit()
        elif key == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            self._prepare(event)
            return False
        return True

    def _leave(self) -> None:
        """Does what Escape does with the cursor in the box."""
        self._line.setFocus(Qt.FocusReason.OtherFocusReason)
        self.left.emit()

    def _prepare(self, event: QKeyEvent) -> None:
        """What the line does with a key depends on why its words are selected."""
        if self._goes_on and event.key() in (Qt.Key.Key_Backspace, Qt.Key.Key_Space):
            self._line.end(False)
        elif event.matches(QKeySequence.StandardKey.SelectAll):
            self._replaces = False

    def _selected(self) -> None:
        self._replaces = self._goes_on = False

    def _changed(self, text: str) -> None:
        self._key.setVisible(bool(text))
        if text.strip():
            # At the next turn: the letter is painted first, and keys that come together ask once.
            self._timer.start(0)
        else:
            self._timer.stop()
            self.asked.emit(text)

    def _wait_for_new_words(self) -> None:
        if self._line.selectedText() == self._line.text():
            self._replaces = True

    def _show_focus(self, focused: bool) -> None:
        self.setProperty("searching", focused)
        self.style().unpolish(self)
        self.style().polish(self)

    def _restyle(self) -> None:
        side = round(self._theme.points(20))
        self._picture.setPixmap(self._theme.icon("search").pixmap(side, side))
        self._fit()
