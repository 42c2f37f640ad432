"""A call ends by its key; what the user wrote and took nowhere is not lost by one key too many."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog

from procdesk.gui.call.note_controller import NoteController
from procdesk.gui.call.session import CallTimer
from tests.gui.conftest import Desk
from tests.gui.finders import child

CONTROL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def call(desk: Desk) -> CallTimer:
    """A call that is under way, with the cursor in its note."""
    desk.until(lambda: desk.session.is_complete)
    desk.press(Qt.Key.Key_F9)
    desk.do("note")
    calling = child(desk.app, CallTimer)
    assert calling.running
    return calling


def warning(desk: Desk) -> str:
    note_desk = desk.window.findChild(NoteController)
    assert note_desk is not None
    return note_desk.tr("Your text in the note was not copied: press F9 again to end the call")


def test_a_call_without_own_words_ends_at_once(desk: Desk, call: CallTimer) -> None:
    desk.press(Qt.Key.Key_F9)
    assert not call.running


def test_own_words_are_shown_first_and_the_second_time_the_call_ends(desk: Desk, call: CallTimer) -> None:
    desk.type_at_cursor("llamar el lunes")
    desk.do("note")
    assert not desk.window.note_view.isVisible()
    desk.press(Qt.Key.Key_F9)
    assert call.running
    assert desk.window.note_view.isVisible()
    assert "llamar el lunes" in desk.window.note_view.text
    assert desk.said == warning(desk)
    desk.press(Qt.Key.Key_F9)
    assert not call.running
    assert desk.window.note_view.text == ""


def test_what_happens_by_itself_asks_for_no_third_key(desk: Desk, call: CallTimer) -> None:
    desk.type_at_cursor("llamar el lunes")
    desk.press(Qt.Key.Key_F9)
    call.said("Se lo devolvemos.")
    desk.press(Qt.Key.Key_F9)
    assert not call.running


@pytest.mark.parametrize(
    "does", [lambda desk: desk.type_at_cursor("!"), lambda desk: (desk.do("note"), desk.do("note"))]
)
def test_whoever_goes_on_is_warned_again(desk: Desk, call: CallTimer, does: Callable[[Desk], object]) -> None:
    desk.type_at_cursor("llamar el lunes")
    desk.press(Qt.Key.Key_F9)
    does(desk)
    desk.press(Qt.Key.Key_F9)
    assert call.running
    assert desk.said == warning(desk)


def test_the_button_warns_as_the_key_does(desk: Desk, call: CallTimer) -> None:
    desk.type_at_cursor("llamar el lunes")
    desk.window.note_view.end_wanted.emit()
    assert call.running
    desk.window.note_view.end_wanted.emit()
    assert not call.running


def test_words_that_were_copied_are_not_lost(desk: Desk, call: CallTimer) -> None:
    desk.type_at_cursor("llamar el lunes")
    desk.press(Qt.Key.Key_Return, CONTROL)
    assert "llamar el lunes" in desk.clipboard
    desk.press(Qt.Key.Key_F9)
    assert not call.running


def test_a_clipboard_that_refuses_and_a_file_that_was_thought_better_of_keep_nothing(
    desk: Desk, call: CallTimer, monkeypatch: pytest.MonkeyPatch
) -> None:
    desk.type_at_cursor("llamar el lunes")
    monkeypatch.setattr("procdesk.gui.clipboard.put_on_clipboard", lambda *_: False)
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: ("", ""))
    desk.press(Qt.Key.Key_Return, CONTROL)
    desk.window.note_view.save()
    desk.press(Qt.Key.Key_F9)
    assert call.running


def test_words_that_were_saved_are_not_lost(
    desk: Desk, call: CallTimer, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    desk.type_at_cursor("llamar el lunes")
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(tmp_path / "nota.txt"), ""))
    desk.window.note_view.save()
    desk.press(Qt.Key.Key_F9)
    assert not call.running
