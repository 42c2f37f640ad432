"""Everything is done from the keyboard, is told to a screen reader, and shows where the cursor is."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest
from PySide6.QtCore import QMetaMethod, QPoint, QRect, Qt
from PySide6.QtGui import QAccessible, QImage, QKeySequence
from PySide6.QtWidgets import QApplication, QLabel, QMenu, QPushButton, QWidget
from pytestqt.qtbot import QtBot
from shiboken6 import isValid

from procdesk.gui.actions import Actions
from procdesk.gui.dialogs import KeysDialog
from procdesk.gui.owner.problems_dialog import ProblemsDialog
from procdesk.gui.widgets.buttons import key_text
from tests.gui.conftest import OFFSCREEN, Program, bury, own_widgets
from tests.gui.finders import texts

pytestmark = OFFSCREEN
CHARGED = "Cobro duplicado en la factura"
DOCUMENTED = Path(__file__).parents[2] / "docs" / "keys.md"


def focused() -> QWidget:
    found = QApplication.focusWidget()
    assert found is not None
    return found


def spoken_name(widget: QWidget) -> str:
    """What a screen reader says of a widget."""
    interface = QAccessible.queryAccessibleInterface(widget)
    assert interface is not None
    return interface.text(QAccessible.Text.Name)


def around(window: QWidget, widget: QWidget) -> QImage:
    """What stands at and right around a widget."""
    place = QRect(widget.mapTo(window, QPoint(0, 0)), widget.size()).adjusted(-20, -12, 8, 12)
    return window.grab(place).toImage()


def test_every_action_has_words_and_a_key_and_stands_in_the_list_of_keys(program: Program) -> None:
    program.do("keys")
    dialog = QApplication.activeModalWidget()
    assert isinstance(dialog, KeysDialog)
    shown = [label.text() for label in dialog.findChildren(QLabel)]
    actions = [action for _, group in program.window.keys.groups() for action in group]
    assert len(actions) > 20
    for action in actions:
        assert action.text() in shown
        assert action.shortcuts()
        assert all(key_text(key) in shown for key in action.shortcuts())
    dialog.close()


def test_every_action_does_something(program: Program) -> None:
    # What the pane with the cursor does by itself is only listed.
    listed = {"next", "previous", "open", "next_pane"}
    for _, group in program.window.keys.groups():
        for action in group:
            connected = action.isSignalConnected(QMetaMethod.fromSignal(action.triggered))
            assert connected == (action.objectName() not in listed)
            assert action in program.window.actions() or action.objectName() in listed


def test_no_two_actions_share_a_key(program: Program) -> None:
    keys = Counter(
        key.toString() for _, group in program.window.keys.groups() for action in group for key in action.shortcuts()
    )
    assert [key for key, times in keys.items() if times > 1] == []


def test_every_action_stands_in_the_documentation_with_its_keys(qtbot: QtBot) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    # No translation is installed here: the words are those of the documentation.
    wanted = [
        "| {} | {} |".format(" or ".join(f"`{key.toString()}`" for key in action.shortcuts()), action.text())
        for _, group in Actions(window).groups()
        for action in group
    ]
    assert len(wanted) > 20
    lines = DOCUMENTED.read_text("utf-8").split("\n")
    assert [one for one in wanted if lines.count(one) != 1] == []


def test_keys_are_written_as_they_are_printed_on_the_keyboard(program: Program) -> None:
    assert key_text(QKeySequence("Ctrl++")) == "Ctrl +"
    assert key_text(QKeySequence("Alt+Left")) == "Alt ←"
    assert key_text(QKeySequence("Ctrl+Shift+L")) == "Ctrl Mayús L"
    assert key_text(QKeySequence("Return")) == "Intro"


def test_tab_goes_from_the_search_to_the_buttons_the_list_and_the_page_and_back_to_the_search(program: Program) -> None:
    program.read("me han cobrado dos veces", CHARGED)
    window = program.window
    visited = [focused()]
    for _ in range(30):
        program.press(Qt.Key.Key_Tab)
        if focused() is visited[0]:
            break
        visited.append(focused())
    assert focused() is visited[0]
    page = window.page_view
    # The buttons of the top bar are one stop.
    assert visited[:3] == [window.search_box.focusProxy(), window.top_bar.department_button, window.hits]
    # The journey stands between the answer and the cards.
    blocks = [widget for widget in visited if widget in texts(page)]
    assert blocks == [block for block in texts(page) if block.isVisible()]
    in_page = [widget for widget in visited if page.isAncestorOf(widget)]
    assert visited[3 : 3 + len(in_page)] == in_page


def test_tab_reaches_every_department_of_the_start_page(program: Program) -> None:
    program.read("me han cobrado dos veces", CHARGED)
    program.press(Qt.Key.Key_Return)
    program.until(lambda: program.session.context.memory.texts("recent"))
    program.do("clear")
    tiles: list[QPushButton] = []

    def shown() -> bool:
        tiles[:] = [one for one in program.window.home_page.findChildren(QPushButton) if one.isVisible()]
        return bool(tiles)

    program.until(shown)
    assert len(tiles) == 2
    visited = [focused()]
    while visited[-1] is not tiles[0]:
        assert len(visited) < 12
        program.press(Qt.Key.Key_Tab)
        visited.append(focused())
    assert program.window.hits in visited
    program.press(Qt.Key.Key_Right)
    assert focused() is tiles[1]


def test_every_widget_that_takes_the_cursor_has_a_name(program: Program) -> None:
    program.read("me han cobrado dos veces", CHARGED)
    program.do("find")
    nameless = [widget for widget in own_widgets(program.window) if not spoken_name(widget).strip()]
    assert nameless == []


@pytest.mark.parametrize("name", ["keys", "problems"])
def test_every_widget_of_a_small_window_has_a_name(program: Program, name: str) -> None:
    program.do(name)
    program.until(QApplication.activeModalWidget)
    dialog = QApplication.activeModalWidget()
    assert dialog.windowTitle()
    assert [widget for widget in own_widgets(dialog) if not spoken_name(widget).strip()] == []
    dialog.close()


def test_the_search_box_explains_itself_to_a_screen_reader(program: Program) -> None:
    interface = QAccessible.queryAccessibleInterface(program.window.search_box.focusProxy())
    assert interface.text(QAccessible.Text.Name) == "Buscar"
    assert "flechas" in interface.text(QAccessible.Text.Description)


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_it_is_seen_where_the_cursor_is(program: Program, scheme: str) -> None:
    program.app.theme.choose_scheme(scheme)
    QApplication.setCursorFlashTime(0)
    program.read("me han cobrado dos veces", CHARGED)
    program.do("find")
    unseen = []
    for widget in own_widgets(program.window):
        other = (
            program.window.top_bar.menu_button
            if widget is not program.window.top_bar.menu_button
            else program.window.top_bar.language_button
        )
        other.setFocus()
        without = around(program.window, widget)
        widget.setFocus(Qt.FocusReason.TabFocusReason)
        if around(program.window, widget) == without:
            unseen.append((type(widget).__name__, spoken_name(widget)))
    assert unseen == []


def test_the_departments_menu_narrows_the_search(program: Program) -> None:
    program.do("department")
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    names = [action.text() for action in menu.actions() if action.text()]
    assert names == ["Todos los departamentos", "Averias", "Facturación", "Mi departamento"]
    for key in (Qt.Key.Key_Down, Qt.Key.Key_Down, Qt.Key.Key_Return):
        program.qtbot.keyClick(menu, key)
    program.until(lambda: program.window.top_bar.department_button.text() == "Facturación")
    assert program.session.search_controller.department == "facturacion"


@pytest.mark.parametrize("name", ["department", "language"])
def test_a_closed_menu_is_gone(program: Program, qapp: QApplication, name: str) -> None:
    for _ in range(3):
        program.do(name)
        menu = QApplication.activePopupWidget()
        program.qtbot.keyClick(menu, Qt.Key.Key_Escape)
        program.until(lambda menu=menu: not isValid(menu))
    bury(qapp)
    assert program.window.findChildren(QMenu) == []


def test_the_language_menu_names_its_two_halves(program: Program) -> None:
    program.do("language")
    menu = QApplication.activePopupWidget()
    shown = [one.text() for one in menu.findChildren(QLabel) if one.isVisible()]
    assert shown == ["LEER LAS PÁGINAS EN", "IDIOMA DE LA VENTANA"]
    menu.close()


def test_closed_small_windows_are_gone(program: Program, qapp: QApplication) -> None:
    for name in ("keys", "problems"):
        program.do(name)
        program.until(QApplication.activeModalWidget)
        QApplication.activeModalWidget().close()
    bury(qapp)
    assert program.window.findChildren(KeysDialog) == []
    assert program.window.findChildren(ProblemsDialog) == []


def test_the_list_is_walked_with_the_cursor_in_it_and_enter_opens(program: Program) -> None:
    program.ask("router internet")
    program.window.hits.setFocus()
    program.press(Qt.Key.Key_Down)
    program.press(Qt.Key.Key_Return)
    second = program.titles[1]
    program.until(lambda: program.title == second)
    assert len(program.session.page_controller.start_page_lists().recent) == 1


def test_a_click_opens_a_row(program: Program) -> None:
    program.ask("router internet")
    hits = program.window.hits
    place = hits.visualRect(hits.model().index(1, 0)).center()
    program.qtbot.mouseClick(hits.viewport(), Qt.MouseButton.LeftButton, pos=place)
    program.until(lambda: program.title == program.titles[1])


def test_quitting_closes_the_window(program: Program, qtbot: QtBot) -> None:
    with qtbot.waitSignal(program.window.closed):
        program.do("quit")
    assert not program.window.isVisible()
