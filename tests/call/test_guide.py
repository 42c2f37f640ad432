"""The guide run step by step, whatever the guide is like."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from procdesk.call.guide import MOST_TURNS, GuideChoice, GuideSession, TargetKind, begin_guide
from procdesk.content.folder import read_all
from procdesk.model import Choice, Question, WriteUp
from procdesk.resources import sample_content


def question(anchor: str, *choices: Choice, heading: str = "", text: str = "") -> Question:
    return Question(anchor, heading or anchor.upper(), text, choices, 1)


def to(anchor: str, label: str = "") -> Choice:
    return Choice(label or f"to {anchor}", anchor, "", 1)


def over_to(process: str) -> Choice:
    return Choice(f"over to {process}", "", process, 1)


def guide(id_: str, *questions: Question, lang: str = "en") -> WriteUp:
    return WriteUp(id_, lang, f"{id_}.{lang}.md", f"Title of {id_}", "x", guide=questions)


TWICE = guide(
    "a", question("twice", to("paid"), over_to("b")), question("paid", to("done"), to("twice")), question("done")
)
OTHER = guide("b", question("hot", to("cold"), over_to("c"), over_to("a")), question("cold"))
PLAIN = guide("c")


def headings(run: GuideSession) -> str:
    return run.question.heading if run.question else ""


def test_it_begins_with_the_first_question() -> None:
    run = begin_guide(TWICE)
    assert (headings(run), run.path, run.is_outcome) == ("TWICE", (), False)


def test_choices_lead_to_questions_outcomes_processes_or_nowhere() -> None:
    ways = begin_guide(
        guide("a", question("q", to("p"), to("o"), over_to("b"), to("x")), question("p", to("o")), question("o"))
    )
    assert ways.ways == (
        GuideChoice("to p", TargetKind.QUESTION, "P"),
        GuideChoice("to o", TargetKind.OUTCOME, "O"),
        GuideChoice("over to b", TargetKind.PROCESS, "b"),
        GuideChoice("to x", TargetKind.NOWHERE),
    )


def test_the_path_says_what_was_asked_and_answered() -> None:
    run = begin_guide(TWICE).choose(0).choose(0)
    assert [(turn.title, turn.question, turn.label) for turn in run.path] == [
        ("Title of a", "TWICE", "to paid"),
        ("Title of a", "PAID", "to done"),
    ]
    assert run.is_outcome


@pytest.mark.parametrize("number", [-1, 2, 99])
def test_a_choice_that_is_not_there_is_not_taken(number: int) -> None:
    run = begin_guide(TWICE)
    assert run.choose(number) == run
    assert run.jump(number, OTHER) == run


def test_a_choice_that_leads_nowhere_is_not_taken() -> None:
    run = begin_guide(guide("a", question("q", to("gone"))))
    assert run.choose(0) == run


def test_a_choice_that_leads_to_a_process_is_only_jumped() -> None:
    run = begin_guide(TWICE)
    assert run.choose(1) == run
    assert run.jump(0, OTHER) == run


def test_a_jump_goes_on_with_the_other_guide_and_returns_to_where_it_was_left() -> None:
    start = begin_guide(TWICE).choose(0).choose(1)
    away = start.jump(1, OTHER).choose(0)
    assert (headings(away), away.write_up) == ("COLD", OTHER)
    assert away.came_from
    assert away.came_from.title == "Title of a"
    assert away.come_back() == start
    assert away.come_back().marked == 1


def test_jumps_within_jumps_return_one_after_the_other() -> None:
    start = begin_guide(TWICE)
    inner = start.jump(1, OTHER).jump(2, TWICE).choose(0)
    assert headings(inner) == "PAID"
    assert headings(inner.come_back()) == "HOT"
    assert inner.come_back().come_back() == start
    assert start.come_back() == start


def test_a_process_without_a_guide_is_an_end_that_can_be_taken_back() -> None:
    run = begin_guide(TWICE).jump(1, OTHER).jump(1, PLAIN)
    assert (run.question, run.is_outcome, run.ways, run.id) == (None, False, (), "c")
    assert headings(run.back()) == "HOT"


def test_starting_again_is_at_the_first_question_of_the_first_process() -> None:
    assert begin_guide(TWICE).jump(1, OTHER).choose(0).start_again() == begin_guide(TWICE)


def test_nothing_is_kept_of_processes_that_were_left() -> None:
    run = begin_guide(TWICE).jump(1, OTHER).come_back()
    assert run.write_ups == (TWICE,)


def test_a_loop_is_walked_for_ever_with_a_path_that_stays_bounded() -> None:
    run = begin_guide(TWICE)
    for _ in range(MOST_TURNS):
        run = run.choose(0).choose(1)
    assert len(run.path) == MOST_TURNS
    assert headings(run) == "TWICE"
    assert headings(run.back()) == "PAID"


def test_a_guide_whose_question_is_still_there_goes_on_at_it() -> None:
    run = begin_guide(TWICE).choose(0)
    newer = replace(TWICE, guide=(question("new", to("paid")), *TWICE.guide[1:]))
    after, kept = run.renewed(newer)
    assert kept
    assert (headings(after), after.write_up) == ("PAID", newer)
    assert headings(after.back()) == "NEW"


def test_a_guide_that_lost_the_question_begins_anew_and_says_so() -> None:
    run = begin_guide(TWICE).choose(0)
    after, kept = run.renewed(replace(TWICE, guide=(TWICE.guide[0],)))
    assert not kept
    assert (headings(after), after.path) == ("TWICE", ())


def test_where_a_jumped_guide_lost_the_question_the_path_before_the_jump_stays() -> None:
    run = begin_guide(TWICE).jump(1, OTHER).choose(0)
    after, kept = run.renewed(replace(OTHER, guide=(OTHER.guide[0],)))
    assert not kept
    assert (headings(after), len(after.path)) == ("HOT", 1)
    assert after.come_back() == begin_guide(TWICE)


def test_news_of_a_process_that_is_not_on_the_path_changes_nothing() -> None:
    assert begin_guide(TWICE).renewed(OTHER) == (begin_guide(TWICE), True)


def test_a_write_up_that_lost_its_whole_guide_is_not_taken() -> None:
    assert begin_guide(TWICE).renewed(replace(TWICE, guide=())) == (begin_guide(TWICE), False)


def test_a_translation_goes_on_at_the_same_question_with_the_path_translated() -> None:
    spanish = guide(
        "a",
        question("doble", to("pagado", "sí"), over_to("b")),
        question("pagado", to("fin"), to("doble")),
        question("fin"),
        lang="es",
    )
    after, kept = begin_guide(TWICE).choose(0).renewed(spanish)
    assert kept
    assert headings(after) == "PAGADO"
    assert (after.path[0].question, after.path[0].label) == ("DOBLE", "sí")
    assert headings(after.back()) == "DOBLE"


NAMES = st.sampled_from(["", "a", "b", "c", "d", "nowhere"])
IDS = st.sampled_from(["p", "q", "r", "missing"])
CHOICES = st.one_of(
    st.builds(Choice, st.text(max_size=3), NAMES, st.just(""), st.just(1)),
    st.builds(Choice, st.text(max_size=3), st.just(""), IDS, st.just(1)),
)
QUESTIONS = st.builds(
    Question, NAMES, st.text(max_size=3), st.text(max_size=3), st.lists(CHOICES, max_size=12).map(tuple), st.just(1)
)
GUIDES = st.lists(QUESTIONS, max_size=5).map(tuple)
MOVES = st.lists(
    st.tuples(st.sampled_from(["choose", "back", "come_back", "start_again"]), st.integers(-1, 12)), max_size=40
)


def moved(run: GuideSession, move: str, number: int, others: dict[str, WriteUp]) -> GuideSession:
    """What a user's move gives; a process that is not there is not jumped to."""
    if move != "choose":
        return getattr(run, move)()  # type: ignore[no-any-return]
    if 0 <= number < len(run.ways) and run.ways[number].leads is TargetKind.PROCESS:
        target = run.ways[number].target
        return run.jump(number, others[target]) if target in others else run
    return run.choose(number)


