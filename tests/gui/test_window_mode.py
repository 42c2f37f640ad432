"""The small window beside the CRM: the same window in another shape, with everything that it held."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QImage, QPainter
from PySide6.QtWidgets import QApplication, QStyle, QStyleOptionViewItem

from procdesk.gui.search.result_delegate import ResultDelegate
from procdesk.gui.search.result_list import ResultList
from procdesk.gui.search.result_model import ResultRow, RowKind
from procdesk.gui.single_instance import StartRequest
from procdesk.gui.theme import Theme
from procdesk.gui.window_mode import ACROSS, LEAST_ACROSS, place_beside
from procdesk.settings import MEMORY, SettingsFile
from tests.gui.conftest import OFFSCREEN, Opened, Program
from tests.gui.finders import label, scroll_area

ON_TOP = Qt.WindowType.WindowStaysOnTopHint
QUESTION, TITLE = "cobrado dos veces", "Cobro duplicado en la factura"
ROW = ResultRow(
    RowKind.PROCESS, "a/b", "Cobro duplicado", facts="Facturación", badge="Resuélvelo tú", tone="good", say="«Ya.»",
    brief="Tú",
)  # fmt: skip


def memory(home: Path) -> SettingsFile:
    return SettingsFile(home / "memory.toml", MEMORY)


def test_f8_makes_the_window_narrow_and_keeps_it_before_the_others(program: Program) -> None:
    screen = program.window.screen().availableGeometry()
    program.press(Qt.Key.Key_F8)
    window = program.window
    assert window.isVisible()
    assert window.windowFlags() & ON_TOP
    assert window.windowHandle().flags() & ON_TOP
    assert window.width() == ACROSS
    assert window.geometry().right() == screen.right()
    assert window.minimumWidth() == LEAST_ACROSS


def test_f8_again_gives_the_large_window_back_where_it_was(program: Program) -> None:
    program.window.setGeometry(20, 30, 700, 600)
    program.press(Qt.Key.Key_F8)
    program.press(Qt.Key.Key_F8)
    assert not program.window.windowFlags() & ON_TOP
    assert program.window.geometry() == QRect(20, 30, 700, 600)
    program.until(lambda: program.window.hits.height() > 300)
    assert program.window.top_bar.language_button.isVisible()


def test_a_maximized_window_is_maximized_again(program: Program) -> None:
    program.window.showMaximized()
    program.press(Qt.Key.Key_F8)
    assert not program.window.isMaximized()
    assert program.window.width() == ACROSS
    program.press(Qt.Key.Key_F8)
    assert program.window.isMaximized()


def test_the_question_the_choice_the_page_and_the_cursor_stay(program: Program) -> None:
    program.read(QUESTION, TITLE)
    for _ in range(2):
        program.press(Qt.Key.Key_F8)
        assert program.window.search_box.text == QUESTION
        assert program.window.hits.current is not None
        assert program.window.hits.current.title == TITLE
        assert program.title == TITLE
        assert program.focus is program.window.search_box.focusProxy()


def test_the_list_stands_above_the_page_and_takes_a_few_lines(program: Program) -> None:
    program.read(QUESTION, TITLE)
    program.press(Qt.Key.Key_F8)
    program.until(lambda: program.window.page_view.height() > 300)
    hits, page = program.window.hits, program.window.page_view
    assert hits.height() < 140
    assert (
        page.mapTo(program.window, page.rect().topLeft()).y() > hits.mapTo(program.window, hits.rect().bottomLeft()).y()
    )
    assert page.width() <= program.window.width()


def test_without_a_hit_the_page_takes_the_place_of_the_list(program: Program) -> None:
    program.press(Qt.Key.Key_F8)
    program.ask("zxqw")
    assert not program.window.hits.isVisible()
    program.ask(QUESTION)
    assert program.window.hits.isVisible()


def test_how_many_hits_there_are_stands_at_the_bottom(program: Program) -> None:
    program.press(Qt.Key.Key_F8)
    program.read(QUESTION, TITLE)
    assert program.said.startswith(program.window.status_bar.tr("always on top"))
    assert "1 resultado" in program.said
    assert not label(program.window.search_box, "quiet").isVisible()
    program.press(Qt.Key.Key_F8)
    assert "resultado" not in program.said


def test_typing_arrows_and_enter_work_as_in_the_large_window(program: Program) -> None:
    program.press(Qt.Key.Key_F8)
    program.ask("r")
    program.press(Qt.Key.Key_Down)
    chosen = program.window.hits.current
    program.press(Qt.Key.Key_Return)
    program.until(lambda: chosen is not None and program.title == chosen.title)


def test_it_is_compact_again_at_the_next_start_where_it_was_left(program: Program, own_home: Path) -> None:
    program.window.setGeometry(20, 30, 700, 600)
    program.press(Qt.Key.Key_F8)
    program.window.setGeometry(200, 60, 400, 500)
    program.window.close()
    found = memory(own_home)
    assert found.flag("compact")
    program.app.speak("en")
    assert program.window.shape.compact
    assert program.window.geometry() == QRect(200, 60, 400, 500)
    assert program.window.windowHandle().flags() & ON_TOP
    program.window.shape.toggle()
    assert program.window.geometry() == QRect(20, 30, 700, 600)


def test_a_place_that_was_edited_into_nonsense_is_forgotten(program: Program) -> None:
    program.session.context.memory.put(compact_geometry="§")
    program.press(Qt.Key.Key_F8)
    assert program.window.width() == ACROSS


@pytest.mark.parametrize(
    ("free", "place"),
    [
        (QRect(0, 0, 1366, 728), QRect(946, 0, 420, 728)),
        (QRect(1920, 30, 1280, 994), QRect(2780, 30, 420, 994)),
        (QRect(0, 0, 400, 300), QRect(0, 0, 400, 300)),
    ],
)
def test_the_first_place_is_the_right_edge_of_the_screen(free: QRect, place: QRect) -> None:
    assert place_beside(free) == place
    assert place_beside(free, 28) == place.adjusted(0, 28, 0, 0)


@OFFSCREEN
def test_the_department_in_force_is_seen_and_its_menu_opens_without_a_button(program: Program) -> None:
    program.press(Qt.Key.Key_F8)
    assert not program.window.top_bar.department_button.isVisible()
    program.do("department")
    menu = QApplication.activePopupWidget()
    assert menu is not None
    menu.close()
    program.session.search_controller.choose_department("facturacion")
    program.until(lambda: program.window.top_bar.department_button.isVisible())
    assert program.window.top_bar.department_button.text() == ""
    assert program.window.top_bar.department_button.toolTip() == "Facturación · Elegir departamento (Ctrl E)"


@OFFSCREEN
def test_a_later_start_raises_the_small_window_with_its_words_typed(program: Program) -> None:
    program.press(Qt.Key.Key_F8)
    program.window.showMinimized()
    program.app.fulfil(StartRequest(query=QUESTION))
    program.until(lambda: program.title == TITLE)
    assert program.window.shape.compact
    assert not program.window.isMinimized()
    assert program.focus is program.window.search_box.focusProxy()


@OFFSCREEN
def test_a_link_to_a_heading_scrolls_there(open_program: Opened, folder: Path) -> None:
    page = folder / "averias/router.es.md"
    page.write_text("# Router\n\nEs.\n\n" + "Texto.\n\n" * 80 + "## Al final\n\nFin.\n\n" + "Y más.\n\n" * 80)
    program = open_program(folder)
    program.app.fulfil(StartRequest(id="averias/router", heading="al-final"))
    program.until(
        lambda: program.title == "Router" and scroll_area(program.window.page_view).verticalScrollBar().value() > 500
    )


def test_rows_of_one_line_are_lower_than_cards(theme: Theme, qtbot: object) -> None:
    painter = ResultDelegate(theme)
    whole = painter.row_height(ROW)
    painter.use_one_line(True)
    assert painter.row_height(ROW) < whole / 2
    painter.deleteLater()


@pytest.mark.parametrize("width", [380, 420, 120, 10])
@pytest.mark.parametrize("mark", ["", "no vale hoy"])
def test_a_row_of_one_line_is_painted_at_every_width(theme: Theme, width: int, mark: str) -> None:
    row = ResultRow(RowKind.PROCESS, "a", "Un título que es muy largo para una línea", "Departamento",
                    brief="Tú y otros", tone="amber", mark=mark, mark_tone="amber")  # fmt: skip
    hits = ResultList(theme)
    hits.use_one_line(True)
    hits.show_rows((row,))
    option = QStyleOptionViewItem()
    option.rect = QRect(0, 0, width, 40)
    option.state = QStyle.StateFlag.State_Selected
    image = QImage(width, 40, QImage.Format.Format_RGB32)
    image.fill(0)
    painter = QPainter(image)
    hits.itemDelegate().paint(painter, option, hits.model().index(0))
    painter.end()
    colours = {image.pixelColor(x, 20).name() for x in range(width)}
    assert theme.colour("selection").name() in colours
    hits.deleteLater()
