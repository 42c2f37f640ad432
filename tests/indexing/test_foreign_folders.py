"""A folder that was not written for procdesk: an index that follows its changes is the one that is built anew."""

from __future__ import annotations

import shutil
from datetime import datetime
from pathlib import Path

import pytest

from procdesk.indexing import builder
from procdesk.library import Library
from procdesk.model import Query
from tests.conftest import MakeFolder, write

HEAD = "Norvia, a company of the north.\n\n"
FILES = {
    "docs/cobros/one.md": f"# One\n\n{HEAD}Own words of one.",
    "docs/cobros/two.md": f"# Two\n\n{HEAD}Own words of two.",
    "docs/ventas/three.md": "# Three\n\nOwn words of three.",
    "docs/ventas/four.md": "# Four\n\nOwn words of four.",
    "docs/includes/note.md": "# Note on words\n\nOwn words of the note.",
}
NOW = datetime(2026, 11, 24, 10)


def up_to_date(root: Path, index: Path) -> Library:
    library = Library(root, index)
    for _ in library.catch_up():
        pass
    return library


def told(root: Path, index: Path) -> dict[str, tuple[str, str, str, str]]:
    """Of every process its title, department and answer in its row, and the answer of its page."""
    library = up_to_date(root, index)
    try:
        hits = library.hits_of(library.ids_of("", "en"), "en")
        pages = {hit.id: library.process(hit.id) for hit in hits}
        assert library.opened(hits[0].id, "en", NOW) is not None
        return {
            hit.id: (hit.title, hit.department, hit.say, page.write_ups[0].say)
            for hit in hits
            if (page := pages[hit.id]) is not None
        }
    finally:
        library.close()


@pytest.fixture
def root(make: MakeFolder) -> Path:
    return make(FILES)


CHANGES = {
    "a third page with the letterhead": {"docs/ventas/three.md": f"# Three\n\n{HEAD}Own words of three."},
    "a new page with the letterhead": {"docs/ventas/five.md": f"{HEAD}Own words of five."},
    "a letterhead on three pages of which one loses it": {
        "docs/ventas/three.md": f"{HEAD}x",
        "docs/cobros/two.md": "y",
    },
    "a navigation": {"mkdocs.yml": "nav:\n- Pagos:\n  - Uno: cobros/one.md\n- Resto:\n  - Tres: ventas/three.md\n"},
    "pages that move where departments begin": {f"blog/{number}.md": "A note." for number in range(9)},
    "a card that makes a department of includes": {"docs/includes/_index.md": "---\nname: Notes\n---\n"},
    "an answer of its own": {"docs/cobros/one.md": f"{HEAD}## Say this\n\nHello."},
}


@pytest.mark.parametrize("change", CHANGES.values(), ids=CHANGES)
def test_a_refresh_gives_what_a_new_index_gives(root: Path, tmp_path: Path, change: dict[str, str]) -> None:
    told(root, tmp_path / "followed")
    for path, text in change.items():
        write(root, path, text)
        followed = told(root, tmp_path / "followed")
        shutil.rmtree(tmp_path / "new", ignore_errors=True)
        assert followed == told(root, tmp_path / "new")


@pytest.mark.parametrize("gone", ["docs/cobros/two.md", "docs/ventas/three.md", "mkdocs.yml"])
def test_so_it_does_when_a_file_goes(root: Path, tmp_path: Path, gone: str) -> None:
    write(root, "docs/ventas/three.md", f"# Three\n\n{HEAD}Own words of three.")
    write(root, "mkdocs.yml", "nav:\n- Pagos:\n  - cobros/one.md\n  - cobros/two.md\n- Ventas:\n  - ventas/three.md\n")
    before = told(root, tmp_path / "followed")
    (root / gone).unlink()
    followed = told(root, tmp_path / "followed")
    assert followed == told(root, tmp_path / "new")
    assert followed != before


def test_row_and_page_say_the_same(root: Path, tmp_path: Path) -> None:
    write(root, "docs/ventas/three.md", f"# Three\n\n{HEAD}Own words of three.")
    answers = {id_: said for id_, (_, _, *said) in told(root, tmp_path / "index").items()}
    assert answers["docs/ventas/three"] == ["Own words of three."] * 2
    assert all(in_row == on_page for in_row, on_page in answers.values())


def test_several_processes_choose_the_answers_that_one_chooses(
    root: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write(root, "docs/ventas/three.md", f"# Three\n\n{HEAD}Own words of three.")
    write(root, "mkdocs.yml", "nav:\n- Pagos:\n  - Uno: cobros/one.md\n- Ventas:\n  - ventas/three.md\n")
    alone = told(root, tmp_path / "alone")
    monkeypatch.setattr(builder, "workers_for", lambda files: 2)
    assert told(root, tmp_path / "shared") == alone


def test_what_is_no_process_is_found_below_all_else(root: Path, tmp_path: Path) -> None:
    library = up_to_date(root, tmp_path / "index")
    try:
        assert [hit.id for hit in library.search(Query("own words of the note", "en")).hits][-1] == "docs/includes/note"
        assert [hit.id for hit in library.search(Query("note", "en")).hits] == ["docs/includes/note"]
    finally:
        library.close()


def test_a_link_from_the_top_of_the_site_opens_the_page(root: Path, tmp_path: Path) -> None:
    library = up_to_date(root, tmp_path / "index")
    try:
        found = [
            library.process(id_) for id_ in ("cobros/one", "docs/ventas/cobros/one", "docs/cobros/one", "gone/one")
        ]
        assert [one.id if one else "" for one in found] == ["docs/cobros/one"] * 3 + [""]
    finally:
        library.close()
