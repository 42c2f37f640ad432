"""A question that no page answers: said once it rests, told to screen readers once, and reported with one key."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import ClassVar

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessibleAnnouncementEvent
from PySide6.QtWidgets import QApplication, QLabel

from procdesk.gui.search import gap_notice
from procdesk.gui.search.gap_notice import GapNotice
from procdesk.gui.single_instance import StartRequest
from procdesk.gui.widgets.buttons import KeyButton
from procdesk.library import Library
from procdesk.model import Answer, Query
from tests.gui.conftest import OFFSCREEN, Opened, Program
from tests.gui.finders import button, child

pytestmark = OFFSCREEN

KNOWN, UNKNOWN = "me han cobrado dos veces", "fibra para mi perro"
NEAREST = "Ninguna página responde a esto con seguridad. Las más cercanas:"
NONE = "Ninguna página responde a esto con seguridad."
CTRL_SHIFT = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier


@pytest.fixture(autouse=True)
def unsure_of_dogs(monkeypatch: pytest.MonkeyPatch) -> None:
    """The small company has no page on dogs, and the search knows it."""
    real = Library.search

    def search(library: Library, query: Query) -> Answer:
        answer = real(library, query)
        return replace(answer, is_sure="perr" not in query.text)

    monkeypatch.setattr(Library, "search", search)


@pytest.fixture
def desk(program: Program) -> Program:
    program.until(lambda: program.session.is_complete)
    return program


def notice(program: Program) -> GapNotice:
    return child(program.window, GapNotice)


def rested(program: Program, words: str) -> None:
    program.until(lambda: notice(program).words == words)


def test_it_is_said_above_the_nearest_pages_once_the_question_rests(desk: Program) -> None:
    desk.ask(UNKNOWN)
    assert notice(desk).words == "", "nothing moves while somebody types"
    rested(desk, NEAREST)
    assert desk.titles
    assert notice(desk).geometry().bottom() < desk.window.columns.geometry().top()


def test_it_goes_with_the_first_page_that_answers_and_stays_while_none_does(desk: Program) -> None:
    desk.ask(UNKNOWN)
    rested(desk, NEAREST)
    desk.type(" blanco")
    desk.until_answered(f"{UNKNOWN} blanco")
    assert notice(desk).words == NEAREST
    desk.ask(KNOWN)
    assert notice(desk).words == ""


def test_a_question_that_is_typed_on_until_a_page_answers_never_shows_it(desk: Program) -> None:
    shown: list[str] = []
    desk.session.search_controller.answered.connect(lambda _found: shown.append(notice(desk).words))
    desk.ask(UNKNOWN)
    desk.ask(KNOWN)
    assert set(shown) == {""}


def test_an_empty_search_box_leaves_nothing_of_it(desk: Program) -> None:
    desk.ask(UNKNOWN)
    rested(desk, NEAREST)
    desk.do("clear")
    desk.until_answered("")
    assert notice(desk).words == ""


def test_within_a_department_it_says_of_which(desk: Program) -> None:
    desk.session.search_controller.choose_department("averias")
    desk.ask(UNKNOWN)
    rested(desk, "Ninguna página de Averias responde a esto con seguridad. Las más cercanas:")
    desk.session.search_controller.choose_department("")
    rested(desk, NEAREST)


def test_where_nothing_is_found_there_is_the_same_way_to_report_it(
    desk: Program, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(Library, "search", lambda _library, query: Answer(query, (), 1.0))
    desk.ask("xyzzyxyzzy")
    rested(desk, NONE)
    assert desk.window.home_page.isVisible()
    desk.press(Qt.Key.Key_G, CTRL_SHIFT)
    desk.until(lambda: "«xyzzyxyzzy»" in desk.clipboard)


def test_one_key_copies_a_message_for_the_owner(desk: Program) -> None:
    desk.session.search_controller.choose_department("averias")
    desk.ask(UNKNOWN)
    desk.press(Qt.Key.Key_G, CTRL_SHIFT)
    desk.until(lambda: desk.clipboard)
    lines = desk.clipboard.splitlines()
    assert lines[:4] == [
        "Falta una página en procdesk: nada responde a esto.",
        f"El cliente dice: «{UNKNOWN}»",
        "Fecha: 22/11/2026 10:00",
        "Buscado solo en: Averias",
    ]
    assert "Sin conexión a internet (averias/sin-internet)" in lines[4]
    assert desk.said == "Aviso copiado: envíaselo a quien lleva las páginas"


def test_the_button_does_what_the_key_does_and_leaves_the_cursor_where_it_is(desk: Program) -> None:
    desk.ask(UNKNOWN)
    rested(desk, NEAREST)
    focus = desk.focus
    desk.click(button(notice(desk), "Copiar un aviso"))
    desk.until(lambda: desk.clipboard)
    assert desk.focus is focus


def test_a_question_of_which_the_search_is_sure_can_be_reported_too(desk: Program) -> None:
    desk.ask(KNOWN)
    desk.do("report_gap")
    desk.until(lambda: f"«{KNOWN}»" in desk.clipboard)


def test_without_a_question_nothing_is_copied_and_it_is_said_why(desk: Program) -> None:
    desk.do("report_gap")
    desk.until(lambda: desk.said == "No se ha copiado nada: escribe antes lo que dice el cliente")
    assert desk.clipboard == ""


def test_what_the_customer_said_is_not_logged(desk: Program, caplog: pytest.LogCaptureFixture) -> None:
    desk.ask(UNKNOWN)
    caplog.clear()
    desk.do("report_gap")
    desk.until(lambda: desk.clipboard)
    assert "perro" not in caplog.text


def test_a_question_that_the_program_was_started_with_is_answered_for_too(open_program: Opened, folder: Path) -> None:
    program = open_program(folder, request=StartRequest(UNKNOWN))
    program.until(lambda: program.session.is_complete)
    rested(program, NEAREST)


class Told:
    """What screen readers are told, in place of Qt's own."""

    words: ClassVar[list[str]] = []

    @classmethod
    def updateAccessibility(cls, event: QAccessibleAnnouncementEvent) -> None:  # noqa: N802
        cls.words.append(event.message())


