"""Buttons that show their key, and rows of numbered chips."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import QCoreApplication, QSize, Qt, Signal
from PySide6.QtGui import QKeySequence, QPainter, QPaintEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QLabel, QPushButton, QSizePolicy, QToolButton, QWidget

from procdesk.gui.widgets.arrow_group import ArrowGroup
from procdesk.gui.widgets.basic import label
from procdesk.gui.widgets.flow_layout import FlowLayout

_STACKED = (8, 5, 8, 5)
_GAP = 8


def key_text(key: QKeySequence) -> str:
    """A key in few letters: "Ctrl+C", "↓", "Intro"; on macOS with the signs that are used there."""
    if sys.platform == "darwin":
        return key.toString(QKeySequence.SequenceFormat.NativeText)
    parts = key.toString(QKeySequence.SequenceFormat.PortableText).replace("++", "+plus").split("+")
    return " ".join(_printed(part) for part in parts)


def _printed(name: str) -> str:
    names = {
        "plus": "+",
        "Up": "↑",
        "Down": "↓",
        "Left": "←",
        "Right": "→",
        "Shift": QCoreApplication.translate("KeyButton", "Shift"),
        "Return": QCoreApplication.translate("KeyButton", "Enter"),
        "PgDown": QCoreApplication.translate("KeyButton", "PgDn"),
        "PgUp": QCoreApplication.translate("KeyButton", "PgUp"),
        "Tab": QCoreApplication.translate("KeyButton", "Tab"),
    }
    return names.get(name, name)


def tool_tip(words: str, key: QKeySequence | str) -> str:
    """What a button does and the key that does it, "Copy the note (Ctrl Enter)"; without a key only the words."""
    shown = key if isinstance(key, str) else key_text(key)
    begun = words[:1].upper() + words[1:]
    return f"{begun} ({shown})" if shown else begun


class KeyButton(QPushButton):
    """`tone` "main" for what one most likely wants next, "chip" for a small one, "" for the others."""

    def __init__(self, words: str, key: QKeySequence | str, tone: str = "") -> None:
        super().__init__()
        self.setProperty("role", "keyed")
        self.setProperty("tone", tone)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self._words = label("deed", words, tone)
        self._margins = (8, 2, 8, 2) if tone == "chip" else (12, 7, 14, 7)
        row = self._row = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._shown = shown = key if isinstance(key, str) else key_text(key)
        self._explained = False
        self._key = label("key", shown)
        row.addWidget(self._key, 0, Qt.AlignmentFlag.AlignCenter)
        # Never shown before it has its place: it would come up as a window.
        self._key.setVisible(bool(shown))
        row.addWidget(self._words, 1)
        self.stack(False)
        self.show_words(words)

    def show_words(self, words: str) -> None:
        """Shows other words, which are also the button's name for those who cannot see it."""
        self._words.setText(words)
        self.setAccessibleName(words)
        if not self._explained:
            self.setToolTip(tool_tip(words, self._shown))
        self._row.invalidate()
        self.updateGeometry()

    def explain(self, tip: str) -> None:
        """From now on the tool tip is this one, whatever words the button has room for."""
        self._explained = True
        self.setToolTip(tip)

    def stack(self, stacked: bool) -> None:
        """Shows the key above the words, or beside them."""
        direction = QBoxLayout.Direction
        self._row.setDirection(direction.TopToBottom if stacked else direction.LeftToRight)
        self._row.setContentsMargins(*(_STACKED if stacked else self._margins))
        self._row.setSpacing(3 if stacked else _GAP)
        middle = Qt.AlignmentFlag.AlignCenter if stacked else Qt.AlignmentFlag.AlignVCenter
        self._words.setAlignment(middle)
        self.updateGeometry()

    def width_of(self, words: str, *, stacked: bool = False) -> int:
        """How wide the button is with these words."""
        said = self._words.fontMetrics().horizontalAdvance(words)
        key = 0 if self._key.isHidden() else self._key.sizeHint().width()
        left, _, right, _ = _STACKED if stacked else self._margins
        return left + right + (max(key, said) if stacked else said + key + (_GAP if key else 0))

    def sizeHint(self) -> QSize:
        return self._row.sizeHint()

    def minimumSizeHint(self) -> QSize:
        return self._row.minimumSize()


def close_button(words: str) -> QPushButton:
    """A small button that shows Escape and says what that does."""
    key = QCoreApplication.translate("KeyButton", "Esc")
    made = QPushButton(f"{key}  {words}")
    made.setProperty("role", "key")
    made.setFocusPolicy(Qt.FocusPolicy.TabFocus)
    made.setAccessibleName(words)
    made.setToolTip(tool_tip(words, key))
    return made


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
        self.setToolTip(tool_tip(texts[0], key))

    def sizeHint(self) -> QSize:
        return self._row.sizeHint()

    def minimumSizeHint(self) -> QSize:
        return self._row.minimumSize()


_MOST_NUMBERED = 9


class ChipBar(QWidget):
    """`chosen` carries the number of the chip that was pressed, from 0; a choice of one is not shown."""

    chosen = Signal(int)

    def __init__(self) -> None:
        super().__init__()
        self._made: list[QToolButton] = []
        self._count = 0
        self._row = FlowLayout(6, 6)
        self.setLayout(self._row)
        ArrowGroup(self, lambda: self.shown)

    @property
    def shown(self) -> list[QToolButton]:
        """The chips in order, none where there is nothing to choose."""
        return self._made[: self._count] if self._count > 1 else []

    def fill(self, names: Sequence[str], current: int) -> None:
        """Shows these names, the one with the number `current` as the choice."""
        self._count = len(names)
        while len(self._made) < len(names):
            self._add()
        for number, chip in enumerate(self._made):
            chip.setVisible(number < len(names))
            chip.setChecked(number == current)
        for number, (chip, name) in enumerate(zip(self._made, names, strict=False), 1):
            chip.setText(f"{number}  {name}" if number <= _MOST_NUMBERED else name)
            chip.setAccessibleName(name)
            chip.setToolTip(tool_tip(name, str(number) if number <= _MOST_NUMBERED else ""))
        self.setVisible(len(names) > 1)

    def _add(self) -> None:
        chip = QToolButton()
        chip.setProperty("role", "chip")
        chip.setCheckable(True)
        chip.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        chip.clicked.connect(partial(self._choose, len(self._made)))
        self._row.addWidget(chip)
        self._made.append(chip)

    def _choose(self, number: int) -> None:
        # Pressed again, the chip of the choice stays pressed.
        self._made[number].setChecked(True)
        self.chosen.emit(number)
