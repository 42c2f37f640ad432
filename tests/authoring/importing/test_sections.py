"""The headings of any document become the sections of the format, and everything else stays as it is."""

from __future__ import annotations

import html

import pytest
from hypothesis import given
from hypothesis import strategies as st

from procdesk.authoring.importing.formats.plain_text import markdown_of_text
from procdesk.authoring.importing.sections import arrange
from procdesk.content.plain_text import to_plain


@pytest.mark.parametrize(
    ("heading", "key"),
    [
        ("# Qué decir", "say"),
        ("### 1. Qué decir:", "say"),
        ("## SAY THIS", "say"),
        ("**Pregunta primero**", "ask"),
        ("**No prometas:**", "avoid"),
        ("## Qué dezir", "say"),
        ("## Qué decir al cliente", "say"),
        ("## Respuesta", "say"),
        ("## Cuándo no aplica", "not-applies"),
    ],
)
def test_a_heading_names_its_section_in_either_language_and_in_other_words(heading: str, key: str) -> None:
    arranged = arrange(f"{heading}\n\nUn texto cualquiera.", "es")
    assert [found for _, found in arranged.recognised] == [key]
    assert arranged.body.startswith("## ")


def test_a_name_that_was_only_guessed_is_told() -> None:
    arranged = arrange("## Respuesta\n\nTexto.\n\n## Pasos\n\n1. uno\n2. dos", "es")
    assert [one.code for one in arranged.remarks] == ["import-section-guessed"] * 2
    assert arranged.body == "## Qué decir\n\nTexto.\n\n## Qué pasa después\n\n1. uno\n2. dos"


def test_steps_without_numbers_are_no_journey() -> None:
    assert arrange("## Pasos\n\nPrimero esto.", "es").recognised == ()


@pytest.mark.parametrize(
    "heading",
    ["## El cliente dice", "**Frases del cliente:**", "# Customer says", "## The customer says", "## Phrases"],
)
def test_a_list_of_what_customers_say_becomes_their_phrases(heading: str) -> None:
    arranged = arrange(f"{heading}\n\n- «no tengo línea»\n- se ha *cortado*\n\n## Qué decir\n\nHola.", "es")
    assert arranged.phrases == ("no tengo línea", "se ha cortado")
    assert arranged.body == "## Qué decir\n\nHola."
    assert [one.code for one in arranged.remarks] == ["import-phrases"]


def test_a_long_text_below_such_a_heading_stays_a_text() -> None:
    assert arrange(f"## El cliente dice\n\n{'una frase muy larga ' * 20}", "es").phrases == ()


def test_the_answer_does_not_swallow_what_stood_beside_it() -> None:
    body = "## Ficha\n\n### Qué decir\n\nHola.\n\n### Notas\n\nDe otra cosa.\n\n#### Más\n\nx"
    assert arrange(body, "es").body == "## Ficha\n\n## Qué decir\n\nHola.\n\n## Notas\n\nDe otra cosa.\n\n### Más\n\nx"


def test_the_questions_of_a_guide_stay_questions() -> None:
    body = "# Guía\n\n## ¿Qué decir?\n\n- [Sí](#fin)\n\n## Fin\n\nListo.\n\n# Qué decir\n\nHola."
    arranged = arrange(body, "es")
    assert arranged.body == ("## Guía\n\n### ¿Qué decir?\n\n- [Sí](#fin)\n\n### Fin\n\nListo.\n\n## Qué decir\n\nHola.")


def test_lines_in_bold_are_headings_where_there_are_no_others() -> None:
    body = "**Uso interno**\n\nEl texto.\n\n**Qué decir**\n\nHola.\n\n**Importante.**\n\nFin."
    arranged = arrange(body, "es").body
    assert "## Uso interno\n" in arranged
    assert "## Qué decir\n" in arranged
    assert "**Importante.**" in arranged


def test_a_link_to_a_heading_follows_its_new_name() -> None:
    body = "# 1. Say this\n\nHola.\n\n# 2. Otros\n\n[arriba](#1-say-this)"
    assert "[arriba](#que-decir)" in arrange(body, "es").body


def test_a_first_line_that_repeats_the_title_is_left_out() -> None:
    assert arrange("**Cobro doble**\n\nTexto.", "es", "Cobro doble").body == "Texto."


@pytest.mark.parametrize(
    "text",
    [
        "# no es un título",
        "*importante* y _algo_",
        "1 < 2 & <NOMBRE> > 3",
        "[enlace](http://x.example)",
        "```código```",
        "a_b_c * d * e",
        "---\nraya",
        "&amp; &copy; literal",
        "> cita\n+ suma",
        "    cuatro blancos",
        "| a | b |",
    ],
)
def test_a_plain_text_says_the_same_as_markdown(text: str) -> None:
    shown = to_plain(markdown_of_text("Antes de todo.\n\n" + text))
    assert "".join(shown.split()) == "".join(f"Antes de todo.{text}".split())


@given(st.text(alphabet="ab #*_-`<>[]()|1.:\n\\&~=+", max_size=60))
def test_no_letter_of_a_plain_text_is_lost(text: str) -> None:
    def letters(of: str) -> str:
        return "".join(letter for letter in of if letter.isalnum())

    arranged = arrange(markdown_of_text(text), "es")
    body = letters(html.unescape(arranged.body))
    told = "".join(heading for heading, _ in arranged.recognised)
    assert body == letters(text) or all(letter in body + told for letter in letters(text))
