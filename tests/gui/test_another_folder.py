"""A later start with another content folder: the window asks, and goes there or stays."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QMessageBox, QPushButton

from procdesk.gui.dialogs import SwitchFolderDialog
from procdesk.gui.single_instance import StartRequest
from procdesk.settings import SETTINGS, SettingsFile
from tests.conftest import write
from tests.gui.conftest import OFFSCREEN, Opened, Program, index

pytestmark = OFFSCREEN


@pytest.fixture
def other(tmp_path: Path) -> Path:
    """Another content folder, with one page."""
    write(tmp_path, "other/ventas/alta.es.md", "---\ntitle: Alta de fibra\n---\n## Qué decir\nClaro que sí.\n")
    index(tmp_path / "other")
    return tmp_path / "other"


def question(program: Program) -> SwitchFolderDialog:
    (found,) = (one for one in program.window.findChildren(SwitchFolderDialog) if one.isVisible())
    return found


def answer(dialog: QMessageBox, text: str) -> None:
    next(one for one in dialog.findChildren(QPushButton) if one.text().replace("&", "") == text).click()


def test_the_window_comes_forward_and_asks_with_both_folders(program: Program, other: Path) -> None:
    program.window.showMinimized()
    program.app.fulfil(StartRequest(folder=str(other)))
    asked = question(program)
    assert not program.window.isMinimized()
    assert str(program.folder) in asked.text().replace("\u200b", "")
    assert str(other) in asked.informativeText().replace("\u200b", "")
    assert program.app.content == program.folder
    answer(asked, "Quedarse")


def test_switching_opens_the_folder_with_what_was_asked_for(program: Program, other: Path, own_home: Path) -> None:
    program.app.fulfil(StartRequest(query="alta de fibra", folder=str(other)))
    answer(question(program), "Cambiar")
    program.until(lambda: program.titles == ["Alta de fibra"])
    assert program.app.content == other
    assert program.window.search_box.text == "alta de fibra"
    assert SettingsFile(own_home / "settings.toml", SETTINGS).text("content") == ""


@pytest.mark.parametrize("how", ["Stay", "Esc", "Enter"])
def test_staying_changes_nothing(program: Program, other: Path, how: str) -> None:
    program.ask("fibra")
    window = program.window
    program.app.fulfil(StartRequest(query="alta", folder=str(other)))
    asked = question(program)
    if how == "Stay":
        answer(asked, "Quedarse")
    else:
        program.until(lambda: asked.isActiveWindow())
        program.press(Qt.Key.Key_Escape if how == "Esc" else Qt.Key.Key_Return)
    program.until(lambda: not program.window.findChildren(SwitchFolderDialog))
    assert program.window is window
    assert program.app.content == program.folder
    assert program.titles == ["Sin conexión a internet"]


def test_the_same_folder_in_another_spelling_only_does_what_was_asked_for(program: Program, tmp_path: Path) -> None:
    (tmp_path / "link").symlink_to(program.folder)
    for folder in (f"{program.folder}/", str(tmp_path / "link"), f"{program.folder}/../content"):
        program.app.fulfil(StartRequest(query="fibra", folder=folder))
        assert program.window.findChildren(SwitchFolderDialog) == []
    program.until(lambda: program.titles == ["Sin conexión a internet"])


def test_a_second_question_takes_the_place_of_the_first(program: Program, other: Path, tmp_path: Path) -> None:
    program.app.fulfil(StartRequest(folder=str(tmp_path / "gone")))
    program.app.fulfil(StartRequest(folder=str(other)))
    asked = question(program)
    assert str(other) in asked.informativeText().replace("\u200b", "")
    answer(asked, "Cambiar")
    program.until(lambda: program.app.content == other)


def test_a_call_that_goes_on_and_its_note_go_along(program: Program, other: Path) -> None:
    program.read("me han cobrado dos veces", "Cobro duplicado en la factura")
    program.app.fulfil(StartRequest(folder=str(other)))
    answer(question(program), "Cambiar")
    program.until(lambda: program.session.is_complete)
    program.do("note")
    program.until(lambda: program.window.note_view.isVisible())


@pytest.mark.parametrize(("lang", "words"), [("es", ("Cambiar", "Quedarse")), ("en", ("Switch", "Stay"))])
def test_the_question_is_asked_in_the_language_of_the_window(
    open_program: Opened, folder: Path, other: Path, lang: str, words: tuple[str, str]
) -> None:
    program = open_program(folder, lang)
    program.app.fulfil(StartRequest(folder=str(other)))
    asked = question(program)
    shown = {one.text().replace("&", "") for one in asked.findChildren(QPushButton)}
    assert shown == set(words)
    answer(asked, words[1])
