"""The answer of a page that was not written for procdesk."""

from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from procdesk.content.lead.paragraphs import MOST_CANDIDATES, lead_paragraphs
from procdesk.content.limits import SAY_CHARACTERS
from procdesk.content.parser import read_source

ANSWER = "The answer\nin two lines."


def said(markdown: str) -> str:
    """The paragraph that a page with this text is answered with."""
    return next(iter(lead_paragraphs([markdown])), "")


@pytest.mark.parametrize(
    "before",
    [
        *(
            "<!-- a comment -->",
            "![picture](x.png)",
            "### Heading",
            "Heading\n-------",
            "{% include 'x' %}",
            "---",
            "***",
        ),
        *("| a | b |\n|---|---|\n| 1 | 2 |", "[TOC]: x", "[x]: http://a", "```\ncode\n```", "<div>", "\t$ sudo reboot"),
        "a | b\n--- | ---\n1 | 2",
        *("import X from 'y'", "    code\n    more", ":::mermaid\ngraph TD;\n:::", "<style>\n\np {x: y}\n</style>"),
    ],
)
def test_what_is_no_sentence_is_passed_over(before: str) -> None:
    assert said(f"{before}\n\n{ANSWER}\n\nMore.") == "The answer in two lines."


@pytest.mark.parametrize(
    "button",
    [
        "[Descargar](x){ .md-button }",
        "[Descargar](x.pdf){: .btn .btn-primary }",
        "[Abrir](a.md){ .md-button .md-button--primary } [Cerrar](b.md){ .md-button }",
        '<a class="button" href="x">Descargar</a>',
        '<a href="x" class="btn btn--big">Descargar\n el formulario</a>',
        '<button onclick="window.print()" class="md-button">\n  🖨️ Imprimir / Descargar PDF\n</button>',
        "[![Build](https://img.example/b.svg)](https://ci.example) ![Licence][licence]",
        "[Descargar el formulario](x.pdf)",
        "- [Altas](a.md)\n- [Bajas](b.md)",
        "[Next to packing >](packing.md)",
        "Next: [packing](packing.md)",
    ],
)
def test_a_button_a_badge_or_a_line_of_links_answers_nobody(button: str) -> None:
    assert said(f"{button}\n\n{ANSWER}") == "The answer in two lines."
    assert said(button) == ""


@pytest.mark.parametrize(
    "labels",
    [
        "**Código:** X-1",
        "**Código:** X-1  \n**Versión:** 1.0",
        "**Código**: X-1<br>**Versión**: 1.0",
        "Código: X-1 | Versión: 1.0 | Fecha: 20/08/2026",
        "**Norma ISO 9001:2015 - Cláusula 8.4** | **Estado:** Borrador consolidado | **Versión:** 0.3",
        "**Norma ISO 9001:2015 - Cláusula 8.5.4 (Preservación del producto en la entrega)** | **Estado:** Borrador",
        "- **Owner:** Ana Ruiz\n- **Status:** approved",
        "> **Código:** PRICE-001  \n> **Criticidad:** 🔴 CRÍTICA",
        "Last updated: 3 May 2026",
        "Last reviewed on 3 May 2026",
        "*Última actualización: mayo de 2026*",
        "Actualizado el 3 de mayo de 2026.",
        "Owner: billing.quality@norvia.example",
        "Docker tag: 23.7.1",
        "**Applies to:** Windows 11",
        "**Prioridad:** Alta\n**Ámbito:** Sucursales",
    ],
)
def test_a_paragraph_of_labels_and_values_answers_nobody(labels: str) -> None:
    assert said(f"{labels}\n\n{ANSWER}") == "The answer in two lines."
    assert said(labels) == ""


@pytest.mark.parametrize(
    ("sentence", "words"),
    [
        ("**Objetivo:** Se comprueba cada cargo y se devuelve el que sobra.", None),
        ("**Importante:** llama antes de las 14:00.", "Importante: llama antes de las 14:00."),
        ("Atendemos de lunes a viernes: llama cuando quieras.", None),
        ("El código es X-1 y lo pide siempre Facturación.", None),
        ("Estado: la petición se atiende en dos días y se avisa al cliente.", None),
        ("La versión nueva se instala sola.", None),
    ],
)
def test_a_sentence_with_a_label_before_it_is_a_sentence(sentence: str, words: str | None) -> None:
    assert said(f"{sentence}\n\nMore.") == (words or sentence.replace("*", ""))


@pytest.mark.parametrize(
    "include",
    [
        *("[!INCLUDE[x](includes/x.md)]", "[!INCLUDE [note about it](../includes/note.md)]", "> [!INCLUDE [x](x.md)]"),
        *('{% include "x.md" %}', "{%- include_relative x.md -%}", '--8<-- "x.md"', "{{#include x.md}}"),
        *("{{ #include ../x.md:2:10 }}", '<!--#include file="x.md" -->', '<!-- include "x.md" -->', '-8<- "x.md"'),
    ],
)
def test_an_included_file_is_never_shown_raw(include: str) -> None:
    assert said(f"{include}\n\n{ANSWER}") == "The answer in two lines."
    assert said(include) == ""


