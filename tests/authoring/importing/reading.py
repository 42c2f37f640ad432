"""How tests read sources and plan their pages, without a child process."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from procdesk.authoring.importing.document import ReadSource
from procdesk.authoring.importing.plan import ContentPlaces, ImportChoices, ImportPlan, PlannedPage, plan_import
from procdesk.authoring.importing.reader import read
from procdesk.authoring.importing.sources import find_sources
from procdesk.content.folder import read_all

DATA = Path(__file__).parent / "data"


def read_sources(given: Sequence[Path], staging: Path) -> tuple[ReadSource, ...]:
    """What is in some files and folders; pictures wait in `staging`."""
    sources, refused = find_sources(given, staging / "unpacked")
    return (*(read(one, staging) for one in sources), *refused)


def places(content: Path) -> ContentPlaces:
    """What an import knows of a content folder."""
    folder = read_all(content)
    return ContentPlaces(content, tuple(folder.departments), tuple(folder.results), ("es", "en"))


def planned(
    given: Sequence[Path], tmp_path: Path, department: str = "pruebas", lang: str = "", content: Path | None = None
) -> ImportPlan:
    """The plan for some files and folders, in a content folder that is empty unless it is given."""
    staging = tmp_path / "staging"
    staging.mkdir(parents=True, exist_ok=True)
    root = content or tmp_path / "content"
    root.mkdir(parents=True, exist_ok=True)
    return plan_import(read_sources(given, staging), places(root), ImportChoices(department, lang))


def page_of(path: Path, tmp_path: Path, lang: str = "") -> PlannedPage:
    """The only page of a file."""
    (page,) = planned([path], tmp_path, lang=lang).pages
    return page


def codes(page: PlannedPage) -> set[str]:
    """The codes of what is told of a page."""
    return {one.code for one in page.remarks}


def why(path: Path, tmp_path: Path) -> str:
    """The code of why a file is not read."""
    plan = planned([path], tmp_path)
    assert plan.pages == ()
    (refused,) = plan.refused
    assert refused.refused is not None
    return refused.refused.code
