"""Find in the page: a small bar above the text."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLineEdit, QWidget

from procdesk.gui.widgets.basic import label


class FindBar(QFrame):
    """`asked` carries the words, `stepped` +1 or -1 for the next or previous place, `closed` that it is done."""

    asked = Signal(str)
    stepped = Signal(int)
    closed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("findBar")
        self._line = QLineEdit()
        self._line.setPlaceholderText(self.tr("Find in the page"))
        self._line.setAccessibleName(self.tr("Find in the page"))
        self._count = label("quiet")
        row = QHBoxLayout(self)
        row.setContentsMargins(12, 6, 10, 6)
        row.addWidget(self._line, 1)
        row.addWidget(self._count)
        row.addWidget(label("key", self.tr("Enter next")))
        row.addWidget(label("key", self.tr("Esc close")))
        self._line.textChanged.connect(self.asked)
        self._line.installEventFilter(self)
        self.hide()

    def open(self) -> None:
        """Shows the bar with the cursor in it."""
        self.show()
        self._line.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self._line.selectAll()
        self.asked.emit(self._line.text())

    def close_bar(self) -> None:
        """Hides the bar and its marks."""
        if self.isVisible():
            self.hide()
            self.closed.emit()

    def show_count(self, current: int, total: int) -> None:
        """Shows which place of how many is the current one (counted from 1)."""
        if not self._line.text():
            self._count.setText("")
        elif total:
            self._count.setText(self.tr("{0} of {1}").format(current, total))
        else:
            self._count.setText(self.tr("not on this page"))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self._line and isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
                back = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
                self.stepped.emit(-1 if back else 1)
                return True
            if event.key() == Qt.Key.Key_Escape:
                self.close_bar()
                return True
        return super().eventFilter(watched, event)
