"""The keys in the status bar are those of the place in which the user is, as many as there is room for."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import QObject, Qt
from PySide6.QtWidgets import QApplication, QLabel, QProgressBar
from pytestqt.qtbot import QtBot

from procdesk.gui.actions import Actions
from procdesk.gui.formatting import HomeMessage
from procdesk.gui.search.home import HomePage
from procdesk.gui.status_bar import StatusBar
from procdesk.gui.theme import Theme
from procdesk.gui.widgets.buttons import KeyButton
from tests.gui.conftest import OFFSCREEN, Opened, Program
from tests.gui.finders import child, words
from tests.gui.keyboard.conftest import FIELDS, PLACES, QUESTION, TITLE, company, desk

pytestmark = OFFSCREEN
__all__ = ["company", "desk"]
START = ("↑ ↓ moverse", "Intro abrir", "F10 todas las acciones", "F1 todas las teclas")
SEARCH = ("Ctrl C copiar la respuesta", "↑ ↓ moverse", "Intro abrir", "F1 todas las teclas")
GUIDE = ("1–2 responder", "Esc volver a la página")


def hints(program: Program) -> tuple[str, ...]:
    for _ in range(2):
        # What is measured anew is laid out in the turn after.
        QApplication.processEvents()
    return program.window.status_bar.hints


def outcome(program: Program) -> None:
    PLACES["guide"](program)
    program.press(Qt.Key.Key_1)
    program.until(lambda: program.window.call_pane.guide.now.run.is_outcome)


@pytest.mark.parametrize(
    ("put", "wanted"),
    [
        (PLACES["department on the start page"], START),
        (PLACES["list"], SEARCH),
        (PLACES["guide"], GUIDE),
        (
            outcome,
            ("Ctrl C copiar la respuesta", "F3 pasarlo", "F6 nota", "F9 terminar la llamada"),
        ),
        (
            PLACES["hand-over card"],
            ("Ctrl Mayús C copiar el mensaje", "Alt 1 marcar", "Esc volver a la página"),
        ),
        (
            PLACES["note without a call"],
            ("F9 empezar la llamada", "Esc volver a la página", "F1 todas las teclas"),
        ),
        (FIELDS["note"], ("Ctrl Intro copiar la nota", "F9 terminar la llamada", "Esc volver a la página")),
        (FIELDS["find bar"], ("Intro siguiente", "Mayús Intro anterior", "Esc cerrar")),
    ],
)
def test_the_hints_are_those_of_the_place(
    desk: Program, put: Callable[[Program], None], wanted: tuple[str, ...]
) -> None:
    put(desk)
    assert hints(desk) == wanted


def test_the_page_has_hints_of_its_own_while_the_cursor_is_in_it(desk: Program) -> None:
    desk.window.page_view.setFocus(Qt.FocusReason.TabFocusReason)
    assert hints(desk) == (
        "Ctrl C copiar la respuesta",
        "F6 nota",
        "Ctrl F buscar en la página",
        "Esc volver a la búsqueda",
    )
    desk.press(Qt.Key.Key_Escape)
    assert hints(desk) == SEARCH


def test_whoever_leaves_a_place_has_the_hints_of_the_one_before(desk: Program) -> None:
    outcome(desk)
    desk.press(Qt.Key.Key_Backspace)
    assert hints(desk)[0] == "1–2 responder"
    desk.press(Qt.Key.Key_Escape)
    assert hints(desk) == SEARCH
    desk.do("find")
    desk.press(Qt.Key.Key_Escape)
    desk.press(Qt.Key.Key_Escape)
    assert hints(desk) == SEARCH


@pytest.mark.parametrize("lang", ["es", "en"])
@pytest.mark.parametrize("percent", [100, 140, 200])
@pytest.mark.parametrize("compact", [False, True])
def test_no_hint_is_cut_off_at_any_size(
    open_program: Opened, company: object, lang: str, percent: int, compact: bool
) -> None:
    program = open_program(company, lang=lang)
    program.until(lambda: program.session.is_complete)
    program.session.context.settings.put(reading_language="es")
    program.session.context.theme.choose_percent(percent)
    if compact:
        program.window.show_compact()
        program.window.resize(420, 700)
    program.read(QUESTION, TITLE)
    bar = program.window.status_bar
    for name in ("list", "guide", "hand-over card", "note without a call"):
        PLACES[name](program)
        shown = hints(program)
        assert shown or compact, name
        assert len(shown) >= 3 or compact or percent > 100 or name == "guide"
        labels = [one for one in bar.findChildren(QLabel) if one.isVisible() and one.text() in shown]
        assert len(labels) == len(shown)
        for one in labels:
            assert one.width() >= one.sizeHint().width(), (name, one.text())
            assert bar.rect().contains(one.mapTo(bar, one.rect().bottomRight())), (name, one.text())


def test_a_long_message_takes_the_place_of_hints(desk: Program) -> None:
    before = hints(desk)
    desk.window.status_bar.say("Una frase larga " * 20)
    during = hints(desk)
    assert len(during) < len(before)
    assert during == before[: len(during)]
    desk.window.status_bar.say("Copiada")
    assert hints(desk) == before


def test_the_first_frame_has_no_empty_parts(qtbot: QtBot, theme: Theme) -> None:
    parent = QObject()
    home = HomePage(theme, Actions(parent))
    qtbot.addWidget(home)
    home.show_message(HomeMessage("What does the customer say?", "Type it."))
    home.show()
    assert words(home) == ["What does the customer say?", "Type it."]
    assert not child(home, QProgressBar).isVisible()


def test_at_the_start_there_is_nowhere_to_go_back_to(program: Program) -> None:
    assert not program.window.keys["back"].isEnabled()
    assert not program.window.keys["forward"].isEnabled()


def test_the_bar_is_as_high_before_there_is_a_sign_of_a_call_as_with_it(qtbot: QtBot, theme: Theme) -> None:
    parent = QObject()
    actions = Actions(parent)
    bar = StatusBar(actions)
    qtbot.addWidget(bar)
    bar.show()
    before = bar.minimumSizeHint().height()
    sign = KeyButton("● 0:00", actions["note"].shortcut(), "chip")
    bar.add_chip(sign)
    assert bar.minimumSizeHint().height() == before >= sign.sizeHint().height()
