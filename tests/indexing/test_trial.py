"""A text that is not saved is searched in the place of its page, and the index in force stays as it is."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from procdesk.indexing.trial import FolderTrial, TriedPage
from procdesk.library import Library
from procdesk.model import Evidence, Query
from procdesk.settings import index_folder
from tests.conftest import write

BILL = "facturacion/cobro-duplicado.es.md"
FIBRE = "averias/sin-internet.es.md"
NEW = "facturacion/factura-en-papel.es.md"
PAPER = (
    "---\ntitle: Factura en papel\ncustomer_says:\n  - quiero la factura en papel\n---\n## Qué decir\nSe la envío.\n"
)


@pytest.fixture
def library(folder: Path) -> Iterator[Library]:
    library = Library(folder, index_folder(folder))
    for _ in library.catch_up():
        pass
    yield library
    library.close()


@pytest.fixture
def trial(library: Library) -> FolderTrial:
    return library.folder_trial


def places(trial: FolderTrial, path: str, text: str, *sentences: str) -> list[int | None]:
    """At which place the page comes for each of some sentences."""
    return [one.place for sentence in sentences if (one := trial.tried(path, text, sentence, "es"))]


def scratch(folder: Path) -> list[str]:
    return sorted(path.name for path in index_folder(folder).glob("scratch-*"))


def test_a_page_that_is_not_saved_yet_is_found_by_its_own_words(library: Library, trial: FolderTrial) -> None:
    page = trial.page(NEW, PAPER)
    assert page == TriedPage("facturacion/factura-en-papel", "es", ("quiero la factura en papel",), 4)
    assert places(trial, NEW, PAPER, *page.phrases, "me mandan papel con la factura?") == [1, 1]
    assert "facturacion/factura-en-papel" not in library.ids_of("", "es")
    assert all(hit.id != page.id for hit in library.search(Query("factura en papel")).hits)


def test_who_is_in_the_way_is_told_with_the_reason(trial: FolderTrial, folder: Path) -> None:
    text = (folder / FIBRE).read_text("utf-8")
    tried = trial.tried(FIBRE, text, "me han cobrado dos veces la fibra", "es")
    assert tried is not None
    assert tried.place == 2
    (before,) = tried.ahead
    assert (before.id, before.title, before.department) == (
        "facturacion/cobro-duplicado",
        "Cobro duplicado en la factura",
        "facturacion",
    )
    assert (before.why[0].kind, before.why[0].text) == (Evidence.PHRASE, "me han cobrado dos veces")


def test_a_phrase_that_is_added_to_the_text_moves_the_page_up(trial: FolderTrial, folder: Path) -> None:
    text = (folder / FIBRE).read_text("utf-8")
    asked = "me han cobrado dos veces la fibra"
    added = text.replace("customer_says:\n", f"customer_says:\n  - {asked}\n")
    assert places(trial, FIBRE, added, asked) == [1]
    assert places(trial, FIBRE, text, asked) == [2]


def test_the_other_language_still_finds_the_page(trial: FolderTrial, folder: Path) -> None:
    text = (folder / BILL).read_text("utf-8").replace("Cobro duplicado en la factura", "Cargo repetido")
    assert places(trial, BILL, text, "you charged me twice", "cargo repetido") == [1, 1]


def test_a_sentence_that_nothing_answers_does_not_find_the_page(trial: FolderTrial, folder: Path) -> None:
    text = (folder / FIBRE).read_text("utf-8")
    tried = trial.tried(FIBRE, text, "xqzw", "es")
    assert tried is not None
    assert (tried.place, tried.ahead) == (None, ())


def test_without_one_of_its_phrases_a_page_is_found_by_the_rest_or_not_at_all(trial: FolderTrial) -> None:
    alike = PAPER.replace(
        "customer_says:\n", "customer_says:\n  - mándenme la factura en papel\n  - sin ningún parecido\n"
    )
    kept = trial.without(NEW, alike, "mándenme la factura en papel", "es")
    lost = trial.without(NEW, alike, "sin ningún parecido", "es")
    assert kept is not None
    assert lost is not None
    assert (kept.place, lost.place == 1) == (1, False)


@pytest.mark.parametrize(
    ("path", "text"),
    [("facturacion/_index.es.md", "---\nname: Facturación\n---\n"), (NEW, "\x00\x01\x02\x00")],
    ids=["a department", "no text"],
)
def test_what_is_no_process_is_tried_by_nobody(trial: FolderTrial, path: str, text: str) -> None:
    assert trial.page(path, text) is None
    assert trial.tried(path, text, "factura", "es") is None
    assert trial.without(path, text, "factura", "es") is None


@pytest.mark.parametrize("text", ["", "---\ntitle: a\ncustomer_says: [", "# \n", "---\n---\n", "\ufeff", "a\ud800b"])
def test_a_text_in_the_middle_of_being_typed_is_tried_as_it_is(trial: FolderTrial, text: str) -> None:
    page = trial.page(NEW, text)
    assert page is not None
    assert page.id == "facturacion/factura-en-papel"
    assert places(trial, NEW, text, "me han cobrado dos veces") != [1]


def test_before_there_is_an_index_nothing_is_tried(folder: Path) -> None:
    library = Library(folder, index_folder(folder))
    assert library.folder_trial.tried(NEW, PAPER, "factura", "es") is None
    library.close()


def test_a_saved_page_is_tried_against_the_new_index(library: Library, trial: FolderTrial, folder: Path) -> None:
    asked = "quiero la factura en papel"
    text = (folder / FIBRE).read_text("utf-8")
    before = trial.tried(FIBRE, text, asked, "es")
    write(folder, NEW, PAPER)
    for _ in library.catch_up():
        pass
    after = trial.tried(FIBRE, text, asked, "es")
    assert before is not None
    assert after is not None
    assert [hit.id for hit in before.ahead] != [hit.id for hit in after.ahead]
    assert after.ahead[0].id == "facturacion/factura-en-papel"


def test_nothing_is_left_behind(folder: Path) -> None:
    library = Library(folder, index_folder(folder))
    for _ in library.catch_up():
        pass
    library.folder_trial.tried(NEW, PAPER, "papel", "es")
    library.folder_trial.without(NEW, PAPER, "quiero la factura en papel", "es")
    assert len(scratch(folder)) == 2
    library.close()
    assert scratch(folder) == []


KILLED = """
import os, sys
from pathlib import Path
from procdesk.search.index.snapshots import SnapshotStore
made = SnapshotStore(Path(sys.argv[1])).scratch()
(made.folder / "x").write_text("x")
os._exit(9)
"""


def test_what_a_killed_program_left_is_removed_by_the_next_trial(folder: Path, library: Library) -> None:
    subprocess.run([sys.executable, "-c", KILLED, str(index_folder(folder))], check=False)
    left = scratch(folder)
    assert len(left) == 2
    library.folder_trial.tried(NEW, PAPER, "papel", "es")
    assert not set(left) & set(scratch(folder))
