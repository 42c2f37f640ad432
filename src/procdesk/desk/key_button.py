"""A button that shows its key in a small box before its words."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QSizePolicy

from procdesk.desk.keys import key_text
from procdesk.desk.parts import label


class KeyButton(QPushButton):
    """`tone` "main" for what one most likely wants next, "chip" for a small one, "" for the others."""

    def __init__(self, words: str, key: QKeySequence | str, tone: str = "") -> None:
        super().__init__()
        self.setProperty("role", "keyed")
        self.setProperty("tone", tone)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self._words = label("deed", words, tone)
        row = self._row = QHBoxLayout(self)
        row.setContentsMargins(*((8, 2, 8, 2) if tone == "chip" else (12, 7, 14, 7)))
        row.setSpacing(8)
        shown = key if isinstance(key, str) else key_text(key)
        if shown:
            row.addWidget(label("key", shown))
        row.addWidget(self._words, 1)
        self.setToolTip(shown)
        self.show_words(words)

    def show_words(self, words: str) -> None:
        """Shows other words, which are also the button's name for those who cannot see it."""
        self._words.setText(words)
        self.setAccessibleName(words)
        self._row.invalidate()
        self.updateGeometry()

    def width_of(self, words: str) -> int:
        """How wide the button is with these words."""
        metrics = self._words.fontMetrics()
        shown = metrics.horizontalAdvance(self._words.text())
        return self._row.sizeHint().width() - shown + metrics.horizontalAdvance(words)

    def sizeHint(self) -> QSize:
        return self._row.sizeHint()

    def minimumSizeHint(self) -> QSize:
        return self._row.minimumSize()
