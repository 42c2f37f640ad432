"""A company of more languages than the window speaks: what is offered, shown, and noted of them."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QLabel, QMenu
from shiboken6 import isValid

from tests.conftest import write
from tests.gui.conftest import OFFSCREEN, Opened, Program

pytestmark = OFFSCREEN

PAGES = {
    "es": ("Cobro duplicado", "me han cobrado dos veces", "Qué decir", "Lo compruebo ahora mismo."),
    "ca": ("Cobrament duplicat", "m'han cobrat dues vegades", "Què dir", "Ho comprovo ara mateix."),
    "fr": ("Facturé deux fois", "j'ai été facturé deux fois", "Que dire", "Je vérifie tout de suite."),
}
FRENCH_ONLY = ("Déménagement", "je déménage", "Que dire", "Je note votre nouvelle adresse.")


def page(title: str, phrase: str, heading: str, answer: str) -> str:
    return f"---\ntitle: {title}\ncustomer_says:\n  - {phrase}\n---\n## {heading}\n{answer}\n"


@pytest.fixture
def desk(open_program: Opened, tmp_path: Path) -> Program:
    folder = tmp_path / "content"
    write(folder, "procdesk.yaml", "name: Norvia\nlanguages: [es, ca, gl, pt, fr, it, de]\n")
    for lang, words in PAGES.items():
        write(folder, f"facturacion/cobro.{lang}.md", page(*words))
    write(folder, "facturacion/demenagement.fr.md", page(*FRENCH_ONLY))
    program = open_program(folder)
    program.until(lambda: program.session.is_complete)
    return program


@pytest.fixture
def menu(desk: Program) -> Iterator[QMenu]:
    desk.do("language")
    found = QApplication.activePopupWidget()
    assert isinstance(found, QMenu)
    yield found
    if isValid(found):
        found.close()


def test_every_language_of_the_company_is_offered_by_its_own_name(menu: QMenu) -> None:
    names = [action.text() for action in menu.actions() if action.isCheckable()]
    reading = ["Español", "Català", "Galego", "Português", "Français", "Italiano", "Deutsch"]
    assert names == [*reading, "Español", "English"]


def test_pages_are_read_in_the_language_that_is_chosen(desk: Program, menu: QMenu) -> None:
    (catalan,) = (action for action in menu.actions() if action.text() == "Català")
    catalan.trigger()
    menu.close()
    desk.window.activateWindow()
    desk.until(QGuiApplication.focusWindow)
    assert desk.window.top_bar.language_button.text() == "CA"
    desk.read("cobrat dues vegades", "Cobrament duplicat")
    assert desk.window.hits.rows[0].say.strip("«»“”") == "Ho comprovo ara mateix."


def test_a_page_that_lacks_the_reading_language_names_it(desk: Program) -> None:
    desk.session.context.settings.put(reading_language="de")
    desk.read("je déménage", "Déménagement")
    shown = [one.text() for one in desk.window.page_view.findChildren(QLabel) if one.isVisible()]
    assert "Todavía no está en alemán." in shown


def test_the_note_names_the_language_of_an_answer_that_the_company_has_in_another_one_only(desk: Program) -> None:
    desk.read("je déménage", "Déménagement")
    desk.do("copy")
    desk.until(lambda: desk.clipboard == FRENCH_ONLY[-1])
    assert desk.said == "Respuesta copiada en francés"
    desk.do("copy_note")
    desk.until(lambda: "Asunto" in desk.clipboard)
    assert f"Se le ha dicho: «{FRENCH_ONLY[-1]}» (dicho en francés)" in desk.clipboard


def test_the_note_has_the_companys_words_of_an_answer_that_was_given_in_another_language(desk: Program) -> None:
    desk.read("cobrado dos veces", "Cobro duplicado")
    desk.do("other_language")
    desk.until(lambda: desk.clipboard == "Je vérifie tout de suite.")
    desk.do("copy_note")
    desk.until(lambda: "Asunto" in desk.clipboard)
    assert "Se le ha dicho: «Lo compruebo ahora mismo.» (dicho en francés)" in desk.clipboard


def test_the_note_of_an_answer_in_the_companys_language_names_none(desk: Program) -> None:
    desk.read("cobrado dos veces", "Cobro duplicado")
    desk.do("copy")
    desk.until(lambda: desk.clipboard)
    desk.do("copy_note")
    desk.until(lambda: "Asunto" in desk.clipboard)
    assert "Se le ha dicho: «Lo compruebo ahora mismo.»" in desk.clipboard
    assert "dicho en" not in desk.clipboard