def test_it_is_announced_once_while_the_question_is_typed_on(desk: Program, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(gap_notice, "QAccessible", Told)
    monkeypatch.setattr(Told, "words", [])
    desk.ask(UNKNOWN)
    rested(desk, NEAREST)
    for letter in " blanco":
        desk.type(letter)
    desk.until_answered(f"{UNKNOWN} blanco")
    assert Told.words == [NEAREST]


@pytest.mark.parametrize("size", [(1366, 768), (420, 768)])
@pytest.mark.parametrize("percent", [100, 200])
@pytest.mark.parametrize("lang", ["es", "en"])
def test_it_fits_into_the_window_at_any_text_size(
    open_program: Opened, folder: Path, lang: str, percent: int, size: tuple[int, int]
) -> None:
    program = open_program(folder, lang)
    program.until(lambda: program.session.is_complete)
    if size[0] < 1000:
        program.window.show_compact()
    program.session.context.theme.choose_percent(percent)
    program.window.resize(*size)
    program.ask(UNKNOWN)
    program.until(lambda: notice(program).words)
    program.until(lambda: notice(program).width() > 0)
    QApplication.processEvents()
    shown, words = notice(program), child(notice(program), QLabel, "words")
    assert program.window.rect().contains(shown.geometry())
    assert words.height() >= words.heightForWidth(words.width())
    copy = child(shown, KeyButton)
    assert shown.rect().contains(copy.geometry())
    assert copy.width() >= copy.sizeHint().width()
    assert copy.accessibleName() in ("Copiar un aviso", "Copy a report", "Avisar", "Report")
