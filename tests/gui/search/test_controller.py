"""From a key to the rows and the page: errors reach whoever asked, and what waits for an answer gets the right one."""

from __future__ import annotations

import threading
from collections.abc import Callable
from dataclasses import replace
from datetime import datetime
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel

from procdesk.library import Library
from procdesk.model import Answer, Query
from tests.conftest import write
from tests.gui.conftest import OFFSCREEN, Opened, Program
from tests.gui.finders import answer

pytestmark = OFFSCREEN

CHARGED, ROUTER = "Cobro duplicado en la factura", "Router averiado"
CTRL = Qt.KeyboardModifier.ControlModifier


class Held:
    """A question that stands still on the task runner's thread until it is let go, and then goes wrong."""

    def __init__(self, library: Library, question: str) -> None:
        self.begun, self._gate = threading.Event(), threading.Event()
        self._question, self._search = question, library.search

    def search(self, query: Query) -> Answer:
        if query.text == self._question:
            self.begun.set()
            self._gate.wait(10)
            raise LookupError("superseded")
        return self._search(query)

    def let_go(self) -> None:
        self._gate.set()


@pytest.fixture
def held(program: Program, monkeypatch: pytest.MonkeyPatch) -> Held:
    """The program has asked "router", and a newer question has been typed since."""
    made = Held(program.app.library, "router")
    monkeypatch.setattr(program.app.library, "search", made.search)
    program.window.search_box.show_text("router")
    program.until(made.begun.is_set)
    program.window.search_box.show_text("me han cobrado dos veces")
    program.window.search_box.ask_now()
    return made


def test_the_error_of_a_superseded_search_does_not_reach_the_newer_one(
    program: Program, held: Held, caplog: pytest.LogCaptureFixture
) -> None:
    held.let_go()
    program.until(lambda: program.title == CHARGED)
    assert "job search failed" in caplog.text
    assert "superseded" not in program.said


def test_a_copy_that_waits_for_its_page_survives_the_error_of_a_superseded_search(program: Program, held: Held) -> None:
    program.do("copy")
    held.let_go()
    program.until(lambda: program.clipboard)
    assert program.clipboard == "Lo compruebo ahora mismo."
    assert program.title == CHARGED


