"""Every key that is advertised works from every place in which the cursor can be."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction

from tests.gui.conftest import OFFSCREEN, Program
from tests.gui.keyboard.conftest import FIELDS, PLACES

pytestmark = OFFSCREEN
DOCUMENTED = Path(__file__).parents[3] / "docs" / "keys.md"
# Keys that have another meaning in a place, as the documentation says.
EXCEPTIONS = {
    "guide": {"clear", "page_down", "page_up"},
    "hand-over card": {"clear", "page_down", "page_up"},
    "note": {"clear", "page_down", "page_up"},
    "find bar": {"clear"},
    "day of filing": {"clear"},
}
_LINE = re.compile(r"^\| (?P<place>[^|]+) \| (?P<keys>[^|]+) \| [^|]+ \|$", re.MULTILINE)
# What the pane with the cursor does with these keys is tested with that pane.
_KEYS_OF_PANES = {"next", "previous", "open", "next_pane"}


def advertised(program: Program) -> list[QAction]:
    """The actions that are done by their key."""
    return [action for action in program.window.keys.all() if action.objectName() not in _KEYS_OF_PANES]


@pytest.mark.parametrize("place", [*PLACES, *FIELDS])
def test_every_key_does_its_action_from_here(desk: Program, place: str) -> None:
    (PLACES | FIELDS)[place](desk)
    cursor, done = desk.focus, []
    for action in advertised(desk):
        action.triggered.disconnect()
        action.triggered.connect(lambda _checked=False, action=action: done.append(action.objectName()))
    missed = set()
    for action in advertised(desk):
        for key in action.shortcuts():
            done.clear()
            # Back and forward are only done where there is anything to go to.
            action.setEnabled(True)
            cursor.setFocus(Qt.FocusReason.OtherFocusReason)
            # Back and forward are only there where there is something to go to.
            action.setEnabled(True)
            combination = key[0]
            desk.press(combination.key(), combination.keyboardModifiers())
            if done != [action.objectName()]:
                missed.add(action.objectName())
    # Escape in a field or a pane leaves it, which its own tests hold.
    assert missed - {"clear"} == EXCEPTIONS.get(place, set()) - {"clear"}


def test_the_exceptions_stand_in_the_documentation(desk: Program) -> None:
    text = DOCUMENTED.read_text("utf-8").split("## Where a key means something else")[1].split("\n## ")[0]
    lines = {line["place"]: line["keys"] for line in _LINE.finditer(text)}
    for place, names in EXCEPTIONS.items():
        for name in names:
            for key in desk.window.keys[name].shortcuts():
                assert f"`{key.toString()}`" in lines[place], (place, name)
