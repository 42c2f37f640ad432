"""Text size, colours, language and place of the window change at run time and are remembered."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QLocale
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel, QLineEdit, QSplitter, QWidget

from procdesk.gui.single_instance import StartRequest
from procdesk.gui.window_mode import restore
from procdesk.settings import SETTINGS, SettingsFile
from tests.gui.conftest import OFFSCREEN, Opened, Program, shut
from tests.gui.finders import answer, child, label, texts, words

pytestmark = OFFSCREEN

CHARGED = "Cobro duplicado en la factura"


def settings(home: Path) -> SettingsFile:
    return SettingsFile(home / "settings.toml", SETTINGS)


def visible_words(window: QWidget) -> list[str]:
    """What a reader sees as the interface's own words."""
    words = [one.text() for kind in (QLabel, QAbstractButton) for one in window.findChildren(kind) if one.isVisible()]
    words += [one.placeholderText() for one in window.findChildren(QLineEdit)]
    words += [one.toolTip() for one in window.findChildren(QWidget) if one.toolTip()]
    return [word for word in words if word.strip()]


def test_the_text_grows_and_shrinks_within_limits_and_is_remembered(program: Program, own_home: Path) -> None:
    program.read("me han cobrado dos veces", CHARGED)
    title = label(program.window.page_view.head, "title")
    before = title.fontInfo().pointSizeF()
    program.do("larger")
    assert title.fontInfo().pointSizeF() > before
    assert program.said == "Tamaño del texto: 110 %"
    for _ in range(10):
        program.do("larger")
    assert settings(own_home).number("text_size") == 200
    for _ in range(13):
        program.do("smaller")
    assert settings(own_home).number("text_size") == 80
    program.do("normal")
    assert settings(own_home).number("text_size") == 100
    assert title.fontInfo().pointSizeF() == before


def test_at_twice_the_size_the_answer_is_not_cut_off(program: Program) -> None:
    program.read("me han cobrado dos veces", CHARGED)
    program.app.theme.choose_percent(200)
    say = answer(program.window.page_view)
    program.until(lambda: say.height() >= say.document().size().height())
    for block in texts(program.window.page_view):
        assert block.viewport().height() >= int(block.document().size().height())


def test_light_dark_and_as_the_system_has_it_follow_each_other_and_are_remembered(
    program: Program, own_home: Path
) -> None:
    assert program.app.theme.scheme == "auto"
    grounds = {}
    for scheme in ("light", "dark", "auto"):
        program.do("theme")
        assert settings(own_home).text("theme") == scheme
        QApplication.processEvents()
        grounds[scheme] = program.window.grab().toImage().pixelColor(2, 2).name().upper()
    assert grounds["light"] == "#F6F7F9"
    assert grounds["dark"] == "#14181D"


def test_a_chosen_theme_is_there_again_at_the_next_start(open_program: Opened, folder: Path) -> None:
    first = open_program(folder)
    first.do("theme")
    first.do("theme")
    first.do("larger")
    shut(first.app)
    second = open_program(folder)
    assert second.app.theme.scheme == "dark"
    assert second.app.theme.percent == 110


def test_the_place_and_the_columns_of_the_window_are_remembered(open_program: Opened, folder: Path) -> None:
    first = open_program(folder)
    first.window.resize(760, 600)
    columns = child(first.window, QSplitter)
    columns.setSizes([320, 440])
    widths = columns.sizes()
    first.window.close()
    shut(first.app)
    second = open_program(folder)
    # The fixture enlarges every window; what the memory says is asked of Qt again.
    columns = child(second.window, QSplitter)
    columns.setSizes([500, 500])
    restore(second.window, columns, second.session.context.memory)
    assert (second.window.width(), second.window.height()) == (760, 600)
    assert columns.sizes() == widths


