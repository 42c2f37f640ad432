"""The icon in the system's tray: a click raises the window or hides it. Where there is no tray nothing is promised."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QElapsedTimer, QObject, Signal
from PySide6.QtGui import QGuiApplication, QIcon, QWindow
from PySide6.QtWidgets import QMenu, QSystemTrayIcon

from procdesk.settings import SettingsFile

# A click on the tray takes the focus from the window first: that long ago it still counts as the active one.
_JUST_LEFT_MS = 400


class Tray(QObject):
    """Signals say what is wanted; `toggled` carries whether the window was in use until the click.

    `available` tells whether the system has a tray: it may come after the window, as at the start of a session.
    """

    toggled = Signal(bool)
    opened = Signal()
    compact_wanted = Signal()
    question_wanted = Signal()
    quit_wanted = Signal()

    def __init__(
        self,
        settings: SettingsFile,
        icon: QIcon,
        parent: QObject | None = None,
        available: Callable[[], bool] = QSystemTrayIcon.isSystemTrayAvailable,
    ) -> None:
        super().__init__(parent)
        self._settings = settings
        self._available = available
        self._gone = False
        self._menu = QMenu()
        self.icon = QSystemTrayIcon(icon, self)
        self.icon.setContextMenu(self._menu)
        self.icon.activated.connect(self._activated)
        self._left = QElapsedTimer()
        application = QGuiApplication.instance()
        if isinstance(application, QGuiApplication):
            application.focusWindowChanged.connect(self._focus_moved)
            application.applicationStateChanged.connect(self.appear)
        self.speak()
        self.appear()

    def speak(self) -> None:
        """Fills the menu in the language in force."""
        self._menu.clear()
        self.icon.setToolTip(self.tr("procdesk: what does the customer say?"))
        for words, wanted in (
            (self.tr("Open"), self.opened),
            (self.tr("Small window"), self.compact_wanted),
            (self.tr("New search"), self.question_wanted),
            (self.tr("Quit"), self.quit_wanted),
        ):
            if wanted is self.quit_wanted:
                self._menu.addSeparator()
            self._menu.addAction(words).triggered.connect(wanted)

    def appear(self) -> None:
        """Stands in the tray if the user wants that and there is one by now."""
        wanted = self._settings.flag("tray") and not self._gone
        if wanted and not self.icon.isVisible() and self._available():
            self.icon.show()

    def keeps_window(self) -> bool:
        """Whether closing the window should only hide it: wanted, and there is an icon that brings it back."""
        self.appear()
        return self._settings.flag("close_to_tray") and self.icon.isVisible() and self._available()

    def tell_hidden(self) -> None:
        """Says that the window is hidden and how it comes back."""
        self.icon.showMessage(
            self.tr("procdesk is still open"),
            self.tr("Click this icon to bring it back. “Quit” in its menu closes it."),
            self.icon.icon(),
        )

    def leave(self) -> None:
        """Leaves the tray for good; nothing of it stays behind."""
        if not self._gone:
            self._gone = True
            self.icon.hide()
            self.icon.setContextMenu(None)  # type: ignore[arg-type]
            self._menu.deleteLater()

    def _focus_moved(self, focused: QWindow | None) -> None:
        if focused is None:
            self._left.start()
        else:
            self._left.invalidate()

    def _activated(self, reason: QSystemTrayIcon.ActivationReason) -> None:
        if reason is not QSystemTrayIcon.ActivationReason.Context:
            in_use = QGuiApplication.focusWindow() is not None
            just_left = self._left.isValid() and self._left.elapsed() < _JUST_LEFT_MS
            self.toggled.emit(in_use or just_left)
