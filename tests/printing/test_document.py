from __future__ import annotations

from pathlib import Path

from procdesk.library import Library
from procdesk.printing.document import NumberedChoice, PrintDocument, build_print_document
from tests.conftest import write
from tests.printing.conftest import TODAY, read


def _told(leaf: PrintDocument) -> list[tuple[str, str, str]]:
    return [(step.department, step.text, step.time) for step in leaf.journey]


def test_the_time_of_a_step_stands_as_it_was_written(leaf: PrintDocument) -> None:
    assert _told(leaf)[0] == ("Facturación", "comprueba el cargo.", "hasta 24 horas")


def test_brackets_that_belong_to_the_text_are_no_time(leaf: PrintDocument) -> None:
    assert _told(leaf)[1] == ("Banco", "lo muestra (ver el anexo)", "")


def test_the_guide_is_numbered_and_its_answers_lead_to_numbers_or_titles(leaf: PrintDocument) -> None:
    first, second = leaf.guide
    assert (first.number, first.heading, second.number) == (1, "¿Es idéntico?", 2)
    assert "<em>céntimos</em>" in first.html
    assert first.ways == (
        NumberedChoice("Sí", 2),
        NumberedChoice("No", 0, "averias/sin-internet", "Sin conexión a internet"),
        NumberedChoice("Quizá"),
    )


def test_a_hand_over_finds_its_department_by_a_name_in_another_language(leaf: PrintDocument) -> None:
    (contact,) = leaf.reaches[0].contacts
    assert (contact.name, contact.phone) == ("Facturación", "4 210")


def test_what_has_no_form_of_its_own_comes_under_its_own_heading(leaf: PrintDocument) -> None:
    assert [part.heading for part in leaf.rest] == ["Por qué funciona así", "Otra cosa"]
    assert "Texto libre." in leaf.rest[1].html


def test_a_section_that_could_not_be_read_is_printed_as_it_was_written(library: Library, folder: Path) -> None:
    write(folder, "averias/roto.es.md", "# Roto\n\n## Qué pasa después\nYa se verá.\n\n## Guía\nPregunta algo.\n")
    for _ in library.catch_up():
        pass
    leaf = read(library, "averias/roto")
    assert (leaf.journey, leaf.guide) == ((), ())
    assert [part.heading for part in leaf.rest] == ["Qué pasa después", "Guía"]


def test_an_unknown_process_has_no_leaf(library: Library) -> None:
    assert build_print_document(library, "no/hay", "es", TODAY) is None


def test_the_answer_is_not_printed_twice_where_it_is_the_first_paragraph(library: Library) -> None:
    leaf = read(library, "averias/router")
    assert "cambia en el día" in leaf.page.say
    assert leaf.rest == ()


def test_what_is_said_names_no_dates_because_paper_is_read_on_another_day(folder: Path, library: Library) -> None:
    said = "---\ntitle: Abono\ncustomer_says: [mi abono]\n---\n## Qué decir\nLo tiene {fechas|en seis días}.\n"
    write(
        folder, "facturacion/abono.es.md", said + "## Qué pasa después\n1. **Facturación** abona. (1 día laborable)\n"
    )
    for _ in library.catch_up():
        pass
    leaf = read(library, "facturacion/abono")
    assert leaf.write_up.say == "Lo tiene en seis días."
    assert "en seis días" in leaf.page.say
    assert "{" not in leaf.page.say
