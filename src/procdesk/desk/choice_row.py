"""One choice of a guide: its number key, its words, and quietly where it leads. Made once, filled for each question."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QSizePolicy, QVBoxLayout

from procdesk.desk.parts import label, wrapped_label


class ChoiceRow(QPushButton):
    """A button of two lines as tall as its words; only the space bar is its own, all other keys are the guide's."""

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("role", "choice")
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self._key = label("number")
        self._key.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._words = wrapped_label("name")
        self._hint = wrapped_label("quiet")
        lines = QVBoxLayout()
        lines.setSpacing(2)
        lines.addWidget(self._words)
        lines.addWidget(self._hint)
        row = QHBoxLayout(self)
        row.setContentsMargins(14, 11, 14, 11)
        row.setSpacing(14)
        row.addWidget(self._key)
        row.addLayout(lines, 1)
        for part in (self._key, self._words, self._hint):
            part.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
            # One long word must not widen the guide.
            part.setMinimumWidth(1)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def fill(self, key: str, words: str, hint: str, leads_on: bool) -> None:
        """Shows a choice; `key` is "" where no key chooses it, and one that does not lead on cannot be taken."""
        self._key.setText(key)
        side = round(self._key.fontMetrics().height() * 1.6)
        self._key.setFixedSize(side, side)
        self._words.setText(words)
        self._hint.setText(hint)
        self._hint.setVisible(bool(hint))
        self.setEnabled(leads_on)
        self.setAccessibleName(f"{key}: {words}" if key else words)
        self.setAccessibleDescription(hint)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Space:
            super().keyPressEvent(event)
        else:
            event.ignore()

    def sizeHint(self) -> QSize:
        return self._layout_size(self.width())

    def minimumSizeHint(self) -> QSize:
        layout = self.layout()
        return layout.minimumSize() if layout else QSize()

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        layout = self.layout()
        return layout.totalHeightForWidth(width) if layout else -1

    def _layout_size(self, width: int) -> QSize:
        layout = self.layout()
        return QSize(layout.totalSizeHint().width(), self.heightForWidth(width)) if layout else QSize()
