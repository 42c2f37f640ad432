"""What is told of a text that is not saved is what check tells of it once it is."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import datetime, time
from pathlib import Path

import pytest

from procdesk.content.folder import read_all
from procdesk.library import DraftPage, Library
from procdesk.model import Problem
from procdesk.validation.checks import check
from tests.conftest import write
from tests.validation.good_folder import GOOD
from tests.validation.planted import CARD_ES, COMPANY, ES, PLANTED, REFUND_ES
from tests.validation.test_planted_mistakes import TODAY

NOW = datetime.combine(TODAY, time(10))
# Some of them: all take a minute.
SAMPLE = [one for one in PLANTED if one.path != COMPANY][::7]


@pytest.fixture(scope="module")
def root(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("good") / "content"
    for path, text in GOOD.items():
        write(folder, path, text)
    return folder


@pytest.fixture(scope="module")
def index(root: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("index")


@pytest.fixture
def library(root: Path, index: Path) -> Iterator[Library]:
    made = Library(root, index)
    for _ in made.catch_up():
        pass
    yield made
    made.close()


def told(root: Path, path: str, text: str) -> tuple[Problem, ...]:
    """What check tells of a file while it holds a text."""
    place = root / path
    before = place.read_bytes() if place.exists() else None
    write(root, path, text)
    try:
        return tuple(one for one in check(read_all(root), TODAY) if one.path == path)
    finally:
        place.unlink() if before is None else place.write_bytes(before)


def test_mistakes_are_told_before_they_are_saved_as_check_tells_them_after(library: Library, root: Path) -> None:
    for one in SAMPLE:
        found = library.draft(one.path, one.text, NOW).problems
        assert found == told(root, one.path, one.text), one
        assert found


@pytest.mark.parametrize("path", [one for one in sorted(GOOD) if one.endswith((".md", ".yaml"))])
def test_a_good_file_has_nothing_to_be_told(library: Library, path: str) -> None:
    assert library.draft(path, GOOD[path], NOW).problems == ()


PHRASE = next(line for line in GOOD[ES].split("\n") if line.startswith("  - ")).removeprefix("  - ")


@pytest.mark.parametrize(
    ("path", "edit"),
    [
        ("facturacion/nueva.es.md", lambda _text: f"---\ntitle: Nueva\ncustomer_says: [{PHRASE}]\n---\nHola.\n"),
        ("facturacion/nueva.es.md", lambda _text: GOOD[ES]),
        ("facturacion/nueva.es.md", lambda _text: ""),
        ("otro/nueva.es.md", lambda _text: GOOD[ES].replace("title", "titel")),
        ("otro/_index.es.md", lambda _text: "---\nname: Facturación\n---\nOtra.\n"),
        (REFUND_ES, lambda text: text.replace("Tesorería", "Nadie Conocido")),
        (ES, lambda text: text + "\nEscribe a alguien.privado@correo.example, por favor.\n"),
        (ES, lambda text: text.replace("## ", "##")),
        (CARD_ES, lambda text: text.replace("name:", "nombre del departamento:")),
    ],
)
def test_new_and_changed_files_are_told_as_check_tells_them(
    library: Library, root: Path, path: str, edit: Callable[[str], str]
) -> None:
    text = edit(GOOD.get(path, ""))
    assert library.draft(path, text, NOW).problems == told(root, path, text)


def test_the_page_is_shown_as_staff_will_see_it_with_its_dates(library: Library) -> None:
    saved = library.opened("facturacion/cobro", "es", NOW)
    draft = library.draft(ES, GOOD[ES], NOW)
    assert saved is not None
    assert draft.opened is not None
    assert draft.opened.page == saved.page
    assert draft.opened.call_context == saved.call_context
    assert (draft.id, draft.lang) == ("facturacion/cobro", "es")


def test_a_page_of_a_department_and_the_company_s_file_are_no_pages_of_a_process(library: Library) -> None:
    assert library.draft(CARD_ES, GOOD[CARD_ES], NOW) == DraftPage(None, ())
    broken = library.draft(COMPANY, "name: [x\nlanguages: es\n", NOW)
    assert broken.opened is None
    assert broken.problems


def test_a_text_is_checked_before_there_is_any_index(root: Path, tmp_path: Path) -> None:
    library = Library(root, tmp_path)
    draft = library.draft(ES, GOOD[ES].replace("titulo:", "titullo:"), NOW)
    assert [one.code for one in draft.problems] == ["misspelt-key"]
    assert draft.write_up is not None
    library.close()
