"""Once a guide has come to its outcome, answer, steps and hand-overs are those of the outcome."""

from __future__ import annotations

from datetime import datetime

import pytest

from procdesk.call.context_builder import CallContextBuilder
from procdesk.call.outcome import ReachedOutcome, outcome_in, promises, with_outcome
from procdesk.content.parser import read_source
from procdesk.model import Company, Department, DepartmentCard, Process, Question, WriteUp

BILLING = Department("billing", (DepartmentCard("en", "Billing", phone="12"), DepartmentCard("es", "Facturación")))
TREASURY = Department("treasury", (DepartmentCard("en", "Treasury"), DepartmentCard("es", "Tesorería")))
BUILDER = CallContextBuilder(Company(languages=("en", "es"), country="ES"), (BILLING, TREASURY))
NOW = datetime(2026, 11, 24, 12)
PAGE = """---
title: Charged twice
---
## Say this
You have it back {{dates|within days}}.
## You can decide
Up to 30.
## Guide
### Same?
- [Yes](#end)
### End
{outcome}
## What happens next
1. **Billing** checks. (1 day)
2. **Treasury** pays. (2 days)
## Hand over
- To: Billing
  Have ready: the bill
  Tell the customer: They text you when the money leaves.
"""


def write_up(outcome: str, path: str = "billing/twice.en.md") -> WriteUp:
    found = read_source(path, PAGE.format(outcome=outcome).encode(), Company()).write_up
    assert found is not None
    return found


def end(one: WriteUp) -> Question:
    return next(question for question in one.guide if not question.choices)


def ruled(outcome: str) -> WriteUp:
    one = write_up(outcome)
    return with_outcome(one, end(one), BUILDER.directory)


def said(outcome: str) -> str:
    one = write_up(outcome)
    beside = BUILDER.call_context(one, NOW, outcome=end(one))
    return BUILDER.dated(Process(one.id, (one,)), beside).write_ups[0].say


def targets(outcome: str) -> list[tuple[str, str]]:
    one = write_up(outcome)
    found = BUILDER.call_context(one, NOW, outcome=end(one)).targets
    return [(target.contact.name, target.hand_over.tell if target.hand_over else "") for target in found]


def test_an_outcome_that_says_nothing_changes_nothing() -> None:
    one = write_up("Do it.")
    assert with_outcome(one, end(one), BUILDER.directory) == one
    assert with_outcome(one, None, BUILDER.directory) == one
    assert said("Do it.") == "You have it back on Friday 27 November."
    assert [name for name, _ in targets("Do it.")] == ["Billing", "Treasury"]


def test_its_own_answer_takes_the_place_of_the_page_s_with_the_dates_of_the_journey() -> None:
    assert said("> On your next bill.") == "On your next bill."
    assert said("> Treasury pays {dates:Treasury}.") == "Treasury pays on Friday 27 November."


def test_without_a_promise_neither_the_answer_nor_its_dates_nor_what_the_cards_tell_are_offered() -> None:
    text = "Refund nothing.\n\n- No promise"
    assert said(text) == ""
    assert targets(text) == [("Billing", ""), ("Treasury", "")]
    one = write_up(text)
    journey = BUILDER.call_context(one, NOW, outcome=end(one)).journey
    assert [step.latest for step in journey.steps] == [None, None]
    assert not promises(end(one))


def test_without_a_timeline_nothing_follows_and_nobody_takes_it() -> None:
    text = "> It is right.\n\n- Timeline: none"
    assert said(text) == "It is right."
    assert targets(text) == []
    assert ruled(text).journey == ()
    assert ruled(text).section("journey") is None
    assert targets(f"{text}\n- Hand over to: Billing") == [("Billing", "")]


def test_the_matter_goes_to_whom_the_outcome_names_with_the_page_s_own_card() -> None:
    assert targets("- Hand over to: Treasury") == [("Treasury", "")]
    assert targets("- Hand over to: Billing") == [("Billing", "They text you when the money leaves.")]
    assert ruled("- Hand over to: Billing").hand_overs[0].have_ready == ("the bill",)
    assert targets("- Hand over to: nobody") == []


def test_sections_of_the_outcome_take_the_place_of_the_page_s() -> None:
    text = (
        "#### You can decide\nNothing.\n#### What happens next\n1. **Billing** calls. (1 day)\n"
        "#### Hand over\n- To: Treasury\n  Tell the customer: They call you."
    )
    one = ruled(text)
    decide = one.section("decide")
    assert decide is not None
    assert decide.markdown == "Nothing."
    assert [step.department for step in one.journey] == ["Billing"]
    assert targets(text) == [("Treasury", "They call you.")]
    assert said(text) == "You have it back tomorrow."


@pytest.mark.parametrize("text", ["> On your next bill.", "- No promise", "- Timeline: none", "- Hand over to: nobody"])
def test_what_the_outcome_leaves_out_stays_the_page_s(text: str) -> None:
    one = ruled(text)
    assert one.section("decide") == write_up(text).section("decide")
    assert one.title == "Charged twice"


def test_the_outcome_is_found_in_the_translation_of_the_guide() -> None:
    english, spanish = write_up("> Right."), write_up("> Bien.", "billing/twice.es.md")
    process = Process(english.id, (english, spanish))
    found = outcome_in(process, ReachedOutcome("en", "end"), spanish)
    assert found is not None
    assert found.rules.say is not None
    assert found.rules.say.markdown == "Bien."
    assert outcome_in(process, ReachedOutcome("en", "same"), english) is None
    assert outcome_in(process, None, english) is None


def test_a_late_request_does_not_hide_what_the_outcome_itself_says() -> None:
    one = write_up("> I credit it now.")
    beside = BUILDER.call_context(one, NOW, datetime(2026, 10, 1), end(one))
    assert BUILDER.dated(Process(one.id, (one,)), beside).write_ups[0].say == "I credit it now."
    page = write_up("Do it.")
    late = BUILDER.call_context(page, NOW, datetime(2026, 10, 1), end(page))
    assert "running late" in BUILDER.dated(Process(page.id, (page,)), late).write_ups[0].say


def test_on_paper_an_outcome_says_what_holds_without_dates() -> None:
    one = write_up("Do it.\n\n> Treasury pays {dates:Treasury|within days}.\n\n- No promise")
    paper = BUILDER.undated(Process(one.id, (one,))).write_ups[0]
    assert end(paper).written == "Do it.\n\n> Treasury pays within days.\n\n- No promise"
    section = paper.section("guide")
    assert section is not None
    assert "{" not in section.markdown
