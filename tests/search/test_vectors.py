from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import numpy as np
import pytest

from procdesk.model import Evidence
from procdesk.search.encoding.encoder import DIMENSIONS, Encoder, Floats, load_encoder
from procdesk.search.encoding.vectors import (
    NO_VECTORS,
    UnitText,
    centered,
    mean_of,
    pack_vectors,
    texts_to_encode,
    unpack_vectors,
)


def unit(kind: Evidence, text: str, lang: str = "es") -> UnitText:
    return UnitText(kind, lang, text, len(text.split()))


def passages(count: int, words: int, lang: str = "es") -> list[UnitText]:
    return [unit(Evidence.PASSAGE, f"{lang}{number} " + "palabra " * (words - 1), lang) for number in range(count)]


def vectors(count: int, seed: int = 1) -> Floats:
    values = np.random.default_rng(seed).normal(size=(count, DIMENSIONS)).astype(np.float32)
    return values / np.linalg.norm(values, axis=1, keepdims=True)


def test_of_a_process_with_phrases_titles_and_phrases_are_encoded() -> None:
    units = [
        unit(Evidence.TITLE, "Cobro duplicado"),
        unit(Evidence.DEPARTMENT, "Facturación"),
        unit(Evidence.PHRASE, "me han cobrado dos veces"),
        *passages(3, 50),
        unit(Evidence.TITLE, "Charged twice", "en"),
    ]
    assert [(one.unit, one.text) for one in texts_to_encode(units)] == [
        (0, "Cobro duplicado"),
        (2, "me han cobrado dos veces"),
        (6, "Charged twice"),
    ]


def test_of_a_process_without_phrases_its_pages_are_encoded_by_windows_of_each_language() -> None:
    units = [unit(Evidence.TITLE, "Título"), *passages(5, 25), *passages(1, 200, "en"), *passages(1, 10, "en")]
    encoded = texts_to_encode(units)
    assert [one.unit for one in encoded] == [0, 1, 3, 5, 6, 7]
    assert [len(one.text.split()) for one in encoded[1:]] == [50, 50, 25, 200, 10]
    assert encoded[1].weight < encoded[0].weight


def test_no_page_is_encoded_without_end() -> None:
    assert len(texts_to_encode(passages(10_000, 30))) == len(texts_to_encode(passages(500, 30))) == 40


@pytest.mark.parametrize("units", [[], [unit(Evidence.DEPARTMENT, "Facturación")]])
def test_a_process_without_texts_has_no_vectors(units: Sequence[UnitText]) -> None:
    assert texts_to_encode(units) == []
    assert pack_vectors([], np.empty((0, DIMENSIONS), np.float32)) == b""
    assert unpack_vectors(b"") is NO_VECTORS


def test_vectors_are_kept_in_one_byte_a_number() -> None:
    texts = texts_to_encode([unit(Evidence.TITLE, "Uno"), unit(Evidence.PHRASE, "dos"), unit(Evidence.PHRASE, "tres")])
    values = vectors(3)
    packed = pack_vectors(texts, values)
    assert len(packed) < 3 * (DIMENSIONS + 20)
    kept = unpack_vectors(packed)
    assert kept.units.tolist() == [0, 1, 2]
    assert kept.weights.tolist() == pytest.approx([one.weight for one in texts])
    assert kept.values.dtype == np.float32
    assert (kept.values * values).sum(axis=1).min() > 0.999


def test_a_text_that_says_nothing_stays_without_direction() -> None:
    texts = texts_to_encode([unit(Evidence.TITLE, " "), unit(Evidence.PHRASE, "dos")])
    kept = unpack_vectors(pack_vectors(texts, np.vstack([np.zeros((1, DIMENSIONS), np.float32), vectors(1)])))
    assert not kept.values[0].any()
    moved = centered(kept.values, mean_of([kept]))
    assert np.isfinite(moved).all()
    assert not moved[0].any()


def test_what_all_texts_have_in_common_is_taken_off() -> None:
    common = vectors(1, seed=7)[0]
    values = vectors(40) + 2 * common
    values /= np.linalg.norm(values, axis=1, keepdims=True)
    kept = NO_VECTORS._replace(values=values)
    moved = centered(values, mean_of([kept, NO_VECTORS]))
    assert np.linalg.norm(moved, axis=1) == pytest.approx(1, abs=1e-5)
    assert abs(float(np.mean(moved @ common))) < 0.1 < float(np.mean(values @ common))


def test_without_vectors_there_is_no_mean() -> None:
    assert not mean_of([]).any()
    assert not mean_of([NO_VECTORS]).any()


def test_a_single_text_of_a_folder_is_its_own_mean_and_nothing_else(encoder_cache: Path) -> None:
    encoder: Encoder = load_encoder(encoder_cache)
    kept = NO_VECTORS._replace(values=encoder.encode(["la única página"]))
    assert np.isfinite(centered(encoder.query("otra cosa"), mean_of([kept]))).all()
    assert np.isfinite(centered(kept.values, mean_of([kept]))).all()