@pytest.mark.parametrize(
    ("page", "words"),
    [
        (
            "Para pedirlo hace falta:\n\n- el contrato\n- una factura",
            "Para pedirlo hace falta: el contrato; una factura.",
        ),
        ("Para pedirlo:\n1. Llame.\n2. Espere dos días.", "Para pedirlo: Llame; Espere dos días."),
        ("You need:\n\n* **the contract**;\n* a [bill](b.md), paid.", "You need: the contract; a bill, paid."),
        ("Hace falta:\n\n- el contrato\n    - o una copia\n- el DNI", "Hace falta: el contrato; el DNI."),
        (
            "Hace falta:\n\n- el contrato\n  firmado\n\n- el DNI\n\nOtra cosa.",
            "Hace falta: el contrato firmado; el DNI.",
        ),
        ("¿Qué hace falta:\n\n- ¿el contrato?", "¿Qué hace falta: ¿el contrato?"),
    ],
)
def test_a_sentence_that_ends_in_a_colon_goes_on_with_its_list(page: str, words: str) -> None:
    assert said(page) == words


def test_a_list_that_is_too_long_is_cut_between_two_items() -> None:
    words = said("Hace falta:\n\n" + "- una copia del contrato firmado por las dos partes\n" * 30)
    assert len(words) <= SAY_CHARACTERS
    assert words.endswith("las dos partes…")


@pytest.mark.parametrize(
    ("page", "words"),
    [
        ("Run this command:\n\n```\nreboot\n```\n\nIt takes a minute.", "It takes a minute."),
        ("It is easy. Run this command:\n\n```\nreboot\n```", "It is easy."),
        ("Los plazos son estos:\n\n| a | b |\n|---|---|\n| 1 | 2 |", "Los plazos son estos."),
        ("See the picture:\n\n![x](x.png)", "See the picture."),
    ],
)
def test_a_sentence_that_announces_no_list_does_not_end_in_a_colon(page: str, words: str) -> None:
    assert said(page) == words


@pytest.mark.parametrize(
    "note",
    [
        *(
            "!!! note\n    Mind the step.",
            '!!! warning "Ojo"\n    Mind the step.\n\n    And more.',
            "??? tip\n    Mind the step.",
        ),
        *("> [!NOTE]\n> Mind the step.", "> **Nota:** Mind the step.", "> ⚠️ **Warning**\n> Mind the step."),
        *(":::tip\nMind the step.\n:::", ":::note Title\n\nMind the step.\n\n:::", "> Aviso: Mind the step."),
        *("::: info\nMind the step.\n:::", "> [!IMPORTANT]\n> Mind the step.\n>\n> And more."),
    ],
)
def test_an_admonition_answers_only_where_nothing_else_does(note: str) -> None:
    assert said(f"{note}\n\n{ANSWER}") == "The answer in two lines."
    assert said(note).endswith("Mind the step.")


def test_a_quotation_that_is_no_admonition_is_a_paragraph() -> None:
    assert said("> We promise nothing.\n> Ever.\n\nMore.") == "We promise nothing. Ever."


@pytest.mark.parametrize(
    ("page", "words"),
    [
        ("Write to [the team][team] or [us].\n\n[team]: a.md\n[us]: b.md", "Write to the team or us."),
        ("Press [Enter] \\(twice\\) &amp; wait.", "Press [Enter] (twice) & wait."),
        ("Say <b>yes</b><br/>to all.", "Say yesto all."),
    ],
)
def test_references_escapes_and_tags_are_not_said(page: str, words: str) -> None:
    assert said(page) == words


def test_what_is_said_is_cut_where_a_sentence_ends() -> None:
    assert said("This is one sentence. " * 60).endswith("sentence.")
    assert len(said("word " * 400)) <= SAY_CHARACTERS


def test_some_paragraphs_are_kept_for_the_folder_to_choose_from() -> None:
    assert lead_paragraphs(["One.\n\nTwo.", "Three."]) == ("One.", "Two.", "Three.")
    assert len(lead_paragraphs([f"Paragraph {number}.\n\n" for number in range(40)])) == MOST_CANDIDATES


def test_a_page_with_what_to_say_offers_nothing_else() -> None:
    result = read_source("x.md", "Lead.\n\n## Qué decir\n\nHola.".encode(), None)
    assert result.leads == ()
    assert result.write_up is not None
    assert result.write_up.say == "Hola."


def test_a_page_that_begins_with_navigation_is_answered_by_its_first_telling_paragraph() -> None:
    page = b"# Travel\n\n[Next to packing >](packing.md)\n\n## Overview\n\nBook at least ten days ahead.\n"
    write_up = read_source("travel.md", page, None).write_up
    assert write_up is not None
    assert write_up.say == "Book at least ten days ahead."


@pytest.mark.parametrize(
    "piece",
    [
        *(
            "*",
            "_",
            "[",
            "[a](",
            "<a ",
            "`",
            "~",
            "![",
            "{%",
            "<!--",
            "[[",
            "- ",
            "=",
            "> ",
            ":::",
            "<button ",
            "a: b | ",
        ),
        "[!INCLUDE[",
    ],
)
def test_hostile_repetition_costs_no_time(piece: str) -> None:
    begun = time.perf_counter()
    lead_paragraphs(["x\n" + piece * 20_000])
    lead_paragraphs(["x\n" + f"{piece}\n" * 20_000])
    assert time.perf_counter() - begun < 3


@given(st.text(alphabet="*_[]()<>`~!#-|{}%\\ \n\tab.é&;:=^1", max_size=200))
def test_no_text_raises_and_every_answer_is_one_line_that_may_be_said(text: str) -> None:
    for words in lead_paragraphs([text]):
        assert "\n" not in words
        assert 0 < len(words) <= SAY_CHARACTERS
