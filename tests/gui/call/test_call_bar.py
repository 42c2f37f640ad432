"""The call bar says what there is room for, and never cuts a button off."""

from __future__ import annotations

import pytest
from pytestqt.qtbot import QtBot

from procdesk.gui.actions import Actions
from procdesk.gui.call.call_bar import CallBar
from procdesk.gui.theme import Theme
from procdesk.gui.widgets.buttons import KeyButton
from tests.gui.conftest import OFFSCREEN

pytestmark = OFFSCREEN

WORDS = {
    "guide": ("Guía paso a paso", "Guía"),
    "hand_over": ("Pasar a Facturación · abierto hasta las 20:00", "Pasar a Facturación", "Pasarlo"),
    "complaint": ("Reclamación",),
    "note": ("Nota de la llamada", "Nota"),
}


def bar_of(theme: Theme, qtbot: QtBot, width: int) -> CallBar:
    bar = CallBar(theme, Actions(theme))
    qtbot.addWidget(bar)
    bar.show_words(WORDS)
    bar.resize(width, 40)
    bar.show()
    # Whether the keys stand above the words decides how high it is.
    bar.resize(width, bar.heightForWidth(width))
    return bar


@pytest.mark.parametrize(("width", "percent"), [(900, 100), (372, 100), (620, 200), (372, 200)])
def test_every_button_stands_whole_in_the_bar(theme: Theme, qtbot: QtBot, width: int, percent: int) -> None:
    theme.choose_percent(percent)
    bar = bar_of(theme, qtbot, width)
    for button in bar.findChildren(KeyButton):
        assert button.width() >= button.sizeHint().width()
        assert bar.rect().contains(button.geometry())


def test_with_room_the_bar_says_all_in_one_line(theme: Theme, qtbot: QtBot) -> None:
    bar = bar_of(theme, qtbot, 1200)
    assert [bar.text_of(name) for name in WORDS] == [said[0] for said in WORDS.values()]
    assert len({button.y() for button in bar.findChildren(KeyButton)}) == 1
