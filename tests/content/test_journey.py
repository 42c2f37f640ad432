from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from procdesk.content.journey import parse_journey
from procdesk.content.parser import read_source
from procdesk.model import Duration, Step, Unit


def codes(markdown: str) -> list[tuple[str, int]]:
    return [(one.code, one.line) for one in parse_journey(markdown, "x.md", 20)[1]]


def test_a_step_says_who_does_what_and_for_how_long() -> None:
    text = "1. **Facturación** comprueba el cargo. (1 día laborable)\n2. **Treasury** refunds it. (2-3 working days)"
    assert parse_journey(text, "x.md", 20) == (
        (
            Step("Facturación", "comprueba el cargo.", Duration(1, 1, Unit.WORKING_DAYS), 20),
            Step("Treasury", "refunds it.", Duration(2, 3, Unit.WORKING_DAYS), 21),
        ),
        (),
    )


def test_a_step_without_a_time_is_told() -> None:
    assert codes("1. **A** does it.") == [("step-without-time", 20)]


def test_brackets_that_say_no_time_belong_to_the_text() -> None:
    (step,), problems = parse_journey("1. **A** does it (see the annex)", "x.md", 1)
    assert step.text == "does it (see the annex)"
    assert [one.code for one in problems] == ["step-without-time"]


def test_a_step_without_a_department_is_told() -> None:
    assert codes("1. someone does it. (1 day)") == [("step-without-department", 20)]


def test_a_step_may_go_over_several_lines_and_hold_notes() -> None:
    one = "1. **A**: writes\n   a letter.\n   (2 days)\n   - nested note"
    text = f"Intro.\n\n{one}\n\n2. **B** answers. (1 week)\n\nOutro."
    steps, problems = parse_journey(text, "x.md", 1)
    assert [(one.department, one.text, one.line) for one in steps] == [
        ("A", "writes a letter.", 3),
        ("B", "answers.", 8),
    ]
    assert problems == ()


NUMBERED = [
    *(("1) ", "2) "), ("1)", "2)"), ("1.", "2."), ("1º ", "2º "), ("1.º ", "2.º "), ("1º. ", "2ª. "), ("1.- ", "2.- ")),
    *(
        ("1- ", "2- "),
        ("1 - ", "2 – "),
        ("1: ", "2: "),
        ("1 ", "2 "),
        ("1\\. ", "2\\. "),
        ("1.) ", "2.) "),
        ("1º) ", "2º) "),
    ),
    *(("Paso 1: ", "Paso 2: "), ("PASO 1. ", "Paso 2 - "), ("Step 1: ", "step 2: "), ("Paso uno: ", "Paso dos: ")),
    *(
        ("**Paso 1:** ", "**Paso 2:** "),
        ("**1.** ", "**2.** "),
        ("Fase 1 ", "Etapa 2: "),
        ("a) ", "b) "),
        ("A. ", "B. "),
    ),
    *(("① ", "② "), ("❶ ", "❷ "), ("1️⃣ ", "2️⃣ "), ("• ", "• "), ("– ", "— "), ("- ", "* ")),
    *(("(1) ", "(2) "), ("[1] ", "[2] "), ("#1 ", "#2 "), ("Primero: ", "Segundo: "), ("First. ", "Second - ")),
]


@pytest.mark.parametrize(("first", "second"), NUMBERED)
@pytest.mark.parametrize("between", ["", "\n"])
def test_steps_are_steps_however_they_are_numbered(first: str, second: str, between: str) -> None:
    text = f"{first}**A** x. (1 día)\n{between}{second}**B** y. (2 días)"
    steps, problems = parse_journey(text, "x.md", 20)
    assert [(one.department, one.text, one.duration) for one in steps] == [
        ("A", "x.", Duration(1, 1, Unit.DAYS)),
        ("B", "y.", Duration(2, 2, Unit.DAYS)),
    ]
    assert [one.line for one in steps] == [20, 21 + len(between)]
    assert problems == ()


