"""Who gets a key that is pressed in the window: what is typed goes to the search, wherever the cursor is."""

from __future__ import annotations

import sys
import unicodedata
from collections.abc import Sequence

from PySide6.QtCore import QEvent, QKeyCombination, QObject, Qt, QTimer
from PySide6.QtGui import QKeyEvent, QKeySequence, QMouseEvent
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractScrollArea,
    QApplication,
    QCheckBox,
    QLineEdit,
    QPlainTextEdit,
    QPushButton,
    QToolButton,
    QWidget,
)

from procdesk.gui.actions import Actions
from procdesk.gui.keyboard.focus_order import ARROWS, FocusOrder
from procdesk.gui.navigation import NavigationController
from procdesk.gui.search.search_bar import SearchBar

_NONE, _CTRL, _ALT = (
    Qt.KeyboardModifier.NoModifier,
    Qt.KeyboardModifier.ControlModifier,
    Qt.KeyboardModifier.AltModifier,
)
# They only choose which sign a key stands for.
_SIGNS = (
    Qt.KeyboardModifier.ShiftModifier | Qt.KeyboardModifier.KeypadModifier | Qt.KeyboardModifier.GroupSwitchModifier
)
# Windows tells of AltGr as of Ctrl and Alt together, and on a Mac Alt (Option) makes further signs.
_TYPING = (_NONE, _CTRL | _ALT, *((_ALT,) if sys.platform == "darwin" else ()))
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
_STEPS = (Qt.Key.Key_Tab, Qt.Key.Key_Backtab)
_WALKING = frozenset(
    {Qt.Key.Key_Tab, Qt.Key.Key_Backtab, Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_Left, Qt.Key.Key_Right}
)
_MODIFIER_KEYS = frozenset(
    {
        Qt.Key.Key_Shift,
        Qt.Key.Key_Control,
        Qt.Key.Key_Alt,
        Qt.Key.Key_AltGr,
        Qt.Key.Key_Meta,
        Qt.Key.Key_CapsLock,
        Qt.Key.Key_Mode_switch,
    }
)
_ACCENTS = {
    Qt.Key.Key_Dead_Grave: "\N{COMBINING GRAVE ACCENT}",
    Qt.Key.Key_Dead_Acute: "\N{COMBINING ACUTE ACCENT}",
    Qt.Key.Key_Dead_Circumflex: "\N{COMBINING CIRCUMFLEX ACCENT}",
    Qt.Key.Key_Dead_Tilde: "\N{COMBINING TILDE}",
    Qt.Key.Key_Dead_Macron: "\N{COMBINING MACRON}",
    Qt.Key.Key_Dead_Breve: "\N{COMBINING BREVE}",
    Qt.Key.Key_Dead_Abovedot: "\N{COMBINING DOT ABOVE}",
    Qt.Key.Key_Dead_Diaeresis: "\N{COMBINING DIAERESIS}",
    Qt.Key.Key_Dead_Abovering: "\N{COMBINING RING ABOVE}",
    Qt.Key.Key_Dead_Doubleacute: "\N{COMBINING DOUBLE ACUTE ACCENT}",
    Qt.Key.Key_Dead_Caron: "\N{COMBINING CARON}",
    Qt.Key.Key_Dead_Cedilla: "\N{COMBINING CEDILLA}",
    Qt.Key.Key_Dead_Ogonek: "\N{COMBINING OGONEK}",
}


