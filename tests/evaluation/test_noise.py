"""Noise is what a call does to a question, and nothing else."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from procdesk.evaluation.noise import Noise, NoiseKind

TEXT = "¿Cómo pido la devolución de 1234euros del año pasado?"
TYPO = Noise(frozenset({NoiseKind.TYPO}))


def noise(*kinds: NoiseKind, seed: int = 1) -> Noise:
    return Noise(frozenset(kinds), seed)


def test_without_kinds_a_question_stays_as_it_is():
    assert Noise().of(TEXT) == TEXT


@pytest.mark.parametrize("seed", range(60))
def test_a_typo_is_one_slip_in_one_long_word_and_spares_first_letters_and_numbers(seed):
    words, wrong = TEXT.split(), noise(NoiseKind.TYPO, seed=seed).of(TEXT).split()
    changed = [(old, new) for old, new in zip(words, wrong, strict=True) if old != new]
    assert len(changed) == 1
    old, new = changed[0]
    assert len(old.strip("¿?")) >= 4
    assert old != "1234euros"
    assert new.strip("¿?")[0] == old.strip("¿?")[0]
    assert abs(len(old) - len(new)) <= 1
    assert len(set(old) ^ set(new)) <= 2


def test_all_four_slips_happen():
    seen = {noise(NoiseKind.TYPO, seed=seed).of("cobrado") for seed in range(300)}
    assert {"corado", "cobbrado", "cobrdao", "cobrsdo"} <= seen
    assert {"obrado", "ocbrado", "ccobrado", "xobrado"}.isdisjoint(seen)


@pytest.mark.parametrize("text", ["", "no sé", "FAC-0211 12:30", "👍", "a1b2c3d4"])
def test_a_question_without_a_long_word_has_no_typo(text):
    assert TYPO.of(text) == text


def test_the_same_seed_does_the_same_and_another_does_not():
    texts = [f"{TEXT} {number} veces" for number in range(20)]
    first, again, other = ([noise(NoiseKind.TYPO, seed=seed).of(text) for text in texts] for seed in (1, 1, 2))
    assert first == again
    assert first != other


@pytest.mark.parametrize(
    ("text", "left"), [("how do you say hello in japanese", "how do you say hell"), ("hola", "hol"), ("", "")]
)
def test_truncating_keeps_sixty_per_cent_of_the_letters(text, left):
    assert noise(NoiseKind.TRUNCATE).of(text) == left


def test_only_a_truncated_question_is_unfinished():
    assert noise(NoiseKind.TRUNCATE, NoiseKind.FOLD).unfinished
    assert not noise(NoiseKind.TYPO, NoiseKind.FOLD, NoiseKind.CAPITALS).unfinished


def test_folding_takes_accents_and_capitals_but_leaves_the_tilde():
    assert (
        noise(NoiseKind.FOLD).of("El AÑO pasado, ¿devolución o pingüino?") == "el año pasado, ¿devolucion o pinguino?"
    )
    assert noise(NoiseKind.FOLD).of("devolucio\u0301n") == "devolucion"


def test_capitals_have_no_accents():
    assert noise(NoiseKind.CAPITALS).of("mañana, devolución") == "MAÑANA, DEVOLUCION"


def test_noises_add_up_and_the_slip_stays_in_what_is_left():
    made = [noise(*NoiseKind, seed=seed).of("me han cobrado dos veces la misma cuota del móvil") for seed in range(30)]
    assert all(one.isupper() and len(one) in (28, 29, 30) for one in made)
    assert all(one != "ME HAN COBRADO DOS VECES LA M" for one in made)


@given(st.text(), st.sets(st.sampled_from(NoiseKind)), st.integers())
def test_any_text_can_be_made_noisy(text, kinds, seed):
    assert len(Noise(frozenset(kinds), seed).of(text)) <= 3 * len(text) + 1
