"""Small widgets that every pane is made of, so that each look is written once."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QLabel, QLayout, QScrollArea, QSizePolicy, QToolButton, QWidget

_MOST_LETTERS = 300


class ElidedLabel(QLabel):
    """A label of one line that ends in "…" where there is no room; a tool tip shows the whole of it."""

    def __init__(self, role: str) -> None:
        super().__init__()
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setProperty("role", role)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)

    def setText(self, text: str) -> None:
        super().setText(text)
        self.setToolTip(text)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setPen(self.palette().color(self.foregroundRole()))
        shown = self.fontMetrics().elidedText(self.text(), Qt.TextElideMode.ElideRight, self.width())
        painter.drawText(self.rect(), Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, shown)


def label(role: str, text: str = "", tone: str = "") -> QLabel:
    """A label whose look is its role in the style sheet; its text is never taken for HTML."""
    made = QLabel(text)
    made.setTextFormat(Qt.TextFormat.PlainText)
    made.setProperty("role", role)
    made.setProperty("tone", tone)
    return made


def wrapped_label(role: str, text: str = "", tone: str = "") -> QLabel:
    """A label that breaks its text into lines."""
    made = label(role, text, tone)
    made.setWordWrap(True)
    made.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
    return made


def selectable(words: QLabel) -> QLabel:
    """The same label with a text that the mouse can select; one long word does not make it wider than its place."""
    words.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
    words.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
    return words


def show_text(words: QLabel, text: str) -> None:
    """Shows a text; a label without one takes no room."""
    words.setText(text)
    words.setVisible(bool(text))


def shortened(text: str) -> str:
    """A text that is shown in a few lines at most, cut where it is longer than anybody would read there."""
    return text if len(text) <= _MOST_LETTERS else f"{text[:_MOST_LETTERS]}…"


def set_tone(widget: QWidget, tone: str) -> None:
    """Gives a widget the look of another tone."""
    if widget.property("tone") != tone:
        widget.setProperty("tone", tone)
        widget.style().unpolish(widget)
        widget.style().polish(widget)


def card(tone: str = "") -> QFrame:
    """A frame that looks like a card."""
    made = QFrame()
    made.setProperty("role", "card")
    made.setProperty("tone", tone)
    return made


def scroll_area(content: QWidget) -> QScrollArea:
    """A frameless area that scrolls its content up and down; the cursor stays with what is in it."""
    made = QScrollArea()
    made.setWidgetResizable(True)
    made.setFrameShape(QFrame.Shape.NoFrame)
    made.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    made.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    made.setWidget(content)
    return made


def action_button(action: QAction, role: str = "quiet") -> QToolButton:
    """A button for an action: its words, its key in the tool tip."""
    made = QToolButton()
    made.setDefaultAction(action)
    made.setProperty("role", role)
    made.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
    made.setFocusPolicy(Qt.FocusPolicy.TabFocus)
    return made


def clear(layout: QLayout) -> None:
    """Removes and deletes whatever a layout holds."""
    while (item := layout.takeAt(0)) is not None:
        if (widget := item.widget()) is not None:
            widget.hide()
            widget.deleteLater()
