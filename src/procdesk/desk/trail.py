"""The path taken through a guide, in at most two lines: the newest answers whole, the oldest cut first."""

from __future__ import annotations

from html import escape

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QLabel, QSizePolicy

from procdesk.call.guide import GuideAnswer

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
