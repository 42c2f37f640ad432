from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from procdesk.content.hand_over import parse_hand_over
from procdesk.model import HandOver


def codes(markdown: str) -> list[tuple[str, int]]:
    return [(one.code, one.line) for one in parse_hand_over(markdown, "x.md", 30)[1]]


WANTED = HandOver("Billing", ("contract number", "date"), "They will call you.", "Leave a request.", 30)


@pytest.mark.parametrize(
    "text",
    [
        "- To: Billing\n  Have ready: contract number; date\n  Tell the customer: They will call you.\n"
        "  If nobody answers: Leave a request.",
        "- **To:** Billing\n- **Have ready:** contract number; date\n- **Tell the customer:** They will call you.\n"
        "- **If nobody answers:** Leave a request.",
        "- A: Billing\n  Ten a mano: contract number;\n    date\n  Di al cliente: They will\n    call you.\n"
        "  Si no contestan: Leave a request.",
        "**To**: Billing.\n\nHave ready:\n\n- contract number\n- date\n\nTell the customer: They will call you.\n\n"
        "if nobody answers: Leave a request.",
    ],
)
def test_the_labels_are_read_in_both_languages_and_many_layouts(text: str) -> None:
    found, problems = parse_hand_over(text, "x.md", 30)
    assert (found, problems) == ((WANTED,), ())


def test_each_to_begins_another_card() -> None:
    found, _ = parse_hand_over("- To: A\n  Tell the customer: x\n\n- To: B\n  Tell the customer: y", "x.md", 30)
    assert [(one.to, one.tell, one.line) for one in found] == [("A", "x", 30), ("B", "y", 33)]


def test_a_colon_in_the_text_is_no_label() -> None:
    found, _ = parse_hand_over("- To: A\n  Tell the customer: one thing: the date\n  Note: at 10:30", "x.md", 30)
    assert found[0].tell == "one thing: the date Note: at 10:30"


def test_a_card_without_a_receiver_is_told() -> None:
    assert codes("- Have ready: a; b") == [("hand-over-without-to", 30)]
    assert codes("- To:\n  Have ready: a; b") == [("hand-over-without-to", 30)]


def test_text_without_labels_is_told_and_a_hint_in_a_comment_is_not() -> None:
    assert codes("Call billing.") == [("hand-over-empty", 30)]
    assert codes("<!--\n- To: Billing\n-->") == []


@given(st.text())
def test_no_text_raises(text: str) -> None:
    parse_hand_over(text, "x.md", 1)
    parse_hand_over(f"- To: {text}\n  Have ready: {text}\n{text}", "x.md", 1)


@pytest.mark.parametrize("written", ["{{nombre}}", "{%customer.firstName%}", "<NOMBRE>", "${nombre}", "[NOMBRE]"])
def test_the_customer_is_told_nothing_that_another_program_would_fill_in(written: str) -> None:
    (card,), _ = parse_hand_over(f"- A: Cobros\n  Di al cliente: hola {written}, le llaman hoy", "x.md", 1)
    assert card.tell == "hola, le llaman hoy"
