"""The reading page: find, outline, links, and what it refuses to load or open."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import Qt, QTimer, QUrl
from PySide6.QtGui import QDesktopServices, QImage, QTextDocument
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from procdesk.gui.dialogs import OutsideDialog
from procdesk.gui.page.page_view import PageView
from procdesk.gui.tasks import IdleQueue
from procdesk.gui.theme import Theme
from procdesk.gui.widgets.html_view import HtmlBlock, portions
from procdesk.library import Opened
from tests.conftest import write
from tests.gui.conftest import OFFSCREEN, Program
from tests.gui.conftest import Opened as OpenProgram
from tests.gui.finders import body, child, label, scroll_area, texts

pytestmark = OFFSCREEN

LONG = (
    """---
title: Página larga
---
## Qué decir
El recibo se revisa.

## Primera parte
Un recibo y otro Recibo.

"""
    + "\n\n".join(f"Párrafo {number}." for number in range(80))
    + """

## Última parte
Fin. [Fuera](https://example.org/a?b=c) · [Router](router.es.md) · [Arriba](#primera-parte)
"""
)


@pytest.fixture
def long_page(open_program: OpenProgram, folder: Path) -> Program:
    write(folder, "averias/larga.es.md", LONG)
    program = open_program(folder)
    program.session.page_controller.open("averias/larga")
    program.until(lambda: program.title == "Página larga")
    return program


def place(program: Program) -> int:
    return scroll_area(program.window.page_view).verticalScrollBar().value()


def find(program: Program, words: str) -> str:
    """Types into the find bar and gives what it says."""
    program.do("find")
    bar = program.window.page_view.find_bar
    child(bar, QLineEdit).setText(words)
    return label(bar, "quiet").text()


def test_find_counts_steps_and_closes(long_page: Program) -> None:
    bar = long_page.window.page_view.find_bar
    line, count = child(bar, QLineEdit), label(bar, "quiet")
    assert find(long_page, "recibo") == "1 de 3"
    QTest.keyClick(line, Qt.Key.Key_Return)
    assert count.text() == "2 de 3"
    for _ in range(2):
        QTest.keyClick(line, Qt.Key.Key_Return, Qt.KeyboardModifier.ShiftModifier)
    assert count.text() == "3 de 3"
    QTest.keyClick(line, Qt.Key.Key_Escape)
    assert not bar.isVisible()
    assert not any(block.extraSelections() for block in texts(long_page.window.page_view))
    assert long_page.title == "Página larga"


def test_find_scrolls_to_what_it_found_and_says_what_is_not_there(long_page: Program) -> None:
    assert find(long_page, "Fin.") == "1 de 1"
    assert place(long_page) > 500
    assert find(long_page, "zxqw") == "no está en esta página"
    assert find(long_page, "") == ""


def test_find_marks_what_it_found(long_page: Program) -> None:
    find(long_page, "recibo")
    marked = [
        mark.cursor.selectedText() for block in texts(long_page.window.page_view) for mark in block.extraSelections()
    ]
    assert marked == ["recibo", "recibo", "Recibo"]


STEPS = """# Con guía

Se mira. Véase [la pregunta](#esta-encendido), [los pasos](#que-pasa-despues) y [a quién](#si-hay-que-pasarlo).

## Por qué

{}

## Qué pasa después
1. **Averías** mira la línea. (1 día laborable)
2. **Tesorería** devuelve el importe. (2 días laborables)
## Guía
### ¿Está encendido?
- [Sí](#espera)
### Espera
Ya viene.
## Si hay que pasarlo
- A: Facturación
""".format("\n\n".join(f"Párrafo {number}." for number in range(60)))


@pytest.fixture
def guided_page(open_program: OpenProgram, folder: Path) -> Program:
    write(folder, "averias/guiada.es.md", STEPS)
    program = open_program(folder)
    program.session.page_controller.open("averias/guiada")
    program.until(lambda: program.title == "Con guía")
    return program


def test_find_looks_in_the_rows_of_the_journey_too(guided_page: Program) -> None:
    view = guided_page.window.page_view
    before = view.journey.chart.grab().toImage()
    assert find(guided_page, "TESORERÍA") == "1 de 1"
    marked = view.journey.chart.grab().toImage()
    match = guided_page.app.theme.colour("match").rgb()
    painted = {y for y in range(marked.height()) if marked.pixel(3, y) == match}
    assert painted
    assert min(painted) > marked.height() / 3
    QTest.keyClick(child(view.find_bar, QLineEdit), Qt.Key.Key_Escape)
    assert view.journey.chart.grab().toImage() == before


def test_a_link_to_a_part_that_is_shown_elsewhere_leads_there(guided_page: Program) -> None:
    view, window = guided_page.window.page_view, guided_page.window
    view.scroll_by_page(2)
    body(view).linked.emit("#que-pasa-despues")
    top = view.journey.mapTo(scroll_area(view).viewport(), view.journey.rect().topLeft()).y()
    assert 0 <= top < scroll_area(view).viewport().height()
    body(view).linked.emit("#si-hay-que-pasarlo")
    guided_page.until(lambda: window.call_pane.hand_over.isVisible())
    QTest.keyClick(guided_page.focus, Qt.Key.Key_Escape)
    guided_page.until(view.isVisible)
    body(view).linked.emit("#esta-encendido")
    guided_page.until(lambda: window.call_pane.guide.isVisible())


LINKED = """---
title: Con enlaces
related: [averias/router]
---
## Qué decir
Se mira.
## Pregunta primero
- ¿Es [el router](router.es.md)?
## Puedes decidir
- Ver [el cobro](../facturacion/cobro-duplicado.es.md).
## Por qué
Véase [el sitio](https://example.org) y [arriba](#por-que).
"""


@pytest.fixture
def linked_page(open_program: OpenProgram, folder: Path) -> Program:
    write(folder, "averias/enlaces.es.md", LINKED)
    program = open_program(folder)
    program.session.page_controller.open("averias/enlaces")
    program.until(lambda: program.title == "Con enlaces")
    return program


def test_links_have_their_key_beside_them_in_the_order_of_the_page(linked_page: Program) -> None:
    view = linked_page.window.page_view
    seen = " ".join(block.toPlainText() for block in texts(view) if isinstance(block, HtmlBlock))
    seen = "".join(seen.split("\N{INVISIBLE SEPARATOR}")).replace("\N{NO-BREAK SPACE}", " ")
    assert "el cobro  Ctrl 1 " in seen
    assert "el sitio  Ctrl 3 " in seen
    assert "arriba." in seen
    assert "Router averiado  Ctrl 2" in seen


def test_a_number_key_follows_a_link_with_the_cursor_in_the_search_box(linked_page: Program) -> None:
    linked_page.window.search_box.take_focus()
    linked_page.press(Qt.Key.Key_1, Qt.KeyboardModifier.ControlModifier)
    linked_page.until(lambda: linked_page.title == "Cobro duplicado en la factura")
    linked_page.press(Qt.Key.Key_9, Qt.KeyboardModifier.ControlModifier)
    assert linked_page.title == "Cobro duplicado en la factura"
    assert linked_page.window.search_box.text == ""


def test_the_key_of_a_link_is_no_part_of_what_is_copied_or_ticked(linked_page: Program) -> None:
    view = linked_page.window.page_view
    body(view).blocks[0].selectAll()
    assert "el sitio y arriba." in view.selected_text()
    (row,) = view.cards.ask.texts
    assert row.accessibleName() == "¿Es el router?"


def test_a_page_that_renews_ends_the_search_in_it(long_page: Program, folder: Path) -> None:
    find(long_page, "recibo")
    write(folder, "averias/larga.es.md", LONG.replace("Fin.", "Final."))
    long_page.until(lambda: "Final." in body(long_page.window.page_view).blocks[0].toPlainText())
    assert not long_page.window.page_view.find_bar.isVisible()


def test_a_page_that_renews_keeps_its_place(long_page: Program, folder: Path) -> None:
    long_page.do("page_down")
    before = place(long_page)
    assert before > 100
    write(folder, "averias/larga.es.md", LONG.replace("Fin.", "Final."))
    long_page.until(lambda: "Final." in body(long_page.window.page_view).blocks[0].toPlainText())
    assert place(long_page) == before


def test_another_page_begins_at_its_top(long_page: Program) -> None:
    long_page.do("page_down")
    long_page.session.page_controller.open("averias/router")
    long_page.until(lambda: long_page.title == "Router averiado")
    assert place(long_page) == 0


@dataclass(frozen=True)
class Pages:
    """The long page and another one, ready to be shown at any moment, while the other one is read."""

    program: Program
    long: Opened
    other: Opened
    whole: list[bool]

    @property
    def view(self) -> PageView:
        return self.program.window.page_view

    @property
    def texts(self) -> list[str]:
        """What every visible part of the page says."""
        content = child(self.view, QWidget, "pageBody")
        parts = content.findChildren(QLabel) + content.findChildren(HtmlBlock)
        return [part.text() if isinstance(part, QLabel) else part.toPlainText() for part in parts if part.isVisible()]

    def show(self, opened: Opened) -> None:
        context, page = self.program.session.context, opened.page
        words = context.formatter.page_words(page, context.reading_language(), {})
        self.whole.clear()
        self.view.show_page(page, words, opened.call_context)

    def until_whole(self) -> None:
        self.program.until(lambda: self.whole)


@pytest.fixture
def pages(open_program: OpenProgram, folder: Path) -> Pages:
    write(folder, "averias/larga.es.md", LONG)
    program = open_program(folder)
    came: list[Opened] = []
    program.session.page_controller.shown.connect(came.append)
    for id_, title in (("averias/larga", "Página larga"), ("averias/router", "Router averiado")):
        program.session.page_controller.open(id_)
        program.until(lambda title=title: program.title == title)
    whole: list[bool] = []
    program.window.page_view.shown.connect(lambda: whole.append(True))
    return Pages(program, *came, whole)


def test_a_page_comes_in_steps_and_is_whole_in_the_end(pages: Pages) -> None:
    before = pages.texts
    pages.show(pages.long)
    assert pages.view.page is pages.other.page
    pages.until_whole()
    assert pages.view.page is pages.long.page
    assert "Párrafo 79." in body(pages.view).blocks[0].toPlainText()
    assert scroll_area(pages.view).updatesEnabled()
    pages.show(pages.other)
    pages.until_whole()
    assert pages.texts == before


@pytest.mark.parametrize("steps", [0, 1, 2])
def test_another_page_chosen_in_between_leaves_nothing_of_the_first(pages: Pages, steps: int) -> None:
    before = pages.texts
    pages.show(pages.long)
    for _ in range(steps):
        # As when the event loop comes round once.
        child(child(pages.view, IdleQueue), QTimer).timeout.emit()
    pages.show(pages.other)
    pages.until_whole()
    assert pages.view.page is pages.other.page
    assert pages.texts == before


def test_find_searches_all_of_a_page_that_is_still_being_filled(pages: Pages) -> None:
    pages.show(pages.long)
    assert find(pages.program, "Fin.") == "1 de 1"
    pages.program.until(lambda: place(pages.program) > 500)


def test_a_page_that_is_still_being_filled_scrolls(pages: Pages) -> None:
    pages.show(pages.long)
    pages.program.do("page_down")
    assert place(pages.program) > 100
    pages.program.do("page_up")
    pages.until_whole()
    assert place(pages.program) == 0


def test_a_page_that_is_chosen_again_in_between_keeps_its_place(pages: Pages) -> None:
    pages.show(pages.long)
    pages.program.do("page_down")
    before = place(pages.program)
    pages.show(pages.other)
    pages.show(pages.long)
    pages.until_whole()
    assert place(pages.program) == before


def test_a_page_that_was_left_while_it_was_filled_does_not_come_back(pages: Pages) -> None:
    pages.show(pages.long)
    pages.program.session.navigation.go_home()
    pages.until_whole()
    pages.program.until_answered("")
    assert not pages.view.isVisible()


VERY_LONG = LONG.replace(
    "## Última parte",
    "\n\n".join(f"## Parte {number}\n\n" + "Cada palabra cuenta. " * 40 for number in range(40))
    + "\n\n## Última parte",
)


def test_a_very_long_page_is_found_scrolled_and_left_like_any_other(open_program: OpenProgram, folder: Path) -> None:
    write(folder, "averias/larga.es.md", VERY_LONG)
    program = open_program(folder)
    view = program.window.page_view
    program.session.page_controller.open("averias/larga")
    # The title is that of a page which is whole.
    program.until(lambda: program.title == "Página larga")
    assert len([block for block in body(view).blocks if block.isVisible()]) > 3
    assert "".join(block.toPlainText() for block in body(view).blocks).count("Cada palabra cuenta.") == 40 * 40
    program.until(lambda: scroll_area(view).verticalScrollBar().maximum() > 6_000)
    view.scroll_to_anchor("parte-39")
    far = place(program)
    assert far > 5_000
    assert find(program, "Fin.") == "1 de 1"
    assert place(program) >= far
    program.session.page_controller.open("averias/router")
    program.until(lambda: program.title == "Router averiado")
    assert [block.toPlainText() for block in body(view).blocks if block.isVisible()] == ["Se cambia en el día."]
    assert not any(block.toPlainText() for block in body(view).blocks if not block.isVisible())


ELEMENT = st.recursive(
    st.sampled_from(["x", "<br>", "a &lt; b", '<img src="content:a.png">']),
    lambda inner: st.tuples(st.sampled_from(["p", "ul", "h2", "td"]), st.lists(inner, max_size=3)).map(
        lambda made: f"<{made[0]}>{''.join(made[1])}</{made[0]}>"
    ),
    max_leaves=12,
)


@given(st.lists(ELEMENT, max_size=8).map("".join), st.integers(1, 60))
def test_portions_are_the_whole_text_and_cut_through_no_element(html: str, largest: int) -> None:
    parts = portions(html, largest)
    assert "".join(parts) == html
    for part in parts:
        for name in ("p", "ul", "h2", "td"):
            assert part.count(f"<{name}>") == part.count(f"</{name}>")


def test_a_text_of_usual_length_is_one_portion() -> None:
    assert portions("") == []
    assert portions("<p>a</p><p>b</p>") == ["<p>a</p><p>b</p>"]
    assert portions("<p>a</p><p>b</p><p>c</p>", 10) == ["<p>a</p>", "<p>b</p>", "<p>c</p>"]


def test_the_outline_jumps_to_a_heading(long_page: Program) -> None:
    long_page.do("outline")
    menu = QApplication.activePopupWidget()
    assert [action.text().strip() for action in menu.actions()] == ["Primera parte", "Última parte"]
    assert menu.activeAction() is menu.actions()[0]
    QTest.keyClick(menu, Qt.Key.Key_Down)
    QTest.keyClick(menu, Qt.Key.Key_Return)
    long_page.until(lambda: place(long_page) > 500)


def test_page_down_and_up_scroll(long_page: Program) -> None:
    long_page.do("page_down")
    assert place(long_page) > 0
    long_page.do("page_up")
    assert place(long_page) == 0


def test_a_link_within_the_page_scrolls_and_one_to_a_process_opens_it(long_page: Program) -> None:
    view = long_page.window.page_view
    view.scroll_by_page(5)
    far = place(long_page)
    body(view).linked.emit("#primera-parte")
    assert place(long_page) < far
    body(view).linked.emit("procdesk:averias/router")
    long_page.until(lambda: long_page.title == "Router averiado")


@pytest.mark.parametrize("address", ["https://example.org/a?b=c", "http://example.org", "mailto:a@example.org"])
def test_what_leads_outside_asks_first_and_shows_the_whole_address(
    long_page: Program, address: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened: list[QUrl] = []
    monkeypatch.setattr(QDesktopServices, "openUrl", opened.append)
    body(long_page.window.page_view).linked.emit(address)
    dialog = QApplication.activeModalWidget()
    assert isinstance(dialog, OutsideDialog)
    assert dialog.informativeText() == address
    assert opened == []
    buttons = {button.text(): button for button in dialog.findChildren(QPushButton)}
    buttons["Quedarse aquí"].click()
    assert opened == []
    body(long_page.window.page_view).linked.emit(address)
    dialog = QApplication.activeModalWidget()
    next(one for one in dialog.findChildren(QPushButton) if one.text() == "Abrir").click()
    assert opened == [QUrl(address)]


def test_an_address_outside_can_be_copied_instead(long_page: Program) -> None:
    body(long_page.window.page_view).linked.emit("https://example.org")
    dialog = QApplication.activeModalWidget()
    next(one for one in dialog.findChildren(QPushButton) if one.text() == "Copiar la dirección").click()
    assert long_page.clipboard == "https://example.org"


@pytest.mark.parametrize(
    "address", ["file:///etc/passwd", "javascript:alert(1)", "smb://host/share", "/etc/passwd", "C:\\x.exe"]
)
def test_other_addresses_do_nothing(long_page: Program, address: str, monkeypatch: pytest.MonkeyPatch) -> None:
    opened: list[QUrl] = []
    monkeypatch.setattr(QDesktopServices, "openUrl", opened.append)
    body(long_page.window.page_view).linked.emit(address)
    assert QApplication.activeModalWidget() is None
    assert opened == []


@pytest.fixture
def asked_for() -> list[str]:
    return []


@pytest.fixture
def block(theme: Theme, qtbot: QtBot, asked_for: list[str]) -> HtmlBlock:
    def read(path: str) -> bytes | None:
        asked_for.append(path)
        return None

    made = HtmlBlock(theme, read)
    qtbot.addWidget(made)
    return made


@pytest.mark.parametrize(
    "address",
    ["https://example.org/a.png", "file:///etc/passwd", "/etc/passwd", "secret.png", "qrc:/x", "data:image/png,x"],
)
def test_a_text_loads_neither_a_file_nor_a_remote_address(
    block: HtmlBlock, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, address: str, asked_for: list[str]
) -> None:
    picture = QImage(20, 20, QImage.Format.Format_RGB32)
    picture.save(str(tmp_path / "secret.png"))
    monkeypatch.chdir(tmp_path)
    block.show_html(f'<p>x<img src="{address}"></p>')
    for kind in (QTextDocument.ResourceType.ImageResource, QTextDocument.ResourceType.StyleSheetResource):
        loaded = block.loadResource(kind.value, QUrl(address))
        assert isinstance(loaded, QImage)
        assert (loaded.width(), loaded.height()) == (1, 1)
    assert asked_for == []


def test_a_picture_of_the_content_is_asked_for_by_its_path(block: HtmlBlock, asked_for: list[str]) -> None:
    block.show_html('<p><img src="content:averias/router.png"></p>')
    block.loadResource(QTextDocument.ResourceType.ImageResource.value, QUrl("content:averias/router.png"))
    assert set(asked_for) == {"averias/router.png"}


def test_a_chosen_link_is_told_and_not_opened(block: HtmlBlock, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(QDesktopServices, "openUrl", lambda url: pytest.fail("opened"))
    block.show_html('<p>a</p><p><a href="https://example.org">b</a></p>')
    block.show()
    block.setFocus()
    QTest.keyClick(block, Qt.Key.Key_Tab)
    with qtbot.waitSignal(block.linked) as told:
        QTest.keyClick(block, Qt.Key.Key_Return)
    assert told.args == ["https://example.org"]
    assert "b" in block.toPlainText()
