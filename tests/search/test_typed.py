"""Queries as they are typed find what was meant: the lists of `tests.search.typed_report`, and single cases."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from procdesk.library import Library
from procdesk.model import Query
from procdesk.resources import sample_content
from procdesk.search.engine import Engine
from procdesk.text import replace_words
from tests.search.conftest import Make, document, publish, write_up
from tests.search.typed_report import is_right, opened
from tests.search.typed_variants import (
    NUMBERS_CONTENT,
    TypedQuery,
    every_space_missing,
    golden,
    number_queries,
    typed_lists,
)

LISTS = typed_lists()
# Per cent that have to be right; `tests.search.typed_report` gives 2 to 8 more.
LEAST = {
    "abbreviations": 80,
    "enye_colloquial": 90,
    "format_characters": 93,
    "hyphens": 90,
    "numbers": 86,
    "one_word": 86,
    "particles": 84,
    "repaired": 80,
    "slips": 88,
    "unrepaired": 80,
}
EVERY = 12


@pytest.fixture(scope="module")
def company(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Library]:
    library = opened(sample_content(), tmp_path_factory.mktemp("index"))
    yield library
    library.close()


@pytest.mark.parametrize("name", sorted(LISTS))
def test_a_list_is_answered_as_expected(company: Library, name: str) -> None:
    kind, _, lang = name.rpartition(".")
    right = [is_right(company, one, lang) for one in LISTS[name]]
    assert 100 * sum(right) / len(right) >= LEAST[kind]


@pytest.mark.parametrize("lang", ["es", "en"])
def test_a_missing_space_seldom_changes_the_first_hit(company: Library, lang: str) -> None:
    asked = golden(lang)[::EVERY]
    cut = [TypedQuery(text, one.expected) for one in asked for text in every_space_missing(one.text)]
    whole = sum(is_right(company, one, lang) for one in asked) / len(asked)
    assert sum(is_right(company, one, lang) for one in cut) / len(cut) > whole - 0.06


def test_numbers_are_found_however_they_are_written(tmp_path: Path) -> None:
    library = opened(NUMBERS_CONTENT, tmp_path)
    queries = number_queries()
    right = [is_right(library, one, "es") for one in queries]
    library.close()
    assert 100 * sum(right) / len(right) >= 95


PAGES = (
    document(write_up("a/cuenta", "Cambiar la cuenta", "quiero cambiar la cuenta del banco")),
    document(write_up("a/cita", "Cambiar la cita", "quiero cambiar la cita con el técnico")),
    document(write_up("a/anadir", "Añadir una línea", "quiero añadir otra línea")),
    document(write_up("b/congelar", "Congelar la línea", "quiero congelar la línea en verano")),
    document(write_up("b/esim", "Pasar a eSIM", "quiero la esim en el móvil")),
    document(write_up("b/sim", "Cambiar la SIM", "se me ha roto la sim")),
)


def ask(engine: Engine, text: str) -> tuple[list[str], str]:
    """The ids that are found, and the question as it was read."""
    answer = engine.search(Query(text, "es", typing=False))
    return [hit.id for hit in answer.hits], replace_words(text, answer.shown_for)


def test_an_abbreviation_is_what_it_is_short_for(make: Make) -> None:
    ids, reading = ask(make(*PAGES), "cambiar la cta.")
    assert ids[0] == "a/cuenta"
    assert reading == "cambiar la cta."


def test_a_folder_adds_its_own_abbreviations_as_synonyms(make: Make) -> None:
    engine = make(*PAGES, synonyms=(("es", (("ctx", "cuenta"),)),))
    assert ask(engine, "cambiar la ctx") == (ask(engine, "cambiar la cuenta")[0], "cambiar la ctx")


@pytest.mark.parametrize("text", ["e-sim", "e sim", "esim", "E-SIM", "e‑sim", "es\u00adim"])
def test_hyphens_and_spaces_make_no_difference(make: Make, text: str) -> None:
    assert ask(make(*PAGES), text)[0][0] == "b/esim"


def test_a_page_that_writes_a_hyphen_is_found_without(make: Make) -> None:
    pages = (document(write_up("b/esim", "Pasar a e-SIM", "quiero la e-sim")), *PAGES[5:])
    assert ask(make(*pages), "esim")[0][0] == "b/esim"


@pytest.mark.parametrize("text", ["anadir", "anadiendo", "anadimos"])
def test_a_word_without_its_tilde_is_found_in_every_form(make: Make, text: str) -> None:
    assert ask(make(*PAGES), text)[0] == ["a/anadir"]


class Vocabulary:
    """As much of the encoder as tells that a word exists."""

    def knows(self, word: str) -> bool:
        return word == "conjelar"


def test_a_word_that_exists_is_not_shown_as_another(tmp_path: Path) -> None:
    snapshot = publish(tmp_path, PAGES)
    mending, knowing = Engine(snapshot), Engine(snapshot, Vocabulary)
    assert ask(mending, "conjelar")[1] == "congelar"
    assert ask(knowing, "conjelar") == (["b/congelar"], "conjelar")
    mending.close()
    knowing.close()


def test_a_word_whose_stem_only_the_other_language_has_is_not_known(make: Make) -> None:
    # The English stem of "lines" is the Spanish one of "línea".
    assert ask(make(*PAGES), "lines")[1] == "linea"


def test_a_space_too_many_and_one_too_few_are_shown_as_they_were_read(make: Make) -> None:
    engine = make(*PAGES)
    assert ask(engine, "cambiar la cue nta") == (ask(engine, "cambiar la cuenta")[0], "cambiar la cuenta")
    assert ask(engine, "quierocambiar la cuenta")[1] == "quiero cambiar la cuenta"


@pytest.mark.parametrize("text", ["quiero cambiar la cuenta", "cuenta", "la línea"])
def test_a_finished_last_word_is_answered_alike_in_the_window_and_in_the_terminal(make: Make, text: str) -> None:
    engine = make(*PAGES)
    window, terminal = (engine.search(Query(text, "es", typing=typing)) for typing in (True, False))
    assert [(hit.id, hit.score) for hit in window.hits] == [(hit.id, hit.score) for hit in terminal.hits]


def test_one_word_finds_the_page_whose_title_is_about_it_alone(make: Make) -> None:
    pages = (
        document(write_up("f/cuanto", "Cuánto tarda en llegar la factura a las administraciones públicas")),
        document(write_up("f/copia", "Copia de factura")),
    )
    assert ask(make(*pages), "factura")[0][0] == "f/copia"
