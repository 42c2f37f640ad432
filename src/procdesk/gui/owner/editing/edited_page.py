"""A page while it is edited: its text with undo, its file, and what procdesk reads of the text as it stands."""

from __future__ import annotations

from difflib import SequenceMatcher
from functools import partial

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtGui import QTextCursor, QTextDocument
from PySide6.QtWidgets import QPlainTextDocumentLayout

from procdesk.authoring.page_file import PageFile
from procdesk.gui.context import AppContext
from procdesk.gui.tasks import TaskFailure
from procdesk.library import DraftPage

SETTLED_MS = 300
# Between more lines that all differ no pairs are looked for: that takes longer than to write them anew.
_MOST_COMPARED = 2_000


class EditedPage(QObject):
    """One page in the editor: `path` is relative to the content folder, `text` is what the user sees.

    `settled` tells that nothing was typed for SETTLED_MS milliseconds, and `read` carries the `DraftPage` of that text
    a moment later. `line_moved` carries the line of the cursor, counted from 1, and `line_wanted` one that the cursor
    is to go to. `saved` carries the path of the file that was written, `path_changed` the path after a renaming, and
    `base_changed` tells that the file on the disk is another one. `saving` asks whoever holds words that belong into
    the text to put them there. `other_wanted` carries the path of another page that is to be edited, and the line.
    """

    settled = Signal()
    read = Signal(object)
    line_moved = Signal(int)
    line_wanted = Signal(int)
    saved = Signal(str)
    path_changed = Signal(str)
    base_changed = Signal()
    saving = Signal()
    other_wanted = Signal(str, int)

    def __init__(self, context: AppContext, path: str, file: PageFile, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self.path = path
        self.file = file
        self.draft: DraftPage | None = None
        self._line = 1
        self._stopped = False
        self.document = QTextDocument(self)
        self.document.setDocumentLayout(QPlainTextDocumentLayout(self.document))
        self.document.setPlainText(file.text)
        self._known = self.text
        self._revision = self.document.revision()
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(SETTLED_MS)
        self._pause.timeout.connect(self._settle)
        self.document.contentsChanged.connect(self._text_changed)
        # The first time at once, when whoever shows it is there.
        QTimer.singleShot(0, self, self._settle)

    @property
    def text(self) -> str:
        r"""The text as it stands, with `\n` between its lines; no-break spaces stay what they are."""
        return self.document.toRawText().replace("\u2029", "\n")

    @property
    def line(self) -> int:
        """The line in which the cursor stands, counted from 1."""
        return self._line

    @property
    def unsaved(self) -> bool:
        """Whether the text differs from the file as it was last read or written."""
        return self.text != self._known

    def replace(self, text: str) -> None:
        """Puts another text in the place of this one, as one step of undo; only lines that differ are touched."""
        old, new = self.text.split("\n"), text.split("\n")
        if old == new:
            return
        cursor = QTextCursor(self.document)
        cursor.beginEditBlock()
        for begin, end, lines in reversed(_differences(old, new)):
            self._put(cursor, begin, end, lines, len(old))
        cursor.endEditBlock()

    def _put(self, cursor: QTextCursor, begin: int, end: int, lines: list[str], count: int) -> None:
        """Puts `lines` in the place of those from number `begin` up to `end`, of `count` in all."""
        if begin == count:
            cursor.movePosition(QTextCursor.MoveOperation.End)
            cursor.insertText("".join(f"\n{line}" for line in lines))
            return
        first = self.document.findBlockByNumber(begin)
        cursor.setPosition(first.position())
        if begin == end:
            cursor.insertText("".join(f"{line}\n" for line in lines))
            return
        last = self.document.findBlockByNumber(end - 1)
        cursor.setPosition(last.position() + last.length() - 1, QTextCursor.MoveMode.KeepAnchor)
        if lines:
            _write_over(cursor, "\n".join(lines))
            return
        if end < count:
            cursor.movePosition(QTextCursor.MoveOperation.NextBlock, QTextCursor.MoveMode.KeepAnchor)
        elif begin:
            cursor.setPosition(first.position() - 1)
            cursor.movePosition(QTextCursor.MoveOperation.End, QTextCursor.MoveMode.KeepAnchor)
        cursor.removeSelectedText()

    def go_to(self, line: int) -> None:
        """Puts the cursor into a line, counted from 1, and that into sight."""
        self.line_wanted.emit(max(1, line))

    def move_to(self, line: int) -> None:
        """The cursor has come to another line."""
        if line != self._line:
            self._line = line
            self.line_moved.emit(line)

    def take_saved(self, file: PageFile) -> None:
        """The file was written as `file`."""
        self.take_base(file)
        self.saved.emit(self.path)

    def take_base(self, file: PageFile) -> None:
        """The file is `file` now, and what the text here is compared with."""
        self.file = file
        self._known = file.text
        self.base_changed.emit()

    def take_path(self, path: str) -> None:
        """The file is called differently now."""
        self.path = path
        self.path_changed.emit(path)
        self._pause.start()

    def read_again(self) -> None:
        """Reads the text once more, for the rest of the folder has changed."""
        self._pause.start()

    def stop(self) -> None:
        """Asks nothing more: its window is about to be gone."""
        self._stopped = True
        self._pause.stop()
        self._context.runner.forget(self._job)

    @property
    def _job(self) -> str:
        return f"draft {id(self)}"

    def _text_changed(self) -> None:
        # Colours are changes of the document, too, but no other text.
        if self.document.revision() != self._revision:
            self._revision = self.document.revision()
            self._pause.start()

    def _settle(self) -> None:
        if self._stopped:
            return
        self.settled.emit()
        read = partial(self._context.library.draft, self.path, self.text, self._context.now())
        self._context.runner.latest(self._job, read, self._take_draft, self._draft_failed)

    def _take_draft(self, draft: DraftPage) -> None:
        self.draft = draft
        self.read.emit(draft)

    def _draft_failed(self, _failure: TaskFailure) -> None:
        """What was read before stays; the runner has noted what went wrong in the log."""


def utf16_length(text: str) -> int:
    """How many places of a document a text takes: Qt counts an emoji twice."""
    return len(text) if text.isascii() else len(text.encode("utf-16-le", "surrogatepass")) // 2


def _differences(old: list[str], new: list[str]) -> list[tuple[int, int, list[str]]]:
    """What to put in the place of which lines of `old`: (first, behind the last, the new lines), from top to bottom."""
    head = 0
    while head < min(len(old), len(new)) and old[head] == new[head]:
        head += 1
    tail = 0
    while tail < min(len(old), len(new)) - head and old[-1 - tail] == new[-1 - tail]:
        tail += 1
    before, after = old[head : len(old) - tail], new[head : len(new) - tail]
    if max(len(before), len(after)) > _MOST_COMPARED:
        return [(head, len(old) - tail, after)]
    codes = SequenceMatcher(None, before, after, autojunk=False).get_opcodes()
    return [(head + i1, head + i2, after[j1:j2]) for tag, i1, i2, j1, j2 in codes if tag != "equal"]


def _write_over(cursor: QTextCursor, text: str) -> None:
    """Replaces what is selected, without what both have in common at the ends: a cursor that stands there stays."""
    old = cursor.selectedText().replace("\u2029", "\n")
    head = 0
    while head < min(len(old), len(text)) and old[head] == text[head]:
        head += 1
    tail = 0
    while tail < min(len(old), len(text)) - head and old[-1 - tail] == text[-1 - tail]:
        tail += 1
    begin = cursor.selectionStart() + utf16_length(text[:head])
    end = cursor.selectionEnd() - utf16_length(old[len(old) - tail :])
    cursor.setPosition(begin)
    cursor.setPosition(end, QTextCursor.MoveMode.KeepAnchor)
    cursor.insertText(text[head : len(text) - tail])