@pytest.mark.parametrize("text", ["nonsense", "bm90IGEgZ2VvbWV0cnk=", "áé"])
def test_a_spoilt_place_does_no_harm(open_program: Opened, folder: Path, own_home: Path, text: str) -> None:
    (own_home / "memory.toml").write_text(f'geometry = "{text}"\ncolumns = "{text}"\n')
    assert open_program(folder).window.isVisible()


def test_the_language_of_the_window_changes_at_run_time_and_keeps_the_question(
    program: Program, own_home: Path
) -> None:
    program.read("me han cobrado dos veces", CHARGED)
    program.app.speak("en")
    assert program.window.search_box.text == "me han cobrado dos veces"
    program.until(lambda: program.title == "Charged twice on the bill")
    assert program.window.keys["copy"].text() == "Copy the answer"
    assert settings(own_home).text("language") == "en"
    assert len([one for one in QApplication.topLevelWidgets() if one.isVisible()]) == 1


def test_the_language_of_the_window_changes_and_keeps_the_page_that_was_opened(program: Program) -> None:
    program.session.page_controller.open("averias/router")
    program.until(lambda: program.title == "Router averiado")
    program.app.speak("en")
    program.until(
        lambda: (
            program.title == "Router averiado" and "Not available in English" in str(words(program.window.page_view))
        )
    )


def test_changing_the_language_while_answers_are_on_their_way_does_no_harm(program: Program) -> None:
    for lang in ("en", "es", "en"):
        program.window.search_box.show_text("me han cobrado dos veces")
        program.window.search_box.ask_now()
        program.session.page_controller.preview("averias/router")
        program.session.watcher.hint()
        program.app.speak(lang)
    program.until(lambda: program.title == "Charged twice on the bill")


def test_the_language_of_the_write_ups_changes_alone(program: Program, own_home: Path) -> None:
    program.read("me han cobrado dos veces", CHARGED)
    program.do("language")
    menu = QApplication.activePopupWidget()
    english = [action for action in menu.actions() if action.text() == "English"]
    assert len(english) == 2
    english[0].trigger()
    menu.close()
    program.until(lambda: program.title == "Charged twice on the bill")
    assert program.window.keys["copy"].text() == "Copiar la respuesta"
    assert settings(own_home).text("reading_language") == "en"


def test_the_language_menu_changes_the_window(program: Program) -> None:
    program.do("language")
    menu = QApplication.activePopupWidget()
    [action for action in menu.actions() if action.text() == "English"][1].trigger()
    menu.close()
    program.until(lambda: program.window.keys["copy"].text() == "Copy the answer")


def test_no_english_is_left_in_the_spanish_window(program: Program) -> None:
    english = {
        "Search",
        "Departments",
        "Copy",
        "copy",
        "Enter",
        "open",
        "keys",
        "Type",
        "other",
        "language",
        "Verified",
        "result",
        "Pin",
    }
    seen = visible_words(program.window)
    program.read("me han cobrado dos veces", CHARGED)
    program.do("find")
    seen += visible_words(program.window)
    program.do("keys")
    seen += visible_words(QApplication.activeModalWidget())
    QApplication.activeModalWidget().close()
    assert [words for words in seen if english & set(words.replace(":", " ").split())] == []
    assert "¿Qué dice el cliente?" in seen
    assert any("resultado" in words for words in seen)


def test_no_spanish_is_left_in_the_english_window(open_program: Opened, folder: Path) -> None:
    program = open_program(folder, lang="en", request=StartRequest(query="charged twice"))
    program.until(lambda: program.title == "Charged twice on the bill")
    spanish = {"Buscar", "respuesta", "Intro", "abrir", "teclas", "resultado", "Departamentos"}
    assert [words for words in visible_words(program.window) if spanish & set(words.split())] == []


def test_numbers_and_days_speak_the_interfaces_language(program: Program) -> None:
    assert QLocale().language() == QLocale.Language.Spanish
    program.app.speak("en")
    assert QLocale().language() == QLocale.Language.English
