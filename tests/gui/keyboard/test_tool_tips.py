"""The tool tip of every button with a key says what it does and names the key."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QAbstractButton, QApplication, QCheckBox, QLabel, QToolButton

from procdesk.gui.widgets.buttons import key_text
from tests.gui.conftest import OFFSCREEN, Program
from tests.gui.keyboard.conftest import FIELDS, PLACES

pytestmark = OFFSCREEN


def keys_of(button: QAbstractButton) -> str:
    """The key that a button shows or that belongs to its action; "" where it has none."""
    action = button.defaultAction() if isinstance(button, QToolButton) else None
    if action is not None and not action.shortcut().isEmpty():
        return key_text(action.shortcut())
    shown = [one for one in button.findChildren(QLabel) if one.property("role") in ("key", "number")]
    if shown:
        return shown[0].text()
    return button.text().split("  ")[0] if button.property("role") == "key" else ""


@pytest.mark.parametrize("place", [*PLACES, *FIELDS])
@pytest.mark.parametrize("compact", [False, True])
def test_every_button_that_is_seen_says_what_it_does_and_names_its_key(
    desk: Program, place: str, compact: bool
) -> None:
    if compact:
        desk.window.show_compact()
    (PLACES | FIELDS)[place](desk)
    QApplication.processEvents()
    seen = [
        one
        for one in desk.window.findChildren(QAbstractButton)
        if one.isVisible() and not isinstance(one, QCheckBox) and one.property("role") is not None
    ]
    assert seen
    for one in seen:
        tip, key = one.toolTip(), keys_of(one)
        assert tip, (one.accessibleName(), one.text())
        assert tip[0] == tip[0].upper()
        if key:
            assert tip.endswith(f"({key})"), (tip, key)
            assert len(tip) > len(key) + 3


@pytest.mark.parametrize(
    ("name", "tip"),
    [
        ("department_button", "Elegir departamento (Ctrl E)"),
        ("language_button", "Idiomas (Ctrl G)"),
        ("menu_button", "Todas las acciones (F10)"),
    ],
)
def test_the_buttons_of_the_top_bar_name_their_keys(desk: Program, name: str, tip: str) -> None:
    assert getattr(desk.window.top_bar, name).toolTip() == tip


def test_a_button_whose_words_are_shortened_still_says_what_it_does(desk: Program) -> None:
    tips = [one.toolTip() for one in desk.window.page_view.call_bar.findChildren(QAbstractButton) if one.isVisible()]
    desk.window.show_compact()
    QApplication.processEvents()
    call_bar = desk.window.page_view.call_bar
    assert [one.toolTip() for one in call_bar.findChildren(QAbstractButton) if one.isVisible()] == tips
