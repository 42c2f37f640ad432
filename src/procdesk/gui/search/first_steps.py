"""What a first start teaches: three questions to try, the keys of a call, and how to move in the list."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from procdesk.gui.actions import Actions
from procdesk.gui.formatting import ExampleLabels
from procdesk.gui.widgets.arrow_group import ArrowGroup
from procdesk.gui.widgets.basic import ElidedLabel, card, clear, label, wrapped_label
from procdesk.gui.widgets.buttons import key_text

_COLUMNS, _NARROW_COLUMNS = 2, 1
# In pixels: wide enough for every key, so that the words begin below one another.
_KEY = 52


class FirstSteps(QWidget):
    """`asked` carries the question of an example that was chosen."""

    asked = Signal(str)

    def __init__(self, actions: Actions) -> None:
        super().__init__()
        self._examples_heading = wrapped_label("capitals", self.tr("Try it: click one, or type it").upper())
        self._examples_heading.hide()
        self._examples = QVBoxLayout()
        self._examples.setSpacing(8)
        ArrowGroup(self, lambda: self.findChildren(_ExampleButton))
        self._keys = QGridLayout()
        self._keys.setSpacing(10)
        self._cards = [
            _key_card(key_text(actions[name].shortcut()), words)
            for name, words in (
                ("copy", self.tr("copies the answer you are reading out")),
                ("guide", self.tr("takes you through the guide, step by step")),
                ("hand_over", self.tr("tells you who to pass it to, and if they are open")),
                ("note", self.tr("writes the note of the call for you")),
            )
        ]
        self.use_columns(narrow=False)
        more = (
            self.tr("↑ ↓ choose another process"),
            self.tr("Enter open it"),
            self.tr("{0} all keys").format(key_text(actions["keys"].shortcut())),
        )
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 4, 0, 0)
        column.setSpacing(10)
        column.addWidget(self._examples_heading)
        column.addLayout(self._examples)
        column.addSpacing(8)
        column.addWidget(wrapped_label("capitals", self.tr("Four keys for a call").upper()))
        column.addLayout(self._keys)
        column.addSpacing(2)
        column.addWidget(wrapped_label("quiet", "   ·   ".join(more)))

    def show_examples(self, examples: tuple[ExampleLabels, ...]) -> None:
        """Shows questions that can be tried; none where there are no phrases."""
        clear(self._examples)
        for example in examples:
            button = _ExampleButton(example)
            button.clicked.connect(lambda _checked=False, text=example.question: self.asked.emit(text))
            self._examples.addWidget(button)
        self._examples_heading.setVisible(bool(examples))

    def use_columns(self, *, narrow: bool) -> None:
        """Puts the keys side by side, or one below the other where there is no room."""
        columns = _NARROW_COLUMNS if narrow else _COLUMNS
        for number, one in enumerate(self._cards):
            self._keys.addWidget(one, number // columns, number % columns)
        for number in range(_COLUMNS):
            self._keys.setColumnStretch(number, int(number < columns))


def _key_card(key: str, words: str) -> QWidget:
    """A key and what it does."""
    made = card()
    row = QHBoxLayout(made)
    row.setContentsMargins(12, 10, 12, 10)
    row.setSpacing(12)
    chip = label("key", key)
    chip.setAlignment(Qt.AlignmentFlag.AlignCenter)
    chip.setMinimumWidth(_KEY)
    row.addWidget(chip, 0, Qt.AlignmentFlag.AlignVCenter)
    row.addWidget(wrapped_label("", words), 1)
    return made


class _ExampleButton(QPushButton):
    """A question in a customer's words, and quietly the department that it is about."""

    def __init__(self, example: ExampleLabels) -> None:
        super().__init__()
        self.setProperty("role", "example")
        self.setAccessibleName(f"{example.quoted}, {example.department}")
        self.setToolTip(f"{example.quoted} · {example.department}")
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(14, 9, 14, 9)
        self._row.setSpacing(14)
        for role, text, share in (("name", example.quoted, 3), ("quiet", example.department, 1)):
            line = ElidedLabel(role)
            line.setText(text)
            line.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
            self._row.addWidget(line, share)

    def sizeHint(self) -> QSize:
        return self._row.sizeHint()

    def minimumSizeHint(self) -> QSize:
        return self._row.minimumSize()
