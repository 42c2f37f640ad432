"""A window comes forward from wherever it is, with the token that Wayland asks for, and leaves none behind."""

from __future__ import annotations

import os

import pytest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from procdesk.gui.main_window import activate_window
from tests.gui.conftest import OFFSCREEN


class Seen(QWidget):
    """Notes the token that Qt would find when the window is activated."""

    token = ""

    def activateWindow(self) -> None:  # noqa: N802
        self.token = os.environ.get("XDG_ACTIVATION_TOKEN", "")
        super().activateWindow()


@OFFSCREEN
@pytest.mark.parametrize("token", ["", "kwin-7"])
def test_a_window_comes_forward_with_its_token(qtbot: QtBot, token: str) -> None:
    window = Seen()
    window.showMinimized()
    window.hide()
    activate_window(window, token)
    assert window.isVisible()
    assert not window.isMinimized()
    assert window.token == token
    assert "XDG_ACTIVATION_TOKEN" not in os.environ
    window.close()
    window.deleteLater()
