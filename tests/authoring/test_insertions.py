from __future__ import annotations

import pytest

from procdesk.authoring.insertions import (
    Insertion,
    insert_below,
    insert_choice,
    insert_hand_over,
    insert_question,
    insert_section,
    insert_step,
)
from procdesk.content.parser import read_source
from procdesk.model import WriteUp

PAGE = """---
title: Charged twice
---

## Say this

I am checking it.

## What happens next

1. **Billing** looks at it. (1 working day)

## Why it works this way

Because.
"""


def read(text: str) -> WriteUp:
    write_up = read_source("billing/page.en.md", text.encode(), None).write_up
    assert write_up is not None
    return write_up


def line_of(made: Insertion) -> str:
    return made.text.split("\n")[made.line - 1]


def test_a_section_comes_where_the_format_has_it_and_is_written_below_its_heading() -> None:
    made = insert_section(PAGE, "guide", "en")
    assert [one.heading for one in read(made.text).sections] == [
        "Say this",
        "Guide",
        "What happens next",
        "Why it works this way",
    ]
    assert line_of(made) == ""
    assert made.text.split("\n")[made.line - 3] == "## Guide"


def test_a_section_that_is_there_already_is_only_shown() -> None:
    made = insert_section(PAGE, "say", "en")
    assert made.text == PAGE
    assert line_of(made) == "I am checking it."


@pytest.mark.parametrize("end", ["", "\n", "\n\n\n"])
def test_a_section_at_the_end_is_set_apart_whatever_the_page_ends_with(end: str) -> None:
    made = insert_section(PAGE.rstrip("\n") + end, "worked", "en")
    assert read(made.text).sections[-1].heading == "What worked"
    assert read(made.text).section("why").markdown.strip() == "Because."  # type: ignore[union-attr]


def test_a_page_without_any_text_gets_its_first_section() -> None:
    for text in ("", "---\ntitle: x\n---", "---\ntitle: x\n---\n"):
        assert [one.key for one in read(insert_section(text, "say", "es").text).sections] in (["say"], [])
        assert "## Qué decir" in insert_section(text, "say", "es").text


def test_a_step_is_the_next_of_the_journey_and_its_department_is_written_over() -> None:
    made = insert_step(PAGE, "en")
    assert [one.department for one in read(made.text).journey] == ["Billing", "Department"]
    assert line_of(made) == "2. **Department** does its part. (1 working day)"
    assert made.words == "Department"
    assert made.text.replace("2. **Department** does its part. (1 working day)\n", "") == PAGE


def test_a_step_of_a_page_without_a_journey_makes_it() -> None:
    made = insert_step("---\ntitle: x\n---\n\n## Qué decir\n\nHola.\n", "es")
    (step,) = read(made.text).journey
    assert (step.department, step.time) == ("Departamento", "1 día laborable")


def test_questions_follow_each_other_set_apart() -> None:
    made = insert_question(insert_question(PAGE, "en").text, "en")
    assert [one.heading for one in read(made.text).guide] == ["What must be known?"] * 2
    assert line_of(made) == "### What must be known?"


def test_a_choice_comes_below_the_cursor() -> None:
    text = insert_question(PAGE, "en")
    made = insert_choice(text.text, text.line, "en")
    assert made.text.split("\n")[text.line : text.line + 2] == ["- [Answer](#)", "- [Yes](#)"]


def test_a_hand_over_has_all_its_lines() -> None:
    made = insert_hand_over(insert_hand_over(PAGE, "es").text, "es")
    assert [one.to for one in read(made.text).hand_overs] == ["Departamento", "Departamento"]
    assert line_of(made) == "- A: Departamento"


def test_nothing_is_put_into_the_details() -> None:
    made = insert_below(PAGE, 2, "![](x.png)", "")
    assert made.text.startswith("---\ntitle: Charged twice\n---\n![](x.png)\n")
