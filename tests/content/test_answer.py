"""The answer of a page is what its owner wrote to be said, however the section is written, and nothing else."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from procdesk.content.parser import FileResult, read_source
from procdesk.model import WriteUp

SAID = "Se lo devolvemos hoy mismo."
HEAD = "---\ntitle: Cobro\ncustomer_says:\n  - me han cobrado dos veces\n---\n"
NOTE = "Nota interna: no leer al cliente.\n\n"
AFTER = "\n\n## Por qué funciona así\n\nPor el banco.\n"


def read(body: str, head: str = HEAD) -> FileResult:
    return read_source("facturacion/cobro.es.md", f"{head}{body}".encode(), None)


def page(body: str, head: str = HEAD) -> WriteUp:
    write_up = read(body, head).write_up
    assert write_up is not None
    return write_up


def codes(body: str, head: str = HEAD) -> list[tuple[int, str]]:
    """The problems with their lines, counted from the first line below the details."""
    return [(one.line - head.count("\n"), one.code) for one in read(body, head).problems]


@pytest.mark.parametrize(
    "heading",
    [
        *("## Qué decir", "# Qué decir", "### Qué decir", "#### Qué decir", "###### Qué decir", "Qué decir\n---------"),
        *("**Qué decir**", "**Qué decir:**", "**Qué decir**:", "__Qué decir__", "*Qué decir*", "***Qué decir***"),
        *("<b>Qué decir</b>", "<h2>Qué decir</h2>", "<strong>Qué decir</strong>", '<h3 class="x">QUÉ DECIR</h3>'),
        *("##Qué decir", "#Qué decir", "###Que decir", r"\#\# Qué decir", "##\xa0Qué decir"),
        *(
            "## Qué decir al cliente",
            "## Qué decir (leer despacio)",
            "## Qué decir, siempre",
            "**Qué decir al cliente**",
        ),
        *(
            "## Que dezir",
            "## Qe decir",
            "## Qué desir",
            "## Qué decri",
            "## Quedecir",
            "**Que dezir**",
            "### Que dezir",
        ),
        *("## QUE DECIR", "## 1. Qué decir:", "## 📣 Qué decir", "Qué decir:", "QUÉ DECIR:", "Qué decir"),
        *("## Say this", "## Say this to the customer", "### What to say", "**Say this**", "##Say this", "## Say tihs"),
    ],
)
def test_the_answer_is_found_however_its_section_is_headed(heading: str) -> None:
    write_up = page(f"{NOTE}{heading}\n\n{SAID}{AFTER}")
    assert write_up.say == SAID
    said = write_up.section("say")
    assert said is not None
    assert said.markdown == SAID
    assert [one.key for one in write_up.sections] == ["intro", "say", "why"]


@pytest.mark.parametrize(
    "line", ["**Qué decir:** {0}", "**Qué decir**: {0}", "- **Qué decir:** {0}", "__Say this:__ {0}"]
)
def test_the_answer_may_stand_on_the_line_of_its_name(line: str) -> None:
    write_up = page(NOTE + line.format(SAID) + AFTER)
    assert write_up.say == SAID
    assert write_up.section("say") is not None


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("**Qué decir**\n\nHola.\n\n**Notas internas**\n\nNo leer.", "Hola."),
        ("**Qué decir**\nHola.\n**Pregunta primero**\n- ¿Quién?", "Hola."),
        ("### Qué decir\nHola.\n### Notas internas\nNo leer.", "Hola."),
        ("### Qué decir\nHola.\n### Pregunta primero\n- ¿Quién?", "Hola."),
        ("## Qué decir\nHola.\n### Pregunta primero\n- ¿Quién?", "Hola."),
        ("# Qué decir\nHola.\n# Notas internas\nNo leer.", "Hola."),
        ("**Qué decir**\n\n**Le llamamos hoy.**\n\nHola.", "Le llamamos hoy. Hola."),
        ("**Qué decir**\n\n**Hoy mismo**\n\nHola.", "Hoy mismo Hola."),
        ("##Qué decir\nHola.\n\n**Notas internas**\nNo leer.", "Hola."),
    ],
)
def test_an_answer_ends_where_the_next_heading_of_its_kind_begins(text: str, said: str) -> None:
    assert page(NOTE + text).say == said


@pytest.mark.parametrize(
    "text",
    [
        *(
            "",
            "## Qué decir\n",
            "## Qué decir\n\n## Pregunta primero\n- ¿Qué importe?",
            "## Qué decir\n<!-- escribir -->",
        ),
        *("## Respuesta\n\nSe lo damos.", "## Qué decir si es empresa\nA.\n## Qué decir si es particular\nB."),
        *("## Qué decir a empresas\nA.\n## Qué decir a particulares\nB.", "## Qué no decir\nNunca la fecha."),
        *("## Qué decir\n{{respuesta}}", "## Qué decir\n%% por escribir %%", "## Puedes decidir\n- Abonar 30 €"),
    ],
)
def test_nothing_else_is_said_where_a_page_with_phrases_has_no_answer(text: str) -> None:
    assert page(NOTE + text).say == ""


def test_a_page_that_was_not_written_for_procdesk_is_answered_by_its_first_paragraph() -> None:
    assert page("# Travel\n\nBook early.\n\n## Guide\n\nMore.", "").say == "Book early."
    assert page("# Travel\n\nBook early.\n\n## Say this\n", "").say == ""


def test_what_must_not_be_said_is_no_slip_of_what_to_say() -> None:
    write_up = page("## Qué no decir\nNunca la fecha.\n\n## Qué decir\nHola.\n")
    assert [one.key for one in write_up.sections] == ["avoid", "say"]
    assert write_up.say == "Hola."


def test_of_several_sections_that_name_the_answer_the_plainest_is_taken() -> None:
    body = (
        "**Qué decir**\n\nUno.\n\n## Que dezir\n\nDos.\n\n## Qué decir al cliente\n\nTres.\n\n## Qué decir\n\nCuatro.\n"
    )
    assert page(body).say == "Cuatro."


@pytest.mark.parametrize("level", [1, 2, 3, 4])
def test_a_guide_is_read_whatever_its_level(level: int) -> None:
    own, below = "#" * level, "#" * (level + 1)
    guide = f"{own} Guía\n\n{below} ¿Dos cargos?\n- [Sí](#abonar)\n\n{below} Abonar\n> Se lo abono.\n\n"
    body = f"{guide}{own} Qué decir\n\n{SAID}\n"
    write_up = page(body)
    assert [one.heading for one in write_up.guide] == ["¿Dos cargos?", "Abonar"]
    assert write_up.say == SAID
    assert codes(body) == []


def test_questions_of_a_guide_and_answers_of_its_outcomes_are_no_sections_of_the_page() -> None:
    body = (
        f"## Guía\n\n### ¿Qué decir?\n- [Nada](#fin)\n\n### Fin\n\n#### Qué decir\n\nAdiós.\n\n## Qué decir\n\n{SAID}\n"
    )
    write_up = page(body)
    assert [one.key for one in write_up.sections] == ["guide", "say"]
    assert write_up.say == SAID
    assert [one.rules.say.markdown for one in write_up.guide if one.rules.say] == ["Adiós."]


@pytest.mark.parametrize(
    ("body", "found"),
    [
        ("## Que dezir\n\nHola.", [(1, "misspelt-section")]),
        ("## Qué decir\n\nHola.\n\n## Pregunta primeo\n- x", [(5, "misspelt-section")]),
        ("texto\n\n##Qué decir\n\nHola.", [(3, "heading-without-space")]),
        ("## Respuesta\n\nHola.", [(1, "near-section")]),
        ("## Qué decir si es empresa\n\nHola.", [(1, "near-section")]),
        ("## Qué decir\n\nHola.\n\n## Respuesta\n\nOtra.", []),
        ("## Qué decir al cliente\n\nHola.", []),
        ("### Qué decir\n\nHola.", []),
        ("**Qué decir**\n\nHola.", []),
        ("## Qué decir\n\nHola {{nombre}},\nson <IMPORTE>.", [(3, "foreign-placeholder"), (4, "foreign-placeholder")]),
        (
            "## Qué decir\n\nHola.\n\n## Si hay que pasarlo\n- A: Cobros\n  Di al cliente: hola {{nombre}}",
            [(7, "foreign-placeholder")],
        ),
        ("## Qué decir\n\nHola.\n\n## Notas\n\n{{nombre}}", []),
    ],
)
def test_a_near_miss_is_told_where_it_stands(body: str, found: list[tuple[int, str]]) -> None:
    assert codes(body) == found


def test_a_page_of_somebody_else_is_told_nothing_of_its_headings() -> None:
    assert codes("# Handbook\n\n## Handover\n\nText {{ x }}.\n\n## Answer\n\nB.\n\n**Guide**\n", "") == []


@pytest.mark.parametrize(
    ("written", "said"),
    [
        *(("%% nota %%\nHola.", "Hola."), ("Hola. %%no leer%%", "Hola."), ("%%\nvarias\nlíneas\n%%\nHola.", "Hola.")),
        *(("Hola. ^ab12cd", "Hola."), ("Hola.\n\n^mi-bloque", "Hola."), ("Mide 3 m ^2", "Mide 3 m ^2")),
        *(
            ("estado:: borrador\nHola.", "Hola."),
            ("Hola [prioridad:: alta].", "Hola."),
            ("- revisor:: Ana\n\nHola.", "Hola."),
        ),
        *(
            ("<!-- no leer -->Hola.", "Hola."),
            ("<!--\nno\nleer\n-->\nHola.", "Hola."),
            ("Hola<!-- x --> ya.", "Hola ya."),
        ),
        *(("Hola {{nombre}}, ya está.", "Hola, ya está."), ("{{ nombre }}, ya está.", "Ya está.")),
        *(("Son {%order.total%} €.", "Son … €."), ("{%customer.firstName%}, ya está.", "Ya está.")),
        *(("Hola <NOMBRE>: ya está.", "Hola: ya está."), ("Son <importe del recibo>.", "Son …")),
        *(("Hola ${nombre}.", "Hola."), ("Son %IMPORTE% €.", "Son … €."), ("Hola [NOMBRE], sí.", "Hola, sí.")),
        *(
            ("Marque ##002#", "Marque ##002#"),
            ("##002#\n\nHola.", "##002# Hola."),
            ("#31# y el número", "#31# y el número"),
        ),
        *(
            ("*#06#", "*#06#"),
            ("**21*600123456#", "**21*600123456#"),
            ("Marque *21*600#, *no* #21#.", "Marque *21*600#, no #21#."),
        ),
        *(
            ("Llame al *611 o al *612.", "Llame al *611 o al *612."),
            ("*611/*612", "*611/*612"),
            ("*30 euros* hoy", "30 euros hoy"),
        ),
        *(
            ("5%% y 10%%", "5%% y 10%%"),
            ("`<x y>` es <y z>", "<x y> es …"),
            ("<b>Hola</b> <https://a.es>", "Hola https://a.es"),
        ),
    ],
)
def test_only_what_is_meant_for_the_customer_is_said(written: str, said: str) -> None:
    assert page(f"## Qué decir\n\n{written}\n").say == said


@given(st.text(alphabet="*#_-<>{}%[]():^`\n 12abQqué decirSay this", max_size=200))
def test_no_text_raises_and_every_line_stays_where_it_was(body: str) -> None:
    result = read(body)
    assert result.write_up is not None
    lines = f"{HEAD}{body}".split("\n")
    assert all(1 <= section.line <= len(lines) for section in result.write_up.sections)
    assert all(1 <= one.line <= len(lines) for one in result.problems)
