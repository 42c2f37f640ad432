"""Text size, colours, language and place of the window change at run time and are remembered."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QLocale
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel, QLineEdit, QSplitter, QWidget

from procdesk.gui.single_instance import StartRequest
from procdesk.gui.window_mode import restore
from procdesk.settings import SETTINGS, SettingsFile
from tests.gui.conftest import OFFSCREEN, Desk, Opened, shut
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


def test_the_text_grows_and_shrinks_within_limits_and_is_remembered(desk: Desk, own_home: Path) -> None:
    desk.read("me han cobrado dos veces", CHARGED)
    title = label(desk.window.page_view.head, "title")
    before = title.fontInfo().pointSizeF()
    desk.do("larger")
    assert title.fontInfo().pointSizeF() > before
    assert desk.said == "Tamaño del texto: 110 %"
    for _ in range(20):
        desk.do("larger")
    assert settings(own_home).number("text_size") == 200
    for _ in range(20):
        desk.do("smaller")
    assert settings(own_home).number("text_size") == 80
    desk.do("normal")
    assert settings(own_home).number("text_size") == 100
    assert title.fontInfo().pointSizeF() == before


def test_at_twice_the_size_the_answer_is_not_cut_off(desk: Desk) -> None:
    desk.read("me han cobrado dos veces", CHARGED)
    desk.app.theme.choose_percent(200)
    say = answer(desk.window.page_view)
    desk.until(lambda: say.height() >= say.document().size().height())
    for block in texts(desk.window.page_view):
        assert block.viewport().height() >= int(block.document().size().height())


def test_light_dark_and_as_the_system_has_it_follow_each_other_and_are_remembered(desk: Desk, own_home: Path) -> None:
    assert desk.app.theme.scheme == "auto"
    grounds = {}
    for scheme in ("light", "dark", "auto"):
        desk.do("theme")
        assert settings(own_home).text("theme") == scheme
        QApplication.processEvents()
        grounds[scheme] = desk.window.grab().toImage().pixelColor(2, 2).name().upper()
    assert grounds["light"] == "#F6F7F9"
    assert grounds["dark"] == "#14181D"


def test_a_chosen_theme_is_there_again_at_the_next_start(open_desk: Opened, folder: Path) -> None:
    first = open_desk(folder)
    first.do("theme")
    first.do("theme")
    first.do("larger")
    shut(first.app)
    second = open_desk(folder)
    assert second.app.theme.scheme == "dark"
    assert second.app.theme.percent == 110


def test_the_place_and_the_columns_of_the_window_are_remembered(open_desk: Opened, folder: Path) -> None:
    first = open_desk(folder)
    first.window.resize(760, 600)
    columns = child(first.window, QSplitter)
    columns.setSizes([320, 440])
    widths = columns.sizes()
    first.window.close()
    shut(first.app)
    second = open_desk(folder)
    # The fixture enlarges every window; what the memory says is asked of Qt again.
    columns = child(second.window, QSplitter)
    columns.setSizes([500, 500])
    restore(second.window, columns, second.session.context.memory)
    assert (second.window.width(), second.window.height()) == (760, 600)
    assert columns.sizes() == widths


@pytest.mark.parametrize("text", ["nonsense", "bm90IGEgZ2VvbWV0cnk=", "áé"])
def test_a_spoilt_place_does_no_harm(open_desk: Opened, folder: Path, own_home: Path, text: str) -> None:
    (own_home / "memory.toml").write_text(f'geometry = "{text}"\ncolumns = "{text}"\n')
    assert open_desk(folder).window.isVisible()


def test_the_language_of_the_window_changes_at_run_time_and_keeps_the_question(desk: Desk, own_home: Path) -> None:
    desk.read("me han cobrado dos veces", CHARGED)
    desk.app.speak("en")
    assert desk.window.search_box.text == "me han cobrado dos veces"
    desk.until(lambda: desk.title == "Charged twice on the bill")
    assert desk.window.keys["copy"].text() == "Copy the answer"
    assert settings(own_home).text("language") == "en"
    assert len([one for one in QApplication.topLevelWidgets() if one.isVisible()]) == 1


def test_the_language_of_the_window_changes_and_keeps_the_page_that_was_opened(desk: Desk) -> None:
    desk.session.reading.open("averias/router")
    desk.until(lambda: desk.title == "Router averiado")
    desk.app.speak("en")
    desk.until(lambda: desk.title == "Router averiado" and "Not written" in str(words(desk.window.page_view)))


def test_changing_the_language_while_answers_are_on_their_way_does_no_harm(desk: Desk) -> None:
    for lang in ("en", "es", "en"):
        desk.window.search_box.show_text("me han cobrado dos veces")
        desk.window.search_box.ask_now()
        desk.session.reading.preview("averias/router")
        desk.session.watcher.hint()
        desk.app.speak(lang)
    desk.until(lambda: desk.title == "Charged twice on the bill")


def test_the_language_of_the_write_ups_changes_alone(desk: Desk, own_home: Path) -> None:
    desk.read("me han cobrado dos veces", CHARGED)
    desk.do("language")
    menu = QApplication.activePopupWidget()
    english = [action for action in menu.actions() if action.text() == "English"]
    assert len(english) == 2
    english[0].trigger()
    menu.close()
    desk.until(lambda: desk.title == "Charged twice on the bill")
    assert desk.window.keys["copy"].text() == "Copiar la respuesta"
    assert settings(own_home).text("reading_language") == "en"


def test_the_language_menu_changes_the_window(desk: Desk) -> None:
    desk.do("language")
    menu = QApplication.activePopupWidget()
    [action for action in menu.actions() if action.text() == "English"][1].trigger()
    menu.close()
    desk.until(lambda: desk.window.keys["copy"].text() == "Copy the answer")


def test_no_english_is_left_in_the_spanish_window(desk: Desk) -> None:
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
    seen = visible_words(desk.window)
    desk.read("me han cobrado dos veces", CHARGED)
    desk.do("find")
    seen += visible_words(desk.window)
    desk.do("keys")
    seen += visible_words(QApplication.activeModalWidget())
    QApplication.activeModalWidget().close()
    assert [words for words in seen if english & set(words.replace(":", " ").split())] == []
    assert "¿Qué dice el cliente?" in seen
    assert any("resultado" in words for words in seen)


def test_no_spanish_is_left_in_the_english_window(open_desk: Opened, folder: Path) -> None:
    desk = open_desk(folder, lang="en", request=StartRequest(query="charged twice"))
    desk.until(lambda: desk.title == "Charged twice on the bill")
    spanish = {"Buscar", "respuesta", "Intro", "abrir", "teclas", "resultado", "Departamentos"}
    assert [words for words in visible_words(desk.window) if spanish & set(words.split())] == []


def test_numbers_and_days_speak_the_interfaces_language(desk: Desk) -> None:
    assert QLocale().language() == QLocale.Language.Spanish
    desk.app.speak("en")
    assert QLocale().language() == QLocale.Language.English
