"""Brings the window before all others, as far as the desktop lets a program do that."""

from __future__ import annotations

import os

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from procdesk.desk.instance import ACTIVATION_TOKEN


def activate_window(window: QWidget, token: str = "") -> None:
    """Shows a window that is hidden, minimised or behind others, with the keyboard's focus.

    On Wayland that needs the token of the start that asks for it; Qt takes it from the environment.
    """
    if token:
        os.environ[ACTIVATION_TOKEN] = token
    window.setWindowState(window.windowState() & ~Qt.WindowState.WindowMinimized)
    window.show()
    window.raise_()
    window.activateWindow()
    os.environ.pop(ACTIVATION_TOKEN, None)
