"""Puts into the text what is asked for: a phrase, a section, a step, a link, a picture; and cleans what is pasted."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QObject, QPoint
from PySide6.QtGui import QImage, QImageWriter, QTextCursor
from PySide6.QtWidgets import QFileDialog, QInputDialog, QMenu

from procdesk.authoring.completion import PLACEHOLDERS, SECTION_ORDER, is_in_details, link_to, page_parts
from procdesk.authoring.front_matter_edits import EditRefused
from procdesk.authoring.insertions import (
    Insertion,
    insert_choice,
    insert_hand_over,
    insert_phrase,
    insert_question,
    insert_section,
    insert_step,
)
from procdesk.authoring.ownership.verification import confirmed_text, signed_by
from procdesk.authoring.pictures import (
    LARGEST_BYTES,
    PictureTooLarge,
    picture_ending,
    picture_markdown,
    save_picture,
)
from procdesk.content.front_matter.fences import visible
from procdesk.content.vocabulary import section_heading
from procdesk.gui.context import AppContext
from procdesk.gui.owner.editing.edited_page import utf16_length
from procdesk.gui.owner.editing.editor_window import EditorWindow
from procdesk.gui.owner.editing.link_dialog import LinkDialog
from procdesk.gui.owner.editing.text_completer import TextCompleter

_MEGABYTE = 1_000_000


class TextInserter(QObject):
    """Belongs to its window; an insertion is one step that can be undone, and selects what is to be written over."""

    def __init__(self, context: AppContext, window: EditorWindow, completer: TextCompleter) -> None:
        super().__init__(window)
        self._context = context
        self._window = window
        self._page = window.page
        self._text = window.text
        self._completer = completer
        self._text.text_pasted.connect(self._paste)
        self._text.picture_pasted.connect(self._take_picture)
        window.actions_.bind(
            {
                "insert_phrase": lambda: self._put(insert_phrase),
                "insert_section": self._choose_section,
                "insert_step": lambda: self._put(insert_step),
                "insert_question": lambda: self._put(insert_question),
                "insert_choice": lambda: self._put(lambda text, lang: insert_choice(text, self._page.line, lang)),
                "insert_hand_over": lambda: self._put(insert_hand_over),
                "insert_link": self._ask_link,
                "insert_picture": self._ask_picture,
                "insert_date": self._choose_date,
                "still_true": self._still_true,
            }
        )

    @property
    def _lang(self) -> str:
        draft = self._page.draft
        return draft.lang if draft and draft.lang else self._context.interface_language

    def _put(self, insert: Callable[[str, str], Insertion]) -> None:
        try:
            made = insert(self._page.text, self._lang)
        except EditRefused as refused:
            self._window.say(self._context.complaint(refused.code, refused.facts))
            return
        self._page.replace(made.text)
        self._select(made)

    def _select(self, made: Insertion) -> None:
        """Puts the cursor to what was inserted, with the words selected that are to be written over."""
        self._text.go_to(made.line)
        cursor = self._text.textCursor()
        block = cursor.block()
        at = block.text().find(made.words) if made.words else -1
        if at >= 0:
            begin = block.position() + utf16_length(block.text()[:at])
            cursor.setPosition(begin)
            cursor.setPosition(begin + utf16_length(made.words), QTextCursor.MoveMode.KeepAnchor)
        else:
            cursor.movePosition(QTextCursor.MoveOperation.EndOfBlock)
        self._text.setTextCursor(cursor)
        self._text.setFocus()

    def _choose_section(self) -> None:
        there = {part.section.key for part in page_parts(self._page.text)}
        entries = [(section_heading(key, self._lang), key) for key in SECTION_ORDER if key not in there]
        if not entries:
            self._window.say(self.tr("The page has every section."))
            return
        self._choose(entries, lambda key: self._put(lambda text, lang: insert_section(text, key, lang)))

    def _choose_date(self) -> None:
        own = PLACEHOLDERS["es" if self._lang == "es" else "en"]
        self._choose([(one, one) for one in own], self._text.insert_pasted)

    def _choose(self, entries: list[tuple[str, str]], then: Callable[[str], None]) -> None:
        """Lets the user choose one of some entries, (words, value), below the cursor."""
        menu = QMenu(self._window)
        menu.aboutToHide.connect(menu.deleteLater)
        for words, value in entries:
            action = menu.addAction(words.replace("&", "&&"))
            action.triggered.connect(lambda _checked=False, value=value: then(value))
        below = self._text.cursorRect().bottomLeft() + QPoint(0, 2)
        menu.popup(self._text.viewport().mapToGlobal(below))
        menu.setActiveAction(menu.actions()[0])

    def _ask_link(self) -> None:
        dialog = LinkDialog(self._context, self._lang, self._window)
        dialog.chosen.connect(self._link)
        dialog.open()

    def _link(self, id_: str, title: str) -> None:
        path = next((one.path for one in self._completer.words.pages if one.id == id_), f"{id_}.{self._lang}.md")
        words = self._text.textCursor().selectedText().replace("\u2029", " ") or title
        self._text.insert_pasted(f"[{words}]({link_to(path, self._page.path)})")
        self._text.setFocus()

    def _ask_picture(self) -> None:
        kinds = self.tr("Pictures") + " (*.png *.jpg *.jpeg *.gif)"
        chosen, _ = QFileDialog.getOpenFileName(self._window, self.tr("A picture from a file"), "", kinds)
        if chosen:
            self._take_picture(chosen)

    def _take_picture(self, picture: QImage | str) -> None:
        """Saves a picture beside the page, once the words that stand for it are known."""
        data, ending = _bytes_of(picture)
        if not ending:
            self._window.say(self.tr("This is no picture that a page can show: PNG, JPEG and GIF are."))
            return
        dialog = QInputDialog(self._window)
        dialog.setWindowTitle(self.tr("A picture"))
        dialog.setLabelText(self.tr("What the picture shows, for whoever cannot see it:"))
        dialog.textValueSelected.connect(lambda words: self._save_picture(data, ending, words))
        dialog.finished.connect(lambda _result: dialog.deleteLater())
        dialog.open()

    def _save_picture(self, data: bytes, ending: str, words: str) -> None:
        page = self._context.library.content / self._page.path
        try:
            path = save_picture(page, data, ending)
        except PictureTooLarge as large:
            size, most = large.size / _MEGABYTE, LARGEST_BYTES / _MEGABYTE
            sentence = self.tr("The picture has {0} MB, and {1} are the most: make it smaller first.")
            self._window.say(sentence.format(self._context.locale.toString(size, "f", 1), f"{most:.0f}"))
        except OSError as error:
            self._window.say(self.tr("The picture cannot be saved: {0}").format(error.strerror or type(error).__name__))
        else:
            self._text.insert_pasted(picture_markdown(path, words))
            self._text.setFocus()
            self._window.say(self.tr("The picture is saved beside the page as {0}").format(path.name))

    def _paste(self, text: str) -> None:
        """Puts a pasted text in; in the details without the blanks of Word, which would make a key another one."""
        if is_in_details(self._page.text, self._page.line):
            clean = visible(text).replace("\t", "  ")
            if clean != text:
                self._window.say(self.tr("No-break spaces and tabs of the pasted text are ordinary spaces now."))
            text = clean
        self._text.insert_pasted(text)

    def _still_true(self) -> None:
        settings, today = self._context.settings, self._context.now().date()
        who = signed_by(settings.text("owner"), settings.text("agent"))
        try:
            self._page.replace(confirmed_text(self._page.text, today, who))
        except EditRefused as refused:
            self._window.say(self._context.complaint(refused.code, refused.facts))
        else:
            self._window.say(self.tr("Verified today. It counts once the page is saved."))


def _bytes_of(picture: QImage | str) -> tuple[bytes, str]:
    """The bytes of a picture and how its file's name ends; a picture of another kind becomes PNG, "" for none."""
    if isinstance(picture, str):
        try:
            data = Path(picture).read_bytes()
        except OSError:
            return b"", ""
        if ending := picture_ending(data):
            return data, ending
        picture = QImage.fromData(data)
    if picture.isNull():
        return b"", ""
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    QImageWriter(buffer, QByteArray(b"PNG")).write(picture)
    return bytes(buffer.data().data()), ".png"
