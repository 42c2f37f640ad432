"""What owners have to do: each page with the states that somebody must look at."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from procdesk.authoring.ownership.page_rows import page_rows, pages_from, phrase_rows, phrases_from
from procdesk.authoring.ownership.worklist import (
    OwnedPage,
    WorkItem,
    WorkScope,
    counts,
    due_within,
    is_owned,
    owned_pages,
    owner_names,
    worklist,
)
from procdesk.content.folder import read_all
from procdesk.content.problems import problem
from procdesk.model import Company, LostPhrase, Problem, WorkState
from tests.conftest import MakeFolder

TODAY = date(2026, 11, 23)
MADRID = Company(country="ES", region="MD")


def page(name: str = "b", lang: str = "es", owner: str = "ana@norvia.example", **more: object) -> OwnedPage:
    made = OwnedPage(f"a/{name}", lang, f"a/{name}.{lang}.md", name.upper(), "a", owner)
    return OwnedPage(*[more.get(key, getattr(made, key)) for key in OwnedPage.__slots__])


def listed(*pages: OwnedPage, problems: tuple[Problem, ...] = (), lost: tuple[LostPhrase, ...] = ()) -> list[WorkItem]:
    return list(worklist(pages, problems, lost, MADRID, TODAY))


def states(*pages: OwnedPage, problems: tuple[Problem, ...] = (), lost: tuple[LostPhrase, ...] = ()) -> list[str]:
    return [state.value for item in listed(*pages, problems=problems, lost=lost) for state in item.states]


ERROR = problem("quote-open", "a/b.es.md", 7)
MISSING = problem("translation-missing", "a/b.es.md", 1, lang="en")
_FACTS = {"key": "translates", "original": "a/b.en.md", "hash": "0", "passages": ""}
BEHIND = problem("translation-outdated", "a/b.es.md", 9, **_FACTS)
NEVER = problem("never-verified", "a/b.es.md", 5, key="verify_every", interval="6 months")


@pytest.mark.parametrize(
    ("found", "state"),
    [
        (ERROR, "mistakes"),
        (problem("no-answer", "a/b.es.md", 7, heading="Qué decir"), "no-answer"),
        (problem("no-phrases", "a/b.es.md", 1, key="customer_says"), "no-phrases"),
        (problem("no-owner", "a/b.es.md", 1, key="owner"), "no-owner"),
        (BEHIND, "translation-behind"),
        (MISSING, "translation-missing"),
        (NEVER, "never-verified"),
    ],
)
def test_a_problem_of_its_file_gives_a_page_its_state_and_its_line(found: Problem, state: str) -> None:
    (item,) = listed(page(), problems=(found, problem("few-phrases", "a/b.es.md", 2, count="1", wanted="3", key="k")))
    assert [one.value for one in item.states] == [state]
    assert item.line == found.line
    assert item.problems_of(item.states[0]) == (found,)


def test_a_page_without_anything_to_do_is_listed_without_a_state() -> None:
    assert states(page(verified=TODAY, verify_days=182)) == []


def test_the_most_urgent_state_comes_first_and_errors_before_warnings() -> None:
    one = page(verified=date(2026, 1, 1), verify_days=90, valid_until=date(2026, 6, 1))
    (item,) = listed(one, problems=(MISSING, ERROR))
    assert [state.value for state in item.states] == ["mistakes", "overdue", "expired", "translation-missing"]
    assert item.problems == (ERROR, MISSING)
    assert item.line == 7


@pytest.mark.parametrize(("days", "state"), [(90, []), (91, ["overdue"])])
def test_a_page_is_overdue_on_the_day_behind_its_deadline(days: int, state: list[str]) -> None:
    found = states(page(verified=TODAY - timedelta(days=days), verify_days=90))
    assert [one for one in found if one != "due"] == state


def test_a_page_is_due_thirty_days_before_its_planned_day() -> None:
    (item,) = listed(page(verified=date(2026, 11, 1), verify_days=182))
    assert item.states == ()
    planned = item.due.planned
    assert planned is not None
    for before, due in ((31, ()), (30, (WorkState.DUE,)), (0, (WorkState.DUE,))):
        today = planned - timedelta(days=before)
        (again,) = worklist([item.page], (), (), MADRID, today)
        assert again.states == due


@pytest.mark.parametrize(("until", "state"), [(TODAY, []), (TODAY - timedelta(days=1), ["expired"])])
def test_a_page_has_expired_on_the_day_behind_its_last_one(until: date, state: list[str]) -> None:
    assert states(page(valid_until=until)) == state


def test_a_phrase_that_finds_another_page_belongs_to_the_page_of_its_language() -> None:
    lost = LostPhrase("a/b", "es", "me han cobrado", "a/c", 2)
    spanish, english = sorted(listed(page(), page(lang="en"), lost=(lost,)), key=lambda item: item.page.lang != "es")
    assert (spanish.states, spanish.lost) == ((WorkState.FOUND_AFTER_ANOTHER,), (lost,))
    assert english.states == ()


def test_an_error_in_a_file_without_a_page_is_listed_by_its_path() -> None:
    card = problem("quote-open", "a/_index.es.md", 2)
    warned = problem("bad-phone", "a/_index.en.md", 2, value="x")
    top = problem("quote-open", "procdesk.yaml", 1)
    items = listed(page(), problems=(card, warned, top))
    assert [(item.page.path, item.page.department) for item in items if item.states] == [
        ("a/_index.es.md", "a"),
        ("procdesk.yaml", ""),
    ]


def test_confirmed_by_one_person_on_one_day_many_pages_say_so() -> None:
    day, together = date(2026, 11, 20), {}
    for count in (10, 11, 38):
        pages = [page(f"p{n}", verified=day, verified_by="Ana " if n % 2 else "ANA") for n in range(count)]
        together[count] = {item.together for item in listed(*pages, page("other", verified=day, verified_by="Luis"))}
    assert together == {10: {0}, 11: {0, 10}, 38: {0, 37}}


def test_nobody_in_particular_confirmed_nothing_together() -> None:
    assert {item.together for item in listed(*(page(f"p{n}", verified=TODAY) for n in range(40)))} == {0}


@pytest.mark.parametrize("owner", ["ana@norvia.example", " ANA@Norvia.example", "Calidad de facturación"])
def test_an_owner_is_known_whatever_capitals_accents_and_blanks(owner: str) -> None:
    assert is_owned(page(owner=owner), owner_names("calidad  de FACTURACION, ana@norvia.example"))


def test_nobody_owns_a_page_without_an_owner() -> None:
    assert not is_owned(page(owner=""), ("", "ana"))
    assert owner_names(" , ana ,, luis ") == ("ana", "luis")


def test_a_scope_holds_pages_of_an_owner_of_a_department_in_a_state() -> None:
    items = listed(page("b"), page("c", owner="luis"), page("d", department="z"), problems=(ERROR,))

    def held(scope: WorkScope) -> str:
        return "".join(item.page.title for item in items if scope.holds(item))

    assert held(WorkScope()) == "BCD"
    assert held(WorkScope(("Luis",))) == "C"
    assert held(WorkScope(department="a")) == "BC"
    assert held(WorkScope(state=WorkState.MISTAKES)) == "B"
    assert held(WorkScope(("luis",), state=WorkState.MISTAKES)) == ""
    assert held(WorkScope(("luis",), state=WorkState.MISTAKES).in_any_state()) == "C"


def test_what_is_due_this_week_is_counted_with_what_is_overdue() -> None:
    items = listed(
        page("b", verified=date(2026, 1, 1), verify_days=90),
        page("c", verified=date(2026, 11, 20), verify_days=365),
        page("d", verified=date(2026, 11, 20), verify_days=4),
        page("e"),
    )
    assert due_within(items, TODAY, 7) == 2
    assert counts(items) == {WorkState.OVERDUE: 1, WorkState.DUE: 1}


def test_the_pages_of_a_folder_come_with_who_confirmed_them(make: MakeFolder) -> None:
    text = "---\ntitle: Uno\nresponsable: ana\nverificado: 2026-09-15\nverificado_por: Ana López\n---\nTexto.\n"
    (one,) = owned_pages(read_all(make({"procdesk.yaml": "languages: [es]\n", "a/b.es.md": text})).processes)
    assert (one.owner, one.verified, one.verified_by) == ("ana", date(2026, 9, 15), "Ana López")


def test_a_child_process_tells_of_pages_and_phrases_what_they_are() -> None:
    pages = (page(), page(verified=TODAY, verified_by="Ana", verify_days=9, valid_from=TODAY, valid_until=TODAY))
    assert pages_from(page_rows(pages)) == pages
    lost = (LostPhrase("a/b", "es", "una frase", "a/c", 2), LostPhrase("a/b", "es", "otra", "a/c", None))
    assert phrases_from(phrase_rows(lost)) == lost
