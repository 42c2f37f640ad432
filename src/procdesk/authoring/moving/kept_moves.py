"""The last moves in a content folder, kept outside it so that each can be undone while nobody has changed its files."""

from __future__ import annotations

import logging
import os
import shutil
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from procdesk.authoring.moving.transaction import (
    FileStep,
    Recovery,
    Transaction,
    TransactionError,
    digest_of,
    is_interrupted,
    old_bytes,
    recorded,
    recover,
    run,
)
from procdesk.settings import moves_folder

_log = logging.getLogger(__name__)
MOST_KEPT: Final = 10
TOKEN, UNDOES = "token", "undoes"


@dataclass(frozen=True, slots=True)
class KeptMove:
    """A move that can be undone: `old` and `new` as the user named them, and the steps that put everything back."""

    token: str
    old: str
    new: str
    steps: tuple[FileStep, ...]


class UndoRefused(Exception):  # noqa: N818 - it is an answer to the user
    """A move cannot be undone, because these files were changed, moved or deleted since."""

    def __init__(self, paths: tuple[str, ...]) -> None:
        super().__init__(*paths)
        self.paths = paths


class MoveHistory:
    """The moves in the content folder `root`, of which the last are kept in `folder`."""

    def __init__(self, root: Path, folder: Path | None = None) -> None:
        self._root = root
        self._folder = folder or moves_folder(root)

    def note(self, journal: Path) -> None:
        """Keeps what a journal's move has changed, or forgets the move that it has undone; a second time does nothing.

        A disk that cannot be written costs only that the move cannot be undone.
        """
        try:
            facts = recorded(journal, self._root).facts
            if UNDOES in facts:
                self._forget(facts[UNDOES])
            elif not self._place(facts[TOKEN]):
                self._keep(journal, facts[TOKEN])
        except (OSError, ValueError, KeyError) as error:
            _log.warning("a move is not kept for undoing: %s", error)

    def newest(self) -> KeptMove | None:
        """The last move that has not been undone, None without one."""
        for place in reversed(self._places()):
            try:
                return self._read(place)
            except (OSError, ValueError, KeyError) as error:
                _log.warning("a kept move cannot be read: %s", error)
        return None

    def undo(self, move: KeptMove) -> None:
        """Puts every file back as it was before a move.

        Raises UndoRefused where files were changed since, TransactionError where the disk refuses.
        """
        changed = tuple(step.before for step in move.steps if not self._is_as_it_was_left(step))
        if changed:
            raise UndoRefused(changed)
        run(self._root, Transaction(move.steps, {UNDOES: move.token, TOKEN: move.token}), self.note)

    def carry_out(self, transaction: Transaction) -> None:
        """Makes a move, all of it or nothing, and keeps it for undoing. Raises TransactionError."""
        run(self._root, transaction, self.note)

    def recover(self) -> Recovery:
        """Finishes a move that was interrupted. Raises TransactionError where the disk refuses."""
        return recover(self._root, self.note)

    def _is_as_it_was_left(self, step: FileStep) -> bool:
        path = self._root / step.before
        if step.content is None:
            return os.path.lexists(path)
        try:
            return digest_of(path.read_bytes()) == step.digest
        except OSError:
            return False

    def _keep(self, journal: Path, token: str) -> None:
        self._folder.mkdir(parents=True, exist_ok=True)
        places = self._places()
        number = int(places[-1].name.partition("-")[0]) + 1 if places else 1
        draft = self._folder / f".{token}"
        shutil.rmtree(draft, ignore_errors=True)
        draft.mkdir()
        for name in ("steps.json", "old"):
            source = journal / name
            if source.is_dir():
                shutil.copytree(source, draft / name)
            else:
                shutil.copy2(source, draft / name)
        draft.rename(self._folder / f"{number:06d}-{token}")
        for place in places[: max(0, len(places) + 1 - MOST_KEPT)]:
            shutil.rmtree(place, ignore_errors=True)

    def _read(self, place: Path) -> KeptMove:
        found = recorded(place, self._root)
        return KeptMove(found.facts[TOKEN], found.facts["old"], found.facts["new"], tuple(self._steps(place)))

    def _steps(self, place: Path) -> Iterator[FileStep]:
        for step in reversed(recorded(place, self._root).steps):
            content = None if step.number is None else old_bytes(place, step)
            yield FileStep(step.after, step.before, content, step.digest_after)

    def _forget(self, token: str) -> None:
        place = self._place(token)
        if place is not None:
            shutil.rmtree(place, ignore_errors=True)

    def _place(self, token: str) -> Path | None:
        return next((place for place in self._places() if place.name.partition("-")[2] == token), None)

    def _places(self) -> list[Path]:
        with suppress(FileNotFoundError):
            return sorted(one for one in self._folder.iterdir() if one.name[:6].isdecimal())
        return []


def finish_interrupted(root: Path) -> Recovery:
    """Finishes a move in a content folder that was interrupted, or puts it back; a disk that refuses is tried again.

    Costs one look where there is none.
    """
    if not is_interrupted(root):
        return Recovery.NONE
    try:
        return MoveHistory(root).recover()
    except TransactionError as error:
        _log.warning("a move that was interrupted cannot be finished: %s %s", error.code, error.facts)
        return Recovery.BROKEN
