"""The text of a page with its undo: what is put in its place arrives to the letter, and undo brings it back."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtGui import QTextCursor
from pytestqt.qtbot import QtBot

from procdesk.authoring.page_file import PageFile
from procdesk.gui.owner.editing.edited_page import EditedPage
from tests.gui.owner.editing.conftest import OFFSCREEN, Editing

pytestmark = OFFSCREEN
LINES = st.lists(st.sampled_from(["", "a", "b", "ñ 🙂 x", "\u00a0c", "\td", "e" * 40, "\u2028f"]), max_size=8)


def page_of(editing: Editing, text: str) -> EditedPage:
    place = Path("x.es.md")
    return EditedPage(editing.context, "x.es.md", PageFile(place, place.parent, text))


def test_any_text_takes_the_place_of_any_other_as_one_step(editing: Editing) -> None:
    page = page_of(editing, "")

    @given(LINES, LINES)
    def holds(old: list[str], new: list[str]) -> None:
        page.replace("\n".join(old))
        assert page.text == "\n".join(old)
        page.document.clearUndoRedoStacks()
        page.replace("\n".join(new))
        assert page.text == "\n".join(new)
        if old != new:
            page.document.undo()
        assert page.text == "\n".join(old)

    holds()
    page.stop()


@pytest.mark.parametrize("text", ["", "\n", "a", "a\n", "\u00a0a\tb\n\n", "🙂\n"])
def test_a_text_that_nobody_changed_is_not_unsaved(editing: Editing, text: str) -> None:
    page = page_of(editing, text)
    assert page.text == text
    assert not page.unsaved
    page.stop()


def test_a_cursor_stays_where_it_is_while_other_lines_change(editing: Editing) -> None:
    page = page_of(editing, "uno\ndos 🙂\ntres\ncuatro")
    cursor = QTextCursor(page.document)
    cursor.setPosition(page.document.findBlockByNumber(2).position() + 2)
    page.replace("uno y medio\ndos 🙂🙂\ntres\ncuatro\ncinco")
    assert (cursor.block().text(), cursor.positionInBlock()) == ("tres", 2)
    page.stop()


def test_each_pause_is_told_once_with_what_was_read(editing: Editing, qtbot: QtBot) -> None:
    page = page_of(editing, "---\ntitle: Uno\n---\nHola.\n")
    read: list[object] = []
    page.read.connect(read.append)
    for letter in "abc":
        page.replace(f"---\ntitle: Uno {letter}\n---\nHola.\n")
    with qtbot.waitSignal(page.read):
        pass
    assert page.draft is not None
    assert page.draft.write_up is not None
    assert page.draft.write_up.title == "Uno c"
    assert len(read) == 1
    page.stop()
