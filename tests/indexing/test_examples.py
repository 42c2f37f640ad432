"""Questions to try are phrases of the content that find what they belong to, each of another department."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from procdesk.library import Library
from procdesk.model import Query
from procdesk.settings import index_folder
from tests.conftest import write


def opened(folder: Path) -> Library:
    library = Library(folder, index_folder(folder))
    for _ in library.catch_up():
        pass
    return library


@pytest.fixture
def library(folder: Path, own_home: Path) -> Iterator[Library]:
    library = opened(folder)
    yield library
    library.close()


def test_each_is_of_another_department_and_finds_its_process(library: Library) -> None:
    examples = library.example_questions("es")
    assert [(one.text, one.department) for one in examples] == [
        ("no me funciona la fibra", "averias"),
        ("me han cobrado dos veces", "facturacion"),
    ]
    for one in examples:
        assert library.search(Query(one.text, "es", "", 1)).hits[0].department == one.department


def test_they_are_in_the_language_that_is_read(library: Library) -> None:
    assert [one.text for one in library.example_questions("en")] == ["you charged me twice"]


def test_phrases_that_are_long_or_short_or_find_something_else_are_left_out(folder: Path, own_home: Path) -> None:
    for path in ("averias/sin-internet.es.md", "averias/router.es.md"):
        (folder / path).unlink()
    phrases = ["fibra", "me han cobrado dos veces", "una frase que no acaba nunca y que nadie escribiría jamás"]
    lines = "".join(f"  - {phrase}\n" for phrase in phrases)
    write(folder, "averias/otra.es.md", f"---\ntitle: Otra cosa\ncustomer_says:\n{lines}---\nNada.\n")
    library = opened(folder)
    examples = library.example_questions("es")
    library.close()
    assert "fibra" not in [one.text for one in examples]
    assert len(examples) == 1


def test_without_an_index_there_are_none(folder: Path, own_home: Path) -> None:
    library = Library(folder, index_folder(folder))
    assert library.example_questions("es") == ()
    library.close()
