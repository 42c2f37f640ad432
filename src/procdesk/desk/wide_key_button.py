"""A button that shows its key, and its words as far as there is room."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QSizePolicy

from procdesk.desk.parts import label


class _Words(QLabel):
    """Shows the first of some texts that fits, the last one cut off where none does."""

    def __init__(self) -> None:
        super().__init__()
        self._texts: tuple[str, ...] = ("",)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setProperty("role", "words")
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)

    def show_texts(self, texts: tuple[str, ...]) -> None:
        self._texts = texts
        self.setText(texts[0])

    def paintEvent(self, _event: QPaintEvent) -> None:
        metrics = self.fontMetrics()
        fits = (text for text in self._texts if metrics.horizontalAdvance(text) <= self.width())
        shown = next(fits, metrics.elidedText(self._texts[-1], Qt.TextElideMode.ElideRight, self.width()))
        painter = QPainter(self)
        painter.setPen(self.palette().color(self.foregroundRole()))
        painter.drawText(self.rect(), Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, shown)


class WideKeyButton(QPushButton):
    """A wide button with a key in a small box; `role` is its look."""

    def __init__(self, role: str) -> None:
        super().__init__()
        self.setProperty("role", role)
        self._key = label("key")
        self._words = _Words()
        self._row = row = QHBoxLayout(self)
        row.setContentsMargins(12, 7, 12, 7)
        row.setSpacing(10)
        row.addWidget(self._key)
        row.addWidget(self._words, 1)
        for part in (self._key, self._words):
            part.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def fill(self, key: str, *texts: str) -> None:
        """Shows a key and the first of these texts that fits, longest first."""
        self._key.setText(key)
        self._words.show_texts(texts)
        self.setAccessibleName(texts[0])
        self.setToolTip(texts[0])

    def sizeHint(self) -> QSize:
        return self._row.sizeHint()

    def minimumSizeHint(self) -> QSize:
        return self._row.minimumSize()
