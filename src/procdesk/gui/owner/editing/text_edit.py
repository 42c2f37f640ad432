"""The text of a page as one writes it: with line numbers, and marks under what something is said about."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import chain

from PySide6.QtCore import QEvent, QMimeData, QPoint, QRect, QSize, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QFocusEvent,
    QHelpEvent,
    QImage,
    QKeyEvent,
    QPainter,
    QPaintEvent,
    QResizeEvent,
    QTextBlock,
    QTextCharFormat,
    QTextCursor,
    QTextFormat,
)
from PySide6.QtWidgets import QFrame, QPlainTextEdit, QTextEdit, QToolTip, QWidget

from procdesk.authoring.insertions import item_start
from procdesk.gui.owner.editing.edited_page import EditedPage, utf16_length
from procdesk.gui.owner.editing.highlighter import PageHighlighter
from procdesk.gui.owner.editing.marks import TextMark
from procdesk.gui.theme import Theme

_POINTS = 11
_LEFT, _RIGHT, _DOT = 8, 8, 7
_BY_TAB = Qt.FocusPolicy.TabFocus
_PICTURES = (".png", ".jpg", ".jpeg", ".gif", ".webp", ".svg")


class PageTextEdit(QPlainTextEdit):
    """Shows the text of a page. `marked_line` tells that the cursor came to what a mark says.

    `left_alone` tells that the cursor went elsewhere, `picture_pasted` carries a picture (`QImage`, or the path of a
    file) that was pasted or dropped, `text_pasted` a text, which is put in by `insert_pasted`.
    """

    left_alone = Signal()
    picture_pasted = Signal(object)
    text_pasted = Signal(str)

    def __init__(self, page: EditedPage, theme: Theme) -> None:
        super().__init__()
        self._page = page
        self._theme = theme
        self._marks: dict[str, tuple[TextMark, ...]] = {}
        self._found: list[QTextCursor] = []
        self.setProperty("role", "editor")
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setAccessibleName(self.tr("Text of the page"))
        self.setAccessibleDescription(
            self.tr("F8 goes to the next problem, Ctrl+. puts it right, F6 goes to what stands beside the text")
        )
        self.setDocument(page.document)
        self.setLineWrapMode(QPlainTextEdit.LineWrapMode.WidgetWidth)
        self.setMouseTracking(True)
        self._margin = _LineMargin(self)
        self._highlighter = PageHighlighter(page.document, theme)
        self.blockCountChanged.connect(lambda _count: self._make_room())
        self.updateRequest.connect(self._update_margin)
        self.cursorPositionChanged.connect(self._cursor_moved)
        page.line_wanted.connect(self.go_to)
        theme.changed.connect(self._restyle)
        self._restyle()

    @property
    def marks(self) -> tuple[TextMark, ...]:
        """All marks, from the top to the bottom."""
        return tuple(sorted(chain.from_iterable(self._marks.values()), key=lambda one: (one.line, one.span)))

    def show_marks(self, source: str, marks: Sequence[TextMark]) -> None:
        """Shows the marks of one source, such as the problems or the spelling, in the place of those it had before."""
        self._marks[source] = tuple(marks)
        self._paint_marks()
        self._margin.update()

    def show_found(self, found: list[QTextCursor]) -> None:
        """Marks the places that a search has found."""
        self._found = found
        self._paint_marks()

    def marks_at(self, line: int) -> tuple[TextMark, ...]:
        """The marks of a line, those that the cursor stands in first."""
        column = self.textCursor().positionInBlock()
        own = [one for one in self.marks if one.line == line]
        return tuple(sorted(own, key=lambda one: not one.span.start <= column <= one.span.end))

    def go_to(self, line: int) -> None:
        """Puts the cursor into a line, counted from 1, at its first word, in the middle of what is seen."""
        block = self.document().findBlockByNumber(min(line, self.blockCount()) - 1)
        cursor = QTextCursor(block)
        indent = len(block.text()) - len(block.text().lstrip())
        cursor.setPosition(block.position() + min(indent, max(0, block.length() - 1)))
        self.setTextCursor(cursor)
        self.centerCursor()

    def go_to_mark(self, mark: TextMark) -> None:
        """Puts the cursor where a mark begins."""
        block = self.document().findBlockByNumber(mark.line - 1)
        cursor = QTextCursor(block)
        cursor.setPosition(block.position() + utf16_length(block.text()[: mark.span.start]))
        self.setTextCursor(cursor)
        self.ensureCursorVisible()

    def insert_pasted(self, text: str) -> None:
        """Puts a text in the place of what is selected."""
        self.textCursor().insertText(text)

    def insertFromMimeData(self, source: QMimeData) -> None:
        if source.hasText() and not source.hasUrls():
            self.text_pasted.emit(source.text())
            return
        pictures = [one.toLocalFile() for one in source.urls() if one.toLocalFile().lower().endswith(_PICTURES)]
        for path in pictures:
            self.picture_pasted.emit(path)
        if pictures:
            return
        if source.hasImage() and isinstance(image := source.imageData(), QImage):
            self.picture_pasted.emit(image)
        elif source.hasText():
            self.text_pasted.emit(source.text())

    def canInsertFromMimeData(self, source: QMimeData) -> bool:
        return source.hasImage() or source.hasUrls() or super().canInsertFromMimeData(source)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._place_margin()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.left_alone.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not event.modifiers():
            self._new_line()
        elif event.key() == Qt.Key.Key_Tab and not event.modifiers():
            # A tab in the details of a page is a mistake, and elsewhere it may hide what follows as code.
            self.textCursor().insertText("  ")
        elif event.key() == Qt.Key.Key_Backtab:
            self._leave_backwards()
        else:
            super().keyPressEvent(event)

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            self._tell_at(event.pos(), event.globalPos())
            return True
        return super().event(event)

    def margin_width(self) -> int:
        """How wide the line numbers are."""
        digits = max(2, len(str(self.blockCount())))
        return _LEFT + self.fontMetrics().horizontalAdvance("9") * digits + _RIGHT + _DOT

    def paint_margin(self, event: QPaintEvent) -> None:
        """Paints the numbers of the lines that are seen, and a dot beside those that are marked."""
        painter = QPainter(self._margin)
        painter.fillRect(event.rect(), self._theme.colour("background"))
        painter.setFont(self._theme.font(9))
        tones = {one.line: one.tone for one in reversed(self.marks)}
        current = self.textCursor().blockNumber()
        for block, box in self._seen(event.rect()):
            number = block.blockNumber() + 1
            painter.setPen(self._theme.colour("text" if block.blockNumber() == current else "quiet"))
            line = QRect(0, box.top(), self._margin.width() - _RIGHT - _DOT, self.fontMetrics().height())
            painter.drawText(line, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, str(number))
            if number in tones:
                painter.setPen(Qt.PenStyle.NoPen)
                painter.setBrush(self._theme.colour(tones[number]))
                painter.setRenderHint(QPainter.RenderHint.Antialiasing)
                middle = line.center().y() + 1
                painter.drawEllipse(QPoint(self._margin.width() - _DOT, middle), _DOT // 2, _DOT // 2)

    def line_at(self, place: QPoint) -> int:
        """The line, counted from 1, that is seen at a height of this widget."""
        return self.cursorForPosition(QPoint(0, place.y())).blockNumber() + 1

    def _seen(self, area: QRect) -> Iterator[tuple[QTextBlock, QRect]]:
        block = self.firstVisibleBlock()
        while block.isValid():
            box = self.blockBoundingGeometry(block).translated(self.contentOffset()).toRect()
            if box.top() > area.bottom():
                return
            if block.isVisible():
                yield block, box
            block = block.next()

    def _tell_at(self, place: QPoint, where: QPoint) -> None:
        """Shows what the marks of a line say, in a tool tip."""
        marks = self.marks_at(self.line_at(place - QPoint(0, self.viewportMargins().top())))
        words = "\n\n".join(dict.fromkeys(one.words for one in marks))
        QToolTip.showText(where, words, self)

    def _new_line(self) -> None:
        """A new line goes on with the list of the one before; at an empty item the list ends."""
        cursor = self.textCursor()
        line = cursor.block().text()[: cursor.positionInBlock()]
        begun = item_start(line)
        cursor.beginEditBlock()
        if begun and not line[len(begun.written) :].strip() and cursor.atBlockEnd():
            cursor.select(QTextCursor.SelectionType.BlockUnderCursor)
            cursor.removeSelectedText()
            cursor.insertText("\n")
        else:
            cursor.insertText("\n" + (begun.next if begun else ""))
        cursor.endEditBlock()
        self.setTextCursor(cursor)
        self.ensureCursorVisible()

    def _leave_backwards(self) -> None:
        """Goes to what comes before the text: a text that takes tabs lets nobody out by itself."""
        widget = self.previousInFocusChain()
        while widget not in (None, self) and not (widget.isVisible() and widget.focusPolicy() & _BY_TAB):
            widget = widget.previousInFocusChain()
        if widget is not None:
            widget.setFocus(Qt.FocusReason.BacktabFocusReason)

    def _cursor_moved(self) -> None:
        self._page.move_to(self.textCursor().blockNumber() + 1)
        self._paint_marks()
        self._margin.update()

    def _paint_marks(self) -> None:
        selections = [self._current_line()]
        for mark in self.marks:
            block = self.document().findBlockByNumber(mark.line - 1)
            if not block.isValid():
                continue
            text = block.text()
            begin = block.position() + utf16_length(text[: mark.span.start])
            end = min(block.position() + utf16_length(text[: mark.span.end]), block.position() + block.length() - 1)
            selections.append(self._underline(begin, end, mark.tone))
        selections.extend(self._ground(one) for one in self._found)
        self.setExtraSelections(selections)

    def _current_line(self) -> QTextEdit.ExtraSelection:
        made = QTextEdit.ExtraSelection()
        made.cursor = self.textCursor()
        made.cursor.clearSelection()
        made.format.setBackground(self._theme.colour("selection" if self.hasFocus() else "background"))
        made.format.setProperty(QTextFormat.Property.FullWidthSelection, True)
        return made

    def _underline(self, begin: int, end: int, tone: str) -> QTextEdit.ExtraSelection:
        made = QTextEdit.ExtraSelection()
        made.cursor = QTextCursor(self.document())
        made.cursor.setPosition(begin)
        made.cursor.setPosition(max(begin, end), QTextCursor.MoveMode.KeepAnchor)
        made.format.setUnderlineStyle(QTextCharFormat.UnderlineStyle.WaveUnderline)
        made.format.setUnderlineColor(QColor(self._theme.colour(tone)))
        return made

    def _ground(self, cursor: QTextCursor) -> QTextEdit.ExtraSelection:
        made = QTextEdit.ExtraSelection()
        made.cursor = cursor
        made.format.setBackground(self._theme.colour("match"))
        return made

    def _restyle(self) -> None:
        self.setFont(self._theme.font(_POINTS))
        self.setTabStopDistance(self.fontMetrics().horizontalAdvance("    "))
        self._make_room()
        self._paint_marks()

    def _make_room(self) -> None:
        self.setViewportMargins(self.margin_width() + 6, 0, 0, 0)
        self._place_margin()

    def _place_margin(self) -> None:
        inside = self.contentsRect()
        self._margin.setGeometry(inside.left(), inside.top(), self.margin_width(), inside.height())

    def _update_margin(self, area: QRect, scrolled: int) -> None:
        if scrolled:
            self._margin.scroll(0, scrolled)
        else:
            self._margin.update(0, area.y(), self._margin.width(), area.height())


class _LineMargin(QWidget):
    """The strip with the numbers of the lines; a click puts the cursor into the line."""

    def __init__(self, text: PageTextEdit) -> None:
        super().__init__(text)
        self._text = text

    def sizeHint(self) -> QSize:
        return QSize(self._text.margin_width(), 0)

    def paintEvent(self, event: QPaintEvent) -> None:
        self._text.paint_margin(event)
