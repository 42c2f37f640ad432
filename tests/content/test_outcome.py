from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from procdesk.content.guide import Place, is_rule, parse_guide
from procdesk.model import Duration, OutcomeRules, Question, Timeline, Unit

PLACE = Place("billing/x.en.md", 10)


def outcome(text: str) -> Question:
    return parse_guide(f"### Two months\n{text}", PLACE)[0][0]


def rules(text: str) -> OutcomeRules:
    return outcome(text).rules


def codes(text: str) -> list[tuple[str, int]]:
    return [(one.code, one.line) for one in parse_guide(f"### Two months\n{text}", PLACE)[1]]


def said(text: str) -> str:
    section = rules(text).say
    return section.markdown if section else ""


def test_an_outcome_that_says_nothing_leaves_the_page_as_it_is() -> None:
    assert outcome("Do not refund anything.") == Question(
        "two-months", "Two months", "Do not refund anything.", (), 10, OutcomeRules()
    )
    assert rules("Do not refund anything.").silent


@pytest.mark.parametrize(
    "text",
    [
        "Read them out.\n\n> Both charges are right.",
        "> Both charges are right.\n\nRead them out.",
        "Read them out.\n\n«Both charges are right.»",
        'Read them out.\n\n"Both charges are right."',
        "Read them out.\n\n“Both charges are right.”",
        'Read them out.\n\n> "Both charges are right."',
        "Read them out.\n#### Say this\nBoth charges are right.",
        "Read them out.\n#### Qué decir\n> Both charges are right.",
        "Read them out.\n#### What to say:\n\nBoth charges are right.\n\n- No promise\n",
    ],
)
def test_what_is_quoted_or_stands_under_say_this_is_said(text: str) -> None:
    assert said(text) == "Both charges are right."
    assert outcome(text).markdown == "Read them out."


@pytest.mark.parametrize(
    "text",
    [
        'Read them out: "Both charges are right."',
        '"One" or "two", as it is.',
        "> [!NOTE]\n> Ask first.",
        "```\n> Both charges are right.\n```",
        "#### Remember\nBoth charges are right.",
    ],
)
def test_what_is_no_quotation_as_a_whole_stays_text(text: str) -> None:
    assert said(text) == "" or text.startswith("```")
    assert outcome(text).markdown.startswith(text.split("\n")[0][:6])


def test_a_quotation_of_several_lines_is_one_answer() -> None:
    assert said("> Both charges\n> are right.\n>\n> I am sending you the bills.") == (
        "Both charges\nare right.\n\nI am sending you the bills."
    )


@pytest.mark.parametrize(
    "line", ["- No promise", "No promise.", "* **No promise**", "- Sin promesa", "- SIN PROMESA.", "1. Sin promesas"]
)
def test_no_promise_rules_the_dates_out(line: str) -> None:
    assert not rules(f"Text.\n\n{line}").promise
    assert outcome(f"Text.\n\n{line}").markdown == "Text."


@pytest.mark.parametrize(
    ("line", "timeline"),
    [
        ("- Timeline: none", Timeline.NONE),
        ("- **Timeline:** none.", Timeline.NONE),
        ("- Ver plazos: ninguno", Timeline.NONE),
        ("- Plazos: no hay", Timeline.NONE),
        ("- Timeline: as on the page", Timeline.PAGE),
        ("- Ver plazos: los de la página", Timeline.PAGE),
    ],
)
def test_the_timeline_is_none_or_the_page_s(line: str, timeline: Timeline) -> None:
    assert rules(line).timeline is timeline


@pytest.mark.parametrize(
    ("lines", "names"),
    [
        ("- Hand over to: Billing", ("Billing",)),
        ("- Pasar a: Facturación", ("Facturación",)),
        ("- Pásalo a: **Facturación**", ("Facturación",)),
        ("- Hand over to: Billing\n- Hand over to: Treasury", ("Billing", "Treasury")),
        ("- Hand over to: nobody", ()),
        ("- Pasar a: nadie.", ()),
        ("- Hand over to:", None),
        ("Nothing.", None),
    ],
)
def test_hand_over_to_names_who_takes_the_matter(lines: str, names: tuple[str, ...] | None) -> None:
    assert rules(lines).pass_to == names


def test_level_4_sections_stand_in_the_place_of_the_page_s() -> None:
    found = rules(
        "Text.\n#### You can decide\nUp to 30 €.\n"
        "#### What happens next\n1. **Billing** checks. (2 days)\n"
        "#### Hand over\n- To: Billing\n  Have ready: the bill\n- No promise\n"
    )
    assert found.decide is not None
    assert found.decide.markdown == "Up to 30 €."
    assert found.journey is not None
    assert [(step.department, step.duration) for step in found.journey] == [("Billing", Duration(2, 2, Unit.DAYS))]
    assert found.hand_overs is not None
    assert [(one.to, one.have_ready) for one in found.hand_overs] == [("Billing", ("the bill",))]
    assert not found.promise


def test_lines_tell_where_they_stand() -> None:
    assert codes("Text.\n- Timeline: nonne") == [("outcome-unknown-timeline", 12)]
    assert codes("- Hand over to:\nText.") == [("hand-over-without-to", 11)]
    assert codes("Text.\n\n- No promise: maybe") == [("outcome-promise-value", 13)]
    text = "#### What happens next\n1. **Billing** checks. (2 moons)\n\nText."
    assert ("unknown-unit", 12) in codes(text)


@pytest.mark.parametrize("gap", ["", "\n", "\n\n"])
def test_problems_of_a_section_below_an_outcome_tell_their_line(gap: str) -> None:
    blank = gap.count("\n")
    text = f"No.\n#### What happens next\n{gap}1. x (1 day)\n#### Hand over\n{gap}- Have ready: y"
    assert codes(text) == [("step-without-department", 13 + blank), ("hand-over-without-to", 15 + 2 * blank)]


def test_an_outcome_says_nothing_that_is_not_for_the_customer() -> None:
    assert said("> Hello {{name}}, done.\n> status:: draft") == "Hello, done.\n"
    assert said("#### Que dezir\nHola ${nombre}.") == "Hola."


def test_what_is_not_understood_as_a_timeline_promises_nothing() -> None:
    assert rules("- Timeline: nonne").timeline is Timeline.NONE


def test_rules_count_only_where_the_guide_ends() -> None:
    text = "### A?\n- No promise\n- [Yes](#b)\n### B\n> Well."
    questions, problems = parse_guide(text, PLACE)
    assert questions[0].rules == OutcomeRules()
    assert [(one.code, one.line) for one in problems] == [("outcome-rule-in-question", 11)]


def test_an_outcome_that_is_only_an_answer_is_no_dead_end() -> None:
    assert codes("> Both charges are right.") == []
    assert codes("- No promise") == [("guide-dead-end", 10)]


@pytest.mark.parametrize("line", ["- Sin promesa", "Timeline: none", "- **Hand over to:** Billing"])
def test_a_rule_is_told_from_a_sentence(line: str) -> None:
    assert is_rule(line)
    assert not is_rule("Read them the period of each bill: they are two months.")


@given(st.text(alphabet=st.sampled_from('->«»"“” \n#`:aT*_1.Sin promesa Timeline none'), max_size=200))
def test_any_text_is_read(text: str) -> None:
    found = outcome(text.replace("### ", "")) if "### " not in text else outcome("x")
    assert isinstance(found.rules, OutcomeRules)
