"""Brings the window before all others, as far as the desktop lets a program do that."""

from __future__ import annotations

import os
import sys

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

_TOKEN = "XDG_ACTIVATION_TOKEN"  # noqa: S105
_ANY_PROCESS = -1


def activation_token() -> str:
    """What the desktop gave this start so that a window may come forward; "" outside Wayland."""
    return os.environ.get(_TOKEN, "")


def let_first_come_forward() -> None:
    """Passes on the right to come forward, which Windows gives only to the program that the user has just started."""
    if sys.platform == "win32":
        import ctypes

        ctypes.windll.user32.AllowSetForegroundWindow(_ANY_PROCESS)


def bring_forward(window: QWidget, token: str = "") -> None:
    """Shows a window that is hidden, minimised or behind others, with the keyboard's focus.

    On Wayland that needs the token of the start that asks for it; Qt takes it from the environment.
    """
    if token:
        os.environ[_TOKEN] = token
    window.setWindowState(window.windowState() & ~Qt.WindowState.WindowMinimized)
    window.show()
    window.raise_()
    window.activateWindow()
    os.environ.pop(_TOKEN, None)
