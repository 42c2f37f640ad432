"""The path taken through a guide, in at most two lines: the newest answers whole, the oldest cut first."""

from __future__ import annotations

from html import escape

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QLabel, QSizePolicy

from procdesk.call.guide import Turn

_LINES = 2
_BETWEEN = "  ›  "
_Piece = tuple[str, str]


class Trail(QLabel):
    """Shows questions with their answers, one after the other; a tool tip shows all of them."""

    def __init__(self) -> None:
        super().__init__()
        self.setTextFormat(Qt.TextFormat.RichText)
        self.setWordWrap(True)
        self.setProperty("role", "quiet")
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self._path: tuple[Turn, ...] = ()

    def show_path(self, path: tuple[Turn, ...]) -> None:
        """Shows the path that was taken."""
        self._path = path
        whole = [" ".join(piece).strip() for piece in _pieces(path)]
        self.setToolTip("".join(f"<p style='margin:0'>{escape(one)}</p>" for one in whole))
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
            pieces[number] = ("", pieces[number][1])
        while len(pieces) > 1 and not self._fits(pieces):
            pieces = [("", "…"), *pieces[2 if pieces[0] == ("", "…") else 1 :]]
        self.setText(_BETWEEN.replace("  ", "&nbsp; ").join(_marked(piece) for piece in pieces))

    def _fits(self, pieces: list[_Piece]) -> bool:
        text = _BETWEEN.join(" ".join(piece).strip() for piece in pieces)
        metrics = self.fontMetrics()
        flags = Qt.AlignmentFlag.AlignLeft | Qt.TextFlag.TextWordWrap
        # Bold answers are a little wider than what is measured here.
        room = QRect(0, 0, max(1, round(self.width() * 0.93)), 100_000)
        return metrics.boundingRect(room, flags, text).height() <= _LINES * metrics.lineSpacing()


def _pieces(path: tuple[Turn, ...]) -> list[_Piece]:
    """The question and the answer of each turn; of the first one after a jump also the process."""
    pieces: list[_Piece] = []
    entered = True
    for turn in path:
        question = f"{turn.title}: {turn.question}" if entered and pieces else turn.question
        pieces.append((question, turn.label))
        entered = turn.jump
    return pieces


def _marked(piece: _Piece) -> str:
    question, label = (escape(part) for part in piece)
    return f"{question} <b>{label}</b>".strip()
