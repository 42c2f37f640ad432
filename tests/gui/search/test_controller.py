"""From a key to the rows and the page: errors reach whoever asked, and what waits for an answer gets the right one."""

from __future__ import annotations

import threading
from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from procdesk.library import Library
from procdesk.model import Answer, Query
from tests.gui.conftest import OFFSCREEN, Desk

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
def held(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> Held:
    """The desk has asked "router", and a newer question has been typed since."""
    made = Held(desk.app.library, "router")
    monkeypatch.setattr(desk.app.library, "search", made.search)
    desk.window.search_box.show_text("router")
    desk.until(made.begun.is_set)
    desk.window.search_box.show_text("me han cobrado dos veces")
    desk.window.search_box.ask_now()
    return made


def test_the_error_of_a_superseded_search_does_not_reach_the_newer_one(
    desk: Desk, held: Held, caplog: pytest.LogCaptureFixture
) -> None:
    held.let_go()
    desk.until(lambda: desk.title == CHARGED)
    assert "job search failed" in caplog.text
    assert "superseded" not in desk.said


def test_a_copy_that_waits_for_its_page_survives_the_error_of_a_superseded_search(desk: Desk, held: Held) -> None:
    desk.do("copy")
    held.let_go()
    desk.until(lambda: desk.clipboard)
    assert desk.clipboard == "Lo compruebo ahora mismo."
    assert desk.title == CHARGED


def test_a_copy_that_waits_for_a_search_that_goes_wrong_is_dropped(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    real = desk.app.library.search
    monkeypatch.setattr(desk.app.library, "search", lambda query: 1 // 0)
    desk.type("me han cobrado")
    desk.do("copy")
    desk.until(lambda: "ZeroDivisionError" in desk.said)
    monkeypatch.setattr(desk.app.library, "search", real)
    desk.read("me han cobrado dos veces", CHARGED)
    assert desk.clipboard == ""


def test_an_error_elsewhere_leaves_a_copy_that_waits_alone(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(desk.app.library, "problems", lambda: 1 // 0)
    desk.type("me han cobrado dos veces")
    desk.do("problems")
    desk.do("copy")
    desk.until(lambda: desk.clipboard)
    assert desk.clipboard == "Lo compruebo ahora mismo."


def test_who_hears_that_all_is_there_sees_the_rows_and_the_page_whoever_was_connected_first(desk: Desk) -> None:
    window = desk.window
    seen: list[tuple[str, list[str], str, int]] = []

    def look(what: str) -> Callable[[], None]:
        return lambda: seen.append((what, desk.titles[:1], desk.title, window.stage.currentIndex()))

    desk.session.searching.ready.connect(look("rows"))
    desk.session.reading.ready.connect(look("page"))
    desk.read("router averiado", ROUTER)
    desk.ask("xyzzyxyzzy")
    desk.until(window.welcome.isVisible)
    rows = [one for one in seen if one[0] == "rows"]
    assert ("rows", [ROUTER]) in [one[:2] for one in rows]
    assert rows[-1] == ("rows", [], "", window.stage.indexOf(window.welcome))
    assert [one[0] for one in seen].count("page") >= 1


def test_a_word_without_a_hit_leaves_nothing_to_copy_to_whom_waited_for_it(desk: Desk) -> None:
    desk.read("router averiado", ROUTER)
    desk.window.search_box.show_text("xyzzyxyzzy")
    desk.do("copy")
    desk.until(desk.window.welcome.isVisible)
    assert QApplication.clipboard().text() == ""


def test_losses_are_accepted_on_the_thread_of_the_library(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    threads: list[str] = []
    real = desk.app.library.accept_losses

    def accept() -> None:
        threads.append(threading.current_thread().name)
        real()

    monkeypatch.setattr(desk.app.library, "accept_losses", accept)
    desk.do("refresh")
    desk.until(lambda: threads)
    assert threads == ["procdesk-runner"]


def test_the_name_of_the_department_stands_above_as_soon_as_it_is_chosen(desk: Desk) -> None:
    desk.session.searching.choose_department("facturacion")
    assert desk.window.top_bar.department_button.text() == "Facturación"
    desk.session.searching.choose_department("")
    assert desk.window.top_bar.department_button.text() == "Todos los departamentos"
