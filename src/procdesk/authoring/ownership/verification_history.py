"""The history of confirmations that a company may keep beside its pages: a table to which lines are only ever added."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum
from pathlib import Path
from typing import Final

from procdesk.text import fold_name

HISTORY_FILE: Final = "_verified.tsv"
"""The name of the table, in the folder of the pages that it is about."""

_COLUMNS: Final = ("date", "time", "id", "lang", "who", "what", "in_a_row")
# Whoever confirms the next page within so short a time did both in one go.
_PAUSE: Final = timedelta(minutes=5)


class HistoryEvent(StrEnum):
    """What happened: a page was confirmed, or its confirmation was taken back."""

    VERIFIED = "verified"
    TAKEN_BACK = "taken-back"


@dataclass(frozen=True, slots=True)
class HistoryLine:
    """What `who` did to a page at `moment`, in local time; `in_a_row` counts from 1 what was done in one go."""

    moment: datetime
    id: str
    lang: str
    who: str
    event: HistoryEvent = HistoryEvent.VERIFIED
    in_a_row: int = 1


def add_to_history(folder: Path, lines: Sequence[HistoryLine]) -> None:
    """Adds lines to the history in a folder, each numbered by those before it. Raises OSError.

    They are written in one piece, so that several people may do so at once; a line that a crash has cut off is ended
    before them. Nothing is ever changed or taken out.
    """
    numbered = _numbered(lines, read_history(folder))
    path = folder / HISTORY_FILE
    handle = os.open(path, os.O_RDWR | os.O_CREAT | os.O_APPEND | getattr(os, "O_BINARY", 0), 0o666)
    try:
        os.write(handle, (_beginning(handle) + _text(map(_cells, numbered))).encode())
        os.fsync(handle)
    finally:
        os.close(handle)


def read_history(folder: Path) -> tuple[HistoryLine, ...]:
    """The history in a folder, oldest first; lines that cannot be read are passed over. Raises OSError."""
    path = folder / HISTORY_FILE
    if not path.is_file():
        return ()
    return tuple(_lines(path.read_text(encoding="utf-8-sig", errors="replace")))


def _numbered(new: Iterable[HistoryLine], known: Iterable[HistoryLine]) -> Iterator[HistoryLine]:
    last = {fold_name(one.who): one for one in known if one.event is HistoryEvent.VERIFIED}
    for line in new:
        who = fold_name(line.who)
        before = last.get(who)
        goes_on = before is not None and timedelta() <= line.moment - before.moment <= _PAUSE
        number = before.in_a_row + 1 if before is not None and goes_on else 1
        made = HistoryLine(line.moment, line.id, line.lang, line.who, line.event, number)
        if line.event is HistoryEvent.VERIFIED:
            last[who] = made
        yield made


def _cells(line: HistoryLine) -> tuple[str, ...]:
    moment = line.moment
    day, hour = f"{moment:%Y-%m-%d}", f"{moment:%H:%M:%S}"
    return (day, hour, line.id, line.lang, line.who, line.event.value, str(line.in_a_row))


def _text(rows: Iterable[Iterable[str]]) -> str:
    """The rows as lines; a name or a path may hold a tab, which would begin another column."""
    return "".join("\t".join(" ".join(cell.split()) for cell in row) + "\n" for row in rows)


def _beginning(handle: int) -> str:
    """What stands before new lines: the head of a new table, the end of a line that was cut off."""
    size = os.lseek(handle, 0, os.SEEK_END)
    if size == 0:
        return _text([_COLUMNS])
    os.lseek(handle, size - 1, os.SEEK_SET)
    return "" if os.read(handle, 1) == b"\n" else "\n"


def _lines(text: str) -> Iterator[HistoryLine]:
    for row in text.split("\n"):
        # The head, a line that was cut off, or what somebody else has written.
        with suppress(ValueError):
            day, hour, id_, lang, who, event, number = row.rstrip("\r").split("\t")
            moment = datetime.fromisoformat(f"{day} {hour}")
            yield HistoryLine(moment, id_, lang, who, HistoryEvent(event), int(number))
