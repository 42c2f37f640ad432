"""The start: the window is seen before anything heavy is loaded, and fills the place it has."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest
from PySide6.QtCore import QRect, Qt
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from procdesk.gui.window_mode import place
from tests.gui.conftest import Opened

HEAVY = "numpy whoosh pydantic markdown nh3 yaml rapidfuzz holidays opening_hours"
LOADED = f"import sys; import procdesk.gui.app; print(*sorted(set('{HEAVY}'.split()) & set(sys.modules)))"


def test_the_window_is_imported_without_anything_heavy() -> None:
    ended = subprocess.run([sys.executable, "-c", LOADED], capture_output=True, text=True, check=True)
    assert ended.stdout.strip() == ""


def test_making_a_library_and_reading_a_picture_loads_nothing_heavy(tmp_path: Path) -> None:
    (tmp_path / "a.png").write_bytes(b"picture")
    make = f"from pathlib import Path; from procdesk.library import Library; here = Path({str(tmp_path)!r});"
    use = (
        "one = Library(here, here); assert one.content == here; assert one.picture('a.png') == b'picture'; one.close();"
    )
    ended = subprocess.run([sys.executable, "-c", make + use + LOADED], capture_output=True, text=True, check=True)
    assert ended.stdout.strip() == ""


def test_what_is_typed_before_the_library_is_open_is_asked_then(open_program: Opened, folder: Path) -> None:
    program = open_program(folder, indexed=False)
    program.type("fibra")
    program.until(lambda: program.titles == ["Sin conexión a internet"], 60_000)


@pytest.mark.parametrize("screen", [QRect(0, 0, 1366, 768), QRect(10, 20, 1280, 800)])
def test_a_small_screen_is_filled(qtbot: QtBot, screen: QRect) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    place(window, screen)
    assert window.normalGeometry() == screen or window.geometry() == screen
    assert window.windowState() & Qt.WindowState.WindowMaximized


def test_a_large_screen_shows_the_window_in_its_middle(qtbot: QtBot) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    place(window, QRect(0, 0, 2560, 1440))
    assert window.geometry() == QRect(597, 320, 1366, 800)
