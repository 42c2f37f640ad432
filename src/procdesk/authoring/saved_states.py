"""Earlier states of a page: what was saved of it in the editor on this computer, to go back to."""

from __future__ import annotations

import contextlib
import hashlib
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Final

from procdesk.files import atomic_write

KEPT: Final = 20
"""So many states of a page are kept, the newest ones."""
_FORM: Final = "%Y%m%dT%H%M%S%f"


@dataclass(frozen=True, slots=True)
class SavedState:
    """A state of a page: when it was saved, in local time, and the file that keeps it."""

    saved: datetime
    file: Path

    def text(self) -> str:
        """What the page said. Raises OSError."""
        return self.file.read_bytes().decode()


def keep_state(root: Path, page: Path, text: str, moment: datetime) -> None:
    """Keeps a text of the file `page` below the folder `root`, unless its newest state is the same.

    Raises OSError where it cannot be written.
    """
    there = states_of(root, page)
    if there and _says(there[0], text):
        return
    atomic_write(_folder(root, page) / f"{moment.strftime(_FORM)}.md", text)
    for old in there[KEPT - 1 :]:
        with contextlib.suppress(OSError):
            old.file.unlink()


def states_of(root: Path, page: Path) -> tuple[SavedState, ...]:
    """The states of a page that are kept, newest first; none where the folder cannot be read."""
    found = []
    with contextlib.suppress(OSError):
        for file in _folder(root, page).glob("*.md"):
            with contextlib.suppress(ValueError):
                found.append(SavedState(datetime.strptime(file.stem, _FORM), file))
    return tuple(sorted(found, key=lambda one: one.saved, reverse=True))


def _says(state: SavedState, text: str) -> bool:
    try:
        return state.text() == text
    except (OSError, UnicodeDecodeError):
        return False


def _folder(root: Path, page: Path) -> Path:
    return root / hashlib.sha256(str(page.absolute()).encode(errors="surrogatepass")).hexdigest()[:16]