def test_a_number_inside_the_bold_belongs_to_no_department() -> None:
    steps, problems = parse_journey("**1. A** x (1 día)\n**2) B** y (1 día)", "x.md", 1)
    assert ([one.department for one in steps], problems) == (["A", "B"], ())


@pytest.mark.parametrize("marks", [("1.º", "2.º"), ("1.-", "2.-"), ("Paso 1:", "Paso 2:"), ("1)", "2)")])
def test_a_step_without_bold_is_told_and_is_one(marks: tuple[str, str]) -> None:
    text = f"{marks[0]} Cobros mira (1 día).\n{marks[1]} Caja paga (1 día)"
    assert codes(text) == [("step-without-department", 20), ("step-without-department", 21)]


@pytest.mark.parametrize(
    "text",
    [
        *(
            "1. **A** sube al\n2º piso y mira. (1 día)",
            "1. **A** llama a la\n3ª vez y deja aviso (1 día)",
            "1. **A** pide\n2-3 papeles (1 día)",
        ),
        *(
            "1. **A** espera\n24:00 horas (1 día)",
            "1. **A** avisa\npaso a paso (1 día)",
            "1. **A** mira\n   **muy despacio** (1 día)",
        ),
        "1. **A** cobra 30. **Ojo** con el pago (1 día)",
    ],
)
def test_numbers_in_a_sentence_are_no_steps(text: str) -> None:
    steps, problems = parse_journey(text, "x.md", 1)
    assert (len(steps), [one.code for one in problems if one.code.startswith("step-")]) == (1, [])


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("1. **A** x. (1 día) 2. **B** y. (2 días)", 20),
        ("1. **A** x. 2. **B** y. (2 días)", 20),
        ("1. **A** x. (1 día) 2) **B** y.", 20),
        ("1º **A** x. (1 día)\n   sigue. 2º **B** y. (2 días)", 21),
        ("1. **A** x. (1 día)\n   2. **B** y. (2 días)", 21),
        ("- **A** x. (1 día)\n  - **B** y. (2 días)", 21),
        ("1. **A** x. (1 día)\n   **B** y. (2 días)", 21),
        ("1. **A** x. 1 día\n**B** y. (2 días)", 21),
    ],
)
def test_a_step_that_swallows_another_is_told_and_gives_no_date(text: str, line: int) -> None:
    steps, problems = parse_journey(f"{text}\n3. **C** z. (1 día)", "x.md", 20)
    assert [(one.code, one.line) for one in problems] == [("step-in-step", line)]
    assert [(one.department, one.duration is None) for one in steps] == [("A", True), ("C", False)]
    assert dict(problems[0].facts)["text"].startswith("B y.")


@pytest.mark.parametrize("text", ["1. **A** x. (1 día)\n\n**B** y. (2 días)\n\n3. **C** z. (1 día)"])
def test_a_step_without_its_number_is_one_and_told(text: str) -> None:
    steps, problems = parse_journey(text, "x.md", 20)
    assert [(one.department, one.line) for one in steps] == [("A", 20), ("B", 22), ("C", 24)]
    assert [(one.code, one.line) for one in problems] == [("step-without-number", 22)]


def test_text_without_a_list_is_told_and_a_hint_in_a_comment_is_not() -> None:
    assert codes("It takes a while.") == [("journey-without-steps", 20)]
    assert codes("<!--\n1. **A** x (1 day)\n-->") == []


@given(st.text())
def test_no_text_raises(text: str) -> None:
    parse_journey(text, "x.md", 1)
    parse_journey(f"1. **A** b ({text})", "x.md", 1)


@pytest.mark.parametrize("gap", ["", "\n", "\n\n\n"])
def test_a_step_keeps_its_time_as_it_is_written_wherever_the_list_begins(gap: str) -> None:
    steps = "1. **A** comprueba. (hasta  24 horas)\n2. **B** avisa (ver el anexo)\n3. **C** (x días)\n"
    write_up = read_source("a/b.es.md", f"## Qué pasa después\n{gap}{steps}".encode(), None).write_up
    assert write_up is not None
    assert [step.time for step in write_up.journey] == ["hasta 24 horas", "", ""]
