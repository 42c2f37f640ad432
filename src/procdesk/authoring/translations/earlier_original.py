"""The text that a translation was made of, out of the history of its original."""

from __future__ import annotations

from pathlib import Path
from typing import Final

from procdesk.authoring.history import read_history
from procdesk.content.parser import read_source
from procdesk.content.translation import content_hash, whole_mark
from procdesk.model import WriteUp

_MOST: Final = 60
_SECONDS: Final = 0.5


def earlier_original(root: Path, original: WriteUp, translates: str) -> WriteUp | None:
    """The version of an original that `translates` is the mark of, looked for among its newest ones.

    None where the folder `root` is in no git repository, and where none of 60 versions, or of those that are read
    within half a second, has that mark.
    """
    wanted = whole_mark(translates)
    history = None
    reading = read_history(root / original.path, _MOST, _SECONDS)
    while True:
        try:
            next(reading)
        except StopIteration as end:
            history = end.value
            break
    for version in history.versions if history else ():
        found = read_source(original.path, version.text.encode(errors="replace"), None).write_up
        if found is not None and content_hash(found) == wanted:
            return found
    return None
