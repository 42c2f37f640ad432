"""Fields are in sight where their keys open them, panes are closed with the mouse, and the list of keys fits."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QPushButton, QScrollArea, QWidget

from procdesk.gui.dialogs import KeysDialog
from tests.gui.conftest import OFFSCREEN, Program
from tests.gui.finders import button, child
from tests.gui.keyboard.conftest import FIELDS, PLACES

pytestmark = OFFSCREEN
CTRL = Qt.KeyboardModifier.ControlModifier
_WITHOUT_A_PAGE = ("department on the start page", "note without a call")


def in_sight(widget: QWidget) -> bool:
    """Whether the whole of a widget is seen."""
    return widget.isVisible() and widget.visibleRegion().boundingRect().contains(widget.rect())


@pytest.mark.parametrize("place", [place for place in PLACES if place not in _WITHOUT_A_PAGE])
@pytest.mark.parametrize("key", ["find", "filed"])
@pytest.mark.parametrize("compact", [False, True])
def test_a_field_is_in_sight_where_its_key_opens_it(desk: Program, place: str, key: str, compact: bool) -> None:
    if compact:
        desk.window.show_compact()
        desk.window.resize(400, 560)
    PLACES[place](desk)
    desk.do(key)
    QApplication.processEvents()
    assert desk.focus.testAttribute(Qt.WidgetAttribute.WA_InputMethodEnabled)
    assert desk.focus is not desk.window.search_box.focusProxy()
    assert in_sight(desk.focus)


def test_the_chip_in_the_search_box_does_what_escape_does(desk: Program) -> None:
    PLACES["list"](desk)
    desk.click(button(desk.window.search_box, "Borrar la búsqueda"))
    assert desk.window.search_box.text == ""
    assert desk.window.search_box.focusProxy().hasFocus()


@pytest.mark.parametrize("place", ["guide", "hand-over card", "note without a call", "note"])
def test_a_pane_can_be_closed_with_the_mouse(desk: Program, place: str) -> None:
    (PLACES | FIELDS)[place](desk)
    QApplication.processEvents()
    pane, before = desk.session.navigation.pane, desk.window.search_box.text
    assert pane is not None
    found = next(
        one
        for one in pane.findChildren(QPushButton)
        if one.isVisible() and one.text().startswith("Esc") and in_sight(one)
    )
    assert "Esc" in found.toolTip()
    desk.click(found)
    assert desk.session.navigation.pane is None
    assert desk.window.search_box.text == before
    assert desk.window.search_box.focusProxy().hasFocus()


@pytest.mark.parametrize("place", ["guide", "hand-over card", "note without a call", "note"])
def test_escape_closes_a_pane(desk: Program, place: str) -> None:
    (PLACES | FIELDS)[place](desk)
    desk.press(Qt.Key.Key_Escape)
    assert desk.session.navigation.pane is None
    assert desk.window.search_box.focusProxy().hasFocus()


@pytest.mark.parametrize("percent", [100, 140, 200])
def test_the_list_of_keys_fits_the_screen_and_scrolls_down_only(desk: Program, percent: int) -> None:
    desk.app.theme.choose_percent(percent)
    desk.press(Qt.Key.Key_F1)
    dialog = QApplication.activeModalWidget()
    assert isinstance(dialog, KeysDialog)
    free = desk.window.screen().availableGeometry()
    assert dialog.width() <= free.width()
    assert dialog.height() <= free.height()
    area = child(dialog, QScrollArea)
    columns = len([one for one in (area.widget().layout().itemAt(n) for n in range(3)) if one is not None])
    assert columns == 1 or area.horizontalScrollBar().maximum() == 0
    bar = area.verticalScrollBar()
    before = bar.value()
    desk.press(Qt.Key.Key_PageDown)
    assert bar.value() > before or bar.maximum() == 0
    dialog.close()
