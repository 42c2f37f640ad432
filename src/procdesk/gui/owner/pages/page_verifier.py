"""Confirms that pages still hold, in the background, and takes that back again."""

from __future__ import annotations

import logging
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from procdesk.authoring.drafts import DraftStore
from procdesk.authoring.front_matter_edits import EditRefused
from procdesk.authoring.ownership.verification import Confirmation, confirm, in_the_way, signed_by, take_back
from procdesk.authoring.ownership.verification_history import HistoryEvent, HistoryLine, add_to_history
from procdesk.authoring.page_file_error import PageFileError
from procdesk.gui.context import AppContext
from procdesk.gui.overview import OverviewPresenter
from procdesk.gui.owner.controller import ProblemsWatcher
from procdesk.settings import drafts_folder

Tell = Callable[[str, bool], None]
"""Takes what came of it, in words, and whether it went well."""

_log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class PageToVerify:
    """A write-up that is to be confirmed."""

    id: str
    lang: str
    path: str


@dataclass(frozen=True, slots=True)
class _Done:
    """What became of some pages: those confirmed with what undoes it, and why others were not, as (code, facts)."""

    confirmed: tuple[tuple[PageToVerify, Confirmation], ...]
    refused: tuple[tuple[str, dict[str, str]], ...] = ()
    history_lost: str = ""


class PageVerifier(QObject):
    """`changed` tells that files were written. A page with mistakes or unsaved text is confirmed when asked twice.

    `unsaved` tells of a path whether an editor holds text for it that is not in the file.
    """

    changed = Signal()

    def __init__(
        self,
        context: AppContext,
        problems: ProblemsWatcher,
        overview: OverviewPresenter,
        unsaved: Callable[[str], bool],
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._context = context
        self._problems = problems
        self._overview = overview
        self._unsaved = unsaved
        self._warned: tuple[str, ...] = ()
        self._done: list[_Done] = []

    def has_just_verified(self, page: PageToVerify) -> bool:
        """Whether that page is what was confirmed last."""
        return bool(self._done) and [one for one, _ in self._done[-1].confirmed] == [page]

    def verify(self, pages: Sequence[PageToVerify], tell: Tell) -> None:
        """Confirms pages, all or none of which are in order; says first what stands against it."""
        paths = tuple(page.path for page in pages)
        against = self._against(paths)
        if against and self._warned != paths:
            self._warned = paths
            tell(against, False)
            return
        self._warned = ()
        who = signed_by(self._context.settings.text("owner"), self._context.settings.text("agent"))
        current = self._overview.current
        keeps_history = current is not None and current.company.verification_history
        root, now = self._context.library.content, self._context.now().replace(microsecond=0)
        work = partial(_confirm_all, root, tuple(pages), now, who, keeps_history=keeps_history)
        self._context.runner.latest(f"verify {paths}", work, partial(self._take_done, tell))

    def undo(self, tell: Tell) -> None:
        """Takes back what was confirmed last; several times, what was before that."""
        if not self._done:
            tell(self.tr("Nothing was verified that could be taken back"), False)
            return
        done = self._done.pop()
        root, now = self._context.library.content, self._context.now().replace(microsecond=0)
        who = signed_by(self._context.settings.text("owner"), self._context.settings.text("agent"))
        current = self._overview.current
        keeps_history = current is not None and current.company.verification_history
        work = partial(_take_back_all, root, done, now, who, keeps_history=keeps_history)
        self._context.runner.latest(f"take back {len(self._done)}", work, partial(self._take_undone, tell))

    def _against(self, paths: tuple[str, ...]) -> str:
        """What stands against confirming these pages, "" where nothing does."""
        kept = DraftStore(drafts_folder(), self._context.library.content).drafts().drafts
        if any(map(self._unsaved, paths)) or not {draft.path for draft in kept}.isdisjoint(paths):
            return self.tr("This page has text that is not saved yet: save it first, or press the key again")
        errors = sum(len(in_the_way(self._problems.problems, path)) for path in paths)
        if errors:
            return self.tr("This page has %n mistake(s): mend it first, or press the key again", "", errors)
        return ""

    def _take_done(self, tell: Tell, done: _Done) -> None:
        if done.confirmed:
            self._done.append(done)
            _log.info("verified: %s", [page.path for page, _ in done.confirmed])
            self.changed.emit()
        if done.refused:
            code, facts = done.refused[0]
            tell(self._context.complaint(code, facts), False)
        elif done.history_lost:
            tell(self.tr("Verified, but the history could not be written ({0})").format(done.history_lost), False)
        else:
            count = len(done.confirmed)
            several = self.tr("Verified today: %n page(s)", "", count)
            tell(self.tr("Verified today") if count == 1 else several, True)

    def _take_undone(self, tell: Tell, refused: tuple[tuple[str, dict[str, str]], ...]) -> None:
        self.changed.emit()
        if refused:
            code, facts = refused[0]
            tell(self._context.complaint(code, facts), False)
        else:
            tell(self.tr("Taken back: the page is as it was before"), True)


def _confirm_all(root: Path, pages: tuple[PageToVerify, ...], now: datetime, who: str, *, keeps_history: bool) -> _Done:
    confirmed, refused, lost = [], [], ""
    for page in pages:
        try:
            confirmed.append((page, confirm(root, page.path, now.date(), who)))
        except (PageFileError, EditRefused) as error:
            refused.append((error.code, dict(error.facts)))
            continue
        if keeps_history:
            lost = _noted(root, page, now, who, HistoryEvent.VERIFIED) or lost
    return _Done(tuple(confirmed), tuple(refused), lost)


def _take_back_all(
    root: Path, done: _Done, now: datetime, who: str, *, keeps_history: bool
) -> tuple[tuple[str, dict[str, str]], ...]:
    refused = []
    for page, confirmation in done.confirmed:
        try:
            take_back(confirmation)
        except PageFileError as error:
            refused.append((error.code, dict(error.facts)))
            continue
        if keeps_history:
            _noted(root, page, now, who, HistoryEvent.TAKEN_BACK)
    return tuple(refused)


def _noted(root: Path, page: PageToVerify, now: datetime, who: str, event: HistoryEvent) -> str:
    """Notes it in the history, and gives the system's reason where that cannot be done ("": it was)."""
    try:
        add_to_history((root / page.path).parent, [HistoryLine(now, page.id, page.lang, who, event)])
    except OSError as error:
        return error.strerror or type(error).__name__
    return ""
