"""What has been looked up in this call so far: a slim card above a complaint, so that nobody asks it all again."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QVBoxLayout

from procdesk.call.session import CallSummary, lookup_history
from procdesk.gui.widgets.basic import ElidedLabel, label

MOST = 3


class LookupCard(QFrame):
    """One row for each page, with the words it was found by; `copy_wanted` carries all of them as text."""

    copy_wanted = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("role", "card")
        self._text = ""
        self._rows = [ElidedLabel("fact") for _ in range(MOST)]
        self._more = label("quiet")
        self._copy = QPushButton(self.tr("Copy"))
        self._copy.setProperty("role", "quiet")
        self._copy.setAccessibleName(self.tr("Copy what was looked up so far"))
        self._copy.clicked.connect(lambda: self.copy_wanted.emit(self._text))
        top = QHBoxLayout()
        top.addWidget(label("capitals", self.tr("Looked up so far").upper()))
        top.addStretch(1)
        top.addWidget(self._more)
        top.addWidget(self._copy)
        column = QVBoxLayout(self)
        column.setContentsMargins(14, 8, 10, 10)
        column.setSpacing(4)
        column.addLayout(top)
        for row in self._rows:
            column.addWidget(row)
        self.hide()

    def fill(self, facts: CallSummary | None, without: str = "") -> None:
        """Shows the pages of a call, the newest first and the page `without` left out; hidden where there are none."""
        pairs = [(words, page) for words, page in lookup_history(facts) if page.id != without] if facts else []
        # The page first: where there is no room, the words give way.
        lines = [self._row(words, page.title or page.id) for words, page in reversed(pairs)]
        for number, row in enumerate(self._rows):
            self._show(row, lines[number] if number < len(lines) else "")
        self._show(self._more, f"+{len(lines) - MOST}" if len(lines) > MOST else "")
        self._more.setToolTip("\n".join(lines[MOST:]))
        self._text = "\n".join(self._line(words, f"{page.title} ({page.id})") for words, page in pairs)
        heading = self.tr("Looked up so far")
        self.setAccessibleName(f"{heading}: {'; '.join(lines)}")
        self.setVisible(bool(lines))

    def _row(self, words: str, page: str) -> str:
        return self.tr("{1} · “{0}”").format(words, page) if words else page

    def _line(self, words: str, page: str) -> str:
        return self.tr("“{0}” → {1}").format(words, page) if words else page

    @staticmethod
    def _show(row: QLabel, text: str) -> None:
        row.setText(text)
        row.setVisible(bool(text))
