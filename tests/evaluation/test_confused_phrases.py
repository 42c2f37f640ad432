"""Which phrases that find another page first are named, and what is advised about each."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import pytest

from procdesk.content.folder import read_all
from procdesk.evaluation.confused_phrases import Advice, ConfusedPhrase, explain, worst_confused
from procdesk.evaluation.metrics import Expected, Outcome
from procdesk.model import Evidence, Hit, Why
from tests.conftest import write


def outcome(
    phrase: str, own: str, found: Sequence[str], attraction: str = "", kind: Evidence = Evidence.PHRASE
) -> Outcome:
    """The phrase of one page and what it found, best first."""
    why = (Why(kind, attraction, (), "es"),) if attraction else ()
    hits = tuple(Hit(id_, "es", id_, "", "", 1.0, why if not number else ()) for number, id_ in enumerate(found))
    return Outcome(Expected(phrase, frozenset({own})), phrase, hits, 1.0)


def page(root: Path, id_: str, title: str, *phrases: str, body: str = "Vale.") -> None:
    lines = "".join(f"  - {phrase}\n" for phrase in phrases)
    write(root, f"{id_}.es.md", f"---\ntitle: {title}\ncustomer_says:\n{lines}---\n## Qué decir\n{body}\n")


@pytest.fixture
def root(tmp_path: Path) -> Path:
    page(tmp_path, "a/mando", "Mando a distancia", "no va el mando", "mando sin pilas", "el mando no cambia de canal")
    page(tmp_path, "a/tele", "Tele sin señal", "la tele no tiene señal", "no va la tele", body="Cambie las pilas.")
    return tmp_path


def explained(root: Path, *outcomes: Outcome) -> tuple[ConfusedPhrase, ...]:
    return explain(root, read_all(root).processes, outcomes, ["es"])


def test_the_pages_are_named_with_the_lines_of_the_phrase_and_of_what_attracted_it(root: Path) -> None:
    (one,) = explained(root, outcome("no va el mando", "a/mando", ["a/tele", "a/mando"], "no va la tele"))
    assert (one.own.id, one.own.title, one.own.path, one.own.line) == (
        *("a/mando", "Mando a distancia", "a/mando.es.md", 4),
    )
    assert (one.other.path, one.other.line, one.place) == ("a/tele.es.md", 5, 2)
    assert one.attraction is not None
    assert (one.attraction.kind, one.attraction.text) == (Evidence.PHRASE, "no va la tele")


def test_the_words_are_those_that_the_pages_share_and_those_that_tell_them_apart(root: Path) -> None:
    page(root, "a/tele", "Tele sin señal", "la tele no cambia de canal", body="Mire las pilas.")
    (one,) = explained(root, outcome("el mando no cambia de canal", "a/mando", ["a/tele"]))
    assert one.shared == ("cambia", "canal")
    assert one.unknown == ("cambia", "canal")
    assert "pilas" not in one.telling
    assert one.telling == ("distancia",)


def test_a_word_of_several_phrases_comes_before_one_that_stands_alone(tmp_path: Path) -> None:
    page(tmp_path, "a/uno", "Uno", "pide Brad factura", "otra factura", "vino Gary", "roto el tubo")
    page(tmp_path, "a/dos", "Dos", "roto")
    (one,) = explained(tmp_path, outcome("roto el tubo", "a/uno", ["a/dos"]))
    assert one.telling[0] == "factura"


@pytest.mark.parametrize(
    ("phrase", "attraction", "advice"),
    [
        ("no va el mando", "no va la tele", Advice.MAKE_LONGER),
        ("la tele no cambia de canal", "no cambia de canal la tele", Advice.CHOOSE_PAGE),
        ("señal de tele rota", "la tele no tiene señal", Advice.MOVE_OR_ADD),
        ("el mando pierde la señal", "la tele no tiene señal", Advice.MAKE_SPECIFIC),
        ("el decodificador se apaga", "la tele no tiene señal", Advice.ADD_PHRASES),
    ],
)
def test_the_advice_fits_what_the_pages_say(root: Path, phrase: str, attraction: str, advice: Advice) -> None:
    page(root, "a/mando", "Mando a distancia", "el mando no tiene pilas", phrase)
    page(root, "a/tele", "Tele sin señal", "la tele no tiene señal", attraction)
    (one,) = explained(root, outcome(phrase, "a/mando", ["a/tele"], attraction))
    assert one.advice is advice


def test_pages_of_which_most_phrases_find_the_other_may_be_one_process(root: Path) -> None:
    there = [outcome(f"mando roto {number} aquí", "a/mando", ["a/tele"]) for number in range(3)]
    back = [outcome(f"tele rota {number} aquí", "a/tele", ["a/mando"]) for number in range(3)]
    assert {one.advice for one in explained(root, *there, *back)} == {Advice.MERGE_PAGES}
    fine = [outcome(f"tele buena {number}", "a/tele", ["a/tele"]) for number in range(9)]
    assert Advice.MERGE_PAGES not in {one.advice for one in explained(root, *there, *back, *fine)}
    assert {one.times for one in explained(root, *there, *back)} == {6}


def test_the_page_furthest_down_comes_first_then_the_pair_that_is_confused_most() -> None:
    near = [outcome(f"near {number}", "a", ["b", "a"]) for number in range(3)]
    far = outcome("far", "c", ["x", "y", "z", "c"])
    lost = outcome("lost", "d", ["x"])
    single = outcome("single", "e", ["f", "e"])
    fine = outcome("fine", "g", ["g"])
    nothing = outcome("nothing", "h", [])
    chosen = worst_confused([single, fine, *near, nothing, far, lost])
    assert [one.expected.text for one in chosen] == ["lost", "far", "near 0", "single", "near 1", "near 2"]


def test_one_page_does_not_fill_the_list() -> None:
    many = [outcome(f"many {number}", "a", [f"x{number}"]) for number in range(20)]
    others = [outcome(f"other {number}", f"b{number}", ["y", f"b{number}"]) for number in range(8)]
    chosen = [one.expected.text for one in worst_confused([*many, *others])]
    assert len(chosen) == 10
    assert sum(one.startswith("many") for one in chosen) == 2
    assert len(worst_confused(many)) == 10


def test_a_phrase_of_the_english_page_is_found_in_its_file(root: Path) -> None:
    write(root, "a/mando.en.md", "---\ntitle: Remote control\ncustomer_says: [the remote is broken]\n---\nFine.\n")
    (one,) = explained(root, outcome("the remote is broken", "a/mando", ["a/tele"]))
    assert (one.own.path, one.own.line) == ("a/mando.en.md", 3)
    assert (one.other.path, one.other.line) == ("a/tele.es.md", 0)


def test_a_file_that_is_gone_meanwhile_has_no_line(root: Path) -> None:
    processes = read_all(root).processes
    (root / "a/mando.es.md").unlink()
    (one,) = explain(root, processes, [outcome("no va el mando", "a/mando", ["a/tele"])], ["es"])
    assert one.own.line == 0


def test_nothing_is_explained_where_every_phrase_finds_its_page(root: Path) -> None:
    assert explained(root, outcome("no va el mando", "a/mando", ["a/mando"])) == ()
