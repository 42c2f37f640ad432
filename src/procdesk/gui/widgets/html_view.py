"""Safe HTML as tall as its text; long texts are laid out in portions."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import partial
from math import ceil

from PySide6.QtCore import QEvent, QSize, QSizeF, Qt, QUrl, Signal
from PySide6.QtGui import (
    QAccessible,
    QAccessibleAnnouncementEvent,
    QColor,
    QFocusEvent,
    QImage,
    QKeyEvent,
    QTextCursor,
    QTextDocument,
    QTextFormat,
)
from PySide6.QtWidgets import QFrame, QSizePolicy, QTextBrowser, QTextEdit, QVBoxLayout

from procdesk.gui.theme import Colours, Theme, document_style, vars_of

KEY_MARK = "\N{INVISIBLE SEPARATOR}"
"""Stands before and after a key that is written beside a link, which is no part of what the text says."""
_KEY = re.compile(f"{KEY_MARK}[^{KEY_MARK}]*{KEY_MARK}?")
_WIDEST_PICTURE = 640
_INDENT = 18
ReadPicture = Callable[[str], bytes | None]


def without_keys(text: str) -> str:
    """What a text says, without the keys of its links."""
    return _KEY.sub("", text)


_STEPS = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}
_SCROLLING = (Qt.Key.Key_Up, Qt.Key.Key_Down)
_PLAIN = (Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.KeypadModifier)


class HtmlBlock(QTextBrowser):
    """Shows safe HTML; `linked` carries the address of a link that was chosen.

    With the cursor in it, Left and Right go from link to link and Enter follows one; Up and Down scroll the page.
    """

    linked = Signal(str)

    def __init__(self, theme: Theme, read_picture: ReadPicture, tone: str = "", indent: int = _INDENT) -> None:
        super().__init__()
        self._theme = theme
        self._indent = indent
        self._read_picture = read_picture
        self._html = ""
        self._look: tuple[Colours, int] | None = None
        self._links: list[tuple[int, int]] = []
        self._link = -1
        self.setProperty("role", "text")
        self.setProperty("tone", tone)
        self.setOpenLinks(False)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setTabChangesFocus(True)
        self.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse
            | Qt.TextInteractionFlag.LinksAccessibleByMouse
            | Qt.TextInteractionFlag.LinksAccessibleByKeyboard
        )
        self.document().setDocumentMargin(0)
        self.document().documentLayout().documentSizeChanged.connect(self._grow)
        self.anchorClicked.connect(lambda url: self.linked.emit(url.toString()))
        self.show_html("")

    def show_html(self, html: str) -> None:
        """Replaces the text; `html` is safe HTML as the render package makes it."""
        self._html = html
        look = (self._theme.colours, self._theme.percent)
        if look != self._look:
            self._look = look
            self.document().setIndentWidth(self._theme.points(self._indent))
            self.document().setDefaultStyleSheet(document_style(vars_of(self._theme.colours), self._theme.points))
        cursor = QTextCursor(self.document())
        # One edit: the text is laid out once, not again for each heading.
        cursor.beginEditBlock()
        self.setHtml(html)
        self._take_sizes_from_style()
        cursor.endEditBlock()
        self._links, self._link = _links_of(self.document()), -1
        self.viewport().setCursor(Qt.CursorShape.IBeamCursor)

    @property
    def selected(self) -> str:
        """What is selected with the mouse or keyboard."""
        cursor = self.textCursor()
        if self._link >= 0 and (cursor.selectionStart(), cursor.selectionEnd()) == self._links[self._link]:
            # The keyboard has only come to this link.
            return ""
        return without_keys(cursor.selection().toPlainText())

    def restyle(self) -> None:
        """Shows the same text in the theme that is in force now."""
        self.show_html(self._html)

    def mark(self, needle: str) -> list[QTextCursor]:
        """Marks every place where `needle` stands, whatever its case, and gives them in order ("": none)."""
        found: list[QTextCursor] = []
        if needle:
            cursor = self.document().find(needle)
            while not cursor.isNull():
                found.append(QTextCursor(cursor))
                cursor = self.document().find(needle, cursor)
        self.paint_marks(found, None)
        return found

    def paint_marks(self, found: list[QTextCursor], current: QTextCursor | None) -> None:
        """Paints the places of a search, the current one in the accent's colours."""
        marks = []
        for cursor in found:
            mark = QTextEdit.ExtraSelection()
            here = current is not None and cursor == current
            mark.cursor = cursor
            ground = self._theme.colours.accent if here else self._theme.colours.match
            mark.format.setBackground(QColor(ground))
            if here:
                mark.format.setForeground(QColor(self._theme.colours.pane))
            marks.append(mark)
        self.setExtraSelections(marks)

    def place_of(self, cursor: QTextCursor) -> int:
        """How many pixels below this block's top that place is."""
        return self.cursorRect(cursor).top()

    def place_of_anchor(self, anchor: str) -> int | None:
        """How many pixels below this block's top the heading with that anchor is, or None where it has none."""
        block = self.document().begin()
        while block.isValid():
            iterator = block.begin()
            while not iterator.atEnd():
                if anchor in iterator.fragment().charFormat().anchorNames():
                    return round(self.document().documentLayout().blockBoundingRect(block).top())
                iterator += 1
            block = block.next()
        return None

    def loadResource(self, kind: int, url: QUrl | str) -> object:
        """Only pictures of the content folder; for all else an empty picture, since None would let Qt load the path."""
        address = url if isinstance(url, str) else url.toString()
        if kind == QTextDocument.ResourceType.ImageResource.value and address.startswith("content:"):
            raw = self._read_picture(address.removeprefix("content:"))
            image = QImage.fromData(raw) if raw else QImage()
            if not image.isNull():
                wide = image.width() > _WIDEST_PICTURE
                smooth = Qt.TransformationMode.SmoothTransformation
                return image.scaledToWidth(_WIDEST_PICTURE, smooth) if wide else image
        blank = QImage(1, 1, QImage.Format.Format_ARGB32)
        blank.fill(Qt.GlobalColor.transparent)
        return blank

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent):
            key = Qt.Key(event.key())
            if event.modifiers() in _PLAIN and (key in _SCROLLING or self._next_link(key) is not None):
                event.accept()
                return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = Qt.Key(event.key())
        link = self._next_link(key)
        if event.modifiers() in _PLAIN and key in _SCROLLING:
            event.ignore()
        elif event.modifiers() in _PLAIN and link is not None:
            self._go_to_link(link)
        else:
            super().keyPressEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        if self._link >= 0:
            self._link = -1
            self.setTextCursor(QTextCursor(self.document()))

    def _next_link(self, key: Qt.Key) -> int | None:
        """The number of the link to which an arrow leads; None for another key, and where there is none."""
        by = _STEPS.get(key, 0)
        return self._link + by if by and 0 <= self._link + by < len(self._links) else None

    def _go_to_link(self, number: int) -> None:
        """Chooses a link, and says it to screen readers with its key."""
        self._link = number
        begin, end = self._links[number]
        cursor = self.textCursor()
        cursor.setPosition(begin)
        cursor.setPosition(end, QTextCursor.MoveMode.KeepAnchor)
        self.setTextCursor(cursor)
        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, spoken_links(self.document())[number]))

    def sizeHint(self) -> QSize:
        return QSize(200, self._height())

    def minimumSizeHint(self) -> QSize:
        return QSize(60, self._height())

    def _take_sizes_from_style(self) -> None:
        """Headings at the size of the style sheet: Qt would enlarge that size once more by their level."""
        headings = []
        block = self.document().begin()
        while block.isValid():
            iterator = block.begin()
            while block.blockFormat().headingLevel() and not iterator.atEnd():
                headings.append(iterator.fragment())
                iterator += 1
            block = block.next()
        cursor = QTextCursor(self.document())
        for fragment in headings:
            form = fragment.charFormat()
            form.clearProperty(QTextFormat.Property.FontSizeAdjustment.value)
            cursor.setPosition(fragment.position())
            cursor.setPosition(fragment.position() + fragment.length(), QTextCursor.MoveMode.KeepAnchor)
            cursor.setCharFormat(form)

    def _height(self) -> int:
        return ceil(self.document().size().height()) + 3

    def _grow(self, _size: QSizeF) -> None:
        self.setFixedHeight(self._height())


