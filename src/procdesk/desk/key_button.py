"""A button that shows its key in a small box before its words, or above them where there is little room."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QBoxLayout, QPushButton, QSizePolicy

from procdesk.desk.keys import key_text
from procdesk.desk.parts import label

_STACKED = (8, 5, 8, 5)
_GAP = 8


class KeyButton(QPushButton):
    """`tone` "main" for what one most likely wants next, "chip" for a small one, "" for the others."""

    def __init__(self, words: str, key: QKeySequence | str, tone: str = "") -> None:
        super().__init__()
        self.setProperty("role", "keyed")
        self.setProperty("tone", tone)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self._words = label("deed", words, tone)
        self._beside = (8, 2, 8, 2) if tone == "chip" else (12, 7, 14, 7)
        row = self._row = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        shown = key if isinstance(key, str) else key_text(key)
        self._key = label("key", shown)
        row.addWidget(self._key, 0, Qt.AlignmentFlag.AlignCenter)
        # Never shown before it has its place: it would come up as a window.
        self._key.setVisible(bool(shown))
        row.addWidget(self._words, 1)
        self.stack(False)
        self.setToolTip(shown)
        self.show_words(words)

    def show_words(self, words: str) -> None:
        """Shows other words, which are also the button's name for those who cannot see it."""
        self._words.setText(words)
        self.setAccessibleName(words)
        self._row.invalidate()
        self.updateGeometry()

    def stack(self, stacked: bool) -> None:
        """Shows the key above the words, or beside them."""
        direction = QBoxLayout.Direction
        self._row.setDirection(direction.TopToBottom if stacked else direction.LeftToRight)
        self._row.setContentsMargins(*(_STACKED if stacked else self._beside))
        self._row.setSpacing(3 if stacked else _GAP)
        middle = Qt.AlignmentFlag.AlignCenter if stacked else Qt.AlignmentFlag.AlignVCenter
        self._words.setAlignment(middle)
        self.updateGeometry()

    def width_of(self, words: str, *, stacked: bool = False) -> int:
        """How wide the button is with these words."""
        said = self._words.fontMetrics().horizontalAdvance(words)
        key = 0 if self._key.isHidden() else self._key.sizeHint().width()
        left, _, right, _ = _STACKED if stacked else self._beside
        return left + right + (max(key, said) if stacked else said + key + (_GAP if key else 0))

    def sizeHint(self) -> QSize:
        return self._row.sizeHint()

    def minimumSizeHint(self) -> QSize:
        return self._row.minimumSize()
