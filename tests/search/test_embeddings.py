from __future__ import annotations

import numpy as np
import pytest

from procdesk.search.ranker.embeddings import DIMENSIONS, EmbeddingModel


@pytest.fixture(scope="module")
def meaning() -> EmbeddingModel:
    return EmbeddingModel()


def near(meaning: EmbeddingModel, one: str, other: str) -> float:
    return float(meaning.of(one.split()) @ meaning.of(other.split()))


def test_texts_that_say_the_same_in_other_words_lie_closer_than_texts_that_do_not(meaning: EmbeddingModel) -> None:
    asked = "my card was stolen"
    assert near(meaning, asked, "somebody took my credit card") > near(meaning, asked, "how do i book a hotel room")


def test_texts_that_say_the_same_in_two_languages_lie_close(meaning: EmbeddingModel) -> None:
    asked = "me han robado la tarjeta"
    assert near(meaning, asked, "my card was stolen") > 0.7
    assert near(meaning, asked, "my card was stolen") > near(meaning, asked, "what is the weather like") + 0.2


def test_a_text_without_a_known_word_means_nothing(meaning: EmbeddingModel) -> None:
    assert not meaning.of(["xyzzyq"]).any()
    assert not meaning.of([]).any()


def test_a_meaning_has_length_one(meaning: EmbeddingModel) -> None:
    found = meaning.of(["factura"], "es")
    assert found.shape == (DIMENSIONS,)
    assert np.linalg.norm(found) == pytest.approx(1)


def test_the_language_says_which_word_is_meant(meaning: EmbeddingModel) -> None:
    assert float(meaning.of(["once"], "es") @ meaning.of(["eleven"], "en")) > 0.9
    assert float(meaning.of(["once"], "en") @ meaning.of(["eleven"], "en")) < 0.9