def spoken_links(document: QTextDocument) -> list[str]:
    """What a screen reader says of each link of a text: its words, and its key where it has one."""
    spoken = []
    for begin, end in _links_of(document):
        cursor = QTextCursor(document)
        cursor.setPosition(begin)
        cursor.setPosition(end, QTextCursor.MoveMode.KeepAnchor)
        words = cursor.selectedText()
        cursor.setPosition(end)
        cursor.movePosition(QTextCursor.MoveOperation.EndOfBlock, QTextCursor.MoveMode.KeepAnchor)
        key = _KEY.match(cursor.selectedText())
        spoken.append(f"{words}: {key[0].strip(KEY_MARK).strip()}" if key else words)
    return spoken


def _links_of(document: QTextDocument) -> list[tuple[int, int]]:
    """Where the links of a text begin and end, in their order."""
    found: list[tuple[int, int, str]] = []
    block = document.begin()
    while block.isValid():
        iterator = block.begin()
        while not iterator.atEnd():
            fragment = iterator.fragment()
            address, begin = fragment.charFormat().anchorHref(), fragment.position()
            if address and found and found[-1][1:] == (begin, address):
                # One link in several looks, such as one with a word in bold.
                begin = found.pop()[0]
            if address:
                found.append((begin, fragment.position() + fragment.length(), address))
            iterator += 1
        block = block.next()
    return [(begin, end) for begin, end, _ in found]