def test_a_copy_that_waits_for_a_search_that_goes_wrong_is_dropped(
    program: Program, monkeypatch: pytest.MonkeyPatch
) -> None:
    real = program.app.library.search
    monkeypatch.setattr(program.app.library, "search", lambda query: 1 // 0)
    program.type("me han cobrado")
    program.do("copy")
    program.until(lambda: "ZeroDivisionError" in program.said)
    monkeypatch.setattr(program.app.library, "search", real)
    program.read("me han cobrado dos veces", CHARGED)
    assert program.clipboard == ""


def test_an_error_elsewhere_leaves_a_copy_that_waits_alone(program: Program, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(program.app.library, "problems", lambda: 1 // 0)
    program.type("me han cobrado dos veces")
    program.do("problems")
    program.do("copy")
    program.until(lambda: program.clipboard)
    assert program.clipboard == "Lo compruebo ahora mismo."


def test_who_hears_that_all_is_there_sees_the_rows_and_the_page_whoever_was_connected_first(program: Program) -> None:
    window = program.window
    seen: list[tuple[str, list[str], str, int]] = []

    def look(what: str) -> Callable[[], None]:
        return lambda: seen.append((what, program.titles[:1], program.title, window.content_stack.currentIndex()))

    program.session.search_controller.ready.connect(look("rows"))
    program.session.page_controller.ready.connect(look("page"))
    program.read("router averiado", ROUTER)
    program.ask("xyzzyxyzzy")
    program.until(window.home_page.isVisible)
    rows = [one for one in seen if one[0] == "rows"]
    assert ("rows", [ROUTER]) in [one[:2] for one in rows]
    assert rows[-1] == ("rows", [], "", window.content_stack.indexOf(window.home_page))
    assert [one[0] for one in seen].count("page") >= 1


def test_a_word_without_a_hit_leaves_nothing_to_copy_to_whom_waited_for_it(program: Program) -> None:
    program.read("router averiado", ROUTER)
    program.window.search_box.show_text("xyzzyxyzzy")
    program.do("copy")
    program.until(program.window.home_page.isVisible)
    assert QApplication.clipboard().text() == ""


def test_losses_are_accepted_on_the_thread_of_the_library(program: Program, monkeypatch: pytest.MonkeyPatch) -> None:
    threads: list[str] = []
    real = program.app.library.accept_losses

    def accept() -> None:
        threads.append(threading.current_thread().name)
        real()

    monkeypatch.setattr(program.app.library, "accept_losses", accept)
    program.do("refresh")
    program.until(lambda: threads)
    assert threads == ["procdesk-runner"]


def test_the_name_of_the_department_stands_above_as_soon_as_it_is_chosen(program: Program) -> None:
    program.session.search_controller.choose_department("facturacion")
    assert program.window.top_bar.department_button.text() == "Facturación"
    program.session.search_controller.choose_department("")
    assert program.window.top_bar.department_button.text() == "Todos los departamentos"


PROMISED = (
    "---\ntitle: Abono\ncustomer_says: [quiero mi abono]\n---\n## Qué decir\nLo tiene {fechas|hoy mismo}.\n"
    "## Qué pasa después\n1. **Facturación** lo paga. (2 días)\n"
)


def row_says(program: Program) -> str:
    return program.window.hits.rows[0].say if program.window.hits.rows else ""


def page_says(program: Program) -> str:
    return answer(program.window.page_view).toPlainText()


def test_a_row_names_the_date_of_its_page_and_the_next_one_once_the_day_has_passed(
    open_program: Opened, folder: Path
) -> None:
    write(folder, "facturacion/abono.es.md", PROMISED)
    clock = [datetime(2026, 11, 28, 23, 59, 30)]
    program = open_program(folder, now=lambda: clock[0])
    program.read("quiero mi abono", "Abono")
    assert (row_says(program), page_says(program)) == (
        "«Lo tiene el lunes 30 de noviembre.»",
        "Lo tiene el lunes 30 de noviembre.",
    )
    clock[0] = datetime(2026, 11, 29, 0, 0, 5)
    program.session.search_controller.follow_clock()
    program.until(lambda: row_says(program) == "«Lo tiene el martes 1 de diciembre.»")
    program.do("copy")
    program.until(lambda: program.clipboard == "Lo tiene el martes 1 de diciembre.")


def test_a_page_that_is_shown_later_than_its_rows_brings_them_to_the_same_day(
    open_program: Opened, folder: Path
) -> None:
    write(folder, "facturacion/abono.es.md", PROMISED)
    clock = [datetime(2026, 11, 28, 23, 59, 30)]
    program = open_program(folder, now=lambda: clock[0])
    program.read("quiero mi abono", "Abono")
    clock[0] = datetime(2026, 11, 29, 0, 0, 5)
    program.session.page_controller.again()
    program.until(lambda: row_says(program) == f"«{page_says(program)}»" == "«Lo tiene el martes 1 de diciembre.»")


def test_the_recent_pages_of_the_start_page_name_dates_too(open_program: Opened, folder: Path) -> None:
    write(folder, "facturacion/abono.es.md", PROMISED)
    program = open_program(folder)
    program.session.page_controller.open("facturacion/abono")
    program.until(lambda: program.title == "Abono")
    program.do("pin")
    program.session.navigation.go_home()
    program.until(lambda: "«Lo tiene el martes 24 de noviembre.»" in [row.say for row in program.window.hits.rows])


TICKET = "---\ntitle: {title}\ncustomer_says:\n  - {said}\n---\n## Qué decir\n{say}\n"
ASKED = "quiero mi bono de transporte"


def ticket(folder: Path, name: str, said: str, say: str = "Se lo envío.") -> None:
    """A page with that name as its title and one phrase."""
    write(folder, f"averias/{name.lower()}.es.md", TICKET.format(title=name, said=said, say=say))


@pytest.fixture
def resting(open_program: Opened, folder: Path) -> Program:
    """A question that rests, with two hits."""
    ticket(folder, "Mensual", "quiero mi bono")
    ticket(folder, "Semanal", "el bono de la semana")
    program = open_program(folder)
    program.ask(ASKED)
    program.until(lambda: program.titles == ["Mensual", "Semanal"])
    return program


def shown_count(program: Program) -> str:
    """How many results the search box tells."""
    found = program.window.search_box.findChildren(QLabel)
    return " ".join(one.text() for one in found)


def test_a_better_page_comes_below_the_rows_of_a_question_that_rests_and_above_them_with_the_next_key(
    resting: Program, folder: Path
) -> None:
    ticket(folder, "Anual", ASKED)
    resting.until(lambda: "Anual" in resting.titles)
    assert resting.titles == ["Mensual", "Semanal", "Anual"]
    resting.type("s")
    resting.until_answered(f"{ASKED}s")
    assert resting.titles[0] == "Anual"


def test_the_next_key_may_be_a_space(resting: Program, folder: Path) -> None:
    ticket(folder, "Anual", ASKED)
    resting.until(lambda: "Anual" in resting.titles)
    resting.type(" ")
    resting.until_answered(f"{ASKED} ")
    assert resting.titles[0] == "Anual"


def test_a_row_whose_page_has_changed_says_so_in_its_place(resting: Program, folder: Path) -> None:
    ticket(folder, "Semanal", ASKED, "Se lo doy en la tienda.")
    resting.until(lambda: any(row.say == "«Se lo doy en la tienda.»" for row in resting.window.hits.rows))
    assert resting.titles == ["Mensual", "Semanal"]


def test_a_page_that_does_not_hold_the_words_any_more_stays_without_a_reason(resting: Program, folder: Path) -> None:
    ticket(folder, "Mensual", "otra cosa", "Nada.")
    resting.until(lambda: [row.say for row in resting.window.hits.rows][:1] == ["«Nada.»"])
    assert resting.titles == ["Mensual", "Semanal"]
    assert [row.why for row in resting.window.hits.rows] == ["", "el bono de la semana"]


def test_a_page_that_is_gone_is_marked_in_its_place(resting: Program, folder: Path) -> None:
    (folder / "averias/mensual.es.md").unlink()
    resting.until(lambda: [row.mark for row in resting.window.hits.rows][:1] == ["ya no está"])
    assert resting.titles == ["Mensual", "Semanal"]


def test_a_page_that_has_another_name_now_is_opened_from_its_place(resting: Program, folder: Path) -> None:
    (folder / "averias/mensual.es.md").rename(folder / "averias/bono-mensual.es.md")
    resting.until(lambda: [row.key for row in resting.window.hits.rows][:1] == ["averias/bono-mensual"])
    assert resting.titles == ["Mensual", "Semanal"]


def test_what_is_learned_while_a_question_rests_moves_no_row_and_chooses_no_other(
    resting: Program, monkeypatch: pytest.MonkeyPatch
) -> None:
    real = resting.app.library.search

    def learned(query: Query) -> Answer:
        answer = real(query)
        return replace(answer, hits=answer.hits[::-1])

    monkeypatch.setattr(resting.app.library, "search", learned)
    before = len(resting.answers)
    resting.session.search_controller.again()
    resting.until(lambda: len(resting.answers) > before)
    assert resting.titles == ["Mensual", "Semanal"]
    assert resting.window.hits.current == resting.window.hits.rows[0]
    resting.type("s")
    resting.until(lambda: resting.titles == ["Semanal", "Mensual"])


def test_all_rows_are_new_where_none_was_shown(open_program: Opened, folder: Path) -> None:
    program = open_program(folder)
    program.ask("bono")
    program.until(lambda: program.titles == [])
    ticket(folder, "Mensual", "quiero mi bono")
    program.until(lambda: program.titles == ["Mensual"])


def test_the_rows_that_came_below_are_counted(resting: Program, folder: Path) -> None:
    ticket(folder, "Anual", ASKED)
    resting.until(lambda: "Anual" in resting.titles)
    assert "3 resultados" in shown_count(resting)
