"""The menu of all actions is searched by typing, and does what is chosen as its key would."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLineEdit, QMenu, QTreeWidget, QTreeWidgetItem

from procdesk.gui.keyboard.action_palette import ActionPalette
from tests.gui.conftest import OFFSCREEN, Program
from tests.gui.finders import child, words
from tests.gui.keyboard.conftest import FIELDS, PLACES, QUESTION

pytestmark = OFFSCREEN
CTRL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier


@pytest.fixture
def palette(desk: Program) -> ActionPalette:
    """The menu, open."""
    desk.press(Qt.Key.Key_F10)
    found = child(desk.window, ActionPalette)
    assert found.isVisible()
    return found


def rows(palette: ActionPalette) -> list[QTreeWidgetItem]:
    tree = child(palette, QTreeWidget)
    return [item for number in range(tree.topLevelItemCount()) if (item := tree.topLevelItem(number)) is not None]


def found(palette: ActionPalette) -> list[str]:
    return [row.text(0) for row in rows(palette)]


def search_again(desk: Program, palette: ActionPalette, text: str) -> list[str]:
    child(palette, QLineEdit).clear()
    desk.type_at_cursor(text)
    return found(palette)


def test_every_action_stands_there_with_its_keys(desk: Program, palette: ActionPalette) -> None:
    lines = {row.text(0): row.text(2) for row in rows(palette)}
    for action in desk.window.keys.all():
        wanted = action.isEnabled() and action.isVisible() and action.objectName() != "menu"
        assert (action.text() in lines) == wanted
    assert lines["Copiar la respuesta"] == "Ctrl C"
    assert lines["Texto más grande"] == "Ctrl +  Ctrl ="


@pytest.mark.parametrize("how", ["F10", "Ctrl+Shift+A", "button"])
def test_it_opens_by_key_and_by_button_and_closes_with_escape(desk: Program, how: str) -> None:
    if how == "button":
        desk.click(desk.window.top_bar.menu_button)
    else:
        desk.press(*((Qt.Key.Key_F10,) if how == "F10" else (Qt.Key.Key_A, CTRL | SHIFT)))
    palette = child(desk.window, ActionPalette)
    desk.type_at_cursor("x")
    assert child(palette, QLineEdit).text() == "x"
    desk.press(Qt.Key.Key_Escape)
    assert not palette.isVisible()
    assert desk.window.search_box.focusProxy().hasFocus()
    assert desk.window.search_box.text == QUESTION


@pytest.mark.parametrize(
    ("typed", "first"),
    [
        ("nota copiar", "Copiar la nota"),
        ("PAGINA impri", "Imprimir la página"),
        ("página imprimir", "Imprimir la página"),
        ("ventana pequ", "Ventana pequeña junto al CRM"),
        ("f8", "Ventana pequeña junto al CRM"),
        ("ctrl+d", "Fijar o desfijar"),
        ("idiom", "Idiomas"),
    ],
)
def test_words_in_any_order_without_accents_or_case_find_an_action(
    desk: Program, palette: ActionPalette, typed: str, first: str
) -> None:
    assert search_again(desk, palette, typed)[0] == first


def test_words_that_no_action_has_say_so(desk: Program, palette: ActionPalette) -> None:
    assert search_again(desk, palette, "zzz") == []
    assert "Ninguna acción con esas palabras" in words(palette)
    desk.press(Qt.Key.Key_Return)
    assert palette.isVisible()


def test_arrows_go_round_and_enter_does_it(desk: Program, palette: ActionPalette) -> None:
    tree = child(palette, QTreeWidget)
    desk.press(Qt.Key.Key_Up)
    assert tree.currentItem() is rows(palette)[-1]
    desk.press(Qt.Key.Key_Down)
    assert tree.currentItem() is rows(palette)[0]
    search_again(desk, palette, "claro oscuro")
    desk.press(Qt.Key.Key_Return)
    assert desk.app.theme.scheme == "light"
    assert not palette.isVisible()


def test_a_click_does_it(desk: Program, palette: ActionPalette) -> None:
    search_again(desk, palette, "claro oscuro")
    tree = child(palette, QTreeWidget)
    desk.click(tree.viewport(), tree.visualItemRect(rows(palette)[0]).center())
    assert desk.app.theme.scheme == "light"
    assert not palette.isVisible()


@pytest.mark.parametrize("name", ["Elegir departamento", "Idiomas"])
def test_the_other_menus_are_reached_from_it(desk: Program, palette: ActionPalette, name: str) -> None:
    search_again(desk, palette, name)
    desk.press(Qt.Key.Key_Return)
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    menu.close()


@pytest.mark.parametrize("place", [*PLACES, *FIELDS])
def test_the_cursor_is_then_where_it_was(desk: Program, place: str) -> None:
    (PLACES | FIELDS)[place](desk)
    before = desk.focus
    desk.press(Qt.Key.Key_F10)
    desk.press(Qt.Key.Key_F10)
    assert desk.focus is before


def test_whoever_goes_on_elsewhere_closes_it(desk: Program, palette: ActionPalette) -> None:
    desk.press(Qt.Key.Key_K, CTRL)
    assert not palette.isVisible()
    assert desk.window.search_box.focusProxy().hasFocus()


@pytest.mark.parametrize(("size", "percent"), [((1366, 768), 100), ((1366, 768), 200), ((400, 700), 140)])
def test_it_fits_into_the_window(desk: Program, size: tuple[int, int], percent: int) -> None:
    desk.app.theme.choose_percent(percent)
    desk.window.resize(*size)
    desk.press(Qt.Key.Key_F10)
    palette = child(desk.window, ActionPalette)
    assert desk.window.rect().contains(palette.geometry())
    tree = child(palette, QTreeWidget)
    for row in rows(palette):
        wanted = tree.fontMetrics().horizontalAdvance(row.text(2))
        assert tree.columnWidth(2) >= wanted
