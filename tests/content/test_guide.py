from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from procdesk.content.guide import Place, parse_guide
from procdesk.model import Choice, Question

PLACE = Place("billing/x.es.md", 10)


def questions(markdown: str) -> tuple[Question, ...]:
    return parse_guide(markdown, PLACE)[0]


def codes(markdown: str) -> list[tuple[str, int]]:
    return [(one.code, one.line) for one in parse_guide(markdown, PLACE)[1]]


def test_headings_are_questions_and_links_are_choices() -> None:
    text = (
        "### ¿Tiene el justificante?\n\nPídelo con calma.\n\n- [Sí](#tramitarlo)\n- [No](prorrateo.es.md)\n\n"
        "### Tramitarlo\nHazlo ya."
    )
    assert parse_guide(text, PLACE) == (
        (
            Question(
                "tiene-el-justificante",
                "¿Tiene el justificante?",
                "Pídelo con calma.",
                (Choice("Sí", "tramitarlo", "", 14), Choice("No", "", "billing/prorrateo", 15)),
                10,
            ),
            Question("tramitarlo", "Tramitarlo", "Hazlo ya.", (), 17),
        ),
        (),
    )


@pytest.mark.parametrize("target", ["#petición-de-baja", "#peticion-de-baja", "#Petici%C3%B3n-de-baja"])
def test_anchors_match_with_and_without_accents(target: str) -> None:
    assert codes(f"### A?\n- [go]({target})\n### ¡Petición de baja!\nx") == []


@pytest.mark.parametrize(
    ("target", "process"),
    [
        ("../cobros/recibo.en.md", "cobros/recibo"),
        ("./otro.md#x", "billing/otro"),
        ("/a/b.es.md", "a/b"),
        *(
            ("notes.v2.md", "billing/notes.v2"),
            ("con%20espacio.es.md", "billing/con espacio"),
            ("<otro.md>", "billing/otro"),
        ),
    ],
)
def test_choices_lead_to_other_processes_by_relative_path(target: str, process: str) -> None:
    assert questions(f"### A?\n- [go]({target})\n")[0].choices[0].process == process


@pytest.mark.parametrize(
    "line",
    [
        "- [x](https://a.example/b.md)",
        "- [x](mailto:a@b.c)",
        "- [x](../../out.md)",
        "- see [x](#b)",
        "[x](#b)",
        "- [x](a.pdf)",
    ],
)
def test_what_leads_elsewhere_is_no_choice_and_stays_in_the_text(line: str) -> None:
    (question,) = questions(f"### A?\n{line}")
    assert question.choices == ()
    assert question.markdown == line


def test_a_second_heading_of_one_name_gets_a_number() -> None:
    text = "### A?\n- [x](#fin)\n- [y](#fin-1)\n### Fin\nuno\n### Fin\ndos"
    assert [one.anchor for one in questions(text)] == ["a", "fin", "fin-1"]
    assert codes(text) == []


def test_an_anchor_that_leads_nowhere_is_told_with_a_suggestion() -> None:
    found = parse_guide("### A?\n- [x](#tramitarla)\n- [y](#tramitarlo)\n### Tramitarlo\nx", PLACE)[1]
    assert [(one.code, one.line) for one in found] == [("guide-dead-anchor", 11)]
    assert dict(found[0].facts) == {"anchor": "tramitarla", "suggestion": "tramitarlo"}


def test_a_circle_is_told_where_it_closes() -> None:
    assert codes("### A\n- [x](#b)\n### B\n- [y](#c)\n### C\n- [z](#a)\n- [ok](#d)\n### D\nx") == [("guide-loop", 15)]


def test_two_ways_to_one_outcome_are_no_circle() -> None:
    assert codes("### A\n- [x](#b)\n- [y](#c)\n### B\n- [z](#c)\n### C\nx") == []


def test_a_question_that_nothing_leads_to_is_told() -> None:
    assert codes("### A\n- [x](#b)\n### B\nx\n### C\ny") == [("guide-unreachable", 14)]


def test_a_heading_with_nothing_below_is_a_dead_end() -> None:
    assert codes("### A\n- [x](#b)\n### B\n") == [("guide-dead-end", 12)]


def test_text_without_headings_is_told_and_a_hint_in_a_comment_is_not() -> None:
    assert codes("Just text") == [("guide-without-questions", 10)]
    assert codes("<!--\n### A\n- [x](#b)\n-->") == []


def test_a_long_chain_is_walked_without_recursion() -> None:
    text = "".join(f"### q{number}\n- [next](#q{number + 1})\n" for number in range(5_000)) + "### q5000\nend"
    assert codes(text) == []


@given(st.text())
def test_no_text_raises(text: str) -> None:
    parse_guide(text, PLACE)
    parse_guide(f"### {text}\n- [{text}](#{text})\n### B\n- [x]({text}.md)", PLACE)


@given(st.lists(st.tuples(st.integers(0, 6), st.integers(0, 8)), max_size=20))
def test_no_web_of_questions_raises(edges: list[tuple[int, int]]) -> None:
    text = "".join(
        f"### q{node}\n" + "".join(f"- [x](#q{end})\n" for start, end in edges if start == node) for node in range(7)
    )
    parse_guide(text, PLACE)
