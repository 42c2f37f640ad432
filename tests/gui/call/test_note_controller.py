"""The note is shown and copied by its keys, before and after the call has ended; nothing written in it is lost."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QFileDialog

from procdesk.gui.call.note_controller import NoteController
from procdesk.gui.call.previous_notes import PreviousNotesList
from procdesk.gui.call.session import CallTimer
from procdesk.gui.widgets.toast import Toast
from tests.gui.conftest import Opened, Program
from tests.gui.finders import child

CONTROL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def call(program: Program) -> CallTimer:
    """A call that is under way, with the cursor in its note and the user's words in it."""
    program.until(lambda: program.session.is_complete)
    program.press(Qt.Key.Key_F9)
    program.do("note")
    program.type_at_cursor("llamar el lunes")
    call_timer = child(program.app, CallTimer)
    assert call_timer.running
    return call_timer


def previous(program: Program) -> list[str]:
    return child(program.window, PreviousNotesList).lines


def test_a_call_ends_at_once_and_its_note_can_be_fetched_back(program: Program, call: CallTimer) -> None:
    program.press(Qt.Key.Key_F9)
    assert not call.running
    assert program.window.note_view.text == ""
    assert not program.window.note_view.isVisible()
    program.do("note")
    (line,) = previous(program)
    assert "sin copiar" in line
    child(program.window, PreviousNotesList).open_row(0)
    assert "llamar el lunes" in program.window.note_view.shown_text
    program.do("copy_note")
    assert "llamar el lunes" in program.clipboard
    assert "sin copiar" not in previous(program)[0]


def test_right_after_the_call_its_note_is_copied_with_the_same_key(program: Program, call: CallTimer) -> None:
    program.press(Qt.Key.Key_F9)
    program.press(Qt.Key.Key_Return, CONTROL)
    assert "llamar el lunes" in program.clipboard
    assert "sin copiar" not in previous(program)[0]


def test_without_any_call_the_key_says_that_there_is_nothing_to_copy(program: Program) -> None:
    program.until(lambda: program.session.is_complete)
    program.do("copy_note")
    controller = program.window.findChild(NoteController)
    assert controller is not None
    assert program.said == controller.tr("Nothing was copied: no call is in progress")
    assert program.clipboard == ""


def test_words_that_were_copied_are_marked_so(program: Program, call: CallTimer) -> None:
    program.press(Qt.Key.Key_Return, CONTROL)
    assert "llamar el lunes" in program.clipboard
    program.press(Qt.Key.Key_F9)
    assert "sin copiar" not in previous(program)[0]


def test_what_was_written_after_the_copy_is_not_copied(program: Program, call: CallTimer) -> None:
    program.press(Qt.Key.Key_Return, CONTROL)
    program.type_at_cursor("!")
    program.press(Qt.Key.Key_F9)
    assert "sin copiar" in previous(program)[0]


def test_a_clipboard_that_refuses_and_a_file_that_was_thought_better_of_keep_nothing(
    program: Program, call: CallTimer, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("procdesk.gui.clipboard.put_on_clipboard", lambda *_: False)
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: ("", ""))
    program.press(Qt.Key.Key_Return, CONTROL)
    program.window.note_view.save()
    program.press(Qt.Key.Key_F9)
    program.press(Qt.Key.Key_Return, CONTROL)
    assert "sin copiar" in previous(program)[0]


def test_words_that_were_saved_are_marked_so(
    program: Program, call: CallTimer, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(tmp_path / "nota.txt"), ""))
    program.window.note_view.save()
    program.press(Qt.Key.Key_F9)
    assert "sin copiar" not in previous(program)[0]


def test_where_no_browser_opens_the_note_of_before_is_copied_instead(
    program: Program, call: CallTimer, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(QDesktopServices, "openUrl", lambda *_: False)
    program.press(Qt.Key.Key_F9)
    program.do("note")
    child(program.window, PreviousNotesList).open_row(0)
    program.window.note_view.crm_wanted.emit("https://crm.example/")
    assert "llamar el lunes" in program.clipboard
    assert "sin copiar" not in previous(program)[0]


def test_without_a_call_the_note_leaves_the_cursor_in_the_search_box(program: Program) -> None:
    program.until(lambda: program.session.is_complete)
    program.do("note")
    program.type_at_cursor(" no me va")
    assert program.window.search_box.text == " no me va"
    program.until(lambda: child(program.app, CallTimer).running)


@pytest.fixture
def opened(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The addresses that a browser was asked to open."""
    addresses: list[str] = []
    monkeypatch.setattr(QDesktopServices, "openUrl", lambda url: addresses.append(url.toString()) or True)
    return addresses


@pytest.fixture
def with_crm(open_program: Opened, folder: Path) -> Program:
    """A program of a company with a CRM, in a call whose note has words of the user, and which has just ended."""
    with (folder / "procdesk.yaml").open("a", encoding="utf-8") as settings:
        settings.write('crm_url: "https://crm.example/new?text={note}"\n')
    program = open_program(folder)
    program.until(lambda: program.session.is_complete)
    program.press(Qt.Key.Key_F9)
    program.do("note")
    program.type_at_cursor("llamar el lunes")
    program.press(Qt.Key.Key_F9)
    assert not child(program.app, CallTimer).running
    return program


def test_right_after_a_call_the_crm_opens_with_its_note(with_crm: Program, opened: list[str]) -> None:
    with_crm.press(Qt.Key.Key_Return, CONTROL | Qt.KeyboardModifier.ShiftModifier)
    assert len(opened) == 1
    assert "llamar" in opened[0]
    assert with_crm.said == "Se ha abierto el CRM con la nota de la última llamada"
    assert "sin copiar" not in previous(with_crm)[0]


def test_right_after_a_call_its_note_is_copied_where_no_browser_opens(
    with_crm: Program, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(QDesktopServices, "openUrl", lambda _url: False)
    with_crm.press(Qt.Key.Key_Return, CONTROL | Qt.KeyboardModifier.ShiftModifier)
    assert "llamar el lunes" in with_crm.clipboard
    assert child(with_crm.window, Toast).words == with_crm.said
    assert with_crm.said == "No se ha abierto ningún navegador: la nota se ha copiado"
    assert "sin copiar" not in previous(with_crm)[0]


def test_the_crm_does_not_get_the_note_of_before_once_the_next_call_has_something(
    with_crm: Program, opened: list[str]
) -> None:
    with_crm.read("me han cobrado dos veces", "Cobro duplicado en la factura")
    with_crm.press(Qt.Key.Key_C, CONTROL)
    with_crm.press(Qt.Key.Key_Return, CONTROL | Qt.KeyboardModifier.ShiftModifier)
    assert len(opened) == 1
    assert "llamar" not in opened[0]
