from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from procdesk.search.analyzer import Analyzer
from procdesk.text import fold_search

ANALYZER = Analyzer(("es", "en"))


def meet(one: str, other: str) -> bool:
    return bool(set(ANALYZER.terms(one)) & set(ANALYZER.terms(other)))


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("factura", "facturas"),
        ("facturación", "facturas"),
        ("cobrado", "cobró"),
        ("charged", "charges"),
        ("averia", "averías"),
        ("tecnico", "técnicos"),
        ("vez", "veces"),
        ("lineas", "línea"),
        ("DEVOLUCIÓN", "devoluciones"),
    ],
)
def test_forms_of_one_word_meet(one: str, other: str) -> None:
    assert meet(one, other)


def test_the_letter_enye_is_not_an_n() -> None:
    assert fold_search("AÑO Ü É") == "año u e"
    assert not meet("año", "ano")


def test_a_code_is_found_whole_and_in_its_parts() -> None:
    tokens = ANALYZER.tokens("el FAC-021, por favor")
    assert [token.word for token in tokens] == ["el", "fac", "021", "fac021", "por", "favor"]
    assert [token.position for token in tokens] == [0, 1, 2, 1, 3, 4]


@given(
    st.lists(
        st.sampled_from(["FAC", "021", "wi", "ñu", "x" * 60, "l'1", "日", "-", ".", "_", "/", " ", "\n", "(", "é"])
    )
)
def test_the_index_counts_the_words_that_a_query_has(parts: list[str]) -> None:
    text = "".join(parts)
    tokens = sorted((token.word, token.terms, token.stop) for token in ANALYZER.tokens(text))
    assert sorted((word.word, word.terms, word.stop) for word in ANALYZER.words(text)) == tokens


def test_neighbours_of_a_code_are_those_of_its_parts() -> None:
    words = ANALYZER.words("el FAC-021, por 12:30")
    assert [word.word for word in words] == ["el", "fac", "021", "por", "12", "30", "fac021", "1230"]
    assert [word.key for word in words if word.key] == ["el", "fac", "021", "por", "12", "30"]


def test_words_with_hyphens_are_indexed_as_one_too() -> None:
    assert [token.word for token in ANALYZER.tokens("wi-fi up-to-date")] == [
        "wi",
        "fi",
        "wifi",
        "up",
        "to",
        "date",
        "uptodate",
    ]


def test_apostrophes_make_no_difference() -> None:
    assert [token.word for token in ANALYZER.tokens("don't don’t dont")] == ["dont"] * 3


def test_composed_and_decomposed_accents_are_one() -> None:
    assert ANALYZER.terms("avería") == ANALYZER.terms("averi\u0301a")


@pytest.mark.parametrize(
    "text", ["日本語の請求", "فاتورة مكررة", "חשבונית", "हिन्दी में", "🧾💸", "ไทย", "\x00\x01", "\ud800"]
)
def test_any_script_is_taken_apart_without_complaint(text: str) -> None:
    for token in ANALYZER.tokens(text):
        assert token.word
        assert text[token.start : token.end]


def test_signs_of_scripts_without_blanks_are_words() -> None:
    assert [token.word for token in ANALYZER.tokens("請求書 dos")] == ["請", "求", "書", "dos"]


@given(st.text(max_size=200))
def test_tokens_lie_in_the_text_in_order(text: str) -> None:
    tokens = [token for token in ANALYZER.tokens(text) if len(token.terms)]
    assert all(0 <= token.start < token.end <= len(text) for token in tokens)
    positions = [token.position for token in tokens]
    assert set(positions) == set(range(max(positions, default=-1) + 1))
    assert ANALYZER.tokens(text) == Analyzer(("es", "en")).tokens(text)


@given(st.text(max_size=60))
def test_folding_twice_changes_nothing_more(text: str) -> None:
    assert fold_search(fold_search(text)) == fold_search(text)


def words_of(text: str) -> list[str]:
    return [word.word for word in ANALYZER.words(text)]


@pytest.mark.parametrize(
    ("written", "whole"),
    [
        ("912 34 56 78", "912345678"),
        ("+34 600 112 233", "34600112233"),
        ("912-34-56-78", "912345678"),
        ("ES91 2100 0418 4502", "es91210004184502"),
        ("ISO 9001", "iso9001"),
        ("29,99", "2999"),
        ("29'99", "2999"),
        ("29’99", "2999"),
        ("FAC_021", "fac021"),
        ("e‑sim", "esim"),
    ],
)
def test_what_is_written_in_groups_is_one_besides(written: str, whole: str) -> None:
    assert words_of(f"es {written} hoy")[-1] == whole


@pytest.mark.parametrize("text", ["el 3 de 5", "15 dias", "entre 10 y 20", "a, b, c", "fin. Otra"])
def test_numbers_in_a_sentence_are_no_code(text: str) -> None:
    assert words_of(text) == words_of(text.replace(",", " ").replace(".", " "))


def test_a_telephone_number_is_found_with_the_prefix_of_its_country_and_without() -> None:
    assert meet("34912345678", "912345678")
    assert meet("442079460958", "02079460958")
    assert not meet("912345678", "812345678")


@pytest.mark.parametrize("unseen", ["\u00ad", "\u200b", "\u200c", "\u200d", "\u2060", "\ufeff", "\u200e", "\u202a"])
def test_characters_that_are_not_seen_do_not_count(unseen: str) -> None:
    assert words_of(f"fac{unseen}tura {unseen}FAC{unseen}-021{unseen}") == words_of("factura FAC-021")
    token = ANALYZER.tokens(f"la fac{unseen}tura")[1]
    assert (token.word, token.start, token.end) == ("factura", 3, 11)


def test_ordinal_signs_do_not_count() -> None:
    assert words_of("nº 1ª") == ["n", "1"]


def test_forms_are_those_of_one_language() -> None:
    assert ANALYZER.is_form_of("factura", "facturas")
    assert ANALYZER.is_form_of("charged", "charges")
    assert not ANALYZER.is_form_of("page", "factura")


def test_a_very_long_word_is_read_at_once() -> None:
    assert len(ANALYZER.words("a" * 200_000 + " " + "1 " * 50_000 + "é" + "-" * 50_000)) > 50_000
