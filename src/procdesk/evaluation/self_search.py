"""The phrases of a folder's own pages, searched in the index in force: which of them find another page first.

A result is kept for the day, or as long as nothing in the folder changes: of 1,600 pages with ten phrases each, a whole
run takes minutes.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Any

from procdesk.evaluation.metrics import DEPTH, Searches
from procdesk.files import atomic_write
from procdesk.model import LostPhrase, Process, Query, WriteUp

_FILE = "own-phrases.json"


def lost_phrases(engine: Searches, process: Process) -> tuple[LostPhrase, ...]:
    """The phrases of a process that find another one before it, each asked in its own language."""
    return tuple(
        lost
        for write_up in process.write_ups
        for phrase in write_up.phrases
        if (lost := _lost(engine, write_up, phrase)) is not None
    )


def _lost(engine: Searches, write_up: WriteUp, phrase: str) -> LostPhrase | None:
    ids = [hit.id for hit in engine.search(Query(phrase, write_up.lang, limit=DEPTH, typing=False)).hits]
    if not ids or ids[0] == write_up.id:
        return None
    place = ids.index(write_up.id) + 1 if write_up.id in ids else None
    return LostPhrase(write_up.id, write_up.lang, phrase, ids[0], place)


@dataclass(frozen=True, slots=True)
class _Kept:
    """What was found of a process on a `day`, when it was as `mark` says."""

    mark: str
    day: date
    lost: tuple[LostPhrase, ...]


@dataclass(frozen=True, slots=True)
class _Remembered:
    """What the file holds: the mark of the folder that it was written for, and what was found by id."""

    folder: str = ""
    kept: Mapping[str, _Kept] = field(default_factory=dict)


_NOTHING = _Remembered()


class SelfSearch:
    """Searches the phrases of processes, and remembers what came of it in a file beside the index.

    `marks` are those of all processes of the folder by id, `remembered` is what is known of it or of an earlier one.
    """

    def __init__(self, path: Path, marks: Mapping[str, str], today: date, remembered: _Remembered = _NOTHING) -> None:
        self._path = path
        self._marks = marks
        self._today = today
        self._kept = dict(remembered.kept)
        self._is_same_folder = remembered.folder == _folder_mark(marks)

    def known(self, id_: str) -> tuple[LostPhrase, ...] | None:
        """What is remembered of a process; None where it must be searched.

        Where the folder has changed, what found another page may find its own by now.
        """
        kept = self._kept.get(id_)
        if kept is None or kept.mark != self._marks.get(id_):
            return None
        fresh = self._is_same_folder or (kept.day == self._today and not kept.lost)
        return kept.lost if fresh else None

    def search(self, process: Process, engine: Searches) -> tuple[LostPhrase, ...]:
        """The phrases of a process that find another page first, as they are now; `save` keeps them."""
        lost = lost_phrases(engine, process)
        self._kept[process.id] = _Kept(mark_of(process), self._today, lost)
        return lost

    def save(self) -> None:
        """Writes down what was found. Raises OSError."""
        kept = {
            id_: [one.mark, one.day.isoformat(), [[x.lang, x.phrase, x.first, x.place] for x in one.lost]]
            for id_, one in self._kept.items()
        }
        atomic_write(self._path, json.dumps({"folder": _folder_mark(self._marks), "kept": kept}, ensure_ascii=False))


def open_self_search(index_root: Path, marks: Mapping[str, str], today: date) -> SelfSearch:
    """What is remembered beside an index of processes with these marks; a file that cannot be read holds nothing."""
    path = index_root / _FILE
    try:
        found = json.loads(path.read_text(encoding="utf-8"))
        kept = {id_: _kept(id_, *entry) for id_, entry in found["kept"].items()}
        remembered = _Remembered(str(found["folder"]), kept)
    except (OSError, ValueError, TypeError, KeyError, AttributeError):
        # It is only a memory: what it does not tell is searched again.
        remembered = _NOTHING
    return SelfSearch(path, marks, today, remembered)


def mark_of(process: Process) -> str:
    """What tells that a process is found as before: the sum of all that is searched of it."""
    texts = [
        (one.lang, one.title, one.department, one.phrases, one.codes, [part.markdown for part in one.sections])
        for one in process.write_ups
    ]
    return hashlib.sha256(repr(texts).encode()).hexdigest()[:16]


def _kept(id_: str, mark: str, day: str, lost: Sequence[Sequence[Any]]) -> _Kept:
    return _Kept(mark, date.fromisoformat(day), tuple(LostPhrase(id_, *one) for one in lost))


def _folder_mark(marks: Mapping[str, str]) -> str:
    return hashlib.sha256("".join(marks[id_] for id_ in sorted(marks)).encode()).hexdigest()
