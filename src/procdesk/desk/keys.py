"""Keys as they are printed on the keyboard in front of the user."""

from __future__ import annotations

import sys

from PySide6.QtCore import QCoreApplication
from PySide6.QtGui import QKeySequence


def key_text(key: QKeySequence) -> str:
    """A key in few letters: "Ctrl+C", "↓", "Intro"; on macOS with the signs that are used there."""
    if sys.platform == "darwin":
        return key.toString(QKeySequence.SequenceFormat.NativeText)
    parts = key.toString(QKeySequence.SequenceFormat.PortableText).replace("++", "+plus").split("+")
    return " ".join(_printed(part) for part in parts)


def _printed(name: str) -> str:
    names = {
        "plus": "+",
        "Up": "↑",
        "Down": "↓",
        "Left": "←",
        "Right": "→",
        "Shift": QCoreApplication.translate("Actions", "Shift"),
        "Return": QCoreApplication.translate("Actions", "Enter"),
        "PgDown": QCoreApplication.translate("Actions", "PgDn"),
        "PgUp": QCoreApplication.translate("Actions", "PgUp"),
        "Tab": QCoreApplication.translate("Actions", "Tab"),
    }
    return names.get(name, name)
