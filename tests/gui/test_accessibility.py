"""What a screen reader is told, and the way of the Tab key, in every state of the window."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QAccessible, QAccessibleInterface, QImage
from PySide6.QtWidgets import QApplication, QScrollArea, QWidget

from procdesk.gui.call.call_notice import CallNotice
from procdesk.gui.call.session import CallTimer
from procdesk.gui.keyboard.action_palette import ActionPalette
from procdesk.gui.search.first_steps import FirstSteps
from procdesk.gui.widgets.check_list import CheckRow
from procdesk.gui.widgets.html_view import HtmlBlock
from tests.conftest import write
from tests.gui.conftest import OFFSCREEN, Opened, Program
from tests.gui.finders import answer, body, child

pytestmark = OFFSCREEN

TITLE, QUESTION = "Cobro duplicado en la factura", "me han cobrado dos veces"
MOST_STOPS = 15
SHIFT = Qt.KeyboardModifier.ShiftModifier


@pytest.fixture
def company(folder: Path) -> Path:
    """The small company, with a page that has everything that a page can have, and a complaint process."""
    write(
        folder,
        "procdesk.yaml",
        "name: Norvia\nlanguages: [es, en]\ncomplaint: averias/queja\ncalendar:\n  country: ES\n",
    )
    write(
        folder,
        "facturacion/cobro-duplicado.es.md",
        f"---\ntitle: {TITLE}\ncustomer_says:\n  - {QUESTION}\ncodes: [FAC-021]\nfirst_contact: solve\n"
        "related: [averias/router, averias/sin-internet]\n---\n"
        "## Qué decir\nLo compruebo **ahora mismo**.\n"
        "## Puedes decidir\n- Hasta 30 €, como en [router](../averias/router.es.md)\n"
        "## Pregunta primero\n- ¿Es la misma fecha?\n"
        "- ¿Es el mismo importe? Mira [internet](../averias/sin-internet.es.md)\n"
        "- ¿Es el mismo titular?\n"
        "## No prometas\n- Prometer nada de [otra página](../averias/router.es.md).\n"
        "## Guía\n### ¿Es el mismo importe?\n- [Sí](#abonar)\n- [No](#explicar)\n### Abonar\nAbona.\n"
        "### Explicar\nExplica.\n"
        "## Qué pasa después\n1. **Facturación** comprueba el cargo. (1 día laborable)\n"
        "2. **Facturación** lo abona. (2 días laborables)\n"
        "## Si hay que pasarlo\n- A: Facturación\n  Ten a mano: la factura, el importe\n  Di al cliente: Le paso.\n"
        "- A: Averías\n  Ten a mano: el número\n"
        "## Más\n" + "Un texto que se lee entero.\n\n" * 12 + "Con [otra página](../averias/router.es.md) y "
        "[una segunda](../averias/sin-internet.es.md).\n",
    )
    write(
        folder,
        "averias/queja.es.md",
        "---\ntitle: Queja\ncustomer_says:\n  - quiero reclamar\n---\n## Qué decir\nLo anoto.\n",
    )
    return folder


@pytest.fixture
def desk(open_program: Opened, company: Path, own_home: Path) -> Program:
    """A program that has been used before: something is recent, so the start page shows the departments."""
    (own_home / "memory.toml").write_text('recent = ["averias/router"]\n', "utf-8")
    program = open_program(company)
    program.until(lambda: program.session.is_complete)
    return program


def _start(program: Program) -> None:
    program.until(program.window.home_page.isVisible)


def _first_start(program: Program) -> None:
    program.until(child(program.window, FirstSteps).isVisible)


def _read(program: Program) -> None:
    program.read(QUESTION, TITLE)


def _guide(program: Program) -> None:
    _read(program)
    program.do("guide")
    program.until(program.window.call_pane.guide.isVisible)


def _outcome(program: Program) -> None:
    _guide(program)
    program.press(Qt.Key.Key_1)


def _hand_over(program: Program) -> None:
    _read(program)
    program.do("hand_over")
    program.until(program.window.call_pane.hand_over.isVisible)


def _both(program: Program) -> None:
    _guide(program)
    program.do("hand_over")
    program.until(lambda: program.window.call_pane.hand_over.isVisible() and program.window.call_pane.guide.isVisible())


def _end_call(program: Program) -> None:
    timer = child(program.app, CallTimer)
    if timer.running:
        program.do("call")
    program.until(lambda: not timer.running)
    # What the end of a call clears is asked for anew, and the start page comes with the answer.
    program.until_answered("")
    program.until(program.window.home_page.isVisible)


def _note(program: Program) -> None:
    _read(program)
    program.do("copy")
    program.do("note")
    program.until(program.window.note_view.isVisible)


def _note_without_call(program: Program) -> None:
    _end_call(program)
    program.do("note")
    program.until(program.window.note_view.isVisible)


def _previous_notes(program: Program) -> None:
    _read(program)
    program.do("copy")
    _end_call(program)
    program.do("note")
    program.until(program.window.note_view.isVisible)


def _ended(program: Program) -> None:
    _read(program)
    program.do("copy")
    _end_call(program)
    program.until(child(program.window, CallNotice).isVisible)


def _other_customer(program: Program) -> None:
    _read(program)
    program.do("copy")
    program.do("copy_note")
    program.read("no me funciona la fibra", "Sin conexión a internet")
    program.until(child(program.window, CallNotice).isVisible)


def _complaint(program: Program) -> None:
    _read(program)
    program.do("copy")
    program.do("complaint")
    program.until(lambda: program.title == "Queja")


def _find(program: Program) -> None:
    _read(program)
    program.do("find")


def _filed(program: Program) -> None:
    _read(program)
    program.do("filed")


def _palette(program: Program) -> None:
    program.do("menu")
    program.until(child(program.window, ActionPalette).isVisible)


def _small(program: Program) -> None:
    program.window.show_compact()
    program.window.resize(400, 620)
    _read(program)


def _small_guide(program: Program) -> None:
    _small(program)
    program.do("guide")
    program.until(program.window.call_pane.guide.isVisible)


def _keys(program: Program) -> None:
    program.do("keys")
    program.until(QApplication.activeModalWidget)


def _problems(program: Program) -> None:
    program.do("problems")
    program.until(QApplication.activeModalWidget)


State = Callable[[Program], None]
# States in which Tab goes through the window itself.
STATES: dict[str, State] = {
    "start page": _start,
    "page that is read": _read,
    "guide, question": _guide,
    "guide, outcome": _outcome,
    "hand-over card": _hand_over,
    "guide and hand-over card": _both,
    "note with a call": _note,
    "note without a call": _note_without_call,
    "previous notes": _previous_notes,
    "call ended": _ended,
    "another customer?": _other_customer,
    "complaint": _complaint,
    "find bar": _find,
    "day of filing": _filed,
    "small window": _small,
    "guide in the small window": _small_guide,
}
OVER: dict[str, State] = {"all actions": _palette, "all keys": _keys, "problems": _problems}


@pytest.fixture(autouse=True)
def no_dialog_is_left() -> Iterator[None]:
    yield
    dialog = QApplication.activeModalWidget()
    if dialog is not None:
        dialog.close()


def interfaces(top: QAccessibleInterface) -> Iterator[QAccessibleInterface]:
    """An object of the accessibility tree, and all that are seen below it."""
    yield top
    for number in range(top.childCount()):
        below = top.child(number)
        if below is not None and below.isValid() and not below.state().invisible:  # type: ignore[attr-defined]
            yield from interfaces(below)


def told(widget: QWidget) -> list[tuple[str, str, str]]:
    """Name, role and kind of everything in the tree of a window that can have the cursor."""
    top = QAccessible.queryAccessibleInterface(widget)
    assert top is not None
    return [
        (one.text(QAccessible.Text.Name), str(one.role()), type(one.object()).__name__)
        for one in interfaces(top)
        if one.state().focusable and one.object() is not widget  # type: ignore[attr-defined]
    ]


def put(program: Program, state: str) -> QWidget:
    """Brings the program into a state and gives the window that has the keyboard."""
    (STATES | OVER)[state](program)
    QApplication.processEvents()
    return QApplication.activeModalWidget() or program.window


@pytest.mark.parametrize("state", [*STATES, *OVER])
def test_everything_that_takes_the_cursor_has_a_name_for_screen_readers(desk: Program, state: str) -> None:
    window = put(desk, state)
    found = told(window)
    assert found
    assert [one for one in found if not one[0].strip()] == []
    # The names that the style sheet uses, and those of processes, are for nobody's ears.
    ids = {one.objectName() for one in window.findChildren(QWidget) if one.objectName()}
    spoken = [name for name, _, _ in found]
    assert [name for name in spoken if name in ids or "/" in name or name.startswith("qt_")] == []


def test_the_first_start_has_a_name_for_everything_too(open_program: Opened, company: Path) -> None:
    program = open_program(company)
    program.until(lambda: program.session.is_complete)
    _first_start(program)
    assert [one for one in told(program.window) if not one[0].strip()] == []
    visited = walk(program)
    assert len(visited) <= MOST_STOPS
    assert ordered(program, visited)


def pane_of(program: Program, widget: QWidget) -> int:
    """Which part of the window a widget is in: top bar, question about the call, list, content, status bar."""
    window = program.window
    call = window.call_pane
    parts = (
        window.top_bar,
        child(window, CallNotice),
        window.hits,
        window.home_page,
        window.page_view,
        call.guide,
        call.hand_over,
        window.note_view,
        window.status_bar,
    )
    return next(number for number, one in enumerate(parts) if one is widget or one.isAncestorOf(widget))


def area_of(widget: QWidget) -> QScrollArea | None:
    """What a widget is scrolled in."""
    above = widget.parentWidget()
    while above is not None and not isinstance(above, QScrollArea):
        above = above.parentWidget()
    return above


def place(widget: QWidget) -> QRect:
    """Where a widget is in what is scrolled, or in the window."""
    area = area_of(widget)
    outer = area.widget() if area is not None else widget.window()
    return QRect(widget.mapTo(outer, QPoint()), widget.size())


def walk(program: Program, *, back: bool = False) -> list[QWidget]:
    """Every stop of the Tab key from the search box until it is there again."""
    program.window.search_box.take_focus()
    visited = [program.focus]
    for _ in range(60):
        program.press(Qt.Key.Key_Backtab if back else Qt.Key.Key_Tab, *([SHIFT] if back else []))
        QApplication.processEvents()
        if program.focus is visited[0]:
            return visited
        visited.append(program.focus)
    raise AssertionError(f"Tab does not come back: {[(type(one).__name__, one.accessibleName()) for one in visited]}")


def ordered(program: Program, visited: list[QWidget]) -> bool:
    """Whether these come part after part, and in each from the top to the bottom and from the left to the right."""
    parts = [pane_of(program, one) for one in visited]
    assert parts == sorted(parts)
    for number, later in enumerate(visited):
        for before in visited[:number]:
            if pane_of(program, before) != pane_of(program, later) or area_of(before) is not area_of(later):
                continue
            if before.isAncestorOf(later):
                continue
            one, two = place(before), place(later)
            seen = (before.accessibleName(), one, later.accessibleName(), two)
            assert not later.isAncestorOf(before), seen
            assert two.bottom() >= one.top(), seen
            beside = two.top() <= one.bottom() and one.top() <= two.bottom()
            assert not (beside and two.right() < one.left()), seen
    return True


@pytest.mark.parametrize("state", STATES)
def test_tab_goes_in_the_order_of_the_eye_in_few_stops_and_back_the_same_way(desk: Program, state: str) -> None:
    put(desk, state)
    visited = walk(desk)
    assert visited[0] is desk.window.search_box.focusProxy()
    assert len(set(visited)) == len(visited)
    assert len(visited) <= MOST_STOPS
    assert ordered(desk, visited)
    assert walk(desk, back=True) == [visited[0], *reversed(visited[1:])]


def in_sight(widget: QWidget) -> bool:
    """Whether a widget is seen, from its top where it is higher than its pane."""
    seen = widget.visibleRegion().boundingRect()
    area = area_of(widget)
    fits = area is None or widget.height() <= area.viewport().height()
    return seen.contains(widget.rect()) if fits else seen.top() == 0 and seen.height() > area.viewport().height() // 2


@pytest.mark.parametrize("state", STATES)
def test_what_tab_reaches_is_scrolled_into_sight(desk: Program, state: str) -> None:
    put(desk, state)
    desk.window.search_box.take_focus()
    for _ in range(MOST_STOPS):
        desk.press(Qt.Key.Key_Tab)
        QApplication.processEvents()
        assert in_sight(desk.focus), (type(desk.focus).__name__, desk.focus.accessibleName())


def picture(widget: QWidget) -> QImage:
    """What stands at and right around a widget."""
    window = widget.window()
    here = QRect(widget.mapTo(window, QPoint()), widget.size()).adjusted(-20, -12, 20, 12)
    return window.grab(here).toImage()


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("state", STATES)
def test_it_is_seen_where_the_cursor_is_in_every_state(desk: Program, state: str, scheme: str) -> None:
    desk.app.theme.choose_scheme(scheme)
    QApplication.setCursorFlashTime(0)
    put(desk, state)
    stops = walk(desk)
    unseen = []
    for stop in stops[1:]:
        desk.press(Qt.Key.Key_Tab)
        assert desk.focus is stop
        focused = picture(stop)
        # The cursor goes, and nothing else changes.
        stop.clearFocus()
        if picture(stop) == focused:
            unseen.append((type(stop).__name__, stop.accessibleName()))
        stop.setFocus(Qt.FocusReason.OtherFocusReason)
    assert unseen == []


def test_arrows_go_through_what_is_one_stop_and_no_further(desk: Program) -> None:
    _read(desk)
    bar = desk.window.top_bar
    desk.press(Qt.Key.Key_Tab)
    visited = [desk.focus]
    for key in (Qt.Key.Key_Right, Qt.Key.Key_Right, Qt.Key.Key_Right, Qt.Key.Key_Down, Qt.Key.Key_Left):
        desk.press(key)
        visited.append(desk.focus)
    one, two, three = bar.department_button, bar.language_button, bar.menu_button
    assert visited == [one, two, three, three, three, two]
    desk.press(Qt.Key.Key_Tab)
    assert desk.focus is desk.window.hits


def test_arrows_go_through_the_boxes_to_tick_and_space_ticks_one(desk: Program) -> None:
    _read(desk)
    rows = [one for one in desk.window.page_view.cards.ask.texts if isinstance(one, CheckRow)]
    while desk.focus is not rows[0]:
        desk.press(Qt.Key.Key_Tab)
    desk.press(Qt.Key.Key_Down)
    desk.press(Qt.Key.Key_Down)
    assert desk.focus is rows[2]
    desk.press(Qt.Key.Key_Down)
    assert desk.focus is rows[2]
    desk.press(Qt.Key.Key_Space)
    assert [one.isChecked() for one in rows] == [False, False, True]


def test_arrows_leave_the_steps_of_the_journey_at_its_ends(desk: Program) -> None:
    _read(desk)
    journey = desk.window.page_view.journey
    while desk.focus is not journey.chart:
        desk.press(Qt.Key.Key_Tab)
    desk.press(Qt.Key.Key_Down)
    assert desk.focus is journey.chart
    desk.press(Qt.Key.Key_Down)
    assert desk.focus.accessibleName() == "Copiar estas fechas"
    for _ in range(3):
        desk.press(Qt.Key.Key_Up)
    assert desk.focus is not journey.chart
    assert journey.isAncestorOf(desk.focus)
    desk.press(Qt.Key.Key_Up)
    assert journey.isAncestorOf(desk.focus)


def test_arrows_go_through_the_links_of_a_text_and_enter_follows_one(desk: Program) -> None:
    _read(desk)
    block = body(desk.window.page_view).blocks[0]
    while desk.focus is not block:
        desk.press(Qt.Key.Key_Tab)
    desk.press(Qt.Key.Key_Right)
    desk.press(Qt.Key.Key_Right)
    # To come to a link is not to choose its words: Ctrl+C still copies the answer.
    assert block.textCursor().selectedText() == "una segunda"
    assert desk.window.page_view.selected_text() == ""
    desk.press(Qt.Key.Key_Return)
    desk.until(lambda: desk.title == "Sin conexión a internet")


def test_up_and_down_scroll_the_page_with_the_cursor_in_its_text(desk: Program) -> None:
    desk.window.resize(1366, 480)
    _read(desk)
    view = desk.window.page_view
    while desk.focus is not answer(view):
        desk.press(Qt.Key.Key_Tab)
    before = view.scrolled
    desk.press(Qt.Key.Key_Down)
    assert view.scrolled > before
    assert desk.focus is answer(view)


def test_a_screen_reader_hears_the_key_with_a_link(desk: Program) -> None:
    _read(desk)
    view = desk.window.page_view
    linked = [one for one in view.findChildren(HtmlBlock) if one.isVisible() and "href" in one.toHtml()]
    assert linked
    for block in linked:
        interface = QAccessible.queryAccessibleInterface(block)
        text = interface.textInterface()  # type: ignore[attr-defined]
        assert "Ctrl" in text.text(0, text.characterCount())
    rows = [one for one in view.cards.ask.texts if isinstance(one, CheckRow)]
    heard = [QAccessible.queryAccessibleInterface(one).text(QAccessible.Text.Description) for one in rows]
    assert heard == ["", "internet: Ctrl\N{NO-BREAK SPACE}2", ""]