_LARGEST = 6_000
_EMPTY = frozenset({"br", "hr", "img"})
_TAG = re.compile(r"<(/?)([a-z][a-z0-9]*)[^>]*>")


class HtmlView(QVBoxLayout):
    """Shows safe HTML in as many blocks as it needs, nearly always one; `linked` as in `HtmlBlock`.

    A layout and no widget of its own: that would let every new height take three rounds more to reach the page.
    """

    linked = Signal(str)

    def __init__(self, theme: Theme, read_picture: ReadPicture) -> None:
        super().__init__()
        self._make_block = partial(HtmlBlock, theme, read_picture)
        self.setSpacing(0)
        self.blocks: list[HtmlBlock] = []
        self._name = ""
        self._fill(0, "")

    def steps(self, html: str, name: str) -> list[Callable[[], None]]:
        """What is to be done, in this order, to show a text that screen readers call `name`."""
        self._name = name
        parts = portions(html) or [""]
        fill = [partial(self._fill, number, part) for number, part in enumerate(parts)]
        return [partial(self._empty, len(parts)), *fill]

    def place_of_anchor(self, anchor: str) -> int | None:
        """How many pixels below the top of the page the heading with that anchor is, or None where there is none."""
        places = ((block, block.place_of_anchor(anchor)) for block in self.blocks)
        return next((block.y() + place for block, place in places if place is not None), None)

    def _fill(self, number: int, html: str) -> None:
        if number == len(self.blocks):
            block = self._make_block()
            block.linked.connect(self.linked)
            self.addWidget(block)
            self.blocks.append(block)
        self.blocks[number].show_html(html)
        self.blocks[number].setAccessibleName(self._name)
        if self.parentWidget() is not None:
            # On its own it would come up as a window, and take the cursor away from who types.
            self.blocks[number].show()

    def _empty(self, kept: int) -> None:
        """Blocks that a shorter text does not need are kept, empty, for the next long one."""
        for block in self.blocks[kept:]:
            block.show_html("")
            block.hide()


def portions(html: str, largest: int = _LARGEST) -> list[str]:
    """Safe HTML cut between its outermost elements into portions of some `largest` characters, none for "".

    One element that is larger than that stays whole; put together the portions are `html` again.
    """
    found, begin, end, depth = [], 0, 0, 0
    for tag in _TAG.finditer(html):
        if tag[2] in _EMPTY:
            continue
        depth += -1 if tag[1] else 1
        if depth == 0:
            if end > begin and tag.end() - begin > largest:
                found.append(html[begin:end])
                begin = end
            end = tag.end()
    return [*found, html[begin:]] if html else []
