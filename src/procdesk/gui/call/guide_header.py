"""Header of a guide: title, buttons, the path so far, and the card of a question or an outcome."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from html import escape

from PySide6.QtCore import QRect, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QFrame, QLabel, QPushButton, QSizePolicy, QVBoxLayout, QWidget

from procdesk.call.guide import GuideAnswer, GuideChoice, GuideSession
from procdesk.gui.theme import Theme
from procdesk.gui.widgets.basic import ElidedLabel, label, set_tone, shortened, wrapped_label
from procdesk.gui.widgets.buttons import tool_tip
from procdesk.gui.widgets.flow_layout import FlowLayout
from procdesk.gui.widgets.html_view import HtmlBlock, ReadPicture


class GuideRemark(StrEnum):
    """What is to be said beside the question."""

    NOTHING = ""
    BEGUN_ANEW = "begun-anew"
    MISSING = "missing"
    FAILED = "failed"
    GONE = "gone"


@dataclass(frozen=True, slots=True)
class GuideScreen:
    """What the guide shows: `text` is safe HTML, the ways to other processes hold their titles, `word` is a remark."""

    run: GuideSession
    ways: tuple[GuideChoice, ...]
    text: str
    word: GuideRemark = GuideRemark.NOTHING


class GuideCard(QFrame):
    """A heading and its text; only an end looks like a card. `text` is what may hold links."""

    def __init__(self, theme: Theme, read_picture: ReadPicture) -> None:
        super().__init__()
        self.setProperty("role", "card")
        self.setProperty("tone", "bare")
        self._name = label("capitals", tone="good")
        self._heading = wrapped_label("question")
        # One long word must not widen the guide.
        self._heading.setMinimumWidth(1)
        self.text = HtmlBlock(theme, read_picture, tone="guide")
        self._lead = wrapped_label("quiet", self.tr("It has no guide: read what its page says."))
        self._column = QVBoxLayout(self)
        self._column.setSpacing(6)
        for part in (self._name, self._heading, self.text, self._lead):
            self._column.addWidget(part)

    @property
    def heading(self) -> str:
        """The question, or what the end is called."""
        return self._heading.text()

    def fill(self, screen: GuideScreen) -> None:
        """Shows a question, an outcome, or that another page goes on where this guide ends."""
        question = screen.run.question
        ends = not screen.run.ways
        set_tone(self, "say" if question is None else "good" if ends else "bare")
        set_tone(self._name, "accent" if question is None else "good")
        self._column.setContentsMargins(*((18, 12, 16, 12) if ends else (0, 0, 0, 0)))
        self._name.setText(self._words(screen).upper())
        self._name.setVisible(ends)
        heading = (question.heading if question else "") or screen.run.write_up.title
        self._heading.setText(shortened(heading))
        self.text.show_html(screen.text)
        self.text.setVisible(bool(screen.text))
        self.text.setAccessibleName(heading)
        has_links = "<a href" in screen.text
        self.text.setFocusPolicy(Qt.FocusPolicy.StrongFocus if has_links else Qt.FocusPolicy.NoFocus)
        self._lead.setVisible(question is None)

    def spoken(self, screen: GuideScreen) -> str:
        """What screen readers say when it is shown."""
        words, count = self._words(screen), len(screen.ways)
        if words:
            return f"{words}: {self.heading}"
        return self.tr("{question} Answers: {count}").format(question=self.heading, count=count)

    def _words(self, screen: GuideScreen) -> str:
        """What kind of end this is; "" for a question."""
        if screen.run.question is None:
            return self.tr("Continues on another page")
        return self.tr("This is what to do") if screen.run.is_outcome else ""


_LINES = 2
_IN_TOOL_TIP = 20
_BETWEEN = "  ›  "
_LEFT_OUT = ("", "", "…")
_Piece = tuple[str, str, str]
"""The process where it was entered ("" else), the question and the answer."""


class GuideBreadcrumb(QLabel):
    """Shows questions with their answers, one after the other; a tool tip shows them whole."""

    def __init__(self) -> None:
        super().__init__()
        self.setTextFormat(Qt.TextFormat.RichText)
        self.setWordWrap(True)
        self.setProperty("role", "quiet")
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self._path: tuple[GuideAnswer, ...] = ()

    def show_path(self, path: tuple[GuideAnswer, ...]) -> None:
        """Shows the path that was taken."""
        self._path = path
        whole = [_text(piece) for piece in _pieces(path)]
        self.setToolTip("".join(f"<p style='margin:0'>{escape(one)}</p>" for one in whole[-_IN_TOOL_TIP:]))
        self.setAccessibleName(" › ".join(whole))
        self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self._fit()

    def _fit(self) -> None:
        pieces = _pieces(self._path)
        for number in range(len(pieces)):
            if self._fits(pieces):
                break
            # First the older questions go, their answers stay.
            pieces[number] = (pieces[number][0], "", pieces[number][2])
        while len(pieces) > 2 and not self._fits(pieces):
            pieces = [_LEFT_OUT, *pieces[2 if pieces[0] == _LEFT_OUT else 1 :]]
        self.setText(_BETWEEN.replace("  ", "&nbsp; ").join(_marked(piece) for piece in pieces))

    def _fits(self, pieces: list[_Piece]) -> bool:
        text = _BETWEEN.join(_text(piece) for piece in pieces)
        metrics = self.fontMetrics()
        flags = Qt.AlignmentFlag.AlignLeft | Qt.TextFlag.TextWordWrap
        # Bold answers are a little wider than what is measured here.
        room = QRect(0, 0, max(1, round(self.width() * 0.93)), 100_000)
        return metrics.boundingRect(room, flags, text).height() <= _LINES * metrics.lineSpacing()


def _pieces(path: tuple[GuideAnswer, ...]) -> list[_Piece]:
    """The turns; the first one after a jump also says in which process it was taken."""
    pieces: list[_Piece] = []
    entered = False
    for turn in path:
        pieces.append((f"{turn.title}:" if entered else "", turn.question, turn.label))
        entered = turn.jump
    return pieces


def _text(piece: _Piece) -> str:
    return " ".join(part for part in piece if part)


def _marked(piece: _Piece) -> str:
    """As HTML; an answer stands out where its question stands before it."""
    process, question, label = (escape(part) for part in piece)
    return " ".join(part for part in (process, question, f"<b>{label}</b>" if question else label) if part)


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
            self._return.setToolTip(tool_tip(self._return.accessibleName(), "⇧ ⌫"))
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
    button.setToolTip(tool_tip(words, key) if key else "")
    button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
    return button
