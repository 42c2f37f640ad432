from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import QLocale
from PySide6.QtGui import QTextDocument
from PySide6.QtWidgets import QApplication

from procdesk.content.problems import problem
from procdesk.gui.formatting import AvailabilityFormatter
from procdesk.library import Library
from procdesk.model import PageFault
from procdesk.printing.document import PrintDocument
from procdesk.printing.html import document_html, print_labels
from tests.conftest import write
from tests.printing.conftest import read


def no_page(_id: str) -> str:
    return ""


def printed(leaf: PrintDocument, lang: str = "es") -> str:
    document = QTextDocument()
    document.setHtml(document_html(leaf, print_labels(lang), no_page))
    return document.toPlainText().replace("\xa0", " ")


def test_paper_says_first_what_the_call_needs_first(leaf: PrintDocument) -> None:
    text = printed(leaf)
    order = [
        *("Cobro <doble>", "Facturación · facturacion/doble · FAC-021", "resuelve y pásalo", "Lo compruebo"),
        *("¿Qué fecha tiene?", "Hasta 30", "Un día concreto", "hasta 24 horas", "4 210", "contrato", "Le avisamos"),
        *("1. ", "Sí", "ve al 2", "Entra dos veces", "Texto libre", "Ver también", "«me han cobrado dos veces»"),
    ]
    places = [text.index(words) for words in order]
    assert places == sorted(places)


def test_what_is_asked_and_had_ready_has_squares_to_tick(leaf: PrintDocument) -> None:
    html = document_html(leaf, print_labels("es"), no_page)
    assert html.count('class="unchecked"') == 1 + 2 + 3


def test_a_reference_has_the_page_of_its_process_where_the_binder_holds_it(leaf: PrintDocument) -> None:
    html = document_html(leaf, print_labels("es"), lambda id_: "17" if id_ == "averias/sin-internet" else "")
    assert html.count("«Sin conexión a internet», página 17") == 2


def test_the_labels_are_in_the_language_of_the_page_and_not_of_the_window(library: Library) -> None:
    page = read(library, "facturacion/cobro-duplicado", "en")
    assert "How customers say it" in printed(page, page.write_up.lang)


def test_a_page_in_a_language_that_nobody_labelled_is_labelled_in_english(leaf: PrintDocument) -> None:
    assert print_labels("fr").say("paper-related") == "See also"


@pytest.mark.parametrize(
    ("day", "words"),
    [
        (date(2026, 11, 22), ""),
        (date(2027, 11, 22), "Confírmalo con su responsable (calidad@norvia.example) antes de prometer nada"),
    ],
)
def test_a_page_that_is_overdue_says_so_above_the_answer(library: Library, day: date, words: str) -> None:
    leaf = read(library, "facturacion/doble", today=day)
    warning = print_labels("es").warning(leaf)
    assert warning.startswith(words)
    assert bool(warning) == bool(words)
    assert not warning or printed(leaf).index(warning) < printed(leaf).index("Lo compruebo")


@pytest.mark.parametrize(
    ("verified", "until"),
    [("9990-01-01", "31 de diciembre de 9999"), ("9999-12-31", "31 de diciembre de 9999")],
)
def test_a_page_that_is_never_due_in_this_calendar_is_printed(tmp_path: Path, verified: str, until: str) -> None:
    page = f"---\nverified: {verified}\nverify_every: 100 years\nowner: ana@norvia.example\n---\n# Lejos\n\nSí.\n"
    write(tmp_path / "c", "lejos.es.md", page)
    library = Library(tmp_path / "c", tmp_path / "index")
    for _ in library.rebuild():
        pass
    leaf = read(library, "lejos", today=date.fromisoformat(verified))
    assert until in print_labels("es").until(leaf)
    assert print_labels("es").warning(leaf) == ""
    assert "Lejos" in printed(leaf)
    library.close()


@pytest.mark.parametrize(
    ("hours", "words"),
    [
        ("Mo-Fr 08:00-20:00; PH off", "lun–vie 8:00–20:00 · festivos cerrado"),
        ("24/7", "todos los días, 24 horas"),
        ("Mo-Fr sunrise-20:00", "Mo-Fr sunrise-20:00"),
    ],
)
def test_opening_hours_are_in_words_or_as_they_were_written(hours: str, words: str) -> None:
    assert print_labels("es").hours(hours).replace("\u00a0", " ") == words


def test_paper_and_screen_tell_hours_in_the_same_words(qapp: QApplication) -> None:
    for lang in ("es", "en"):
        for hours in ("Mo-Fr 08:00-20:00; Sa 09:00-14:00; PH off", "24/7", "Mo-Su 08:00-22:00", "Mo-Fr sunrise-20:00"):
            assert print_labels(lang).hours(hours) == AvailabilityFormatter(QLocale(lang)).hours(hours)


def test_two_departments_of_a_hand_over_are_printed_with_their_names(folder: Path, library: Library) -> None:
    write(folder, "cobros/_index.es.md", "---\nname: Cobros\nphone: 4 224\n---\n")
    write(folder, "averias/dos.es.md", "# Dos\n\n## Si hay que pasarlo\n- A: Cobros o Facturación (Ana)\n")
    for _ in library.catch_up():
        pass
    text = printed(read(library, "averias/dos"))
    assert "Cobros o Facturación (Ana)" in text
    assert "Cobros  ·  Tel. 4 224" in text
    assert "Facturación  ·  Tel. 4 210" in text


def test_a_page_that_has_nothing_but_a_title_is_printed(leaf: PrintDocument) -> None:
    bare = replace(leaf.page, say="", cards=(), related=(), write_up=replace(leaf.write_up, phrases=(), codes=()))
    assert "Cobro <doble>" in printed(PrintDocument(bare, "", leaf.validity))


def test_a_page_with_a_mistake_says_so_above_the_answer(leaf: PrintDocument) -> None:
    faulty = PageFault(problem("quote-open", leaf.write_up.path, 3))
    html = printed(replace(leaf, page=replace(leaf.page, fault=faulty)))
    assert "error en la línea 3" in html
    assert html.index("error en la línea 3") < html.index("Lo compruebo")
