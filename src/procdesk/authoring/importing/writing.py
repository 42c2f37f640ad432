"""The pages of an import are written: pictures first, each page last and whole, and never over a file."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from procdesk.authoring.importing.plan import ImportPlan, PageState, PlannedPage
from procdesk.authoring.templates import new_department
from procdesk.files import atomic_create


class PageOutcome(StrEnum):
    """What became of a page."""

    WRITTEN = "written"
    SAME = "same"
    LEFT_OUT = "left-out"
    FAILED = "failed"


@dataclass(frozen=True, slots=True)
class WrittenPage:
    """A page of a plan, and what became of it; `reason` is why the disk refused it, `files` are those made with it."""

    page: PlannedPage
    outcome: PageOutcome
    reason: str = ""
    files: tuple[str, ...] = ()


def planned_outcomes(plan: ImportPlan) -> tuple[WrittenPage, ...]:
    """What `write_plan` would come to where the disk refuses nothing; writes nothing."""
    outcomes = {PageState.NEW: PageOutcome.WRITTEN, PageState.SAME: PageOutcome.SAME}
    return tuple(WrittenPage(page, outcomes.get(page.state, PageOutcome.LEFT_OUT)) for page in plan.pages)


def write_plan(root: Path, plan: ImportPlan, cards: Mapping[str, str]) -> tuple[WrittenPage, ...]:
    """Writes the new pages of a plan below `root`, each with all that belongs to it or not at all.

    `cards` are the templates of a department's page by language, for departments that are new.
    """
    return tuple(_write(root, page, cards) for page in plan.pages)


def _write(root: Path, page: PlannedPage, cards: Mapping[str, str]) -> WrittenPage:
    if page.state is PageState.SAME:
        return WrittenPage(page, PageOutcome.SAME)
    if page.state is not PageState.NEW:
        return WrittenPage(page, PageOutcome.LEFT_OUT)
    made: list[Path] = []
    try:
        if page.new_department:
            new_department(root, page.new_department, page.lang, cards.get(page.lang) or cards["en"])
        for file in page.files:
            place = root / file.path
            if not place.exists():
                atomic_create(place, Path(file.staged).read_bytes())
                made.append(place)
        atomic_create(root / page.path, page.text)
    except OSError as error:
        for place in made:
            place.unlink(missing_ok=True)
        reason = str(error.strerror or error)
        return WrittenPage(page, PageOutcome.FAILED, reason)
    return WrittenPage(page, PageOutcome.WRITTEN, files=tuple(one.relative_to(root).as_posix() for one in made))
