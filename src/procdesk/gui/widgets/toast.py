"""A short message over the content, near what one looks at, that goes away by itself."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt, QTimer
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from procdesk.gui.theme import Theme
from procdesk.gui.widgets.basic import ElidedLabel, set_tone, wrapped_label

SHOWN_MS, WARNING_MS = 3_500, 8_000
_WIDTH, _EDGE, _MOST_LETTERS = 460, 10, 200
# In pixels at 100 per cent text size: the buttons at the foot of a page stay in sight below it.
_FOOT = 54


class Toast(QFrame):
    """Lies low in the middle of `place`, where it hides neither title nor answer.

    It takes neither the cursor nor the mouse, and is told to screen readers.
    """

    def __init__(self, theme: Theme, place: QWidget) -> None:
        super().__init__(place.window())
        self._theme = theme
        self._place = place
        self.setProperty("role", "toast")
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._words = wrapped_label("strong")
        self._text = ElidedLabel("quiet")
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 9, 16, 10)
        column.setSpacing(2)
        column.addWidget(self._words)
        column.addWidget(self._text)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self.hide)
        place.installEventFilter(self)
        self.hide()

    @property
    def words(self) -> str:
        """What stands there now, "" while it is not seen."""
        return self._words.text() if self.isVisible() else ""

    @property
    def text(self) -> str:
        """The words of it that were copied, "" where there are none."""
        return self._text.text() if self.isVisible() else ""

    def tell(self, words: str, text: str = "") -> None:
        """Says for a moment what was done, and the first words of `text`, to which it was done."""
        self._show(words, text, "good", SHOWN_MS)

    def warn(self, words: str) -> None:
        """Says for a while what was not done, and why."""
        self._show(words, "", "amber", WARNING_MS)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self._place and event.type() in (QEvent.Type.Resize, QEvent.Type.Move) and self.isVisible():
            self._lie_down()
        return super().eventFilter(watched, event)

    def _show(self, words: str, text: str, tone: str, milliseconds: int) -> None:
        self._words.setText(words)
        first = " ".join(text[:_MOST_LETTERS].split())
        self._text.setText(self.tr("“{0}”").format(first if len(text) <= _MOST_LETTERS else f"{first}…"))
        self._text.setVisible(bool(first))
        set_tone(self, tone)
        # Its colour is that of the frame's tone, which the label does not notice by itself.
        set_tone(self._words, tone)
        self._lie_down()
        self.show()
        self.raise_()
        self._timer.start(milliseconds)
        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, f"{words} {first}".strip()))

    def _lie_down(self) -> None:
        area = self._place.rect().translated(self._place.mapTo(self.window(), self._place.rect().topLeft()))
        width = min(round(_WIDTH * self._theme.percent / 100), area.width() - 2 * _EDGE)
        layout = self.layout()
        height = layout.totalHeightForWidth(width) if layout is not None and layout.hasHeightForWidth() else 0
        height = max(height, self.sizeHint().height())
        foot = round(_FOOT * self._theme.percent / 100)
        top = max(area.top() + _EDGE, area.bottom() - foot - _EDGE - height)
        self.setGeometry(area.center().x() - width // 2, top, width, height)
