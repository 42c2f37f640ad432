"""Where the window stands and how wide its columns are, remembered from one start to the next."""

from __future__ import annotations

import base64
import binascii

from PySide6.QtCore import QByteArray, QRect, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QSplitter, QWidget

from procdesk.settings import SettingsFile

_ACROSS, _DOWN = 1366, 800
_SMALL_ACROSS, _SMALL_DOWN = 1400, 800


def remember(window: QWidget, columns: QSplitter, memory: SettingsFile) -> None:
    """Writes down the place of the window and the widths of its columns."""
    memory.put(geometry=_to_base64(window.saveGeometry()), columns=_to_base64(columns.saveState()))


def restore(window: QWidget, columns: QSplitter, memory: SettingsFile) -> None:
    """Puts the window where it was; the first time it fills a small screen and is handy on a large one."""
    geometry = _from_base64(memory.text("geometry"))
    if not (geometry and window.restoreGeometry(geometry)):
        _place(window, QGuiApplication.primaryScreen().availableGeometry())
    widths = _from_base64(memory.text("columns"))
    if widths:
        columns.restoreState(widths)


def remember_compact(window: QWidget, memory: SettingsFile) -> None:
    """Writes down the place of the small window."""
    memory.put(compact_geometry=_to_base64(window.saveGeometry()))


def restore_compact(window: QWidget, memory: SettingsFile) -> bool:
    """Whether the small window was put where it was the last time."""
    geometry = _from_base64(memory.text("compact_geometry"))
    return bool(geometry) and window.restoreGeometry(geometry)


def _place(window: QWidget, screen: QRect) -> None:
    if screen.width() <= _SMALL_ACROSS or screen.height() <= _SMALL_DOWN:
        # Also sized, since without a window manager nothing is ever maximized.
        window.setGeometry(screen)
        window.setWindowState(Qt.WindowState.WindowMaximized)
    else:
        place = QRect(0, 0, _ACROSS, _DOWN)
        place.moveCenter(screen.center())
        window.setGeometry(place)


def _to_base64(state: QByteArray) -> str:
    return base64.b64encode(bytes(state.data())).decode()


def _from_base64(text: str) -> QByteArray:
    """The bytes that were remembered; empty where somebody edited them into something else."""
    try:
        return QByteArray(base64.b64decode(text, validate=True))
    except (binascii.Error, ValueError):
        return QByteArray()
