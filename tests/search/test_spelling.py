from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from procdesk.search.lexicon import read_lexicon
from procdesk.search.spelling import Dictionary, Speller, edits_allowed, phonetic_key, read_dictionary, write_words

WORDS = Counter(
    veces=9, factura=20, facturas=12, facturacion=7, cobrado=5, ahora=3, quiero=8, yave=1, compañia=4, casa=2
)
SOUNDS = read_lexicon(("es",)).sounds
DICTIONARY = Dictionary(WORDS, SOUNDS)


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("beces", "veces"),
        ("fatcura", "factura"),
        ("factrua", "factura"),
        ("cobradp", "cobrado"),
        ("aora", "ahora"),
        ("kiero", "quiero"),
        ("llave", "yave"),
        ("facturcaion", "facturacion"),
        ("gacturacion", "facturacion"),
    ],
)
def test_a_slip_is_put_right(typed: str, meant: str) -> None:
    assert DICTIONARY.nearest(typed) == meant


@pytest.mark.parametrize("typed", ["gactura", "can", "an", "fact2ra", "zzzzzzzz", "xyzzy"])
def test_too_far_too_short_or_a_code_stays_as_it_is(typed: str) -> None:
    assert DICTIONARY.nearest(typed) == ""


def test_completions_are_the_commonest_first() -> None:
    assert DICTIONARY.completions("fact") == ["factura", "facturas", "facturacion"]
    assert DICTIONARY.completions("fact", most=1) == ["factura"]
    assert DICTIONARY.completions("zz") == []


def test_two_slips_are_allowed_from_eight_letters() -> None:
    assert [edits_allowed(word) for word in ("me", "dos", "casa", "factura", "facturas", "fac02112")] == [
        0,
        1,
        1,
        1,
        2,
        0,
    ]


def test_words_that_sound_alike_share_a_key() -> None:
    assert phonetic_key("vez", SOUNDS) == phonetic_key("bes", SOUNDS)
    assert phonetic_key("gerona", SOUNDS) == phonetic_key("jerona", SOUNDS)
    assert phonetic_key("hola", SOUNDS) == phonetic_key("ola", SOUNDS)


@given(st.text(alphabet="abcdefghilmnñopqrstuvyz", min_size=4, max_size=14))
def test_whatever_is_found_is_a_known_word(typed: str) -> None:
    found = DICTIONARY.nearest(typed)
    assert found == "" or found in WORDS


@given(st.sampled_from(sorted(WORDS)), st.data())
def test_one_swap_inside_a_long_word_is_always_undone_to_some_known_word(word: str, data: st.DataObject) -> None:
    at = data.draw(st.integers(1, len(word) - 2))
    typed = word[:at] + word[at + 1] + word[at] + word[at + 2 :]
    assert typed in WORDS or len(word) < 4 or DICTIONARY.nearest(typed)


def test_in_three_letters_only_a_letter_left_out_is_looked_for() -> None:
    assert DICTIONARY.nearest("cas") == "casa"
    assert DICTIONARY.nearest("csa") == "casa"


def test_the_key_beside_is_likelier_than_any_other() -> None:
    words = Dictionary(Counter({"life": 2, "like": 40}))
    assert words.nearest("lige") == "life"
    assert words.nearest("lika") == "like"


def test_what_each_commit_left_is_added_up(tmp_path: Path) -> None:
    many = {f"palabra{number}\u2028": 1 for number in range(12_000)} | {"plazo": 2, "pliego": 1}
    for number, words in enumerate((many, {}, {"pliego": 9})):
        write_words(words, tmp_path / f"words-{number:03}.json")
    found = read_dictionary(tmp_path)
    assert all(word in found for word in many)
    assert found.completions("pl") == ["pliego", "plazo"]


def speller(*real: str, neighbours: frozenset[tuple[str, str]] = frozenset(), **words: int) -> Speller:
    """A speller over `words`, where `real` words exist besides."""
    known = Counter({"cobrado": 30, "dos": 40, "factura": 50, "fibra": 30, "congelar": 4, "mb": 5, "a": 60} | words)
    return Speller(
        Dictionary(known, SOUNDS), frozenset({"no", "me", "a"}), lambda *two: two in neighbours, real.__contains__
    )


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("cobradodos", "cobrado dos"),
        ("mefactura", "me factura"),
        ("facturacobrado", "factura cobrado"),
        ("dosfacturacobrado", "dos factura cobrado"),
        ("superfibra", "super fibra"),
        ("fcatura", "factura"),
        ("1000mb", "1000 mb"),
        ("2factura", "2 factura"),
    ],
)
def test_a_word_is_read_as_another_or_as_several(typed: str, meant: str) -> None:
    assert speller("super").read(typed) == tuple(meant.split())


@pytest.mark.parametrize("word", ["cancelar", "fibras", "dazn", "ebro", "zzzzzz", "fac022", "mb7", "15zz", "x" * 40])
def test_a_word_stays_where_it_exists_or_nothing_is_near(word: str) -> None:
    assert speller("cancelar", "fibras").read(word) == (word,)


def test_a_word_that_exists_nowhere_is_mended() -> None:
    assert speller().read("fibta") == ("fibra",)


def test_words_that_are_neighbours_elsewhere_are_taken_apart_rather_than_mended() -> None:
    assert speller(nudos=60).read("nodos") == ("nudos",)
    assert speller(nudos=60, neighbours=frozenset({("no", "dos")})).read("nodos") == ("no", "dos")


@pytest.mark.parametrize(
    ("one", "other", "are_one"),
    [
        ("fac", "tura", True),
        ("e", "sim", True),
        ("host", "name", False),
        ("cobrado", "dos", False),
        ("10", "14", False),
    ],
)
def test_two_words_are_one_where_the_index_has_it_and_a_part_is_none(one: str, other: str, are_one: bool) -> None:
    words = {"esim": 20, "e": 30, "sim": 20, "host": 9, "name": 20, "hostname": 9, "1014": 5, "10": 9, "14": 9}
    assert speller(**words).are_one(one, other) is are_one


def test_neighbours_stay_two_words() -> None:
    assert not speller(esim=20, e=30, sim=20, neighbours=frozenset({("e", "sim")})).are_one("e", "sim")


def test_what_sounds_alike_in_one_language_is_no_rule_of_another() -> None:
    words = Counter({"bar": 9, "what": 3})
    assert Dictionary(words).nearest("whar") == "what"
    assert Dictionary(Counter({"vaca": 3})).nearest("baka") == ""
    assert Dictionary(Counter({"vaca": 3}), SOUNDS).nearest("baka") == "vaca"
