"""A button that shows its key in a small box before its words."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QHBoxLayout, QPushButton

from procdesk.desk.parts import label


class KeyButton(QPushButton):
    """For what can be done next; as wide as its key and its words."""

    def __init__(self, key: str, words: str) -> None:
        super().__init__()
        self.setProperty("role", "next")
        self.setAccessibleName(words)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        row = QHBoxLayout(self)
        row.setContentsMargins(10, 6, 12, 6)
        row.setSpacing(8)
        for role, text in (("key", key), ("strong", words)):
            part = label(role, text)
            part.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
            row.addWidget(part)

    def sizeHint(self) -> QSize:
        layout = self.layout()
        return layout.totalSizeHint() if layout else QSize()

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()
