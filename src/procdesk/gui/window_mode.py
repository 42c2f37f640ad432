"""Normal and compact window, and the remembered place and size of each."""

from __future__ import annotations

import base64
import binascii
from dataclasses import dataclass

from PySide6.QtCore import QByteArray, QObject, QRect, Qt, Signal
from PySide6.QtGui import QGuiApplication, QScreen
from PySide6.QtWidgets import QBoxLayout, QSplitter, QWidget

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
        place(window, QGuiApplication.primaryScreen().availableGeometry())
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


def place(window: QWidget, screen: QRect) -> None:
    """Fills a small screen with the window, and puts it in the middle of a large one."""
    if screen.width() <= _SMALL_ACROSS or screen.height() <= _SMALL_DOWN:
        # Also sized, since without a window manager nothing is ever maximized.
        window.setGeometry(screen)
        window.setWindowState(Qt.WindowState.WindowMaximized)
    else:
        middle = QRect(0, 0, _ACROSS, _DOWN)
        middle.moveCenter(screen.center())
        window.setGeometry(middle)


def _to_base64(state: QByteArray) -> str:
    return base64.b64encode(bytes(state.data())).decode()


def _from_base64(text: str) -> QByteArray:
    """The bytes that were remembered; empty where somebody edited them into something else."""
    try:
        return QByteArray(base64.b64decode(text, validate=True))
    except (binascii.Error, ValueError):
        return QByteArray()


ACROSS, LEAST_ACROSS = 420, 380
_WIDE_MARGINS, _WIDE_SPACING, _WIDE_HANDLE = (20, 12, 20, 8), 10, 16
_MARGINS, _SPACING, _HANDLE = (12, 12, 12, 8), 8, 4
_ON_TOP = Qt.WindowType.WindowStaysOnTopHint


@dataclass(frozen=True, slots=True)
class WindowParts:
    """What changes its shape: the window, the column it is laid out in, and the list beside the page in it."""

    window: QWidget
    column: QBoxLayout
    columns: QSplitter


class WindowMode(QObject):
    """`changed` says that the window is now compact, or no longer; the place of each shape is remembered by itself."""

    changed = Signal(bool)

    def __init__(self, frame: WindowParts, memory: SettingsFile, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._frame = frame
        self._memory = memory
        self.compact = False
        self._lay_out()

    def restore(self) -> None:
        """Puts the window where it was, in the shape that it had."""
        restore(self._frame.window, self._frame.columns, self._memory)
        if self._memory.flag("compact"):
            self._become(compact=True)

    def remember(self) -> None:
        """Writes down the place of the window in the shape that it has."""
        if self.compact:
            remember_compact(self._frame.window, self._memory)
        else:
            remember(self._frame.window, self._frame.columns, self._memory)

    def toggle(self) -> None:
        """Takes the other shape, where the window was the last time that it had it."""
        self.remember()
        self._become(not self.compact)
        self._memory.put(compact=self.compact)

    def give_list(self, height: int) -> None:
        """Gives the list so many pixels of the column, and the rest to the page."""
        columns = self._frame.columns
        columns.setSizes([height, max(1, columns.height() - height - columns.handleWidth())])

    def _become(self, compact: bool) -> None:
        window = self._frame.window
        self.compact = compact
        window.setUpdatesEnabled(False)
        self._stay_on_top(compact)
        self._lay_out()
        self.changed.emit(compact)
        if compact:
            self._place_compact()
        else:
            restore(window, self._frame.columns, self._memory)
        window.setUpdatesEnabled(True)

    def _lay_out(self) -> None:
        column, columns = self._frame.column, self._frame.columns
        column.setContentsMargins(*(_MARGINS if self.compact else _WIDE_MARGINS))
        column.setSpacing(_SPACING if self.compact else _WIDE_SPACING)
        columns.setOrientation(Qt.Orientation.Vertical if self.compact else Qt.Orientation.Horizontal)
        columns.setHandleWidth(_HANDLE if self.compact else _WIDE_HANDLE)
        self._frame.window.setMinimumWidth(LEAST_ACROSS if self.compact else 0)

    def _stay_on_top(self, on_top: bool) -> None:
        """Through the window's handle: `setWindowFlags` of the widget would hide it for a moment."""
        window = self._frame.window
        flags = window.windowFlags() | _ON_TOP if on_top else window.windowFlags() & ~_ON_TOP
        window.overrideWindowFlags(flags)
        if (handle := window.windowHandle()) is not None:
            handle.setFlag(_ON_TOP, on_top)

    def _place_compact(self) -> None:
        window = self._frame.window
        window.setWindowState(window.windowState() & ~_FILLING)
        if not restore_compact(window, self._memory):
            edges = window.frameGeometry().height() - window.geometry().height()
            window.setGeometry(place_beside(_screen_of(window), edges))


_FILLING = Qt.WindowState.WindowMaximized | Qt.WindowState.WindowFullScreen


def place_beside(free: QRect, edges: int = 0) -> QRect:
    """The right edge of the part of a screen that is free; `edges` is what a window's title takes of its height."""
    width = min(ACROSS, free.width())
    return QRect(free.right() + 1 - width, free.top() + edges, width, free.height() - edges)


def stays_on_top() -> bool:
    """Whether a window can ask to stay before the others; on Wayland only the user can."""
    return not QGuiApplication.platformName().startswith("wayland")


def _screen_of(window: QWidget) -> QRect:
    screen: QScreen | None = window.screen()
    return (screen or QGuiApplication.primaryScreen()).availableGeometry()
