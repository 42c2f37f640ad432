"""A call ends by its key; what the user wrote and took nowhere is not lost by one key too many."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog

from procdesk.gui.call.note_controller import NoteController
from procdesk.gui.call.session import CallTimer
from tests.gui.conftest import Program
from tests.gui.finders import child

CONTROL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def call(program: Program) -> CallTimer:
    """A call that is under way, with the cursor in its note."""
    program.until(lambda: program.session.is_complete)
    program.press(Qt.Key.Key_F9)
    program.do("note")
    call_timer = child(program.app, CallTimer)
    assert call_timer.running
    return call_timer


def warning(program: Program) -> str:
    note_desk = program.window.findChild(NoteController)
    assert note_desk is not None
    return note_desk.tr("Your text in the note was not copied: press F9 again to end the call")


def test_a_call_without_own_words_ends_at_once(program: Program, call: CallTimer) -> None:
    program.press(Qt.Key.Key_F9)
    assert not call.running


def test_own_words_are_shown_first_and_the_second_time_the_call_ends(program: Program, call: CallTimer) -> None:
    program.type_at_cursor("llamar el lunes")
    program.do("note")
    assert not program.window.note_view.isVisible()
    program.press(Qt.Key.Key_F9)
    assert call.running
    assert program.window.note_view.isVisible()
    assert "llamar el lunes" in program.window.note_view.text
    assert program.said == warning(program)
    program.press(Qt.Key.Key_F9)
    assert not call.running
    assert program.window.note_view.text == ""


def test_what_happens_by_itself_asks_for_no_third_key(program: Program, call: CallTimer) -> None:
    program.type_at_cursor("llamar el lunes")
    program.press(Qt.Key.Key_F9)
    call.said("Se lo devolvemos.")
    program.press(Qt.Key.Key_F9)
    assert not call.running


@pytest.mark.parametrize(
    "does", [lambda program: program.type_at_cursor("!"), lambda program: (program.do("note"), program.do("note"))]
)
def test_whoever_goes_on_is_warned_again(program: Program, call: CallTimer, does: Callable[[Program], object]) -> None:
    program.type_at_cursor("llamar el lunes")
    program.press(Qt.Key.Key_F9)
    does(program)
    program.press(Qt.Key.Key_F9)
    assert call.running
    assert program.said == warning(program)


def test_the_button_warns_as_the_key_does(program: Program, call: CallTimer) -> None:
    program.type_at_cursor("llamar el lunes")
    program.window.note_view.end_wanted.emit()
    assert call.running
    program.window.note_view.end_wanted.emit()
    assert not call.running


def test_words_that_were_copied_are_not_lost(program: Program, call: CallTimer) -> None:
    program.type_at_cursor("llamar el lunes")
    program.press(Qt.Key.Key_Return, CONTROL)
    assert "llamar el lunes" in program.clipboard
    program.press(Qt.Key.Key_F9)
    assert not call.running


def test_a_clipboard_that_refuses_and_a_file_that_was_thought_better_of_keep_nothing(
    program: Program, call: CallTimer, monkeypatch: pytest.MonkeyPatch
) -> None:
    program.type_at_cursor("llamar el lunes")
    monkeypatch.setattr("procdesk.gui.clipboard.put_on_clipboard", lambda *_: False)
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: ("", ""))
    program.press(Qt.Key.Key_Return, CONTROL)
    program.window.note_view.save()
    program.press(Qt.Key.Key_F9)
    assert call.running


def test_words_that_were_saved_are_not_lost(
    program: Program, call: CallTimer, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    program.type_at_cursor("llamar el lunes")
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(tmp_path / "nota.txt"), ""))
    program.window.note_view.save()
    program.press(Qt.Key.Key_F9)
    assert not call.running