def processes(guides: Sequence[tuple[Question, ...]]) -> dict[str, WriteUp]:
    return {id_: guide(id_, *questions) for id_, questions in zip("pqr", guides, strict=True)}


def check(run: GuideSession) -> None:
    """What holds of every run."""
    assert {run.id, run.first} <= {one.id for one in run.write_ups}
    assert (run.question is None) == (not run.write_up.guide)
    assert len(run.ways) == (len(run.question.choices) if run.question else 0)
    assert len(run.path) <= MOST_TURNS
    for turn in run.path:
        assert turn.process in {one.id for one in run.write_ups}


@given(st.tuples(GUIDES, GUIDES, GUIDES), MOVES)
def test_any_moves_through_any_guides_can_be_taken_back(
    guides: tuple[tuple[Question, ...], ...], moves: list[tuple[str, int]]
) -> None:
    others = processes(guides)
    run = begin_guide(others["p"])
    for move, number in moves:
        after = moved(run, move, number, others)
        check(after)
        if after != run and move == "choose":
            assert after.back() == run
            assert after.back().marked == number
            assert len(after.path) == len(run.path) + 1
        if move in ("back", "come_back") and run.path:
            assert len(after.path) < len(run.path) or not run.came_from
        run = after
    while run.path:
        run = run.back()
    assert run == begin_guide(others["p"])


