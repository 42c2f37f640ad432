"""What stands above a guide's question: whose guide it is, the keys that lead out of the question, and the path."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QPushButton, QVBoxLayout, QWidget

from procdesk.call.guide import GuideSession
from procdesk.desk.flow import FlowLayout
from procdesk.desk.parts import ElidedLabel
from procdesk.desk.trail import GuideBreadcrumb

_NAME_LETTERS = 14
_BUTTON_EDGE = 20


class GuideHeader(QWidget):
    """Shows where a run stands; its buttons tell what their keys would."""

    went_back = Signal()
    started_again = Signal()
    returned = Signal()
    left = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._name = ElidedLabel("capitals")
        self._back = _button("⌫", self.tr("back"))
        self._again = _button(self.tr("Home"), self.tr("start again"))
        self._leave = _button(self.tr("Esc"), self.tr("leave"))
        self._return = _button("", "")
        self.buttons = (self._back, self._again, self._leave, self._return)
        for button, fact in zip(
            self.buttons, (self.went_back, self.started_again, self.left, self.returned), strict=True
        ):
            button.clicked.connect(fact)
        self._trail = GuideBreadcrumb()
        keys = FlowLayout(8, 8)
        for button in (self._back, self._again, self._leave):
            keys.addWidget(button)
        self._keys = QWidget()
        self._keys.setLayout(keys)
        self._line = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._line.setSpacing(8)
        self._line.addWidget(self._name, 1)
        self._line.addWidget(self._keys)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addLayout(self._line)
        column.addWidget(self._return, 0, Qt.AlignmentFlag.AlignLeft)
        column.addWidget(self._trail)

    @property
    def can_return(self) -> bool:
        """Whether there is a question in another process to return to."""
        return self._return.isVisibleTo(self)

    def fill(self, run: GuideSession) -> None:
        """Shows where a run stands; at an end the ways back stand below it and not here."""
        guide = self.tr("Guide")
        self._name.setText(f"{guide.upper()} · {run.write_up.title}")
        for button in (self._back, self._again):
            button.setVisible(bool(run.path) and bool(run.ways))
        self._trail.show_path(run.path)
        self._trail.setVisible(bool(run.path))
        came_from = run.came_from
        if came_from:
            self._return.setAccessibleName(self.tr("return to “{title}”").format(title=came_from.title))
        self._return.setVisible(came_from is not None)
        self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        """The keys beside the name where both have room, else below it."""
        room = self.width()
        needed = self._keys.sizeHint().width() + _NAME_LETTERS * self._name.fontMetrics().averageCharWidth()
        direction = QBoxLayout.Direction
        self._line.setDirection(direction.LeftToRight if needed <= room else direction.TopToBottom)
        words = f"⇧ ⌫  {self._return.accessibleName()}"
        metrics, elide = self._return.fontMetrics(), Qt.TextElideMode.ElideRight
        self._return.setText(metrics.elidedText(words, elide, max(80, room - _BUTTON_EDGE)))


def _button(key: str, words: str) -> QPushButton:
    button = QPushButton(f"{key}  {words}")
    button.setProperty("role", "key")
    button.setAccessibleName(words)
    button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
    return button
