"""The icon in the tray raises the window and hides it; without a tray nothing is promised."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtGui import QIcon, QImage
from PySide6.QtWidgets import QSystemTrayIcon
from pytestqt.qtbot import QtBot

from procdesk.gui.tray import Tray
from procdesk.resources import resource
from procdesk.settings import MEMORY, SETTINGS, SettingsFile
from tests.gui.conftest import OFFSCREEN, Program

# Offscreen there is no tray, and Qt says so in its own way when an icon is shown.
pytestmark = pytest.mark.qt_log_ignore("systemTrayWindowChanged", "does not support raise", extend=True)
TRIGGER = QSystemTrayIcon.ActivationReason.Trigger
ICON = str(resource("icons", "procdesk.svg"))


@pytest.fixture
def settings(tmp_path: Path) -> SettingsFile:
    return SettingsFile(tmp_path / "settings.toml", SETTINGS)


@pytest.fixture
def tray(settings: SettingsFile, qtbot: QtBot) -> Iterator[Tray]:
    made = Tray(settings, QIcon(ICON), available=lambda: True)
    yield made
    made.leave()
    made.deleteLater()


def at_tray(program: Program) -> Program:
    """The program on a system that has a tray."""
    program.tray.is_there = True
    return program


def choose(tray: Tray, words: str) -> None:
    """Chooses an entry of the icon's menu."""
    next(one for one in tray.icon.contextMenu().actions() if one.text() == words).trigger()


def test_the_icon_stands_in_the_tray(tray: Tray) -> None:
    assert tray.icon.isVisible()
    assert [one.text() for one in tray.icon.contextMenu().actions() if not one.isSeparator()] == [
        "Open",
        "Small window",
        "New search",
        "Quit",
    ]


def test_an_icon_that_is_not_wanted_is_not_there_and_keeps_no_window(settings: SettingsFile, qtbot: QtBot) -> None:
    settings.put(tray=False, close_to_tray=True)
    tray = Tray(settings, QIcon(ICON), available=lambda: True)
    assert not tray.icon.isVisible()
    assert not tray.keeps_window()
    tray.leave()
    tray.deleteLater()


def test_without_a_tray_closing_closes(settings: SettingsFile, qtbot: QtBot) -> None:
    settings.put(close_to_tray=True)
    tray = Tray(settings, QIcon(ICON), available=lambda: False)
    assert not tray.icon.isVisible()
    assert not tray.keeps_window()
    tray.leave()
    tray.deleteLater()


def test_a_tray_that_comes_later_gets_the_icon_too(settings: SettingsFile, qtbot: QtBot) -> None:
    there: list[bool] = []
    tray = Tray(settings, QIcon(ICON), available=lambda: bool(there))
    there.append(True)
    tray.appear()
    assert tray.icon.isVisible()
    tray.leave()
    tray.deleteLater()


def test_closing_hides_only_where_that_is_wanted(tray: Tray, settings: SettingsFile) -> None:
    assert not tray.keeps_window()
    settings.put(close_to_tray=True)
    assert tray.keeps_window()
    tray.leave()
    assert not tray.keeps_window()


def test_the_icon_is_seen_in_light_and_in_dark_panels(qtbot: QtBot) -> None:
    image: QImage = QIcon(ICON).pixmap(22, 22).toImage()
    colours = {
        image.pixelColor(x, y).name() for x in range(22) for y in range(22) if image.pixelColor(x, y).alpha() > 250
    }
    assert {"#0f6e6e", "#ffffff"} <= colours


@OFFSCREEN
def test_a_click_hides_the_window_in_use_and_the_next_one_brings_it_back(program: Program) -> None:
    program.app.tray.icon.activated.emit(TRIGGER)
    assert not program.window.isVisible()
    program.window.search_box.show_text("fibra")
    program.app.tray.icon.activated.emit(TRIGGER)
    assert program.window.isVisible()
    assert program.window.focusWidget() is program.window.search_box.focusProxy()


@OFFSCREEN
def test_the_menu_opens_asks_anew_and_makes_the_window_compact(program: Program) -> None:
    program.ask("fibra")
    program.window.hide()
    choose(program.app.tray, program.app.tray.tr("Open"))
    assert program.window.isVisible()
    assert program.window.search_box.text == "fibra"
    choose(program.app.tray, program.app.tray.tr("New search"))
    assert program.window.search_box.text == ""
    choose(program.app.tray, program.app.tray.tr("Small window"))
    assert program.window.shape.compact
    choose(program.app.tray, program.app.tray.tr("Small window"))
    assert program.window.shape.compact


def test_closing_hides_the_window_and_says_so_once(
    program: Program, own_home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    said: list[str] = []
    monkeypatch.setattr(program.app.tray, "tell_hidden", lambda: said.append("told"))
    at_tray(program).session.context.settings.put(close_to_tray=True)
    for _ in range(2):
        program.window.show()
        program.window.close()
        assert not program.window.isVisible()
    assert said == ["told"]
    assert SettingsFile(own_home / "memory.toml", MEMORY).flag("told_of_tray")


@pytest.mark.parametrize("hidden", [False, True])
def test_quitting_really_ends(program: Program, qtbot: QtBot, hidden: bool) -> None:
    at_tray(program).session.context.settings.put(close_to_tray=True)
    program.window.setVisible(not hidden)
    with qtbot.waitSignal(program.window.closed):
        if hidden:
            choose(program.app.tray, program.app.tray.tr("Quit"))
        else:
            program.do("quit")


def test_the_system_ends_the_program_without_a_window_left_in_the_tray(program: Program, qtbot: QtBot) -> None:
    at_tray(program).session.context.settings.put(close_to_tray=True)
    program.app.expect_end()
    with qtbot.waitSignal(program.window.closed):
        program.window.close()


def test_another_language_speaks_from_the_menu_too(program: Program) -> None:
    menu = program.app.tray.icon.contextMenu()
    menu.clear()
    program.app.speak("en")
    assert next(one.text() for one in menu.actions()) == "Open"


def test_the_message_is_no_trouble_where_nobody_shows_it(tray: Tray) -> None:
    tray.tell_hidden()
    assert tray.icon.isVisible()
