from __future__ import annotations

import pytest

from procdesk.resources import resource
from procdesk.search.lexicon import read_lexicon
from procdesk.text import fold_search

LANGUAGES = sorted(path.stem for path in resource("search").glob("*.toml"))


def test_every_language_that_a_folder_may_be_in_has_its_words() -> None:
    assert LANGUAGES == ["ca", "de", "en", "es", "fr", "gl", "it", "pt"]


@pytest.mark.parametrize("lang", LANGUAGES)
def test_words_are_kept_as_the_search_compares_them(lang: str) -> None:
    found = read_lexicon((lang,))
    words = found.stop_words | found.abbreviations.keys() | {word for one in found.fillers for word in one.split()}
    assert {word for word in words if fold_search(word) != word} == set()
    assert not any("{" in one or "[" in one for one in found.fillers)


@pytest.mark.parametrize("lang", LANGUAGES)
def test_an_abbreviation_is_shorter_than_what_it_means(lang: str) -> None:
    found = read_lexicon((lang,)).abbreviations
    assert len(found) >= 5
    assert all(meant and len(fold_search(one)) > len(short) for short, meant in found.items() for one in meant)


def test_fillers_are_written_out() -> None:
    assert {"ayer", "desde el lunes", "a ver"} <= read_lexicon(("es",)).fillers
    assert {"since monday", "to be honest"} <= read_lexicon(("en",)).fillers
    assert "el martes" in read_lexicon(("es",)).edge_fillers


def test_a_word_of_one_language_is_no_stop_word_of_another() -> None:
    assert "die" in read_lexicon(("de",)).stop_words
    assert "die" not in read_lexicon(("es", "en")).stop_words


def test_several_languages_know_what_each_of_them_knows() -> None:
    both = read_lexicon(("es", "en"))
    assert {"los", "the"} <= both.stop_words
    assert both.abbreviations["tel"] == ("teléfono", "phone")


def test_of_an_unknown_language_nothing_is_known() -> None:
    assert read_lexicon(("xx",)) == read_lexicon(())


@pytest.mark.parametrize("word", ["off", "down", "out", "up"])
def test_particles_that_change_the_matter_are_no_stop_words(word: str) -> None:
    assert word not in read_lexicon(("en",)).stop_words