class WindowKeys(QObject):
    """Sees every key of a window before the widget that has the cursor.

    What is typed outside a field goes into the search box: letters, digits, accents, Backspace and what is pasted.
    A widget keeps the keys that it claims by accepting their `ShortcutOverride`, as a field does with its own; the
    space bar still presses what was reached with the keyboard. A click puts the cursor back into the search box,
    unless it put it into a field or into one of the `panes`, which have keys of their own. The keys of actions reach
    their action from every field, but for Ctrl+C where text is selected. Tab and the arrows follow `order`.
    """

    def __init__(
        self,
        window: QWidget,
        bar: SearchBar,
        content: QWidget,
        navigation: NavigationController,
        actions: Actions,
        panes: Sequence[QWidget],
        order: FocusOrder,
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._window = window
        self._bar = bar
        self._content = content
        self._navigation = navigation
        self._panes = tuple(panes)
        self._order = order
        self._keys = {_combination(key): action for action in actions.all() for key in action.shortcuts()}
        self._accent = ""
        self._by_mouse = self._by_walking = False
        self._pressed_content = self._released = False
        handle = window.windowHandle()
        if handle is None:
            raise RuntimeError("the window has not been shown yet")
        handle.installEventFilter(self)

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QKeyEvent):
            if QApplication.activePopupWidget() is not None or QApplication.activeModalWidget() is not None:
                return False
            self._after_click()
            if event.type() == QEvent.Type.ShortcutOverride:
                return self._is_for_action(event)
            return event.type() == QEvent.Type.KeyPress and self._pressed(event)
        if isinstance(event, QMouseEvent):
            self._mouse(event)
        return False

    def _is_for_action(self, event: QKeyEvent) -> bool:
        """Whether a key is an action's though a field would take it for itself, as Ctrl+E for the end of the line."""
        key, focus = event.keyCombination(), self._focus
        action = self._keys.get(key)
        if action is None or not action.isEnabled() or not key.keyboardModifiers() & (_CTRL | _ALT):
            return False
        if event.matches(QKeySequence.StandardKey.Copy) and (focus is self._bar.focusProxy() or _has_selection(focus)):
            # The search box decides itself whose Ctrl+C it is.
            return False
        event.ignore()
        return True

    @property
    def _focus(self) -> QWidget | None:
        """The widget that gets the key: keys also reach a window that no window manager has made the active one."""
        return QApplication.focusWidget() or self._window.focusWidget()

    def _pressed(self, event: QKeyEvent) -> bool:
        """Moves the cursor into the search box for what is typed; the key itself then arrives there."""
        if event.key() in _MODIFIER_KEYS:
            return False
        accent, self._accent = self._accent, ""
        if accent and _is_text(event) and event.text() != " ":
            self._bar.add(unicodedata.normalize("NFC", event.text() + accent))
            return True
        focus = self._focus
        if not _takes_text(focus) and self._is_for_search(event, focus):
            self._navigation.leave_pane()
            self._bar.await_question()
            self._accent = _ACCENTS.get(Qt.Key(event.key()), "")
            return bool(self._accent)
        self._by_mouse, self._by_walking = False, event.key() in _WALKING
        return self._walked(event, focus) or self._entered(event, focus)

    def _walked(self, event: QKeyEvent, focus: QWidget | None) -> bool:
        """Tab goes to the next stop of the window, an arrow within what is one stop."""
        key, modifiers = Qt.Key(event.key()), event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        if key in _STEPS and modifiers in (_NONE, Qt.KeyboardModifier.ShiftModifier):
            back = key == Qt.Key.Key_Backtab or modifiers == Qt.KeyboardModifier.ShiftModifier
            return self._order.step(-1 if back else 1)
        if focus is None or key not in ARROWS or modifiers != _NONE or _takes_text(focus) or _claims(focus, event):
            return False
        # On its own a button would let an arrow do what Tab does.
        return self._order.follow_arrow(focus, key) or isinstance(focus, QAbstractButton)

    def _is_for_search(self, event: QKeyEvent, focus: QWidget | None) -> bool:
        if event.matches(QKeySequence.StandardKey.Paste) or event.key() in _ACCENTS:
            return True
        if event.key() == Qt.Key.Key_Space and self._is_pressed_by_space(focus):
            return False
        return (event.key() == Qt.Key.Key_Backspace or _is_text(event)) and not _claims(focus, event)

    def _is_pressed_by_space(self, focus: QWidget | None) -> bool:
        """A button, or what else the cursor was led to with Tab or the arrows; not a text or a list."""
        if isinstance(focus, QAbstractButton):
            return not self._by_mouse
        return self._by_walking and not isinstance(focus, QAbstractScrollArea)

    def _entered(self, event: QKeyEvent, focus: QWidget | None) -> bool:
        """Enter presses the button that has the cursor, unless it is in a pane that has its own use for the key."""
        if event.key() not in _ENTER or not isinstance(focus, QPushButton | QToolButton) or _claims(focus, event):
            return False
        if not event.isAutoRepeat():
            focus.click()
        return True

    def _mouse(self, event: QMouseEvent) -> None:
        if event.type() in (QEvent.Type.MouseButtonPress, QEvent.Type.MouseButtonDblClick):
            pressed = self._window.childAt(event.position().toPoint())
            self._by_mouse = True
            self._accent = ""
            self._pressed_content = pressed is not None and self._content.isAncestorOf(pressed)
        elif event.type() == QEvent.Type.MouseButtonRelease:
            # Once whatever was clicked has done what it does: a button that loses the cursor before is not pressed.
            self._released = True
            QTimer.singleShot(0, self, self._after_click)

    def _after_click(self) -> None:
        """A click must not take typing away from the search; a key that comes at once is faster than the timer."""
        if not self._released:
            return
        self._released = False
        focus = QApplication.focusWidget()
        if not self._window.isActiveWindow() or QApplication.activePopupWidget() is not None:
            return
        in_box = focus is self._bar.focusProxy()
        if _takes_text(focus) and not in_box:
            return
        pane = next((one for one in self._panes if focus and (one is focus or one.isAncestorOf(focus))), None)
        if pane is not None:
            if isinstance(focus, QCheckBox | QToolButton):
                pane.setFocus(Qt.FocusReason.OtherFocusReason)
        elif self._pressed_content:
            self._bar.await_question()
        elif not in_box:
            self._bar.setFocus(Qt.FocusReason.OtherFocusReason)


def _combination(key: QKeySequence) -> QKeyCombination:
    """The one key with its modifiers that an action of this window has."""
    # The type hints of PySide leave out that a sequence can be indexed.
    combination: QKeyCombination = key[0]  # type: ignore[index]
    return combination


def _takes_text(widget: QWidget | None) -> bool:
    """Whether the widget is a field that one can write in."""
    return widget is not None and widget.testAttribute(Qt.WidgetAttribute.WA_InputMethodEnabled)


def _has_selection(field: QWidget | None) -> bool:
    if isinstance(field, QLineEdit):
        return field.hasSelectedText()
    return isinstance(field, QPlainTextEdit) and field.textCursor().hasSelection()


def _is_text(event: QKeyEvent) -> bool:
    """Whether a key stands for letters, digits or signs."""
    return event.text() != "" and event.text().isprintable() and (event.modifiers() & ~_SIGNS) in _TYPING


def _claims(widget: QWidget | None, event: QKeyEvent) -> bool:
    """Whether the widget, or one that it is in, has a use of its own for a key."""
    if widget is None:
        return False
    offer = QKeyEvent(QEvent.Type.ShortcutOverride, event.key(), event.modifiers(), event.text())
    offer.ignore()
    QApplication.sendEvent(widget, offer)
    return offer.isAccepted()