@given(st.tuples(GUIDES, GUIDES, GUIDES), GUIDES, st.sampled_from(["p", "q"]), st.sampled_from(["en", "es"]), MOVES)
def test_whatever_changes_under_a_run_it_goes_on(
    guides: tuple[tuple[Question, ...], ...],
    newer: tuple[Question, ...],
    which: str,
    lang: str,
    moves: list[tuple[str, int]],
) -> None:
    others = processes(guides)
    run = begin_guide(others["p"])
    for place, (move, number) in enumerate(moves):
        if place == len(moves) // 2:
            run, _ = run.renewed(guide(which, *newer, lang=lang))
            check(run)
        run = moved(run, move, number, others)
        check(run)
    while run.path:
        run = run.back()
        check(run)


Place = tuple[str, str]


def walk(run: GuideSession, others: dict[str, WriteUp], leads: dict[Place, set[Place]]) -> None:
    """Takes every choice of every question that can be reached, and notes what leads where; ends lead nowhere."""
    todo = [run]
    while todo:
        here = todo.pop()
        place = (here.id, here.anchor)
        if place in leads:
            continue
        assert here.question is None or here.is_outcome or here.ways
        afters = [moved(here, "choose", number, others) for number in range(len(here.ways))]
        assert here not in afters, (here.write_up.path, here.ways)
        leads[place] = {(after.id, after.anchor) for after in afters}
        todo += afters


def that_end(leads: dict[Place, set[Place]]) -> set[Place]:
    """The places from which an end can be reached."""
    ending = {place for place, there in leads.items() if not there}
    while more := {place for place, there in leads.items() if place not in ending and there & ending}:
        ending |= more
    return ending


@pytest.fixture(scope="module")
def sample() -> dict[str, dict[str, WriteUp]]:
    """The sample's write-ups by language and id, each process in the language there is."""
    found = read_all(sample_content()).processes
    return {lang: {one.id: one.in_language(lang) for one in found} for lang in ("es", "en")}


@pytest.mark.parametrize("lang", ["es", "en"])
def test_every_path_through_every_guide_of_the_sample_ends(sample: dict[str, dict[str, WriteUp]], lang: str) -> None:
    leads: dict[Place, set[Place]] = {}
    guided = [one for one in sample[lang].values() if one.guide]
    assert len(guided) > 40
    for write_up in guided:
        walk(begin_guide(write_up), sample[lang], leads)
    assert that_end(leads) == set(leads)
    assert {(one.id, question.anchor) for one in guided for question in one.guide} <= set(leads)
