"""What was copied is said over the content, without taking anything from who types."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QApplication

from procdesk.gui.clipboard import ClipboardCopier
from procdesk.gui.status_bar import StatusBar
from procdesk.gui.widgets.toast import Toast
from tests.gui.conftest import OFFSCREEN, Program
from tests.gui.finders import answer, child, label
from tests.gui.keyboard.conftest import company, desk

pytestmark = OFFSCREEN
__all__ = ["company", "desk"]
CTRL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier


def toast(program: Program) -> Toast:
    return child(program.window, Toast)


def test_a_copied_answer_is_said_with_its_first_words_and_the_cursor_stays(desk: Program) -> None:
    before = desk.focus
    desk.press(Qt.Key.Key_C, CTRL)
    shown = toast(desk)
    assert shown.words == "Respuesta copiada"
    assert shown.text == "«Lo compruebo ahora mismo.»"
    assert desk.focus is before
    assert shown.testAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
    content = desk.window.content_stack
    assert content.rect().contains(content.mapFrom(desk.window, shown.geometry().center()))
    page = desk.window.page_view
    for kept in (page.call_bar, label(page, "title"), answer(page)):
        place = kept.rect().translated(kept.mapTo(desk.window, kept.rect().topLeft()))
        assert not shown.geometry().intersects(place), kept


def test_it_goes_away_by_itself(desk: Program) -> None:
    desk.press(Qt.Key.Key_C, CTRL)
    desk.until(lambda: not toast(desk).isVisible())


def test_a_long_text_is_told_with_its_beginning_in_one_line(desk: Program) -> None:
    toast(desk).tell("Copied", "One\ntwo " + "x" * 5_000)
    assert toast(desk).text.startswith("«One two xxx")
    assert toast(desk).text.endswith("…»")
    assert desk.window.rect().contains(toast(desk).geometry())


@pytest.mark.parametrize(
    ("key", "modifiers", "why"),
    [
        (Qt.Key.Key_C, CTRL, "No se ha copiado nada: elige primero un proceso"),
        (Qt.Key.Key_L, CTRL, "No se ha copiado nada: elige primero un proceso"),
        (Qt.Key.Key_L, CTRL | SHIFT, "No se ha copiado nada: elige primero un proceso"),
        (Qt.Key.Key_C, CTRL | SHIFT, "No se ha copiado nada: elige primero un proceso"),
        (Qt.Key.Key_Return, CTRL, "No se ha copiado nada: no hay ninguna llamada en curso"),
        (Qt.Key.Key_Return, CTRL | SHIFT, "No se ha abierto nada: no hay ninguna llamada en curso"),
    ],
)
def test_a_key_that_copies_nothing_says_why(
    program: Program, key: Qt.Key, modifiers: Qt.KeyboardModifier, why: str
) -> None:
    program.until(lambda: program.session.is_complete)
    program.press(key, modifiers)
    program.until(lambda: toast(program).words == why)
    assert program.said == why
    assert program.clipboard == ""


def test_without_an_address_of_the_crm_its_key_says_so(desk: Program) -> None:
    desk.press(Qt.Key.Key_Return, CTRL | SHIFT)
    assert toast(desk).words == "No se ha abierto nada: falta la dirección del CRM de esta empresa"


def test_a_clipboard_that_another_program_holds_is_said(desk: Program, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("procdesk.gui.clipboard.put_on_clipboard", lambda text, clipboard: False)
    copier = ClipboardCopier(child(desk.window, StatusBar), toast(desk))
    assert not copier.copy("Hola", "Copiado")
    assert "otro programa está usando el portapapeles" in toast(desk).words


def test_screen_readers_are_told(desk: Program, monkeypatch: pytest.MonkeyPatch) -> None:
    told: list[tuple[QObject, str]] = []
    monkeypatch.setattr(
        QAccessible, "updateAccessibility", lambda event: told.append((event.object(), event.message()))
    )
    desk.press(Qt.Key.Key_C, CTRL)
    assert (toast(desk), "Respuesta copiada Lo compruebo ahora mismo.") in told
    assert QApplication.focusWidget() is not toast(desk)


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_a_warning_has_the_colour_of_warnings_and_a_copy_that_of_success(desk: Program, scheme: str) -> None:
    theme, shown = desk.session.context.theme, toast(desk)
    theme.choose_scheme(scheme)
    for _ in range(2):
        shown.warn("Nothing was copied")
        assert label(shown, "strong").palette().windowText().color().name() == theme.colours.amber.lower()
        shown.tell("Copied", "text")
        assert label(shown, "strong").palette().windowText().color().name() == theme.colours.good.lower()


def test_without_a_mail_program_the_message_is_copied_and_that_is_said(
    desk: Program, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("procdesk.gui.call.hand_over_controller.mailto", lambda *_: "mailto:ana@norvia.example")
    monkeypatch.setattr("procdesk.gui.call.hand_over_controller.open_in_mail", lambda _address: False)
    desk.press(Qt.Key.Key_M, CTRL | SHIFT)
    desk.until(lambda: toast(desk).words)
    assert toast(desk).words == desk.said
    assert desk.said == "No se ha abierto ningún programa de correo: el mensaje se ha copiado"
    assert desk.clipboard
