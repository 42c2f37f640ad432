"""Leaving out is honest: a phrase that is asked stands nowhere as a phrase, and every process keeps most of its own."""

from __future__ import annotations

from collections import Counter

from procdesk.evaluation.cross_validation import confused_pairs, fold_plan, without
from procdesk.evaluation.metrics import Expected, Outcome
from procdesk.model import Hit
from procdesk.text import fold_phrase
from tests.search.conftest import DUPLICATE, OUTAGE, process, write_up


def many(name: str, count: int) -> object:
    return process(write_up(f"ventas/{name}", name, *(f"{name} frase {number}" for number in range(count))))


def outcome(phrase: str, of: str, *found: str) -> Outcome:
    hits = tuple(Hit(id_, "es", id_, "", "", 1.0, ()) for id_ in found)
    return Outcome(Expected(phrase, frozenset(of.split("+"))), phrase, hits, 1.0)


def test_every_phrase_is_asked_once_whatever_its_language():
    planned = fold_plan([process(*DUPLICATE), process(OUTAGE)])
    asked = [one for part in planned.parts for one in part]
    phrases = [phrase for one in (*DUPLICATE, OUTAGE) for phrase in one.phrases]
    assert Counter(one.text for one in asked) == Counter(phrases)
    assert planned.phrases == planned.queries == len(phrases)


def test_a_process_loses_a_fifth_of_its_phrases_at_a_time():
    planned = fold_plan([many("uno", 20), many("dos", 10), many("tres", 7)])
    assert len(planned.parts) == 5
    for part in planned.parts:
        lost = Counter(next(iter(one.ids)) for one in part)
        assert lost["ventas/uno"] == 4
        assert lost["ventas/dos"] == 2
        assert lost["ventas/tres"] in (1, 2)


def test_a_phrase_of_two_processes_is_one_phrase_that_either_answers():
    planned = fold_plan([process(write_up("a/a", "A", "¿Dónde está?")), process(write_up("b/b", "B", "donde  ESTA"))])
    assert [one.ids for part in planned.parts for one in part] == [frozenset({"a/a", "b/b"})]


def test_what_is_left_out_is_left_out_in_every_language_and_spelling():
    left = without(process(*DUPLICATE), {fold_phrase("ME HAN  COBRADO DOS VECES"), "you charged me twice"})
    assert [one.phrases for one in left.write_ups] == [("dos cargos iguales en el banco",), ()]


def test_of_too_many_phrases_some_are_drawn_from_every_process_in_fewer_parts():
    planned = fold_plan([many("uno", 100), many("dos", 300)], most=40)
    asked = Counter(next(iter(one.ids)) for part in planned.parts for one in part)
    assert asked == {"ventas/uno": 10, "ventas/dos": 30}
    assert (planned.phrases, planned.queries, len(planned.parts)) == (400, 40, 1)


def test_a_very_big_folder_is_not_indexed_over_and_over():
    crowd = [process(write_up(f"a/{number}", "A", f"una {number}", f"dos {number}")) for number in range(9_000)]
    planned = fold_plan(crowd, most=100_000)
    assert (planned.phrases, planned.queries, len(planned.parts)) == (18_000, 7_200, 2)


def test_the_seed_deals_the_phrases():
    first, again, other = (fold_plan([many("uno", 30)], seed) for seed in (1, 1, 2))
    assert first == again
    assert first != other


def test_nothing_to_ask_makes_no_part():
    assert fold_plan([]).parts == fold_plan([process(write_up("a/a", "A", "  "))]).parts == ()


def test_both_directions_of_a_confusion_are_added_up_and_the_most_confused_come_first():
    pairs = confused_pairs(
        [
            outcome("c like a", "c", "a", "c"),
            outcome("a like b", "a", "b"),
            outcome("b like a", "b", "a", "b"),
            outcome("right", "a", "a", "b"),
            outcome("either", "a+b", "b", "a"),
            outcome("found nothing", "c"),
        ]
    )
    assert [(pair.ids, len(pair.mistakes)) for pair in pairs] == [(("a", "b"), 2), (("a", "c"), 1)]
    assert (pairs[0].times("a"), pairs[0].times("b")) == (1, 1)
    assert [one.phrase for one in pairs[0].mistakes] == ["a like b", "b like a"]
